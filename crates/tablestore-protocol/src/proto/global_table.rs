// @generated from the files in the crate's folder `proto`.
// Do not edit: change those files, then run `cargo xtask codegen`.

/// The table that replicas are made of.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BaseTable {
    pub region_id: ::prost::alloc::string::String,
    pub instance_name: ::prost::alloc::string::String,
    pub table_name: ::prost::alloc::string::String,
}
impl ::prost::Message for BaseTable {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.region_id, buf);
        ::prost::encoding::string::encode(2, &self.instance_name, buf);
        ::prost::encoding::string::encode(3, &self.table_name, buf);
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
                    &mut self.region_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.instance_name,
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
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "BaseTable",
                    &[(1, "region_id"), (2, "instance_name"), (3, "table_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.region_id);
        len += ::prost::encoding::string::encoded_len(2, &self.instance_name);
        len += ::prost::encoding::string::encoded_len(3, &self.table_name);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for BaseTable {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "BaseTable",
        &[
            crate::proto::required::required(1, "region_id"),
            crate::proto::required::required(2, "instance_name"),
            crate::proto::required::required(3, "table_name"),
        ],
        &[],
    );
}
/// Where a replica is to be.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Placement {
    pub region_id: ::prost::alloc::string::String,
    pub instance_name: ::prost::alloc::string::String,
    pub writable: bool,
}
impl ::prost::Message for Placement {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.region_id, buf);
        ::prost::encoding::string::encode(2, &self.instance_name, buf);
        ::prost::encoding::bool::encode(3, &self.writable, buf);
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
                    &mut self.region_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.instance_name,
                    buf,
                    ctx,
                )
            }
            3 => ::prost::encoding::bool::merge(wire_type, &mut self.writable, buf, ctx),
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "Placement",
                    &[(1, "region_id"), (2, "instance_name"), (3, "writable")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.region_id);
        len += ::prost::encoding::string::encoded_len(2, &self.instance_name);
        len += ::prost::encoding::bool::encoded_len(3, &self.writable);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Placement {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "Placement",
        &[
            crate::proto::required::required(1, "region_id"),
            crate::proto::required::required(2, "instance_name"),
            crate::proto::required::required(3, "writable"),
        ],
        &[],
    );
}
/// A replica to remove.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Removal {
    pub region_id: ::prost::alloc::string::String,
    pub instance_name: ::prost::alloc::string::String,
}
impl ::prost::Message for Removal {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.region_id, buf);
        ::prost::encoding::string::encode(2, &self.instance_name, buf);
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
                    &mut self.region_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.instance_name,
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
                    "Removal",
                    &[(1, "region_id"), (2, "instance_name")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.region_id);
        len += ::prost::encoding::string::encoded_len(2, &self.instance_name);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for Removal {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "Removal",
        &[
            crate::proto::required::required(1, "region_id"),
            crate::proto::required::required(2, "instance_name"),
        ],
        &[],
    );
}
/// A replica.
#[derive(Clone, PartialEq, Eq)]
pub struct PhyTable {
    pub region_id: ::prost::alloc::string::String,
    pub instance_name: ::prost::alloc::string::String,
    pub table_name: ::prost::alloc::string::String,
    pub writable: bool,
    pub status: ::core::option::Option<i32>,
    /// When the status was set, in milliseconds since 1970.
    pub status_timestamp: ::core::option::Option<i64>,
    pub table_id: ::core::option::Option<::prost::alloc::string::String>,
    /// The number of the replica.
    pub table_hash_key: ::core::option::Option<i32>,
    pub endpoint: ::core::option::Option<::prost::alloc::string::String>,
    pub stage: ::core::option::Option<i32>,
    pub meta_version: ::core::option::Option<i64>,
    pub is_failed: ::core::option::Option<bool>,
    pub message: ::core::option::Option<::prost::alloc::string::String>,
    pub role: ::core::option::Option<::prost::alloc::string::String>,
    /// The time up to which the replica has the changes, in nanoseconds since 1970; only if the request has
    /// `return_rpo`.
    pub rpo_nanos: ::core::option::Option<i64>,
}
impl ::core::default::Default for PhyTable {
    #[inline]
    fn default() -> Self {
        Self {
            region_id: ::core::default::Default::default(),
            instance_name: ::core::default::Default::default(),
            table_name: ::core::default::Default::default(),
            writable: ::core::default::Default::default(),
            status: ::core::default::Default::default(),
            status_timestamp: ::core::default::Default::default(),
            table_id: ::core::default::Default::default(),
            table_hash_key: ::core::default::Default::default(),
            endpoint: ::core::default::Default::default(),
            stage: ::core::default::Default::default(),
            meta_version: ::core::default::Default::default(),
            is_failed: ::core::default::Default::default(),
            message: ::core::default::Default::default(),
            role: ::core::default::Default::default(),
            rpo_nanos: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for PhyTable {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("PhyTable")
            .field("region_id", &self.region_id)
            .field("instance_name", &self.instance_name)
            .field("table_name", &self.table_name)
            .field("writable", &self.writable)
            .field(
                "status",
                &self.status.map(crate::proto::field::named::<PhyTableStatus>),
            )
            .field("status_timestamp", &self.status_timestamp)
            .field("table_id", &self.table_id)
            .field("table_hash_key", &self.table_hash_key)
            .field("endpoint", &self.endpoint)
            .field("stage", &self.stage.map(crate::proto::field::named::<SyncStage>))
            .field("meta_version", &self.meta_version)
            .field("is_failed", &self.is_failed)
            .field("message", &self.message)
            .field("role", &self.role)
            .field("rpo_nanos", &self.rpo_nanos)
            .finish()
    }
}
impl PhyTable {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn status(&self) -> PhyTableStatus {
        self.status.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_status(&mut self, value: PhyTableStatus) {
        self.status = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn status_timestamp(&self) -> i64 {
        self.status_timestamp.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_id(&self) -> &str {
        self.table_id.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn table_hash_key(&self) -> i32 {
        self.table_hash_key.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn endpoint(&self) -> &str {
        self.endpoint.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn stage(&self) -> SyncStage {
        self.stage.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_stage(&mut self, value: SyncStage) {
        self.stage = Some(value.into());
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn meta_version(&self) -> i64 {
        self.meta_version.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn is_failed(&self) -> bool {
        self.is_failed.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn message(&self) -> &str {
        self.message.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn role(&self) -> &str {
        self.role.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn rpo_nanos(&self) -> i64 {
        self.rpo_nanos.unwrap_or_default()
    }
}
impl ::prost::Message for PhyTable {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.region_id, buf);
        ::prost::encoding::string::encode(2, &self.instance_name, buf);
        ::prost::encoding::string::encode(3, &self.table_name, buf);
        ::prost::encoding::bool::encode(4, &self.writable, buf);
        if let Some(value) = &self.status {
            ::prost::encoding::int32::encode(5, value, buf);
        }
        if let Some(value) = &self.status_timestamp {
            ::prost::encoding::int64::encode(6, value, buf);
        }
        if let Some(value) = &self.table_id {
            ::prost::encoding::string::encode(7, value, buf);
        }
        if let Some(value) = &self.table_hash_key {
            ::prost::encoding::int32::encode(8, value, buf);
        }
        if let Some(value) = &self.endpoint {
            ::prost::encoding::string::encode(9, value, buf);
        }
        if let Some(value) = &self.stage {
            ::prost::encoding::int32::encode(10, value, buf);
        }
        if let Some(value) = &self.meta_version {
            ::prost::encoding::int64::encode(11, value, buf);
        }
        if let Some(value) = &self.is_failed {
            ::prost::encoding::bool::encode(12, value, buf);
        }
        if let Some(value) = &self.message {
            ::prost::encoding::string::encode(13, value, buf);
        }
        if let Some(value) = &self.role {
            ::prost::encoding::string::encode(14, value, buf);
        }
        if let Some(value) = &self.rpo_nanos {
            ::prost::encoding::int64::encode(15, value, buf);
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
                    &mut self.region_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.instance_name,
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
            4 => ::prost::encoding::bool::merge(wire_type, &mut self.writable, buf, ctx),
            5 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.status.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            6 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.status_timestamp.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            7 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.table_id.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            8 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.table_hash_key.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            9 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.endpoint.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            10 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.stage.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            11 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.meta_version.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            12 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.is_failed.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            13 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.message.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            14 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    self.role.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            15 => {
                ::prost::encoding::int64::merge(
                    wire_type,
                    self.rpo_nanos.get_or_insert_default(),
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
                    "PhyTable",
                    &[
                        (1, "region_id"),
                        (2, "instance_name"),
                        (3, "table_name"),
                        (4, "writable"),
                        (5, "status"),
                        (6, "status_timestamp"),
                        (7, "table_id"),
                        (8, "table_hash_key"),
                        (9, "endpoint"),
                        (10, "stage"),
                        (11, "meta_version"),
                        (12, "is_failed"),
                        (13, "message"),
                        (14, "role"),
                        (15, "rpo_nanos"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.region_id);
        len += ::prost::encoding::string::encoded_len(2, &self.instance_name);
        len += ::prost::encoding::string::encoded_len(3, &self.table_name);
        len += ::prost::encoding::bool::encoded_len(4, &self.writable);
        if let Some(value) = &self.status {
            len += ::prost::encoding::int32::encoded_len(5, value);
        }
        if let Some(value) = &self.status_timestamp {
            len += ::prost::encoding::int64::encoded_len(6, value);
        }
        if let Some(value) = &self.table_id {
            len += ::prost::encoding::string::encoded_len(7, value);
        }
        if let Some(value) = &self.table_hash_key {
            len += ::prost::encoding::int32::encoded_len(8, value);
        }
        if let Some(value) = &self.endpoint {
            len += ::prost::encoding::string::encoded_len(9, value);
        }
        if let Some(value) = &self.stage {
            len += ::prost::encoding::int32::encoded_len(10, value);
        }
        if let Some(value) = &self.meta_version {
            len += ::prost::encoding::int64::encoded_len(11, value);
        }
        if let Some(value) = &self.is_failed {
            len += ::prost::encoding::bool::encoded_len(12, value);
        }
        if let Some(value) = &self.message {
            len += ::prost::encoding::string::encoded_len(13, value);
        }
        if let Some(value) = &self.role {
            len += ::prost::encoding::string::encoded_len(14, value);
        }
        if let Some(value) = &self.rpo_nanos {
            len += ::prost::encoding::int64::encoded_len(15, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for PhyTable {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "PhyTable",
        &[
            crate::proto::required::required(1, "region_id"),
            crate::proto::required::required(2, "instance_name"),
            crate::proto::required::required(3, "table_name"),
            crate::proto::required::required(4, "writable"),
        ],
        &[],
    );
}
/// Makes a global table of a table.
#[derive(Clone, PartialEq)]
pub struct CreateGlobalTableRequest {
    pub base_table: BaseTable,
    pub placements: ::prost::alloc::vec::Vec<Placement>,
    pub sync_mode: i32,
    pub serve_mode: ::core::option::Option<i32>,
}
impl ::core::default::Default for CreateGlobalTableRequest {
    #[inline]
    fn default() -> Self {
        Self {
            base_table: ::core::default::Default::default(),
            placements: ::core::default::Default::default(),
            sync_mode: SyncMode::default().into(),
            serve_mode: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for CreateGlobalTableRequest {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("CreateGlobalTableRequest")
            .field("base_table", &self.base_table)
            .field("placements", &self.placements)
            .field("sync_mode", &crate::proto::field::named::<SyncMode>(self.sync_mode))
            .field(
                "serve_mode",
                &self.serve_mode.map(crate::proto::field::named::<ServeMode>),
            )
            .finish()
    }
}
impl CreateGlobalTableRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn sync_mode(&self) -> SyncMode {
        SyncMode::try_from(self.sync_mode).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_sync_mode(&mut self, value: SyncMode) {
        self.sync_mode = value.into();
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn serve_mode(&self) -> ServeMode {
        self.serve_mode.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_serve_mode(&mut self, value: ServeMode) {
        self.serve_mode = Some(value.into());
    }
}
impl ::prost::Message for CreateGlobalTableRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::message::encode(2, &self.base_table, buf);
        ::prost::encoding::message::encode_repeated(3, &self.placements, buf);
        ::prost::encoding::int32::encode(4, &self.sync_mode, buf);
        if let Some(value) = &self.serve_mode {
            ::prost::encoding::int32::encode(5, value, buf);
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
            2 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    &mut self.base_table,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.placements,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::int32::merge(wire_type, &mut self.sync_mode, buf, ctx)
            }
            5 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.serve_mode.get_or_insert_default(),
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
                    "CreateGlobalTableRequest",
                    &[
                        (2, "base_table"),
                        (3, "placements"),
                        (4, "sync_mode"),
                        (5, "serve_mode"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::message::encoded_len(2, &self.base_table);
        len += ::prost::encoding::message::encoded_len_repeated(3, &self.placements);
        len += ::prost::encoding::int32::encoded_len(4, &self.sync_mode);
        if let Some(value) = &self.serve_mode {
            len += ::prost::encoding::int32::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CreateGlobalTableRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "CreateGlobalTableRequest",
        &[
            crate::proto::required::required(2, "base_table"),
            crate::proto::required::required_enum(4, "sync_mode", SyncMode::is_valid),
        ],
        &[
            crate::proto::required::single::<BaseTable>(2, "base_table"),
            crate::proto::required::repeated::<Placement>(3, "placements"),
        ],
    );
}
#[derive(Clone, PartialEq, Eq)]
pub struct CreateGlobalTableResponse {
    pub global_table_id: ::prost::alloc::string::String,
    pub status: i32,
    pub serve_mode: ::core::option::Option<i32>,
}
impl ::core::default::Default for CreateGlobalTableResponse {
    #[inline]
    fn default() -> Self {
        Self {
            global_table_id: ::core::default::Default::default(),
            status: GlobalTableStatus::default().into(),
            serve_mode: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for CreateGlobalTableResponse {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("CreateGlobalTableResponse")
            .field("global_table_id", &self.global_table_id)
            .field(
                "status",
                &crate::proto::field::named::<GlobalTableStatus>(self.status),
            )
            .field(
                "serve_mode",
                &self.serve_mode.map(crate::proto::field::named::<ServeMode>),
            )
            .finish()
    }
}
impl CreateGlobalTableResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn status(&self) -> GlobalTableStatus {
        GlobalTableStatus::try_from(self.status).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_status(&mut self, value: GlobalTableStatus) {
        self.status = value.into();
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn serve_mode(&self) -> ServeMode {
        self.serve_mode.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_serve_mode(&mut self, value: ServeMode) {
        self.serve_mode = Some(value.into());
    }
}
impl ::prost::Message for CreateGlobalTableResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(2, &self.global_table_id, buf);
        ::prost::encoding::int32::encode(3, &self.status, buf);
        if let Some(value) = &self.serve_mode {
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
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.global_table_id,
                    buf,
                    ctx,
                )
            }
            3 => ::prost::encoding::int32::merge(wire_type, &mut self.status, buf, ctx),
            4 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.serve_mode.get_or_insert_default(),
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
                    "CreateGlobalTableResponse",
                    &[(2, "global_table_id"), (3, "status"), (4, "serve_mode")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(2, &self.global_table_id);
        len += ::prost::encoding::int32::encoded_len(3, &self.status);
        if let Some(value) = &self.serve_mode {
            len += ::prost::encoding::int32::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for CreateGlobalTableResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "CreateGlobalTableResponse",
        &[
            crate::proto::required::required(2, "global_table_id"),
            crate::proto::required::required_enum(
                3,
                "status",
                GlobalTableStatus::is_valid,
            ),
        ],
        &[],
    );
}
/// Adds replicas.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BindGlobalTableRequest {
    pub global_table_id: ::prost::alloc::string::String,
    pub global_table_name: ::prost::alloc::string::String,
    pub placements: ::prost::alloc::vec::Vec<Placement>,
}
impl ::prost::Message for BindGlobalTableRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(2, &self.global_table_id, buf);
        ::prost::encoding::string::encode(3, &self.global_table_name, buf);
        ::prost::encoding::message::encode_repeated(4, &self.placements, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.global_table_id,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.global_table_name,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.placements,
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
                    "BindGlobalTableRequest",
                    &[
                        (2, "global_table_id"),
                        (3, "global_table_name"),
                        (4, "placements"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(2, &self.global_table_id);
        len += ::prost::encoding::string::encoded_len(3, &self.global_table_name);
        len += ::prost::encoding::message::encoded_len_repeated(4, &self.placements);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for BindGlobalTableRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "BindGlobalTableRequest",
        &[
            crate::proto::required::required(2, "global_table_id"),
            crate::proto::required::required(3, "global_table_name"),
        ],
        &[crate::proto::required::repeated::<Placement>(4, "placements")],
    );
}
#[derive(Clone, PartialEq, Eq)]
pub struct BindGlobalTableResponse {
    pub global_table_id: ::prost::alloc::string::String,
    pub status: i32,
}
impl ::core::default::Default for BindGlobalTableResponse {
    #[inline]
    fn default() -> Self {
        Self {
            global_table_id: ::core::default::Default::default(),
            status: GlobalTableStatus::default().into(),
        }
    }
}
impl ::core::fmt::Debug for BindGlobalTableResponse {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("BindGlobalTableResponse")
            .field("global_table_id", &self.global_table_id)
            .field(
                "status",
                &crate::proto::field::named::<GlobalTableStatus>(self.status),
            )
            .finish()
    }
}
impl BindGlobalTableResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn status(&self) -> GlobalTableStatus {
        GlobalTableStatus::try_from(self.status).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_status(&mut self, value: GlobalTableStatus) {
        self.status = value.into();
    }
}
impl ::prost::Message for BindGlobalTableResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(2, &self.global_table_id, buf);
        ::prost::encoding::int32::encode(3, &self.status, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.global_table_id,
                    buf,
                    ctx,
                )
            }
            3 => ::prost::encoding::int32::merge(wire_type, &mut self.status, buf, ctx),
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "BindGlobalTableResponse",
                    &[(2, "global_table_id"), (3, "status")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(2, &self.global_table_id);
        len += ::prost::encoding::int32::encoded_len(3, &self.status);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for BindGlobalTableResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "BindGlobalTableResponse",
        &[
            crate::proto::required::required(2, "global_table_id"),
            crate::proto::required::required_enum(
                3,
                "status",
                GlobalTableStatus::is_valid,
            ),
        ],
        &[],
    );
}
/// Removes replicas, which become tables of their own.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct UnbindGlobalTableRequest {
    pub global_table_id: ::prost::alloc::string::String,
    pub global_table_name: ::prost::alloc::string::String,
    pub removals: ::prost::alloc::vec::Vec<Removal>,
}
impl ::prost::Message for UnbindGlobalTableRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(2, &self.global_table_id, buf);
        ::prost::encoding::string::encode(3, &self.global_table_name, buf);
        ::prost::encoding::message::encode_repeated(4, &self.removals, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.global_table_id,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.global_table_name,
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.removals,
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
                    "UnbindGlobalTableRequest",
                    &[(2, "global_table_id"), (3, "global_table_name"), (4, "removals")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(2, &self.global_table_id);
        len += ::prost::encoding::string::encoded_len(3, &self.global_table_name);
        len += ::prost::encoding::message::encoded_len_repeated(4, &self.removals);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for UnbindGlobalTableRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "UnbindGlobalTableRequest",
        &[
            crate::proto::required::required(2, "global_table_id"),
            crate::proto::required::required(3, "global_table_name"),
        ],
        &[crate::proto::required::repeated::<Removal>(4, "removals")],
    );
}
#[derive(Clone, PartialEq, Eq)]
pub struct UnbindGlobalTableResponse {
    pub global_table_id: ::prost::alloc::string::String,
    pub status: i32,
}
impl ::core::default::Default for UnbindGlobalTableResponse {
    #[inline]
    fn default() -> Self {
        Self {
            global_table_id: ::core::default::Default::default(),
            status: GlobalTableStatus::default().into(),
        }
    }
}
impl ::core::fmt::Debug for UnbindGlobalTableResponse {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("UnbindGlobalTableResponse")
            .field("global_table_id", &self.global_table_id)
            .field(
                "status",
                &crate::proto::field::named::<GlobalTableStatus>(self.status),
            )
            .finish()
    }
}
impl UnbindGlobalTableResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn status(&self) -> GlobalTableStatus {
        GlobalTableStatus::try_from(self.status).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_status(&mut self, value: GlobalTableStatus) {
        self.status = value.into();
    }
}
impl ::prost::Message for UnbindGlobalTableResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(2, &self.global_table_id, buf);
        ::prost::encoding::int32::encode(3, &self.status, buf);
    }
    fn merge_field(
        &mut self,
        number: u32,
        wire_type: ::prost::encoding::WireType,
        buf: &mut impl ::prost::bytes::Buf,
        ctx: ::prost::encoding::DecodeContext,
    ) -> ::core::result::Result<(), ::prost::DecodeError> {
        let merged = match number {
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.global_table_id,
                    buf,
                    ctx,
                )
            }
            3 => ::prost::encoding::int32::merge(wire_type, &mut self.status, buf, ctx),
            _ => ::prost::encoding::skip_field(wire_type, number, buf, ctx),
        };
        merged
            .map_err(|error| {
                crate::proto::field::at(
                    error,
                    number,
                    "UnbindGlobalTableResponse",
                    &[(2, "global_table_id"), (3, "status")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(2, &self.global_table_id);
        len += ::prost::encoding::int32::encoded_len(3, &self.status);
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for UnbindGlobalTableResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "UnbindGlobalTableResponse",
        &[
            crate::proto::required::required(2, "global_table_id"),
            crate::proto::required::required_enum(
                3,
                "status",
                GlobalTableStatus::is_valid,
            ),
        ],
        &[],
    );
}
/// Describes a global table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DescribeGlobalTableRequest {
    /// Without it, `phy_table` names a replica.
    pub global_table_id: ::core::option::Option<::prost::alloc::string::String>,
    pub global_table_name: ::prost::alloc::string::String,
    pub phy_table: ::core::option::Option<PhyTable>,
    /// Whether the response has `rpo_nanos`.
    pub return_rpo: ::core::option::Option<bool>,
}
impl DescribeGlobalTableRequest {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn global_table_id(&self) -> &str {
        self.global_table_id.as_deref().unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn return_rpo(&self) -> bool {
        self.return_rpo.unwrap_or_default()
    }
}
impl ::prost::Message for DescribeGlobalTableRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        if let Some(value) = &self.global_table_id {
            ::prost::encoding::string::encode(1, value, buf);
        }
        ::prost::encoding::string::encode(2, &self.global_table_name, buf);
        if let Some(value) = &self.phy_table {
            ::prost::encoding::message::encode(3, value, buf);
        }
        if let Some(value) = &self.return_rpo {
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
                    self.global_table_id.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.global_table_name,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.phy_table.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            4 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.return_rpo.get_or_insert_default(),
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
                    "DescribeGlobalTableRequest",
                    &[
                        (1, "global_table_id"),
                        (2, "global_table_name"),
                        (3, "phy_table"),
                        (4, "return_rpo"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        if let Some(value) = &self.global_table_id {
            len += ::prost::encoding::string::encoded_len(1, value);
        }
        len += ::prost::encoding::string::encoded_len(2, &self.global_table_name);
        if let Some(value) = &self.phy_table {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        if let Some(value) = &self.return_rpo {
            len += ::prost::encoding::bool::encoded_len(4, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DescribeGlobalTableRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DescribeGlobalTableRequest",
        &[crate::proto::required::required(2, "global_table_name")],
        &[crate::proto::required::single::<PhyTable>(3, "phy_table")],
    );
}
#[derive(Clone, PartialEq)]
pub struct DescribeGlobalTableResponse {
    pub global_table_id: ::prost::alloc::string::String,
    pub status: i32,
    pub phy_tables: ::prost::alloc::vec::Vec<PhyTable>,
    pub serve_mode: ::core::option::Option<i32>,
}
impl ::core::default::Default for DescribeGlobalTableResponse {
    #[inline]
    fn default() -> Self {
        Self {
            global_table_id: ::core::default::Default::default(),
            status: GlobalTableStatus::default().into(),
            phy_tables: ::core::default::Default::default(),
            serve_mode: ::core::default::Default::default(),
        }
    }
}
impl ::core::fmt::Debug for DescribeGlobalTableResponse {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.debug_struct("DescribeGlobalTableResponse")
            .field("global_table_id", &self.global_table_id)
            .field(
                "status",
                &crate::proto::field::named::<GlobalTableStatus>(self.status),
            )
            .field("phy_tables", &self.phy_tables)
            .field(
                "serve_mode",
                &self.serve_mode.map(crate::proto::field::named::<ServeMode>),
            )
            .finish()
    }
}
impl DescribeGlobalTableResponse {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn status(&self) -> GlobalTableStatus {
        GlobalTableStatus::try_from(self.status).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_status(&mut self, value: GlobalTableStatus) {
        self.status = value.into();
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn serve_mode(&self) -> ServeMode {
        self.serve_mode.and_then(|number| number.try_into().ok()).unwrap_or_default()
    }
    /// Sets the value.
    #[inline]
    pub fn set_serve_mode(&mut self, value: ServeMode) {
        self.serve_mode = Some(value.into());
    }
}
impl ::prost::Message for DescribeGlobalTableResponse {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(2, &self.global_table_id, buf);
        ::prost::encoding::int32::encode(3, &self.status, buf);
        ::prost::encoding::message::encode_repeated(4, &self.phy_tables, buf);
        if let Some(value) = &self.serve_mode {
            ::prost::encoding::int32::encode(5, value, buf);
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
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.global_table_id,
                    buf,
                    ctx,
                )
            }
            3 => ::prost::encoding::int32::merge(wire_type, &mut self.status, buf, ctx),
            4 => {
                ::prost::encoding::message::merge_repeated(
                    wire_type,
                    &mut self.phy_tables,
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::int32::merge(
                    wire_type,
                    self.serve_mode.get_or_insert_default(),
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
                    "DescribeGlobalTableResponse",
                    &[
                        (2, "global_table_id"),
                        (3, "status"),
                        (4, "phy_tables"),
                        (5, "serve_mode"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(2, &self.global_table_id);
        len += ::prost::encoding::int32::encoded_len(3, &self.status);
        len += ::prost::encoding::message::encoded_len_repeated(4, &self.phy_tables);
        if let Some(value) = &self.serve_mode {
            len += ::prost::encoding::int32::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for DescribeGlobalTableResponse {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "DescribeGlobalTableResponse",
        &[
            crate::proto::required::required(2, "global_table_id"),
            crate::proto::required::required_enum(
                3,
                "status",
                GlobalTableStatus::is_valid,
            ),
        ],
        &[crate::proto::required::repeated::<PhyTable>(4, "phy_tables")],
    );
}
/// A replica to change, and how.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UpdatePhyTable {
    pub region_id: ::prost::alloc::string::String,
    pub instance_name: ::prost::alloc::string::String,
    pub table_name: ::prost::alloc::string::String,
    pub writable: ::core::option::Option<bool>,
    /// Whether the replica can become the primary one.
    pub primary_eligible: ::core::option::Option<bool>,
}
impl UpdatePhyTable {
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn writable(&self) -> bool {
        self.writable.unwrap_or_default()
    }
    /// Returns the value, or the default if it is absent or unknown.
    #[inline]
    pub fn primary_eligible(&self) -> bool {
        self.primary_eligible.unwrap_or_default()
    }
}
impl ::prost::Message for UpdatePhyTable {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.region_id, buf);
        ::prost::encoding::string::encode(2, &self.instance_name, buf);
        ::prost::encoding::string::encode(3, &self.table_name, buf);
        if let Some(value) = &self.writable {
            ::prost::encoding::bool::encode(4, value, buf);
        }
        if let Some(value) = &self.primary_eligible {
            ::prost::encoding::bool::encode(5, value, buf);
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
                    &mut self.region_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.instance_name,
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
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.writable.get_or_insert_default(),
                    buf,
                    ctx,
                )
            }
            5 => {
                ::prost::encoding::bool::merge(
                    wire_type,
                    self.primary_eligible.get_or_insert_default(),
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
                    "UpdatePhyTable",
                    &[
                        (1, "region_id"),
                        (2, "instance_name"),
                        (3, "table_name"),
                        (4, "writable"),
                        (5, "primary_eligible"),
                    ],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.region_id);
        len += ::prost::encoding::string::encoded_len(2, &self.instance_name);
        len += ::prost::encoding::string::encoded_len(3, &self.table_name);
        if let Some(value) = &self.writable {
            len += ::prost::encoding::bool::encoded_len(4, value);
        }
        if let Some(value) = &self.primary_eligible {
            len += ::prost::encoding::bool::encoded_len(5, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for UpdatePhyTable {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "UpdatePhyTable",
        &[
            crate::proto::required::required(1, "region_id"),
            crate::proto::required::required(2, "instance_name"),
            crate::proto::required::required(3, "table_name"),
        ],
        &[],
    );
}
/// Changes a replica.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct UpdateGlobalTableRequest {
    pub global_table_id: ::prost::alloc::string::String,
    pub global_table_name: ::prost::alloc::string::String,
    pub phy_table: ::core::option::Option<UpdatePhyTable>,
}
impl ::prost::Message for UpdateGlobalTableRequest {
    fn encode_raw(&self, buf: &mut impl ::prost::bytes::BufMut) {
        ::prost::encoding::string::encode(1, &self.global_table_id, buf);
        ::prost::encoding::string::encode(2, &self.global_table_name, buf);
        if let Some(value) = &self.phy_table {
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
                    &mut self.global_table_id,
                    buf,
                    ctx,
                )
            }
            2 => {
                ::prost::encoding::string::merge(
                    wire_type,
                    &mut self.global_table_name,
                    buf,
                    ctx,
                )
            }
            3 => {
                ::prost::encoding::message::merge(
                    wire_type,
                    self.phy_table.get_or_insert_default(),
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
                    "UpdateGlobalTableRequest",
                    &[(1, "global_table_id"), (2, "global_table_name"), (3, "phy_table")],
                )
            })
    }
    #[inline]
    fn encoded_len(&self) -> usize {
        let mut len = 0;
        len += ::prost::encoding::string::encoded_len(1, &self.global_table_id);
        len += ::prost::encoding::string::encoded_len(2, &self.global_table_name);
        if let Some(value) = &self.phy_table {
            len += ::prost::encoding::message::encoded_len(3, value);
        }
        len
    }
    #[inline]
    fn clear(&mut self) {
        *self = Self::default();
    }
}
impl crate::proto::RequiredFields for UpdateGlobalTableRequest {
    const TABLE: &'static crate::proto::required::Table = &crate::proto::required::Table::new(
        "UpdateGlobalTableRequest",
        &[
            crate::proto::required::required(1, "global_table_id"),
            crate::proto::required::required(2, "global_table_name"),
        ],
        &[crate::proto::required::single::<UpdatePhyTable>(3, "phy_table")],
    );
}
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct UpdateGlobalTableResponse {}
impl ::prost::Message for UpdateGlobalTableResponse {
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
impl crate::proto::RequiredFields for UpdateGlobalTableResponse {
    const TABLE: &'static crate::proto::required::Table = crate::proto::required::NONE;
}
/// The unit in which replicas are kept the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum SyncMode {
    #[default]
    Row = 1,
    Column = 2,
}
impl SyncMode {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2)
    }
}
impl ::core::convert::From<SyncMode> for i32 {
    fn from(value: SyncMode) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for SyncMode {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Row),
            2 => Ok(Self::Column),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl SyncMode {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Row => "ROW",
            Self::Column => "COLUMN",
        }
    }
}
/// Which replicas can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum ServeMode {
    /// Only the primary one.
    #[default]
    PrimarySecondary = 2,
    /// Each by its own setting.
    PeerToPeer = 3,
}
impl ServeMode {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 2 | 3)
    }
}
impl ::core::convert::From<ServeMode> for i32 {
    fn from(value: ServeMode) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for ServeMode {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            2 => Ok(Self::PrimarySecondary),
            3 => Ok(Self::PeerToPeer),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl ServeMode {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::PrimarySecondary => "PRIMARY_SECONDARY",
            Self::PeerToPeer => "PEER_TO_PEER",
        }
    }
}
/// The state of a global table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum GlobalTableStatus {
    #[default]
    GInit = 1,
    /// Replicas are being added or removed.
    GReConf = 2,
    GActive = 3,
}
impl GlobalTableStatus {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3)
    }
}
impl ::core::convert::From<GlobalTableStatus> for i32 {
    fn from(value: GlobalTableStatus) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for GlobalTableStatus {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::GInit),
            2 => Ok(Self::GReConf),
            3 => Ok(Self::GActive),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl GlobalTableStatus {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::GInit => "G_INIT",
            Self::GReConf => "G_RE_CONF",
            Self::GActive => "G_ACTIVE",
        }
    }
}
/// The state of a replica.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum PhyTableStatus {
    #[default]
    Pending = 1,
    Init = 2,
    Syncdata = 3,
    /// It can be read.
    Ready = 4,
    /// It can be read and written.
    Active = 5,
    Unbinding = 6,
    Unbound = 7,
}
impl PhyTableStatus {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3 | 4 | 5 | 6 | 7)
    }
}
impl ::core::convert::From<PhyTableStatus> for i32 {
    fn from(value: PhyTableStatus) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for PhyTableStatus {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Pending),
            2 => Ok(Self::Init),
            3 => Ok(Self::Syncdata),
            4 => Ok(Self::Ready),
            5 => Ok(Self::Active),
            6 => Ok(Self::Unbinding),
            7 => Ok(Self::Unbound),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl PhyTableStatus {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Init => "INIT",
            Self::Syncdata => "SYNCDATA",
            Self::Ready => "READY",
            Self::Active => "ACTIVE",
            Self::Unbinding => "UNBINDING",
            Self::Unbound => "UNBOUND",
        }
    }
}
/// The data that a replica is receiving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(i32)]
pub enum SyncStage {
    #[default]
    Init = 1,
    Full = 2,
    Incr = 3,
}
impl SyncStage {
    /// Whether this is the number of a value.
    pub const fn is_valid(number: i32) -> bool {
        matches!(number, 1 | 2 | 3)
    }
}
impl ::core::convert::From<SyncStage> for i32 {
    fn from(value: SyncStage) -> Self {
        value as Self
    }
}
impl ::core::convert::TryFrom<i32> for SyncStage {
    type Error = ::prost::UnknownEnumValue;
    fn try_from(number: i32) -> ::core::result::Result<Self, Self::Error> {
        match number {
            1 => Ok(Self::Init),
            2 => Ok(Self::Full),
            3 => Ok(Self::Incr),
            _ => Err(::prost::UnknownEnumValue(number)),
        }
    }
}
impl SyncStage {
    /// String value of the enum field names used in the ProtoBuf definition.
    ///
    /// The values are not transformed in any way and thus are considered stable
    /// (if the ProtoBuf definition does not change) and safe for programmatic use.
    pub fn as_str_name(&self) -> &'static str {
        match self {
            Self::Init => "SYNC_STAGE_INIT",
            Self::Full => "SYNC_STAGE_FULL",
            Self::Incr => "SYNC_STAGE_INCR",
        }
    }
}
