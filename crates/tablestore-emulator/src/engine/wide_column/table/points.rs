//! Points of time series as rows: the key of a point begins with a hash of its series.

use tablestore_protocol::{PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue};

use crate::engine::wide_column::key_encoding;
use crate::engine::wide_column::table::KeyColumn;

/// The column of the hash.
pub(crate) const HASH: &str = "_#h";
/// The column of the time, in microseconds.
pub(crate) const TIME: &str = "_time";

/// Returns the columns of a point's key that are its series, if the key begins with a hash.
pub(crate) fn series<'a>(
    schema: &[KeyColumn],
    key: &'a [PrimaryKeyColumn],
) -> Option<&'a [PrimaryKeyColumn]> {
    let has_hash = schema.first().is_some_and(|column| column.name == HASH);
    let time = schema.iter().position(|column| column.name == TIME)?;
    match has_hash {
        true => key.get(1..time),
        false => None,
    }
}

/// Returns the key of a point with the hash of its series in front.
pub(crate) fn with_hash(series: &[PrimaryKeyColumn], key: &[PrimaryKeyColumn]) -> PrimaryKey {
    let mut encoded = Vec::new();
    for column in series {
        key_encoding::encode(&column.value, &mut encoded);
    }
    let hash = PrimaryKeyColumn {
        name: HASH.into(),
        value: hash_text(hash(&encoded)),
    };
    let rest = key.iter().skip(1).cloned();
    std::iter::once(hash).chain(rest).collect()
}

/// Returns the hash of a series, from its encoded columns.
pub(crate) fn hash(series: &[u8]) -> u32 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in series {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    // The upper half of a product is spread evenly, also over series that differ in one digit.
    let spread = (hash ^ hash >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (spread >> 32) as u32
}

/// Returns a hash in the form in which it is in keys.
pub(crate) fn hash_text(hash: u32) -> PrimaryKeyValue {
    PrimaryKeyValue::from(format!("{hash:08x}"))
}
