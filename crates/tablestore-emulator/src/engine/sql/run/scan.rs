//! Reads tables and indexes.

use std::collections::HashSet;
use std::ops::Bound;
use std::rc::Rc;

use bytes::Bytes;

use super::part::Part;
use super::row::RowReader;
use super::{Env, Flow, Run, Sink};
use crate::engine::search::reader::{self, Bool, Query};
use crate::engine::shared::error::Result;
use crate::engine::shared::storage_key;
use crate::engine::sql::mapping::series::SeriesPart;
use crate::engine::sql::plan::Scan;
use crate::engine::sql::plan::bounds::Bounds;
use crate::engine::sql::plan::expr::{Expr, SearchCondition};
use crate::engine::sql::plan::reader::Reader;
use crate::engine::sql::value::Value;
use crate::engine::wide_column::secondary_index;
use crate::engine::wide_column::table::Table;
use crate::store::{Order, ReadTransaction};

/// What a scan does with the rows.
struct Steps<'a> {
    scan: &'a Scan,
    conditions: &'a [Expr],
    outer: Option<&'a Env<'a>>,
    /// The reader in the list of those that are charged.
    note: usize,
    is_search: bool,
}

impl Run<'_> {
    /// Reads a table, or the rows of it that have a value in each slot, once for all rows around the
    /// query.
    pub(super) fn scan_kept(
        &self,
        scan: &Scan,
        outer: Option<&Env<'_>>,
        row: &mut Vec<Value>,
        sink: &mut Sink<'_>,
    ) -> Result<Flow> {
        let slots = scan.used.iter().map(|column| scan.slots.start + column);
        let slots: Vec<usize> = slots
            .chain(scan.reads_key.then_some(scan.slots.end - 1))
            .collect();
        let known = self.scans.borrow().get(&scan.id).cloned();
        let rows = match known {
            Some(rows) => rows,
            None => {
                let mut rows = Vec::new();
                self.scan(scan, &[], &[], outer, row, &mut |row| {
                    let values: Vec<Value> = slots.iter().map(|slot| row[*slot].clone()).collect();
                    self.keep(&values)?;
                    rows.push(values);
                    Ok(Flow::Continue)
                })?;
                let rows = Rc::new(rows);
                self.scans.borrow_mut().insert(scan.id, Rc::clone(&rows));
                rows
            }
        };
        for values in rows.iter() {
            self.step(1)?;
            for (slot, value) in slots.iter().zip(values) {
                row[*slot] = value.clone();
            }
            if self.passes(&scan.conditions, row, outer)? && sink(row)? == Flow::Stop {
                return Ok(Flow::Stop);
            }
        }
        Ok(Flow::Continue)
    }

    /// Reads the rows of a table within some bounds that meet some conditions.
    pub(super) fn scan(
        &self,
        scan: &Scan,
        bounds: &[Bounds],
        conditions: &[Expr],
        outer: Option<&Env<'_>>,
        row: &mut Vec<Value>,
        sink: &mut Sink<'_>,
    ) -> Result<Flow> {
        match &scan.reader {
            Reader::Search {
                index,
                needs_table,
                queries,
            } => {
                let name = &index.name;
                let table = scan.mapping.table();
                let note = self.note_reader(&table.record.meta.table_name, Some(name));
                if *needs_table {
                    self.note_reader(&table.record.meta.table_name, None);
                }
                let query = match queries.as_slice() {
                    [] => Query::MatchAll,
                    [query] => query.clone(),
                    queries => Query::Bool(Box::new(Bool {
                        filter: queries.to_vec(),
                        ..Bool::default()
                    })),
                };
                let keys = reader::keys(self.context, self.store, table, index, &query)?;
                let prefix = storage_key::rows(table.record.id);
                let stored = keys.into_iter().map(|key| {
                    let key = [&prefix[..], &key].concat();
                    let stored = self.store.get(&key)?;
                    Ok(stored.map(|stored| (Bytes::from(key), stored)))
                });
                let mut rows = stored.filter_map(Result::transpose);
                let steps = Steps {
                    scan,
                    conditions,
                    outer,
                    note,
                    is_search: true,
                };
                self.read_rows(&steps, table, &mut rows, row, sink)
            }
            Reader::Series(_) => self.series(scan, conditions, outer, row, sink),
            Reader::Table | Reader::Index { .. } => {
                let table = scan.reader.table(&scan.mapping);
                let name = &table.record.meta.table_name;
                let note = self.note_reader(name, None);
                let parts = self.parts(bounds, table, outer, row)?;
                let steps = Steps {
                    scan,
                    conditions,
                    outer,
                    note,
                    is_search: false,
                };
                secondary_index::read(self.context, self.store, table, |store| {
                    for part in &parts {
                        let flow = self.part(&steps, table, store, part, row, sink)?;
                        if flow == Flow::Stop {
                            return Ok(Flow::Stop);
                        }
                    }
                    Ok(Flow::Continue)
                })
            }
        }
    }

    fn part(
        &self,
        steps: &Steps<'_>,
        table: &Table,
        store: &dyn ReadTransaction,
        part: &Part,
        row: &mut Vec<Value>,
        sink: &mut Sink<'_>,
    ) -> Result<Flow> {
        match part {
            Part::Row(key) => {
                let stored = store.get(key)?;
                let entry = stored.map(|stored| Ok((Bytes::copy_from_slice(key), stored)));
                self.read_rows(steps, table, &mut entry.into_iter(), row, sink)
            }
            Part::Range(from, to) => {
                let range = (Bound::Included(&from[..]), Bound::Excluded(&to[..]));
                let entries = store.range(range, Order::Ascending)?;
                let mut rows = entries.map(|entry| Ok(entry?));
                self.read_rows(steps, table, &mut rows, row, sink)
            }
        }
    }

    fn read_rows(
        &self,
        steps: &Steps<'_>,
        table: &Table,
        rows: &mut dyn Iterator<Item = Result<(Bytes, Bytes)>>,
        row: &mut Vec<Value>,
        sink: &mut Sink<'_>,
    ) -> Result<Flow> {
        let scan = steps.scan;
        let base = match &scan.reader {
            Reader::Index {
                needs_table: true, ..
            } => Some(scan.mapping.table()),
            _ => None,
        };
        let reader = RowReader::new(base.unwrap_or(table), scan);
        let now = self.context.now;
        for entry in rows {
            let (mut key, mut stored) = entry?;
            if let Some(base) = base {
                let Some(found) = self.base_row(table, base, &key)? else {
                    continue;
                };
                (key, stored) = found;
            }
            row[scan.slots.clone()].fill(Value::Null);
            let Some(size) = reader.read(&key, &stored, now, row)? else {
                continue;
            };
            let size = match steps.is_search {
                // An index reads no other columns of a row.
                true => scan
                    .used
                    .iter()
                    .map(|it| row[scan.slots.start + it].payload())
                    .sum(),
                false => size,
            };
            match scan.is_aggregated {
                true => self.count_aggregated(steps.note, size)?,
                false => self.count_row(steps.note, steps.is_search, size)?,
            }
            if scan.reads_key {
                let key = key.slice(storage_key::ROWS_LENGTH.min(key.len())..);
                row[scan.slots.end - 1] = Value::Binary(key);
            }
            if self.passes(steps.conditions, row, steps.outer)? && sink(row)? == Flow::Stop {
                return Ok(Flow::Stop);
            }
        }
        Ok(Flow::Continue)
    }

    /// Lists the table or index that a scan reads.
    pub(super) fn note_scan(&self, scan: &Scan) -> usize {
        let table = scan.reader.table(&scan.mapping);
        let index = match &scan.reader {
            Reader::Search { index, .. } => Some(index.name.as_str()),
            Reader::Table | Reader::Index { .. } | Reader::Series(_) => None,
        };
        let is_meta = matches!(&scan.reader, Reader::Series(read) if read.part == SeriesPart::Meta);
        self.note(&table.record.meta.table_name, index, is_meta)
    }

    /// The row of a table that goes with a row of its index.
    fn base_row(&self, index: &Table, base: &Table, key: &[u8]) -> Result<Option<(Bytes, Bytes)>> {
        let key = index.decode_key(key)?;
        let columns = base.primary_key.iter().filter_map(|column| {
            let mut columns = key.columns().iter();
            columns.find(|it| it.name == column.name).cloned()
        });
        let key = base.stored_key(&columns.collect());
        self.note_reader(&base.record.meta.table_name, None);
        let stored = self.store.get(&key)?;
        Ok(stored.map(|stored| (key.into(), stored)))
    }

    /// Whether a row meets all conditions.
    pub(super) fn passes(
        &self,
        conditions: &[Expr],
        row: &[Value],
        outer: Option<&Env<'_>>,
    ) -> Result<bool> {
        let env = Env {
            run: self,
            row,
            outer,
        };
        for condition in conditions {
            if condition.eval(&env)?.truth() != Some(true) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The keys that a search condition finds.
    pub(super) fn found(&self, search: &SearchCondition) -> Result<Rc<HashSet<Vec<u8>>>> {
        if let Some(found) = self.found.borrow().get(&search.id) {
            return Ok(Rc::clone(found));
        }
        let table = search.mapping.table();
        let mut indexes = table.record.search_indexes.iter();
        let keys = match indexes.find(|index| index.name == search.index) {
            Some(index) => reader::keys(self.context, self.store, table, index, &search.query)?,
            None => Vec::new(),
        };
        let keys = Rc::new(keys.into_iter().collect::<HashSet<_>>());
        self.found.borrow_mut().insert(search.id, Rc::clone(&keys));
        Ok(keys)
    }
}
