//! Rows as searches return them.

use bytes::Bytes;
use tablestore_protocol::plainbuffer::encode_row;
use tablestore_protocol::proto::search::{
    ColumnReturnType, ColumnsToGet, FieldSchema, FieldType, IndexSchema,
};
use tablestore_protocol::{Column, PrimaryKey, Value};

use crate::engine::search::index::Rows;
use crate::engine::search::index::geo::GeoPoint;
use crate::engine::search::live_index::{Follower, key_value};
use crate::engine::shared::error::Result;
use crate::engine::shared::storage_key;

/// Which columns rows have.
#[derive(Debug)]
pub(crate) enum Columns {
    Keys,
    All,
    Named(Vec<String>),
    /// All that the index stores, as it stores them.
    OfIndex,
}

impl Columns {
    pub(crate) fn new(columns: Option<ColumnsToGet>) -> Self {
        let Some(columns) = columns else {
            return Self::Keys;
        };
        match columns.return_type.map(|_| columns.return_type()) {
            None | Some(ColumnReturnType::ReturnNone) => Self::Keys,
            Some(ColumnReturnType::ReturnAll) => Self::All,
            Some(ColumnReturnType::ReturnSpecified) => Self::Named(columns.column_names),
            Some(ColumnReturnType::ReturnAllFromIndex) => Self::OfIndex,
        }
    }

    /// Whether the index alone has all of them, so that pages can be longer.
    pub(crate) fn are_in_index(&self, schema: &IndexSchema) -> bool {
        let is_plain = |field: &FieldSchema| {
            is_stored(field)
                && !field.is_array()
                && !matches!(
                    field.field_type(),
                    FieldType::GeoPoint | FieldType::Nested | FieldType::Json
                )
        };
        match self {
            Self::Keys => true,
            Self::All => false,
            Self::Named(names) => names.iter().all(|name| {
                let mut fields = schema.field_schemas.iter();
                fields.any(|field| field.field_name() == name && is_plain(field))
            }),
            Self::OfIndex => schema.field_schemas.iter().all(is_plain),
        }
    }
}

fn is_stored(field: &FieldSchema) -> bool {
    field.store != Some(false) && !field.is_virtual_field()
}

impl Follower<'_> {
    /// A row by the key that the index has of it, unless the row is gone.
    pub(crate) fn row(&self, key: &[u8], columns: &Columns) -> Result<Option<Bytes>> {
        let stored_key = self.stored_key(key);
        let Some(stored) = self.store.get(&stored_key)? else {
            return Ok(None);
        };
        let Some(row) = self.table.live_row(&stored, self.context.now)? else {
            return Ok(None);
        };
        let primary_key = self.table.decode_key(&stored_key)?;
        let schema = &self.index.schema;
        let of_index = |name: &str| {
            let mut fields = schema.field_schemas.iter();
            fields.find(|field| field.field_name() == name && is_stored(field))
        };
        let mut found: Vec<Column> = Vec::new();
        for cell in row.cells() {
            if found.last().is_some_and(|last| last.name == cell.name) {
                continue;
            }
            match columns {
                Columns::Keys => break,
                Columns::Named(names) if !names.iter().any(|name| **name == *cell.name) => {}
                Columns::All | Columns::Named(_) => {
                    found.push(Column::new(cell.name, cell.value).with_timestamp(cell.timestamp));
                }
                Columns::OfIndex => {
                    if let Some(field) = of_index(&cell.name) {
                        found.push(Column::new(cell.name, as_stored(field, cell.value)));
                    }
                }
            }
        }
        Ok(Some(encode_row(&primary_key, &found)))
    }

    fn stored_key(&self, key: &[u8]) -> Vec<u8> {
        [&storage_key::rows(self.table.record.id)[..], key].concat()
    }

    fn value(&self, key: &[u8], name: &str) -> Result<Option<Value>> {
        let stored_key = self.stored_key(key);
        let primary_key: PrimaryKey = self.table.decode_key(&stored_key)?;
        if let Some(value) = key_value(&primary_key, name) {
            return Ok(Some(value));
        }
        let Some(stored) = self.store.get(&stored_key)? else {
            return Ok(None);
        };
        let row = self.table.live_row(&stored, self.context.now)?;
        let row = row.as_ref();
        let newest = row.and_then(|row| row.newest(&tablestore_protocol::Str::from(name)));
        Ok(newest.map(|(_, value)| value.clone()))
    }
}

impl Rows for Follower<'_> {
    fn cell(&self, key: &[u8], name: &str) -> Option<Value> {
        // A row that cannot be read now has no highlights; reading it for the page fails too.
        self.value(key, name).ok().flatten()
    }
}

/// A value as the index returns it: points and arrays are written anew.
fn as_stored(field: &FieldSchema, value: Value) -> Value {
    let Value::String(text) = &value else {
        return value;
    };
    let rewritten = match field.field_type() {
        _ if field.is_array() => Some(without_spaces(text)),
        FieldType::GeoPoint => {
            GeoPoint::parse(text).map(|point| format!("{:?},{:?}", point.latitude, point.longitude))
        }
        _ => None,
    };
    rewritten.map_or(value, Value::from)
}

/// JSON without the spaces between its parts.
fn without_spaces(json: &str) -> String {
    let mut is_in_string = false;
    let mut is_escaped = false;
    let is_kept = |letter: &char| {
        if is_in_string {
            is_in_string = is_escaped || *letter != '"';
            is_escaped = !is_escaped && *letter == '\\';
            return true;
        }
        is_in_string = *letter == '"';
        !letter.is_whitespace()
    };
    json.chars().filter(is_kept).collect()
}

#[cfg(test)]
mod tests {
    use super::without_spaces;

    #[test]
    fn arrays_lose_the_spaces_between_their_elements() {
        assert_eq!(without_spaces("[1,2, 3]"), "[1,2,3]");
        assert_eq!(
            without_spaces(r#"[ "a b" , "c\" d" ]"#),
            r#"["a b","c\" d"]"#
        );
    }
}
