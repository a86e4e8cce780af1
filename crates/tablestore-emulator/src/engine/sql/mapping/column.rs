//! The columns of mappings and their types.

use tablestore_protocol::proto::search::{FieldSchema, FieldType};
use tablestore_protocol::proto::table::{DefinedColumnType, PrimaryKeyType};

use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::mapping_record::ColumnRecord;
use crate::engine::sql::parse::ast::ColumnDefinition;
use crate::engine::sql::value::{Type, Value};

/// A column of a mapping.
#[derive(Clone, Debug)]
pub(crate) struct MappedColumn {
    pub(crate) name: String,
    pub(crate) kind: ColumnKind,
    pub(crate) length: Option<u64>,
    pub(crate) is_key: bool,
    pub(crate) is_not_null: bool,
    pub(crate) default: Option<String>,
    pub(crate) role: Role,
}

/// What a column of a mapping is to the table or index.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Role {
    /// A column of the same name.
    Stored,
    /// A field with several values, in a JSON array.
    Array,
    /// A virtual field of a search index, with the column that it is made of.
    Virtual { source: String },
    /// A field of the nested objects of a column, with the members that lead to it.
    Member { source: String, path: Vec<String> },
    /// A column of a time series table.
    Series(SeriesColumn),
}

/// What a column of a time series table has of a point or of its series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SeriesColumn {
    Measurement,
    Source,
    Tags,
    Attributes,
    MetaUpdateTime,
    Time,
    /// The name of a field, where each field is a row.
    FieldName,
    /// The value of that field, if it has the type of the column.
    FieldValue,
    /// The value of the field with the name of the column.
    Field,
}

/// The type of a column, as it is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ColumnKind {
    Bigint,
    Double,
    Bool,
    Varchar,
    Mediumtext,
    Varbinary,
    Mediumblob,
}

impl ColumnKind {
    const ALL: [Self; 7] = [
        Self::Bigint,
        Self::Double,
        Self::Bool,
        Self::Varchar,
        Self::Mediumtext,
        Self::Varbinary,
        Self::Mediumblob,
    ];

    /// The number that is stored for the type.
    pub(crate) fn number(self) -> u32 {
        self as u32
    }

    pub(crate) fn of_number(number: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.number() == number)
    }

    /// The type of a declaration.
    pub(crate) fn of(column: &ColumnDefinition) -> Result<Self> {
        Ok(match (column.kind.as_str(), column.length) {
            ("BIGINT", _) => Self::Bigint,
            ("DOUBLE", _) => Self::Double,
            ("BOOL" | "BOOLEAN", _) | ("TINYINT", Some(1)) => Self::Bool,
            ("VARCHAR", _) => Self::Varchar,
            ("MEDIUMTEXT", _) => Self::Mediumtext,
            ("VARBINARY", _) => Self::Varbinary,
            ("MEDIUMBLOB", _) => Self::Mediumblob,
            (kind, _) => {
                return Err(invalid(format!(
                    "Column type {kind} of column '{}' is not supported",
                    column.name
                )));
            }
        })
    }

    pub(crate) fn value_type(self) -> Type {
        match self {
            Self::Bigint => Type::Integer,
            Self::Double => Type::Double,
            Self::Bool => Type::Boolean,
            Self::Varchar | Self::Mediumtext => Type::String,
            Self::Varbinary | Self::Mediumblob => Type::Binary,
        }
    }

    /// Whether a value has the type.
    pub(crate) fn holds(self, value: &Value) -> bool {
        matches!(
            (self, value),
            (Self::Bigint, Value::Integer(_))
                | (Self::Double, Value::Double(_))
                | (Self::Bool, Value::Boolean(_))
                | (Self::Varchar | Self::Mediumtext, Value::String(_))
                | (Self::Varbinary | Self::Mediumblob, Value::Binary(_))
        )
    }

    /// The type of a key column.
    pub(crate) fn of_key(kind: PrimaryKeyType) -> Self {
        match kind {
            PrimaryKeyType::Integer | PrimaryKeyType::Datetime => Self::Bigint,
            PrimaryKeyType::String => Self::Varchar,
            PrimaryKeyType::Binary => Self::Varbinary,
            PrimaryKeyType::PkBoolean => Self::Bool,
        }
    }

    /// The type of a column that its table declares.
    pub(crate) fn of_defined(kind: DefinedColumnType) -> Self {
        match kind {
            DefinedColumnType::DctInteger => Self::Bigint,
            DefinedColumnType::DctDouble => Self::Double,
            DefinedColumnType::DctBoolean => Self::Bool,
            DefinedColumnType::DctString => Self::Mediumtext,
            DefinedColumnType::DctBlob => Self::Mediumblob,
        }
    }

    /// Whether a field of a search index has values of the type.
    pub(crate) fn fits(self, field: &FieldSchema) -> bool {
        let is_text = matches!(self, Self::Varchar | Self::Mediumtext);
        if field.is_array() {
            return is_text;
        }
        match field.field_type() {
            FieldType::Long => self == Self::Bigint,
            FieldType::Double => self == Self::Double,
            FieldType::Boolean => self == Self::Bool,
            FieldType::Date => is_text || self == Self::Bigint,
            _ => is_text,
        }
    }

    /// The type as DESCRIBE shows it.
    pub(crate) fn shown(self, length: Option<u64>) -> String {
        match self {
            Self::Bigint => "bigint(20)".to_owned(),
            Self::Double => "double".to_owned(),
            Self::Bool => "tinyint(1)".to_owned(),
            Self::Varchar => format!("varchar({})", length.unwrap_or(1024)),
            Self::Mediumtext => "mediumtext".to_owned(),
            Self::Varbinary => format!("varbinary({})", length.unwrap_or(1024)),
            Self::Mediumblob => "mediumblob".to_owned(),
        }
    }
}

impl MappedColumn {
    pub(crate) fn new(name: impl Into<String>, kind: ColumnKind) -> Self {
        Self {
            name: name.into(),
            kind,
            length: None,
            is_key: false,
            is_not_null: false,
            default: None,
            role: Role::Stored,
        }
    }

    pub(crate) fn key(name: impl Into<String>, kind: ColumnKind) -> Self {
        Self {
            is_key: true,
            is_not_null: true,
            ..Self::new(name, kind)
        }
    }

    /// A column of a time series table.
    pub(crate) fn with_role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    /// Whether `*` leaves the column out.
    pub(crate) fn is_hidden(&self) -> bool {
        matches!(self.role, Role::Virtual { .. } | Role::Member { .. })
    }

    /// The column that the values are read from.
    pub(crate) fn source(&self) -> &str {
        match &self.role {
            Role::Stored | Role::Array | Role::Series(_) => &self.name,
            Role::Virtual { source } | Role::Member { source, .. } => source,
        }
    }
}

impl ColumnRecord {
    /// A column as it is declared.
    pub(crate) fn new(column: &ColumnDefinition, is_key: bool) -> Result<Self> {
        Ok(Self {
            name: column.name.clone(),
            kind: ColumnKind::of(column)?.number(),
            length: column.length,
            is_key,
            is_not_null: is_key || column.is_not_null,
            default: column.default.clone(),
        })
    }

    pub(super) fn to_column(&self) -> MappedColumn {
        MappedColumn {
            name: self.name.clone(),
            kind: ColumnKind::of_number(self.kind).unwrap_or(ColumnKind::Mediumtext),
            length: self.length,
            is_key: self.is_key,
            is_not_null: self.is_not_null,
            default: self.default.clone(),
            role: Role::Stored,
        }
    }
}
