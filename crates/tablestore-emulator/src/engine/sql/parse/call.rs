//! What is written as a function, with the words that some have between their arguments; literals of
//! times; intervals.

use super::ast::{CastType, Expr, Literal, Unit};
use super::parser::Parser;
use super::token::Token;
use super::word::{is_reserved, names_function};
use crate::engine::shared::error::Result;
use crate::engine::sql::error::unsupported;

/// Introducers of character sets in which a text reads as the statement does.
const UTF8: [&str; 3] = ["_ascii", "_utf8", "_utf8mb4"];

impl Parser<'_> {
    /// What an operand that starts with a word is, unless it is a column.
    pub(super) fn call_of_word(&mut self, lower: &str) -> Result<Option<Expr>> {
        match self.peek_ahead(1) {
            Token::Sign("(") if !is_reserved(lower) || names_function(lower) => {
                self.skip();
                self.call(lower).map(Some)
            }
            Token::Sign("(" | ".") => Ok(None),
            Token::String(text) => {
                let literal = Expr::Literal(match lower {
                    "_binary" => Literal::Binary(text.clone().into_bytes()),
                    _ => Literal::String(text.clone()),
                });
                let literal = match moment(lower) {
                    Some(kind) => Expr::Cast(Box::new(literal), kind),
                    None if lower == "_binary" || UTF8.contains(&lower) => literal,
                    None if lower == "_latin1" => return Err(unsupported()),
                    None => return Ok(None),
                };
                self.skip();
                self.skip();
                Ok(Some(literal))
            }
            _ if is_function_without_parentheses(lower) => {
                self.skip();
                Ok(Some(Expr::function(lower, Vec::new())))
            }
            _ => Ok(None),
        }
    }

    /// A call from the parenthesis on that opens.
    pub(super) fn call(&mut self, name: &str) -> Result<Expr> {
        self.expect_sign("(")?;
        let call = match name {
            "cast" => self.cast()?,
            "convert" => self.convert()?,
            "extract" => self.extract()?,
            "position" => self.position()?,
            "substring" | "substr" => self.substring()?,
            "trim" => self.trim()?,
            _ => self.arguments(name)?,
        };
        if self.is_any_word(&["order", "separator", "using"]) {
            return Err(unsupported());
        }
        self.expect_sign(")")?;
        let is_other = self.is_any_word(&["over", "against"]);
        match is_other && *self.peek_ahead(1) == Token::Sign("(") {
            true => Err(unsupported()),
            false => Ok(call),
        }
    }

    fn arguments(&mut self, name: &str) -> Result<Expr> {
        if name == "count" && self.take_sign("*") {
            return Ok(Expr::Function {
                name: name.to_owned(),
                args: Vec::new(),
                is_distinct: false,
                is_star: true,
            });
        }
        let is_distinct = self.take_word("distinct");
        if !is_distinct {
            self.take_word("all");
        }
        let args = match self.is_sign(")") && !is_distinct {
            true => Vec::new(),
            false => self.list(Self::expr)?,
        };
        Ok(Expr::Function {
            name: name.to_owned(),
            args,
            is_distinct,
            is_star: false,
        })
    }

    /// CAST(expr AS type)
    fn cast(&mut self) -> Result<Expr> {
        let expr = Box::new(self.expr()?);
        self.expect_word("as")?;
        Ok(Expr::Cast(expr, self.cast_type()?))
    }

    /// CONVERT(expr, type), CONVERT(expr USING character set)
    fn convert(&mut self) -> Result<Expr> {
        let expr = Box::new(self.expr()?);
        if self.take_word("using") {
            self.name()?;
            return Ok(Expr::Cast(expr, CastType::String(None)));
        }
        self.expect_sign(",")?;
        Ok(Expr::Cast(expr, self.cast_type()?))
    }

    fn cast_type(&mut self) -> Result<CastType> {
        let Some(word) = self.peek_word() else {
            return Err(self.unexpected());
        };
        self.skip();
        let word = word.to_ascii_lowercase();
        Ok(match word.as_str() {
            "signed" | "unsigned" => {
                self.take_any_word(&["integer", "int"]);
                CastType::Integer
            }
            "double" => {
                self.take_word("precision");
                CastType::Double
            }
            "real" => CastType::Double,
            "float" => {
                self.lengths()?;
                CastType::Double
            }
            "decimal" | "dec" => {
                let lengths = self.lengths()?;
                let scale = lengths.get(1).map_or(0, |scale| (*scale).min(30));
                CastType::Decimal(u8::try_from(scale).unwrap_or(30))
            }
            "char" | "character" => {
                let length = self.lengths()?.first().copied();
                if self.take_word("charset") {
                    self.name()?;
                } else if self.take_word("character") {
                    self.expect_word("set")?;
                    self.name()?;
                }
                CastType::String(length)
            }
            "binary" => CastType::Binary(self.lengths()?.first().copied()),
            "date" => CastType::Date,
            "datetime" | "timestamp" => {
                self.lengths()?;
                CastType::DateTime
            }
            "time" => {
                self.lengths()?;
                CastType::Time
            }
            _ => return Err(unsupported()),
        })
    }

    /// EXTRACT(unit FROM expr)
    fn extract(&mut self) -> Result<Expr> {
        let name = match self.unit()? {
            Unit::Year => "year",
            Unit::Quarter => "quarter",
            Unit::Month => "month",
            Unit::Day => "day",
            Unit::Hour => "hour",
            Unit::Minute => "minute",
            Unit::Second => "second",
            Unit::Microsecond => "microsecond",
            Unit::Week => return Err(unsupported()),
        };
        self.expect_word("from")?;
        Ok(Expr::function(name, vec![self.expr()?]))
    }

    /// POSITION(part IN text)
    fn position(&mut self) -> Result<Expr> {
        let part = self.expr_before_in()?;
        self.expect_word("in")?;
        Ok(Expr::function("locate", vec![part, self.expr()?]))
    }

    /// SUBSTRING(text FROM n FOR m), SUBSTRING(text, n, m)
    fn substring(&mut self) -> Result<Expr> {
        let mut args = vec![self.expr()?];
        if self.take_word("from") {
            args.push(self.expr()?);
            if self.take_word("for") {
                args.push(self.expr()?);
            }
        } else {
            while self.take_sign(",") {
                args.push(self.expr()?);
            }
        }
        Ok(Expr::function("substring", args))
    }

    /// TRIM(text), TRIM(LEADING part FROM text)
    fn trim(&mut self) -> Result<Expr> {
        let name = if self.take_word("leading") {
            "ltrim"
        } else if self.take_word("trailing") {
            "rtrim"
        } else {
            self.take_word("both");
            "trim"
        };
        if self.take_word("from") {
            return Ok(Expr::function(name, vec![self.expr()?]));
        }
        let first = self.expr()?;
        let args = match self.take_word("from") {
            true => vec![self.expr()?, first],
            false => vec![first],
        };
        Ok(Expr::function(name, args))
    }

    /// INTERVAL n unit
    pub(super) fn interval(&mut self) -> Result<Expr> {
        self.expect_word("interval")?;
        let amount = Box::new(self.expr()?);
        Ok(Expr::Interval(amount, self.unit()?))
    }

    fn unit(&mut self) -> Result<Unit> {
        let word = self.peek_word().unwrap_or_default().to_ascii_lowercase();
        let unit = match word.as_str() {
            "microsecond" => Unit::Microsecond,
            "second" => Unit::Second,
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "day" => Unit::Day,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "quarter" => Unit::Quarter,
            "year" => Unit::Year,
            // DAY_HOUR and the like.
            _ if word.contains('_') => return Err(unsupported()),
            _ => return Err(self.unexpected()),
        };
        self.skip();
        Ok(unit)
    }
}

/// The type of DATE '2020-01-31' and the like.
fn moment(lower: &str) -> Option<CastType> {
    match lower {
        "date" => Some(CastType::Date),
        "time" => Some(CastType::Time),
        "datetime" | "timestamp" => Some(CastType::DateTime),
        _ => None,
    }
}

fn is_function_without_parentheses(lower: &str) -> bool {
    matches!(
        lower,
        "current_date"
            | "current_time"
            | "current_timestamp"
            | "localtime"
            | "localtimestamp"
            | "utc_date"
            | "utc_time"
            | "utc_timestamp"
    )
}
