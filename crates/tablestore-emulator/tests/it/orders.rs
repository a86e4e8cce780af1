//! A table to test with: orders, with a number for a key and an amount.

use prost::Message;
use tablestore_protocol::plainbuffer::{decode_row, encode_primary_key, encode_row};
use tablestore_protocol::{Column, PrimaryKey, proto::table as proto};

use crate::client::{Client, Io};

pub(crate) async fn create_table(client: &mut Client<impl Io>) {
    let request = proto::CreateTableRequest {
        table_meta: proto::TableMeta {
            table_name: "orders".into(),
            primary_key: vec![proto::PrimaryKeySchema {
                name: "id".into(),
                r#type: proto::PrimaryKeyType::Integer.into(),
                option: None,
            }],
            ..Default::default()
        },
        table_options: Some(proto::TableOptions {
            time_to_live: Some(-1),
            max_versions: Some(1),
            ..Default::default()
        }),
        reserved_throughput: proto::ReservedThroughput {
            capacity_unit: proto::CapacityUnit {
                read: Some(0),
                write: Some(0),
            },
        },
        ..Default::default()
    };
    let response = client.call("CreateTable", &request).await;
    response.unwrap();
}

fn key(id: i64) -> PrimaryKey {
    PrimaryKey::new("id", id)
}

/// Puts an order; `None` where the connection is closed before the response.
pub(crate) async fn put(client: &mut Client<impl Io>, id: i64) -> Option<()> {
    let request = proto::PutRowRequest {
        table_name: "orders".into(),
        row: encode_row(&key(id), &[Column::new("amount", id * 10)]),
        condition: proto::Condition {
            row_existence: proto::RowExistenceExpectation::Ignore.into(),
            column_condition: None,
        },
        ..Default::default()
    };
    let response = client.call("PutRow", &request).await;
    response.map(|_| ())
}

pub(crate) async fn amount(client: &mut Client<impl Io>, id: i64) -> i64 {
    let request = proto::GetRowRequest {
        table_name: "orders".into(),
        primary_key: encode_primary_key(&key(id)),
        max_versions: Some(1),
        ..Default::default()
    };
    let response = client.call("GetRow", &request).await;
    let response = proto::GetRowResponse::decode(response.unwrap()).unwrap();
    let row = decode_row(&response.row).unwrap().unwrap();
    row.get("amount").unwrap()
}
