//! Executes queries: their bodies, and then their order and limits.

use std::cell::Cell;
use std::cmp::Ordering;
use std::collections::HashSet;

use super::{Env, Flow, Run, Sink};
use crate::engine::shared::error::Result;
use crate::engine::sql::plan::{BodyPlan, From, QueryPlan, SelectPlan, SortKey};
use crate::engine::sql::value::Value;
use crate::engine::sql::value::key::{self, Class};

/// Rows that a sort with a limit keeps beyond it before it lets go of the last ones.
const SORT_SLACK: usize = 4096;

impl Run<'_> {
    /// Pushes the rows of a query. A sink may take a row's values away.
    pub(super) fn query(
        &self,
        plan: &QueryPlan,
        outer: Option<&Env<'_>>,
        sink: &mut Sink<'_>,
    ) -> Result<()> {
        let width = plan.columns.len();
        let mut skipped = 0;
        let mut left = plan.limit.unwrap_or(u64::MAX);
        let mut limited = |row: &mut Vec<Value>| {
            if left == 0 {
                return Ok(Flow::Stop);
            }
            if skipped < plan.offset {
                skipped += 1;
                return Ok(Flow::Continue);
            }
            left -= 1;
            row.truncate(width);
            match sink(row)? {
                Flow::Continue if left > 0 => Ok(Flow::Continue),
                _ => Ok(Flow::Stop),
            }
        };
        if plan.limit == Some(0) {
            return Ok(());
        }
        if plan.sort.is_empty() {
            self.body(&plan.body, outer, &mut limited)?;
            return Ok(());
        }
        let wanted = plan.limit.map(|limit| limit.saturating_add(plan.offset));
        let wanted = wanted.and_then(|wanted| usize::try_from(wanted).ok());
        for mut row in self.sorted(plan, wanted, outer)? {
            if limited(&mut row)? == Flow::Stop {
                break;
            }
        }
        Ok(())
    }

    fn sorted(
        &self,
        plan: &QueryPlan,
        wanted: Option<usize>,
        outer: Option<&Env<'_>>,
    ) -> Result<Vec<Vec<Value>>> {
        let mut rows: Vec<Vec<Value>> = Vec::new();
        let most = wanted.map_or(usize::MAX, |it| {
            it.saturating_mul(2).saturating_add(SORT_SLACK)
        });
        let held = Cell::new(0);
        self.body(&plan.body, outer, &mut |row| {
            let bytes = 32 + row.iter().map(Value::size).sum::<usize>();
            self.keep_bytes(bytes)?;
            held.set(held.get() + bytes);
            rows.push(std::mem::take(row));
            if rows.len() >= most {
                self.sort(&mut rows, &plan.sort)?;
                rows.truncate(wanted.unwrap_or(usize::MAX));
                self.release(held.take());
                for row in &rows {
                    self.keep(row)?;
                }
            }
            Ok(Flow::Continue)
        })?;
        self.sort(&mut rows, &plan.sort)?;
        rows.truncate(wanted.unwrap_or(usize::MAX));
        Ok(rows)
    }

    fn sort(&self, rows: &mut [Vec<Value>], keys: &[SortKey]) -> Result<()> {
        self.step(rows.len() as u64)?;
        rows.sort_by(|one, other| {
            for key in keys {
                let ordering = one[key.slot].order(&other[key.slot]);
                let ordering = match key.is_descending {
                    true => ordering.reverse(),
                    false => ordering,
                };
                if ordering != Ordering::Equal {
                    return ordering;
                }
            }
            Ordering::Equal
        });
        Ok(())
    }

    fn body(&self, body: &BodyPlan, outer: Option<&Env<'_>>, sink: &mut Sink<'_>) -> Result<Flow> {
        match body {
            BodyPlan::Select(select) => self.select(select, outer, sink),
            BodyPlan::Query(query) => {
                let mut flow = Flow::Continue;
                self.query(query, outer, &mut |row| {
                    flow = sink(row)?;
                    Ok(flow)
                })?;
                Ok(flow)
            }
            BodyPlan::Union {
                left,
                right,
                is_distinct,
                kinds,
            } => {
                let mut seen = Distinct::default();
                let mut cast = |row: &mut Vec<Value>| {
                    row.truncate(kinds.len());
                    for (value, kind) in row.iter_mut().zip(kinds) {
                        *value = std::mem::replace(value, Value::Null).cast(*kind);
                    }
                    match *is_distinct && !seen.is_new(self, row)? {
                        true => Ok(Flow::Continue),
                        false => sink(row),
                    }
                };
                match self.body(left, outer, &mut cast)? {
                    Flow::Stop => Ok(Flow::Stop),
                    Flow::Continue => self.body(right, outer, &mut cast),
                }
            }
        }
    }

    fn select(
        &self,
        select: &SelectPlan,
        outer: Option<&Env<'_>>,
        sink: &mut Sink<'_>,
    ) -> Result<Flow> {
        let mut seen = Distinct::default();
        let mut output = |row: &mut Vec<Value>| {
            let env = Env {
                run: self,
                row,
                outer,
            };
            let values = select.outputs.iter().map(|output| output.eval(&env));
            let mut values = values.collect::<Result<Vec<_>>>()?;
            match select.is_distinct && !seen.is_new(self, &values)? {
                true => Ok(Flow::Continue),
                false => sink(&mut values),
            }
        };
        match &select.grouping {
            Some(grouping) => self.group(select, grouping, outer, &mut output),
            None => self.filtered(select, outer, &mut output),
        }
    }

    /// Pushes the rows that pass WHERE.
    pub(super) fn filtered(
        &self,
        select: &SelectPlan,
        outer: Option<&Env<'_>>,
        sink: &mut Sink<'_>,
    ) -> Result<Flow> {
        self.note_sources(&select.from);
        let mut row = vec![Value::Null; select.width];
        let Some(filter) = &select.filter else {
            return self.from(&select.from, outer, &mut row, sink);
        };
        if filter.is_constant() {
            let passes = self.passes(std::slice::from_ref(filter), &row, outer)?;
            return match passes {
                true => self.from(&select.from, outer, &mut row, sink),
                false => Ok(Flow::Continue),
            };
        }
        self.from(&select.from, outer, &mut row, &mut |row| {
            self.step(1)?;
            match self.passes(std::slice::from_ref(filter), row, outer)? {
                true => sink(row),
                false => Ok(Flow::Continue),
            }
        })
    }

    /// Lists the tables of a join in the order of the statement.
    fn note_sources(&self, from: &From) {
        match from {
            From::Join(join) => {
                self.note_sources(&join.left);
                self.note_sources(&join.right);
            }
            From::Scan(scan) => {
                self.note_scan(scan);
            }
            From::Nothing | From::Derived(_) => {}
        }
    }

    /// Pushes the rows of FROM.
    pub(super) fn from(
        &self,
        from: &From,
        outer: Option<&Env<'_>>,
        row: &mut Vec<Value>,
        sink: &mut Sink<'_>,
    ) -> Result<Flow> {
        match from {
            From::Nothing => sink(row),
            From::Scan(scan) => match outer {
                // A query for each row reads its tables once.
                Some(_) if scan.bounds.is_empty() => self.scan_kept(scan, outer, row, sink),
                _ => self.scan(scan, &scan.bounds, &scan.conditions, outer, row, sink),
            },
            From::Derived(derived) => {
                let mut flow = Flow::Continue;
                self.query(&derived.query, outer, &mut |values| {
                    let slots = row[derived.slots.clone()].iter_mut();
                    for (slot, value) in slots.zip(values.drain(..)) {
                        *slot = value;
                    }
                    if self.passes(&derived.conditions, row, outer)? {
                        flow = sink(row)?;
                    }
                    Ok(flow)
                })?;
                Ok(flow)
            }
            From::Join(join) => self.join(join, outer, row, sink),
        }
    }
}

/// The rows that were seen.
#[derive(Default)]
struct Distinct {
    seen: HashSet<Vec<u8>>,
    key: Vec<u8>,
}

impl Distinct {
    fn is_new(&mut self, run: &Run<'_>, row: &[Value]) -> Result<bool> {
        self.key.clear();
        for value in row {
            key::encode(value, Class::Same, &mut self.key);
        }
        if self.seen.contains(&self.key) {
            return Ok(false);
        }
        run.keep_bytes(64 + self.key.len())?;
        self.seen.insert(self.key.clone());
        Ok(true)
    }
}
