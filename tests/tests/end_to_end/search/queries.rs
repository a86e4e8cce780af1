use tablestore::search::{
    CombineMode, DecayCurve, DecayFunction, FieldSchema, FieldValueFunction, IndexSchema, Modifier,
    Operator, Query, ScoreFunction, ScoreFunctionMode, ScoreMode, Sorter, field, nested,
};
use tablestore::{PrimaryKey, PrimaryKeyType};

use super::{
    assert_rejected, assert_totals, local, number, numbers, search, total, with_nested_rows,
    with_rows,
};

#[tokio::test]
async fn every_kind_of_query_finds_its_rows() {
    let client = &with_rows().await;
    let f = field;
    assert_totals(
        client,
        [
            (Query::match_all().into(), 1000),
            (
                f("t").matches("this is 0").operator(Operator::And).into(),
                1,
            ),
            (
                f("t").matches("this is 0").minimum_should_match(3).into(),
                1,
            ),
            (
                f("t").matches("this is 0").minimum_should_match("3").into(),
                1,
            ),
            (f("t").matches("not").into(), 0),
            (f("t").matches_phrase("this is").into(), 1000),
            (f("t").matches_phrase("this is 1").into(), 1),
            (f("t").matches_phrase("this 1").slop(1).into(), 1),
            (f("k").matches_phrase("key999").into(), 1),
            (f("name").matches_phrase("苏").into(), 190),
            (f("t").eq("100").into(), 1),
            (f("l").eq("900").into(), 1),
            (f("l").eq(900).into(), 1),
            (f("ka").eq("a").into(), 1000),
            (f("b").eq(true).into(), 500),
            (f("d").eq(0.1).into(), 1000),
            (f("k").range("key101".."key200").into(), 99),
            (f("k").between("key100", "key200").into(), 101),
            (f("la").between("100", "300").into(), 201),
            (f("time").between("2022-05-06", "2022-05-12").into(), 96),
            (f("l").gt(990).into(), 9),
            (f("l").ge(990).into(), 10),
            (f("l").lt(10).into(), 10),
            (f("l").le(10).into(), 11),
            (f("k").starts_with("key00").into(), 10),
            (f("t").starts_with("this").into(), 1000),
            (f("t").starts_with("this is").into(), 0),
            (f("t").wildcard("t*").into(), 1000),
            (f("k").wildcard("key00?").into(), 10),
            (
                f("k")
                    .one_of(["key000", "key100", "key888", "key1000"])
                    .into(),
                3,
            ),
            (f("t").one_of(["this", "is"]).into(), 1000),
            (f("l").one_of([0, 999, 1000, 1002]).into(), 2),
            (f("k").exists().into(), 1000),
            (f("g").within_distance((32.5, 116.5), 300_000.0).into(), 668),
            (f("g").within_box((30.9, 112.0), (30.2, 119.0)).into(), 500),
            (
                f("g")
                    .within_polygon([(30.9, 112.0), (30.5, 115.0), (30.3, 117.0), (30.2, 119.0)])
                    .into(),
                90,
            ),
            (Query::const_score(f("b").eq(true)).into(), 500),
            (
                Query::dis_max([f("l").eq(1), f("l").eq(2)])
                    .tie_breaker(0.5)
                    .into(),
                2,
            ),
            (Query::function_score(f("b").eq(true), "l").into(), 500),
            (Query::raw(11, ""), 1000),
        ],
    )
    .await;
}

#[tokio::test]
async fn queries_are_combined() {
    let client = &with_rows().await;
    let l = || field("l");
    assert_totals(
        client,
        [
            (l().lt(10).and(field("b").eq(true)), 5),
            (l().lt(10) & field("b").eq(true) & !l().eq(4), 4),
            (l().lt(10).or(l().ge(995)), 15),
            (l().lt(10) | l().ge(995) | l().eq(500), 16),
            (!l().lt(10), 990),
            (!(l().lt(10) | l().ge(990)) & field("b").eq(false), 490),
            (Query::all([l().lt(10), l().gt(5)]), 4),
            (Query::any([l().lt(10), l().gt(997)]), 12),
            (
                Query::bool()
                    .must(field("k").gt("key100"))
                    .must_not(l().range(150..200))
                    .filter(l().lt(250))
                    .into(),
                99,
            ),
            (
                Query::bool()
                    .must(field("k").gt("key100"))
                    .must(l().gt(110).and(l().lt(200)))
                    .must_not(field("k").eq("key121"))
                    .should(field("k").gt("key120"))
                    .should(l().le(300))
                    .minimum_should_match(2)
                    .into(),
                78,
            ),
            (
                field("k").range("key100".."key201") & !l().range(150..200) & !field("b").exists(),
                0,
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn a_filter_restricts_hits_and_totals() {
    let client = &with_rows().await;
    let search = search(client, field("l").lt(100)).filter(field("b").eq(true));
    let found = search.limit(0).track_total().send().await.unwrap();
    assert_eq!(found.total, Some(50));
}

#[tokio::test]
async fn nested_documents_meet_all_conditions_themselves() {
    let client = &with_nested_rows().await;
    assert_eq!(
        total(client, nested("n", field("n.nk").eq("key199"))).await,
        1
    );
    let both = field("n.nk").eq("key199").and(field("n.nl").eq(200));
    assert_eq!(total(client, nested("n", both)).await, 0);
    let range = nested("n", field("n.nl").between(100, 300)).score_mode(ScoreMode::Average);
    let found = search(client, range).limit(100).track_total().send().await;
    let found = found.unwrap();
    assert_eq!((found.hits.len(), found.total), (100, Some(201)));
    assert_eq!(found.next_token, None);
}

#[tokio::test]
async fn the_nearest_vectors_come_first_by_score() {
    let client = &with_rows().await;
    let nearest = field("vector").nearest([501.0, 499.0, 505.0, 495.0], 10);
    let nearest = nearest.filter(field("b").eq(true)).num_candidates(50);
    let found = search(client, nearest).sort(Sorter::score()).limit(3);
    let found = found.send().await.unwrap();
    assert_eq!(number(&found.hits[0]), 500);
    let scores: Vec<_> = found.hits.iter().map(|hit| hit.score.unwrap()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
}

#[tokio::test]
async fn functions_change_scores() {
    let client = &with_rows().await;
    let few = || field("l").lt(10);
    let by_score = async |query: Query| {
        let found = search(client, query).sort(Sorter::score()).limit(2);
        found.send().await.unwrap().hits
    };
    let value = FieldValueFunction::new("l")
        .factor(2.0)
        .modifier(Modifier::Square);
    let query = Query::functions_score(few()).function(value);
    let hits = by_score(query.combine_mode(CombineMode::Replace).into()).await;
    assert_eq!(numbers(&hits), [9, 8]);
    assert_eq!(hits[0].score, Some(324.0));

    let decay = DecayFunction::numeric("l", 4.0, 1.0)
        .curve(DecayCurve::Linear)
        .decay(0.5);
    let weighted = ScoreFunction::from(decay).weight(2.0);
    let query = Query::functions_score(few()).function(weighted);
    let query = query
        .score_mode(ScoreFunctionMode::Max)
        .combine_mode(CombineMode::Max)
        .max_score(100.0)
        .min_score(0.5);
    let hits = by_score(query.into()).await;
    assert_eq!((number(&hits[0]), hits[0].score), (4, Some(2.0)));

    let near = DecayFunction::geo("g", (30.0, 114.1), 1_000.0).offset(10.0);
    let hits = by_score(Query::functions_score(few()).function(near).into()).await;
    assert_eq!(number(&hits[0]), 2);
    let hits = by_score(Query::function_score(few(), "l").into()).await;
    assert_eq!(numbers(&hits), [9, 8]);
    let random = ScoreFunction::random().filter(field("b").eq(true));
    let found = by_score(Query::functions_score(few()).function(random).into()).await;
    assert_eq!(found.len(), 2);
}

#[tokio::test]
async fn suffixes_and_addresses_are_found() {
    let (_, client) = local();
    let create = client.create_table("devices");
    let create = create.primary_key("id", PrimaryKeyType::String);
    create.send().await.unwrap();
    for (id, address) in [("a-H001", "192.168.1.7"), ("b-h001", "192.168.2.7")] {
        let put = client.put_row("devices", PrimaryKey::new("id", id));
        put.column("serial", id)
            .column("address", address)
            .send()
            .await
            .unwrap();
    }
    let schema = IndexSchema::new()
        .field(FieldSchema::fuzzy_keyword("serial"))
        .field(FieldSchema::ip("address"));
    let create = client.create_search_index("devices", "all", schema);
    create.send().await.unwrap();
    for query in [
        Query::from(field("serial").ends_with("H001")),
        field("address").eq("192.168.1.0/24").into(),
    ] {
        let found = client.search("devices", "all").query(query).send().await;
        let rows: Vec<_> = found.unwrap().hits;
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].row.get::<String>("id").unwrap(), "a-H001");
    }
}

#[tokio::test]
async fn mistakes_are_rejected_by_the_service() {
    let client = &with_rows().await;
    let pattern = field("k").wildcard("*".repeat(33));
    assert_rejected(
        search(client, pattern).send().await,
        "length of field value is longer than 32 for the [WILDCARD_QUERY] query",
    );
    let vector = field("vector").nearest([1.0], 10);
    let error = search(client, vector).send().await.unwrap_err();
    assert_eq!(error.code(), Some(&tablestore::ErrorCode::ParameterInvalid));
}
