//! Handlers that fail, panic and hang, and a service that rejects.

use std::sync::atomic::{AtomicU32, Ordering};

use tablestore_core::ErrorCode;

use super::network::Scripted;
use super::*;
use crate::tunnel::worker::{FailureAction, PanicPolicy, WorkerEvent};

#[tokio::test(start_paused = true)]
async fn a_failed_batch_is_delivered_again_and_holds_its_channel_only() {
    let world = World::with_tunnel(2, TunnelType::Stream).await;
    let (log, delivered) = (Log::default(), Log::default());
    let failures = Arc::new(AtomicU32::new(0));
    let handler = {
        let (log, delivered, failures) = (log.clone(), delivered.clone(), Arc::clone(&failures));
        move |batch: RecordBatch| {
            delivered.add(&batch);
            let id = batch.records()[0]
                .primary_key
                .get("id")
                .unwrap()
                .to_string();
            let fails = id == "3" && failures.fetch_add(1, Ordering::Relaxed) < 2;
            if !fails {
                log.add(&batch);
            }
            async move {
                match fails {
                    true => Err("at first"),
                    false => Ok(()),
                }
            }
        }
    };
    let running = Running::start(world.worker(), handler);
    for id in 0..6 {
        world.put(id, id).await;
        sleep(Duration::from_secs(3)).await;
    }
    log.wait_for(6).await;
    assert_eq!(log.sorted_ids(), [0, 1, 2, 3, 4, 5]);
    assert_eq!(delivered.ids().iter().filter(|id| **id == 3).count(), 3);
    running.stop().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_failed_batch_can_be_skipped_or_stop_the_worker() {
    let world = World::with_tunnel(1, TunnelType::Stream).await;
    let handler = |batch: RecordBatch| async move {
        match batch.records()[0].primary_key.get("id") == Some(&1.into()) {
            true => Err("number one"),
            false => Ok(()),
        }
    };
    let skipped = Arc::new(AtomicU32::new(0));
    let seen = Arc::clone(&skipped);
    let worker = world.worker().on_failure(move |failure| {
        assert_eq!(failure.error.to_string(), "number one");
        seen.fetch_max(failure.attempts, Ordering::Relaxed);
        match failure.attempts {
            3 => FailureAction::Skip,
            _ => FailureAction::Retry,
        }
    });
    let running = Running::start(worker, handler);
    world.put(1, 1).await;
    sleep(Duration::from_secs(10)).await;
    running.stop().await.unwrap();
    assert_eq!(skipped.load(Ordering::Relaxed), 3);

    world.put(1, 2).await;
    let worker = world.worker().on_failure(|_| FailureAction::Stop);
    let error = worker.run(handler).await.unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("the handler failed on channel") && text.contains("number one"),
        "{text}"
    );
    // It left: another worker has the channel at once, and the batch again.
    let log = Log::default();
    let running = Running::start(world.worker(), log.handler());
    sleep(Duration::from_secs(1)).await;
    assert_eq!(log.ids(), [1]);
    running.stop().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_panic_stops_the_worker_or_restarts_the_channel() {
    let world = World::with_tunnel(1, TunnelType::Stream).await;
    world.put(1, 1).await;
    let panics = |batch: RecordBatch| async move {
        if batch.records().len() == 1 {
            panic!("on purpose");
        }
        Ok::<(), String>(())
    };
    let error = world.worker().run(panics).await.unwrap_err();
    assert!(error.to_string().contains("panicked on channel"), "{error}");
    assert!(error.to_string().contains("on purpose"), "{error}");

    let log = Log::default();
    let count = Arc::new(AtomicU32::new(0));
    let handler = {
        let (log, count) = (log.clone(), Arc::clone(&count));
        move |batch: RecordBatch| {
            let is_first = count.fetch_add(1, Ordering::Relaxed) == 0;
            let log = log.clone();
            async move {
                assert!(!is_first, "on purpose");
                log.add(&batch);
                Ok::<(), String>(())
            }
        }
    };
    let worker = world.worker().on_panic(PanicPolicy::RestartChannel);
    let running = Running::start(worker, handler);
    log.wait_for(1).await;
    assert_eq!(log.ids(), [1]);
    running.stop().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_tunnel_that_is_missing_or_deleted_stops_the_worker() {
    let world = World::new(1, None, 0).await;
    let log = Log::default();
    let error = world.worker().run(log.handler()).await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ParameterInvalid));
    world.create_tunnel(TunnelType::Stream).await;
    let running = Running::start(world.worker(), log.handler());
    sleep(Duration::from_secs(1)).await;
    world
        .client()
        .tunnels()
        .delete("t", "w")
        .send()
        .await
        .unwrap();
    let error = running.task.await.unwrap().unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ParameterInvalid));
}

#[tokio::test(start_paused = true)]
async fn errors_that_do_not_pass_stop_the_worker_and_name_the_tunnel() {
    let trimmed =
        "OTSTrimmedDataAccess Requested stream data is already trimmed or does not exist.";
    for (path, code, message) in [
        ("/tunnel/connect", ErrorCode::PermissionDenied, "no"),
        ("/tunnel/heartbeat", ErrorCode::TunnelExpired, "expired"),
        ("/tunnel/getcheckpoint", ErrorCode::AuthFailed, "no"),
        (
            "/tunnel/readrecords",
            ErrorCode::TunnelServerUnavailable,
            trimmed,
        ),
    ] {
        let world = World::with_tunnel(1, TunnelType::Stream).await;
        world
            .network
            .script(path, Scripted::Error(code.clone(), message), 1);
        let error = world
            .worker()
            .run(Log::default().handler())
            .await
            .unwrap_err();
        assert_eq!(error.code(), Some(&code), "{path}: {error}");
        assert_eq!(error.service().unwrap().tunnel_id(), Some("the-tunnel"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_client_that_the_service_forgot_connects_again() {
    let world = World::with_tunnel(1, TunnelType::Stream).await;
    let log = Log::default();
    let gone = Scripted::Error(ErrorCode::ResourceGone, "gone");
    world.network.script("/tunnel/heartbeat", gone, 1);
    let connected = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&connected);
    let worker = world.worker().observe(move |event| {
        if let WorkerEvent::Connected { .. } = event {
            count.fetch_add(1, Ordering::Relaxed);
        }
    });
    let running = Running::start(worker, log.handler());
    world.put(1, 1).await;
    log.wait_for(1).await;
    assert_eq!(connected.load(Ordering::Relaxed), 2);
    running.stop().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn lost_responses_change_nothing() {
    for path in [
        "/tunnel/heartbeat",
        "/tunnel/checkpoint",
        "/tunnel/readrecords",
    ] {
        let world = World::with_tunnel(2, TunnelType::Stream).await;
        let log = Log::default();
        let running = Running::start(world.worker(), log.handler());
        world.put_all(0..10).await;
        sleep(Duration::from_secs(2)).await;
        world.network.script(path, Scripted::LoseResponse, 3);
        world.put_all(10..20).await;
        sleep(Duration::from_secs(40)).await;
        assert_eq!(world.network.left(), 0, "{path}");
        world.put_all(20..30).await;
        sleep(Duration::from_secs(10)).await;
        assert_eq!(log.sorted_ids(), (0..30).collect::<Vec<_>>(), "{path}");
        running.stop().await.unwrap();
        // The checkpoints are those of the last records.
        let again = Log::default();
        let running = Running::start(world.worker(), again.handler());
        sleep(Duration::from_secs(10)).await;
        assert_eq!(again.ids(), [0; 0], "{path}");
        running.stop().await.unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn settings_that_cannot_work_are_rejected() {
    let world = World::with_tunnel(1, TunnelType::Stream).await;
    let zero = Duration::ZERO;
    for (worker, expected) in [
        (world.worker().concurrency(0), "concurrency is 0"),
        (world.worker().manual_checkpoints(0), "max_uncommitted is 0"),
        (
            world.worker().heartbeat_interval(Duration::from_secs(4)),
            "heartbeat_interval 4s is not valid: allowed are 5 s and more",
        ),
        (
            world.worker().client_timeout(Duration::from_secs(5)),
            "allowed is more than the heartbeat_interval, 5s",
        ),
        (
            world.worker().checkpoint_interval(zero),
            "checkpoint_interval is 0 s",
        ),
        (
            world.worker().quiet_pauses(zero, zero),
            "quiet channel is 0 s",
        ),
        (
            world.worker().shutdown_timeout(zero),
            "shutdown_timeout is 0 s",
        ),
    ] {
        let error = worker.run(Log::default().handler()).await.unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
    }
}
