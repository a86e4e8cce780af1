//! Resolves FROM.

use std::cell::Cell;
use std::rc::Rc;

use super::Resolver;
use super::expression::Names;
use super::scope::{Scope, ScopeColumn, Visibility};
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::mapping::Mapping;
use crate::engine::sql::mapping::column::Role;
use crate::engine::sql::parse::ast::{Binary, Join, JoinKind, Source};
use crate::engine::sql::plan::expr::Expr;
use crate::engine::sql::plan::push;
use crate::engine::sql::plan::reader::Reader;
use crate::engine::sql::plan::{Derived, From, JoinPlan, Scan};
use crate::engine::sql::value::Type;

impl Resolver<'_> {
    /// Resolves a source, whose columns are added to a scope.
    pub(super) fn source(&self, source: &Source, scope: &mut Scope<'_>) -> Result<From> {
        match source {
            Source::Table { table, alias, hint } => {
                let mapping = Rc::new(Mapping::find(self.context, self.store, table)?);
                let name = alias.as_ref().unwrap_or(&table.name);
                let database = alias.is_none().then(|| self.database().to_owned());
                self.check_new(scope, name)?;
                let first = scope.columns.len();
                for column in &mapping.columns {
                    scope.columns.push(ScopeColumn {
                        database: database.clone(),
                        source: name.clone(),
                        name: column.name.clone(),
                        kind: column.kind.value_type(),
                        role: column.role.clone(),
                        mapping: Some(Rc::clone(&mapping)),
                        visibility: match column.is_hidden() {
                            true => Visibility::NotInStar,
                            false => Visibility::Visible,
                        },
                        is_used: Cell::new(false),
                    });
                }
                scope.columns.push(ScopeColumn {
                    database,
                    source: name.clone(),
                    name: String::new(),
                    kind: Type::Binary,
                    role: Role::Stored,
                    mapping: None,
                    visibility: Visibility::Hidden,
                    is_used: Cell::new(false),
                });
                Ok(From::Scan(Box::new(Scan {
                    id: self.id(),
                    mapping,
                    reader: Reader::Table,
                    slots: first..scope.columns.len(),
                    used: Vec::new(),
                    reads_key: false,
                    hint: hint.clone(),
                    searches: Vec::new(),
                    conditions: Vec::new(),
                    bounds: Vec::new(),
                    lookup: Vec::new(),
                    is_aggregated: false,
                })))
            }
            Source::Derived { query, alias } => {
                // It sees nothing of the queries around it.
                let (query, _) = self.query(query, None)?;
                self.check_new(scope, alias)?;
                let first = scope.columns.len();
                for (index, column) in query.columns.iter().enumerate() {
                    let mut others = query.columns[..index].iter();
                    if others.any(|it| it.label.eq_ignore_ascii_case(&column.label)) {
                        let label = &column.label;
                        return Err(invalid(format!("Duplicate column name '{label}'")));
                    }
                    scope.columns.push(ScopeColumn {
                        database: None,
                        source: alias.clone(),
                        name: column.label.clone(),
                        kind: column.kind,
                        role: Role::Stored,
                        mapping: None,
                        visibility: Visibility::Visible,
                        is_used: Cell::new(false),
                    });
                }
                Ok(From::Derived(Box::new(Derived {
                    query,
                    slots: first..scope.columns.len(),
                    conditions: Vec::new(),
                })))
            }
            Source::Join(join) => self.join(join, scope),
        }
    }

    fn check_new(&self, scope: &Scope<'_>, name: &str) -> Result<()> {
        match scope.has_source(None, name) {
            true => Err(invalid(format!("Not unique table/alias: '{name}'"))),
            false => Ok(()),
        }
    }

    fn join(&self, join: &Join, scope: &mut Scope<'_>) -> Result<From> {
        let first = scope.columns.len();
        let left = self.source(&join.left, scope)?;
        let middle = scope.columns.len();
        let right = self.source(&join.right, scope)?;
        let end = scope.columns.len();

        let mut conditions = Vec::new();
        for name in &join.using {
            conditions.push(self.using(scope, name, first..middle, middle..end, join.kind)?);
        }
        if let Some(on) = &join.on {
            let names = Names::of(scope, "on clause");
            conditions.extend(self.expr(on, &names)?.into_conjuncts());
        }
        let (left, right) = match join.kind {
            JoinKind::Right => (right, left),
            JoinKind::Inner | JoinKind::Left => (left, right),
        };
        let mut plan = JoinPlan {
            left,
            right,
            is_outer: join.kind != JoinKind::Inner,
            right_used: Vec::new(),
            keys: Vec::new(),
            conditions: Vec::new(),
            can_look_up: false,
        };
        for condition in conditions {
            push::push_on(&mut plan, condition);
        }
        Ok(From::Join(Box::new(plan)))
    }

    /// The condition of a column of USING, which is one column from then on.
    fn using(
        &self,
        scope: &mut Scope<'_>,
        name: &str,
        left: std::ops::Range<usize>,
        right: std::ops::Range<usize>,
        kind: JoinKind,
    ) -> Result<Expr> {
        let slot = |slots: std::ops::Range<usize>| {
            let is_it = |slot: &usize| {
                let column = &scope.columns[*slot];
                let is_visible = matches!(
                    column.visibility,
                    Visibility::Visible | Visibility::NotInStar
                );
                is_visible && column.name.eq_ignore_ascii_case(name)
            };
            let unknown = || invalid(format!("Unknown column '{name}' in 'from clause'"));
            slots.into_iter().find(is_it).ok_or_else(unknown)
        };
        let (left, right) = (slot(left)?, slot(right)?);
        let column = |slot: usize| {
            scope.columns[slot].is_used.set(true);
            Expr::column(slot, scope.columns[slot].kind)
        };
        let condition = Expr::compare(Binary::Equal, column(left), column(right));
        let merged = if kind == JoinKind::Right { left } else { right };
        scope.columns[merged].visibility = Visibility::Merged;
        Ok(condition)
    }
}
