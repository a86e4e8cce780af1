//! Queries in expressions.

use std::cmp::Ordering;
use std::collections::HashSet;
use std::rc::Rc;

use super::eval::is;
use super::{Env, Flow, Run};
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::parse::ast::Binary;
use crate::engine::sql::plan::expr::{Expr, Subquery};
use crate::engine::sql::value::Value;
use crate::engine::sql::value::key::{self, Class};

/// The first column of the rows of a query.
#[derive(Debug)]
pub(super) struct Rows {
    values: Vec<Value>,
    has_null: bool,
    /// The values as keys, if they are compared in one way.
    keys: Option<(Class, HashSet<Vec<u8>>)>,
}

impl Run<'_> {
    /// The rows of a query, which are kept if they are the same for all rows around it.
    fn rows_of(
        &self,
        query: &Subquery,
        class: Option<Class>,
        limit: usize,
        env: &Env<'_>,
    ) -> Result<Rc<Rows>> {
        if let Some(rows) = self.results.borrow().get(&query.id) {
            return Ok(Rc::clone(rows));
        }
        let mut values = Vec::new();
        self.query(&query.plan, Some(env), &mut |row| {
            let value = row.first().cloned().unwrap_or(Value::Null);
            if !query.is_correlated {
                self.keep(std::slice::from_ref(&value))?;
            }
            values.push(value);
            Ok(match values.len() == limit {
                true => Flow::Stop,
                false => Flow::Continue,
            })
        })?;
        let class = class.filter(|_| !query.is_correlated);
        let keys = class.map(|class| {
            let present = values.iter().filter(|value| !value.is_null());
            let keys = present.map(|value| {
                let mut bytes = Vec::new();
                key::encode(value, class, &mut bytes);
                bytes
            });
            (class, keys.collect())
        });
        let rows = Rc::new(Rows {
            has_null: values.iter().any(Value::is_null),
            values,
            keys,
        });
        if !query.is_correlated {
            self.results.borrow_mut().insert(query.id, Rc::clone(&rows));
        }
        Ok(rows)
    }

    pub(super) fn exists(&self, query: &Subquery, env: &Env<'_>) -> Result<bool> {
        Ok(!self.rows_of(query, None, 1, env)?.values.is_empty())
    }

    pub(super) fn scalar(&self, query: &Subquery, env: &Env<'_>) -> Result<Value> {
        let rows = self.rows_of(query, None, 2, env)?;
        match rows.values.as_slice() {
            [] => Ok(Value::Null),
            [value] => Ok(value.clone()),
            _ => Err(invalid("Subquery returns more than 1 row")),
        }
    }

    pub(super) fn in_query(
        &self,
        expr: &Expr,
        query: &Subquery,
        env: &Env<'_>,
    ) -> Result<Option<bool>> {
        let class = Class::of(expr.kind, query.plan.columns[0].kind);
        let value = expr.eval(env)?;
        let rows = self.rows_of(query, class, usize::MAX, env)?;
        if rows.values.is_empty() {
            return Ok(Some(false));
        }
        if value.is_null() {
            return Ok(None);
        }
        let is_in = match &rows.keys {
            Some((class, keys)) => {
                let mut bytes = Vec::new();
                key::encode(&value, *class, &mut bytes);
                keys.contains(&bytes)
            }
            None => {
                self.step(rows.values.len() as u64)?;
                let mut values = rows.values.iter();
                values.any(|it| value.compare(it) == Some(Ordering::Equal))
            }
        };
        Ok(match is_in {
            true => Some(true),
            false => (!rows.has_null).then_some(false),
        })
    }

    /// ANY and ALL.
    pub(super) fn quantified(
        &self,
        op: Binary,
        expr: &Expr,
        query: &Subquery,
        is_all: bool,
        env: &Env<'_>,
    ) -> Result<Option<bool>> {
        let value = expr.eval(env)?;
        let rows = self.rows_of(query, None, usize::MAX, env)?;
        self.step(rows.values.len() as u64)?;
        let mut has_null = false;
        for other in &rows.values {
            match value.compare(other).map(|ordering| is(op, ordering)) {
                Some(holds) if holds != is_all => return Ok(Some(!is_all)),
                Some(_) => {}
                None => has_null = true,
            }
        }
        Ok((!has_null).then_some(is_all))
    }
}
