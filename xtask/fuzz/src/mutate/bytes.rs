//! Changes of bytes without a known form.

use fastrand::Rng;

/// The limits of number types, and what is next to them.
pub(super) const NUMBERS: [u64; 21] = [
    0,
    1,
    2,
    0x7f,
    0x80,
    0xff,
    0x100,
    1000,
    0x7fff,
    0x8000,
    0xffff,
    0x1_0000,
    0x7fff_ffff,
    0x8000_0000,
    0xffff_fff0,
    0xffff_ffff,
    0x1_0000_0000,
    0x7fff_ffff_ffff_ffff,
    0x8000_0000_0000_0000,
    0xffff_ffff_ffff_fff8,
    0xffff_ffff_ffff_ffff,
];

/// Numbers as text, and values that are hard on parsers.
const TEXTS: [&str; 16] = [
    "0",
    "-1",
    "1e308",
    "-9223372036854775808",
    "9223372036854775807",
    "18446744073709551616",
    "NaN",
    "\u{8336}",
    "\u{0}",
    "\u{feff}",
    "\u{1f600}",
    "{",
    "[",
    "(",
    "\"",
    "\\",
];

/// Changes one thing.
pub(super) fn mutate(rng: &mut Rng, words: &[Vec<u8>], input: &[u8], other: &[u8]) -> Vec<u8> {
    let mut bytes = input.to_vec();
    let at = rng.usize(..=bytes.len());
    let end = rng.usize(at..=bytes.len().min(at + 64));
    match rng.u8(..14) {
        0 | 1 if at < bytes.len() => bytes[at] ^= 1 << rng.u8(..8),
        2 if at < bytes.len() => bytes[at] = rng.u8(..),
        3 if at < bytes.len() => {
            let step = rng.u8(1..=16);
            bytes[at] = match rng.bool() {
                true => bytes[at].wrapping_add(step),
                false => bytes[at].wrapping_sub(step),
            };
        }
        4 => {
            let number = number(rng).to_le_bytes();
            let width = [1, 2, 4, 8][rng.usize(..4)].min(bytes.len() - at);
            bytes[at..at + width].copy_from_slice(&number[..width]);
            if rng.bool() {
                bytes[at..at + width].reverse();
            }
        }
        5 | 6 => {
            let word = word(rng, words);
            let end = if rng.bool() { at } else { end };
            bytes.splice(at..end, word);
        }
        7 => drop(bytes.drain(at..end)),
        8 => {
            let part = bytes[at..end].to_vec();
            let to = rng.usize(..=bytes.len());
            bytes.splice(to..to, part);
        }
        9 => {
            // Deep nesting starts as a repetition.
            let part = bytes[at..end].to_vec();
            let times = [2, 3, 16, 300, 5000][rng.usize(..5)];
            let times = times.min(super::MAX_LENGTH / part.len().max(1));
            bytes.splice(at..at, part.repeat(times));
        }
        10 if !other.is_empty() => {
            let from = rng.usize(..other.len());
            let to = rng.usize(from..=other.len());
            bytes.splice(at..end, other[from..to].iter().copied());
        }
        11 if !other.is_empty() => {
            let from = rng.usize(..other.len());
            bytes.truncate(at);
            bytes.extend_from_slice(&other[from..]);
        }
        12 => bytes.truncate(at),
        _ => bytes.insert(at, rng.u8(..)),
    }
    bytes
}

pub(super) fn number(rng: &mut Rng) -> u64 {
    match rng.u8(..4) {
        0 => rng.u64(..),
        1 => rng.u64(..32),
        _ => NUMBERS[rng.usize(..NUMBERS.len())],
    }
}

pub(super) fn word(rng: &mut Rng, words: &[Vec<u8>]) -> Vec<u8> {
    match rng.usize(..words.len() + TEXTS.len()) {
        index if index < words.len() => words[index].clone(),
        index => TEXTS[index - words.len()].into(),
    }
}
