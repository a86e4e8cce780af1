use std::ops::Range;

use tablestore_protocol::{PrimaryKey, proto::table as proto};

use super::KeyRange;

/// The order in which a range is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From small keys to large ones.
    #[default]
    Forward,
    /// From large keys to small ones.
    #[doc(alias = "ScanIndexForward")]
    Backward,
}

/// The bounds of a range of rows, and the direction in which it is read.
///
/// [`KeyRange::forward`] and [`KeyRange::backward`] create them. A `Range<PrimaryKey>` is read forward.
/// Both bounds name all primary key columns of the table.
///
/// ```
/// # use tablestore::PrimaryKey;
/// use tablestore::row::KeyBounds;
///
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::run(async |client| {
/// let order = |number| PrimaryKey::new("customer", "alice").and("order", number);
/// // Orders 100 to 8, the newest first: the start is included, the end is not.
/// let bounds = KeyBounds::backward(order(100)..order(7));
/// let newest = client.get_range("orders", bounds).limit(10).send().await?;
/// # assert_eq!(newest.rows.len(), 1);
/// # Ok(()) });
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyBounds {
    /// The first bound, which is part of the range: the larger one when the direction is backward.
    pub start: PrimaryKey,
    /// The second bound, which is not part of the range.
    pub end: PrimaryKey,
    /// The direction of the read.
    pub direction: Direction,
}

impl KeyBounds {
    /// Creates bounds to read from a small key to a larger one.
    pub fn forward(range: Range<PrimaryKey>) -> Self {
        Self {
            start: range.start,
            end: range.end,
            direction: Direction::Forward,
        }
    }

    /// Creates bounds to read from a large key, which is part of the range, to a smaller one.
    pub fn backward(range: Range<PrimaryKey>) -> Self {
        Self {
            direction: Direction::Backward,
            ..Self::forward(range)
        }
    }

    /// Replaces the start, to continue a read from the
    /// [`next_start`](crate::row::GetRangeResponse::next_start) of a response.
    #[must_use]
    #[doc(alias = "ExclusiveStartKey")]
    pub fn starting_at(self, start: PrimaryKey) -> Self {
        Self { start, ..self }
    }
}

impl From<Range<PrimaryKey>> for KeyBounds {
    fn from(range: Range<PrimaryKey>) -> Self {
        Self::forward(range)
    }
}

/// Forward.
impl From<KeyRange> for KeyBounds {
    fn from(range: KeyRange) -> Self {
        Self::forward(range.forward)
    }
}

/// Forward.
impl From<&KeyRange> for KeyBounds {
    fn from(range: &KeyRange) -> Self {
        range.forward()
    }
}

impl Direction {
    pub(crate) fn to_proto(self) -> i32 {
        match self {
            Self::Forward => proto::Direction::Forward.into(),
            Self::Backward => proto::Direction::Backward.into(),
        }
    }
}
