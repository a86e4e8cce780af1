use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use super::*;

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread();
    { runtime }.build().unwrap().block_on(future)
}

fn file(directory: &Path) -> PathBuf {
    directory.join("tablestore.redb")
}

fn put(key: u8) -> Job {
    Job::new(move |it| {
        it.put(&[key], Vec::new())?;
        Ok(Bytes::new())
    })
}

fn rejected() -> ServiceError {
    ServiceError::new(ErrorCode::ConditionCheckFail, "")
}

/// Returns the keys of a store.
fn keys(store: &DiskStore) -> Result<Vec<String>, ServiceError> {
    use std::ops::Bound::Unbounded;

    store.read(|it| {
        let entries = it.range((Unbounded, Unbounded), crate::store::Order::Ascending)?;
        let keys = entries.map(|entry| Ok(entry?.0.escape_ascii().to_string()));
        keys.collect()
    })
}

#[test]
fn acknowledged_writes_are_kept() {
    let directory = tempfile::tempdir().unwrap();
    // A directory that does not exist is created.
    let path = directory.path().join("new/er");
    for round in 0..3 {
        let store = DiskStore::open(&path).unwrap();
        assert_eq!(keys(&store).unwrap().len(), round);
        block_on(store.write(put(b'a' + u8::try_from(round).unwrap()))).unwrap();
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
                tasks.spawn_local(write(Job::new(move |it| {
                    blocked.recv().unwrap();
                    it.put(b"first", Vec::new())?;
                    Ok(Bytes::new())
                })));
                tokio::task::yield_now().await;
                for number in 0..10_u8 {
                    tasks.spawn_local(write(Job::new(move |it| {
                        it.put(&[number], Vec::new())?;
                        match number % 2 {
                            0 => Ok(Bytes::new()),
                            _ => Err(rejected()),
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
    assert_eq!(keys(&store).unwrap().len(), 6);
}

#[test]
fn a_closed_store_has_finished_all_writes_and_rejects_more() {
    let directory = tempfile::tempdir().unwrap();
    let store = DiskStore::open(directory.path()).unwrap();
    block_on(async {
        let (written, ()) = tokio::join!(store.write(put(b'a')), store.close());
        written.unwrap();
        let error = store.write(put(b'a')).await.unwrap_err();
        assert_eq!(error.code(), &ErrorCode::ServerUnavailable);
        assert_eq!(error.message(), "Server is not available.");
        store.close().await;
    });
    assert_eq!(keys(&store).unwrap(), ["a"]);
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
fn other_formats_are_rejected() {
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

/// A disk whose next writes and syncs fail, as many as it is set to.
#[derive(Clone, Debug)]
struct FailingDisk {
    disk: Arc<redb::backends::InMemoryBackend>,
    failures: Arc<AtomicU32>,
}

impl FailingDisk {
    fn new() -> Self {
        Self {
            disk: Arc::new(redb::backends::InMemoryBackend::new()),
            failures: Arc::default(),
        }
    }

    fn fail(&self, times: u32) {
        self.failures.store(times, Ordering::Relaxed);
    }

    fn use_up(&self) -> io::Result<()> {
        let take = |left: u32| left.checked_sub(1);
        match self
            .failures
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
        {
            Ok(_) => Err(io::ErrorKind::StorageFull.into()),
            Err(_) => Ok(()),
        }
    }

    fn store(&self) -> DiskStore {
        let disk = self.clone();
        let open = move || {
            let error = |error: redb::Error| {
                OpenError::io(Path::new("memory"), io::Error::other(error.to_string()))
            };
            let database = redb::Builder::new().create_with_backend(disk.clone());
            let database = database.map_err(|it| error(it.into()))?;
            file::write_format(&database).map_err(error)?;
            Ok(database)
        };
        DiskStore::start(Box::new(open)).unwrap()
    }
}

impl redb::StorageBackend for FailingDisk {
    fn len(&self) -> io::Result<u64> {
        self.disk.len()
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        self.disk.read(offset, out)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        self.use_up()?;
        self.disk.set_len(len)
    }

    fn sync_data(&self) -> io::Result<()> {
        self.use_up()?;
        self.disk.sync_data()
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        self.use_up()?;
        self.disk.write(offset, data)
    }
}

#[track_caller]
fn assert_internal(outcome: Outcome) {
    let error = outcome.unwrap_err();
    assert_eq!(error.code(), &ErrorCode::InternalServerError);
    let message = error.message();
    assert!(message.starts_with("Internal server error. "), "{message}");
}

#[test]
fn a_disk_that_is_full_once_fails_no_later_write() {
    let disk = FailingDisk::new();
    let store = disk.store();
    block_on(store.write(put(b'a'))).unwrap();
    disk.fail(1);
    let (one, other) =
        block_on(async { tokio::join!(store.write(put(b'b')), store.write(put(b'c'))) });
    // They may share the commit that fails, and none is acknowledged that is lost.
    let lost = [&one, &other].iter().filter(|it| it.is_err()).count();
    assert!(lost >= 1);
    assert_internal([one, other].into_iter().find(Result::is_err).unwrap());

    block_on(store.write(put(b'd'))).unwrap();
    store.check().unwrap();
    let keys = keys(&store).unwrap();
    assert!(
        keys.contains(&"a".to_owned()) && keys.contains(&"d".to_owned()),
        "{keys:?}"
    );
    assert!(keys.len() >= 4 - lost, "{keys:?}");
}

#[test]
fn a_function_for_after_the_commit_runs_once_it_is_durable_and_never_without() {
    let disk = FailingDisk::new();
    let store = disk.store();
    let (report, reports) = mpsc::channel();
    let write = |key: u8| {
        let report = report.clone();
        block_on(store.write(put(key).on_commit(move || report.send(key).unwrap())))
    };
    write(b'a').unwrap();
    disk.fail(1);
    write(b'b').unwrap_err();
    write(b'c').unwrap();
    let rejected = Job::new(|_| Err(rejected()));
    let report_it = report.clone();
    let rejected = rejected.on_commit(move || report_it.send(b'd').unwrap());
    block_on(store.write(rejected)).unwrap_err();
    assert_eq!(reports.try_iter().collect::<Vec<_>>(), *b"ac");
}

#[test]
fn a_disk_that_fails_for_longer_is_reported_until_it_works_again() {
    let disk = FailingDisk::new();
    let store = disk.store();
    block_on(store.write(put(b'a'))).unwrap();
    disk.fail(u32::MAX);
    for key in b'b'..b'e' {
        assert_internal(block_on(store.write(put(key))));
        store.check().unwrap_err();
        keys(&store).unwrap_err();
    }
    disk.fail(0);

    // Asking whether it works is enough to have it opened again.
    let end = std::time::Instant::now() + Duration::from_secs(20);
    while store.check().is_err() {
        assert!(std::time::Instant::now() < end);
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(keys(&store).unwrap(), ["a"]);
    block_on(store.write(put(b'b'))).unwrap();
    assert_eq!(keys(&store).unwrap(), ["a", "b"]);
}

#[test]
fn a_file_that_fails_is_opened_again_once_reads_have_ended() {
    let disk = FailingDisk::new();
    let store = disk.store();
    block_on(store.write(put(b'a'))).unwrap();
    let (begun, has_begun) = mpsc::channel::<()>();
    let (end, ended) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        let store = &store;
        scope.spawn(move || {
            let read = store.read(|it| {
                begun.send(()).unwrap();
                ended.recv().unwrap();
                Ok(it.get(b"a")?)
            });
            // A state that was read before is still read, or the failure is reported.
            assert!(!matches!(read, Ok(None)));
        });
        has_begun.recv().unwrap();
        disk.fail(1);
        let writes = scope.spawn(|| {
            assert_internal(block_on(store.write(put(b'b'))));
            block_on(store.write(put(b'c')))
        });
        std::thread::sleep(Duration::from_millis(50));
        end.send(()).unwrap();
        writes.join().unwrap().unwrap();
    });
    store.check().unwrap();
}

#[test]
fn a_panic_of_the_writer_or_of_a_read_ends_neither() {
    let disk = FailingDisk::new();
    let store = disk.store();
    block_on(store.write(put(b'a'))).unwrap();

    assert_internal(block_on(store.write(Job::new(|it| {
        it.put(b"b", Vec::new())?;
        panic!("on purpose");
    }))));
    block_on(store.write(put(b'c'))).unwrap();

    assert_internal(store.read(|_| panic!("on purpose")));
    assert_eq!(keys(&store).unwrap(), ["a", "c"]);
    block_on(store.write(put(b'd'))).unwrap();
    store.check().unwrap();
}

/// A store of many pages that was closed, as the bytes of its file.
fn closed_file(directory: &Path) -> Vec<u8> {
    let store = DiskStore::open(directory).unwrap();
    block_on(store.write(Job::new(|it| {
        for number in 0..2_000_u32 {
            let value = fastrand::Rng::with_seed(number.into());
            it.put(&number.to_be_bytes(), vec![{ value }.u8(..); 100])?;
        }
        Ok(Bytes::new())
    })))
    .unwrap();
    drop(store);
    std::fs::read(file(directory)).unwrap()
}

/// Returns every key and value.
fn contents(store: &DiskStore) -> Result<Vec<(Bytes, Bytes)>, ServiceError> {
    use std::ops::Bound::Unbounded;

    store.read(|it| {
        let entries = it.range((Unbounded, Unbounded), crate::store::Order::Ascending)?;
        Ok(entries.collect::<Result<_, _>>()?)
    })
}

#[test]
fn a_damaged_file_is_rejected_or_has_all_its_data() {
    let directory = tempfile::tempdir().unwrap();
    let path = file(directory.path());
    let whole = closed_file(directory.path());
    let data = contents(&DiskStore::open(directory.path()).unwrap()).unwrap();
    let mut random = fastrand::Rng::with_seed(7);
    let mut rejected = 0;
    for round in 0..120 {
        let mut damaged = whole.clone();
        match round % 3 {
            0 => damaged[random.usize(..whole.len())] ^= 1 << random.u8(..8),
            1 => {
                let start = random.usize(..whole.len() - 4096);
                random.fill(&mut damaged[start..start + 64]);
            }
            _ => {
                let page = random.usize(1..whole.len() / 4096);
                damaged[page * 4096..(page + 1) * 4096].fill(0);
            }
        }
        std::fs::write(&path, &damaged).unwrap();
        match DiskStore::open(directory.path()) {
            // The damage is where there is no data.
            Ok(store) => assert!(contents(&store).unwrap() == data, "round {round}"),
            Err(error) => {
                assert!(
                    matches!(
                        error.kind(),
                        OpenErrorKind::Damaged | OpenErrorKind::NotAStore
                    ),
                    "{error:?}"
                );
                assert!(std::fs::read(&path).unwrap() == damaged, "round {round}");
                rejected += 1;
            }
        }
    }
    assert!(rejected > 10, "{rejected}");
}

#[test]
fn a_file_that_was_cut_off_is_damaged() {
    let directory = tempfile::tempdir().unwrap();
    let path = file(directory.path());
    let whole = closed_file(directory.path());
    for length in [9, 100, 512, 4096, whole.len() / 2, whole.len() - 1] {
        std::fs::write(&path, &whole[..length]).unwrap();
        let error = DiskStore::open(directory.path()).err().unwrap();
        assert_eq!(error.kind(), OpenErrorKind::Damaged, "{length}: {error:?}");
        assert_eq!(std::fs::read(&path).unwrap().len(), length);
        let message = error.to_string();
        assert!(
            message.contains("restore the file from a copy"),
            "{message}"
        );
    }
}

#[test]
fn what_an_interrupted_first_start_leaves_is_replaced() {
    let whole = closed_file(tempfile::tempdir().unwrap().path());
    for (name, content) in [
        ("tablestore.redb.new", &b""[..]),
        ("tablestore.redb.new", &whole[..4096]),
        ("tablestore.redb.new", b"anything"),
        // Of versions that created it under its own name.
        ("tablestore.redb", b""),
    ] {
        let directory = tempfile::tempdir().unwrap();
        std::fs::write(directory.path().join(name), content).unwrap();
        let store = DiskStore::open(directory.path()).unwrap();
        block_on(store.write(put(b'a'))).unwrap();
        drop(store);
        let store = DiskStore::open(directory.path()).unwrap();
        assert_eq!(keys(&store).unwrap(), ["a"]);
        let names = std::fs::read_dir(directory.path()).unwrap();
        let mut names: Vec<_> = names.map(|it| it.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["tablestore.lock", "tablestore.redb"]);
    }
}

#[test]
fn advice_fits_the_error_of_the_system() {
    let path = Path::new("data");
    for (kind, advice) in [
        (
            io::ErrorKind::PermissionDenied,
            "use a directory that can be read and written",
        ),
        (io::ErrorKind::StorageFull, "free some space on the disk"),
    ] {
        let error = OpenError::io(path, io::Error::from(kind));
        assert_eq!(
            error.to_string(),
            format!("data in data cannot be opened: {advice}")
        );
    }
}
