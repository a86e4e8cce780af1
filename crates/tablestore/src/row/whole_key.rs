use tablestore_protocol::{PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Row};

/// The key of a row, if it has all columns of another key of its table, in their order.
pub(crate) fn whole_key(row: &Row, alike: &PrimaryKey) -> Option<PrimaryKey> {
    // A matrix has a key's columns in the order in which they were asked for.
    let columns = alike.columns().iter().map(|column| {
        let mut of_row = row.primary_key_columns().iter();
        let of_row = of_row.find(|of_row| column.name == *of_row.name)?;
        Some(PrimaryKeyColumn {
            name: column.name.clone(),
            value: PrimaryKeyValue::try_from(of_row.value).ok()?,
        })
    });
    columns.collect()
}
