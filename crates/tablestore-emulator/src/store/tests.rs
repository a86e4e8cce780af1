use std::io;
use std::ops::Bound;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};

use bytes::Bytes;
use proptest::prelude::{Strategy, any, proptest};
use tablestore_core::{ErrorCode, ServiceError};

use super::disk::Job;
use super::{
    Changes, DiskStore, KeyRange, MemoryStore, OpenErrorKind, Order, Overlay, ReadTransaction,
    WriteTransaction,
};

/// What a test does to a store in one request, and whether that succeeds.
type Change = fn(&mut dyn WriteTransaction) -> Result<(), ServiceError>;

/// A store of either kind.
trait TestStore {
    fn write(&self, change: Change) -> Result<(), ServiceError>;
    fn entries(&self, range: KeyRange<'_>, order: Order) -> Vec<String>;
    fn get(&self, key: &str) -> Option<Bytes>;

    fn all(&self) -> Vec<String> {
        self.entries((Bound::Unbounded, Bound::Unbounded), Order::Ascending)
    }
}

fn shown(store: &dyn ReadTransaction, range: KeyRange<'_>, order: Order) -> Vec<String> {
    let entries = store.range(range, order).unwrap();
    let show =
        |(key, value): (Bytes, Bytes)| format!("{}={}", key.escape_ascii(), value.escape_ascii());
    entries.map(|entry| show(entry.unwrap())).collect()
}

impl TestStore for MemoryStore {
    fn write(&self, change: Change) -> Result<(), ServiceError> {
        let mut transaction = self.write();
        change(&mut transaction)?;
        transaction.commit();
        Ok(())
    }

    fn entries(&self, range: KeyRange<'_>, order: Order) -> Vec<String> {
        shown(&self.read(), range, order)
    }

    fn get(&self, key: &str) -> Option<Bytes> {
        self.read().get(key.as_bytes()).unwrap()
    }
}

impl TestStore for DiskStore {
    fn write(&self, change: Change) -> Result<(), ServiceError> {
        let job: Job = Box::new(move |transaction| {
            change(transaction)?;
            Ok(Bytes::new())
        });
        block_on(DiskStore::write(self, job)).map(drop)
    }

    fn entries(&self, range: KeyRange<'_>, order: Order) -> Vec<String> {
        shown(&self.read().unwrap(), range, order)
    }

    fn get(&self, key: &str) -> Option<Bytes> {
        self.read().unwrap().get(key.as_bytes()).unwrap()
    }
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread();
    { runtime }.build().unwrap().block_on(future)
}

fn on_each_store(test: impl Fn(&dyn TestStore)) {
    test(&MemoryStore::default());
    let directory = tempfile::tempdir().unwrap();
    test(&DiskStore::open(directory.path()).unwrap());
}

fn refused() -> ServiceError {
    ServiceError::new(ErrorCode::ConditionCheckFail, "")
}

#[test]
fn values_are_put_replaced_and_deleted() {
    on_each_store(|store| {
        store
            .write(|it| {
                it.put(b"b", b"1".to_vec())?;
                it.put(b"a", Vec::new())?;
                it.put(b"b", b"2".to_vec())?;
                it.put(b"c", b"3".to_vec())?;
                it.delete(b"c")?;
                it.delete(b"none")?;
                // A transaction sees what it did.
                assert_eq!(it.get(b"b")?.as_deref(), Some(&b"2"[..]));
                assert_eq!(it.get(b"c")?, None);
                Ok(())
            })
            .unwrap();
        assert_eq!(store.all(), ["a=", "b=2"]);
        assert_eq!(store.get("b").as_deref(), Some(&b"2"[..]));
        assert_eq!(store.get("c"), None);
    });
}

#[test]
fn a_request_that_fails_is_undone() {
    on_each_store(|store| {
        store
            .write(|it| {
                it.put(b"a", b"1".to_vec())?;
                it.put(b"b", b"1".to_vec())?;
                Ok(())
            })
            .unwrap();
        store
            .write(|it| {
                it.put(b"a", b"2".to_vec())?;
                it.put(b"a", b"3".to_vec())?;
                it.delete(b"b")?;
                it.put(b"b", b"4".to_vec())?;
                it.put(b"c", b"5".to_vec())?;
                it.delete(b"a")?;
                Err(refused())
            })
            .unwrap_err();
        assert_eq!(store.all(), ["a=1", "b=1"]);
    });
}

#[test]
fn ranges_have_any_bounds_and_both_orders() {
    on_each_store(|store| {
        store
            .write(|it| {
                for key in [b"a", b"b", b"c", b"d"] {
                    it.put(key, Vec::new())?;
                }
                Ok(())
            })
            .unwrap();
        let (b, c) = (&b"b"[..], &b"c"[..]);
        let cases: [(KeyRange<'_>, &[&str]); 8] = [
            (
                (Bound::Unbounded, Bound::Unbounded),
                &["a=", "b=", "c=", "d="],
            ),
            ((Bound::Included(b), Bound::Excluded(c)), &["b="]),
            ((Bound::Excluded(b), Bound::Included(c)), &["c="]),
            ((Bound::Included(b), Bound::Included(c)), &["b=", "c="]),
            ((Bound::Excluded(b), Bound::Excluded(c)), &[]),
            ((Bound::Included(b), Bound::Included(b)), &["b="]),
            ((Bound::Excluded(b), Bound::Excluded(b)), &[]),
            ((Bound::Included(c), Bound::Included(b)), &[]),
        ];
        for (range, expected) in cases {
            assert_eq!(store.entries(range, Order::Ascending), expected);
            let reversed: Vec<_> = expected.iter().rev().copied().collect();
            assert_eq!(store.entries(range, Order::Descending), reversed);
        }
    });
}

#[test]
fn memory_undoes_what_panicked_and_goes_on() {
    let store = MemoryStore::default();
    let panicked = std::thread::scope(|scope| {
        let write = scope.spawn(|| {
            let mut transaction = store.write();
            transaction.put(b"a", Vec::new()).unwrap();
            panic!("on purpose");
        });
        write.join()
    });
    assert!(panicked.is_err());
    assert_eq!(store.all(), [""; 0]);
    TestStore::write(&store, |it| Ok(it.put(b"b", Vec::new())?)).unwrap();
    assert_eq!(store.all(), ["b="]);
}

#[test]
fn disk_keeps_what_was_answered() {
    let directory = tempfile::tempdir().unwrap();
    // A directory that is not there is made.
    let path = directory.path().join("new/er");
    for round in 0..3 {
        let store = DiskStore::open(&path).unwrap();
        assert_eq!(store.all().len(), round);
        let key = [b'a' + u8::try_from(round).unwrap()];
        let job: Job = Box::new(move |it| {
            it.put(&key, Vec::new())?;
            Ok(Bytes::new())
        });
        block_on(store.write(job)).unwrap();
    }
}

#[test]
fn requests_of_one_commit_stand_or_fall_alone() {
    let directory = tempfile::tempdir().unwrap();
    let store = Arc::new(DiskStore::open(directory.path()).unwrap());
    let (release, blocked) = mpsc::channel::<()>();
    let outcomes = block_on(async {
        let write = |job: Job| {
            let store = Arc::clone(&store);
            async move { store.write(job).await.is_ok() }
        };
        let mut tasks = tokio::task::JoinSet::new();
        let local = tokio::task::LocalSet::new();
        local
            .run_until(async {
                // The first one holds the writer up until the others wait.
                tasks.spawn_local(write(Box::new(move |it| {
                    blocked.recv().unwrap();
                    it.put(b"first", Vec::new())?;
                    Ok(Bytes::new())
                })));
                tokio::task::yield_now().await;
                for number in 0..10_u8 {
                    tasks.spawn_local(write(Box::new(move |it| {
                        it.put(&[number], Vec::new())?;
                        match number % 2 {
                            0 => Ok(Bytes::new()),
                            _ => Err(refused()),
                        }
                    })));
                }
                tokio::task::yield_now().await;
                release.send(()).unwrap();
                tasks.join_all().await
            })
            .await
    });
    assert_eq!(outcomes.iter().filter(|is_ok| **is_ok).count(), 6);
    assert_eq!(store.all().len(), 6);
}

/// A disk on which syncs begin to fail when told so.
#[derive(Debug)]
struct FailingDisk {
    disk: redb::backends::InMemoryBackend,
    fails: Arc<AtomicBool>,
}

impl redb::StorageBackend for FailingDisk {
    fn len(&self) -> Result<u64, io::Error> {
        self.disk.len()
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> Result<(), io::Error> {
        self.disk.read(offset, out)
    }

    fn set_len(&self, len: u64) -> Result<(), io::Error> {
        self.disk.set_len(len)
    }

    fn sync_data(&self) -> Result<(), io::Error> {
        match self.fails.load(Ordering::Relaxed) {
            true => Err(io::Error::other("the disk is gone")),
            false => self.disk.sync_data(),
        }
    }

    fn write(&self, offset: u64, data: &[u8]) -> Result<(), io::Error> {
        self.disk.write(offset, data)
    }
}

#[test]
fn nothing_is_acknowledged_when_a_commit_fails() {
    let fails = Arc::new(AtomicBool::new(false));
    let disk = FailingDisk {
        disk: redb::backends::InMemoryBackend::new(),
        fails: Arc::clone(&fails),
    };
    let database = redb::Builder::new().create_with_backend(disk).unwrap();
    let store = DiskStore::start(database).unwrap();
    let put = |key: u8| -> Job {
        Box::new(move |it| {
            it.put(&[key], Vec::new())?;
            Ok(Bytes::new())
        })
    };
    block_on(store.write(put(b'a'))).unwrap();
    fails.store(true, Ordering::Relaxed);
    let (one, other) =
        block_on(async { tokio::join!(store.write(put(b'b')), store.write(put(b'c'))) });
    for outcome in [one, other] {
        let error = outcome.unwrap_err();
        assert_eq!(error.code(), &ErrorCode::InternalServerError);
        let message = error.message();
        assert!(message.starts_with("Internal server error. "), "{message}");
    }
    assert_eq!(store.all(), ["a="]);
}

#[test]
fn a_closed_store_has_answered_everything_and_takes_no_more() {
    let directory = tempfile::tempdir().unwrap();
    let store = DiskStore::open(directory.path()).unwrap();
    let put = || -> Job {
        Box::new(|it| {
            it.put(b"a", Vec::new())?;
            Ok(Bytes::new())
        })
    };
    block_on(async {
        let (written, ()) = tokio::join!(store.write(put()), store.close());
        written.unwrap();
        let error = store.write(put()).await.unwrap_err();
        assert_eq!(error.code(), &ErrorCode::ServerUnavailable);
        assert_eq!(error.message(), "Server is not available.");
        store.close().await;
    });
    assert_eq!(store.all(), ["a="]);
}

#[test]
fn a_directory_is_used_once_at_a_time() {
    let directory = tempfile::tempdir().unwrap();
    let store = DiskStore::open(directory.path()).unwrap();
    let error = DiskStore::open(directory.path()).err().unwrap();
    assert_eq!(error.kind(), OpenErrorKind::InUse);
    assert_eq!(
        error.to_string(),
        format!(
            "data in {} is in use by another process: stop it, or use another directory",
            file(directory.path()).display()
        )
    );
    drop(store);
    DiskStore::open(directory.path()).unwrap();
}

#[test]
fn files_that_are_not_ours_are_left_alone() {
    let directory = tempfile::tempdir().unwrap();
    let path = file(directory.path());
    let content = b"a letter to a friend, longer than any header that a data file has".repeat(100);
    std::fs::write(&path, &content).unwrap();
    let error = DiskStore::open(directory.path()).err().unwrap();
    assert_eq!(error.kind(), OpenErrorKind::NotAStore);
    assert_eq!(error.path(), path);
    assert_eq!(std::fs::read(&path).unwrap(), content);
}

#[test]
fn other_formats_are_refused() {
    let about: redb::TableDefinition<'_, &str, u64> = redb::TableDefinition::new("about");
    // In the first one, rows of indexes had no timestamp.
    for format in [1, 99] {
        let directory = tempfile::tempdir().unwrap();
        drop(DiskStore::open(directory.path()).unwrap());
        let database = redb::Database::open(file(directory.path())).unwrap();
        let transaction = database.begin_write().unwrap();
        let mut table = transaction.open_table(about).unwrap();
        table.insert("format", format).unwrap();
        drop(table);
        transaction.commit().unwrap();
        drop(database);
        let error = DiskStore::open(directory.path()).err().unwrap();
        assert_eq!(error.kind(), OpenErrorKind::OtherFormat, "{format}");
        let message = error.to_string();
        assert!(
            message.contains("another version") && !message.contains('\n'),
            "{message}"
        );
    }
}

#[test]
fn a_directory_that_cannot_be_made_is_an_error() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("file");
    std::fs::write(&path, "").unwrap();
    let error = DiskStore::open(&path).err().unwrap();
    assert_eq!(error.kind(), OpenErrorKind::Io);
    assert_eq!(error.path(), path);
}

proptest! {
    #[test]
    fn an_overlay_shows_what_a_store_would_be_with_the_changes(
        base in entries(),
        changes in entries(),
        (from, end) in (0_u8..6, 0_u8..6),
    ) {
        let store = MemoryStore::default();
        let mut transaction = store.write();
        change(&mut transaction, &base);
        transaction.commit();

        let mut changed = Changes::default();
        let transaction = store.read();
        let overlay = {
            let mut overlay = Overlay::new(&transaction, &mut changed);
            change(&mut overlay, &changes);
            seen(&overlay, from, end)
        };
        drop(transaction);
        let mut transaction = store.write();
        changed.apply(&mut transaction).unwrap();
        assert_eq!(overlay, seen(&transaction, from, end));
    }
}

/// Keys, and values where they are not to be deleted.
fn entries() -> impl Strategy<Value = Vec<(u8, Option<u8>)>> {
    proptest::collection::vec((0_u8..6, proptest::option::of(any::<u8>())), 0..8)
}

fn change(store: &mut dyn WriteTransaction, entries: &[(u8, Option<u8>)]) {
    for (key, value) in entries {
        match value {
            Some(value) => store.put(&[*key], vec![*value]).unwrap(),
            None => store.delete(&[*key]).unwrap(),
        }
    }
}

/// Each value, and what is between two keys in both orders.
fn seen(store: &dyn ReadTransaction, from: u8, end: u8) -> Vec<String> {
    let (from, end) = ([from], [end]);
    let range = (Bound::Included(&from[..]), Bound::Excluded(&end[..]));
    let values = (0..6).map(|key| format!("{:?}", store.get(&[key]).unwrap()));
    let mut seen: Vec<String> = values.collect();
    seen.extend(shown(store, range, Order::Ascending));
    seen.extend(shown(store, range, Order::Descending));
    seen
}

fn file(directory: &Path) -> std::path::PathBuf {
    directory.join("tablestore.redb")
}
