// @generated from the files in the crate's folder `proto`.
// Do not edit: change those files, then run `cargo xtask codegen`.

/// The column with the time by which data are filed.
#[derive(Clone, PartialEq, Eq)]
pub struct EventColumn {
    pub column_name: ::core::option::Option<::prost::alloc::string::String>,
    pub time_format: ::core::option::Option<i32>,
}
impl ::core::default::Default for EventColumn {
    #[inline]
    fn default() -> Self {
        Self {
            column_name: ::core::default::Default::default(),
            time_format: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for EventColumn {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("EventColumn")
            .field("column_name", &self.column_name)
            .field(
                "time_format",
                &self.time_format.map(crate::proto::field::named::<EventTimeFormat>),
            )
            .finish()
    }
}
impl EventColumn {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn column_name(&self) -> &str {
        self.column_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn time_format(&self) -> EventTimeFormat {
        self.time_format.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_time_format(&mut self, value: EventTimeFormat) {
        self.time_format = Some(value.into());
    }
}
impl ::prost::Message for EventColumn {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.column_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.time_format {
            ::prost::encoding::int32::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.column_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.time_format.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "EventColumn",
                    &[(1, "column_name"), (2, "time_format")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.column_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.time_format {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for EventColumn {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A column of Parquet.
#[derive(Clone, PartialEq, Eq)]
pub struct ParquetSchema {
    /// The column in the table.
    pub column_name: ::core::option::Option<::prost::alloc::string::String>,
    /// The column in the object.
    pub oss_column_name: ::core::option::Option<::prost::alloc::string::String>,
    pub r#type: ::core::option::Option<i32>,
    pub encode: ::core::option::Option<i32>,
    pub type_extend: ::core::option::Option<::prost::alloc::string::String>,
}
impl ::core::default::Default for ParquetSchema {
    #[inline]
    fn default() -> Self {
        Self {
            column_name: ::core::default::Default::default(),
            oss_column_name: ::core::default::Default::default(),
            r#type: ::core::default::Default::default(),
            encode: ::core::default::Default::default(),
            type_extend: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for ParquetSchema {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("ParquetSchema")
            .field("column_name", &self.column_name)
            .field("oss_column_name", &self.oss_column_name)
            .field("type", &self.r#type.map(crate::proto::field::named::<DataType>))
            .field("encode", &self.encode.map(crate::proto::field::named::<Encoding>))
            .field("type_extend", &self.type_extend)
            .finish()
    }
}
impl ParquetSchema {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn column_name(&self) -> &str {
        self.column_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn oss_column_name(&self) -> &str {
        self.oss_column_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn r#type(&self) -> DataType {
        self.r#type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_type(&mut self, value: DataType) {
        self.r#type = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn encode(&self) -> Encoding {
        self.encode.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_encode(&mut self, value: Encoding) {
        self.encode = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn type_extend(&self) -> &str {
        self.type_extend.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for ParquetSchema {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.column_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.oss_column_name {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.r#type {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.encode {
            ::prost::encoding::int32::encode(4, value, buf);
        }
        if let Some(value) = &self.type_extend {
            ::prost::encoding::string::encode(5, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.column_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.oss_column_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.r#type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.encode.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.type_extend.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "ParquetSchema",
                    &[
                        (1, "column_name"),
                        (2, "oss_column_name"),
                        (3, "type"),
                        (4, "encode"),
                        (5, "type_extend"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.column_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.oss_column_name {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.r#type {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.encode {
            len += ::prost::encoding::int32::encoded_len(4, value);
        }
        if let Some(value) = &self.type_extend {
            len += ::prost::encoding::string::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ParquetSchema {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Where and how data are delivered.
#[derive(Clone, PartialEq)]
pub struct OssTaskConfig {
    /// The first part of an object's name; `$yyyy`, `$MM` and `$dd` are replaced by parts of the time.
    pub oss_prefix: ::core::option::Option<::prost::alloc::string::String>,
    pub formatter: ::core::option::Option<i32>,
    pub oss_dirty_prefix: ::core::option::Option<::prost::alloc::string::String>,
    pub oss_bucket: ::core::option::Option<::prost::alloc::string::String>,
    pub oss_endpoint: ::core::option::Option<::prost::alloc::string::String>,
    /// The role by which the service writes.
    pub oss_sts_role: ::core::option::Option<::prost::alloc::string::String>,
    pub event_time_column: ::core::option::Option<EventColumn>,
    pub format: ::core::option::Option<i32>,
    pub schema: ::prost::alloc::vec::Vec<ParquetSchema>,
}
impl ::core::default::Default for OssTaskConfig {
    #[inline]
    fn default() -> Self {
        Self {
            oss_prefix: ::core::default::Default::default(),
            formatter: ::core::default::Default::default(),
            oss_dirty_prefix: ::core::default::Default::default(),
            oss_bucket: ::core::default::Default::default(),
            oss_endpoint: ::core::default::Default::default(),
            oss_sts_role: ::core::default::Default::default(),
            event_time_column: ::core::default::Default::default(),
            format: ::core::default::Default::default(),
            schema: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for OssTaskConfig {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("OssTaskConfig")
            .field("oss_prefix", &self.oss_prefix)
            .field(
                "formatter",
                &self.formatter.map(crate::proto::field::named::<TimeFormatter>),
            )
            .field("oss_dirty_prefix", &self.oss_dirty_prefix)
            .field("oss_bucket", &self.oss_bucket)
            .field("oss_endpoint", &self.oss_endpoint)
            .field("oss_sts_role", &self.oss_sts_role)
            .field("event_time_column", &self.event_time_column)
            .field("format", &self.format.map(crate::proto::field::named::<Format>))
            .field("schema", &self.schema)
            .finish()
    }
}
impl OssTaskConfig {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn oss_prefix(&self) -> &str {
        self.oss_prefix.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn formatter(&self) -> TimeFormatter {
        self.formatter.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_formatter(&mut self, value: TimeFormatter) {
        self.formatter = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn oss_dirty_prefix(&self) -> &str {
        self.oss_dirty_prefix.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn oss_bucket(&self) -> &str {
        self.oss_bucket.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn oss_endpoint(&self) -> &str {
        self.oss_endpoint.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn oss_sts_role(&self) -> &str {
        self.oss_sts_role.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn format(&self) -> Format {
        self.format.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_format(&mut self, value: Format) {
        self.format = Some(value.into());
    }
}
impl ::prost::Message for OssTaskConfig {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.oss_prefix {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.formatter {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.oss_dirty_prefix {
            ::prost::encoding::string::encode(3, value, buf);
        }
        if let Some(value) = &self.oss_bucket {
            ::prost::encoding::string::encode(4, value, buf);
        }
        if let Some(value) = &self.oss_endpoint {
            ::prost::encoding::string::encode(5, value, buf);
        }
        if let Some(value) = &self.oss_sts_role {
            ::prost::encoding::string::encode(6, value, buf);
        }
        if let Some(value) = &self.event_time_column {
            ::prost::encoding::message::encode(7, value, buf);
        }
        if let Some(value) = &self.format {
            ::prost::encoding::int32::encode(8, value, buf);
        }
        ::prost::encoding::message::encode_repeated(11, &self.schema, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.oss_prefix.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.formatter.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.oss_dirty_prefix.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.oss_bucket.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.oss_endpoint.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.oss_sts_role.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.event_time_column.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.format.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            11 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.schema,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "OssTaskConfig",
                    &[
                        (1, "oss_prefix"),
                        (2, "formatter"),
                        (3, "oss_dirty_prefix"),
                        (4, "oss_bucket"),
                        (5, "oss_endpoint"),
                        (6, "oss_sts_role"),
                        (7, "event_time_column"),
                        (8, "format"),
                        (11, "schema"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.oss_prefix {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.formatter {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.oss_dirty_prefix {
            len += ::prost::encoding::string::encoded_len(3, value);
        }
        if let Some(value) = &self.oss_bucket {
            len += ::prost::encoding::string::encoded_len(4, value);
        }
        if let Some(value) = &self.oss_endpoint {
            len += ::prost::encoding::string::encoded_len(5, value);
        }
        if let Some(value) = &self.oss_sts_role {
            len += ::prost::encoding::string::encoded_len(6, value);
        }
        if let Some(value) = &self.event_time_column {
            len += ::prost::encoding::message::encoded_len(7, value);
        }
        if let Some(value) = &self.format {
            len += ::prost::encoding::int32::encoded_len(8, value);
        }
        len += ::prost::encoding::message::encoded_len_repeated(11, &self.schema);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for OssTaskConfig {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "OssTaskConfig",
        &[],
        &[crate::proto::required::repeated::<ParquetSchema>(11, "schema")],
    );
}
/// How far a task is.
#[derive(Clone, PartialEq, Eq)]
pub struct TaskSyncStat {
    pub task_sync_phase: ::core::option::Option<i32>,
    pub current_sync_timestamp: ::core::option::Option<i64>,
    pub error_code: ::core::option::Option<i32>,
    pub detail: ::core::option::Option<::prost::alloc::string::String>,
}
impl ::core::default::Default for TaskSyncStat {
    #[inline]
    fn default() -> Self {
        Self {
            task_sync_phase: ::core::default::Default::default(),
            current_sync_timestamp: ::core::default::Default::default(),
            error_code: ::core::default::Default::default(),
            detail: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for TaskSyncStat {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("TaskSyncStat")
            .field(
                "task_sync_phase",
                &self.task_sync_phase.map(crate::proto::field::named::<TaskSyncPhase>),
            )
            .field("current_sync_timestamp", &self.current_sync_timestamp)
            .field(
                "error_code",
                &self.error_code.map(crate::proto::field::named::<ErrorType>),
            )
            .field("detail", &self.detail)
            .finish()
    }
}
impl TaskSyncStat {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn task_sync_phase(&self) -> TaskSyncPhase {
        self.task_sync_phase
            .and_then(|number| number.try_into().ok())
            .unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_task_sync_phase(&mut self, value: TaskSyncPhase) {
        self.task_sync_phase = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn current_sync_timestamp(&self) -> i64 {
        self.current_sync_timestamp.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn error_code(&self) -> ErrorType {
        self.error_code.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_error_code(&mut self, value: ErrorType) {
        self.error_code = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn detail(&self) -> &str {
        self.detail.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for TaskSyncStat {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.task_sync_phase {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        if let Some(value) = &self.current_sync_timestamp {
            ::prost::encoding::int64::encode(2, value, buf);
        }
        if let Some(value) = &self.error_code {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.detail {
            ::prost::encoding::string::encode(4, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.task_sync_phase.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.current_sync_timestamp.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.error_code.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.detail.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "TaskSyncStat",
                    &[
                        (1, "task_sync_phase"),
                        (2, "current_sync_timestamp"),
                        (3, "error_code"),
                        (4, "detail"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.task_sync_phase {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        if let Some(value) = &self.current_sync_timestamp {
            len += ::prost::encoding::int64::encoded_len(2, value);
        }
        if let Some(value) = &self.error_code {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.detail {
            len += ::prost::encoding::string::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TaskSyncStat {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Creates a task.
#[derive(Clone, PartialEq)]
pub struct CreateDeliveryTaskRequest {
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
    pub task_name: ::core::option::Option<::prost::alloc::string::String>,
    pub task_config: ::core::option::Option<OssTaskConfig>,
    pub task_type: ::core::option::Option<i32>,
}
impl ::core::default::Default for CreateDeliveryTaskRequest {
    #[inline]
    fn default() -> Self {
        Self {
            table_name: ::core::default::Default::default(),
            task_name: ::core::default::Default::default(),
            task_config: ::core::default::Default::default(),
            task_type: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for CreateDeliveryTaskRequest {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("CreateDeliveryTaskRequest")
            .field("table_name", &self.table_name)
            .field("task_name", &self.task_name)
            .field("task_config", &self.task_config)
            .field(
                "task_type",
                &self.task_type.map(crate::proto::field::named::<DeliveryTaskType>),
            )
            .finish()
    }
}
impl CreateDeliveryTaskRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn task_name(&self) -> &str {
        self.task_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn task_type(&self) -> DeliveryTaskType {
        self.task_type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_task_type(&mut self, value: DeliveryTaskType) {
        self.task_type = Some(value.into());
    }
}
impl ::prost::Message for CreateDeliveryTaskRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.table_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.task_name {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.task_config {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.task_type {
            ::prost::encoding::int32::encode(4, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.table_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.task_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.task_config.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.task_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "CreateDeliveryTaskRequest",
                    &[
                        (1, "table_name"),
                        (2, "task_name"),
                        (3, "task_config"),
                        (4, "task_type"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.table_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.task_name {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.task_config {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.task_type {
            len += ::prost::encoding::int32::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CreateDeliveryTaskRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "CreateDeliveryTaskRequest",
        &[],
        &[crate::proto::required::single::<OssTaskConfig>(3, "task_config")],
    );
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CreateDeliveryTaskResponse {}
impl ::prost::Message for CreateDeliveryTaskResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {}
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        ::prost::encoding::skip_field(wire_type, number, buf, ctx)
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        0
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CreateDeliveryTaskResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Deletes a task.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DeleteDeliveryTaskRequest {
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
    pub task_name: ::core::option::Option<::prost::alloc::string::String>,
}
impl DeleteDeliveryTaskRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn task_name(&self) -> &str {
        self.task_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for DeleteDeliveryTaskRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.table_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.task_name {
            ::prost::encoding::string::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.table_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.task_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "DeleteDeliveryTaskRequest",
                    &[(1, "table_name"), (2, "task_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.table_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.task_name {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DeleteDeliveryTaskRequest {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DeleteDeliveryTaskResponse {}
impl ::prost::Message for DeleteDeliveryTaskResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {}
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        ::prost::encoding::skip_field(wire_type, number, buf, ctx)
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        0
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DeleteDeliveryTaskResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Describes a task.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DescribeDeliveryTaskRequest {
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
    pub task_name: ::core::option::Option<::prost::alloc::string::String>,
}
impl DescribeDeliveryTaskRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn task_name(&self) -> &str {
        self.task_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for DescribeDeliveryTaskRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.table_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.task_name {
            ::prost::encoding::string::encode(2, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.table_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.task_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "DescribeDeliveryTaskRequest",
                    &[(1, "table_name"), (2, "task_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.table_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.task_name {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DescribeDeliveryTaskRequest {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, PartialEq)]
pub struct DescribeDeliveryTaskResponse {
    pub task_config: ::core::option::Option<OssTaskConfig>,
    pub task_sync_stat: ::core::option::Option<TaskSyncStat>,
    pub task_type: ::core::option::Option<i32>,
}
impl ::core::default::Default for DescribeDeliveryTaskResponse {
    #[inline]
    fn default() -> Self {
        Self {
            task_config: ::core::default::Default::default(),
            task_sync_stat: ::core::default::Default::default(),
            task_type: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for DescribeDeliveryTaskResponse {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("DescribeDeliveryTaskResponse")
            .field("task_config", &self.task_config)
            .field("task_sync_stat", &self.task_sync_stat)
            .field(
                "task_type",
                &self.task_type.map(crate::proto::field::named::<DeliveryTaskType>),
            )
            .finish()
    }
}
impl DescribeDeliveryTaskResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn task_type(&self) -> DeliveryTaskType {
        self.task_type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_task_type(&mut self, value: DeliveryTaskType) {
        self.task_type = Some(value.into());
    }
}
impl ::prost::Message for DescribeDeliveryTaskResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.task_config {
            ::prost::encoding::message::encode(1, value, buf);
        }
        if let Some(value) = &self.task_sync_stat {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.task_type {
            ::prost::encoding::int32::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.task_config.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.task_sync_stat.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.task_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "DescribeDeliveryTaskResponse",
                    &[(1, "task_config"), (2, "task_sync_stat"), (3, "task_type")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.task_config {
            len += ::prost::encoding::message::encoded_len(1, value);
        }
        if let Some(value) = &self.task_sync_stat {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.task_type {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DescribeDeliveryTaskResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DescribeDeliveryTaskResponse",
        &[],
        &[crate::proto::required::single::<OssTaskConfig>(1, "task_config")],
    );
}
/// Changes a task.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct UpdateDeliveryTaskRequest {
    pub table: ::core::option::Option<::prost::alloc::string::String>,
    pub task_name: ::core::option::Option<::prost::alloc::string::String>,
    pub task_config: ::core::option::Option<OssTaskConfig>,
}
impl UpdateDeliveryTaskRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table(&self) -> &str {
        self.table.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn task_name(&self) -> &str {
        self.task_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for UpdateDeliveryTaskRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.table {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.task_name {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.task_config {
            ::prost::encoding::message::encode(5, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.table.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.task_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.task_config.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "UpdateDeliveryTaskRequest",
                    &[(1, "table"), (2, "task_name"), (5, "task_config")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.table {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.task_name {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.task_config {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for UpdateDeliveryTaskRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "UpdateDeliveryTaskRequest",
        &[],
        &[crate::proto::required::single::<OssTaskConfig>(5, "task_config")],
    );
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct UpdateDeliveryTaskResponse {}
impl ::prost::Message for UpdateDeliveryTaskResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {}
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        ::prost::encoding::skip_field(wire_type, number, buf, ctx)
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        0
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for UpdateDeliveryTaskResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Lists the tasks of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ListDeliveryTaskRequest {
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
}
impl ListDeliveryTaskRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for ListDeliveryTaskRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.table_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.table_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "ListDeliveryTaskRequest",
                    &[(1, "table_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.table_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ListDeliveryTaskRequest {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ListDeliveryTaskResponse {
    pub tasks: ::prost::alloc::vec::Vec<DeliveryTask>,
}
impl ::prost::Message for ListDeliveryTaskResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.tasks, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.tasks,
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "ListDeliveryTaskResponse",
                    &[(1, "tasks")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.tasks);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ListDeliveryTaskResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ListDeliveryTaskResponse",
        &[],
        &[crate::proto::required::repeated::<DeliveryTask>(1, "tasks")],
    );
}
/// A task of a table.
#[derive(Clone, PartialEq, Eq)]
pub struct DeliveryTask {
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
    pub task_name: ::core::option::Option<::prost::alloc::string::String>,
    pub task_type: ::core::option::Option<i32>,
}
impl ::core::default::Default for DeliveryTask {
    #[inline]
    fn default() -> Self {
        Self {
            table_name: ::core::default::Default::default(),
            task_name: ::core::default::Default::default(),
            task_type: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for DeliveryTask {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("DeliveryTask")
            .field("table_name", &self.table_name)
            .field("task_name", &self.task_name)
            .field(
                "task_type",
                &self.task_type.map(crate::proto::field::named::<DeliveryTaskType>),
            )
            .finish()
    }
}
impl DeliveryTask {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn task_name(&self) -> &str {
        self.task_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn task_type(&self) -> DeliveryTaskType {
        self.task_type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_task_type(&mut self, value: DeliveryTaskType) {
        self.task_type = Some(value.into());
    }
}
impl ::prost::Message for DeliveryTask {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.table_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.task_name {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.task_type {
            ::prost::encoding::int32::encode(3, value, buf);
        }
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.table_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.task_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.task_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "DeliveryTask",
                    &[(1, "table_name"), (2, "task_name"), (3, "task_type")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.table_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.task_name {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.task_type {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DeliveryTask {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The data that a task delivers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum DeliveryTaskType {
    /// The rows of the table.
    #[default]
    Base = 0,
    /// The changes of the table.
    Inc = 1,
    /// The rows, then the changes.
    BaseInc = 2,
}
impl DeliveryTaskType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1 | 2)
    }
}
impl ::core::convert::From<DeliveryTaskType> for i32 {
    fn from(value: DeliveryTaskType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for DeliveryTaskType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::Base),
            1 => Ok(Self::Inc),
            2 => Ok(Self::BaseInc),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl DeliveryTaskType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Base => "BASE",
            Self::Inc => "INC",
            Self::BaseInc => "BASE_INC",
        }
    }
}
/// The form of times in the names of objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum TimeFormatter {
    #[default]
    YdmFormatter = 0,
}
impl TimeFormatter {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0)
    }
}
impl ::core::convert::From<TimeFormatter> for i32 {
    fn from(value: TimeFormatter) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for TimeFormatter {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::YdmFormatter),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl TimeFormatter {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::YdmFormatter => "YDMFormatter",
        }
    }
}
/// The format of objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum Format {
    #[default]
    Parquet = 0,
}
impl Format {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0)
    }
}
impl ::core::convert::From<Format> for i32 {
    fn from(value: Format) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for Format {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::Parquet),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl Format {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Parquet => "Parquet",
        }
    }
}
/// How a column of Parquet is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum Encoding {
    #[default]
    Plain = 0,
    PlainDictionary = 1,
    DeltaBinaryPacked = 2,
    DeltaByteArray = 3,
    DeltaLengthByteArray = 4,
}
impl Encoding {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1 | 2 | 3 | 4)
    }
}
impl ::core::convert::From<Encoding> for i32 {
    fn from(value: Encoding) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for Encoding {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::Plain),
            1 => Ok(Self::PlainDictionary),
            2 => Ok(Self::DeltaBinaryPacked),
            3 => Ok(Self::DeltaByteArray),
            4 => Ok(Self::DeltaLengthByteArray),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl Encoding {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Plain => "PLAIN",
            Self::PlainDictionary => "PLAIN_DICTIONARY",
            Self::DeltaBinaryPacked => "DELTA_BINARY_PACKED",
            Self::DeltaByteArray => "DELTA_BYTE_ARRAY",
            Self::DeltaLengthByteArray => "DELTA_LENGTH_BYTE_ARRAY",
        }
    }
}
/// The type of a column of Parquet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum DataType {
    #[default]
    Bool = 0,
    Int64 = 1,
    Utf8 = 2,
    Double = 3,
    Date = 4,
    Decimal = 5,
    TimeMillis = 6,
    TimeMicros = 7,
    TimestampMillis = 8,
    TimestampMicros = 9,
    List = 10,
    Map = 11,
    Interval = 12,
    Float = 13,
    Int32 = 14,
    Int96 = 15,
}
impl DataType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(
            number, 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15
        )
    }
}
impl ::core::convert::From<DataType> for i32 {
    fn from(value: DataType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for DataType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::Bool),
            1 => Ok(Self::Int64),
            2 => Ok(Self::Utf8),
            3 => Ok(Self::Double),
            4 => Ok(Self::Date),
            5 => Ok(Self::Decimal),
            6 => Ok(Self::TimeMillis),
            7 => Ok(Self::TimeMicros),
            8 => Ok(Self::TimestampMillis),
            9 => Ok(Self::TimestampMicros),
            10 => Ok(Self::List),
            11 => Ok(Self::Map),
            12 => Ok(Self::Interval),
            13 => Ok(Self::Float),
            14 => Ok(Self::Int32),
            15 => Ok(Self::Int96),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl DataType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Bool => "BOOL",
            Self::Int64 => "INT64",
            Self::Utf8 => "UTF8",
            Self::Double => "DOUBLE",
            Self::Date => "DATE",
            Self::Decimal => "DECIMAL",
            Self::TimeMillis => "TIME_MILLIS",
            Self::TimeMicros => "TIME_MICROS",
            Self::TimestampMillis => "TIMESTAMP_MILLIS",
            Self::TimestampMicros => "TIMESTAMP_MICROS",
            Self::List => "LIST",
            Self::Map => "MAP",
            Self::Interval => "INTERVAL",
            Self::Float => "FLOAT",
            Self::Int32 => "INT32",
            Self::Int96 => "INT96",
        }
    }
}
/// The form of times in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum EventTimeFormat {
    #[default]
    Rfc822 = 1,
    Rfc850 = 2,
    Rfc1123 = 3,
    Rfc3339 = 4,
    Unix = 5,
}
impl EventTimeFormat {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 5)
    }
}
impl ::core::convert::From<EventTimeFormat> for i32 {
    fn from(value: EventTimeFormat) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for EventTimeFormat {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Rfc822),
            2 => Ok(Self::Rfc850),
            3 => Ok(Self::Rfc1123),
            4 => Ok(Self::Rfc3339),
            5 => Ok(Self::Unix),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl EventTimeFormat {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Rfc822 => "RFC822",
            Self::Rfc850 => "RFC850",
            Self::Rfc1123 => "RFC1123",
            Self::Rfc3339 => "RFC3339",
            Self::Unix => "Unix",
        }
    }
}
/// The data that a task is delivering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum TaskSyncPhase {
    #[default]
    Init = 0,
    Full = 1,
    Incr = 2,
}
impl TaskSyncPhase {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1 | 2)
    }
}
impl ::core::convert::From<TaskSyncPhase> for i32 {
    fn from(value: TaskSyncPhase) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for TaskSyncPhase {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::Init),
            1 => Ok(Self::Full),
            2 => Ok(Self::Incr),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl TaskSyncPhase {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Init => "INIT",
            Self::Full => "FULL",
            Self::Incr => "INCR",
        }
    }
}
/// Why a task cannot deliver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum ErrorType {
    #[default]
    Ok = 0,
    Unauthorized = 1,
    InvalidOssBucket = 2,
}
impl ErrorType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1 | 2)
    }
}
impl ::core::convert::From<ErrorType> for i32 {
    fn from(value: ErrorType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for ErrorType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::Ok),
            1 => Ok(Self::Unauthorized),
            2 => Ok(Self::InvalidOssBucket),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl ErrorType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Unauthorized => "UNAUTHORIZED",
            Self::InvalidOssBucket => "INVALID_OSS_BUCKET",
        }
    }
}
