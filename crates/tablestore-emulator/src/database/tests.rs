use std::task::{Context as TaskContext, Waker};
use std::time::{Duration, Instant};

use prost::Message as _;
use tablestore_protocol::proto::table::{
    CapacityUnit, CreateTableRequest, PrimaryKeySchema, PrimaryKeyType, ReservedThroughput,
    TableMeta, TableOptions,
};
use tokio::task::yield_now;

use super::*;
use crate::background::MAX_RUNNING;
use crate::engine::{Context, find_handler};
use crate::store::{Order, ReadTransaction, WriteTransaction};

/// Runs a test on a store of each kind, on one thread, as a program on a small machine does.
fn on_each_store<F: Future<Output = ()>>(test: impl Fn(Arc<Database>) -> F) {
    let directory = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    let disk = Database::open(directory.path(), Settings::default()).unwrap();
    for database in [Database::memory(Settings::default()), disk] {
        runtime.block_on(test(Arc::new(database)));
    }
}

async fn call(database: &Database, handler: Handler, body: impl Into<Bytes>) -> Outcome {
    let call = Call {
        instance: &Instance::new("shop").unwrap(),
        handler,
        body: body.into(),
        now: SystemTime::UNIX_EPOCH,
    };
    database.call(call).await
}

async fn list_tables(database: &Database) -> Outcome {
    call(database, find_handler("ListTable").unwrap(), "").await
}

async fn create_table(database: &Database, name: &str) -> Outcome {
    let request = CreateTableRequest {
        table_meta: TableMeta {
            table_name: name.into(),
            primary_key: vec![PrimaryKeySchema {
                name: "id".into(),
                r#type: PrimaryKeyType::Integer.into(),
                option: None,
            }],
            ..Default::default()
        },
        table_options: Some(TableOptions {
            time_to_live: Some(-1),
            max_versions: Some(1),
            ..Default::default()
        }),
        reserved_throughput: ReservedThroughput {
            capacity_unit: CapacityUnit {
                read: Some(0),
                write: Some(0),
            },
        },
        ..Default::default()
    };
    let handler = find_handler("CreateTable").unwrap();
    call(database, handler, request.encode_to_vec()).await
}

/// A computation that only ends when it is cancelled.
fn endless(context: &Context<'_>, _: &dyn ReadTransaction, _: &Bytes) -> Outcome {
    loop {
        context.work.budget.spend(1_000)?;
    }
}

/// A scan that only ends when it is cancelled.
fn endless_scan(_: &Context<'_>, store: &dyn ReadTransaction, _: &Bytes) -> Outcome {
    let all = (std::ops::Bound::Unbounded, std::ops::Bound::Unbounded);
    loop {
        for entry in store.range(all, Order::Ascending)? {
            entry?;
        }
        store.get(b"nothing")?;
    }
}

/// A write that only ends when it is cancelled.
fn endless_write(_: &Context<'_>, store: &mut dyn WriteTransaction, _: &Bytes) -> Outcome {
    loop {
        store.put(b"half done", Vec::new())?;
    }
}

async fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while !is_so() {
        assert!(Instant::now() < end, "not so after 20 seconds: {what}");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[test]
fn nothing_waits_for_long_reads_and_they_end_with_their_callers() {
    for read in [endless, endless_scan] {
        on_each_store(|database| async move {
            create_table(&database, "first").await.unwrap();
            let long = (0..2 * MAX_RUNNING).map(|_| {
                let database = Arc::clone(&database);
                tokio::spawn(async move { call(&database, Handler::Read(read), "").await })
            });
            let long: Vec<_> = long.collect();
            let turns = || database.background.available_turns();
            wait_until("all turns are taken", || turns() == 0).await;

            for number in 0..20 {
                create_table(&database, &format!("t{number}"))
                    .await
                    .unwrap();
                list_tables(&database).await.unwrap();
            }

            for call in long {
                call.abort();
            }
            wait_until("all turns are free", || turns() == MAX_RUNNING).await;
        });
    }
}

#[test]
fn no_thread_is_blocked_by_a_long_write_and_it_ends_with_its_caller() {
    on_each_store(|database| async move {
        let long = tokio::spawn({
            let database = Arc::clone(&database);
            async move { call(&database, Handler::LongWrite(endless_write), "").await }
        });
        yield_now().await;
        // These wait for the store, and this thread does not.
        let mut waiting = Vec::new();
        for number in 0..3 {
            let database = Arc::clone(&database);
            waiting.push(tokio::spawn(async move {
                create_table(&database, &format!("t{number}"))
                    .await
                    .unwrap();
                list_tables(&database).await.unwrap()
            }));
        }
        for _ in 0..100 {
            yield_now().await;
        }
        assert!(waiting.iter().all(|call| !call.is_finished()));

        long.abort();
        for call in waiting {
            call.await.unwrap();
        }
        // Of the write that was cancelled, nothing is left.
        let left = database
            .read_inline(
                |_, store, _| Ok(store.get(b"half done")?.unwrap_or("nothing".into())),
                Request {
                    instance: Instance::new("shop").unwrap(),
                    body: Bytes::new(),
                    now: SystemTime::UNIX_EPOCH,
                    budget: Budget::inline(),
                    ending: Arc::default(),
                },
            )
            .await;
        assert_eq!(left.unwrap().unwrap(), "nothing");
    });
}

#[test]
fn short_calls_are_done_at_the_first_poll_and_need_no_runtime() {
    let database = Database::memory(Settings::default());
    let mut task = TaskContext::from_waker(Waker::noop());
    let mut created = std::pin::pin!(create_table(&database, "t"));
    assert!(created.as_mut().poll(&mut task).is_ready());
    let mut listed = std::pin::pin!(list_tables(&database));
    assert!(listed.as_mut().poll(&mut task).is_ready());

    // A read beyond the inline budget does not need one either.
    fn long(_: &Context<'_>, store: &dyn ReadTransaction, _: &Bytes) -> Outcome {
        for _ in 0..10_000 {
            store.get(b"nothing")?;
        }
        Ok("done".into())
    }
    let mut read = std::pin::pin!(call(&database, Handler::Read(long), ""));
    assert!(read.as_mut().poll(&mut task).is_ready());
}

const PREFIX: &[u8] = b"a partition";

/// Begins a transaction.
fn begin(context: &Context<'_>, _: &mut dyn WriteTransaction, _: &Bytes) -> Outcome {
    let (instance, now) = (context.instance, context.now);
    context.transactions.begin(instance, now, PREFIX.to_vec())?;
    Ok(Bytes::new())
}

/// Ends it.
fn end(context: &Context<'_>, store: &mut dyn WriteTransaction, _: &Bytes) -> Outcome {
    context.transactions.end_all_under(PREFIX, context.ending);
    store.put(b"committed", Vec::new())?;
    Ok(Bytes::new())
}

/// Ends it, and fails afterwards.
fn end_and_fail(context: &Context<'_>, store: &mut dyn WriteTransaction, body: &Bytes) -> Outcome {
    end(context, store, body)?;
    Err(StoreError::new("on purpose").into())
}

/// Returns `open` or `ended`.
fn state(context: &Context<'_>, _: &dyn ReadTransaction, _: &Bytes) -> Outcome {
    let is_open = context.transactions.holds(PREFIX, context.now);
    Ok(if is_open { "open" } else { "ended" }.into())
}

#[test]
fn a_transaction_ends_with_the_write_that_is_committed_and_no_other() {
    on_each_store(|database| async move {
        call(&database, Handler::Write(begin), "").await.unwrap();
        for handler in [
            Handler::Write(end_and_fail),
            Handler::LongWrite(end_and_fail),
        ] {
            call(&database, handler, "").await.unwrap_err();
            let state = call(&database, Handler::Read(state), "").await;
            assert_eq!(state.unwrap(), "open");
        }
        call(&database, Handler::Write(end), "").await.unwrap();
        let ended = call(&database, Handler::Read(state), "").await;
        assert_eq!(ended.unwrap(), "ended");
    });
}
