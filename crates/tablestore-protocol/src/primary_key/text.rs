//! The text form of a primary key: columns separated by commas, each a name, `=` and a value.
//!
//! ```text
//! key    = [column *("," column)]
//! column = name "=" value
//! name   = letter-or-underscore *(letter-or-underscore / digit) / string
//! value  = string / "b" string / integer / "true" / "false"
//!        / "INF_MIN" / "INF_MAX" / "AUTO_INCREMENT"
//! ```
//!
//! Strings and bytes are written as Rust literals. Blanks may be around each part.

use std::fmt;
use std::str::FromStr;

use super::{PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue};

impl fmt::Display for PrimaryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, column) in self.columns().iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(f, "{separator}{column}")?;
        }
        Ok(())
    }
}

impl fmt::Display for PrimaryKeyColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.as_str();
        if is_plain(name) {
            write!(f, "{name}={}", self.value)
        } else {
            write!(f, "{name:?}={}", self.value)
        }
    }
}

/// Whether a name is written without quotation marks.
fn is_plain(name: &str) -> bool {
    name.starts_with(|first: char| first == '_' || first.is_ascii_alphabetic())
        && name.chars().all(is_in_word)
}

fn is_in_word(character: char) -> bool {
    character == '_' || character.is_ascii_alphanumeric()
}

/// Why text is not a primary key, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsePrimaryKeyError {
    reason: &'static str,
    offset: usize,
}

impl ParsePrimaryKeyError {
    /// Returns the position in the text, in bytes.
    pub fn offset(&self) -> usize {
        self.offset
    }
}

impl fmt::Display for ParsePrimaryKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "not a primary key at byte {}: {}",
            self.offset, self.reason
        )
    }
}

impl std::error::Error for ParsePrimaryKeyError {}

impl From<ParsePrimaryKeyError> for tablestore_core::Error {
    fn from(error: ParsePrimaryKeyError) -> Self {
        Self::new(tablestore_core::ErrorKind::Value, error.to_string())
    }
}

/// Parses the text form, which [`Display`](fmt::Display) writes.
impl FromStr for PrimaryKey {
    type Err = ParsePrimaryKeyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parser = Parser { text, rest: text };
        let mut columns = Vec::new();
        parser.skip_blanks();
        if parser.rest.is_empty() {
            return Ok(Self::default());
        }
        loop {
            columns.push(parser.column()?);
            if parser.rest.is_empty() {
                return Ok(Self(columns));
            }
            parser.expect(',', "`,` or the end is expected")?;
        }
    }
}

struct Parser<'a> {
    text: &'a str,
    rest: &'a str,
}

type Result<T, E = ParsePrimaryKeyError> = std::result::Result<T, E>;

impl<'a> Parser<'a> {
    fn error<T>(&self, reason: &'static str) -> Result<T> {
        Err(ParsePrimaryKeyError {
            reason,
            offset: self.text.len() - self.rest.len(),
        })
    }

    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start_matches(' ');
    }

    /// Takes a character and the blanks around it.
    fn expect(&mut self, character: char, reason: &'static str) -> Result<()> {
        self.skip_blanks();
        let Some(rest) = self.rest.strip_prefix(character) else {
            return self.error(reason);
        };
        self.rest = rest;
        self.skip_blanks();
        Ok(())
    }

    fn column(&mut self) -> Result<PrimaryKeyColumn> {
        let name = match self.rest.strip_prefix('"') {
            Some(rest) => {
                self.rest = rest;
                self.string()?.into()
            }
            None => match self.word(is_in_word) {
                "" => return self.error("a name is expected"),
                name => name.into(),
            },
        };
        self.expect('=', "`=` is expected")?;
        let value = self.value()?;
        self.skip_blanks();
        Ok(PrimaryKeyColumn { name, value })
    }

    fn value(&mut self) -> Result<PrimaryKeyValue> {
        if let Some(rest) = self.rest.strip_prefix('"') {
            self.rest = rest;
            return self.string().map(PrimaryKeyValue::from);
        }
        if let Some(rest) = self.rest.strip_prefix("b\"") {
            self.rest = rest;
            return self.bytes().map(PrimaryKeyValue::from);
        }
        let start = self.rest;
        let value = match self.word(|it| is_in_word(it) || it == '-') {
            "INF_MIN" => Some(PrimaryKeyValue::InfMin),
            "INF_MAX" => Some(PrimaryKeyValue::InfMax),
            "AUTO_INCREMENT" => Some(PrimaryKeyValue::AutoIncrement),
            "true" => Some(PrimaryKeyValue::Boolean(true)),
            "false" => Some(PrimaryKeyValue::Boolean(false)),
            number => number.parse().ok().map(PrimaryKeyValue::Integer),
        };
        value.map_or_else(
            || {
                self.rest = start;
                self.error("a value is expected: a string, bytes, a 64-bit integer or a word")
            },
            Ok,
        )
    }

    /// Takes the longest part of such characters.
    fn word(&mut self, is_in: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|it| !is_in(it)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    /// Takes a string up to its quotation mark.
    fn string(&mut self) -> Result<String> {
        let mut text = String::new();
        loop {
            text.push_str(self.word(|it| it != '"' && it != '\\'));
            match self.escape()? {
                None => return Ok(text),
                Some('u') => text.push(self.code_point()?),
                Some('x') => match self.byte()? {
                    byte @ ..=0x7f => text.push(byte.into()),
                    _ => return self.error("`\\x` is for ASCII in a string"),
                },
                Some(escape) => text.push(self.character(escape)?),
            }
        }
    }

    /// Takes bytes up to their quotation mark.
    fn bytes(&mut self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        loop {
            let plain = self.word(|it| it.is_ascii() && it != '"' && it != '\\');
            bytes.extend_from_slice(plain.as_bytes());
            match self.escape()? {
                None => return Ok(bytes),
                Some('x') => bytes.push(self.byte()?),
                // All of them are ASCII.
                Some(escape) => bytes.push(self.character(escape)? as u8),
            }
        }
    }

    /// Takes a quotation mark, which is the end, or a backslash with the letter after it.
    fn escape(&mut self) -> Result<Option<char>> {
        let mut characters = self.rest.chars();
        let escape = match characters.next() {
            Some('"') => None,
            Some('\\') => match characters.next() {
                Some(letter) => Some(letter),
                None => return self.error("the text ends in an escape"),
            },
            Some(_) => return self.error("only ASCII is in bytes"),
            None => return self.error("the closing quotation mark is missing"),
        };
        self.rest = characters.as_str();
        Ok(escape)
    }

    /// The character that a letter after a backslash stands for.
    fn character(&self, letter: char) -> Result<char> {
        Ok(match letter {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            '\\' | '"' | '\'' => letter,
            _ => return self.error("an unknown escape"),
        })
    }

    /// Takes two hexadecimal digits.
    fn byte(&mut self) -> Result<u8> {
        let digits = self.rest.get(..2).filter(|it| is_hexadecimal(it));
        match digits.and_then(|it| u8::from_str_radix(it, 16).ok()) {
            Some(byte) => {
                self.rest = self.rest.get(2..).unwrap_or_default();
                Ok(byte)
            }
            None => self.error("two hexadecimal digits are expected"),
        }
    }

    /// Takes a code point, such as `{e9}`.
    fn code_point(&mut self) -> Result<char> {
        let digits = self
            .rest
            .strip_prefix('{')
            .and_then(|it| it.split_once('}'));
        let digits = digits.filter(|(digits, _)| is_hexadecimal(digits));
        let number = digits.and_then(|(it, _)| u32::from_str_radix(it, 16).ok());
        match (digits, number.and_then(char::from_u32)) {
            (Some((_, rest)), Some(character)) => {
                self.rest = rest;
                Ok(character)
            }
            _ => self.error("a code point such as `{e9}` is expected"),
        }
    }
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Str;

    fn value() -> impl Strategy<Value = PrimaryKeyValue> {
        prop_oneof![
            any::<String>().prop_map(PrimaryKeyValue::from),
            proptest::collection::vec(any::<u8>(), 0..20).prop_map(PrimaryKeyValue::from),
            any::<i64>().prop_map(PrimaryKeyValue::from),
            any::<bool>().prop_map(PrimaryKeyValue::from),
            Just(PrimaryKeyValue::InfMin),
            Just(PrimaryKeyValue::InfMax),
            Just(PrimaryKeyValue::AutoIncrement),
        ]
    }

    fn name() -> impl Strategy<Value = Str> {
        prop_oneof![
            any::<String>().prop_map(Str::from),
            "[a-zA-Z_][a-zA-Z0-9_]{0,8}".prop_map(Str::from),
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(columns in proptest::collection::vec((name(), value()), 0..5)) {
            let key: PrimaryKey = columns.into_iter().collect();
            prop_assert_eq!(key.to_string().parse(), Ok(key));
        }

        #[test]
        fn any_text_is_read_or_refused(text: String) {
            let _ = text.parse::<PrimaryKey>();
        }

        #[test]
        fn what_is_read_is_written_and_read_again(text in r#"[ab="\\\\x0u{}, -1]{0,12}"#) {
            if let Ok(key) = text.parse::<PrimaryKey>() {
                prop_assert_eq!(key.to_string().parse(), Ok(key));
            }
        }
    }

    #[test]
    fn the_text_is_this() {
        for (key, text) in [
            (PrimaryKey::default(), ""),
            (PrimaryKey::new("id", i64::MIN), "id=-9223372036854775808"),
            (
                PrimaryKey::new("a b", "\"\\\n\u{e9}\u{0}").and("", true),
                r#""a b"="\"\\\n\u00e9\0", ""=true"#,
            ),
            (
                PrimaryKey::new("7", b"a\"\\\xff\n"),
                r#""7"=b"a\"\\\xff\n""#,
            ),
            (
                PrimaryKey::new("a", PrimaryKeyValue::InfMin)
                    .and("b", PrimaryKeyValue::InfMax)
                    .and("c", PrimaryKeyValue::AutoIncrement),
                "a=INF_MIN, b=INF_MAX, c=AUTO_INCREMENT",
            ),
        ] {
            let text = text.replace(r"\u00e9", "\u{e9}");
            assert_eq!(key.to_string(), text);
            assert_eq!(text.parse(), Ok(key));
        }
        let spaced = r#"  a = "x" ,b=  2 "#.parse::<PrimaryKey>();
        assert_eq!(spaced, Ok(PrimaryKey::new("a", "x").and("b", 2)));
        let escaped = r#"a="\u{1F600}\x41\'", b=b"\'\x00\t""#.parse::<PrimaryKey>();
        let expected = PrimaryKey::new("a", "\u{1F600}A'").and("b", b"'\0\t");
        assert_eq!(escaped, Ok(expected));
    }

    #[test]
    fn an_error_says_where_and_why() {
        for (text, offset, reason) in [
            ("a", 1, "`=` is expected"),
            ("=1", 0, "a name is expected"),
            ("a=1,", 4, "a name is expected"),
            ("a=1 b=2", 4, "`,` or the end is expected"),
            ("a=", 2, "a value is expected"),
            ("a=9223372036854775808", 2, "a value is expected"),
            ("a=1.5", 3, "`,` or the end is expected"),
            ("a=None", 2, "a value is expected"),
            ("a=\"x", 4, "the closing quotation mark is missing"),
            ("a=\"\\", 3, "the text ends in an escape"),
            ("a=\"\\q\"", 5, "an unknown escape"),
            ("a=\"\\x80\"", 7, "`\\x` is for ASCII in a string"),
            ("a=\"\\u{d800}\"", 5, "a code point such as"),
            ("a=\"\\u{+41}\"", 5, "a code point such as"),
            ("a=b\"\\x4\"", 6, "two hexadecimal digits are expected"),
            ("a=b\"\u{e9}\"", 4, "only ASCII is in bytes"),
            ("a=b\"\\u{41}\"", 6, "an unknown escape"),
        ] {
            let error = text.parse::<PrimaryKey>().unwrap_err();
            assert_eq!(error.offset(), offset, "{text}: {error}");
            let start = format!("not a primary key at byte {offset}: {reason}");
            assert!(error.to_string().starts_with(&start), "{text}: {error}");
        }
    }
}
