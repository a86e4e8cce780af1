//! The operations of delivery tasks, byte for byte, written by hand from the published messages. The
//! clients of others that run in these tests do not have these operations.

use std::time::{Duration, UNIX_EPOCH};

use tablestore::call::Operation;
use tablestore::delivery::{
    Deliveries, DeliveryErrorType, DeliveryTaskType, EventTimeFormat, ObjectFormat, OssTaskConfig,
    ParquetColumn, ParquetEncoding, ParquetType, SyncPhase, TimeFormatter,
};
use tablestore::{ErrorCode, PrimaryKeyType};
use tablestore_emulator::Emulator;
use tablestore_tests::responses::{client_builder, responding, signed};

use super::{call, exchange, sized};

/// 1000000000 nanoseconds since the Unix epoch, as a varint.
const SECOND: &[u8] = b"\x80\x94\xeb\xdc\x03";

fn deliveries(operation: Operation, request: Vec<u8>, response: Vec<u8>) -> Deliveries {
    exchange(operation, request, response).deliveries()
}

/// 1: table_name, 2: task_name
fn names() -> Vec<u8> {
    [sized(0x0a, "t"), sized(0x12, "task")].concat()
}

/// A configuration with everything that it can have.
fn config_bytes() -> Vec<u8> {
    let event_time = [sized(0x0a, "at"), b"\x10\x04".to_vec()]; // 1: column_name, 2: RFC3339
    let first = [
        sized(0x0a, "id"),    // 1: column_name
        sized(0x12, "id"),    // 2: oss_column_name
        b"\x18\x02".to_vec(), // 3: type = UTF8
        b"\x20\x00".to_vec(), // 4: encode = PLAIN
    ];
    let second = [
        sized(0x0a, "n"),
        sized(0x12, "number"),
        b"\x18\x01".to_vec(), // INT64
        b"\x20\x02".to_vec(), // DELTA_BINARY_PACKED
    ];
    [
        sized(0x0a, "p/$yyyy"),           // 1: oss_prefix
        sized(0x1a, "dirty"),             // 3: oss_dirty_prefix
        sized(0x22, "b"),                 // 4: oss_bucket
        sized(0x2a, "e"),                 // 5: oss_endpoint
        sized(0x32, "r"),                 // 6: oss_sts_role
        sized(0x3a, event_time.concat()), // 7: event_time_column
        b"\x40\x00".to_vec(),             // 8: format = Parquet
        sized(0x5a, first.concat()),      // 11: schema
        sized(0x5a, second.concat()),
    ]
    .concat()
}

fn config() -> OssTaskConfig {
    let number = ParquetColumn::new("n", ParquetType::Int64).object_name("number");
    OssTaskConfig::new("b", "e")
        .role("r")
        .prefix("p/$yyyy")
        .dirty_prefix("dirty")
        .event_time("at", EventTimeFormat::Rfc3339)
        .column(ParquetColumn::new("id", ParquetType::Utf8))
        .column(number.encoding(ParquetEncoding::DeltaBinaryPacked))
}

/// 3: task_config, 4: task_type
fn create_bytes(kind: u8) -> Vec<u8> {
    [names(), sized(0x1a, config_bytes()), vec![0x20, kind]].concat()
}

/// 1: table, 2: task_name, 5: task_config
fn update_bytes() -> Vec<u8> {
    [names(), sized(0x2a, config_bytes())].concat()
}

#[tokio::test]
async fn a_task_is_created_updated_and_deleted() {
    for (kind, number) in [
        (None, 2),
        (Some(DeliveryTaskType::Base), 0),
        (Some(DeliveryTaskType::Incremental), 1),
    ] {
        let request = create_bytes(number);
        let deliveries = deliveries(Operation::CREATE_DELIVERY_TASK, request, Vec::new());
        let mut create = deliveries.create("t", "task", config());
        if let Some(kind) = kind {
            create = create.task_type(kind);
        }
        create.send().await.unwrap();
    }
    let update = deliveries(Operation::UPDATE_DELIVERY_TASK, update_bytes(), Vec::new());
    update.update("t", "task", config()).send().await.unwrap();
    let delete = deliveries(Operation::DELETE_DELIVERY_TASK, names(), Vec::new());
    delete.delete("t", "task").send().await.unwrap();
}

#[tokio::test]
async fn tasks_are_listed() {
    let task = |name: &str, kind: u8| {
        let task = [sized(0x0a, "t"), sized(0x12, name), vec![0x18, kind]]; // 3: task_type
        sized(0x0a, task.concat()) // 1: tasks
    };
    let response = [task("one", 0), task("two", 7)].concat();
    let list = deliveries(
        Operation::LIST_DELIVERY_TASK,
        sized(0x0a, "t"), // 1: table_name
        response,
    );
    let listed = list.list("t").send().await.unwrap().tasks;
    let [one, two] = &listed[..] else {
        panic!("{listed:?}");
    };
    assert_eq!((&*one.table, &*one.name), ("t", "one"));
    assert_eq!(one.task_type, DeliveryTaskType::Base);
    // A type that this version does not know is no reason to fail.
    assert_eq!(two.task_type, DeliveryTaskType::Other(7));
    let empty = deliveries(Operation::LIST_DELIVERY_TASK, sized(0x0a, "t"), Vec::new());
    assert!(empty.list("t").send().await.unwrap().tasks.is_empty());
}

#[tokio::test]
async fn a_task_is_described() {
    let describe = |state: Vec<u8>| {
        let response = [
            sized(0x0a, config_bytes()), // 1: task_config
            sized(0x12, state),          // 2: task_sync_stat
            b"\x18\x01".to_vec(),        // 3: task_type = INC
        ];
        let operation = Operation::DESCRIBE_DELIVERY_TASK;
        deliveries(operation, names(), response.concat()).describe("t", "task")
    };
    // 1: task_sync_phase = INCR, 2: current_sync_timestamp, 3: error_code = OK, 4: detail
    let state = [b"\x08\x02\x10", SECOND, b"\x18\x00\x22\x04fine"].concat();
    let described = describe(state).send().await.unwrap();
    assert_eq!(described.config, config());
    assert_eq!(described.config.format, ObjectFormat::Parquet);
    assert_eq!(described.task_type, DeliveryTaskType::Incremental);
    let state = described.sync;
    assert_eq!(state.phase, SyncPhase::Incremental);
    let second = UNIX_EPOCH + Duration::from_secs(1);
    assert_eq!(state.synced_until, Some(second));
    assert_eq!((state.error, state.detail.as_deref()), (None, Some("fine")));

    // Without a time; UNAUTHORIZED
    let state = describe(b"\x08\x01\x18\x01".to_vec()).send().await.unwrap();
    let state = state.sync;
    assert_eq!((state.phase, state.synced_until), (SyncPhase::Full, None));
    assert_eq!(state.error, Some(DeliveryErrorType::Unauthorized));

    // Every field may be absent.
    let bare = deliveries(Operation::DESCRIBE_DELIVERY_TASK, names(), Vec::new());
    let bare = bare.describe("t", "task").send().await.unwrap();
    assert_eq!(bare.config, OssTaskConfig::new("", ""));
    assert_eq!((bare.sync.phase, bare.sync.error), (SyncPhase::Init, None));
    // 2: formatter, which is returned alone
    let formatted = deliveries(
        Operation::DESCRIBE_DELIVERY_TASK,
        names(),
        sized(0x0a, b"\x10\x00"),
    );
    let formatted = formatted.describe("t", "task").send().await.unwrap();
    assert_eq!(formatted.config.time_formatter, Some(TimeFormatter::Ydm));
}

#[tokio::test]
async fn errors_are_the_ordinary_ones() {
    let client = responding(|sent| {
        let error = [sized(0x0a, "OTSObjectNotExist"), sized(0x12, "none")];
        signed(sent, 404, error.concat())
    });
    let client = client.build().unwrap();
    let error = client.deliveries().list("t").send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ObjectNotExist));
    assert_eq!(error.service().unwrap().message(), "none");
}

#[tokio::test]
async fn the_emulator_reads_and_returns_the_bytes() {
    let clock = UNIX_EPOCH + Duration::from_secs(1);
    let emulator = Emulator::builder().engine_clock(clock).build().unwrap();
    let client = client_builder(emulator.endpoint()).service(emulator.service());
    let client = client.build().unwrap();
    let create = client.create_table("t");
    let create = create.primary_key("id", PrimaryKeyType::String);
    create.send().await.unwrap();
    let send = async |operation, request| call(&client, operation, request).await;

    let created = send(Operation::CREATE_DELIVERY_TASK, create_bytes(1)).await;
    assert!(created.is_empty());
    let listed = send(Operation::LIST_DELIVERY_TASK, sized(0x0a, "t")).await;
    let task = [names(), b"\x18\x01".to_vec()].concat();
    assert_eq!(listed, sized(0x0a, task));
    let updated = send(Operation::UPDATE_DELIVERY_TASK, update_bytes()).await;
    assert!(updated.is_empty());
    let described = send(Operation::DESCRIBE_DELIVERY_TASK, names()).await;
    let detail = sized(0x22, "The local service delivers nothing.");
    let state = [b"\x08\x00\x10\x00\x18\x00".to_vec(), detail].concat();
    let expected = [
        sized(0x0a, config_bytes()),
        sized(0x12, state),
        b"\x18\x01".to_vec(),
    ];
    assert_eq!(described, expected.concat());
    let deleted = send(Operation::DELETE_DELIVERY_TASK, names()).await;
    assert!(deleted.is_empty());
    let listed = send(Operation::LIST_DELIVERY_TASK, sized(0x0a, "t")).await;
    assert!(listed.is_empty());
}
