#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod batch;
mod call;
mod client;
mod paging;
pub mod row;
mod schema;
pub mod secondary_index;
pub mod stream;
pub mod table;
#[cfg(test)]
mod testing;
pub mod transaction;
mod wait_for_table;

pub use batch::{BatchResponse, RowChange};
pub use call::{
    Call, CallRaw, CallRawResponse, ConsumedCapacity, Priority, Request, ResponseMetadata,
};
pub use client::{Client, ClientBuilder};
pub use paging::{Items, Pages};
pub use row::{
    ColumnPage, ComparedColumn, Condition, DataBlockType, Direction, Filter, KeyRange, column,
};
pub use secondary_index::{IndexMeta, IndexSyncPhase, IndexType};
pub use stream::{StreamAction, StreamColumns, StreamDetails, StreamRecord, StreamSpecification};
pub use table::{
    BloomFilterType, DefinedColumn, DefinedColumnType, PrimaryKeyColumnSchema, PrimaryKeyType,
    ReservedThroughput, SseDetails, SseKeyType, SseSpecification, TableOptions, TableSchema,
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
    Backoff, CallInfo, DefaultRetryPolicy, FailedAttempt, HttpClientBuilder, NoDelayRetryPolicy,
    NoRetryPolicy, Proxy, RetryBudget, RetryPolicy, StackBuilder, TlsProvider, TlsVersion,
    WriteRetryPolicy,
};
pub use transaction::LocalTransaction;
