use tablestore_protocol::{Column, PrimaryKey, Row};

use super::full_key;

/// Joins the beginning of a row that was cut with the first row of a page, and holds back the last row
/// of the page if that is cut in turn, at this key.
///
/// Rows without their full keys stay as they are: nothing shows which of them are one.
pub(crate) fn join_cut_rows(
    rows: &mut Vec<Row>,
    held: Option<Row>,
    cut_at: Option<&PrimaryKey>,
) -> Option<Row> {
    if let Some(held) = held {
        match rows.first_mut() {
            Some(row) if row.primary_key_columns() == held.primary_key_columns() => {
                *row = join_row(held, row);
            }
            _ => rows.insert(0, held),
        }
    }
    let has_full_key = full_key(rows.last()?, cut_at?).is_some();
    if has_full_key { rows.pop() } else { None }
}

/// Joins two parts of a row, whose columns follow each other in the order of names.
pub(crate) fn join_row(first: Row, second: &Row) -> Row {
    let (primary_key, mut columns) = first.into_parts();
    columns.extend(second.columns().iter().copied().map(Column::from));
    Row::new(primary_key, columns)
}
