//! Each kind of query against a test of every document.

use crate::engine::search::index::request::{Bool, Minimum, Query, Request, SearchValue};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};

use super::data::*;
use super::shorthand::*;
use crate::engine::search::index::geo::{GeoPoint, GridBox, is_in_polygon};
use crate::engine::search::index::query::Wildcard;
use crate::engine::search::index::schema::Kind;
use tablestore_protocol::Value;

/// A document as the brute force sees it.
#[derive(Clone, Debug, Default)]
struct Plain {
    keyword: Vec<String>,
    long: Vec<i64>,
    double: Option<f64>,
    boolean: Option<bool>,
    text: Option<String>,
    location: Option<(i8, i8)>,
    children: Vec<(i64, String)>,
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![Just("a"), Just("b"), Just("ab"), Just("ba"), Just("c")].prop_map(str::to_owned)
}

fn texts() -> impl Strategy<Value = String> {
    vec(words(), 0..6).prop_map(|words| words.join(" "))
}

fn documents() -> impl Strategy<Value = Plain> {
    (
        vec(words(), 0..3),
        vec(-3..4_i64, 0..3),
        option::of(-2..3_i8),
        option::of(any::<bool>()),
        option::of(texts()),
        option::of((-3..4_i8, -3..4_i8)),
        vec((-2..3_i64, words()), 0..3),
    )
        .prop_map(
            |(keyword, long, double, boolean, text, location, children)| Plain {
                keyword,
                long,
                double: double.map(|double| f64::from(double) / 2.0),
                boolean,
                text,
                location,
                children,
            },
        )
}

impl Plain {
    fn cells(&self) -> Cells {
        let json = |elements: Vec<String>| Value::from(format!("[{}]", elements.join(",")));
        let quoted = self.keyword.iter().map(|word| format!("\"{word}\""));
        let children = self.children.iter();
        let children = children.map(|(v, k)| format!("{{\"v\":{v},\"k\":\"{k}\"}}"));
        let mut cells = vec![
            ("k", json(quoted.collect())),
            ("l", json(self.long.iter().map(i64::to_string).collect())),
            ("n", json(children.collect())),
        ];
        cells.extend(self.double.map(|double| ("d", Value::from(double))));
        cells.extend(self.boolean.map(|boolean| ("b", Value::from(boolean))));
        cells.extend(self.text.clone().map(|text| ("t", Value::from(text))));
        let location = self.location.map(|(north, east)| format!("{north},{east}"));
        cells.extend(location.map(|location| ("g", Value::from(location))));
        cells
    }

    fn tokens(&self) -> Vec<&str> {
        self.text
            .as_deref()
            .unwrap_or_default()
            .split_whitespace()
            .collect()
    }

    fn point(&self) -> Option<GeoPoint> {
        let (north, east) = self.location?;
        let point = GeoPoint::new(f64::from(north), f64::from(east))?;
        Some(point.to_grid().to_degrees())
    }
}

fn data(documents: &[Plain]) -> Data {
    let fields = [
        array("k", Kind::Keyword),
        array("l", Kind::Long),
        field("d", Kind::Double),
        field("b", Kind::Boolean),
        field("t", text()),
        field("g", Kind::GeoPoint),
        nested_field("n", vec![field("v", Kind::Long), field("k", Kind::Keyword)]),
    ];
    let rows = documents.iter().enumerate();
    Data::new(
        &fields,
        rows.map(|(index, plain)| (format!("{index:03}"), plain.cells())),
    )
}

fn in_range<T: PartialOrd>(
    value: &T,
    from: Option<&T>,
    to: Option<&T>,
    ends: (bool, bool),
) -> bool {
    from.is_none_or(|from| value > from || (ends.0 && value == from))
        && to.is_none_or(|to| value < to || (ends.1 && value == to))
}

/// Whether a document meets a query.
fn meets(plain: &Plain, query: &Query) -> bool {
    let text = |value: &SearchValue| match value {
        SearchValue::String(text) => text.clone(),
        other => format!("{other:?}"),
    };
    let long = |value: &SearchValue| match value {
        SearchValue::Integer(number) => *number as f64,
        SearchValue::Double(number) => *number,
        _ => f64::NAN,
    };
    let numbers = |field: &str| -> Vec<f64> {
        match field {
            "l" => plain.long.iter().map(|it| *it as f64).collect(),
            _ => plain.double.into_iter().collect(),
        }
    };
    let strings = |field: &str| -> Vec<&str> {
        match field {
            "k" => plain.keyword.iter().map(String::as_str).collect(),
            _ => plain.tokens(),
        }
    };
    match query {
        Query::MatchAll => true,
        Query::Term { field, value, .. } => match field.as_str() {
            "l" | "d" => numbers(field).contains(&long(value)),
            "b" => plain.boolean.map(SearchValue::Boolean).as_ref() == Some(value),
            _ => strings(field).contains(&text(value).as_str()),
        },
        Query::Terms { field, values, .. } => values
            .iter()
            .any(|value| meets(plain, &term(field, value.clone()))),
        Query::Range {
            field,
            from,
            to,
            includes_from,
            includes_to,
        } => {
            let ends = (*includes_from, *includes_to);
            match field.as_str() {
                "l" | "d" => {
                    let (from, to) = (from.as_ref().map(long), to.as_ref().map(long));
                    let mut values = numbers(field).into_iter();
                    values.any(|it| in_range(&it, from.as_ref(), to.as_ref(), ends))
                }
                _ => {
                    let (from, to) = (from.as_ref().map(text), to.as_ref().map(text));
                    let mut values = strings(field).into_iter().map(str::to_owned);
                    values.any(|it| in_range(&it, from.as_ref(), to.as_ref(), ends))
                }
            }
        }
        Query::Prefix { field, prefix, .. } => strings(field)
            .iter()
            .any(|it| it.starts_with(prefix.as_str())),
        Query::Wildcard { field, pattern, .. } => strings(field)
            .iter()
            .any(|it| Wildcard::new(pattern).matches(it)),
        Query::Match {
            text,
            is_and,
            minimum,
            ..
        } => {
            let sought: Vec<&str> = text.split_whitespace().collect();
            let found = sought
                .iter()
                .filter(|it| plain.tokens().contains(it))
                .count();
            let minimum = match minimum {
                _ if *is_and => sought.len(),
                Some(minimum) => minimum.of(sought.len()).max(1),
                None => 1,
            };
            !sought.is_empty() && found >= minimum
        }
        Query::MatchPhrase { text, .. } => {
            let sought: Vec<&str> = text.split_whitespace().collect();
            let tokens = plain.tokens();
            !sought.is_empty() && tokens.windows(sought.len()).any(|it| it == sought)
        }
        Query::Exists { field } => match field.as_str() {
            "k" => !plain.keyword.is_empty(),
            "l" => !plain.long.is_empty(),
            "d" => plain.double.is_some(),
            "b" => plain.boolean.is_some(),
            "t" => plain.text.is_some(),
            "g" => plain.location.is_some(),
            _ => !plain.children.is_empty(),
        },
        Query::GeoBox {
            top_left,
            bottom_right,
            ..
        } => plain
            .point()
            .is_some_and(|it| GridBox::new(*top_left, *bottom_right).contains(it.to_grid())),
        Query::GeoDistance {
            center, distance, ..
        } => plain
            .point()
            .is_some_and(|it| center.distance(it) <= *distance),
        Query::GeoPolygon { corners, .. } => {
            plain.point().is_some_and(|it| is_in_polygon(it, corners))
        }
        Query::Bool(query) => {
            let meets_all = |queries: &[Query]| queries.iter().all(|it| meets(plain, it));
            let should = query.should.iter().filter(|it| meets(plain, it)).count();
            let is_alone = query.must.is_empty() && query.filter.is_empty();
            let minimum = query
                .minimum
                .as_ref()
                .map_or(0, |it| it.of(query.should.len()));
            let minimum = minimum.max(usize::from(is_alone && !query.should.is_empty()));
            meets_all(&query.must)
                && meets_all(&query.filter)
                && !query.must_not.iter().any(|it| meets(plain, it))
                && should >= minimum
        }
        Query::ConstScore(query) => meets(plain, query),
        Query::DisMax { queries, .. } => queries.iter().any(|it| meets(plain, it)),
        Query::Nested(nested) => plain.children.iter().any(|(v, k)| {
            let child = Plain {
                long: vec![*v],
                keyword: vec![k.clone()],
                ..Plain::default()
            };
            meets(&child, &outer(&nested.query))
        }),
        other => panic!("{other:?}"),
    }
}

/// A query on a nested object as one on a document.
fn outer(query: &Query) -> Query {
    match query {
        Query::Term { field, value, .. } => {
            term(if field == "n.v" { "l" } else { "k" }, value.clone())
        }
        Query::Bool(query) => all_of(query.must.iter().map(outer).collect()),
        other => other.clone(),
    }
}

fn longs() -> impl Strategy<Value = SearchValue> {
    prop_oneof![
        (-3..4_i64).prop_map(int),
        (-5..6_i8).prop_map(|it| { SearchValue::Double(f64::from(it) / 2.0) })
    ]
}

fn ends<T: std::fmt::Debug>(
    field: &'static str,
    values: impl Strategy<Value = T> + Clone,
    to_value: fn(T) -> SearchValue,
) -> impl Strategy<Value = Query> {
    let ends = (
        option::of(values.clone()),
        option::of(values),
        any::<(bool, bool)>(),
    );
    ends.prop_map(
        move |(from, to, (includes_from, includes_to))| Query::Range {
            field: field.to_owned(),
            from: from.map(to_value),
            to: to.map(to_value),
            includes_from,
            includes_to,
        },
    )
}

fn points() -> impl Strategy<Value = GeoPoint> {
    (-6..7_i8, -6..7_i8).prop_map(|(north, east)| GeoPoint {
        latitude: f64::from(north) / 2.0,
        longitude: f64::from(east) / 2.0,
    })
}

fn string_field() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("k"), Just("t")]
}

fn number_field() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("l"), Just("d")]
}

fn simple_queries() -> impl Strategy<Value = Query> {
    let patterns = prop_oneof![
        Just("a*"),
        Just("*b"),
        Just("?"),
        Just("*"),
        Just("??"),
        Just("*a*")
    ];
    let geo_field = || Just("g".to_owned());
    prop_oneof![
        Just(Query::MatchAll),
        (string_field(), words()).prop_map(|(field, word)| term(field, string(&word))),
        (number_field(), longs()).prop_map(|(field, value)| term(field, value)),
        any::<bool>().prop_map(|value| term("b", SearchValue::Boolean(value))),
        (number_field(), vec(longs(), 0..3)).prop_map(|(field, values)| terms(field, &values)),
        (
            string_field(),
            vec(words().prop_map(|it| string(&it)), 0..3)
        )
            .prop_map(|(field, values)| terms(field, &values)),
        ends("l", -3..4_i64, int),
        ends("d", -3..4_i8, |it| SearchValue::Double(f64::from(it) / 2.0)),
        ends("l", -5..6_i8, |it| SearchValue::Double(f64::from(it) / 2.0)),
        ends("k", 0..5_usize, |it| string(
            ["a", "b", "ab", "ba", "c"][it]
        )),
        ends("t", 0..5_usize, |it| string(
            ["a", "b", "ab", "ba", "c"][it]
        )),
        (string_field(), words()).prop_map(|(field, word)| prefix(field, &word)),
        (string_field(), patterns).prop_map(|(field, pattern)| wildcard(field, pattern)),
        (texts(), any::<bool>(), option::of(-2..4_i64))
            .prop_map(|(text, is_and, minimum)| match_of("t", &text, is_and, minimum)),
        texts().prop_map(|text| phrase("t", &text)),
        prop_oneof![
            Just("k"),
            Just("l"),
            Just("d"),
            Just("b"),
            Just("t"),
            Just("g"),
            Just("n")
        ]
        .prop_map(exists),
        (geo_field(), points(), points()).prop_map(|(field, top_left, bottom_right)| {
            Query::GeoBox {
                field,
                top_left,
                bottom_right,
            }
        }),
        (geo_field(), points(), 0..400_000_u32).prop_map(|(field, center, distance)| {
            Query::GeoDistance {
                field,
                center,
                distance: f64::from(distance),
            }
        }),
        (geo_field(), vec(points(), 3..6))
            .prop_map(|(field, corners)| Query::GeoPolygon { field, corners }),
        ((-2..3_i64), words()).prop_map(|(v, k)| {
            nested(
                "n",
                all_of(vec![term("n.v", int(v)), term("n.k", string(&k))]),
            )
        }),
        (-2..3_i64).prop_map(|v| nested("n", term("n.v", int(v)))),
    ]
}

fn queries() -> impl Strategy<Value = Query> {
    simple_queries().prop_recursive(3, 12, 4, |inner| {
        let some = || vec(inner.clone(), 0..3);
        prop_oneof![
            (some(), some(), some(), some(), option::of(0..3_i64)).prop_map(
                |(must, must_not, filter, should, minimum)| {
                    Query::Bool(Box::new(Bool {
                        must,
                        must_not,
                        filter,
                        should,
                        minimum: minimum.map(Minimum::Count),
                        weight: None,
                    }))
                }
            ),
            inner
                .clone()
                .prop_map(|query| Query::ConstScore(Box::new(query))),
            some().prop_map(|queries| Query::DisMax {
                queries,
                tie_breaker: 0.5,
                weight: 1.0,
            }),
        ]
    })
}

proptest! {
    #[test]
    fn queries_find_what_meets_them(documents in vec(documents(), 0..40), query in queries()) {
        let data = data(&documents);
        let expected = documents.iter().enumerate().filter(|(_, it)| meets(it, &query));
        let expected: Vec<_> = expected.map(|(index, _)| format!("{index:03}")).collect();
        let request = Request {
            limit: 100,
            sort: sorted(vec![]),
            ..Request::new(query.clone())
        };
        let mut found = keys(&data.search(&request).unwrap());
        found.sort();
        prop_assert_eq!(&found, &expected);
        // By score the same rows are found, and each has one.
        let request = Request { sort: by_score(), ..request };
        let scored = data.search(&request).unwrap();
        prop_assert_eq!(scored.hits.iter().filter(|hit| hit.score.unwrap().is_nan()).count(), 0);
        let mut found = keys(&scored);
        found.sort();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn an_index_with_a_past_finds_the_same(
        before in vec(documents(), 0..20),
        after in vec(documents(), 0..20),
        query in queries(),
    ) {
        let mut changed = data(&before);
        for index in 0..before.len() {
            changed.index.delete(format!("{index:03}").as_bytes());
        }
        for (index, plain) in after.iter().enumerate() {
            changed.put(&format!("{index:03}"), Plain::default().cells());
            changed.put(&format!("{index:03}"), plain.cells());
        }
        let request = Request { limit: 100, sort: by_score(), ..Request::new(query) };
        let scored = |data: &Data| -> Vec<_> {
            let found = data.search(&request).unwrap();
            found.hits.into_iter().map(|hit| (hit.key, hit.score)).collect()
        };
        prop_assert_eq!(scored(&changed), scored(&data(&after)));
    }
}
