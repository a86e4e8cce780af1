//! Reads time series tables.
//!
//! The points of a series are next to each other. Where conditions name the key of a series, its points
//! are read; otherwise each series is tested once, and the points of others are skipped.

mod part;

use std::ops::Bound;

use bytes::Bytes;
use tablestore_protocol::timeseries_rows::tags_to_string;
use tablestore_protocol::{PrimaryKeyValue, Str};

use super::part::Part;
use super::row::{of_cell, of_key};
use super::{Env, Flow, Run, Sink};
use crate::engine::shared::error::Result;
use crate::engine::shared::{capacity, storage_key};
use crate::engine::sql::mapping::Target;
use crate::engine::sql::mapping::column::{ColumnKind, Role, SeriesColumn};
use crate::engine::sql::mapping::series::SeriesPart;
use crate::engine::sql::plan::Scan;
use crate::engine::sql::plan::expr::Expr;
use crate::engine::sql::plan::reader::Reader;
use crate::engine::sql::plan::series::SeriesRead;
use crate::engine::sql::value::Value;
use crate::engine::timeseries::reader::{self, Known, TimeseriesTable};
use crate::engine::wide_column::key_encoding;
use crate::engine::wide_column::stored_row::Columns;
use crate::store::{Order, StoreError};
use part::Times;

/// Steps for a series that is looked up.
const SERIES_STEPS: u64 = 8;

/// The columns of a scan, by what they have.
struct Slots<'a> {
    /// Those that are the same for all points of a series.
    series: Vec<(SeriesColumn, usize)>,
    time: Option<usize>,
    field_name: Option<usize>,
    /// Those of values, with the name of their field if they have one.
    values: Vec<(Option<&'a str>, ColumnKind, usize)>,
}

impl<'a> Slots<'a> {
    fn new(scan: &'a Scan) -> Self {
        let mut slots = Self {
            series: Vec::new(),
            time: None,
            field_name: None,
            values: Vec::new(),
        };
        for index in &scan.used {
            let column = &scan.mapping.columns[*index];
            let slot = scan.slots.start + index;
            let Role::Series(role) = column.role else {
                continue;
            };
            match role {
                SeriesColumn::Time => slots.time = Some(slot),
                SeriesColumn::FieldName => slots.field_name = Some(slot),
                SeriesColumn::FieldValue => slots.values.push((None, column.kind, slot)),
                SeriesColumn::Field => slots.values.push((Some(&column.name), column.kind, slot)),
                _ => slots.series.push((role, slot)),
            }
        }
        slots
    }

    fn reads_meta(&self) -> bool {
        let is_meta = |role| {
            matches!(
                role,
                SeriesColumn::Attributes | SeriesColumn::MetaUpdateTime
            )
        };
        self.series.iter().any(|(role, _)| is_meta(*role))
    }
}

/// The series whose points are read.
struct Current {
    /// What the storage keys of its points start with.
    prefix: Vec<u8>,
    values: Vec<(usize, Value)>,
    is_wanted: bool,
}

/// A read of points or of series.
struct SeriesScan<'a> {
    scan: &'a Scan,
    table: &'a TimeseriesTable,
    read: &'a SeriesRead,
    slots: Slots<'a>,
    /// Conditions on the series alone, and the others.
    of_series: Vec<Expr>,
    of_points: Vec<Expr>,
    times: Times,
    note: usize,
    outer: Option<&'a Env<'a>>,
}

/// A point as it is stored: its time, the rest of its key, and its columns.
struct Stored<'a> {
    time: PrimaryKeyValue,
    rest: &'a [u8],
    columns: &'a Bytes,
}

impl Run<'_> {
    /// Reads the rows of a time series table that meet some conditions.
    pub(super) fn series(
        &self,
        scan: &Scan,
        conditions: &[Expr],
        outer: Option<&Env<'_>>,
        row: &mut Vec<Value>,
        sink: &mut Sink<'_>,
    ) -> Result<Flow> {
        let (Target::Series { table, .. }, Reader::Series(read)) =
            (&scan.mapping.target, &scan.reader)
        else {
            return Ok(Flow::Continue);
        };
        let slots = Slots::new(scan);
        let env = Env {
            run: self,
            row,
            outer,
        };
        let times = Times::of(&read.times, &env)?;
        let parts = self.points_parts(&read.bounds, table, &env)?;
        let is_of_series = |condition: &Expr| {
            let mut is_of_series = true;
            condition.for_each_slot(&mut |slot| {
                is_of_series &= slots.series.iter().any(|(_, it)| *it == slot);
            });
            is_of_series
        };
        let (of_series, of_points) = conditions.iter().cloned().partition(is_of_series);
        let points = SeriesScan {
            scan,
            table,
            read,
            slots,
            of_series,
            of_points,
            times,
            note: self.note_scan(scan),
            outer,
        };
        if read.part == SeriesPart::Meta {
            return self.metadata(&points, row, sink);
        }
        for part in &parts {
            if self.points(&points, part, row, sink)? == Flow::Stop {
                return Ok(Flow::Stop);
            }
        }
        Ok(Flow::Continue)
    }

    /// Reads the points of a part of a table.
    fn points(
        &self,
        points: &SeriesScan<'_>,
        part: &Part,
        row: &mut Vec<Value>,
        sink: &mut Sink<'_>,
    ) -> Result<Flow> {
        let (mut from, to) = match part {
            Part::Row(key) => (key.clone(), [&key[..], &[0]].concat()),
            Part::Range(from, to) => (from.clone(), to.clone()),
        };
        let mut current: Option<Current> = None;
        'seek: loop {
            if from >= to {
                return Ok(Flow::Continue);
            }
            let range = (Bound::Included(&from[..]), Bound::Excluded(&to[..]));
            for entry in self.store.range(range, Order::Ascending)? {
                let (key, stored) = entry?;
                let series = match current.take() {
                    Some(series) if key.starts_with(&series.prefix) => series,
                    _ => self.open(points, &key, row)?,
                };
                let series = current.insert(series);
                let mut rest = &key[series.prefix.len()..];
                let time = key_encoding::decode(&mut rest)?;
                let is_late = match time {
                    PrimaryKeyValue::Integer(time) => {
                        if series.is_wanted && time < points.times.low {
                            from.clone_from(&series.prefix);
                            key_encoding::encode(&points.times.low.into(), &mut from);
                            continue 'seek;
                        }
                        time > points.times.high
                    }
                    _ => false,
                };
                if is_late || !series.is_wanted {
                    from.clone_from(&series.prefix);
                    // No byte of a key that follows is greater.
                    from.push(0xff);
                    continue 'seek;
                }
                let point = Stored {
                    time,
                    rest,
                    columns: &stored,
                };
                if self.point(points, series, point, row, sink)? == Flow::Stop {
                    return Ok(Flow::Stop);
                }
            }
            return Ok(Flow::Continue);
        }
    }

    /// The series of a point.
    fn open(&self, points: &SeriesScan<'_>, key: &Bytes, row: &mut [Value]) -> Result<Current> {
        self.step(SERIES_STEPS)?;
        let schema = &points.table.schema;
        let mut rest = key.get(storage_key::ROWS_LENGTH..).unwrap_or_default();
        if schema.has_hash {
            key_encoding::decode(&mut rest)?;
        }
        let encoded = rest;
        for _ in usize::from(schema.has_hash)..schema.series_columns() {
            key_encoding::decode(&mut rest)?;
        }
        let encoded = &encoded[..encoded.len() - rest.len()];
        let known = match points.slots.reads_meta() {
            true => reader::known(self.context, self.store, points.table, encoded)?,
            false => None,
        };
        let key_of_series = match known {
            // Only its metadata are needed.
            Some(_) => None,
            None => Some(schema.decode(encoded)?),
        };
        let mut values = Vec::with_capacity(points.slots.series.len());
        for (role, slot) in &points.slots.series {
            let value = match (&known, &key_of_series) {
                (Some(known), _) => value_of(*role, &known.key, Some(known))?,
                (None, Some(key)) => value_of(*role, key, None)?,
                (None, None) => Value::Null,
            };
            values.push((*slot, value));
        }
        row[points.scan.slots.clone()].fill(Value::Null);
        for (slot, value) in &values {
            row[*slot] = value.clone();
        }
        Ok(Current {
            prefix: key[..key.len() - rest.len()].to_vec(),
            values,
            is_wanted: self.passes(&points.of_series, row, points.outer)?,
        })
    }

    /// Gives the rows of a point.
    fn point(
        &self,
        points: &SeriesScan<'_>,
        series: &Current,
        point: Stored<'_>,
        row: &mut Vec<Value>,
        sink: &mut Sink<'_>,
    ) -> Result<Flow> {
        let table = &points.table.rows;
        let now = self.context.now;
        let Stored {
            time,
            mut rest,
            columns,
        } = point;
        let mut size = series.prefix.len() + capacity::key_value_size(&time);
        let mut fields: Vec<(Str, Value)> = Vec::new();
        for (name, _) in &points.table.schema.field_keys {
            let value = key_encoding::decode(&mut rest)?;
            size += name.len() + capacity::key_value_size(&value);
            fields.push((name.clone(), of_key(&value)));
        }
        let mut is_alive = columns.is_empty();
        for column in Columns::of(columns) {
            let Some(cell) = column?.cells()?.next().transpose()? else {
                continue;
            };
            if table.is_expired(cell.timestamp, now) {
                continue;
            }
            is_alive = true;
            size += cell.name.len() + capacity::value_size(&cell.value);
            fields.push((field_name(cell.name), of_cell(cell.value)));
        }
        if !is_alive {
            return Ok(Flow::Continue);
        }
        self.count_row(points.note, false, size)?;
        let mut give = |row: &mut Vec<Value>, set: &dyn Fn(&mut [Value])| {
            row[points.scan.slots.clone()].fill(Value::Null);
            for (slot, value) in &series.values {
                row[*slot] = value.clone();
            }
            if let Some(slot) = points.slots.time {
                row[slot] = of_key(&time);
            }
            set(row);
            match self.passes(&points.of_points, row, points.outer)? {
                true => sink(row),
                false => Ok(Flow::Continue),
            }
        };
        if points.read.part == SeriesPart::Points {
            return give(row, &|row| {
                for (wanted, kind, slot) in &points.slots.values {
                    let found = fields.iter().find(|(name, value)| {
                        wanted.is_some_and(|it| it.eq_ignore_ascii_case(name)) && kind.holds(value)
                    });
                    if let Some((_, value)) = found {
                        row[*slot] = value.clone();
                    }
                }
            });
        }
        for (name, value) in &fields {
            let flow = give(row, &|row| {
                if let Some(slot) = points.slots.field_name {
                    row[slot] = Value::String(name.clone());
                }
                let mut values = points.slots.values.iter();
                if let Some((.., slot)) = values.find(|(_, kind, _)| kind.holds(value)) {
                    row[*slot] = value.clone();
                }
            })?;
            if flow == Flow::Stop {
                return Ok(Flow::Stop);
            }
        }
        Ok(Flow::Continue)
    }

    /// Reads the series of a table.
    fn metadata(
        &self,
        scan: &SeriesScan<'_>,
        row: &mut Vec<Value>,
        sink: &mut Sink<'_>,
    ) -> Result<Flow> {
        let table = scan.table;
        if !table.has_meta_index {
            return Err(reader::no_meta_index());
        }
        let mut flow = Flow::Continue;
        let mut give = |known: Known| {
            let tags = known.key.tags().iter();
            let size = known.key.measurement.len()
                + known.key.source.len()
                + tags
                    .map(|(name, value)| name.len() + value.len())
                    .sum::<usize>()
                + known.attributes_text.len()
                + size_of::<i64>();
            self.count_row(scan.note, false, size)?;
            row[scan.scan.slots.clone()].fill(Value::Null);
            for (role, slot) in &scan.slots.series {
                row[*slot] = value_of(*role, &known.key, Some(&known))?;
            }
            let passes = self.passes(&scan.of_series, row, scan.outer)?
                && self.passes(&scan.of_points, row, scan.outer)?;
            if passes {
                flow = sink(row)?;
            }
            Ok(flow == Flow::Continue)
        };
        let condition = scan.read.series.as_ref();
        reader::for_each_series(self.context, self.store, table, condition, &mut give)?;
        Ok(flow)
    }
}

/// The value of a column that is the same for all points of a series.
fn value_of(
    role: SeriesColumn,
    key: &tablestore_protocol::timeseries_rows::TimeseriesKey,
    known: Option<&Known>,
) -> Result<Value, StoreError> {
    Ok(match role {
        SeriesColumn::Measurement => Value::String(key.measurement.clone()),
        SeriesColumn::Source => Value::String(key.source.clone()),
        SeriesColumn::Tags => Value::string(tags_to_string(key.tags()).map_err(StoreError::new)?),
        SeriesColumn::Attributes => {
            known.map_or(Value::Null, |known| Value::string(&known.attributes_text))
        }
        SeriesColumn::MetaUpdateTime => {
            known.map_or(Value::Null, |known| Value::Integer(known.update_time))
        }
        _ => Value::Null,
    })
}

/// The name of a field, from that of its column, which ends in its type.
fn field_name(column: Str) -> Str {
    let name = match column.rsplit_once(':') {
        Some((name, "i" | "b" | "d" | "s" | "x")) => Some(Str::from(name)),
        _ => None,
    };
    name.unwrap_or(column)
}
