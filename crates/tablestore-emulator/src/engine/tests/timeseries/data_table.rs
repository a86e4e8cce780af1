//! The points as rows of a wide-column table.

use tablestore_protocol::proto::table::{
    BatchWriteRowRequest, BatchWriteRowResponse, DescribeStreamRequest, DescribeStreamResponse,
    DescribeTableRequest, DescribeTableResponse, GetShardIteratorRequest, GetShardIteratorResponse,
    GetStreamRecordRequest, GetStreamRecordResponse, ListStreamRequest, ListStreamResponse,
    OperationType, RowInBatchWriteRowRequest, TableInBatchWriteRowRequest,
};

use super::*;

pub(super) const NAME: &str = "t#timeseries";

/// All rows of the table of the points.
pub(super) fn rows(service: &Service) -> Vec<Row> {
    rows_of(service, NAME)
}

/// All rows of a table.
pub(super) fn rows_of(service: &Service, name: &str) -> Vec<Row> {
    let names = key_of(&describe(service, name));
    let bound = |value: PrimaryKeyValue| -> PrimaryKey {
        let columns = names
            .iter()
            .map(|(name, _)| tablestore_protocol::PrimaryKeyColumn {
                name: name.as_str().into(),
                value: value.clone(),
            });
        columns.collect()
    };
    let request = GetRangeRequest {
        table_name: name.into(),
        ..get_range(
            &bound(PrimaryKeyValue::InfMin),
            &bound(PrimaryKeyValue::InfMax),
        )
    };
    service.range(&request).unwrap().0
}

pub(super) fn describe(service: &Service, name: &str) -> DescribeTableResponse {
    let request = DescribeTableRequest {
        table_name: name.into(),
    };
    service.call("DescribeTable", &request).unwrap()
}

pub(super) fn key_of(described: &DescribeTableResponse) -> Vec<(String, PrimaryKeyType)> {
    let columns = described.table_meta.primary_key.iter();
    columns
        .map(|column| (column.name.clone(), column.r#type()))
        .collect()
}

fn point() -> Point {
    Point::new(key("cpu", "host_0", &[("os", "linux")]), 7)
        .field("usage", 0.5)
        .field("up", true)
        .field("raw", [1, 2])
        .field("status", "ok")
        .field("cnt", 3)
}

#[test]
fn points_are_rows_of_a_table_of_their_own() {
    on_each_store(|service| {
        service.create_default_timeseries();
        service.put_all(&[point()]);
        let described = describe(service, NAME);
        assert_eq!(described.table_meta.table_name, NAME);
        let (string, integer) = (PrimaryKeyType::String, PrimaryKeyType::Integer);
        let expected = [
            ("_#h", string),
            ("_m_name", string),
            ("_data_source", string),
            ("_tags", string),
            ("_time", integer),
        ];
        let expected = expected.map(|(name, kind)| (name.to_owned(), kind));
        assert_eq!(key_of(&described), expected);
        let rows = rows(service);
        assert_eq!(rows.len(), 1);
        let key = rows[0].primary_key();
        assert_eq!(key.get("_tags"), Some(&r#"["os=linux"]"#.into()));
        assert_eq!(key.get("_time"), Some(&7.into()));
        let at = service.now();
        assert_eq!(
            shown(&rows[0]),
            [
                format!("cnt:i@{at}=3"),
                format!("raw:x@{at}=b\"\\x01\\x02\""),
                format!("status:s@{at}=\"ok\""),
                format!("up:b@{at}=true"),
                format!("usage:d@{at}=0.5"),
            ]
        );
        let read = GetRowRequest {
            table_name: NAME.into(),
            ..get_row(&key)
        };
        assert!(service.get(&read).unwrap().is_some());
        assert_eq!(Point::from_row(&rows[0]).unwrap(), point());
        let describe = DescribeTableRequest {
            table_name: "t".into(),
        };
        assert_invalid(
            service.call::<DescribeTableResponse>("DescribeTable", &describe),
            "Table [t] is a timeseries table, not support DescribeTable",
        );
        service
            .create_table(&new_table("wide", &[("id", string)]))
            .unwrap();
        let describe = DescribeTableRequest {
            table_name: "wide#timeseries".into(),
        };
        assert_error(
            service.call::<DescribeTableResponse>("DescribeTable", &describe),
            404,
            "OTSObjectNotExist",
            "Requested table does not exist.",
        );
    });
}

/// The key of a row at time 7, with a hash and with tags in the form of a row.
fn row_key(hash: &str, tags: &str) -> PrimaryKey {
    PrimaryKey::new("_#h", hash)
        .and("_m_name", "cpu")
        .and("_data_source", "host_0")
        .and("_tags", tags)
        .and("_time", 7)
}

const TAGS: &str = r#"["os=linux"]"#;

/// Writes rows, and returns whether each was written.
fn write_rows(
    service: &Service,
    rows: &[(OperationType, PrimaryKey)],
    is_atomic: bool,
) -> Vec<bool> {
    let rows = rows.iter().map(|(kind, key)| RowInBatchWriteRowRequest {
        r#type: *kind as i32,
        row_change: match kind {
            OperationType::Delete => encode_delete_row(key),
            _ => encode_row(key, &[Column::new("usage:d", 0.5)]),
        },
        condition: ignore(),
        return_content: None,
    });
    let batch = BatchWriteRowRequest {
        tables: vec![TableInBatchWriteRowRequest {
            table_name: NAME.into(),
            rows: rows.collect(),
        }],
        is_atomic: is_atomic.then_some(true),
        ..BatchWriteRowRequest::default()
    };
    let response: BatchWriteRowResponse = service.call("BatchWriteRow", &batch).unwrap();
    response.tables[0]
        .rows
        .iter()
        .map(|row| row.is_ok)
        .collect()
}

#[test]
fn rows_can_be_written_and_are_points() {
    on_each_store(|service| {
        service.create_default_timeseries();
        let put = (OperationType::Put, row_key("", TAGS));
        assert_eq!(write_rows(service, &[put], false), [true]);
        let expected = Point::new(point().key, 7).field("usage", 0.5);
        assert_eq!(service.points(&point().key), [expected]);
        assert_eq!(rows(service).len(), 1);
        // The service finds the hash itself.
        for hash in ["", "x"] {
            let read = GetRowRequest {
                table_name: NAME.into(),
                ..get_row(&row_key(hash, TAGS))
            };
            assert!(service.get(&read).unwrap().is_some(), "{hash}");
        }
    });
}

#[test]
fn rows_are_deleted_and_not_updated() {
    on_each_store(|service| {
        service.create_default_timeseries();
        service.put_all(&[point()]);
        let update = UpdateRowRequest {
            table_name: NAME.into(),
            row_change: encode_row(&row_key("", TAGS), &[Column::new("usage:d", 0.5)]),
            condition: ignore(),
            ..UpdateRowRequest::default()
        };
        assert_invalid(
            service.call::<UpdateRowResponse>("UpdateRow", &update),
            "Update operation is not allowed in this table",
        );
        assert_eq!(service.points(&point().key), [point()]);
        let delete = (OperationType::Delete, row_key("", TAGS));
        assert_eq!(write_rows(service, &[delete], false), [true]);
        assert_eq!(service.points(&point().key), []);
        // Metadata are about series, and stay.
        assert_eq!(service.matching(None).len(), 1);
    });
}

#[test]
fn rows_have_metadata() {
    on_each_store(|service| {
        service.create_default_timeseries();
        let at = service.now() * 1_000;
        let delete = (OperationType::Delete, row_key("", TAGS));
        assert_eq!(write_rows(service, &[delete], false), [true]);
        assert!(service.matching(None).is_empty());
        let rows = [
            (OperationType::Put, row_key("", TAGS)),
            // Neither the name of a tag nor the form of tags, and an order that no point has.
            (OperationType::Put, row_key("", r#"["o s=linux"]"#)),
            (OperationType::Put, row_key("", "os=linux")),
            (
                OperationType::Put,
                row_key("", r#"["os=linux","arch=arm"]"#),
            ),
        ];
        assert_eq!(write_rows(service, &rows, false), [true; 4]);
        let found = service
            .query(&query_request(None))
            .unwrap()
            .timeseries_metas;
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].time_series_key.tag_list[0].value, "linux");
        assert_eq!(found[0].update_time, Some(at));
        // Points that leave metadata alone still do so.
        service.delete_meta(&[point().key]).unwrap();
        let ignoring = PutTimeseriesDataRequest {
            meta_update_mode: Some(MetaUpdateMode::MumIgnore as i32),
            ..put_request(&[point()])
        };
        let response: PutTimeseriesDataResponse =
            service.call("PutTimeseriesData", &ignoring).unwrap();
        assert!(response.meta_update_status.is_none());
        assert!(service.matching(None).is_empty());
    });
}

#[test]
fn rows_that_are_not_written_have_no_metadata() {
    on_each_store(|service| {
        service.create_default_timeseries();
        let rows = [
            (OperationType::Put, row_key("", TAGS)),
            (OperationType::Update, row_key("", TAGS)),
        ];
        assert_eq!(write_rows(service, &rows, true), [false; 2]);
        assert!(service.matching(None).is_empty());
    });
}

#[test]
fn writes_are_in_a_stream() {
    on_each_store(|service| {
        service.create_default_timeseries();
        service.put_all(&[point()]);
        let list: ListStreamResponse = service
            .call(
                "ListStream",
                &ListStreamRequest {
                    table_name: Some("t".into()),
                },
            )
            .unwrap();
        let stream = &list.streams[0];
        assert_eq!(stream.table_name, "t");
        let mut request = DescribeStreamRequest {
            stream_id: stream.stream_id.clone(),
            ..DescribeStreamRequest::default()
        };
        assert_invalid(
            service.call::<DescribeStreamResponse>("DescribeStream", &request),
            "Table [t] is a timeseries table, not support DescribeStream",
        );
        request.support_timeseries_data_table = Some(true);
        let described: DescribeStreamResponse = service.call("DescribeStream", &request).unwrap();
        assert_eq!(described.is_timeseries_data_table, Some(true));
        let iterator = GetShardIteratorRequest {
            stream_id: stream.stream_id.clone(),
            shard_id: described.shards[0].shard_id.clone(),
            ..GetShardIteratorRequest::default()
        };
        let iterator: GetShardIteratorResponse =
            service.call("GetShardIterator", &iterator).unwrap();
        let request = GetStreamRecordRequest {
            shard_iterator: iterator.shard_iterator,
            ..GetStreamRecordRequest::default()
        };
        let records: GetStreamRecordResponse = service.call("GetStreamRecord", &request).unwrap();
        assert_eq!(records.stream_records.len(), 1);
        let record = decode_row(&records.stream_records[0].record)
            .unwrap()
            .unwrap();
        assert_eq!(Point::from_row(&record).unwrap(), point());
    });
}
