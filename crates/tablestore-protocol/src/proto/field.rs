//! What the generated code of all messages uses.

use std::fmt;

use prost::DecodeError;

/// Adds to an error which field of which message was being read. `fields` has those of the message,
/// each with its number; a field that is none of them is skipped and has no name.
#[cold]
pub(super) fn at(
    mut error: DecodeError,
    number: u32,
    message: &'static str,
    fields: &[(u32, &'static str)],
) -> DecodeError {
    if let Some((_, name)) = fields.iter().find(|(of, _)| *of == number) {
        error.push(message, name);
    }
    error
}

/// A value of an enum for people: its name, or the number that this crate does not know.
pub(super) fn named<E: fmt::Debug + TryFrom<i32>>(number: i32) -> impl fmt::Debug {
    struct Named<E>(Result<E, i32>);

    impl<E: fmt::Debug> fmt::Debug for Named<E> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match &self.0 {
                Ok(value) => value.fmt(f),
                Err(number) => number.fmt(f),
            }
        }
    }

    Named(E::try_from(number).map_err(|_| number))
}
