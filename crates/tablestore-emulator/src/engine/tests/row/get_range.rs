use super::*;

fn min() -> PrimaryKey {
    PrimaryKey::new("id", PrimaryKeyValue::InfMin)
}

fn max() -> PrimaryKey {
    PrimaryKey::new("id", PrimaryKeyValue::InfMax)
}

impl Service {
    fn fill(&self, ids: &[&str]) {
        for name in ids {
            self.put(&id(name), &[Column::new("a", 1)], ignore())
                .unwrap();
        }
    }

    /// The ids of the rows of one page, and of the row that the next one starts with.
    fn page(&self, request: &GetRangeRequest) -> (Vec<String>, Option<String>) {
        let (rows, response) = self.range(request).unwrap();
        let next = response
            .next_start_primary_key
            .map(|key| decode_row(&key).unwrap().unwrap());
        (rows.iter().map(id_of).collect(), next.as_ref().map(id_of))
    }
}

fn id_of(row: &Row) -> String {
    row.get::<String>("id").unwrap()
}

fn ids(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).into()).collect()
}

#[test]
fn ranges_go_both_ways_and_leave_out_their_end() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service.fill(&["c", "a", "d", "b"]);
        for (start, end, expected) in [
            (min(), max(), &["a", "b", "c", "d"][..]),
            (max(), min(), &["d", "c", "b", "a"]),
            (id("a"), id("c"), &["a", "b"]),
            (id("c"), id("a"), &["c", "b"]),
            (id("aa"), id("cc"), &["b", "c"]),
            (id("cc"), id("aa"), &["c", "b"]),
            (id("x"), id("z"), &[]),
            (max(), id("d"), &[]),
        ] {
            let page = service.page(&get_range(&start, &end));
            assert_eq!(page, (ids(expected), None), "{start} to {end}");
        }
    });
}

#[test]
fn rows_are_in_the_order_of_their_keys() {
    on_each_store(|service| {
        let key = [
            ("s", PrimaryKeyType::String),
            ("n", PrimaryKeyType::Integer),
        ];
        service.create_table(&new_table("t", &key)).unwrap();
        let key = |s: &str, n: i64| PrimaryKey::new("s", s).and("n", n);
        // By the bytes of UTF-8: U+FF61 comes before U+10000.
        let sorted = [
            key("", i64::MIN),
            key("", -1),
            key("", 0),
            key("", i64::MAX),
            key("\0", 0),
            key("A", 5),
            key("A\0", 5),
            key("B", 1),
            key("a", 0),
            key("\u{ff61}", 0),
            key("\u{10000}", 0),
        ];
        for key in sorted.iter().rev() {
            service.put(key, &[], ignore()).unwrap();
        }
        let bound = |s: PrimaryKeyValue, n: PrimaryKeyValue| PrimaryKey::new("s", s).and("n", n);
        let (inf_min, inf_max) = (PrimaryKeyValue::InfMin, PrimaryKeyValue::InfMax);
        let everything = get_range(
            &bound(inf_min.clone(), inf_min.clone()),
            &bound(inf_max.clone(), inf_max.clone()),
        );
        let (rows, _) = service.range(&everything).unwrap();
        let keys: Vec<_> = rows.iter().map(Row::primary_key).collect();
        assert_eq!(keys, sorted);

        let mixed = get_range(&bound("A".into(), inf_min), &bound("B".into(), 2.into()));
        let (rows, _) = service.range(&mixed).unwrap();
        let keys: Vec<_> = rows.iter().map(Row::primary_key).collect();
        assert_eq!(keys, sorted[5..8]);
        let mixed = get_range(&bound("".into(), inf_max), &bound("A".into(), 5.into()));
        assert_eq!(service.range(&mixed).unwrap().0.len(), 1);
    });
}

#[test]
fn pages_end_at_the_limit_and_return_the_next_start() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service.fill(&["a", "b", "c", "d"]);
        let limited = |start: &PrimaryKey, end: &PrimaryKey, limit| GetRangeRequest {
            limit: Some(limit),
            ..get_range(start, end)
        };
        let next = |name: &str| Some(name.to_owned());
        assert_eq!(
            service.page(&limited(&min(), &max(), 3)),
            (ids(&["a", "b", "c"]), next("d"))
        );
        assert_eq!(
            service.page(&limited(&max(), &min(), 3)),
            (ids(&["d", "c", "b"]), next("a"))
        );
        assert_eq!(
            service.page(&limited(&id("d"), &max(), 3)),
            (ids(&["d"]), None)
        );
        // The last row of the range is known to be the last one.
        assert_eq!(
            service.page(&limited(&min(), &max(), 4)),
            (ids(&["a", "b", "c", "d"]), None)
        );
        assert_eq!(
            service.page(&limited(&min(), &id("c"), 2)),
            (ids(&["a", "b"]), None)
        );
    });
}

#[test]
fn a_page_reads_4_mib_at_most() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        let mebibyte = [Column::new("a", "x".repeat(1024 * 1024))];
        for name in ["a", "b", "c", "d", "e"] {
            service.put(&id(name), &mebibyte, ignore()).unwrap();
        }
        let page = service.page(&get_range(&min(), &max()));
        assert_eq!(page, (ids(&["a", "b", "c"]), Some("d".into())));
    });
}

#[test]
fn one_row_is_read_however_large_it_is() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        for name in ["a", "b", "c"] {
            let large = Column::new(name, "x".repeat(2 * 1024 * 1024));
            service
                .update(&id("1"), &[ColumnUpdate::Put(large)], ignore())
                .unwrap();
        }
        service.fill(&["2"]);
        assert_eq!(
            service.page(&get_range(&min(), &max())),
            (ids(&["1"]), Some("2".into()))
        );
        assert_eq!(
            service.page(&get_range(&max(), &min())),
            (ids(&["2"]), Some("1".into()))
        );
    });
}

#[test]
fn a_page_reads_5000_rows_at_most() {
    // Ten thousand writes take a disk some time, and the rule is not the store's.
    let service = Service::new(Database::memory(Settings::default()));
    service.create(TableOptions::default());
    for number in 0..10_000 {
        let key = id(&format!("{number:05}"));
        service
            .put(&key, &[Column::new("a", number)], ignore())
            .unwrap();
    }
    let first = get_range(&min(), &max());
    let (rows, next) = service.page(&first);
    assert_eq!((rows.len(), next.as_deref()), (5000, Some("05000")));
    let (rows, next) = service.page(&get_range(&id("05000"), &max()));
    assert_eq!((rows.len(), next), (5000, None));

    // A page can be empty and not be the last one.
    let nothing = GetRangeRequest {
        columns_to_get: vec!["z".into()],
        limit: Some(10),
        ..first
    };
    assert_eq!(service.page(&nothing), (vec![], Some("05000".into())));
}

#[test]
fn keys_are_returned_whole_unless_asked_otherwise() {
    on_each_store(|service| {
        let key = [
            ("a", PrimaryKeyType::Integer),
            ("b", PrimaryKeyType::Integer),
        ];
        service.create_table(&new_table("t", &key)).unwrap();
        let key = |a: i64, b: i64| PrimaryKey::new("a", a).and("b", b);
        service
            .put(&key(1, 2), &[Column::new("x", 1)], ignore())
            .unwrap();
        let request = |entire| GetRangeRequest {
            columns_to_get: vec!["b".into(), "x".into()],
            return_entire_primary_keys: entire,
            ..get_range(&key(0, 0), &key(9, 9))
        };
        for (entire, expected) in [
            (None, key(1, 2)),
            (Some(true), key(1, 2)),
            (Some(false), PrimaryKey::new("b", 2)),
        ] {
            let (rows, _) = service.range(&request(entire)).unwrap();
            assert_eq!(rows[0].primary_key(), expected);
            assert_eq!(rows[0].columns().len(), 1);
        }
    });
}

#[test]
fn ranges_that_are_refused() {
    let with_limit = |limit| GetRangeRequest {
        limit: Some(limit),
        ..get_range(&min(), &max())
    };
    let towards = |direction: i32, start: &PrimaryKey, end: &PrimaryKey| GetRangeRequest {
        direction,
        ..get_range(start, end)
    };
    let (forward, backward) = (Direction::Forward as i32, Direction::Backward as i32);
    let must_less = "Begin key must less than end key in FORWARD";
    let must_more = "Begin key must more than end key in BACKWARD";
    let cases = [
        (with_limit(0), "The limit must be greater than 0."),
        (with_limit(-1), "The limit must be greater than 0."),
        (towards(forward, &id("b"), &id("a")), must_less),
        (towards(forward, &id("a"), &id("a")), must_less),
        (towards(forward, &min(), &min()), must_less),
        (towards(backward, &id("a"), &id("b")), must_more),
        (towards(backward, &id("a"), &id("a")), must_more),
        (
            towards(9, &min(), &max()),
            "Parse PBMessage from RawString failed.",
        ),
    ];
    on_each_store(|service| {
        service.create(TableOptions::default());
        for (request, message) in &cases {
            assert_invalid(service.range(request), message);
        }
    });
}
