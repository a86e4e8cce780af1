//! What all parts of the grammar take tokens with.

use tablestore_core::ServiceError;

use super::ast::TableName;
use super::token::{self, Spanned, Token};
use super::word::is_reserved;
use crate::engine::shared::error::Result;
use crate::engine::sql::error::{exhausted, syntax_error};

/// The most parts in each other that are parsed recursively.
const LEVELS: usize = 50;

/// The most levels of a statement's tree, which is visited recursively. Operators and unions
/// one after another are levels of it, except for AND and OR, and joins are several.
const HEIGHT: usize = 200;

/// The most operators of a statement. A row takes time for each.
const OPERATORS: usize = 1000;

/// Takes the tokens of one statement, from left to right.
#[derive(Debug)]
pub(super) struct Parser<'a> {
    sql: &'a str,
    tokens: Vec<Spanned<'a>>,
    /// Tokens taken.
    taken: usize,
    level: usize,
    /// Levels of the tree below the part that is being parsed.
    height: usize,
    operators: usize,
    /// Joins of the query that is being parsed.
    pub(super) joins: usize,
}

impl<'a> Parser<'a> {
    pub(super) fn new(sql: &'a str) -> Result<Self> {
        Ok(Self {
            sql,
            tokens: token::tokens(sql)?,
            taken: 0,
            level: 0,
            height: 0,
            operators: 0,
            joins: 0,
        })
    }

    /// The token that comes next.
    pub(super) fn peek(&self) -> &Token<'a> {
        self.peek_ahead(0)
    }

    /// The token after a number of others.
    pub(super) fn peek_ahead(&self, count: usize) -> &Token<'a> {
        let spanned = self.tokens.get(self.taken.saturating_add(count));
        spanned.map_or(&Token::End, |spanned| &spanned.token)
    }

    /// Takes the next token, which the caller has read and which is not the end.
    pub(super) fn skip(&mut self) {
        self.taken += 1;
    }

    pub(super) fn peek_word(&self) -> Option<&'a str> {
        match self.peek() {
            Token::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn is_word(&self, expected: &str) -> bool {
        self.peek_word()
            .is_some_and(|word| word.eq_ignore_ascii_case(expected))
    }

    pub(super) fn is_any_word(&self, expected: &[&str]) -> bool {
        expected.iter().any(|expected| self.is_word(expected))
    }

    /// Whether one of these keywords comes after a number of tokens.
    pub(super) fn is_word_at(&self, count: usize, expected: &[&str]) -> bool {
        matches!(self.peek_ahead(count), Token::Word(word)
            if expected.iter().any(|it| word.eq_ignore_ascii_case(it)))
    }

    /// Takes a keyword, in whichever case it is.
    pub(super) fn take_word(&mut self, expected: &str) -> bool {
        let is_next = self.is_word(expected);
        self.taken += usize::from(is_next);
        is_next
    }

    pub(super) fn take_any_word(&mut self, expected: &[&str]) -> bool {
        let is_next = self.is_any_word(expected);
        self.taken += usize::from(is_next);
        is_next
    }

    pub(super) fn expect_word(&mut self, expected: &str) -> Result<()> {
        match self.take_word(expected) {
            true => Ok(()),
            false => Err(self.unexpected()),
        }
    }

    pub(super) fn is_sign(&self, expected: &str) -> bool {
        matches!(self.peek(), Token::Sign(sign) if *sign == expected)
    }

    pub(super) fn take_sign(&mut self, expected: &str) -> bool {
        let is_next = self.is_sign(expected);
        self.taken += usize::from(is_next);
        is_next
    }

    pub(super) fn expect_sign(&mut self, expected: &str) -> Result<()> {
        match self.take_sign(expected) {
            true => Ok(()),
            false => Err(self.unexpected()),
        }
    }

    pub(super) fn expect_end(&self) -> Result<()> {
        match self.peek() {
            Token::End => Ok(()),
            _ => Err(self.unexpected()),
        }
    }

    /// Items with commas between them.
    pub(super) fn list<T>(&mut self, item: impl Fn(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        let mut items = vec![item(self)?];
        while self.take_sign(",") {
            items.push(item(self)?);
        }
        Ok(items)
    }

    pub(super) fn string(&mut self) -> Result<String> {
        match self.peek() {
            Token::String(text) => {
                let text = text.clone();
                self.taken += 1;
                Ok(text)
            }
            _ => Err(self.unexpected()),
        }
    }

    /// A number that is not negative.
    pub(super) fn number(&mut self) -> Result<u64> {
        let number = match self.peek() {
            Token::Number(digits) => digits.parse().ok(),
            _ => None,
        };
        let number = number.ok_or_else(|| self.unexpected())?;
        self.skip();
        Ok(number)
    }

    /// The numbers in parentheses behind a type.
    pub(super) fn lengths(&mut self) -> Result<Vec<u64>> {
        if !self.take_sign("(") {
            return Ok(Vec::new());
        }
        let lengths = self.list(Self::number)?;
        self.expect_sign(")")?;
        Ok(lengths)
    }

    /// A name that is in backquotes or no keyword.
    pub(super) fn name(&mut self) -> Result<String> {
        let name = match self.peek() {
            Token::Word(word) if !is_reserved(word) => (*word).to_owned(),
            Token::Quoted(name) => name.clone(),
            _ => return Err(self.unexpected()),
        };
        self.taken += 1;
        Ok(name)
    }

    /// A name behind a point, which may be a keyword.
    pub(super) fn name_after_point(&mut self) -> Result<String> {
        match self.peek_word() {
            Some(word) => {
                self.taken += 1;
                Ok(word.to_owned())
            }
            None => self.name(),
        }
    }

    /// The name of a table, perhaps with its database in front.
    pub(super) fn table_name(&mut self) -> Result<TableName> {
        let name = self.name()?;
        if !self.take_sign(".") {
            let database = None;
            return Ok(TableName { database, name });
        }
        Ok(TableName {
            database: Some(name),
            name: self.name_after_point()?,
        })
    }

    /// The error for the token that comes next.
    pub(super) fn unexpected(&self) -> ServiceError {
        self.unexpected_at(self.offset())
    }

    /// The error for the token at a byte of the statement.
    pub(super) fn unexpected_at(&self, offset: usize) -> ServiceError {
        syntax_error(self.sql, offset)
    }

    /// Where the next token starts, in bytes of the statement.
    pub(super) fn offset(&self) -> usize {
        let next = self.tokens.get(self.taken);
        next.map_or(self.sql.len(), |spanned| spanned.from)
    }

    /// What has been taken from a byte on, as it is written.
    pub(super) fn text_from(&self, from: usize) -> &'a str {
        let last = self.taken.checked_sub(1).and_then(|at| self.tokens.get(at));
        let to = last.map_or(from, |spanned| spanned.to);
        self.sql.get(from..to).unwrap_or_default()
    }

    /// Parses what is one level deeper.
    pub(super) fn deeper<T>(&mut self, part: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if self.level == LEVELS {
            return Err(exhausted(format!(
                "The sql nesting exceeds the quota! Quota is {LEVELS} levels"
            )));
        }
        self.level += 1;
        let beside = std::mem::take(&mut self.height);
        let outcome = part(self);
        self.height = beside.max(self.height + 1);
        self.level -= 1;
        outcome
    }

    /// Takes the tokens of an operator.
    pub(super) fn take_operator(&mut self, tokens: usize) -> Result<()> {
        if self.operators == OPERATORS {
            return Err(exhausted(format!(
                "The sql operators exceed the quota! Quota is {OPERATORS}"
            )));
        }
        self.operators += 1;
        self.taken += tokens;
        Ok(())
    }

    /// Puts what has been parsed of a part below other levels of the tree.
    pub(super) fn raise(&mut self, levels: usize) -> Result<()> {
        if self.height >= HEIGHT {
            return Err(exhausted(format!(
                "The sql operators in a chain exceed the quota! Quota is {HEIGHT}"
            )));
        }
        self.height += levels;
        Ok(())
    }

    /// Takes all tokens up to a comma or a parenthesis that closes.
    pub(super) fn skip_item(&mut self) -> Result<()> {
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                Token::End => return Err(self.unexpected()),
                Token::Sign("," | ")") if depth == 0 => return Ok(()),
                Token::Sign("(") => depth += 1,
                Token::Sign(")") => depth -= 1,
                _ => {}
            }
            self.taken += 1;
        }
    }
}
