//! SHOW and DESCRIBE.

use sqlparser::tokenizer::Token;

use super::Reader;
use super::ast::{Statement, TableName};
use crate::engine::shared::error::Result;
use crate::engine::sql::error::unsupported;

impl Reader<'_, '_> {
    pub(super) fn describe(&mut self) -> Result<Statement> {
        self.parser.next_token();
        Ok(Statement::Describe(self.name()?))
    }

    pub(super) fn show(&mut self) -> Result<Statement> {
        self.expect_word("show")?;
        let is_full = self.take_word("full");
        if self.take_word("tables") && !is_full {
            let database = match self.take_in() {
                true => Some(self.identifier()?),
                false => None,
            };
            return Ok(Statement::ShowTables {
                database,
                pattern: self.pattern()?,
            });
        }
        if self.take_word("columns") || self.take_word("fields") {
            let table = self.table_in_database()?;
            return Ok(Statement::ShowColumns {
                table,
                is_full,
                pattern: self.pattern()?,
            });
        }
        let is_index = ["index", "indexes", "keys"]
            .iter()
            .any(|it| self.take_word(it));
        match is_index && !is_full {
            true => Ok(Statement::ShowIndex(self.table_in_database()?)),
            false => Err(unsupported()),
        }
    }

    fn take_in(&mut self) -> bool {
        self.take_word("in") || self.take_word("from")
    }

    /// IN table [IN database]
    fn table_in_database(&mut self) -> Result<TableName> {
        if !self.take_in() {
            return Err(self.unexpected());
        }
        let mut table = self.name()?;
        if self.take_in() {
            table.database = Some(self.identifier()?);
        }
        Ok(table)
    }

    fn pattern(&mut self) -> Result<Option<String>> {
        if self.take_word("like") {
            return self.string().map(Some);
        }
        match self.parser.peek_token_ref().token {
            Token::EOF | Token::SemiColon => Ok(None),
            Token::Word(_) => Err(unsupported()),
            _ => Err(self.unexpected()),
        }
    }
}
