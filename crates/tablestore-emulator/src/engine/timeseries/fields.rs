//! Fields as columns: their names end in their types.

use tablestore_protocol::proto::timeseries::TimeseriesFieldsToGet;
use tablestore_protocol::{Str, Value};

use crate::engine::shared::error::Result;
use crate::engine::timeseries::texts;

/// Fields that a read asks for.
const FIELDS_TO_GET: usize = 1024;

/// The name of the column of a field.
pub(crate) fn column(name: &str, value: &Value) -> Str {
    let suffix = match value {
        Value::Integer(_) => 'i',
        Value::Boolean(_) => 'b',
        Value::Double(_) => 'd',
        Value::String(_) => 's',
        _ => 'x',
    };
    format!("{name}:{suffix}").into()
}

/// The fields that a read asks for: all of them by default.
#[derive(Debug, Default)]
pub(crate) struct FieldsToGet {
    /// Sorted names of columns.
    columns: Vec<String>,
    is_all: bool,
}

impl FieldsToGet {
    pub(crate) fn new(fields: Vec<TimeseriesFieldsToGet>) -> Result<Self> {
        if fields.len() > FIELDS_TO_GET {
            return Err(texts::fields_to_get(FIELDS_TO_GET));
        }
        let is_all = fields.is_empty();
        let mut columns = Vec::with_capacity(fields.len());
        for field in fields {
            let name = field.name.unwrap_or_default();
            if name.is_empty() {
                return Err(texts::field_name(&name));
            }
            let suffixes = match field.r#type {
                None => "ibdsx",
                Some(1) => "i",
                Some(2) => "b",
                Some(3) => "d",
                Some(4) => "s",
                Some(5) => "x",
                Some(number) => return Err(texts::field_type(number)),
            };
            columns.extend(suffixes.chars().map(|suffix| format!("{name}:{suffix}")));
        }
        columns.sort_unstable();
        Ok(Self { columns, is_all })
    }

    /// Whether a column is asked for.
    pub(crate) fn selects(&self, column: &[u8]) -> bool {
        let by_name = |it: &String| it.as_bytes().cmp(column);
        self.is_all || self.columns.binary_search_by(by_name).is_ok()
    }
}
