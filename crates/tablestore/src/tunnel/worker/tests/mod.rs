//! Workers against the emulator, under tokio's paused time.

mod commits;
mod failures;
mod local_service;
mod network;
mod simulation;
mod stopping;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tablestore_core::Result;
use tablestore_emulator::{Settings, StreamShards};
use tablestore_protocol::PrimaryKey;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};

use local_service::LocalService;
use network::Network;

use super::{Handler, RecordBatch, Worker};
use crate::schema::PrimaryKeyType;
use crate::stream::{SequenceInfo, StreamAction};
use crate::tunnel::{ChannelStatus, TunnelStage, TunnelType};
use crate::{Client, NoRetryPolicy};

/// A service with the table `t`, and a network to it.
#[derive(Clone)]
struct World {
    service: LocalService,
    network: Network,
}

fn settings(shards: u32, reshard: Option<Duration>) -> Settings {
    let mut settings = Settings::default();
    settings.stream_shards = StreamShards::Number(shards);
    settings.stream_reshard_interval = reshard;
    settings
}

impl World {
    async fn new(shards: u32, reshard: Option<Duration>, seed: u64) -> Self {
        let settings = settings(shards, reshard);
        Self::around(LocalService::in_memory(settings), seed).await
    }

    /// The same on disk.
    async fn on_disk(shards: u32, reshard: Option<Duration>, seed: u64) -> Self {
        let settings = settings(shards, reshard);
        Self::around(LocalService::on_disk(settings), seed).await
    }

    async fn around(service: LocalService, seed: u64) -> Self {
        let network = Network::new(service.clone(), seed);
        let world = Self { service, network };
        let create = world.client().create_table("t");
        let create = create.primary_key("id", PrimaryKeyType::Integer);
        create.send().await.unwrap();
        world
    }

    async fn with_tunnel(shards: u32, kind: TunnelType) -> Self {
        let world = Self::new(shards, None, 0).await;
        world.create_tunnel(kind).await;
        world
    }

    /// A client whose network has no faults.
    fn client(&self) -> Client {
        let emulator = self.service.emulator();
        let builder = Client::builder(emulator.endpoint());
        let builder = builder.credentials(emulator.credentials().clone());
        let builder = builder.instance("shop").retry_policy(NoRetryPolicy);
        builder.service(self.service.clone()).build().unwrap()
    }

    /// A worker behind the network.
    fn worker(&self) -> Worker {
        let emulator = self.service.emulator();
        let builder = Client::builder(emulator.endpoint());
        let builder = builder.credentials(emulator.credentials().clone());
        let builder = builder.instance("shop").retry_policy(NoRetryPolicy);
        let client = builder.service(self.network.clone()).build().unwrap();
        client
            .tunnels()
            .worker("t", "w")
            .heartbeat_interval(Duration::from_secs(5))
            .client_timeout(Duration::from_secs(20))
            .max_reconnect_delay(Duration::from_secs(1))
            .seed(1)
    }

    async fn create_tunnel(&self, kind: TunnelType) -> String {
        let create = self.client().tunnels().create("t", "w", kind);
        create.send().await.unwrap().tunnel_id
    }

    async fn put(&self, id: i64, n: i64) {
        let put = self.client().put_row("t", PrimaryKey::new("id", id));
        put.column("n", n).send().await.unwrap();
    }

    async fn put_all(&self, ids: std::ops::Range<i64>) {
        for id in ids {
            self.put(id, id).await;
        }
    }

    async fn stage(&self) -> TunnelStage {
        let describe = self.client().tunnels().describe("t", "w");
        describe.send().await.unwrap().tunnel.stage
    }

    async fn statuses(&self) -> Vec<ChannelStatus> {
        let describe = self.client().tunnels().describe("t", "w");
        let channels = describe.send().await.unwrap().channels;
        channels.into_iter().map(|channel| channel.status).collect()
    }
}

/// A worker in a task.
struct Running {
    task: JoinHandle<Result<()>>,
    stop: oneshot::Sender<()>,
}

impl Running {
    fn start<H: Handler>(worker: Worker, handler: H) -> Self {
        let (stop, stopped) = oneshot::channel::<()>();
        let run = worker.run(handler).with_graceful_shutdown(stopped);
        let task = tokio::spawn(async move { run.await });
        Self { task, stop }
    }

    async fn stop(self) -> Result<()> {
        let _ = self.stop.send(());
        self.task.await.unwrap()
    }
}

/// A record, as tests compare it.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    channel: String,
    action: StreamAction,
    id: i64,
    sequence: Option<SequenceInfo>,
}

/// Records in the order in which they were processed.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<Seen>>>);

impl Log {
    fn add(&self, batch: &RecordBatch) {
        let mut log = self.0.lock().unwrap();
        for record in batch.records() {
            let id = record.primary_key.get("id").unwrap();
            log.push(Seen {
                channel: batch.channel_id().to_owned(),
                action: record.action,
                id: id.to_string().parse().unwrap(),
                sequence: record.sequence_info,
            });
        }
    }

    fn ids(&self) -> Vec<i64> {
        self.0.lock().unwrap().iter().map(|seen| seen.id).collect()
    }

    fn sorted_ids(&self) -> Vec<i64> {
        let mut ids = self.ids();
        ids.sort_unstable();
        ids
    }

    /// Waits until this many records are processed.
    async fn wait_for(&self, count: usize) {
        let started = Instant::now();
        while self.0.lock().unwrap().len() < count {
            assert!(
                started.elapsed() < Duration::from_secs(600),
                "{:?}",
                self.ids()
            );
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// A handler that adds the records.
    fn handler(&self) -> impl Handler {
        let log = self.clone();
        move |batch: RecordBatch| {
            log.add(&batch);
            async { Ok::<(), std::convert::Infallible>(()) }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn rows_come_once_and_changes_after_them() {
    let world = World::new(4, None, 0).await;
    world.put_all(0..100).await;
    world.create_tunnel(TunnelType::BaseAndStream).await;
    let log = Log::default();
    let running = Running::start(world.worker().concurrency(2), log.handler());
    log.wait_for(100).await;
    assert_eq!(log.sorted_ids(), (0..100).collect::<Vec<_>>());
    assert!(
        log.0
            .lock()
            .unwrap()
            .iter()
            .all(|seen| seen.sequence.is_none())
    );
    sleep(Duration::from_secs(10)).await;
    assert_eq!(world.stage().await, TunnelStage::Stream);
    world.put(7, 0).await;
    let delete = world.client().delete_row("t", PrimaryKey::new("id", 7));
    delete.send().await.unwrap();
    log.wait_for(102).await;
    let seen = log.0.lock().unwrap()[100..].to_vec();
    assert_eq!(seen[0].action, StreamAction::PutRow);
    assert_eq!(seen[1].action, StreamAction::DeleteRow);
    assert!(seen[0].sequence < seen[1].sequence && seen[0].sequence.is_some());
    running.stop().await.unwrap();
    // The last checkpoints are stored: nothing comes twice.
    let again = Log::default();
    let running = Running::start(world.worker(), again.handler());
    world.put(8, 0).await;
    again.wait_for(1).await;
    sleep(Duration::from_secs(10)).await;
    assert_eq!(again.ids(), [8]);
    running.stop().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_worker_can_stop_after_the_rows() {
    let world = World::new(3, None, 0).await;
    world.put_all(0..20).await;
    world.create_tunnel(TunnelType::BaseData).await;
    let log = Log::default();
    let worker = world.worker().stop_after_base_data();
    worker.run(log.handler()).await.unwrap();
    assert_eq!(log.sorted_ids(), (0..20).collect::<Vec<_>>());
    assert_eq!(world.stage().await, TunnelStage::Stream);
    assert_eq!(world.statuses().await, vec![ChannelStatus::Terminated; 3]);
}

#[tokio::test(start_paused = true)]
async fn channels_are_shared_by_workers_and_move_when_one_leaves() {
    let world = World::with_tunnel(4, TunnelType::Stream).await;
    let (first, second) = (Log::default(), Log::default());
    let one = Running::start(world.worker().client_tag("one"), first.handler());
    sleep(Duration::from_secs(1)).await;
    let two = Running::start(world.worker().client_tag("two"), second.handler());
    sleep(Duration::from_secs(20)).await;
    let owners = async || {
        let describe = world.client().tunnels().describe("t", "w").send();
        let channels = describe.await.unwrap().channels.into_iter();
        let mut owners: Vec<_> = channels
            .map(|it| it.client_id.unwrap()[..3].to_owned())
            .collect();
        owners.sort_unstable();
        owners
    };
    assert_eq!(owners().await, ["one", "one", "two", "two"]);
    one.stop().await.unwrap();
    sleep(Duration::from_secs(6)).await;
    assert_eq!(owners().await, ["two"; 4]);
    world.put_all(0..40).await;
    second.wait_for(40).await;
    assert_eq!(first.ids(), [0; 0]);
    two.stop().await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_quiet_channel_is_read_less_and_less_often_until_something_is_written() {
    let world = World::with_tunnel(1, TunnelType::Stream).await;
    let log = Log::default();
    let running = Running::start(world.worker(), log.handler());
    sleep(Duration::from_secs(60)).await;
    let reads = || {
        let stats = world.service.emulator().stats();
        stats.executed(&tablestore_core::Operation::TUNNEL_READ_RECORDS)
    };
    let before = reads();
    sleep(Duration::from_secs(60)).await;
    // Every 2 s, give or take a quarter.
    let quiet = reads() - before;
    assert!((24..=40).contains(&quiet), "{quiet}");
    world.put(1, 1).await;
    log.wait_for(1).await;
    running.stop().await.unwrap();
}
