//! Functions that the generated code of all messages uses.

use std::fmt;

use prost::DecodeError;

/// Adds the message and the field that were being read to an error. `fields` are those of the message, by
/// number; a field that is not one of them is skipped and has no name.
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

/// Shows a value of an enum: by its name, or by the number if it is unknown.
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
