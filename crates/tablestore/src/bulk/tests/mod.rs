mod faults;
mod reader;
mod scan;
mod writer;

use tablestore_core::Operation;
use tablestore_emulator::{Emulator, FaultLayer, Faults};
use tablestore_protocol::PrimaryKey;
use tablestore_transport::NoRetryPolicy;
use tower_layer::Layer;

use crate::table::PrimaryKeyType;
use crate::{Client, KeyRange};

fn key(id: i64) -> PrimaryKey {
    PrimaryKey::new("id", id)
}

fn builder(emulator: &Emulator) -> crate::ClientBuilder {
    Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("shop")
        .retry_policy(NoRetryPolicy)
}

/// A client without faults, and one with faults in batches; both of one service that has the tables `a`
/// and `b`.
async fn service(faults: Faults) -> (Client, Client) {
    let emulator = Emulator::in_memory();
    let client = builder(&emulator).service(emulator.service()).build();
    let client = client.unwrap();
    for table in ["a", "b"] {
        let create = client.create_table(table);
        let create = create.primary_key("id", PrimaryKeyType::Integer);
        create.send().await.unwrap();
    }
    let layer = FaultLayer::new(faults.only([
        Operation::BATCH_WRITE_ROW,
        Operation::BULK_IMPORT,
        Operation::BATCH_GET_ROW,
    ]));
    let faulty = builder(&emulator).service(layer.layer(emulator.service()));
    (client, faulty.build().unwrap())
}

async fn ids(client: &Client, table: &str) -> Vec<i64> {
    let mut rows = client.get_range(table, KeyRange::all(["id"])).rows();
    let mut ids = Vec::new();
    while let Some(row) = rows.next().await {
        ids.push(row.unwrap().get("id").unwrap());
    }
    ids
}
