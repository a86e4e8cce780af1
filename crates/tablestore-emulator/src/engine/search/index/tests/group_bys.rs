//! Group-bys.

use super::data::*;
use super::histograms::histogram;
use super::shorthand::*;
use crate::engine::search::index::aggregation::AggregationResult;
use crate::engine::search::index::group_by::{Group, GroupByResult};
use crate::engine::search::index::request::{
    Aggregation, GroupBy, GroupByKind, GroupOrder, GroupSorter, Metric, Query, Range, Request,
    SearchValue,
};
use crate::engine::search::index::schema::Kind;
use tablestore_protocol::Value;

pub(super) fn group(data: &Data, query: Query, kind: GroupByKind) -> GroupByResult {
    group_with(data, query, kind, Vec::new(), Vec::new()).unwrap()
}

pub(super) fn group_with(
    data: &Data,
    query: Query,
    kind: GroupByKind,
    aggregations: Vec<(String, Aggregation)>,
    group_bys: Vec<(String, GroupBy)>,
) -> Result<GroupByResult, String> {
    let group_by = GroupBy {
        kind,
        aggregations,
        group_bys,
    };
    let request = Request {
        limit: 0,
        group_bys: vec![("it".to_owned(), group_by)],
        ..Request::new(query)
    };
    let found = data
        .search(&request)
        .map_err(|error| error.message().to_owned())?;
    Ok(found.group_bys[0].1.clone())
}

fn field_groups(field: &str, order: Vec<GroupSorter>) -> GroupByKind {
    GroupByKind::Field {
        field: field.to_owned(),
        size: None,
        min_count: None,
        order,
    }
}

fn counts(result: &GroupByResult) -> Vec<(String, u64)> {
    match result {
        GroupByResult::Field(groups) => {
            let groups = groups.iter();
            groups
                .map(|(key, group)| (key.clone(), group.count))
                .collect()
        }
        other => panic!("{other:?}"),
    }
}

fn named(counts: &[(&str, u64)]) -> Vec<(String, u64)> {
    counts
        .iter()
        .map(|(key, count)| ((*key).to_owned(), *count))
        .collect()
}

#[test]
fn groups_of_a_field_come_by_count() {
    let data = e2();
    let sub = GroupBy {
        kind: field_groups("Col_Nested.Col_Long_Nested", Vec::new()),
        aggregations: Vec::new(),
        group_bys: Vec::new(),
    };
    let average = metric(Metric::Average, "Col_Nested.Col_Long_Nested", None);
    let result = group_with(
        &data,
        Query::MatchAll,
        field_groups("Col_Keyword", Vec::new()),
        vec![("average".to_owned(), average)],
        vec![("sub".to_owned(), sub)],
    );
    let GroupByResult::Field(groups) = result.unwrap() else {
        panic!("no groups of a field");
    };
    assert_eq!(groups[0].0, "tablestore");
    assert_eq!(groups[0].1.count, 6);
    let average = |group: &Group| match group.aggregations[0].1 {
        AggregationResult::Metric(_, value) => value,
        _ => f64::NAN,
    };
    assert!((average(&groups[0].1) - 11.0 / 3.0).abs() < 1e-9);
    assert_eq!(
        counts(&groups[0].1.group_bys[0].1),
        named(&[("4", 4), ("3", 2)])
    );
    assert_eq!(average(&groups[1].1), 2.0);
    assert_eq!(
        counts(&groups[1].1.group_bys[0].1),
        named(&[("2", 2), ("1", 1), ("3", 1)])
    );
}

#[test]
fn groups_are_sorted_as_asked() {
    let data = e2();
    let by = |by, is_descending| GroupSorter { by, is_descending };
    let of = |order| {
        counts(&group(
            &data,
            Query::MatchAll,
            field_groups("Col_Double", order),
        ))
    };
    assert_eq!(
        of(vec![by(GroupOrder::Key, true)]),
        named(&[("4.1", 4), ("3.1", 3), ("2.1", 2), ("1.1", 1)])
    );
    assert_eq!(of(vec![by(GroupOrder::Count, false)])[0].0, "1.1");
    let sum = metric(Metric::Sum, "Col_Long", None);
    let by_sum = field_groups(
        "Col_Keyword",
        vec![by(GroupOrder::Aggregation("sum".to_owned()), false)],
    );
    let sums = vec![("sum".to_owned(), sum)];
    let result = group_with(&data, Query::MatchAll, by_sum, sums, Vec::new());
    assert_eq!(counts(&result.unwrap())[0].0, "hangzhou");
    let limited = GroupByKind::Field {
        field: "Col_Long".to_owned(),
        size: Some(2),
        min_count: Some(3),
        order: Vec::new(),
    };
    assert_eq!(
        counts(&group(&data, Query::MatchAll, limited)),
        named(&[("4", 4), ("3", 3)])
    );
}

#[test]
fn each_element_of_an_array_counts_its_row_once() {
    let cells = |json: &str| vec![("l", Value::from(json)), ("b", Value::from(true))];
    let rows = [("1", cells("[1,1,2]")), ("2", cells("[2]"))];
    let rows = rows.map(|(key, cells)| (key.to_owned(), cells));
    let data = Data::new(&[array("l", Kind::Long), field("b", Kind::Boolean)], rows);
    let of = |field| {
        counts(&group(
            &data,
            Query::MatchAll,
            field_groups(field, Vec::new()),
        ))
    };
    assert_eq!(of("l"), named(&[("2", 2), ("1", 1)]));
    assert_eq!(of("b"), named(&[("true", 2)]));
}

const LOW: f64 = f64::NEG_INFINITY;
const HIGH: f64 = f64::INFINITY;

fn ranges(ranges: &[(f64, f64)]) -> Vec<Range> {
    let ranges = ranges.iter();
    ranges
        .map(|(from, to)| Range {
            from: *from,
            to: *to,
        })
        .collect()
}

fn range_counts(result: &GroupByResult) -> Vec<(f64, f64, u64)> {
    match result {
        GroupByResult::Range(groups) | GroupByResult::GeoDistance(groups) => groups
            .iter()
            .map(|(range, group)| (range.from, range.to, group.count))
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn ranges_are_sorted_and_distances_are_not() {
    let data = e2();
    let by_range = GroupByKind::Range {
        field: "Col_Double".to_owned(),
        ranges: ranges(&[(3.0, 4.0), (LOW, 3.0), (4.0, HIGH)]),
    };
    assert_eq!(
        range_counts(&group(&data, Query::MatchAll, by_range)),
        [(LOW, 3.0, 3), (3.0, 4.0, 3), (4.0, HIGH, 4)]
    );
    let by_distance = GroupByKind::GeoDistance {
        field: "Col_GeoPoint".to_owned(),
        origin: point("30.137816,120.08682"),
        ranges: ranges(&[(100.0, 5000.0), (LOW, 5000.0), (5000.0, HIGH)]),
    };
    assert_eq!(
        range_counts(&group(&data, Query::MatchAll, by_distance)),
        [(100.0, 5000.0, 1), (0.0, 5000.0, 2), (5000.0, HIGH, 8)]
    );
}

#[test]
fn filters_count_rows_in_each() {
    let data = a(false);
    let filters = vec![
        below("l", int(10)),
        term("b", SearchValue::Boolean(true)),
        term("l", int(-5)),
    ];
    match group(&data, below("l", int(100)), GroupByKind::Filter(filters)) {
        GroupByResult::Filter(groups) => {
            let counts: Vec<u64> = groups.iter().map(|group| group.count).collect();
            assert_eq!(counts, [10, 50, 0]);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn geo_grids_are_geohash_cells() {
    let cells = |data: &Data, precision, size| {
        let kind = GroupByKind::GeoGrid {
            field: if precision == 1 {
                "geo"
            } else {
                "Col_GeoPoint"
            }
            .to_owned(),
            precision,
            size,
        };
        match group(data, Query::MatchAll, kind) {
            GroupByResult::GeoGrid(groups) => groups,
            other => panic!("{other:?}"),
        }
    };
    let one = cells(&d(), 1, Some(100));
    assert_eq!(one.len(), 1);
    assert_eq!((one[0].0.top_left, one[0].1.count), (point("45,0"), 100));
    let three = cells(&e2(), 3, None);
    assert_eq!((three[0].0.key.as_str(), three[0].1.count), ("wtm", 10));
}

#[test]
fn composite_groups_are_paged() {
    let rows = (0..50_i64).map(|i| {
        let mut cells = vec![("l", Value::from(i / 10))];
        if i % 2 == 0 {
            cells.push(("k", Value::from(format!("v{}", i % 3))));
        }
        (format!("{i:02}"), cells)
    });
    let data = Data::new(&[field("k", Kind::Keyword), field("l", Kind::Long)], rows);
    let mut next = None;
    let mut read = Vec::new();
    loop {
        let kind = GroupByKind::Composite {
            sources: vec![
                ("k".to_owned(), field_groups("k", Vec::new())),
                ("l".to_owned(), histogram("l", int(2), None)),
            ],
            size: Some(5),
            next,
        };
        let GroupByResult::Composite {
            names,
            groups,
            next: token,
        } = group(&data, Query::MatchAll, kind)
        else {
            panic!("no composite groups");
        };
        assert_eq!(names, ["k", "l"]);
        let counts = groups
            .iter()
            .map(|(keys, group)| (keys.clone(), group.count));
        read.extend(counts);
        next = token;
        if next.is_none() {
            break;
        }
    }
    assert_eq!(read.len(), 12);
    assert_eq!(read.iter().map(|(_, count)| count).sum::<u64>(), 50);
    assert_eq!(read[0].0, [None, Some("0".to_owned())]);
    assert_eq!(read[11].0, [Some("v2".to_owned()), Some("4".to_owned())]);
    let too_many = GroupByKind::Composite {
        sources: vec![("k".to_owned(), field_groups("k", Vec::new()))],
        size: Some(3000),
        next: None,
    };
    assert!(group_with(&data, Query::MatchAll, too_many, vec![], vec![]).is_err());
}

#[test]
fn nested_groups_have_no_nested_ones() {
    let data = e2();
    let inner = GroupBy {
        kind: field_groups("Col_Nested.Col_Long_Nested", Vec::new()),
        aggregations: Vec::new(),
        group_bys: Vec::new(),
    };
    let kind = || field_groups("Col_Nested.Col_Long_Nested", Vec::new());
    let error = group_with(
        &data,
        Query::MatchAll,
        kind(),
        Vec::new(),
        vec![("inner".to_owned(), inner)],
    );
    assert_eq!(
        error.unwrap_err(),
        "nested field aggregation/groupby must not be recursive"
    );
    let average = metric(Metric::Average, "Col_Double", None);
    let outer = vec![("average".to_owned(), average)];
    assert!(group_with(&data, Query::MatchAll, kind(), outer, Vec::new()).is_ok());
}

#[test]
fn group_bys_are_three_deep_at_most() {
    let data = e2();
    let deep = |depth: usize| {
        let mut group_bys = Vec::new();
        for _ in 0..depth {
            let group_by = GroupBy {
                kind: field_groups("Col_Long", Vec::new()),
                aggregations: Vec::new(),
                group_bys,
            };
            group_bys = vec![("it".to_owned(), group_by)];
        }
        let request = Request {
            group_bys,
            ..Request::new(Query::MatchAll)
        };
        data.search(&request).is_ok()
    };
    assert!(deep(3));
    assert!(!deep(4));
}
