use std::time::SystemTime;

use tablestore_protocol::proto::table as proto;

use super::time_from_micros;
use crate::call::wire;

/// The setting of a table's stream: whether it records changes, and with which columns.
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
    /// `INPUT_COLUMNS`: the columns of the write.
    Input,
    /// `ALL_COLUMNS`: every column of the row.
    All,
}

/// The stream of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StreamDetails {
    /// Whether the stream is on.
    pub enabled: bool,
    /// The id of the stream; `None` if it is off.
    pub stream_id: Option<String>,
    /// The number of hours for which records are kept.
    pub expiration_hours: Option<u32>,
    /// The time at which the stream was last turned on.
    pub last_enable_time: Option<SystemTime>,
    /// Columns that are recorded with their values before a change.
    pub origin_columns: Vec<String>,
    /// Columns of records with the values before a change.
    pub old_columns: Option<StreamColumns>,
    /// Columns of records with the values after a change.
    pub new_columns: Option<StreamColumns>,
}

impl StreamSpecification {
    /// Turns the stream on, with records that are kept for this number of hours, 1 to 168.
    pub fn enabled(expiration_hours: u32) -> Self {
        Self {
            enabled: true,
            expiration_hours: Some(expiration_hours),
            origin_columns: Vec::new(),
            old_columns: None,
            new_columns: None,
        }
    }

    /// Turns the stream off.
    pub fn disabled() -> Self {
        Self {
            enabled: false,
            expiration_hours: None,
            ..Self::enabled(0)
        }
    }

    /// Records the values of these columns before a change; none by default. An update of a table adds
    /// them to the columns that are recorded already.
    #[must_use]
    pub fn origin_columns<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.origin_columns
            .extend(names.into_iter().map(Into::into));
        self
    }

    /// Records these columns with the values before a change.
    #[must_use]
    pub fn old_columns(mut self, columns: StreamColumns) -> Self {
        self.old_columns = Some(columns);
        self
    }

    /// Records these columns with the values after a change.
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

    /// Returns `None` if no columns are chosen.
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
