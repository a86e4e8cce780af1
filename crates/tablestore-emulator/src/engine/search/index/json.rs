//! Reads the JSON in a cell. What exceeds the limits of the service is no value at all, so that a
//! hostile text costs no more than it is long.

/// Levels of arrays and objects in each other.
const DEPTH: usize = 24;
/// Values in one text.
const VALUES: usize = 200_000;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Boolean(bool),
    /// As it was written.
    Number(String),
    String(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a whole text.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader {
            text,
            at: 0,
            values: 0,
        };
        let value = reader.value(0)?;
        reader.skip_space();
        (reader.at == text.len()).then_some(value)
    }

    /// The member of an object.
    pub(crate) fn member(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => {
                let member = members.iter().rev().find(|(it, _)| it == name)?;
                Some(&member.1)
            }
            _ => None,
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    values: usize,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Option<Json> {
        self.values += 1;
        if depth > DEPTH || self.values > VALUES {
            return None;
        }
        self.skip_space();
        match self.peek()? {
            b'{' => self.object(depth),
            b'[' => self.array(depth),
            b'"' => self.string().map(Json::String),
            b't' => self.word("true", Json::Boolean(true)),
            b'f' => self.word("false", Json::Boolean(false)),
            b'n' => self.word("null", Json::Null),
            _ => self.number(),
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        self.at += 1;
        let mut members = Vec::new();
        if self.take(b'}') {
            return Some(Json::Object(members));
        }
        loop {
            self.skip_space();
            let name = self.string()?;
            if !self.take(b':') {
                return None;
            }
            members.push((name, self.value(depth + 1)?));
            if self.take(b'}') {
                return Some(Json::Object(members));
            }
            if !self.take(b',') {
                return None;
            }
        }
    }

    fn array(&mut self, depth: usize) -> Option<Json> {
        self.at += 1;
        let mut elements = Vec::new();
        if self.take(b']') {
            return Some(Json::Array(elements));
        }
        loop {
            elements.push(self.value(depth + 1)?);
            if self.take(b']') {
                return Some(Json::Array(elements));
            }
            if !self.take(b',') {
                return None;
            }
        }
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        self.rest().starts_with(word).then(|| {
            self.at += word.len();
            value
        })
    }

    fn number(&mut self) -> Option<Json> {
        let start = self.at;
        self.take_byte(b'-');
        let whole = self.digits()?;
        if whole.len() > 1 && whole.starts_with('0') {
            return None;
        }
        if self.take_byte(b'.') {
            self.digits()?;
        }
        if self.take_byte(b'e') || self.take_byte(b'E') {
            let _ = self.take_byte(b'+') || self.take_byte(b'-');
            self.digits()?;
        }
        Some(Json::Number(self.text[start..self.at].to_owned()))
    }

    fn digits(&mut self) -> Option<String> {
        let rest = self.rest();
        let length = rest.bytes().take_while(u8::is_ascii_digit).count();
        let digits = rest[..length].to_owned();
        self.at += length;
        (length > 0).then_some(digits)
    }

    fn string(&mut self) -> Option<String> {
        if !self.take_byte(b'"') {
            return None;
        }
        let mut string = String::new();
        loop {
            let rest = self.rest();
            let plain = rest.find(['"', '\\'])?;
            if rest[..plain].bytes().any(|byte| byte < 0x20) {
                return None;
            }
            string.push_str(&rest[..plain]);
            self.at += plain + 1;
            if rest.as_bytes()[plain] == b'"' {
                return Some(string);
            }
            string.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Option<char> {
        let escape = self.peek()?;
        self.at += 1;
        Some(match escape {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return None,
        })
    }

    fn unicode(&mut self) -> Option<char> {
        let first = self.hex()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        if !self.rest().starts_with("\\u") {
            return None;
        }
        self.at += 2;
        let second = self.hex()?;
        let low = second.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + low)
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take_byte(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn take(&mut self, byte: u8) -> bool {
        self.skip_space();
        self.take_byte(byte)
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Json {
        Json::Number(text.to_owned())
    }

    #[test]
    fn values_are_read() {
        let string = |text: &str| Json::String(text.to_owned());
        assert_eq!(Json::parse(" null "), Some(Json::Null));
        assert_eq!(
            Json::parse(r#"[1, -2.5e3, true, "a\"\u00e9\ud83d\ude00"]"#),
            Some(Json::Array(vec![
                number("1"),
                number("-2.5e3"),
                Json::Boolean(true),
                string("a\"é😀"),
            ]))
        );
        let object = Json::parse(r#"{"a": {"b": []}, "c": "d"}"#).unwrap();
        assert_eq!(object.member("c"), Some(&string("d")));
        assert_eq!(
            object.member("a").unwrap().member("b"),
            Some(&Json::Array(vec![]))
        );
        assert_eq!(object.member("d"), None);
    }

    #[test]
    fn anything_else_is_no_value() {
        for text in [
            "",
            "[1,]",
            "[1",
            "{\"a\"}",
            "{a:1}",
            "01",
            "1.",
            "-",
            "\"a",
            "\"\\x\"",
            "\"\u{1}\"",
            "\"\\ud800\"",
            "nul",
            "1 2",
            "[1]]",
            "NaN",
        ] {
            assert_eq!(Json::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_bomb_is_no_value() {
        assert_eq!(Json::parse(&"[".repeat(1_000_000)), None);
        let wide = format!("[{}1]", "1,".repeat(1_000_000));
        assert_eq!(Json::parse(&wide), None);
    }
}
