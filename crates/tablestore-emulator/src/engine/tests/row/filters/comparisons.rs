use super::*;

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
