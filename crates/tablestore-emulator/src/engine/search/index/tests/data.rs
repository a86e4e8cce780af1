//! Data sets.

use crate::engine::search::index::request::{Query, Request};
use std::collections::BTreeMap;

use tablestore_protocol::Value;

use crate::engine::search::index::analysis::{Analyzer, Fuzzy};
use crate::engine::search::index::error::Result;
use crate::engine::search::index::schema::{Field, Kind};
use crate::engine::search::index::search::{Conditions, Found};
use crate::engine::search::index::{Index, Rows};

use super::shorthand::*;

/// An index and its rows.
pub(super) struct Data {
    pub(super) index: Index,
    pub(super) rows: BTreeMap<Vec<u8>, Cells>,
}

pub(super) type Cells = Vec<(&'static str, Value)>;

impl Rows for Data {
    fn cell(&self, key: &[u8], name: &str) -> Option<Value> {
        let cells = self.rows.get(key)?;
        let cell = cells.iter().find(|(it, _)| *it == name)?;
        Some(cell.1.clone())
    }
}

impl Data {
    pub(super) fn new(fields: &[Field], rows: impl IntoIterator<Item = (String, Cells)>) -> Self {
        let mut data = Self {
            index: Index::new(fields, None),
            rows: BTreeMap::new(),
        };
        for (key, cells) in rows {
            data.put(&key, cells);
        }
        data
    }

    pub(super) fn put(&mut self, key: &str, cells: Cells) {
        let row = |name: &str| {
            let cell = cells.iter().find(|(it, _)| *it == name)?;
            Some(cell.1.clone())
        };
        self.index.put(key.as_bytes(), &row);
        self.rows.insert(key.into(), cells);
    }

    pub(super) fn search(&self, request: &Request) -> Result<Found> {
        self.index.search(request, &Conditions::default(), self)
    }

    /// The number of rows that a query finds.
    pub(super) fn total(&self, query: Query) -> u64 {
        self.search(&Request::new(query)).unwrap().total.unwrap()
    }

    /// The keys of all rows that a query finds, in the default order.
    pub(super) fn keys(&self, query: Query) -> Vec<String> {
        keys(
            &self
                .search(&Request {
                    limit: 100_000,
                    ..Request::new(query)
                })
                .unwrap(),
        )
    }

    /// The value of one column of each hit.
    pub(super) fn column(&self, found: &Found, name: &str) -> Vec<Value> {
        let hits = found.hits.iter();
        hits.filter_map(|hit| self.cell(&hit.key, name)).collect()
    }
}

pub(super) fn keys(found: &Found) -> Vec<String> {
    let keys = found.hits.iter().map(|hit| hit.key.clone());
    keys.map(|key| String::from_utf8(key).unwrap()).collect()
}

/// Data set A, with or without the nested field.
pub(super) fn a(with_nested: bool) -> Data {
    let fuzzy = Kind::Text(Analyzer::Fuzzy(Fuzzy::default()));
    let mut fields = vec![
        field("k", Kind::Keyword),
        field("t", text()),
        field("g", Kind::GeoPoint),
        array("ka", Kind::Keyword),
        array("la", Kind::Long),
        field("l", Kind::Long),
        field("b", Kind::Boolean),
        field("d", Kind::Double),
        field("name", fuzzy),
        field("time", date("yyyy-MM-dd")),
        field("vector", vector()),
    ];
    if with_nested {
        fields.push(nested_field(
            "n",
            vec![
                field("nk", Kind::Keyword),
                field("nl", Kind::Long),
                field("nt", text()),
            ],
        ));
    }
    let letters: Vec<char> = "马尔代夫巴厘岛苏梅岛".chars().collect();
    let rows = (0..1000_i64).map(|i| {
        let tenth = i / 100;
        let (north, east) = (30.0 + 0.05 * tenth as f64, 114.0 + 0.05 * (i % 100) as f64);
        let name: String = [letters[tenth as usize], letters[(i % 10) as usize]]
            .iter()
            .collect();
        let cells = vec![
            ("k", Value::from(format!("key{i:03}"))),
            ("t", Value::from(format!("this is {i}"))),
            ("g", Value::from(format!("{north:.6},{east:.6}"))),
            ("ka", Value::from(format!("[\"a\", \"b\", \"{i}\"]"))),
            ("la", Value::from(format!("[-1, {i}]"))),
            ("l", Value::from(i)),
            ("b", Value::from(i % 2 == 0)),
            ("d", Value::from(0.1)),
            ("name", Value::from(name)),
            ("time", Value::from(format!("2022-05-{}", i % 31 + 1))),
            (
                "n",
                Value::from(format!(
                    "[{{\"nk\":\"key{i:03}\",\"nl\":{i},\"nt\":\"this is in nested {i}\"}}]"
                )),
            ),
            (
                "vector",
                Value::from(format!("[{},{},{},{}]", i + 1, i - 1, i + 5, i - 5)),
            ),
        ];
        (format!("{i:04}"), cells)
    });
    Data::new(&fields, rows)
}

/// Data set B.
pub(super) fn b() -> Data {
    let fields = [
        Field {
            can_highlight: true,
            ..field("title", max_word())
        },
        field("pv", Kind::Long),
        field("author", Kind::Keyword),
    ];
    let rows = [
        ("u1", "求推荐几款菊花茶店铺", 25),
        ("u2", "秋天最适合饮用的几种花茶", 30),
        ("u3", "苕溪边上有一大片野生菊花", 100),
        ("u4", "菊花茶是一款大部分人都适合的经典花茶", 120),
    ];
    let rows = rows.map(|(key, title, pv)| {
        let cells = vec![("title", Value::from(title)), ("pv", Value::from(pv))];
        (key.to_owned(), cells)
    });
    Data::new(&fields, rows)
}

/// Data set C.
pub(super) fn c() -> Data {
    let fields = [
        field("keyword", Kind::Keyword),
        field("text", text()),
        field("geo", Kind::GeoPoint),
        field("long", Kind::Long),
        field("double", Kind::Double),
        field("double_sec", Kind::Double),
        field("boolean", Kind::Boolean),
        array("array", Kind::Keyword),
        field("vector", vector()),
        nested_field(
            "nested",
            vec![
                field("nested_keyword", Kind::Keyword),
                field("nested_long", Kind::Long),
            ],
        ),
        field("col_text", text()),
        nested_field(
            "col_nested",
            vec![
                field("level1_col1_text", text()),
                nested_field(
                    "level1_col2_nested",
                    vec![field("level2_col1_text", text())],
                ),
            ],
        ),
    ];
    let texts = [
        "hangzhou",
        "beijing",
        "shanghai",
        "hangzhou shanghai",
        "hangzhou beijing shanghai",
    ];
    let rows = (0..10_i64).map(|i| {
        if i >= 5 {
            let cells = vec![
                ("boolean", Value::from(true)),
                ("double_sec", Value::from(i as f64 + 0.1)),
            ];
            return (i.to_string(), cells);
        }
        let text = texts[i as usize];
        let object = |part: u8| {
            format!(
                "{{\"level1_col1_text\":\"{text} {i}_{part}\",\
                 \"level1_col2_nested\":[{{\"level2_col1_text\":\"{text} {i}_{part}\"}}]}}"
            )
        };
        let cells = vec![
            ("keyword", Value::from("keyword")),
            ("text", Value::from(format!("ots php search index{i}"))),
            ("geo", Value::from(format!("{i},{i}"))),
            ("long", Value::from(i)),
            ("double", Value::from(i as f64 + 0.1)),
            ("boolean", Value::from(i % 2 == 0)),
            ("array", Value::from(format!("[\"search\",\"index{i}\"]"))),
            (
                "nested",
                Value::from(format!(
                    "[{{\"nested_keyword\":\"sub\",\"nested_long\":{i}}}]"
                )),
            ),
            ("vector", Value::from(format!("[0.1, 1.2, 0.6,{i}]"))),
            ("col_text", Value::from(text)),
            (
                "col_nested",
                Value::from(format!("[{},{}]", object(1), object(2))),
            ),
        ];
        (i.to_string(), cells)
    });
    Data::new(&fields, rows)
}

/// Data set D.
pub(super) fn d() -> Data {
    let fields = [
        field("date", date("yyyy-MM-dd HH:mm:ss")),
        field("geo", Kind::GeoPoint),
    ];
    let dates = [
        "2017-05-02 06:00:01",
        "2017-05-03 00:00:01",
        "2017-05-10 00:00:01",
        "2017-05-15 00:00:01",
        "2017-05-15 12:10:01",
        "2017-05-16 00:00:01",
        "2017-05-20 00:00:01",
    ];
    let rows = (0..100).map(|i: usize| {
        let cells = vec![
            ("date", Value::from(dates[i % 7])),
            ("geo", Value::from(format!("5.{i},6.{i}"))),
        ];
        (format!("{i:03}"), cells)
    });
    Data::new(&fields, rows)
}

const POINTS: [&str; 10] = [
    "30.137817,120.08681",
    "30.135131,120.088355",
    "30.181877,120.152818",
    "30.20223,120.13787",
    "30.216961,120.157633",
    "30.231566,120.148578",
    "30.26058,120.170712",
    "30.269501,120.169347",
    "30.28073,120.168843",
    "30.296946,120.21958",
];

fn e_fields() -> Vec<Field> {
    vec![
        field("Col_Long", Kind::Long),
        field("Col_Double", Kind::Double),
        field("Col_Long_Missing", Kind::Long),
        field("Col_Double_Missing", Kind::Double),
        field("Col_Boolean", Kind::Boolean),
        field("Col_Keyword", Kind::Keyword),
        field("Col_GeoPoint", Kind::GeoPoint),
        nested_field("Col_Nested", vec![field("Col_Long_Nested", Kind::Long)]),
    ]
}

/// Data set E1.
pub(super) fn e1() -> Data {
    let rows = (0..10_i64).map(|i| {
        let mut cells = vec![
            ("Col_Long", Value::from(i)),
            ("Col_Double", Value::from(i as f64 + 0.1)),
            ("Col_Boolean", Value::from(i % 2 == 0)),
            ("Col_GeoPoint", Value::from(POINTS[i as usize])),
            ("Col_Keyword", Value::from("same")),
        ];
        if i >= 5 {
            cells.push(("Col_Long_Missing", Value::from(i)));
            cells.push(("Col_Double_Missing", Value::from(i as f64 + 0.1)));
        }
        (format!("pk_{i}"), cells)
    });
    Data::new(&e_fields(), rows)
}

/// Data set E2.
pub(super) fn e2() -> Data {
    let longs = [1, 2, 2, 3, 3, 3, 4, 4, 4, 4];
    let rows = longs.iter().enumerate().map(|(i, long)| {
        let keyword = if i < 4 { "hangzhou" } else { "tablestore" };
        let cells = vec![
            ("Col_Long", Value::from(i64::from(*long))),
            ("Col_Double", Value::from(f64::from(*long) + 0.1)),
            ("Col_Keyword", Value::from(keyword)),
            ("Col_GeoPoint", Value::from(POINTS[i])),
            (
                "Col_Nested",
                Value::from(format!("[{{\"Col_Long_Nested\":{long}}}]")),
            ),
        ];
        (format!("pk_{i}"), cells)
    });
    Data::new(&e_fields(), rows)
}
