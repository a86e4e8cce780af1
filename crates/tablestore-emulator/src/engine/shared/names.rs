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

/// Ends the name under which the points of a time series table are rows of a wide-column table.
const OF_POINTS: &str = "#timeseries";

/// Returns the time series table whose points have this name as rows, if it is such a name.
pub(crate) fn table_of_points(name: &str) -> Option<&str> {
    name.strip_suffix(OF_POINTS)
}

/// Checks the name of a table that a request reads or writes: also that of the points of a time
/// series table.
pub(crate) fn check_rows_of(name: &str) -> Result<()> {
    match table_of_points(name) {
        Some(table) if check_table(table).is_ok() => Ok(()),
        _ => check_table(name),
    }
}

/// Checks the names of the tables of a batch: each occurs once.
pub(crate) fn check_tables<'a>(names: impl Iterator<Item = &'a str>) -> Result<()> {
    let mut seen = BTreeSet::new();
    for name in names {
        check_rows_of(name)?;
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

/// Returns a UUID that is made of numbers, the same one each time.
pub(crate) fn uuid(numbers: [u64; 2]) -> String {
    let mix = |state: u64| {
        let state = (state ^ state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let state = (state ^ state >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        state ^ state >> 31
    };
    let [one, other] = numbers;
    let high = mix(mix(one.wrapping_add(0x9e37_79b9_7f4a_7c15)) ^ other);
    let low = mix(high.wrapping_add(0x9e37_79b9_7f4a_7c15));
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        high >> 16 & 0xffff,
        high & 0xfff,
        low >> 48 & 0x3fff | 0x8000,
        low & 0xffff_ffff_ffff,
    )
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
    fn uuids_differ_and_have_their_form() {
        let all: BTreeSet<String> = (0..1000).map(|it| uuid([it / 10, it % 10])).collect();
        assert_eq!(all.len(), 1000);
        for uuid in all {
            let parts: Vec<&str> = uuid.split('-').collect();
            assert_eq!(
                parts.iter().map(|it| it.len()).collect::<Vec<_>>(),
                [8, 4, 4, 4, 12]
            );
            assert!(
                parts[2].starts_with('4') && "89ab".contains(&parts[3][..1]),
                "{uuid}"
            );
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
