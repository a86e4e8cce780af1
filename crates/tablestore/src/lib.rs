#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod batch;
mod block;
mod builder;
mod call_headers;
mod capacity;
mod client;
mod condition;
mod filter;
mod from_env;
mod key_range;
mod metadata;
pub mod operations;
mod paging;
mod request;
mod selection;
mod standard_credentials;
mod stream_record;
mod table;
#[cfg(test)]
mod testing;

mod transaction;
mod wait_for_table;
mod wire;
mod wire_enum;
mod write;

pub use batch::{BatchResponse, RowChange};
pub use block::DataBlockType;
pub use builder::ClientBuilder;
pub use call_headers::Priority;
pub use capacity::ConsumedCapacity;
pub use client::Client;
pub use condition::Condition;
pub use filter::{ColumnPage, ComparedColumn, Filter, column};
pub use key_range::KeyRange;
pub use metadata::ResponseMetadata;
pub use operations::Direction;
pub use paging::{Items, Pages};
pub use request::{Call, Request};
pub use stream_record::{StreamAction, StreamRecord};
pub use table::{
    BloomFilterType, DefinedColumn, DefinedColumnType, IndexMeta, IndexSyncPhase, IndexType,
    PrimaryKeyColumnSchema, PrimaryKeyType, ReservedThroughput, SseDetails, SseKeyType,
    SseSpecification, StreamColumns, StreamDetails, StreamSpecification, TableOptions, TableSchema,
    TableStatus, TimeToLive,
};
pub use tablestore_auth::providers;
pub use tablestore_core::{
    AccessDenied, Body, BodyKind, Clock, Credentials, Disposition, Effect, Endpoint, Environment,
    Error, ErrorCode, ErrorKind, Instance, Network, Operation, ProvideCredentials,
    ProvideCredentialsFuture, Region, Result, Scheme, ServiceError, SystemClock,
};
pub use tablestore_protocol::plainbuffer::{ColumnUpdate, SequenceInfo};
pub use tablestore_protocol::{
    Column, ColumnRef, FromValue, Mismatch, PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Row,
    Str, Value, ValueRef,
};
pub use tablestore_transport::{
    Backoff, DefaultRetryPolicy, FailedAttempt, HttpLeafBuilder, NoDelayRetryPolicy, NoRetryPolicy,
    Proxy, RetryBudget, RetryPolicy, StackBuilder, TlsProvider, TlsVersion, WriteRetryPolicy,
};
pub use transaction::LocalTransaction;
