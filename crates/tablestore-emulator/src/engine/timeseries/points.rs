//! Reading the points of one series.

use std::ops::Bound;

use bytes::Bytes;
use tablestore_protocol::{Column, PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Str};

use crate::engine::shared::error::Result;
use crate::engine::shared::limits;
use crate::engine::shared::time::Time;
use crate::engine::timeseries::fields::FieldsToGet;
use crate::engine::timeseries::series::Series;
use crate::engine::timeseries::table::TimeseriesTable;
use crate::engine::timeseries::{texts, token};
use crate::engine::wide_column::key_encoding;
use crate::engine::wide_column::stored_row::Columns;
use crate::engine::wide_column::table::{Table, points};
use crate::store::{Order, ReadTransaction, StoreError};

/// The kind of the tokens of reads.
const TOKEN: u8 = b'g';

/// Times, in microseconds. The end is not among them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TimeRange {
    pub(crate) begin: i64,
    /// `None` for all times from the beginning on.
    pub(crate) end: Option<i64>,
}

impl TimeRange {
    pub(crate) fn new(begin: Option<i64>, end: Option<i64>) -> Result<Self> {
        for time in [begin, end].into_iter().flatten() {
            if time < 0 {
                return Err(texts::time(time));
            }
        }
        let begin = begin.unwrap_or(0);
        match end {
            Some(end) if begin > end => Err(texts::time_range()),
            end => Ok(Self { begin, end }),
        }
    }

    pub(crate) fn contains(self, time: i64) -> bool {
        self.begin <= time && self.end.is_none_or(|end| time < end)
    }
}

/// A read of the points of one series.
pub(crate) struct PointsRead<'a> {
    pub(crate) table: &'a TimeseriesTable,
    pub(crate) series: &'a Series,
    pub(crate) times: TimeRange,
    pub(crate) order: Order,
    pub(crate) fields: FieldsToGet,
}

/// Some points.
#[derive(Default)]
pub(crate) struct Page {
    pub(crate) rows: Vec<(PrimaryKey, Vec<Column>)>,
    pub(crate) next: Option<Bytes>,
}

impl PointsRead<'_> {
    /// Reads so many points, from a token on.
    pub(crate) fn page(
        &self,
        store: &dyn ReadTransaction,
        after: Option<&[u8]>,
        limit: usize,
        now: Time,
    ) -> Result<Page> {
        let prefix = self.series.points(self.table);
        let about = [&prefix[..], &[u8::from(self.order == Order::Descending)]].concat();
        let bound = |time: i64| {
            let mut key = prefix.clone();
            key_encoding::encode(&PrimaryKeyValue::Integer(time), &mut key);
            key
        };
        let start = bound(self.times.begin);
        let end = match self.times.end {
            Some(end) => bound(end),
            None => [&prefix[..], &[0xff]].concat(),
        };
        let mut range = (Bound::Included(&start[..]), Bound::Excluded(&end[..]));
        let last;
        if let Some(after) = after {
            last = [&prefix[..], token::decode(TOKEN, &about, after)?].concat();
            match self.order {
                Order::Ascending if last >= start => range.0 = Bound::Excluded(&last),
                Order::Descending if last < end => range.1 = Bound::Excluded(&last),
                _ => {}
            }
        }
        let mut page = Page::default();
        let mut last: Option<Bytes> = None;
        let mut bytes = 0;
        for entry in store.range(range, self.order)? {
            let (key, stored) = entry?;
            bytes += key.len() + stored.len();
            let is_full = page.rows.len() == limit || bytes > limits::RANGE_BYTES;
            if let Some(last) = last.as_ref().filter(|_| is_full) {
                let position = &last[prefix.len()..];
                page.next = Some(token::encode(TOKEN, &about, position));
                break;
            }
            if let Some(columns) = columns(&self.table.rows, &stored, &self.fields, now)? {
                page.rows.push((self.key(&key[prefix.len()..])?, columns));
            }
            last = Some(key);
        }
        Ok(page)
    }

    /// The key of a point, from the end of its storage key.
    fn key(&self, mut rest: &[u8]) -> Result<PrimaryKey, StoreError> {
        let fields = self.table.schema.field_keys.iter();
        let names = fields.map(|(name, _)| name.clone());
        let names = [Str::from_static(points::TIME)].into_iter().chain(names);
        let rest = names.map(|name| {
            let value = key_encoding::decode(&mut rest)?;
            Ok(PrimaryKeyColumn { name, value })
        });
        let series = self.series.columns.iter().cloned().map(Ok);
        series.chain(rest).collect()
    }
}

/// Returns the columns of a point that are asked for, or `None` if it has expired.
pub(crate) fn columns(
    table: &Table,
    stored: &Bytes,
    fields: &FieldsToGet,
    now: Time,
) -> Result<Option<Vec<Column>>, StoreError> {
    let expires = table.time_to_live().is_some();
    let mut is_alive = stored.is_empty();
    let mut columns = Vec::new();
    for column in Columns::of(stored) {
        let column = column?;
        let is_selected = fields.selects(column.name());
        if !is_selected && !expires {
            is_alive = true;
            continue;
        }
        let Some(cell) = column.cells()?.next().transpose()? else {
            continue;
        };
        if table.is_expired(cell.timestamp, now) {
            continue;
        }
        is_alive = true;
        if is_selected {
            columns.push(Column::new(cell.name, cell.value));
        }
    }
    Ok(is_alive.then_some(columns))
}
