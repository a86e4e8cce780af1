use tablestore_protocol::proto::delivery as proto;

use crate::call::wire;
use crate::call::wire_enum::{WireEnum, wire_enum};

/// The configuration of a task: the bucket, the names of objects, and their columns.
///
/// The [prefix](Self::prefix), the [role](Self::role) and at least one [column](Self::column) are required.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OssTaskConfig {
    /// The bucket, in the region of the instance.
    pub bucket: String,
    /// The endpoint of object storage in that region, such as `oss-cn-hangzhou.aliyuncs.com`.
    pub endpoint: String,
    /// See [`OssTaskConfig::prefix`].
    pub prefix: String,
    /// See [`OssTaskConfig::role`].
    pub role: String,
    /// See [`OssTaskConfig::event_time`].
    pub event_time: Option<EventTimeColumn>,
    /// The columns of the objects, in their order there.
    pub columns: Vec<ParquetColumn>,
    /// The format of objects.
    pub format: ObjectFormat,
    /// See [`OssTaskConfig::dirty_prefix`].
    pub dirty_prefix: Option<String>,
    /// The form of times in the names of objects, if it is set.
    pub time_formatter: Option<TimeFormatter>,
}

/// A column of the objects.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[doc(alias = "ParquetSchema")]
pub struct ParquetColumn {
    /// The name of the column in the table.
    pub name: String,
    /// The name of the column in the objects.
    pub object_name: String,
    /// The type of the column. A row whose value has another type is not delivered.
    pub parquet_type: ParquetType,
    /// The encoding of the column.
    pub encoding: ParquetEncoding,
    /// More about the type. The service does not support it yet.
    pub type_extend: Option<String>,
}

/// The column with the time by which rows are filed, instead of the time of their write.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[doc(alias = "EventColumn")]
pub struct EventTimeColumn {
    /// The name of the column in the table.
    pub name: String,
    /// The form of its times.
    pub format: EventTimeFormat,
}

wire_enum! {
    /// The type of a column in objects of the Parquet format.
    ParquetType {
        /// A boolean.
        Bool = proto::DataType::Bool;
        /// An integer of 64 bits.
        Int64 = proto::DataType::Int64;
        /// A string.
        Utf8 = proto::DataType::Utf8;
        /// A floating-point number of 64 bits.
        Double = proto::DataType::Double;
        /// A date.
        Date = proto::DataType::Date;
        /// A decimal number.
        Decimal = proto::DataType::Decimal;
        /// A time of day in milliseconds.
        TimeMillis = proto::DataType::TimeMillis;
        /// A time of day in microseconds.
        TimeMicros = proto::DataType::TimeMicros;
        /// A date and time in milliseconds.
        TimestampMillis = proto::DataType::TimestampMillis;
        /// A date and time in microseconds.
        TimestampMicros = proto::DataType::TimestampMicros;
        /// A list.
        List = proto::DataType::List;
        /// A map.
        Map = proto::DataType::Map;
        /// An interval of time.
        Interval = proto::DataType::Interval;
        /// A floating-point number of 32 bits.
        Float = proto::DataType::Float;
        /// An integer of 32 bits.
        Int32 = proto::DataType::Int32;
        /// A date and time in 96 bits.
        Int96 = proto::DataType::Int96;
    }
}

wire_enum! {
    /// The encoding of a column in objects of the Parquet format.
    ParquetEncoding {
        /// Values as they are: the default.
        Plain = proto::Encoding::Plain;
        /// A dictionary of values.
        PlainDictionary = proto::Encoding::PlainDictionary;
        /// Differences of integers.
        DeltaBinaryPacked = proto::Encoding::DeltaBinaryPacked;
        /// Strings without the prefix that they share with the previous one.
        DeltaByteArray = proto::Encoding::DeltaByteArray;
        /// Differences of the lengths of strings.
        DeltaLengthByteArray = proto::Encoding::DeltaLengthByteArray;
    }
}

wire_enum! {
    /// The form of times in a column.
    EventTimeFormat {
        /// As `02 Jan 06 15:04 MST`.
        Rfc822 = proto::EventTimeFormat::Rfc822;
        /// As `Monday, 02-Jan-06 15:04:05 MST`.
        Rfc850 = proto::EventTimeFormat::Rfc850;
        /// As `Mon, 02 Jan 2006 15:04:05 MST`.
        Rfc1123 = proto::EventTimeFormat::Rfc1123;
        /// As `2006-01-02T15:04:05Z`.
        Rfc3339 = proto::EventTimeFormat::Rfc3339;
        /// Time since 1970 in UTC, as a number.
        Unix = proto::EventTimeFormat::Unix;
    }
}

wire_enum! {
    /// The format of objects.
    ObjectFormat {
        /// Apache Parquet.
        Parquet = proto::Format::Parquet;
    }
}

wire_enum! {
    /// The form of times in the names of objects.
    TimeFormatter {
        /// `YDMFormatter`, the only one that the service has.
        Ydm = proto::TimeFormatter::YdmFormatter;
    }
}

impl OssTaskConfig {
    /// Creates a configuration with the name of a bucket in the region of the instance, and the endpoint
    /// of object storage there.
    pub fn new(bucket: impl Into<String>, endpoint: impl Into<String>) -> Self {
        Self {
            bucket: bucket.into(),
            endpoint: endpoint.into(),
            prefix: String::new(),
            role: String::new(),
            event_time: None,
            columns: Vec::new(),
            format: ObjectFormat::Parquet,
            dirty_prefix: None,
            time_formatter: None,
        }
    }

    /// Sets the first part of the names of objects, a folder. In it, the service replaces `$yyyy`, `$MM`,
    /// `$dd`, `$HH` and `$mm` by the year, month, day, hour and minute of each row: the time of its
    /// write, or its [event time](Self::event_time).
    #[must_use]
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// Sets the role by which the service writes to the bucket: the resource name (ARN) of the
    /// service-linked role `AliyunServiceRoleForOTSDataDelivery`.
    #[must_use]
    pub fn role(mut self, arn: impl Into<String>) -> Self {
        self.role = arn.into();
        self
    }

    /// Adds a column of the objects, after those that are set.
    #[must_use]
    pub fn column(mut self, column: ParquetColumn) -> Self {
        self.columns.push(column);
        self
    }

    /// Sets the column with the time by which rows are filed. By default, that is the time of their
    /// write.
    #[must_use]
    pub fn event_time(mut self, column: impl Into<String>, format: EventTimeFormat) -> Self {
        self.event_time = Some(EventTimeColumn {
            name: column.into(),
            format,
        });
        self
    }

    /// Sets the first part of the names of objects with rows that do not fit their columns. It is not
    /// documented, and no official client sends it.
    #[must_use]
    pub fn dirty_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.dirty_prefix = Some(prefix.into());
        self
    }

    pub(super) fn to_proto(&self) -> proto::OssTaskConfig {
        let event_time = self.event_time.as_ref();
        proto::OssTaskConfig {
            oss_prefix: Some(self.prefix.clone()),
            formatter: self.time_formatter.map(WireEnum::to_proto),
            oss_dirty_prefix: self.dirty_prefix.clone(),
            oss_bucket: Some(self.bucket.clone()),
            oss_endpoint: Some(self.endpoint.clone()),
            oss_sts_role: Some(self.role.clone()),
            event_time_column: event_time.map(|column| proto::EventColumn {
                column_name: Some(column.name.clone()),
                time_format: Some(column.format.to_proto()),
            }),
            format: Some(self.format.to_proto()),
            schema: self.columns.iter().map(ParquetColumn::to_proto).collect(),
        }
    }

    pub(super) fn from_proto(config: proto::OssTaskConfig) -> Self {
        let event_time = config.event_time_column.map(|column| EventTimeColumn {
            name: column.column_name.unwrap_or_default(),
            format: EventTimeFormat::from_proto(column.time_format.unwrap_or_default()),
        });
        let columns = config.schema.into_iter();
        Self {
            bucket: config.oss_bucket.unwrap_or_default(),
            endpoint: config.oss_endpoint.unwrap_or_default(),
            prefix: config.oss_prefix.unwrap_or_default(),
            role: config.oss_sts_role.unwrap_or_default(),
            event_time,
            columns: columns.map(ParquetColumn::from_proto).collect(),
            format: ObjectFormat::from_proto(config.format.unwrap_or_default()),
            dirty_prefix: wire::present(config.oss_dirty_prefix),
            time_formatter: config.formatter.map(TimeFormatter::from_proto),
        }
    }
}

impl ParquetColumn {
    /// Creates a column that has the same name in the table and in the objects.
    pub fn new(name: impl Into<String>, parquet_type: ParquetType) -> Self {
        let name = name.into();
        Self {
            object_name: name.clone(),
            name,
            parquet_type,
            encoding: ParquetEncoding::Plain,
            type_extend: None,
        }
    }

    /// Sets the name of the column in the objects. By default, it has that of the table.
    #[must_use]
    pub fn object_name(mut self, name: impl Into<String>) -> Self {
        self.object_name = name.into();
        self
    }

    /// Sets the encoding. By default, [`ParquetEncoding::Plain`].
    #[must_use]
    pub fn encoding(mut self, encoding: ParquetEncoding) -> Self {
        self.encoding = encoding;
        self
    }

    fn to_proto(&self) -> proto::ParquetSchema {
        proto::ParquetSchema {
            column_name: Some(self.name.clone()),
            oss_column_name: Some(self.object_name.clone()),
            r#type: Some(self.parquet_type.to_proto()),
            encode: Some(self.encoding.to_proto()),
            type_extend: self.type_extend.clone(),
        }
    }

    fn from_proto(column: proto::ParquetSchema) -> Self {
        Self {
            name: column.column_name.unwrap_or_default(),
            object_name: column.oss_column_name.unwrap_or_default(),
            parquet_type: ParquetType::from_proto(column.r#type.unwrap_or_default()),
            encoding: ParquetEncoding::from_proto(column.encode.unwrap_or_default()),
            type_extend: wire::present(column.type_extend),
        }
    }
}
