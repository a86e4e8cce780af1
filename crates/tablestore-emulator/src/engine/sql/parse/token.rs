//! The words, literals and signs of a statement.

use super::ast::Literal;
use crate::engine::shared::error::Result;
use crate::engine::sql::error::syntax_error;

/// What a statement consists of.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// A keyword or a name, as it is written.
    Word(&'a str),
    /// A name in backquotes.
    Quoted(String),
    /// A text in quotes of either kind.
    String(String),
    /// x'01', 0x01 or b'1'
    Binary(Vec<u8>),
    /// The digits of a number that is not negative.
    Number(&'a str),
    Sign(&'static str),
    /// After all others.
    End,
}

/// A token and its bytes of the statement.
#[derive(Clone, Debug)]
pub(super) struct Spanned<'a> {
    pub(super) token: Token<'a>,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Signs. One that starts with another comes before it.
const SIGNS: [&str; 35] = [
    "->>", "<=>", "->", ":=", "<=", ">=", "<>", "!=", "<<", ">>", "&&", "||", "(", ")", ",", ";",
    ".", "*", "+", "-", "/", "%", "=", "<", ">", "&", "|", "^", "~", "!", "?", ":", "{", "}", "@",
];

/// The tokens of a statement; the last is its end.
pub(super) fn tokens(sql: &str) -> Result<Vec<Spanned<'_>>> {
    let mut lexer = Lexer::new(sql);
    let mut tokens = Vec::with_capacity(sql.len() / 4);
    loop {
        lexer.skip_blanks()?;
        let from = lexer.at;
        let token = lexer.token()?;
        let is_end = token == Token::End;
        let to = lexer.at;
        tokens.push(Spanned { token, from, to });
        if is_end {
            return Ok(tokens);
        }
    }
}

/// The word that a statement starts with.
pub(super) fn first_word(sql: &str) -> Option<&str> {
    let mut lexer = Lexer::new(sql);
    loop {
        lexer.skip_blanks().ok()?;
        match lexer.token().ok()? {
            Token::Sign("(") => {}
            Token::Word(word) => return Some(word),
            _ => return None,
        }
    }
}

struct Lexer<'a> {
    sql: &'a str,
    /// Bytes read.
    at: usize,
    /// Whether they are in a comment that MySQL executes.
    is_in_code: bool,
}

impl<'a> Lexer<'a> {
    fn new(sql: &'a str) -> Self {
        Self {
            sql,
            at: 0,
            is_in_code: false,
        }
    }
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.sql.get(self.at..).unwrap_or_default()
    }

    fn error<T>(&self, offset: usize) -> Result<T> {
        Err(syntax_error(self.sql, offset))
    }

    /// Skips blanks and comments.
    fn skip_blanks(&mut self) -> Result<()> {
        loop {
            let rest = self.rest();
            let text = rest.trim_start_matches(is_blank);
            self.at += rest.len() - text.len();
            if is_line_comment(text) {
                self.at += text.find('\n').unwrap_or(text.len());
            } else if let Some(code) = text.strip_prefix("/*!") {
                // Code for MySQL alone, perhaps from a version on.
                let digits = code.bytes().take_while(u8::is_ascii_digit).count();
                self.at += "/*!".len() + digits;
                self.is_in_code = true;
            } else if self.is_in_code && text.starts_with("*/") {
                self.at += "*/".len();
                self.is_in_code = false;
            } else if let Some(comment) = text.strip_prefix("/*") {
                match comment.find("*/") {
                    Some(length) => self.at += length + "/**/".len(),
                    None => return self.error(self.at),
                }
            } else if self.is_in_code && text.is_empty() {
                return self.error(self.at);
            } else {
                return Ok(());
            }
        }
    }

    fn token(&mut self) -> Result<Token<'a>> {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return Ok(Token::End);
        };
        match first {
            '\'' | '"' => self.quoted(first).map(Token::String),
            '`' => self.quoted(first).map(Token::Quoted),
            '0'..='9' => Ok(self.number_or_word()),
            '.' if self.is_fraction() => Ok(self.number_or_word()),
            'x' | 'X' | 'b' | 'B' | 'n' | 'N' if rest.get(1..2) == Some("'") => {
                self.prefixed(first.to_ascii_lowercase())
            }
            _ if is_in_word(first) => Ok(self.word()),
            _ => match SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
                Some(sign) => {
                    self.at += sign.len();
                    Ok(Token::Sign(sign))
                }
                None => self.error(self.at),
            },
        }
    }

    fn word(&mut self) -> Token<'a> {
        let rest = self.rest();
        let length = rest.find(|letter| !is_in_word(letter));
        let word = rest.split_at(length.unwrap_or(rest.len())).0;
        self.at += word.len();
        Token::Word(word)
    }

    /// Whether the point that comes next is the one of a number and does not part two names.
    fn is_fraction(&self) -> bool {
        let before = self.sql.get(..self.at).unwrap_or_default();
        let is_after_name = before
            .chars()
            .next_back()
            .is_some_and(|letter| is_in_word(letter) || letter == '`');
        let is_digit = |byte: &u8| byte.is_ascii_digit();
        !is_after_name && self.rest().as_bytes().get(1).is_some_and(is_digit)
    }

    /// 12, 1.5, .5, 1e-3, 0x1f or 0b1; what continues with letters is a name.
    fn number_or_word(&mut self) -> Token<'a> {
        let rest = self.rest();
        let prefixed = [("0x", bytes_of_hex as fn(&str) -> _), ("0b", bytes_of_bits)];
        for (prefix, bytes_of) in prefixed {
            if let Some(digits) = rest.strip_prefix(prefix) {
                let length = digits.find(|letter| !is_in_word(letter));
                let digits = digits.split_at(length.unwrap_or(digits.len())).0;
                return match bytes_of(digits) {
                    Some(bytes) if !digits.is_empty() => {
                        self.at += prefix.len() + digits.len();
                        Token::Binary(bytes)
                    }
                    _ => self.word(),
                };
            }
        }
        let bytes = rest.as_bytes();
        let digits = |from: usize| {
            let digits = bytes.iter().skip(from).take_while(|it| it.is_ascii_digit());
            from + digits.count()
        };
        let mut end = digits(0);
        let has_point = bytes.get(end) == Some(&b'.');
        if has_point {
            end = digits(end + 1);
        }
        if matches!(bytes.get(end), Some(b'e' | b'E')) {
            let signed = usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
            let exponent = digits(end + 1 + signed);
            if exponent > end + 1 + signed {
                end = exponent;
            }
        }
        let (number, after) = rest.split_at(end);
        if !has_point && after.starts_with(is_in_word) {
            return self.word();
        }
        self.at += end;
        Token::Number(number)
    }

    /// x'01', b'1', n'text'
    fn prefixed(&mut self, prefix: char) -> Result<Token<'a>> {
        let start = self.at;
        self.at += 1;
        let text = self.quoted('\'')?;
        let bytes = match prefix {
            'n' => return Ok(Token::String(text)),
            'x' if text.len() % 2 == 0 => bytes_of_hex(&text),
            'b' => bytes_of_bits(&text),
            _ => None,
        };
        match bytes {
            Some(bytes) => Ok(Token::Binary(bytes)),
            None => self.error(start),
        }
    }

    /// A text up to the quote that it starts with. A quote in it is doubled or, unless it is a
    /// name, behind a backslash.
    fn quoted(&mut self, quote: char) -> Result<String> {
        let start = self.at;
        let mut text = String::new();
        let mut letters = self.rest().char_indices().skip(1).peekable();
        while let Some((at, letter)) = letters.next() {
            if letter == quote {
                if letters.next_if(|(_, next)| *next == quote).is_none() {
                    self.at += at + quote.len_utf8();
                    return Ok(text);
                }
                text.push(quote);
            } else if letter == '\\' && quote != '`' {
                match letters.next() {
                    // Patterns need their backslashes.
                    Some((_, wildcard @ ('%' | '_'))) => text.extend(['\\', wildcard]),
                    Some((_, letter)) => text.push(unescaped(letter)),
                    None => break,
                }
            } else {
                text.push(letter);
            }
        }
        self.error(start)
    }
}

/// `--` starts a comment in front of a blank only.
fn is_line_comment(text: &str) -> bool {
    match text.strip_prefix("--") {
        Some(after) => {
            after.is_empty() || after.starts_with(|it: char| it.is_ascii_control() || it == ' ')
        }
        None => text.starts_with('#'),
    }
}

fn is_blank(letter: char) -> bool {
    letter.is_ascii_whitespace() || letter == '\u{b}'
}

fn is_in_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$') || !letter.is_ascii()
}

fn unescaped(letter: char) -> char {
    match letter {
        '0' => '\0',
        'b' => '\u{8}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'Z' => '\u{1a}',
        other => other,
    }
}

/// The bytes of hexadecimal digits; an odd number of them has a zero in front.
fn bytes_of_hex(digits: &str) -> Option<Vec<u8>> {
    digits_in_bytes(digits, 2, 16)
}

fn bytes_of_bits(digits: &str) -> Option<Vec<u8>> {
    digits_in_bytes(digits, 8, 2)
}

fn digits_in_bytes(digits: &str, in_byte: usize, radix: u32) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = digits.chars().map(|it| it.to_digit(radix)).collect();
    let digits = digits?;
    let bytes = digits.rchunks(in_byte).rev();
    bytes
        .map(|digits| {
            let value = digits.iter().fold(0, |value, digit| value * radix + digit);
            u8::try_from(value).ok()
        })
        .collect()
}

/// The value of a number.
pub(super) fn number(digits: &str) -> Option<Literal> {
    if let Ok(integer) = digits.parse() {
        return Some(Literal::Integer(integer));
    }
    let double: f64 = digits.parse().ok()?;
    let has_exponent = digits.contains(['e', 'E']);
    let after_point = digits.split_once('.').map_or(0, |(_, digits)| digits.len());
    let scale = (!has_exponent).then(|| u8::try_from(after_point).unwrap_or(u8::MAX).min(30));
    double
        .is_finite()
        .then_some(Literal::Decimal(double, scale))
}
