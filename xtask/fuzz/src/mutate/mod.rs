//! Mutations of inputs.

mod bytes;
mod protobuf;

use fastrand::Rng;

use crate::Form;

/// The length that mutations do not exceed.
const MAX_LENGTH: usize = 64 * 1024;

/// Returns a changed input of a form. A part of another input of the same target may come in.
pub fn mutate(rng: &mut Rng, form: Form, words: &[Vec<u8>], input: &[u8], other: &[u8]) -> Vec<u8> {
    let mut changed = input.to_vec();
    for _ in 0..rounds(rng) {
        changed = match form {
            Form::Bytes | Form::Text => bytes::mutate(rng, words, &changed, other),
            Form::Protobuf => message(rng, words, &changed, other),
            Form::Call => call(rng, words, &changed, other),
        };
    }
    changed.truncate(MAX_LENGTH);
    changed
}

/// One change in most cases, and many in some.
fn rounds(rng: &mut Rng) -> usize {
    let mut rounds = 1;
    while rounds < 12 && rng.u8(..3) == 0 {
        rounds += 1;
    }
    rounds
}

fn message(rng: &mut Rng, words: &[Vec<u8>], input: &[u8], other: &[u8]) -> Vec<u8> {
    // The encoding itself is to be malformed, too.
    if rng.u8(..8) == 0 {
        return bytes::mutate(rng, words, input, other);
    }
    protobuf::mutate(rng, words, input, other)
        .unwrap_or_else(|| bytes::mutate(rng, words, input, other))
}

fn call(rng: &mut Rng, words: &[Vec<u8>], input: &[u8], other: &[u8]) -> Vec<u8> {
    let (line, body) = split_call(input);
    let (other_line, other_body) = split_call(other);
    match rng.u8(..40) {
        // The message of another call, and a path that there is not.
        0 => join_call(other_line, body),
        1 => join_call(&bytes::mutate(rng, words, line, other_line), body),
        _ => join_call(line, &message(rng, words, body, other_body)),
    }
}

/// Divides the input of a call into its line and its message.
#[must_use]
pub fn split_call(input: &[u8]) -> (&[u8], &[u8]) {
    match input.iter().position(|byte| *byte == b'\n') {
        Some(end) => (&input[..end], &input[end + 1..]),
        None => (input, b""),
    }
}

/// Makes the input of a call.
#[must_use]
pub fn join_call(line: &[u8], body: &[u8]) -> Vec<u8> {
    [line, b"\n", body].concat()
}
