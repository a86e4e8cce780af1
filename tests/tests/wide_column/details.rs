//! What calls tell and take beside rows.

use std::time::Duration;

use tablestore::{
    BloomFilterType, DefinedColumnType, ErrorCode, IndexMeta, StreamColumns, StreamSpecification,
    TableOptions, Value,
};

use super::*;

everywhere!(
    bulk_operations_tell_their_cost_in_bytes,
    a_table_tells_its_id_and_hints,
    a_table_tells_where_it_was_split,
    an_index_has_a_time_to_live_where_rows_are_not_updated,
    a_reader_chooses_from_the_columns_of_a_stream,
);

async fn bulk_operations_tell_their_cost_in_bytes(service: &LocalService) {
    let client = client_with_table(service).await;
    let put = |order: i64| {
        let put = client.put_row(TABLE, key("ann", order));
        put.column("n", order)
    };
    let import = client.bulk_import(TABLE).add_all((0..2).map(put));
    let cost = import.send().await.unwrap().consumed[TABLE];
    // Names and values: customer, order and n.
    let row = (8 + 3) + (5 + 8) + (1 + 8);
    assert_eq!((cost.write_bytes, cost.write), (2 * row, 0));
    let export = client.bulk_export(TABLE, everything().forward());
    let cost = export.columns(["n"]).send().await.unwrap().consumed;
    assert_eq!((cost.read_bytes, cost.read), (2 * row, 0));
    let get = client.get_row(TABLE, key("ann", 1)).cache_blocks(false);
    let cost = get.send().await.unwrap().consumed;
    assert_eq!((cost.read_bytes, cost.read), (0, 1));
}

async fn a_table_tells_its_id_and_hints(service: &LocalService) {
    let client = client(service);
    let hints = TableOptions::new()
        .bloom_filter_type(BloomFilterType::Row)
        .block_size(65_536);
    create(&client, TABLE).options(hints).send().await.unwrap();
    let table = client.describe_table(TABLE).send().await.unwrap();
    assert!(table.table_id.is_some() && table.global_table_id.is_none());
    assert!(table.throughput_increase_time.is_some());
    assert_eq!(table.options.bloom_filter_type, Some(BloomFilterType::Row));
    assert_eq!(table.options.block_size, Some(65_536));
}

async fn a_table_tells_where_it_was_split(service: &LocalService) {
    let client = client(service);
    let split = create(&client, TABLE).split_points(["h", "q"]);
    split.send().await.unwrap();
    let splits = client
        .describe_table(TABLE)
        .send()
        .await
        .unwrap()
        .shard_splits;
    assert_eq!(splits, ["h", "q"].map(|it| PrimaryKey::new("customer", it)));
}

async fn an_index_has_a_time_to_live_where_rows_are_not_updated(service: &LocalService) {
    let client = client(service);
    let create = |options: TableOptions| {
        create(&client, TABLE)
            .defined_column("status", DefinedColumnType::String)
            .index(IndexMeta::global("by_status", ["status"]))
            .options(options)
            .send()
    };
    let options = TableOptions::new().time_to_live(Duration::from_secs(86_400));
    let refused = create(options.clone()).await.unwrap_err();
    assert_eq!(refused.code(), Some(&ErrorCode::ParameterInvalid));
    create(options.allow_update(false)).await.unwrap();
    let index = client.describe_table("by_status").send().await.unwrap();
    assert_eq!(
        index.options.time_to_live,
        Some(Duration::from_secs(86_400).into())
    );
}

async fn a_reader_chooses_from_the_columns_of_a_stream(service: &LocalService) {
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
    let place = client.get_shard_iterator(stream, &shards[0].shard_id);
    let place = place.send().await.unwrap().shard_iterator;
    let records = client
        .get_stream_record(place)
        .table(TABLE)
        .old_columns(StreamColumns::Input)
        .new_columns(StreamColumns::Named(vec!["b".to_owned()]))
        .send()
        .await
        .unwrap()
        .records;
    let shown = |columns: &Option<Vec<tablestore::Column>>| -> Vec<(String, Value)> {
        let columns = columns.iter().flatten();
        columns
            .map(|column| (column.name.to_string(), column.value.clone()))
            .collect()
    };
    let one = |name: &str| vec![(name.to_owned(), Value::from(1))];
    assert_eq!(shown(&records[1].old_columns), one("a"));
    assert_eq!(shown(&records[1].new_columns), one("b"));
}
