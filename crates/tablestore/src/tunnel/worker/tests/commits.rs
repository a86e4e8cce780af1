//! Checkpoints by hand, and batches as a stream.

use super::*;
use crate::tunnel::worker::CommitToken;

#[tokio::test(start_paused = true)]
async fn a_stream_of_batches_continues_after_the_committed_ones() {
    let world = World::with_tunnel(1, TunnelType::Stream).await;
    let mut batches = world.worker().batches();
    for id in 0..3 {
        world.put(id, id).await;
        let batch = batches.next().await.unwrap().unwrap();
        assert_eq!(batch.records().len(), 1);
        batch.commit().await.unwrap();
    }
    // This one is taken, and not committed.
    world.put(3, 3).await;
    let batch = batches.next().await.unwrap().unwrap();
    drop(batch);
    batches.shutdown().await.unwrap();

    let mut batches = world.worker().batches();
    let batch = batches.next().await.unwrap().unwrap();
    let id = batch.records()[0]
        .primary_key
        .get("id")
        .unwrap()
        .to_string();
    assert_eq!(id, "3");
    batch.commit().await.unwrap();
    batches.shutdown().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn commits_in_another_order_store_the_first_batches_only() {
    let world = World::with_tunnel(1, TunnelType::Stream).await;
    let tokens: Arc<Mutex<Vec<CommitToken>>> = Arc::default();
    let log = Log::default();
    let handler = {
        let (tokens, log) = (Arc::clone(&tokens), log.clone());
        move |batch: RecordBatch| {
            log.add(&batch);
            tokens.lock().unwrap().push(batch.commit_token().unwrap());
            async { Ok::<(), String>(()) }
        }
    };
    let worker = world.worker().manual_checkpoints(3).read_ahead(0);
    let running = Running::start(worker, handler);
    for id in 0..5 {
        world.put(id, id).await;
        sleep(Duration::from_secs(3)).await;
    }
    // Three are not committed, so no more are read.
    assert_eq!(log.ids(), [0, 1, 2]);
    let third = tokens.lock().unwrap().remove(2);
    third.mark();
    sleep(Duration::from_secs(10)).await;
    assert_eq!(world.network.stored().len(), 0);
    let first = tokens.lock().unwrap().remove(0);
    first.commit().await.unwrap();
    assert_eq!(world.network.stored().len(), 1);
    sleep(Duration::from_secs(10)).await;
    assert_eq!(log.ids(), [0, 1, 2, 3, 4]);
    // Those that are dropped are delivered again: with all that follow the last checkpoint.
    tokens.lock().unwrap().clear();
    log.wait_for(9).await;
    assert_eq!(log.ids()[5..9], [1, 2, 3, 4]);
    drop(running);
}

#[tokio::test(start_paused = true)]
async fn a_commit_fails_when_its_channel_is_gone() {
    let world = World::with_tunnel(1, TunnelType::Stream).await;
    let mut batches = world.worker().batches();
    world.put(1, 1).await;
    let batch = batches.next().await.unwrap().unwrap();
    drop(batches);
    sleep(Duration::from_millis(10)).await;
    let error = batch.commit().await.unwrap_err();
    assert!(error.to_string().contains("delivered again"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn the_last_error_of_a_worker_is_the_last_item_of_its_stream() {
    let world = World::new(1, None, 0).await;
    let mut batches = world.worker().batches();
    batches.next().await.unwrap().unwrap_err();
    assert!(batches.next().await.is_none());
    batches.shutdown().await.unwrap();
}
