//! Rows that change.

use super::data::*;
use super::shorthand::*;
use crate::engine::search::index::request::{Query, Request};
use crate::engine::search::index::schema::Kind;
use tablestore_protocol::Value;

fn cells(text: &str, long: i64) -> Cells {
    vec![
        ("t", Value::from(text)),
        ("l", Value::from(long)),
        ("n", Value::from(format!("[{{\"v\":{long}}}]"))),
    ]
}

fn data() -> Data {
    let fields = [
        field("t", text()),
        field("l", Kind::Long),
        nested_field("n", vec![field("v", Kind::Long)]),
    ];
    let rows = [("1", cells("red tea", 1)), ("2", cells("green tea", 2))];
    Data::new(&fields, rows.map(|(key, cells)| (key.to_owned(), cells)))
}

#[test]
fn a_row_that_is_written_again_has_its_new_values_alone() {
    let mut data = data();
    data.put("1", cells("black coffee", 9));
    assert_eq!(data.index.len(), 2);
    assert_eq!(data.total(matches("t", "red")), 0);
    assert_eq!(data.total(term("l", int(1))), 0);
    assert_eq!(data.total(nested("n", term("n.v", int(1)))), 0);
    assert_eq!(data.keys(matches("t", "coffee")), ["1"]);
    assert_eq!(data.keys(nested("n", term("n.v", int(9)))), ["1"]);
    assert_eq!(data.total(none_of(vec![term("l", int(1))])), 2);
}

#[test]
fn a_deleted_row_is_found_no_more() {
    let mut data = data();
    data.index.delete(b"1");
    data.index.delete(b"1");
    data.index.delete(b"3");
    assert_eq!(data.index.len(), 1);
    assert_eq!(data.keys(Query::MatchAll), ["2"]);
    assert_eq!(data.keys(matches("t", "tea")), ["2"]);
    data.put("1", cells("red tea", 1));
    assert_eq!(data.total(matches("t", "tea")), 2);
}

#[test]
fn dead_rows_have_no_part_in_scores() {
    let request = Request {
        sort: by_score(),
        ..Request::new(matches("t", "green tea"))
    };
    let scores = |data: &Data| -> Vec<Option<f64>> {
        let found = data.search(&request).unwrap();
        found.hits.iter().map(|hit| hit.score).collect()
    };
    let fresh = scores(&data());
    let mut changed = data();
    for round in 0..5 {
        changed.put("3", cells("a long text about green tea", round));
        changed.put("1", cells("red tea", 1));
    }
    changed.index.delete(b"3");
    assert_eq!(scores(&changed), fresh);
}

#[test]
fn many_dead_rows_ask_for_a_new_index() {
    let mut data = Data::new(&[field("l", Kind::Long)], []);
    for round in 0..10_050 {
        data.put("1", vec![("l", Value::from(round))]);
        assert!(round < 10_000 || data.index.is_mostly_dead() || round < 10_004);
    }
    assert_eq!(data.keys(term("l", int(10_049))), ["1"]);
}
