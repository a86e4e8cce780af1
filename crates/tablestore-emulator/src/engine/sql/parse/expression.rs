//! Expressions: operands, and the operators between them.

use super::ast::{CastType, ColumnName, Expr, Literal, Query, Truth, Unary};
use super::operator::{BANG, BINARY, COMPARISON, Infix, NOT, PREDICATE, SIGN};
use super::parser::Parser;
use super::token::{Token, number};
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::error::unsupported;

/// What is in a pair of parentheses.
enum Parenthesized {
    Query(Query),
    Exprs(Vec<Expr>),
}

impl Parser<'_> {
    /// Parses an expression.
    pub(super) fn expr(&mut self) -> Result<Expr> {
        self.expr_above(0)
    }

    /// Parses an operand that IN does not belong to.
    pub(super) fn expr_before_in(&mut self) -> Result<Expr> {
        self.expr_above(PREDICATE)
    }

    /// Parses an expression whose operators bind tighter than another.
    fn expr_above(&mut self, binding: u8) -> Result<Expr> {
        self.deeper(|parser| {
            let mut left = parser.operand()?;
            while let Some((is_negated, own, infix)) = parser.peek_infix()
                && own > binding
            {
                parser.take_operator(1 + usize::from(is_negated))?;
                if !matches!((infix, &left), (Infix::Logic(one), Expr::Logic(other, _)) if one == *other) {
                    parser.raise(1)?;
                }
                left = parser.infix(left, infix, own, is_negated)?;
            }
            Ok(left)
        })
    }

    fn boxed_above(&mut self, binding: u8) -> Result<Box<Expr>> {
        self.expr_above(binding).map(Box::new)
    }

    fn operand(&mut self) -> Result<Expr> {
        let literal = match self.peek() {
            Token::Word(word) => {
                let word = *word;
                return self.operand_of_word(word);
            }
            Token::Quoted(_) => return self.column(),
            Token::Sign(sign) => {
                let sign = *sign;
                return self.operand_of_sign(sign);
            }
            Token::String(_) => return self.strings(),
            Token::Number(digits) => number(digits).ok_or_else(|| self.unexpected())?,
            Token::Binary(bytes) => Literal::Binary(bytes.clone()),
            Token::End => return Err(self.unexpected()),
        };
        self.skip();
        Ok(Expr::Literal(literal))
    }

    fn operand_of_sign(&mut self, sign: &str) -> Result<Expr> {
        let (op, binding) = match sign {
            "(" => return self.in_parentheses(),
            "+" => {
                self.skip();
                return self.expr_above(SIGN);
            }
            "-" => (Unary::Minus, SIGN),
            "~" => (Unary::BitNot, SIGN),
            "!" => (Unary::Not, BANG),
            // A variable.
            "@" => return Err(unsupported()),
            _ => return Err(self.unexpected()),
        };
        // The smallest integer has no positive counterpart.
        if op == Unary::Minus
            && let Token::Number(digits) = self.peek_ahead(1)
            && let Some(number) = number(&format!("-{digits}"))
        {
            self.skip();
            self.skip();
            return Ok(Expr::Literal(number));
        }
        self.skip();
        Ok(Expr::Unary(op, self.boxed_above(binding)?))
    }

    fn operand_of_word(&mut self, word: &str) -> Result<Expr> {
        let lower = word.to_ascii_lowercase();
        let literal = match lower.as_str() {
            "null" => Literal::Null,
            "true" => Literal::Boolean(true),
            "false" => Literal::Boolean(false),
            "not" => {
                self.skip();
                return Ok(Expr::Unary(Unary::Not, self.boxed_above(NOT)?));
            }
            // It binds to one operand, and not to all that follows.
            "binary" => {
                self.skip();
                return Ok(Expr::Cast(
                    self.boxed_above(BINARY)?,
                    CastType::Binary(None),
                ));
            }
            "case" => return self.case(),
            "exists" => {
                self.skip();
                return Ok(Expr::Exists(Box::new(self.subquery()?)));
            }
            "interval" => return self.interval(),
            _ => return self.column_or_call(&lower),
        };
        self.skip();
        Ok(Expr::Literal(literal))
    }

    /// Strings one after another are one.
    fn strings(&mut self) -> Result<Expr> {
        let mut text = self.string()?;
        while matches!(self.peek(), Token::String(_)) {
            text += &self.string()?;
        }
        Ok(Expr::Literal(Literal::String(text)))
    }

    fn column_or_call(&mut self, lower: &str) -> Result<Expr> {
        match self.call_of_word(lower)? {
            Some(call) => Ok(call),
            None => self.column(),
        }
    }

    fn column(&mut self) -> Result<Expr> {
        let column = self.column_name()?;
        match self.is_sign("(") {
            // The functions of a database are its own.
            true => Err(invalid(format!(
                "FUNCTION {}.{} does not exist",
                column.table.unwrap_or_default(),
                column.name
            ))),
            false => Ok(Expr::Column(column)),
        }
    }

    /// A column, perhaps with its table, and that with its database.
    pub(super) fn column_name(&mut self) -> Result<ColumnName> {
        let mut name = self.name()?;
        let (mut table, mut database) = (None, None);
        while database.is_none() && self.take_sign(".") {
            database = table;
            table = Some(std::mem::replace(&mut name, self.name_after_point()?));
        }
        Ok(ColumnName {
            database,
            table,
            name,
        })
    }

    fn in_parentheses(&mut self) -> Result<Expr> {
        match self.parentheses()? {
            Parenthesized::Query(query) => Ok(Expr::Scalar(Box::new(query))),
            Parenthesized::Exprs(mut exprs) => match exprs.pop() {
                Some(expr) if exprs.is_empty() => Ok(expr),
                last => {
                    exprs.extend(last);
                    Ok(Expr::Tuple(exprs))
                }
            },
        }
    }

    fn parentheses(&mut self) -> Result<Parenthesized> {
        self.expect_sign("(")?;
        let inner = if self.is_query() {
            Parenthesized::Query(self.query()?)
        } else {
            let mut exprs = self.list(Self::expr)?;
            let is_first = exprs.len() == 1 && self.continues_query();
            match exprs.pop() {
                // It was the first query of a union.
                Some(Expr::Scalar(first)) if is_first => {
                    Parenthesized::Query(self.query_after(*first)?)
                }
                last => {
                    exprs.extend(last);
                    Parenthesized::Exprs(exprs)
                }
            }
        };
        self.expect_sign(")")?;
        Ok(inner)
    }

    /// A query in parentheses.
    fn subquery(&mut self) -> Result<Query> {
        let start = self.offset();
        match self.parentheses()? {
            Parenthesized::Query(query) => Ok(query),
            Parenthesized::Exprs(exprs) => match exprs.into_iter().next() {
                Some(Expr::Scalar(query)) => Ok(*query),
                _ => Err(self.unexpected_at(start)),
            },
        }
    }

    fn case(&mut self) -> Result<Expr> {
        self.expect_word("case")?;
        let operand = match self.is_word("when") {
            true => None,
            false => Some(Box::new(self.expr()?)),
        };
        let mut branches = Vec::new();
        while branches.is_empty() || self.is_word("when") {
            self.expect_word("when")?;
            let condition = self.expr()?;
            self.expect_word("then")?;
            branches.push((condition, self.expr()?));
        }
        let otherwise = match self.take_word("else") {
            true => Some(Box::new(self.expr()?)),
            false => None,
        };
        self.expect_word("end")?;
        Ok(Expr::Case {
            operand,
            branches,
            otherwise,
        })
    }

    /// Parses what follows an operator.
    fn infix(&mut self, left: Expr, infix: Infix, binding: u8, is_negated: bool) -> Result<Expr> {
        match infix {
            Infix::Logic(logic) => {
                let right = self.expr_above(binding)?;
                Ok(match left {
                    Expr::Logic(of, mut operands) if of == logic => {
                        operands.push(right);
                        Expr::Logic(logic, operands)
                    }
                    left => Expr::Logic(logic, vec![left, right]),
                })
            }
            Infix::Comparison(op)
                if self.is_any_word(&["any", "some", "all"])
                    && *self.peek_ahead(1) == Token::Sign("(") =>
            {
                let is_all = self.is_word("all");
                self.skip();
                Ok(Expr::Quantified {
                    op,
                    expr: Box::new(left),
                    query: Box::new(self.subquery()?),
                    is_all,
                })
            }
            Infix::Binary(op) | Infix::Comparison(op) => {
                let right = self.boxed_above(binding)?;
                Ok(Expr::Binary(op, Box::new(left), right))
            }
            Infix::Is => self.is(left),
            Infix::In => match self.parentheses()? {
                Parenthesized::Query(query) => Ok(in_query(left, query, is_negated)),
                Parenthesized::Exprs(mut list) => match list.pop() {
                    // A query in more parentheses than it needs.
                    Some(Expr::Scalar(query)) if list.is_empty() => {
                        Ok(in_query(left, *query, is_negated))
                    }
                    last => {
                        list.extend(last);
                        Ok(Expr::In {
                            expr: Box::new(left),
                            list,
                            is_negated,
                        })
                    }
                },
            },
            Infix::Like => Ok(Expr::Like {
                expr: Box::new(left),
                pattern: self.boxed_above(PREDICATE)?,
                escape: self.escape()?,
                is_negated,
            }),
            Infix::Between => {
                let low = self.boxed_above(PREDICATE)?;
                self.expect_word("and")?;
                Ok(Expr::Between {
                    expr: Box::new(left),
                    low,
                    high: self.boxed_above(COMPARISON)?,
                    is_negated,
                })
            }
            Infix::Arrow => self.json(left),
            Infix::LongArrow => {
                let extracted = self.json(left)?;
                Ok(Expr::function("json_unquote", vec![extracted]))
            }
            Infix::Unsupported => Err(unsupported()),
        }
    }

    /// A member of a document, by its path.
    fn json(&mut self, document: Expr) -> Result<Expr> {
        let path = Expr::Literal(Literal::String(self.string()?));
        Ok(Expr::function("json_extract", vec![document, path]))
    }

    fn is(&mut self, expr: Expr) -> Result<Expr> {
        let is_negated = self.take_word("not");
        let of = if self.take_any_word(&["null", "unknown"]) {
            Truth::Null
        } else if self.take_word("true") {
            Truth::True
        } else if self.take_word("false") {
            Truth::False
        } else {
            return Err(self.unexpected());
        };
        Ok(Expr::Is {
            expr: Box::new(expr),
            of,
            is_negated,
        })
    }

    /// The letter in front of wildcards that are none.
    fn escape(&mut self) -> Result<Option<char>> {
        if !self.take_word("escape") {
            return Ok(Some('\\'));
        }
        let Token::String(text) = self.peek() else {
            return Err(self.unexpected());
        };
        let mut letters = text.chars();
        match (letters.next(), letters.next()) {
            (letter, None) => {
                self.skip();
                Ok(letter)
            }
            _ => Err(self.unexpected()),
        }
    }
}

fn in_query(expr: Expr, query: Query, is_negated: bool) -> Expr {
    Expr::InQuery {
        expr: Box::new(expr),
        query: Box::new(query),
        is_negated,
    }
}
