//! Holds the bodies of requests on search indexes against those of the official Python client, recorded
//! by `tests/golden/record.py`.

use std::time::Duration;

use tablestore::search::{
    Aggregation, Analyzer, Columns, FieldSchema, FragmentOrder, FuzzyAnalyzer, GeoDistanceType,
    GroupBy, GroupRange, GroupSorter, Highlight, HighlightEncoder, HighlightField, IndexSchema,
    InnerHits, JsonType, Operator, Query, ScoreMode, Search, SearchToken, SingleWordAnalyzer,
    SortMode, SortOrder, Sorter, SplitAnalyzer, TextSimilarity, TimeInterval, TimeToLive,
    VectorMetric, field, nested,
};
use tablestore::{Client, PrimaryKey};

use super::recorded::{Calls, assert_recorded};

const GOLDEN: &str = "golden/search_requests.json";

/// The same calls as those of `tests/golden/search_bodies.py`.
#[tokio::test]
async fn our_requests_are_those_of_the_python_client() {
    let mut calls = Calls::new();
    indexes(&mut calls).await;
    searches(&mut calls).await;
    for (name, query) in queries() {
        let search = search(&calls.client).query(query);
        calls.send(&format!("query: {name}"), search).await;
    }
    for (name, sorter) in sorters() {
        let search = all(&calls.client).sort(sorter);
        calls.send(&format!("sort: {name}"), search).await;
    }
    for (name, aggregation) in aggregations() {
        let search = all(&calls.client).aggregate(name, aggregation);
        calls.send(&format!("aggregation: {name}"), search).await;
    }
    for (name, group_by) in group_bys() {
        let search = all(&calls.client).group_by(name, group_by);
        calls.send(&format!("group-by: {name}"), search).await;
    }
    assert_recorded(GOLDEN, calls.sent);
}

fn search(client: &Client) -> Search {
    client.search("orders", "by_note")
}

fn all(client: &Client) -> Search {
    search(client).query(Query::match_all())
}

async fn indexes(calls: &mut Calls) {
    let client = &calls.client.clone();
    let create = client.create_search_index("orders", "by_note", schema());
    let create = create.time_to_live(TimeToLive::Seconds(86400));
    calls.send("create an index", create).await;
    let update = client.update_search_index("orders", "by_note");
    let update = update.time_to_live(TimeToLive::Forever);
    calls.send("update the time to live", update).await;
    let delete = client.delete_search_index("orders", "by_note");
    calls.send("delete an index", delete).await;
    calls.send("list indexes", client.list_search_index()).await;
    let list = client.list_search_index().table("orders");
    calls.send("list the indexes of a table", list).await;
    let describe = client.describe_search_index("orders", "by_note");
    calls.send("describe an index", describe.clone()).await;
    let describe = describe.include_sync_stat(false);
    calls
        .send("describe an index without its state", describe)
        .await;

    let splits = client.compute_splits("orders", "by_note");
    calls.send("compute splits", splits).await;
    let scan = client
        .parallel_scan("orders", "by_note")
        .query(paid())
        .limit(100)
        .token("token")
        .split(1, 3)
        .alive_time(Duration::from_secs(30))
        .session("session")
        .columns(["l"])
        .search_timeout(Duration::from_secs(5));
    calls.send("scan", scan).await;
}

async fn searches(calls: &mut Calls) {
    let client = &calls.client.clone();
    let request = all(client).columns(["l", "k"]).limit(10);
    calls.send("search for some columns", request).await;
    let request = all(client).columns(Columns::All);
    calls.send("search for all columns", request).await;
    let request = all(client).columns(Columns::AllFromIndex);
    calls
        .send("search for the columns of the index", request)
        .await;
    let request = all(client).columns(Columns::None);
    calls.send("search for keys", request).await;
    let request = all(client)
        .routing(PrimaryKey::new("customer", "alice"))
        .search_timeout(Duration::from_secs(2));
    calls.send("search a part of the index", request).await;
    let request = all(client).offset(20).limit(5);
    let request = request.sort(field("l").descending());
    calls.send("search at an offset", request).await;
    let token = SearchToken::from_bytes(&b"\0\x01token"[..]);
    let request = all(client).token(token).limit(5);
    calls.send("search after a token", request).await;
    calls.send("collapse", all(client).collapse("k")).await;
    let s = HighlightField::new("s")
        .fragments(2)
        .fragment_size(50)
        .tags("<b>", "</b>")
        .order(FragmentOrder::Score);
    let highlight = Highlight::new()
        .field(in_order("t"))
        .field(s)
        .encoder(HighlightEncoder::Plain);
    calls
        .send("highlight", all(client).highlight(highlight))
        .await;
}

/// The Python client sends the default.
fn in_order(field: &str) -> HighlightField {
    HighlightField::new(field).order(FragmentOrder::Text)
}

fn schema() -> IndexSchema {
    let single_word = SingleWordAnalyzer::new()
        .case_sensitive(true)
        .delimit_word(true);
    let fuzzy = FuzzyAnalyzer::new().min_chars(1).max_chars(5);
    IndexSchema::new()
        .field(
            FieldSchema::keyword("k")
                .index(true)
                .sort_and_agg(true)
                .store(false),
        )
        .field(FieldSchema::long("l").array(true))
        .field(FieldSchema::double("d"))
        .field(FieldSchema::boolean("b"))
        .field(FieldSchema::geo_point("g"))
        .field(
            FieldSchema::text("t")
                .analyzer(single_word)
                .highlighting(true)
                .text_similarity(TextSimilarity::Bm25),
        )
        .field(FieldSchema::text("s").analyzer(SplitAnalyzer::new().delimiter("|")))
        .field(FieldSchema::text("f").analyzer(fuzzy))
        .field(FieldSchema::text("m").analyzer(Analyzer::MaxWord))
        .field(FieldSchema::text("n").analyzer(Analyzer::MinWord))
        .field(FieldSchema::date("date", ["yyyy-MM-dd", "epoch_millis"]))
        .field(FieldSchema::vector("v", 4, VectorMetric::Cosine))
        .field(FieldSchema::keyword("lk").source("l"))
        .field(FieldSchema::nested("o", [FieldSchema::keyword("x")]))
        .field(FieldSchema::json(
            "j",
            JsonType::Nested,
            [FieldSchema::long("x")],
        ))
        .routing_field("customer")
        .index_sort(field("k").descending())
        .index_sort(Sorter::primary_key())
}

fn paid() -> Query {
    field("b").eq(true).into()
}

fn amount() -> Query {
    field("l").between(10, 100).into()
}

fn queries() -> Vec<(&'static str, Query)> {
    let f = field;
    let inner = InnerHits::new()
        .sort(Sorter::score())
        .sort(Sorter::Doc(SortOrder::Ascending))
        .offset(1)
        .limit(5)
        .highlight(
            Highlight::new()
                .field(in_order("o.x"))
                .encoder(HighlightEncoder::Html),
        );
    let corners = [(30.9, 112.5), (30.5, 115.5), (30.2, 119.5)];
    let bool_query = Query::bool()
        .must(paid())
        .must_not(amount())
        .filter(f("k").exists())
        .should(paid())
        .should(amount())
        .minimum_should_match(2)
        .boost(1.5);
    let nearest = f("v").nearest([0.5, 1.5, -2.0, 0.25], 10);
    let nearest = nearest
        .filter(paid())
        .boost(2.0)
        .min_score(0.5)
        .num_candidates(50);
    let ring = || f("t").matches("ring the bell");
    vec![
        ("match all", Query::match_all().into()),
        ("match", f("t").matches("ring twice").into()),
        (
            "match all words",
            f("t")
                .matches("ring twice")
                .operator(Operator::And)
                .boost(2.0)
                .into(),
        ),
        (
            "match two words",
            ring().minimum_should_match(2).operator(Operator::Or).into(),
        ),
        (
            "match most words",
            ring().minimum_should_match("75%").into(),
        ),
        (
            "match as many words as a string says",
            ring().minimum_should_match("2").into(),
        ),
        (
            "phrase",
            f("t")
                .matches_phrase("ring twice")
                .boost(0.5)
                .slop(1)
                .into(),
        ),
        ("integer", f("l").eq(900).into()),
        ("double", f("d").eq(1.5).boost(3.0).into()),
        ("boolean", paid()),
        ("string", f("k").eq("茶").into()),
        ("values", f("k").one_of(["a", "b"]).boost(1.5).into()),
        ("range", f("l").range(10..100).into()),
        ("closed range", amount()),
        ("greater", f("d").gt(1.5).into()),
        ("less or equal", f("k").le("x").into()),
        ("prefix", f("k").starts_with("ab").boost(2.0).into()),
        ("wildcard", f("k").wildcard("*b?").boost(2.0).into()),
        ("exists", f("k").exists().into()),
        (
            "distance",
            f("g").within_distance((32.5, 116.5), 300_000.0).into(),
        ),
        (
            "box",
            f("g").within_box((30.9, 112.5), (30.2, 119.5)).into(),
        ),
        ("polygon", f("g").within_polygon(corners).into()),
        ("and", paid().and(amount()).and(f("k").exists())),
        ("or", paid() | amount()),
        ("not", !paid()),
        ("bool", bool_query.into()),
        (
            "best",
            Query::dis_max([paid(), amount()])
                .tie_breaker(0.5)
                .boost(2.0)
                .into(),
        ),
        (
            "score by field",
            Query::function_score(f("t").matches("tea"), "l").into(),
        ),
        ("nested", nested("o", f("o.x").eq("a")).into()),
        (
            "nested with its documents",
            nested("o", f("o.x").eq("a"))
                .score_mode(ScoreMode::Average)
                .inner_hits(inner)
                .boost(2.0)
                .into(),
        ),
        ("nearest", nearest.into()),
    ]
}

fn sorters() -> Vec<(&'static str, Sorter)> {
    let f = field;
    vec![
        ("field", f("l").ascending().into()),
        (
            "field with settings",
            f("o.x")
                .descending()
                .mode(SortMode::Max)
                .nested_filter("o", f("o.x").eq("a"))
                .into(),
        ),
        ("distance", f("g").by_distance([(30.5, 115.5)]).into()),
        (
            "distance with settings",
            f("g")
                .by_distance([(30.5, 115.5), (31.5, 116.5)])
                .descending()
                .mode(SortMode::Average)
                .distance_type(GeoDistanceType::Plane)
                .nested_filter("o", f("o.x").eq("a"))
                .into(),
        ),
        ("score", Sorter::score()),
        ("key", Sorter::PrimaryKey(SortOrder::Descending)),
    ]
}

fn aggregations() -> Vec<(&'static str, Aggregation)> {
    let top = Aggregation::top_rows()
        .limit(3)
        .sort(field("l").descending());
    vec![
        ("max", Aggregation::max("l").missing(5).into()),
        ("min", Aggregation::min("d").missing(1.5).into()),
        ("avg", Aggregation::avg("l").into()),
        ("sum", Aggregation::sum("l").missing(2).into()),
        ("count", Aggregation::count("k")),
        (
            "distinct count",
            Aggregation::distinct_count("k").missing("x").into(),
        ),
        (
            "percentiles",
            Aggregation::percentiles("l", [50.0, 99.9]).into(),
        ),
        ("top rows", top.sort(Sorter::primary_key()).into()),
    ]
}

fn group_bys() -> Vec<(&'static str, GroupBy)> {
    /// The aggregation and the groups of each group.
    macro_rules! with_parts {
        ($group_by:expr) => {
            $group_by
                .aggregate("mean", Aggregation::avg("l"))
                .group_by("parity", GroupBy::field("b"))
                .into()
        };
    }
    let field_with_groups = GroupBy::field("k")
        .size(5)
        .sort(GroupSorter::aggregation("mean").descending())
        .sort(GroupSorter::key())
        .sort(GroupSorter::row_count().descending());
    let from_zero = GroupRange {
        from: 0.0,
        to: 10.5,
    };
    let days = TimeInterval::days(2);
    let dates = GroupBy::date_histogram("date", days)
        .field_range("2022-05-01", "2022-06-01")
        .missing("2022-05-02")
        .min_doc_count(0)
        .time_zone("+08:00")
        .sort(GroupSorter::key().descending())
        .offset(TimeInterval::hours(1));
    let combination = GroupBy::composite()
        .source("k", GroupBy::field("k"))
        .source("day", GroupBy::date_histogram("date", days))
        .size(100)
        .next_token("token")
        .suggested_size(200);
    let numbers = GroupBy::histogram("l", 10)
        .field_range(0, 100)
        .min_doc_count(0);
    vec![
        ("field", GroupBy::field("k").size(5).into()),
        ("field with groups", with_parts!(field_with_groups)),
        (
            "range",
            with_parts!(GroupBy::range("l").range(from_zero).range(10.5..20.0)),
        ),
        ("filter", with_parts!(GroupBy::filters([paid(), amount()]))),
        (
            "distance",
            with_parts!(GroupBy::geo_distance("g", (30.5, 115.5)).range(0.0..1000.0)),
        ),
        ("histogram", with_parts!(numbers)),
        ("date histogram", with_parts!(dates)),
        ("grid", with_parts!(GroupBy::geo_grid("g", 3).size(20))),
        ("combination", with_parts!(combination)),
    ]
}
