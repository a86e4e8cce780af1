use tablestore_protocol::proto::table::{
    ActionType, DeleteTableRequest, DeleteTableResponse, GetShardIteratorRequest,
    GetShardIteratorResponse, GetStreamRecordRequest, GetStreamRecordResponse, ListStreamRequest,
    ListStreamResponse,
};

use super::data_table::{describe, key_of, rows_of};
use super::*;

fn series() -> Key {
    key("cpu", "host_0", &[("os", "linux")])
}

fn create_index(
    service: &Service,
    name: &str,
    include_base_data: bool,
) -> Result<(), ServiceError> {
    let request = CreateTimeseriesLastpointIndexRequest {
        main_table_name: "t".into(),
        index_table_name: name.into(),
        include_base_data: Some(include_base_data),
        ..CreateTimeseriesLastpointIndexRequest::default()
    };
    service.call::<CreateTimeseriesLastpointIndexResponse>(
        "CreateTimeseriesLastpointIndex",
        &request,
    )?;
    Ok(())
}

fn delete_index(service: &Service, name: &str) -> Result<(), ServiceError> {
    let request = DeleteTimeseriesLastpointIndexRequest {
        main_table_name: "t".into(),
        index_table_name: name.into(),
    };
    service.call::<DeleteTimeseriesLastpointIndexResponse>(
        "DeleteTimeseriesLastpointIndex",
        &request,
    )?;
    Ok(())
}

fn at(time: i64) -> Point {
    Point::new(series(), time)
}

#[test]
fn the_newest_value_of_each_field_is_kept() {
    on_each_store(|service| {
        service.create_default_timeseries();
        create_index(service, "last", false).unwrap();
        service.put_all(&[
            at(1_000_000).field("a", 1),
            at(3_000_000).field("b", "x"),
            at(2_000_000).field("a", 5),
        ]);
        let shown_rows =
            || -> Vec<Vec<String>> { rows_of(service, "last").iter().map(shown).collect() };
        assert_eq!(
            shown_rows(),
            [["_time@3000=3000000", "a@2000=5", "b@3000=\"x\""]]
        );
        // The type of the newest value counts, and older ones change nothing.
        service.put_all(&[
            at(4_000_000).field("a", 0.5),
            at(1_500_000).field("a", 7).field("c", 1),
        ]);
        assert_eq!(
            shown_rows(),
            [[
                "_time@4000=4000000",
                "a@4000=0.5",
                "b@3000=\"x\"",
                "c@1500=1"
            ]]
        );
        // Times that differ within a millisecond.
        service.put_all(&[at(5_000_002).field("a", 2), at(5_000_001).field("a", 1)]);
        assert_eq!(shown_rows()[0][1], "a@5000=2");
        assert_eq!(shown_rows()[0][0], "_time@5000=5000002");
        let names: Vec<String> = key_of(&describe(service, "last"))
            .into_iter()
            .map(|it| it.0)
            .collect();
        assert_eq!(names, ["_#h", "_m_name", "_data_source", "_tags"]);
    });
}

#[test]
fn an_index_has_the_points_before_it_if_that_is_asked_for() {
    on_each_store(|service| {
        service.create_default_timeseries();
        service.put_all(&[
            at(2_000_000).field("a", 2),
            at(1_000_000).field("a", 1).field("b", 1),
        ]);
        create_index(service, "with", true).unwrap();
        create_index(service, "without", false).unwrap();
        let shown_rows =
            |name: &str| -> Vec<Vec<String>> { rows_of(service, name).iter().map(shown).collect() };
        let expected = vec!["_time@2000=2000000", "a@2000=2", "b@1000=1"];
        assert_eq!(shown_rows("with"), [expected]);
        assert_eq!(shown_rows("without"), [[""; 0]; 0]);
        service.put_all(&[at(1_500_000).field("b", 3)]);
        assert_eq!(
            shown_rows("with"),
            [["_time@2000=2000000", "a@2000=2", "b@1500=3"]]
        );
        assert_eq!(shown_rows("without"), [["_time@1500=1500000", "b@1500=3"]]);
    });
}

#[test]
fn indexes_are_described_and_deleted_alone_or_with_their_table() {
    on_each_store(|service| {
        let mut request = new_timeseries_table("t");
        request.lastpoint_index_metas = vec![LastpointIndexMetaForCreate {
            index_table_name: "last".into(),
        }];
        service.create_timeseries(&request).unwrap();
        let names = || -> Vec<String> {
            let indexes = service.describe_timeseries("t").unwrap().lastpoint_indexes;
            indexes
                .into_iter()
                .map(|index| index.index_table_name.unwrap())
                .collect()
        };
        assert_eq!(names(), ["last"]);
        for name in ["last", "t"] {
            assert_error(
                create_index(service, name, false),
                409,
                "OTSObjectAlreadyExist",
                "Requested table already exists.",
            );
        }
        for index in 1..10 {
            create_index(service, &format!("last{index}"), false).unwrap();
        }
        assert_invalid(
            create_index(service, "more", false),
            "Number of lastpoint index per table exceeds the quota:10.",
        );
        delete_index(service, "last3").unwrap();
        assert_error(
            delete_index(service, "last3"),
            404,
            "OTSObjectNotExist",
            "Requested index does not exist.",
        );
        assert_eq!(names().len(), 9);
        let delete = DeleteTableRequest {
            table_name: "last".into(),
        };
        assert_invalid(
            service.call::<DeleteTableResponse>("DeleteTable", &delete),
            "Can't change index table directly",
        );
        let put = PutRowRequest {
            table_name: "last".into(),
            row: encode_row(
                &PrimaryKey::new("_#h", "")
                    .and("_m_name", "a")
                    .and("_data_source", "")
                    .and("_tags", "[]"),
                &[],
            ),
            condition: ignore(),
            ..PutRowRequest::default()
        };
        assert_invalid(
            service.call::<PutRowResponse>("PutRow", &put),
            "Can't write index table directly",
        );
        let delete = DeleteTimeseriesTableRequest {
            table_name: "t".into(),
        };
        service
            .call::<DeleteTimeseriesTableResponse>("DeleteTimeseriesTable", &delete)
            .unwrap();
        service.create_timeseries(&request).unwrap();
        assert_eq!(rows_of(service, "last"), []);
        request.table_meta.table_name = "u".into();
        request.lastpoint_index_metas = vec![
            LastpointIndexMetaForCreate {
                index_table_name: "a".into(),
            },
            LastpointIndexMetaForCreate {
                index_table_name: "b".into(),
            },
        ];
        assert_invalid(
            service.create_timeseries(&request),
            "The number of lastpoint indexes of a new table must be in range: [0, 1].",
        );
    });
}

#[test]
fn every_write_is_in_the_stream_of_the_index() {
    on_each_store(|service| {
        service.create_default_timeseries();
        create_index(service, "last", false).unwrap();
        service.put_all(&[at(2_000_000).field("a", 2), at(1_000_000).field("a", 1)]);
        let list: ListStreamResponse = service
            .call("ListStream", &ListStreamRequest::default())
            .unwrap();
        assert_eq!(list.streams.len(), 1);
        let stream_id = list.streams[0].stream_id.clone();
        let describe = tablestore_protocol::proto::table::DescribeStreamRequest {
            stream_id: stream_id.clone(),
            support_timeseries_data_table: Some(true),
            ..Default::default()
        };
        let described: tablestore_protocol::proto::table::DescribeStreamResponse =
            service.call("DescribeStream", &describe).unwrap();
        let iterator = GetShardIteratorRequest {
            stream_id,
            shard_id: described.shards[0].shard_id.clone(),
            ..GetShardIteratorRequest::default()
        };
        let iterator: GetShardIteratorResponse =
            service.call("GetShardIterator", &iterator).unwrap();
        let mut request = GetStreamRecordRequest {
            shard_iterator: iterator.shard_iterator,
            table_name: Some("last".into()),
            ..GetStreamRecordRequest::default()
        };
        let response: GetStreamRecordResponse = service.call("GetStreamRecord", &request).unwrap();
        let records = response.stream_records.iter().map(|record| {
            assert_eq!(record.action_type(), ActionType::UpdateRow);
            let row = decode_row(&record.record).unwrap().unwrap();
            assert_eq!(row.primary_key().columns().len(), 4);
            shown(&row)
        });
        assert_eq!(
            records.collect::<Vec<_>>(),
            [
                ["_time@2000=2000000", "a@2000=2"],
                ["_time@1000=1000000", "a@1000=1"]
            ]
        );
        request.table_name = Some("other".into());
        assert_invalid(
            service.call::<GetStreamRecordResponse>("GetStreamRecord", &request),
            "The shard iterator is not of table: other.",
        );
    });
}

#[test]
fn a_wide_column_table_can_have_one() {
    on_each_store(|service| {
        let (string, integer) = (PrimaryKeyType::String, PrimaryKeyType::Integer);
        let mut request = new_table(
            "t",
            &[
                ("pk1", string),
                ("pk2", string),
                ("pk3", string),
                ("pk4", integer),
            ],
        );
        request.table_options = Some(TableOptions {
            allow_update: Some(false),
            ..TableOptions::default()
        });
        service.create_table(&request).unwrap();
        let create = |names: &[&str]| {
            let names = names.iter().map(|name| (*name).to_owned());
            let request = CreateTimeseriesLastpointIndexRequest {
                main_table_name: "t".into(),
                index_table_name: "last".into(),
                create_on_wide_column_table: Some(true),
                index_primary_key_names: names.collect(),
                ..CreateTimeseriesLastpointIndexRequest::default()
            };
            service.call::<CreateTimeseriesLastpointIndexResponse>(
                "CreateTimeseriesLastpointIndex",
                &request,
            )
        };
        for names in [&[][..], &["pk2"], &["pk1", "pk2", "pk3", "pk4"]] {
            assert_invalid(
                create(names),
                "The primary key of a lastpoint index must be the first columns of its table's, \
                 without the last.",
            );
        }
        create(&["pk1", "pk2", "pk3"]).unwrap();
        let put = |index: i64| {
            let series = (index % 10).to_string();
            let key = PrimaryKey::new("pk1", series.as_str())
                .and("pk2", "b")
                .and("pk3", "c")
                .and("pk4", index);
            let columns = [
                Column::new("col1", index),
                Column::new("col2:i", index),
                Column::new("col3:s", "x"),
            ];
            let columns = if index % 10 == 0 {
                &[][..]
            } else {
                &columns[..]
            };
            service.put(&key, columns, ignore()).unwrap();
        };
        // The last rows first, so that all others come late.
        (50..100).chain(0..50).for_each(put);
        let rows = rows_of(service, "last");
        let time = service.now();
        let expected = (91..100).map(|index: i64| {
            vec![
                format!("col1@{time}={index}"),
                format!("col2:i@{time}={index}"),
                format!("col3:s@{time}=\"x\""),
                format!("pk4@{time}={index}"),
            ]
        });
        let shown_rows: Vec<Vec<String>> = rows.iter().map(shown).collect();
        assert_eq!(shown_rows, expected.collect::<Vec<_>>());
        // A column that only an older row has.
        let key = |index: i64| {
            PrimaryKey::new("pk1", "1")
                .and("pk2", "b")
                .and("pk3", "c")
                .and("pk4", index)
        };
        service
            .put(&key(5), &[Column::new("col0", 1)], ignore())
            .unwrap();
        service
            .put(&key(4), &[Column::new("col0", 2)], ignore())
            .unwrap();
        assert_eq!(
            shown(&rows_of(service, "last")[0])[0],
            format!("col0@{time}=1")
        );
        let delete = DeleteTableRequest {
            table_name: "t".into(),
        };
        service
            .call::<DeleteTableResponse>("DeleteTable", &delete)
            .unwrap();
        service
            .create_table(&new_table("last", &[("id", string)]))
            .unwrap();
    });
}

#[test]
fn an_index_of_a_wide_column_table_needs_rows_that_are_not_updated() {
    on_each_store(|service| {
        let string = PrimaryKeyType::String;
        service
            .create_table(&new_table("t", &[("a", string), ("b", string)]))
            .unwrap();
        let request = CreateTimeseriesLastpointIndexRequest {
            main_table_name: "t".into(),
            index_table_name: "last".into(),
            create_on_wide_column_table: Some(true),
            index_primary_key_names: vec!["a".into()],
            ..CreateTimeseriesLastpointIndexRequest::default()
        };
        assert_invalid(
            service.call::<CreateTimeseriesLastpointIndexResponse>(
                "CreateTimeseriesLastpointIndex",
                &request,
            ),
            "Don't support allow update operation on table with lastpoint index",
        );
        assert_error(
            create_index(service, "last", false),
            404,
            "OTSObjectNotExist",
            "Requested table does not exist.",
        );
    });
}
