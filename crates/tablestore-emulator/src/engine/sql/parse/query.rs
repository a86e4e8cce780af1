//! Queries: unions, orders, limits.

use super::ast::{Body, Order, Query};
use super::parser::Parser;
use super::token::Token;
use super::word::is_reserved;
use crate::engine::shared::error::Result;
use crate::engine::sql::error::unsupported;

impl Parser<'_> {
    /// Whether a query comes next that is not in parentheses.
    pub(super) fn is_query(&self) -> bool {
        self.is_query_at(0)
    }

    /// The same, after a number of tokens.
    pub(super) fn is_query_at(&self, count: usize) -> bool {
        self.is_word_at(count, &["select", "with"])
    }

    /// Whether a clause comes next that MySQL has and the service does not, and that starts with a
    /// word that is a name as well.
    pub(super) fn starts_other_clause(&self) -> bool {
        let is_open = *self.peek_ahead(1) == Token::Sign("(");
        match self.is_any_word(&["except", "intersect"]) {
            true => is_open || self.is_word_at(1, &["select", "all", "distinct"]),
            false => self.is_word("window") && self.is_word_at(2, &["as"]),
        }
    }

    /// Whether the word that comes next is an alias.
    pub(super) fn is_alias(&self) -> bool {
        let is_join = self.is_word("full") && self.is_word_at(1, &["join", "outer"]);
        let is_name = self.peek_word().is_some_and(|word| !is_reserved(word));
        is_name && !is_join && !self.starts_other_clause()
    }

    /// Whether what has been parsed as a query continues.
    pub(super) fn continues_query(&self) -> bool {
        self.is_any_word(&["union", "order", "limit"]) || self.starts_other_clause()
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
            self.raise(1)?;
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
        let others = ["fetch", "for", "into", "lock", "procedure"];
        if self.is_any_word(&others) || self.starts_other_clause() {
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
