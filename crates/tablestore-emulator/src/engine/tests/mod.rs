//! Each rule of the service, on both storages.

mod batch;
mod delivery;
mod global_table;
mod row;
mod search;
mod secondary_index;
mod sql;
mod stored_layout;
mod stream;
mod table;
mod timeseries;
mod transaction;
mod tunnel;

use std::cell::Cell;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use prost::Message;
use tablestore_core::{Instance, ServiceError};
use tablestore_protocol::plainbuffer::{
    ColumnUpdate, decode_row, decode_rows, encode_delete_row, encode_primary_key, encode_row,
    encode_update_row, encode_wire_row,
};
use tablestore_protocol::plainbuffer::{Variant, WireCell, WireRow};
use tablestore_protocol::proto::table::{
    CapacityUnit, Condition, CreateTableRequest, CreateTableResponse, DeleteRowRequest,
    DeleteRowResponse, Direction, GetRangeRequest, GetRangeResponse, GetRowRequest, GetRowResponse,
    PrimaryKeySchema, PrimaryKeyType, PutRowRequest, PutRowResponse, ReservedThroughput,
    RowExistenceExpectation, TableMeta, TableOptions, UpdateRowRequest, UpdateRowResponse,
};
use tablestore_protocol::{Column, ColumnRef, PrimaryKey, PrimaryKeyValue, Row, Value};

use super::find_handler;
use crate::database::{Call, Database, Settings};

/// 2026-01-01.
const START: u64 = 1_767_225_600;

/// Runs a test on each storage.
fn on_each_store(test: impl Fn(&Service)) {
    on_each_store_with(&Settings::default(), test);
}

fn on_each_store_with(settings: &Settings, test: impl Fn(&Service)) {
    test(&Service::new(Database::memory(settings.clone())));
    let directory = tempfile::tempdir().unwrap();
    let database = Database::open(directory.path(), settings.clone()).unwrap();
    test(&Service::new(database));
}

/// The service with a clock that stands still, and the requests that tests make most.
struct Service {
    database: Database,
    now: Cell<SystemTime>,
    runtime: tokio::runtime::Runtime,
}

impl Service {
    fn new(database: Database) -> Self {
        Self {
            database,
            now: Cell::new(SystemTime::UNIX_EPOCH + Duration::from_secs(START)),
            runtime: tokio::runtime::Builder::new_current_thread()
                .build()
                .unwrap(),
        }
    }

    fn advance(&self, by: Duration) {
        self.now.set(self.now.get() + by);
    }

    /// The time in milliseconds.
    fn now(&self) -> i64 {
        let since = self.now.get().duration_since(SystemTime::UNIX_EPOCH);
        since.unwrap().as_millis().try_into().unwrap()
    }

    fn send(&self, operation: &str, body: Bytes) -> Result<Bytes, ServiceError> {
        self.send_to("shop", operation, body)
    }

    fn send_to(&self, instance: &str, operation: &str, body: Bytes) -> Result<Bytes, ServiceError> {
        self.runtime.block_on(self.database.call(Call {
            instance: &Instance::new(instance).unwrap(),
            handler: find_handler(operation)?,
            body,
            now: self.now.get(),
        }))
    }

    fn call<A: Message + Default>(
        &self,
        operation: &str,
        request: &impl Message,
    ) -> Result<A, ServiceError> {
        let response = self.send(operation, request.encode_to_vec().into())?;
        Ok(A::decode(response).unwrap())
    }

    fn create_table(&self, request: &CreateTableRequest) -> Result<(), ServiceError> {
        self.call::<CreateTableResponse>("CreateTable", request)?;
        Ok(())
    }

    /// Makes the table `t` with the key `id: STRING`.
    fn create(&self, options: TableOptions) {
        let request = CreateTableRequest {
            table_options: Some(options),
            ..new_table("t", &[("id", PrimaryKeyType::String)])
        };
        self.create_table(&request).unwrap();
    }

    fn put(
        &self,
        key: &PrimaryKey,
        columns: &[Column],
        condition: Condition,
    ) -> Result<PutRowResponse, ServiceError> {
        self.call(
            "PutRow",
            &PutRowRequest {
                table_name: "t".into(),
                row: encode_row(key, columns),
                condition,
                ..PutRowRequest::default()
            },
        )
    }

    fn update(
        &self,
        key: &PrimaryKey,
        updates: &[ColumnUpdate],
        condition: Condition,
    ) -> Result<UpdateRowResponse, ServiceError> {
        self.call(
            "UpdateRow",
            &UpdateRowRequest {
                table_name: "t".into(),
                row_change: encode_update_row(key, updates),
                condition,
                ..UpdateRowRequest::default()
            },
        )
    }

    fn delete(
        &self,
        key: &PrimaryKey,
        condition: Condition,
    ) -> Result<DeleteRowResponse, ServiceError> {
        self.call(
            "DeleteRow",
            &DeleteRowRequest {
                table_name: "t".into(),
                primary_key: encode_delete_row(key),
                condition,
                ..DeleteRowRequest::default()
            },
        )
    }

    fn get(&self, request: &GetRowRequest) -> Result<Option<Row>, ServiceError> {
        let response: GetRowResponse = self.call("GetRow", request)?;
        Ok(decode_row(&response.row).unwrap())
    }

    /// Reads the newest version of each column.
    fn read(&self, key: &PrimaryKey) -> Option<Row> {
        self.get(&get_row(key)).unwrap()
    }

    /// Reads all versions of each column, as `name@timestamp=value`.
    fn cells(&self, key: &PrimaryKey) -> Vec<String> {
        let request = GetRowRequest {
            max_versions: Some(i32::MAX),
            ..get_row(key)
        };
        shown(&self.get(&request).unwrap().unwrap_or_default())
    }

    fn range(
        &self,
        request: &GetRangeRequest,
    ) -> Result<(Vec<Row>, GetRangeResponse), ServiceError> {
        let response: GetRangeResponse = self.call("GetRange", request)?;
        Ok((decode_rows(&response.rows).unwrap(), response))
    }
}

fn new_table(name: &str, primary_key: &[(&str, PrimaryKeyType)]) -> CreateTableRequest {
    let schema = |(name, kind): &(&str, PrimaryKeyType)| PrimaryKeySchema {
        name: (*name).into(),
        r#type: *kind as i32,
        option: None,
    };
    CreateTableRequest {
        table_meta: TableMeta {
            table_name: name.into(),
            primary_key: primary_key.iter().map(schema).collect(),
            ..TableMeta::default()
        },
        reserved_throughput: reserved(0, 0),
        ..CreateTableRequest::default()
    }
}

fn reserved(read: i32, write: i32) -> ReservedThroughput {
    let capacity_unit = CapacityUnit {
        read: Some(read),
        write: Some(write),
    };
    ReservedThroughput { capacity_unit }
}

/// Options under which any timestamp can be written.
fn any_time(max_versions: i32) -> TableOptions {
    TableOptions {
        max_versions: Some(max_versions),
        deviation_cell_version_in_sec: Some(i64::MAX / 1_000_000),
        ..TableOptions::default()
    }
}

fn id(id: &str) -> PrimaryKey {
    PrimaryKey::new("id", id)
}

fn condition(expectation: RowExistenceExpectation) -> Condition {
    Condition {
        row_existence: expectation as i32,
        column_condition: None,
    }
}

fn ignore() -> Condition {
    condition(RowExistenceExpectation::Ignore)
}

fn get_row(key: &PrimaryKey) -> GetRowRequest {
    GetRowRequest {
        table_name: "t".into(),
        primary_key: encode_primary_key(key),
        max_versions: Some(1),
        ..GetRowRequest::default()
    }
}

fn get_range(start: &PrimaryKey, end: &PrimaryKey) -> GetRangeRequest {
    let direction = match start < end {
        true => Direction::Forward,
        false => Direction::Backward,
    };
    GetRangeRequest {
        table_name: "t".into(),
        direction: direction as i32,
        max_versions: Some(1),
        inclusive_start_primary_key: encode_primary_key(start),
        exclusive_end_primary_key: encode_primary_key(end),
        ..GetRangeRequest::default()
    }
}

/// Cells as `name@timestamp=value`.
fn shown(row: &Row) -> Vec<String> {
    let show = |cell: &ColumnRef<'_>| {
        let timestamp = cell.timestamp.unwrap();
        format!("{}@{timestamp}={}", cell.name, cell.value)
    };
    row.columns().iter().map(show).collect()
}

/// A cell as nobody's encoder writes it.
fn wire_cell(name: &str, value: impl Into<Option<Variant>>) -> WireCell {
    WireCell {
        name: name.into(),
        value: value.into(),
        operation: None,
        timestamp: None,
    }
}

fn wire_row(primary_key: Vec<WireCell>, cells: Vec<WireCell>) -> Bytes {
    encode_wire_row(&WireRow {
        primary_key,
        cells,
        ..WireRow::default()
    })
}

fn text(value: &str) -> Variant {
    Variant::Value(Value::from(value))
}

#[track_caller]
fn assert_error<T: std::fmt::Debug>(
    outcome: Result<T, ServiceError>,
    status: u16,
    code: &str,
    message: &str,
) {
    let error = outcome.expect_err(message);
    assert_eq!(error.message(), message);
    assert_eq!(
        (error.status().as_u16(), error.code().as_str()),
        (status, code)
    );
}

#[track_caller]
fn assert_invalid<T: std::fmt::Debug>(outcome: Result<T, ServiceError>, message: &str) {
    assert_error(outcome, 400, "OTSParameterInvalid", message);
}
