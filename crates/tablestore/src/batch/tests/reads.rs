use super::*;

fn read(id: Option<i64>) -> proto::RowInBatchGetRowResponse {
    let row = id.map(|id| plainbuffer::encode_row(&key(id), &[]));
    proto::RowInBatchGetRowResponse {
        is_ok: true,
        row: Some(row.unwrap_or_default()),
        ..Default::default()
    }
}

#[tokio::test]
async fn reads_share_the_options_of_their_table() {
    let busy = proto::RowInBatchGetRowResponse {
        is_ok: false,
        error: failed(&ErrorCode::ServerBusy).error,
        ..Default::default()
    };
    let table =
        |name: &str, rows: &[proto::RowInBatchGetRowResponse]| proto::TableInBatchGetRowResponse {
            table_name: name.to_owned(),
            rows: rows.to_vec(),
        };
    let script = Script::default()
        .respond(&proto::BatchGetRowResponse {
            tables: vec![
                table("a", &[read(Some(0)), busy]),
                table("b", &[read(None)]),
            ],
        })
        .respond(&proto::BatchGetRowResponse {
            tables: vec![table("a", &[read(Some(2))])],
        });
    let client = client(&script);
    let from_a = |id| {
        let row = client.get_row("a", key(id)).columns(["x", "y"]);
        row.filter(column("x").gt(1)).start_column("w")
    };
    let response = client
        .batch_get_row()
        .add(from_a(0))
        .add(client.get_row("b", key(1)).time_range(1..2))
        .add(from_a(2).token("t"))
        .send()
        .await
        .unwrap();

    let requests: Vec<proto::BatchGetRowRequest> = script.asked();
    let [a, b] = &requests[0].tables[..] else {
        panic!("{requests:?}");
    };
    assert_eq!((a.primary_key.len(), b.primary_key.len()), (2, 1));
    assert_eq!(a.token, ["", "t"]);
    assert!(b.token.is_empty());
    assert_eq!(a.columns_to_get, ["x", "y"]);
    assert_eq!(a.start_column.as_deref(), Some("w"));
    assert_eq!((a.max_versions, b.max_versions), (Some(1), None));
    assert!(a.filter.is_some() && b.filter.is_none());
    assert_eq!(b.time_range.unwrap().end_time, Some(2));
    assert_eq!(requests[1].tables[0].token, ["t"]);

    let ids = response.all_ok().unwrap().into_iter().map(|read| {
        let row = read.row?;
        Some(row.get::<i64>("id").unwrap())
    });
    assert_eq!(ids.collect::<Vec<_>>(), [Some(0), None, Some(2)]);
}

#[tokio::test]
async fn reads_that_no_batch_can_carry_are_refused() {
    let script = Script::default();
    let client = client(&script);
    let read = |id| client.get_row("a", key(id));
    for (second, reason) in [
        (
            read(1).max_versions(2),
            "rows of table \"a\" select different columns",
        ),
        (
            read(1).transaction("t"),
            "row 1 of the batch is not valid: a batch of reads",
        ),
        (
            read(1).header("x-a", "b"),
            "row 1 of the batch is not valid: it has headers",
        ),
    ] {
        let batch = client.batch_get_row().add(read(0)).add(second);
        let error = batch.send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        assert!(error.to_string().contains(reason), "{error}");
    }
    assert_eq!(script.count(), 0);
}
