mod reads;
mod retries;
mod writes;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use prost::Message;
use tablestore_core::{Effect, Error, ErrorCode, ErrorKind, ServiceError};
use tablestore_protocol::{PrimaryKey, plainbuffer, proto::table as proto};
use tablestore_transport::{FailedAttempt, NoDelayRetryPolicy, RetryPolicy, WriteRetryPolicy};

use super::RowChange;
use crate::testing::Script;
use crate::{Client, Condition, column};

fn key(id: i64) -> PrimaryKey {
    PrimaryKey::new("id", id)
}

fn client(script: &Script) -> Client {
    script.client(NoDelayRetryPolicy::default())
}

fn cost(write: i32) -> Option<proto::ConsumedCapacity> {
    Some(proto::ConsumedCapacity {
        capacity_unit: proto::CapacityUnit {
            read: Some(0),
            write: Some(write),
        },
        capacity_data_size: None,
    })
}

fn ok() -> proto::RowInBatchWriteRowResponse {
    proto::RowInBatchWriteRowResponse {
        is_ok: true,
        consumed: cost(1),
        ..Default::default()
    }
}

fn failed(code: &ErrorCode) -> proto::RowInBatchWriteRowResponse {
    proto::RowInBatchWriteRowResponse {
        error: Some(proto::Error {
            code: code.as_str().to_owned(),
            ..proto::Error::default()
        }),
        ..Default::default()
    }
}

fn response(
    tables: &[(&str, &[proto::RowInBatchWriteRowResponse])],
) -> proto::BatchWriteRowResponse {
    let tables = tables
        .iter()
        .map(|(name, rows)| proto::TableInBatchWriteRowResponse {
            table_name: (*name).to_owned(),
            rows: rows.to_vec(),
        });
    proto::BatchWriteRowResponse {
        tables: tables.collect(),
    }
}

/// The keys of each table of a request.
fn asked(request: &proto::BatchWriteRowRequest) -> Vec<(&str, Vec<i64>)> {
    let id = |row: &proto::RowInBatchWriteRowRequest| {
        let row = plainbuffer::decode_wire_row(&row.row_change).unwrap();
        match row.primary_key[0].value {
            Some(plainbuffer::Variant::Value(tablestore_protocol::Value::Integer(id))) => id,
            _ => panic!("{row:?}"),
        }
    };
    let tables = request.tables.iter();
    tables
        .map(|table| (&*table.table_name, table.rows.iter().map(id).collect()))
        .collect()
}
