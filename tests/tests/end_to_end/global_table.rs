use std::time::Duration;

use tablestore::global_table::{
    BaseTable, GlobalTableStatus, Placement, ReplicaStatus, ReplicaUpdate, ServeMode, SyncStage,
};
use tablestore::table::TableOptions;
use tablestore::{Client, ErrorCode};
use tablestore_emulator::Emulator;
use tablestore_tests::responses::client_builder;
use tablestore_tests::{TestEmulator, everywhere};

use crate::{TABLE, client, client_with_options, create};

everywhere!(
    a_global_table_gains_and_loses_replicas,
    another_replica_becomes_the_primary_one,
    bad_global_tables_have_errors_that_name_the_reason,
);

const HZ: (&str, &str) = ("cn-hangzhou", "shop");
const BJ: (&str, &str) = ("cn-beijing", "shop-bj");

fn base() -> BaseTable {
    BaseTable::new(HZ.0, HZ.1, TABLE)
}

fn options() -> TableOptions {
    TableOptions::new()
        .max_versions(1)
        .update_full_row(true)
        .max_deviation_seconds(2_147_483_647)
}

/// Waits until the global table is as requested.
async fn settle(client: &Client, id: &str) {
    let describe = client.global_tables().describe(TABLE).id(id);
    for _ in 0..500 {
        let status = describe.clone().send().await.unwrap().status;
        if status == GlobalTableStatus::Active {
            return;
        }
        assert_eq!(status, GlobalTableStatus::Reconfiguring);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the global table is still being changed");
}

async fn a_global_table_gains_and_loses_replicas(service: &TestEmulator) {
    let client = client_with_options(service, options()).await;
    let global_tables = client.global_tables();
    let created = global_tables.create(base()).send().await.unwrap();
    assert_eq!(created.status, GlobalTableStatus::Reconfiguring);
    assert_eq!(created.serve_mode, Some(ServeMode::PrimarySecondary));
    let id = created.global_table_id;
    let table = client.describe_table(TABLE).send().await.unwrap();
    assert_eq!(table.global_table_id.as_ref(), Some(&id));

    let bind = global_tables.bind(&id, TABLE);
    bind.placement(Placement::new(BJ.0, BJ.1))
        .send()
        .await
        .unwrap();
    settle(&client, &id).await;
    let found = global_tables.describe(TABLE).replica(BJ.0, BJ.1);
    let found = found.with_rpo(true).send().await.unwrap();
    assert_eq!(found.global_table_id, id);
    let [first, second] = &found.replicas[..] else {
        panic!("{:?}", found.replicas);
    };
    assert_eq!(
        (&*first.region, first.status),
        (HZ.0, Some(ReplicaStatus::Active))
    );
    assert_eq!(
        (&*second.region, second.status),
        (BJ.0, Some(ReplicaStatus::Ready))
    );
    assert_eq!(second.stage, Some(SyncStage::Incremental));
    assert!(second.synced_until.is_some() && second.message.is_some());

    let unbind = global_tables.unbind(&id, TABLE).replica(BJ.0, BJ.1);
    unbind.send().await.unwrap();
    settle(&client, &id).await;
    let described = global_tables.describe(TABLE).id(&id).send().await.unwrap();
    assert_eq!(described.replicas.len(), 1);
    let unbind = global_tables.unbind(&id, TABLE).replica(HZ.0, HZ.1);
    unbind.send().await.unwrap();
    let table = client.describe_table(TABLE).send().await.unwrap();
    assert_eq!(table.global_table_id, None);
}

async fn another_replica_becomes_the_primary_one(service: &TestEmulator) {
    let client = client_with_options(service, options()).await;
    let global_tables = client.global_tables();
    let create = global_tables.create(base());
    let create = create.placement(Placement::new(BJ.0, BJ.1));
    let id = create.send().await.unwrap().global_table_id;
    settle(&client, &id).await;
    let to = ReplicaUpdate::new(BJ.0, BJ.1).primary_eligible(true);
    let update = global_tables.update(&id, TABLE, to.writable(true));
    update.send().await.unwrap();
    let from = ReplicaUpdate::new(HZ.0, HZ.1).writable(false);
    global_tables.update(&id, TABLE, from).send().await.unwrap();
    let described = global_tables.describe(TABLE).id(&id).send().await.unwrap();
    let writable: Vec<bool> = described.replicas.iter().map(|it| it.writable).collect();
    assert_eq!(writable, [false, true]);
}

async fn bad_global_tables_have_errors_that_name_the_reason(service: &TestEmulator) {
    let client = client(service);
    let global_tables = client.global_tables();
    let error = global_tables.create(base()).send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ObjectNotExist));
    create(&client, TABLE).send().await.unwrap();
    let error = global_tables.create(base()).send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ParameterInvalid));
    assert!(error.to_string().contains("updateFullRow"), "{error}");
    let describe = global_tables.describe(TABLE).replica(HZ.0, HZ.1);
    let error = describe.send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ObjectNotExist));
    let error = global_tables
        .bind("gt-none", TABLE)
        .send()
        .await
        .unwrap_err();
    assert!(error.to_string().contains("placements"), "{error}");
}

#[tokio::test]
async fn a_global_table_outlives_a_restart_of_the_service() {
    let directory = tempfile::tempdir().unwrap();
    let open = || {
        Emulator::builder()
            .data_dir(directory.path())
            .build()
            .unwrap()
    };
    let connect = |emulator: &Emulator| {
        let client = client_builder(emulator.endpoint()).service(emulator.service());
        client.build().unwrap()
    };
    let emulator = open();
    let client = connect(&emulator);
    create(&client, TABLE)
        .options(options())
        .send()
        .await
        .unwrap();
    let create = client.global_tables().create(base());
    let create = create.placement(Placement::new(BJ.0, BJ.1));
    let id = create.send().await.unwrap().global_table_id;
    drop(client);
    emulator.close().await;
    drop(emulator);

    let emulator = open();
    let client = connect(&emulator);
    settle(&client, &id).await;
    let described = client.global_tables().describe(TABLE).id(&id).send().await;
    assert_eq!(described.unwrap().replicas.len(), 2);
}
