//! Order, scores and pages.

use super::data::*;
use super::shorthand::*;
use crate::engine::search::index::request::{
    By, CombineMode, Curve, Function, FunctionKind, FunctionMode, FunctionsScore, Knn, Missing,
    Mode, MultiValueMode, NestedFilter, Origin, Query, Request, SearchValue, Sort, Sorter,
};
use crate::engine::search::index::schema::Kind;
use crate::engine::search::index::search::{Conditions, Found};
use tablestore_protocol::Value;

fn longs(data: &Data, found: &Found, name: &str) -> Vec<i64> {
    let values = data.column(found, name).into_iter();
    values.map(|value| value.as_integer().unwrap()).collect()
}

#[test]
fn the_default_order_is_by_key_and_pages_have_tokens() {
    let data = a(false);
    let mut request = Request {
        limit: 100,
        ..Request::new(Query::MatchAll)
    };
    let mut read = Vec::new();
    loop {
        let found = data.search(&request).unwrap();
        assert_eq!(found.total.unwrap(), 1000);
        read.extend(keys(&found));
        assert_eq!(found.next.is_some(), !found.hits.is_empty());
        match found.next {
            Some(next) => request.after = Some(next),
            None => break,
        }
    }
    assert_eq!(read.len(), 1000);
    assert!(read.is_sorted());
}

#[test]
fn fields_sort_in_both_directions() {
    let data = a(false);
    let request = Request {
        limit: 100,
        sort: sorted(vec![by_field("l", true)]),
        ..Request::new(matches("t", "this is"))
    };
    let found = data.search(&request).unwrap();
    assert_eq!(
        longs(&data, &found, "l"),
        (900..1000).rev().collect::<Vec<_>>()
    );
    let next = Request {
        after: found.next,
        ..request.clone()
    };
    let found = data.search(&next).unwrap();
    assert_eq!(
        longs(&data, &found, "l"),
        (800..900).rev().collect::<Vec<_>>()
    );
    let offset = Request {
        offset: 150,
        limit: 3,
        ..request
    };
    let found = data.search(&offset).unwrap();
    assert_eq!(longs(&data, &found, "l"), [849, 848, 847]);

    let by_time = Request {
        limit: 1000,
        sort: sorted(vec![by_field("time", false), by_field("k", true)]),
        ..Request::new(Query::MatchAll)
    };
    let found = data.search(&by_time).unwrap();
    let times = data.column(&found, "time");
    assert_eq!(times[0], Value::from("2022-05-10"));
    // Days of one digit do not fit the format, so they come last.
    assert_eq!(times.last().unwrap().as_str().unwrap().len(), 9);
}

#[test]
fn an_index_with_nested_fields_is_sorted_by_relevance() {
    let data = a(true);
    let request = Request {
        limit: 100,
        ..Request::new(nested("n", between("n.nl", "[]", 100, 300)))
    };
    let found = data.search(&request).unwrap();
    assert_eq!((found.hits.len(), found.total.unwrap()), (100, 201));
    assert_eq!(found.next, None);
    let sorted = Request {
        sort: sorted(vec![by_field("l", false)]),
        ..request
    };
    assert!(data.search(&sorted).unwrap().next.is_some());
}

#[test]
fn equal_rows_are_paged_by_key_unless_that_is_disabled() {
    let data = e1();
    let read = |omits_key| {
        let mut request = Request {
            limit: 6,
            sort: Some(Sort {
                sorters: vec![by_field("Col_Keyword", false)],
                omits_key,
            }),
            ..Request::new(Query::MatchAll)
        };
        let mut count = 0;
        loop {
            let found = data.search(&request).unwrap();
            count += found.hits.len();
            match found.next {
                Some(next) => request.after = Some(next),
                None => return count,
            }
        }
    };
    assert_eq!(read(false), 10);
    assert!(read(true) < 10);
}

#[test]
fn absent_values_are_replaced_or_last() {
    let data = c();
    let by = |missing, missing_fields: &[&str]| Sorter {
        by: By::Field {
            field: "double".to_owned(),
            mode: None,
            nested: None,
            missing,
            missing_fields: missing_fields.iter().map(|it| (*it).to_owned()).collect(),
        },
        is_descending: true,
    };
    let sorted_keys = |sorter| {
        let request = Request {
            sort: sorted(vec![sorter]),
            ..Request::new(Query::MatchAll)
        };
        keys(&data.search(&request).unwrap())
    };
    let value = Missing::Value(SearchValue::Double(1.1));
    assert_eq!(
        sorted_keys(by(value.clone(), &["double_sec"])),
        ["9", "8", "7", "6", "5", "4", "3", "2", "1", "0"]
    );
    assert_eq!(sorted_keys(by(value, &[]))[..4], ["4", "3", "2", "1"]);
    assert_eq!(
        sorted_keys(by(Missing::Last, &[]))[..5],
        ["4", "3", "2", "1", "0"]
    );
    assert_eq!(
        sorted_keys(by(Missing::First, &[]))[..5],
        ["5", "6", "7", "8", "9"]
    );
}

#[test]
fn arrays_and_nested_values_sort_by_mode() {
    let fields = [
        array("l", Kind::Long),
        nested_field("n", vec![field("v", Kind::Long), field("k", Kind::Keyword)]),
    ];
    let row = |long: &str, json: &str| vec![("l", Value::from(long)), ("n", Value::from(json))];
    let rows = [
        ("a", row("[1, 9]", r#"[{"v":1,"k":"x"},{"v":9,"k":"y"}]"#)),
        ("b", row("[2, 3]", r#"[{"v":2,"k":"y"},{"v":3,"k":"x"}]"#)),
    ];
    let data = Data::new(&fields, rows.map(|(key, cells)| (key.to_owned(), cells)));
    let first = |field: &str, mode, filter: Option<Query>| {
        let sorter = Sorter {
            by: By::Field {
                field: field.to_owned(),
                mode: Some(mode),
                nested: filter.map(|filter| NestedFilter {
                    path: "n".to_owned(),
                    filter: Some(filter),
                }),
                missing: Missing::Last,
                missing_fields: Vec::new(),
            },
            is_descending: false,
        };
        let request = Request {
            sort: sorted(vec![sorter]),
            ..Request::new(Query::MatchAll)
        };
        keys(&data.search(&request).unwrap())[0].clone()
    };
    assert_eq!(first("l", Mode::Min, None), "a");
    assert_eq!(first("l", Mode::Max, None), "b");
    assert_eq!(first("l", Mode::Average, None), "b");
    assert_eq!(first("n.v", Mode::Min, None), "a");
    assert_eq!(first("n.v", Mode::Max, None), "b");
    assert_eq!(first("n.v", Mode::Min, Some(term("n.k", string("y")))), "b");
    assert_eq!(first("n.k", Mode::Min, Some(term("n.v", int(9)))), "a");
}

#[test]
fn nearest_points_come_first() {
    let data = c();
    let sorter = |is_plane| Sorter {
        by: By::GeoDistance {
            field: "geo".to_owned(),
            points: vec![point("0.6,0.6")],
            mode: None,
            is_plane,
            nested: None,
        },
        is_descending: false,
    };
    for is_plane in [false, true] {
        let request = Request {
            limit: 3,
            sort: sorted(vec![sorter(is_plane)]),
            ..Request::new(exists("geo"))
        };
        assert_eq!(keys(&data.search(&request).unwrap()), ["1", "0", "2"]);
    }
}

#[test]
fn scores_are_those_of_the_service() {
    let data = b();
    let request = Request {
        sort: by_score(),
        ..Request::new(Query::FunctionScore {
            query: Box::new(matches("title", "花茶")),
            field: "pv".to_owned(),
        })
    };
    let found = data.search(&request).unwrap();
    assert_eq!(keys(&found), ["u4", "u2", "u1"]);
    let scores: Vec<f64> = found.hits.iter().map(|hit| hit.score.unwrap()).collect();
    for (score, expected) in scores.iter().zip([53.4, 11.83, 9.86]) {
        assert!((score - expected).abs() < 0.05, "{scores:?}");
    }
}

#[test]
fn functions_decay_from_their_origin() {
    let data = c();
    let decay = Function {
        filter: None,
        weight: 1.0,
        kind: FunctionKind::Decay {
            field: "double".to_owned(),
            curve: Curve::Linear,
            origin: Origin::Number {
                origin: 1.3,
                scale: 1.0,
                offset: 0.5,
            },
            decay: 0.5,
            mode: MultiValueMode::Min,
        },
    };
    let query = Query::FunctionsScore(Box::new(FunctionsScore {
        query: exists("keyword"),
        functions: vec![decay],
        score_mode: FunctionMode::Sum,
        combine_mode: CombineMode::Sum,
        min_score: Some(1.0),
        max_score: Some(1000.0),
    }));
    let found = data.search(&Request::new(query)).unwrap();
    assert_eq!(keys(&found)[0], "1");
    assert_eq!(found.hits[0].score, Some(2.0));
    assert_eq!(found.total.unwrap(), 5);
}

#[test]
fn a_least_score_drops_rows_from_the_count() {
    let data = a(false);
    let query = Query::FunctionsScore(Box::new(FunctionsScore {
        query: Query::MatchAll,
        functions: vec![Function {
            filter: Some(below("l", int(10))),
            weight: 3.0,
            kind: FunctionKind::Weight,
        }],
        score_mode: FunctionMode::Sum,
        combine_mode: CombineMode::Replace,
        min_score: Some(2.0),
        max_score: None,
    }));
    assert_eq!(data.total(query), 10);
}

#[test]
fn the_nearest_vectors_are_found() {
    let data = c();
    let request = Request {
        limit: 3,
        ..Request::new(knn("vector", &[0.1, 1.2, 0.6, 1.0], 100))
    };
    let found = data.search(&request).unwrap();
    assert_eq!((found.hits.len(), found.total.unwrap()), (3, 5));
    assert_eq!(keys(&found)[0], "1");

    let data = a(false);
    let vector = [1.0, -1.0, 5.0, -5.0];
    assert_eq!(data.total(knn("vector", &vector, 10)), 10);
    let filtered = Query::Knn(Box::new(Knn {
        field: "vector".to_owned(),
        vector: vector.to_vec(),
        top_k: 10,
        filter: Some(between("l", "[)", 500, 505)),
        min_score: None,
        weight: 1.0,
    }));
    assert_eq!(data.total(filtered), 5);
    for wrong in [&[1.0_f32, 2.0][..], &[f32::NAN, 0.0, 0.0, 1.0]] {
        assert!(
            data.search(&Request::new(knn("vector", wrong, 10)))
                .is_err()
        );
    }
    // Each part of the index gives its own nearest.
    let conditions = Conditions {
        segments: 16,
        ..Conditions::default()
    };
    let request = Request {
        limit: 100,
        sort: by_score(),
        ..Request::new(knn("vector", &vector, 10))
    };
    let found = data.index.search(&request, &conditions, &data).unwrap();
    assert_eq!((found.hits.len(), found.total.unwrap()), (100, 160));
    assert!(found.next.is_some());
}

#[test]
fn collapsing_keeps_one_row_of_each_value() {
    let fields = [field("k", Kind::Keyword), field("l", Kind::Long)];
    let rows = (0..40_i64).map(|i| {
        let mut cells = vec![("l", Value::from(i))];
        if i < 30 {
            cells.push(("k", Value::from(format!("v{}", i % 12))));
        }
        (format!("{i:02}"), cells)
    });
    let data = Data::new(&fields, rows);
    let request = Request {
        limit: 100,
        collapse: Some("k".to_owned()),
        sort: sorted(vec![by_field("l", true)]),
        ..Request::new(Query::MatchAll)
    };
    let found = data.search(&request).unwrap();
    assert_eq!((found.hits.len(), found.total.unwrap()), (13, 40));
    assert_eq!(longs(&data, &found, "l")[..3], [39, 29, 28]);
    assert_eq!(found.next, None);
    let page = Request {
        offset: 2,
        limit: 2,
        ..request
    };
    assert_eq!(longs(&data, &data.search(&page).unwrap(), "l"), [28, 27]);
}
