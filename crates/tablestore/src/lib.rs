#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod builder;
mod capacity;
mod client;
mod condition;
mod filter;
mod from_env;
mod metadata;
pub mod operations;
mod request;
mod selection;
mod standard_credentials;
mod table;
mod wait_for_table;
mod wire;
mod write;

pub use builder::ClientBuilder;
pub use capacity::ConsumedCapacity;
pub use client::Client;
pub use condition::Condition;
pub use filter::{ColumnPage, ComparedColumn, Filter, column};
pub use metadata::ResponseMetadata;
pub use operations::Direction;
pub use request::{Call, Request};
pub use table::{
    DefinedColumn, DefinedColumnType, PrimaryKeyColumnSchema, PrimaryKeyType, ReservedThroughput,
    TableOptions, TableSchema, TableStatus, TimeToLive,
};
pub use tablestore_auth::providers;
pub use tablestore_core::{
    AccessDenied, Body, Clock, Credentials, Disposition, Effect, Endpoint, Environment, Error,
    ErrorCode, ErrorKind, Instance, Network, Operation, ProvideCredentials,
    ProvideCredentialsFuture, Region, Result, Scheme, ServiceError, SystemClock,
};
pub use tablestore_protocol::{
    Column, FromValue, Mismatch, PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Row, Str, Value,
    ValueRef,
};
pub use tablestore_transport::{
    DefaultRetryPolicy, FailedAttempt, NoDelayRetryPolicy, NoRetryPolicy, RetryPolicy,
    StackBuilder, WriteRetryPolicy,
};
