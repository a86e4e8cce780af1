//! FROM: tables, derived tables, joins.

use super::ast::{Expr, IndexHint, Join, JoinKind, Query, Source};
use super::parser::Parser;
use super::token::Token;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::error::unsupported;

/// The most tables of a query, as in MySQL.
const TABLES: usize = 61;

/// Levels that a join counts as: visiting it takes more of the stack than visiting an operator.
const JOIN_LEVELS: usize = 3;

/// What is in a pair of parentheses where a table is expected.
enum Parenthesized {
    /// A derived table, if it has an alias, or the start of a union.
    Query(Query),
    Source(Source),
}

impl Parser<'_> {
    /// Parses the sources of a query; the table `dual` is none.
    pub(super) fn sources(&mut self) -> Result<Option<Source>> {
        let around = std::mem::take(&mut self.joins);
        let source = self.source()?;
        self.joins = around;
        match source {
            Source::Table { table, .. }
                if table.database.is_none() && table.name.eq_ignore_ascii_case("dual") =>
            {
                Ok(None)
            }
            source => Ok(Some(source)),
        }
    }

    fn source(&mut self) -> Result<Source> {
        let first = self.factor()?;
        self.rest_of_source(first)
    }

    /// Joins of a source, and others behind commas.
    fn rest_of_source(&mut self, first: Source) -> Result<Source> {
        let mut left = self.joins(first)?;
        while self.is_sign(",") {
            self.skip();
            self.count_join()?;
            let right = self.factor()?;
            let right = self.joins(right)?;
            left = join(JoinKind::Inner, left, right, None, Vec::new());
        }
        Ok(left)
    }

    fn joins(&mut self, first: Source) -> Result<Source> {
        let mut left = first;
        while let Some(kind) = self.join_kind()? {
            self.count_join()?;
            let right = self.factor()?;
            let (mut on, mut using) = (None, Vec::new());
            if self.take_word("on") {
                on = Some(self.expr()?);
            } else if self.take_word("using") {
                self.expect_sign("(")?;
                using = self.list(Self::name)?;
                self.expect_sign(")")?;
            } else if kind != JoinKind::Inner {
                return Err(self.unexpected());
            }
            left = join(kind, left, right, on, using);
        }
        Ok(left)
    }

    /// Takes the words of a join.
    fn join_kind(&mut self) -> Result<Option<JoinKind>> {
        let is_full = self.is_word("full") && self.is_word_at(1, &["join", "outer"]);
        if is_full || self.is_word("natural") {
            return Err(unsupported());
        }
        if self.is_any_word(&["join", "straight_join"]) {
            self.skip();
            return Ok(Some(JoinKind::Inner));
        }
        let kind = match self.peek_word().map(str::to_ascii_lowercase).as_deref() {
            Some("inner" | "cross") => JoinKind::Inner,
            Some("left") => JoinKind::Left,
            Some("right") => JoinKind::Right,
            _ => return Ok(None),
        };
        self.skip();
        if kind != JoinKind::Inner {
            self.take_word("outer");
        }
        self.expect_word("join")?;
        Ok(Some(kind))
    }

    fn count_join(&mut self) -> Result<()> {
        self.raise(JOIN_LEVELS)?;
        self.joins += 1;
        match self.joins >= TABLES {
            true => Err(invalid(format!(
                "Too many tables; MySQL can only use {TABLES} tables in a join"
            ))),
            false => Ok(()),
        }
    }

    /// One table, or what is in parentheses.
    fn factor(&mut self) -> Result<Source> {
        if self.is_sign("(") {
            return match self.parenthesized_source()? {
                Parenthesized::Query(query) => self.derived(query),
                // Only derived tables have aliases of their own.
                Parenthesized::Source(source) => match self.alias_of_source()? {
                    None => Ok(source),
                    Some(_) => Err(unsupported()),
                },
            };
        }
        let table = self.table_name()?;
        if self.is_sign("(") || self.is_word("partition") {
            return Err(unsupported());
        }
        Ok(Source::Table {
            table,
            alias: self.alias_of_source()?,
            hint: self.hint()?,
        })
    }

    /// Nothing is parsed twice, however many parentheses there are.
    fn parenthesized_source(&mut self) -> Result<Parenthesized> {
        self.deeper(|parser| {
            parser.expect_sign("(")?;
            let inner = if parser.is_query() {
                Parenthesized::Query(parser.query()?)
            } else if parser.is_sign("(") {
                match parser.parenthesized_source()? {
                    Parenthesized::Query(first)
                        if parser.is_sign(")") || parser.continues_query() =>
                    {
                        Parenthesized::Query(parser.query_after(first)?)
                    }
                    Parenthesized::Query(query) => {
                        let first = parser.derived(query)?;
                        Parenthesized::Source(parser.rest_of_source(first)?)
                    }
                    Parenthesized::Source(first) => {
                        Parenthesized::Source(parser.rest_of_source(first)?)
                    }
                }
            } else {
                Parenthesized::Source(parser.source()?)
            };
            parser.expect_sign(")")?;
            Ok(inner)
        })
    }

    fn derived(&mut self, query: Query) -> Result<Source> {
        match self.alias_of_source()? {
            Some(alias) => Ok(Source::Derived {
                query: Box::new(query),
                alias,
            }),
            None => Err(invalid("Every derived table must have its own alias")),
        }
    }

    pub(super) fn alias_of_source(&mut self) -> Result<Option<String>> {
        let has_as = self.take_word("as");
        let is_alias = match self.peek() {
            _ if has_as => true,
            Token::Word(_) => self.is_alias(),
            Token::Quoted(_) => true,
            _ => false,
        };
        if !is_alias {
            return Ok(None);
        }
        let alias = self.name()?;
        match self.is_sign("(") {
            true => Err(unsupported()),
            false => Ok(Some(alias)),
        }
    }

    /// USE INDEX (name), FORCE INDEX (name), USE INDEX ()
    fn hint(&mut self) -> Result<Option<IndexHint>> {
        let others = ["ignore", "force", "use"];
        if self.is_word("ignore") {
            return Err(unsupported());
        }
        let can_be_empty = self.is_word("use");
        if !self.take_any_word(&others) {
            return Ok(None);
        }
        if !self.take_any_word(&["index", "key"]) {
            return Err(self.unexpected());
        }
        if self.is_word("for") {
            return Err(unsupported());
        }
        self.expect_sign("(")?;
        let mut names = match can_be_empty && self.is_sign(")") {
            true => Vec::new(),
            false => self.list(Self::name)?,
        };
        self.expect_sign(")")?;
        let primary = |name: &String| name.eq_ignore_ascii_case("primary");
        let first = names.pop().filter(|name| !primary(name));
        match names.is_empty() && !self.is_any_word(&others) {
            true => Ok(Some(first.map_or(IndexHint::Table, IndexHint::Index))),
            false => Err(unsupported()),
        }
    }
}

fn join(
    kind: JoinKind,
    left: Source,
    right: Source,
    on: Option<Expr>,
    using: Vec<String>,
) -> Source {
    Source::Join(Box::new(Join {
        kind,
        left,
        right,
        on,
        using,
    }))
}
