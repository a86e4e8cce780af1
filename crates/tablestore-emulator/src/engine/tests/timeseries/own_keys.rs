//! Tables with keys of their own.

use super::data_table::{describe, key_of, rows};
use super::*;

fn create(service: &Service, columns: &[&str], fields: &[(&str, PrimaryKeyType)]) {
    let mut request = new_timeseries_table("t");
    let columns = columns.iter().map(|name| (*name).to_owned());
    request.table_meta.timeseries_key_schema = columns.collect();
    request.table_meta.field_primary_key_schema = new_table("t", fields).table_meta.primary_key;
    service.create_timeseries(&request).unwrap();
    let described = service.describe_timeseries("t").unwrap().table_meta;
    assert_eq!(
        described.timeseries_key_schema,
        request.table_meta.timeseries_key_schema
    );
    assert_eq!(
        described.field_primary_key_schema,
        request.table_meta.field_primary_key_schema
    );
}

const CORES: (&str, PrimaryKeyType) = ("cores", PrimaryKeyType::Integer);
const FREQUENCY: (&str, PrimaryKeyType) = ("frequency", PrimaryKeyType::String);

fn cpu(frequency: i64) -> Point {
    Point::new(
        key("cpu", "", &[("region", "hangzhou"), ("vendor", "intel")]),
        7,
    )
    .field("cores", 8)
    .field("frequency", format!("{frequency}GHz"))
    .field("load1", 0.5)
}

#[test]
fn tags_are_columns_and_fields_belong_to_the_key() {
    on_each_store(|service| {
        create(
            service,
            &["_m_name", "_tags", "region"],
            &[CORES, FREQUENCY],
        );
        let points: Vec<Point> = (0..10).map(cpu).collect();
        service.put_all(&points);
        assert_eq!(service.points(&points[0].key), points);
        let pages = |backward| {
            let mut request = GetTimeseriesDataRequest {
                limit: Some(3),
                backward,
                ..get_request(&points[0].key)
            };
            let mut all = Vec::new();
            loop {
                let (points, token) = service.get_points(&request).unwrap();
                all.extend(points);
                request.token = token;
                if request.token.is_none() {
                    return all;
                }
            }
        };
        assert_eq!(pages(None), points);
        let reversed: Vec<Point> = points.iter().rev().cloned().collect();
        assert_eq!(pages(Some(true)), reversed);

        let (string, integer) = (PrimaryKeyType::String, PrimaryKeyType::Integer);
        let expected = [
            ("_#h", string),
            ("_m_name", string),
            ("_tags", string),
            ("region", string),
            ("_time", integer),
            ("cores", integer),
            ("frequency", string),
        ];
        let expected = expected.map(|(name, kind)| (name.to_owned(), kind));
        assert_eq!(key_of(&describe(service, data_table::NAME)), expected);
        assert_eq!(rows(service).len(), 10);
        assert_eq!(
            service.matching(Some(tag("region", Op::OpEqual, "hangzhou"))),
            [r#"cpu,,["region=hangzhou","vendor=intel"]"#]
        );
    });
}

#[test]
fn rows_with_long_keys_are_written_by_row_operations() {
    on_each_store(|service| {
        create(
            service,
            &["_m_name", "_tags", "region"],
            &[CORES, FREQUENCY],
        );
        let key = PrimaryKey::new("_#h", "")
            .and("_m_name", "cpu")
            .and("_tags", r#"["vendor=intel"]"#)
            .and("region", "hangzhou")
            .and("_time", 7)
            .and("cores", 8)
            .and("frequency", "2GHz");
        let put = PutRowRequest {
            table_name: data_table::NAME.into(),
            row: encode_row(&key, &[Column::new("load1:d", 0.5)]),
            condition: ignore(),
            ..PutRowRequest::default()
        };
        service.call::<PutRowResponse>("PutRow", &put).unwrap();
        let rows = rows(service);
        assert_eq!(rows[0].primary_key().columns().len(), 7);
        assert_eq!(service.points(&cpu(0).key), [cpu(2)]);
    });
}

#[test]
fn a_key_can_lack_the_measurement() {
    on_each_store(|service| {
        create(service, &["_data_source", "_tags"], &[]);
        let points: Vec<Point> = (0..10)
            .map(|time| Point::new(key("", "host", &[("a", "b")]), time).field("v", time))
            .collect();
        service.put_all(&points);
        assert_eq!(service.points(&points[0].key), points);
        let named = Point::new(key("cpu", "host", &[]), 1).field("v", 1);
        assert_invalid(
            service.put_points(&[named]),
            "The timeseries key of the table has no column: '_m_name'.",
        );
    });
}

#[test]
fn a_key_can_be_tags_alone() {
    on_each_store(|service| {
        let integer = PrimaryKeyType::Integer;
        create(service, &["a", "b"], &[("gid", integer), ("uid", integer)]);
        let series = key("", "", &[("a", "a1"), ("b", "b1")]);
        let point = Point::new(series.clone(), 1)
            .field("gid", 1)
            .field("uid", 2)
            .field("v", "x");
        service.put_all(std::slice::from_ref(&point));
        let without = Point::new(series.clone(), 1).field("v", "x");
        assert_invalid(
            service.put_points(&[without]),
            "missing primary key fields: gid,uid",
        );
        let mistyped = Point::new(series.clone(), 1)
            .field("gid", 1)
            .field("uid", "2");
        assert_invalid(
            service.put_points(&[mistyped]),
            "Type of primary key field: 'uid' does not match.",
        );
        let request = GetTimeseriesDataRequest {
            end_time: Some(1000),
            limit: Some(1),
            ..get_request(&series)
        };
        assert_eq!(service.get_points(&request).unwrap(), (vec![point], None));
        for (tags, message) in [
            (
                &[("a", "a1")][..],
                "The timeseries key lacks the column: 'b'.",
            ),
            (
                &[("a", "a1"), ("b", "b1"), ("c", "c1")],
                "The timeseries key of the table has no column: 'c'.",
            ),
        ] {
            let series = key("", "", tags);
            assert_invalid(service.get_points(&get_request(&series)), message);
        }
        let sourced = key("", "s", &[("a", "a1"), ("b", "b1")]);
        assert_invalid(
            service.get_points(&get_request(&sourced)),
            "The timeseries key of the table has no column: '_data_source'.",
        );
    });
}

#[test]
fn older_clients_are_refused() {
    on_each_store(|service| {
        create(service, &["_m_name", "region"], &[]);
        for version in [None, Some(0)] {
            let mut request = put_request(&[]);
            request.supported_table_version = version;
            assert_error(
                service.call::<PutTimeseriesDataResponse>("PutTimeseriesData", &request),
                400,
                "OTSUnsupportOperation",
                "The table has a custom timeseries key, which needs supported table version 1.",
            );
        }
    });
}

#[test]
fn a_table_can_do_without_the_hash() {
    on_each_store(|service| {
        let mut request = new_timeseries_table("t");
        request.table_meta.disable_hash_partition_key = Some(true);
        service.create_timeseries(&request).unwrap();
        let points: Vec<Point> = (0..20)
            .map(|index| {
                let series = key("cpu", &format!("host_{index}"), &[("a", "b")]);
                Point::new(series, index).field("v", index)
            })
            .collect();
        service.put_all(&points);
        assert_eq!(service.points(&points[3].key), [points[3].clone()]);
        assert_eq!(key_of(&describe(service, data_table::NAME))[0].0, "_m_name");
        assert_eq!(scans::scan_all(service, None, 5).len(), 20);
    });
}
