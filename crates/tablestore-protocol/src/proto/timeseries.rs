// @generated from the files in the crate's folder `proto`.
// Do not edit: change those files, then run `cargo xtask codegen`.

/// A tag of a time series.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TimeseriesTag {
    pub name: ::prost::alloc::string::String,
    pub value: ::prost::alloc::string::String,
}
impl ::prost::Message for TimeseriesTag {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.name, buf);
        ::prost::encoding::string::encode(2, &self.value, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => ::prost::encoding::string::merge(wire_type, &mut self.name, buf, ctx),
            2 => ::prost::encoding::string::merge(wire_type, &mut self.value, buf, ctx),
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "TimeseriesTag",
                    &[(1, "name"), (2, "value")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.name);
        len += ::prost::encoding::string::encoded_len(2, &self.value);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TimeseriesTag {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "TimeseriesTag",
        &[
            crate::proto::required::required(1, "name"),
            crate::proto::required::required(2, "value"),
        ],
        &[],
    );
}
/// The key of a time series.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TimeseriesKey {
    pub measurement: ::core::option::Option<::prost::alloc::string::String>,
    pub source: ::core::option::Option<::prost::alloc::string::String>,
    /// All tags in one string, such as `\["host=a","os=linux"\]`: the older form of `tag_list`.
    pub tags: ::core::option::Option<::prost::alloc::string::String>,
    pub tag_list: ::prost::alloc::vec::Vec<TimeseriesTag>,
}
impl TimeseriesKey {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn measurement(&self) -> &str {
        self.measurement.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn source(&self) -> &str {
        self.source.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn tags(&self) -> &str {
        self.tags.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for TimeseriesKey {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.measurement {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.source {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.tags {
            ::prost::encoding::string::encode(3, value, buf);
        }
        ::prost::encoding::message::encode_repeated(4, &self.tag_list, buf);
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
                    self.measurement.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.source.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.tags.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.tag_list,
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
                    "TimeseriesKey",
                    &[(1, "measurement"), (2, "source"), (3, "tags"), (4, "tag_list")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.measurement {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.source {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.tags {
            len += ::prost::encoding::string::encoded_len(3, value);
        }
        len += ::prost::encoding::message::encoded_len_repeated(4, &self.tag_list);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TimeseriesKey {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "TimeseriesKey",
        &[],
        &[crate::proto::required::repeated::<TimeseriesTag>(4, "tag_list")],
    );
}
/// The points of a write.
#[derive(Clone, PartialEq, Eq)]
pub struct TimeseriesRows {
    pub r#type: i32,
    pub rows_data: ::prost::bytes::Bytes,
    /// The CRC-32C of `rows_data`, its bits taken as a signed number.
    pub flatbuffer_crc32c: ::core::option::Option<i32>,
}
impl ::core::default::Default for TimeseriesRows {
    #[inline]
    fn default() -> Self {
        Self {
            r#type: RowsSerializeType::default().into(),
            rows_data: ::core::default::Default::default(),
            flatbuffer_crc32c: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for TimeseriesRows {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("TimeseriesRows")
            .field("type", &crate::proto::field::named::<RowsSerializeType>(self.r#type))
            .field("rows_data", &self.rows_data)
            .field("flatbuffer_crc32c", &self.flatbuffer_crc32c)
            .finish()
    }
}
impl TimeseriesRows {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn r#type(&self) -> RowsSerializeType {
        RowsSerializeType::try_from(self.r#type).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_type(&mut self, value: RowsSerializeType) {
        self.r#type = value.into();
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn flatbuffer_crc32c(&self) -> i32 {
        self.flatbuffer_crc32c.unwrap_or_default()
    }
}
impl ::prost::Message for TimeseriesRows {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.r#type, buf);
        ::prost::encoding::bytes::encode(2, &self.rows_data, buf);
        if let Some(value) = &self.flatbuffer_crc32c {
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
            1 => ::prost::encoding::int32::merge(wire_type, &mut self.r#type, buf, ctx),
            2 => {
                ::prost::encoding::bytes::merge(wire_type, &mut self.rows_data, buf, ctx)
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.flatbuffer_crc32c.get_or_insert_default(),
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
                    "TimeseriesRows",
                    &[(1, "type"), (2, "rows_data"), (3, "flatbuffer_crc32c")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.r#type);
        len += ::prost::encoding::bytes::encoded_len(2, &self.rows_data);
        if let Some(value) = &self.flatbuffer_crc32c {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TimeseriesRows {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "TimeseriesRows",
        &[
            crate::proto::required::required_enum(
                1,
                "type",
                RowsSerializeType::is_valid,
            ),
            crate::proto::required::required(2, "rows_data"),
        ],
        &[],
    );
}
/// Writes points.
#[derive(Clone, PartialEq, Eq)]
pub struct PutTimeseriesDataRequest {
    pub table_name: ::prost::alloc::string::String,
    pub rows_data: TimeseriesRows,
    pub meta_update_mode: ::core::option::Option<i32>,
    pub supported_table_version: ::core::option::Option<i64>,
}
impl ::core::default::Default for PutTimeseriesDataRequest {
    #[inline]
    fn default() -> Self {
        Self {
            table_name: ::core::default::Default::default(),
            rows_data: ::core::default::Default::default(),
            meta_update_mode: ::core::default::Default::default(),
            supported_table_version: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for PutTimeseriesDataRequest {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("PutTimeseriesDataRequest")
            .field("table_name", &self.table_name)
            .field("rows_data", &self.rows_data)
            .field(
                "meta_update_mode",
                &self.meta_update_mode.map(crate::proto::field::named::<MetaUpdateMode>),
            )
            .field("supported_table_version", &self.supported_table_version)
            .finish()
    }
}
impl PutTimeseriesDataRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn meta_update_mode(&self) -> MetaUpdateMode {
        self.meta_update_mode
            .and_then(|number| number.try_into().ok())
            .unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_meta_update_mode(&mut self, value: MetaUpdateMode) {
        self.meta_update_mode = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn supported_table_version(&self) -> i64 {
        self.supported_table_version.unwrap_or_default()
    }
}
impl ::prost::Message for PutTimeseriesDataRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::message::encode(2, &self.rows_data, buf);
        if let Some(value) = &self.meta_update_mode {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.supported_table_version {
            ::prost::encoding::int64::encode(4, value, buf);
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
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.rows_data,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.meta_update_mode.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.supported_table_version.get_or_insert_default(),
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
                    "PutTimeseriesDataRequest",
                    &[
                        (1, "table_name"),
                        (2, "rows_data"),
                        (3, "meta_update_mode"),
                        (4, "supported_table_version"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::message::encoded_len(2, &self.rows_data);
        if let Some(value) = &self.meta_update_mode {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.supported_table_version {
            len += ::prost::encoding::int64::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for PutTimeseriesDataRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "PutTimeseriesDataRequest",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required(2, "rows_data"),
        ],
        &[crate::proto::required::single::<TimeseriesRows>(2, "rows_data")],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PutTimeseriesDataResponse {
    /// The points that were not written.
    pub failed_rows: ::prost::alloc::vec::Vec<FailedRowInfo>,
    pub meta_update_status: ::core::option::Option<MetaUpdateStatus>,
}
impl ::prost::Message for PutTimeseriesDataResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.failed_rows, buf);
        if let Some(value) = &self.meta_update_status {
            ::prost::encoding::message::encode(2, value, buf);
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
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.failed_rows,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.meta_update_status.get_or_insert_default(),
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
                    "PutTimeseriesDataResponse",
                    &[(1, "failed_rows"), (2, "meta_update_status")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.failed_rows);
        if let Some(value) = &self.meta_update_status {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for PutTimeseriesDataResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "PutTimeseriesDataResponse",
        &[],
        &[crate::proto::required::repeated::<FailedRowInfo>(1, "failed_rows")],
    );
}
/// Why one row of a request failed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FailedRowInfo {
    /// The row's position in the request, from 0.
    pub row_index: i32,
    pub error_code: ::core::option::Option<::prost::alloc::string::String>,
    pub error_message: ::core::option::Option<::prost::alloc::string::String>,
}
impl FailedRowInfo {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn error_code(&self) -> &str {
        self.error_code.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn error_message(&self) -> &str {
        self.error_message.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for FailedRowInfo {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.row_index, buf);
        if let Some(value) = &self.error_code {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.error_message {
            ::prost::encoding::string::encode(3, value, buf);
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
                ::prost::encoding::int32::merge(wire_type, &mut self.row_index, buf, ctx)
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.error_code.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.error_message.get_or_insert_default(),
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
                    "FailedRowInfo",
                    &[(1, "row_index"), (2, "error_code"), (3, "error_message")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.row_index);
        if let Some(value) = &self.error_code {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.error_message {
            len += ::prost::encoding::string::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for FailedRowInfo {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "FailedRowInfo",
        &[crate::proto::required::required(1, "row_index")],
        &[],
    );
}
/// When the metadata of some points were last updated: two lists of the same length.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MetaUpdateStatus {
    /// The points' positions in the request, from 0.
    pub row_ids: ::prost::alloc::vec::Vec<u32>,
    /// In seconds since 1970.
    pub meta_update_times: ::prost::alloc::vec::Vec<u32>,
}
impl ::prost::Message for MetaUpdateStatus {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::uint32::encode_repeated(1, &self.row_ids, buf);
        ::prost::encoding::uint32::encode_repeated(2, &self.meta_update_times, buf);
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
                ::prost::encoding::uint32::merge_repeated(
                    wire_type,
                    &mut self.row_ids,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::uint32::merge_repeated(
                    wire_type,
                    &mut self.meta_update_times,
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
                    "MetaUpdateStatus",
                    &[(1, "row_ids"), (2, "meta_update_times")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::uint32::encoded_len_repeated(1, &self.row_ids);
        len
            += ::prost::encoding::uint32::encoded_len_repeated(
                2,
                &self.meta_update_times,
            );
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for MetaUpdateStatus {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A field to return, if it is of this type.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TimeseriesFieldsToGet {
    pub name: ::core::option::Option<::prost::alloc::string::String>,
    /// 1 integer, 2 boolean, 3 double, 4 string, 5 binary.
    pub r#type: ::core::option::Option<i32>,
}
impl TimeseriesFieldsToGet {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn r#type(&self) -> i32 {
        self.r#type.unwrap_or_default()
    }
}
impl ::prost::Message for TimeseriesFieldsToGet {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.r#type {
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
                    self.name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.r#type.get_or_insert_default(),
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
                    "TimeseriesFieldsToGet",
                    &[(1, "name"), (2, "type")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.r#type {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TimeseriesFieldsToGet {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Reads the points of one time series.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GetTimeseriesDataRequest {
    pub table_name: ::prost::alloc::string::String,
    pub time_series_key: TimeseriesKey,
    /// In microseconds since 1970.
    pub begin_time: ::core::option::Option<i64>,
    /// In microseconds since 1970; not in the range.
    pub end_time: ::core::option::Option<i64>,
    pub specific_time: ::core::option::Option<i64>,
    /// The `next_token` of the page before.
    pub token: ::core::option::Option<::prost::bytes::Bytes>,
    pub limit: ::core::option::Option<i32>,
    /// Whether the newest points come first.
    pub backward: ::core::option::Option<bool>,
    pub fields_to_get: ::prost::alloc::vec::Vec<TimeseriesFieldsToGet>,
    pub supported_table_version: ::core::option::Option<i64>,
}
impl GetTimeseriesDataRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn begin_time(&self) -> i64 {
        self.begin_time.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn end_time(&self) -> i64 {
        self.end_time.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn specific_time(&self) -> i64 {
        self.specific_time.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn token(&self) -> &[u8] {
        self.token.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn limit(&self) -> i32 {
        self.limit.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn backward(&self) -> bool {
        self.backward.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn supported_table_version(&self) -> i64 {
        self.supported_table_version.unwrap_or_default()
    }
}
impl ::prost::Message for GetTimeseriesDataRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::message::encode(2, &self.time_series_key, buf);
        if let Some(value) = &self.begin_time {
            ::prost::encoding::int64::encode(3, value, buf);
        }
        if let Some(value) = &self.end_time {
            ::prost::encoding::int64::encode(4, value, buf);
        }
        if let Some(value) = &self.specific_time {
            ::prost::encoding::int64::encode(5, value, buf);
        }
        if let Some(value) = &self.token {
            ::prost::encoding::bytes::encode(6, value, buf);
        }
        if let Some(value) = &self.limit {
            ::prost::encoding::int32::encode(7, value, buf);
        }
        if let Some(value) = &self.backward {
            ::prost::encoding::bool::encode(8, value, buf);
        }
        ::prost::encoding::message::encode_repeated(9, &self.fields_to_get, buf);
        if let Some(value) = &self.supported_table_version {
            ::prost::encoding::int64::encode(10, value, buf);
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
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.time_series_key,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.begin_time.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.end_time.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.specific_time.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.token.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.limit.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.backward.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            9 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.fields_to_get,
                    buf,
                    ctx,
                )
            }
            10 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.supported_table_version.get_or_insert_default(),
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
                    "GetTimeseriesDataRequest",
                    &[
                        (1, "table_name"),
                        (2, "time_series_key"),
                        (3, "begin_time"),
                        (4, "end_time"),
                        (5, "specific_time"),
                        (6, "token"),
                        (7, "limit"),
                        (8, "backward"),
                        (9, "fields_to_get"),
                        (10, "supported_table_version"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::message::encoded_len(2, &self.time_series_key);
        if let Some(value) = &self.begin_time {
            len += ::prost::encoding::int64::encoded_len(3, value);
        }
        if let Some(value) = &self.end_time {
            len += ::prost::encoding::int64::encoded_len(4, value);
        }
        if let Some(value) = &self.specific_time {
            len += ::prost::encoding::int64::encoded_len(5, value);
        }
        if let Some(value) = &self.token {
            len += ::prost::encoding::bytes::encoded_len(6, value);
        }
        if let Some(value) = &self.limit {
            len += ::prost::encoding::int32::encoded_len(7, value);
        }
        if let Some(value) = &self.backward {
            len += ::prost::encoding::bool::encoded_len(8, value);
        }
        len += ::prost::encoding::message::encoded_len_repeated(9, &self.fields_to_get);
        if let Some(value) = &self.supported_table_version {
            len += ::prost::encoding::int64::encoded_len(10, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GetTimeseriesDataRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GetTimeseriesDataRequest",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required(2, "time_series_key"),
        ],
        &[
            crate::proto::required::single::<TimeseriesKey>(2, "time_series_key"),
            crate::proto::required::repeated::<TimeseriesFieldsToGet>(9, "fields_to_get"),
        ],
    );
}
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GetTimeseriesDataResponse {
    /// Rows in PlainBuffer.
    pub rows_data: ::prost::bytes::Bytes,
    /// Where the next page starts.
    pub next_token: ::core::option::Option<::prost::bytes::Bytes>,
}
impl GetTimeseriesDataResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn next_token(&self) -> &[u8] {
        self.next_token.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for GetTimeseriesDataResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::bytes::encode(1, &self.rows_data, buf);
        if let Some(value) = &self.next_token {
            ::prost::encoding::bytes::encode(2, value, buf);
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
                ::prost::encoding::bytes::merge(wire_type, &mut self.rows_data, buf, ctx)
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.next_token.get_or_insert_default(),
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
                    "GetTimeseriesDataResponse",
                    &[(1, "rows_data"), (2, "next_token")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::bytes::encoded_len(1, &self.rows_data);
        if let Some(value) = &self.next_token {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GetTimeseriesDataResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GetTimeseriesDataResponse",
        &[crate::proto::required::required(1, "rows_data")],
        &[],
    );
}
/// Splits a table, or a measurement, into parts that can be scanned at a time.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SplitTimeseriesScanTaskRequest {
    pub table_name: ::prost::alloc::string::String,
    pub measurement_name: ::core::option::Option<::prost::alloc::string::String>,
    pub split_count_hint: i32,
}
impl SplitTimeseriesScanTaskRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn measurement_name(&self) -> &str {
        self.measurement_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for SplitTimeseriesScanTaskRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        if let Some(value) = &self.measurement_name {
            ::prost::encoding::string::encode(2, value, buf);
        }
        ::prost::encoding::int32::encode(3, &self.split_count_hint, buf);
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
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.measurement_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    &mut self.split_count_hint,
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
                    "SplitTimeseriesScanTaskRequest",
                    &[
                        (1, "table_name"),
                        (2, "measurement_name"),
                        (3, "split_count_hint"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        if let Some(value) = &self.measurement_name {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        len += ::prost::encoding::int32::encoded_len(3, &self.split_count_hint);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SplitTimeseriesScanTaskRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "SplitTimeseriesScanTaskRequest",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required(3, "split_count_hint"),
        ],
        &[],
    );
}
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SplitTimeseriesScanTaskResponse {
    pub split_infos: ::prost::alloc::vec::Vec<::prost::bytes::Bytes>,
}
impl ::prost::Message for SplitTimeseriesScanTaskResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::bytes::encode_repeated(1, &self.split_infos, buf);
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
                ::prost::encoding::bytes::merge_repeated(
                    wire_type,
                    &mut self.split_infos,
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
                    "SplitTimeseriesScanTaskResponse",
                    &[(1, "split_infos")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::bytes::encoded_len_repeated(1, &self.split_infos);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SplitTimeseriesScanTaskResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Reads a page of a part of a table.
#[derive(Clone, PartialEq)]
pub struct ScanTimeseriesDataRequest {
    pub table_name: ::prost::alloc::string::String,
    /// The part; absent for the whole table.
    pub split_info: ::core::option::Option<::prost::bytes::Bytes>,
    /// In microseconds since 1970.
    pub start_time_us: ::core::option::Option<i64>,
    /// In microseconds since 1970; not in the range.
    pub end_time_us: ::core::option::Option<i64>,
    pub fields_to_get: ::prost::alloc::vec::Vec<TimeseriesFieldsToGet>,
    pub limit: ::core::option::Option<i32>,
    pub data_serialize_type: ::core::option::Option<i32>,
    /// The `next_token` of the page before.
    pub token: ::core::option::Option<::prost::bytes::Bytes>,
    pub supported_table_version: ::core::option::Option<i64>,
}
impl ::core::default::Default for ScanTimeseriesDataRequest {
    #[inline]
    fn default() -> Self {
        Self {
            table_name: ::core::default::Default::default(),
            split_info: ::core::default::Default::default(),
            start_time_us: ::core::default::Default::default(),
            end_time_us: ::core::default::Default::default(),
            fields_to_get: ::core::default::Default::default(),
            limit: ::core::default::Default::default(),
            data_serialize_type: ::core::default::Default::default(),
            token: ::core::default::Default::default(),
            supported_table_version: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for ScanTimeseriesDataRequest {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("ScanTimeseriesDataRequest")
            .field("table_name", &self.table_name)
            .field("split_info", &self.split_info)
            .field("start_time_us", &self.start_time_us)
            .field("end_time_us", &self.end_time_us)
            .field("fields_to_get", &self.fields_to_get)
            .field("limit", &self.limit)
            .field(
                "data_serialize_type",
                &self
                    .data_serialize_type
                    .map(crate::proto::field::named::<RowsSerializeType>),
            )
            .field("token", &self.token)
            .field("supported_table_version", &self.supported_table_version)
            .finish()
    }
}
impl ScanTimeseriesDataRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn split_info(&self) -> &[u8] {
        self.split_info.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn start_time_us(&self) -> i64 {
        self.start_time_us.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn end_time_us(&self) -> i64 {
        self.end_time_us.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn limit(&self) -> i32 {
        self.limit.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn data_serialize_type(&self) -> RowsSerializeType {
        self.data_serialize_type
            .and_then(|number| number.try_into().ok())
            .unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_data_serialize_type(&mut self, value: RowsSerializeType) {
        self.data_serialize_type = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn token(&self) -> &[u8] {
        self.token.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn supported_table_version(&self) -> i64 {
        self.supported_table_version.unwrap_or_default()
    }
}
impl ::prost::Message for ScanTimeseriesDataRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        if let Some(value) = &self.split_info {
            ::prost::encoding::bytes::encode(2, value, buf);
        }
        if let Some(value) = &self.start_time_us {
            ::prost::encoding::int64::encode(3, value, buf);
        }
        if let Some(value) = &self.end_time_us {
            ::prost::encoding::int64::encode(4, value, buf);
        }
        ::prost::encoding::message::encode_repeated(5, &self.fields_to_get, buf);
        if let Some(value) = &self.limit {
            ::prost::encoding::int32::encode(6, value, buf);
        }
        if let Some(value) = &self.data_serialize_type {
            ::prost::encoding::int32::encode(7, value, buf);
        }
        if let Some(value) = &self.token {
            ::prost::encoding::bytes::encode(8, value, buf);
        }
        if let Some(value) = &self.supported_table_version {
            ::prost::encoding::int64::encode(9, value, buf);
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
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.split_info.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.start_time_us.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.end_time_us.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.fields_to_get,
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.limit.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.data_serialize_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.token.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            9 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.supported_table_version.get_or_insert_default(),
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
                    "ScanTimeseriesDataRequest",
                    &[
                        (1, "table_name"),
                        (2, "split_info"),
                        (3, "start_time_us"),
                        (4, "end_time_us"),
                        (5, "fields_to_get"),
                        (6, "limit"),
                        (7, "data_serialize_type"),
                        (8, "token"),
                        (9, "supported_table_version"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        if let Some(value) = &self.split_info {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        if let Some(value) = &self.start_time_us {
            len += ::prost::encoding::int64::encoded_len(3, value);
        }
        if let Some(value) = &self.end_time_us {
            len += ::prost::encoding::int64::encoded_len(4, value);
        }
        len += ::prost::encoding::message::encoded_len_repeated(5, &self.fields_to_get);
        if let Some(value) = &self.limit {
            len += ::prost::encoding::int32::encoded_len(6, value);
        }
        if let Some(value) = &self.data_serialize_type {
            len += ::prost::encoding::int32::encoded_len(7, value);
        }
        if let Some(value) = &self.token {
            len += ::prost::encoding::bytes::encoded_len(8, value);
        }
        if let Some(value) = &self.supported_table_version {
            len += ::prost::encoding::int64::encoded_len(9, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ScanTimeseriesDataRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ScanTimeseriesDataRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[crate::proto::required::repeated::<TimeseriesFieldsToGet>(5, "fields_to_get")],
    );
}
#[derive(Clone, PartialEq, Eq)]
pub struct ScanTimeseriesDataResponse {
    pub data_serialize_type: ::core::option::Option<i32>,
    pub data: ::prost::bytes::Bytes,
    /// Where the next page starts.
    pub next_token: ::core::option::Option<::prost::bytes::Bytes>,
}
impl ::core::default::Default for ScanTimeseriesDataResponse {
    #[inline]
    fn default() -> Self {
        Self {
            data_serialize_type: ::core::default::Default::default(),
            data: ::core::default::Default::default(),
            next_token: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for ScanTimeseriesDataResponse {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("ScanTimeseriesDataResponse")
            .field(
                "data_serialize_type",
                &self
                    .data_serialize_type
                    .map(crate::proto::field::named::<RowsSerializeType>),
            )
            .field("data", &self.data)
            .field("next_token", &self.next_token)
            .finish()
    }
}
impl ScanTimeseriesDataResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn data_serialize_type(&self) -> RowsSerializeType {
        self.data_serialize_type
            .and_then(|number| number.try_into().ok())
            .unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_data_serialize_type(&mut self, value: RowsSerializeType) {
        self.data_serialize_type = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn next_token(&self) -> &[u8] {
        self.next_token.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for ScanTimeseriesDataResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.data_serialize_type {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        ::prost::encoding::bytes::encode(2, &self.data, buf);
        if let Some(value) = &self.next_token {
            ::prost::encoding::bytes::encode(3, value, buf);
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
                    self.data_serialize_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => ::prost::encoding::bytes::merge(wire_type, &mut self.data, buf, ctx),
            3 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.next_token.get_or_insert_default(),
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
                    "ScanTimeseriesDataResponse",
                    &[(1, "data_serialize_type"), (2, "data"), (3, "next_token")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.data_serialize_type {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        len += ::prost::encoding::bytes::encoded_len(2, &self.data);
        if let Some(value) = &self.next_token {
            len += ::prost::encoding::bytes::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ScanTimeseriesDataResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ScanTimeseriesDataResponse",
        &[crate::proto::required::required(2, "data")],
        &[],
    );
}
/// A field of a point: its name and one value. Only one official client can be set to send this form.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TimeseriesField {
    pub field_name: ::core::option::Option<::prost::alloc::string::String>,
    pub value_int: ::core::option::Option<i64>,
    pub value_string: ::core::option::Option<::prost::alloc::string::String>,
    pub value_bool: ::core::option::Option<bool>,
    pub value_double: ::core::option::Option<f64>,
    pub value_binary: ::core::option::Option<::prost::bytes::Bytes>,
}
impl TimeseriesField {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn field_name(&self) -> &str {
        self.field_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn value_int(&self) -> i64 {
        self.value_int.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn value_string(&self) -> &str {
        self.value_string.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn value_bool(&self) -> bool {
        self.value_bool.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn value_double(&self) -> f64 {
        self.value_double.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn value_binary(&self) -> &[u8] {
        self.value_binary.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for TimeseriesField {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.field_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.value_int {
            ::prost::encoding::int64::encode(2, value, buf);
        }
        if let Some(value) = &self.value_string {
            ::prost::encoding::string::encode(3, value, buf);
        }
        if let Some(value) = &self.value_bool {
            ::prost::encoding::bool::encode(4, value, buf);
        }
        if let Some(value) = &self.value_double {
            ::prost::encoding::double::encode(5, value, buf);
        }
        if let Some(value) = &self.value_binary {
            ::prost::encoding::bytes::encode(6, value, buf);
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
                    self.field_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.value_int.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.value_string.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.value_bool.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::double::merge(
                    wire_type,
                    self.value_double.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.value_binary.get_or_insert_default(),
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
                    "TimeseriesField",
                    &[
                        (1, "field_name"),
                        (2, "value_int"),
                        (3, "value_string"),
                        (4, "value_bool"),
                        (5, "value_double"),
                        (6, "value_binary"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.field_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.value_int {
            len += ::prost::encoding::int64::encoded_len(2, value);
        }
        if let Some(value) = &self.value_string {
            len += ::prost::encoding::string::encoded_len(3, value);
        }
        if let Some(value) = &self.value_bool {
            len += ::prost::encoding::bool::encoded_len(4, value);
        }
        if let Some(value) = &self.value_double {
            len += ::prost::encoding::double::encoded_len(5, value);
        }
        if let Some(value) = &self.value_binary {
            len += ::prost::encoding::bytes::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TimeseriesField {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A point.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TimeseriesRow {
    pub timeseries_key: ::core::option::Option<TimeseriesKey>,
    /// In microseconds since 1970.
    pub time: ::core::option::Option<i64>,
    pub fields: ::prost::alloc::vec::Vec<TimeseriesField>,
    /// When the client last saw the metadata confirmed, in seconds since 1970.
    pub meta_cache_update_time: ::core::option::Option<u32>,
}
impl TimeseriesRow {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn time(&self) -> i64 {
        self.time.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn meta_cache_update_time(&self) -> u32 {
        self.meta_cache_update_time.unwrap_or_default()
    }
}
impl ::prost::Message for TimeseriesRow {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.timeseries_key {
            ::prost::encoding::message::encode(1, value, buf);
        }
        if let Some(value) = &self.time {
            ::prost::encoding::int64::encode(2, value, buf);
        }
        ::prost::encoding::message::encode_repeated(3, &self.fields, buf);
        if let Some(value) = &self.meta_cache_update_time {
            ::prost::encoding::uint32::encode(4, value, buf);
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
                    self.timeseries_key.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.time.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.fields,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::uint32::merge(
                    wire_type,
                    self.meta_cache_update_time.get_or_insert_default(),
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
                    "TimeseriesRow",
                    &[
                        (1, "timeseries_key"),
                        (2, "time"),
                        (3, "fields"),
                        (4, "meta_cache_update_time"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.timeseries_key {
            len += ::prost::encoding::message::encoded_len(1, value);
        }
        if let Some(value) = &self.time {
            len += ::prost::encoding::int64::encoded_len(2, value);
        }
        len += ::prost::encoding::message::encoded_len_repeated(3, &self.fields);
        if let Some(value) = &self.meta_cache_update_time {
            len += ::prost::encoding::uint32::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TimeseriesRow {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "TimeseriesRow",
        &[],
        &[
            crate::proto::required::single::<TimeseriesKey>(1, "timeseries_key"),
            crate::proto::required::repeated::<TimeseriesField>(3, "fields"),
        ],
    );
}
/// Points.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TimeseriesPbRows {
    pub rows: ::prost::alloc::vec::Vec<TimeseriesRow>,
}
impl ::prost::Message for TimeseriesPbRows {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.rows, buf);
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
                    &mut self.rows,
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
                    "TimeseriesPbRows",
                    &[(1, "rows")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.rows);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TimeseriesPbRows {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "TimeseriesPbRows",
        &[],
        &[crate::proto::required::repeated::<TimeseriesRow>(1, "rows")],
    );
}
/// The encoding of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum RowsSerializeType {
    #[default]
    RstFlatBuffer = 0,
    RstPlainBuffer = 1,
    /// A serialized `TimeseriesPBRows`.
    RstProtoBuffer = 2,
}
impl RowsSerializeType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1 | 2)
    }
}
impl ::core::convert::From<RowsSerializeType> for i32 {
    fn from(value: RowsSerializeType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for RowsSerializeType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::RstFlatBuffer),
            1 => Ok(Self::RstPlainBuffer),
            2 => Ok(Self::RstProtoBuffer),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl RowsSerializeType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::RstFlatBuffer => "RST_FLAT_BUFFER",
            Self::RstPlainBuffer => "RST_PLAIN_BUFFER",
            Self::RstProtoBuffer => "RST_PROTO_BUFFER",
        }
    }
}
/// Whether a write updates metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum MetaUpdateMode {
    #[default]
    MumNormal = 0,
    MumIgnore = 1,
}
impl MetaUpdateMode {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1)
    }
}
impl ::core::convert::From<MetaUpdateMode> for i32 {
    fn from(value: MetaUpdateMode) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for MetaUpdateMode {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::MumNormal),
            1 => Ok(Self::MumIgnore),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl MetaUpdateMode {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::MumNormal => "MUM_NORMAL",
            Self::MumIgnore => "MUM_IGNORE",
        }
    }
}
/// A time series, without its points.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TimeseriesMeta {
    pub time_series_key: TimeseriesKey,
    /// All attributes in one string, in the form of the older tags.
    pub attributes: ::core::option::Option<::prost::alloc::string::String>,
    /// In microseconds since 1970.
    pub update_time: ::core::option::Option<i64>,
}
impl TimeseriesMeta {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn attributes(&self) -> &str {
        self.attributes.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn update_time(&self) -> i64 {
        self.update_time.unwrap_or_default()
    }
}
impl ::prost::Message for TimeseriesMeta {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.time_series_key, buf);
        if let Some(value) = &self.attributes {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.update_time {
            ::prost::encoding::int64::encode(3, value, buf);
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
                    &mut self.time_series_key,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.attributes.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.update_time.get_or_insert_default(),
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
                    "TimeseriesMeta",
                    &[(1, "time_series_key"), (2, "attributes"), (3, "update_time")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(1, &self.time_series_key);
        if let Some(value) = &self.attributes {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.update_time {
            len += ::prost::encoding::int64::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TimeseriesMeta {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "TimeseriesMeta",
        &[crate::proto::required::required(1, "time_series_key")],
        &[crate::proto::required::single::<TimeseriesKey>(1, "time_series_key")],
    );
}
/// A condition of any type.
#[derive(Clone, PartialEq, Eq)]
pub struct MetaQueryCondition {
    pub r#type: i32,
    /// The serialized message that `type` names.
    pub proto_data: ::prost::bytes::Bytes,
}
impl ::core::default::Default for MetaQueryCondition {
    #[inline]
    fn default() -> Self {
        Self {
            r#type: MetaQueryConditionType::default().into(),
            proto_data: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for MetaQueryCondition {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("MetaQueryCondition")
            .field(
                "type",
                &crate::proto::field::named::<MetaQueryConditionType>(self.r#type),
            )
            .field("proto_data", &self.proto_data)
            .finish()
    }
}
impl MetaQueryCondition {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn r#type(&self) -> MetaQueryConditionType {
        MetaQueryConditionType::try_from(self.r#type).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_type(&mut self, value: MetaQueryConditionType) {
        self.r#type = value.into();
    }
}
impl ::prost::Message for MetaQueryCondition {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.r#type, buf);
        ::prost::encoding::bytes::encode(2, &self.proto_data, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => ::prost::encoding::int32::merge(wire_type, &mut self.r#type, buf, ctx),
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    &mut self.proto_data,
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
                    "MetaQueryCondition",
                    &[(1, "type"), (2, "proto_data")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.r#type);
        len += ::prost::encoding::bytes::encoded_len(2, &self.proto_data);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for MetaQueryCondition {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "MetaQueryCondition",
        &[
            crate::proto::required::required_enum(
                1,
                "type",
                MetaQueryConditionType::is_valid,
            ),
            crate::proto::required::required(2, "proto_data"),
        ],
        &[],
    );
}
/// A combination of conditions.
#[derive(Clone, PartialEq)]
pub struct MetaQueryCompositeCondition {
    pub op: i32,
    pub sub_conditions: ::prost::alloc::vec::Vec<MetaQueryCondition>,
}
impl ::core::default::Default for MetaQueryCompositeCondition {
    #[inline]
    fn default() -> Self {
        Self {
            op: MetaQueryCompositeOperator::default().into(),
            sub_conditions: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for MetaQueryCompositeCondition {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("MetaQueryCompositeCondition")
            .field(
                "op",
                &crate::proto::field::named::<MetaQueryCompositeOperator>(self.op),
            )
            .field("sub_conditions", &self.sub_conditions)
            .finish()
    }
}
impl MetaQueryCompositeCondition {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn op(&self) -> MetaQueryCompositeOperator {
        MetaQueryCompositeOperator::try_from(self.op).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_op(&mut self, value: MetaQueryCompositeOperator) {
        self.op = value.into();
    }
}
impl ::prost::Message for MetaQueryCompositeCondition {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.op, buf);
        ::prost::encoding::message::encode_repeated(2, &self.sub_conditions, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => ::prost::encoding::int32::merge(wire_type, &mut self.op, buf, ctx),
            2 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.sub_conditions,
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
                    "MetaQueryCompositeCondition",
                    &[(1, "op"), (2, "sub_conditions")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.op);
        len += ::prost::encoding::message::encoded_len_repeated(2, &self.sub_conditions);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for MetaQueryCompositeCondition {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "MetaQueryCompositeCondition",
        &[
            crate::proto::required::required_enum(
                1,
                "op",
                MetaQueryCompositeOperator::is_valid,
            ),
        ],
        &[crate::proto::required::repeated::<MetaQueryCondition>(2, "sub_conditions")],
    );
}
/// Compares the measurement.
#[derive(Clone, PartialEq, Eq)]
pub struct MetaQueryMeasurementCondition {
    pub op: i32,
    pub value: ::prost::alloc::string::String,
}
impl ::core::default::Default for MetaQueryMeasurementCondition {
    #[inline]
    fn default() -> Self {
        Self {
            op: MetaQuerySingleOperator::default().into(),
            value: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for MetaQueryMeasurementCondition {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("MetaQueryMeasurementCondition")
            .field("op", &crate::proto::field::named::<MetaQuerySingleOperator>(self.op))
            .field("value", &self.value)
            .finish()
    }
}
impl MetaQueryMeasurementCondition {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn op(&self) -> MetaQuerySingleOperator {
        MetaQuerySingleOperator::try_from(self.op).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_op(&mut self, value: MetaQuerySingleOperator) {
        self.op = value.into();
    }
}
impl ::prost::Message for MetaQueryMeasurementCondition {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.op, buf);
        ::prost::encoding::string::encode(2, &self.value, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => ::prost::encoding::int32::merge(wire_type, &mut self.op, buf, ctx),
            2 => ::prost::encoding::string::merge(wire_type, &mut self.value, buf, ctx),
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "MetaQueryMeasurementCondition",
                    &[(1, "op"), (2, "value")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.op);
        len += ::prost::encoding::string::encoded_len(2, &self.value);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for MetaQueryMeasurementCondition {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "MetaQueryMeasurementCondition",
        &[
            crate::proto::required::required_enum(
                1,
                "op",
                MetaQuerySingleOperator::is_valid,
            ),
            crate::proto::required::required(2, "value"),
        ],
        &[],
    );
}
/// Compares the data source.
#[derive(Clone, PartialEq, Eq)]
pub struct MetaQuerySourceCondition {
    pub op: i32,
    pub value: ::prost::alloc::string::String,
}
impl ::core::default::Default for MetaQuerySourceCondition {
    #[inline]
    fn default() -> Self {
        Self {
            op: MetaQuerySingleOperator::default().into(),
            value: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for MetaQuerySourceCondition {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("MetaQuerySourceCondition")
            .field("op", &crate::proto::field::named::<MetaQuerySingleOperator>(self.op))
            .field("value", &self.value)
            .finish()
    }
}
impl MetaQuerySourceCondition {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn op(&self) -> MetaQuerySingleOperator {
        MetaQuerySingleOperator::try_from(self.op).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_op(&mut self, value: MetaQuerySingleOperator) {
        self.op = value.into();
    }
}
impl ::prost::Message for MetaQuerySourceCondition {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.op, buf);
        ::prost::encoding::string::encode(2, &self.value, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => ::prost::encoding::int32::merge(wire_type, &mut self.op, buf, ctx),
            2 => ::prost::encoding::string::merge(wire_type, &mut self.value, buf, ctx),
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "MetaQuerySourceCondition",
                    &[(1, "op"), (2, "value")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.op);
        len += ::prost::encoding::string::encoded_len(2, &self.value);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for MetaQuerySourceCondition {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "MetaQuerySourceCondition",
        &[
            crate::proto::required::required_enum(
                1,
                "op",
                MetaQuerySingleOperator::is_valid,
            ),
            crate::proto::required::required(2, "value"),
        ],
        &[],
    );
}
/// Compares a tag.
#[derive(Clone, PartialEq, Eq)]
pub struct MetaQueryTagCondition {
    pub op: i32,
    pub tag_name: ::prost::alloc::string::String,
    pub value: ::prost::alloc::string::String,
}
impl ::core::default::Default for MetaQueryTagCondition {
    #[inline]
    fn default() -> Self {
        Self {
            op: MetaQuerySingleOperator::default().into(),
            tag_name: ::core::default::Default::default(),
            value: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for MetaQueryTagCondition {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("MetaQueryTagCondition")
            .field("op", &crate::proto::field::named::<MetaQuerySingleOperator>(self.op))
            .field("tag_name", &self.tag_name)
            .field("value", &self.value)
            .finish()
    }
}
impl MetaQueryTagCondition {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn op(&self) -> MetaQuerySingleOperator {
        MetaQuerySingleOperator::try_from(self.op).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_op(&mut self, value: MetaQuerySingleOperator) {
        self.op = value.into();
    }
}
impl ::prost::Message for MetaQueryTagCondition {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.op, buf);
        ::prost::encoding::string::encode(2, &self.tag_name, buf);
        ::prost::encoding::string::encode(3, &self.value, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => ::prost::encoding::int32::merge(wire_type, &mut self.op, buf, ctx),
            2 => {
                ::prost::encoding::string::merge(wire_type, &mut self.tag_name, buf, ctx)
            }
            3 => ::prost::encoding::string::merge(wire_type, &mut self.value, buf, ctx),
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "MetaQueryTagCondition",
                    &[(1, "op"), (2, "tag_name"), (3, "value")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.op);
        len += ::prost::encoding::string::encoded_len(2, &self.tag_name);
        len += ::prost::encoding::string::encoded_len(3, &self.value);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for MetaQueryTagCondition {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "MetaQueryTagCondition",
        &[
            crate::proto::required::required_enum(
                1,
                "op",
                MetaQuerySingleOperator::is_valid,
            ),
            crate::proto::required::required(2, "tag_name"),
            crate::proto::required::required(3, "value"),
        ],
        &[],
    );
}
/// Compares an attribute.
#[derive(Clone, PartialEq, Eq)]
pub struct MetaQueryAttributeCondition {
    pub op: i32,
    pub attr_name: ::prost::alloc::string::String,
    pub value: ::prost::alloc::string::String,
}
impl ::core::default::Default for MetaQueryAttributeCondition {
    #[inline]
    fn default() -> Self {
        Self {
            op: MetaQuerySingleOperator::default().into(),
            attr_name: ::core::default::Default::default(),
            value: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for MetaQueryAttributeCondition {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("MetaQueryAttributeCondition")
            .field("op", &crate::proto::field::named::<MetaQuerySingleOperator>(self.op))
            .field("attr_name", &self.attr_name)
            .field("value", &self.value)
            .finish()
    }
}
impl MetaQueryAttributeCondition {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn op(&self) -> MetaQuerySingleOperator {
        MetaQuerySingleOperator::try_from(self.op).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_op(&mut self, value: MetaQuerySingleOperator) {
        self.op = value.into();
    }
}
impl ::prost::Message for MetaQueryAttributeCondition {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.op, buf);
        ::prost::encoding::string::encode(2, &self.attr_name, buf);
        ::prost::encoding::string::encode(3, &self.value, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => ::prost::encoding::int32::merge(wire_type, &mut self.op, buf, ctx),
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.attr_name,
                    buf,
                    ctx,
                )
            }
            3 => ::prost::encoding::string::merge(wire_type, &mut self.value, buf, ctx),
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "MetaQueryAttributeCondition",
                    &[(1, "op"), (2, "attr_name"), (3, "value")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.op);
        len += ::prost::encoding::string::encoded_len(2, &self.attr_name);
        len += ::prost::encoding::string::encoded_len(3, &self.value);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for MetaQueryAttributeCondition {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "MetaQueryAttributeCondition",
        &[
            crate::proto::required::required_enum(
                1,
                "op",
                MetaQuerySingleOperator::is_valid,
            ),
            crate::proto::required::required(2, "attr_name"),
            crate::proto::required::required(3, "value"),
        ],
        &[],
    );
}
/// Compares the time of the last update, in microseconds since 1970.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct MetaQueryUpdateTimeCondition {
    pub op: i32,
    pub value: i64,
}
impl ::core::default::Default for MetaQueryUpdateTimeCondition {
    #[inline]
    fn default() -> Self {
        Self {
            op: MetaQuerySingleOperator::default().into(),
            value: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for MetaQueryUpdateTimeCondition {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("MetaQueryUpdateTimeCondition")
            .field("op", &crate::proto::field::named::<MetaQuerySingleOperator>(self.op))
            .field("value", &self.value)
            .finish()
    }
}
impl MetaQueryUpdateTimeCondition {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn op(&self) -> MetaQuerySingleOperator {
        MetaQuerySingleOperator::try_from(self.op).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_op(&mut self, value: MetaQuerySingleOperator) {
        self.op = value.into();
    }
}
impl ::prost::Message for MetaQueryUpdateTimeCondition {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.op, buf);
        ::prost::encoding::int64::encode(2, &self.value, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => ::prost::encoding::int32::merge(wire_type, &mut self.op, buf, ctx),
            2 => ::prost::encoding::int64::merge(wire_type, &mut self.value, buf, ctx),
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "MetaQueryUpdateTimeCondition",
                    &[(1, "op"), (2, "value")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.op);
        len += ::prost::encoding::int64::encoded_len(2, &self.value);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for MetaQueryUpdateTimeCondition {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "MetaQueryUpdateTimeCondition",
        &[
            crate::proto::required::required_enum(
                1,
                "op",
                MetaQuerySingleOperator::is_valid,
            ),
            crate::proto::required::required(2, "value"),
        ],
        &[],
    );
}
/// Finds time series.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct QueryTimeseriesMetaRequest {
    pub table_name: ::prost::alloc::string::String,
    pub condition: ::core::option::Option<MetaQueryCondition>,
    /// Whether all matches are counted.
    pub get_total_hit: ::core::option::Option<bool>,
    /// The `next_token` of the page before.
    pub token: ::core::option::Option<::prost::bytes::Bytes>,
    pub limit: ::core::option::Option<i32>,
    pub supported_table_version: ::core::option::Option<i64>,
}
impl QueryTimeseriesMetaRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn get_total_hit(&self) -> bool {
        self.get_total_hit.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn token(&self) -> &[u8] {
        self.token.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn limit(&self) -> i32 {
        self.limit.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn supported_table_version(&self) -> i64 {
        self.supported_table_version.unwrap_or_default()
    }
}
impl ::prost::Message for QueryTimeseriesMetaRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        if let Some(value) = &self.condition {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.get_total_hit {
            ::prost::encoding::bool::encode(3, value, buf);
        }
        if let Some(value) = &self.token {
            ::prost::encoding::bytes::encode(4, value, buf);
        }
        if let Some(value) = &self.limit {
            ::prost::encoding::int32::encode(5, value, buf);
        }
        if let Some(value) = &self.supported_table_version {
            ::prost::encoding::int64::encode(6, value, buf);
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
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.condition.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.get_total_hit.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.token.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.limit.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.supported_table_version.get_or_insert_default(),
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
                    "QueryTimeseriesMetaRequest",
                    &[
                        (1, "table_name"),
                        (2, "condition"),
                        (3, "get_total_hit"),
                        (4, "token"),
                        (5, "limit"),
                        (6, "supported_table_version"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        if let Some(value) = &self.condition {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.get_total_hit {
            len += ::prost::encoding::bool::encoded_len(3, value);
        }
        if let Some(value) = &self.token {
            len += ::prost::encoding::bytes::encoded_len(4, value);
        }
        if let Some(value) = &self.limit {
            len += ::prost::encoding::int32::encoded_len(5, value);
        }
        if let Some(value) = &self.supported_table_version {
            len += ::prost::encoding::int64::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for QueryTimeseriesMetaRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "QueryTimeseriesMetaRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[crate::proto::required::single::<MetaQueryCondition>(2, "condition")],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct QueryTimeseriesMetaResponse {
    pub timeseries_metas: ::prost::alloc::vec::Vec<TimeseriesMeta>,
    /// How many time series match.
    pub total_hit: ::core::option::Option<i64>,
    /// Where the next page starts.
    pub next_token: ::core::option::Option<::prost::bytes::Bytes>,
}
impl QueryTimeseriesMetaResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn total_hit(&self) -> i64 {
        self.total_hit.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn next_token(&self) -> &[u8] {
        self.next_token.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for QueryTimeseriesMetaResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.timeseries_metas, buf);
        if let Some(value) = &self.total_hit {
            ::prost::encoding::int64::encode(2, value, buf);
        }
        if let Some(value) = &self.next_token {
            ::prost::encoding::bytes::encode(3, value, buf);
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
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.timeseries_metas,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.total_hit.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.next_token.get_or_insert_default(),
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
                    "QueryTimeseriesMetaResponse",
                    &[(1, "timeseries_metas"), (2, "total_hit"), (3, "next_token")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len
            += ::prost::encoding::message::encoded_len_repeated(
                1,
                &self.timeseries_metas,
            );
        if let Some(value) = &self.total_hit {
            len += ::prost::encoding::int64::encoded_len(2, value);
        }
        if let Some(value) = &self.next_token {
            len += ::prost::encoding::bytes::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for QueryTimeseriesMetaResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "QueryTimeseriesMetaResponse",
        &[],
        &[crate::proto::required::repeated::<TimeseriesMeta>(1, "timeseries_metas")],
    );
}
/// Changes the attributes of time series.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct UpdateTimeseriesMetaRequest {
    pub table_name: ::prost::alloc::string::String,
    pub timeseries_meta: ::prost::alloc::vec::Vec<TimeseriesMeta>,
    pub supported_table_version: ::core::option::Option<i64>,
}
impl UpdateTimeseriesMetaRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn supported_table_version(&self) -> i64 {
        self.supported_table_version.unwrap_or_default()
    }
}
impl ::prost::Message for UpdateTimeseriesMetaRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::message::encode_repeated(2, &self.timeseries_meta, buf);
        if let Some(value) = &self.supported_table_version {
            ::prost::encoding::int64::encode(3, value, buf);
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
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.timeseries_meta,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.supported_table_version.get_or_insert_default(),
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
                    "UpdateTimeseriesMetaRequest",
                    &[
                        (1, "table_name"),
                        (2, "timeseries_meta"),
                        (3, "supported_table_version"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len
            += ::prost::encoding::message::encoded_len_repeated(
                2,
                &self.timeseries_meta,
            );
        if let Some(value) = &self.supported_table_version {
            len += ::prost::encoding::int64::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for UpdateTimeseriesMetaRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "UpdateTimeseriesMetaRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[crate::proto::required::repeated::<TimeseriesMeta>(2, "timeseries_meta")],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct UpdateTimeseriesMetaResponse {
    pub failed_rows: ::prost::alloc::vec::Vec<FailedRowInfo>,
}
impl ::prost::Message for UpdateTimeseriesMetaResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.failed_rows, buf);
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
                    &mut self.failed_rows,
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
                    "UpdateTimeseriesMetaResponse",
                    &[(1, "failed_rows")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.failed_rows);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for UpdateTimeseriesMetaResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "UpdateTimeseriesMetaResponse",
        &[],
        &[crate::proto::required::repeated::<FailedRowInfo>(1, "failed_rows")],
    );
}
/// Deletes the metadata of time series; their points stay.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct DeleteTimeseriesMetaRequest {
    pub table_name: ::prost::alloc::string::String,
    pub timeseries_key: ::prost::alloc::vec::Vec<TimeseriesKey>,
    pub supported_table_version: ::core::option::Option<i64>,
}
impl DeleteTimeseriesMetaRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn supported_table_version(&self) -> i64 {
        self.supported_table_version.unwrap_or_default()
    }
}
impl ::prost::Message for DeleteTimeseriesMetaRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::message::encode_repeated(2, &self.timeseries_key, buf);
        if let Some(value) = &self.supported_table_version {
            ::prost::encoding::int64::encode(3, value, buf);
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
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.timeseries_key,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.supported_table_version.get_or_insert_default(),
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
                    "DeleteTimeseriesMetaRequest",
                    &[
                        (1, "table_name"),
                        (2, "timeseries_key"),
                        (3, "supported_table_version"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::message::encoded_len_repeated(2, &self.timeseries_key);
        if let Some(value) = &self.supported_table_version {
            len += ::prost::encoding::int64::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DeleteTimeseriesMetaRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DeleteTimeseriesMetaRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[crate::proto::required::repeated::<TimeseriesKey>(2, "timeseries_key")],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct DeleteTimeseriesMetaResponse {
    pub failed_rows: ::prost::alloc::vec::Vec<FailedRowInfo>,
}
impl ::prost::Message for DeleteTimeseriesMetaResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.failed_rows, buf);
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
                    &mut self.failed_rows,
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
                    "DeleteTimeseriesMetaResponse",
                    &[(1, "failed_rows")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.failed_rows);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DeleteTimeseriesMetaResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DeleteTimeseriesMetaResponse",
        &[],
        &[crate::proto::required::repeated::<FailedRowInfo>(1, "failed_rows")],
    );
}
/// Which message the `proto_data` field of a `MetaQueryCondition` holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum MetaQueryConditionType {
    #[default]
    CompositeCondition = 1,
    MeasurementCondition = 2,
    SourceCondition = 3,
    TagCondition = 4,
    UpdateTimeCondition = 5,
    AttributeCondition = 6,
}
impl MetaQueryConditionType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 5 | 6)
    }
}
impl ::core::convert::From<MetaQueryConditionType> for i32 {
    fn from(value: MetaQueryConditionType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for MetaQueryConditionType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::CompositeCondition),
            2 => Ok(Self::MeasurementCondition),
            3 => Ok(Self::SourceCondition),
            4 => Ok(Self::TagCondition),
            5 => Ok(Self::UpdateTimeCondition),
            6 => Ok(Self::AttributeCondition),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl MetaQueryConditionType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::CompositeCondition => "COMPOSITE_CONDITION",
            Self::MeasurementCondition => "MEASUREMENT_CONDITION",
            Self::SourceCondition => "SOURCE_CONDITION",
            Self::TagCondition => "TAG_CONDITION",
            Self::UpdateTimeCondition => "UPDATE_TIME_CONDITION",
            Self::AttributeCondition => "ATTRIBUTE_CONDITION",
        }
    }
}
/// How conditions are combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum MetaQueryCompositeOperator {
    #[default]
    OpAnd = 1,
    OpOr = 2,
    OpNot = 3,
}
impl MetaQueryCompositeOperator {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3)
    }
}
impl ::core::convert::From<MetaQueryCompositeOperator> for i32 {
    fn from(value: MetaQueryCompositeOperator) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for MetaQueryCompositeOperator {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::OpAnd),
            2 => Ok(Self::OpOr),
            3 => Ok(Self::OpNot),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl MetaQueryCompositeOperator {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::OpAnd => "OP_AND",
            Self::OpOr => "OP_OR",
            Self::OpNot => "OP_NOT",
        }
    }
}
/// How a value is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum MetaQuerySingleOperator {
    #[default]
    OpEqual = 1,
    OpGreaterThan = 2,
    OpGreaterEqual = 3,
    OpLessThan = 4,
    OpLessEqual = 5,
    OpPrefix = 6,
}
impl MetaQuerySingleOperator {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 5 | 6)
    }
}
impl ::core::convert::From<MetaQuerySingleOperator> for i32 {
    fn from(value: MetaQuerySingleOperator) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for MetaQuerySingleOperator {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::OpEqual),
            2 => Ok(Self::OpGreaterThan),
            3 => Ok(Self::OpGreaterEqual),
            4 => Ok(Self::OpLessThan),
            5 => Ok(Self::OpLessEqual),
            6 => Ok(Self::OpPrefix),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl MetaQuerySingleOperator {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::OpEqual => "OP_EQUAL",
            Self::OpGreaterThan => "OP_GREATER_THAN",
            Self::OpGreaterEqual => "OP_GREATER_EQUAL",
            Self::OpLessThan => "OP_LESS_THAN",
            Self::OpLessEqual => "OP_LESS_EQUAL",
            Self::OpPrefix => "OP_PREFIX",
        }
    }
}
/// How long the data of a table are kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TimeseriesTableOptions {
    /// In seconds; -1 for indefinitely.
    pub time_to_live: ::core::option::Option<i32>,
}
impl TimeseriesTableOptions {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn time_to_live(&self) -> i32 {
        self.time_to_live.unwrap_or_default()
    }
}
impl ::prost::Message for TimeseriesTableOptions {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.time_to_live {
            ::prost::encoding::int32::encode(1, value, buf);
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
                    self.time_to_live.get_or_insert_default(),
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
                    "TimeseriesTableOptions",
                    &[(1, "time_to_live")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.time_to_live {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TimeseriesTableOptions {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// How the metadata of a table are kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TimeseriesMetaOptions {
    /// Whether the attributes of a time series can be changed.
    pub allow_update_attributes: ::core::option::Option<bool>,
    /// In seconds; -1 for indefinitely.
    pub meta_time_to_live: ::core::option::Option<i32>,
}
impl TimeseriesMetaOptions {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn allow_update_attributes(&self) -> bool {
        self.allow_update_attributes.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn meta_time_to_live(&self) -> i32 {
        self.meta_time_to_live.unwrap_or_default()
    }
}
impl ::prost::Message for TimeseriesMetaOptions {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.allow_update_attributes {
            ::prost::encoding::bool::encode(1, value, buf);
        }
        if let Some(value) = &self.meta_time_to_live {
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
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.allow_update_attributes.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.meta_time_to_live.get_or_insert_default(),
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
                    "TimeseriesMetaOptions",
                    &[(1, "allow_update_attributes"), (2, "meta_time_to_live")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.allow_update_attributes {
            len += ::prost::encoding::bool::encoded_len(1, value);
        }
        if let Some(value) = &self.meta_time_to_live {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TimeseriesMetaOptions {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The name, the key and the settings of a time series table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TimeseriesTableMeta {
    pub table_name: ::prost::alloc::string::String,
    pub table_options: ::core::option::Option<TimeseriesTableOptions>,
    /// In responses only.
    pub status: ::core::option::Option<::prost::alloc::string::String>,
    pub meta_options: ::core::option::Option<TimeseriesMetaOptions>,
    /// The parts of a time series key: `_m_name`, `_data_source`, `_tags`, and columns of the table's own.
    pub timeseries_key_schema: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
    /// Fields that belong to the primary key, after the time.
    pub field_primary_key_schema: ::prost::alloc::vec::Vec<
        super::table::PrimaryKeySchema,
    >,
    pub disable_hash_partition_key: ::core::option::Option<bool>,
    pub disable_timeseries_meta_index: ::core::option::Option<bool>,
}
impl TimeseriesTableMeta {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn status(&self) -> &str {
        self.status.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn disable_hash_partition_key(&self) -> bool {
        self.disable_hash_partition_key.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn disable_timeseries_meta_index(&self) -> bool {
        self.disable_timeseries_meta_index.unwrap_or_default()
    }
}
impl ::prost::Message for TimeseriesTableMeta {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        if let Some(value) = &self.table_options {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.status {
            ::prost::encoding::string::encode(3, value, buf);
        }
        if let Some(value) = &self.meta_options {
            ::prost::encoding::message::encode(4, value, buf);
        }
        ::prost::encoding::string::encode_repeated(5, &self.timeseries_key_schema, buf);
        ::prost::encoding::message::encode_repeated(
            6,
            &self.field_primary_key_schema,
            buf,
        );
        if let Some(value) = &self.disable_hash_partition_key {
            ::prost::encoding::bool::encode(7, value, buf);
        }
        if let Some(value) = &self.disable_timeseries_meta_index {
            ::prost::encoding::bool::encode(8, value, buf);
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
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.table_options.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.status.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.meta_options.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.timeseries_key_schema,
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.field_primary_key_schema,
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.disable_hash_partition_key.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.disable_timeseries_meta_index.get_or_insert_default(),
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
                    "TimeseriesTableMeta",
                    &[
                        (1, "table_name"),
                        (2, "table_options"),
                        (3, "status"),
                        (4, "meta_options"),
                        (5, "timeseries_key_schema"),
                        (6, "field_primary_key_schema"),
                        (7, "disable_hash_partition_key"),
                        (8, "disable_timeseries_meta_index"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        if let Some(value) = &self.table_options {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.status {
            len += ::prost::encoding::string::encoded_len(3, value);
        }
        if let Some(value) = &self.meta_options {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        len
            += ::prost::encoding::string::encoded_len_repeated(
                5,
                &self.timeseries_key_schema,
            );
        len
            += ::prost::encoding::message::encoded_len_repeated(
                6,
                &self.field_primary_key_schema,
            );
        if let Some(value) = &self.disable_hash_partition_key {
            len += ::prost::encoding::bool::encoded_len(7, value);
        }
        if let Some(value) = &self.disable_timeseries_meta_index {
            len += ::prost::encoding::bool::encoded_len(8, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TimeseriesTableMeta {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "TimeseriesTableMeta",
        &[crate::proto::required::required(1, "table_name")],
        &[
            crate::proto::required::repeated::<
                super::table::PrimaryKeySchema,
            >(6, "field_primary_key_schema"),
        ],
    );
}
/// A copy of a table's data for analytical queries.
#[derive(Clone, PartialEq, Eq)]
pub struct TimeseriesAnalyticalStore {
    pub store_name: ::core::option::Option<::prost::alloc::string::String>,
    /// In seconds; -1 for indefinitely.
    pub time_to_live: ::core::option::Option<i32>,
    pub sync_option: ::core::option::Option<i32>,
}
impl ::core::default::Default for TimeseriesAnalyticalStore {
    #[inline]
    fn default() -> Self {
        Self {
            store_name: ::core::default::Default::default(),
            time_to_live: ::core::default::Default::default(),
            sync_option: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for TimeseriesAnalyticalStore {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("TimeseriesAnalyticalStore")
            .field("store_name", &self.store_name)
            .field("time_to_live", &self.time_to_live)
            .field(
                "sync_option",
                &self
                    .sync_option
                    .map(crate::proto::field::named::<AnalyticalStoreSyncType>),
            )
            .finish()
    }
}
impl TimeseriesAnalyticalStore {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn store_name(&self) -> &str {
        self.store_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn time_to_live(&self) -> i32 {
        self.time_to_live.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn sync_option(&self) -> AnalyticalStoreSyncType {
        self.sync_option.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_sync_option(&mut self, value: AnalyticalStoreSyncType) {
        self.sync_option = Some(value.into());
    }
}
impl ::prost::Message for TimeseriesAnalyticalStore {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.store_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.time_to_live {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.sync_option {
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
                    self.store_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.time_to_live.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.sync_option.get_or_insert_default(),
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
                    "TimeseriesAnalyticalStore",
                    &[(1, "store_name"), (2, "time_to_live"), (3, "sync_option")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.store_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.time_to_live {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.sync_option {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TimeseriesAnalyticalStore {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// How far a store follows its table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct AnalyticalStoreSyncStat {
    pub sync_phase: ::core::option::Option<i32>,
    pub current_sync_timestamp: ::core::option::Option<i64>,
}
impl ::core::default::Default for AnalyticalStoreSyncStat {
    #[inline]
    fn default() -> Self {
        Self {
            sync_phase: ::core::default::Default::default(),
            current_sync_timestamp: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for AnalyticalStoreSyncStat {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("AnalyticalStoreSyncStat")
            .field(
                "sync_phase",
                &self
                    .sync_phase
                    .map(crate::proto::field::named::<AnalyticalStoreSyncType>),
            )
            .field("current_sync_timestamp", &self.current_sync_timestamp)
            .finish()
    }
}
impl AnalyticalStoreSyncStat {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn sync_phase(&self) -> AnalyticalStoreSyncType {
        self.sync_phase.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_sync_phase(&mut self, value: AnalyticalStoreSyncType) {
        self.sync_phase = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn current_sync_timestamp(&self) -> i64 {
        self.current_sync_timestamp.unwrap_or_default()
    }
}
impl ::prost::Message for AnalyticalStoreSyncStat {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.sync_phase {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        if let Some(value) = &self.current_sync_timestamp {
            ::prost::encoding::int64::encode(2, value, buf);
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
                    self.sync_phase.get_or_insert_default(),
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
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "AnalyticalStoreSyncStat",
                    &[(1, "sync_phase"), (2, "current_sync_timestamp")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.sync_phase {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        if let Some(value) = &self.current_sync_timestamp {
            len += ::prost::encoding::int64::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for AnalyticalStoreSyncStat {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The size of a store, as it was measured at a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct AnalyticalStoreStorageSize {
    pub size: ::core::option::Option<i64>,
    pub timestamp: ::core::option::Option<i64>,
}
impl AnalyticalStoreStorageSize {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn size(&self) -> i64 {
        self.size.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn timestamp(&self) -> i64 {
        self.timestamp.unwrap_or_default()
    }
}
impl ::prost::Message for AnalyticalStoreStorageSize {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.size {
            ::prost::encoding::int64::encode(1, value, buf);
        }
        if let Some(value) = &self.timestamp {
            ::prost::encoding::int64::encode(2, value, buf);
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
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.size.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.timestamp.get_or_insert_default(),
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
                    "AnalyticalStoreStorageSize",
                    &[(1, "size"), (2, "timestamp")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.size {
            len += ::prost::encoding::int64::encoded_len(1, value);
        }
        if let Some(value) = &self.timestamp {
            len += ::prost::encoding::int64::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for AnalyticalStoreStorageSize {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A lastpoint index that is created with its table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LastpointIndexMetaForCreate {
    pub index_table_name: ::prost::alloc::string::String,
}
impl ::prost::Message for LastpointIndexMetaForCreate {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.index_table_name, buf);
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
                    &mut self.index_table_name,
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
                    "LastpointIndexMetaForCreate",
                    &[(1, "index_table_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.index_table_name);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for LastpointIndexMetaForCreate {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "LastpointIndexMetaForCreate",
        &[crate::proto::required::required(1, "index_table_name")],
        &[],
    );
}
/// A lastpoint index of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TimeseriesLastpointIndex {
    pub index_table_name: ::core::option::Option<::prost::alloc::string::String>,
}
impl TimeseriesLastpointIndex {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn index_table_name(&self) -> &str {
        self.index_table_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for TimeseriesLastpointIndex {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.index_table_name {
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
                    self.index_table_name.get_or_insert_default(),
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
                    "TimeseriesLastpointIndex",
                    &[(1, "index_table_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.index_table_name {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TimeseriesLastpointIndex {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Creates a time series table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CreateTimeseriesTableRequest {
    pub table_meta: TimeseriesTableMeta,
    pub analytical_stores: ::prost::alloc::vec::Vec<TimeseriesAnalyticalStore>,
    /// Whether there is an analytical store by default; absent means true.
    pub enable_analytical_store: ::core::option::Option<bool>,
    pub lastpoint_index_metas: ::prost::alloc::vec::Vec<LastpointIndexMetaForCreate>,
}
impl CreateTimeseriesTableRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn enable_analytical_store(&self) -> bool {
        self.enable_analytical_store.unwrap_or_default()
    }
}
impl ::prost::Message for CreateTimeseriesTableRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.table_meta, buf);
        ::prost::encoding::message::encode_repeated(3, &self.analytical_stores, buf);
        if let Some(value) = &self.enable_analytical_store {
            ::prost::encoding::bool::encode(4, value, buf);
        }
        ::prost::encoding::message::encode_repeated(5, &self.lastpoint_index_metas, buf);
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
                    &mut self.table_meta,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.analytical_stores,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.enable_analytical_store.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.lastpoint_index_metas,
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
                    "CreateTimeseriesTableRequest",
                    &[
                        (1, "table_meta"),
                        (3, "analytical_stores"),
                        (4, "enable_analytical_store"),
                        (5, "lastpoint_index_metas"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(1, &self.table_meta);
        len
            += ::prost::encoding::message::encoded_len_repeated(
                3,
                &self.analytical_stores,
            );
        if let Some(value) = &self.enable_analytical_store {
            len += ::prost::encoding::bool::encoded_len(4, value);
        }
        len
            += ::prost::encoding::message::encoded_len_repeated(
                5,
                &self.lastpoint_index_metas,
            );
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CreateTimeseriesTableRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "CreateTimeseriesTableRequest",
        &[crate::proto::required::required(1, "table_meta")],
        &[
            crate::proto::required::single::<TimeseriesTableMeta>(1, "table_meta"),
            crate::proto::required::repeated::<
                TimeseriesAnalyticalStore,
            >(3, "analytical_stores"),
            crate::proto::required::repeated::<
                LastpointIndexMetaForCreate,
            >(5, "lastpoint_index_metas"),
        ],
    );
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CreateTimeseriesTableResponse {}
impl ::prost::Message for CreateTimeseriesTableResponse {
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
impl crate::proto::RequiredFields for CreateTimeseriesTableResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Lists the time series tables of the instance.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ListTimeseriesTableRequest {}
impl ::prost::Message for ListTimeseriesTableRequest {
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
impl crate::proto::RequiredFields for ListTimeseriesTableRequest {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ListTimeseriesTableResponse {
    pub table_metas: ::prost::alloc::vec::Vec<TimeseriesTableMeta>,
}
impl ::prost::Message for ListTimeseriesTableResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.table_metas, buf);
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
                    &mut self.table_metas,
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
                    "ListTimeseriesTableResponse",
                    &[(1, "table_metas")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.table_metas);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ListTimeseriesTableResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ListTimeseriesTableResponse",
        &[],
        &[crate::proto::required::repeated::<TimeseriesTableMeta>(1, "table_metas")],
    );
}
/// Describes a time series table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DescribeTimeseriesTableRequest {
    pub table_name: ::prost::alloc::string::String,
}
impl ::prost::Message for DescribeTimeseriesTableRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
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
                    &mut self.table_name,
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
                    "DescribeTimeseriesTableRequest",
                    &[(1, "table_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DescribeTimeseriesTableRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DescribeTimeseriesTableRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct DescribeTimeseriesTableResponse {
    pub table_meta: TimeseriesTableMeta,
    pub analytical_stores: ::prost::alloc::vec::Vec<TimeseriesAnalyticalStore>,
    pub lastpoint_indexes: ::prost::alloc::vec::Vec<TimeseriesLastpointIndex>,
}
impl ::prost::Message for DescribeTimeseriesTableResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.table_meta, buf);
        ::prost::encoding::message::encode_repeated(2, &self.analytical_stores, buf);
        ::prost::encoding::message::encode_repeated(3, &self.lastpoint_indexes, buf);
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
                    &mut self.table_meta,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.analytical_stores,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.lastpoint_indexes,
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
                    "DescribeTimeseriesTableResponse",
                    &[
                        (1, "table_meta"),
                        (2, "analytical_stores"),
                        (3, "lastpoint_indexes"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(1, &self.table_meta);
        len
            += ::prost::encoding::message::encoded_len_repeated(
                2,
                &self.analytical_stores,
            );
        len
            += ::prost::encoding::message::encoded_len_repeated(
                3,
                &self.lastpoint_indexes,
            );
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DescribeTimeseriesTableResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DescribeTimeseriesTableResponse",
        &[crate::proto::required::required(1, "table_meta")],
        &[
            crate::proto::required::single::<TimeseriesTableMeta>(1, "table_meta"),
            crate::proto::required::repeated::<
                TimeseriesAnalyticalStore,
            >(2, "analytical_stores"),
            crate::proto::required::repeated::<
                TimeseriesLastpointIndex,
            >(3, "lastpoint_indexes"),
        ],
    );
}
/// Changes the options of a table, or those of its metadata.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UpdateTimeseriesTableRequest {
    pub table_name: ::prost::alloc::string::String,
    pub table_options: ::core::option::Option<TimeseriesTableOptions>,
    pub meta_options: ::core::option::Option<TimeseriesMetaOptions>,
}
impl ::prost::Message for UpdateTimeseriesTableRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        if let Some(value) = &self.table_options {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.meta_options {
            ::prost::encoding::message::encode(3, value, buf);
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
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.table_options.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.meta_options.get_or_insert_default(),
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
                    "UpdateTimeseriesTableRequest",
                    &[(1, "table_name"), (2, "table_options"), (3, "meta_options")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        if let Some(value) = &self.table_options {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.meta_options {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for UpdateTimeseriesTableRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "UpdateTimeseriesTableRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[],
    );
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct UpdateTimeseriesTableResponse {}
impl ::prost::Message for UpdateTimeseriesTableResponse {
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
impl crate::proto::RequiredFields for UpdateTimeseriesTableResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Deletes a time series table, with its data, metadata, stores and indexes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DeleteTimeseriesTableRequest {
    pub table_name: ::prost::alloc::string::String,
}
impl ::prost::Message for DeleteTimeseriesTableRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
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
                    &mut self.table_name,
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
                    "DeleteTimeseriesTableRequest",
                    &[(1, "table_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DeleteTimeseriesTableRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DeleteTimeseriesTableRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[],
    );
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DeleteTimeseriesTableResponse {}
impl ::prost::Message for DeleteTimeseriesTableResponse {
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
impl crate::proto::RequiredFields for DeleteTimeseriesTableResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Creates an analytical store.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CreateTimeseriesAnalyticalStoreRequest {
    pub table_name: ::prost::alloc::string::String,
    pub analytical_store: ::core::option::Option<TimeseriesAnalyticalStore>,
}
impl ::prost::Message for CreateTimeseriesAnalyticalStoreRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        if let Some(value) = &self.analytical_store {
            ::prost::encoding::message::encode(2, value, buf);
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
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.analytical_store.get_or_insert_default(),
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
                    "CreateTimeseriesAnalyticalStoreRequest",
                    &[(1, "table_name"), (2, "analytical_store")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        if let Some(value) = &self.analytical_store {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CreateTimeseriesAnalyticalStoreRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "CreateTimeseriesAnalyticalStoreRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[],
    );
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CreateTimeseriesAnalyticalStoreResponse {}
impl ::prost::Message for CreateTimeseriesAnalyticalStoreResponse {
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
impl crate::proto::RequiredFields for CreateTimeseriesAnalyticalStoreResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Changes the time to live of an analytical store.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UpdateTimeseriesAnalyticalStoreRequest {
    pub table_name: ::prost::alloc::string::String,
    pub analytical_store: TimeseriesAnalyticalStore,
}
impl ::prost::Message for UpdateTimeseriesAnalyticalStoreRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::message::encode(2, &self.analytical_store, buf);
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
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.analytical_store,
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
                    "UpdateTimeseriesAnalyticalStoreRequest",
                    &[(1, "table_name"), (2, "analytical_store")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::message::encoded_len(2, &self.analytical_store);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for UpdateTimeseriesAnalyticalStoreRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "UpdateTimeseriesAnalyticalStoreRequest",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required(2, "analytical_store"),
        ],
        &[],
    );
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct UpdateTimeseriesAnalyticalStoreResponse {}
impl ::prost::Message for UpdateTimeseriesAnalyticalStoreResponse {
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
impl crate::proto::RequiredFields for UpdateTimeseriesAnalyticalStoreResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Describes an analytical store.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DescribeTimeseriesAnalyticalStoreRequest {
    pub table_name: ::prost::alloc::string::String,
    pub store_name: ::prost::alloc::string::String,
}
impl ::prost::Message for DescribeTimeseriesAnalyticalStoreRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::string::encode(2, &self.store_name, buf);
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
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.store_name,
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
                    "DescribeTimeseriesAnalyticalStoreRequest",
                    &[(1, "table_name"), (2, "store_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::string::encoded_len(2, &self.store_name);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DescribeTimeseriesAnalyticalStoreRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DescribeTimeseriesAnalyticalStoreRequest",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required(2, "store_name"),
        ],
        &[],
    );
}
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DescribeTimeseriesAnalyticalStoreResponse {
    pub analytical_store: ::core::option::Option<TimeseriesAnalyticalStore>,
    pub sync_stat: ::core::option::Option<AnalyticalStoreSyncStat>,
    pub storage_size: ::core::option::Option<AnalyticalStoreStorageSize>,
}
impl ::prost::Message for DescribeTimeseriesAnalyticalStoreResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.analytical_store {
            ::prost::encoding::message::encode(1, value, buf);
        }
        if let Some(value) = &self.sync_stat {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.storage_size {
            ::prost::encoding::message::encode(3, value, buf);
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
                    self.analytical_store.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sync_stat.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.storage_size.get_or_insert_default(),
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
                    "DescribeTimeseriesAnalyticalStoreResponse",
                    &[(1, "analytical_store"), (2, "sync_stat"), (3, "storage_size")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.analytical_store {
            len += ::prost::encoding::message::encoded_len(1, value);
        }
        if let Some(value) = &self.sync_stat {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.storage_size {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DescribeTimeseriesAnalyticalStoreResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Deletes an analytical store.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DeleteTimeseriesAnalyticalStoreRequest {
    pub table_name: ::prost::alloc::string::String,
    pub store_name: ::prost::alloc::string::String,
    /// Whether the SQL mappings of the store are deleted too.
    pub drop_mapping_table: ::core::option::Option<bool>,
}
impl DeleteTimeseriesAnalyticalStoreRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn drop_mapping_table(&self) -> bool {
        self.drop_mapping_table.unwrap_or_default()
    }
}
impl ::prost::Message for DeleteTimeseriesAnalyticalStoreRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::string::encode(2, &self.store_name, buf);
        if let Some(value) = &self.drop_mapping_table {
            ::prost::encoding::bool::encode(3, value, buf);
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
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.store_name,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.drop_mapping_table.get_or_insert_default(),
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
                    "DeleteTimeseriesAnalyticalStoreRequest",
                    &[(1, "table_name"), (2, "store_name"), (3, "drop_mapping_table")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::string::encoded_len(2, &self.store_name);
        if let Some(value) = &self.drop_mapping_table {
            len += ::prost::encoding::bool::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DeleteTimeseriesAnalyticalStoreRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DeleteTimeseriesAnalyticalStoreRequest",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required(2, "store_name"),
        ],
        &[],
    );
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DeleteTimeseriesAnalyticalStoreResponse {}
impl ::prost::Message for DeleteTimeseriesAnalyticalStoreResponse {
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
impl crate::proto::RequiredFields for DeleteTimeseriesAnalyticalStoreResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Creates an index of the newest values of each time series.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CreateTimeseriesLastpointIndexRequest {
    pub main_table_name: ::prost::alloc::string::String,
    pub index_table_name: ::prost::alloc::string::String,
    /// Whether the index also has the data that were written before it.
    pub include_base_data: ::core::option::Option<bool>,
    /// Whether the main table is a wide-column table.
    pub create_on_wide_column_table: ::core::option::Option<bool>,
    /// The first columns of a wide-column table's primary key, by which rows are grouped.
    pub index_primary_key_names: ::prost::alloc::vec::Vec<
        ::prost::alloc::string::String,
    >,
}
impl CreateTimeseriesLastpointIndexRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn include_base_data(&self) -> bool {
        self.include_base_data.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn create_on_wide_column_table(&self) -> bool {
        self.create_on_wide_column_table.unwrap_or_default()
    }
}
impl ::prost::Message for CreateTimeseriesLastpointIndexRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.main_table_name, buf);
        ::prost::encoding::string::encode(2, &self.index_table_name, buf);
        if let Some(value) = &self.include_base_data {
            ::prost::encoding::bool::encode(3, value, buf);
        }
        if let Some(value) = &self.create_on_wide_column_table {
            ::prost::encoding::bool::encode(4, value, buf);
        }
        ::prost::encoding::string::encode_repeated(
            5,
            &self.index_primary_key_names,
            buf,
        );
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
                    &mut self.main_table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.index_table_name,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.include_base_data.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.create_on_wide_column_table.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.index_primary_key_names,
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
                    "CreateTimeseriesLastpointIndexRequest",
                    &[
                        (1, "main_table_name"),
                        (2, "index_table_name"),
                        (3, "include_base_data"),
                        (4, "create_on_wide_column_table"),
                        (5, "index_primary_key_names"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.main_table_name);
        len += ::prost::encoding::string::encoded_len(2, &self.index_table_name);
        if let Some(value) = &self.include_base_data {
            len += ::prost::encoding::bool::encoded_len(3, value);
        }
        if let Some(value) = &self.create_on_wide_column_table {
            len += ::prost::encoding::bool::encoded_len(4, value);
        }
        len
            += ::prost::encoding::string::encoded_len_repeated(
                5,
                &self.index_primary_key_names,
            );
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CreateTimeseriesLastpointIndexRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "CreateTimeseriesLastpointIndexRequest",
        &[
            crate::proto::required::required(1, "main_table_name"),
            crate::proto::required::required(2, "index_table_name"),
        ],
        &[],
    );
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CreateTimeseriesLastpointIndexResponse {}
impl ::prost::Message for CreateTimeseriesLastpointIndexResponse {
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
impl crate::proto::RequiredFields for CreateTimeseriesLastpointIndexResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Deletes an index of the newest values.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DeleteTimeseriesLastpointIndexRequest {
    pub main_table_name: ::prost::alloc::string::String,
    pub index_table_name: ::prost::alloc::string::String,
}
impl ::prost::Message for DeleteTimeseriesLastpointIndexRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.main_table_name, buf);
        ::prost::encoding::string::encode(2, &self.index_table_name, buf);
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
                    &mut self.main_table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.index_table_name,
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
                    "DeleteTimeseriesLastpointIndexRequest",
                    &[(1, "main_table_name"), (2, "index_table_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.main_table_name);
        len += ::prost::encoding::string::encoded_len(2, &self.index_table_name);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DeleteTimeseriesLastpointIndexRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DeleteTimeseriesLastpointIndexRequest",
        &[
            crate::proto::required::required(1, "main_table_name"),
            crate::proto::required::required(2, "index_table_name"),
        ],
        &[],
    );
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DeleteTimeseriesLastpointIndexResponse {}
impl ::prost::Message for DeleteTimeseriesLastpointIndexResponse {
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
impl crate::proto::RequiredFields for DeleteTimeseriesLastpointIndexResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Which data a store has, or is receiving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum AnalyticalStoreSyncType {
    /// Also the data that were written before it.
    #[default]
    SyncTypeFull = 1,
    /// Only the data that are written from now on.
    SyncTypeIncr = 2,
}
impl AnalyticalStoreSyncType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2)
    }
}
impl ::core::convert::From<AnalyticalStoreSyncType> for i32 {
    fn from(value: AnalyticalStoreSyncType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for AnalyticalStoreSyncType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::SyncTypeFull),
            2 => Ok(Self::SyncTypeIncr),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl AnalyticalStoreSyncType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::SyncTypeFull => "SYNC_TYPE_FULL",
            Self::SyncTypeIncr => "SYNC_TYPE_INCR",
        }
    }
}
