//! What queries are compiled and evaluated with.

use crate::engine::search::index::budget::Budget;
use crate::engine::search::index::error::{Result, refused};
use crate::engine::search::index::schema::{FieldSpec, Level, Nesting};
use crate::engine::search::index::storage::{LevelStore, NestedStore, Store};

/// Compiles queries at a level.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Compiler<'a> {
    pub(crate) schema: &'a Level,
    pub(crate) store: &'a LevelStore,
    pub(crate) options: Options<'a>,
}

/// Evaluates compiled queries at a level.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evaluator<'a> {
    pub(crate) store: &'a LevelStore,
    pub(crate) options: Options<'a>,
}

/// What an evaluation depends on besides documents and query.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options<'a> {
    pub(crate) budget: &'a Budget<'a>,
    /// How many parts of the index each give their nearest vectors.
    pub(crate) segments: usize,
    /// What random scores are drawn from.
    pub(crate) seed: u64,
}

impl<'a> Compiler<'a> {
    pub(crate) fn evaluator(&self) -> Evaluator<'a> {
        Evaluator {
            store: self.store,
            options: self.options,
        }
    }

    /// The nested objects at a path: the levels that lead there, and the last of them.
    pub(crate) fn enter(&self, path: &str) -> Result<(Vec<&'a NestedStore>, Compiler<'a>)> {
        let leads = |nesting: &Nesting| {
            let rest = path.strip_prefix(&nesting.path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let index = self.schema.nested.iter().position(leads);
        let index = index.ok_or_else(refused)?;
        let nesting = &self.schema.nested[index];
        let store = self.store.nested(index);
        let inner = Compiler {
            schema: &nesting.level,
            store: store.level(),
            options: self.options,
        };
        if nesting.path == path {
            return Ok((vec![store], inner));
        }
        let (mut steps, last) = inner.enter(path)?;
        steps.insert(0, store);
        Ok((steps, last))
    }

    /// The field of a name at this level; `None` for one that is nested, in which nothing is found.
    pub(super) fn field(&self, name: &str) -> Result<Option<(&'a FieldSpec, &'a Store)>> {
        match self.own_field(name) {
            Some(found) => Ok(Some(found)),
            None => self.unknown(name).map(|_| None),
        }
    }

    pub(super) fn own_field(&self, name: &str) -> Option<(&'a FieldSpec, &'a Store)> {
        let index = self.schema.position(name)?;
        Some((&self.schema.fields[index], self.store.field(index)))
    }
}
