//! INSERT, UPDATE, DELETE.

use super::ast::{ColumnName, Delete, Expr, Insert, InsertForm, Statement, Update};
use super::parser::Parser;
use super::token::Token;
use crate::engine::shared::error::Result;
use crate::engine::sql::error::unsupported;

impl Parser<'_> {
    pub(super) fn insert(&mut self) -> Result<Statement> {
        self.expect_word("insert")?;
        let form = match self.take_word("ignore") {
            true => InsertForm::Ignore,
            false => InsertForm::Values,
        };
        self.take_word("into");
        let mut insert = Insert {
            table: self.table_name()?,
            columns: Vec::new(),
            rows: Vec::new(),
            form,
        };
        if self.take_sign("(") {
            if self.is_query() {
                return Ok(self.insert_otherwise(insert));
            }
            if !self.is_sign(")") {
                insert.columns = self.list(Self::name)?;
            }
            self.expect_sign(")")?;
        }
        let is_query = self.is_query() || self.is_sign("(") && self.is_query_at(1);
        if is_query || self.is_any_word(&["set", "table"]) {
            return Ok(self.insert_otherwise(insert));
        }
        if !self.take_any_word(&["values", "value"]) {
            return Err(self.unexpected());
        }
        insert.rows = self.list(Self::row)?;
        if self.take_word("on") {
            self.expect_word("duplicate")?;
            self.expect_word("key")?;
            self.expect_word("update")?;
            self.assignments()?;
            insert.form = InsertForm::OnDuplicateKeyUpdate;
        }
        Ok(Statement::Insert(insert))
    }

    /// (value, …)
    fn row(&mut self) -> Result<Vec<Expr>> {
        self.expect_sign("(")?;
        let row = match self.is_sign(")") {
            true => Vec::new(),
            false => self.list(Self::expr)?,
        };
        self.expect_sign(")")?;
        Ok(row)
    }

    /// INSERT … SELECT and INSERT … SET are refused, so that the rest of them does not matter.
    fn insert_otherwise(&mut self, insert: Insert) -> Statement {
        while *self.peek() != Token::End {
            self.skip();
        }
        Statement::Insert(Insert {
            form: InsertForm::Other,
            ..insert
        })
    }

    fn assignments(&mut self) -> Result<Vec<(ColumnName, Expr)>> {
        self.list(|parser| {
            let column = parser.column_name()?;
            if !parser.take_sign(":=") {
                parser.expect_sign("=")?;
            }
            Ok((column, parser.expr()?))
        })
    }

    pub(super) fn update(&mut self) -> Result<Statement> {
        self.expect_word("update")?;
        let table = self.table_name()?;
        if self.is_sign(",") {
            return Err(unsupported());
        }
        let alias = self.alias_of_source()?;
        self.expect_word("set")?;
        let assignments = self.assignments()?;
        let (filter, has_order, has_limit) = self.rest_of_change()?;
        Ok(Statement::Update(Update {
            table,
            alias,
            assignments,
            filter,
            has_limit,
            has_order,
        }))
    }

    pub(super) fn delete(&mut self) -> Result<Statement> {
        self.expect_word("delete")?;
        self.expect_word("from")?;
        let table = self.table_name()?;
        if self.is_sign(",") {
            return Err(unsupported());
        }
        let (filter, has_order, has_limit) = self.rest_of_change()?;
        Ok(Statement::Delete(Delete {
            table,
            filter,
            has_limit,
            has_order,
        }))
    }

    /// WHERE, ORDER BY, LIMIT: the first, and whether there are the others.
    fn rest_of_change(&mut self) -> Result<(Option<Expr>, bool, bool)> {
        let filter = match self.take_word("where") {
            true => Some(self.expr()?),
            false => None,
        };
        let has_order = self.take_word("order");
        if has_order {
            self.expect_word("by")?;
            self.list(Self::order)?;
        }
        let has_limit = self.take_word("limit");
        if has_limit {
            self.number()?;
        }
        Ok((filter, has_order, has_limit))
    }
}
