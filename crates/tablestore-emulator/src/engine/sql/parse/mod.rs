//! From the text of a statement to a tree of our own.
//!
//! Queries and changes of rows are parsed by `sqlparser` under a [`dialect`] of ours, and converted.
//! Everything in its tree that the service does not have is refused there. Definitions differ so
//! much from MySQL's that [`definition`] reads them token by token.

pub(crate) mod ast;
mod change;
mod definition;
mod dialect;
mod expression;
mod literal;
mod outline;
mod query;
mod show;

use sqlparser::keywords::Keyword;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Token, TokenWithSpan, Tokenizer};

use crate::engine::shared::error::Result;
use crate::engine::sql::error::{syntax_error, unsupported};
use ast::Statement;
use dialect::ServiceDialect;
use outline::Outline;

/// Bytes of a statement.
pub(crate) const STATEMENT: usize = 1024 * 1024;

/// Bytes of the stack on which deep statements are parsed.
const STACK: usize = 64 * 1024 * 1024;

/// Parses a statement. It may end with semicolons.
pub(crate) fn parse(sql: &str) -> Result<Statement> {
    if sql.len() > STATEMENT {
        return Err(syntax_error(sql, 0));
    }
    let dialect = ServiceDialect::default();
    let mut tokens = Vec::new();
    Tokenizer::new(&dialect, sql)
        .tokenize_with_location_into_buf(&mut tokens)
        .map_err(|error| {
            let (line, column) = (error.location.line, error.location.column);
            syntax_error(sql, outline::offset(sql, line, column))
        })?;
    for token in &mut tokens {
        as_string(token);
    }
    let outline = Outline::new(sql, &tokens)?;
    if !outline.is_deep() {
        return read(sql, &outline, &dialect, tokens);
    }
    // The parser's recursion is bounded, and still takes more than the stack of a small thread.
    std::thread::scope(|scope| {
        let read = || read(sql, &outline, &ServiceDialect::default(), tokens);
        let thread = std::thread::Builder::new().stack_size(STACK);
        let outcome = thread.spawn_scoped(scope, read).map(|thread| thread.join());
        match outcome {
            Ok(Ok(statement)) => statement,
            _ => Err(syntax_error(sql, 0)),
        }
    })
}

fn read(
    sql: &str,
    outline: &Outline,
    dialect: &ServiceDialect,
    tokens: Vec<TokenWithSpan>,
) -> Result<Statement> {
    let mut parser = Parser::new(dialect).with_tokens_with_locations(tokens);
    let mut reader = Reader {
        sql,
        outline,
        parser: &mut parser,
    };
    let statement = reader.statement()?;
    while reader.parser.consume_token(&Token::SemiColon) {}
    match reader.parser.peek_token_ref().token {
        Token::EOF => Ok(statement),
        _ => Err(reader.unexpected()),
    }
}

/// Whether a statement only reads, by its first word. In doubt it does not.
pub(crate) fn is_read(sql: &str) -> bool {
    let mut rest = sql;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '(' || c == ';');
        let is_line = rest.starts_with("--") || rest.starts_with('#');
        if is_line {
            rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
        } else if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, rest)| rest);
        } else {
            break;
        }
    }
    let end = rest.find(|c: char| !c.is_ascii_alphabetic());
    let word = &rest[..end.unwrap_or(rest.len())];
    ["select", "show", "desc", "describe"]
        .iter()
        .any(|it| word.eq_ignore_ascii_case(it))
}

/// Strings may be in double quotes.
fn as_string(token: &mut TokenWithSpan) {
    if let Token::DoubleQuotedString(text) = &mut token.token {
        token.token = Token::SingleQuotedString(std::mem::take(text));
    }
}

/// Reads one statement.
pub(super) struct Reader<'a, 'b> {
    sql: &'a str,
    outline: &'a Outline,
    parser: &'a mut Parser<'b>,
}

impl Reader<'_, '_> {
    fn statement(&mut self) -> Result<Statement> {
        let first = self.parser.peek_token_ref();
        let keyword = match &first.token {
            Token::Word(word) => word.keyword,
            Token::LParen => Keyword::SELECT,
            _ => return Err(self.unexpected()),
        };
        match keyword {
            Keyword::SELECT => {
                let query = self.parser.parse_query();
                let query = query.map_err(|error| self.error(&error))?;
                Ok(Statement::Select(self.query(*query)?))
            }
            Keyword::INSERT | Keyword::UPDATE | Keyword::DELETE | Keyword::REPLACE => self.change(),
            Keyword::CREATE => self.create(),
            Keyword::ALTER => self.alter(),
            Keyword::DROP => self.drop_mapping(),
            Keyword::SHOW => self.show(),
            Keyword::DESC | Keyword::DESCRIBE => self.describe(),
            _ if is_statement(keyword) => Err(unsupported()),
            _ => Err(self.unexpected()),
        }
    }

    /// The error for the token that comes next.
    fn unexpected(&self) -> tablestore_core::ServiceError {
        let at = self.parser.peek_token_ref();
        let offset = match at.token {
            Token::EOF => self.sql.len(),
            _ => outline::offset(self.sql, at.span.start.line, at.span.start.column),
        };
        syntax_error(self.sql, offset)
    }

    fn error(&self, error: &ParserError) -> tablestore_core::ServiceError {
        let message = match error {
            ParserError::ParserError(message) | ParserError::TokenizerError(message) => message,
            ParserError::RecursionLimitExceeded => return syntax_error(self.sql, 0),
        };
        let offset = outline::location_in(message).map_or(self.sql.len(), |(line, column)| {
            outline::offset(self.sql, line, column)
        });
        syntax_error(self.sql, offset)
    }

    /// Takes a word, in whichever case it is.
    fn take_word(&mut self, expected: &str) -> bool {
        match &self.parser.peek_token_ref().token {
            Token::Word(word)
                if word.quote_style.is_none() && word.value.eq_ignore_ascii_case(expected) =>
            {
                self.parser.next_token();
                true
            }
            _ => false,
        }
    }

    fn expect_word(&mut self, expected: &str) -> Result<()> {
        match self.take_word(expected) {
            true => Ok(()),
            false => Err(self.unexpected()),
        }
    }

    fn expect(&mut self, expected: &Token) -> Result<()> {
        match self.parser.consume_token(expected) {
            true => Ok(()),
            false => Err(self.unexpected()),
        }
    }

    fn string(&mut self) -> Result<String> {
        match &self.parser.peek_token_ref().token {
            Token::SingleQuotedString(text) => {
                let text = text.clone();
                self.parser.next_token();
                Ok(text)
            }
            _ => Err(self.unexpected()),
        }
    }
}

/// Whether a statement of MySQL starts with this word.
fn is_statement(keyword: Keyword) -> bool {
    matches!(
        keyword,
        Keyword::ANALYZE
            | Keyword::BEGIN
            | Keyword::CALL
            | Keyword::COMMIT
            | Keyword::DEALLOCATE
            | Keyword::EXECUTE
            | Keyword::EXPLAIN
            | Keyword::FLUSH
            | Keyword::GRANT
            | Keyword::KILL
            | Keyword::LOAD
            | Keyword::LOCK
            | Keyword::OPTIMIZE
            | Keyword::PREPARE
            | Keyword::RELEASE
            | Keyword::RENAME
            | Keyword::REVOKE
            | Keyword::ROLLBACK
            | Keyword::SAVEPOINT
            | Keyword::SET
            | Keyword::START
            | Keyword::TRUNCATE
            | Keyword::UNLOCK
            | Keyword::USE
            | Keyword::VALUES
            | Keyword::WITH
    )
}
