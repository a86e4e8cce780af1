use std::time::Duration;

use tablestore_emulator::Emulator;
use tablestore_transport::NoRetryPolicy;
use tracing::subscriber::set_default;

use crate::testing::Script;
use crate::testing::recording::Recording;
use crate::{Client, ErrorKind, PrimaryKey, PrimaryKeyType, column};

#[tokio::test]
async fn a_request_with_a_time_limit_of_zero_is_rejected_unsent() {
    let script = Script::default();
    let client = script.client(NoRetryPolicy);
    let get = || client.get_row("orders", PrimaryKey::new("id", 1));
    for (request, expected) in [
        (get().call_timeout(Duration::ZERO), "call_timeout is 0 s"),
        (
            get().attempt_timeout(Duration::ZERO),
            "attempt_timeout is 0 s",
        ),
    ] {
        let error = request.send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        assert!(error.to_string().contains(expected), "{error}");
        assert!(error.to_string().starts_with("GetRow: "), "{error}");
        assert!(!error.request_sent());
    }
    assert_eq!(script.count(), 0);
}

#[tokio::test]
async fn the_span_of_a_call_has_the_units_that_it_consumed() {
    let recording = Recording::default();
    let _guard = set_default(recording.clone());
    let emulator = Emulator::in_memory();
    let client = Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("local")
        .service(emulator.service())
        .build()
        .unwrap();
    let create = client.create_table("orders");
    let create = create.primary_key("id", PrimaryKeyType::Integer);
    create.send().await.unwrap();
    let key = |id: i64| PrimaryKey::new("id", id);
    let put = client
        .put_row("orders", key(1))
        .column("a", "a".repeat(5000));
    put.send().await.unwrap();
    let update = client.update_row("orders", key(1)).put("b", 1);
    update.condition(column("a").exists()).send().await.unwrap();
    client.get_row("orders", key(1)).send().await.unwrap();
    let batch = client.batch_write_row();
    let rows = [2, 3].map(|id| client.put_row("orders", key(id)));
    batch.add_all(rows).send().await.unwrap().all_ok().unwrap();

    let units: Vec<_> = recording
        .spans()
        .into_iter()
        .filter(|span| span.metadata.name() == "call")
        .map(|span| {
            let units = |of: &str| {
                span.fields
                    .get(of)
                    .map(String::as_str)
                    .unwrap_or("")
                    .to_owned()
            };
            (
                units("db.operation.name"),
                units("tablestore.consumed.read"),
                units("tablestore.consumed.write"),
            )
        })
        .collect();
    let expected = [
        ("CreateTable", "", ""),
        ("PutRow", "0", "2"),
        ("UpdateRow", "1", "1"),
        ("GetRow", "2", "0"),
        ("BatchWriteRow", "0", "2"),
    ];
    let expected = expected.map(|(name, read, write)| (name.into(), read.into(), write.into()));
    assert_eq!(units, expected);
}
