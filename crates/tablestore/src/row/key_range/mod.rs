mod around;
mod bounds;

use std::ops::Range;

use tablestore_protocol::{PrimaryKey, PrimaryKeyValue, Str};

use crate::schema::TableSchema;
use around::Around;
pub use bounds::{Direction, KeyBounds};

/// The range of keys that begin with the same columns, or with the same string or bytes.
///
/// ```
/// # use tablestore::{KeyRange, PrimaryKey};
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::run(async |client| {
/// // The last ten orders of one customer, in a table with the key (customer, order).
/// let orders = KeyRange::prefix(PrimaryKey::new("customer", "alice"), ["order"]);
/// let page = client.get_range("orders", orders.backward()).limit(10).send().await?;
///
/// // All rows of the table.
/// let all = client.describe_table("orders").send().await?.schema.key_range();
/// let mut rows = client.get_range("orders", all).rows();
/// # assert_eq!(page.rows.len(), 2);
/// # assert_eq!(page.rows[0].get::<i64>("order")?, 100);
/// # assert!(rows.next().await.is_some());
/// # Ok(()) });
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRange {
    forward: Range<PrimaryKey>,
    backward: Range<PrimaryKey>,
}

impl KeyRange {
    /// Creates the range of all keys of a table. `columns` names all its primary key columns.
    pub fn all<S: Into<Str>>(columns: impl IntoIterator<Item = S>) -> Self {
        Self::prefix(PrimaryKey::default(), columns)
    }

    /// Creates the range of keys that begin with the columns of `prefix`: with the partition key
    /// alone, all rows of that partition key. `others` names the table's remaining primary key
    /// columns, in order; if none remain, the range is the one row of the key.
    #[doc(alias("Query", "KeyConditionExpression"))]
    pub fn prefix<S: Into<Str>>(
        prefix: impl Into<PrimaryKey>,
        others: impl IntoIterator<Item = S>,
    ) -> Self {
        let prefix = prefix.into();
        let others: Vec<Str> = others.into_iter().map(Into::into).collect();
        // The range from a full key to itself is empty.
        if others.is_empty()
            && let Some(one) = Self::around_last(&prefix, &others, Around::value)
        {
            return one;
        }
        let low = fill(prefix.clone(), &others, &PrimaryKeyValue::InfMin);
        let high = fill(prefix, &others, &PrimaryKeyValue::InfMax);
        Self::between(low, high)
    }

    /// Creates the range of keys that begin with the columns of `prefix`, the last of which only has
    /// to start with the given string or bytes. `others` names the table's remaining primary key
    /// columns, in order. If the last column is neither a string nor bytes, this is
    /// [`prefix`](Self::prefix).
    #[doc(alias = "begins_with")]
    ///
    /// ```
    /// # use tablestore::{PrimaryKey, PrimaryKeyType};
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # client
    /// #     .create_table("invoices")
    /// #     .primary_key("customer", PrimaryKeyType::String)
    /// #     .primary_key("invoice", PrimaryKeyType::String)
    /// #     .send()
    /// #     .await?;
    /// let key = |invoice| PrimaryKey::new("customer", "alice").and("invoice", invoice);
    /// for invoice in ["2023-12", "2024-01", "2024-02", "2025-01"] {
    ///     client.put_row("invoices", key(invoice)).send().await?;
    /// }
    ///
    /// // One customer's invoices of 2024.
    /// let schema = client.describe_table("invoices").send().await?.schema;
    /// let of_2024 = schema.key_range_starting_with(key("2024-"));
    /// let page = client.get_range("invoices", of_2024).send().await?;
    /// let invoices = page.rows.iter().map(|row| row.get::<String>("invoice"));
    /// assert_eq!(invoices.collect::<Result<Vec<_>, _>>()?, ["2024-01", "2024-02"]);
    /// # Ok(()) });
    /// ```
    pub fn starting_with<S: Into<Str>>(
        prefix: impl Into<PrimaryKey>,
        others: impl IntoIterator<Item = S>,
    ) -> Self {
        let prefix = prefix.into();
        let others: Vec<Str> = others.into_iter().map(Into::into).collect();
        Self::around_last(&prefix, &others, Around::beginning)
            .unwrap_or_else(|| Self::prefix(prefix, others))
    }

    /// The keys that begin with the columns of `prefix`, whose last value represents several, if
    /// there are values around them.
    fn around_last(
        prefix: &PrimaryKey,
        others: &[Str],
        around: impl FnOnce(&PrimaryKeyValue) -> Option<Around>,
    ) -> Option<Self> {
        let (last, first) = prefix.columns().split_last()?;
        let around = around(&last.value)?;
        let bound = |value: PrimaryKeyValue| {
            let first: PrimaryKey = first.iter().cloned().collect();
            let key = first.and(last.name.clone(), value);
            fill(key, others, &PrimaryKeyValue::InfMin)
        };
        let range = Self::between(bound(last.value.clone()), bound(around.after));
        Some(match others.is_empty() {
            // A bound is a full key here, and backward the other one is part of the range.
            true => Self {
                backward: bound(around.last)..bound(around.before),
                ..range
            },
            false => range,
        })
    }

    /// The keys between two that no row can have.
    fn between(low: PrimaryKey, high: PrimaryKey) -> Self {
        Self {
            forward: low.clone()..high.clone(),
            backward: high..low,
        }
    }

    /// Returns the bounds for a read from small keys to large ones.
    pub fn forward(&self) -> KeyBounds {
        KeyBounds::forward(self.forward.clone())
    }

    /// Returns the bounds for a read from large keys to small ones.
    #[doc(alias = "ScanIndexForward")]
    pub fn backward(&self) -> KeyBounds {
        KeyBounds::backward(self.backward.clone())
    }
}

/// Completes a key with the same value in all other columns.
fn fill(key: PrimaryKey, others: &[Str], value: &PrimaryKeyValue) -> PrimaryKey {
    let others = others.iter();
    others.fold(key, |key, name| key.and(name.clone(), value.clone()))
}

impl TableSchema {
    /// Returns the range of all keys of the table.
    pub fn key_range(&self) -> KeyRange {
        self.key_range_of(PrimaryKey::default())
    }

    /// Returns the range of keys that begin with these columns, the first ones of the primary key:
    /// [`KeyRange::prefix`].
    pub fn key_range_of(&self, prefix: impl Into<PrimaryKey>) -> KeyRange {
        let prefix = prefix.into();
        let others = self.key_columns_from(prefix.columns().len());
        KeyRange::prefix(prefix, others)
    }

    /// Returns the range of keys that begin with these columns, the last of which only has to start
    /// with the given string or bytes: [`KeyRange::starting_with`].
    pub fn key_range_starting_with(&self, prefix: impl Into<PrimaryKey>) -> KeyRange {
        let prefix = prefix.into();
        let others = self.key_columns_from(prefix.columns().len());
        KeyRange::starting_with(prefix, others)
    }

    fn key_columns_from(&self, position: usize) -> impl Iterator<Item = &str> {
        let columns = self.primary_key.iter().skip(position);
        columns.map(|column| column.name.as_str())
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
        assert_eq!(
            range.forward(),
            KeyBounds::forward(low.clone()..high.clone())
        );
        assert_eq!(range.backward(), KeyBounds::backward(high..low));
        let all = PrimaryKey::new("a", InfMin)..PrimaryKey::new("a", InfMax);
        assert_eq!(KeyRange::all(["a"]).forward(), all.into());
    }

    #[test]
    fn columns_that_follow_a_beginning_span_everything() {
        let range = KeyRange::starting_with(PrimaryKey::new("a", 1).and("b", "2024-"), ["c"]);
        let key = |text: &str| PrimaryKey::new("a", 1).and("b", text).and("c", InfMin);
        assert_eq!(range.forward(), (key("2024-")..key("2024.")).into());
        let backward = KeyBounds::backward(key("2024.")..key("2024-"));
        assert_eq!(range.backward(), backward);
        let range = KeyRange::starting_with(PrimaryKey::new("a", "\u{10ffff}"), ["b"]);
        let end = PrimaryKey::new("a", InfMax).and("b", InfMin);
        assert_eq!(range.forward().end, end);
    }

    #[test]
    fn a_full_key_is_a_range_of_one_row() {
        let key = |last: PrimaryKeyValue| PrimaryKey::new("a", 1).and("b", last);
        let text = "x".repeat(1024);
        let next_text = format!("{}y", "x".repeat(1023));
        for (value, before, after) in [
            (5.into(), 4.into(), 6.into()),
            (i64::MIN.into(), InfMin, (i64::MIN + 1).into()),
            (i64::MAX.into(), (i64::MAX - 1).into(), InfMax),
            (false.into(), InfMin, true.into()),
            (true.into(), false.into(), InfMax),
            ("".into(), InfMin, "\0".into()),
            ("x\0".into(), "x".into(), "x\0\0".into()),
            (b"".into(), InfMin, b"\0".into()),
            (b"x\0".into(), b"x".into(), b"x\0\0".into()),
        ] {
            let range = KeyRange::prefix(key(value), [] as [&str; 0]);
            let full = range.forward().start;
            assert_eq!(range.forward(), (full.clone()..key(after)).into());
            assert_eq!(range.backward(), KeyBounds::backward(full..key(before)));
        }
        let longest = KeyRange::prefix(key(text.into()), [] as [&str; 0]);
        assert_eq!(longest.forward().end, key(next_text.into()));
    }

    #[test]
    fn a_value_that_is_not_a_string_is_matched_exactly() {
        let key = PrimaryKey::new("a", 1);
        assert_eq!(
            KeyRange::starting_with(key.clone(), ["b"]),
            KeyRange::prefix(key, ["b"])
        );
        let none = PrimaryKey::default();
        assert_eq!(KeyRange::starting_with(none, ["a"]), KeyRange::all(["a"]));
    }

    #[test]
    fn a_schema_names_the_columns_that_follow() {
        let column = |name: &str| crate::schema::PrimaryKeyColumnSchema {
            name: name.to_owned(),
            key_type: crate::schema::PrimaryKeyType::String,
            auto_increment: false,
        };
        let schema = TableSchema {
            primary_key: ["a", "b", "c"].map(column).to_vec(),
            ..TableSchema::default()
        };
        let prefix = PrimaryKey::new("a", "x").and("b", "y");
        assert_eq!(
            schema.key_range_starting_with(prefix.clone()),
            KeyRange::starting_with(prefix.clone(), ["c"])
        );
        assert_eq!(
            schema.key_range_of(prefix.clone()),
            KeyRange::prefix(prefix, ["c"])
        );
    }
}
