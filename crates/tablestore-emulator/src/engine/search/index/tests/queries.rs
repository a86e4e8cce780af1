//! Which rows each query finds.

use super::data::*;
use super::shorthand::*;
use crate::engine::search::index::request::{Bool, Minimum, Query, Request, SearchValue};
use crate::engine::search::index::schema::{Field, Kind};
use tablestore_protocol::Value;

#[test]
fn match_counts_tokens() {
    let data = a(false);
    assert_eq!(data.total(Query::MatchAll), 1000);
    assert_eq!(data.total(match_of("t", "this is 0", true, None)), 1);
    assert_eq!(data.total(match_of("t", "this is 0", true, Some(1))), 1);
    assert_eq!(data.total(match_of("t", "this is 0", false, Some(3))), 1);
    assert_eq!(data.total(match_of("t", "this is 0", false, Some(2))), 1000);
    assert_eq!(data.total(match_of("t", "this is 0", false, Some(4))), 0);
    assert_eq!(data.total(matches("t", "not")), 0);
    assert_eq!(data.total(matches("t", "")), 0);
    assert_eq!(data.total(matches("l", "28")), 1);
    assert_eq!(data.total(matches("b", "true")), 500);
}

#[test]
fn phrases_stand_side_by_side() {
    let data = a(false);
    assert_eq!(data.total(phrase("t", "this is")), 1000);
    assert_eq!(data.total(phrase("t", "this is 1")), 1);
    assert_eq!(data.total(phrase("t", "is this")), 0);
    assert_eq!(data.total(phrase("k", "key999")), 1);
    assert_eq!(data.total(phrase("name", "苏")), 190);
    assert_eq!(data.total(phrase("name", "苏梅")), 10);
    let with_slop = Query::MatchPhrase {
        field: "t".to_owned(),
        text: "this 1".to_owned(),
        slop: 1,
        weight: 1.0,
    };
    assert_eq!(data.total(with_slop), 1);
    assert_eq!(data.total(phrase("t", "this 1")), 0);
}

#[test]
fn terms_are_equal_to_values() {
    let data = a(false);
    assert_eq!(data.total(term("t", string("100"))), 1);
    assert_eq!(data.total(term("t", string("This"))), 0);
    assert_eq!(data.total(term("l", string("900"))), 1);
    assert_eq!(data.total(term("l", SearchValue::Double(9.5))), 0);
    assert_eq!(data.total(term("ka", string("a"))), 1000);
    assert_eq!(data.total(term("b", SearchValue::Boolean(true))), 500);
    assert_eq!(data.total(term("d", SearchValue::Double(0.1))), 1000);
    let keys = ["key000", "key100", "key888", "key999", "key908", "key1000"].map(string);
    assert_eq!(data.total(terms("k", &keys)), 5);
    assert_eq!(data.total(terms("t", &["this", "is"].map(string))), 1000);
    assert_eq!(data.total(terms("l", &[0, 999, 1000, 1002].map(int))), 2);
    assert!(data.search(&request(term("l", string("x")))).is_err());
}

fn request(query: Query) -> Request {
    Request::new(query)
}

#[test]
fn ranges_include_what_they_say() {
    let data = a(false);
    let of =
        |field, brackets, from, to| range(field, brackets, Some(string(from)), Some(string(to)));
    assert_eq!(data.total(of("k", "()", "key100", "key200")), 99);
    assert_eq!(data.total(of("k", "[]", "key100", "key200")), 101);
    assert_eq!(data.total(of("la", "[]", "100", "300")), 201);
    assert_eq!(data.total(of("time", "[]", "2022-05-06", "2022-05-12")), 96);
    assert_eq!(data.total(between("l", "[)", 100, 300)), 200);
    assert_eq!(data.total(above("l", SearchValue::Double(997.5))), 2);
    assert_eq!(data.total(below("l", SearchValue::Double(1.5))), 2);
    assert_eq!(
        data.total(below("l", SearchValue::Double(f64::NEG_INFINITY))),
        0
    );
    assert_eq!(data.total(range("l", "[]", None, None)), 1000);
    assert_eq!(data.total(between("l", "[]", 300, 100)), 0);
    assert_eq!(data.total(of("k", "[]", "key200", "key100")), 0);
}

#[test]
fn prefixes_and_wildcards_describe_values_or_tokens() {
    let data = a(false);
    assert_eq!(data.total(prefix("k", "key00")), 10);
    assert_eq!(data.total(prefix("t", "this")), 1000);
    assert_eq!(data.total(prefix("t", "this is")), 0);
    assert_eq!(data.total(wildcard("t", "t*")), 1000);
    assert_eq!(data.total(wildcard("k", "key00*")), 10);
    assert_eq!(data.total(wildcard("k", "*9")), 100);
    assert_eq!(data.total(wildcard("k", "k?y00?")), 10);
    assert!(data.search(&request(prefix("l", "1"))).is_err());
}

#[test]
fn fuzzy_keywords_have_suffixes() {
    let rows = ["xH001", "h001", "H002"].map(|it| (it.to_owned(), vec![("f", Value::from(it))]));
    let data = Data::new(&[field("f", Kind::FuzzyKeyword)], rows);
    let suffix = Query::Suffix {
        field: "f".to_owned(),
        suffix: "H001".to_owned(),
        weight: 1.0,
    };
    assert_eq!(data.keys(suffix), ["xH001"]);
    assert_eq!(data.keys(term("f", string("h001"))), ["h001"]);
    assert_eq!(data.keys(wildcard("f", "?00*")), ["H002", "h001"]);
}

#[test]
fn bools_join_conditions() {
    let data = a(false);
    let after = |key: &str| above("k", string(key));
    let some = Query::Bool(Box::new(Bool {
        must: vec![after("key100")],
        must_not: vec![between("l", "[)", 150, 200)],
        filter: vec![below("l", int(250))],
        ..Bool::default()
    }));
    assert_eq!(data.total(some), 99);
    let all = Query::Bool(Box::new(Bool {
        must: vec![
            after("key100"),
            all_of(vec![above("l", int(110)), below("l", int(200))]),
        ],
        must_not: vec![term("k", string("key121"))],
        should: vec![after("key120"), range("l", "[]", None, Some(int(300)))],
        minimum: Some(Minimum::Count(2)),
        ..Bool::default()
    }));
    let keys = data.keys(all);
    assert_eq!(keys.len(), 78);
    assert_eq!((keys[0].as_str(), keys[77].as_str()), ("0122", "0199"));
    let between_keys = || range("k", "(]", Some(string("key100")), Some(string("key200")));
    let without = |must_not| {
        Query::Bool(Box::new(Bool {
            must: vec![between_keys(), exists("b")],
            must_not,
            ..Bool::default()
        }))
    };
    let excluded = between("l", "[)", 150, 200);
    assert_eq!(data.total(without(vec![excluded.clone()])), 50);
    assert_eq!(data.total(without(vec![excluded, exists("b")])), 0);
    assert_eq!(data.total(Query::Bool(Box::default())), 1000);
    assert_eq!(
        data.total(any_of(vec![term("l", int(1)), term("l", int(2))], 0)),
        2
    );
    assert_eq!(
        data.total(any_of(vec![term("l", int(1)), term("l", int(2))], 3)),
        0
    );
}

#[test]
fn negations_find_rows_without_the_field() {
    let data = c();
    let conditions = || {
        vec![
            term("boolean", SearchValue::Boolean(true)),
            between("long", "[)", 1, 3),
        ]
    };
    assert_eq!(data.total(none_of(conditions())), 1);
    assert_eq!(data.total(any_of(conditions(), 1)), 9);
    assert_eq!(data.total(any_of(conditions(), 2)), 1);
}

#[test]
fn points_are_found_on_the_grid() {
    let data = a(false);
    let distance = Query::GeoDistance {
        field: "g".to_owned(),
        center: point("32.5,116.5"),
        distance: 300_000.0,
    };
    assert_eq!(data.total(distance), 668);
    let square = |top_left, bottom_right| Query::GeoBox {
        field: "g".to_owned(),
        top_left: point(top_left),
        bottom_right: point(bottom_right),
    };
    assert_eq!(data.total(square("30.9,112.0", "30.2,119.0")), 500);
    let polygon = Query::GeoPolygon {
        field: "g".to_owned(),
        corners: ["30.9,112.0", "30.5,115.0", "30.3, 117.0", "30.2,119.0"]
            .map(point)
            .to_vec(),
    };
    assert_eq!(data.total(polygon), 90);
    assert_eq!(data.total(term("g", string("30.000000,114.050000"))), 1);

    let data = c();
    let square = Query::GeoBox {
        field: "geo".to_owned(),
        top_left: point("2,-2"),
        bottom_right: point("-2,2"),
    };
    assert_eq!(data.total(square), 3);
    let distance = Query::GeoDistance {
        field: "geo".to_owned(),
        center: point("0.6,0.6"),
        distance: 100_000.0,
    };
    assert_eq!(data.total(distance), 2);
    let polygon = Query::GeoPolygon {
        field: "geo".to_owned(),
        corners: ["3,3", "1,0", "1.5,1.5", "0,1"].map(point).to_vec(),
    };
    assert_eq!(data.keys(polygon), ["2", "3"]);
}

#[test]
fn a_nested_object_meets_all_conditions_itself() {
    let data = a(true);
    assert_eq!(data.total(nested("n", term("n.nk", string("key199")))), 1);
    assert_eq!(
        data.total(nested("n", between("n.nl", "[]", 100, 300))),
        201
    );
    assert_eq!(data.total(term("n.nk", string("key199"))), 0);
    assert_eq!(data.total(exists("n")), 1000);

    let fields = [nested_field(
        "n",
        vec![field("a", Kind::Long), array("b", Kind::Keyword)],
    )];
    let cells = |json: &str| vec![("n", Value::from(json))];
    let rows = [
        ("both", r#"[{"a":1,"b":["x"]},{"a":2,"b":["y","z"]}]"#),
        ("split", r#"[{"a":1},{"b":["z"]}]"#),
        ("dirty", r#"[{"a":2,"b":["z"]},{"a":"2"}]"#),
        ("object", r#"{"a":2,"b":["z"]}"#),
        ("empty", "[]"),
    ];
    let rows = rows.map(|(key, json)| (key.to_owned(), cells(json)));
    let data = Data::new(&fields, rows);
    let both = |a, b| all_of(vec![term("n.a", int(a)), term("n.b", string(b))]);
    assert_eq!(data.keys(nested("n", both(2, "z"))), ["both"]);
    assert_eq!(data.total(nested("n", both(1, "z"))), 0);
    assert_eq!(data.total(nested("n", term("n.a", int(1)))), 2);
    assert_eq!(data.total(none_of(vec![exists("n")])), 3);
}

#[test]
fn nested_levels_are_queried_by_their_path() {
    let data = c();
    let level2 = || {
        nested(
            "col_nested.level1_col2_nested",
            matches(
                "col_nested.level1_col2_nested.level2_col1_text",
                "hangzhou shanghai",
            ),
        )
    };
    let level1 = matches("col_nested.level1_col1_text", "hangzhou shanghai");
    let inner = nested("col_nested", any_of(vec![level1, level2()], 0));
    let query = any_of(vec![matches("col_text", "hangzhou shanghai"), inner], 0);
    assert_eq!(data.total(query), 4);
    // The path of a deeper level is understood from the top too.
    assert_eq!(data.total(level2()), 4);
}

#[test]
fn words_are_those_of_the_analyzer() {
    let data = b();
    assert_eq!(data.total(matches("title", "菊花茶")), 4);
    assert_eq!(data.total(matches("title", "梨花茶")), 3);
    assert_eq!(data.total(matches("title", "花茶")), 3);
    assert_eq!(data.total(matches("title", "菊花")), 3);
    assert_eq!(data.total(match_of("title", "饮用花茶", true, None)), 1);
    assert_eq!(data.total(matches("title", "饮用花茶")), 3);
    assert_eq!(data.total(match_of("title", "饮用花茶", false, Some(2))), 1);
    assert_eq!(data.total(phrase("title", "野生菊花")), 1);
    assert_eq!(data.total(phrase("title", "秋天菊花")), 0);
}

#[test]
fn values_that_do_not_fit_are_left_out() {
    let fields = [
        field("d", Kind::Double),
        array("l", Kind::Long),
        field("g", Kind::GeoPoint),
        virtual_field("as_long", "s", Kind::Long),
        virtual_field("as_keyword", "i", Kind::Keyword),
        virtual_field("as_double", "s", Kind::Double),
        Field {
            is_array: true,
            ..virtual_field("as_longs", "ls", Kind::Long)
        },
        field("ip", Kind::Ip),
    ];
    let row = vec![
        ("d", Value::from(1)),
        ("l", Value::from("[1, \"x\"]")),
        ("g", Value::from("91,0")),
        ("s", Value::from("5")),
        ("i", Value::from(3)),
        ("ls", Value::from("[\"1\",\"10\"]")),
        ("ip", Value::from("192.168.1.1")),
    ];
    let empty = vec![("l", Value::from("[]")), ("s", Value::from("x"))];
    let data = Data::new(&fields, [("1".to_owned(), row), ("2".to_owned(), empty)]);
    assert_eq!(data.total(Query::MatchAll), 2);
    for absent in ["d", "l", "g"] {
        assert_eq!(data.total(exists(absent)), 0, "{absent}");
    }
    assert_eq!(data.keys(term("as_long", int(5))), ["1"]);
    assert_eq!(data.keys(term("as_double", int(5))), ["1"]);
    assert_eq!(data.keys(term("as_keyword", string("3"))), ["1"]);
    assert_eq!(data.keys(term("as_longs", int(10))), ["1"]);
    for address in [
        "192.168.1.1",
        "::ffff:192.168.1.1",
        "192.168.1.77/24",
        "0.0.0.0/0",
    ] {
        assert_eq!(data.keys(term("ip", string(address))), ["1"], "{address}");
    }
    assert_eq!(data.total(term("ip", string("192.168.2.0/24"))), 0);
    assert!(
        data.search(&request(term("ip", string("somewhere"))))
            .is_err()
    );
}

#[test]
fn an_unknown_field_is_refused() {
    let data = a(true);
    for query in [
        term("x", int(1)),
        exists("x"),
        matches("x", "a"),
        nested("x", Query::MatchAll),
    ] {
        let error = data.search(&request(query)).unwrap_err();
        assert_eq!(
            error.message(),
            "failed to query index, please check the request parameter"
        );
    }
}

#[test]
fn objects_are_flattened_and_flat_ones_have_keywords() {
    use crate::engine::search::index::schema::FieldKind;
    let fields = [
        Field {
            kind: FieldKind::Object(vec![field("a", Kind::Long), field("b", Kind::Keyword)]),
            ..field("j", Kind::Long)
        },
        field("f", Kind::Flattened),
    ];
    let cells = vec![
        ("j", Value::from(r#"[{"a":1,"b":"x"},{"a":2}]"#)),
        ("f", Value::from(r#"{"a":{"b":"c"},"n":[1,2]}"#)),
    ];
    let data = Data::new(&fields, [("1".to_owned(), cells), ("2".to_owned(), vec![])]);
    assert_eq!(
        data.total(all_of(vec![term("j.a", int(2)), term("j.b", string("x"))])),
        1
    );
    assert_eq!(data.total(term("f.a.b", string("c"))), 1);
    assert_eq!(data.total(term("f.n", int(2))), 1);
    assert_eq!(data.total(term("f.n", int(3))), 0);
    assert_eq!(data.total(prefix("f.a.b", "c")), 1);
    assert_eq!(data.keys(exists("f.a")), ["1"]);
    assert_eq!(data.keys(exists("j")), ["1"]);
}
