use tablestore_protocol::{Column, Row};

/// Puts the beginning of a row that was cut in front of a page, and holds back the last row of the
/// page when that is cut in turn.
pub(crate) fn put_together(rows: &mut Vec<Row>, held: Option<Row>, is_cut: bool) -> Option<Row> {
    if let Some(held) = held {
        match rows.first_mut() {
            Some(row) if row.primary_key() == held.primary_key() => {
                *row = join(held, row);
            }
            _ => rows.insert(0, held),
        }
    }
    if is_cut { rows.pop() } else { None }
}

/// The row of two parts, whose columns follow each other in the order of names.
fn join(first: Row, second: &Row) -> Row {
    let (primary_key, mut columns) = first.into_parts();
    columns.extend(second.columns().iter().copied().map(Column::from));
    Row::new(primary_key, columns)
}
