//! Shutdown, deadlines, and tasks that end with their worker.

use std::sync::atomic::{AtomicU32, Ordering};

use super::*;

#[tokio::test(start_paused = true)]
async fn a_stop_waits_for_the_handler_and_stores_its_checkpoint() {
    let world = World::with_tunnel(1, TunnelType::Stream).await;
    let log = Log::default();
    let handler = {
        let log = log.clone();
        move |batch: RecordBatch| {
            let log = log.clone();
            async move {
                sleep(Duration::from_secs(8)).await;
                log.add(&batch);
                Ok::<(), String>(())
            }
        }
    };
    let running = Running::start(world.worker(), handler);
    world.put(1, 1).await;
    sleep(Duration::from_secs(1)).await;
    let stopping = Instant::now();
    running.stop().await.unwrap();
    assert!(
        stopping.elapsed() > Duration::from_secs(6),
        "{:?}",
        stopping.elapsed()
    );
    assert_eq!(log.ids(), [1]);
    assert_eq!(world.statuses().await, [ChannelStatus::Wait]);
    let again = Log::default();
    let running = Running::start(world.worker(), again.handler());
    sleep(Duration::from_secs(10)).await;
    assert_eq!(again.ids(), [0; 0]);
    running.stop().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_hangs_is_dropped_at_the_deadline() {
    let world = World::with_tunnel(1, TunnelType::Stream).await;
    let handler = |_: RecordBatch| std::future::pending::<Result<(), String>>();
    let worker = world.worker().shutdown_timeout(Duration::from_secs(6));
    let running = Running::start(worker, handler);
    world.put(1, 1).await;
    sleep(Duration::from_secs(1)).await;
    let stopping = Instant::now();
    running.stop().await.unwrap();
    let took = stopping.elapsed();
    assert!(
        took > Duration::from_secs(4) && took < Duration::from_secs(7),
        "{took:?}"
    );
    let log = Log::default();
    let running = Running::start(world.worker(), log.handler());
    log.wait_for(1).await;
    running.stop().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_channel_that_is_wanted_elsewhere_moves_although_its_handler_hangs() {
    let world = World::with_tunnel(2, TunnelType::Stream).await;
    let handler = |_: RecordBatch| std::future::pending::<Result<(), String>>();
    let worker = world.worker().shutdown_timeout(Duration::from_secs(5));
    let hanging = Running::start(worker, handler);
    world.put_all(0..20).await;
    sleep(Duration::from_secs(2)).await;
    let log = Log::default();
    let running = Running::start(world.worker(), log.handler());
    log.wait_for(1).await;
    running.stop().await.unwrap();
    hanging.stop().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn no_task_outlives_a_worker_that_is_dropped() {
    let world = World::with_tunnel(3, TunnelType::Stream).await;
    let running = Arc::new(AtomicU32::new(0));
    struct Guard(Arc<AtomicU32>);
    impl Drop for Guard {
        fn drop(&mut self) {
            self.0.fetch_sub(1, Ordering::Relaxed);
        }
    }
    let handler = {
        let running = Arc::clone(&running);
        move |_: RecordBatch| {
            running.fetch_add(1, Ordering::Relaxed);
            let guard = Guard(Arc::clone(&running));
            async move {
                std::future::pending::<()>().await;
                drop(guard);
                Ok::<(), String>(())
            }
        }
    };
    world.put_all(0..30).await;
    let task = Running::start(world.worker(), handler.clone());
    sleep(Duration::from_secs(2)).await;
    assert_eq!(running.load(Ordering::Relaxed), 3);
    task.task.abort();
    sleep(Duration::from_millis(10)).await;
    assert_eq!(running.load(Ordering::Relaxed), 0);
    let reads = |world: &World| {
        let stats = world.service.emulator().stats();
        stats.executed(&tablestore_core::Operation::TUNNEL_READ_RECORDS)
    };
    let before = reads(&world);
    sleep(Duration::from_secs(60)).await;
    assert_eq!(reads(&world), before);
}

#[tokio::test(start_paused = true)]
async fn a_killed_worker_is_replaced_after_its_timeout_without_loss() {
    let world = World::with_tunnel(1, TunnelType::Stream).await;
    let (one, two) = (Log::default(), Log::default());
    let running = Running::start(world.worker(), one.handler());
    world.put_all(0..10).await;
    one.wait_for(10).await;
    sleep(Duration::from_secs(6)).await;
    world.put_all(10..15).await;
    one.wait_for(15).await;
    running.task.abort();
    let running = Running::start(world.worker(), two.handler());
    world.put_all(15..20).await;
    two.wait_for(5).await;
    let second = two.ids();
    let expected: Vec<i64> = (20 - i64::try_from(second.len()).unwrap()..20).collect();
    assert_eq!(second, expected);
    assert!(second[0] >= 10, "{second:?}");
    running.stop().await.unwrap();
}
