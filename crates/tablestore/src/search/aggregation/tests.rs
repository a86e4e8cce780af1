use tablestore_core::ErrorKind;

use super::*;

fn result(name: &str, kind: AggregationType, body: &impl Message) -> proto::AggregationResult {
    proto::AggregationResult {
        name: Some(name.to_owned()),
        r#type: Some(kind.into()),
        agg_result: Some(body.encode_to_vec().into()),
    }
}

fn results(results: Vec<proto::AggregationResult>) -> AggregationResults {
    let message = proto::AggregationsResult {
        agg_results: results,
    };
    AggregationResults::from_proto(message).unwrap()
}

#[test]
fn bodies_are_those_published() {
    let body = |aggregation: Aggregation| aggregation.to_proto("a").unwrap().body.unwrap();
    let mean = Aggregation::avg("l").missing(2);
    assert_eq!(
        body(mean.into()),
        b"\x0a\x01l\x12\x09\0\x02\0\0\0\0\0\0\0".as_slice()
    );
    assert_eq!(body(Aggregation::count("l")), b"\x0a\x01l".as_slice());
}

#[test]
fn infinite_means_and_extremes_are_no_value() {
    let infinite = |value| proto::AvgAggregationResult { value: Some(value) };
    let results = results(vec![
        result("avg", AggregationType::AggAvg, &infinite(f64::INFINITY)),
        result("max", AggregationType::AggMax, &infinite(f64::NEG_INFINITY)),
        result("min", AggregationType::AggMin, &infinite(f64::INFINITY)),
        result("mean", AggregationType::AggAvg, &infinite(1.5)),
    ]);
    assert_eq!(results.avg("avg").unwrap(), None);
    assert_eq!(results.max("max").unwrap(), None);
    assert_eq!(results.min("min").unwrap(), None);
    assert_eq!(results.avg("mean").unwrap(), Some(1.5));
}

#[test]
fn the_error_of_another_name_or_kind_lists_what_the_response_has() {
    let count = proto::CountAggregationResult { value: Some(3) };
    let results = results(vec![
        result("rows", AggregationType::AggCount, &count),
        result("values", AggregationType::AggDistinctCount, &count),
    ]);
    assert_eq!(results.count("rows").unwrap(), 3);
    let error = results.sum("rows").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Value);
    let expected = "the response has no aggregation \"rows\" of the kind sum: it has \"rows\" (count), \
                    \"values\" (distinct_count)";
    assert_eq!(error.to_string(), expected);
    let error = AggregationResults::default().avg("x").unwrap_err();
    assert!(error.to_string().ends_with("it has none"), "{error}");
}

#[test]
fn a_kind_that_is_not_known_is_kept() {
    let mut unknown = result(
        "new",
        AggregationType::AggAvg,
        &proto::Aggregations::default(),
    );
    unknown.r#type = Some(99);
    let results = results(vec![unknown]);
    let Some(AggregationResult::Other {
        aggregation_type, ..
    }) = results.get("new")
    else {
        panic!("{results:?}");
    };
    assert_eq!(*aggregation_type, 99);
}

#[test]
fn percentiles_have_the_values_of_the_field() {
    let item = |key, value| proto::PercentilesAggregationItem {
        key: Some(key),
        value: Some(value::encode("f", &value).unwrap()),
    };
    let message = proto::PercentilesAggregationResult {
        percentiles_aggregation_items: vec![
            item(50.0, Value::Integer(7)),
            item(90.0, Value::Double(8.5)),
        ],
    };
    let results = results(vec![result("p", AggregationType::AggPercentiles, &message)]);
    let percentiles = results.percentiles("p").unwrap();
    assert_eq!(percentiles[0].value, Value::Integer(7));
    assert_eq!(
        (percentiles[1].percentage, &percentiles[1].value),
        (90.0, &Value::Double(8.5))
    );
}
