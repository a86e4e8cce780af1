// @generated from the files in the crate's folder `proto`.
// Do not edit: change those files, then run `cargo xtask codegen`.

/// An amount of reading and writing, in capacity units: 4 KB of one row each, rounded up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CapacityUnit {
    /// Read capacity units.
    pub read: ::core::option::Option<i32>,
    /// Write capacity units.
    pub write: ::core::option::Option<i32>,
}
impl CapacityUnit {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn read(&self) -> i32 {
        self.read.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn write(&self) -> i32 {
        self.write.unwrap_or_default()
    }
}
impl ::prost::Message for CapacityUnit {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.read {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        if let Some(value) = &self.write {
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
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.read.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.write.get_or_insert_default(),
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
                    "CapacityUnit",
                    &[(1, "read"), (2, "write")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.read {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        if let Some(value) = &self.write {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CapacityUnit {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// An amount of reading and writing, in bytes. High performance instances are metered this way.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CapacityDataSize {
    /// Bytes read.
    pub read_size: ::core::option::Option<i64>,
    /// Bytes written.
    pub write_size: ::core::option::Option<i64>,
}
impl CapacityDataSize {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn read_size(&self) -> i64 {
        self.read_size.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn write_size(&self) -> i64 {
        self.write_size.unwrap_or_default()
    }
}
impl ::prost::Message for CapacityDataSize {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.read_size {
            ::prost::encoding::int64::encode(1, value, buf);
        }
        if let Some(value) = &self.write_size {
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
                    self.read_size.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.write_size.get_or_insert_default(),
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
                    "CapacityDataSize",
                    &[(1, "read_size"), (2, "write_size")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.read_size {
            len += ::prost::encoding::int64::encoded_len(1, value);
        }
        if let Some(value) = &self.write_size {
            len += ::prost::encoding::int64::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CapacityDataSize {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The cost of a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ConsumedCapacity {
    /// The cost in capacity units.
    pub capacity_unit: CapacityUnit,
    /// The cost in bytes.
    pub capacity_data_size: ::core::option::Option<CapacityDataSize>,
}
impl ::prost::Message for ConsumedCapacity {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.capacity_unit, buf);
        if let Some(value) = &self.capacity_data_size {
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
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.capacity_unit,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.capacity_data_size.get_or_insert_default(),
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
                    "ConsumedCapacity",
                    &[(1, "capacity_unit"), (2, "capacity_data_size")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(1, &self.capacity_unit);
        if let Some(value) = &self.capacity_data_size {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ConsumedCapacity {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ConsumedCapacity",
        &[crate::proto::required::required(1, "capacity_unit")],
        &[],
    );
}
/// The error of a rejected request, or of a row of a batch.
///
/// A response whose status is not 2xx carries this message as its whole body.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Error {
    /// The error code, such as `OTSObjectNotExist`.
    pub code: ::prost::alloc::string::String,
    /// A description for people.
    pub message: ::core::option::Option<::prost::alloc::string::String>,
    /// Which policy refused the caller; only some permission errors carry it.
    pub access_denied_detail: ::core::option::Option<AccessDeniedDetail>,
}
impl Error {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn message(&self) -> &str {
        self.message.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for Error {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.code, buf);
        if let Some(value) = &self.message {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.access_denied_detail {
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
                ::prost::encoding::message::merge(
                    wire_type,
                    self.access_denied_detail.get_or_insert_default(),
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
                    &[(1, "code"), (2, "message"), (3, "access_denied_detail")],
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
        if let Some(value) = &self.access_denied_detail {
            len += ::prost::encoding::message::encoded_len(3, value);
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
        &[
            crate::proto::required::single::<
                AccessDeniedDetail,
            >(3, "access_denied_detail"),
        ],
    );
}
/// The decision of the access control service that rejected a request.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AccessDeniedDetail {
    /// The requested action, such as `ots:GetRow`.
    pub auth_action: ::prost::alloc::string::String,
    /// The kind of the caller's identity: an account, a user, an assumed role.
    pub auth_principal_type: ::prost::alloc::string::String,
    /// The account that the identity belongs to.
    pub auth_principal_owner_id: ::prost::alloc::string::String,
    /// The name of the identity.
    pub auth_principal_display_name: ::prost::alloc::string::String,
    /// The kind of policy that decided.
    pub policy_type: ::prost::alloc::string::String,
    /// Whether a policy denied the action or none allowed it.
    pub no_permission_type: ::prost::alloc::string::String,
    /// The whole decision in encoded form; the access control service decodes it.
    pub encoded_diagnostic_message: ::core::option::Option<
        ::prost::alloc::string::String,
    >,
}
impl AccessDeniedDetail {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn encoded_diagnostic_message(&self) -> &str {
        self.encoded_diagnostic_message.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for AccessDeniedDetail {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.auth_action, buf);
        ::prost::encoding::string::encode(2, &self.auth_principal_type, buf);
        ::prost::encoding::string::encode(3, &self.auth_principal_owner_id, buf);
        ::prost::encoding::string::encode(4, &self.auth_principal_display_name, buf);
        ::prost::encoding::string::encode(5, &self.policy_type, buf);
        ::prost::encoding::string::encode(6, &self.no_permission_type, buf);
        if let Some(value) = &self.encoded_diagnostic_message {
            ::prost::encoding::string::encode(7, value, buf);
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
                    &mut self.auth_action,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.auth_principal_type,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.auth_principal_owner_id,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.auth_principal_display_name,
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.policy_type,
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.no_permission_type,
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.encoded_diagnostic_message.get_or_insert_default(),
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
                    "AccessDeniedDetail",
                    &[
                        (1, "auth_action"),
                        (2, "auth_principal_type"),
                        (3, "auth_principal_owner_id"),
                        (4, "auth_principal_display_name"),
                        (5, "policy_type"),
                        (6, "no_permission_type"),
                        (7, "encoded_diagnostic_message"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.auth_action);
        len += ::prost::encoding::string::encoded_len(2, &self.auth_principal_type);
        len += ::prost::encoding::string::encoded_len(3, &self.auth_principal_owner_id);
        len
            += ::prost::encoding::string::encoded_len(
                4,
                &self.auth_principal_display_name,
            );
        len += ::prost::encoding::string::encoded_len(5, &self.policy_type);
        len += ::prost::encoding::string::encoded_len(6, &self.no_permission_type);
        if let Some(value) = &self.encoded_diagnostic_message {
            len += ::prost::encoding::string::encoded_len(7, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for AccessDeniedDetail {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "AccessDeniedDetail",
        &[
            crate::proto::required::required(1, "auth_action"),
            crate::proto::required::required(2, "auth_principal_type"),
            crate::proto::required::required(3, "auth_principal_owner_id"),
            crate::proto::required::required(4, "auth_principal_display_name"),
            crate::proto::required::required(5, "policy_type"),
            crate::proto::required::required(6, "no_permission_type"),
        ],
        &[],
    );
}
/// The versions of a cell to read, by timestamp in milliseconds since the Unix epoch.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TimeRange {
    /// The first timestamp of the range.
    pub start_time: ::core::option::Option<i64>,
    /// The timestamp after the last one of the range.
    pub end_time: ::core::option::Option<i64>,
    /// This timestamp alone; excludes the other two.
    pub specific_time: ::core::option::Option<i64>,
}
impl TimeRange {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn start_time(&self) -> i64 {
        self.start_time.unwrap_or_default()
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
}
impl ::prost::Message for TimeRange {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.start_time {
            ::prost::encoding::int64::encode(1, value, buf);
        }
        if let Some(value) = &self.end_time {
            ::prost::encoding::int64::encode(2, value, buf);
        }
        if let Some(value) = &self.specific_time {
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
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.start_time.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.end_time.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.specific_time.get_or_insert_default(),
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
                    "TimeRange",
                    &[(1, "start_time"), (2, "end_time"), (3, "specific_time")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.start_time {
            len += ::prost::encoding::int64::encoded_len(1, value);
        }
        if let Some(value) = &self.end_time {
            len += ::prost::encoding::int64::encoded_len(2, value);
        }
        if let Some(value) = &self.specific_time {
            len += ::prost::encoding::int64::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TimeRange {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The condition of a write.
#[derive(Clone, PartialEq, Eq)]
pub struct Condition {
    pub row_existence: i32,
    /// A serialized `Filter` that the row must pass.
    pub column_condition: ::core::option::Option<::prost::bytes::Bytes>,
}
impl ::core::default::Default for Condition {
    #[inline]
    fn default() -> Self {
        Self {
            row_existence: RowExistenceExpectation::default().into(),
            column_condition: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for Condition {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("Condition")
            .field(
                "row_existence",
                &crate::proto::field::named::<
                    RowExistenceExpectation,
                >(self.row_existence),
            )
            .field("column_condition", &self.column_condition)
            .finish()
    }
}
impl Condition {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn row_existence(&self) -> RowExistenceExpectation {
        RowExistenceExpectation::try_from(self.row_existence).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_row_existence(&mut self, value: RowExistenceExpectation) {
        self.row_existence = value.into();
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn column_condition(&self) -> &[u8] {
        self.column_condition.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for Condition {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.row_existence, buf);
        if let Some(value) = &self.column_condition {
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
                ::prost::encoding::int32::merge(
                    wire_type,
                    &mut self.row_existence,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.column_condition.get_or_insert_default(),
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
                    "Condition",
                    &[(1, "row_existence"), (2, "column_condition")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.row_existence);
        if let Some(value) = &self.column_condition {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Condition {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "Condition",
        &[
            crate::proto::required::required_enum(
                1,
                "row_existence",
                RowExistenceExpectation::is_valid,
            ),
        ],
        &[],
    );
}
/// The content of the response to a write.
#[derive(Clone, PartialEq, Eq)]
pub struct ReturnContent {
    pub return_type: ::core::option::Option<i32>,
    /// The columns to return; used with `RT_AFTER_MODIFY` only.
    pub return_column_names: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
}
impl ::core::default::Default for ReturnContent {
    #[inline]
    fn default() -> Self {
        Self {
            return_type: ::core::default::Default::default(),
            return_column_names: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for ReturnContent {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("ReturnContent")
            .field(
                "return_type",
                &self.return_type.map(crate::proto::field::named::<ReturnType>),
            )
            .field("return_column_names", &self.return_column_names)
            .finish()
    }
}
impl ReturnContent {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn return_type(&self) -> ReturnType {
        self.return_type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_return_type(&mut self, value: ReturnType) {
        self.return_type = Some(value.into());
    }
}
impl ::prost::Message for ReturnContent {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.return_type {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        ::prost::encoding::string::encode_repeated(2, &self.return_column_names, buf);
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
                    self.return_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.return_column_names,
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
                    "ReturnContent",
                    &[(1, "return_type"), (2, "return_column_names")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.return_type {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        len
            += ::prost::encoding::string::encoded_len_repeated(
                2,
                &self.return_column_names,
            );
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ReturnContent {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Reads one row.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GetRowRequest {
    pub table_name: ::prost::alloc::string::String,
    pub primary_key: ::prost::bytes::Bytes,
    /// The columns to read; all of them if none is named.
    pub columns_to_get: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
    /// Which versions of each cell to read; this or `max_versions` must be present.
    pub time_range: ::core::option::Option<TimeRange>,
    /// How many versions of each cell to read, the newest first.
    pub max_versions: ::core::option::Option<i32>,
    /// Whether the service may cache the blocks that it reads.
    pub cache_blocks: ::core::option::Option<bool>,
    /// A serialized `Filter`; a row that does not pass it is not returned.
    pub filter: ::core::option::Option<::prost::bytes::Bytes>,
    /// The first column of a range of columns, by name.
    pub start_column: ::core::option::Option<::prost::alloc::string::String>,
    /// The column after the last one of the range.
    pub end_column: ::core::option::Option<::prost::alloc::string::String>,
    /// Where an earlier read of this wide row stopped.
    pub token: ::core::option::Option<::prost::bytes::Bytes>,
    pub transaction_id: ::core::option::Option<::prost::alloc::string::String>,
}
impl GetRowRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn max_versions(&self) -> i32 {
        self.max_versions.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn cache_blocks(&self) -> bool {
        self.cache_blocks.unwrap_or(true)
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn filter(&self) -> &[u8] {
        self.filter.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn start_column(&self) -> &str {
        self.start_column.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn end_column(&self) -> &str {
        self.end_column.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn token(&self) -> &[u8] {
        self.token.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn transaction_id(&self) -> &str {
        self.transaction_id.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for GetRowRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::bytes::encode(2, &self.primary_key, buf);
        ::prost::encoding::string::encode_repeated(3, &self.columns_to_get, buf);
        if let Some(value) = &self.time_range {
            ::prost::encoding::message::encode(4, value, buf);
        }
        if let Some(value) = &self.max_versions {
            ::prost::encoding::int32::encode(5, value, buf);
        }
        if let Some(value) = &self.cache_blocks {
            ::prost::encoding::bool::encode(6, value, buf);
        }
        if let Some(value) = &self.filter {
            ::prost::encoding::bytes::encode(7, value, buf);
        }
        if let Some(value) = &self.start_column {
            ::prost::encoding::string::encode(8, value, buf);
        }
        if let Some(value) = &self.end_column {
            ::prost::encoding::string::encode(9, value, buf);
        }
        if let Some(value) = &self.token {
            ::prost::encoding::bytes::encode(10, value, buf);
        }
        if let Some(value) = &self.transaction_id {
            ::prost::encoding::string::encode(11, value, buf);
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
                    &mut self.primary_key,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.columns_to_get,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.time_range.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.max_versions.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.cache_blocks.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.filter.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.start_column.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            9 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.end_column.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            10 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.token.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            11 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.transaction_id.get_or_insert_default(),
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
                    "GetRowRequest",
                    &[
                        (1, "table_name"),
                        (2, "primary_key"),
                        (3, "columns_to_get"),
                        (4, "time_range"),
                        (5, "max_versions"),
                        (6, "cache_blocks"),
                        (7, "filter"),
                        (8, "start_column"),
                        (9, "end_column"),
                        (10, "token"),
                        (11, "transaction_id"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::bytes::encoded_len(2, &self.primary_key);
        len += ::prost::encoding::string::encoded_len_repeated(3, &self.columns_to_get);
        if let Some(value) = &self.time_range {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        if let Some(value) = &self.max_versions {
            len += ::prost::encoding::int32::encoded_len(5, value);
        }
        if let Some(value) = &self.cache_blocks {
            len += ::prost::encoding::bool::encoded_len(6, value);
        }
        if let Some(value) = &self.filter {
            len += ::prost::encoding::bytes::encoded_len(7, value);
        }
        if let Some(value) = &self.start_column {
            len += ::prost::encoding::string::encoded_len(8, value);
        }
        if let Some(value) = &self.end_column {
            len += ::prost::encoding::string::encoded_len(9, value);
        }
        if let Some(value) = &self.token {
            len += ::prost::encoding::bytes::encoded_len(10, value);
        }
        if let Some(value) = &self.transaction_id {
            len += ::prost::encoding::string::encoded_len(11, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GetRowRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GetRowRequest",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required(2, "primary_key"),
        ],
        &[],
    );
}
/// The row that was read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GetRowResponse {
    pub consumed: ConsumedCapacity,
    /// Empty if there is no such row.
    pub row: ::prost::bytes::Bytes,
    /// Where to read on in a wide row.
    pub next_token: ::core::option::Option<::prost::bytes::Bytes>,
}
impl GetRowResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn next_token(&self) -> &[u8] {
        self.next_token.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for GetRowResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.consumed, buf);
        ::prost::encoding::bytes::encode(2, &self.row, buf);
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
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.consumed,
                    buf,
                    ctx,
                )
            }
            2 => ::prost::encoding::bytes::merge(wire_type, &mut self.row, buf, ctx),
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
                    "GetRowResponse",
                    &[(1, "consumed"), (2, "row"), (3, "next_token")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(1, &self.consumed);
        len += ::prost::encoding::bytes::encoded_len(2, &self.row);
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
impl crate::proto::RequiredFields for GetRowResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GetRowResponse",
        &[
            crate::proto::required::required(1, "consumed"),
            crate::proto::required::required(2, "row"),
        ],
        &[crate::proto::required::single::<ConsumedCapacity>(1, "consumed")],
    );
}
/// Writes one row and replaces whatever was there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PutRowRequest {
    pub table_name: ::prost::alloc::string::String,
    pub row: ::prost::bytes::Bytes,
    pub condition: Condition,
    pub return_content: ::core::option::Option<ReturnContent>,
    pub transaction_id: ::core::option::Option<::prost::alloc::string::String>,
}
impl PutRowRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn transaction_id(&self) -> &str {
        self.transaction_id.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for PutRowRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::bytes::encode(2, &self.row, buf);
        ::prost::encoding::message::encode(3, &self.condition, buf);
        if let Some(value) = &self.return_content {
            ::prost::encoding::message::encode(4, value, buf);
        }
        if let Some(value) = &self.transaction_id {
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
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => ::prost::encoding::bytes::merge(wire_type, &mut self.row, buf, ctx),
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.condition,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.return_content.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.transaction_id.get_or_insert_default(),
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
                    "PutRowRequest",
                    &[
                        (1, "table_name"),
                        (2, "row"),
                        (3, "condition"),
                        (4, "return_content"),
                        (5, "transaction_id"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::bytes::encoded_len(2, &self.row);
        len += ::prost::encoding::message::encoded_len(3, &self.condition);
        if let Some(value) = &self.return_content {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        if let Some(value) = &self.transaction_id {
            len += ::prost::encoding::string::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for PutRowRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "PutRowRequest",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required(2, "row"),
            crate::proto::required::required(3, "condition"),
        ],
        &[crate::proto::required::single::<Condition>(3, "condition")],
    );
}
/// The row was written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PutRowResponse {
    pub consumed: ConsumedCapacity,
    /// The row that `return_content` requests.
    pub row: ::core::option::Option<::prost::bytes::Bytes>,
}
impl PutRowResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn row(&self) -> &[u8] {
        self.row.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for PutRowResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.consumed, buf);
        if let Some(value) = &self.row {
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
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.consumed,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.row.get_or_insert_default(),
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
                    "PutRowResponse",
                    &[(1, "consumed"), (2, "row")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(1, &self.consumed);
        if let Some(value) = &self.row {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for PutRowResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "PutRowResponse",
        &[crate::proto::required::required(1, "consumed")],
        &[crate::proto::required::single::<ConsumedCapacity>(1, "consumed")],
    );
}
/// Changes some columns of one row, which is created if it does not exist.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UpdateRowRequest {
    pub table_name: ::prost::alloc::string::String,
    /// The primary key and the changed cells, each with its operation.
    pub row_change: ::prost::bytes::Bytes,
    pub condition: Condition,
    pub return_content: ::core::option::Option<ReturnContent>,
    pub transaction_id: ::core::option::Option<::prost::alloc::string::String>,
}
impl UpdateRowRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn transaction_id(&self) -> &str {
        self.transaction_id.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for UpdateRowRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::bytes::encode(2, &self.row_change, buf);
        ::prost::encoding::message::encode(3, &self.condition, buf);
        if let Some(value) = &self.return_content {
            ::prost::encoding::message::encode(4, value, buf);
        }
        if let Some(value) = &self.transaction_id {
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
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    &mut self.row_change,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.condition,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.return_content.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.transaction_id.get_or_insert_default(),
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
                    "UpdateRowRequest",
                    &[
                        (1, "table_name"),
                        (2, "row_change"),
                        (3, "condition"),
                        (4, "return_content"),
                        (5, "transaction_id"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::bytes::encoded_len(2, &self.row_change);
        len += ::prost::encoding::message::encoded_len(3, &self.condition);
        if let Some(value) = &self.return_content {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        if let Some(value) = &self.transaction_id {
            len += ::prost::encoding::string::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for UpdateRowRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "UpdateRowRequest",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required(2, "row_change"),
            crate::proto::required::required(3, "condition"),
        ],
        &[crate::proto::required::single::<Condition>(3, "condition")],
    );
}
/// The row was changed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UpdateRowResponse {
    pub consumed: ConsumedCapacity,
    /// The row that `return_content` requests.
    pub row: ::core::option::Option<::prost::bytes::Bytes>,
}
impl UpdateRowResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn row(&self) -> &[u8] {
        self.row.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for UpdateRowResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.consumed, buf);
        if let Some(value) = &self.row {
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
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.consumed,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.row.get_or_insert_default(),
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
                    "UpdateRowResponse",
                    &[(1, "consumed"), (2, "row")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(1, &self.consumed);
        if let Some(value) = &self.row {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for UpdateRowResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "UpdateRowResponse",
        &[crate::proto::required::required(1, "consumed")],
        &[crate::proto::required::single::<ConsumedCapacity>(1, "consumed")],
    );
}
/// Deletes one row.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DeleteRowRequest {
    pub table_name: ::prost::alloc::string::String,
    /// The primary key, followed by the delete marker.
    pub primary_key: ::prost::bytes::Bytes,
    pub condition: Condition,
    pub return_content: ::core::option::Option<ReturnContent>,
    pub transaction_id: ::core::option::Option<::prost::alloc::string::String>,
}
impl DeleteRowRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn transaction_id(&self) -> &str {
        self.transaction_id.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for DeleteRowRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::bytes::encode(2, &self.primary_key, buf);
        ::prost::encoding::message::encode(3, &self.condition, buf);
        if let Some(value) = &self.return_content {
            ::prost::encoding::message::encode(4, value, buf);
        }
        if let Some(value) = &self.transaction_id {
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
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    &mut self.primary_key,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.condition,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.return_content.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.transaction_id.get_or_insert_default(),
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
                    "DeleteRowRequest",
                    &[
                        (1, "table_name"),
                        (2, "primary_key"),
                        (3, "condition"),
                        (4, "return_content"),
                        (5, "transaction_id"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::bytes::encoded_len(2, &self.primary_key);
        len += ::prost::encoding::message::encoded_len(3, &self.condition);
        if let Some(value) = &self.return_content {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        if let Some(value) = &self.transaction_id {
            len += ::prost::encoding::string::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DeleteRowRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DeleteRowRequest",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required(2, "primary_key"),
            crate::proto::required::required(3, "condition"),
        ],
        &[crate::proto::required::single::<Condition>(3, "condition")],
    );
}
/// The row is not there, whether it was before or not.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DeleteRowResponse {
    pub consumed: ConsumedCapacity,
    /// The row that `return_content` requests.
    pub row: ::core::option::Option<::prost::bytes::Bytes>,
}
impl DeleteRowResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn row(&self) -> &[u8] {
        self.row.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for DeleteRowResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.consumed, buf);
        if let Some(value) = &self.row {
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
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.consumed,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.row.get_or_insert_default(),
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
                    "DeleteRowResponse",
                    &[(1, "consumed"), (2, "row")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(1, &self.consumed);
        if let Some(value) = &self.row {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DeleteRowResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DeleteRowResponse",
        &[crate::proto::required::required(1, "consumed")],
        &[crate::proto::required::single::<ConsumedCapacity>(1, "consumed")],
    );
}
/// Reads rows in the order of their primary keys.
#[derive(Clone, PartialEq, Eq)]
pub struct GetRangeRequest {
    pub table_name: ::prost::alloc::string::String,
    pub direction: i32,
    /// The columns to read; all of them if none is named.
    pub columns_to_get: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
    /// Which versions of each cell to read; this or `max_versions` must be present.
    pub time_range: ::core::option::Option<TimeRange>,
    /// How many versions of each cell to read, the newest first.
    pub max_versions: ::core::option::Option<i32>,
    /// The most rows to return in this response.
    pub limit: ::core::option::Option<i32>,
    pub inclusive_start_primary_key: ::prost::bytes::Bytes,
    pub exclusive_end_primary_key: ::prost::bytes::Bytes,
    /// Whether the service may cache the blocks that it reads.
    pub cache_blocks: ::core::option::Option<bool>,
    /// A serialized `Filter`; rows that do not pass it are not returned.
    pub filter: ::core::option::Option<::prost::bytes::Bytes>,
    /// The first column of a range of columns, by name.
    pub start_column: ::core::option::Option<::prost::alloc::string::String>,
    /// The column after the last one of the range.
    pub end_column: ::core::option::Option<::prost::alloc::string::String>,
    /// Where an earlier read of a wide row stopped.
    pub token: ::core::option::Option<::prost::bytes::Bytes>,
    pub transaction_id: ::core::option::Option<::prost::alloc::string::String>,
    /// The encoding that the caller would like; the service may choose another.
    pub data_block_type_hint: ::core::option::Option<i32>,
    /// Whether primary keys are returned whole even if `columns_to_get` names only some columns.
    pub return_entire_primary_keys: ::core::option::Option<bool>,
    /// The compression that the caller would like.
    pub compress_type_hint: ::core::option::Option<i32>,
    /// A serialized aggregation over the range. One official client knows the number; the service
    /// documents no use of it.
    pub scan_operation: ::core::option::Option<::prost::bytes::Bytes>,
}
impl ::core::default::Default for GetRangeRequest {
    #[inline]
    fn default() -> Self {
        Self {
            table_name: ::core::default::Default::default(),
            direction: Direction::default().into(),
            columns_to_get: ::core::default::Default::default(),
            time_range: ::core::default::Default::default(),
            max_versions: ::core::default::Default::default(),
            limit: ::core::default::Default::default(),
            inclusive_start_primary_key: ::core::default::Default::default(),
            exclusive_end_primary_key: ::core::default::Default::default(),
            cache_blocks: ::core::default::Default::default(),
            filter: ::core::default::Default::default(),
            start_column: ::core::default::Default::default(),
            end_column: ::core::default::Default::default(),
            token: ::core::default::Default::default(),
            transaction_id: ::core::default::Default::default(),
            data_block_type_hint: ::core::default::Default::default(),
            return_entire_primary_keys: ::core::default::Default::default(),
            compress_type_hint: ::core::default::Default::default(),
            scan_operation: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for GetRangeRequest {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("GetRangeRequest")
            .field("table_name", &self.table_name)
            .field("direction", &crate::proto::field::named::<Direction>(self.direction))
            .field("columns_to_get", &self.columns_to_get)
            .field("time_range", &self.time_range)
            .field("max_versions", &self.max_versions)
            .field("limit", &self.limit)
            .field("inclusive_start_primary_key", &self.inclusive_start_primary_key)
            .field("exclusive_end_primary_key", &self.exclusive_end_primary_key)
            .field("cache_blocks", &self.cache_blocks)
            .field("filter", &self.filter)
            .field("start_column", &self.start_column)
            .field("end_column", &self.end_column)
            .field("token", &self.token)
            .field("transaction_id", &self.transaction_id)
            .field(
                "data_block_type_hint",
                &self
                    .data_block_type_hint
                    .map(crate::proto::field::named::<DataBlockType>),
            )
            .field("return_entire_primary_keys", &self.return_entire_primary_keys)
            .field(
                "compress_type_hint",
                &self.compress_type_hint.map(crate::proto::field::named::<CompressType>),
            )
            .field("scan_operation", &self.scan_operation)
            .finish()
    }
}
impl GetRangeRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn direction(&self) -> Direction {
        Direction::try_from(self.direction).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_direction(&mut self, value: Direction) {
        self.direction = value.into();
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn max_versions(&self) -> i32 {
        self.max_versions.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn limit(&self) -> i32 {
        self.limit.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn cache_blocks(&self) -> bool {
        self.cache_blocks.unwrap_or(true)
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn filter(&self) -> &[u8] {
        self.filter.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn start_column(&self) -> &str {
        self.start_column.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn end_column(&self) -> &str {
        self.end_column.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn token(&self) -> &[u8] {
        self.token.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn transaction_id(&self) -> &str {
        self.transaction_id.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn data_block_type_hint(&self) -> DataBlockType {
        self.data_block_type_hint
            .and_then(|number| number.try_into().ok())
            .unwrap_or(DataBlockType::DbtPlainBuffer)
    }
    /// Sets the value.
    #[inline]
    pub fn set_data_block_type_hint(&mut self, value: DataBlockType) {
        self.data_block_type_hint = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn return_entire_primary_keys(&self) -> bool {
        self.return_entire_primary_keys.unwrap_or(true)
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn compress_type_hint(&self) -> CompressType {
        self.compress_type_hint
            .and_then(|number| number.try_into().ok())
            .unwrap_or(CompressType::CptNone)
    }
    /// Sets the value.
    #[inline]
    pub fn set_compress_type_hint(&mut self, value: CompressType) {
        self.compress_type_hint = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn scan_operation(&self) -> &[u8] {
        self.scan_operation.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for GetRangeRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::int32::encode(2, &self.direction, buf);
        ::prost::encoding::string::encode_repeated(3, &self.columns_to_get, buf);
        if let Some(value) = &self.time_range {
            ::prost::encoding::message::encode(4, value, buf);
        }
        if let Some(value) = &self.max_versions {
            ::prost::encoding::int32::encode(5, value, buf);
        }
        if let Some(value) = &self.limit {
            ::prost::encoding::int32::encode(6, value, buf);
        }
        ::prost::encoding::bytes::encode(7, &self.inclusive_start_primary_key, buf);
        ::prost::encoding::bytes::encode(8, &self.exclusive_end_primary_key, buf);
        if let Some(value) = &self.cache_blocks {
            ::prost::encoding::bool::encode(9, value, buf);
        }
        if let Some(value) = &self.filter {
            ::prost::encoding::bytes::encode(10, value, buf);
        }
        if let Some(value) = &self.start_column {
            ::prost::encoding::string::encode(11, value, buf);
        }
        if let Some(value) = &self.end_column {
            ::prost::encoding::string::encode(12, value, buf);
        }
        if let Some(value) = &self.token {
            ::prost::encoding::bytes::encode(13, value, buf);
        }
        if let Some(value) = &self.transaction_id {
            ::prost::encoding::string::encode(14, value, buf);
        }
        if let Some(value) = &self.data_block_type_hint {
            ::prost::encoding::int32::encode(15, value, buf);
        }
        if let Some(value) = &self.return_entire_primary_keys {
            ::prost::encoding::bool::encode(16, value, buf);
        }
        if let Some(value) = &self.compress_type_hint {
            ::prost::encoding::int32::encode(17, value, buf);
        }
        if let Some(value) = &self.scan_operation {
            ::prost::encoding::bytes::encode(19, value, buf);
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
                ::prost::encoding::int32::merge(wire_type, &mut self.direction, buf, ctx)
            }
            3 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.columns_to_get,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.time_range.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.max_versions.get_or_insert_default(),
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
                ::prost::encoding::bytes::merge(
                    wire_type,
                    &mut self.inclusive_start_primary_key,
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    &mut self.exclusive_end_primary_key,
                    buf,
                    ctx,
                )
            }
            9 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.cache_blocks.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            10 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.filter.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            11 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.start_column.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            12 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.end_column.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            13 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.token.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            14 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.transaction_id.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            15 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.data_block_type_hint.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            16 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.return_entire_primary_keys.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            17 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.compress_type_hint.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            19 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.scan_operation.get_or_insert_default(),
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
                    "GetRangeRequest",
                    &[
                        (1, "table_name"),
                        (2, "direction"),
                        (3, "columns_to_get"),
                        (4, "time_range"),
                        (5, "max_versions"),
                        (6, "limit"),
                        (7, "inclusive_start_primary_key"),
                        (8, "exclusive_end_primary_key"),
                        (9, "cache_blocks"),
                        (10, "filter"),
                        (11, "start_column"),
                        (12, "end_column"),
                        (13, "token"),
                        (14, "transaction_id"),
                        (15, "data_block_type_hint"),
                        (16, "return_entire_primary_keys"),
                        (17, "compress_type_hint"),
                        (19, "scan_operation"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::int32::encoded_len(2, &self.direction);
        len += ::prost::encoding::string::encoded_len_repeated(3, &self.columns_to_get);
        if let Some(value) = &self.time_range {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        if let Some(value) = &self.max_versions {
            len += ::prost::encoding::int32::encoded_len(5, value);
        }
        if let Some(value) = &self.limit {
            len += ::prost::encoding::int32::encoded_len(6, value);
        }
        len
            += ::prost::encoding::bytes::encoded_len(
                7,
                &self.inclusive_start_primary_key,
            );
        len += ::prost::encoding::bytes::encoded_len(8, &self.exclusive_end_primary_key);
        if let Some(value) = &self.cache_blocks {
            len += ::prost::encoding::bool::encoded_len(9, value);
        }
        if let Some(value) = &self.filter {
            len += ::prost::encoding::bytes::encoded_len(10, value);
        }
        if let Some(value) = &self.start_column {
            len += ::prost::encoding::string::encoded_len(11, value);
        }
        if let Some(value) = &self.end_column {
            len += ::prost::encoding::string::encoded_len(12, value);
        }
        if let Some(value) = &self.token {
            len += ::prost::encoding::bytes::encoded_len(13, value);
        }
        if let Some(value) = &self.transaction_id {
            len += ::prost::encoding::string::encoded_len(14, value);
        }
        if let Some(value) = &self.data_block_type_hint {
            len += ::prost::encoding::int32::encoded_len(15, value);
        }
        if let Some(value) = &self.return_entire_primary_keys {
            len += ::prost::encoding::bool::encoded_len(16, value);
        }
        if let Some(value) = &self.compress_type_hint {
            len += ::prost::encoding::int32::encoded_len(17, value);
        }
        if let Some(value) = &self.scan_operation {
            len += ::prost::encoding::bytes::encoded_len(19, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GetRangeRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GetRangeRequest",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required_enum(2, "direction", Direction::is_valid),
            crate::proto::required::required(7, "inclusive_start_primary_key"),
            crate::proto::required::required(8, "exclusive_end_primary_key"),
        ],
        &[],
    );
}
/// Some rows of the range.
#[derive(Clone, PartialEq, Eq)]
pub struct GetRangeResponse {
    pub consumed: ConsumedCapacity,
    /// The rows, in the encoding that `data_block_type` names.
    pub rows: ::prost::bytes::Bytes,
    /// Where the next request has to start; absent at the end of the range.
    pub next_start_primary_key: ::core::option::Option<::prost::bytes::Bytes>,
    /// Where to read on in a wide row.
    pub next_token: ::core::option::Option<::prost::bytes::Bytes>,
    /// The encoding of `rows`; PlainBuffer if absent.
    pub data_block_type: ::core::option::Option<i32>,
    /// The compression of `rows`; none if absent.
    pub compress_type: ::core::option::Option<i32>,
}
impl ::core::default::Default for GetRangeResponse {
    #[inline]
    fn default() -> Self {
        Self {
            consumed: ::core::default::Default::default(),
            rows: ::core::default::Default::default(),
            next_start_primary_key: ::core::default::Default::default(),
            next_token: ::core::default::Default::default(),
            data_block_type: ::core::default::Default::default(),
            compress_type: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for GetRangeResponse {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("GetRangeResponse")
            .field("consumed", &self.consumed)
            .field("rows", &self.rows)
            .field("next_start_primary_key", &self.next_start_primary_key)
            .field("next_token", &self.next_token)
            .field(
                "data_block_type",
                &self.data_block_type.map(crate::proto::field::named::<DataBlockType>),
            )
            .field(
                "compress_type",
                &self.compress_type.map(crate::proto::field::named::<CompressType>),
            )
            .finish()
    }
}
impl GetRangeResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn next_start_primary_key(&self) -> &[u8] {
        self.next_start_primary_key.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn next_token(&self) -> &[u8] {
        self.next_token.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn data_block_type(&self) -> DataBlockType {
        self.data_block_type
            .and_then(|number| number.try_into().ok())
            .unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_data_block_type(&mut self, value: DataBlockType) {
        self.data_block_type = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn compress_type(&self) -> CompressType {
        self.compress_type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_compress_type(&mut self, value: CompressType) {
        self.compress_type = Some(value.into());
    }
}
impl ::prost::Message for GetRangeResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.consumed, buf);
        ::prost::encoding::bytes::encode(2, &self.rows, buf);
        if let Some(value) = &self.next_start_primary_key {
            ::prost::encoding::bytes::encode(3, value, buf);
        }
        if let Some(value) = &self.next_token {
            ::prost::encoding::bytes::encode(4, value, buf);
        }
        if let Some(value) = &self.data_block_type {
            ::prost::encoding::int32::encode(5, value, buf);
        }
        if let Some(value) = &self.compress_type {
            ::prost::encoding::int32::encode(6, value, buf);
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
                    &mut self.consumed,
                    buf,
                    ctx,
                )
            }
            2 => ::prost::encoding::bytes::merge(wire_type, &mut self.rows, buf, ctx),
            3 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.next_start_primary_key.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.next_token.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.data_block_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.compress_type.get_or_insert_default(),
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
                    "GetRangeResponse",
                    &[
                        (1, "consumed"),
                        (2, "rows"),
                        (3, "next_start_primary_key"),
                        (4, "next_token"),
                        (5, "data_block_type"),
                        (6, "compress_type"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(1, &self.consumed);
        len += ::prost::encoding::bytes::encoded_len(2, &self.rows);
        if let Some(value) = &self.next_start_primary_key {
            len += ::prost::encoding::bytes::encoded_len(3, value);
        }
        if let Some(value) = &self.next_token {
            len += ::prost::encoding::bytes::encoded_len(4, value);
        }
        if let Some(value) = &self.data_block_type {
            len += ::prost::encoding::int32::encoded_len(5, value);
        }
        if let Some(value) = &self.compress_type {
            len += ::prost::encoding::int32::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GetRangeResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GetRangeResponse",
        &[
            crate::proto::required::required(1, "consumed"),
            crate::proto::required::required(2, "rows"),
        ],
        &[crate::proto::required::single::<ConsumedCapacity>(1, "consumed")],
    );
}
/// Whether a row must exist before a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum RowExistenceExpectation {
    /// It may or may not.
    #[default]
    Ignore = 0,
    /// It must.
    ExpectExist = 1,
    /// It must not.
    ExpectNotExist = 2,
}
impl RowExistenceExpectation {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1 | 2)
    }
}
impl ::core::convert::From<RowExistenceExpectation> for i32 {
    fn from(value: RowExistenceExpectation) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for RowExistenceExpectation {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::Ignore),
            1 => Ok(Self::ExpectExist),
            2 => Ok(Self::ExpectNotExist),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl RowExistenceExpectation {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Ignore => "IGNORE",
            Self::ExpectExist => "EXPECT_EXIST",
            Self::ExpectNotExist => "EXPECT_NOT_EXIST",
        }
    }
}
/// The content of the response to a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum ReturnType {
    /// Nothing.
    #[default]
    RtNone = 0,
    /// The primary key, with generated columns filled in.
    RtPk = 1,
    /// Columns as they are after the write.
    RtAfterModify = 2,
}
impl ReturnType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1 | 2)
    }
}
impl ::core::convert::From<ReturnType> for i32 {
    fn from(value: ReturnType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for ReturnType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::RtNone),
            1 => Ok(Self::RtPk),
            2 => Ok(Self::RtAfterModify),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl ReturnType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::RtNone => "RT_NONE",
            Self::RtPk => "RT_PK",
            Self::RtAfterModify => "RT_AFTER_MODIFY",
        }
    }
}
/// The encoding of a block of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum DataBlockType {
    /// PlainBuffer.
    #[default]
    DbtPlainBuffer = 0,
    /// The denser simple row matrix.
    DbtSimpleRowMatrix = 1,
}
impl DataBlockType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1)
    }
}
impl ::core::convert::From<DataBlockType> for i32 {
    fn from(value: DataBlockType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for DataBlockType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::DbtPlainBuffer),
            1 => Ok(Self::DbtSimpleRowMatrix),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl DataBlockType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::DbtPlainBuffer => "DBT_PLAIN_BUFFER",
            Self::DbtSimpleRowMatrix => "DBT_SIMPLE_ROW_MATRIX",
        }
    }
}
/// The compression of a block of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum CompressType {
    /// None.
    #[default]
    CptNone = 0,
}
impl CompressType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0)
    }
}
impl ::core::convert::From<CompressType> for i32 {
    fn from(value: CompressType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for CompressType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::CptNone),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl CompressType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::CptNone => "CPT_NONE",
        }
    }
}
/// The order in which a range is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum Direction {
    /// Ascending primary keys.
    #[default]
    Forward = 0,
    /// Descending primary keys.
    Backward = 1,
}
impl Direction {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1)
    }
}
impl ::core::convert::From<Direction> for i32 {
    fn from(value: Direction) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for Direction {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::Forward),
            1 => Ok(Self::Backward),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl Direction {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Forward => "FORWARD",
            Self::Backward => "BACKWARD",
        }
    }
}
/// The rows to read from one table, all in the same way.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TableInBatchGetRowRequest {
    pub table_name: ::prost::alloc::string::String,
    pub primary_key: ::prost::alloc::vec::Vec<::prost::bytes::Bytes>,
    /// Where earlier reads of wide rows stopped: one for each primary key, empty if none.
    pub token: ::prost::alloc::vec::Vec<::prost::bytes::Bytes>,
    /// The columns to read; all of them if none is named.
    pub columns_to_get: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
    /// Which versions of each cell to read; this or `max_versions` must be present.
    pub time_range: ::core::option::Option<TimeRange>,
    /// How many versions of each cell to read, the newest first.
    pub max_versions: ::core::option::Option<i32>,
    /// Whether the service may cache the blocks that it reads.
    pub cache_blocks: ::core::option::Option<bool>,
    /// A serialized `Filter`; rows that do not pass it are not returned.
    pub filter: ::core::option::Option<::prost::bytes::Bytes>,
    /// The first column of a range of columns, by name.
    pub start_column: ::core::option::Option<::prost::alloc::string::String>,
    /// The column after the last one of the range.
    pub end_column: ::core::option::Option<::prost::alloc::string::String>,
}
impl TableInBatchGetRowRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn max_versions(&self) -> i32 {
        self.max_versions.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn cache_blocks(&self) -> bool {
        self.cache_blocks.unwrap_or(true)
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn filter(&self) -> &[u8] {
        self.filter.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn start_column(&self) -> &str {
        self.start_column.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn end_column(&self) -> &str {
        self.end_column.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for TableInBatchGetRowRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::bytes::encode_repeated(2, &self.primary_key, buf);
        ::prost::encoding::bytes::encode_repeated(3, &self.token, buf);
        ::prost::encoding::string::encode_repeated(4, &self.columns_to_get, buf);
        if let Some(value) = &self.time_range {
            ::prost::encoding::message::encode(5, value, buf);
        }
        if let Some(value) = &self.max_versions {
            ::prost::encoding::int32::encode(6, value, buf);
        }
        if let Some(value) = &self.cache_blocks {
            ::prost::encoding::bool::encode(7, value, buf);
        }
        if let Some(value) = &self.filter {
            ::prost::encoding::bytes::encode(8, value, buf);
        }
        if let Some(value) = &self.start_column {
            ::prost::encoding::string::encode(9, value, buf);
        }
        if let Some(value) = &self.end_column {
            ::prost::encoding::string::encode(10, value, buf);
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
                ::prost::encoding::bytes::merge_repeated(
                    wire_type,
                    &mut self.primary_key,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bytes::merge_repeated(
                    wire_type,
                    &mut self.token,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.columns_to_get,
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.time_range.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.max_versions.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.cache_blocks.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.filter.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            9 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.start_column.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            10 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.end_column.get_or_insert_default(),
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
                    "TableInBatchGetRowRequest",
                    &[
                        (1, "table_name"),
                        (2, "primary_key"),
                        (3, "token"),
                        (4, "columns_to_get"),
                        (5, "time_range"),
                        (6, "max_versions"),
                        (7, "cache_blocks"),
                        (8, "filter"),
                        (9, "start_column"),
                        (10, "end_column"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::bytes::encoded_len_repeated(2, &self.primary_key);
        len += ::prost::encoding::bytes::encoded_len_repeated(3, &self.token);
        len += ::prost::encoding::string::encoded_len_repeated(4, &self.columns_to_get);
        if let Some(value) = &self.time_range {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        if let Some(value) = &self.max_versions {
            len += ::prost::encoding::int32::encoded_len(6, value);
        }
        if let Some(value) = &self.cache_blocks {
            len += ::prost::encoding::bool::encoded_len(7, value);
        }
        if let Some(value) = &self.filter {
            len += ::prost::encoding::bytes::encoded_len(8, value);
        }
        if let Some(value) = &self.start_column {
            len += ::prost::encoding::string::encoded_len(9, value);
        }
        if let Some(value) = &self.end_column {
            len += ::prost::encoding::string::encoded_len(10, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TableInBatchGetRowRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "TableInBatchGetRowRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[],
    );
}
/// Reads rows of one or more tables, each as if by a GetRow of its own.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BatchGetRowRequest {
    pub tables: ::prost::alloc::vec::Vec<TableInBatchGetRowRequest>,
}
impl ::prost::Message for BatchGetRowRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.tables, buf);
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
                    &mut self.tables,
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
                    "BatchGetRowRequest",
                    &[(1, "tables")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.tables);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for BatchGetRowRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "BatchGetRowRequest",
        &[],
        &[crate::proto::required::repeated::<TableInBatchGetRowRequest>(1, "tables")],
    );
}
/// One row that was read, or why it was not.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RowInBatchGetRowResponse {
    pub is_ok: bool,
    /// Present if `is_ok` is false.
    pub error: ::core::option::Option<Error>,
    pub consumed: ::core::option::Option<ConsumedCapacity>,
    /// Empty if there is no such row.
    pub row: ::core::option::Option<::prost::bytes::Bytes>,
    /// Where to read on in a wide row.
    pub next_token: ::core::option::Option<::prost::bytes::Bytes>,
}
impl RowInBatchGetRowResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn row(&self) -> &[u8] {
        self.row.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn next_token(&self) -> &[u8] {
        self.next_token.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for RowInBatchGetRowResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::bool::encode(1, &self.is_ok, buf);
        if let Some(value) = &self.error {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.consumed {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.row {
            ::prost::encoding::bytes::encode(4, value, buf);
        }
        if let Some(value) = &self.next_token {
            ::prost::encoding::bytes::encode(5, value, buf);
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
            1 => ::prost::encoding::bool::merge(wire_type, &mut self.is_ok, buf, ctx),
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.error.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.consumed.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.row.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
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
                    "RowInBatchGetRowResponse",
                    &[
                        (1, "is_ok"),
                        (2, "error"),
                        (3, "consumed"),
                        (4, "row"),
                        (5, "next_token"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::bool::encoded_len(1, &self.is_ok);
        if let Some(value) = &self.error {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.consumed {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.row {
            len += ::prost::encoding::bytes::encoded_len(4, value);
        }
        if let Some(value) = &self.next_token {
            len += ::prost::encoding::bytes::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for RowInBatchGetRowResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "RowInBatchGetRowResponse",
        &[crate::proto::required::required(1, "is_ok")],
        &[
            crate::proto::required::single::<Error>(2, "error"),
            crate::proto::required::single::<ConsumedCapacity>(3, "consumed"),
        ],
    );
}
/// The rows that were read from one table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TableInBatchGetRowResponse {
    pub table_name: ::prost::alloc::string::String,
    pub rows: ::prost::alloc::vec::Vec<RowInBatchGetRowResponse>,
}
impl ::prost::Message for TableInBatchGetRowResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::message::encode_repeated(2, &self.rows, buf);
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
                    "TableInBatchGetRowResponse",
                    &[(1, "table_name"), (2, "rows")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::message::encoded_len_repeated(2, &self.rows);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TableInBatchGetRowResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "TableInBatchGetRowResponse",
        &[crate::proto::required::required(1, "table_name")],
        &[crate::proto::required::repeated::<RowInBatchGetRowResponse>(2, "rows")],
    );
}
/// The rows that were read.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BatchGetRowResponse {
    pub tables: ::prost::alloc::vec::Vec<TableInBatchGetRowResponse>,
}
impl ::prost::Message for BatchGetRowResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.tables, buf);
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
                    &mut self.tables,
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
                    "BatchGetRowResponse",
                    &[(1, "tables")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.tables);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for BatchGetRowResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "BatchGetRowResponse",
        &[],
        &[crate::proto::required::repeated::<TableInBatchGetRowResponse>(1, "tables")],
    );
}
/// One row to write.
#[derive(Clone, PartialEq, Eq)]
pub struct RowInBatchWriteRowRequest {
    pub r#type: i32,
    pub row_change: ::prost::bytes::Bytes,
    pub condition: Condition,
    pub return_content: ::core::option::Option<ReturnContent>,
}
impl ::core::default::Default for RowInBatchWriteRowRequest {
    #[inline]
    fn default() -> Self {
        Self {
            r#type: OperationType::default().into(),
            row_change: ::core::default::Default::default(),
            condition: ::core::default::Default::default(),
            return_content: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for RowInBatchWriteRowRequest {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("RowInBatchWriteRowRequest")
            .field("type", &crate::proto::field::named::<OperationType>(self.r#type))
            .field("row_change", &self.row_change)
            .field("condition", &self.condition)
            .field("return_content", &self.return_content)
            .finish()
    }
}
impl RowInBatchWriteRowRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn r#type(&self) -> OperationType {
        OperationType::try_from(self.r#type).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_type(&mut self, value: OperationType) {
        self.r#type = value.into();
    }
}
impl ::prost::Message for RowInBatchWriteRowRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.r#type, buf);
        ::prost::encoding::bytes::encode(2, &self.row_change, buf);
        ::prost::encoding::message::encode(3, &self.condition, buf);
        if let Some(value) = &self.return_content {
            ::prost::encoding::message::encode(4, value, buf);
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
                ::prost::encoding::bytes::merge(
                    wire_type,
                    &mut self.row_change,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.condition,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.return_content.get_or_insert_default(),
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
                    "RowInBatchWriteRowRequest",
                    &[
                        (1, "type"),
                        (2, "row_change"),
                        (3, "condition"),
                        (4, "return_content"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.r#type);
        len += ::prost::encoding::bytes::encoded_len(2, &self.row_change);
        len += ::prost::encoding::message::encoded_len(3, &self.condition);
        if let Some(value) = &self.return_content {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for RowInBatchWriteRowRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "RowInBatchWriteRowRequest",
        &[
            crate::proto::required::required_enum(1, "type", OperationType::is_valid),
            crate::proto::required::required(2, "row_change"),
            crate::proto::required::required(3, "condition"),
        ],
        &[crate::proto::required::single::<Condition>(3, "condition")],
    );
}
/// The rows to write to one table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TableInBatchWriteRowRequest {
    pub table_name: ::prost::alloc::string::String,
    pub rows: ::prost::alloc::vec::Vec<RowInBatchWriteRowRequest>,
}
impl ::prost::Message for TableInBatchWriteRowRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::message::encode_repeated(2, &self.rows, buf);
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
                    "TableInBatchWriteRowRequest",
                    &[(1, "table_name"), (2, "rows")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::message::encoded_len_repeated(2, &self.rows);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TableInBatchWriteRowRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "TableInBatchWriteRowRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[crate::proto::required::repeated::<RowInBatchWriteRowRequest>(2, "rows")],
    );
}
/// Writes rows of one or more tables, each on its own unless the batch is atomic.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BatchWriteRowRequest {
    pub tables: ::prost::alloc::vec::Vec<TableInBatchWriteRowRequest>,
    pub transaction_id: ::core::option::Option<::prost::alloc::string::String>,
    /// Whether all rows are written or none; they must then share one partition key.
    pub is_atomic: ::core::option::Option<bool>,
}
impl BatchWriteRowRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn transaction_id(&self) -> &str {
        self.transaction_id.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn is_atomic(&self) -> bool {
        self.is_atomic.unwrap_or_default()
    }
}
impl ::prost::Message for BatchWriteRowRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.tables, buf);
        if let Some(value) = &self.transaction_id {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.is_atomic {
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
                    &mut self.tables,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.transaction_id.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.is_atomic.get_or_insert_default(),
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
                    "BatchWriteRowRequest",
                    &[(1, "tables"), (2, "transaction_id"), (3, "is_atomic")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.tables);
        if let Some(value) = &self.transaction_id {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.is_atomic {
            len += ::prost::encoding::bool::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for BatchWriteRowRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "BatchWriteRowRequest",
        &[],
        &[crate::proto::required::repeated::<TableInBatchWriteRowRequest>(1, "tables")],
    );
}
/// One row that was written, or why it was not.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RowInBatchWriteRowResponse {
    pub is_ok: bool,
    /// Present if `is_ok` is false.
    pub error: ::core::option::Option<Error>,
    pub consumed: ::core::option::Option<ConsumedCapacity>,
    /// The row that `return_content` requests.
    pub row: ::core::option::Option<::prost::bytes::Bytes>,
}
impl RowInBatchWriteRowResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn row(&self) -> &[u8] {
        self.row.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for RowInBatchWriteRowResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::bool::encode(1, &self.is_ok, buf);
        if let Some(value) = &self.error {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.consumed {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.row {
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
            1 => ::prost::encoding::bool::merge(wire_type, &mut self.is_ok, buf, ctx),
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.error.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.consumed.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.row.get_or_insert_default(),
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
                    "RowInBatchWriteRowResponse",
                    &[(1, "is_ok"), (2, "error"), (3, "consumed"), (4, "row")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::bool::encoded_len(1, &self.is_ok);
        if let Some(value) = &self.error {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.consumed {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.row {
            len += ::prost::encoding::bytes::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for RowInBatchWriteRowResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "RowInBatchWriteRowResponse",
        &[crate::proto::required::required(1, "is_ok")],
        &[
            crate::proto::required::single::<Error>(2, "error"),
            crate::proto::required::single::<ConsumedCapacity>(3, "consumed"),
        ],
    );
}
/// The rows that were written to one table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TableInBatchWriteRowResponse {
    pub table_name: ::prost::alloc::string::String,
    pub rows: ::prost::alloc::vec::Vec<RowInBatchWriteRowResponse>,
}
impl ::prost::Message for TableInBatchWriteRowResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::message::encode_repeated(2, &self.rows, buf);
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
                    "TableInBatchWriteRowResponse",
                    &[(1, "table_name"), (2, "rows")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::message::encoded_len_repeated(2, &self.rows);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TableInBatchWriteRowResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "TableInBatchWriteRowResponse",
        &[crate::proto::required::required(1, "table_name")],
        &[crate::proto::required::repeated::<RowInBatchWriteRowResponse>(2, "rows")],
    );
}
/// The rows that were written.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BatchWriteRowResponse {
    pub tables: ::prost::alloc::vec::Vec<TableInBatchWriteRowResponse>,
}
impl ::prost::Message for BatchWriteRowResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.tables, buf);
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
                    &mut self.tables,
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
                    "BatchWriteRowResponse",
                    &[(1, "tables")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.tables);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for BatchWriteRowResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "BatchWriteRowResponse",
        &[],
        &[crate::proto::required::repeated::<TableInBatchWriteRowResponse>(1, "tables")],
    );
}
/// One row to write, without a condition and without a returned row.
#[derive(Clone, PartialEq, Eq)]
pub struct RowInBulkImportRequest {
    pub r#type: i32,
    pub row_change: ::prost::bytes::Bytes,
}
impl ::core::default::Default for RowInBulkImportRequest {
    #[inline]
    fn default() -> Self {
        Self {
            r#type: OperationType::default().into(),
            row_change: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for RowInBulkImportRequest {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("RowInBulkImportRequest")
            .field("type", &crate::proto::field::named::<OperationType>(self.r#type))
            .field("row_change", &self.row_change)
            .finish()
    }
}
impl RowInBulkImportRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn r#type(&self) -> OperationType {
        OperationType::try_from(self.r#type).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_type(&mut self, value: OperationType) {
        self.r#type = value.into();
    }
}
impl ::prost::Message for RowInBulkImportRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.r#type, buf);
        ::prost::encoding::bytes::encode(2, &self.row_change, buf);
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
                    &mut self.row_change,
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
                    "RowInBulkImportRequest",
                    &[(1, "type"), (2, "row_change")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.r#type);
        len += ::prost::encoding::bytes::encoded_len(2, &self.row_change);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for RowInBulkImportRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "RowInBulkImportRequest",
        &[
            crate::proto::required::required_enum(1, "type", OperationType::is_valid),
            crate::proto::required::required(2, "row_change"),
        ],
        &[],
    );
}
/// Writes many rows of one table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BulkImportRequest {
    pub table_name: ::prost::alloc::string::String,
    pub rows: ::prost::alloc::vec::Vec<RowInBulkImportRequest>,
}
impl ::prost::Message for BulkImportRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::message::encode_repeated(2, &self.rows, buf);
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
                    "BulkImportRequest",
                    &[(1, "table_name"), (2, "rows")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::message::encoded_len_repeated(2, &self.rows);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for BulkImportRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "BulkImportRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[crate::proto::required::repeated::<RowInBulkImportRequest>(2, "rows")],
    );
}
/// One row that was written, or why it was not.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RowInBulkImportResponse {
    pub is_ok: bool,
    /// Present if `is_ok` is false.
    pub error: ::core::option::Option<Error>,
    pub consumed: ::core::option::Option<ConsumedCapacity>,
}
impl ::prost::Message for RowInBulkImportResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::bool::encode(1, &self.is_ok, buf);
        if let Some(value) = &self.error {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.consumed {
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
            1 => ::prost::encoding::bool::merge(wire_type, &mut self.is_ok, buf, ctx),
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.error.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.consumed.get_or_insert_default(),
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
                    "RowInBulkImportResponse",
                    &[(1, "is_ok"), (2, "error"), (3, "consumed")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::bool::encoded_len(1, &self.is_ok);
        if let Some(value) = &self.error {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.consumed {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for RowInBulkImportResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "RowInBulkImportResponse",
        &[crate::proto::required::required(1, "is_ok")],
        &[
            crate::proto::required::single::<Error>(2, "error"),
            crate::proto::required::single::<ConsumedCapacity>(3, "consumed"),
        ],
    );
}
/// The rows that were written.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BulkImportResponse {
    pub table_name: ::prost::alloc::string::String,
    pub rows: ::prost::alloc::vec::Vec<RowInBulkImportResponse>,
}
impl ::prost::Message for BulkImportResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::message::encode_repeated(2, &self.rows, buf);
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
                    "BulkImportResponse",
                    &[(1, "table_name"), (2, "rows")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::message::encoded_len_repeated(2, &self.rows);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for BulkImportResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "BulkImportResponse",
        &[crate::proto::required::required(1, "table_name")],
        &[crate::proto::required::repeated::<RowInBulkImportResponse>(2, "rows")],
    );
}
/// Reads many rows in ascending order of their primary keys.
#[derive(Clone, PartialEq, Eq)]
pub struct BulkExportRequest {
    pub table_name: ::prost::alloc::string::String,
    /// The columns to read; all of them if none is named.
    pub columns_to_get: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
    pub inclusive_start_primary_key: ::prost::bytes::Bytes,
    pub exclusive_end_primary_key: ::prost::bytes::Bytes,
    /// A serialized `Filter`; rows that do not pass it are not returned.
    pub filter: ::core::option::Option<::prost::bytes::Bytes>,
    /// The encoding that the caller would like; the service may choose another.
    pub data_block_type_hint: ::core::option::Option<i32>,
}
impl ::core::default::Default for BulkExportRequest {
    #[inline]
    fn default() -> Self {
        Self {
            table_name: ::core::default::Default::default(),
            columns_to_get: ::core::default::Default::default(),
            inclusive_start_primary_key: ::core::default::Default::default(),
            exclusive_end_primary_key: ::core::default::Default::default(),
            filter: ::core::default::Default::default(),
            data_block_type_hint: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for BulkExportRequest {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("BulkExportRequest")
            .field("table_name", &self.table_name)
            .field("columns_to_get", &self.columns_to_get)
            .field("inclusive_start_primary_key", &self.inclusive_start_primary_key)
            .field("exclusive_end_primary_key", &self.exclusive_end_primary_key)
            .field("filter", &self.filter)
            .field(
                "data_block_type_hint",
                &self
                    .data_block_type_hint
                    .map(crate::proto::field::named::<DataBlockType>),
            )
            .finish()
    }
}
impl BulkExportRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn filter(&self) -> &[u8] {
        self.filter.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn data_block_type_hint(&self) -> DataBlockType {
        self.data_block_type_hint
            .and_then(|number| number.try_into().ok())
            .unwrap_or(DataBlockType::DbtSimpleRowMatrix)
    }
    /// Sets the value.
    #[inline]
    pub fn set_data_block_type_hint(&mut self, value: DataBlockType) {
        self.data_block_type_hint = Some(value.into());
    }
}
impl ::prost::Message for BulkExportRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::string::encode_repeated(2, &self.columns_to_get, buf);
        ::prost::encoding::bytes::encode(3, &self.inclusive_start_primary_key, buf);
        ::prost::encoding::bytes::encode(4, &self.exclusive_end_primary_key, buf);
        if let Some(value) = &self.filter {
            ::prost::encoding::bytes::encode(5, value, buf);
        }
        if let Some(value) = &self.data_block_type_hint {
            ::prost::encoding::int32::encode(6, value, buf);
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
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.columns_to_get,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    &mut self.inclusive_start_primary_key,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    &mut self.exclusive_end_primary_key,
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.filter.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.data_block_type_hint.get_or_insert_default(),
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
                    "BulkExportRequest",
                    &[
                        (1, "table_name"),
                        (2, "columns_to_get"),
                        (3, "inclusive_start_primary_key"),
                        (4, "exclusive_end_primary_key"),
                        (5, "filter"),
                        (6, "data_block_type_hint"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::string::encoded_len_repeated(2, &self.columns_to_get);
        len
            += ::prost::encoding::bytes::encoded_len(
                3,
                &self.inclusive_start_primary_key,
            );
        len += ::prost::encoding::bytes::encoded_len(4, &self.exclusive_end_primary_key);
        if let Some(value) = &self.filter {
            len += ::prost::encoding::bytes::encoded_len(5, value);
        }
        if let Some(value) = &self.data_block_type_hint {
            len += ::prost::encoding::int32::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for BulkExportRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "BulkExportRequest",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required(3, "inclusive_start_primary_key"),
            crate::proto::required::required(4, "exclusive_end_primary_key"),
        ],
        &[],
    );
}
/// Some rows of the range.
#[derive(Clone, PartialEq, Eq)]
pub struct BulkExportResponse {
    pub consumed: ConsumedCapacity,
    /// The rows, in the encoding that `data_block_type` names.
    pub rows: ::prost::bytes::Bytes,
    /// Where the next request has to start; absent at the end of the range.
    pub next_start_primary_key: ::core::option::Option<::prost::bytes::Bytes>,
    /// The encoding of `rows`; PlainBuffer if absent.
    pub data_block_type: ::core::option::Option<i32>,
}
impl ::core::default::Default for BulkExportResponse {
    #[inline]
    fn default() -> Self {
        Self {
            consumed: ::core::default::Default::default(),
            rows: ::core::default::Default::default(),
            next_start_primary_key: ::core::default::Default::default(),
            data_block_type: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for BulkExportResponse {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("BulkExportResponse")
            .field("consumed", &self.consumed)
            .field("rows", &self.rows)
            .field("next_start_primary_key", &self.next_start_primary_key)
            .field(
                "data_block_type",
                &self.data_block_type.map(crate::proto::field::named::<DataBlockType>),
            )
            .finish()
    }
}
impl BulkExportResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn next_start_primary_key(&self) -> &[u8] {
        self.next_start_primary_key.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn data_block_type(&self) -> DataBlockType {
        self.data_block_type
            .and_then(|number| number.try_into().ok())
            .unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_data_block_type(&mut self, value: DataBlockType) {
        self.data_block_type = Some(value.into());
    }
}
impl ::prost::Message for BulkExportResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.consumed, buf);
        ::prost::encoding::bytes::encode(2, &self.rows, buf);
        if let Some(value) = &self.next_start_primary_key {
            ::prost::encoding::bytes::encode(3, value, buf);
        }
        if let Some(value) = &self.data_block_type {
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
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.consumed,
                    buf,
                    ctx,
                )
            }
            2 => ::prost::encoding::bytes::merge(wire_type, &mut self.rows, buf, ctx),
            3 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.next_start_primary_key.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.data_block_type.get_or_insert_default(),
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
                    "BulkExportResponse",
                    &[
                        (1, "consumed"),
                        (2, "rows"),
                        (3, "next_start_primary_key"),
                        (4, "data_block_type"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(1, &self.consumed);
        len += ::prost::encoding::bytes::encoded_len(2, &self.rows);
        if let Some(value) = &self.next_start_primary_key {
            len += ::prost::encoding::bytes::encoded_len(3, value);
        }
        if let Some(value) = &self.data_block_type {
            len += ::prost::encoding::int32::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for BulkExportResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "BulkExportResponse",
        &[
            crate::proto::required::required(1, "consumed"),
            crate::proto::required::required(2, "rows"),
        ],
        &[crate::proto::required::single::<ConsumedCapacity>(1, "consumed")],
    );
}
/// The operation of a row of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum OperationType {
    /// PutRow.
    #[default]
    Put = 1,
    /// UpdateRow.
    Update = 2,
    /// DeleteRow.
    Delete = 3,
}
impl OperationType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3)
    }
}
impl ::core::convert::From<OperationType> for i32 {
    fn from(value: OperationType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for OperationType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Put),
            2 => Ok(Self::Update),
            3 => Ok(Self::Delete),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl OperationType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Put => "PUT",
            Self::Update => "UPDATE",
            Self::Delete => "DELETE",
        }
    }
}
/// A filter on the columns of a row. Filters of reads and column conditions of writes carry one,
/// serialized, in a `bytes` field.
#[derive(Clone, PartialEq, Eq)]
pub struct Filter {
    pub r#type: i32,
    /// The serialized message that `type` names.
    pub filter: ::prost::bytes::Bytes,
}
impl ::core::default::Default for Filter {
    #[inline]
    fn default() -> Self {
        Self {
            r#type: FilterType::default().into(),
            filter: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for Filter {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("Filter")
            .field("type", &crate::proto::field::named::<FilterType>(self.r#type))
            .field("filter", &self.filter)
            .finish()
    }
}
impl Filter {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn r#type(&self) -> FilterType {
        FilterType::try_from(self.r#type).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_type(&mut self, value: FilterType) {
        self.r#type = value.into();
    }
}
impl ::prost::Message for Filter {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.r#type, buf);
        ::prost::encoding::bytes::encode(2, &self.filter, buf);
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
            2 => ::prost::encoding::bytes::merge(wire_type, &mut self.filter, buf, ctx),
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "Filter",
                    &[(1, "type"), (2, "filter")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.r#type);
        len += ::prost::encoding::bytes::encoded_len(2, &self.filter);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Filter {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "Filter",
        &[
            crate::proto::required::required_enum(1, "type", FilterType::is_valid),
            crate::proto::required::required(2, "filter"),
        ],
        &[],
    );
}
/// Compares one column with a value.
#[derive(Clone, PartialEq, Eq)]
pub struct SingleColumnValueFilter {
    pub comparator: i32,
    pub column_name: ::prost::alloc::string::String,
    /// A PlainBuffer value without its leading length.
    pub column_value: ::prost::bytes::Bytes,
    /// Whether a row without the column is refused.
    pub filter_if_missing: bool,
    /// Whether the newest version alone is compared; otherwise one version that passes is enough.
    pub latest_version_only: bool,
    /// How to turn the column's text into the value that is compared.
    pub value_trans_rule: ::core::option::Option<ValueTransferRule>,
}
impl ::core::default::Default for SingleColumnValueFilter {
    #[inline]
    fn default() -> Self {
        Self {
            comparator: ComparatorType::default().into(),
            column_name: ::core::default::Default::default(),
            column_value: ::core::default::Default::default(),
            filter_if_missing: ::core::default::Default::default(),
            latest_version_only: ::core::default::Default::default(),
            value_trans_rule: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for SingleColumnValueFilter {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("SingleColumnValueFilter")
            .field(
                "comparator",
                &crate::proto::field::named::<ComparatorType>(self.comparator),
            )
            .field("column_name", &self.column_name)
            .field("column_value", &self.column_value)
            .field("filter_if_missing", &self.filter_if_missing)
            .field("latest_version_only", &self.latest_version_only)
            .field("value_trans_rule", &self.value_trans_rule)
            .finish()
    }
}
impl SingleColumnValueFilter {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn comparator(&self) -> ComparatorType {
        ComparatorType::try_from(self.comparator).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_comparator(&mut self, value: ComparatorType) {
        self.comparator = value.into();
    }
}
impl ::prost::Message for SingleColumnValueFilter {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.comparator, buf);
        ::prost::encoding::string::encode(2, &self.column_name, buf);
        ::prost::encoding::bytes::encode(3, &self.column_value, buf);
        ::prost::encoding::bool::encode(4, &self.filter_if_missing, buf);
        ::prost::encoding::bool::encode(5, &self.latest_version_only, buf);
        if let Some(value) = &self.value_trans_rule {
            ::prost::encoding::message::encode(6, value, buf);
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
                    &mut self.comparator,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.column_name,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    &mut self.column_value,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    &mut self.filter_if_missing,
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    &mut self.latest_version_only,
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.value_trans_rule.get_or_insert_default(),
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
                    "SingleColumnValueFilter",
                    &[
                        (1, "comparator"),
                        (2, "column_name"),
                        (3, "column_value"),
                        (4, "filter_if_missing"),
                        (5, "latest_version_only"),
                        (6, "value_trans_rule"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.comparator);
        len += ::prost::encoding::string::encoded_len(2, &self.column_name);
        len += ::prost::encoding::bytes::encoded_len(3, &self.column_value);
        len += ::prost::encoding::bool::encoded_len(4, &self.filter_if_missing);
        len += ::prost::encoding::bool::encoded_len(5, &self.latest_version_only);
        if let Some(value) = &self.value_trans_rule {
            len += ::prost::encoding::message::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SingleColumnValueFilter {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "SingleColumnValueFilter",
        &[
            crate::proto::required::required_enum(
                1,
                "comparator",
                ComparatorType::is_valid,
            ),
            crate::proto::required::required(2, "column_name"),
            crate::proto::required::required(3, "column_value"),
            crate::proto::required::required(4, "filter_if_missing"),
            crate::proto::required::required(5, "latest_version_only"),
        ],
        &[crate::proto::required::single::<ValueTransferRule>(6, "value_trans_rule")],
    );
}
/// Takes a part of a column's text and reads it as a value.
#[derive(Clone, PartialEq, Eq)]
pub struct ValueTransferRule {
    /// A regular expression; its first group is the part.
    pub regex: ::prost::alloc::string::String,
    /// The type to read the part as.
    pub cast_type: ::core::option::Option<i32>,
}
impl ::core::default::Default for ValueTransferRule {
    #[inline]
    fn default() -> Self {
        Self {
            regex: ::core::default::Default::default(),
            cast_type: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for ValueTransferRule {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("ValueTransferRule")
            .field("regex", &self.regex)
            .field(
                "cast_type",
                &self.cast_type.map(crate::proto::field::named::<VariantType>),
            )
            .finish()
    }
}
impl ValueTransferRule {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn cast_type(&self) -> VariantType {
        self.cast_type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_cast_type(&mut self, value: VariantType) {
        self.cast_type = Some(value.into());
    }
}
impl ::prost::Message for ValueTransferRule {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.regex, buf);
        if let Some(value) = &self.cast_type {
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
            1 => ::prost::encoding::string::merge(wire_type, &mut self.regex, buf, ctx),
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.cast_type.get_or_insert_default(),
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
                    "ValueTransferRule",
                    &[(1, "regex"), (2, "cast_type")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.regex);
        if let Some(value) = &self.cast_type {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ValueTransferRule {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ValueTransferRule",
        &[crate::proto::required::required(1, "regex")],
        &[],
    );
}
/// Combines filters.
#[derive(Clone, PartialEq)]
pub struct CompositeColumnValueFilter {
    pub combinator: i32,
    /// Exactly one with `LO_NOT`.
    pub sub_filters: ::prost::alloc::vec::Vec<Filter>,
}
impl ::core::default::Default for CompositeColumnValueFilter {
    #[inline]
    fn default() -> Self {
        Self {
            combinator: LogicalOperator::default().into(),
            sub_filters: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for CompositeColumnValueFilter {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("CompositeColumnValueFilter")
            .field(
                "combinator",
                &crate::proto::field::named::<LogicalOperator>(self.combinator),
            )
            .field("sub_filters", &self.sub_filters)
            .finish()
    }
}
impl CompositeColumnValueFilter {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn combinator(&self) -> LogicalOperator {
        LogicalOperator::try_from(self.combinator).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_combinator(&mut self, value: LogicalOperator) {
        self.combinator = value.into();
    }
}
impl ::prost::Message for CompositeColumnValueFilter {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.combinator, buf);
        ::prost::encoding::message::encode_repeated(2, &self.sub_filters, buf);
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
                    &mut self.combinator,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.sub_filters,
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
                    "CompositeColumnValueFilter",
                    &[(1, "combinator"), (2, "sub_filters")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.combinator);
        len += ::prost::encoding::message::encoded_len_repeated(2, &self.sub_filters);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CompositeColumnValueFilter {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "CompositeColumnValueFilter",
        &[
            crate::proto::required::required_enum(
                1,
                "combinator",
                LogicalOperator::is_valid,
            ),
        ],
        &[crate::proto::required::repeated::<Filter>(2, "sub_filters")],
    );
}
/// Keeps a window of each row's columns, counted in the order of their names.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ColumnPaginationFilter {
    /// How many columns to skip.
    pub offset: i32,
    /// How many columns to keep.
    pub limit: i32,
}
impl ::prost::Message for ColumnPaginationFilter {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::int32::encode(1, &self.offset, buf);
        ::prost::encoding::int32::encode(2, &self.limit, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => ::prost::encoding::int32::merge(wire_type, &mut self.offset, buf, ctx),
            2 => ::prost::encoding::int32::merge(wire_type, &mut self.limit, buf, ctx),
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "ColumnPaginationFilter",
                    &[(1, "offset"), (2, "limit")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::int32::encoded_len(1, &self.offset);
        len += ::prost::encoding::int32::encoded_len(2, &self.limit);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ColumnPaginationFilter {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ColumnPaginationFilter",
        &[
            crate::proto::required::required(1, "offset"),
            crate::proto::required::required(2, "limit"),
        ],
        &[],
    );
}
/// Which message the `filter` field of a `Filter` holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum FilterType {
    /// `SingleColumnValueFilter`.
    #[default]
    FtSingleColumnValue = 1,
    /// `CompositeColumnValueFilter`.
    FtCompositeColumnValue = 2,
    /// `ColumnPaginationFilter`.
    FtColumnPagination = 3,
}
impl FilterType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3)
    }
}
impl ::core::convert::From<FilterType> for i32 {
    fn from(value: FilterType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for FilterType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::FtSingleColumnValue),
            2 => Ok(Self::FtCompositeColumnValue),
            3 => Ok(Self::FtColumnPagination),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl FilterType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::FtSingleColumnValue => "FT_SINGLE_COLUMN_VALUE",
            Self::FtCompositeColumnValue => "FT_COMPOSITE_COLUMN_VALUE",
            Self::FtColumnPagination => "FT_COLUMN_PAGINATION",
        }
    }
}
/// How a column is compared: the column is the left operand, the value the right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum ComparatorType {
    /// Equal.
    #[default]
    CtEqual = 1,
    /// Not equal.
    CtNotEqual = 2,
    /// Greater.
    CtGreaterThan = 3,
    /// Greater or equal.
    CtGreaterEqual = 4,
    /// Less.
    CtLessThan = 5,
    /// Less or equal.
    CtLessEqual = 6,
    /// The column exists, whatever its value.
    CtExist = 7,
    /// The column does not exist.
    CtNotExist = 8,
}
impl ComparatorType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8)
    }
}
impl ::core::convert::From<ComparatorType> for i32 {
    fn from(value: ComparatorType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for ComparatorType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::CtEqual),
            2 => Ok(Self::CtNotEqual),
            3 => Ok(Self::CtGreaterThan),
            4 => Ok(Self::CtGreaterEqual),
            5 => Ok(Self::CtLessThan),
            6 => Ok(Self::CtLessEqual),
            7 => Ok(Self::CtExist),
            8 => Ok(Self::CtNotExist),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl ComparatorType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::CtEqual => "CT_EQUAL",
            Self::CtNotEqual => "CT_NOT_EQUAL",
            Self::CtGreaterThan => "CT_GREATER_THAN",
            Self::CtGreaterEqual => "CT_GREATER_EQUAL",
            Self::CtLessThan => "CT_LESS_THAN",
            Self::CtLessEqual => "CT_LESS_EQUAL",
            Self::CtExist => "CT_EXIST",
            Self::CtNotExist => "CT_NOT_EXIST",
        }
    }
}
/// The type of a value, with PlainBuffer's own numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum VariantType {
    /// A signed 64-bit integer.
    #[default]
    VtInteger = 0,
    /// A 64-bit floating point number.
    VtDouble = 1,
    /// UTF-8 text.
    VtString = 3,
    /// No value.
    VtNull = 6,
    /// Bytes.
    VtBlob = 7,
}
impl VariantType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1 | 3 | 6 | 7)
    }
}
impl ::core::convert::From<VariantType> for i32 {
    fn from(value: VariantType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for VariantType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::VtInteger),
            1 => Ok(Self::VtDouble),
            3 => Ok(Self::VtString),
            6 => Ok(Self::VtNull),
            7 => Ok(Self::VtBlob),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl VariantType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::VtInteger => "VT_INTEGER",
            Self::VtDouble => "VT_DOUBLE",
            Self::VtString => "VT_STRING",
            Self::VtNull => "VT_NULL",
            Self::VtBlob => "VT_BLOB",
        }
    }
}
/// How filters are combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum LogicalOperator {
    /// The filter does not pass.
    #[default]
    LoNot = 1,
    /// Every filter passes.
    LoAnd = 2,
    /// At least one filter passes.
    LoOr = 3,
}
impl LogicalOperator {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3)
    }
}
impl ::core::convert::From<LogicalOperator> for i32 {
    fn from(value: LogicalOperator) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for LogicalOperator {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::LoNot),
            2 => Ok(Self::LoAnd),
            3 => Ok(Self::LoOr),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl LogicalOperator {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::LoNot => "LO_NOT",
            Self::LoAnd => "LO_AND",
            Self::LoOr => "LO_OR",
        }
    }
}
/// One column of a primary key. The first one is the partition key.
#[derive(Clone, PartialEq, Eq)]
pub struct PrimaryKeySchema {
    pub name: ::prost::alloc::string::String,
    pub r#type: i32,
    pub option: ::core::option::Option<i32>,
}
impl ::core::default::Default for PrimaryKeySchema {
    #[inline]
    fn default() -> Self {
        Self {
            name: ::core::default::Default::default(),
            r#type: PrimaryKeyType::default().into(),
            option: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for PrimaryKeySchema {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("PrimaryKeySchema")
            .field("name", &self.name)
            .field("type", &crate::proto::field::named::<PrimaryKeyType>(self.r#type))
            .field(
                "option",
                &self.option.map(crate::proto::field::named::<PrimaryKeyOption>),
            )
            .finish()
    }
}
impl PrimaryKeySchema {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn r#type(&self) -> PrimaryKeyType {
        PrimaryKeyType::try_from(self.r#type).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_type(&mut self, value: PrimaryKeyType) {
        self.r#type = value.into();
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn option(&self) -> PrimaryKeyOption {
        self.option.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_option(&mut self, value: PrimaryKeyOption) {
        self.option = Some(value.into());
    }
}
impl ::prost::Message for PrimaryKeySchema {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.name, buf);
        ::prost::encoding::int32::encode(2, &self.r#type, buf);
        if let Some(value) = &self.option {
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
            1 => ::prost::encoding::string::merge(wire_type, &mut self.name, buf, ctx),
            2 => ::prost::encoding::int32::merge(wire_type, &mut self.r#type, buf, ctx),
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.option.get_or_insert_default(),
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
                    "PrimaryKeySchema",
                    &[(1, "name"), (2, "type"), (3, "option")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.name);
        len += ::prost::encoding::int32::encoded_len(2, &self.r#type);
        if let Some(value) = &self.option {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for PrimaryKeySchema {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "PrimaryKeySchema",
        &[
            crate::proto::required::required(1, "name"),
            crate::proto::required::required_enum(2, "type", PrimaryKeyType::is_valid),
        ],
        &[],
    );
}
/// An attribute column whose type is declared, so that secondary indexes can use it.
#[derive(Clone, PartialEq, Eq)]
pub struct DefinedColumnSchema {
    pub name: ::prost::alloc::string::String,
    pub r#type: i32,
}
impl ::core::default::Default for DefinedColumnSchema {
    #[inline]
    fn default() -> Self {
        Self {
            name: ::core::default::Default::default(),
            r#type: DefinedColumnType::default().into(),
        }
    }
}
impl ::core::fmt::Debug for DefinedColumnSchema {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("DefinedColumnSchema")
            .field("name", &self.name)
            .field("type", &crate::proto::field::named::<DefinedColumnType>(self.r#type))
            .finish()
    }
}
impl DefinedColumnSchema {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn r#type(&self) -> DefinedColumnType {
        DefinedColumnType::try_from(self.r#type).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_type(&mut self, value: DefinedColumnType) {
        self.r#type = value.into();
    }
}
impl ::prost::Message for DefinedColumnSchema {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.name, buf);
        ::prost::encoding::int32::encode(2, &self.r#type, buf);
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
            2 => ::prost::encoding::int32::merge(wire_type, &mut self.r#type, buf, ctx),
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "DefinedColumnSchema",
                    &[(1, "name"), (2, "type")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.name);
        len += ::prost::encoding::int32::encoded_len(2, &self.r#type);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DefinedColumnSchema {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DefinedColumnSchema",
        &[
            crate::proto::required::required(1, "name"),
            crate::proto::required::required_enum(2, "type", DefinedColumnType::is_valid),
        ],
        &[],
    );
}
/// The parts of a table that never change, apart from its defined columns.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TableMeta {
    pub table_name: ::prost::alloc::string::String,
    /// One to four columns, in the order in which rows are sorted.
    pub primary_key: ::prost::alloc::vec::Vec<PrimaryKeySchema>,
    pub defined_column: ::prost::alloc::vec::Vec<DefinedColumnSchema>,
    /// Superseded by `index_metas` of the requests and responses around this message.
    pub index_meta: ::prost::alloc::vec::Vec<IndexMeta>,
    /// The service's own identifier of the table.
    pub table_id: ::core::option::Option<::prost::alloc::string::String>,
    /// The global table that this table is a replica of.
    pub global_table_id: ::core::option::Option<::prost::alloc::string::String>,
}
impl TableMeta {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_id(&self) -> &str {
        self.table_id.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn global_table_id(&self) -> &str {
        self.global_table_id.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for TableMeta {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::message::encode_repeated(2, &self.primary_key, buf);
        ::prost::encoding::message::encode_repeated(3, &self.defined_column, buf);
        ::prost::encoding::message::encode_repeated(4, &self.index_meta, buf);
        if let Some(value) = &self.table_id {
            ::prost::encoding::string::encode(5, value, buf);
        }
        if let Some(value) = &self.global_table_id {
            ::prost::encoding::string::encode(6, value, buf);
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
                    &mut self.primary_key,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.defined_column,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.index_meta,
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.table_id.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.global_table_id.get_or_insert_default(),
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
                    "TableMeta",
                    &[
                        (1, "table_name"),
                        (2, "primary_key"),
                        (3, "defined_column"),
                        (4, "index_meta"),
                        (5, "table_id"),
                        (6, "global_table_id"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::message::encoded_len_repeated(2, &self.primary_key);
        len += ::prost::encoding::message::encoded_len_repeated(3, &self.defined_column);
        len += ::prost::encoding::message::encoded_len_repeated(4, &self.index_meta);
        if let Some(value) = &self.table_id {
            len += ::prost::encoding::string::encoded_len(5, value);
        }
        if let Some(value) = &self.global_table_id {
            len += ::prost::encoding::string::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TableMeta {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "TableMeta",
        &[crate::proto::required::required(1, "table_name")],
        &[
            crate::proto::required::repeated::<PrimaryKeySchema>(2, "primary_key"),
            crate::proto::required::repeated::<DefinedColumnSchema>(3, "defined_column"),
            crate::proto::required::repeated::<IndexMeta>(4, "index_meta"),
        ],
    );
}
/// The settings of a table. Absent ones stay as they are, or have the service's defaults.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TableOptions {
    /// Seconds until data expires, or -1 for never.
    pub time_to_live: ::core::option::Option<i32>,
    /// How many versions of a cell are kept.
    pub max_versions: ::core::option::Option<i32>,
    /// A storage hint that the service no longer documents.
    pub bloom_filter_type: ::core::option::Option<i32>,
    /// A storage hint, in bytes, that the service no longer documents.
    pub block_size: ::core::option::Option<i32>,
    /// How far a cell's timestamp may lie from the service's clock, in seconds.
    pub deviation_cell_version_in_sec: ::core::option::Option<i64>,
    /// Whether UpdateRow is accepted.
    pub allow_update: ::core::option::Option<bool>,
    /// Whether updates write whole rows. It cannot change after creation.
    pub update_full_row: ::core::option::Option<bool>,
}
impl ::core::default::Default for TableOptions {
    #[inline]
    fn default() -> Self {
        Self {
            time_to_live: ::core::default::Default::default(),
            max_versions: ::core::default::Default::default(),
            bloom_filter_type: ::core::default::Default::default(),
            block_size: ::core::default::Default::default(),
            deviation_cell_version_in_sec: ::core::default::Default::default(),
            allow_update: ::core::default::Default::default(),
            update_full_row: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for TableOptions {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("TableOptions")
            .field("time_to_live", &self.time_to_live)
            .field("max_versions", &self.max_versions)
            .field(
                "bloom_filter_type",
                &self
                    .bloom_filter_type
                    .map(crate::proto::field::named::<BloomFilterType>),
            )
            .field("block_size", &self.block_size)
            .field("deviation_cell_version_in_sec", &self.deviation_cell_version_in_sec)
            .field("allow_update", &self.allow_update)
            .field("update_full_row", &self.update_full_row)
            .finish()
    }
}
impl TableOptions {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn time_to_live(&self) -> i32 {
        self.time_to_live.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn max_versions(&self) -> i32 {
        self.max_versions.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn bloom_filter_type(&self) -> BloomFilterType {
        self.bloom_filter_type
            .and_then(|number| number.try_into().ok())
            .unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_bloom_filter_type(&mut self, value: BloomFilterType) {
        self.bloom_filter_type = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn block_size(&self) -> i32 {
        self.block_size.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn deviation_cell_version_in_sec(&self) -> i64 {
        self.deviation_cell_version_in_sec.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn allow_update(&self) -> bool {
        self.allow_update.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn update_full_row(&self) -> bool {
        self.update_full_row.unwrap_or_default()
    }
}
impl ::prost::Message for TableOptions {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.time_to_live {
            ::prost::encoding::int32::encode(1, value, buf);
        }
        if let Some(value) = &self.max_versions {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.bloom_filter_type {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.block_size {
            ::prost::encoding::int32::encode(4, value, buf);
        }
        if let Some(value) = &self.deviation_cell_version_in_sec {
            ::prost::encoding::int64::encode(5, value, buf);
        }
        if let Some(value) = &self.allow_update {
            ::prost::encoding::bool::encode(6, value, buf);
        }
        if let Some(value) = &self.update_full_row {
            ::prost::encoding::bool::encode(7, value, buf);
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
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.max_versions.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.bloom_filter_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.block_size.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.deviation_cell_version_in_sec.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.allow_update.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.update_full_row.get_or_insert_default(),
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
                    "TableOptions",
                    &[
                        (1, "time_to_live"),
                        (2, "max_versions"),
                        (3, "bloom_filter_type"),
                        (4, "block_size"),
                        (5, "deviation_cell_version_in_sec"),
                        (6, "allow_update"),
                        (7, "update_full_row"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.time_to_live {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        if let Some(value) = &self.max_versions {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.bloom_filter_type {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.block_size {
            len += ::prost::encoding::int32::encoded_len(4, value);
        }
        if let Some(value) = &self.deviation_cell_version_in_sec {
            len += ::prost::encoding::int64::encoded_len(5, value);
        }
        if let Some(value) = &self.allow_update {
            len += ::prost::encoding::bool::encoded_len(6, value);
        }
        if let Some(value) = &self.update_full_row {
            len += ::prost::encoding::bool::encoded_len(7, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TableOptions {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The throughput reserved for a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ReservedThroughput {
    pub capacity_unit: CapacityUnit,
}
impl ::prost::Message for ReservedThroughput {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.capacity_unit, buf);
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
                    &mut self.capacity_unit,
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
                    "ReservedThroughput",
                    &[(1, "capacity_unit")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(1, &self.capacity_unit);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ReservedThroughput {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ReservedThroughput",
        &[crate::proto::required::required(1, "capacity_unit")],
        &[],
    );
}
/// The throughput reserved for a table, and when it last changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ReservedThroughputDetails {
    pub capacity_unit: CapacityUnit,
    /// Seconds since the Unix epoch.
    pub last_increase_time: i64,
    /// Seconds since the Unix epoch; absent if it never decreased.
    pub last_decrease_time: ::core::option::Option<i64>,
}
impl ReservedThroughputDetails {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn last_decrease_time(&self) -> i64 {
        self.last_decrease_time.unwrap_or_default()
    }
}
impl ::prost::Message for ReservedThroughputDetails {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.capacity_unit, buf);
        ::prost::encoding::int64::encode(2, &self.last_increase_time, buf);
        if let Some(value) = &self.last_decrease_time {
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
                    &mut self.capacity_unit,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    &mut self.last_increase_time,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.last_decrease_time.get_or_insert_default(),
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
                    "ReservedThroughputDetails",
                    &[
                        (1, "capacity_unit"),
                        (2, "last_increase_time"),
                        (3, "last_decrease_time"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(1, &self.capacity_unit);
        len += ::prost::encoding::int64::encoded_len(2, &self.last_increase_time);
        if let Some(value) = &self.last_decrease_time {
            len += ::prost::encoding::int64::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ReservedThroughputDetails {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ReservedThroughputDetails",
        &[
            crate::proto::required::required(1, "capacity_unit"),
            crate::proto::required::required(2, "last_increase_time"),
        ],
        &[],
    );
}
/// A range of partition keys that one partition of a new table begins with.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PartitionRange {
    /// The first key, as a PlainBuffer value without its leading length.
    pub begin: ::prost::bytes::Bytes,
    /// The key after the last one, in the same encoding.
    pub end: ::prost::bytes::Bytes,
}
impl ::prost::Message for PartitionRange {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::bytes::encode(1, &self.begin, buf);
        ::prost::encoding::bytes::encode(2, &self.end, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            1 => ::prost::encoding::bytes::merge(wire_type, &mut self.begin, buf, ctx),
            2 => ::prost::encoding::bytes::merge(wire_type, &mut self.end, buf, ctx),
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "PartitionRange",
                    &[(1, "begin"), (2, "end")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::bytes::encoded_len(1, &self.begin);
        len += ::prost::encoding::bytes::encoded_len(2, &self.end);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for PartitionRange {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "PartitionRange",
        &[
            crate::proto::required::required(1, "begin"),
            crate::proto::required::required(2, "end"),
        ],
        &[],
    );
}
/// A secondary index.
#[derive(Clone, PartialEq, Eq)]
pub struct IndexMeta {
    pub name: ::prost::alloc::string::String,
    /// The names of the index's primary key columns.
    pub primary_key: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
    /// The names of the attribute columns that the index carries along.
    pub defined_column: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
    pub index_update_mode: i32,
    pub index_type: i32,
    pub index_sync_phase: ::core::option::Option<i32>,
}
impl ::core::default::Default for IndexMeta {
    #[inline]
    fn default() -> Self {
        Self {
            name: ::core::default::Default::default(),
            primary_key: ::core::default::Default::default(),
            defined_column: ::core::default::Default::default(),
            index_update_mode: IndexUpdateMode::default().into(),
            index_type: IndexType::default().into(),
            index_sync_phase: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for IndexMeta {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("IndexMeta")
            .field("name", &self.name)
            .field("primary_key", &self.primary_key)
            .field("defined_column", &self.defined_column)
            .field(
                "index_update_mode",
                &crate::proto::field::named::<IndexUpdateMode>(self.index_update_mode),
            )
            .field(
                "index_type",
                &crate::proto::field::named::<IndexType>(self.index_type),
            )
            .field(
                "index_sync_phase",
                &self.index_sync_phase.map(crate::proto::field::named::<IndexSyncPhase>),
            )
            .finish()
    }
}
impl IndexMeta {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn index_update_mode(&self) -> IndexUpdateMode {
        IndexUpdateMode::try_from(self.index_update_mode).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_index_update_mode(&mut self, value: IndexUpdateMode) {
        self.index_update_mode = value.into();
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn index_type(&self) -> IndexType {
        IndexType::try_from(self.index_type).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_index_type(&mut self, value: IndexType) {
        self.index_type = value.into();
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn index_sync_phase(&self) -> IndexSyncPhase {
        self.index_sync_phase
            .and_then(|number| number.try_into().ok())
            .unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_index_sync_phase(&mut self, value: IndexSyncPhase) {
        self.index_sync_phase = Some(value.into());
    }
}
impl ::prost::Message for IndexMeta {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.name, buf);
        ::prost::encoding::string::encode_repeated(2, &self.primary_key, buf);
        ::prost::encoding::string::encode_repeated(3, &self.defined_column, buf);
        ::prost::encoding::int32::encode(4, &self.index_update_mode, buf);
        ::prost::encoding::int32::encode(5, &self.index_type, buf);
        if let Some(value) = &self.index_sync_phase {
            ::prost::encoding::int32::encode(6, value, buf);
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
            1 => ::prost::encoding::string::merge(wire_type, &mut self.name, buf, ctx),
            2 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.primary_key,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.defined_column,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    &mut self.index_update_mode,
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    &mut self.index_type,
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.index_sync_phase.get_or_insert_default(),
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
                    "IndexMeta",
                    &[
                        (1, "name"),
                        (2, "primary_key"),
                        (3, "defined_column"),
                        (4, "index_update_mode"),
                        (5, "index_type"),
                        (6, "index_sync_phase"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.name);
        len += ::prost::encoding::string::encoded_len_repeated(2, &self.primary_key);
        len += ::prost::encoding::string::encoded_len_repeated(3, &self.defined_column);
        len += ::prost::encoding::int32::encoded_len(4, &self.index_update_mode);
        len += ::prost::encoding::int32::encoded_len(5, &self.index_type);
        if let Some(value) = &self.index_sync_phase {
            len += ::prost::encoding::int32::encoded_len(6, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for IndexMeta {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "IndexMeta",
        &[
            crate::proto::required::required(1, "name"),
            crate::proto::required::required_enum(
                4,
                "index_update_mode",
                IndexUpdateMode::is_valid,
            ),
            crate::proto::required::required_enum(5, "index_type", IndexType::is_valid),
        ],
        &[],
    );
}
/// A choice of columns for stream records.
#[derive(Clone, PartialEq, Eq)]
pub struct StreamColumn {
    pub r#type: i32,
    /// Read with `SPECIFIED_COLUMN` alone.
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
/// Whether a table records its changes, and how.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct StreamSpecification {
    pub enable_stream: bool,
    /// Hours that records are kept.
    pub expiration_time: ::core::option::Option<i32>,
    /// Columns whose values before the change are recorded too.
    pub columns_to_get: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
    /// Columns recorded as they were before the change.
    pub old_columns_to_get: ::core::option::Option<StreamColumn>,
    /// Columns recorded as they are after the change.
    pub new_columns_to_get: ::core::option::Option<StreamColumn>,
}
impl StreamSpecification {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn expiration_time(&self) -> i32 {
        self.expiration_time.unwrap_or_default()
    }
}
impl ::prost::Message for StreamSpecification {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::bool::encode(1, &self.enable_stream, buf);
        if let Some(value) = &self.expiration_time {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        ::prost::encoding::string::encode_repeated(3, &self.columns_to_get, buf);
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
                    &mut self.enable_stream,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.expiration_time.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.columns_to_get,
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
                    "StreamSpecification",
                    &[
                        (1, "enable_stream"),
                        (2, "expiration_time"),
                        (3, "columns_to_get"),
                        (4, "old_columns_to_get"),
                        (5, "new_columns_to_get"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::bool::encoded_len(1, &self.enable_stream);
        if let Some(value) = &self.expiration_time {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        len += ::prost::encoding::string::encoded_len_repeated(3, &self.columns_to_get);
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
impl crate::proto::RequiredFields for StreamSpecification {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "StreamSpecification",
        &[crate::proto::required::required(1, "enable_stream")],
        &[
            crate::proto::required::single::<StreamColumn>(4, "old_columns_to_get"),
            crate::proto::required::single::<StreamColumn>(5, "new_columns_to_get"),
        ],
    );
}
/// The stream of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct StreamDetails {
    pub enable_stream: bool,
    /// Absent when the stream is off.
    pub stream_id: ::core::option::Option<::prost::alloc::string::String>,
    /// Hours that records are kept.
    pub expiration_time: ::core::option::Option<i32>,
    /// Microseconds since the Unix epoch.
    pub last_enable_time: ::core::option::Option<i64>,
    /// Columns whose values before the change are recorded too.
    pub column_to_get: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
    /// Columns recorded as they were before the change.
    pub old_columns_to_get: ::core::option::Option<StreamColumn>,
    /// Columns recorded as they are after the change.
    pub new_columns_to_get: ::core::option::Option<StreamColumn>,
}
impl StreamDetails {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn stream_id(&self) -> &str {
        self.stream_id.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn expiration_time(&self) -> i32 {
        self.expiration_time.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn last_enable_time(&self) -> i64 {
        self.last_enable_time.unwrap_or_default()
    }
}
impl ::prost::Message for StreamDetails {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::bool::encode(1, &self.enable_stream, buf);
        if let Some(value) = &self.stream_id {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.expiration_time {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.last_enable_time {
            ::prost::encoding::int64::encode(4, value, buf);
        }
        ::prost::encoding::string::encode_repeated(5, &self.column_to_get, buf);
        if let Some(value) = &self.old_columns_to_get {
            ::prost::encoding::message::encode(6, value, buf);
        }
        if let Some(value) = &self.new_columns_to_get {
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
                ::prost::encoding::bool::merge(
                    wire_type,
                    &mut self.enable_stream,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.stream_id.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.expiration_time.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.last_enable_time.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.column_to_get,
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.old_columns_to_get.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
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
                    "StreamDetails",
                    &[
                        (1, "enable_stream"),
                        (2, "stream_id"),
                        (3, "expiration_time"),
                        (4, "last_enable_time"),
                        (5, "column_to_get"),
                        (6, "old_columns_to_get"),
                        (7, "new_columns_to_get"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::bool::encoded_len(1, &self.enable_stream);
        if let Some(value) = &self.stream_id {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.expiration_time {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.last_enable_time {
            len += ::prost::encoding::int64::encoded_len(4, value);
        }
        len += ::prost::encoding::string::encoded_len_repeated(5, &self.column_to_get);
        if let Some(value) = &self.old_columns_to_get {
            len += ::prost::encoding::message::encoded_len(6, value);
        }
        if let Some(value) = &self.new_columns_to_get {
            len += ::prost::encoding::message::encoded_len(7, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for StreamDetails {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "StreamDetails",
        &[crate::proto::required::required(1, "enable_stream")],
        &[
            crate::proto::required::single::<StreamColumn>(6, "old_columns_to_get"),
            crate::proto::required::single::<StreamColumn>(7, "new_columns_to_get"),
        ],
    );
}
/// Whether a new table is encrypted, and with which key.
#[derive(Clone, PartialEq, Eq)]
pub struct SseSpecification {
    pub enable: bool,
    pub key_type: ::core::option::Option<i32>,
    /// The user's key; with `SSE_BYOK` alone.
    pub key_id: ::core::option::Option<::prost::bytes::Bytes>,
    /// The role through which the service may use the user's key; with `SSE_BYOK` alone.
    pub role_arn: ::core::option::Option<::prost::bytes::Bytes>,
}
impl ::core::default::Default for SseSpecification {
    #[inline]
    fn default() -> Self {
        Self {
            enable: ::core::default::Default::default(),
            key_type: ::core::default::Default::default(),
            key_id: ::core::default::Default::default(),
            role_arn: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for SseSpecification {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("SseSpecification")
            .field("enable", &self.enable)
            .field(
                "key_type",
                &self.key_type.map(crate::proto::field::named::<SseKeyType>),
            )
            .field("key_id", &self.key_id)
            .field("role_arn", &self.role_arn)
            .finish()
    }
}
impl SseSpecification {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn key_type(&self) -> SseKeyType {
        self.key_type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_key_type(&mut self, value: SseKeyType) {
        self.key_type = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn key_id(&self) -> &[u8] {
        self.key_id.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn role_arn(&self) -> &[u8] {
        self.role_arn.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for SseSpecification {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::bool::encode(1, &self.enable, buf);
        if let Some(value) = &self.key_type {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.key_id {
            ::prost::encoding::bytes::encode(3, value, buf);
        }
        if let Some(value) = &self.role_arn {
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
            1 => ::prost::encoding::bool::merge(wire_type, &mut self.enable, buf, ctx),
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.key_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.key_id.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.role_arn.get_or_insert_default(),
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
                    "SseSpecification",
                    &[(1, "enable"), (2, "key_type"), (3, "key_id"), (4, "role_arn")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::bool::encoded_len(1, &self.enable);
        if let Some(value) = &self.key_type {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.key_id {
            len += ::prost::encoding::bytes::encoded_len(3, value);
        }
        if let Some(value) = &self.role_arn {
            len += ::prost::encoding::bytes::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SseSpecification {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "SseSpecification",
        &[crate::proto::required::required(1, "enable")],
        &[],
    );
}
/// How a table is encrypted.
#[derive(Clone, PartialEq, Eq)]
pub struct SseDetails {
    pub enable: bool,
    pub key_type: ::core::option::Option<i32>,
    /// The key in use.
    pub key_id: ::core::option::Option<::prost::bytes::Bytes>,
    /// The role through which the service uses the user's key; with `SSE_BYOK` alone.
    pub role_arn: ::core::option::Option<::prost::bytes::Bytes>,
}
impl ::core::default::Default for SseDetails {
    #[inline]
    fn default() -> Self {
        Self {
            enable: ::core::default::Default::default(),
            key_type: ::core::default::Default::default(),
            key_id: ::core::default::Default::default(),
            role_arn: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for SseDetails {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("SseDetails")
            .field("enable", &self.enable)
            .field(
                "key_type",
                &self.key_type.map(crate::proto::field::named::<SseKeyType>),
            )
            .field("key_id", &self.key_id)
            .field("role_arn", &self.role_arn)
            .finish()
    }
}
impl SseDetails {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn key_type(&self) -> SseKeyType {
        self.key_type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_key_type(&mut self, value: SseKeyType) {
        self.key_type = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn key_id(&self) -> &[u8] {
        self.key_id.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn role_arn(&self) -> &[u8] {
        self.role_arn.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for SseDetails {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::bool::encode(1, &self.enable, buf);
        if let Some(value) = &self.key_type {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.key_id {
            ::prost::encoding::bytes::encode(3, value, buf);
        }
        if let Some(value) = &self.role_arn {
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
            1 => ::prost::encoding::bool::merge(wire_type, &mut self.enable, buf, ctx),
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.key_type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.key_id.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.role_arn.get_or_insert_default(),
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
                    "SseDetails",
                    &[(1, "enable"), (2, "key_type"), (3, "key_id"), (4, "role_arn")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::bool::encoded_len(1, &self.enable);
        if let Some(value) = &self.key_type {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.key_id {
            len += ::prost::encoding::bytes::encoded_len(3, value);
        }
        if let Some(value) = &self.role_arn {
            len += ::prost::encoding::bytes::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SseDetails {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "SseDetails",
        &[crate::proto::required::required(1, "enable")],
        &[],
    );
}
/// Creates a table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CreateTableRequest {
    pub table_meta: TableMeta,
    pub reserved_throughput: ReservedThroughput,
    pub table_options: ::core::option::Option<TableOptions>,
    /// The partitions to begin with; one without a split if there are none.
    pub partitions: ::prost::alloc::vec::Vec<PartitionRange>,
    pub stream_spec: ::core::option::Option<StreamSpecification>,
    pub sse_spec: ::core::option::Option<SseSpecification>,
    pub index_metas: ::prost::alloc::vec::Vec<IndexMeta>,
    /// Whether local transactions may be started on the table.
    pub enable_local_txn: ::core::option::Option<bool>,
}
impl CreateTableRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn enable_local_txn(&self) -> bool {
        self.enable_local_txn.unwrap_or_default()
    }
}
impl ::prost::Message for CreateTableRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.table_meta, buf);
        ::prost::encoding::message::encode(2, &self.reserved_throughput, buf);
        if let Some(value) = &self.table_options {
            ::prost::encoding::message::encode(3, value, buf);
        }
        ::prost::encoding::message::encode_repeated(4, &self.partitions, buf);
        if let Some(value) = &self.stream_spec {
            ::prost::encoding::message::encode(5, value, buf);
        }
        if let Some(value) = &self.sse_spec {
            ::prost::encoding::message::encode(6, value, buf);
        }
        ::prost::encoding::message::encode_repeated(7, &self.index_metas, buf);
        if let Some(value) = &self.enable_local_txn {
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
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.table_meta,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.reserved_throughput,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.table_options.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.partitions,
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.stream_spec.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sse_spec.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.index_metas,
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.enable_local_txn.get_or_insert_default(),
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
                    "CreateTableRequest",
                    &[
                        (1, "table_meta"),
                        (2, "reserved_throughput"),
                        (3, "table_options"),
                        (4, "partitions"),
                        (5, "stream_spec"),
                        (6, "sse_spec"),
                        (7, "index_metas"),
                        (8, "enable_local_txn"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(1, &self.table_meta);
        len += ::prost::encoding::message::encoded_len(2, &self.reserved_throughput);
        if let Some(value) = &self.table_options {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        len += ::prost::encoding::message::encoded_len_repeated(4, &self.partitions);
        if let Some(value) = &self.stream_spec {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        if let Some(value) = &self.sse_spec {
            len += ::prost::encoding::message::encoded_len(6, value);
        }
        len += ::prost::encoding::message::encoded_len_repeated(7, &self.index_metas);
        if let Some(value) = &self.enable_local_txn {
            len += ::prost::encoding::bool::encoded_len(8, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CreateTableRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "CreateTableRequest",
        &[
            crate::proto::required::required(1, "table_meta"),
            crate::proto::required::required(2, "reserved_throughput"),
        ],
        &[
            crate::proto::required::single::<TableMeta>(1, "table_meta"),
            crate::proto::required::single::<
                ReservedThroughput,
            >(2, "reserved_throughput"),
            crate::proto::required::repeated::<PartitionRange>(4, "partitions"),
            crate::proto::required::single::<StreamSpecification>(5, "stream_spec"),
            crate::proto::required::single::<SseSpecification>(6, "sse_spec"),
            crate::proto::required::repeated::<IndexMeta>(7, "index_metas"),
        ],
    );
}
/// The table was created; it takes some seconds until it can be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CreateTableResponse {}
impl ::prost::Message for CreateTableResponse {
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
impl crate::proto::RequiredFields for CreateTableResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Lists the tables of the instance.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ListTableRequest {}
impl ::prost::Message for ListTableRequest {
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
impl crate::proto::RequiredFields for ListTableRequest {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The tables of the instance, secondary indexes included.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ListTableResponse {
    pub table_names: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
}
impl ::prost::Message for ListTableResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode_repeated(1, &self.table_names, buf);
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
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.table_names,
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
                    "ListTableResponse",
                    &[(1, "table_names")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len_repeated(1, &self.table_names);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ListTableResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Asks for the schema, the settings and the state of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DescribeTableRequest {
    pub table_name: ::prost::alloc::string::String,
}
impl ::prost::Message for DescribeTableRequest {
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
                    "DescribeTableRequest",
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
impl crate::proto::RequiredFields for DescribeTableRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DescribeTableRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[],
    );
}
/// The schema, the settings and the state of a table.
#[derive(Clone, PartialEq)]
pub struct DescribeTableResponse {
    pub table_meta: TableMeta,
    pub reserved_throughput_details: ReservedThroughputDetails,
    pub table_options: TableOptions,
    /// Not every official client reads it, but those that do reject a response without it.
    pub table_status: i32,
    pub stream_details: ::core::option::Option<StreamDetails>,
    /// The keys between the table's partitions, each a PlainBuffer of a primary key.
    pub shard_splits: ::prost::alloc::vec::Vec<::prost::bytes::Bytes>,
    pub sse_details: ::core::option::Option<SseDetails>,
    pub index_metas: ::prost::alloc::vec::Vec<IndexMeta>,
    /// Microseconds since the Unix epoch.
    pub creation_time: ::core::option::Option<i64>,
}
impl ::core::default::Default for DescribeTableResponse {
    #[inline]
    fn default() -> Self {
        Self {
            table_meta: ::core::default::Default::default(),
            reserved_throughput_details: ::core::default::Default::default(),
            table_options: ::core::default::Default::default(),
            table_status: TableStatus::default().into(),
            stream_details: ::core::default::Default::default(),
            shard_splits: ::core::default::Default::default(),
            sse_details: ::core::default::Default::default(),
            index_metas: ::core::default::Default::default(),
            creation_time: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for DescribeTableResponse {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("DescribeTableResponse")
            .field("table_meta", &self.table_meta)
            .field("reserved_throughput_details", &self.reserved_throughput_details)
            .field("table_options", &self.table_options)
            .field(
                "table_status",
                &crate::proto::field::named::<TableStatus>(self.table_status),
            )
            .field("stream_details", &self.stream_details)
            .field("shard_splits", &self.shard_splits)
            .field("sse_details", &self.sse_details)
            .field("index_metas", &self.index_metas)
            .field("creation_time", &self.creation_time)
            .finish()
    }
}
impl DescribeTableResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_status(&self) -> TableStatus {
        TableStatus::try_from(self.table_status).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_table_status(&mut self, value: TableStatus) {
        self.table_status = value.into();
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn creation_time(&self) -> i64 {
        self.creation_time.unwrap_or_default()
    }
}
impl ::prost::Message for DescribeTableResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.table_meta, buf);
        ::prost::encoding::message::encode(2, &self.reserved_throughput_details, buf);
        ::prost::encoding::message::encode(3, &self.table_options, buf);
        ::prost::encoding::int32::encode(4, &self.table_status, buf);
        if let Some(value) = &self.stream_details {
            ::prost::encoding::message::encode(5, value, buf);
        }
        ::prost::encoding::bytes::encode_repeated(6, &self.shard_splits, buf);
        if let Some(value) = &self.sse_details {
            ::prost::encoding::message::encode(7, value, buf);
        }
        ::prost::encoding::message::encode_repeated(8, &self.index_metas, buf);
        if let Some(value) = &self.creation_time {
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
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.table_meta,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.reserved_throughput_details,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.table_options,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    &mut self.table_status,
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.stream_details.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::bytes::merge_repeated(
                    wire_type,
                    &mut self.shard_splits,
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.sse_details.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.index_metas,
                    buf,
                    ctx,
                )
            }
            9 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.creation_time.get_or_insert_default(),
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
                    "DescribeTableResponse",
                    &[
                        (1, "table_meta"),
                        (2, "reserved_throughput_details"),
                        (3, "table_options"),
                        (4, "table_status"),
                        (5, "stream_details"),
                        (6, "shard_splits"),
                        (7, "sse_details"),
                        (8, "index_metas"),
                        (9, "creation_time"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(1, &self.table_meta);
        len
            += ::prost::encoding::message::encoded_len(
                2,
                &self.reserved_throughput_details,
            );
        len += ::prost::encoding::message::encoded_len(3, &self.table_options);
        len += ::prost::encoding::int32::encoded_len(4, &self.table_status);
        if let Some(value) = &self.stream_details {
            len += ::prost::encoding::message::encoded_len(5, value);
        }
        len += ::prost::encoding::bytes::encoded_len_repeated(6, &self.shard_splits);
        if let Some(value) = &self.sse_details {
            len += ::prost::encoding::message::encoded_len(7, value);
        }
        len += ::prost::encoding::message::encoded_len_repeated(8, &self.index_metas);
        if let Some(value) = &self.creation_time {
            len += ::prost::encoding::int64::encoded_len(9, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DescribeTableResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DescribeTableResponse",
        &[
            crate::proto::required::required(1, "table_meta"),
            crate::proto::required::required(2, "reserved_throughput_details"),
            crate::proto::required::required(3, "table_options"),
            crate::proto::required::required_enum(
                4,
                "table_status",
                TableStatus::is_valid,
            ),
        ],
        &[
            crate::proto::required::single::<TableMeta>(1, "table_meta"),
            crate::proto::required::single::<
                ReservedThroughputDetails,
            >(2, "reserved_throughput_details"),
            crate::proto::required::single::<StreamDetails>(5, "stream_details"),
            crate::proto::required::single::<SseDetails>(7, "sse_details"),
            crate::proto::required::repeated::<IndexMeta>(8, "index_metas"),
        ],
    );
}
/// Requests the data model of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DescribeTableSecretRequest {
    pub table_name: ::prost::alloc::string::String,
}
impl ::prost::Message for DescribeTableSecretRequest {
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
                    "DescribeTableSecretRequest",
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
impl crate::proto::RequiredFields for DescribeTableSecretRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DescribeTableSecretRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[],
    );
}
/// Properties of a table that DescribeTable does not return.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct TableSecret {
    pub model_type: ::core::option::Option<i32>,
}
impl ::core::default::Default for TableSecret {
    #[inline]
    fn default() -> Self {
        Self {
            model_type: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for TableSecret {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("TableSecret")
            .field(
                "model_type",
                &self.model_type.map(crate::proto::field::named::<TableModelType>),
            )
            .finish()
    }
}
impl TableSecret {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn model_type(&self) -> TableModelType {
        self.model_type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_model_type(&mut self, value: TableModelType) {
        self.model_type = Some(value.into());
    }
}
impl ::prost::Message for TableSecret {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.model_type {
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
                    self.model_type.get_or_insert_default(),
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
                    "TableSecret",
                    &[(1, "model_type")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.model_type {
            len += ::prost::encoding::int32::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TableSecret {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The data model of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DescribeTableSecretResponse {
    pub secret: ::core::option::Option<TableSecret>,
}
impl ::prost::Message for DescribeTableSecretResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.secret {
            ::prost::encoding::message::encode(1, value, buf);
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
                    self.secret.get_or_insert_default(),
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
                    "DescribeTableSecretResponse",
                    &[(1, "secret")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.secret {
            len += ::prost::encoding::message::encoded_len(1, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DescribeTableSecretResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Changes settings of a table. Absent ones stay as they are.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UpdateTableRequest {
    pub table_name: ::prost::alloc::string::String,
    pub reserved_throughput: ::core::option::Option<ReservedThroughput>,
    pub table_options: ::core::option::Option<TableOptions>,
    pub stream_spec: ::core::option::Option<StreamSpecification>,
}
impl ::prost::Message for UpdateTableRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        if let Some(value) = &self.reserved_throughput {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.table_options {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.stream_spec {
            ::prost::encoding::message::encode(4, value, buf);
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
                    self.reserved_throughput.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.table_options.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.stream_spec.get_or_insert_default(),
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
                    "UpdateTableRequest",
                    &[
                        (1, "table_name"),
                        (2, "reserved_throughput"),
                        (3, "table_options"),
                        (4, "stream_spec"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        if let Some(value) = &self.reserved_throughput {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.table_options {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.stream_spec {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for UpdateTableRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "UpdateTableRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[
            crate::proto::required::single::<
                ReservedThroughput,
            >(2, "reserved_throughput"),
            crate::proto::required::single::<StreamSpecification>(4, "stream_spec"),
        ],
    );
}
/// The settings of the table after the change.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UpdateTableResponse {
    pub reserved_throughput_details: ReservedThroughputDetails,
    pub table_options: TableOptions,
    pub stream_details: ::core::option::Option<StreamDetails>,
}
impl ::prost::Message for UpdateTableResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.reserved_throughput_details, buf);
        ::prost::encoding::message::encode(2, &self.table_options, buf);
        if let Some(value) = &self.stream_details {
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
                    &mut self.reserved_throughput_details,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.table_options,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.stream_details.get_or_insert_default(),
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
                    "UpdateTableResponse",
                    &[
                        (1, "reserved_throughput_details"),
                        (2, "table_options"),
                        (3, "stream_details"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len
            += ::prost::encoding::message::encoded_len(
                1,
                &self.reserved_throughput_details,
            );
        len += ::prost::encoding::message::encoded_len(2, &self.table_options);
        if let Some(value) = &self.stream_details {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for UpdateTableResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "UpdateTableResponse",
        &[
            crate::proto::required::required(1, "reserved_throughput_details"),
            crate::proto::required::required(2, "table_options"),
        ],
        &[
            crate::proto::required::single::<
                ReservedThroughputDetails,
            >(1, "reserved_throughput_details"),
            crate::proto::required::single::<StreamDetails>(3, "stream_details"),
        ],
    );
}
/// Deletes a table and its rows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DeleteTableRequest {
    pub table_name: ::prost::alloc::string::String,
}
impl ::prost::Message for DeleteTableRequest {
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
                    "DeleteTableRequest",
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
impl crate::proto::RequiredFields for DeleteTableRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DeleteTableRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[],
    );
}
/// The table was deleted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DeleteTableResponse {}
impl ::prost::Message for DeleteTableResponse {
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
impl crate::proto::RequiredFields for DeleteTableResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Makes an unloaded table usable again.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LoadTableRequest {
    pub table_name: ::prost::alloc::string::String,
}
impl ::prost::Message for LoadTableRequest {
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
                    "LoadTableRequest",
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
impl crate::proto::RequiredFields for LoadTableRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "LoadTableRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[],
    );
}
/// The table is being loaded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct LoadTableResponse {}
impl ::prost::Message for LoadTableResponse {
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
impl crate::proto::RequiredFields for LoadTableResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Takes a table out of use without deleting it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UnloadTableRequest {
    pub table_name: ::prost::alloc::string::String,
}
impl ::prost::Message for UnloadTableRequest {
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
                    "UnloadTableRequest",
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
impl crate::proto::RequiredFields for UnloadTableRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "UnloadTableRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[],
    );
}
/// The table is being unloaded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct UnloadTableResponse {}
impl ::prost::Message for UnloadTableResponse {
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
impl crate::proto::RequiredFields for UnloadTableResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The type of a primary key column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum PrimaryKeyType {
    /// A signed 64-bit integer.
    #[default]
    Integer = 1,
    /// UTF-8 text.
    String = 2,
    /// Bytes.
    Binary = 3,
    /// A point in time. One official client knows the number; the service documents no such type.
    Datetime = 4,
    /// True or false.
    PkBoolean = 5,
}
impl PrimaryKeyType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 5)
    }
}
impl ::core::convert::From<PrimaryKeyType> for i32 {
    fn from(value: PrimaryKeyType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for PrimaryKeyType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Integer),
            2 => Ok(Self::String),
            3 => Ok(Self::Binary),
            4 => Ok(Self::Datetime),
            5 => Ok(Self::PkBoolean),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl PrimaryKeyType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Integer => "INTEGER",
            Self::String => "STRING",
            Self::Binary => "BINARY",
            Self::Datetime => "DATETIME",
            Self::PkBoolean => "PK_BOOLEAN",
        }
    }
}
/// A special behavior of a primary key column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum PrimaryKeyOption {
    /// Each new row gets a greater integer than the last one under the same partition key.
    #[default]
    AutoIncrement = 1,
}
impl PrimaryKeyOption {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1)
    }
}
impl ::core::convert::From<PrimaryKeyOption> for i32 {
    fn from(value: PrimaryKeyOption) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for PrimaryKeyOption {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::AutoIncrement),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl PrimaryKeyOption {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::AutoIncrement => "AUTO_INCREMENT",
        }
    }
}
/// The type of a defined column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum DefinedColumnType {
    /// A signed 64-bit integer.
    #[default]
    DctInteger = 1,
    /// A 64-bit floating point number.
    DctDouble = 2,
    /// True or false.
    DctBoolean = 3,
    /// UTF-8 text.
    DctString = 4,
    /// Bytes.
    DctBlob = 7,
}
impl DefinedColumnType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 7)
    }
}
impl ::core::convert::From<DefinedColumnType> for i32 {
    fn from(value: DefinedColumnType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for DefinedColumnType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::DctInteger),
            2 => Ok(Self::DctDouble),
            3 => Ok(Self::DctBoolean),
            4 => Ok(Self::DctString),
            7 => Ok(Self::DctBlob),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl DefinedColumnType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::DctInteger => "DCT_INTEGER",
            Self::DctDouble => "DCT_DOUBLE",
            Self::DctBoolean => "DCT_BOOLEAN",
            Self::DctString => "DCT_STRING",
            Self::DctBlob => "DCT_BLOB",
        }
    }
}
/// Which blocks of a table the service keeps a Bloom filter for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum BloomFilterType {
    /// No filter.
    #[default]
    None = 1,
    /// One entry a cell.
    Cell = 2,
    /// One entry a row.
    Row = 3,
}
impl BloomFilterType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3)
    }
}
impl ::core::convert::From<BloomFilterType> for i32 {
    fn from(value: BloomFilterType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for BloomFilterType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::None),
            2 => Ok(Self::Cell),
            3 => Ok(Self::Row),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl BloomFilterType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::None => "NONE",
            Self::Cell => "CELL",
            Self::Row => "ROW",
        }
    }
}
/// When an index sees a write to its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum IndexUpdateMode {
    /// Some time after the write.
    #[default]
    IumAsyncIndex = 0,
    /// With the write.
    IumSyncIndex = 1,
}
impl IndexUpdateMode {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1)
    }
}
impl ::core::convert::From<IndexUpdateMode> for i32 {
    fn from(value: IndexUpdateMode) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for IndexUpdateMode {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::IumAsyncIndex),
            1 => Ok(Self::IumSyncIndex),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl IndexUpdateMode {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::IumAsyncIndex => "IUM_ASYNC_INDEX",
            Self::IumSyncIndex => "IUM_SYNC_INDEX",
        }
    }
}
/// How an index is partitioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum IndexType {
    /// On its own, by its own first primary key column.
    #[default]
    ItGlobalIndex = 0,
    /// With its table, whose partition key it shares.
    ItLocalIndex = 1,
}
impl IndexType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1)
    }
}
impl ::core::convert::From<IndexType> for i32 {
    fn from(value: IndexType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for IndexType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::ItGlobalIndex),
            1 => Ok(Self::ItLocalIndex),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl IndexType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::ItGlobalIndex => "IT_GLOBAL_INDEX",
            Self::ItLocalIndex => "IT_LOCAL_INDEX",
        }
    }
}
/// How far an index has caught up with its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum IndexSyncPhase {
    /// Not known.
    #[default]
    IspInvalid = 0,
    /// It is copying the rows that were there before it.
    IspFull = 1,
    /// It follows the writes.
    IspIncr = 2,
}
impl IndexSyncPhase {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 0 | 1 | 2)
    }
}
impl ::core::convert::From<IndexSyncPhase> for i32 {
    fn from(value: IndexSyncPhase) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for IndexSyncPhase {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            0 => Ok(Self::IspInvalid),
            1 => Ok(Self::IspFull),
            2 => Ok(Self::IspIncr),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl IndexSyncPhase {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::IspInvalid => "ISP_INVALID",
            Self::IspFull => "ISP_FULL",
            Self::IspIncr => "ISP_INCR",
        }
    }
}
/// Which columns of a row a stream record carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum StreamColumnType {
    /// Not set.
    #[default]
    Invalid = 0,
    /// The columns that are named.
    SpecifiedColumn = 1,
    /// The columns that the write touched.
    InputColumns = 2,
    /// Every column of the row.
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
/// Whose key encrypts a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum SseKeyType {
    /// A key that the key management service made for Tablestore.
    #[default]
    SseKmsService = 1,
    /// A key of the user's own.
    SseByok = 2,
}
impl SseKeyType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2)
    }
}
impl ::core::convert::From<SseKeyType> for i32 {
    fn from(value: SseKeyType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for SseKeyType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::SseKmsService),
            2 => Ok(Self::SseByok),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl SseKeyType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::SseKmsService => "SSE_KMS_SERVICE",
            Self::SseByok => "SSE_BYOK",
        }
    }
}
/// The state of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum TableStatus {
    /// It can be used.
    #[default]
    Active = 1,
    /// It was unloaded.
    Inactive = 2,
    /// It is being created or loaded.
    Loading = 3,
    /// It is being deleted or unloaded.
    Unloading = 4,
    /// Its settings are being changed.
    Updating = 5,
}
impl TableStatus {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 5)
    }
}
impl ::core::convert::From<TableStatus> for i32 {
    fn from(value: TableStatus) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for TableStatus {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Active),
            2 => Ok(Self::Inactive),
            3 => Ok(Self::Loading),
            4 => Ok(Self::Unloading),
            5 => Ok(Self::Updating),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl TableStatus {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::Inactive => "INACTIVE",
            Self::Loading => "LOADING",
            Self::Unloading => "UNLOADING",
            Self::Updating => "UPDATING",
        }
    }
}
/// The data model that a table was created for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum TableModelType {
    #[default]
    Legacy = 1,
    /// That of HBase.
    HbaseCompatible = 2,
    /// The wide-column model.
    Tablestore = 3,
}
impl TableModelType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3)
    }
}
impl ::core::convert::From<TableModelType> for i32 {
    fn from(value: TableModelType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for TableModelType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Legacy),
            2 => Ok(Self::HbaseCompatible),
            3 => Ok(Self::Tablestore),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl TableModelType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Legacy => "LEGACY",
            Self::HbaseCompatible => "HBASE_COMPATIBLE",
            Self::Tablestore => "TABLESTORE",
        }
    }
}
/// Creates a secondary index on a table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CreateIndexRequest {
    pub main_table_name: ::prost::alloc::string::String,
    pub index_meta: IndexMeta,
    /// Whether the rows that are there already are indexed too.
    pub include_base_data: ::core::option::Option<bool>,
}
impl CreateIndexRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn include_base_data(&self) -> bool {
        self.include_base_data.unwrap_or_default()
    }
}
impl ::prost::Message for CreateIndexRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.main_table_name, buf);
        ::prost::encoding::message::encode(2, &self.index_meta, buf);
        if let Some(value) = &self.include_base_data {
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
                    &mut self.main_table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.index_meta,
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
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "CreateIndexRequest",
                    &[
                        (1, "main_table_name"),
                        (2, "index_meta"),
                        (3, "include_base_data"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.main_table_name);
        len += ::prost::encoding::message::encoded_len(2, &self.index_meta);
        if let Some(value) = &self.include_base_data {
            len += ::prost::encoding::bool::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CreateIndexRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "CreateIndexRequest",
        &[
            crate::proto::required::required(1, "main_table_name"),
            crate::proto::required::required(2, "index_meta"),
        ],
        &[crate::proto::required::single::<IndexMeta>(2, "index_meta")],
    );
}
/// The index was created.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CreateIndexResponse {}
impl ::prost::Message for CreateIndexResponse {
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
impl crate::proto::RequiredFields for CreateIndexResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Deletes a secondary index.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DropIndexRequest {
    pub main_table_name: ::prost::alloc::string::String,
    pub index_name: ::prost::alloc::string::String,
}
impl ::prost::Message for DropIndexRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.main_table_name, buf);
        ::prost::encoding::string::encode(2, &self.index_name, buf);
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
                    &mut self.index_name,
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
                    "DropIndexRequest",
                    &[(1, "main_table_name"), (2, "index_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.main_table_name);
        len += ::prost::encoding::string::encoded_len(2, &self.index_name);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DropIndexRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DropIndexRequest",
        &[
            crate::proto::required::required(1, "main_table_name"),
            crate::proto::required::required(2, "index_name"),
        ],
        &[],
    );
}
/// The index was deleted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DropIndexResponse {}
impl ::prost::Message for DropIndexResponse {
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
impl crate::proto::RequiredFields for DropIndexResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Declares columns of a table, so that secondary indexes can use them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct AddDefinedColumnRequest {
    pub table_name: ::prost::alloc::string::String,
    pub columns: ::prost::alloc::vec::Vec<DefinedColumnSchema>,
}
impl ::prost::Message for AddDefinedColumnRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::message::encode_repeated(2, &self.columns, buf);
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
                    &mut self.columns,
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
                    "AddDefinedColumnRequest",
                    &[(1, "table_name"), (2, "columns")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::message::encoded_len_repeated(2, &self.columns);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for AddDefinedColumnRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "AddDefinedColumnRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[crate::proto::required::repeated::<DefinedColumnSchema>(2, "columns")],
    );
}
/// The columns are declared.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct AddDefinedColumnResponse {}
impl ::prost::Message for AddDefinedColumnResponse {
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
impl crate::proto::RequiredFields for AddDefinedColumnResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Takes back the declaration of columns. Their data stays.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DeleteDefinedColumnRequest {
    pub table_name: ::prost::alloc::string::String,
    pub columns: ::prost::alloc::vec::Vec<::prost::alloc::string::String>,
}
impl ::prost::Message for DeleteDefinedColumnRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::string::encode_repeated(2, &self.columns, buf);
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
                ::prost::encoding::string::merge_repeated(
                    wire_type,
                    &mut self.columns,
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
                    "DeleteDefinedColumnRequest",
                    &[(1, "table_name"), (2, "columns")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::string::encoded_len_repeated(2, &self.columns);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DeleteDefinedColumnRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DeleteDefinedColumnRequest",
        &[crate::proto::required::required(1, "table_name")],
        &[],
    );
}
/// The columns are no longer declared.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DeleteDefinedColumnResponse {}
impl ::prost::Message for DeleteDefinedColumnResponse {
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
impl crate::proto::RequiredFields for DeleteDefinedColumnResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Divides a table into splits of about one size, for reading them in parallel.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ComputeSplitPointsBySizeRequest {
    pub table_name: ::prost::alloc::string::String,
    /// The size of a split, counted in `split_size_unit_in_byte`.
    pub split_size: i64,
    /// Bytes; 100 MB if absent.
    pub split_size_unit_in_byte: ::core::option::Option<i64>,
    /// The most split points to return.
    pub split_point_limit: ::core::option::Option<i32>,
}
impl ComputeSplitPointsBySizeRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn split_size_unit_in_byte(&self) -> i64 {
        self.split_size_unit_in_byte.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn split_point_limit(&self) -> i32 {
        self.split_point_limit.unwrap_or_default()
    }
}
impl ::prost::Message for ComputeSplitPointsBySizeRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::int64::encode(2, &self.split_size, buf);
        if let Some(value) = &self.split_size_unit_in_byte {
            ::prost::encoding::int64::encode(3, value, buf);
        }
        if let Some(value) = &self.split_point_limit {
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
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    &mut self.split_size,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.split_size_unit_in_byte.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.split_point_limit.get_or_insert_default(),
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
                    "ComputeSplitPointsBySizeRequest",
                    &[
                        (1, "table_name"),
                        (2, "split_size"),
                        (3, "split_size_unit_in_byte"),
                        (4, "split_point_limit"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::int64::encoded_len(2, &self.split_size);
        if let Some(value) = &self.split_size_unit_in_byte {
            len += ::prost::encoding::int64::encoded_len(3, value);
        }
        if let Some(value) = &self.split_point_limit {
            len += ::prost::encoding::int32::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ComputeSplitPointsBySizeRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ComputeSplitPointsBySizeRequest",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required(2, "split_size"),
        ],
        &[],
    );
}
/// The splits of a table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ComputeSplitPointsBySizeResponse {
    pub consumed: ConsumedCapacity,
    /// The primary key that the split points are made of.
    pub schema: ::prost::alloc::vec::Vec<PrimaryKeySchema>,
    /// The keys between the splits, ascending. Each is a PlainBuffer of a primary key that leaves out
    /// its last columns where they are the infinite minimum.
    pub split_points: ::prost::alloc::vec::Vec<::prost::bytes::Bytes>,
    /// Where splits lie, run-length encoded: one split more than there are split points.
    pub locations: ::prost::alloc::vec::Vec<
        compute_split_points_by_size_response::SplitLocation,
    >,
}
impl ::prost::Message for ComputeSplitPointsBySizeResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(1, &self.consumed, buf);
        ::prost::encoding::message::encode_repeated(2, &self.schema, buf);
        ::prost::encoding::bytes::encode_repeated(3, &self.split_points, buf);
        ::prost::encoding::message::encode_repeated(4, &self.locations, buf);
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
                    &mut self.consumed,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.schema,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::bytes::merge_repeated(
                    wire_type,
                    &mut self.split_points,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.locations,
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
                    "ComputeSplitPointsBySizeResponse",
                    &[
                        (1, "consumed"),
                        (2, "schema"),
                        (3, "split_points"),
                        (4, "locations"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(1, &self.consumed);
        len += ::prost::encoding::message::encoded_len_repeated(2, &self.schema);
        len += ::prost::encoding::bytes::encoded_len_repeated(3, &self.split_points);
        len += ::prost::encoding::message::encoded_len_repeated(4, &self.locations);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ComputeSplitPointsBySizeResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ComputeSplitPointsBySizeResponse",
        &[crate::proto::required::required(1, "consumed")],
        &[
            crate::proto::required::single::<ConsumedCapacity>(1, "consumed"),
            crate::proto::required::repeated::<PrimaryKeySchema>(2, "schema"),
            crate::proto::required::repeated::<
                compute_split_points_by_size_response::SplitLocation,
            >(4, "locations"),
        ],
    );
}
/// Nested message and enum types in `ComputeSplitPointsBySizeResponse`.
pub mod compute_split_points_by_size_response {
    /// A run of splits in one location.
    #[derive(Clone, PartialEq, Eq, Debug, Default)]
    pub struct SplitLocation {
        /// A hint without a documented form; may be empty.
        pub location: ::prost::alloc::string::String,
        /// How many splits the run has.
        pub repeat: i64,
    }
    impl ::prost::Message for SplitLocation {
        fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
            ::prost::encoding::string::encode(1, &self.location, buf);
            ::prost::encoding::sint64::encode(2, &self.repeat, buf);
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
                        &mut self.location,
                        buf,
                        ctx,
                    )
                }
                2 => {
                    ::prost::encoding::sint64::merge(
                        wire_type,
                        &mut self.repeat,
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
                        "SplitLocation",
                        &[(1, "location"), (2, "repeat")],
                    )
                })
        }
        #[inline]
        fn encoded_len(&self) -> usize {
            let mut len = 0;
            len += ::prost::encoding::string::encoded_len(1, &self.location);
            len += ::prost::encoding::sint64::encoded_len(2, &self.repeat);
            len
        }
        #[inline]
        fn clear(&mut self) {
            *self = Self::default();
        }
    }
    impl crate::proto::RequiredFields for SplitLocation {
        const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
            "SplitLocation",
            &[
                crate::proto::required::required(1, "location"),
                crate::proto::required::required(2, "repeat"),
            ],
            &[],
        );
    }
}
/// Executes one statement.
#[derive(Clone, PartialEq, Eq)]
pub struct SqlQueryRequest {
    pub query: ::prost::alloc::string::String,
    /// The encoding that the client reads.
    pub version: ::core::option::Option<i32>,
    /// 1 if the client reads dates and times as numbers; without it they are strings.
    pub sql_version: ::core::option::Option<i64>,
    /// The `next_search_token` of the page before.
    pub search_token: ::core::option::Option<::prost::alloc::string::String>,
}
impl ::core::default::Default for SqlQueryRequest {
    #[inline]
    fn default() -> Self {
        Self {
            query: ::core::default::Default::default(),
            version: ::core::default::Default::default(),
            sql_version: ::core::default::Default::default(),
            search_token: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for SqlQueryRequest {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("SqlQueryRequest")
            .field("query", &self.query)
            .field(
                "version",
                &self.version.map(crate::proto::field::named::<SqlPayloadVersion>),
            )
            .field("sql_version", &self.sql_version)
            .field("search_token", &self.search_token)
            .finish()
    }
}
impl SqlQueryRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn version(&self) -> SqlPayloadVersion {
        self.version.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_version(&mut self, value: SqlPayloadVersion) {
        self.version = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn sql_version(&self) -> i64 {
        self.sql_version.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn search_token(&self) -> &str {
        self.search_token.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for SqlQueryRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.query, buf);
        if let Some(value) = &self.version {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.sql_version {
            ::prost::encoding::int64::encode(3, value, buf);
        }
        if let Some(value) = &self.search_token {
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
            1 => ::prost::encoding::string::merge(wire_type, &mut self.query, buf, ctx),
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.version.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.sql_version.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.search_token.get_or_insert_default(),
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
                    "SqlQueryRequest",
                    &[
                        (1, "query"),
                        (2, "version"),
                        (3, "sql_version"),
                        (5, "search_token"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.query);
        if let Some(value) = &self.version {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.sql_version {
            len += ::prost::encoding::int64::encoded_len(3, value);
        }
        if let Some(value) = &self.search_token {
            len += ::prost::encoding::string::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SqlQueryRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "SqlQueryRequest",
        &[crate::proto::required::required(1, "query")],
        &[],
    );
}
#[derive(Clone, PartialEq)]
pub struct SqlQueryResponse {
    /// The cost of each table that was read or written.
    pub consumes: ::prost::alloc::vec::Vec<TableConsumedCapacity>,
    /// The result, in the encoding that `version` names; absent for statements without one.
    pub rows: ::core::option::Option<::prost::bytes::Bytes>,
    pub version: ::core::option::Option<i32>,
    pub r#type: ::core::option::Option<i32>,
    /// The cost of each search index that was read.
    pub search_consumes: ::prost::alloc::vec::Vec<SearchConsumedCapacity>,
    /// How many rows were written.
    pub affected_rows: ::core::option::Option<i64>,
    /// Where the next page starts.
    pub next_search_token: ::core::option::Option<::prost::alloc::string::String>,
}
impl ::core::default::Default for SqlQueryResponse {
    #[inline]
    fn default() -> Self {
        Self {
            consumes: ::core::default::Default::default(),
            rows: ::core::default::Default::default(),
            version: ::core::default::Default::default(),
            r#type: ::core::default::Default::default(),
            search_consumes: ::core::default::Default::default(),
            affected_rows: ::core::default::Default::default(),
            next_search_token: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for SqlQueryResponse {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("SqlQueryResponse")
            .field("consumes", &self.consumes)
            .field("rows", &self.rows)
            .field(
                "version",
                &self.version.map(crate::proto::field::named::<SqlPayloadVersion>),
            )
            .field(
                "type",
                &self.r#type.map(crate::proto::field::named::<SqlStatementType>),
            )
            .field("search_consumes", &self.search_consumes)
            .field("affected_rows", &self.affected_rows)
            .field("next_search_token", &self.next_search_token)
            .finish()
    }
}
impl SqlQueryResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn rows(&self) -> &[u8] {
        self.rows.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn version(&self) -> SqlPayloadVersion {
        self.version.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_version(&mut self, value: SqlPayloadVersion) {
        self.version = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn r#type(&self) -> SqlStatementType {
        self.r#type.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_type(&mut self, value: SqlStatementType) {
        self.r#type = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn affected_rows(&self) -> i64 {
        self.affected_rows.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn next_search_token(&self) -> &str {
        self.next_search_token.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for SqlQueryResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.consumes, buf);
        if let Some(value) = &self.rows {
            ::prost::encoding::bytes::encode(2, value, buf);
        }
        if let Some(value) = &self.version {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.r#type {
            ::prost::encoding::int32::encode(4, value, buf);
        }
        ::prost::encoding::message::encode_repeated(5, &self.search_consumes, buf);
        if let Some(value) = &self.affected_rows {
            ::prost::encoding::int64::encode(6, value, buf);
        }
        if let Some(value) = &self.next_search_token {
            ::prost::encoding::string::encode(8, value, buf);
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
                    &mut self.consumes,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::bytes::merge(
                    wire_type,
                    self.rows.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.version.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.r#type.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.search_consumes,
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.affected_rows.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.next_search_token.get_or_insert_default(),
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
                    "SqlQueryResponse",
                    &[
                        (1, "consumes"),
                        (2, "rows"),
                        (3, "version"),
                        (4, "type"),
                        (5, "search_consumes"),
                        (6, "affected_rows"),
                        (8, "next_search_token"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.consumes);
        if let Some(value) = &self.rows {
            len += ::prost::encoding::bytes::encoded_len(2, value);
        }
        if let Some(value) = &self.version {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.r#type {
            len += ::prost::encoding::int32::encoded_len(4, value);
        }
        len
            += ::prost::encoding::message::encoded_len_repeated(
                5,
                &self.search_consumes,
            );
        if let Some(value) = &self.affected_rows {
            len += ::prost::encoding::int64::encoded_len(6, value);
        }
        if let Some(value) = &self.next_search_token {
            len += ::prost::encoding::string::encoded_len(8, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SqlQueryResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "SqlQueryResponse",
        &[],
        &[
            crate::proto::required::repeated::<TableConsumedCapacity>(1, "consumes"),
            crate::proto::required::repeated::<
                SearchConsumedCapacity,
            >(5, "search_consumes"),
        ],
    );
}
/// The cost of a statement for one table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TableConsumedCapacity {
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
    pub consumed: ::core::option::Option<ConsumedCapacity>,
    pub reserved_throughput: ::core::option::Option<ReservedThroughput>,
    /// Whether the metadata of a time series table were read.
    pub is_timeseries_meta: ::core::option::Option<bool>,
}
impl TableConsumedCapacity {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn is_timeseries_meta(&self) -> bool {
        self.is_timeseries_meta.unwrap_or_default()
    }
}
impl ::prost::Message for TableConsumedCapacity {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.table_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.consumed {
            ::prost::encoding::message::encode(2, value, buf);
        }
        if let Some(value) = &self.reserved_throughput {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.is_timeseries_meta {
            ::prost::encoding::bool::encode(4, value, buf);
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
                ::prost::encoding::message::merge(
                    wire_type,
                    self.consumed.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.reserved_throughput.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.is_timeseries_meta.get_or_insert_default(),
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
                    "TableConsumedCapacity",
                    &[
                        (1, "table_name"),
                        (2, "consumed"),
                        (3, "reserved_throughput"),
                        (4, "is_timeseries_meta"),
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
        if let Some(value) = &self.consumed {
            len += ::prost::encoding::message::encoded_len(2, value);
        }
        if let Some(value) = &self.reserved_throughput {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.is_timeseries_meta {
            len += ::prost::encoding::bool::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for TableConsumedCapacity {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "TableConsumedCapacity",
        &[],
        &[
            crate::proto::required::single::<ConsumedCapacity>(2, "consumed"),
            crate::proto::required::single::<
                ReservedThroughput,
            >(3, "reserved_throughput"),
        ],
    );
}
/// The cost of a statement for one search index.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SearchConsumedCapacity {
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
    pub index_name: ::core::option::Option<::prost::alloc::string::String>,
    pub consumed: ::core::option::Option<ConsumedCapacity>,
    pub reserved_throughput: ::core::option::Option<ReservedThroughput>,
}
impl SearchConsumedCapacity {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn index_name(&self) -> &str {
        self.index_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for SearchConsumedCapacity {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.table_name {
            ::prost::encoding::string::encode(1, value, buf);
        }
        if let Some(value) = &self.index_name {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.consumed {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.reserved_throughput {
            ::prost::encoding::message::encode(4, value, buf);
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
                    self.index_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.consumed.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.reserved_throughput.get_or_insert_default(),
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
                    "SearchConsumedCapacity",
                    &[
                        (1, "table_name"),
                        (2, "index_name"),
                        (3, "consumed"),
                        (4, "reserved_throughput"),
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
        if let Some(value) = &self.index_name {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.consumed {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.reserved_throughput {
            len += ::prost::encoding::message::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for SearchConsumedCapacity {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "SearchConsumedCapacity",
        &[],
        &[
            crate::proto::required::single::<ConsumedCapacity>(3, "consumed"),
            crate::proto::required::single::<
                ReservedThroughput,
            >(4, "reserved_throughput"),
        ],
    );
}
/// The encoding of a result's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum SqlPayloadVersion {
    /// Rows in PlainBuffer.
    #[default]
    SqlPlainBuffer = 1,
    /// Columns in FlatBuffers.
    SqlFlatBuffers = 2,
}
impl SqlPayloadVersion {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2)
    }
}
impl ::core::convert::From<SqlPayloadVersion> for i32 {
    fn from(value: SqlPayloadVersion) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for SqlPayloadVersion {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::SqlPlainBuffer),
            2 => Ok(Self::SqlFlatBuffers),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl SqlPayloadVersion {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::SqlPlainBuffer => "SQL_PLAIN_BUFFER",
            Self::SqlFlatBuffers => "SQL_FLAT_BUFFERS",
        }
    }
}
/// The kind of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum SqlStatementType {
    #[default]
    SqlSelect = 1,
    SqlCreateTable = 2,
    SqlShowTable = 3,
    SqlDescribeTable = 4,
    SqlDropTable = 5,
    SqlAlterTable = 6,
    SqlInsert = 7,
    SqlUpdate = 8,
    SqlDelete = 9,
}
impl SqlStatementType {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9)
    }
}
impl ::core::convert::From<SqlStatementType> for i32 {
    fn from(value: SqlStatementType) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for SqlStatementType {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::SqlSelect),
            2 => Ok(Self::SqlCreateTable),
            3 => Ok(Self::SqlShowTable),
            4 => Ok(Self::SqlDescribeTable),
            5 => Ok(Self::SqlDropTable),
            6 => Ok(Self::SqlAlterTable),
            7 => Ok(Self::SqlInsert),
            8 => Ok(Self::SqlUpdate),
            9 => Ok(Self::SqlDelete),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl SqlStatementType {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::SqlSelect => "SQL_SELECT",
            Self::SqlCreateTable => "SQL_CREATE_TABLE",
            Self::SqlShowTable => "SQL_SHOW_TABLE",
            Self::SqlDescribeTable => "SQL_DESCRIBE_TABLE",
            Self::SqlDropTable => "SQL_DROP_TABLE",
            Self::SqlAlterTable => "SQL_ALTER_TABLE",
            Self::SqlInsert => "SQL_INSERT",
            Self::SqlUpdate => "SQL_UPDATE",
            Self::SqlDelete => "SQL_DELETE",
        }
    }
}
/// Lists streams of the instance.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ListStreamRequest {
    /// This table's stream alone; every stream if absent.
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
}
impl ListStreamRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for ListStreamRequest {
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
                    "ListStreamRequest",
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
impl crate::proto::RequiredFields for ListStreamRequest {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// A stream and its table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Stream {
    pub stream_id: ::prost::alloc::string::String,
    pub table_name: ::prost::alloc::string::String,
    /// Microseconds since the Unix epoch.
    pub creation_time: i64,
}
impl ::prost::Message for Stream {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.stream_id, buf);
        ::prost::encoding::string::encode(2, &self.table_name, buf);
        ::prost::encoding::int64::encode(3, &self.creation_time, buf);
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
                    &mut self.stream_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.table_name,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    &mut self.creation_time,
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
                    "Stream",
                    &[(1, "stream_id"), (2, "table_name"), (3, "creation_time")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.stream_id);
        len += ::prost::encoding::string::encoded_len(2, &self.table_name);
        len += ::prost::encoding::int64::encoded_len(3, &self.creation_time);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Stream {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "Stream",
        &[
            crate::proto::required::required(1, "stream_id"),
            crate::proto::required::required(2, "table_name"),
            crate::proto::required::required(3, "creation_time"),
        ],
        &[],
    );
}
/// The streams that were found.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ListStreamResponse {
    pub streams: ::prost::alloc::vec::Vec<Stream>,
}
impl ::prost::Message for ListStreamResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.streams, buf);
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
                    &mut self.streams,
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
                    "ListStreamResponse",
                    &[(1, "streams")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.streams);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for ListStreamResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "ListStreamResponse",
        &[],
        &[crate::proto::required::repeated::<Stream>(1, "streams")],
    );
}
/// Asks for the shards of a stream.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DescribeStreamRequest {
    pub stream_id: ::prost::alloc::string::String,
    /// Where an earlier response stopped.
    pub inclusive_start_shard_id: ::core::option::Option<::prost::alloc::string::String>,
    /// The most shards to return.
    pub shard_limit: ::core::option::Option<i32>,
    /// Whether the caller can read the stream of a time series table.
    pub support_timeseries_data_table: ::core::option::Option<bool>,
}
impl DescribeStreamRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn inclusive_start_shard_id(&self) -> &str {
        self.inclusive_start_shard_id.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn shard_limit(&self) -> i32 {
        self.shard_limit.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn support_timeseries_data_table(&self) -> bool {
        self.support_timeseries_data_table.unwrap_or_default()
    }
}
impl ::prost::Message for DescribeStreamRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.stream_id, buf);
        if let Some(value) = &self.inclusive_start_shard_id {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.shard_limit {
            ::prost::encoding::int32::encode(3, value, buf);
        }
        if let Some(value) = &self.support_timeseries_data_table {
            ::prost::encoding::bool::encode(4, value, buf);
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
                    &mut self.stream_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.inclusive_start_shard_id.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.shard_limit.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.support_timeseries_data_table.get_or_insert_default(),
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
                    "DescribeStreamRequest",
                    &[
                        (1, "stream_id"),
                        (2, "inclusive_start_shard_id"),
                        (3, "shard_limit"),
                        (4, "support_timeseries_data_table"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.stream_id);
        if let Some(value) = &self.inclusive_start_shard_id {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.shard_limit {
            len += ::prost::encoding::int32::encoded_len(3, value);
        }
        if let Some(value) = &self.support_timeseries_data_table {
            len += ::prost::encoding::bool::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DescribeStreamRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DescribeStreamRequest",
        &[crate::proto::required::required(1, "stream_id")],
        &[],
    );
}
/// A sequence of records. Shards split and merge as partitions do; the parents of a shard have to be
/// read to their end before it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct StreamShard {
    pub shard_id: ::prost::alloc::string::String,
    /// The shard that this one was split or merged from.
    pub parent_id: ::core::option::Option<::prost::alloc::string::String>,
    /// The second shard that this one was merged from.
    pub parent_sibling_id: ::core::option::Option<::prost::alloc::string::String>,
}
impl StreamShard {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn parent_id(&self) -> &str {
        self.parent_id.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn parent_sibling_id(&self) -> &str {
        self.parent_sibling_id.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for StreamShard {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.shard_id, buf);
        if let Some(value) = &self.parent_id {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.parent_sibling_id {
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
                ::prost::encoding::string::merge(wire_type, &mut self.shard_id, buf, ctx)
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.parent_id.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.parent_sibling_id.get_or_insert_default(),
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
                    "StreamShard",
                    &[(1, "shard_id"), (2, "parent_id"), (3, "parent_sibling_id")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.shard_id);
        if let Some(value) = &self.parent_id {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.parent_sibling_id {
            len += ::prost::encoding::string::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for StreamShard {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "StreamShard",
        &[crate::proto::required::required(1, "shard_id")],
        &[],
    );
}
/// A stream and some of its shards.
#[derive(Clone, PartialEq)]
pub struct DescribeStreamResponse {
    pub stream_id: ::prost::alloc::string::String,
    /// Hours that records are kept.
    pub expiration_time: i32,
    pub table_name: ::prost::alloc::string::String,
    /// Microseconds since the Unix epoch.
    pub creation_time: i64,
    pub stream_status: i32,
    pub shards: ::prost::alloc::vec::Vec<StreamShard>,
    /// Where the next request has to start; absent after the last shard.
    pub next_shard_id: ::core::option::Option<::prost::alloc::string::String>,
    /// Whether the stream belongs to a time series table.
    pub is_timeseries_data_table: ::core::option::Option<bool>,
}
impl ::core::default::Default for DescribeStreamResponse {
    #[inline]
    fn default() -> Self {
        Self {
            stream_id: ::core::default::Default::default(),
            expiration_time: ::core::default::Default::default(),
            table_name: ::core::default::Default::default(),
            creation_time: ::core::default::Default::default(),
            stream_status: StreamStatus::default().into(),
            shards: ::core::default::Default::default(),
            next_shard_id: ::core::default::Default::default(),
            is_timeseries_data_table: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for DescribeStreamResponse {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("DescribeStreamResponse")
            .field("stream_id", &self.stream_id)
            .field("expiration_time", &self.expiration_time)
            .field("table_name", &self.table_name)
            .field("creation_time", &self.creation_time)
            .field(
                "stream_status",
                &crate::proto::field::named::<StreamStatus>(self.stream_status),
            )
            .field("shards", &self.shards)
            .field("next_shard_id", &self.next_shard_id)
            .field("is_timeseries_data_table", &self.is_timeseries_data_table)
            .finish()
    }
}
impl DescribeStreamResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn stream_status(&self) -> StreamStatus {
        StreamStatus::try_from(self.stream_status).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_stream_status(&mut self, value: StreamStatus) {
        self.stream_status = value.into();
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn next_shard_id(&self) -> &str {
        self.next_shard_id.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn is_timeseries_data_table(&self) -> bool {
        self.is_timeseries_data_table.unwrap_or_default()
    }
}
impl ::prost::Message for DescribeStreamResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.stream_id, buf);
        ::prost::encoding::int32::encode(2, &self.expiration_time, buf);
        ::prost::encoding::string::encode(3, &self.table_name, buf);
        ::prost::encoding::int64::encode(4, &self.creation_time, buf);
        ::prost::encoding::int32::encode(5, &self.stream_status, buf);
        ::prost::encoding::message::encode_repeated(6, &self.shards, buf);
        if let Some(value) = &self.next_shard_id {
            ::prost::encoding::string::encode(7, value, buf);
        }
        if let Some(value) = &self.is_timeseries_data_table {
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
                    &mut self.stream_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    &mut self.expiration_time,
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
                ::prost::encoding::int64::merge(
                    wire_type,
                    &mut self.creation_time,
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    &mut self.stream_status,
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.shards,
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.next_shard_id.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.is_timeseries_data_table.get_or_insert_default(),
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
                    "DescribeStreamResponse",
                    &[
                        (1, "stream_id"),
                        (2, "expiration_time"),
                        (3, "table_name"),
                        (4, "creation_time"),
                        (5, "stream_status"),
                        (6, "shards"),
                        (7, "next_shard_id"),
                        (8, "is_timeseries_data_table"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.stream_id);
        len += ::prost::encoding::int32::encoded_len(2, &self.expiration_time);
        len += ::prost::encoding::string::encoded_len(3, &self.table_name);
        len += ::prost::encoding::int64::encoded_len(4, &self.creation_time);
        len += ::prost::encoding::int32::encoded_len(5, &self.stream_status);
        len += ::prost::encoding::message::encoded_len_repeated(6, &self.shards);
        if let Some(value) = &self.next_shard_id {
            len += ::prost::encoding::string::encoded_len(7, value);
        }
        if let Some(value) = &self.is_timeseries_data_table {
            len += ::prost::encoding::bool::encoded_len(8, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DescribeStreamResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DescribeStreamResponse",
        &[
            crate::proto::required::required(1, "stream_id"),
            crate::proto::required::required(2, "expiration_time"),
            crate::proto::required::required(3, "table_name"),
            crate::proto::required::required(4, "creation_time"),
            crate::proto::required::required_enum(
                5,
                "stream_status",
                StreamStatus::is_valid,
            ),
        ],
        &[crate::proto::required::repeated::<StreamShard>(6, "shards")],
    );
}
/// Requests a position in a shard.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GetShardIteratorRequest {
    pub stream_id: ::prost::alloc::string::String,
    pub shard_id: ::prost::alloc::string::String,
    /// Microseconds since the Unix epoch; the oldest record if absent.
    pub timestamp: ::core::option::Option<i64>,
    /// Where an earlier search by timestamp stopped.
    pub token: ::core::option::Option<::prost::alloc::string::String>,
}
impl GetShardIteratorRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn timestamp(&self) -> i64 {
        self.timestamp.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn token(&self) -> &str {
        self.token.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for GetShardIteratorRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.stream_id, buf);
        ::prost::encoding::string::encode(2, &self.shard_id, buf);
        if let Some(value) = &self.timestamp {
            ::prost::encoding::int64::encode(3, value, buf);
        }
        if let Some(value) = &self.token {
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
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.stream_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(wire_type, &mut self.shard_id, buf, ctx)
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
                ::prost::encoding::string::merge(
                    wire_type,
                    self.token.get_or_insert_default(),
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
                    "GetShardIteratorRequest",
                    &[(1, "stream_id"), (2, "shard_id"), (3, "timestamp"), (4, "token")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.stream_id);
        len += ::prost::encoding::string::encoded_len(2, &self.shard_id);
        if let Some(value) = &self.timestamp {
            len += ::prost::encoding::int64::encoded_len(3, value);
        }
        if let Some(value) = &self.token {
            len += ::prost::encoding::string::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GetShardIteratorRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GetShardIteratorRequest",
        &[
            crate::proto::required::required(1, "stream_id"),
            crate::proto::required::required(2, "shard_id"),
        ],
        &[],
    );
}
/// A position in a shard.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GetShardIteratorResponse {
    /// Opaque.
    pub shard_iterator: ::prost::alloc::string::String,
    /// Present if the search by timestamp has to go on.
    pub next_token: ::core::option::Option<::prost::alloc::string::String>,
}
impl GetShardIteratorResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn next_token(&self) -> &str {
        self.next_token.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for GetShardIteratorResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.shard_iterator, buf);
        if let Some(value) = &self.next_token {
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
                    &mut self.shard_iterator,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
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
                    "GetShardIteratorResponse",
                    &[(1, "shard_iterator"), (2, "next_token")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.shard_iterator);
        if let Some(value) = &self.next_token {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GetShardIteratorResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GetShardIteratorResponse",
        &[crate::proto::required::required(1, "shard_iterator")],
        &[],
    );
}
/// Reads records of a shard.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GetStreamRecordRequest {
    pub shard_iterator: ::prost::alloc::string::String,
    /// The most records to return.
    pub limit: ::core::option::Option<i32>,
    pub table_name: ::core::option::Option<::prost::alloc::string::String>,
    /// Columns to return as they were before the change.
    pub old_columns_to_get: ::core::option::Option<StreamColumn>,
    /// Columns to return as they are after the change.
    pub new_columns_to_get: ::core::option::Option<StreamColumn>,
}
impl GetStreamRecordRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn limit(&self) -> i32 {
        self.limit.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_name(&self) -> &str {
        self.table_name.as_deref().unwrap_or_default()
    }
}
impl ::prost::Message for GetStreamRecordRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.shard_iterator, buf);
        if let Some(value) = &self.limit {
            ::prost::encoding::int32::encode(2, value, buf);
        }
        if let Some(value) = &self.table_name {
            ::prost::encoding::string::encode(3, value, buf);
        }
        if let Some(value) = &self.old_columns_to_get {
            ::prost::encoding::message::encode(6, value, buf);
        }
        if let Some(value) = &self.new_columns_to_get {
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
                    &mut self.shard_iterator,
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
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.table_name.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.old_columns_to_get.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
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
                    "GetStreamRecordRequest",
                    &[
                        (1, "shard_iterator"),
                        (2, "limit"),
                        (3, "table_name"),
                        (6, "old_columns_to_get"),
                        (7, "new_columns_to_get"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.shard_iterator);
        if let Some(value) = &self.limit {
            len += ::prost::encoding::int32::encoded_len(2, value);
        }
        if let Some(value) = &self.table_name {
            len += ::prost::encoding::string::encoded_len(3, value);
        }
        if let Some(value) = &self.old_columns_to_get {
            len += ::prost::encoding::message::encoded_len(6, value);
        }
        if let Some(value) = &self.new_columns_to_get {
            len += ::prost::encoding::message::encoded_len(7, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GetStreamRecordRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GetStreamRecordRequest",
        &[crate::proto::required::required(1, "shard_iterator")],
        &[
            crate::proto::required::single::<StreamColumn>(6, "old_columns_to_get"),
            crate::proto::required::single::<StreamColumn>(7, "new_columns_to_get"),
        ],
    );
}
/// Records of a shard, in the order in which they were written.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct GetStreamRecordResponse {
    pub stream_records: ::prost::alloc::vec::Vec<
        get_stream_record_response::StreamRecord,
    >,
    /// Where to read on; absent after the last record of a shard that has ended.
    pub next_shard_iterator: ::core::option::Option<::prost::alloc::string::String>,
    pub consumed: ::core::option::Option<ConsumedCapacity>,
    /// Whether more records can be read at once; false at the tail of the shard.
    pub may_more_record: ::core::option::Option<bool>,
}
impl GetStreamRecordResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn next_shard_iterator(&self) -> &str {
        self.next_shard_iterator.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn may_more_record(&self) -> bool {
        self.may_more_record.unwrap_or_default()
    }
}
impl ::prost::Message for GetStreamRecordResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode_repeated(1, &self.stream_records, buf);
        if let Some(value) = &self.next_shard_iterator {
            ::prost::encoding::string::encode(2, value, buf);
        }
        if let Some(value) = &self.consumed {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.may_more_record {
            ::prost::encoding::bool::encode(4, value, buf);
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
                    &mut self.stream_records,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.next_shard_iterator.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.consumed.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
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
                    "GetStreamRecordResponse",
                    &[
                        (1, "stream_records"),
                        (2, "next_shard_iterator"),
                        (3, "consumed"),
                        (4, "may_more_record"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len_repeated(1, &self.stream_records);
        if let Some(value) = &self.next_shard_iterator {
            len += ::prost::encoding::string::encoded_len(2, value);
        }
        if let Some(value) = &self.consumed {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.may_more_record {
            len += ::prost::encoding::bool::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for GetStreamRecordResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "GetStreamRecordResponse",
        &[],
        &[
            crate::proto::required::repeated::<
                get_stream_record_response::StreamRecord,
            >(1, "stream_records"),
            crate::proto::required::single::<ConsumedCapacity>(3, "consumed"),
        ],
    );
}
/// Nested message and enum types in `GetStreamRecordResponse`.
pub mod get_stream_record_response {
    /// One write.
    #[derive(Clone, PartialEq, Eq)]
    pub struct StreamRecord {
        pub action_type: i32,
        /// The write, as a PlainBuffer whose row has its position in the sequence.
        pub record: ::prost::bytes::Bytes,
        /// Columns as they were before the change, as a PlainBuffer of a row without its primary key.
        pub origin_record: ::core::option::Option<::prost::bytes::Bytes>,
        /// Columns as they are after the change.
        pub latest_columns: ::core::option::Option<::prost::bytes::Bytes>,
    }
    impl ::core::default::Default for StreamRecord {
        #[inline]
        fn default() -> Self {
            Self {
                action_type: super::ActionType::default().into(),
                record: ::core::default::Default::default(),
                origin_record: ::core::default::Default::default(),
                latest_columns: ::core::default::Default::default(),
            }
        }
    }
    impl ::core::fmt::Debug for StreamRecord {
        #[inline]
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.debug_struct("StreamRecord")
                .field(
                    "action_type",
                    &crate::proto::field::named::<super::ActionType>(self.action_type),
                )
                .field("record", &self.record)
                .field("origin_record", &self.origin_record)
                .field("latest_columns", &self.latest_columns)
                .finish()
        }
    }
    impl StreamRecord {
        /// Returns the value, or the default if it is absent or unknown.
        #[inline]
        pub fn action_type(&self) -> super::ActionType {
            super::ActionType::try_from(self.action_type).unwrap_or_default()
        }
        /// Sets the value.
        #[inline]
        pub fn set_action_type(&mut self, value: super::ActionType) {
            self.action_type = value.into();
        }
        /// Returns the value, or the default if it is absent or unknown.
        #[inline]
        pub fn origin_record(&self) -> &[u8] {
            self.origin_record.as_deref().unwrap_or_default()
        }
        /// Returns the value, or the default if it is absent or unknown.
        #[inline]
        pub fn latest_columns(&self) -> &[u8] {
            self.latest_columns.as_deref().unwrap_or_default()
        }
    }
    impl ::prost::Message for StreamRecord {
        fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
            ::prost::encoding::int32::encode(1, &self.action_type, buf);
            ::prost::encoding::bytes::encode(2, &self.record, buf);
            if let Some(value) = &self.origin_record {
                ::prost::encoding::bytes::encode(3, value, buf);
            }
            if let Some(value) = &self.latest_columns {
                ::prost::encoding::bytes::encode(8, value, buf);
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
                2 => {
                    ::prost::encoding::bytes::merge(
                        wire_type,
                        &mut self.record,
                        buf,
                        ctx,
                    )
                }
                3 => {
                    ::prost::encoding::bytes::merge(
                        wire_type,
                        self.origin_record.get_or_insert_default(),
                        buf,
                        ctx,
                    )
                }
                8 => {
                    ::prost::encoding::bytes::merge(
                        wire_type,
                        self.latest_columns.get_or_insert_default(),
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
                        "StreamRecord",
                        &[
                            (1, "action_type"),
                            (2, "record"),
                            (3, "origin_record"),
                            (8, "latest_columns"),
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
            if let Some(value) = &self.latest_columns {
                len += ::prost::encoding::bytes::encoded_len(8, value);
            }
            len
        }
        #[inline]
        fn clear(&mut self) {
            *self = Self::default();
        }
    }
    impl crate::proto::RequiredFields for StreamRecord {
        const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
            "StreamRecord",
            &[
                crate::proto::required::required_enum(
                    1,
                    "action_type",
                    super::ActionType::is_valid,
                ),
                crate::proto::required::required(2, "record"),
            ],
            &[],
        );
    }
}
/// The state of a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum StreamStatus {
    /// It is being turned on.
    #[default]
    StreamEnabling = 1,
    /// It can be read.
    StreamActive = 2,
}
impl StreamStatus {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2)
    }
}
impl ::core::convert::From<StreamStatus> for i32 {
    fn from(value: StreamStatus) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for StreamStatus {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::StreamEnabling),
            2 => Ok(Self::StreamActive),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl StreamStatus {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::StreamEnabling => "STREAM_ENABLING",
            Self::StreamActive => "STREAM_ACTIVE",
        }
    }
}
/// The kind of a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum ActionType {
    /// It replaced the row.
    #[default]
    PutRow = 1,
    /// It changed some columns.
    UpdateRow = 2,
    /// It deleted the row.
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
/// Starts a transaction over the rows of one partition key.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct StartLocalTransactionRequest {
    pub table_name: ::prost::alloc::string::String,
    /// A PlainBuffer of the partition key column alone.
    pub key: ::prost::bytes::Bytes,
    /// One official client knows the number; the service documents no use of it.
    pub row_keys: ::prost::alloc::vec::Vec<::prost::bytes::Bytes>,
}
impl ::prost::Message for StartLocalTransactionRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.table_name, buf);
        ::prost::encoding::bytes::encode(2, &self.key, buf);
        ::prost::encoding::bytes::encode_repeated(3, &self.row_keys, buf);
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
            2 => ::prost::encoding::bytes::merge(wire_type, &mut self.key, buf, ctx),
            3 => {
                ::prost::encoding::bytes::merge_repeated(
                    wire_type,
                    &mut self.row_keys,
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
                    "StartLocalTransactionRequest",
                    &[(1, "table_name"), (2, "key"), (3, "row_keys")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.table_name);
        len += ::prost::encoding::bytes::encoded_len(2, &self.key);
        len += ::prost::encoding::bytes::encoded_len_repeated(3, &self.row_keys);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for StartLocalTransactionRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "StartLocalTransactionRequest",
        &[
            crate::proto::required::required(1, "table_name"),
            crate::proto::required::required(2, "key"),
        ],
        &[],
    );
}
/// The transaction has started.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct StartLocalTransactionResponse {
    /// Names the transaction in reads and writes, and in the request that ends it.
    pub transaction_id: ::prost::alloc::string::String,
}
impl ::prost::Message for StartLocalTransactionResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.transaction_id, buf);
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
                    &mut self.transaction_id,
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
                    "StartLocalTransactionResponse",
                    &[(1, "transaction_id")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.transaction_id);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for StartLocalTransactionResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "StartLocalTransactionResponse",
        &[crate::proto::required::required(1, "transaction_id")],
        &[],
    );
}
/// Makes the writes of a transaction permanent and ends it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CommitTransactionRequest {
    pub transaction_id: ::prost::alloc::string::String,
}
impl ::prost::Message for CommitTransactionRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.transaction_id, buf);
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
                    &mut self.transaction_id,
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
                    "CommitTransactionRequest",
                    &[(1, "transaction_id")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.transaction_id);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CommitTransactionRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "CommitTransactionRequest",
        &[crate::proto::required::required(1, "transaction_id")],
        &[],
    );
}
/// The writes are permanent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CommitTransactionResponse {}
impl ::prost::Message for CommitTransactionResponse {
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
impl crate::proto::RequiredFields for CommitTransactionResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// Drops the writes of a transaction and ends it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AbortTransactionRequest {
    pub transaction_id: ::prost::alloc::string::String,
}
impl ::prost::Message for AbortTransactionRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.transaction_id, buf);
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
                    &mut self.transaction_id,
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
                    "AbortTransactionRequest",
                    &[(1, "transaction_id")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.transaction_id);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for AbortTransactionRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "AbortTransactionRequest",
        &[crate::proto::required::required(1, "transaction_id")],
        &[],
    );
}
/// The writes are dropped.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct AbortTransactionResponse {}
impl ::prost::Message for AbortTransactionResponse {
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
impl crate::proto::RequiredFields for AbortTransactionResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
