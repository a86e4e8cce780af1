use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tablestore_core::{Error, ErrorKind, Result};
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep, timeout};

use super::{Counters, Engine, Identity, Names, Packer, Settings};

/// An item of an engine that keeps packs.
#[derive(Clone, Debug, PartialEq)]
struct Item {
    id: usize,
    size: usize,
    kind: char,
    identity: Identity,
    fails: bool,
}

impl Item {
    fn new(id: usize) -> Self {
        Self {
            id,
            size: 1,
            kind: 'a',
            identity: Identity::Independent,
            fails: false,
        }
    }

    fn in_order(mut self, number: u64) -> Self {
        self.identity = Identity::InOrder(number);
        self
    }
}

#[derive(Clone)]
struct Keep {
    packs: Arc<Mutex<Vec<Vec<Item>>>>,
    in_flight: Arc<AtomicUsize>,
    most_in_flight: Arc<AtomicUsize>,
    /// One permit for each pack that may finish.
    gate: Arc<Semaphore>,
}

impl Keep {
    fn new() -> Self {
        let keep = Self::gated();
        keep.gate.add_permits(1_000_000);
        keep
    }

    fn gated() -> Self {
        Self {
            packs: Arc::default(),
            in_flight: Arc::default(),
            most_in_flight: Arc::default(),
            gate: Arc::new(Semaphore::new(0)),
        }
    }

    fn ids(&self) -> Vec<Vec<usize>> {
        let packs = self.packs.lock().unwrap();
        let ids = |pack: &Vec<Item>| pack.iter().map(|item| item.id).collect();
        packs.iter().map(ids).collect()
    }
}

impl Engine for Keep {
    const NAMES: Names = Names {
        packer: "keeper",
        item: "thing",
        is_write: true,
    };

    type Item = Item;
    type Output = usize;

    fn size(&self, item: &Item) -> usize {
        item.size
    }

    fn can_share_pack(&self, first: &Item, other: &Item) -> bool {
        first.kind == other.kind
    }

    fn identity(&self, item: &Item) -> Identity {
        item.identity
    }

    fn is_same(&self, item: &Item, other: &Item) -> bool {
        item.id == other.id
    }

    async fn send(&self, pack: Vec<Item>, counters: &Counters) -> Vec<Result<usize>> {
        let in_flight = self.in_flight.fetch_add(1, SeqCst) + 1;
        self.most_in_flight.fetch_max(in_flight, SeqCst);
        self.packs.lock().unwrap().push(pack.clone());
        counters.requests(1);
        tokio::task::yield_now().await;
        self.gate.acquire().await.unwrap().forget();
        self.in_flight.fetch_sub(1, SeqCst);
        let result = |item: Item| match item.fails {
            true => Err(Error::new(ErrorKind::Request, format!("bad {}", item.id))),
            false => Ok(item.id),
        };
        pack.into_iter().map(result).collect()
    }
}

fn settings() -> Settings {
    Settings {
        max_items: 3,
        max_bytes: 1000,
        concurrency: 2,
        linger: Duration::from_secs(1),
        buffer_bytes: 1 << 20,
    }
}

#[tokio::test(start_paused = true)]
async fn packs_are_full_by_count_and_by_bytes_and_of_one_kind() {
    let keep = Keep::new();
    let packer = Packer::start(keep.clone(), settings());
    for id in 0..4 {
        packer.push(Item::new(id)).await;
    }
    for (id, size) in [(10, 600), (11, 300), (12, 200), (13, 5000), (14, 1)] {
        let item = Item {
            size,
            kind: 'b',
            ..Item::new(id)
        };
        packer.push(item).await;
    }
    let statistics = packer.close().await.unwrap();
    let packs = keep.ids();
    for expected in [&[0, 1, 2][..], &[3], &[10, 11], &[12], &[13], &[14]] {
        assert!(packs.contains(&expected.to_vec()), "{packs:?}");
    }
    assert_eq!(statistics.succeeded, 9);
    assert_eq!((statistics.packs, statistics.bytes), (6, 6105));
    assert_eq!(statistics.pending(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_pack_that_is_not_full_is_sent_when_it_has_waited() {
    let keep = Keep::new();
    let packer = Packer::start(keep.clone(), settings());
    let start = Instant::now();
    let first = packer.push(Item::new(1)).await;
    sleep(Duration::from_millis(400)).await;
    let second = packer.push(Item::new(2)).await;
    assert_eq!(first.await.unwrap(), 1);
    assert_eq!(second.await.unwrap(), 2);
    assert_eq!(start.elapsed().as_millis(), 1000);
    assert_eq!(keep.ids(), [[1, 2]]);
}

#[tokio::test(start_paused = true)]
async fn a_flush_waits_for_earlier_items_and_not_for_later_ones() {
    let keep = Keep::gated();
    let packer = Packer::start(keep.clone(), settings());
    let start = Instant::now();
    packer.push(Item::new(1)).await;
    let flush = tokio::spawn({
        let packer = packer.clone();
        async move { packer.flush().await }
    });
    sleep(Duration::from_millis(1)).await;
    assert_eq!(keep.ids(), [[1]], "sent before it was due");
    packer.push(Item::new(2)).await;
    sleep(Duration::from_millis(1)).await;
    assert!(!flush.is_finished());
    keep.gate.add_permits(1);
    flush.await.unwrap().unwrap();
    assert!(start.elapsed().as_millis() < 10);
    assert_eq!(packer.statistics().pending(), 1);
    keep.gate.add_permits(1);
    packer.flush().await.unwrap();
    packer.flush().await.unwrap();
    assert_eq!(packer.statistics().pending(), 0);
}

#[tokio::test(start_paused = true)]
async fn the_buffer_is_bounded_and_a_cancelled_item_is_not_sent() {
    let keep = Keep::gated();
    let settings = Settings {
        buffer_bytes: 2 * (256 + 100),
        max_items: 1,
        ..settings()
    };
    let packer = Packer::start(keep.clone(), settings);
    let item = |id| Item {
        size: 100,
        ..Item::new(id)
    };
    packer.push(item(1)).await;
    packer.push(item(2)).await;
    assert!(packer.try_push(item(3)).is_err());
    let waits = timeout(Duration::from_secs(9), packer.push(item(3))).await;
    assert!(waits.is_err(), "there was room");
    keep.gate.add_permits(1);
    // Greater than the whole buffer: it waits for all of it.
    let large = Item {
        size: 10_000,
        ..Item::new(4)
    };
    let large = tokio::spawn({
        let packer = packer.clone();
        async move { packer.push(large).await.await }
    });
    sleep(Duration::from_secs(1)).await;
    assert!(!large.is_finished());
    keep.gate.add_permits(2);
    assert_eq!(large.await.unwrap().unwrap(), 4);
    packer.close().await.unwrap();
    let mut sent = keep.ids().concat();
    sent.sort_unstable();
    assert_eq!(sent, [1, 2, 4]);
}

#[tokio::test(start_paused = true)]
async fn items_of_one_number_are_sent_one_after_the_other() {
    let keep = Keep::new();
    let packer = Packer::start(keep.clone(), settings());
    for id in 0..30 {
        packer.push(Item::new(id).in_order(id as u64 % 6)).await;
    }
    packer.close().await.unwrap();
    let mut last: BTreeMap<u64, usize> = BTreeMap::new();
    for pack in keep.packs.lock().unwrap().iter() {
        let mut in_pack = Vec::new();
        for item in pack {
            let Identity::InOrder(number) = item.identity else {
                unreachable!()
            };
            assert!(!in_pack.contains(&number), "{pack:?}");
            in_pack.push(number);
            let before = last.insert(number, item.id);
            assert!(before.is_none_or(|before| before < item.id));
        }
    }
    assert_eq!(keep.ids().concat().len(), 30);
    assert_eq!(keep.most_in_flight.load(SeqCst), 2);
}

#[tokio::test(start_paused = true)]
async fn equal_items_are_joined_until_they_are_sent() {
    let keep = Keep::gated();
    let packer = Packer::start(keep.clone(), settings());
    let item = |id, number| Item {
        identity: Identity::Joined(number),
        ..Item::new(id)
    };
    let first = packer.push(item(1, 1)).await;
    let joined = packer.push(item(1, 1)).await;
    // Another item with the same hash.
    let other = packer.push(item(2, 1)).await;
    sleep(Duration::from_secs(2)).await;
    let later = packer.push(item(1, 1)).await;
    keep.gate.add_permits(2);
    for (pending, id) in [(first, 1), (joined, 1), (other, 2), (later, 1)] {
        assert_eq!(pending.await.unwrap(), id);
    }
    assert_eq!(keep.ids(), [vec![1, 2], vec![1]]);
    let statistics = packer.close().await.unwrap();
    assert_eq!((statistics.joined, statistics.succeeded), (1, 4));
}

#[tokio::test(start_paused = true)]
async fn failures_that_nobody_receives_are_reported_once() {
    let packer = Packer::start(Keep::new(), settings());
    let bad = |id| Item {
        fails: true,
        ..Item::new(id)
    };
    let received = packer.push(bad(1)).await;
    packer.push(bad(2)).await;
    let dropped_later = packer.push(bad(3)).await;
    let error = packer.flush().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "1 thing failed whose result was not awaited: bad 2"
    );
    assert_eq!(received.await.unwrap_err().to_string(), "bad 1");
    drop(dropped_later);
    packer.push(bad(4)).await;
    let error = packer.close().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(
        error.to_string(),
        "2 things failed whose results were not awaited; the first: bad 3"
    );
    assert!(packer.close().await.is_ok());
    let late = packer.push(Item::new(5)).await.await.unwrap_err();
    assert_eq!(
        late.to_string(),
        "the keeper is closed: the thing was not accepted"
    );
}

#[tokio::test(start_paused = true)]
async fn callbacks_get_results_and_may_panic() {
    let packer = Packer::start(Keep::new(), settings());
    let results = Arc::new(Mutex::new(Vec::new()));
    for id in 0..3 {
        let results = Arc::clone(&results);
        packer
            .push_with(Item::new(id), move |result| {
                assert_ne!(id, 1, "this panic is part of the test");
                results.lock().unwrap().push(result.unwrap());
            })
            .await;
    }
    packer.close().await.unwrap();
    assert_eq!(*results.lock().unwrap(), [0, 2]);
}

#[tokio::test(start_paused = true)]
async fn without_close_every_item_gets_an_error_and_the_tasks_end() {
    let keep = Keep::gated();
    let settings = Settings {
        concurrency: 1,
        max_items: 1,
        ..settings()
    };
    let packer = Packer::start(keep.clone(), settings);
    let sent = packer.push(Item::new(1)).await;
    let waiting = packer.push(Item::new(2)).await;
    sleep(Duration::from_secs(2)).await;
    let clone = packer.clone();
    drop(packer);
    sleep(Duration::from_secs(2)).await;
    assert_eq!(keep.in_flight.load(SeqCst), 1, "a handle was left");
    drop(clone);
    let error = sent.await.unwrap_err();
    assert!(error.outcome_unknown());
    assert_eq!(
        error.to_string(),
        "the keeper was dropped before the thing was finished: `close` waits for it; \
         the write may or may not have been executed"
    );
    let error = waiting.await.unwrap_err();
    assert!(!error.request_sent() && !error.outcome_unknown());
    assert!(error.to_string().contains("before the thing was sent"));
    // The engine, its task, and all that they hold are gone.
    assert_eq!(Arc::strong_count(&keep.packs), 1);
    assert_eq!(keep.ids(), [[1]]);
}

#[tokio::test]
async fn close_waits_for_items_of_other_tasks() {
    let keep = Keep::new();
    let packer = Packer::start(keep.clone(), settings());
    let mut tasks = Vec::new();
    for task in 0..8 {
        let packer = packer.clone();
        tasks.push(tokio::spawn(async move {
            let mut results = Vec::new();
            for id in 0..500 {
                results.push(packer.push(Item::new(task * 500 + id)).await);
            }
            let mut accepted = Vec::new();
            for result in results {
                match result.await {
                    Ok(id) => accepted.push(id),
                    Err(error) => assert!(error.to_string().contains("closed"), "{error}"),
                }
            }
            accepted
        }));
    }
    sleep(Duration::from_millis(2)).await;
    packer.close().await.unwrap();
    let mut accepted = Vec::new();
    for task in tasks {
        accepted.extend(task.await.unwrap());
    }
    let mut sent = keep.ids().concat();
    sent.sort_unstable();
    accepted.sort_unstable();
    assert_eq!(sent, accepted);
}

#[test]
fn settings_that_cannot_work_are_rejected() {
    let error = Settings {
        concurrency: 0,
        ..settings()
    };
    let error = error.check().unwrap_err();
    assert_eq!(
        error.to_string(),
        "concurrency is 0: allowed are 1 and more"
    );
}

#[test]
fn a_runtime_that_ends_leaves_no_item_without_a_result() {
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap()
    };
    let first = runtime();
    let packer = first.block_on(async { Packer::start(Keep::gated(), settings()) });
    let pending = first.block_on(packer.push(Item::new(1)));
    drop(first);
    let second = runtime();
    second.block_on(async {
        assert!(pending.await.is_err());
        assert!(packer.push(Item::new(2)).await.await.is_err());
        packer.flush().await.unwrap();
        packer.close().await.unwrap();
    });
}
