use tablestore_protocol::{Column, PrimaryKey, Row};

use super::whole_key;

/// Puts the beginning of a row that was cut in front of a page, and holds back the last row of the
/// page when that is cut in turn, at this key.
///
/// Rows without their whole keys are left as they are: nothing tells which of them are one.
pub(crate) fn put_together(
    rows: &mut Vec<Row>,
    held: Option<Row>,
    cut_at: Option<&PrimaryKey>,
) -> Option<Row> {
    if let Some(held) = held {
        match rows.first_mut() {
            Some(row) if row.primary_key_columns() == held.primary_key_columns() => {
                *row = join(held, row);
            }
            _ => rows.insert(0, held),
        }
    }
    let has_whole_key = whole_key(rows.last()?, cut_at?).is_some();
    if has_whole_key { rows.pop() } else { None }
}

/// The row of two parts, whose columns follow each other in the order of names.
pub(crate) fn join(first: Row, second: &Row) -> Row {
    let (primary_key, mut columns) = first.into_parts();
    columns.extend(second.columns().iter().copied().map(Column::from));
    Row::new(primary_key, columns)
}
