#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

// In the order of the methods of `Client` in its documentation.
mod client;

pub mod table;

pub mod row;

pub mod batch;

pub mod secondary_index;

pub mod stream;

pub mod transaction;

pub mod search;

pub mod sql;

pub mod tunnel;

pub mod delivery;

pub mod global_table;

pub mod bulk;

pub mod timeseries;

pub mod typed;

mod wait_for_table;

pub mod call;
pub mod packing;
pub mod paging;
mod schema;
#[cfg(test)]
mod testing;

pub use client::{Client, ClientBuilder};
pub use row::{Condition, Filter, KeyRange, column};
pub use table::PrimaryKeyType;
pub use tablestore_auth::providers;
pub use tablestore_core::{
    AccessDenied, Clock, Credentials, Disposition, Endpoint, Environment, Error, ErrorCode,
    ErrorKind, Instance, Network, ProvideCredentials, ProvideCredentialsFuture, Region, Result,
    Scheme, ServiceError, SystemClock,
};
pub use tablestore_protocol::{
    Column, ColumnRef, FromValue, Mismatch, PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Row,
    Str, Value, ValueRef,
};
pub use tablestore_transport::{
    Backoff, DefaultRetryPolicy, FailedAttempt, HttpClientBuilder, NoDelayRetryPolicy,
    NoRetryPolicy, Proxy, RetryBudget, RetryPolicy, StackBuilder, TlsProvider, TlsVersion,
    WriteRetryPolicy,
};
