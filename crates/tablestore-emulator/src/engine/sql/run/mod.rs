//! Executes plans.
//!
//! Rows are pushed: each step of a plan calls the next one with every row, and stops early when that
//! has enough. Only groups, sorts, joins and sets of rows are kept in memory, and they are counted.

mod aggregate;
mod arithmetic;
mod elements;
mod eval;
pub(crate) mod functions;
mod group;
mod join;
pub(crate) mod like;
mod part;
mod query;
mod row;
mod scan;
mod series;
mod subquery;

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::sql::error::{exhausted, too_long, too_many_documents, too_many_rows};
use crate::engine::sql::plan::QueryPlan;
use crate::engine::sql::plan::expr::Expr;
use crate::engine::sql::value::Value;
use crate::store::ReadTransaction;

/// Rows that a statement reads of tables, and of search indexes.
const SCANNED_ROWS: usize = 100_000;
/// Bytes that a statement reads.
const SCANNED_BYTES: usize = 128 * 1024 * 1024;
/// Bytes of rows that a statement keeps in memory.
const KEPT_BYTES: usize = 512 * 1024 * 1024;
/// Steps of a statement: about 30 seconds.
const STEPS: u64 = 1_000_000_000;
/// Steps that are charged to the budget of the call at a time.
const PORTION: u64 = 256;
/// Bytes of that budget that a step counts for: a row takes a statement several times as long as a range read.
const STEP_BYTES: usize = 512;

/// Whether the next step wants more rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Flow {
    Continue,
    Stop,
}

/// Takes rows.
pub(super) type Sink<'a> = dyn FnMut(&mut Vec<Value>) -> Result<Flow> + 'a;

/// The execution of one statement.
pub(crate) struct Run<'a> {
    pub(crate) context: &'a Context<'a>,
    pub(crate) store: &'a dyn ReadTransaction,
    consumed: RefCell<Vec<Consumed>>,
    table_rows: Cell<usize>,
    search_rows: Cell<usize>,
    bytes: Cell<usize>,
    kept: Cell<usize>,
    steps: Cell<u64>,
    /// Steps that each step counts as.
    weight: u64,
    /// The results of queries that are the same for all rows, by their number.
    results: RefCell<HashMap<usize, Rc<subquery::Rows>>>,
    /// The keys that search conditions find, by their number.
    found: RefCell<HashMap<usize, Rc<HashSet<Vec<u8>>>>>,
    /// The rows of scans that queries for each row read again and again, by their number.
    scans: RefCell<HashMap<usize, Rc<Vec<Vec<Value>>>>>,
}

/// What was read of a table or of a search index.
#[derive(Clone, Debug)]
pub(crate) struct Consumed {
    pub(crate) table: String,
    pub(crate) index: Option<String>,
    /// Whether the series of a time series table were read, and not its points.
    pub(crate) is_meta: bool,
    pub(crate) bytes: usize,
}

/// What was counted at some time.
struct Counts {
    consumed: Vec<Consumed>,
    table_rows: usize,
    search_rows: usize,
    bytes: usize,
    kept: usize,
}

/// The row that an expression is evaluated over, and the rows around its query.
#[derive(Clone, Copy)]
pub(super) struct Env<'a> {
    pub(super) run: &'a Run<'a>,
    pub(super) row: &'a [Value],
    pub(super) outer: Option<&'a Env<'a>>,
}

impl<'a> Run<'a> {
    /// Starts a statement whose expressions take so many steps for a row.
    pub(crate) fn new(
        context: &'a Context<'a>,
        store: &'a dyn ReadTransaction,
        weight: u64,
    ) -> Self {
        Self {
            context,
            store,
            consumed: RefCell::default(),
            table_rows: Cell::new(0),
            search_rows: Cell::new(0),
            bytes: Cell::new(0),
            kept: Cell::new(0),
            steps: Cell::new(0),
            weight,
            results: RefCell::default(),
            found: RefCell::default(),
            scans: RefCell::default(),
        }
    }

    /// The rows of a statement.
    pub(crate) fn rows(&self, plan: &QueryPlan) -> Result<Vec<Vec<Value>>> {
        let mut rows = Vec::new();
        self.query(plan, None, &mut |row| {
            self.keep(row)?;
            rows.push(std::mem::take(row));
            Ok(Flow::Continue)
        })?;
        Ok(rows)
    }

    /// The value of an expression that names no columns.
    pub(crate) fn value(&self, expr: &Expr) -> Result<Value> {
        expr.eval(&Env {
            run: self,
            row: &[],
            outer: None,
        })
    }

    /// What was read, in the order in which it was first read.
    pub(crate) fn consumed(&self) -> Vec<Consumed> {
        self.consumed.borrow().clone()
    }

    /// Notes that a table or index is read; returns its index in the list.
    fn note_reader(&self, table: &str, index: Option<&str>) -> usize {
        self.note(table, index, false)
    }

    fn note(&self, table: &str, index: Option<&str>, is_meta: bool) -> usize {
        let mut consumed = self.consumed.borrow_mut();
        let known = consumed.iter().position(|it| {
            it.table == table && it.index.as_deref() == index && it.is_meta == is_meta
        });
        known.unwrap_or_else(|| {
            consumed.push(Consumed {
                table: table.to_owned(),
                index: index.map(str::to_owned),
                is_meta,
                bytes: 0,
            });
            consumed.len() - 1
        })
    }

    /// Counts a row that is read.
    fn count_row(&self, reader: usize, is_search: bool, bytes: usize) -> Result<()> {
        let (rows, error): (_, fn() -> _) = match is_search {
            true => (&self.search_rows, too_many_documents),
            false => (&self.table_rows, too_many_rows),
        };
        rows.set(rows.get() + 1);
        self.bytes.set(self.bytes.get() + bytes);
        if rows.get() > SCANNED_ROWS || self.bytes.get() > SCANNED_BYTES {
            return Err(error());
        }
        self.count_aggregated(reader, bytes)
    }

    /// Counts a row that does not leave its index.
    fn count_aggregated(&self, reader: usize, bytes: usize) -> Result<()> {
        if let Some(consumed) = self.consumed.borrow_mut().get_mut(reader) {
            consumed.bytes += bytes;
        }
        self.step(1)
    }

    /// What was counted so far, to be restored after reads that come to nothing.
    fn counts(&self) -> Counts {
        Counts {
            consumed: self.consumed.borrow().clone(),
            table_rows: self.table_rows.get(),
            search_rows: self.search_rows.get(),
            bytes: self.bytes.get(),
            kept: self.kept.get(),
        }
    }

    fn restore(&self, counts: Counts) {
        self.consumed.replace(counts.consumed);
        self.table_rows.set(counts.table_rows);
        self.search_rows.set(counts.search_rows);
        self.bytes.set(counts.bytes);
        self.kept.set(counts.kept);
    }

    /// Counts steps, and ends a statement that takes too many.
    fn step(&self, steps: u64) -> Result<()> {
        let steps = steps.saturating_mul(self.weight);
        let before = self.steps.get();
        let after = before.saturating_add(steps);
        self.steps.set(after);
        if before / PORTION == after / PORTION {
            return Ok(());
        }
        if after > STEPS {
            return Err(too_long());
        }
        let portion = usize::try_from(steps.max(PORTION)).unwrap_or(usize::MAX);
        let bytes = portion.saturating_mul(STEP_BYTES);
        Ok(self.context.work.budget.spend(bytes)?)
    }

    /// Counts values that are kept in memory.
    fn keep(&self, values: &[Value]) -> Result<()> {
        self.keep_bytes(32 + values.iter().map(Value::size).sum::<usize>())
    }

    fn keep_bytes(&self, bytes: usize) -> Result<()> {
        self.kept.set(self.kept.get() + bytes);
        match self.kept.get() > KEPT_BYTES {
            true => Err(exhausted(format!(
                "The sql memory exceeds the quota! Quota is {KEPT_BYTES} bytes"
            ))),
            false => Ok(()),
        }
    }

    /// Lets go of values that were kept.
    fn release(&self, bytes: usize) {
        self.kept.set(self.kept.get().saturating_sub(bytes));
    }
}
