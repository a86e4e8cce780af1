//! JSON objects, as in profiles and in the responses of servers that issue temporary keys.

use std::borrow::Cow;
use std::{error, fmt};

use hifijson::SliceLexer;
use hifijson::token::Lex;
use hifijson::value::{Value, parse_bounded};
use tablestore_core::{Error, Result};

/// The largest depth of nested lists and objects: each level takes stack.
const MAX_DEPTH: usize = 64;

type Member<'a> = Value<&'a str, Cow<'a, str>>;

/// An object whose values are taken out.
pub(super) struct Object<'a>(Vec<(Cow<'a, str>, Member<'a>)>);

impl<'a> Object<'a> {
    /// Parses an object. The source of the error has the line and column of the syntax error, and quotes
    /// nothing.
    pub(super) fn read(json: &'a [u8], error: impl FnOnce() -> Error) -> Result<Self> {
        let mut lexer = SliceLexer::new(json);
        let value = lexer.exactly_one(Lex::ws_peek, |next, lexer| {
            parse_bounded(MAX_DEPTH, next, lexer)
        });
        match value {
            Ok(Value::Object(members)) => Ok(Self(members)),
            Ok(_) => Err(error()),
            Err(syntax) => {
                Err(error().with_source(SyntaxError::new(syntax, json, lexer.as_slice())))
            }
        }
    }

    /// Takes out a string; `None` if it is empty.
    pub(super) fn take_text(&mut self, name: &str) -> Option<String> {
        match self.take(name)? {
            Value::String(text) if !text.is_empty() => Some(text.into_owned()),
            _ => None,
        }
    }

    /// Takes out a whole number; `None` for anything else.
    pub(super) fn take_number(&mut self, name: &str) -> Option<u32> {
        match self.take(name)? {
            Value::Number((digits, _)) => digits.parse().ok(),
            _ => None,
        }
    }

    /// Returns whether the value is `true`.
    pub(super) fn is_true(&self, name: &str) -> bool {
        matches!(self.get(name), Some(Value::Bool(true)))
    }

    /// Takes out an object.
    pub(super) fn take_object(&mut self, name: &str) -> Option<Self> {
        match self.take(name)? {
            Value::Object(members) => Some(Self(members)),
            _ => None,
        }
    }

    /// Takes out the objects of a list; none if there is no such list.
    pub(super) fn take_objects(&mut self, name: &str) -> Vec<Self> {
        let Some(Value::Array(values)) = self.take(name) else {
            return Vec::new();
        };
        let objects = values.into_iter().filter_map(|value| match value {
            Value::Object(members) => Some(Self(members)),
            _ => None,
        });
        objects.collect()
    }

    /// Returns whether the value is this string.
    pub(super) fn is_text(&self, name: &str, text: &str) -> bool {
        matches!(self.get(name), Some(Value::String(value)) if value == text)
    }

    fn get(&self, name: &str) -> Option<&Member<'a>> {
        let part = self.0.iter().rfind(|(known, _)| known == name);
        part.map(|(_, value)| value)
    }

    /// Takes out a value, the last one of this name.
    fn take(&mut self, name: &str) -> Option<Member<'a>> {
        let at = self.0.iter().rposition(|(known, _)| known == name)?;
        Some(self.0.swap_remove(at).1)
    }
}

/// A syntax error and its position.
#[derive(Debug)]
struct SyntaxError {
    error: hifijson::Error,
    line: usize,
    column: usize,
}

impl SyntaxError {
    /// Creates an error at the position before `rest`.
    fn new(error: hifijson::Error, json: &[u8], rest: &[u8]) -> Self {
        let before = &json[..json.len() - rest.len()];
        let mut lines = before.split(|byte| *byte == b'\n');
        let last = lines.next_back().unwrap_or_default();
        Self {
            error,
            line: lines.count() + 1,
            column: last.len() + 1,
        }
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            error,
            line,
            column,
        } = self;
        write!(f, "{error} at line {line} column {column}")
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
    fn strings_are_taken_once_and_empty_ones_never() {
        let mut object = read(br#" {"a": "x\u00e9\n", "b": "", "c": 1, "d": null} "#).unwrap();
        assert_eq!(object.take_text("a").as_deref(), Some("x\u{e9}\n"));
        assert_eq!(object.take_text("a"), None);
        for name in ["b", "c", "d", "e"] {
            assert_eq!(object.take_text(name), None, "{name}");
        }
    }

    #[test]
    fn the_last_value_of_a_name_counts() {
        let mut object = read(br#"{"a": "first", "b": "y", "a": "last"}"#).unwrap();
        assert!(object.is_text("a", "last"));
        assert!(!object.is_text("a", "first"));
        assert_eq!(object.take_text("a").as_deref(), Some("last"));
    }

    #[test]
    fn lists_return_their_objects() {
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
    fn a_syntax_error_has_a_position_and_quotes_nothing() {
        for (json, position) in [
            (&b""[..], "line 1 column 1"),
            (b"{\"a\": \"secret\",\n \"b\" 1}", "line 2 column 6"),
            (b"{} secret", "line 1 column 4"),
            (b"{\"a\": \"\xff\"}", "line 1 column"),
            (b"{\"a\": secret}", "line 1 column"),
        ] {
            let cause = cause(json);
            assert!(cause.contains(position), "{cause}");
            assert!(!cause.contains("secret"), "{cause}");
        }
    }

    #[test]
    fn no_depth_overflows_the_stack() {
        let deep = [b"{\"a\":".as_slice(), &b"[".repeat(1 << 20)].concat();
        assert!(cause(&deep).contains("depth"), "{}", cause(&deep));
    }

    #[test]
    fn other_values_are_not_objects() {
        for json in [&b"[]"[..], b"\"text\"", b"1", b"null"] {
            let error = read(json).map(|_| ()).unwrap_err();
            assert!(error::Error::source(&error).is_none());
        }
    }
}
