use super::*;

type Options = (Option<i32>, Option<i32>, Option<bool>);

const DAY: i32 = 86_400;

fn with_options((data, series, allows): Options) -> CreateTimeseriesTableRequest {
    CreateTimeseriesTableRequest {
        table_meta: TimeseriesTableMeta {
            table_options: Some(TimeseriesTableOptions { time_to_live: data }),
            meta_options: Some(TimeseriesMetaOptions {
                allow_update_attributes: allows,
                meta_time_to_live: series,
            }),
            ..table_meta("t")
        },
        ..new_timeseries_table("t")
    }
}

fn described(service: &Service) -> (i32, i32, bool) {
    let meta = service.describe_timeseries("t").unwrap().table_meta;
    let options = meta.meta_options.unwrap();
    (
        meta.table_options.unwrap().time_to_live.unwrap(),
        options.meta_time_to_live.unwrap(),
        options.allow_update_attributes.unwrap(),
    )
}

fn delete(service: &Service, name: &str) -> Result<(), ServiceError> {
    let request = DeleteTimeseriesTableRequest {
        table_name: name.into(),
    };
    service.call::<DeleteTimeseriesTableResponse>("DeleteTimeseriesTable", &request)?;
    Ok(())
}

fn update(service: &Service, (data, series, allows): Options) -> Result<(), ServiceError> {
    let request = UpdateTimeseriesTableRequest {
        table_name: "t".into(),
        table_options: data.map(|seconds| TimeseriesTableOptions {
            time_to_live: Some(seconds),
        }),
        meta_options: (series.is_some() || allows.is_some()).then_some(TimeseriesMetaOptions {
            allow_update_attributes: allows,
            meta_time_to_live: series,
        }),
    };
    service.call::<UpdateTimeseriesTableResponse>("UpdateTimeseriesTable", &request)?;
    Ok(())
}

fn list(service: &Service) -> Vec<String> {
    let response: ListTimeseriesTableResponse = service
        .call("ListTimeseriesTable", &ListTimeseriesTableRequest {})
        .unwrap();
    let metas = response.table_metas.into_iter();
    metas.map(|meta| meta.table_name).collect()
}

#[test]
fn a_table_is_described_as_it_was_created() {
    on_each_store(|service| {
        service.create_default_timeseries();
        let described = service.describe_timeseries("t").unwrap();
        let expected = TimeseriesTableMeta {
            table_options: Some(TimeseriesTableOptions {
                time_to_live: Some(-1),
            }),
            status: Some("CREATED".into()),
            meta_options: Some(TimeseriesMetaOptions {
                allow_update_attributes: Some(true),
                meta_time_to_live: Some(-1),
            }),
            ..table_meta("t")
        };
        assert_eq!(described.table_meta, expected);
        assert_eq!(described.analytical_stores, []);
        assert_eq!(described.lastpoint_indexes, []);
        assert_error(
            service.create_timeseries(&new_timeseries_table("t")),
            409,
            "OTSObjectAlreadyExist",
            "Requested table already exists.",
        );
    });
}

#[test]
fn options_of_new_tables_follow_the_rules() {
    on_each_store(|service| {
        let (long, longer) = (10_000_000, 20_000_000);
        for (given, expected) in [
            ((None, None, None), (-1, -1, true)),
            ((Some(-1), Some(-1), Some(true)), (-1, -1, true)),
            ((Some(-1), Some(-1), Some(false)), (-1, -1, false)),
            ((Some(long), None, None), (long, -1, true)),
            ((Some(long), Some(-1), None), (long, -1, true)),
            ((Some(long), None, Some(false)), (long, -1, false)),
            ((Some(long), Some(-1), Some(true)), (long, -1, true)),
            ((Some(long), Some(long), Some(false)), (long, long, false)),
            (
                (Some(long), Some(longer), Some(false)),
                (long, longer, false),
            ),
            ((Some(DAY), None, None), (DAY, -1, true)),
            (
                (Some(DAY), Some(7 * DAY), Some(false)),
                (DAY, 7 * DAY, false),
            ),
        ] {
            service.create_timeseries(&with_options(given)).unwrap();
            assert_eq!(described(service), expected);
            delete(service, "t").unwrap();
        }
        for (refused, message) in [
            (
                (None, Some(long), None),
                "Meta time to live needs allow update attributes to be false.",
            ),
            (
                (Some(long), Some(long), None),
                "Meta time to live needs allow update attributes to be false.",
            ),
            (
                (None, Some(long), Some(false)),
                "Meta time to live: 10000000 can not be less than time to live: -1.",
            ),
            (
                (Some(long + 1), Some(long), Some(false)),
                "Meta time to live: 10000000 can not be less than time to live: 10000001.",
            ),
            ((Some(100), None, None), "Invalid time to live: 100."),
            ((Some(0), None, None), "Invalid time to live: 0."),
            ((Some(-2), None, None), "Invalid time to live: -2."),
            (
                (Some(DAY), Some(DAY), Some(false)),
                "Invalid meta time to live: 86400.",
            ),
            (
                (Some(DAY - 1), Some(7 * DAY), Some(false)),
                "Invalid time to live: 86399.",
            ),
        ] {
            assert_invalid(service.create_timeseries(&with_options(refused)), message);
            service.describe_timeseries("t").unwrap_err();
        }
    });
}

#[test]
fn options_change_one_group_at_a_time_and_keep_to_the_rules() {
    on_each_store(|service| {
        let week = 7 * DAY;
        service.create_default_timeseries();
        for (given, expected) in [
            ((Some(DAY), None, None), (DAY, -1, true)),
            ((Some(week), None, None), (week, -1, true)),
            ((None, Some(-1), None), (week, -1, true)),
            ((None, Some(-1), Some(false)), (week, -1, false)),
            ((None, None, Some(true)), (week, -1, true)),
            (
                (None, Some(10_000_000), Some(false)),
                (week, 10_000_000, false),
            ),
            ((None, Some(-1), Some(false)), (week, -1, false)),
            ((None, Some(10_000_000), None), (week, 10_000_000, false)),
            ((None, Some(-1), Some(true)), (week, -1, true)),
            ((Some(-1), None, None), (-1, -1, true)),
        ] {
            update(service, given).unwrap();
            assert_eq!(described(service), expected);
        }
        let both = "Can not update table options and meta options at the same time.";
        for given in [
            (Some(DAY), Some(-1), None),
            (Some(DAY), None, Some(false)),
            (Some(DAY), Some(-1), Some(false)),
        ] {
            assert_invalid(update(service, given), both);
        }
        assert_invalid(
            update(service, (None, Some(10_000_000), Some(false))),
            "Meta time to live: 10000000 can not be less than time to live: -1.",
        );
        assert_invalid(
            update(service, (None, None, None)),
            "No parameter is specified in table options or meta options.",
        );
        assert_eq!(described(service), (-1, -1, true));
        delete(service, "t").unwrap();

        let kept = (Some(10_000_000), Some(20_000_000), Some(false));
        service.create_timeseries(&with_options(kept)).unwrap();
        for given in [
            (None, None, Some(true)),
            (Some(30_000_000), None, None),
            (None, Some(9_999_999), None),
        ] {
            update(service, given).unwrap_err();
        }
        assert_eq!(described(service), (10_000_000, 20_000_000, false));
        update(service, (None, Some(-1), Some(false))).unwrap();
        update(service, (Some(30_000_000), None, None)).unwrap();
        assert_eq!(described(service), (30_000_000, -1, false));
    });
}

#[test]
fn names_and_keys_of_tables_are_checked() {
    on_each_store(|service| {
        let longest = "t".repeat(128);
        service
            .create_timeseries(&new_timeseries_table(&longest))
            .unwrap();
        for name in ["", "1t", "a-b", "t#timeseries", &"t".repeat(129)] {
            assert_invalid(
                service.create_timeseries(&new_timeseries_table(name)),
                &format!("Invalid table name: '{name}'."),
            );
        }
        let with_key = |columns: &[&str], fields: &[(&str, PrimaryKeyType)]| {
            let mut request = new_timeseries_table("t");
            let columns = columns.iter().map(|name| (*name).to_owned());
            request.table_meta.timeseries_key_schema = columns.collect();
            let fields = new_table("t", fields).table_meta.primary_key;
            request.table_meta.field_primary_key_schema = fields;
            service.create_timeseries(&request)
        };
        let integer = PrimaryKeyType::Integer;
        for (columns, fields, message) in [
            (
                &["_time"][..],
                &[][..],
                "Invalid timeseries key column: '_time'.",
            ),
            (&["A"], &[], "Invalid timeseries key column: 'A'."),
            (&["a", "a"], &[], "Duplicated timeseries key column: 'a'."),
            (
                &["_tags", "_tags"],
                &[],
                "Duplicated timeseries key column: '_tags'.",
            ),
            (
                &["a"],
                &[("a", integer)],
                "Duplicated timeseries key column: 'a'.",
            ),
            (
                &["a"],
                &[("b", integer), ("b", integer)],
                "Duplicated timeseries key column: 'b'.",
            ),
            (&[], &[("B", integer)], "Invalid field name: 'B'."),
            (
                &[],
                &[("b", PrimaryKeyType::PkBoolean)],
                "Invalid type of field primary key: 'b'.",
            ),
            (
                &["a", "b", "c", "d", "e", "f", "g"],
                &[],
                "The number of custom timeseries key columns must be in range: [0, 6].",
            ),
            (
                &[],
                &[
                    ("a", integer),
                    ("b", integer),
                    ("c", integer),
                    ("d", integer),
                    ("e", integer),
                ],
                "The number of field primary keys must be in range: [0, 4].",
            ),
        ] {
            assert_invalid(with_key(columns, fields), message);
        }
    });
}

#[test]
fn tables_are_listed_apart_from_others_and_count_twice() {
    on_each_store(|service| {
        service
            .create_table(&new_table("wide", &[("id", PrimaryKeyType::String)]))
            .unwrap();
        for name in ["b", "a"] {
            service
                .create_timeseries(&new_timeseries_table(name))
                .unwrap();
        }
        assert_eq!(list(service), ["a", "b"]);
        let tables: tablestore_protocol::proto::table::ListTableResponse = service
            .call(
                "ListTable",
                &tablestore_protocol::proto::table::ListTableRequest {},
            )
            .unwrap();
        assert_eq!(tables.table_names, ["wide"]);
        // 64 tables, of which one is used by the wide-column table.
        for index in 2..31 {
            let name = format!("t{index}");
            service
                .create_timeseries(&new_timeseries_table(&name))
                .unwrap();
        }
        assert_error(
            service.create_timeseries(&new_timeseries_table("t")),
            403,
            "OTSQuotaExhausted",
            "Number of tables exceeds the quota:64.",
        );
        delete(service, "a").unwrap();
        service.create_default_timeseries();
        assert_error(
            delete(service, "a"),
            404,
            "OTSObjectNotExist",
            "Requested table does not exist.",
        );
    });
}

#[test]
fn a_deleted_table_takes_all_it_had_along() {
    on_each_store(|service| {
        service.create_default_timeseries();
        let point = Point::new(key("cpu", "a", &[("b", "c")]), 1).field("v", 1);
        service.put_all(std::slice::from_ref(&point));
        delete(service, "t").unwrap();
        service.create_default_timeseries();
        assert_eq!(service.points(&point.key), []);
        assert_eq!(service.matching(None), [""; 0]);
    });
}

#[test]
fn operations_on_other_kinds_of_tables_are_refused() {
    on_each_store(|service| {
        service.create_default_timeseries();
        assert_invalid(
            service.range(&get_range(&id("a"), &id("b"))),
            "Table [t] is a timeseries table, not support GetRange",
        );
        assert_invalid(
            service.put(&id("a"), &[], ignore()),
            "Table [t] is a timeseries table, not support PutRow",
        );
        let request = tablestore_protocol::proto::table::DeleteTableRequest {
            table_name: "t".into(),
        };
        assert_invalid(
            service.call::<tablestore_protocol::proto::table::DeleteTableResponse>(
                "DeleteTable",
                &request,
            ),
            "Table [t] is a timeseries table, not support DeleteTable",
        );
        service
            .create_table(&new_table("wide", &[("id", PrimaryKeyType::String)]))
            .unwrap();
        assert_error(
            service.describe_timeseries("wide"),
            404,
            "OTSObjectNotExist",
            "Requested table does not exist.",
        );
        assert_error(
            service.create_timeseries(&new_timeseries_table("wide")),
            409,
            "OTSObjectAlreadyExist",
            "Requested table already exists.",
        );
    });
}

#[test]
fn a_new_table_is_not_ready_where_that_takes_time() {
    let settings = Settings {
        table_start_up_delay: Duration::from_secs(30),
        ..Settings::default()
    };
    on_each_store_with(&settings, |service| {
        service.create_default_timeseries();
        let point = Point::new(key("cpu", "a", &[]), 1).field("v", 1);
        assert_error(
            service.put_points(&[point]),
            404,
            "OTSTableNotReady",
            "The table is not ready.",
        );
        service.advance(Duration::from_secs(30));
        service.query(&query_request(None)).unwrap();
    });
}
