use std::collections::BTreeSet;

use tablestore::search::{
    Columns, FieldSchema, Highlight, HighlightEncoder, HighlightField, IndexSchema, InnerHits,
    Query, SearchPosition, SearchToken, SingleWordAnalyzer, SortMode, SortOrder, Sorter, field,
    nested,
};
use tablestore::{PrimaryKey, PrimaryKeyType};
use tablestore_tests::{TestEmulator, everywhere};

use super::{
    INDEX, TABLE, assert_rejected, create, fill, local, nested_field, number, numbers, schema,
    search, with_nested_rows, with_rows,
};

everywhere!(
    all_hits_are_streamed_and_a_stream_is_resumed,
    a_search_without_order_is_streamed_by_offset,
);

async fn all_hits_are_streamed_and_a_stream_is_resumed(service: &TestEmulator) {
    let client = service.client();
    create(&client).await;
    fill(&client, 250).await;
    let create = client.create_search_index(TABLE, INDEX, schema());
    create.send().await.unwrap();

    let by_l = || {
        client
            .search(TABLE, INDEX)
            .sort(field("l").descending())
            .limit(30)
    };
    let mut hits = by_l().hits();
    let mut read = Vec::new();
    while let Some(hit) = hits.next().await {
        read.push(number(&hit.unwrap()));
    }
    assert_eq!(read, (0..250).rev().collect::<Vec<_>>());

    // At the end of the first page, which is a token, and in the middle of it, which is an offset.
    let mut pages = by_l().pages();
    let first = pages.next().await.unwrap().unwrap();
    let token: SearchToken = first.next_token.unwrap().to_string().parse().unwrap();
    let second = client.search(TABLE, INDEX).token(token).limit(30);
    let second = second.send().await.unwrap();
    assert_eq!(numbers(&second.hits), (190..220).rev().collect::<Vec<_>>());
    let mut hits = by_l().hits();
    for expected in (240..250).rev() {
        assert_eq!(number(&hits.next().await.unwrap().unwrap()), expected);
    }
    let position = hits.next_start().unwrap();
    assert_eq!(position, SearchPosition::Offset(10));
    let rest = by_l().start_at(position).limit(1).send().await.unwrap();
    assert_eq!(numbers(&rest.hits), [239]);
}

async fn a_search_without_order_is_streamed_by_offset(service: &TestEmulator) {
    let client = service.client();
    create(&client).await;
    fill(&client, 120).await;
    let create = client.create_search_index(TABLE, INDEX, schema().field(nested_field()));
    create.send().await.unwrap();
    let mut hits = search(&client, Query::match_all()).limit(50).hits();
    let mut read = BTreeSet::new();
    while let Some(hit) = hits.next().await {
        assert!(read.insert(number(&hit.unwrap())));
    }
    assert_eq!(read.len(), 120);
}

#[tokio::test]
async fn pages_totals_and_limits() {
    let client = &with_rows().await;
    let found = search(client, Query::match_all()).limit(100).track_total();
    let found = found.send().await.unwrap();
    assert_eq!((found.hits.len(), found.total), (100, Some(1000)));
    assert!(found.next_token.is_some() && found.is_all_success);
    assert_eq!(found.consumed.read, 1);
    assert!(!found.metadata.request_id.is_empty());

    let default = search(client, Query::match_all()).send().await.unwrap();
    assert_eq!((default.hits.len(), default.total), (10, None));
    let counted = search(client, field("l").lt(7)).limit(0).track_total();
    let counted = counted.send().await.unwrap();
    assert_eq!((counted.hits.len(), counted.total), (0, Some(7)));
    assert_eq!(counted.next_token, None);
    let page = search(client, Query::match_all()).sort(field("l").ascending());
    let page = page.offset(20).limit(3).send().await.unwrap();
    assert_eq!(numbers(&page.hits), [20, 21, 22]);
    let too_many = search(client, Query::match_all())
        .columns(Columns::All)
        .limit(101);
    assert!(too_many.send().await.is_err());
    let routed = search(client, field("l").range(100..300)).track_total();
    let routed = routed
        .routing(PrimaryKey::new("PK1", 0))
        .send()
        .await
        .unwrap();
    assert_eq!(routed.total, Some(200));
}

#[tokio::test]
async fn rows_have_the_columns_that_were_asked_for() {
    let client = &with_rows().await;
    let columns = async |columns: Option<Columns>| {
        let mut search = search(client, field("l").eq(1));
        if let Some(columns) = columns {
            search = search.columns(columns);
        }
        let found = search.send().await.unwrap();
        let row = found.rows().next().unwrap().clone();
        let names = row.columns().iter().map(|column| column.name.to_owned());
        names.collect::<Vec<_>>()
    };
    assert!(columns(None).await.is_empty());
    assert!(columns(Some(Columns::None)).await.is_empty());
    assert_eq!(columns(Some(["l", "x"].into())).await, ["l"]);
    assert_eq!(columns(Some(Columns::All)).await.len(), 12);
    let stored = columns(Some(Columns::AllFromIndex)).await;
    assert!(stored.contains(&"k".to_owned()) && !stored.contains(&"n".to_owned()));
}

#[tokio::test]
async fn orders() {
    let client = &with_rows().await;
    let sorted = async |sorter: Sorter| {
        let found = search(client, field("l").lt(10)).sort(sorter).limit(3);
        numbers(&found.send().await.unwrap().hits)
    };
    assert_eq!(sorted(field("l").descending().into()).await, [9, 8, 7]);
    assert_eq!(sorted(Sorter::primary_key()).await, [0, 1, 2]);
    assert_eq!(
        sorted(Sorter::PrimaryKey(SortOrder::Descending)).await,
        [9, 8, 7]
    );
    let largest = field("la").descending().mode(SortMode::Max);
    assert_eq!(sorted(largest.into()).await, [9, 8, 7]);
    let distance = field("g").by_distance([(30.0, 114.2)]);
    assert_eq!(sorted(distance.into()).await[0], 4);
    let missing = field("d").ascending().missing_value(1.0).missing_field("l");
    assert_eq!(sorted(missing.into()).await, [0, 1, 2]);
    let text = search(client, Query::match_all()).sort(field("t").ascending());
    assert!(text.send().await.is_err());

    let scored = search(client, field("t").matches("7 this")).sort(Sorter::score());
    let found = scored.limit(1).send().await.unwrap();
    assert_eq!(number(&found.hits[0]), 7);
    assert!(found.hits[0].score.unwrap() > 0.0);
    let unscored = search(client, field("l").eq(1)).send().await.unwrap();
    assert_eq!(unscored.hits[0].score, None);
}

#[tokio::test]
async fn rows_without_a_field_are_placed_by_its_order() {
    let (_, client) = local();
    let create = client.create_table("t");
    let create = create.primary_key("PK1", PrimaryKeyType::Integer);
    create.send().await.unwrap();
    for number in 0..4 {
        let put = client.put_row("t", PrimaryKey::new("PK1", number));
        let put = match number {
            0 => put,
            number => put.column("l", number),
        };
        put.column("even", number % 2 == 0).send().await.unwrap();
    }
    let schema = IndexSchema::new()
        .field(FieldSchema::long("l"))
        .field(FieldSchema::boolean("even"));
    client
        .create_search_index("t", "i", schema)
        .send()
        .await
        .unwrap();
    let sorted = async |sorter: tablestore::search::FieldSort| {
        let found = client.search("t", "i").sort(sorter).send().await.unwrap();
        numbers(&found.hits)
    };
    let by_l = || field("l").ascending();
    assert_eq!(sorted(by_l()).await, [1, 2, 3, 0]);
    assert_eq!(sorted(by_l().descending()).await, [3, 2, 1, 0]);
    assert_eq!(sorted(by_l().missing_first()).await, [0, 1, 2, 3]);
    assert_eq!(sorted(by_l().missing_last()).await, [1, 2, 3, 0]);
    assert_eq!(sorted(by_l().missing_value(2)).await, [1, 0, 2, 3]);

    // Equal hits are not in the order of keys, so that pages by token lose some.
    let mut pages = client.search("t", "i").sort(field("even").ascending());
    pages = pages.disable_default_pk_sorter().limit(1);
    let mut hits = pages.hits();
    let mut count = 0;
    while let Some(hit) = hits.next().await {
        hit.unwrap();
        count += 1;
    }
    assert!(count < 4, "{count}");
}

#[tokio::test]
async fn a_collapse_has_one_hit_of_each_value() {
    let client = &with_rows().await;
    let search = search(client, field("l").range(100..120));
    let search = search
        .sort(field("l").descending())
        .collapse("d")
        .track_total();
    let found = search.send().await.unwrap();
    assert_eq!((numbers(&found.hits), found.total), (vec![119], Some(20)));
    assert_eq!(found.next_token, None);
}

#[tokio::test]
async fn matches_are_marked() {
    let (_, client) = local();
    let create = client.create_table("t");
    let create = create.primary_key("PK1", PrimaryKeyType::Integer);
    create.send().await.unwrap();
    let put = client.put_row("t", PrimaryKey::new("PK1", 1));
    put.column("s", "dengcai <em>street</em>")
        .send()
        .await
        .unwrap();
    let text = FieldSchema::text("s")
        .analyzer(SingleWordAnalyzer::new())
        .highlighting(true);
    let schema = IndexSchema::new().field(text);
    client
        .create_search_index("t", "i", schema)
        .send()
        .await
        .unwrap();
    let marked = async |highlight: Highlight| {
        let search = client.search("t", "i").query(field("s").matches("dengcai"));
        let found = search.highlight(highlight).send().await?;
        tablestore::Result::Ok(found.hits[0].highlights["s"].clone())
    };
    let html = Highlight::new().field("s").encoder(HighlightEncoder::Html);
    let expected = "<em>dengcai</em> &lt;em&gt;street&lt;&#x2F;em&gt;";
    assert_eq!(marked(html).await.unwrap(), [expected]);
    let tags = HighlightField::new("s")
        .tags("<b>", "</b>")
        .fragments(1)
        .fragment_size(100);
    let expected = "<b>dengcai</b> <em>street</em>";
    assert_eq!(
        marked(Highlight::new().field(tags)).await.unwrap(),
        [expected]
    );
    assert_rejected(
        marked(Highlight::new().field("PK1")).await,
        "highlighting is not supported for field[PK1]",
    );
}

#[tokio::test]
async fn inner_hits_are_the_documents_that_match() {
    let client = &with_nested_rows().await;
    let highlight = Highlight::new().field("n.nt");
    let inner = InnerHits::new()
        .sort(Sorter::Doc(SortOrder::Ascending))
        .limit(2);
    let query = nested("n", field("n.nt").matches("199").and(field("n.nl").eq(199)));
    let query = query.inner_hits(inner.highlight(highlight));
    let found = search(client, query).send().await.unwrap();
    assert_eq!(numbers(&found.hits), [199]);
    let [document] = found.hits[0].inner_hits["n"].as_slice() else {
        panic!("{:?}", found.hits[0]);
    };
    assert_eq!(document.index, 0);
    assert_eq!(
        document.highlights["n.nt"],
        ["this is in nested <em>199</em>"]
    );
}

#[tokio::test]
async fn an_order_by_nested_documents_is_restricted_to_some() {
    let client = &with_nested_rows().await;
    let sorter = field("n.nl").descending();
    let sorter = sorter.nested_filter("n", field("n.nl").lt(50));
    let found = search(client, Query::match_all()).sort(sorter).limit(2);
    let found = found.send().await.unwrap();
    assert_eq!(numbers(&found.hits), [49, 48]);
    assert!(found.next_token.is_some());
}
