use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tablestore::stream::StreamAction;
use tablestore::tunnel::{
    Channel, ChannelState, ChannelStatus, RecordBatch, StreamRange, Token, TunnelStage, TunnelType,
};
use tablestore::{Client, ErrorCode};
use tablestore_emulator::Emulator;
use tablestore_tests::responses::client_builder;
use tablestore_tests::{TestEmulator, everywhere};
use tokio::sync::oneshot;

use crate::{TABLE, client, client_with_table, create, fill, key};

everywhere!(
    every_operation_works_without_a_worker,
    a_worker_delivers_rows_and_changes,
);

async fn every_operation_works_without_a_worker(service: &TestEmulator) {
    let client = client_with_table(service).await;
    let tunnels = client.tunnels();
    let create = tunnels.create(TABLE, "audit", TunnelType::Stream);
    let create = create.range(StreamRange::latest());
    let tunnel_id = create.send().await.unwrap().tunnel_id;
    let again = tunnels.create(TABLE, "audit", TunnelType::Stream);
    let error = again.send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::TunnelExist));
    let listed = tunnels.list().send().await.unwrap().tunnels;
    assert_eq!((listed.len(), &listed[0].tunnel_id), (1, &tunnel_id));
    fill(&client, "alice", 0..3).await;

    let connect = tunnels.connect(&tunnel_id).timeout(Duration::from_secs(60));
    let me = connect.client_tag("test").send().await.unwrap().client_id;
    assert!(me.starts_with("test"), "{me}");
    let beat = tunnels.heartbeat(&tunnel_id, &me, []);
    let channel = beat.send().await.unwrap().channels.remove(0);
    assert_eq!(channel.state, ChannelState::Open);
    let id = &channel.channel_id;
    let checkpoint = tunnels.get_checkpoint(&tunnel_id, &me, id);
    let checkpoint = checkpoint.send().await.unwrap();
    let read = tunnels.read_records(&tunnel_id, &me, id, checkpoint.token);
    let page = read.send().await.unwrap();
    assert_eq!((page.records.len(), page.has_more()), (3, false));
    assert_eq!(page.records[2].primary_key, key("alice", 2));
    let next = checkpoint.sequence_number + 1;
    let store = tunnels.checkpoint(&tunnel_id, &me, id, page.next_token.clone(), next);
    store.clone().send().await.unwrap();
    let error = store.send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::SequenceNumberNotMatch));
    let foreign = tunnels.read_records(&tunnel_id, &me, id, Token::from("foreign"));
    let error = foreign.send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ParameterInvalid));

    let describe = async || tunnels.describe(TABLE, "audit").send().await.unwrap();
    let described = describe().await;
    assert_eq!(described.channels[0].record_count, 3);
    assert!(described.consumed_until.is_some());
    let rpo = tunnels.get_rpo(&tunnel_id).send().await.unwrap();
    let by_offset = tunnels.get_rpo_by_offset(&tunnel_id).send().await.unwrap();
    assert_eq!(rpo.channels, by_offset.channels);
    assert!(String::from_utf8_lossy(&rpo.channels).contains("\"TotalCount\":3"));

    let closing = [Channel::new(id, 0, ChannelState::Closing)];
    tunnels.schedule(&tunnel_id, closing).send().await.unwrap();
    assert_eq!(describe().await.channels[0].status, ChannelStatus::Closing);
    tunnels.shutdown(&tunnel_id, &me).send().await.unwrap();
    let error = tunnels.shutdown(&tunnel_id, &me).send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ResourceGone));
    tunnels.delete(TABLE, "audit").send().await.unwrap();
    let error = tunnels.delete(TABLE, "audit").send().await.unwrap_err();
    assert!(error.to_string().contains("tunnel not exist"), "{error}");
}

async fn a_worker_delivers_rows_and_changes(service: &TestEmulator) {
    let client = client(service);
    create(&client, TABLE).send().await.unwrap();
    fill(&client, "alice", 0..50).await;
    let tunnels = client.tunnels();
    let create = tunnels.create(TABLE, "audit", TunnelType::BaseAndStream);
    create.send().await.unwrap();
    let seen: Arc<Mutex<Vec<StreamAction>>> = Arc::default();
    let log = Arc::clone(&seen);
    let (stop, stopped) = oneshot::channel::<()>();
    let worker = tunnels
        .worker(TABLE, "audit")
        .concurrency(8)
        .run(move |batch: RecordBatch| {
            let actions = batch.records().iter().map(|record| record.action);
            log.lock().unwrap().extend(actions);
            async { Ok::<(), Infallible>(()) }
        })
        .with_graceful_shutdown(stopped);
    let worker = tokio::spawn(async move { worker.await });
    wait_for(&seen, 50).await;
    client
        .delete_row(TABLE, key("alice", 7))
        .send()
        .await
        .unwrap();
    wait_for(&seen, 51).await;
    assert_eq!(seen.lock().unwrap()[50], StreamAction::DeleteRow);
    stop.send(()).unwrap();
    worker.await.unwrap().unwrap();
    let described = tunnels.describe(TABLE, "audit").send().await.unwrap();
    assert_eq!(described.tunnel.stage, TunnelStage::Stream);
    assert!(
        described
            .channels
            .iter()
            .all(|channel| channel.client_id.is_none())
    );
}

async fn wait_for(seen: &Mutex<Vec<StreamAction>>, count: usize) {
    for _ in 0..1000 {
        if seen.lock().unwrap().len() >= count {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{} of {count}", seen.lock().unwrap().len());
}

/// A worker's client of a service on disk.
fn open(directory: &std::path::Path) -> (Emulator, Client) {
    let emulator = Emulator::builder().data_dir(directory).build().unwrap();
    let client = client_builder(emulator.endpoint()).service(emulator.service());
    (emulator, client.build().unwrap())
}

#[tokio::test]
async fn a_worker_continues_from_its_checkpoint_after_a_restart_of_the_service() {
    let directory = tempfile::tempdir().unwrap();
    let (emulator, client) = open(directory.path());
    create(&client, TABLE).send().await.unwrap();
    let create = client.tunnels().create(TABLE, "audit", TunnelType::Stream);
    create.send().await.unwrap();
    fill(&client, "alice", 0..3).await;
    let mut batches = client.tunnels().worker(TABLE, "audit").batches();
    let batch = batches.next().await.unwrap().unwrap();
    assert_eq!(batch.records().len(), 3);
    batch.commit().await.unwrap();
    // Killed, not stopped.
    drop(batches);
    drop(client);
    emulator.close().await;
    drop(emulator);
    tokio::time::sleep(Duration::from_millis(50)).await;

    let (_emulator, client) = open(directory.path());
    fill(&client, "bob", 0..2).await;
    let mut batches = client.tunnels().worker(TABLE, "audit").batches();
    let batch = batches.next().await.unwrap().unwrap();
    assert_eq!(batch.records()[0].primary_key, key("bob", 0));
    batches.shutdown().await.unwrap();
}
