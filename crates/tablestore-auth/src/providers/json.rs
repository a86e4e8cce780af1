//! JSON objects, as far as profiles and those who hand out temporary keys use them.

use std::borrow::Cow;
use std::{error, fmt};

use hifijson::SliceLexer;
use hifijson::token::Lex;
use hifijson::value::{Value, parse_bounded};
use tablestore_core::{Error, Result};

/// How deep lists and objects may stand in each other: each level takes stack.
const MAX_DEPTH: usize = 64;

type Part<'a> = Value<&'a str, Cow<'a, str>>;

/// An object, whose parts are taken out.
pub(super) struct Object<'a>(Vec<(Cow<'a, str>, Part<'a>)>);

impl<'a> Object<'a> {
    /// Reads a text that is one object. The cause of the error is one of syntax, with its line and
    /// column; it never quotes what is there.
    pub(super) fn read(json: &'a [u8], error: impl FnOnce() -> Error) -> Result<Self> {
        let mut lexer = SliceLexer::new(json);
        let value = lexer.exactly_one(Lex::ws_peek, |next, lexer| {
            parse_bounded(MAX_DEPTH, next, lexer)
        });
        match value {
            Ok(Value::Object(parts)) => Ok(Self(parts)),
            Ok(_) => Err(error()),
            Err(what) => Err(error().with_source(SyntaxError::new(what, json, lexer.as_slice()))),
        }
    }

    /// Takes a text out. One that is empty counts as not there.
    pub(super) fn take_text(&mut self, name: &str) -> Option<String> {
        match self.take(name)? {
            Value::String(text) if !text.is_empty() => Some(text.into_owned()),
            _ => None,
        }
    }

    /// Takes the objects in a list out. None where there is no such list.
    pub(super) fn take_objects(&mut self, name: &str) -> Vec<Self> {
        let Some(Value::Array(values)) = self.take(name) else {
            return Vec::new();
        };
        let objects = values.into_iter().filter_map(|value| match value {
            Value::Object(parts) => Some(Self(parts)),
            _ => None,
        });
        objects.collect()
    }

    /// Whether the part is this text.
    pub(super) fn is_text(&self, name: &str, text: &str) -> bool {
        let part = self.0.iter().rfind(|(there, _)| there == name);
        matches!(part, Some((_, Value::String(there))) if there == text)
    }

    /// Takes a part out. Of several of one name, the last is meant.
    fn take(&mut self, name: &str) -> Option<Part<'a>> {
        let at = self.0.iter().rposition(|(there, _)| there == name)?;
        Some(self.0.swap_remove(at).1)
    }
}

/// What is wrong with a text that is not JSON, and where.
#[derive(Debug)]
struct SyntaxError {
    what: hifijson::Error,
    line: usize,
    column: usize,
}

impl SyntaxError {
    /// `rest` is what comes after the place.
    fn new(what: hifijson::Error, json: &[u8], rest: &[u8]) -> Self {
        let before = &json[..json.len() - rest.len()];
        let mut lines = before.split(|byte| *byte == b'\n');
        let last = lines.next_back().unwrap_or_default();
        Self {
            what,
            line: lines.count() + 1,
            column: last.len() + 1,
        }
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, line, column } = self;
        write!(f, "{what} at line {line} column {column}")
    }
}

impl error::Error for SyntaxError {}

#[cfg(test)]
mod tests {
    use super::super::unavailable;
    use super::*;

    fn read(json: &[u8]) -> Result<Object<'_>> {
        Object::read(json, || unavailable("no object"))
    }

    fn cause(json: &[u8]) -> String {
        let error = read(json).map(|_| ()).unwrap_err();
        error::Error::source(&error).unwrap().to_string()
    }

    #[test]
    fn texts_are_taken_once_and_empty_ones_never() {
        let mut object = read(br#" {"a": "x\u00e9\n", "b": "", "c": 1, "d": null} "#).unwrap();
        assert_eq!(object.take_text("a").as_deref(), Some("x\u{e9}\n"));
        assert_eq!(object.take_text("a"), None);
        for name in ["b", "c", "d", "e"] {
            assert_eq!(object.take_text(name), None, "{name}");
        }
    }

    #[test]
    fn of_several_parts_of_one_name_the_last_is_meant() {
        let mut object = read(br#"{"a": "first", "b": "y", "a": "last"}"#).unwrap();
        assert!(object.is_text("a", "last"));
        assert!(!object.is_text("a", "first"));
        assert_eq!(object.take_text("a").as_deref(), Some("last"));
    }

    #[test]
    fn lists_give_their_objects() {
        let mut object = read(br#"{"l": [1, {"a": "x"}, [], {"a": "y"}], "n": 2}"#).unwrap();
        let texts: Vec<_> = object
            .take_objects("l")
            .iter_mut()
            .map(|object| object.take_text("a"))
            .collect();
        assert_eq!(texts, [Some("x".to_owned()), Some("y".to_owned())]);
        assert!(object.take_objects("n").is_empty());
    }

    #[test]
    fn a_cause_tells_the_place_and_quotes_nothing() {
        for (json, place) in [
            (&b""[..], "line 1 column 1"),
            (b"{\"a\": \"secret\",\n \"b\" 1}", "line 2 column 6"),
            (b"{} secret", "line 1 column 4"),
            (b"{\"a\": \"\xff\"}", "line 1 column"),
            (b"{\"a\": secret}", "line 1 column"),
        ] {
            let cause = cause(json);
            assert!(cause.contains(place), "{cause}");
            assert!(!cause.contains("secret"), "{cause}");
        }
    }

    #[test]
    fn no_depth_takes_the_stack() {
        let deep = [b"{\"a\":".as_slice(), &b"[".repeat(1 << 20)].concat();
        assert!(cause(&deep).contains("depth"), "{}", cause(&deep));
    }

    #[test]
    fn other_values_are_no_objects() {
        for json in [&b"[]"[..], b"\"text\"", b"1", b"null"] {
            let error = read(json).map(|_| ()).unwrap_err();
            assert!(error::Error::source(&error).is_none());
        }
    }
}
