use prost::Message;
use tablestore_core::ErrorKind;

use super::*;

fn results(name: &str, kind: i32, body: &impl Message) -> GroupByResults {
    let message = proto::GroupBysResult {
        group_by_results: vec![proto::GroupByResult {
            name: Some(name.to_owned()),
            r#type: Some(kind),
            group_by_result: Some(body.encode_to_vec().into()),
        }],
    };
    GroupByResults::from_proto(message).unwrap()
}

#[test]
fn a_body_is_the_one_published() {
    let group_by = GroupBy::from(GroupBy::field("k").size(5));
    let message = group_by.to_proto("by").unwrap();
    assert_eq!(message.body.unwrap(), b"\x0a\x01k\x10\x05".as_slice());
    assert_eq!(message.r#type, Some(1));
}

#[test]
fn open_ends_of_ranges_are_left_out() {
    let ends = |range: GroupRange| {
        let range = range.to_proto();
        (range.from, range.to)
    };
    assert_eq!(ends((..3.0).into()), (None, Some(3.0)));
    assert_eq!(ends((3.0..4.0).into()), (Some(3.0), Some(4.0)));
    assert_eq!(ends((4.0..).into()), (Some(4.0), None));
    assert_eq!(ends((..).into()), (None, None));
}

#[test]
fn groups_have_statistics_and_groups_of_their_own() {
    let sum = proto::SumAggregationResult { value: Some(4.0) };
    let inner = proto::GroupByFieldResult {
        group_by_field_result_items: vec![proto::GroupByFieldResultItem {
            key: Some("b".to_owned()),
            row_count: Some(1),
            ..proto::GroupByFieldResultItem::default()
        }],
    };
    let body = proto::GroupByFieldResult {
        group_by_field_result_items: vec![proto::GroupByFieldResultItem {
            key: Some("a".to_owned()),
            row_count: Some(2),
            sub_aggs_result: Some(proto::AggregationsResult {
                agg_results: vec![proto::AggregationResult {
                    name: Some("sum".to_owned()),
                    r#type: Some(proto::AggregationType::AggSum.into()),
                    agg_result: Some(sum.encode_to_vec().into()),
                }],
            }),
            sub_group_bys_result: Some(proto::GroupBysResult {
                group_by_results: vec![proto::GroupByResult {
                    name: Some("inner".to_owned()),
                    r#type: Some(1),
                    group_by_result: Some(inner.encode_to_vec().into()),
                }],
            }),
        }],
    };
    let results = results("outer", 1, &body);
    let [group] = results.field("outer").unwrap() else {
        panic!("{results:?}");
    };
    assert_eq!((group.key.as_str(), group.row_count), ("a", 2));
    assert_eq!(group.aggregations.sum("sum").unwrap(), 4.0);
    assert_eq!(group.group_bys.field("inner").unwrap()[0].key, "b");

    let error = results.range("outer").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Value);
    let expected =
        "the response has no group-by \"outer\" of the kind range: it has \"outer\" (field)";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn keys_of_combinations_without_a_value_are_none() {
    let body = proto::GroupByCompositeResult {
        group_by_composite_result_items: vec![proto::GroupByCompositeResultItem {
            keys: vec![String::new(), "x".to_owned()],
            row_count: Some(3),
            is_null_keys: vec![true, false],
            ..proto::GroupByCompositeResultItem::default()
        }],
        source_group_by_names: vec!["a".to_owned(), "b".to_owned()],
        next_token: Some(String::new()),
    };
    let results = results("all", 8, &body);
    let page = results.composite("all").unwrap();
    assert_eq!(page.groups[0].key, [None, Some("x".to_owned())]);
    assert_eq!(page.source_names, ["a", "b"]);
    assert_eq!(page.next_token, None);
}
