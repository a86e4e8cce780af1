use super::*;

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
