use std::time::Duration;

use prost::Message;
use tablestore_core::{Effect, ErrorCode, ErrorKind, Operation, ServiceError};
use tablestore_protocol::{plainbuffer, proto::table as proto};

use super::*;
use crate::call::Request;
use crate::row::KeyRange;
use crate::testing::Script;
use tablestore_transport::NoRetryPolicy;

fn key() -> PrimaryKey {
    PrimaryKey::new("id", 1).and("n", 2)
}

async fn start(script: Script) -> (Script, LocalTransaction) {
    let script = script.respond(&proto::StartLocalTransactionResponse {
        transaction_id: "t".to_owned(),
    });
    let client = script.client(NoRetryPolicy);
    let start = client.start_local_transaction("a", PrimaryKey::new("id", 1));
    let transaction = start.send().await.unwrap();
    (script, transaction)
}

#[tokio::test]
async fn it_starts_on_a_partition_key_and_ends_by_its_id() {
    let (script, transaction) = start(Script::default()).await;
    let asked: Vec<proto::StartLocalTransactionRequest> = script.asked();
    assert_eq!(asked[0].table_name, "a");
    let partition_key = plainbuffer::decode_primary_key(&asked[0].key).unwrap();
    assert_eq!(partition_key, PrimaryKey::new("id", 1));

    let script = script.respond(&proto::CommitTransactionResponse {});
    transaction.commit().send().await.unwrap();
    let asked: Vec<proto::CommitTransactionRequest> = script.asked();
    assert_eq!(asked[1].transaction_id, "t");
    assert_eq!(script.operations()[1], Operation::COMMIT_TRANSACTION);

    let (script, transaction) = start(Script::default()).await;
    let script = script.respond(&proto::AbortTransactionResponse {});
    transaction.abort().send().await.unwrap();
    assert_eq!(script.operations()[1], Operation::ABORT_TRANSACTION);
    let effects = script.operations();
    assert!(
        effects
            .iter()
            .all(|operation| operation.effect() == Effect::Write)
    );
}

/// Lets tasks run until they wait.
async fn let_tasks_run() {
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn dropped_before_its_end_it_is_aborted_once() {
    type End = fn(LocalTransaction);
    let ends: [(End, &str); 3] = [
        (drop, "drop"),
        (|transaction| drop(transaction.commit()), "commit"),
        (|transaction| drop(transaction.abort()), "abort"),
    ];
    for (end, name) in ends {
        let (script, transaction) = start(Script::default()).await;
        end(transaction);
        let_tasks_run().await;
        let operations = script.operations();
        assert_eq!(operations[1..], [Operation::ABORT_TRANSACTION], "{name}");
        let asked: Vec<proto::AbortTransactionRequest> = script.asked();
        assert_eq!(asked[1].transaction_id, "t");
    }

    let (script, transaction) = start(Script::default()).await;
    assert_eq!(transaction.into_id(), "t");
    let_tasks_run().await;
    assert_eq!(script.count(), 1, "its id was taken");
}

#[tokio::test]
async fn the_guard_stays_until_the_response_is_known() {
    let broken = || Error::new(ErrorKind::Transport, "broken");
    let ended = || Error::from(ServiceError::new(ErrorCode::SessionNotExist, ""));
    for (error, aborts) in [(broken(), 1), (ended(), 0)] {
        let (script, transaction) = start(Script::default()).await;
        let script = script
            .fail(error)
            .respond(&proto::AbortTransactionResponse {});
        transaction.commit().send().await.unwrap_err();
        assert_eq!(script.count(), 2 + aborts, "the abort is awaited");
        let_tasks_run().await;
        assert_eq!(script.count(), 2 + aborts);
    }

    let (script, transaction) = start(Script::default()).await;
    let script = script.respond(&proto::CommitTransactionResponse {});
    transaction.commit().send().await.unwrap();
    let_tasks_run().await;
    assert_eq!(script.count(), 2, "committed");
}

#[tokio::test]
async fn a_commit_that_is_dropped_in_flight_is_aborted() {
    let (script, transaction) = start(Script::default()).await;
    let commit = tokio::spawn(transaction.commit().send());
    let_tasks_run().await;
    commit.abort();
    let_tasks_run().await;
    let expected = [Operation::COMMIT_TRANSACTION, Operation::ABORT_TRANSACTION];
    assert_eq!(script.operations()[1..], expected);
}

#[tokio::test(start_paused = true)]
async fn a_commit_does_not_wait_long_for_the_abort() {
    let (script, transaction) = start(Script::default()).await;
    let script = script.fail(Error::new(ErrorKind::Transport, "broken"));
    let started = tokio::time::Instant::now();
    transaction.commit().send().await.unwrap_err();
    assert_eq!(started.elapsed(), Duration::from_secs(1));
    assert_eq!(script.count(), 3);
}

#[tokio::test]
async fn a_start_that_is_dropped_in_flight_is_aborted_when_its_response_comes() {
    let script = Script::default();
    let client = script.client(NoRetryPolicy);
    let start = client.start_local_transaction("a", PrimaryKey::new("id", 1));
    let start = tokio::spawn(start.send());
    let_tasks_run().await;
    start.abort();
    let_tasks_run().await;
    assert_eq!(script.count(), 1);

    let script = script.respond(&proto::StartLocalTransactionResponse {
        transaction_id: "t".to_owned(),
    });
    let_tasks_run().await;
    let asked: Vec<proto::AbortTransactionRequest> = script.asked();
    assert_eq!(script.operations()[1], Operation::ABORT_TRANSACTION);
    assert_eq!(asked[1].transaction_id, "t");
}

#[tokio::test]
async fn a_start_that_is_dropped_unsent_sends_nothing() {
    let script = Script::default();
    let client = script.client(NoRetryPolicy);
    let start = client.start_local_transaction("a", PrimaryKey::new("id", 1));
    drop(start.clone());
    drop(start.send());
    let_tasks_run().await;
    assert_eq!(script.count(), 0);
}

#[tokio::test]
async fn a_transaction_around_work_commits_or_aborts_and_can_be_spawned() {
    let begin = || {
        Script::default().respond(&proto::StartLocalTransactionResponse {
            transaction_id: "t".to_owned(),
        })
    };
    let run = |script: &Script, fails: bool| {
        let client = script.client(NoRetryPolicy);
        tokio::spawn(async move {
            let work = async |transaction: &LocalTransaction| {
                transaction.delete_row(key()).send().await?;
                match fails {
                    true => Err(Error::new(ErrorKind::Value, "no")),
                    false => Ok(5),
                }
            };
            let partition_key = PrimaryKey::new("id", 1);
            client.transaction("a", partition_key, work).await
        })
    };
    let deleted = proto::DeleteRowResponse::default();

    let script = begin()
        .respond(&deleted)
        .respond(&proto::CommitTransactionResponse {});
    assert_eq!(run(&script, false).await.unwrap().unwrap(), 5);
    assert_eq!(script.operations()[2], Operation::COMMIT_TRANSACTION);

    let script = begin()
        .respond(&deleted)
        .respond(&proto::AbortTransactionResponse {});
    let error = run(&script, true).await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Value);
    assert_eq!(script.operations()[2], Operation::ABORT_TRANSACTION);

    let script = begin();
    let running = run(&script, false);
    let_tasks_run().await;
    running.abort();
    let_tasks_run().await;
    assert_eq!(script.operations()[2], Operation::ABORT_TRANSACTION);
}

#[test]
fn outside_a_runtime_dropping_it_does_nothing() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let (script, transaction) = runtime.block_on(start(Script::default()));
    drop(transaction);
    runtime.block_on(let_tasks_run());
    assert_eq!(script.count(), 1);
}

#[tokio::test]
async fn its_requests_carry_its_id() {
    fn sent<M: Message + Default>(request: &impl Request) -> M {
        M::decode(request.encode().unwrap()).unwrap()
    }
    let (_, transaction) = start(Script::default()).await;
    let put: proto::PutRowRequest = sent(&transaction.put_row(key()));
    let update: proto::UpdateRowRequest = sent(&transaction.update_row(key()).put("x", 1));
    let delete: proto::DeleteRowRequest = sent(&transaction.delete_row(key()));
    let get: proto::GetRowRequest = sent(&transaction.get_row(key()));
    let range = KeyRange::all(["id", "n"]).forward();
    let range: proto::GetRangeRequest = sent(&transaction.get_range(range));
    let batch = transaction.batch_write_row();
    let batch = batch.add(transaction.put_row(key()));
    let batch: proto::BatchWriteRowRequest = sent(&batch);
    for (table, id) in [
        (put.table_name, put.transaction_id),
        (update.table_name, update.transaction_id),
        (delete.table_name, delete.transaction_id),
        (get.table_name, get.transaction_id),
        (range.table_name, range.transaction_id),
        (batch.tables[0].table_name.clone(), batch.transaction_id),
    ] {
        assert_eq!((table.as_str(), id.as_deref()), ("a", Some("t")));
    }
}
