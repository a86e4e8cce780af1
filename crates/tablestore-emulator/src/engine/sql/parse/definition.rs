//! CREATE TABLE, ALTER TABLE, DROP MAPPING TABLE.

use sqlparser::tokenizer::Token;

use super::Reader;
use super::ast::{Alteration, ColumnDefinition, CreateMapping, Expr, Literal, Statement};
use crate::engine::shared::error::Result;
use crate::engine::sql::error::unsupported;

impl Reader<'_, '_> {
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
            table: self.name()?,
            if_not_exists,
            columns: Vec::new(),
            primary_key: Vec::new(),
            engine: None,
            engine_attribute: None,
            has_unsupported: false,
        };
        self.expect(&Token::LParen)?;
        loop {
            self.element(&mut created)?;
            if !self.parser.consume_token(&Token::Comma) {
                break;
            }
        }
        self.expect(&Token::RParen)?;
        self.options(&mut created)?;
        Ok(Statement::Create(created))
    }

    /// A column or a constraint.
    fn element(&mut self, created: &mut CreateMapping) -> Result<()> {
        let word = match &self.parser.peek_token_ref().token {
            Token::Word(word) if word.quote_style.is_none() => word.value.to_ascii_lowercase(),
            _ => String::new(),
        };
        match word.as_str() {
            "primary" => {
                self.parser.next_token();
                self.expect_word("key")?;
                self.expect(&Token::LParen)?;
                loop {
                    created.primary_key.push(self.identifier()?);
                    if !self.parser.consume_token(&Token::Comma) {
                        break;
                    }
                }
                self.expect(&Token::RParen)
            }
            "unique" | "key" | "index" | "constraint" | "check" | "foreign" | "fulltext" => {
                created.has_unsupported = true;
                self.skip_element()
            }
            _ => {
                let column = self.column()?;
                created.has_unsupported |= column.has_unsupported;
                created.columns.push(column);
                Ok(())
            }
        }
    }

    /// Skips tokens up to a comma or the end of the list.
    fn skip_element(&mut self) -> Result<()> {
        let mut depth = 0_usize;
        loop {
            match self.parser.peek_token_ref().token {
                Token::EOF => return Err(self.unexpected()),
                Token::Comma | Token::RParen if depth == 0 => return Ok(()),
                Token::LParen => depth += 1,
                Token::RParen => depth -= 1,
                _ => {}
            }
            self.parser.next_token();
        }
    }

    fn column(&mut self) -> Result<ColumnDefinition> {
        let name = self.identifier()?;
        let kind = match &self.parser.peek_token_ref().token {
            Token::Word(word) if word.quote_style.is_none() => word.value.to_ascii_uppercase(),
            _ => return Err(self.unexpected()),
        };
        self.parser.next_token();
        let mut column = ColumnDefinition {
            name,
            kind,
            length: None,
            is_not_null: false,
            is_primary_key: false,
            default: None,
            has_unsupported: false,
        };
        if self.parser.consume_token(&Token::LParen) {
            column.length = Some(self.length()?);
            // DECIMAL(10, 2) is refused by its name.
            while self.parser.consume_token(&Token::Comma) {
                self.length()?;
            }
            self.expect(&Token::RParen)?;
        }
        loop {
            if self.take_word("not") {
                self.expect_word("null")?;
                column.is_not_null = true;
            } else if self.take_word("null") {
            } else if self.take_word("primary") {
                self.expect_word("key")?;
                column.is_primary_key = true;
            } else if self.take_word("default") {
                let default = self.next_expr()?;
                column.default = shown(&default);
            } else if matches!(
                self.parser.peek_token_ref().token,
                Token::Comma | Token::RParen | Token::EOF | Token::SemiColon
            ) {
                return Ok(column);
            } else {
                // AUTO_INCREMENT, UNIQUE, COMMENT, CHECK and the like.
                column.has_unsupported = true;
                self.parser.next_token();
                if self.parser.consume_token(&Token::LParen) {
                    self.skip_element()?;
                    self.expect(&Token::RParen)?;
                }
            }
        }
    }

    fn length(&mut self) -> Result<u64> {
        let length = match &self.parser.peek_token_ref().token {
            Token::Number(digits, _) => digits.parse().ok(),
            _ => None,
        };
        let length = length.ok_or_else(|| self.unexpected())?;
        self.parser.next_token();
        Ok(length)
    }

    /// ENGINE and ENGINE_ATTRIBUTE, with or without a comma between them.
    fn options(&mut self, created: &mut CreateMapping) -> Result<()> {
        loop {
            let _ = self.parser.consume_token(&Token::Comma);
            if self.take_word("engine") {
                let _ = self.parser.consume_token(&Token::Eq);
                created.engine = Some(match &self.parser.peek_token_ref().token {
                    Token::Word(_) => self.identifier()?,
                    _ => self.string()?,
                });
            } else if self.take_word("engine_attribute") {
                let _ = self.parser.consume_token(&Token::Eq);
                created.engine_attribute = Some(self.string()?);
            } else {
                return match self.parser.peek_token_ref().token {
                    Token::EOF | Token::SemiColon => Ok(()),
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
        let table = self.name()?;
        let change = if self.take_word("add") {
            if !self.take_word("column")
                && self.is_next(&["index", "key", "unique", "primary", "constraint"])
            {
                return Err(unsupported());
            }
            let is_list = self.parser.consume_token(&Token::LParen);
            let column = self.column()?;
            if is_list {
                self.expect(&Token::RParen)?;
            }
            match column.has_unsupported {
                true => return Err(unsupported()),
                false => Alteration::Add(column),
            }
        } else if self.take_word("drop") {
            if !self.take_word("column") && self.is_next(&["index", "key", "primary", "constraint"])
            {
                return Err(unsupported());
            }
            Alteration::Drop(self.identifier()?)
        } else {
            return Err(unsupported());
        };
        match self.parser.peek_token_ref().token {
            // One column a statement.
            Token::Comma => Err(unsupported()),
            _ => Ok(Statement::Alter { table, change }),
        }
    }

    fn is_next(&self, words: &[&str]) -> bool {
        match &self.parser.peek_token_ref().token {
            Token::Word(word) if word.quote_style.is_none() => {
                words.iter().any(|it| word.value.eq_ignore_ascii_case(it))
            }
            _ => false,
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
        let mut tables = vec![self.name()?];
        while self.parser.consume_token(&Token::Comma) {
            tables.push(self.name()?);
        }
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
