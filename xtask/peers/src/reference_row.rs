//! The row that everything here is measured with: two key columns and eight attribute columns.

/// The access key, the instance and the table of every benchmark.
pub(crate) const ACCESS_KEY_ID: &str = "bench-key";
pub(crate) const ACCESS_KEY_SECRET: &str = "bench-secret";
pub(crate) const INSTANCE: &str = "bench";
pub(crate) const TABLE: &str = "bench";

/// The first key column of every row, 16 bytes; the second is a number, which tells rows apart.
pub(crate) const PK1: &str = "reference-row-pk";

/// How many attribute columns a row has.
pub(crate) const COLUMNS: usize = 8;

/// The value of an attribute column, whatever a service calls its type.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value {
    Text(&'static str),
    Integer(i64),
    Double(f64),
    Boolean(bool),
    Binary(&'static [u8]),
}

/// The attribute columns: three texts of 32 bytes, two integers, a double, a boolean, and a binary
/// of 64 bytes.
pub(crate) const ATTRIBUTES: [(&str, Value); COLUMNS] = [
    ("name", Value::Text("a text that has thirty-two bytes")),
    ("city", Value::Text("another text of thirty-two bytes")),
    ("note", Value::Text("one more of them, thirty-two too")),
    ("amount", Value::Integer(1_234_567)),
    ("created", Value::Integer(1_795_424_400_000)),
    ("score", Value::Double(0.625)),
    ("active", Value::Boolean(true)),
    ("picture", Value::Binary(&[0xa5; 64])),
];

#[cfg(test)]
mod tests {
    use super::{ATTRIBUTES, PK1, Value};

    #[test]
    fn the_sizes_are_as_documented() {
        assert_eq!(PK1.len(), 16);
        for (name, value) in ATTRIBUTES {
            match value {
                Value::Text(text) => assert_eq!(text.len(), 32, "{name}"),
                Value::Binary(bytes) => assert_eq!(bytes.len(), 64, "{name}"),
                Value::Integer(_) | Value::Double(_) | Value::Boolean(_) => {}
            }
        }
    }
}
