use std::time::Duration;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table::PrimaryKeySchema;
use tablestore_protocol::proto::timeseries as proto;

use super::AnalyticalStore;
use super::table_options::seconds_of;
use crate::call::wire_enum::WireEnum;
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::schema::PrimaryKeyType;

/// A `CreateTimeseriesTable` request, created by [`Timeseries::create_table`](super::Timeseries::create_table).
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateTimeseriesTable {
    context: CallContext,
    table: String,
    time_to_live: Option<i32>,
    metadata_time_to_live: Option<i32>,
    allow_attributes: Option<bool>,
    key: Vec<String>,
    field_keys: Vec<(String, PrimaryKeyType)>,
    without_hash: bool,
    without_metadata_index: bool,
    store: Option<AnalyticalStore>,
    lastpoint_index: Option<String>,
}

/// The response to `CreateTimeseriesTable`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateTimeseriesTableResponse {
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl CreateTimeseriesTable {
    pub(super) fn new(client: &Client, table: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            time_to_live: None,
            metadata_time_to_live: None,
            allow_attributes: None,
            key: Vec::new(),
            field_keys: Vec::new(),
            without_hash: false,
            without_metadata_index: false,
            store: None,
            lastpoint_index: None,
        }
    }

    /// Keeps points for this long, cut to seconds, at least 1 day; `None`, the default, for indefinitely.
    pub fn time_to_live(mut self, time: Option<Duration>) -> Self {
        self.time_to_live = Some(seconds_of(time));
        self
    }

    /// Keeps the metadata of series that are not written for this long, cut to seconds: at least 7 days, and as
    /// long as points. `None`, the default, for indefinitely. Needs `allow_attributes(false)`.
    pub fn metadata_time_to_live(mut self, time: Option<Duration>) -> Self {
        self.metadata_time_to_live = Some(seconds_of(time));
        self
    }

    /// Sets whether the attributes of series can be changed. Default: true.
    pub fn allow_attributes(mut self, allow: bool) -> Self {
        self.allow_attributes = Some(allow);
        self
    }

    /// Sets the parts of the time series key, in their order: `_m_name`, `_data_source` and `_tags`, which are the
    /// default, and up to 6 tags that are columns of their own. The key of each point then has every such tag, and
    /// others only with `_tags`. Names have up to 128 lower-case letters, digits and `_`, and no digit first.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let series = client.timeseries();
    /// let create = series.create_table("machines").key(["_m_name", "_tags", "region"]);
    /// create.send().await?;
    /// # Ok(()) });
    /// ```
    pub fn key<N: Into<String>>(mut self, parts: impl IntoIterator<Item = N>) -> Self {
        self.key = parts.into_iter().map(Into::into).collect();
        self
    }

    /// Adds a field that belongs to the primary key, so that points of one time differ in it: up to 4, integers or
    /// strings. Each point then has the field.
    pub fn field_key(mut self, name: impl Into<String>, kind: PrimaryKeyType) -> Self {
        self.field_keys.push((name.into(), kind));
        self
    }

    /// Stores points in the order of their keys, without the hash that spreads them over partitions.
    pub fn without_hash(mut self) -> Self {
        self.without_hash = true;
        self
    }

    /// Creates a table without metadata queries, which then fail with `OTSParameterInvalid`.
    pub fn without_metadata_index(mut self) -> Self {
        self.without_metadata_index = true;
        self
    }

    /// Adds an analytical store, for SQL: one at most, none by default.
    pub fn analytical_store(mut self, store: AnalyticalStore) -> Self {
        self.store = Some(store);
        self
    }

    /// Adds a lastpoint index of this name: one at most, none by default.
    pub fn lastpoint_index(mut self, name: impl Into<String>) -> Self {
        self.lastpoint_index = Some(name.into());
        self
    }
}

request! {
    CreateTimeseriesTable -> CreateTimeseriesTableResponse {
        example: r#"client.timeseries().create_table("metrics")"#,
    }
}

impl Request for CreateTimeseriesTable {
    type Response = CreateTimeseriesTableResponse;

    fn operation(&self) -> Operation {
        Operation::CREATE_TIMESERIES_TABLE
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        let has_meta = self.allow_attributes.is_some() || self.metadata_time_to_live.is_some();
        let field_keys = self.field_keys.iter();
        let field_keys = field_keys.map(|(name, kind)| PrimaryKeySchema {
            name: name.clone(),
            r#type: kind.to_proto(),
            option: None,
        });
        let indexes = self.lastpoint_index.iter();
        let indexes = indexes.map(|name| proto::LastpointIndexMetaForCreate {
            index_table_name: name.clone(),
        });
        Ok(wire::encode(&proto::CreateTimeseriesTableRequest {
            table_meta: proto::TimeseriesTableMeta {
                table_name: self.table.clone(),
                table_options: self
                    .time_to_live
                    .map(|seconds| proto::TimeseriesTableOptions {
                        time_to_live: Some(seconds),
                    }),
                status: None,
                meta_options: has_meta.then_some(proto::TimeseriesMetaOptions {
                    allow_update_attributes: self.allow_attributes,
                    meta_time_to_live: self.metadata_time_to_live,
                }),
                timeseries_key_schema: self.key.clone(),
                field_primary_key_schema: field_keys.collect(),
                disable_hash_partition_key: self.without_hash.then_some(true),
                disable_timeseries_meta_index: self.without_metadata_index.then_some(true),
            },
            analytical_stores: self.store.iter().map(AnalyticalStore::to_proto).collect(),
            enable_analytical_store: Some(self.store.is_some()),
            lastpoint_index_metas: indexes.collect(),
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<CreateTimeseriesTableResponse> {
        let _: proto::CreateTimeseriesTableResponse = wire::decode(body)?;
        Ok(CreateTimeseriesTableResponse { metadata })
    }
}
