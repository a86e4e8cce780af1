//! Shared by the programs here: a client of the emulator, and assertions about responses.
//!
//! Each program of `tests` drives the emulator with the client of a third party, as it is
//! published, and asserts what the real service is known to do. The client checks the checksums of
//! rows, and has the operations that the official clients for Python and Node.js lack.
//! `cargo test --package tablestore-tests --test witnesses rust` runs them all; by hand:
//!
//! ```console
//! cd tests/rust
//! TABLESTORE_EMULATOR_HOST=127.0.0.1:8087 cargo test --test bulk
//! ```
//!
//! Every test has an instance of its own, and so sees no tables but those it makes.

use std::env;
use std::fmt::Debug;
use std::hash::{BuildHasher, RandomState};

use aliyun_tablestore_rs::data::{GetRowRequest, PutRowRequest};
use aliyun_tablestore_rs::error::OtsError;
use aliyun_tablestore_rs::model::{
    ColumnValue, PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Row,
};
use aliyun_tablestore_rs::table::CreateTableRequest;
use aliyun_tablestore_rs::{OtsClient, OtsOp, OtsResult, RetryPolicy};

// The key that the emulator knows unless it is given another.
const ACCESS_KEY_ID: &str = "tablestore-local-id";
const ACCESS_KEY_SECRET: &str = "tablestore-local-secret";

/// Seconds that a cell's timestamp may be away from the service's clock: the most that a table can
/// allow. With it, tests may choose small timestamps.
pub const ANY_TIMESTAMP: i64 = i64::MAX / 1_000_000;

/// A client with an instance of its own. It shows every error at once: it does not try again.
#[allow(
    clippy::disallowed_methods,
    reason = "the environment is the input of a program here"
)]
pub fn connect() -> OtsClient {
    let host = env::var("TABLESTORE_EMULATOR_HOST").expect("says where the emulator listens");
    let random = RandomState::new().hash_one(());
    OtsClient::builder(ACCESS_KEY_ID, ACCESS_KEY_SECRET)
        .endpoint(format!("http://{host}"))
        .instance_name(format!("t{:012x}", random >> 16))
        .region("local")
        .rety_policy(Box::new(NoRetry))
        .build()
}

#[derive(Debug)]
struct NoRetry;

impl RetryPolicy for NoRetry {
    fn should_retry(&self, _: u32, _: OtsOp, _: &OtsError) -> bool {
        false
    }

    fn delay_ms(&self) -> u32 {
        0
    }

    fn clone_box(&self) -> Box<dyn RetryPolicy> {
        Box::new(NoRetry)
    }
}

// --- the table t ---

/// A table whose key is the text `k`.
pub fn by_text() -> CreateTableRequest {
    CreateTableRequest::new("t").primary_key_string("k")
}

/// A table whose key is the text `p` and the number `n`.
pub fn by_text_and_number() -> CreateTableRequest {
    CreateTableRequest::new("t")
        .primary_key_string("p")
        .primary_key_integer("n", false)
}

/// A client, and this table in its instance.
pub async fn create(table: CreateTableRequest) -> OtsClient {
    let client = connect();
    client.create_table(table).send().await.unwrap();
    client
}

// --- its rows ---

/// A row of [`by_text`].
pub fn row(key: &str) -> Row {
    Row::new().primary_key_column_string("k", key)
}

/// A row of [`by_text_and_number`].
pub fn numbered(partition: &str, number: i64) -> Row {
    Row::new()
        .primary_key_column_string("p", partition)
        .primary_key_column_integer("n", number)
}

pub async fn put(client: &OtsClient, row: Row) {
    let put = PutRowRequest::new("t").row(row);
    client.put_row(put).send().await.unwrap();
}

/// The row of this key, or `None` where there is none.
pub async fn get(client: &OtsClient, key: &Row) -> Option<Row> {
    let get = GetRowRequest::new("t").primary_key(key.primary_key.clone());
    client.get_row(get).send().await.unwrap().row
}

/// The row's columns by name.
pub fn values(row: &Row) -> Vec<(&str, &ColumnValue)> {
    let columns = row.columns.iter();
    let mut values: Vec<_> = columns.map(|it| (it.name.as_str(), &it.value)).collect();
    values.sort_by_key(|(name, _)| *name);
    values
}

/// Before all keys of these columns.
pub fn least<const N: usize>(columns: [&str; N]) -> PrimaryKey {
    PrimaryKey::new().columns(columns.map(PrimaryKeyColumn::inf_min))
}

/// After all keys of these columns.
pub fn most<const N: usize>(columns: [&str; N]) -> PrimaryKey {
    PrimaryKey::new().columns(columns.map(PrimaryKeyColumn::inf_max))
}

/// The key's columns.
pub fn key(key: &PrimaryKey) -> Vec<(&str, &PrimaryKeyValue)> {
    let columns = key.columns.iter();
    columns.map(|it| (it.name.as_str(), &it.value)).collect()
}

/// The numbers `n` of the keys of rows.
pub fn numbers(rows: &[Row]) -> Vec<i64> {
    let number = |row: &Row| match row.get_primary_key_value("n") {
        Some(PrimaryKeyValue::Integer(number)) => *number,
        other => panic!("{other:?}"),
    };
    rows.iter().map(number).collect()
}

pub fn integer(value: i64) -> ColumnValue {
    ColumnValue::Integer(value)
}

pub fn text(value: &str) -> ColumnValue {
    ColumnValue::String(value.to_owned())
}

// --- assertions ---

/// The service returns this error.
#[track_caller]
pub fn assert_refused<T: Debug>(response: OtsResult<T>, code: &str, message: &str) {
    match response {
        Err(OtsError::ApiError(error)) => {
            let found = error.message.unwrap_or_default();
            assert_eq!((error.code.as_str(), found.as_str()), (code, message));
        }
        other => panic!("{code} was expected: {other:?}"),
    }
}

#[track_caller]
pub fn assert_invalid<T: Debug>(response: OtsResult<T>, message: &str) {
    assert_refused(response, "OTSParameterInvalid", message);
}

#[track_caller]
pub fn assert_no_table<T: Debug>(response: OtsResult<T>) {
    assert_refused(
        response,
        "OTSObjectNotExist",
        "Requested table does not exist.",
    );
}

#[track_caller]
pub fn assert_condition_fails<T: Debug>(response: OtsResult<T>) {
    assert_refused(response, "OTSConditionCheckFail", "Condition check failed.");
}
