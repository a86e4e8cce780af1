use std::fmt;

use tablestore_protocol::proto;

/// The columns of a table that are fixed: its primary key and its defined columns.
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

/// A type that is the same on the wire and here, in both directions.
macro_rules! column_type {
    (
        $(#[$doc:meta])*
        $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $proto:expr;)* }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
            /// One that this version does not know, by its number on the wire.
            Other(i32),
        }

        impl $name {
            pub(crate) fn to_proto(self) -> i32 {
                match self {
                    $(Self::$variant => $proto.into(),)*
                    Self::Other(number) => number,
                }
            }

            pub(crate) fn from_proto(number: i32) -> Self {
                $(
                    if number == i32::from($proto) {
                        return Self::$variant;
                    }
                )*
                Self::Other(number)
            }
        }
    };
}

column_type! {
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

column_type! {
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

/// Whether a table can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TableStatus {
    /// It can be read and written.
    Active,
    /// It was unloaded.
    Inactive,
    /// It is being created or loaded.
    Loading,
    /// It is being deleted or unloaded.
    Unloading,
    /// Its settings are being changed.
    Updating,
    /// One that this version does not know, by its number on the wire.
    Other(i32),
}

impl TableStatus {
    pub(crate) fn from_proto(number: i32) -> Self {
        match proto::TableStatus::try_from(number) {
            Ok(proto::TableStatus::Active) => Self::Active,
            Ok(proto::TableStatus::Inactive) => Self::Inactive,
            Ok(proto::TableStatus::Loading) => Self::Loading,
            Ok(proto::TableStatus::Unloading) => Self::Unloading,
            Ok(proto::TableStatus::Updating) => Self::Updating,
            Err(_) => Self::Other(number),
        }
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
        let defined_column = self
            .defined_columns
            .iter()
            .map(|column| proto::DefinedColumnSchema {
                name: column.name.clone(),
                r#type: column.column_type.to_proto(),
            });
        proto::TableMeta {
            table_name: table.to_owned(),
            primary_key: primary_key.collect(),
            defined_column: defined_column.collect(),
            ..proto::TableMeta::default()
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
