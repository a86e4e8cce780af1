//! Primary keys of a table: whether a key fits the schema, and where its row is stored.

use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::proto::table::PrimaryKeyType;
use tablestore_protocol::{PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue};

use crate::engine::shared::error::Result;
use crate::engine::shared::{limits, storage_key};
use crate::engine::wide_column::key_encoding;
use crate::engine::wide_column::table::{KeyColumn, Table, points};
use crate::store::StoreError;

impl Table {
    /// Checks a key against the schema: the number of columns, then the name and type of each.
    pub(crate) fn check_key(&self, key: &PrimaryKey) -> Result<()> {
        let (input, schema) = (key.columns(), &self.primary_key);
        self.check_key_columns(input.len())?;
        if input.len() != schema.len() {
            return Err(mismatch(format!(
                "Validate PK size fail. Input: {}, Meta: {}.",
                input.len(),
                schema.len()
            )));
        }
        let mut columns = input.iter().zip(schema);
        columns.try_for_each(|(input, schema)| check_column(input, schema))
    }

    /// Checks the number of columns of a key. The keys of indexes and points can be longer.
    pub(crate) fn check_key_columns(&self, count: usize) -> Result<()> {
        match self.is_index() || self.primary_key.len() > limits::PRIMARY_KEY_COLUMNS {
            true => Ok(()),
            false => limits::check_key_columns(count),
        }
    }

    /// Checks only the first column of a key, which names a partition.
    pub(crate) fn check_partition_key(&self, key: &PrimaryKey) -> Result<()> {
        let mut columns = key.columns().iter().zip(&self.primary_key).take(1);
        columns.try_for_each(|(input, schema)| check_column(input, schema))
    }

    /// Returns the storage key of a row, or of a bound of a range of rows.
    pub(crate) fn stored_key(&self, key: &PrimaryKey) -> Vec<u8> {
        self.encode(key.columns())
    }

    /// Returns the prefix of the storage keys of the rows that share a row's first key column.
    pub(crate) fn partition(&self, key: &PrimaryKey) -> Vec<u8> {
        self.encode(key.columns().get(..1).unwrap_or_default())
    }

    /// Returns the key of a point with the hash of its series, which writers do not know.
    pub(crate) fn with_hash(&self, key: PrimaryKey) -> PrimaryKey {
        let series = points::series(&self.primary_key, key.columns());
        match (self.has_points(), series) {
            (true, Some(series)) => points::with_hash(series, key.columns()),
            _ => key,
        }
    }

    fn encode(&self, columns: &[PrimaryKeyColumn]) -> Vec<u8> {
        let mut stored = Vec::with_capacity(64);
        stored.extend_from_slice(&storage_key::rows(self.record.id));
        for column in columns {
            key_encoding::encode(&column.value, &mut stored);
        }
        stored
    }

    /// Decodes the primary key of a row from its storage key.
    pub(crate) fn decode_key(&self, stored: &[u8]) -> Result<PrimaryKey, StoreError> {
        let mut rest = stored.get(storage_key::ROWS_LENGTH..).unwrap_or_default();
        let column = |schema: &KeyColumn| {
            Ok(PrimaryKeyColumn {
                name: schema.name.clone(),
                value: key_encoding::decode(&mut rest)?,
            })
        };
        self.primary_key.iter().map(column).collect()
    }
}

fn check_column(input: &PrimaryKeyColumn, schema: &KeyColumn) -> Result<()> {
    if input.name != schema.name {
        return Err(mismatch(format!(
            "Validate PK name fail. Input: {}, Meta: {}.",
            input.name, schema.name
        )));
    }
    let fits = match &input.value {
        PrimaryKeyValue::InfMin | PrimaryKeyValue::InfMax => true,
        PrimaryKeyValue::AutoIncrement => schema.is_auto_increment,
        value => type_name(value) == schema_type_name(schema.kind),
    };
    match fits {
        true => Ok(()),
        false => Err(mismatch(format!(
            "Validate PK type fail. Input: {}, Meta: {}.",
            type_name(&input.value),
            schema_type_name(schema.kind)
        ))),
    }
}

fn mismatch(message: String) -> ServiceError {
    ServiceError::new(ErrorCode::InvalidPk, message)
}

/// Returns the service's name of a value's type.
pub(crate) fn type_name(value: &PrimaryKeyValue) -> &'static str {
    match value {
        PrimaryKeyValue::Boolean(_) => "VT_BOOLEAN",
        PrimaryKeyValue::Integer(_) => "VT_INTEGER",
        PrimaryKeyValue::String(_) => "VT_STRING",
        PrimaryKeyValue::Binary(_) => "VT_BLOB",
        PrimaryKeyValue::InfMin => "VT_INF_MIN",
        PrimaryKeyValue::InfMax => "VT_INF_MAX",
        _ => "VT_AUTO_INCREMENT",
    }
}

/// Returns the service's name of the type of a key column.
pub(crate) fn schema_type_name(kind: PrimaryKeyType) -> &'static str {
    match kind {
        PrimaryKeyType::Integer => "VT_INTEGER",
        PrimaryKeyType::String => "VT_STRING",
        PrimaryKeyType::Binary => "VT_BLOB",
        PrimaryKeyType::PkBoolean => "VT_BOOLEAN",
        PrimaryKeyType::Datetime => "VT_DATETIME",
    }
}

/// Returns a partition key value as error texts show it: strings without quotation marks.
pub(crate) fn shown(value: Option<&PrimaryKeyValue>) -> String {
    match value {
        Some(PrimaryKeyValue::String(text)) => text.to_string(),
        Some(value) => value.to_string(),
        None => String::new(),
    }
}
