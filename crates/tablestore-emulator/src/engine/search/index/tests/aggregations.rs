//! Aggregations and group-bys.

use super::data::*;
use super::shorthand::*;
use crate::engine::search::index::aggregation::AggregationResult;
use crate::engine::search::index::request::{
    Aggregation, Metric, Query, Request, SearchValue, Sort,
};
use crate::engine::search::index::schema::Kind;
use tablestore_protocol::Value;

fn aggregate(data: &Data, query: Query, aggregation: Aggregation) -> AggregationResult {
    let request = Request {
        limit: 0,
        aggregations: vec![("it".to_owned(), aggregation)],
        ..Request::new(query)
    };
    let found = data.search(&request).unwrap();
    assert_eq!(found.aggregations[0].0, "it");
    found.aggregations[0].1.clone()
}

fn value(data: &Data, query: Query, of: Metric, field: &str, missing: Option<SearchValue>) -> f64 {
    match aggregate(data, query, metric(of, field, missing)) {
        AggregationResult::Metric(_, value) => value,
        other => panic!("{other:?}"),
    }
}

fn refusal(data: &Data, aggregation: Aggregation) -> String {
    let request = Request {
        aggregations: vec![("it".to_owned(), aggregation)],
        ..Request::new(Query::MatchAll)
    };
    data.search(&request).unwrap_err().message().to_owned()
}

#[test]
fn metrics_use_what_stands_for_absent_values() {
    let data = e1();
    let average = |field, missing| value(&data, Query::MatchAll, Metric::Average, field, missing);
    assert_eq!(average("Col_Long_Missing", None), 7.0);
    assert_eq!(average("Col_Long_Missing", Some(int(9))), 8.0);
    assert!((average("Col_Double_Missing", None) - 7.1).abs() < 1e-9);
    let missing = Some(SearchValue::Double(9.1));
    assert!((average("Col_Double_Missing", missing) - 8.1).abs() < 1e-9);
    let of = |metric, field| value(&data, Query::MatchAll, metric, field, None);
    assert_eq!(of(Metric::Max, "Col_Long"), 9.0);
    assert_eq!(of(Metric::Min, "Col_Double"), 0.1);
    assert_eq!(of(Metric::Sum, "Col_Long"), 45.0);
}

#[test]
fn metrics_of_nothing_have_their_own_values() {
    let data = e1();
    let of = |metric| value(&data, term("Col_Long", int(-1)), metric, "Col_Long", None);
    assert_eq!(of(Metric::Average), f64::INFINITY);
    assert_eq!(of(Metric::Max), f64::NEG_INFINITY);
    assert_eq!(of(Metric::Min), f64::INFINITY);
    assert_eq!(of(Metric::Sum), 0.0);
}

#[test]
fn sums_of_doubles_lose_nothing() {
    let rows = (0..1000).map(|i| (format!("{i:03}"), vec![("d", Value::from(0.1))]));
    let data = Data::new(&[field("d", Kind::Double)], rows);
    assert_eq!(value(&data, Query::MatchAll, Metric::Sum, "d", None), 100.0);
}

#[test]
fn counts_count_values_and_rows() {
    let data = a(false);
    let count = |field: &str| {
        aggregate(
            &data,
            Query::MatchAll,
            Aggregation::Count {
                field: field.to_owned(),
            },
        )
    };
    assert_eq!(count("la"), AggregationResult::Count(2000));
    assert_eq!(count("*"), AggregationResult::Count(1000));
    assert_eq!(count("time"), AggregationResult::Count(704));
    let distinct = |field: &str, missing| {
        let aggregation = Aggregation::DistinctCount {
            field: field.to_owned(),
            missing,
        };
        aggregate(&data, below("l", int(10)), aggregation)
    };
    assert_eq!(distinct("la", None), AggregationResult::DistinctCount(11));
    assert_eq!(distinct("k", None), AggregationResult::DistinctCount(10));
    assert_eq!(distinct("b", None), AggregationResult::DistinctCount(2));
}

#[test]
fn a_nested_field_is_aggregated_as_its_rows() {
    let data = e2();
    let of = |metric| {
        value(
            &data,
            Query::MatchAll,
            metric,
            "Col_Nested.Col_Long_Nested",
            None,
        )
    };
    assert_eq!(of(Metric::Sum), 30.0);
    assert_eq!(of(Metric::Max), 4.0);
}

#[test]
fn percentiles_lie_between_neighbours() {
    let data = a(false);
    let percentiles = |field: &str, percentiles: &[f64]| {
        let aggregation = Aggregation::Percentiles {
            field: field.to_owned(),
            percentiles: percentiles.to_vec(),
            missing: None,
        };
        match aggregate(&data, below("l", int(11)), aggregation) {
            AggregationResult::Percentiles(items) => items,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(
        percentiles("l", &[90.0, 50.0]),
        [(50.0, int(5)), (90.0, int(9))]
    );
    assert_eq!(percentiles("l", &[95.0]), [(95.0, int(9))]);
    assert_eq!(
        percentiles("d", &[50.0]),
        [(50.0, SearchValue::Double(0.1))]
    );
    let dates = percentiles("time", &[0.0, 100.0]);
    assert_eq!(dates[0].1, int(1_652_140_800_000));
    let data = e1();
    let nothing = aggregate(
        &data,
        term("Col_Long", int(-1)),
        Aggregation::Percentiles {
            field: "Col_Double".to_owned(),
            percentiles: vec![50.0],
            missing: None,
        },
    );
    match nothing {
        AggregationResult::Percentiles(items) => {
            assert!(matches!(items[0].1, SearchValue::Double(value) if value.is_nan()));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn top_rows_are_the_first_of_their_order() {
    let data = a(false);
    let aggregation = |limit| Aggregation::TopRows {
        limit,
        sort: Sort {
            sorters: vec![by_field("l", true)],
            omits_key: false,
        },
    };
    assert_eq!(
        aggregate(&data, Query::MatchAll, aggregation(2)),
        AggregationResult::TopRows(vec![b"0999".to_vec(), b"0998".to_vec()])
    );
    assert!(!refusal(&data, aggregation(10_000)).is_empty());
}

#[test]
fn wrong_fields_are_refused_in_the_service_s_words() {
    let data = e1();
    assert_eq!(
        refusal(&data, metric(Metric::Average, "X", None)),
        "[avg agg] field: X does not exist"
    );
    assert_eq!(
        refusal(&data, metric(Metric::Sum, "Col_Boolean", None)),
        "[sum agg] field_name:Col_Boolean type:boolean is invalid, allow [long, double]"
    );
    assert_eq!(
        refusal(&data, metric(Metric::Max, "Col_Nested", None)),
        "[max agg] field_name:Col_Nested type:nested is invalid, allow [long, double]"
    );
    assert_eq!(
        refusal(
            &data,
            Aggregation::DistinctCount {
                field: "X".to_owned(),
                missing: None
            }
        ),
        "[distinct count agg] field: X does not exist"
    );
}

#[test]
fn names_are_given_and_differ() {
    let data = e1();
    let with_names = |names: &[&str]| {
        let aggregation = metric(Metric::Max, "Col_Long", None);
        let named = names
            .iter()
            .map(|name| ((*name).to_owned(), aggregation.clone()));
        let request = Request {
            aggregations: named.collect(),
            ..Request::new(Query::MatchAll)
        };
        data.search(&request).is_ok()
    };
    assert!(with_names(&["a", "b", "c", "d", "e"]));
    assert!(!with_names(&["a", "b", "c", "d", "e", "f"]));
    assert!(!with_names(&["a", "a"]));
    assert!(!with_names(&[""]));
}
