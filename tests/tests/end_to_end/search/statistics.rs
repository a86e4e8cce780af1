use tablestore::search::{
    Aggregation, FieldSchema, GroupBy, GroupSorter, IndexSchema, Query, TimeInterval, field,
};
use tablestore::{PrimaryKey, PrimaryKeyType, Value};

use super::{assert_rejected, local, numbers, search, with_rows};

#[tokio::test]
async fn every_aggregation() {
    let client = &with_rows().await;
    let some = || search(client, field("l").lt(11)).limit(0);
    let found = some()
        .aggregate("max", Aggregation::max("l"))
        .aggregate("min", Aggregation::min("l"))
        .aggregate("sum", Aggregation::sum("l"))
        .aggregate("avg", Aggregation::avg("l"))
        .aggregate("count", Aggregation::count("la"))
        .send()
        .await
        .unwrap();
    let results = &found.aggregations;
    assert_eq!(results.max("max").unwrap(), Some(10.0));
    assert_eq!(results.min("min").unwrap(), Some(0.0));
    assert_eq!(results.sum("sum").unwrap(), 55.0);
    assert_eq!(results.avg("avg").unwrap(), Some(5.0));
    assert_eq!(results.count("count").unwrap(), 22);
    let names: Vec<_> = results.iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["max", "min", "sum", "avg", "count"]);

    let top = Aggregation::top_rows()
        .limit(2)
        .sort(field("l").descending());
    let found = some()
        .aggregate("distinct", Aggregation::distinct_count("b"))
        .aggregate("percentiles", Aggregation::percentiles("l", [90.0, 50.0]))
        .aggregate("top", top)
        .send()
        .await
        .unwrap();
    let results = &found.aggregations;
    assert_eq!(results.distinct_count("distinct").unwrap(), 2);
    let percentiles = results.percentiles("percentiles").unwrap().iter();
    let percentiles: Vec<_> = percentiles.map(|it| (it.percentage, &it.value)).collect();
    assert_eq!(
        percentiles,
        [(50.0, &Value::Integer(5)), (90.0, &Value::Integer(9))]
    );
    let rows = results.top_rows("top").unwrap().iter();
    let rows: Vec<i64> = rows.map(|row| row.get("PK1").unwrap()).collect();
    assert_eq!(rows, [10, 9]);
}

#[tokio::test]
async fn statistics_of_nothing_have_no_value() {
    let client = &with_rows().await;
    let nothing = search(client, field("l").eq(-5)).limit(0);
    let found = nothing
        .aggregate("avg", Aggregation::avg("l"))
        .aggregate("max", Aggregation::max("l"))
        .aggregate("min", Aggregation::min("l"))
        .aggregate("sum", Aggregation::sum("l"))
        .group_by("by", GroupBy::field("k"))
        .send()
        .await
        .unwrap();
    assert_eq!(found.aggregations.avg("avg").unwrap(), None);
    assert_eq!(found.aggregations.max("max").unwrap(), None);
    assert_eq!(found.aggregations.min("min").unwrap(), None);
    assert_eq!(found.aggregations.sum("sum").unwrap(), 0.0);
    assert!(found.group_bys.field("by").unwrap().is_empty());
}

#[tokio::test]
async fn values_that_are_missing_can_be_replaced() {
    let (_, client) = local();
    let create = client.create_table("t");
    let create = create.primary_key("PK1", PrimaryKeyType::Integer);
    create.send().await.unwrap();
    for number in 0..10 {
        let put = client.put_row("t", PrimaryKey::new("PK1", number));
        let put = match number {
            0..5 => put,
            number => put.column("l", number),
        };
        put.send().await.unwrap();
    }
    let schema = IndexSchema::new().field(FieldSchema::long("l"));
    client
        .create_search_index("t", "i", schema)
        .send()
        .await
        .unwrap();
    let search = client.search("t", "i").limit(0);
    let found = search
        .aggregate("plain", Aggregation::avg("l"))
        .aggregate("replaced", Aggregation::avg("l").missing(9))
        .send()
        .await
        .unwrap();
    assert_eq!(found.aggregations.avg("plain").unwrap(), Some(7.0));
    assert_eq!(found.aggregations.avg("replaced").unwrap(), Some(8.0));
}

#[tokio::test]
async fn mistakes_are_rejected_by_the_service() {
    let client = &with_rows().await;
    let all = || search(client, Query::match_all());
    assert_rejected(
        all().aggregate("sum", Aggregation::sum("b")).send().await,
        "[sum agg] field_name:b type:boolean is invalid, allow [long, double]",
    );
    assert_rejected(
        all()
            .aggregate("avg", Aggregation::avg("none"))
            .send()
            .await,
        "[avg agg] field: none does not exist",
    );
}

#[tokio::test]
async fn groups_by_values_ranges_and_queries() {
    let client = &with_rows().await;
    let some = || search(client, field("l").lt(300)).limit(0);
    let found = some()
        .group_by(
            "parity",
            GroupBy::field("b").aggregate("most", Aggregation::max("l")),
        )
        .group_by(
            "range",
            GroupBy::range("l")
                .range(100.0..200.0)
                .range(..100.0)
                .range(200.0..),
        )
        .group_by(
            "filter",
            GroupBy::filters([field("b").eq(true), field("l").eq(7)]),
        )
        .send()
        .await
        .unwrap();
    let groups = found.group_bys.field("parity").unwrap().iter();
    let groups: Vec<_> = groups
        .map(|group| {
            (
                &*group.key,
                group.row_count,
                group.aggregations.max("most").unwrap(),
            )
        })
        .collect();
    assert_eq!(
        groups,
        [("false", 150, Some(299.0)), ("true", 150, Some(298.0))]
    );
    let groups = found.group_bys.range("range").unwrap().iter();
    let groups: Vec<_> = groups
        .map(|group| (group.key.from, group.key.to, group.row_count))
        .collect();
    let (least, greatest) = (f64::NEG_INFINITY, f64::INFINITY);
    assert_eq!(
        groups,
        [
            (least, 100.0, 100),
            (100.0, 200.0, 100),
            (200.0, greatest, 100)
        ]
    );
    let groups = found.group_bys.filter("filter").unwrap().iter();
    let groups: Vec<_> = groups.map(|group| (group.key, group.row_count)).collect();
    assert_eq!(groups, [(0, 150), (1, 1)]);

    let by_key = GroupBy::field("k")
        .size(2)
        .min_doc_count(1)
        .sort(GroupSorter::aggregation("sum").descending())
        .sort(GroupSorter::key())
        .sort(GroupSorter::row_count())
        .aggregate("sum", Aggregation::sum("l"))
        .group_by("parity", GroupBy::field("b"));
    let found = some().group_by("by_key", by_key).send().await.unwrap();
    let groups = found.group_bys.field("by_key").unwrap();
    let keys: Vec<_> = groups.iter().map(|group| &*group.key).collect();
    assert_eq!(keys, ["key299", "key298"]);
    assert_eq!(groups[0].group_bys.field("parity").unwrap()[0].key, "false");
}

#[tokio::test]
async fn groups_by_points_and_intervals() {
    let client = &with_rows().await;
    let some = search(client, field("l").lt(300)).limit(0);
    let month = GroupBy::date_histogram("time", TimeInterval::months(1)).time_zone("+08:00");
    let found = some
        .group_by(
            "distance",
            GroupBy::geo_distance("g", (30.0, 114.0))
                .range(..100.0)
                .range(100.0..),
        )
        .group_by("grid", GroupBy::geo_grid("g", 1).size(10))
        .group_by(
            "histogram",
            GroupBy::histogram("l", 100).field_range(0, 200),
        )
        .group_by(
            "shifted",
            GroupBy::histogram("l", 100).offset(50).min_doc_count(0),
        )
        .group_by("month", month)
        .send()
        .await
        .unwrap();
    let groups = found.group_bys.geo_distance("distance").unwrap().iter();
    let groups: Vec<_> = groups
        .map(|group| (group.key.from, group.row_count))
        .collect();
    assert_eq!(groups, [(0.0, 1), (100.0, 299)]);
    let [cell] = found.group_bys.geo_grid("grid").unwrap() else {
        panic!("{:?}", found.group_bys);
    };
    assert_eq!((&*cell.key.geohash, cell.row_count), ("w", 300));
    assert_eq!(cell.key.top_left.to_string(), "45,90");
    let groups = found.group_bys.histogram("histogram").unwrap().iter();
    let groups: Vec<_> = groups.map(|group| (&group.key, group.row_count)).collect();
    let keys = [0, 100, 200].map(Value::from);
    assert_eq!(
        groups,
        keys.iter().map(|key| (key, 100)).collect::<Vec<_>>()
    );
    let groups = found.group_bys.histogram("shifted").unwrap().iter();
    let groups: Vec<_> = groups.map(|group| group.row_count).collect();
    assert_eq!(groups, [50, 100, 100, 50]);
    let groups = found.group_bys.date_histogram("month").unwrap().iter();
    let groups: Vec<_> = groups.map(|group| group.key).collect();
    assert_eq!(groups, [1_651_334_400_000]);
}

#[tokio::test]
async fn all_groups_of_a_combination_are_streamed() {
    let client = &with_rows().await;
    let composite = GroupBy::composite()
        .source("parity", GroupBy::field("b"))
        .source("hundred", GroupBy::histogram("l", 100))
        .aggregate("sum", Aggregation::sum("l"))
        .size(3);
    let some = search(client, field("l").lt(500));
    let search = some.composite_groups("all", composite);
    let page = search.clone().send().await.unwrap().page;
    assert_eq!(page.source_names, ["parity", "hundred"]);
    assert_eq!(page.groups.len(), 3);

    let mut groups = search.groups();
    let mut read = Vec::new();
    while let Some(group) = groups.next().await {
        let group = group.unwrap();
        assert_eq!(group.row_count, 50);
        assert!(group.aggregations.sum("sum").unwrap() > 0.0);
        read.push(
            group
                .key
                .into_iter()
                .map(Option::unwrap)
                .collect::<Vec<_>>(),
        );
    }
    let hundreds = ["0", "100", "200", "300", "400"];
    let expected = ["false", "true"]
        .into_iter()
        .flat_map(|parity| hundreds.map(|hundred| vec![parity.to_owned(), hundred.to_owned()]));
    assert_eq!(read, expected.collect::<Vec<_>>());
}

#[tokio::test]
async fn the_first_page_of_a_stream_has_the_statistics() {
    let client = &with_rows().await;
    let some = search(client, field("l").lt(30)).sort(field("l").ascending());
    let mut pages = some
        .aggregate("sum", Aggregation::sum("l"))
        .limit(20)
        .pages();
    let first = pages.next().await.unwrap().unwrap();
    assert_eq!(first.aggregations.sum("sum").unwrap(), 435.0);
    let second = pages.next().await.unwrap().unwrap();
    assert!(second.aggregations.is_empty());
    assert_eq!(numbers(&second.hits), (20..30).collect::<Vec<_>>());
}
