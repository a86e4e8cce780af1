use tablestore_protocol::proto::table as proto;

use crate::call::wire_enum::{WireEnum, wire_enum};

/// A secondary index: a table that the service maintains, with the rows of another table under another
/// primary key. It is read like any table, by its name.
///
/// A row is in the index if it has all of the index's primary key columns. The primary key columns of
/// the table that are not among them follow them.
///
/// ```
/// use tablestore::secondary_index::IndexMeta;
///
/// let by_status = IndexMeta::global("orders_by_status", ["status"]).defined_columns(["amount"]);
/// # let _ = by_status;
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct IndexMeta {
    /// The name of the index, by which it is read.
    pub name: String,
    /// The partitioning of the index, and when it has a write.
    pub index_type: IndexType,
    /// The names of one to four primary key columns; in a [local](Self::local) index, the first is
    /// the table's partition key.
    pub primary_key: Vec<String>,
    /// The names of up to 32 defined columns that the index has too; none by default.
    pub defined_columns: Vec<String>,
    /// The state of the index, if the service returns it.
    pub sync_phase: Option<IndexSyncPhase>,
}

wire_enum! {
    /// The partitioning of an index, and when it has a write.
    IndexType {
        /// Partitioned by its own first primary key column; it has a write some milliseconds later.
        Global = proto::IndexType::ItGlobalIndex;
        /// Partitioned by its table's partition key; it has a write at once.
        Local = proto::IndexType::ItLocalIndex;
    }
}

wire_enum! {
    /// The state of an index.
    IndexSyncPhase {
        /// It is being filled with the rows that existed before it.
        Full = proto::IndexSyncPhase::IspFull;
        /// It follows the writes of its table.
        Incremental = proto::IndexSyncPhase::IspIncr;
    }
}

impl IndexMeta {
    /// Creates a global index, which follows the writes of its table within milliseconds.
    pub fn global<S: Into<String>>(
        name: impl Into<String>,
        primary_key: impl IntoIterator<Item = S>,
    ) -> Self {
        Self::new(IndexType::Global, name.into(), primary_key)
    }

    /// Creates a local index, which has a write as soon as its table. The first of its primary key
    /// columns is the table's partition key.
    pub fn local<S: Into<String>>(
        name: impl Into<String>,
        primary_key: impl IntoIterator<Item = S>,
    ) -> Self {
        Self::new(IndexType::Local, name.into(), primary_key)
    }

    fn new<S: Into<String>>(
        index_type: IndexType,
        name: String,
        primary_key: impl IntoIterator<Item = S>,
    ) -> Self {
        Self {
            name,
            index_type,
            primary_key: primary_key.into_iter().map(Into::into).collect(),
            defined_columns: Vec::new(),
            sync_phase: None,
        }
    }

    /// Adds these defined columns to the index, so that they are read from it without the table.
    #[must_use]
    pub fn defined_columns<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.defined_columns
            .extend(names.into_iter().map(Into::into));
        self
    }

    pub(crate) fn to_proto(&self) -> proto::IndexMeta {
        let update_mode = match self.index_type {
            IndexType::Local => proto::IndexUpdateMode::IumSyncIndex,
            _ => proto::IndexUpdateMode::IumAsyncIndex,
        };
        proto::IndexMeta {
            name: self.name.clone(),
            primary_key: self.primary_key.clone(),
            defined_column: self.defined_columns.clone(),
            index_update_mode: update_mode.into(),
            index_type: self.index_type.to_proto(),
            index_sync_phase: None,
        }
    }

    pub(crate) fn from_proto(index: proto::IndexMeta) -> Self {
        Self {
            name: index.name,
            index_type: IndexType::from_proto(index.index_type),
            primary_key: index.primary_key,
            defined_columns: index.defined_column,
            sync_phase: index.index_sync_phase.map(IndexSyncPhase::from_proto),
        }
    }
}
