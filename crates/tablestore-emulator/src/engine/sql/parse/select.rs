//! SELECT with its list, its condition and its groups.

use super::ast::{Expr, Item, Literal, Select, TableName};
use super::parser::Parser;
use super::token::Token;
use crate::engine::shared::error::Result;
use crate::engine::sql::error::unsupported;

/// Words behind SELECT that the service does not have.
const MODIFIERS: [&str; 8] = [
    "high_priority",
    "sql_big_result",
    "sql_buffer_result",
    "sql_cache",
    "sql_calc_found_rows",
    "sql_no_cache",
    "sql_small_result",
    "straight_join",
];

impl Parser<'_> {
    pub(super) fn select(&mut self) -> Result<Select> {
        self.expect_word("select")?;
        let is_distinct = self.take_any_word(&["distinct", "distinctrow"]);
        if !is_distinct {
            self.take_word("all");
        }
        if self.is_any_word(&MODIFIERS) {
            return Err(unsupported());
        }
        let items = self.list(Self::item)?;
        if self.is_word("into") {
            return Err(unsupported());
        }
        let from = match self.take_word("from") {
            true => self.sources()?,
            false => None,
        };
        let filter = match self.take_word("where") {
            true => Some(self.expr()?),
            false => None,
        };
        let group_by = match self.take_word("group") {
            true => self.group_by()?,
            false => Vec::new(),
        };
        let having = match self.take_word("having") {
            true => Some(self.expr()?),
            false => None,
        };
        if self.starts_other_clause() {
            return Err(unsupported());
        }
        Ok(Select {
            is_distinct,
            items,
            from,
            filter,
            group_by,
            having,
        })
    }

    fn group_by(&mut self) -> Result<Vec<Expr>> {
        self.expect_word("by")?;
        let exprs = self.list(Self::expr)?;
        match self.is_any_word(&["with", "asc", "desc"]) {
            true => Err(unsupported()),
            false => Ok(exprs),
        }
    }

    fn item(&mut self) -> Result<Item> {
        if self.take_sign("*") {
            return Ok(Item::All);
        }
        if let Some(table) = self.all_of()? {
            return Ok(Item::AllOf(table));
        }
        let start = self.offset();
        let expr = self.expr()?;
        let text = self.text_from(start);
        let alias = self.alias_of_item()?;
        let has_alias = alias.is_some();
        let label = alias.unwrap_or_else(|| match &expr {
            Expr::Column(column) => column.name.clone(),
            Expr::Literal(Literal::String(text)) => text.clone(),
            _ => text.to_owned(),
        });
        Ok(Item::Expr {
            expr,
            label,
            has_alias,
        })
    }

    /// table.*, database.table.*
    fn all_of(&mut self) -> Result<Option<TableName>> {
        let is_name = |at: usize| matches!(self.peek_ahead(at), Token::Word(_) | Token::Quoted(_));
        let is_sign = |at: usize, sign| *self.peek_ahead(at) == Token::Sign(sign);
        let is_long = is_sign(1, ".") && is_name(2) && is_sign(3, ".") && is_sign(4, "*");
        if !is_name(0) || !(is_long || is_sign(1, ".") && is_sign(2, "*")) {
            return Ok(None);
        }
        let table = match is_long {
            true => self.table_name()?,
            false => TableName {
                database: None,
                name: self.name()?,
            },
        };
        self.expect_sign(".")?;
        self.expect_sign("*")?;
        Ok(Some(table))
    }

    fn alias_of_item(&mut self) -> Result<Option<String>> {
        let has_as = self.take_word("as");
        match self.peek() {
            Token::String(_) => self.string().map(Some),
            Token::Word(_) if !has_as && !self.is_alias() => Ok(None),
            Token::Word(_) | Token::Quoted(_) => self.name().map(Some),
            _ if has_as => Err(self.unexpected()),
            _ => Ok(None),
        }
    }
}
