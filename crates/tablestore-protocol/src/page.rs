use bytes::Bytes;
use self_cell::self_cell;

use crate::{Column, ColumnRef, PrimaryKey};

self_cell! {
    /// The rows of one response, or one row that was put together: where their bytes are, and where
    /// in them each name and each value stands.
    ///
    /// A row is a range of a page's cells. So a page takes three allocations and a row a reference
    /// count, however many cells they have; a slice of the response for each name and value, which is
    /// counted too, took more time than all the rest.
    pub(crate) struct Page {
        owner: Source,
        #[covariant]
        dependent: Cells,
    }
}

/// Where the bytes of a page are: in a block of rows, or in the parts of one row.
#[derive(Default)]
pub(crate) struct Source {
    pub(crate) block: Bytes,
    pub(crate) primary_key: PrimaryKey,
    pub(crate) columns: Vec<Column>,
}

/// The columns of all rows, one row after the other: the primary key, then the attributes.
pub(crate) type Cells<'a> = Vec<ColumnRef<'a>>;

/// Which cells of its page are a row's.
#[derive(Clone, Copy, Default)]
pub(crate) struct Bounds {
    /// The first column of the primary key.
    pub(crate) start: usize,
    /// The first attribute column.
    pub(crate) attributes: usize,
    /// Past the last attribute column.
    pub(crate) end: usize,
}

/// Why a row without any cell is refused: of few bytes each, millions would fill the memory.
pub(crate) const ROW_OF_NOTHING: &str = "a row without a key and without columns";

impl Bounds {
    pub(crate) fn is_empty(self) -> bool {
        self.start == self.end
    }
}
