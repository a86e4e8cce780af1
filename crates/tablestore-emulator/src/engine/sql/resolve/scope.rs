//! The columns that a query can name.

use std::cell::Cell;
use std::rc::Rc;

use tablestore_core::ServiceError;

use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::error::unknown_column;
use crate::engine::sql::mapping::Mapping;
use crate::engine::sql::mapping::column::Role;
use crate::engine::sql::value::Type;

/// The columns of the sources of a query, one for each slot of its rows, and those of the queries
/// around it.
#[derive(Debug, Default)]
pub(super) struct Scope<'a> {
    pub(super) columns: Vec<ScopeColumn>,
    pub(super) parent: Option<&'a Scope<'a>>,
    /// How many queries out the farthest column is that this query or one in it names.
    pub(super) reach: Cell<usize>,
}

/// A slot of a row.
#[derive(Debug)]
pub(super) struct ScopeColumn {
    pub(super) database: Option<String>,
    /// The alias of the source.
    pub(super) source: String,
    pub(super) name: String,
    pub(super) kind: Type,
    pub(super) role: Role,
    pub(super) mapping: Option<Rc<Mapping>>,
    pub(super) visibility: Visibility,
    pub(super) is_used: Cell<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Visibility {
    Visible,
    /// Only by its name.
    NotInStar,
    /// Only with its source: another column stands for it, by USING.
    Merged,
    /// Not at all: the key of a document.
    Hidden,
}

/// A column that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'a> {
    /// How many queries out.
    pub(super) level: usize,
    pub(super) slot: usize,
    pub(super) column: &'a ScopeColumn,
}

impl<'a> Scope<'a> {
    pub(super) fn within(parent: Option<&'a Scope<'a>>) -> Self {
        Self {
            parent,
            ..Self::default()
        }
    }

    /// Finds a column and marks it as used.
    pub(super) fn find(
        &self,
        database: Option<&str>,
        source: Option<&str>,
        name: &str,
        clause: &str,
    ) -> Result<Found<'_>> {
        let mut scope = Some(self);
        let mut level = 0;
        while let Some(current) = scope {
            if let Some(slot) = current.slot(database, source, name, clause)? {
                let column = &current.columns[slot];
                column.is_used.set(true);
                self.mark_reach(level);
                return Ok(Found {
                    level,
                    slot,
                    column,
                });
            }
            scope = current.parent;
            level += 1;
        }
        let shown = [database, source, Some(name)].into_iter().flatten();
        let shown: Vec<&str> = shown.collect();
        Err(unknown_column(&shown.join("."), clause))
    }

    fn mark_reach(&self, level: usize) {
        let mut scope = Some(self);
        let mut left = level;
        while let Some(current) = scope
            && left > 0
        {
            current.reach.set(current.reach.get().max(left));
            scope = current.parent;
            left -= 1;
        }
    }

    /// The slot of a column of this query, if it has one.
    pub(super) fn slot(
        &self,
        database: Option<&str>,
        source: Option<&str>,
        name: &str,
        clause: &str,
    ) -> Result<Option<usize>> {
        let is_it = |column: &ScopeColumn| {
            let is_visible = match column.visibility {
                Visibility::Visible | Visibility::NotInStar => true,
                Visibility::Merged => source.is_some(),
                Visibility::Hidden => false,
            };
            is_visible
                && column.name.eq_ignore_ascii_case(name)
                && source.is_none_or(|it| column.source == it)
                && database.is_none_or(|it| column.database.as_deref() == Some(it))
        };
        let mut slots = self.columns.iter().enumerate().filter(|(_, it)| is_it(it));
        let first = slots.next().map(|(slot, _)| slot);
        match slots.next() {
            None => Ok(first),
            Some(_) => Err(ambiguous(name, clause)),
        }
    }

    /// Whether a source of this query has an alias.
    pub(super) fn has_source(&self, database: Option<&str>, source: &str) -> bool {
        self.columns.iter().any(|column| {
            column.source == source
                && database.is_none_or(|it| column.database.as_deref() == Some(it))
        })
    }
}

fn ambiguous(name: &str, clause: &str) -> ServiceError {
    invalid(format!("Column '{name}' in {clause} is ambiguous"))
}
