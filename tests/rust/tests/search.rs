//! Search indexes, in what the official clients for Python and Node.js lack: successors of indexes with
//! their weights and switches, suffixes, a filter beside the query.

use aliyun_tablestore_rs::OtsClient;
use aliyun_tablestore_rs::model::ColumnValue;
use aliyun_tablestore_rs::protos::search::{
    CreateSearchIndexRequest, DescribeSearchIndexResponse, FieldSchema, FieldType, IndexSchema,
    QueryFlowWeight, SortOrder, UpdateSearchIndexRequest,
};
use aliyun_tablestore_rs::search::{
    FieldSort, MatchAllQuery, ParallelScanRequest, Query, RangeQuery, ScanQuery, SearchQuery,
    SearchRequest, SearchResponse, Sorter, SuffixQuery,
};
use tablestore_rust_witness::{by_text_and_number, create, numbered, numbers, put};

const INDEX: &str = "i";
const SUCCESSOR: &str = "i_reindex";

fn field(name: &str, field_type: FieldType) -> FieldSchema {
    FieldSchema {
        field_name: Some(name.to_owned()),
        field_type: Some(field_type.into()),
        ..FieldSchema::default()
    }
}

async fn create_index(
    client: &OtsClient,
    name: &str,
    source: Option<&str>,
    fields: Vec<FieldSchema>,
) {
    let request = CreateSearchIndexRequest {
        table_name: "t".to_owned(),
        index_name: name.to_owned(),
        source_index_name: source.map(str::to_owned),
        schema: Some(IndexSchema {
            field_schemas: fields,
            ..IndexSchema::default()
        }),
        ..CreateSearchIndexRequest::default()
    };
    client.create_search_index(request).send().await.unwrap();
}

/// A client, and ten rows in an index.
async fn filled() -> OtsClient {
    let client = create(by_text_and_number()).await;
    for number in 0..10 {
        let row = numbered("p", number).column_integer("l", number);
        put(&client, row.column_string("s", format!("serial-{number}"))).await;
    }
    let fields = vec![
        field("l", FieldType::Long),
        field("s", FieldType::FuzzyKeyword),
    ];
    create_index(&client, INDEX, None, fields).await;
    client
}

async fn search(client: &OtsClient, query: SearchQuery) -> SearchResponse {
    let request = SearchRequest::new("t", INDEX, query);
    client.search(request).send().await.unwrap()
}

async fn describe(client: &OtsClient, index: &str) -> DescribeSearchIndexResponse {
    client
        .describe_search_index("t", index)
        .send()
        .await
        .unwrap()
}

#[tokio::test]
async fn a_suffix_is_found_and_a_filter_restricts_hits() {
    let client = filled().await;
    let suffix = Query::Suffix(SuffixQuery::new("s", "-7"));
    assert_eq!(
        numbers(&search(&client, SearchQuery::new(suffix)).await.rows),
        [7]
    );

    let range = RangeQuery::new("l", ColumnValue::Integer(3), ColumnValue::Integer(6));
    let query = SearchQuery::new(Query::MatchAll(MatchAllQuery::new()))
        .filter(Query::Range(range))
        .sorter(Sorter::Field(FieldSort::new("l").order(SortOrder::Desc)))
        .track_total_count(true);
    let found = search(&client, query).await;
    assert_eq!(found.total_hits, u64::try_from(found.rows.len()).unwrap());
    assert_eq!(numbers(&found.rows)[..2], [5, 4]);
    assert!(found.is_all_succeeded);
}

#[tokio::test]
async fn a_successor_has_weights_and_is_switched() {
    let client = filled().await;
    create_index(
        &client,
        SUCCESSOR,
        Some(INDEX),
        vec![field("l", FieldType::Long)],
    )
    .await;
    let weight = |index: &str, weight| QueryFlowWeight {
        index_name: Some(index.to_owned()),
        weight: Some(weight),
    };
    let update = |weights: Vec<QueryFlowWeight>, switch: Option<&str>| UpdateSearchIndexRequest {
        table_name: Some("t".to_owned()),
        index_name: Some(INDEX.to_owned()),
        query_flow_weight: weights,
        switch_index_name: switch.map(str::to_owned),
        ..UpdateSearchIndexRequest::default()
    };
    let weights = vec![weight(INDEX, 30), weight(SUCCESSOR, 70)];
    let request = update(weights.clone(), None);
    client.update_search_index(request).execute().await.unwrap();
    let index = describe(&client, INDEX).await;
    assert_eq!(index.query_flow_weight, weights);
    assert_eq!(index.brother_index_name.as_deref(), Some(SUCCESSOR));
    assert_eq!(index.metering_info.unwrap().row_count, Some(10));

    let request = update(Vec::new(), Some(SUCCESSOR));
    client.update_search_index(request).execute().await.unwrap();
    let fields = async |index| {
        describe(&client, index)
            .await
            .schema
            .unwrap()
            .field_schemas
            .len()
    };
    assert_eq!((fields(INDEX).await, fields(SUCCESSOR).await), (1, 2));
    client
        .delete_search_index("t", SUCCESSOR)
        .send()
        .await
        .unwrap();
    let names = client.list_search_index(Some("t")).send().await.unwrap();
    assert_eq!(names.len(), 1);
    assert_eq!(names[0].index_name.as_deref(), Some(INDEX));
}

#[tokio::test]
async fn a_scan_reads_every_row_once() {
    let client = filled().await;
    let splits = client.compute_splits("t", INDEX).send().await.unwrap();
    let mut read = Vec::new();
    let mut scan = ScanQuery::new(Query::MatchAll(MatchAllQuery::new()), 1, 0).limit(4);
    loop {
        let request = ParallelScanRequest::new("t", INDEX, scan.clone());
        let request = request.session_id(splits.session_id.clone());
        let page = client.parallel_scan(request).send().await.unwrap();
        read.extend(numbers(&page.rows));
        match page.next_token {
            Some(token) if !page.rows.is_empty() => scan = scan.token(token),
            _ => break,
        }
    }
    read.sort_unstable();
    assert_eq!(read, (0..10).collect::<Vec<_>>());
}
