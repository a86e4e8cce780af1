//! Queries: unions, orders, limits.

use super::ast::{Body, Order, Query};
use super::parser::Parser;
use super::token::Token;
use crate::engine::shared::error::Result;
use crate::engine::sql::error::unsupported;

impl Parser<'_> {
    /// Whether a query comes next that is not in parentheses.
    pub(super) fn is_query(&self) -> bool {
        self.is_query_behind(0)
    }

    /// The same, behind a number of tokens.
    pub(super) fn is_query_behind(&self, count: usize) -> bool {
        matches!(self.peek_behind(count), Token::Word(word)
            if word.eq_ignore_ascii_case("select") || word.eq_ignore_ascii_case("with"))
    }

    /// Whether what has been parsed as a query continues.
    pub(super) fn continues_query(&self) -> bool {
        self.is_any_word(&["union", "except", "intersect", "order", "limit"])
    }

    /// Parses a query.
    pub(super) fn query(&mut self) -> Result<Query> {
        self.deeper(|parser| {
            let body = parser.query_body()?;
            parser.rest_of_query(body)
        })
    }

    /// Parses what follows a query in parentheses.
    pub(super) fn query_after(&mut self, first: Query) -> Result<Query> {
        self.rest_of_query(in_parentheses(first))
    }

    fn query_body(&mut self) -> Result<Body> {
        if self.take_sign("(") {
            let query = self.query()?;
            self.expect_sign(")")?;
            return Ok(in_parentheses(query));
        }
        if self.is_any_word(&["with", "values", "table"]) {
            return Err(unsupported());
        }
        let select = self.select()?;
        Ok(Body::Select(Box::new(select)))
    }

    /// UNION, ORDER BY, LIMIT
    fn rest_of_query(&mut self, mut body: Body) -> Result<Query> {
        while self.is_word("union") {
            self.take_operator(1)?;
            self.raise()?;
            let is_distinct = !self.take_word("all");
            if is_distinct {
                self.take_word("distinct");
            }
            body = Body::Union {
                left: Box::new(body),
                right: Box::new(self.query_body()?),
                is_distinct,
            };
        }
        let order_by = match self.take_word("order") {
            true => {
                self.expect_word("by")?;
                self.list(Self::order)?
            }
            false => Vec::new(),
        };
        let (limit, offset) = self.limit()?;
        let others = [
            "except",
            "fetch",
            "for",
            "intersect",
            "into",
            "lock",
            "procedure",
        ];
        if self.is_any_word(&others) {
            return Err(unsupported());
        }
        Ok(Query {
            body,
            order_by,
            limit,
            offset,
        })
    }

    /// An expression to sort by.
    pub(super) fn order(&mut self) -> Result<Order> {
        let expr = self.expr()?;
        let is_descending = self.take_word("desc");
        if !is_descending {
            self.take_word("asc");
        }
        Ok(Order {
            expr,
            is_descending,
        })
    }

    /// LIMIT n, LIMIT offset, n, LIMIT n OFFSET offset
    fn limit(&mut self) -> Result<(Option<u64>, u64)> {
        if !self.take_word("limit") {
            return Ok((None, 0));
        }
        let first = self.number()?;
        if self.take_sign(",") {
            return Ok((Some(self.number()?), first));
        }
        match self.take_word("offset") {
            true => Ok((Some(first), self.number()?)),
            false => Ok((Some(first), 0)),
        }
    }
}

/// Parentheses matter around orders and limits only.
fn in_parentheses(query: Query) -> Body {
    match query {
        Query {
            body,
            order_by,
            limit: None,
            offset: 0,
        } if order_by.is_empty() => body,
        query => Body::Query(Box::new(query)),
    }
}
