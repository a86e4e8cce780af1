use super::*;

#[tokio::test]
async fn rows_go_out_by_table_and_come_back_in_their_own_order() {
    let script = Script::default().respond(&response(&[
        ("b", &[ok()]),
        ("a", &[ok(), failed(&ErrorCode::ConditionCheckFail)]),
    ]));
    let client = client(&script);
    let response = client
        .batch_write_row()
        .add(
            client
                .put_row("a", key(0))
                .column("x", 1)
                .return_primary_key(),
        )
        .add(client.delete_row("b", key(1)))
        .add(
            client
                .update_row("a", key(2))
                .put("x", 2)
                .condition(Condition::expect_exist().and(column("x").eq(1))),
        )
        .send()
        .await
        .unwrap();

    let requests: Vec<proto::BatchWriteRowRequest> = script.asked();
    assert_eq!(asked(&requests[0]), [("a", vec![0, 2]), ("b", vec![1])]);
    let [put, update] = &requests[0].tables[0].rows[..] else {
        panic!("{requests:?}");
    };
    assert_eq!(put.r#type(), proto::OperationType::Put);
    assert!(put.return_content.is_some() && update.return_content.is_none());
    assert_eq!(update.r#type(), proto::OperationType::Update);
    assert!(update.condition.column_condition.is_some());
    let delete = &requests[0].tables[1].rows[0];
    assert_eq!(delete.r#type(), proto::OperationType::Delete);
    assert_eq!(script.operations()[0].effect(), Effect::Write);

    let failed: Vec<_> = response
        .failed()
        .map(|(row, error)| (row, error.code()))
        .collect();
    assert_eq!(failed, [(2, Some(&ErrorCode::ConditionCheckFail))]);
    assert_eq!(
        (response.consumed["a"].write, response.consumed["b"].write),
        (1, 1)
    );
    assert!(response.all_ok().unwrap_err().is_condition_check_fail());
}

#[tokio::test]
async fn rows_that_a_batch_cannot_take_are_errors() {
    let script = Script::default();
    let client = client(&script);
    let rows: [(RowChange, &str); 3] = [
        (
            client.put_row("a", key(0)).header("x-ots-tag", "b").into(),
            "it has headers, which only a whole request can have",
        ),
        (
            client.put_row("a", key(0)).header("a b", "c").into(),
            "header name \"a b\" is not valid",
        ),
        (
            client.put_row("a", key(0)).transaction("t").into(),
            "it belongs to another transaction than the batch",
        ),
    ];
    for (row, reason) in rows {
        let good = client.put_row("a", key(1));
        let batch = client.batch_write_row().add(good).add(row);
        let error = batch.send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        let expected = format!("row 1 of the batch is not valid: {reason}");
        assert!(error.to_string().contains(&expected), "{error}");
    }
    assert_eq!(script.count(), 0);
}

#[tokio::test]
async fn a_response_with_other_rows_is_refused() {
    for wrong in [
        response(&[("a", &[])]),
        response(&[("a", &[ok(), ok()])]),
        response(&[("b", &[ok()])]),
        response(&[("a", &[ok()]), ("b", &[ok()])]),
    ] {
        let script = Script::default().respond(&wrong);
        let client = client(&script);
        let batch = client.batch_write_row().add(client.put_row("a", key(0)));
        assert_eq!(batch.send().await.unwrap_err().kind(), ErrorKind::Decode);
    }
}

#[test]
fn an_empty_batch_is_for_the_service_to_refuse() {
    use crate::call::Request;
    let client = client(&Script::default());
    let body = client.batch_write_row().encode().unwrap();
    assert!(
        proto::BatchWriteRowRequest::decode(body)
            .unwrap()
            .tables
            .is_empty()
    );
}
