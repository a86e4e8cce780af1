//! INSERT, UPDATE, DELETE.

use sqlparser::keywords::Keyword;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::Token;

use super::Reader;
use super::ast::{Delete, Expr, Insert, InsertForm, Statement, TableName, Update};
use crate::engine::shared::error::Result;
use crate::engine::sql::error::unsupported;

impl Reader<'_, '_> {
    pub(super) fn change(&mut self) -> Result<Statement> {
        if self.take_word("insert") {
            return self.insert().map(Statement::Insert);
        }
        if self.take_word("update") {
            return self.update().map(Statement::Update);
        }
        if self.take_word("delete") {
            return self.delete().map(Statement::Delete);
        }
        // REPLACE needs a table with transactions.
        Err(unsupported())
    }

    pub(super) fn name(&mut self) -> Result<TableName> {
        let name = self.parser.parse_object_name(false);
        let name = name.map_err(|error| self.error(&error))?;
        self.table_name(name)
    }

    pub(super) fn identifier(&mut self) -> Result<String> {
        let ident = self.parser.parse_identifier();
        Ok(ident.map_err(|error| self.error(&error))?.value)
    }

    pub(super) fn next_expr(&mut self) -> Result<Expr> {
        let expr = self.parser.parse_expr();
        let expr = expr.map_err(|error| self.error(&error))?;
        self.expr(expr)
    }

    fn insert(&mut self) -> Result<Insert> {
        let mut form = match self.take_word("ignore") {
            true => InsertForm::Ignore,
            false => InsertForm::Values,
        };
        self.take_word("into");
        let table = self.name()?;
        let mut insert = Insert {
            table,
            columns: Vec::new(),
            rows: Vec::new(),
            form,
        };
        let keyword = |parser: &Parser<'_>| match &parser.peek_token_ref().token {
            Token::Word(word) => word.keyword,
            _ => Keyword::NoKeyword,
        };
        if self.parser.consume_token(&Token::LParen) {
            if keyword(self.parser) == Keyword::SELECT {
                return self.other_form(insert);
            }
            while !self.parser.consume_token(&Token::RParen) {
                if !insert.columns.is_empty() {
                    self.expect(&Token::Comma)?;
                }
                insert.columns.push(self.identifier()?);
            }
        }
        match keyword(self.parser) {
            Keyword::SELECT | Keyword::SET | Keyword::TABLE => return self.other_form(insert),
            Keyword::VALUES | Keyword::VALUE => {
                self.parser.next_token();
            }
            _ => return Err(self.unexpected()),
        }
        loop {
            self.expect(&Token::LParen)?;
            let mut row = Vec::new();
            while !self.parser.consume_token(&Token::RParen) {
                if !row.is_empty() {
                    self.expect(&Token::Comma)?;
                }
                row.push(self.next_expr()?);
            }
            insert.rows.push(row);
            if !self.parser.consume_token(&Token::Comma) {
                break;
            }
        }
        if self.take_word("on") {
            self.expect_word("duplicate")?;
            self.expect_word("key")?;
            self.expect_word("update")?;
            self.assignments()?;
            form = InsertForm::OnDuplicateKeyUpdate;
        }
        insert.form = form;
        Ok(insert)
    }

    /// INSERT … SELECT and INSERT … SET are refused, so that the rest of them does not matter.
    fn other_form(&mut self, insert: Insert) -> Result<Insert> {
        while self.parser.peek_token_ref().token != Token::EOF {
            self.parser.next_token();
        }
        Ok(Insert {
            form: InsertForm::Other,
            ..insert
        })
    }

    fn assignments(&mut self) -> Result<Vec<(String, Expr)>> {
        let mut assignments = Vec::new();
        loop {
            let mut name = self.identifier()?;
            while self.parser.consume_token(&Token::Period) {
                name = self.identifier()?;
            }
            self.expect(&Token::Eq)?;
            assignments.push((name, self.next_expr()?));
            if !self.parser.consume_token(&Token::Comma) {
                return Ok(assignments);
            }
        }
    }

    fn update(&mut self) -> Result<Update> {
        let table = self.name()?;
        if matches!(self.parser.peek_token_ref().token, Token::Comma) {
            return Err(unsupported());
        }
        self.expect_word("set")?;
        let assignments = self.assignments()?;
        let (filter, has_order, has_limit) = self.rest_of_change()?;
        Ok(Update {
            table,
            assignments,
            filter,
            has_limit,
            has_order,
        })
    }

    fn delete(&mut self) -> Result<Delete> {
        self.expect_word("from")?;
        let table = self.name()?;
        if matches!(self.parser.peek_token_ref().token, Token::Comma) {
            return Err(unsupported());
        }
        let (filter, has_order, has_limit) = self.rest_of_change()?;
        Ok(Delete {
            table,
            filter,
            has_limit,
            has_order,
        })
    }

    /// WHERE, ORDER BY, LIMIT: the first, and whether there are the others.
    fn rest_of_change(&mut self) -> Result<(Option<Expr>, bool, bool)> {
        let filter = match self.take_word("where") {
            true => Some(self.next_expr()?),
            false => None,
        };
        let has_order = self.take_word("order");
        if has_order {
            self.expect_word("by")?;
            loop {
                self.next_expr()?;
                let _ = self.take_word("asc") || self.take_word("desc");
                if !self.parser.consume_token(&Token::Comma) {
                    break;
                }
            }
        }
        let has_limit = self.take_word("limit");
        if has_limit {
            self.next_expr()?;
        }
        Ok((filter, has_order, has_limit))
    }
}
