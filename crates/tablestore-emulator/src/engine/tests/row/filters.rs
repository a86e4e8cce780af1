use tablestore_protocol::plainbuffer::encode_value;
use tablestore_protocol::proto::table::{
    ColumnPaginationFilter, ComparatorType, CompositeColumnValueFilter, Filter, FilterType,
    LogicalOperator, SingleColumnValueFilter, ValueTransferRule, VariantType,
};

use super::*;
use crate::engine::shared::work::WorkLimit;

/// A filter that lets rows without the column pass, and checks the newest version alone.
fn compare(name: &str, comparator: ComparatorType, value: impl Into<Value>) -> Filter {
    single(&comparison(name, comparator, value))
}

fn comparison(
    name: &str,
    comparator: ComparatorType,
    value: impl Into<Value>,
) -> SingleColumnValueFilter {
    SingleColumnValueFilter {
        comparator: comparator as i32,
        column_name: name.into(),
        column_value: encode_value(&value.into()),
        filter_if_missing: false,
        latest_version_only: true,
        value_trans_rule: None,
    }
}

fn single(filter: &SingleColumnValueFilter) -> Filter {
    Filter {
        r#type: FilterType::FtSingleColumnValue as i32,
        filter: filter.encode_to_vec().into(),
    }
}

fn composite(combinator: LogicalOperator, sub_filters: Vec<Filter>) -> Filter {
    let filter = CompositeColumnValueFilter {
        combinator: combinator as i32,
        sub_filters,
    };
    Filter {
        r#type: FilterType::FtCompositeColumnValue as i32,
        filter: filter.encode_to_vec().into(),
    }
}

fn page(offset: i32, limit: i32) -> Filter {
    Filter {
        r#type: FilterType::FtColumnPagination as i32,
        filter: ColumnPaginationFilter { offset, limit }
            .encode_to_vec()
            .into(),
    }
}

/// A column condition that every row of these tests passes.
pub(in crate::engine::tests) fn some_condition() -> Bytes {
    compare("none", ComparatorType::CtEqual, 1)
        .encode_to_vec()
        .into()
}

/// Whether a part of the column `a` equals a value.
fn transferred(regex: &str, cast: VariantType, value: impl Into<Value>) -> Filter {
    single(&SingleColumnValueFilter {
        value_trans_rule: Some(ValueTransferRule {
            regex: regex.into(),
            cast_type: Some(cast as i32),
        }),
        ..comparison("a", ComparatorType::CtEqual, value)
    })
}

#[test]
fn parts_of_texts_are_compared() {
    use VariantType::{VtDouble, VtInteger, VtString};
    on_each_store(|service| {
        service.create(TableOptions::default());
        for (text, filter, passes) in [
            (
                "t1:15,t2:3",
                transferred("t1:([0-9]+),", VtInteger, 15),
                true,
            ),
            (
                "t1:15,t2:3",
                transferred("t1:([0-9]+),", VtInteger, 3),
                false,
            ),
            (
                "t1:15,t2:3",
                transferred("t1:([0-9]+),", VtString, "15"),
                true,
            ),
            (
                "t1:15,t2:3",
                transferred("t1:([0-9]+),", VtDouble, 15.0),
                true,
            ),
            (
                "t1:15,t2:3",
                transferred("t1:([0-9]+),", VtDouble, 15),
                false,
            ),
            (
                "t1:15,t2:3",
                transferred("t3:([0-9]+)", VtInteger, 0),
                false,
            ),
            ("t1:1.5", transferred("t1:(.*)x?", VtInteger, 1), false),
            // The whole text, where all of it matches.
            ("15", transferred("[0-9]+", VtInteger, 15), true),
            ("15", transferred("([0-9])5", VtInteger, 15), true),
            ("x15", transferred("[0-9]+", VtInteger, 15), false),
            ("-7", transferred(r"-?\d+", VtInteger, -7), true),
            ("é", transferred("^..$", VtString, "é"), true),
            ("xé", transferred("x(.)", VtString, "é"), false),
        ] {
            let columns = [Column::new("a", text)];
            service.put(&id("1"), &columns, ignore()).unwrap();
            service.assert_passes(&filter, passes);
        }
        let columns = [Column::new("a", 15)];
        service.put(&id("1"), &columns, ignore()).unwrap();
        service.assert_passes(&transferred("15", VtInteger, 15), false);
    });
}

impl Service {
    fn filtered(&self, filter: &Filter) -> Result<Option<Row>, ServiceError> {
        self.get(&GetRowRequest {
            filter: Some(filter.encode_to_vec().into()),
            ..get_row(&id("1"))
        })
    }

    #[track_caller]
    fn assert_passes(&self, filter: &Filter, passes: bool) {
        assert_eq!(self.filtered(filter).unwrap().is_some(), passes);
        // A column condition is the same language.
        let condition = Condition {
            column_condition: Some(filter.encode_to_vec().into()),
            ..ignore()
        };
        let touch = [ColumnUpdate::DeleteAllVersions {
            name: "none".into(),
        }];
        assert_eq!(self.update(&id("1"), &touch, condition).is_ok(), passes);
    }
}

#[test]
fn comparisons() {
    use ComparatorType::{
        CtEqual, CtGreaterEqual, CtGreaterThan, CtLessEqual, CtLessThan, CtNotEqual,
    };
    on_each_store(|service| {
        service.create(TableOptions::default());
        let columns = [
            Column::new("n", 5),
            Column::new("d", 1.5),
            Column::new("s", "b"),
            Column::new("t", true),
            Column::new("x", &[1, 2][..]),
        ];
        service.put(&id("1"), &columns, ignore()).unwrap();
        for (comparator, to_less, to_same, to_greater) in [
            (CtEqual, false, true, false),
            (CtNotEqual, true, false, true),
            (CtGreaterThan, true, false, false),
            (CtGreaterEqual, true, true, false),
            (CtLessThan, false, false, true),
            (CtLessEqual, false, true, true),
        ] {
            let cases: [(&str, [Value; 3]); 4] = [
                ("n", [4.into(), 5.into(), 6.into()]),
                ("d", [1.0.into(), 1.5.into(), 2.0.into()]),
                ("s", ["a".into(), "b".into(), "c".into()]),
                (
                    "x",
                    [(&[1][..]).into(), (&[1, 2][..]).into(), (&[2][..]).into()],
                ),
            ];
            for (name, [less, same, greater]) in cases {
                service.assert_passes(&compare(name, comparator, less), to_less);
                service.assert_passes(&compare(name, comparator, same), to_same);
                service.assert_passes(&compare(name, comparator, greater), to_greater);
            }
            // The primary key can be compared too.
            service.assert_passes(&compare("id", comparator, "1"), to_same);
        }
        service.assert_passes(&compare("t", CtEqual, true), true);
        service.assert_passes(&compare("t", CtGreaterThan, false), true);
    });
}

#[test]
fn values_of_different_types_are_not_comparable() {
    let values: [Value; 5] = [
        0.into(),
        "a".into(),
        1.0.into(),
        true.into(),
        (&[0][..]).into(),
    ];
    on_each_store(|service| {
        service.create(TableOptions::default());
        for (position, value) in values.iter().enumerate() {
            service
                .put(&id("1"), &[Column::new("c", value.clone())], ignore())
                .unwrap();
            for (other_position, other) in values.iter().enumerate() {
                let is_same = position == other_position;
                let filter = compare("c", ComparatorType::CtEqual, other.clone());
                service.assert_passes(&filter, is_same);
                let filter = compare("c", ComparatorType::CtNotEqual, other.clone());
                service.assert_passes(&filter, false);
            }
        }
    });
}

#[test]
fn missing_columns_pass_or_not_as_the_filter_says() {
    on_each_store(|service| {
        service.create(TableOptions::default());
        service
            .put(&id("1"), &[Column::new("a", 1)], ignore())
            .unwrap();
        let missing = comparison("b", ComparatorType::CtEqual, 1);
        service.assert_passes(&single(&missing), true);
        let refused = SingleColumnValueFilter {
            filter_if_missing: true,
            ..missing
        };
        service.assert_passes(&single(&refused), false);
        for (name, exists) in [("a", true), ("b", false), ("id", true)] {
            let filter = |comparator: ComparatorType| {
                single(&SingleColumnValueFilter {
                    column_value: Bytes::new(),
                    ..comparison(name, comparator, 0)
                })
            };
            service.assert_passes(&filter(ComparatorType::CtExist), exists);
            service.assert_passes(&filter(ComparatorType::CtNotExist), !exists);
        }

        // A row that is not there has no columns.
        let condition = |filter: &Filter| Condition {
            column_condition: Some(filter.encode_to_vec().into()),
            ..condition(RowExistenceExpectation::ExpectNotExist)
        };
        service
            .put(&id("2"), &[], condition(&single(&refused)))
            .unwrap_err();
        let passing = compare("b", ComparatorType::CtEqual, 1);
        service.put(&id("2"), &[], condition(&passing)).unwrap();
    });
}

#[test]
fn filters_see_what_the_read_selects() {
    on_each_store(|service| {
        service.create(any_time(3));
        let cells = [1, 2, 3].map(|time| Column::new("a", time).with_timestamp(time));
        service.put(&id("1"), &cells, ignore()).unwrap();
        service
            .update(
                &id("1"),
                &[ColumnUpdate::Put(Column::new("b", 9))],
                ignore(),
            )
            .unwrap();
        let reads = |filter: &SingleColumnValueFilter, columns: &[&str], versions: i32| {
            let request = GetRowRequest {
                filter: Some(single(filter).encode_to_vec().into()),
                columns_to_get: columns.iter().map(|name| (*name).into()).collect(),
                max_versions: Some(versions),
                ..get_row(&id("1"))
            };
            service.get(&request).unwrap()
        };
        let newest = SingleColumnValueFilter {
            filter_if_missing: true,
            ..comparison("a", ComparatorType::CtEqual, 2)
        };
        let any = SingleColumnValueFilter {
            latest_version_only: false,
            ..newest.clone()
        };
        assert_eq!(reads(&newest, &["a"], 3), None);
        assert_eq!(reads(&any, &["a"], 3).unwrap().columns().len(), 3);
        assert_eq!(reads(&any, &["a"], 1), None);
        assert_eq!(reads(&any, &["b"], 3), None);
    });
}

#[test]
fn composites() {
    use LogicalOperator::{LoAnd, LoNot, LoOr};
    on_each_store(|service| {
        service.create(TableOptions::default());
        service
            .put(&id("1"), &[Column::new("a", 1)], ignore())
            .unwrap();
        let yes = || compare("a", ComparatorType::CtEqual, 1);
        let no = || compare("a", ComparatorType::CtEqual, 2);
        service.assert_passes(&composite(LoAnd, vec![yes(), yes(), yes()]), true);
        service.assert_passes(&composite(LoAnd, vec![yes(), no()]), false);
        service.assert_passes(&composite(LoOr, vec![no(), no(), yes()]), true);
        service.assert_passes(&composite(LoOr, vec![no(), no()]), false);
        service.assert_passes(&composite(LoNot, vec![no()]), true);
        service.assert_passes(&composite(LoNot, vec![yes()]), false);
        let nested = composite(LoNot, vec![composite(LoOr, vec![no(), no()])]);
        service.assert_passes(&composite(LoAnd, vec![nested, yes()]), true);
        // 32 in all.
        service.assert_passes(&composite(LoAnd, (0..31).map(|_| yes()).collect()), true);
    });
}

#[test]
fn pagination_keeps_a_window_of_columns() {
    on_each_store(|service| {
        service.create(any_time(2));
        for name in ["a", "b", "c"] {
            let cells =
                [1, 2].map(|time| ColumnUpdate::Put(Column::new(name, time).with_timestamp(time)));
            service.update(&id("1"), &cells, ignore()).unwrap();
        }
        for (offset, limit, expected) in [
            (0, 1, vec!["a@2=2", "a@1=1"]),
            (1, 1, vec!["b@2=2", "b@1=1"]),
            (2, 9, vec!["c@2=2", "c@1=1"]),
            (
                0,
                i32::MAX,
                vec!["a@2=2", "a@1=1", "b@2=2", "b@1=1", "c@2=2", "c@1=1"],
            ),
            (3, 1, vec![]),
        ] {
            let request = GetRowRequest {
                filter: Some(page(offset, limit).encode_to_vec().into()),
                max_versions: Some(2),
                ..get_row(&id("1"))
            };
            assert_eq!(shown(&service.get(&request).unwrap().unwrap()), expected);
        }
    });
}

#[test]
fn filters_that_are_refused() {
    use LogicalOperator::{LoAnd, LoNot, LoOr};
    let broken = |kind: i32| Filter {
        r#type: kind,
        filter: Bytes::from_static(b"\xff"),
    };
    let yes = || compare("Column", ComparatorType::CtEqual, 1);
    let deep = |depth, operator| {
        (0..depth).fold(yes(), |inner, _| {
            let others = usize::from(operator != LoNot);
            let sub_filters = std::iter::once(inner).chain((0..others).map(|_| yes()));
            composite(operator, sub_filters.collect())
        })
    };
    let full = |depth, operator| {
        (1..depth).fold(yes(), |inner, _| {
            composite(operator, vec![inner.clone(), inner])
        })
    };
    let too_many = "The count of filter exceeds the max: 32.";
    let too_few = "Invalid AND/OR operator: the number of sub-filters must be more than 1.";
    let cases = [
        (broken(1), "Deserialize relation filter failed."),
        (broken(2), "Deserialize composite filter failed."),
        (broken(9), "Invalid type of filter: 9."),
        (
            composite(LoAnd, vec![yes(), broken(9)]),
            "Invalid type of sub-filter: 9.",
        ),
        (
            composite(LoAnd, vec![yes(), page(0, 1)]),
            "Invalid type of sub-filter: FT_COLUMN_PAGINATION.",
        ),
        (
            single(&SingleColumnValueFilter {
                comparator: 9,
                ..comparison("a", ComparatorType::CtEqual, 1)
            }),
            "Invalid relation operator: 9.",
        ),
        (
            single(&SingleColumnValueFilter {
                // INF_MIN is no value.
                column_value: Bytes::from_static(&[9]),
                ..comparison("a", ComparatorType::CtEqual, 1)
            }),
            "Deserialize relation filter failed.",
        ),
        (
            transferred("(", VariantType::VtString, 1),
            "Invalid regex: (.",
        ),
        (
            transferred(&"a".repeat(257), VariantType::VtString, 1),
            "The length of regex exceeds the MaxLength:256 with CurrentLength:257.",
        ),
        (
            transferred("((a{999}){999}){999}", VariantType::VtString, 1),
            "Invalid regex: ((a{999}){999}){999}.",
        ),
        (
            transferred("a", VariantType::VtBlob, 1),
            "Invalid cast type of value transfer rule.",
        ),
        (
            compare(
                "Column",
                ComparatorType::CtEqual,
                "x".repeat(2 * 1024 * 1024 + 1),
            ),
            "The length of attribute column: 'Column' exceeds the MaxLength:2097152 with \
             CurrentLength:2097153.",
        ),
        (
            compare("#abc", ComparatorType::CtEqual, 1),
            "Invalid column name: '#abc'.",
        ),
        (composite(LoAnd, vec![yes()]), too_few),
        (composite(LoOr, vec![]), too_few),
        (
            composite(LoNot, (0..9).map(|_| yes()).collect()),
            "Invalid NOT operator: the number of sub-filters must be 1.",
        ),
        (composite(LoOr, (0..32).map(|_| yes()).collect()), too_many),
        (deep(1000, LoAnd), too_many),
        (deep(1000, LoOr), too_many),
        (deep(33, LoNot), too_many),
        // They are counted before the operands of an operator are checked.
        (composite(LoNot, (0..32).map(|_| yes()).collect()), too_many),
        (full(6, LoNot), too_many),
    ];
    on_each_store(|service| {
        service.create(TableOptions::default());
        for (filter, message) in &cases {
            assert_invalid(service.filtered(filter), message);
            // It comes before the versions that a read has to name.
            let request = GetRangeRequest {
                filter: Some(filter.encode_to_vec().into()),
                max_versions: None,
                ..get_range(&id("a"), &id("b"))
            };
            assert_invalid(service.range(&request), message);
            let condition = Condition {
                column_condition: Some(filter.encode_to_vec().into()),
                ..ignore()
            };
            assert_invalid(service.put(&id("1"), &[], condition), message);
        }
        for (offset, limit, message) in [
            (
                -1,
                1,
                "Offset in ColumnPaginationFilter must be greater than or equal to 0.",
            ),
            (
                0,
                0,
                "Limit in ColumnPaginationFilter must be greater than 0.",
            ),
            (
                0,
                -1,
                "Limit in ColumnPaginationFilter must be greater than 0.",
            ),
        ] {
            assert_invalid(service.filtered(&page(offset, limit)), message);
        }
        assert_invalid(
            service.filtered(&broken(3)),
            "Deserialize column pagination filter failed.",
        );
        let condition = Condition {
            column_condition: Some(page(0, 1).encode_to_vec().into()),
            ..ignore()
        };
        assert_invalid(
            service.put(&id("1"), &[], condition),
            "Invalid type of filter: FT_COLUMN_PAGINATION.",
        );
        let garbage = GetRowRequest {
            filter: Some(Bytes::from_static(b"\xff")),
            ..get_row(&id("1"))
        };
        assert_invalid(service.get(&garbage), "Deserialize filter failed.");
    });
}

/// Matches with as many states as its text is long, and never.
fn expensive() -> Bytes {
    let filter = transferred("((a?){60}){100}b", VariantType::VtInteger, 1);
    filter.encode_to_vec().into()
}

#[test]
fn expressions_that_take_long_fail_their_request() {
    let settings = Settings {
        work_limit: WorkLimit(1 << 20),
        ..Settings::default()
    };
    let service = Service::new(Database::memory(settings));
    service.create(TableOptions::default());
    let text = [Column::new("a", "a".repeat(200_000))];
    service.put(&id("1"), &text, ignore()).unwrap();
    let message = "The regular expressions take too long.";
    let request = GetRowRequest {
        filter: Some(expensive()),
        ..get_row(&id("1"))
    };
    assert_invalid(service.get(&request), message);
    let condition = Condition {
        column_condition: Some(expensive()),
        ..ignore()
    };
    assert_invalid(service.put(&id("1"), &[], condition), message);
    assert!(service.read(&id("1")).is_some());
}

#[test]
fn a_simple_expression_reads_long_texts() {
    let service = Service::new(Database::memory(Settings::default()));
    service.create(TableOptions::default());
    let text = format!("{}:15,", "a".repeat(1024 * 1024));
    let columns = [Column::new("a", text)];
    for number in 0..4 {
        let key = id(&number.to_string());
        service.put(&key, &columns, ignore()).unwrap();
    }
    let filter = transferred(":([0-9]+),", VariantType::VtInteger, 15);
    let request = GetRangeRequest {
        filter: Some(filter.encode_to_vec().into()),
        ..get_range(&id("0"), &id("3"))
    };
    assert_eq!(service.range(&request).unwrap().0.len(), 3);
}
