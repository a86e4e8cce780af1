//! Requests that are meant to hurt.

use super::data::*;
use super::shorthand::*;
use crate::engine::search::index::budget::Budget;
use crate::engine::search::index::group_by::GroupByResult;
use crate::engine::search::index::request::{
    GroupBy, GroupByKind, Named, Query, Request, SearchValue,
};
use crate::engine::search::index::schema::Kind;
use crate::engine::search::index::search::Conditions;
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
    assert_eq!(data.search(&scored).unwrap().total.unwrap(), 1000);
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

#[test]
fn a_tree_of_group_bys_has_a_bounded_number_of_groups() {
    let rows = (0..2000).map(|number| {
        let key = format!("{number:04}");
        (key.clone(), vec![("k", Value::from(key))])
    });
    let data = Data::new(&[field("k", Kind::Keyword)], rows);
    let by_key = |group_bys: Named<GroupBy>| GroupBy {
        kind: GroupByKind::Field {
            field: "k".to_owned(),
            size: Some(2000),
            min_count: None,
            order: Vec::new(),
        },
        aggregations: Vec::new(),
        group_bys,
    };
    let five = |group_by: GroupBy| -> Named<GroupBy> {
        (0..5)
            .map(|it| (it.to_string(), group_by.clone()))
            .collect()
    };
    let request = |group_bys| Request {
        group_bys,
        ..Request::new(Query::MatchAll)
    };
    let tree = five(by_key(five(by_key(five(by_key(Vec::new()))))));
    let error = data.search(&request(tree)).unwrap_err();
    let expected = "the number of groups of a request must not exceed 65536";
    assert_eq!(error.message(), expected);
    assert!(data.search(&request(five(by_key(Vec::new())))).is_ok());
}

#[test]
fn arrays_in_a_composite_group_by_do_not_multiply_without_bound() {
    let fields = ["a", "b", "c"].map(|name| array(name, Kind::Long));
    let numbers: Vec<String> = (0..256).map(|it| it.to_string()).collect();
    let cell = Value::from(format!("[{}]", numbers.join(",")));
    let cells = ["a", "b", "c"].map(|name| (name, cell.clone()));
    let data = Data::new(&fields, [("1".to_owned(), cells.to_vec())]);
    let composite = |sources: &[&str]| {
        let sources = sources.iter().map(|name| {
            let kind = GroupByKind::Field {
                field: (*name).to_owned(),
                size: None,
                min_count: None,
                order: Vec::new(),
            };
            ((*name).to_owned(), kind)
        });
        let group_by = GroupBy {
            kind: GroupByKind::Composite {
                sources: sources.collect(),
                size: Some(3),
                next: None,
            },
            aggregations: Vec::new(),
            group_bys: Vec::new(),
        };
        data.search(&Request {
            group_bys: vec![("it".to_owned(), group_by)],
            ..Request::new(Query::MatchAll)
        })
    };
    let (_, groups) = composite(&["a", "b"]).unwrap().group_bys.remove(0);
    match groups {
        GroupByResult::Composite { groups, next, .. } => {
            assert_eq!((groups.len(), next.is_some()), (3, true));
        }
        other => panic!("{other:?}"),
    }
    let error = composite(&["a", "b", "c"]).unwrap_err();
    assert_eq!(*error.code(), ErrorCode::ParameterInvalid);
}

#[test]
fn a_query_has_a_bounded_number_of_words() {
    let data = a(false);
    let words = |count: usize| vec!["this"; count].join(" ");
    assert_eq!(data.total(matches("t", &words(1024))), 1000);
    for query in [matches("t", &words(1025)), phrase("t", &words(1025))] {
        let error = data.search(&Request::new(query)).unwrap_err();
        let expected = "the number of words of a query must not exceed 1024";
        assert_eq!(error.message(), expected);
    }
}

#[test]
fn vectors_that_are_no_numbers_are_refused_or_no_values() {
    let mut data = a(false);
    for number in [f32::NAN, f32::INFINITY] {
        let query = knn("vector", &[number, 1.0, 1.0, 1.0], 10);
        assert!(data.search(&Request::new(query)).is_err());
        let bytes: Vec<u8> = [number, 1.0, 1.0, 1.0]
            .iter()
            .flat_map(|it| it.to_le_bytes())
            .collect();
        data.put("hostile", vec![("vector", Value::from(bytes))]);
        assert_eq!(data.total(exists("vector")), 1000);
    }
}
