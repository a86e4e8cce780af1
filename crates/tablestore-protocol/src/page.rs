use std::ops::Range;

use bytes::Bytes;
use self_cell::self_cell;

use crate::{Column, ColumnRef, PrimaryKey};

self_cell! {
    /// The rows of one response, or one row made of its parts: their bytes, and an index of all names and
    /// values in them.
    ///
    /// A row is a range of a page's cells. So a page takes three allocations and a row a reference
    /// count, however many cells they have. With a counted slice of the response for each name and value,
    /// these took more than half of the time of decoding.
    pub(crate) struct Page {
        owner: Source,
        #[covariant]
        dependent: Cells,
    }
}

/// The bytes of a page: a block of rows, or the parts of one row.
#[derive(Default)]
pub(crate) struct Source {
    pub(crate) block: Bytes,
    pub(crate) primary_key: PrimaryKey,
    pub(crate) columns: Vec<Column>,
}

/// The columns of all rows, row by row: the primary key, then the attributes.
pub(crate) type Cells<'a> = Vec<ColumnRef<'a>>;

/// The cells of a row in its page.
#[derive(Clone, Copy, Default)]
pub(crate) struct Bounds {
    /// The first column of the primary key.
    start: u32,
    /// The first attribute column.
    attributes: u32,
    /// Past the last attribute column.
    end: u32,
}

/// A row without cells is rejected: millions of them, of few bytes each, would fill the memory.
pub(crate) const EMPTY_ROW: &str = "a row without a key and without columns";

impl Bounds {
    /// Four billion cells take 8 GB on the wire at least, and no response is as large.
    #[inline]
    pub(crate) fn new(start: usize, attributes: usize, end: usize) -> Self {
        let index = |index| u32::try_from(index).unwrap_or(u32::MAX);
        Self {
            start: index(start),
            attributes: index(attributes),
            end: index(end),
        }
    }

    pub(crate) fn primary_key(self) -> Range<usize> {
        self.start as usize..self.attributes as usize
    }

    pub(crate) fn attributes(self) -> Range<usize> {
        self.attributes as usize..self.end as usize
    }

    /// The number of cells.
    pub(crate) fn len(self) -> usize {
        (self.end - self.start) as usize
    }
}
