//! From the text of a statement to a tree, by recursive descent.
//!
//! The grammar is MySQL's as far as the service has it. What MySQL has and the service does not is
//! recognized and refused as that; everything else is a syntax error at its first token.

pub(crate) mod ast;
mod call;
mod change;
mod definition;
mod expression;
mod operator;
mod parser;
mod query;
mod select;
mod show;
mod source;
mod token;
mod word;

use crate::engine::shared::error::Result;
use crate::engine::sql::error::{syntax_error, unsupported};
use ast::Statement;
use parser::Parser;

/// Bytes of a statement.
pub(crate) const STATEMENT: usize = 1024 * 1024;

/// Parses a statement. It may end with semicolons.
pub(crate) fn parse(sql: &str) -> Result<Statement> {
    if sql.len() > STATEMENT {
        return Err(syntax_error(sql, 0));
    }
    let mut parser = Parser::new(sql)?;
    let statement = parser.statement()?;
    while parser.take_sign(";") {}
    parser.expect_end()?;
    Ok(statement)
}

/// Whether a statement only reads, by its first word. In doubt it does not.
pub(crate) fn is_read(sql: &str) -> bool {
    token::first_word(sql).is_some_and(|word| {
        ["select", "show", "desc", "describe"]
            .iter()
            .any(|it| word.eq_ignore_ascii_case(it))
    })
}

impl Parser<'_> {
    fn statement(&mut self) -> Result<Statement> {
        if self.is_query() || self.is_sign("(") {
            return self.query().map(Statement::Select);
        }
        let word = self.peek_word().unwrap_or_default().to_ascii_lowercase();
        match word.as_str() {
            "insert" => self.insert(),
            "update" => self.update(),
            "delete" => self.delete(),
            "create" => self.create(),
            "alter" => self.alter(),
            "drop" => self.drop_mapping(),
            "show" => self.show(),
            "desc" | "describe" => self.describe(),
            word if STATEMENTS_OF_MYSQL.contains(&word) => Err(unsupported()),
            _ => Err(self.unexpected()),
        }
    }
}

/// First words of the statements that the service does not have. REPLACE would need a table with
/// transactions.
const STATEMENTS_OF_MYSQL: [&str; 28] = [
    "analyze",
    "begin",
    "call",
    "commit",
    "deallocate",
    "execute",
    "explain",
    "flush",
    "grant",
    "kill",
    "load",
    "lock",
    "optimize",
    "prepare",
    "release",
    "rename",
    "replace",
    "revoke",
    "rollback",
    "savepoint",
    "set",
    "start",
    "truncate",
    "unlock",
    "use",
    "values",
    "with",
    "xa",
];
