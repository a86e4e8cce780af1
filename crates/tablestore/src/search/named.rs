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

/// The methods of results that have names, in a type with the field `results`.
macro_rules! results {
    ($result:ty, $what:literal) => {
        /// Returns the result of this name, of any kind.
        pub fn get(&self, name: &str) -> Option<&$result> {
            let mut results = self.iter();
            results.find_map(|(it, result)| (it == name).then_some(result))
        }

        /// Returns the results with their names, in the order of the request.
        pub fn iter(&self) -> impl Iterator<Item = (&str, &$result)> {
            self.results
                .iter()
                .map(|(name, result)| (name.as_str(), result))
        }

        /// Returns the number of results.
        pub fn len(&self) -> usize {
            self.results.len()
        }

        /// Returns whether there is no result.
        pub fn is_empty(&self) -> bool {
            self.results.is_empty()
        }

        fn not_found(&self, name: &str, kind: &str) -> tablestore_core::Error {
            let present = self.iter().map(|(name, result)| (name, result.kind()));
            $crate::search::named::not_found($what, kind, name, present)
        }
    };
}

pub(in crate::search) use results;
