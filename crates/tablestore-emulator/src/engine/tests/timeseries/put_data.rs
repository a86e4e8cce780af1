use super::*;

fn point(measurement: &str) -> Point {
    Point::new(key(measurement, "host_0", &[]), 1).field("v", 1)
}

fn with_field(name: &str) -> Point {
    Point::new(key("cpu", "", &[]), 1).field(name, 1)
}

#[test]
fn measurements_are_visible_text() {
    on_each_store(|service| {
        service.create_default_timeseries();
        let longest = "m".repeat(128);
        for name in ["温度", "温度.abc", "123Test", "_@?%$A", &longest] {
            service.put_points(&[point(name)]).unwrap();
            assert_eq!(service.points(&point(name).key), [point(name)]);
        }
        let too_long = "m".repeat(129);
        for name in [
            "温度\t",
            "温度.abc\n",
            " ",
            "##AA##",
            "aa bb",
            "a\u{3000}b",
            "",
            &too_long,
        ] {
            assert_invalid(
                service.put_points(&[point("cpu"), point(name)]),
                &format!("Invalid measurement name: '{name}'."),
            );
        }
        // Nothing of a refused request is written.
        assert_eq!(service.points(&point("cpu").key), []);
        assert_eq!(service.matching(None).len(), 5);
    });
}

#[test]
fn tags_hold_almost_any_text() {
    on_each_store(|service| {
        service.create_default_timeseries();
        for value in [
            "aa_",
            "123",
            "@$?A",
            "测试",
            "aa bb 测试 ots",
            "\t\n",
            "a,b]",
            "",
        ] {
            let point = Point::new(key("cpu", "s", &[("a", value), ("b", "x")]), 1).field("v", 1);
            service.put_points(std::slice::from_ref(&point)).unwrap();
            assert_eq!(service.points(&point.key), [point]);
        }
        for value in ["=", "\"", "aa=a", "zz\""] {
            let point = Point::new(key("cpu", "s", &[("a", value)]), 1).field("v", 1);
            assert_invalid(
                service.put_points(&[point]),
                &format!("Invalid tag value: '{value}'."),
            );
        }
        for name in ["", "a=", "a\"", "a b", "标签"] {
            let point = Point::new(key("cpu", "s", &[(name, "x")]), 1).field("v", 1);
            assert_invalid(
                service.put_points(&[point]),
                &format!("Invalid tag key: '{name}'."),
            );
        }
        let too_long = "s".repeat(257);
        assert_invalid(
            service.put_points(&[Point::new(key("cpu", &too_long, &[]), 1).field("v", 1)]),
            &format!("Invalid data source: '{too_long}'."),
        );
    });
}

#[test]
fn fields_have_names_in_lower_case_and_values_of_any_text() {
    on_each_store(|service| {
        service.create_default_timeseries();
        let longest = "f".repeat(128);
        for name in ["a", "_a1", "time", &longest] {
            service.put_points(&[with_field(name)]).unwrap();
        }
        let too_long = "f".repeat(129);
        for name in [
            "",
            "A",
            "1a",
            "a.b",
            "a:b",
            "温度",
            "_time",
            "x_tags",
            "_m_name",
            "_data_source",
            "_meta_update_time",
            "_attributes",
            &too_long,
        ] {
            assert_invalid(
                service.put_points(&[with_field(name)]),
                &format!("Invalid field name: '{name}'."),
            );
        }
        let values = ["温度.abc", "_@?%$A", "\t\n", "\"", "a=b"];
        let point = (0..).zip(values).fold(
            Point::new(key("cpu", "values", &[]), 0),
            |point, (index, value)| point.field(format!("f{index}"), value),
        );
        service.put_points(std::slice::from_ref(&point)).unwrap();
        assert_eq!(service.points(&point.key), [point]);
    });
}

#[test]
fn points_have_a_time_and_fields_within_limits() {
    on_each_store(|service| {
        service.create_default_timeseries();
        assert_invalid(
            service.put_points(&[Point::new(key("cpu", "", &[]), -1).field("v", 1)]),
            "Invalid time: -1.",
        );
        assert_invalid(
            service.put_points(&[Point::new(key("cpu", "", &[]), 1)]),
            "No field is specified in timeseries row.",
        );
        let fields = |count: usize| {
            (0..count).fold(Point::new(key("cpu", "", &[]), 1), |point, index| {
                point.field(format!("f{index}"), true)
            })
        };
        service.put_points(&[fields(1024)]).unwrap();
        assert_invalid(
            service.put_points(&[fields(1025)]),
            "The number of fields exceeds the limit, limit count: 1024, field count: 1025.",
        );
        service.put_points(&vec![point("cpu"); 200]).unwrap();
        assert_invalid(
            service.put_points(&vec![point("cpu"); 201]),
            "Rows count exceeds the upper limit: 200.",
        );
        assert_invalid(
            service.put_points(&[]),
            "No row is specified in PutTimeseriesData.",
        );
        let text = |bytes: usize| Point::new(key("cpu", "", &[]), 1).field("v", "x".repeat(bytes));
        let most = 2 * 1024 * 1024;
        service.put_points(&[text(most)]).unwrap();
        assert_invalid(
            service.put_points(&[text(most + 1)]),
            "The length of attribute column: 'v' exceeds the MaxLength:2097152 with \
             CurrentLength:2097153.",
        );
        let error = service.put_points(&[text(most), text(most)]).unwrap_err();
        assert!(
            error.message().starts_with(
                "The total data size of PutTimeseriesData request exceeds the limit, limit size: 4194304"
            ),
            "{error}"
        );
    });
}

#[test]
fn a_point_replaces_the_one_of_its_key_and_time() {
    on_each_store(|service| {
        service.create_default_timeseries();
        let series = key("cpu", "host_0", &[("os", "linux")]);
        let first = Point::new(series.clone(), 5).field("a", 1).field("b", 2);
        let second = Point::new(series.clone(), 5).field("a", "x");
        service.put_all(&[first, second.clone()]);
        assert_eq!(service.points(&series), std::slice::from_ref(&second));
        let third = Point::new(series.clone(), 5).field("c", 0.5);
        service.put_all(std::slice::from_ref(&third));
        assert_eq!(service.points(&series), [third]);
    });
}

#[test]
fn requests_are_checked_as_they_are_decoded() {
    on_each_store(|service| {
        service.create_default_timeseries();
        let good = put_request(&[point("cpu")]);
        let put = |request: &PutTimeseriesDataRequest| {
            service.call::<PutTimeseriesDataResponse>("PutTimeseriesData", request)
        };
        let mut request = good.clone();
        request.rows_data.flatbuffer_crc32c = good.rows_data.flatbuffer_crc32c.map(|it| it ^ 1);
        assert_invalid(
            put(&request),
            "Mismatch between crc32c value of timeseries rows and flatbuffer_crc32c.",
        );
        request.rows_data.flatbuffer_crc32c = None;
        put(&request).unwrap();
        request.rows_data.rows_data = Bytes::from_static(b"\x10\0\0\0");
        let error = put(&request).unwrap_err();
        assert_eq!(error.code().as_str(), "OTSParameterInvalid");
        let begins = "Deserialize timeseries rows failed: ";
        assert!(error.message().starts_with(begins), "{error}");
        request = good.clone();
        for number in [RowsSerializeType::RstPlainBuffer as i32, 7] {
            request.rows_data.r#type = number;
            assert_invalid(
                put(&request),
                &format!("Invalid rows serialize type: {number}."),
            );
        }
        request = good.clone();
        request.meta_update_mode = Some(2);
        assert_invalid(put(&request), "Invalid meta update mode: 2.");
        request = good;
        request.table_name = "other".into();
        assert_error(
            put(&request),
            404,
            "OTSObjectNotExist",
            "Requested table does not exist.",
        );
    });
}

#[test]
fn rows_come_as_protobuf_too() {
    on_each_store(|service| {
        service.create_default_timeseries();
        let series = key("cpu", "host_0", &[("os", "linux")]);
        let field = |name: &str| TimeseriesField {
            field_name: Some(name.into()),
            ..TimeseriesField::default()
        };
        let mut rows = TimeseriesPbRows {
            rows: vec![TimeseriesRow {
                timeseries_key: Some(wire_key(&series)),
                time: Some(7),
                fields: vec![
                    TimeseriesField {
                        value_double: Some(0.5),
                        ..field("b")
                    },
                    TimeseriesField {
                        value_string: Some("x".into()),
                        ..field("a")
                    },
                ],
                meta_cache_update_time: None,
            }],
        };
        let put = |rows: &TimeseriesPbRows| {
            let mut request = put_request(&[]);
            let rows_data = Bytes::from(rows.encode_to_vec());
            request.rows_data = TimeseriesRows {
                r#type: RowsSerializeType::RstProtoBuffer as i32,
                flatbuffer_crc32c: Some(checksum(&rows_data)),
                rows_data,
            };
            service.call::<PutTimeseriesDataResponse>("PutTimeseriesData", &request)
        };
        put(&rows).unwrap();
        let expected = Point::new(series.clone(), 7)
            .field("a", "x")
            .field("b", 0.5);
        assert_eq!(service.points(&series), [expected]);
        rows.rows[0].fields[1].value_int = Some(1);
        assert_invalid(
            put(&rows),
            "Deserialize timeseries rows failed: a field does not have one value.",
        );
        rows.rows[0].fields = vec![
            TimeseriesField {
                value_int: Some(1),
                ..field("a")
            };
            2
        ];
        assert_invalid(
            put(&rows),
            "Deserialize timeseries rows failed: a field that comes twice.",
        );
    });
}

#[test]
fn a_row_that_a_transaction_holds_fails_alone() {
    let settings = Settings {
        local_transactions_on_every_table: true,
        ..Settings::default()
    };
    on_each_store_with(&settings, |service| {
        use tablestore_protocol::proto::table::{
            StartLocalTransactionRequest, StartLocalTransactionResponse,
        };
        service.create_default_timeseries();
        let (held, free) = (point("held"), point("free"));
        service.put_all(&[held.clone(), free.clone()]);
        let hash = data_table::rows(service)
            .into_iter()
            .find(|row| row.primary_key().get("_m_name") == Some(&"held".into()))
            .and_then(|row| row.primary_key().get("_#h").cloned())
            .unwrap();
        let request = StartLocalTransactionRequest {
            table_name: "t#timeseries".into(),
            key: encode_primary_key(&PrimaryKey::new("_#h", hash)),
            ..StartLocalTransactionRequest::default()
        };
        service
            .call::<StartLocalTransactionResponse>("StartLocalTransaction", &request)
            .unwrap();
        let response = service.put_points(&[free, held]).unwrap();
        let failed = FailedRowInfo {
            row_index: 1,
            error_code: Some("OTSRowOperationConflict".into()),
            error_message: Some("Data is being modified by the other request.".into()),
        };
        assert_eq!(response.failed_rows, [failed]);
        assert_eq!(response.meta_update_status.unwrap().row_ids, [0]);
    });
}

#[test]
fn points_expire_with_the_time_to_live_of_the_table() {
    on_each_store(|service| {
        let mut request = new_timeseries_table("t");
        request.table_meta.table_options = Some(TimeseriesTableOptions {
            time_to_live: Some(86_400),
        });
        service.create_timeseries(&request).unwrap();
        service.put_all(&[point("cpu")]);
        service.advance(Duration::from_secs(86_400));
        assert_eq!(service.points(&point("cpu").key).len(), 1);
        service.advance(Duration::from_secs(1));
        assert_eq!(service.points(&point("cpu").key), []);
        service.put_all(&[point("cpu")]);
        assert_eq!(service.points(&point("cpu").key).len(), 1);
    });
}

#[test]
fn points_and_series_outlive_a_restart() {
    let series = key("cpu", "host_0", &[("os", "linux")]);
    let point = Point::new(series.clone(), 5).field("a", 1);
    over_a_restart(
        |service| {
            service.create_default_timeseries();
            service.put_all(std::slice::from_ref(&point));
        },
        |service, ()| {
            assert_eq!(service.points(&series), std::slice::from_ref(&point));
            let expected = [r#"cpu,host_0,["os=linux"]"#];
            assert_eq!(
                service.matching(Some(tag("os", Op::OpEqual, "linux"))),
                expected
            );
        },
    );
}
