//! CREATE TABLE, ALTER TABLE, DROP MAPPING TABLE.

use super::ast::{Alteration, ColumnDefinition, CreateMapping, Expr, Literal, Statement};
use super::parser::Parser;
use super::token::Token;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::error::unsupported;

impl Parser<'_> {
    pub(super) fn create(&mut self) -> Result<Statement> {
        self.expect_word("create")?;
        if !self.take_word("table") {
            return Err(unsupported());
        }
        let if_not_exists = self.take_word("if");
        if if_not_exists {
            self.expect_word("not")?;
            self.expect_word("exists")?;
        }
        let mut created = CreateMapping {
            table: self.table_name()?,
            if_not_exists,
            columns: Vec::new(),
            primary_key: Vec::new(),
            engine: None,
            engine_attribute: None,
            has_unsupported: false,
        };
        self.expect_sign("(")?;
        loop {
            self.element(&mut created)?;
            if !self.take_sign(",") {
                break;
            }
        }
        self.expect_sign(")")?;
        self.options(&mut created)?;
        Ok(Statement::Create(created))
    }

    /// A column or a constraint.
    fn element(&mut self, created: &mut CreateMapping) -> Result<()> {
        let word = self.peek_word().unwrap_or_default().to_ascii_lowercase();
        match word.as_str() {
            "primary" if !created.primary_key.is_empty() => {
                Err(invalid("Multiple primary key defined"))
            }
            "primary" => {
                self.skip();
                self.expect_word("key")?;
                self.expect_sign("(")?;
                created.primary_key.extend(self.list(Self::name)?);
                self.expect_sign(")")
            }
            "unique" | "key" | "index" | "constraint" | "check" | "foreign" | "fulltext" => {
                created.has_unsupported = true;
                self.skip_item()
            }
            _ => {
                let column = self.definition()?;
                created.has_unsupported |= column.has_unsupported;
                created.columns.push(column);
                Ok(())
            }
        }
    }

    fn definition(&mut self) -> Result<ColumnDefinition> {
        let name = self.name()?;
        let kind = self.peek_word().ok_or_else(|| self.unexpected())?;
        self.skip();
        let mut column = ColumnDefinition {
            name,
            kind: kind.to_ascii_uppercase(),
            length: None,
            is_not_null: false,
            is_primary_key: false,
            default: None,
            has_unsupported: false,
        };
        // DECIMAL(10, 2) is refused by its name.
        column.length = self.lengths()?.first().copied();
        loop {
            if self.take_word("not") {
                self.expect_word("null")?;
                column.is_not_null = true;
            } else if self.take_word("null") {
            } else if self.take_word("primary") {
                self.expect_word("key")?;
                column.is_primary_key = true;
            } else if self.take_word("default") {
                let default = self.expr()?;
                column.has_unsupported |= !matches!(default, Expr::Literal(_));
                column.default = shown(&default);
            } else if matches!(self.peek(), Token::Sign("," | ")" | ";") | Token::End) {
                return Ok(column);
            } else {
                // AUTO_INCREMENT, UNIQUE, COMMENT, CHECK and the like.
                column.has_unsupported = true;
                self.skip();
                if self.take_sign("(") {
                    self.skip_item()?;
                    self.expect_sign(")")?;
                }
            }
        }
    }

    /// ENGINE and ENGINE_ATTRIBUTE, with or without a comma between them.
    fn options(&mut self, created: &mut CreateMapping) -> Result<()> {
        loop {
            let _ = self.take_sign(",");
            if self.take_word("engine") {
                let _ = self.take_sign("=");
                created.engine = Some(match self.peek() {
                    Token::Word(_) => self.name()?,
                    _ => self.string()?,
                });
            } else if self.take_word("engine_attribute") {
                let _ = self.take_sign("=");
                created.engine_attribute = Some(self.string()?);
            } else {
                return match self.peek() {
                    Token::End | Token::Sign(";") => Ok(()),
                    // Options of MySQL's that mappings do not have.
                    Token::Word(_) => Err(unsupported()),
                    _ => Err(self.unexpected()),
                };
            }
        }
    }

    pub(super) fn alter(&mut self) -> Result<Statement> {
        self.expect_word("alter")?;
        if !self.take_word("table") {
            return Err(unsupported());
        }
        let table = self.table_name()?;
        let change = if self.take_word("add") {
            if !self.take_word("column")
                && self.is_any_word(&["index", "key", "unique", "primary", "constraint"])
            {
                return Err(unsupported());
            }
            let is_list = self.take_sign("(");
            let column = self.definition()?;
            if is_list {
                self.expect_sign(")")?;
            }
            match column.has_unsupported {
                true => return Err(unsupported()),
                false => Alteration::Add(column),
            }
        } else if self.take_word("drop") {
            if !self.take_word("column")
                && self.is_any_word(&["index", "key", "primary", "constraint"])
            {
                return Err(unsupported());
            }
            Alteration::Drop(self.name()?)
        } else {
            return Err(unsupported());
        };
        match self.is_sign(",") {
            // One column a statement.
            true => Err(unsupported()),
            false => Ok(Statement::Alter { table, change }),
        }
    }

    pub(super) fn drop_mapping(&mut self) -> Result<Statement> {
        self.expect_word("drop")?;
        if !self.take_word("mapping") {
            return Err(unsupported());
        }
        self.expect_word("table")?;
        let if_exists = self.take_word("if");
        if if_exists {
            self.expect_word("exists")?;
        }
        let tables = self.list(Self::table_name)?;
        Ok(Statement::Drop { tables, if_exists })
    }
}

/// A default value as DESCRIBE shows it.
fn shown(default: &Expr) -> Option<String> {
    match default {
        Expr::Literal(Literal::Null) => None,
        Expr::Literal(Literal::Boolean(value)) => Some(u8::from(*value).to_string()),
        Expr::Literal(Literal::Integer(number)) => Some(number.to_string()),
        Expr::Literal(Literal::Decimal(number, _)) => Some(number.to_string()),
        Expr::Literal(Literal::String(text)) => Some(text.clone()),
        _ => None,
    }
}
