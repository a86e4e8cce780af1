use std::time::SystemTime;

use tablestore_protocol::proto::table as proto;

use super::time_from_micros;
use crate::call::wire;

/// Whether a table records its changes in a stream, and what of them.
///
/// ```
/// use tablestore::stream::StreamSpecification;
///
/// let for_a_day = StreamSpecification::enabled(24).origin_columns(["status"]);
/// # let _ = for_a_day;
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreamSpecification {
    enabled: bool,
    expiration_hours: Option<u32>,
    origin_columns: Vec<String>,
    old_columns: Option<StreamColumns>,
    new_columns: Option<StreamColumns>,
}

/// A choice of columns for stream records.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StreamColumns {
    /// `SPECIFIED_COLUMN`: the columns of these names.
    Named(Vec<String>),
    /// `INPUT_COLUMNS`: the columns that a write touched.
    Input,
    /// `ALL_COLUMNS`: every column of the row.
    All,
}

/// The stream of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StreamDetails {
    /// Whether it is on.
    pub enabled: bool,
    /// Its id; `None` when it is off.
    pub stream_id: Option<String>,
    /// How many hours records are kept.
    pub expiration_hours: Option<u32>,
    /// When it was last turned on.
    pub last_enable_time: Option<SystemTime>,
    /// Columns whose values before a change are recorded too.
    pub origin_columns: Vec<String>,
    /// Columns recorded as they were before a change.
    pub old_columns: Option<StreamColumns>,
    /// Columns recorded as they are after a change.
    pub new_columns: Option<StreamColumns>,
}

impl StreamSpecification {
    /// A stream whose records are kept for this many hours, 1 to 168.
    pub fn enabled(expiration_hours: u32) -> Self {
        Self {
            enabled: true,
            expiration_hours: Some(expiration_hours),
            origin_columns: Vec::new(),
            old_columns: None,
            new_columns: None,
        }
    }

    /// No stream.
    pub fn disabled() -> Self {
        Self {
            enabled: false,
            expiration_hours: None,
            ..Self::enabled(0)
        }
    }

    /// Records the values that these columns had before a change; none by default. In an update of
    /// a table, these come on top of those that are recorded already.
    #[must_use]
    pub fn origin_columns<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.origin_columns
            .extend(names.into_iter().map(Into::into));
        self
    }

    /// Records these columns as they were before a change.
    #[must_use]
    pub fn old_columns(mut self, columns: StreamColumns) -> Self {
        self.old_columns = Some(columns);
        self
    }

    /// Records these columns as they are after a change.
    #[must_use]
    pub fn new_columns(mut self, columns: StreamColumns) -> Self {
        self.new_columns = Some(columns);
        self
    }

    pub(crate) fn to_proto(&self) -> proto::StreamSpecification {
        proto::StreamSpecification {
            enable_stream: self.enabled,
            expiration_time: self.expiration_hours.map(wire::to_i32),
            columns_to_get: self.origin_columns.clone(),
            old_columns_to_get: self.old_columns.as_ref().map(StreamColumns::to_proto),
            new_columns_to_get: self.new_columns.as_ref().map(StreamColumns::to_proto),
        }
    }
}

impl StreamColumns {
    pub(crate) fn to_proto(&self) -> proto::StreamColumn {
        let (column_type, column_name) = match self {
            Self::Named(names) => (proto::StreamColumnType::SpecifiedColumn, names.clone()),
            Self::Input => (proto::StreamColumnType::InputColumns, Vec::new()),
            Self::All => (proto::StreamColumnType::AllColumns, Vec::new()),
        };
        proto::StreamColumn {
            r#type: column_type.into(),
            column_name,
        }
    }

    /// `None` where nothing is chosen.
    fn from_proto(column: proto::StreamColumn) -> Option<Self> {
        match column.r#type() {
            proto::StreamColumnType::Invalid => None,
            proto::StreamColumnType::SpecifiedColumn => Some(Self::Named(column.column_name)),
            proto::StreamColumnType::InputColumns => Some(Self::Input),
            proto::StreamColumnType::AllColumns => Some(Self::All),
        }
    }
}

impl StreamDetails {
    pub(crate) fn from_proto(details: proto::StreamDetails) -> Self {
        Self {
            enabled: details.enable_stream,
            stream_id: wire::present(details.stream_id),
            expiration_hours: details.expiration_time.map(wire::from_i32),
            last_enable_time: details.last_enable_time.and_then(time_from_micros),
            origin_columns: details.column_to_get,
            old_columns: details
                .old_columns_to_get
                .and_then(StreamColumns::from_proto),
            new_columns: details
                .new_columns_to_get
                .and_then(StreamColumns::from_proto),
        }
    }
}
