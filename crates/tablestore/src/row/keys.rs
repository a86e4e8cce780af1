//! The keys of rows in responses: they are compared with the request.

use std::cmp::Ordering;

use tablestore_core::{Error, ErrorKind, Result};
use tablestore_protocol::{
    ColumnRef, PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Row, ValueRef,
};

use super::{Direction, KeyBounds};

/// Returns the key of a row, if it has all columns of another key of its table, in their order.
pub(crate) fn full_key(row: &Row, alike: &PrimaryKey) -> Option<PrimaryKey> {
    let columns = alike.columns().iter().enumerate();
    let columns = columns.map(|(index, column)| {
        Some(PrimaryKeyColumn {
            name: column.name.clone(),
            value: PrimaryKeyValue::try_from(key_value(row, index, &column.name)?).ok()?,
        })
    });
    columns.collect()
}

/// Checks that a row has this key, as far as the response contains its key.
pub(crate) fn check_key(row: Option<&Row>, key: &PrimaryKey) -> Result<()> {
    let Some(row) = row else { return Ok(()) };
    let is_of_key = |column: &ColumnRef<'_>| match key.get(column.name) {
        Some(PrimaryKeyValue::AutoIncrement) => true,
        Some(value) => value.as_value() == Some(column.value),
        None => false,
    };
    if row.primary_key_columns().iter().all(is_of_key) {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Decode,
        "the response contains a row with another primary key than the request",
    ))
}

/// Checks that rows are inside the bounds and in the order of their direction, as far as the response
/// contains their keys.
pub(crate) fn check_rows(rows: &[Row], bounds: &KeyBounds) -> Result<()> {
    let ends = [
        (
            rows.first(),
            &bounds.start,
            [Ordering::Greater, Ordering::Equal],
        ),
        (rows.last(), &bounds.end, [Ordering::Less, Ordering::Less]),
    ];
    for (row, bound, allowed) in ends {
        let order = row.and_then(|row| compare_with_key(row, bound));
        let order = order.map(|order| bounds.direction.apply(order));
        if order.is_some_and(|order| !allowed.contains(&order)) {
            return Err(Error::new(
                ErrorKind::Decode,
                "the response contains a row outside of the requested range",
            ));
        }
    }
    let is_ordered = |pair: &[Row]| {
        let order = compare_rows(&pair[0], &pair[1], &bounds.start);
        order.is_none_or(|order| bounds.direction.apply(order) == Ordering::Less)
    };
    if rows.windows(2).all(is_ordered) {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Decode,
        "the response contains rows out of order",
    ))
}

/// Checks that the next page of a range starts after this one, and inside the bounds. Inside a row that
/// continues, it may start where this page starts.
pub(crate) fn check_next_start(
    next: &PrimaryKey,
    bounds: &KeyBounds,
    is_inside_row: bool,
) -> Result<()> {
    let after_start = bounds.direction.apply(next.cmp(&bounds.start));
    let before_end = bounds.direction.apply(next.cmp(&bounds.end));
    let is_after =
        after_start == Ordering::Greater || is_inside_row && after_start == Ordering::Equal;
    if is_after && before_end == Ordering::Less {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Decode,
        "the response continues the range before its start or after its end",
    ))
}

impl Direction {
    /// Turns an order of keys into the order in which this direction reads them.
    fn apply(self, order: Ordering) -> Ordering {
        match self {
            Self::Forward => order,
            Self::Backward => order.reverse(),
        }
    }
}

/// Returns the value of a key column. A row matrix has the columns in the order of the request.
fn key_value<'a>(row: &'a Row, index: usize, name: &str) -> Option<ValueRef<'a>> {
    let columns = row.primary_key_columns();
    let at_index = columns.get(index).filter(|column| column.name == name);
    let column = at_index.or_else(|| columns.iter().find(|column| column.name == name))?;
    Some(column.value)
}

/// Compares a row with a bound, if the row has the columns that decide.
fn compare_with_key(row: &Row, bound: &PrimaryKey) -> Option<Ordering> {
    for (index, column) in bound.columns().iter().enumerate() {
        let order = match &column.value {
            PrimaryKeyValue::InfMin => Ordering::Greater,
            PrimaryKeyValue::InfMax => Ordering::Less,
            value => compare_values(key_value(row, index, &column.name)?, value.as_value()?)?,
        };
        if order != Ordering::Equal {
            return Some(order);
        }
    }
    Some(Ordering::Equal)
}

/// Compares two rows by the columns of a key of their table, if both have the columns that decide.
fn compare_rows(one: &Row, other: &Row, alike: &PrimaryKey) -> Option<Ordering> {
    for (index, column) in alike.columns().iter().enumerate() {
        let one = key_value(one, index, &column.name)?;
        let order = compare_values(one, key_value(other, index, &column.name)?)?;
        if order != Ordering::Equal {
            return Some(order);
        }
    }
    Some(Ordering::Equal)
}

/// Compares values of one type, as the service orders them.
fn compare_values(one: ValueRef<'_>, other: ValueRef<'_>) -> Option<Ordering> {
    match (one, other) {
        (ValueRef::String(one), ValueRef::String(other)) => Some(one.cmp(other)),
        (ValueRef::Integer(one), ValueRef::Integer(other)) => Some(one.cmp(&other)),
        (ValueRef::Binary(one), ValueRef::Binary(other)) => Some(one.cmp(other)),
        (ValueRef::Boolean(one), ValueRef::Boolean(other)) => Some(one.cmp(&other)),
        _ => None,
    }
}

/// Returns the table and the primary key of a row, for error texts.
pub(crate) fn row_name(table: &str, primary_key: &PrimaryKey) -> String {
    format!("{table} ({primary_key})")
}
