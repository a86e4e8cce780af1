//! Which names tables and columns can have.

use std::collections::BTreeSet;

use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::limits;

/// Checks a table's name: ASCII letters, digits and `_`, and no digit first.
pub(crate) fn check_table(name: &str) -> Result<()> {
    let starts_well = |first: u8| first.is_ascii_alphabetic() || first == b'_';
    let continues_well = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let bytes = name.as_bytes();
    if bytes.first().copied().is_some_and(starts_well)
        && bytes.iter().copied().all(continues_well)
        && bytes.len() <= limits::NAME
    {
        return Ok(());
    }
    Err(invalid(format!("Invalid table name: '{name}'.")))
}

/// Checks the names of the tables of a batch: each occurs once.
pub(crate) fn check_tables<'a>(names: impl Iterator<Item = &'a str>) -> Result<()> {
    let mut seen = BTreeSet::new();
    for name in names {
        check_table(name)?;
        if !seen.insert(name) {
            return Err(invalid(format!("Duplicated table name: {name}.")));
        }
    }
    Ok(())
}

/// Checks a column's name: almost anything, unless it starts with `#`.
pub(crate) fn check_column(name: &str) -> Result<()> {
    if name.is_empty() || name.len() > limits::NAME || name.starts_with('#') {
        return Err(invalid(format!("Invalid column name: '{name}'.")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_names() {
        let longest = "t".repeat(255);
        for name in ["_0", "_T", "A0", "a", "_", &longest] {
            assert!(check_table(name).is_ok(), "{name:?}");
        }
        let too_long = "t".repeat(256);
        for name in [
            "", "0", "#", "中文", "T#", "T中文", "3t", "-", "a-b", "a b", "a\0", &too_long,
        ] {
            let error = check_table(name).unwrap_err();
            assert_eq!(error.message(), format!("Invalid table name: '{name}'."));
            assert_eq!(error.status(), 400);
        }
    }

    #[test]
    fn column_names() {
        let longest = "c".repeat(255);
        for name in [
            "公司", ".", ":", "'", "\"", "$", "&", "*", "(", ")", "/", "\\", "\n", "\r", " ", "a#",
            "0", &longest,
        ] {
            assert!(check_column(name).is_ok(), "{name:?}");
        }
        let too_long = "c".repeat(256);
        for name in ["", "#", "#abc", "#公司", "# ", &too_long] {
            let error = check_column(name).unwrap_err();
            assert_eq!(error.message(), format!("Invalid column name: '{name}'."));
        }
    }
}
