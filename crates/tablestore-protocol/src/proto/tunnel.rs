// @generated from the files in the crate's folder `proto`.
// Do not edit: change those files, then run `cargo xtask codegen`.

/// The error of a rejected request about a tunnel: the whole body of a response whose status is not 2xx.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Error {
    /// The error code, such as `OTSResourceGone`.
    pub code: ::prost::alloc::string::String,
    /// A description for people.
    pub message: ::core::option::Option<::prost::alloc::string::String>,
    pub tunnel_id: ::core::option::Option<::prost::alloc::string::String>,
}
impl Error {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn message(&self) -> &str {
        self.message.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn tunnel_id(&self) -> &str {
        self.tunnel_id.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for Error {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.code, buf);
        if let Some(value) = &self.message {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.tunnel_id {
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
            1 => ::prost::encoding::string::merge(wire_type, &mut self.code, buf, ctx),
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.message.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.tunnel_id.get_or_insert_default(),
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
                    "Error",
                    &[(1, "code"), (2, "message"), (3, "tunnel_id")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.code);
        if let Some(value) = &self.message {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.tunnel_id {
            len += ::prost::encoding::string::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Error {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "Error",
        &[crate::proto::required::required(1, "code")],
        &[],
    );
}
/// A range of changes. A client sets a flag or offsets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct StreamTunnelConfig {
    pub flag: ::core::option::Option<i32>,
    /// In nanoseconds since 1970.
    pub start_offset: ::core::option::Option<u64>,
    /// In nanoseconds since 1970.
    pub end_offset: ::core::option::Option<u64>,
}
impl ::core::default::Default for StreamTunnelConfig {
    #[inline]
    fn default() -> Self {
        Self {
            flag: ::core::default::Default::default(),
            start_offset: ::core::default::Default::default(),
            end_offset: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for StreamTunnelConfig {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("StreamTunnelConfig")
            .field("flag", &self.flag.map(crate::proto::field::named::<StartOffsetFlag>))
            .field("start_offset", &self.start_offset)
            .field("end_offset", &self.end_offset)
            .finish()
    }
}
impl StreamTunnelConfig {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn flag(&self) -> StartOffsetFlag {
        self.flag.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_flag(&mut self, value: StartOffsetFlag) {
        self.flag = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn start_offset(&self) -> u64 {
        self.start_offset.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn end_offset(&self) -> u64 {
        self.end_offset.unwrap_or_default()
    }
}
impl ::prost::Message for StreamTunnelConfig {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.flag {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        if let Some(value) = &self.start_offset {
            ::prost::encoding::uint64::encode(2, value, buf);
        }
        if let Some(value) = &self.end_offset {
            ::prost::encoding::uint64::encode(3, value, buf);
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
                    self.flag.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::uint64::merge(
                    wire_type,
                    self.start_offset.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::uint64::merge(
                    wire_type,
                    self.end_offset.get_or_insert_default(),
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
                    "StreamTunnelConfig",
                    &[(1, "flag"), (2, "start_offset"), (3, "end_offset")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.flag {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        if let Some(value) = &self.start_offset {
            len += ::prost::encoding::uint64::encoded_len(2, value);
        }
        if let Some(value) = &self.end_offset {
            len += ::prost::encoding::uint64::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for StreamTunnelConfig {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A tunnel to create.
#[derive(Clone, PartialEq, Eq)]
pub struct Tunnel {
    pub table_name: ::prost::alloc::string::String,
    pub tunnel_name: ::prost::alloc::string::String,
    pub tunnel_type: i32,
    pub stream_tunnel_config: ::core::option::Option<StreamTunnelConfig>,
    pub need_all_time_series_columns: ::core::option::Option<bool>,
    pub stream_record_options: ::core::option::Option<StreamRecordOptions>,
}
impl ::core::default::Default for Tunnel {
    #[inline]
    fn default() -> Self {
        Self {
            table_name: ::core::default::Default::default(),
            tunnel_name: ::core::default::Default::default(),
            tunnel_type: TunnelType::default().into(),
            stream_tunnel_config: ::core::default::Default::default(),
            need_all_time_series_columns: ::core::default::Default::default(),
            stream_record_options: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for Tunnel {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("Tunnel")
            .field("table_name", &self.table_name)
            .field("tunnel_name", &self.tunnel_name)
            .field(
                "tunnel_type",
                &crate::proto::field::named::<TunnelType>(self.tunnel_type),
            )
            .field("stream_tunnel_config", &self.stream_tunnel_config)
            .field("need_all_time_series_columns", &self.need_all_time_series_columns)
            .field("stream_record_options", &self.stream_record_options)
            .finish()
    }
}
impl Tunnel {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn tunnel_type(&self) -> TunnelType {
        TunnelType::try_from(self.tunnel_type).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_tunnel_type(&mut self, value: TunnelType) {
        self.tunnel_type = value.into();
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn need_all_time_series_columns(&self) -> bool {
        self.need_all_time_series_columns.unwrap_or_default()
    }
}
impl ::prost::Message for Tunnel {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::string::encode(3, &self.tunnel_name, buf);
        ::prost::encoding::int32::encode(4, &self.tunnel_type, buf);
        if let Some(value) = &self.stream_tunnel_config {
            ::prost::encoding::message::encode(5, value, buf);
        }
        if let Some(value) = &self.need_all_time_series_columns {
            ::prost::encoding::bool::encode(6, value, buf);
        }
        if let Some(value) = &self.stream_record_options {
            ::prost::encoding::message::encode(7, value, buf);
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
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.tunnel_name,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    &mut self.tunnel_type,
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.stream_tunnel_config.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.need_all_time_series_columns.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.stream_record_options.get_or_insert_default(),
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
                    "Tunnel",
                    &[
                        (1, "table_name"),
                        (3, "tunnel_name"),
                        (4, "tunnel_type"),
                        (5, "stream_tunnel_config"),
                        (6, "need_all_time_series_columns"),
                        (7, "stream_record_options"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::string::encoded_len(3, &self.tunnel_name);
        len += ::prost::encoding::int32::encoded_len(4, &self.tunnel_type);
        if let Some(value) = &self.stream_tunnel_config {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        if let Some(value) = &self.need_all_time_series_columns {
            len += ::prost::encoding::bool::encoded_len(6, value);
        }
        if let Some(value) = &self.stream_record_options {
            len += ::prost::encoding::message::encoded_len(7, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Tunnel {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "Tunnel",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required(3, "tunnel_name"),
            crate::proto::required::required_enum(4, "tunnel_type", TunnelType::is_valid),
        ],
        &[
            crate::proto::required::single::<
                StreamRecordOptions,
            >(7, "stream_record_options"),
        ],
    );
}
/// The columns that a record has.
#[derive(Clone, PartialEq, Eq)]
pub struct StreamColumn {
    pub r#type: i32,
    pub column_name: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
}
impl ::core::default::Default for StreamColumn {
    #[inline]
    fn default() -> Self {
        Self {
            r#type: StreamColumnType::default().into(),
            column_name: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for StreamColumn {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("StreamColumn")
            .field("type", &crate::proto::field::named::<StreamColumnType>(self.r#type))
            .field("column_name", &self.column_name)
            .finish()
    }
}
impl StreamColumn {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn r#type(&self) -> StreamColumnType {
        StreamColumnType::try_from(self.r#type).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_type(&mut self, value: StreamColumnType) {
        self.r#type = value.into();
    }
}
impl ::prost::Message for StreamColumn {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.r#type, buf);
        ::prost::encoding::string::encode_repeated(2, &self.column_name, buf);
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
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.column_name,
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
                    "StreamColumn",
                    &[(1, "type"), (2, "column_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.r#type);
        len += ::prost::encoding::string::encoded_len_repeated(2, &self.column_name);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for StreamColumn {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "StreamColumn",
        &[crate::proto::required::required_enum(1, "type", StreamColumnType::is_valid)],
        &[],
    );
}
/// The parts that records have besides the change itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct StreamRecordOptions {
    pub get_version_generator_value: ::core::option::Option<bool>,
    pub get_sys_columns: ::core::option::Option<bool>,
    pub get_new_row_info: ::core::option::Option<bool>,
    /// The columns of `origin_record`.
    pub old_columns_to_get: ::core::option::Option<StreamColumn>,
    /// The columns of `latest_record`.
    pub new_columns_to_get: ::core::option::Option<StreamColumn>,
}
impl StreamRecordOptions {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn get_version_generator_value(&self) -> bool {
        self.get_version_generator_value.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn get_sys_columns(&self) -> bool {
        self.get_sys_columns.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn get_new_row_info(&self) -> bool {
        self.get_new_row_info.unwrap_or_default()
    }
}
impl ::prost::Message for StreamRecordOptions {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.get_version_generator_value {
            ::prost::encoding::bool::encode(1, value, buf);
        }
        if let Some(value) = &self.get_sys_columns {
            ::prost::encoding::bool::encode(2, value, buf);
        }
        if let Some(value) = &self.get_new_row_info {
            ::prost::encoding::bool::encode(3, value, buf);
        }
        if let Some(value) = &self.old_columns_to_get {
            ::prost::encoding::message::encode(4, value, buf);
        }
        if let Some(value) = &self.new_columns_to_get {
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
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.get_version_generator_value.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.get_sys_columns.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.get_new_row_info.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.old_columns_to_get.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.new_columns_to_get.get_or_insert_default(),
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
                    "StreamRecordOptions",
                    &[
                        (1, "get_version_generator_value"),
                        (2, "get_sys_columns"),
                        (3, "get_new_row_info"),
                        (4, "old_columns_to_get"),
                        (5, "new_columns_to_get"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.get_version_generator_value {
            len += ::prost::encoding::bool::encoded_len(1, value);
        }
        if let Some(value) = &self.get_sys_columns {
            len += ::prost::encoding::bool::encoded_len(2, value);
        }
        if let Some(value) = &self.get_new_row_info {
            len += ::prost::encoding::bool::encoded_len(3, value);
        }
        if let Some(value) = &self.old_columns_to_get {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        if let Some(value) = &self.new_columns_to_get {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for StreamRecordOptions {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "StreamRecordOptions",
        &[],
        &[
            crate::proto::required::single::<StreamColumn>(4, "old_columns_to_get"),
            crate::proto::required::single::<StreamColumn>(5, "new_columns_to_get"),
        ],
    );
}
/// Creates a tunnel.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CreateTunnelRequest {
    pub tunnel: Tunnel,
}
impl ::prost::Message for CreateTunnelRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.tunnel, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => ::prost::encoding::message::merge(wire_type, &mut self.tunnel, buf, ctx),
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "CreateTunnelRequest",
                    &[(1, "tunnel")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(1, &self.tunnel);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CreateTunnelRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "CreateTunnelRequest",
        &[crate::proto::required::required(1, "tunnel")],
        &[crate::proto::required::single::<Tunnel>(1, "tunnel")],
    );
}
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CreateTunnelResponse {
    pub tunnel_id: ::prost::alloc::string::String,
}
impl ::prost::Message for CreateTunnelResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.tunnel_id, buf);
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
                    &mut self.tunnel_id,
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
                    "CreateTunnelResponse",
                    &[(1, "tunnel_id")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.tunnel_id);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CreateTunnelResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "CreateTunnelResponse",
        &[crate::proto::required::required(1, "tunnel_id")],
        &[],
    );
}
/// Deletes a tunnel.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DeleteTunnelRequest {
    pub table_name: ::prost::alloc::string::String,
    pub tunnel_name: ::prost::alloc::string::String,
    pub tunnel_id: ::core::option::Option<::prost::alloc::string::String>,
}
impl DeleteTunnelRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn tunnel_id(&self) -> &str {
        self.tunnel_id.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for DeleteTunnelRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::string::encode(2, &self.tunnel_name, buf);
        if let Some(value) = &self.tunnel_id {
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
                    &mut self.tunnel_name,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.tunnel_id.get_or_insert_default(),
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
                    "DeleteTunnelRequest",
                    &[(1, "table_name"), (2, "tunnel_name"), (3, "tunnel_id")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::string::encoded_len(2, &self.tunnel_name);
        if let Some(value) = &self.tunnel_id {
            len += ::prost::encoding::string::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DeleteTunnelRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DeleteTunnelRequest",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required(2, "tunnel_name"),
        ],
        &[],
    );
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DeleteTunnelResponse {}
impl ::prost::Message for DeleteTunnelResponse {
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
impl crate::proto::RequiredFields for DeleteTunnelResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Lists the tunnels of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ListTunnelRequest {
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
}
impl ListTunnelRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for ListTunnelRequest {
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
                    "ListTunnelRequest",
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
impl crate::proto::RequiredFields for ListTunnelRequest {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ListTunnelResponse {
    pub tunnels: ::prost::alloc::vec::Vec<TunnelInfo>,
}
impl ::prost::Message for ListTunnelResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.tunnels, buf);
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
                    &mut self.tunnels,
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
                    "ListTunnelResponse",
                    &[(1, "tunnels")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.tunnels);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ListTunnelResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ListTunnelResponse",
        &[],
        &[crate::proto::required::repeated::<TunnelInfo>(1, "tunnels")],
    );
}
/// Describes a tunnel.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DescribeTunnelRequest {
    pub table_name: ::prost::alloc::string::String,
    pub tunnel_name: ::prost::alloc::string::String,
    pub tunnel_id: ::core::option::Option<::prost::alloc::string::String>,
}
impl DescribeTunnelRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn tunnel_id(&self) -> &str {
        self.tunnel_id.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for DescribeTunnelRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::string::encode(2, &self.tunnel_name, buf);
        if let Some(value) = &self.tunnel_id {
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
                    &mut self.tunnel_name,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.tunnel_id.get_or_insert_default(),
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
                    "DescribeTunnelRequest",
                    &[(1, "table_name"), (2, "tunnel_name"), (3, "tunnel_id")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::string::encoded_len(2, &self.tunnel_name);
        if let Some(value) = &self.tunnel_id {
            len += ::prost::encoding::string::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DescribeTunnelRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DescribeTunnelRequest",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required(2, "tunnel_name"),
        ],
        &[],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct DescribeTunnelResponse {
    pub tunnel: TunnelInfo,
    pub channels: ::prost::alloc::vec::Vec<ChannelInfo>,
    /// Up to when the slowest channel has delivered changes, in nanoseconds since 1970.
    pub tunnel_rpo: ::core::option::Option<i64>,
}
impl DescribeTunnelResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn tunnel_rpo(&self) -> i64 {
        self.tunnel_rpo.unwrap_or_default()
    }
}
impl ::prost::Message for DescribeTunnelResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.tunnel, buf);
        ::prost::encoding::message::encode_repeated(2, &self.channels, buf);
        if let Some(value) = &self.tunnel_rpo {
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
            1 => ::prost::encoding::message::merge(wire_type, &mut self.tunnel, buf, ctx),
            2 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.channels,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.tunnel_rpo.get_or_insert_default(),
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
                    "DescribeTunnelResponse",
                    &[(1, "tunnel"), (2, "channels"), (3, "tunnel_rpo")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(1, &self.tunnel);
        len += ::prost::encoding::message::encoded_len_repeated(2, &self.channels);
        if let Some(value) = &self.tunnel_rpo {
            len += ::prost::encoding::int64::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DescribeTunnelResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DescribeTunnelResponse",
        &[crate::proto::required::required(1, "tunnel")],
        &[
            crate::proto::required::single::<TunnelInfo>(1, "tunnel"),
            crate::proto::required::repeated::<ChannelInfo>(2, "channels"),
        ],
    );
}
/// A tunnel and its state.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TunnelInfo {
    pub tunnel_id: ::prost::alloc::string::String,
    /// `BaseData`, `Stream` or `BaseAndStream`.
    pub tunnel_type: ::prost::alloc::string::String,
    pub table_name: ::prost::alloc::string::String,
    pub instance_name: ::prost::alloc::string::String,
    /// The stream of the table; empty if there is none.
    pub stream_id: ::prost::alloc::string::String,
    /// `InitBaseDataAndStreamShard`, `ProcessBaseData` or `ProcessStream`.
    pub stage: ::prost::alloc::string::String,
    /// Whether changes that were not delivered yet are gone.
    pub expired: ::core::option::Option<bool>,
    pub tunnel_name: ::core::option::Option<::prost::alloc::string::String>,
    pub public: ::core::option::Option<bool>,
    pub stream_tunnel_config: ::core::option::Option<StreamTunnelConfig>,
    /// In nanoseconds since 1970.
    pub create_time: ::core::option::Option<i64>,
    pub stream_record_options: ::core::option::Option<StreamRecordOptions>,
}
impl TunnelInfo {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn expired(&self) -> bool {
        self.expired.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn tunnel_name(&self) -> &str {
        self.tunnel_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn public(&self) -> bool {
        self.public.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn create_time(&self) -> i64 {
        self.create_time.unwrap_or_default()
    }
}
impl ::prost::Message for TunnelInfo {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.tunnel_id, buf);
        ::prost::encoding::string::encode(2, &self.tunnel_type, buf);
        ::prost::encoding::string::encode(3, &self.table_name, buf);
        ::prost::encoding::string::encode(4, &self.instance_name, buf);
        ::prost::encoding::string::encode(5, &self.stream_id, buf);
        ::prost::encoding::string::encode(6, &self.stage, buf);
        if let Some(value) = &self.expired {
            ::prost::encoding::bool::encode(7, value, buf);
        }
        if let Some(value) = &self.tunnel_name {
            ::prost::encoding::string::encode(8, value, buf);
        }
        if let Some(value) = &self.public {
            ::prost::encoding::bool::encode(9, value, buf);
        }
        if let Some(value) = &self.stream_tunnel_config {
            ::prost::encoding::message::encode(10, value, buf);
        }
        if let Some(value) = &self.create_time {
            ::prost::encoding::int64::encode(11, value, buf);
        }
        if let Some(value) = &self.stream_record_options {
            ::prost::encoding::message::encode(14, value, buf);
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
                    &mut self.tunnel_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.tunnel_type,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.instance_name,
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.stream_id,
                    buf,
                    ctx,
                )
            }
            6 => ::prost::encoding::string::merge(wire_type, &mut self.stage, buf, ctx),
            7 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.expired.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.tunnel_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            9 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.public.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            10 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.stream_tunnel_config.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            11 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.create_time.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            14 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.stream_record_options.get_or_insert_default(),
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
                    "TunnelInfo",
                    &[
                        (1, "tunnel_id"),
                        (2, "tunnel_type"),
                        (3, "table_name"),
                        (4, "instance_name"),
                        (5, "stream_id"),
                        (6, "stage"),
                        (7, "expired"),
                        (8, "tunnel_name"),
                        (9, "public"),
                        (10, "stream_tunnel_config"),
                        (11, "create_time"),
                        (14, "stream_record_options"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.tunnel_id);
        len += ::prost::encoding::string::encoded_len(2, &self.tunnel_type);
        len += ::prost::encoding::string::encoded_len(3, &self.table_name);
        len += ::prost::encoding::string::encoded_len(4, &self.instance_name);
        len += ::prost::encoding::string::encoded_len(5, &self.stream_id);
        len += ::prost::encoding::string::encoded_len(6, &self.stage);
        if let Some(value) = &self.expired {
            len += ::prost::encoding::bool::encoded_len(7, value);
        }
        if let Some(value) = &self.tunnel_name {
            len += ::prost::encoding::string::encoded_len(8, value);
        }
        if let Some(value) = &self.public {
            len += ::prost::encoding::bool::encoded_len(9, value);
        }
        if let Some(value) = &self.stream_tunnel_config {
            len += ::prost::encoding::message::encoded_len(10, value);
        }
        if let Some(value) = &self.create_time {
            len += ::prost::encoding::int64::encoded_len(11, value);
        }
        if let Some(value) = &self.stream_record_options {
            len += ::prost::encoding::message::encoded_len(14, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TunnelInfo {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "TunnelInfo",
        &[
            crate::proto::required::required(1, "tunnel_id"),
            crate::proto::required::required(2, "tunnel_type"),
            crate::proto::required::required(3, "table_name"),
            crate::proto::required::required(4, "instance_name"),
            crate::proto::required::required(5, "stream_id"),
            crate::proto::required::required(6, "stage"),
        ],
        &[
            crate::proto::required::single::<
                StreamRecordOptions,
            >(14, "stream_record_options"),
        ],
    );
}
/// A channel and its state.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ChannelInfo {
    pub channel_id: ::prost::alloc::string::String,
    /// `BaseData` or `Stream`.
    pub channel_type: ::core::option::Option<::prost::alloc::string::String>,
    /// `WAIT`, `OPEN`, `CLOSING`, `CLOSE` or `TERMINATED`.
    pub channel_status: ::core::option::Option<::prost::alloc::string::String>,
    /// The client that reads the channel.
    pub client_id: ::core::option::Option<::prost::alloc::string::String>,
    /// Up to when changes are delivered, in nanoseconds since 1970.
    pub channel_rpo: ::core::option::Option<i64>,
    /// How many rows are delivered.
    pub channel_count: ::core::option::Option<i64>,
}
impl ChannelInfo {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn channel_type(&self) -> &str {
        self.channel_type.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn channel_status(&self) -> &str {
        self.channel_status.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn client_id(&self) -> &str {
        self.client_id.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn channel_rpo(&self) -> i64 {
        self.channel_rpo.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn channel_count(&self) -> i64 {
        self.channel_count.unwrap_or_default()
    }
}
impl ::prost::Message for ChannelInfo {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.channel_id, buf);
        if let Some(value) = &self.channel_type {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.channel_status {
            ::prost::encoding::string::encode(3, value, buf);
        }
        if let Some(value) = &self.client_id {
            ::prost::encoding::string::encode(4, value, buf);
        }
        if let Some(value) = &self.channel_rpo {
            ::prost::encoding::int64::encode(5, value, buf);
        }
        if let Some(value) = &self.channel_count {
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
                    &mut self.channel_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.channel_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.channel_status.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.client_id.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.channel_rpo.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.channel_count.get_or_insert_default(),
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
                    "ChannelInfo",
                    &[
                        (1, "channel_id"),
                        (2, "channel_type"),
                        (3, "channel_status"),
                        (4, "client_id"),
                        (5, "channel_rpo"),
                        (6, "channel_count"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.channel_id);
        if let Some(value) = &self.channel_type {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.channel_status {
            len += ::prost::encoding::string::encoded_len(3, value);
        }
        if let Some(value) = &self.client_id {
            len += ::prost::encoding::string::encoded_len(4, value);
        }
        if let Some(value) = &self.channel_rpo {
            len += ::prost::encoding::int64::encoded_len(5, value);
        }
        if let Some(value) = &self.channel_count {
            len += ::prost::encoding::int64::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ChannelInfo {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ChannelInfo",
        &[crate::proto::required::required(1, "channel_id")],
        &[],
    );
}
/// Reads how far the channels of a tunnel are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GetRpoRequest {
    pub tunnel_id: ::core::option::Option<::prost::alloc::string::String>,
    pub limit: ::core::option::Option<i32>,
}
impl GetRpoRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn tunnel_id(&self) -> &str {
        self.tunnel_id.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn limit(&self) -> i32 {
        self.limit.unwrap_or_default()
    }
}
impl ::prost::Message for GetRpoRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.tunnel_id {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.limit {
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
                    self.tunnel_id.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.limit.get_or_insert_default(),
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
                    "GetRpoRequest",
                    &[(1, "tunnel_id"), (2, "limit")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.tunnel_id {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        if let Some(value) = &self.limit {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GetRpoRequest {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GetRpoResponse {
    /// A JSON object of channels.
    pub rpo_infos: ::core::option::Option<::prost::bytes::Bytes>,
    /// A JSON object of tunnels.
    pub tunnel_rpo_infos: ::core::option::Option<::prost::bytes::Bytes>,
    pub tunnel_id: ::core::option::Option<::prost::alloc::string::String>,
}
impl GetRpoResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn rpo_infos(&self) -> &[u8] {
        self.rpo_infos.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn tunnel_rpo_infos(&self) -> &[u8] {
        self.tunnel_rpo_infos.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn tunnel_id(&self) -> &str {
        self.tunnel_id.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for GetRpoResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.rpo_infos {
            ::prost::encoding::bytes::encode(1, value, buf);
        }
        if let Some(value) = &self.tunnel_rpo_infos {
            ::prost::encoding::bytes::encode(2, value, buf);
        }
        if let Some(value) = &self.tunnel_id {
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
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.rpo_infos.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.tunnel_rpo_infos.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.tunnel_id.get_or_insert_default(),
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
                    "GetRpoResponse",
                    &[(1, "rpo_infos"), (2, "tunnel_rpo_infos"), (3, "tunnel_id")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.rpo_infos {
            len += ::prost::encoding::bytes::encoded_len(1, value);
        }
        if let Some(value) = &self.tunnel_rpo_infos {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        if let Some(value) = &self.tunnel_id {
            len += ::prost::encoding::string::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GetRpoResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Sets the status of channels.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ScheduleRequest {
    pub tunnel_id: ::prost::alloc::string::String,
    pub channels: ::prost::alloc::vec::Vec<Channel>,
}
impl ::prost::Message for ScheduleRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.tunnel_id, buf);
        ::prost::encoding::message::encode_repeated(3, &self.channels, buf);
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
                    &mut self.tunnel_id,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.channels,
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
                    "ScheduleRequest",
                    &[(1, "tunnel_id"), (3, "channels")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.tunnel_id);
        len += ::prost::encoding::message::encoded_len_repeated(3, &self.channels);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ScheduleRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ScheduleRequest",
        &[crate::proto::required::required(1, "tunnel_id")],
        &[crate::proto::required::repeated::<Channel>(3, "channels")],
    );
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ScheduleResponse {}
impl ::prost::Message for ScheduleResponse {
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
impl crate::proto::RequiredFields for ScheduleResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A channel as client and service report it to each other.
#[derive(Clone, PartialEq, Eq)]
pub struct Channel {
    pub channel_id: ::prost::alloc::string::String,
    /// Grows with each change of the status; of two reports the later one counts.
    pub version: i64,
    pub status: i32,
    pub detail: ::core::option::Option<::prost::bytes::Bytes>,
}
impl ::core::default::Default for Channel {
    #[inline]
    fn default() -> Self {
        Self {
            channel_id: ::core::default::Default::default(),
            version: ::core::default::Default::default(),
            status: ChannelStatus::default().into(),
            detail: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for Channel {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("Channel")
            .field("channel_id", &self.channel_id)
            .field("version", &self.version)
            .field("status", &crate::proto::field::named::<ChannelStatus>(self.status))
            .field("detail", &self.detail)
            .finish()
    }
}
impl Channel {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn status(&self) -> ChannelStatus {
        ChannelStatus::try_from(self.status).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_status(&mut self, value: ChannelStatus) {
        self.status = value.into();
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn detail(&self) -> &[u8] {
        self.detail.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for Channel {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.channel_id, buf);
        ::prost::encoding::int64::encode(2, &self.version, buf);
        ::prost::encoding::int32::encode(3, &self.status, buf);
        if let Some(value) = &self.detail {
            ::prost::encoding::bytes::encode(4, value, buf);
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
                    &mut self.channel_id,
                    buf,
                    ctx,
                )
            }
            2 => ::prost::encoding::int64::merge(wire_type, &mut self.version, buf, ctx),
            3 => ::prost::encoding::int32::merge(wire_type, &mut self.status, buf, ctx),
            4 => {
                ::prost::encoding::bytes::merge(
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
                    "Channel",
                    &[(1, "channel_id"), (2, "version"), (3, "status"), (4, "detail")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.channel_id);
        len += ::prost::encoding::int64::encoded_len(2, &self.version);
        len += ::prost::encoding::int32::encoded_len(3, &self.status);
        if let Some(value) = &self.detail {
            len += ::prost::encoding::bytes::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Channel {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "Channel",
        &[
            crate::proto::required::required(1, "channel_id"),
            crate::proto::required::required(2, "version"),
            crate::proto::required::required_enum(3, "status", ChannelStatus::is_valid),
        ],
        &[],
    );
}
/// The data that a tunnel delivers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum TunnelType {
    /// The rows of the table.
    #[default]
    BaseData = 1,
    /// The changes of the table.
    Stream = 2,
    /// The rows, then the changes.
    BaseAndStream = 3,
}
impl TunnelType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3)
    }
}
impl ::core::convert::From<TunnelType> for i32 {
    fn from(value: TunnelType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for TunnelType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::BaseData),
            2 => Ok(Self::Stream),
            3 => Ok(Self::BaseAndStream),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl TunnelType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::BaseData => "BASE_DATA",
            Self::Stream => "STREAM",
            Self::BaseAndStream => "BASE_AND_STREAM",
        }
    }
}
/// Where the changes of a tunnel start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum StartOffsetFlag {
    /// When the tunnel was created.
    #[default]
    Latest = 0,
    /// With the oldest change that is kept.
    Earliest = 1,
}
impl StartOffsetFlag {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1)
    }
}
impl ::core::convert::From<StartOffsetFlag> for i32 {
    fn from(value: StartOffsetFlag) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for StartOffsetFlag {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::Latest),
            1 => Ok(Self::Earliest),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl StartOffsetFlag {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Latest => "LATEST",
            Self::Earliest => "EARLIEST",
        }
    }
}
/// Which columns a record has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum StreamColumnType {
    #[default]
    Invalid = 0,
    /// Those that are named.
    SpecifiedColumn = 1,
    /// Those that were written.
    InputColumns = 2,
    /// All of the row.
    AllColumns = 3,
}
impl StreamColumnType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1 | 2 | 3)
    }
}
impl ::core::convert::From<StreamColumnType> for i32 {
    fn from(value: StreamColumnType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for StreamColumnType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::Invalid),
            1 => Ok(Self::SpecifiedColumn),
            2 => Ok(Self::InputColumns),
            3 => Ok(Self::AllColumns),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl StreamColumnType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Invalid => "INVALID",
            Self::SpecifiedColumn => "SPECIFIED_COLUMN",
            Self::InputColumns => "INPUT_COLUMNS",
            Self::AllColumns => "ALL_COLUMNS",
        }
    }
}
/// The status of a channel in the consumption of a tunnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum ChannelStatus {
    /// A client is to read it.
    #[default]
    Open = 1,
    /// Its client is to stop.
    Closing = 2,
    /// No client reads it.
    Close = 3,
    /// It is read to its end.
    Terminated = 4,
}
impl ChannelStatus {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4)
    }
}
impl ::core::convert::From<ChannelStatus> for i32 {
    fn from(value: ChannelStatus) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for ChannelStatus {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Open),
            2 => Ok(Self::Closing),
            3 => Ok(Self::Close),
            4 => Ok(Self::Terminated),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl ChannelStatus {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Open => "OPEN",
            Self::Closing => "CLOSING",
            Self::Close => "CLOSE",
            Self::Terminated => "TERMINATED",
        }
    }
}
/// How a client takes part in the consumption of a tunnel.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ClientConfig {
    /// After how many seconds without a heartbeat the client counts as gone.
    pub timeout: ::core::option::Option<i64>,
    /// A name for the client, the first part of its id.
    pub client_tag: ::core::option::Option<::prost::alloc::string::String>,
}
impl ClientConfig {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn timeout(&self) -> i64 {
        self.timeout.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn client_tag(&self) -> &str {
        self.client_tag.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for ClientConfig {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.timeout {
            ::prost::encoding::int64::encode(1, value, buf);
        }
        if let Some(value) = &self.client_tag {
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
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.timeout.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.client_tag.get_or_insert_default(),
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
                    "ClientConfig",
                    &[(1, "timeout"), (2, "client_tag")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.timeout {
            len += ::prost::encoding::int64::encoded_len(1, value);
        }
        if let Some(value) = &self.client_tag {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ClientConfig {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Registers a client.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ConnectRequest {
    pub tunnel_id: ::prost::alloc::string::String,
    pub client_config: ::core::option::Option<ClientConfig>,
}
impl ::prost::Message for ConnectRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.tunnel_id, buf);
        if let Some(value) = &self.client_config {
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
                    &mut self.tunnel_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.client_config.get_or_insert_default(),
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
                    "ConnectRequest",
                    &[(1, "tunnel_id"), (2, "client_config")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.tunnel_id);
        if let Some(value) = &self.client_config {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ConnectRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ConnectRequest",
        &[crate::proto::required::required(1, "tunnel_id")],
        &[],
    );
}
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ConnectResponse {
    pub client_id: ::prost::alloc::string::String,
}
impl ::prost::Message for ConnectResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.client_id, buf);
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
                    &mut self.client_id,
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
                    "ConnectResponse",
                    &[(1, "client_id")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.client_id);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ConnectResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ConnectResponse",
        &[crate::proto::required::required(1, "client_id")],
        &[],
    );
}
/// Reports the status of a client's channels.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct HeartbeatRequest {
    pub tunnel_id: ::prost::alloc::string::String,
    pub client_id: ::prost::alloc::string::String,
    pub channels: ::prost::alloc::vec::Vec<Channel>,
}
impl ::prost::Message for HeartbeatRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.tunnel_id, buf);
        ::prost::encoding::string::encode(2, &self.client_id, buf);
        ::prost::encoding::message::encode_repeated(3, &self.channels, buf);
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
                    &mut self.tunnel_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.client_id,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.channels,
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
                    "HeartbeatRequest",
                    &[(1, "tunnel_id"), (2, "client_id"), (3, "channels")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.tunnel_id);
        len += ::prost::encoding::string::encoded_len(2, &self.client_id);
        len += ::prost::encoding::message::encoded_len_repeated(3, &self.channels);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for HeartbeatRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "HeartbeatRequest",
        &[
            crate::proto::required::required(1, "tunnel_id"),
            crate::proto::required::required(2, "client_id"),
        ],
        &[crate::proto::required::repeated::<Channel>(3, "channels")],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct HeartbeatResponse {
    /// The channels that the client is to read.
    pub channels: ::prost::alloc::vec::Vec<Channel>,
}
impl ::prost::Message for HeartbeatResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.channels, buf);
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
                    &mut self.channels,
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
                    "HeartbeatResponse",
                    &[(1, "channels")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.channels);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for HeartbeatResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "HeartbeatResponse",
        &[],
        &[crate::proto::required::repeated::<Channel>(1, "channels")],
    );
}
/// Unregisters a client.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ShutdownRequest {
    pub tunnel_id: ::prost::alloc::string::String,
    pub client_id: ::prost::alloc::string::String,
}
impl ::prost::Message for ShutdownRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.tunnel_id, buf);
        ::prost::encoding::string::encode(2, &self.client_id, buf);
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
                    &mut self.tunnel_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.client_id,
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
                    "ShutdownRequest",
                    &[(1, "tunnel_id"), (2, "client_id")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.tunnel_id);
        len += ::prost::encoding::string::encoded_len(2, &self.client_id);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ShutdownRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ShutdownRequest",
        &[
            crate::proto::required::required(1, "tunnel_id"),
            crate::proto::required::required(2, "client_id"),
        ],
        &[],
    );
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ShutdownResponse {}
impl ::prost::Message for ShutdownResponse {
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
impl crate::proto::RequiredFields for ShutdownResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Reads the checkpoint of a channel.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GetCheckpointRequest {
    pub tunnel_id: ::prost::alloc::string::String,
    pub client_id: ::prost::alloc::string::String,
    pub channel_id: ::prost::alloc::string::String,
}
impl ::prost::Message for GetCheckpointRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.tunnel_id, buf);
        ::prost::encoding::string::encode(2, &self.client_id, buf);
        ::prost::encoding::string::encode(3, &self.channel_id, buf);
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
                    &mut self.tunnel_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.client_id,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.channel_id,
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
                    "GetCheckpointRequest",
                    &[(1, "tunnel_id"), (2, "client_id"), (3, "channel_id")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.tunnel_id);
        len += ::prost::encoding::string::encoded_len(2, &self.client_id);
        len += ::prost::encoding::string::encoded_len(3, &self.channel_id);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GetCheckpointRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GetCheckpointRequest",
        &[
            crate::proto::required::required(1, "tunnel_id"),
            crate::proto::required::required(2, "client_id"),
            crate::proto::required::required(3, "channel_id"),
        ],
        &[],
    );
}
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GetCheckpointResponse {
    /// A token.
    pub checkpoint: ::prost::alloc::string::String,
    /// How many checkpoints were stored before.
    pub sequence_number: i64,
}
impl ::prost::Message for GetCheckpointResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.checkpoint, buf);
        ::prost::encoding::int64::encode(2, &self.sequence_number, buf);
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
                    &mut self.checkpoint,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    &mut self.sequence_number,
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
                    "GetCheckpointResponse",
                    &[(1, "checkpoint"), (2, "sequence_number")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.checkpoint);
        len += ::prost::encoding::int64::encoded_len(2, &self.sequence_number);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GetCheckpointResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GetCheckpointResponse",
        &[
            crate::proto::required::required(1, "checkpoint"),
            crate::proto::required::required(2, "sequence_number"),
        ],
        &[],
    );
}
/// Stores the checkpoint of a channel.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CheckpointRequest {
    pub tunnel_id: ::prost::alloc::string::String,
    pub client_id: ::prost::alloc::string::String,
    pub channel_id: ::prost::alloc::string::String,
    /// A token.
    pub checkpoint: ::prost::alloc::string::String,
    /// One more than that of the stored checkpoint.
    pub sequence_number: i64,
}
impl ::prost::Message for CheckpointRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.tunnel_id, buf);
        ::prost::encoding::string::encode(2, &self.client_id, buf);
        ::prost::encoding::string::encode(3, &self.channel_id, buf);
        ::prost::encoding::string::encode(4, &self.checkpoint, buf);
        ::prost::encoding::int64::encode(5, &self.sequence_number, buf);
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
                    &mut self.tunnel_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.client_id,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.channel_id,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.checkpoint,
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    &mut self.sequence_number,
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
                    "CheckpointRequest",
                    &[
                        (1, "tunnel_id"),
                        (2, "client_id"),
                        (3, "channel_id"),
                        (4, "checkpoint"),
                        (5, "sequence_number"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.tunnel_id);
        len += ::prost::encoding::string::encoded_len(2, &self.client_id);
        len += ::prost::encoding::string::encoded_len(3, &self.channel_id);
        len += ::prost::encoding::string::encoded_len(4, &self.checkpoint);
        len += ::prost::encoding::int64::encoded_len(5, &self.sequence_number);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CheckpointRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "CheckpointRequest",
        &[
            crate::proto::required::required(1, "tunnel_id"),
            crate::proto::required::required(2, "client_id"),
            crate::proto::required::required(3, "channel_id"),
            crate::proto::required::required(4, "checkpoint"),
            crate::proto::required::required(5, "sequence_number"),
        ],
        &[],
    );
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CheckpointResponse {}
impl ::prost::Message for CheckpointResponse {
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
impl crate::proto::RequiredFields for CheckpointResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Reads records of a channel.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadRecordsRequest {
    pub tunnel_id: ::prost::alloc::string::String,
    pub client_id: ::prost::alloc::string::String,
    pub channel_id: ::prost::alloc::string::String,
    pub token: ::prost::alloc::string::String,
}
impl ::prost::Message for ReadRecordsRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.tunnel_id, buf);
        ::prost::encoding::string::encode(2, &self.client_id, buf);
        ::prost::encoding::string::encode(3, &self.channel_id, buf);
        ::prost::encoding::string::encode(4, &self.token, buf);
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
                    &mut self.tunnel_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.client_id,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.channel_id,
                    buf,
                    ctx,
                )
            }
            4 => ::prost::encoding::string::merge(wire_type, &mut self.token, buf, ctx),
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "ReadRecordsRequest",
                    &[
                        (1, "tunnel_id"),
                        (2, "client_id"),
                        (3, "channel_id"),
                        (4, "token"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.tunnel_id);
        len += ::prost::encoding::string::encoded_len(2, &self.client_id);
        len += ::prost::encoding::string::encoded_len(3, &self.channel_id);
        len += ::prost::encoding::string::encoded_len(4, &self.token);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ReadRecordsRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ReadRecordsRequest",
        &[
            crate::proto::required::required(1, "tunnel_id"),
            crate::proto::required::required(2, "client_id"),
            crate::proto::required::required(3, "channel_id"),
            crate::proto::required::required(4, "token"),
        ],
        &[],
    );
}
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ReadRecordsResponse {
    pub records: ::prost::alloc::vec::Vec<Record>,
    /// The token of the next page; `finished` at the end of the channel.
    pub next_token: ::prost::alloc::string::String,
    /// Whether the next page has records already.
    pub may_more_record: ::core::option::Option<bool>,
}
impl ReadRecordsResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn may_more_record(&self) -> bool {
        self.may_more_record.unwrap_or_default()
    }
}
impl ::prost::Message for ReadRecordsResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.records, buf);
        ::prost::encoding::string::encode(2, &self.next_token, buf);
        if let Some(value) = &self.may_more_record {
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
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.records,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.next_token,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.may_more_record.get_or_insert_default(),
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
                    "ReadRecordsResponse",
                    &[(1, "records"), (2, "next_token"), (3, "may_more_record")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.records);
        len += ::prost::encoding::string::encoded_len(2, &self.next_token);
        if let Some(value) = &self.may_more_record {
            len += ::prost::encoding::bool::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ReadRecordsResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ReadRecordsResponse",
        &[crate::proto::required::required(2, "next_token")],
        &[crate::proto::required::repeated::<Record>(1, "records")],
    );
}
/// A row, or a change of one.
#[derive(Clone, PartialEq, Eq)]
pub struct Record {
    pub action_type: i32,
    /// The row in PlainBuffer.
    pub record: ::prost::bytes::Bytes,
    /// The columns before the change, in PlainBuffer.
    pub origin_record: ::core::option::Option<::prost::bytes::Bytes>,
    /// The columns after the change, in PlainBuffer.
    pub latest_record: ::core::option::Option<::prost::bytes::Bytes>,
}
impl ::core::default::Default for Record {
    #[inline]
    fn default() -> Self {
        Self {
            action_type: ActionType::default().into(),
            record: ::core::default::Default::default(),
            origin_record: ::core::default::Default::default(),
            latest_record: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for Record {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("Record")
            .field(
                "action_type",
                &crate::proto::field::named::<ActionType>(self.action_type),
            )
            .field("record", &self.record)
            .field("origin_record", &self.origin_record)
            .field("latest_record", &self.latest_record)
            .finish()
    }
}
impl Record {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn action_type(&self) -> ActionType {
        ActionType::try_from(self.action_type).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_action_type(&mut self, value: ActionType) {
        self.action_type = value.into();
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn origin_record(&self) -> &[u8] {
        self.origin_record.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn latest_record(&self) -> &[u8] {
        self.latest_record.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for Record {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.action_type, buf);
        ::prost::encoding::bytes::encode(2, &self.record, buf);
        if let Some(value) = &self.origin_record {
            ::prost::encoding::bytes::encode(3, value, buf);
        }
        if let Some(value) = &self.latest_record {
            ::prost::encoding::bytes::encode(7, value, buf);
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
                    &mut self.action_type,
                    buf,
                    ctx,
                )
            }
            2 => ::prost::encoding::bytes::merge(wire_type, &mut self.record, buf, ctx),
            3 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.origin_record.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.latest_record.get_or_insert_default(),
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
                    "Record",
                    &[
                        (1, "action_type"),
                        (2, "record"),
                        (3, "origin_record"),
                        (7, "latest_record"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.action_type);
        len += ::prost::encoding::bytes::encoded_len(2, &self.record);
        if let Some(value) = &self.origin_record {
            len += ::prost::encoding::bytes::encoded_len(3, value);
        }
        if let Some(value) = &self.latest_record {
            len += ::prost::encoding::bytes::encoded_len(7, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Record {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "Record",
        &[
            crate::proto::required::required_enum(
                1,
                "action_type",
                ActionType::is_valid,
            ),
            crate::proto::required::required(2, "record"),
        ],
        &[],
    );
}
/// The content of a token, which is written in base64.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Token {
    pub version: i64,
    /// A serialized `TokenContent`.
    pub content: ::prost::bytes::Bytes,
}
impl ::prost::Message for Token {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int64::encode(1, &self.version, buf);
        ::prost::encoding::bytes::encode(2, &self.content, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => ::prost::encoding::int64::merge(wire_type, &mut self.version, buf, ctx),
            2 => ::prost::encoding::bytes::merge(wire_type, &mut self.content, buf, ctx),
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "Token",
                    &[(1, "version"), (2, "content")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int64::encoded_len(1, &self.version);
        len += ::prost::encoding::bytes::encoded_len(2, &self.content);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Token {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "Token",
        &[
            crate::proto::required::required(1, "version"),
            crate::proto::required::required(2, "content"),
        ],
        &[],
    );
}
/// The position of a channel.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TokenContent {
    /// Of rows: the key of the next one, in PlainBuffer.
    pub primary_key: ::core::option::Option<::prost::bytes::Bytes>,
    /// Of changes: the iterator of the stream.
    pub iterator: ::core::option::Option<::prost::alloc::string::String>,
    pub timestamp: ::core::option::Option<i64>,
    /// How many rows came before. In version 2.
    pub total_count: ::core::option::Option<i64>,
}
impl TokenContent {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn primary_key(&self) -> &[u8] {
        self.primary_key.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn iterator(&self) -> &str {
        self.iterator.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn timestamp(&self) -> i64 {
        self.timestamp.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn total_count(&self) -> i64 {
        self.total_count.unwrap_or_default()
    }
}
impl ::prost::Message for TokenContent {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.primary_key {
            ::prost::encoding::bytes::encode(1, value, buf);
        }
        if let Some(value) = &self.iterator {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.timestamp {
            ::prost::encoding::int64::encode(3, value, buf);
        }
        if let Some(value) = &self.total_count {
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
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.primary_key.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.iterator.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.timestamp.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.total_count.get_or_insert_default(),
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
                    "TokenContent",
                    &[
                        (1, "primary_key"),
                        (2, "iterator"),
                        (3, "timestamp"),
                        (4, "total_count"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.primary_key {
            len += ::prost::encoding::bytes::encoded_len(1, value);
        }
        if let Some(value) = &self.iterator {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.timestamp {
            len += ::prost::encoding::int64::encoded_len(3, value);
        }
        if let Some(value) = &self.total_count {
            len += ::prost::encoding::int64::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TokenContent {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The kind of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum ActionType {
    #[default]
    PutRow = 1,
    UpdateRow = 2,
    DeleteRow = 3,
}
impl ActionType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3)
    }
}
impl ::core::convert::From<ActionType> for i32 {
    fn from(value: ActionType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for ActionType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::PutRow),
            2 => Ok(Self::UpdateRow),
            3 => Ok(Self::DeleteRow),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl ActionType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::PutRow => "PUT_ROW",
            Self::UpdateRow => "UPDATE_ROW",
            Self::DeleteRow => "DELETE_ROW",
        }
    }
}
