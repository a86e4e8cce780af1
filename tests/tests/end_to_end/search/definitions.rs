use std::time::Duration;

use tablestore::search::{
    Analyzer, FieldSchema, FieldType, IndexOptions, IndexSchema, IndexStatusCode, JsonType, Query,
    SortMode, SortOrder, Sorter, SplitAnalyzer, SyncPhase, TextSimilarity, TimeToLive,
    VectorMetric, field,
};
use tablestore::table::TableOptions;
use tablestore::{ErrorCode, PrimaryKeyType};
use tablestore_tests::{TestEmulator, everywhere};

use super::{INDEX, TABLE, create, fill, local, nested_field, number, schema};

everywhere!(
    an_index_is_created_listed_described_and_deleted,
    an_index_follows_its_table,
);

async fn an_index_is_created_listed_described_and_deleted(service: &TestEmulator) {
    let client = service.client();
    create(&client).await;
    let of_table = || client.list_search_index().table(TABLE);
    assert!(of_table().send().await.unwrap().indexes.is_empty());

    let created = schema()
        .field(FieldSchema::text("x").analyzer(SplitAnalyzer::new().delimiter("|")))
        .routing_field("PK1")
        .index_sort(field("k").descending());
    let create = client.create_search_index(TABLE, INDEX, created.clone());
    create.send().await.unwrap();
    for list in [of_table(), client.list_search_index()] {
        let names: Vec<_> = list.send().await.unwrap().into_iter().collect();
        assert_eq!(names.len(), 1);
        assert_eq!((&*names[0].table, &*names[0].index), (TABLE, INDEX));
    }

    let index = client
        .describe_search_index(TABLE, INDEX)
        .send()
        .await
        .unwrap();
    let names = |schema: &IndexSchema| -> Vec<(String, FieldType)> {
        let fields = schema.fields.iter();
        fields.map(|it| (it.name.clone(), it.field_type)).collect()
    };
    assert_eq!(names(&index.schema), names(&created));
    assert_eq!(index.schema.routing_fields, ["PK1"]);
    let [Sorter::Field(sort)] = index.schema.index_sort.as_slice() else {
        panic!("{:?}", index.schema.index_sort);
    };
    assert_eq!(
        (&*sort.field, sort.order),
        ("k", Some(SortOrder::Descending))
    );
    assert_eq!(sort.mode, Some(SortMode::Min));
    let split = Analyzer::Split(SplitAnalyzer::new().delimiter("|"));
    assert_eq!(index.schema.fields.last().unwrap().analyzer, Some(split));
    assert_eq!(index.time_to_live, Some(TimeToLive::Forever));
    assert_eq!(index.sync_stat.unwrap().phase, SyncPhase::Incremental);
    assert_eq!(index.status.unwrap().status, IndexStatusCode::Running);
    assert_eq!(index.metering_info.unwrap().row_count, 0);

    let again = client.create_search_index(TABLE, INDEX, schema());
    let error = again.send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ObjectAlreadyExist));
    client
        .delete_search_index(TABLE, INDEX)
        .send()
        .await
        .unwrap();
    let deleted = client.delete_search_index(TABLE, INDEX).send().await;
    let error = deleted.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ObjectNotExist));
}

async fn an_index_follows_its_table(service: &TestEmulator) {
    let client = service.client();
    create(&client).await;
    fill(&client, 3).await;
    let create = client.create_search_index(TABLE, INDEX, schema());
    create.send().await.unwrap();
    fill(&client, 5).await;
    client
        .delete_row(TABLE, super::key(1))
        .send()
        .await
        .unwrap();
    let update = client.update_row(TABLE, super::key(2)).put("l", 100);
    update.send().await.unwrap();
    let found = client.search(TABLE, INDEX).sort(field("l").descending());
    let found = found.columns(["l"]).track_total().send().await.unwrap();
    assert_eq!(found.total, Some(4));
    let numbers: Vec<_> = found.hits.iter().map(number).collect();
    assert_eq!(numbers, [2, 4, 3, 0]);
    assert_eq!(found.hits[0].row.get::<i64>("l").unwrap(), 100);
}

#[tokio::test]
async fn every_setting_is_described_as_it_was_set() {
    let (_, client) = local();
    create(&client).await;
    let created = IndexSchema::new()
        .field(
            FieldSchema::long("l")
                .index(true)
                .sort_and_agg(true)
                .store(false)
                .array(true),
        )
        .field(FieldSchema::keyword("k").index_options(IndexOptions::Docs))
        .field(
            FieldSchema::text("t")
                .analyzer(Analyzer::MaxWord)
                .highlighting(true)
                .text_similarity(TextSimilarity::Bm25),
        )
        .field(FieldSchema::fuzzy_keyword("f"))
        .field(FieldSchema::ip("ip"))
        .field(FieldSchema::flattened("flat"))
        .field(FieldSchema::json(
            "j",
            JsonType::Object,
            [FieldSchema::long("x")],
        ))
        .field(FieldSchema::vector("v", 3, VectorMetric::DotProduct))
        .field(FieldSchema::date(
            "d",
            ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss"],
        ))
        .field(FieldSchema::keyword("l_text").source("l"))
        .field(nested_field());
    let request = client.create_search_index(TABLE, INDEX, created.clone());
    request.send().await.unwrap();
    let index = client
        .describe_search_index(TABLE, INDEX)
        .send()
        .await
        .unwrap();
    assert!(index.schema.index_sort.is_empty());
    let described = index.schema.fields.iter();
    for (described, created) in described.zip(&created.fields) {
        assert_eq!(described.name, created.name);
        assert_eq!(described.field_type, created.field_type);
        assert_eq!(described.date_formats, created.date_formats);
        assert_eq!(described.vector_options, created.vector_options);
        assert_eq!(described.json_type, created.json_type);
        assert_eq!(described.sources, created.sources);
        assert_eq!(described.is_virtual, created.is_virtual);
        assert_eq!(described.highlighting, created.highlighting);
        assert_eq!(described.index_options, created.index_options);
        assert_eq!(described.text_similarity, created.text_similarity);
        assert_eq!(described.fields.len(), created.fields.len());
    }
    let first = &index.schema.fields[0];
    assert_eq!((first.index, first.store), (Some(true), Some(false)));
    assert_eq!((first.sort_and_agg, first.array), (Some(true), Some(true)));
}

#[tokio::test]
async fn a_successor_gets_a_part_of_the_searches_and_then_all() {
    let (_, client) = local();
    create(&client).await;
    fill(&client, 10).await;
    let create = client.create_search_index(TABLE, INDEX, schema());
    create.send().await.unwrap();
    let successor = "i_reindex";
    let other = IndexSchema::new().field(FieldSchema::long("l"));
    let create = client.create_search_index(TABLE, successor, other);
    create.source_index(INDEX).send().await.unwrap();

    let update = || client.update_search_index(TABLE, INDEX);
    let weights = update()
        .query_flow_weight(INDEX, 80)
        .query_flow_weight(successor, 20);
    weights.send().await.unwrap();
    let describe = async |index: &str| {
        let describe = client.describe_search_index(TABLE, index);
        describe.send().await.unwrap()
    };
    let index = describe(INDEX).await;
    assert_eq!(index.brother_index.as_deref(), Some(successor));
    let weights = index.query_flow_weights.iter();
    let weights: Vec<_> = weights.map(|it| (it.index.as_str(), it.percent)).collect();
    assert_eq!(weights, [(INDEX, 80), (successor, 20)]);

    update().switch_index(successor).send().await.unwrap();
    assert_eq!(describe(INDEX).await.schema.fields.len(), 1);
    assert_eq!(describe(successor).await.schema.fields.len(), 11);
    let delete = client.delete_search_index(TABLE, successor);
    delete.send().await.unwrap();
    let search = client.search(TABLE, INDEX).query(Query::match_all());
    assert_eq!(search.track_total().send().await.unwrap().total, Some(10));
}

#[tokio::test]
async fn a_time_to_live_needs_a_table_without_updates() {
    let (_, client) = local();
    create(&client).await;
    let days = |days: u64| Duration::from_secs(days * 86_400);
    let of = |table| {
        client
            .create_search_index(table, INDEX, schema())
            .time_to_live(days(7))
    };
    let error = of(TABLE).send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ParameterInvalid));

    let options = TableOptions::new().allow_update(false);
    let create = client.create_table("u").options(options);
    let create = create.primary_key("PK1", PrimaryKeyType::Integer);
    create.send().await.unwrap();
    of("u").send().await.unwrap();
    let update = client.update_search_index("u", INDEX);
    update.time_to_live(days(3)).send().await.unwrap();
    let index = client
        .describe_search_index("u", INDEX)
        .send()
        .await
        .unwrap();
    assert_eq!(index.time_to_live, Some(TimeToLive::Seconds(3 * 86_400)));
}
