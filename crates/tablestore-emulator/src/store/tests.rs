use std::ops::Bound;

use bytes::Bytes;
use proptest::prelude::{Strategy, any, proptest};
use tablestore_core::{ErrorCode, ServiceError};

use super::disk::Job;
use super::{
    Changes, DiskStore, KeyRange, MemoryStore, Order, Overlay, ReadTransaction, WriteTransaction,
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
        let mut transaction = block_on(self.write());
        change(&mut transaction)?;
        transaction.commit();
        Ok(())
    }

    fn entries(&self, range: KeyRange<'_>, order: Order) -> Vec<String> {
        let whole = shown(&block_on(self.read()), range, order);
        assert_eq!(shown(&self.read_in_portions(), range, order), whole);
        whole
    }

    fn get(&self, key: &str) -> Option<Bytes> {
        let value = block_on(self.read()).get(key.as_bytes()).unwrap();
        assert_eq!(self.read_in_portions().get(key.as_bytes()).unwrap(), value);
        value
    }
}

impl TestStore for DiskStore {
    fn write(&self, change: Change) -> Result<(), ServiceError> {
        let job = Job::new(move |transaction| {
            change(transaction)?;
            Ok(Bytes::new())
        });
        block_on(DiskStore::write(self, job)).map(drop)
    }

    fn entries(&self, range: KeyRange<'_>, order: Order) -> Vec<String> {
        self.read(|it| Ok(shown(it, range, order))).unwrap()
    }

    fn get(&self, key: &str) -> Option<Bytes> {
        self.read(|it| Ok(it.get(key.as_bytes())?)).unwrap()
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

fn rejected() -> ServiceError {
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
                Err(rejected())
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
fn memory_undoes_a_write_that_panicked_and_continues() {
    let store = MemoryStore::default();
    let panicked = std::thread::scope(|scope| {
        let write = scope.spawn(|| {
            let mut transaction = block_on(store.write());
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

proptest! {
    #[test]
    fn an_overlay_shows_what_a_store_would_be_with_the_changes(
        base in entries(),
        changes in entries(),
        (from, end) in (0_u8..6, 0_u8..6),
    ) {
        let store = MemoryStore::default();
        let mut transaction = block_on(store.write());
        change(&mut transaction, &base);
        transaction.commit();

        let mut changed = Changes::default();
        let transaction = block_on(store.read());
        let overlay = {
            let mut overlay = Overlay::new(&transaction, &mut changed);
            change(&mut overlay, &changes);
            seen(&overlay, from, end)
        };
        drop(transaction);
        let mut transaction = block_on(store.write());
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
