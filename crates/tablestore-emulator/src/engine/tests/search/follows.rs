//! Which rows an index has, and when.

use std::path::Path;

use tablestore_protocol::proto::search::SyncPhase;
use tablestore_protocol::proto::table::{
    CommitTransactionRequest, CommitTransactionResponse, StartLocalTransactionRequest,
    StartLocalTransactionResponse, StreamSpecification, UpdateTableRequest, UpdateTableResponse,
};

use redb::ReadableDatabase as _;

use super::*;
use crate::engine::shared::storage_key;

#[test]
fn every_acknowledged_write_is_found() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service.put_text("before", "tea");
        service.create_search_index(&index()).unwrap();
        assert_eq!(service.with_word("tea"), ["before"]);
        service.put_text("after", "tea");
        assert_eq!(service.with_word("tea"), ["after", "before"]);
        service.put_text("before", "coffee");
        assert_eq!(service.with_word("tea"), ["after"]);
        service.delete(&id("after"), ignore()).unwrap();
        assert_eq!(service.with_word("tea"), [""; 0]);
        let put = ColumnUpdate::Put(Column::new("text", "more tea"));
        service.update(&id("new"), &[put], ignore()).unwrap();
        assert_eq!(service.with_word("tea"), ["new"]);
        let delete = ColumnUpdate::DeleteAllVersions {
            name: "text".into(),
        };
        service.update(&id("new"), &[delete], ignore()).unwrap();
        assert_eq!(service.with_word("tea"), [""; 0]);
        let all = service.search(&counted(match_all())).unwrap();
        assert_eq!(all.total_hits, Some(2));
    });
}

#[test]
fn an_index_outlives_its_process() {
    let directory = tempfile::tempdir().unwrap();
    let open = || Service::new(Database::open(directory.path(), Settings::default()).unwrap());
    let service = open();
    service.create(TableOptions::default());
    service.create_search_index(&index()).unwrap();
    service.put_text("1", "tea");
    assert_eq!(service.with_word("tea"), ["1"]);
    drop(service);
    let service = open();
    assert_eq!(service.with_word("tea"), ["1"]);
    service.put_text("2", "tea");
    assert_eq!(service.with_word("tea"), ["1", "2"]);
}

#[test]
fn an_index_that_fell_behind_its_log_is_built_anew() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service.create_search_index(&index()).unwrap();
        service.put_text("0", "tea");
        assert_eq!(service.with_word("tea").len(), 1);
        for round in 1..10 {
            service.put_text(&round.to_string(), "tea");
        }
        // Later writes remove entries that no search has read.
        service.advance(Duration::from_secs(3600));
        for round in 10..20 {
            service.put_text(&round.to_string(), "coffee");
        }
        assert_eq!(service.with_word("tea").len(), 10);
        assert_eq!(service.with_word("coffee").len(), 10);
    });
}

#[test]
fn an_index_that_fell_behind_by_many_writes_is_built_anew() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service.create_search_index(&index()).unwrap();
        service.put_text("first", "tea");
        assert_eq!(service.with_word("tea"), ["first"]);
        // Of these, the log has the last 50 alone.
        for number in 0..200 {
            service.put_text(&format!("{number:03}"), "coffee");
        }
        service.delete(&id("first"), ignore()).unwrap();
        let found = service.search(&counted(word("coffee"))).unwrap();
        assert_eq!(found.total_hits, Some(200));
        assert_eq!(service.with_word("tea"), [""; 0]);
    });
}

#[test]
fn what_every_index_has_read_is_not_kept() {
    let directory = tempfile::tempdir().unwrap();
    let service = Service::new(Database::open(directory.path(), Settings::default()).unwrap());
    service.create(TableOptions::default());
    let mut second = index();
    second.index_name = "second".into();
    service.create_search_index(&index()).unwrap();
    service.create_search_index(&second).unwrap();
    let put = |from: u32| {
        for number in from..from + 20 {
            service.put_text(&format!("{number:03}"), "tea");
        }
    };
    // One of them has been built: the other would be, from the rows.
    put(0);
    assert_eq!(service.with_word("tea").len(), 10);
    service.advance(Duration::from_secs(20));
    put(20);
    let unread = service.search(&counted(word("tea"))).unwrap();
    assert_eq!(unread.total_hits, Some(40));
    service.advance(Duration::from_secs(20));
    put(40);
    drop(service);
    assert_eq!(logged(directory.path()), 20, "those of the last 10 seconds");
}

/// Entries of all change logs in a data directory.
fn logged(directory: &Path) -> usize {
    let file = redb::Database::open(directory.join("tablestore.redb")).unwrap();
    let transaction = file.begin_read().unwrap();
    let entries = redb::TableDefinition::<&[u8], &[u8]>::new("entries");
    let entries = transaction.open_table(entries).unwrap();
    let (first, end) = storage_key::all_changes();
    entries.range(&first[..]..&end[..]).unwrap().count()
}

#[test]
fn what_transactions_have_logged_is_not_kept_either() {
    let directory = tempfile::tempdir().unwrap();
    let service = Service::new(Database::open(directory.path(), Settings::default()).unwrap());
    create_with_transactions(&service);
    service.create_search_index(&index()).unwrap();
    for round in 0..4 {
        service.advance(Duration::from_secs(20));
        for number in 0..10 {
            let transaction =
                put_text_in_transaction(&service, &format!("{round} {number}"), "tea");
            commit(&service, transaction);
            // Never committed, so nothing of it is logged.
            put_text_in_transaction(&service, &format!("{round} {number} open"), "tea");
        }
        let found = service.search(&counted(word("tea"))).unwrap();
        assert_eq!(found.total_hits, Some((round + 1) * 10));
    }
    drop(service);
    assert_eq!(logged(directory.path()), 10, "those of the last 10 seconds");
}

#[test]
fn an_index_of_a_table_on_disk_follows_what_another_process_has_written() {
    let directory = tempfile::tempdir().unwrap();
    let open = || Service::new(Database::open(directory.path(), Settings::default()).unwrap());
    let service = open();
    service.create(TableOptions::default());
    service.create_search_index(&index()).unwrap();
    for number in 0..20 {
        service.put_text(&format!("{number:02}"), "tea");
    }
    drop(service);
    // Nothing is built before a search asks for it, and then from the rows.
    let service = open();
    service.delete(&id("07"), ignore()).unwrap();
    service.put_text("08", "coffee");
    drop(service);
    let service = open();
    let found = service.search(&counted(word("tea"))).unwrap();
    assert_eq!(found.total_hits, Some(18));
    assert_eq!(service.with_word("coffee"), ["08"]);
}

#[test]
fn a_stream_that_starts_or_ends_loses_no_change() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service.create_search_index(&index()).unwrap();
        service.put_text("1", "tea");
        assert_eq!(service.with_word("tea").len(), 1);
        for (enable_stream, key) in [(true, "2"), (false, "3")] {
            let request = UpdateTableRequest {
                table_name: "t".into(),
                stream_spec: Some(StreamSpecification {
                    enable_stream,
                    expiration_time: enable_stream.then_some(1),
                    ..StreamSpecification::default()
                }),
                ..UpdateTableRequest::default()
            };
            service.put_text(&format!("{key} before"), "tea");
            service
                .call::<UpdateTableResponse>("UpdateTable", &request)
                .unwrap();
            service.put_text(&format!("{key} after"), "tea");
        }
        assert_eq!(service.with_word("tea").len(), 5);
    });
}

#[test]
fn a_lag_hides_writes_for_a_while() {
    let settings = Settings {
        search_index_lag: Duration::from_secs(2),
        ..Settings::default()
    };
    on_each_store_with(&settings, |service| {
        service.create(TableOptions::default());
        service.create_search_index(&index()).unwrap();
        let phase = || {
            let described = service.describe_search_index("i").unwrap();
            described.sync_stat.unwrap().sync_phase()
        };
        assert_eq!(phase(), SyncPhase::Full);
        service.put_text("1", "tea");
        assert_eq!(service.with_word("tea"), [""; 0]);
        service.advance(Duration::from_secs(3));
        assert_eq!(phase(), SyncPhase::Incr);
        assert_eq!(service.with_word("tea"), ["1"]);
        service.put_text("2", "tea");
        assert_eq!(service.with_word("tea"), ["1"]);
        service.advance(Duration::from_secs(3));
        assert_eq!(service.with_word("tea"), ["1", "2"]);
    });
}

fn create_with_transactions(service: &Service) {
    let request = CreateTableRequest {
        enable_local_txn: Some(true),
        ..new_table("t", &[("id", PrimaryKeyType::String)])
    };
    service.create_table(&request).unwrap();
}

/// Writes a row in a new transaction. Returns its id.
fn put_text_in_transaction(service: &Service, key: &str, text: &str) -> String {
    let start = StartLocalTransactionRequest {
        table_name: "t".into(),
        key: encode_primary_key(&id(key)),
        ..StartLocalTransactionRequest::default()
    };
    let started: StartLocalTransactionResponse =
        service.call("StartLocalTransaction", &start).unwrap();
    let put = PutRowRequest {
        table_name: "t".into(),
        row: encode_row(&id(key), &[Column::new("text", text)]),
        condition: ignore(),
        transaction_id: Some(started.transaction_id.clone()),
        ..PutRowRequest::default()
    };
    service.call::<PutRowResponse>("PutRow", &put).unwrap();
    started.transaction_id
}

fn commit(service: &Service, transaction_id: String) {
    let commit = CommitTransactionRequest { transaction_id };
    service
        .call::<CommitTransactionResponse>("CommitTransaction", &commit)
        .unwrap();
}

#[test]
fn transactions_are_found_when_they_are_committed() {
    on_each_store(|service| {
        create_with_transactions(service);
        service.create_search_index(&index()).unwrap();
        let transaction = put_text_in_transaction(service, "1", "tea");
        assert_eq!(service.with_word("tea"), [""; 0]);
        commit(service, transaction);
        assert_eq!(service.with_word("tea"), ["1"]);
    });
}

#[test]
fn rows_expire_with_their_table_or_their_index() {
    on_each_store(|service| {
        service.create(TableOptions {
            time_to_live: Some(300_000),
            allow_update: Some(false),
            ..TableOptions::default()
        });
        service.create_search_index(&index()).unwrap();
        let short = CreateSearchIndexRequest {
            index_name: "short".into(),
            time_to_live: Some(100_000),
            ..index()
        };
        service.create_search_index(&short).unwrap();
        service.put_text("1", "tea");
        let total = |name| {
            let response = service.search_in(name, &counted(match_all()), None);
            response.unwrap().total_hits
        };
        assert_eq!((total("i"), total("short")), (Some(1), Some(1)));
        service.advance(Duration::from_secs(200_000));
        assert_eq!((total("i"), total("short")), (Some(1), Some(0)));
        service.advance(Duration::from_secs(200_000));
        assert_eq!((total("i"), total("short")), (Some(0), Some(0)));
    });
}

#[test]
fn words_come_from_the_settings() {
    let max_word = || {
        let mut request = index();
        let fields = &mut request.schema.as_mut().unwrap().field_schemas;
        fields[0].analyzer = Some("max_word".into());
        request
    };
    let find = |settings: &Settings, sought: &str| {
        let service = Service::new(Database::memory(settings.clone()));
        service.create(TableOptions::default());
        service.create_search_index(&max_word()).unwrap();
        service.put_text("1", "求推荐几款菊花茶店铺");
        service.with_word(sought).len()
    };
    let with_words = |list: &str| Settings {
        search_words: Some(list.into()),
        ..Settings::default()
    };
    let words = with_words("菊花茶\n花茶\n茶店\n");
    assert_eq!(find(&words, "花茶"), 1);
    assert_eq!(find(&words, "花"), 0);
    assert_eq!(find(&with_words(""), "花"), 1);
    // Without a setting, the words of the feature are known, where it is enabled.
    let as_a_letter = usize::from(!cfg!(feature = "chinese-words"));
    assert_eq!(find(&Settings::default(), "花"), as_a_letter);
}
