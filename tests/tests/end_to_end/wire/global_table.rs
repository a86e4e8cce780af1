//! The operations of global tables, byte for byte, written by hand from the published messages. The
//! clients of others that run in these tests do not have these operations.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tablestore::call::Operation;
use tablestore::global_table::{
    BaseTable, GlobalTableStatus, GlobalTables, Placement, ReplicaStatus, ReplicaUpdate, ServeMode,
    SyncMode, SyncStage,
};
use tablestore::table::TableOptions;
use tablestore::{ErrorKind, PrimaryKeyType};
use tablestore_emulator::Emulator;
use tablestore_tests::responses::client_builder;

use super::{call, exchange, sized};

/// 1000000000 and 1000 as varints: a second in nanoseconds and in milliseconds.
const NANOS: &[u8] = b"\x80\x94\xeb\xdc\x03";
const MILLIS: &[u8] = b"\xe8\x07";

fn second() -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1)
}

fn global_tables(operation: Operation, request: Vec<u8>, response: Vec<u8>) -> GlobalTables {
    exchange(operation, request, response).global_tables()
}

/// 1: region_id, 2: instance_name
fn location(region: &str, instance: &str) -> Vec<u8> {
    [sized(0x0a, region), sized(0x12, instance)].concat()
}

/// 2: global_table_id, 3: status = G_RE_CONF
fn changing(id: impl AsRef<[u8]>) -> Vec<u8> {
    [sized(0x12, id), b"\x18\x02".to_vec()].concat()
}

fn create_bytes() -> Vec<u8> {
    let base = [location("hz", "shop"), sized(0x1a, "t")].concat(); // 3: table_name
    let replica = [location("bj", "shop-bj"), b"\x18\x01".to_vec()].concat(); // 3: writable
    [
        sized(0x12, base),    // 2: base_table
        sized(0x1a, replica), // 3: placements
        b"\x20\x01".to_vec(), // 4: sync_mode = ROW
        b"\x28\x03".to_vec(), // 5: serve_mode = PEER_TO_PEER
    ]
    .concat()
}

/// 2: global_table_id, 3: global_table_name, 4: placements, removals
fn change_bytes(id: impl AsRef<[u8]>, change: impl AsRef<[u8]>) -> Vec<u8> {
    [sized(0x12, id), sized(0x1a, "t"), sized(0x22, change)].concat()
}

fn bind_bytes(id: impl AsRef<[u8]>) -> Vec<u8> {
    let placement = [location("sh", "shop-sh"), b"\x18\x00".to_vec()];
    change_bytes(id, placement.concat())
}

fn unbind_bytes(id: impl AsRef<[u8]>) -> Vec<u8> {
    change_bytes(id, location("bj", "shop-bj"))
}

fn update_bytes(id: impl AsRef<[u8]>) -> Vec<u8> {
    let update = [
        location("bj", "shop-bj"),
        sized(0x1a, "t"),     // 3: table_name
        b"\x20\x00".to_vec(), // 4: writable
        b"\x28\x01".to_vec(), // 5: primary_eligible
    ];
    // 1: global_table_id, 2: global_table_name, 3: phy_table
    let request = [
        sized(0x0a, id),
        sized(0x12, "t"),
        sized(0x1a, update.concat()),
    ];
    request.concat()
}

#[tokio::test]
async fn a_global_table_is_created() {
    let response = [changing("gt-1"), b"\x20\x03".to_vec()].concat(); // 4: serve_mode
    let create = global_tables(Operation::CREATE_GLOBAL_TABLE, create_bytes(), response);
    let created = create
        .create(BaseTable::new("hz", "shop", "t"))
        .placement(Placement::new("bj", "shop-bj").writable(true))
        .serve_mode(ServeMode::PeerToPeer)
        .send()
        .await
        .unwrap();
    assert_eq!(created.global_table_id, "gt-1");
    assert_eq!(created.status, GlobalTableStatus::Reconfiguring);
    assert_eq!(created.serve_mode, Some(ServeMode::PeerToPeer));

    let base = [location("hz", "shop"), sized(0x1a, "t")].concat();
    let request = [sized(0x12, base), b"\x20\x02".to_vec()].concat();
    let create = global_tables(Operation::CREATE_GLOBAL_TABLE, request, changing("gt-1"));
    let create = create.create(BaseTable::new("hz", "shop", "t"));
    let created = create.sync_mode(SyncMode::Column).send().await.unwrap();
    assert_eq!(created.serve_mode, None);
}

#[tokio::test]
async fn replicas_are_bound_unbound_and_updated() {
    let request = bind_bytes("gt-1");
    let bind = global_tables(Operation::BIND_GLOBAL_TABLE, request, changing("gt-1"));
    let bind = bind.bind("gt-1", "t");
    let bound = bind.placement(Placement::new("sh", "shop-sh")).send().await;
    assert_eq!(bound.unwrap().status, GlobalTableStatus::Reconfiguring);

    let request = unbind_bytes("gt-1");
    let unbind = global_tables(Operation::UNBIND_GLOBAL_TABLE, request, changing("gt-1"));
    let unbind = unbind.unbind("gt-1", "t").replica("bj", "shop-bj");
    assert_eq!(unbind.send().await.unwrap().global_table_id, "gt-1");

    let request = update_bytes("gt-1");
    let update = global_tables(Operation::UPDATE_GLOBAL_TABLE, request, Vec::new());
    let change = ReplicaUpdate::new("bj", "shop-bj");
    let change = change.writable(false).primary_eligible(true);
    update.update("gt-1", "t", change).send().await.unwrap();
}

#[tokio::test]
async fn a_global_table_is_described() {
    let full = [
        location("hz", "shop"),
        sized(0x1a, "t"),           // 3: table_name
        b"\x20\x01".to_vec(),       // 4: writable
        b"\x28\x05".to_vec(),       // 5: status = ACTIVE
        [b"\x30", MILLIS].concat(), // 6: status_timestamp
        sized(0x3a, "table"),       // 7: table_id
        b"\x40\x02".to_vec(),       // 8: table_hash_key
        sized(0x4a, "end"),         // 9: endpoint
        b"\x50\x03".to_vec(),       // 10: stage = INCR
        b"\x58\x04".to_vec(),       // 11: meta_version
        b"\x60\x01".to_vec(),       // 12: is_failed
        sized(0x6a, "text"),        // 13: message
        sized(0x72, "PRIMARY"),     // 14: role
        [b"\x78", NANOS].concat(),  // 15: rpo_nanos
    ];
    let bare = [
        location("bj", "shop-bj"),
        sized(0x1a, "t"),
        b"\x20\x00\x28\x09".to_vec(), // a status that this version does not know
    ];
    let response = [
        sized(0x12, "gt-1"),        // 2: global_table_id
        b"\x18\x03".to_vec(),       // 3: status = G_ACTIVE
        sized(0x22, full.concat()), // 4: phy_tables
        sized(0x22, bare.concat()),
        b"\x28\x02".to_vec(), // 5: serve_mode = PRIMARY_SECONDARY
    ]
    .concat();
    // 1: global_table_id, 2: global_table_name, 4: return_rpo
    let request = [sized(0x0a, "gt-1"), sized(0x12, "t"), b"\x20\x01".to_vec()].concat();
    let describe = global_tables(Operation::DESCRIBE_GLOBAL_TABLE, request, response.clone());
    let describe = describe.describe("t").id("gt-1").with_rpo(true);
    let described = describe.send().await.unwrap();
    assert_eq!(described.global_table_id, "gt-1");
    assert_eq!(described.status, GlobalTableStatus::Active);
    assert_eq!(described.serve_mode, Some(ServeMode::PrimarySecondary));
    let [full, bare] = &described.replicas[..] else {
        panic!("{:?}", described.replicas);
    };
    assert_eq!(
        (&*full.region, &*full.instance, &*full.table),
        ("hz", "shop", "t")
    );
    assert_eq!((full.writable, full.failed), (true, true));
    assert_eq!(full.status, Some(ReplicaStatus::Active));
    assert_eq!(full.stage, Some(SyncStage::Incremental));
    assert_eq!(full.status_time, Some(second()));
    assert_eq!(full.synced_until, Some(second()));
    assert_eq!((full.number, full.meta_version), (Some(2), Some(4)));
    assert_eq!(full.table_id.as_deref(), Some("table"));
    assert_eq!(full.endpoint.as_deref(), Some("end"));
    assert_eq!(full.message.as_deref(), Some("text"));
    assert_eq!(full.role.as_deref(), Some("PRIMARY"));
    assert_eq!(bare.status, Some(ReplicaStatus::Other(9)));
    assert_eq!((bare.writable, bare.failed), (false, false));
    assert_eq!((bare.stage, bare.status_time), (None, None));
    assert_eq!((bare.synced_until, &bare.role), (None, &None));

    // 2: global_table_name, 3: phy_table
    let replica = [
        location("bj", "shop-bj"),
        sized(0x1a, "t"),
        b"\x20\x00".to_vec(),
    ];
    let request = [sized(0x12, "t"), sized(0x1a, replica.concat())].concat();
    let describe = global_tables(Operation::DESCRIBE_GLOBAL_TABLE, request, response);
    let describe = describe.describe("t");
    describe
        .clone()
        .replica("bj", "shop-bj")
        .send()
        .await
        .unwrap();
    // Nothing is sent.
    let error = describe.send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().contains("the id or a replica"), "{error}");
}

#[tokio::test]
async fn the_emulator_reads_and_returns_the_bytes() {
    let emulator = Emulator::builder().engine_clock(second()).build().unwrap();
    let client = client_builder(emulator.endpoint()).service(emulator.service());
    let client = client.build().unwrap();
    let options = TableOptions::new().update_full_row(true);
    let create = client.create_table("t");
    let create = create.primary_key("id", PrimaryKeyType::String);
    let create = create.options(options.max_deviation_seconds(2_147_483_647));
    create.send().await.unwrap();
    let send = async |operation, request| call(&client, operation, request).await;

    let created = send(Operation::CREATE_GLOBAL_TABLE, create_bytes()).await;
    let id = &created[2..41];
    let expected = [changing(id), b"\x20\x03".to_vec()].concat();
    assert_eq!(created, expected);
    assert!(id.starts_with(b"gt-"));
    let bound = send(Operation::BIND_GLOBAL_TABLE, bind_bytes(id)).await;
    assert_eq!(bound, changing(id));
    let updated = send(Operation::UPDATE_GLOBAL_TABLE, update_bytes(id)).await;
    assert!(updated.is_empty());
    let unbound = send(Operation::UNBIND_GLOBAL_TABLE, unbind_bytes(id)).await;
    assert_eq!(unbound, changing(id));

    let request = [sized(0x0a, id), sized(0x12, "t")].concat();
    let described = send(Operation::DESCRIBE_GLOBAL_TABLE, request).await;
    let replica = |region: &str, instance: &str, numbers: [u8; 5], message: &[u8]| {
        let [writable, status, number, stage, version] = numbers;
        let replica = [
            location(region, instance),
            sized(0x1a, "t"),
            vec![0x20, writable, 0x28, status],
            [b"\x30", MILLIS].concat(),
            vec![0x40, number, 0x50, stage, 0x58, version, 0x60, 0],
            message.to_vec(),
        ];
        sized(0x22, replica.concat())
    };
    let message = sized(0x6a, "The local service replicates nothing.");
    let expected = [
        sized(0x12, id),
        b"\x18\x02".to_vec(),
        replica("hz", "shop", [1, 5, 0, 3, 1], b""),
        replica("bj", "shop-bj", [0, 6, 1, 3, 3], &message),
        replica("sh", "shop-sh", [0, 2, 2, 1, 1], &message),
        b"\x28\x03".to_vec(),
    ];
    assert_eq!(described, expected.concat());
}
