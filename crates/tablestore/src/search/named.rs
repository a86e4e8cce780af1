//! Results that are found by name.

use std::fmt::Write;

use tablestore_core::{Error, ErrorKind, Quoted};

/// The error of a result that a response does not have under a name: it lists the names and kinds that
/// the response has.
pub(super) fn not_found<'a>(
    what: &str,
    kind: &str,
    name: &str,
    present: impl Iterator<Item = (&'a str, &'a str)>,
) -> Error {
    let name = Quoted(name);
    let mut message = format!("the response has no {what} {name} of the kind {kind}: ");
    let start = message.len();
    for (name, kind) in present {
        let separator = if message.len() == start {
            "it has "
        } else {
            ", "
        };
        // Writing into a string does not fail.
        let _ = write!(message, "{separator}{} ({kind})", Quoted(name));
    }
    if message.len() == start {
        message.push_str("it has none");
    }
    Error::new(ErrorKind::Value, message)
}
