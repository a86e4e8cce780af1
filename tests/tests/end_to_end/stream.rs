use std::time::Duration;

use tablestore::batch::RowChange;
use tablestore::row::ColumnUpdate;
use tablestore::stream::{StreamAction, StreamColumns, StreamSpecification};
use tablestore::{Column, Value};

use tablestore_tests::{TestEmulator, everywhere};

use crate::{TABLE, client, create, everything, fill, key};

everywhere!(
    changes_of_a_table_come_in_order_with_what_was_there_before,
    a_table_that_follows_a_stream_becomes_the_same,
    a_reader_chooses_from_the_columns_of_a_stream,
);

async fn changes_of_a_table_come_in_order_with_what_was_there_before(service: &TestEmulator) {
    let client = client(service);
    let stream = StreamSpecification::enabled(24).origin_columns(["n"]);
    create(&client, TABLE).stream(stream).send().await.unwrap();
    let described = client
        .describe_table(TABLE)
        .send()
        .await
        .unwrap()
        .stream
        .unwrap();
    assert_eq!(
        (described.enabled, described.expiration_hours),
        (true, Some(24))
    );

    client
        .put_row(TABLE, key("alice", 1))
        .column("n", 1)
        .send()
        .await
        .unwrap();
    let update = client
        .update_row(TABLE, key("alice", 1))
        .put("n", 2)
        .delete("x");
    update.send().await.unwrap();
    client
        .delete_row(TABLE, key("alice", 1))
        .send()
        .await
        .unwrap();

    let listed = client
        .list_stream()
        .table(TABLE)
        .send()
        .await
        .unwrap()
        .streams;
    assert_eq!(Some(&listed[0].stream_id), described.stream_id.as_ref());
    let stream = client
        .describe_stream(&listed[0].stream_id)
        .send()
        .await
        .unwrap();
    assert_eq!(stream.table, TABLE);
    let shard = &stream.shards[0].shard_id;
    let start = client
        .get_shard_iterator(&stream.stream_id, shard)
        .send()
        .await
        .unwrap();

    let get = client
        .get_stream_record(start.shard_iterator)
        .limit(2)
        .table(TABLE);
    let mut records = get.records();
    let mut found = Vec::new();
    while let Some(record) = records.next().await {
        found.push(record.unwrap());
    }
    let actions: Vec<_> = found.iter().map(|record| record.action).collect();
    assert_eq!(
        actions,
        [
            StreamAction::PutRow,
            StreamAction::UpdateRow,
            StreamAction::DeleteRow
        ]
    );
    assert!(
        found
            .iter()
            .all(|record| record.primary_key == key("alice", 1))
    );
    assert!(found.is_sorted_by_key(|record| record.sequence_info));
    assert_eq!(found[1].changes.len(), 2);
    assert!(matches!(&found[1].changes[0], ColumnUpdate::Put(column) if column.name == "n"));
    let old: &Column = &found[1].old_columns.as_ref().unwrap()[0];
    assert_eq!((old.name.as_str(), &old.value), ("n", &1.into()));

    // What is written later is found from where this stopped.
    let next = records.next_start().unwrap();
    client.put_row(TABLE, key("bob", 1)).send().await.unwrap();
    let get = client
        .get_stream_record(next)
        .follow(Duration::from_millis(1));
    let record = get.records().next().await.unwrap().unwrap();
    assert_eq!(record.primary_key, key("bob", 1));

    let off = client
        .update_table(TABLE)
        .stream(StreamSpecification::disabled());
    assert!(!off.send().await.unwrap().stream.unwrap().enabled);
}

async fn a_table_that_follows_a_stream_becomes_the_same(service: &TestEmulator) {
    let client = client(service);
    let stream = StreamSpecification::enabled(24);
    create(&client, TABLE).stream(stream).send().await.unwrap();
    create(&client, "copy").send().await.unwrap();
    fill(&client, "alice", 0..4).await;
    let update = client.update_row(TABLE, key("alice", 1));
    let update = update.put("status", "paid").delete("n").increment("m", 2);
    update.send().await.unwrap();
    let update = client.update_row(TABLE, key("alice", 1));
    update.increment("m", 3).send().await.unwrap();
    let delete = client.delete_row(TABLE, key("alice", 2));
    delete.send().await.unwrap();

    let streams = client.list_stream().table(TABLE).send().await.unwrap();
    let stream = &streams.streams[0].stream_id;
    let described = client.describe_stream(stream).send().await.unwrap();
    let oldest = client.get_shard_iterator(stream, &described.shards[0].shard_id);
    let oldest = oldest.send().await.unwrap().shard_iterator;
    let mut records = client.get_stream_record(oldest).records();
    while let Some(record) = records.next().await {
        let record = record.unwrap();
        let (key, changes) = (record.primary_key, record.changes.into_iter());
        let change: RowChange = match record.action {
            StreamAction::PutRow => {
                let columns = changes.filter_map(ColumnUpdate::into_put);
                client.put_row("copy", key).columns(columns).into()
            }
            StreamAction::UpdateRow => client.update_row("copy", key).changes(changes).into(),
            _ => client.delete_row("copy", key).into(),
        };
        let batch = client.batch_write_row().add(change);
        batch.send().await.unwrap().all_ok().unwrap();
    }

    let rows = async |table| {
        let range = client.get_range(table, everything().forward());
        range.send().await.unwrap().rows
    };
    let original = rows(TABLE).await;
    assert_eq!(original[1].get::<i64>("m").unwrap(), 5);
    assert_eq!(original.len(), 3);
    assert_eq!(rows("copy").await, original);
}

async fn a_reader_chooses_from_the_columns_of_a_stream(service: &TestEmulator) {
    let client = client(service);
    let both = StreamSpecification::enabled(1)
        .old_columns(StreamColumns::All)
        .new_columns(StreamColumns::All);
    create(&client, TABLE).stream(both).send().await.unwrap();
    let put = client.put_row(TABLE, key("ann", 1));
    let put = put.column("a", 1).column("b", 1);
    put.send().await.unwrap();
    let update = client.update_row(TABLE, key("ann", 1));
    update.put("a", 2).send().await.unwrap();

    let streams = client.list_stream().table(TABLE).send().await.unwrap();
    let stream = &streams.streams[0].stream_id;
    let shards = client.describe_stream(stream).send().await.unwrap().shards;
    let position = client.get_shard_iterator(stream, &shards[0].shard_id);
    let position = position.send().await.unwrap().shard_iterator;
    let records = client
        .get_stream_record(position)
        .table(TABLE)
        .old_columns(StreamColumns::Input)
        .new_columns(StreamColumns::Named(vec!["b".to_owned()]))
        .send()
        .await
        .unwrap()
        .records;
    let shown = |columns: &Option<Vec<Column>>| -> Vec<(String, Value)> {
        let columns = columns.iter().flatten();
        columns
            .map(|column| (column.name.to_string(), column.value.clone()))
            .collect()
    };
    let one = |name: &str| vec![(name.to_owned(), Value::from(1))];
    assert_eq!(shown(&records[1].old_columns), one("a"));
    assert_eq!(shown(&records[1].new_columns), one("b"));
}
