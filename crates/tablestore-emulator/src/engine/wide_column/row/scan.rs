//! Reading the rows of a range, one page at a time.

use std::ops::Bound;

use tablestore_protocol::proto::table::Direction;
use tablestore_protocol::{Column, PrimaryKey};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::limits;
use crate::engine::wide_column::row::selection::Selection;
use crate::engine::wide_column::table::Table;
use crate::store::{KeyRange, Order, ReadTransaction};

/// The rows of a table from one key, which is included, to another, which is not.
pub(crate) struct Scan<'a> {
    table: &'a Table,
    start: Vec<u8>,
    end: Vec<u8>,
    direction: Direction,
}

/// Some rows of a range.
pub(crate) struct Page {
    pub(crate) rows: Vec<(PrimaryKey, Vec<Column>)>,
    /// Where the next page starts, unless this is the last one.
    pub(crate) next: Option<PrimaryKey>,
    /// The bytes that the page is charged for.
    pub(crate) size: usize,
}

impl<'a> Scan<'a> {
    pub(crate) fn new(
        table: &'a Table,
        direction: Direction,
        start: &PrimaryKey,
        end: &PrimaryKey,
    ) -> Result<Self> {
        let bound = |key| -> Result<Vec<u8>> {
            table.check_key(key)?;
            Ok(table.stored_key(key))
        };
        let (start, end) = (bound(start)?, bound(end)?);
        match direction {
            Direction::Forward if start >= end => {
                Err(invalid("Begin key must less than end key in FORWARD"))
            }
            Direction::Backward if start <= end => {
                Err(invalid("Begin key must more than end key in BACKWARD"))
            }
            _ => Ok(Self {
                table,
                start,
                end,
                direction,
            }),
        }
    }

    /// Reads until there are so many rows, or too many were read.
    pub(crate) fn page(
        &self,
        store: &dyn ReadTransaction,
        selection: &Selection,
        limit: usize,
        context: &Context<'_>,
    ) -> Result<Page> {
        let mut page = Page {
            rows: Vec::new(),
            next: None,
            size: 0,
        };
        let mut scanned_bytes = 0;
        let (range, order) = self.range();
        for (scanned_rows, entry) in store.range(range, order)?.enumerate() {
            let (stored_key, stored) = entry?;
            let key = self.table.decode_key(&stored_key)?;
            let bytes = stored_key.len() + stored.len();
            // One row is always read, however large it is.
            let is_full = scanned_rows == limits::RANGE_ROWS
                || scanned_rows > 0 && scanned_bytes + bytes > limits::RANGE_BYTES;
            if page.rows.len() == limit || is_full {
                page.next = Some(key);
                break;
            }
            scanned_bytes += bytes;
            if let Some(selected) = selection.select(self.table, key, &stored, context)? {
                page.size += selected.size;
                page.rows.extend(selected.row);
            }
        }
        Ok(page)
    }

    fn range(&self) -> (KeyRange<'_>, Order) {
        let (start, end) = (Bound::Included(&*self.start), Bound::Excluded(&*self.end));
        match self.direction {
            Direction::Forward => ((start, end), Order::Ascending),
            Direction::Backward => ((end, start), Order::Descending),
        }
    }
}
