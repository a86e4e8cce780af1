use std::fmt;

use tablestore_protocol::proto::table as proto;

use crate::call::wire_enum::{WireEnum, wire_enum};

/// The schema of a table: its primary key and its defined columns. Other columns have none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TableSchema {
    /// One to four columns, in the order in which rows are sorted. The first is the partition key.
    pub primary_key: Vec<PrimaryKeyColumnSchema>,
    /// Up to 32 attribute columns with a declared type, for secondary indexes.
    pub defined_columns: Vec<DefinedColumn>,
}

/// One column of a table's primary key.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PrimaryKeyColumnSchema {
    /// The column's name.
    pub name: String,
    /// The column's type.
    pub key_type: PrimaryKeyType,
    /// Whether the service chooses the value of new rows.
    pub auto_increment: bool,
}

/// An attribute column with a declared type.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DefinedColumn {
    /// The column's name.
    pub name: String,
    /// The column's type.
    pub column_type: DefinedColumnType,
}

wire_enum! {
    /// The types that a primary key column can have.
    PrimaryKeyType {
        /// `STRING`: UTF-8 text of up to 1,024 bytes.
        String = proto::PrimaryKeyType::String;
        /// `INTEGER`: a signed 64-bit number.
        Integer = proto::PrimaryKeyType::Integer;
        /// `BINARY`: up to 1,024 bytes.
        Binary = proto::PrimaryKeyType::Binary;
        /// `BOOLEAN`: not for the first column.
        Boolean = proto::PrimaryKeyType::PkBoolean;
    }
}

wire_enum! {
    /// The types that a defined column can have.
    DefinedColumnType {
        /// `STRING`.
        String = proto::DefinedColumnType::DctString;
        /// `INTEGER`.
        Integer = proto::DefinedColumnType::DctInteger;
        /// `DOUBLE`.
        Double = proto::DefinedColumnType::DctDouble;
        /// `BOOLEAN`.
        Boolean = proto::DefinedColumnType::DctBoolean;
        /// `BINARY`.
        Binary = proto::DefinedColumnType::DctBlob;
    }
}

wire_enum! {
    /// The state of a table.
    TableStatus {
        /// It can be read and written.
        Active = proto::TableStatus::Active;
        /// It was unloaded.
        Inactive = proto::TableStatus::Inactive;
        /// It is being created or loaded.
        Loading = proto::TableStatus::Loading;
        /// It is being deleted or unloaded.
        Unloading = proto::TableStatus::Unloading;
        /// Its settings are being changed.
        Updating = proto::TableStatus::Updating;
    }
}

impl TableSchema {
    pub(crate) fn from_proto(meta: proto::TableMeta) -> Self {
        let auto_increment = Some(proto::PrimaryKeyOption::AutoIncrement.into());
        let key_column = |column: proto::PrimaryKeySchema| PrimaryKeyColumnSchema {
            key_type: PrimaryKeyType::from_proto(column.r#type),
            auto_increment: column.option == auto_increment,
            name: column.name,
        };
        let defined_column = |column: proto::DefinedColumnSchema| DefinedColumn {
            column_type: DefinedColumnType::from_proto(column.r#type),
            name: column.name,
        };
        Self {
            primary_key: meta.primary_key.into_iter().map(key_column).collect(),
            defined_columns: meta
                .defined_column
                .into_iter()
                .map(defined_column)
                .collect(),
        }
    }

    pub(crate) fn to_proto(&self, table: &str) -> proto::TableMeta {
        let primary_key = self
            .primary_key
            .iter()
            .map(|column| proto::PrimaryKeySchema {
                name: column.name.clone(),
                r#type: column.key_type.to_proto(),
                option: column
                    .auto_increment
                    .then(|| proto::PrimaryKeyOption::AutoIncrement.into()),
            });
        let defined_column = self.defined_columns.iter().map(DefinedColumn::to_proto);
        proto::TableMeta {
            table_name: table.to_owned(),
            primary_key: primary_key.collect(),
            defined_column: defined_column.collect(),
            ..proto::TableMeta::default()
        }
    }
}

impl DefinedColumn {
    pub(crate) fn new(name: impl Into<String>, column_type: DefinedColumnType) -> Self {
        Self {
            name: name.into(),
            column_type,
        }
    }

    pub(crate) fn to_proto(&self) -> proto::DefinedColumnSchema {
        proto::DefinedColumnSchema {
            name: self.name.clone(),
            r#type: self.column_type.to_proto(),
        }
    }
}

impl fmt::Display for PrimaryKeyColumnSchema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let suffix = if self.auto_increment {
            " (auto-increment)"
        } else {
            ""
        };
        write!(f, "{} {:?}{suffix}", self.name, self.key_type)
    }
}
