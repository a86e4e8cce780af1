//! Requests that are meant to hurt.

use super::data::*;
use super::shorthand::*;
use crate::engine::search::index::budget::Budget;
use crate::engine::search::index::query::{Query, SearchValue};
use crate::engine::search::index::schema::Kind;
use crate::engine::search::index::search::{Conditions, Request};
use tablestore_core::ErrorCode;
use tablestore_protocol::Value;

#[test]
fn a_request_that_needs_too_much_work_ends_in_an_error() {
    let data = a(false);
    let conditions = Conditions {
        budget: Budget::new(10_000),
        ..Conditions::default()
    };
    let query = any_of((0..1000).map(|_| wildcard("k", "*e*y*9*")).collect(), 1);
    let error = data
        .index
        .search(&Request::new(query), &conditions, &data)
        .unwrap_err();
    assert_eq!(*error.code(), ErrorCode::Timeout);
}

#[test]
fn a_thousand_conditions_are_met_in_time() {
    let data = a(true);
    let many = |query: fn(i64) -> Query| any_of((0..1000).map(query).collect(), 1);
    assert_eq!(data.total(many(|i| term("l", int(i)))), 1000);
    assert_eq!(data.total(many(|i| matches("t", &i.to_string()))), 1000);
    assert_eq!(
        data.total(many(|i| nested("n", term("n.nl", int(i))))),
        1000
    );
    let mut deep = Query::MatchAll;
    for _ in 0..30 {
        deep = all_of(vec![deep, exists("l")]);
    }
    let scored = Request {
        sort: by_score(),
        ..Request::new(deep)
    };
    assert_eq!(data.search(&scored).unwrap().total, 1000);
}

#[test]
fn a_huge_page_costs_no_more_than_what_is_found() {
    let data = a(false);
    let request = Request {
        offset: 99_000,
        limit: 1000,
        sort: sorted(vec![by_field("d", false)]),
        ..Request::new(Query::MatchAll)
    };
    assert!(data.search(&request).unwrap().hits.is_empty());
}

#[test]
fn values_that_are_no_numbers_are_refused() {
    let data = a(false);
    for query in [
        term("d", SearchValue::Double(f64::NAN)),
        range("d", "[]", Some(SearchValue::Double(f64::NAN)), None),
        range("l", "[]", Some(SearchValue::Double(f64::NAN)), None),
    ] {
        assert!(data.search(&Request::new(query)).is_err());
    }
}

#[test]
fn a_polygon_may_cross_itself_or_have_no_corners() {
    let data = c();
    let of = |corners: &[&str]| {
        let corners = corners.iter().map(|corner| point(corner));
        data.total(Query::GeoPolygon {
            field: "geo".to_owned(),
            corners: corners.collect(),
        })
    };
    assert_eq!(of(&[]), 0);
    assert_eq!(of(&["1,1"]), 0);
    assert!(of(&["0,0", "4,4", "4,0", "0,4"]) <= 5);
}

#[test]
fn a_bomb_in_a_nested_column_is_no_value() {
    let fields = [nested_field("n", vec![field("v", Kind::Long)])];
    let deep = format!("[{}1{}]", "{\"v\":".repeat(200_000), "}".repeat(200_000));
    let wide = format!("[{}{{}}]", "{\"v\":1},".repeat(300));
    let rows = [("deep", deep), ("wide", wide)];
    let rows = rows.map(|(key, json)| (key.to_owned(), vec![("n", Value::from(json))]));
    let data = Data::new(&fields, rows);
    assert_eq!(data.total(Query::MatchAll), 2);
    assert_eq!(data.total(nested("n", exists("n.v"))), 0);
}
