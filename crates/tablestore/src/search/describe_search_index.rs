use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::search as proto;

use super::IndexSchema;
use crate::call::wire_enum::{WireEnum, wire_enum};
use crate::call::{CallContext, Request, ResponseMetadata, request, wire};
use crate::client::Client;
use crate::schema::TimeToLive;

/// A `DescribeSearchIndex` request, created by [`Client::describe_search_index`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DescribeSearchIndex {
    context: CallContext,
    table: String,
    index: String,
    include_sync_stat: bool,
}

/// The response to `DescribeSearchIndex`. Values that the service does not report are `None`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DescribeSearchIndexResponse {
    /// The fields, the order and the routing.
    pub schema: IndexSchema,
    /// How far the index follows its table.
    pub sync_stat: Option<SyncStat>,
    /// The size of the index.
    pub metering_info: Option<MeteringInfo>,
    /// The other index of a pair, one of which succeeds the other.
    pub brother_index: Option<String>,
    /// The percentage of the searches that each index of a pair executes.
    pub query_flow_weights: Vec<QueryFlowWeight>,
    /// When the index was created, as the service reports it; the unit is not documented.
    pub create_time: Option<i64>,
    /// The time for which a row is kept in the index.
    pub time_to_live: Option<TimeToLive>,
    /// Whether the index can be searched.
    pub status: Option<IndexStatus>,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

/// How far an index follows its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SyncStat {
    /// The rows that are being indexed.
    pub phase: SyncPhase,
    /// The time up to which writes are in the index, as the service reports it; the unit is not
    /// documented.
    pub current_sync_timestamp: Option<i64>,
}

wire_enum! {
    /// The rows that are being indexed.
    SyncPhase {
        /// Those that the table had before the index.
        Full = proto::SyncPhase::Full;
        /// Those that are written now.
        Incremental = proto::SyncPhase::Incr;
    }
}

/// The size of an index, as the service bills it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MeteringInfo {
    /// The storage, in bytes.
    pub storage_size: u64,
    /// The number of rows.
    pub row_count: u64,
    /// The capacity units that are reserved for reads.
    pub reserved_read_cu: u64,
    /// When it was measured, as the service reports it.
    pub timestamp: i64,
}

/// The part of the searches that an index of a pair executes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct QueryFlowWeight {
    /// The index.
    pub index: String,
    /// The percentage, from 0 to 100.
    pub percent: u32,
}

/// Whether an index can be searched.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct IndexStatus {
    /// The status.
    pub status: IndexStatusCode,
    /// Details of the service.
    pub description: Option<String>,
}

wire_enum! {
    /// The status of an index.
    IndexStatusCode {
        /// It is being created.
        Pending = proto::IndexStatusEnum::Pending;
        /// It could not be created.
        Failed = proto::IndexStatusEnum::Failed;
        /// It can be searched.
        Running = proto::IndexStatusEnum::Running;
    }
}

impl DescribeSearchIndex {
    pub(super) fn new(client: &Client, table: String, index: String) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            index,
            include_sync_stat: true,
        }
    }

    /// Sets whether the response has a [`SyncStat`]; true by default.
    pub fn include_sync_stat(mut self, include: bool) -> Self {
        self.include_sync_stat = include;
        self
    }
}

request! {
    DescribeSearchIndex -> DescribeSearchIndexResponse {
        example: r#"client.describe_search_index("orders", "orders_index")"#,
    }
}

impl Request for DescribeSearchIndex {
    type Response = DescribeSearchIndexResponse;

    fn operation(&self) -> Operation {
        Operation::DESCRIBE_SEARCH_INDEX
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::DescribeSearchIndexRequest {
            table_name: Some(self.table.clone()),
            index_name: Some(self.index.clone()),
            include_sync_stat: Some(self.include_sync_stat),
        }))
    }

    fn decode(
        &self,
        body: Bytes,
        metadata: ResponseMetadata,
    ) -> Result<DescribeSearchIndexResponse> {
        let response: proto::DescribeSearchIndexResponse = wire::decode(body)?;
        let weights = response.query_flow_weight.into_iter();
        Ok(DescribeSearchIndexResponse {
            schema: IndexSchema::from_proto(response.schema.unwrap_or_default())?,
            sync_stat: response.sync_stat.and_then(SyncStat::from_proto),
            metering_info: response.metering_info.map(MeteringInfo::from_proto),
            brother_index: wire::present(response.brother_index_name),
            query_flow_weights: weights.map(QueryFlowWeight::from_proto).collect(),
            create_time: response.create_time,
            time_to_live: response.time_to_live.map(TimeToLive::from_seconds),
            status: response.index_status.and_then(IndexStatus::from_proto),
            metadata,
        })
    }
}

impl SyncStat {
    fn from_proto(stat: proto::SyncStat) -> Option<Self> {
        Some(Self {
            phase: SyncPhase::from_proto(stat.sync_phase?),
            current_sync_timestamp: stat.current_sync_timestamp,
        })
    }
}

impl MeteringInfo {
    fn from_proto(info: proto::MeteringInfo) -> Self {
        Self {
            storage_size: wire::from_i64(info.storage_size()),
            row_count: wire::from_i64(info.row_count()),
            reserved_read_cu: wire::from_i64(info.reserved_read_cu()),
            timestamp: info.timestamp(),
        }
    }
}

impl QueryFlowWeight {
    pub(super) fn to_proto(&self) -> proto::QueryFlowWeight {
        proto::QueryFlowWeight {
            index_name: Some(self.index.clone()),
            weight: Some(wire::to_i32(self.percent)),
        }
    }

    fn from_proto(weight: proto::QueryFlowWeight) -> Self {
        Self {
            percent: weight.weight.map_or(0, wire::from_i32),
            index: weight.index_name.unwrap_or_default(),
        }
    }
}

impl IndexStatus {
    fn from_proto(status: proto::IndexStatus) -> Option<Self> {
        Some(Self {
            status: IndexStatusCode::from_proto(status.status?),
            description: wire::present(status.status_description),
        })
    }
}
