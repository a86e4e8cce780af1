//! The shape of a statement's tokens: how deep they nest, and the texts of the items of its lists.

use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Location, Token, TokenWithSpan};

use crate::engine::shared::error::Result;
use crate::engine::sql::error::syntax_error;

/// The most parentheses in each other. The parser allows about half as many.
const DEPTH: usize = 100;

/// The most parentheses that open one after another where a table is expected: the parser's time
/// doubles with each.
const TABLE_DEPTH: usize = 6;

/// Parentheses in each other, and words and signs that the parser may nest as well, of a statement
/// that is not deep.
const SHALLOW: (usize, usize) = (4, 10);

/// The tokens of a statement, without blanks.
#[derive(Debug)]
pub(super) struct Outline {
    parts: Vec<Part>,
    depth: usize,
    nesting: usize,
}

#[derive(Clone, Copy, Debug)]
struct Part {
    kind: Kind,
    start: Location,
    /// Bytes of the statement.
    from: usize,
    to: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Select,
    /// DISTINCT, ALL and the like, which come before the first item.
    Modifier,
    Open,
    Close,
    Comma,
    /// The end of a select list.
    Stop,
    Other,
}

impl Outline {
    /// Refuses statements that nest too deep.
    pub(super) fn new(sql: &str, tokens: &[TokenWithSpan]) -> Result<Self> {
        let mut outline = Self {
            parts: Vec::with_capacity(tokens.len()),
            depth: 0,
            nesting: 0,
        };
        let mut at = Position::default();
        let (mut depth, mut of_table) = (0_usize, None);
        for token in tokens {
            if matches!(token.token, Token::Whitespace(_)) {
                continue;
            }
            let kind = kind(&token.token);
            depth = match kind {
                Kind::Open => depth + 1,
                Kind::Close => depth.saturating_sub(1),
                _ => depth,
            };
            outline.depth = outline.depth.max(depth);
            outline.nesting += usize::from(is_nesting(&token.token));
            of_table = match (&token.token, of_table) {
                (Token::LParen, Some(count)) => Some(count + 1),
                (Token::Word(word), _) if matches!(word.keyword, Keyword::FROM | Keyword::JOIN) => {
                    Some(0)
                }
                (Token::Comma, _) => Some(0),
                _ => None,
            };
            let from = at.advance(sql, token.span.start);
            if depth > DEPTH || of_table.is_some_and(|count| count > TABLE_DEPTH) {
                return Err(syntax_error(sql, from));
            }
            outline.parts.push(Part {
                kind,
                start: token.span.start,
                from,
                to: at.advance(sql, token.span.end),
            });
        }
        Ok(outline)
    }

    /// Whether the parser may need a large stack.
    pub(super) fn is_deep(&self) -> bool {
        self.depth > SHALLOW.0 || self.nesting > SHALLOW.1
    }

    /// The texts of the items of the select list whose SELECT is at a location.
    pub(super) fn items<'a>(&self, sql: &'a str, select: Location) -> Vec<&'a str> {
        let before =
            |part: &Part| (part.start.line, part.start.column) < (select.line, select.column);
        let first = self.parts.partition_point(before) + 1;
        let mut items = Vec::new();
        let (mut depth, mut item) = (0_usize, None::<(usize, usize)>);
        for part in self.parts.get(first..).unwrap_or_default() {
            match part.kind {
                Kind::Modifier if depth == 0 && item.is_none() && items.is_empty() => continue,
                Kind::Stop | Kind::Close if depth == 0 => break,
                Kind::Comma if depth == 0 => {
                    items.push(text(sql, item.take()));
                    continue;
                }
                Kind::Open => depth += 1,
                Kind::Close => depth -= 1,
                _ => {}
            }
            let from = item.map_or(part.from, |(from, _)| from);
            item = Some((from, part.to));
        }
        items.push(text(sql, item));
        items
    }
}

fn is_nesting(token: &Token) -> bool {
    match token {
        Token::Word(word) => matches!(
            word.keyword,
            Keyword::SELECT
                | Keyword::NOT
                | Keyword::CASE
                | Keyword::BETWEEN
                | Keyword::INTERVAL
                | Keyword::BINARY
        ),
        Token::Minus | Token::Plus | Token::ExclamationMark | Token::Tilde => true,
        _ => false,
    }
}

fn text(sql: &str, item: Option<(usize, usize)>) -> &str {
    let item = item.and_then(|(from, to)| sql.get(from..to));
    item.unwrap_or_default()
}

fn kind(token: &Token) -> Kind {
    match token {
        Token::LParen => Kind::Open,
        Token::RParen => Kind::Close,
        Token::Comma => Kind::Comma,
        Token::SemiColon | Token::EOF => Kind::Stop,
        Token::Word(word) => match word.keyword {
            Keyword::SELECT => Kind::Select,
            Keyword::DISTINCT | Keyword::DISTINCTROW | Keyword::ALL => Kind::Modifier,
            Keyword::FROM
            | Keyword::WHERE
            | Keyword::GROUP
            | Keyword::HAVING
            | Keyword::ORDER
            | Keyword::LIMIT
            | Keyword::UNION => Kind::Stop,
            _ => Kind::Other,
        },
        _ => Kind::Other,
    }
}

/// A location and its byte, to be advanced to later ones.
struct Position {
    line: u64,
    column: u64,
    byte: usize,
}

impl Default for Position {
    fn default() -> Self {
        Self {
            line: 1,
            column: 1,
            byte: 0,
        }
    }
}

impl Position {
    fn advance(&mut self, sql: &str, to: Location) -> usize {
        let rest = sql.get(self.byte..).unwrap_or_default();
        for letter in rest.chars() {
            if (self.line, self.column) >= (to.line, to.column) {
                break;
            }
            self.byte += letter.len_utf8();
            match letter {
                '\n' => (self.line, self.column) = (self.line + 1, 1),
                _ => self.column += 1,
            }
        }
        self.byte
    }
}

/// The byte of a location.
pub(super) fn offset(sql: &str, line: u64, column: u64) -> usize {
    Position::default().advance(sql, Location { line, column })
}

/// The line and column that an error of the parser ends with.
pub(super) fn location_in(message: &str) -> Option<(u64, u64)> {
    let (_, location) = message.rsplit_once(" at Line: ")?;
    let (line, column) = location.split_once(", Column: ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}
