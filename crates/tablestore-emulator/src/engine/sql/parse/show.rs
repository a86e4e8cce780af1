//! SHOW and DESCRIBE.

use super::ast::{Statement, TableName};
use super::parser::Parser;
use super::token::Token;
use crate::engine::shared::error::Result;
use crate::engine::sql::error::unsupported;

impl Parser<'_> {
    pub(super) fn describe(&mut self) -> Result<Statement> {
        self.skip();
        Ok(Statement::Describe(self.table_name()?))
    }

    pub(super) fn show(&mut self) -> Result<Statement> {
        self.expect_word("show")?;
        let is_full = self.take_word("full");
        if !is_full && self.take_word("tables") {
            let database = match self.take_any_word(&["in", "from"]) {
                true => Some(self.name()?),
                false => None,
            };
            return Ok(Statement::ShowTables {
                database,
                pattern: self.pattern()?,
            });
        }
        if self.take_any_word(&["columns", "fields"]) {
            return Ok(Statement::ShowColumns {
                table: self.table_in_database()?,
                is_full,
                pattern: self.pattern()?,
            });
        }
        match self.take_any_word(&["index", "indexes", "keys"]) && !is_full {
            true => Ok(Statement::ShowIndex(self.table_in_database()?)),
            false => Err(unsupported()),
        }
    }

    /// IN table [IN database]
    fn table_in_database(&mut self) -> Result<TableName> {
        if !self.take_any_word(&["in", "from"]) {
            return Err(self.unexpected());
        }
        let mut table = self.table_name()?;
        if self.take_any_word(&["in", "from"]) {
            table.database = Some(self.name()?);
        }
        Ok(table)
    }

    fn pattern(&mut self) -> Result<Option<String>> {
        if self.take_word("like") {
            return self.string().map(Some);
        }
        match self.peek() {
            Token::End | Token::Sign(";") => Ok(None),
            Token::Word(_) => Err(unsupported()),
            _ => Err(self.unexpected()),
        }
    }
}
