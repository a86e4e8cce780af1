//! Time series tables in statements.

use tablestore_protocol::proto::timeseries::*;
use tablestore_protocol::timeseries_rows::{TimeseriesKey, TimeseriesRow, checksum, encode_rows};

use super::*;

fn key(measurement: &str, source: &str, tags: &[(&str, &str)]) -> TimeseriesKey {
    let key = TimeseriesKey::new(measurement, source);
    let tags = tags.iter();
    tags.fold(key, |key, (name, value)| key.tag(*name, *value))
}

fn table(name: &str) -> CreateTimeseriesTableRequest {
    CreateTimeseriesTableRequest {
        table_meta: TimeseriesTableMeta {
            table_name: name.into(),
            ..TimeseriesTableMeta::default()
        },
        enable_analytical_store: Some(false),
        ..CreateTimeseriesTableRequest::default()
    }
}

impl Service {
    fn new_series(&self, request: &CreateTimeseriesTableRequest) {
        self.call::<CreateTimeseriesTableResponse>("CreateTimeseriesTable", request)
            .unwrap();
    }

    fn put_series(&self, table: &str, points: &[TimeseriesRow], mode: Option<i32>) {
        for points in points.chunks(200) {
            let rows_data = encode_rows(points).unwrap();
            let request = PutTimeseriesDataRequest {
                table_name: table.into(),
                rows_data: TimeseriesRows {
                    r#type: RowsSerializeType::RstFlatBuffer as i32,
                    flatbuffer_crc32c: Some(checksum(&rows_data)),
                    rows_data,
                },
                meta_update_mode: mode,
                supported_table_version: Some(1),
            };
            self.call::<PutTimeseriesDataResponse>("PutTimeseriesData", &request)
                .unwrap();
        }
    }
}

/// A table with a field of each type in two series, attributes for one of them, a lastpoint index, and
/// a series that queries of metadata do not show.
fn cpu(service: &Service) {
    let request = CreateTimeseriesTableRequest {
        lastpoint_index_metas: vec![LastpointIndexMetaForCreate {
            index_table_name: "cpu_last".into(),
        }],
        ..table("cpu_ts")
    };
    service.new_series(&request);
    let h1 = key("cpu", "h1", &[("os", "linux")]);
    let h2 = key("cpu", "h2", &[("os", "bsd"), ("dc", "a")]);
    service.put_series(
        "cpu_ts",
        &[
            TimeseriesRow::new(h1.clone(), 1000)
                .field("usage", 1.5)
                .field("n", 3),
            TimeseriesRow::new(h1.clone(), 2000).field("usage", 2.5),
            TimeseriesRow::new(h2, 1500)
                .field("usage", 7)
                .field("note", "x")
                .field("up", true)
                .field("raw", Bytes::from_static(b"\x01\xff")),
        ],
        None,
    );
    let hidden = TimeseriesRow::new(key("mem", "h1", &[]), 1000).field("free", 5);
    let ignore = MetaUpdateMode::MumIgnore as i32;
    service.put_series("cpu_ts", &[hidden], Some(ignore));
    let request = UpdateTimeseriesMetaRequest {
        table_name: "cpu_ts".into(),
        timeseries_meta: vec![TimeseriesMeta {
            time_series_key: tablestore_protocol::proto::timeseries::TimeseriesKey {
                measurement: Some("cpu".into()),
                source: Some("h1".into()),
                tags: Some("[\"os=linux\"]".into()),
                tag_list: Vec::new(),
            },
            attributes: Some("[\"rack=7\"]".into()),
            update_time: None,
        }],
        supported_table_version: Some(1),
    };
    service
        .call::<UpdateTimeseriesMetaResponse>("UpdateTimeseriesMeta", &request)
        .unwrap();
}

#[test]
fn mappings_of_time_series() {
    on_each_store(|service| {
        cpu(service);
        run_scenarios(service, include_str!("series.sql"));
    });
}

#[test]
fn conditions_on_keys_and_times_read_a_part_of_a_table() {
    on_each_store(|service| {
        service.new_series(&table("big"));
        let text = "x".repeat(4096);
        let points = (0..400).map(|n| {
            let source = format!("h{:03}", n % 40);
            let of = key("m", &source, &[("parity", ["even", "odd"][n % 2])]);
            TimeseriesRow::new(of, n as i64).field("text", text.as_str())
        });
        service.put_series("big", &points.collect::<Vec<_>>(), None);
        let read = |statement: &str| {
            let response = service.sql(statement).unwrap();
            let rows = SqlRows::decode(response.rows.unwrap()).unwrap();
            let [consumed] = response.consumes.as_slice() else {
                panic!("{statement} reads one table");
            };
            assert_eq!(consumed.table_name.as_deref(), Some("big"));
            (rows.len(), units(consumed.consumed.as_ref()).0)
        };
        let series = "_m_name = 'm' and _data_source = 'h007' and _tags = '[\"parity=odd\"]'";
        for (condition, rows, most) in [
            ("1 = 1", 400, 500),
            (series, 10, 12),
            (&format!("{series} and _time >= 47 and _time < 127"), 2, 4),
            (&format!("{series} and _time = 47"), 1, 2),
            (&format!("{series} and _time in (47, 87, 88)"), 2, 3),
            ("_data_source in ('h007', 'h009')", 20, 24),
            ("_data_source = 'h007' or _data_source = 'h009'", 20, 24),
            (
                "tag_value_at(_tags, 'parity') = 'odd' and _time < 80",
                40,
                50,
            ),
            ("_time >= 390", 10, 12),
            ("_time >= 389.5 and _time <= 391.5", 2, 5),
            ("_time between 100 and 103", 4, 5),
            ("_time > 1000", 0, 1),
            ("_meta_update_time is null", 0, 1),
            ("_m_name = 'other'", 0, 1),
        ] {
            let (found, units) = read(&format!("select _time from big where {condition}"));
            assert_eq!(found, rows, "{condition}");
            assert!(units <= most, "{condition}: {units} units");
        }
        let (found, _) = read("select count(*) from `big::meta` where _data_source = 'h007'");
        assert_eq!(found, 1);
    });
}

/// The key of the table is its own, without a hash, and a field is part of it.
#[test]
fn keys_of_a_tables_own_are_tags() {
    on_each_store(|service| {
        for has_no_hash in [false, true] {
            let mut request = table("own");
            request.table_meta.timeseries_key_schema =
                ["_m_name", "_tags", "region"].map(str::to_owned).into();
            request.table_meta.field_primary_key_schema = vec![PrimaryKeySchema {
                name: "core".into(),
                r#type: PrimaryKeyType::Integer as i32,
                option: None,
            }];
            request.table_meta.disable_hash_partition_key = Some(has_no_hash);
            service.new_series(&request);
            let point = |region: &str, core: i64| {
                let of = key("cpu", "", &[("region", region), ("os", "linux")]);
                TimeseriesRow::new(of, 1000)
                    .field("core", core)
                    .field("load", core as f64)
            };
            service.put_series("own", &[point("n", 1), point("n", 2), point("s", 3)], None);
            service.sql_ok(
                "create table `own::w` (_m_name VARCHAR(1024), _tags VARCHAR(1024), _time BIGINT, \
                 core BIGINT, `load` DOUBLE)",
            );
            let statement = "select _tags, core, `load` from `own::w` where _m_name = 'cpu' and \
                             tag_value_at(_tags, 'region') = 'n' and _time = 1000";
            assert_eq!(
                service.sql_rows(statement),
                [
                    "'[\"os=linux\",\"region=n\"]' | 1 | 1.0",
                    "'[\"os=linux\",\"region=n\"]' | 2 | 2.0"
                ]
            );
            let tags = "select core from `own::w` where _tags = '[\"os=linux\",\"region=s\"]'";
            assert_eq!(service.sql_rows(tags), ["3"]);
            let request = DeleteTimeseriesTableRequest {
                table_name: "own".into(),
            };
            service
                .call::<DeleteTimeseriesTableResponse>("DeleteTimeseriesTable", &request)
                .unwrap();
            assert_eq!(service.sql_rows("show tables"), Vec::<String>::new());
        }
    });
}

#[test]
fn a_mapping_of_an_analytical_store_is_dropped_with_it_if_that_is_wanted() {
    on_each_store(|service| {
        service.new_series(&table("t"));
        let create = "create table `t::cpu` (_m_name VARCHAR(1024), _data_source VARCHAR(1024), \
                      _tags VARCHAR(1024), _time BIGINT(20), n BIGINT, \
                      PRIMARY KEY(_m_name, _data_source, _tags, _time)) ENGINE=AnalyticalStore";
        let error = service.sql(create).unwrap_err();
        assert_eq!(
            error.message(),
            "Requested analytical store does not exist."
        );
        let request = CreateTimeseriesAnalyticalStoreRequest {
            table_name: "t".into(),
            analytical_store: Some(TimeseriesAnalyticalStore {
                store_name: Some("s".into()),
                ..TimeseriesAnalyticalStore::default()
            }),
        };
        service
            .call::<CreateTimeseriesAnalyticalStoreResponse>(
                "CreateTimeseriesAnalyticalStore",
                &request,
            )
            .unwrap();
        service.sql_ok(create);
        service.sql_ok("create table `t::other` (_time BIGINT, n BIGINT)");
        service.put_series(
            "t",
            &[TimeseriesRow::new(key("m", "s", &[]), 61_000_000).field("n", 4)],
            None,
        );
        let binned = "select time_bin(_time, '1min') t, sum(n) from `t::cpu` group by t";
        assert_eq!(service.sql_rows(binned), ["datetime 60000000 | 4.0"]);
        let delete = |drop_mapping_table| {
            let request = DeleteTimeseriesAnalyticalStoreRequest {
                table_name: "t".into(),
                store_name: "s".into(),
                drop_mapping_table,
            };
            service.call::<DeleteTimeseriesAnalyticalStoreResponse>(
                "DeleteTimeseriesAnalyticalStore",
                &request,
            )
        };
        for kept in [None, Some(false)] {
            let error = delete(kept).unwrap_err();
            assert_eq!(error.code().as_str(), "OTSParameterInvalid");
        }
        assert_eq!(
            service.sql_rows("show tables"),
            ["'t'", "'t::cpu'", "'t::meta'", "'t::other'"]
        );
        delete(Some(true)).unwrap();
        assert_eq!(
            service.sql_rows("show tables"),
            ["'t'", "'t::meta'", "'t::other'"]
        );
    });
}

#[test]
fn capacity_says_that_series_were_read() {
    on_each_store(|service| {
        cpu(service);
        let read = |statement: &str| {
            let response = service.sql(statement).unwrap();
            let read = response.consumes.iter().map(|it| {
                let name = it.table_name.clone().unwrap();
                (name, it.is_timeseries_meta.unwrap_or(false))
            });
            read.collect::<Vec<_>>()
        };
        let name = || "cpu_ts".to_owned();
        assert_eq!(read("select * from cpu_ts"), [(name(), false)]);
        assert_eq!(read("select * from `cpu_ts::meta`"), [(name(), true)]);
        assert_eq!(
            read("select 1 from cpu_ts c join `cpu_ts::meta` m on c._tags = m._tags"),
            [(name(), false), (name(), true)]
        );
    });
}
