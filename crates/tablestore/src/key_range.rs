use std::ops::Range;

use tablestore_protocol::{PrimaryKey, PrimaryKeyValue, Str};

use crate::TableSchema;

/// All keys that begin with the same columns, as a range to read.
///
/// ```
/// # use tablestore::{Client, Direction, KeyRange, PrimaryKey};
/// # async fn example(client: Client) -> tablestore::Result<()> {
/// // The last ten orders of one customer, in a table with the key (customer, order).
/// let orders = KeyRange::prefix(PrimaryKey::new("customer", "alice"), ["order"]);
/// let page = client
///     .get_range("orders", orders.backward())
///     .direction(Direction::Backward)
///     .limit(10)
///     .send()
///     .await?;
///
/// // All rows of the table.
/// let all = client.describe_table("orders").send().await?.schema.key_range();
/// let mut rows = client.get_range("orders", all.forward()).rows();
/// # let _ = (page, rows.next().await);
/// # Ok(()) }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRange {
    low: PrimaryKey,
    high: PrimaryKey,
}

impl KeyRange {
    /// All keys of a table with these primary key columns, of which all are named.
    pub fn all<S: Into<Str>>(columns: impl IntoIterator<Item = S>) -> Self {
        Self::prefix(PrimaryKey::default(), columns)
    }

    /// All keys that begin with the columns of `prefix`: with the partition key alone, all rows of
    /// that partition key. `others` names the table's remaining primary key columns, in order.
    pub fn prefix<S: Into<Str>>(
        prefix: impl Into<PrimaryKey>,
        others: impl IntoIterator<Item = S>,
    ) -> Self {
        let low = prefix.into();
        let high = low.clone();
        others.into_iter().fold(Self { low, high }, |range, name| {
            let name = name.into();
            Self {
                low: range.low.and(name.clone(), PrimaryKeyValue::InfMin),
                high: range.high.and(name, PrimaryKeyValue::InfMax),
            }
        })
    }

    /// The bounds for reading from small keys to large ones.
    pub fn forward(&self) -> Range<PrimaryKey> {
        self.low.clone()..self.high.clone()
    }

    /// The bounds for reading from large keys to small ones, with
    /// [`Direction::Backward`](crate::Direction::Backward).
    pub fn backward(&self) -> Range<PrimaryKey> {
        self.high.clone()..self.low.clone()
    }
}

impl TableSchema {
    /// All keys of the table.
    pub fn key_range(&self) -> KeyRange {
        self.key_range_of(PrimaryKey::default())
    }

    /// All keys of the table that begin with these columns, the first of the primary key: see
    /// [`KeyRange::prefix`].
    pub fn key_range_of(&self, prefix: impl Into<PrimaryKey>) -> KeyRange {
        let prefix = prefix.into();
        let others = self.primary_key.iter().skip(prefix.columns().len());
        KeyRange::prefix(prefix, others.map(|column| column.name.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use tablestore_protocol::PrimaryKeyValue::{InfMax, InfMin};

    use super::*;

    #[test]
    fn columns_that_are_not_given_span_everything() {
        let range = KeyRange::prefix(PrimaryKey::new("a", 1), ["b", "c"]);
        let low = PrimaryKey::new("a", 1).and("b", InfMin).and("c", InfMin);
        let high = PrimaryKey::new("a", 1).and("b", InfMax).and("c", InfMax);
        assert_eq!(range.forward(), low.clone()..high.clone());
        assert_eq!(range.backward(), high..low);
        let all = KeyRange::all(["a"]).forward();
        assert_eq!(
            all,
            PrimaryKey::new("a", InfMin)..PrimaryKey::new("a", InfMax)
        );
    }
}
