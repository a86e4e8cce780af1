use tablestore_protocol::proto::table::TimeRange;

use super::*;

fn time_range(start: i64, end: i64) -> Option<TimeRange> {
    Some(TimeRange {
        start_time: Some(start),
        end_time: Some(end),
        specific_time: None,
    })
}

fn specific(time: i64) -> Option<TimeRange> {
    Some(TimeRange {
        specific_time: Some(time),
        ..TimeRange::default()
    })
}

fn columns(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).into()).collect()
}

/// Makes a row with two versions of `a` and `b` and one of `c`.
fn prepare(service: &Service) {
    service.create(any_time(3));
    let cell = |name: &str, time: i64| Column::new(name, time).with_timestamp(time);
    let cells = [
        cell("b", 10),
        cell("a", 10),
        cell("a", 20),
        cell("b", 20),
        cell("c", 15),
    ];
    service.put(&id("1"), &cells, ignore()).unwrap();
}

#[test]
fn columns_are_selected_by_name() {
    on_each_store(|service| {
        prepare(service);
        for (names, expected) in [
            (&[][..], Some(vec!["a@20=20", "b@20=20", "c@15=15"])),
            (&["a"], Some(vec!["a@20=20"])),
            (&["c", "a", "c", "z"], Some(vec!["a@20=20", "c@15=15"])),
            (&["z"], None),
            // A column of the primary key brings the row along.
            (&["id"], Some(vec![])),
            (&["id", "z"], Some(vec![])),
            (&["id", "b"], Some(vec!["b@20=20"])),
        ] {
            let request = GetRowRequest {
                columns_to_get: columns(names),
                ..get_row(&id("1"))
            };
            let row = service.get(&request).unwrap();
            assert!(row.iter().all(|row| row.primary_key() == id("1")));
            assert_eq!(
                row.as_ref().map(shown),
                expected.map(|cells| columns(&cells)),
                "{names:?}"
            );
        }
    });
}

#[test]
fn columns_are_selected_by_range() {
    on_each_store(|service| {
        prepare(service);
        for (start, end, expected) in [
            (Some("b"), None, vec!["b@20=20", "c@15=15"]),
            (None, Some("b"), vec!["a@20=20"]),
            (Some("a"), Some("c"), vec!["a@20=20", "b@20=20"]),
            // What is left is the key.
            (Some("aa"), Some("ab"), vec![]),
            (Some("c"), Some("a"), vec![]),
        ] {
            let request = GetRowRequest {
                start_column: start.map(Into::into),
                end_column: end.map(Into::into),
                ..get_row(&id("1"))
            };
            let row = service.get(&request).unwrap().unwrap();
            assert_eq!(shown(&row), columns(&expected), "{start:?} {end:?}");
        }
    });
}

#[test]
fn versions_are_selected_by_number_and_time() {
    on_each_store(|service| {
        prepare(service);
        for (time_range, max_versions, expected) in [
            (
                None,
                Some(9),
                vec!["a@20=20", "a@10=10", "b@20=20", "b@10=10", "c@15=15"],
            ),
            (
                time_range(10, 20),
                None,
                vec!["a@10=10", "b@10=10", "c@15=15"],
            ),
            (
                time_range(10, 21),
                Some(1),
                vec!["a@20=20", "b@20=20", "c@15=15"],
            ),
            (specific(15), None, vec!["c@15=15"]),
            // What is left is the key.
            (time_range(21, 30), None, vec![]),
            (time_range(20, 10), None, vec![]),
            (specific(0), None, vec![]),
        ] {
            let request = GetRowRequest {
                time_range,
                max_versions,
                ..get_row(&id("1"))
            };
            let row = service.get(&request).unwrap().unwrap();
            assert_eq!(shown(&row), columns(&expected), "{time_range:?}");
        }
        let of_a_column = GetRowRequest {
            columns_to_get: vec!["a".into()],
            time_range: specific(15),
            max_versions: None,
            ..get_row(&id("1"))
        };
        assert!(service.get(&of_a_column).unwrap().is_none());
    });
}

#[test]
fn reads_that_are_refused() {
    let both = TimeRange {
        start_time: Some(1),
        end_time: Some(2),
        specific_time: Some(1),
    };
    let start_alone = TimeRange {
        start_time: Some(1),
        ..TimeRange::default()
    };
    let cases = [
        (None, None, "No version condition is specified."),
        (
            Some(TimeRange::default()),
            None,
            "No version condition is specified.",
        ),
        (
            specific(1),
            Some(1),
            "Specific tiemstamp and max versions cannot be given at the same time.",
        ),
        (
            Some(both),
            None,
            "Specific tiemstamp and time range cannot be given at the same time.",
        ),
        (
            Some(both),
            Some(1),
            "Specific tiemstamp, time range and max versions cannot be given at the same time.",
        ),
        (
            specific(-1),
            None,
            "Specific timestamp cannot be less than 0..",
        ),
        (
            Some(start_alone),
            None,
            "Start and end time must be given at the same time.",
        ),
        (
            None,
            Some(0),
            "Invalid max versions: 0 . Reason: Max versions must be positive.",
        ),
        (
            None,
            Some(-1),
            "Invalid max versions: -1 . Reason: Max versions must be positive.",
        ),
    ];
    on_each_store(|service| {
        service.create(TableOptions::default());
        for (time_range, max_versions, message) in cases {
            let get = GetRowRequest {
                time_range,
                max_versions,
                ..get_row(&id("1"))
            };
            assert_invalid(service.get(&get), message);
            let range = GetRangeRequest {
                time_range,
                max_versions,
                ..get_range(&id("1"), &id("2"))
            };
            assert_invalid(service.range(&range), message);
        }
        let cases = [
            (
                GetRowRequest {
                    columns_to_get: vec!["#a".into()],
                    ..get_row(&id("1"))
                },
                "Invalid column name: '#a'.",
            ),
            (
                GetRowRequest {
                    columns_to_get: (0..1025).map(|i| format!("c{i}")).collect(),
                    ..get_row(&id("1"))
                },
                "The number of columns from the request exceeds the limit, limit count: 1024, \
                 column count: 1025.",
            ),
            (
                GetRowRequest {
                    token: Some(Bytes::from_static(b"x")),
                    ..get_row(&id("1"))
                },
                "Invalid token.",
            ),
            (
                GetRowRequest {
                    transaction_id: Some("x".into()),
                    ..get_row(&id("1"))
                },
                "TransactionID is invalid.",
            ),
            (
                GetRowRequest {
                    primary_key: encode_row(&id("1"), &[Column::new("a", 1)]),
                    ..get_row(&id("1"))
                },
                "Attribute column cannot be given while reading data.",
            ),
            (
                GetRowRequest {
                    primary_key: encode_delete_row(&id("1")),
                    ..get_row(&id("1"))
                },
                "Delete marker cannot be given.",
            ),
        ];
        for (request, message) in cases {
            assert_invalid(service.get(&request), message);
        }
        let most = GetRowRequest {
            columns_to_get: (0..1024).map(|i| format!("c{i}")).collect(),
            ..get_row(&id("1"))
        };
        assert_eq!(service.get(&most).unwrap(), None);
    });
}
