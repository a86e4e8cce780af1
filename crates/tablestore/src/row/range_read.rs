use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Result};
use tablestore_protocol::{PrimaryKey, Row};

use super::selection::Selection;
use super::{
    DataBlockType, KeyBounds, block, check_next_start, check_rows, full_key, join_cut_rows,
};
use crate::call::wire;
use crate::paging::{Next, PageOfItems, Progress};

/// A read of a range of rows, in pages.
#[derive(Clone, Debug)]
pub(crate) struct RangeRead {
    pub(crate) table: String,
    pub(crate) bounds: KeyBounds,
    pub(crate) data_block_type: Option<DataBlockType>,
    pub(crate) selection: Selection,
}

/// A page of a range, as the message of a response has it.
#[derive(Debug, Default)]
pub(crate) struct EncodedPage {
    pub(crate) rows: Bytes,
    pub(crate) data_block_type: Option<i32>,
    pub(crate) next_start: Option<Bytes>,
    pub(crate) next_token: Option<Bytes>,
}

/// A page of a range.
#[derive(Debug)]
pub(crate) struct RangePage {
    pub(crate) rows: Vec<Row>,
    pub(crate) next_start: Option<PrimaryKey>,
    pub(crate) next_token: Option<Bytes>,
}

impl RangeRead {
    pub(crate) fn new(table: String, bounds: KeyBounds) -> Self {
        Self {
            table,
            bounds,
            data_block_type: None,
            selection: Selection::default(),
        }
    }

    /// Decodes a page, and checks that it is one of this range.
    pub(crate) fn decode(&self, page: EncodedPage) -> Result<RangePage> {
        let rows = block::decode_rows(&page.rows, page.data_block_type)?;
        check_rows(&rows, &self.bounds)?;
        let next_token = wire::present(page.next_token);
        let next_start = match wire::decode_next_start(page.next_start)? {
            None if next_token.is_some() => Some(self.key_of_cut_row(rows.last())?),
            next_start => next_start,
        };
        if let Some(next_start) = &next_start {
            let is_inside_row = next_token.is_some() && next_token != self.selection.token;
            check_next_start(next_start, &self.bounds, is_inside_row)?;
        }
        Ok(RangePage {
            rows,
            next_start,
            next_token,
        })
    }

    /// Returns the key at which a row that was cut continues, if the response does not name it.
    fn key_of_cut_row(&self, row: Option<&Row>) -> Result<PrimaryKey> {
        let key = row.and_then(|row| full_key(row, &self.bounds.start));
        key.ok_or_else(|| {
            let message = "the response continues inside a row without the row's key";
            Error::new(ErrorKind::Decode, message)
        })
    }

    /// Moves the start to the next page.
    pub(crate) fn advance(
        &mut self,
        next_start: Option<&PrimaryKey>,
        next_token: Option<&Bytes>,
        has_rows: bool,
        progress: &mut Progress,
    ) -> Result<Next> {
        let Some(next_start) = next_start else {
            return Ok(Next::End);
        };
        // Keys advance in the order of rows, which decoding checks; tokens have no order.
        match next_token {
            Some(token) if *next_start == self.bounds.start => progress.check(token, has_rows)?,
            _ => progress.restart(),
        }
        self.bounds.start = next_start.clone();
        self.selection.token = next_token.cloned();
        Ok(Next::Page)
    }
}

impl RangePage {
    /// Takes out the rows. A row that was cut is joined if it has its full key.
    pub(crate) fn into_items(self, held: Option<Row>) -> PageOfItems<Row> {
        let mut items = self.rows;
        let is_cut = self.next_token.is_some();
        let cut_at = self.next_start.as_ref().filter(|_| is_cut);
        PageOfItems {
            held: join_cut_rows(&mut items, held, cut_at),
            items,
        }
    }
}
