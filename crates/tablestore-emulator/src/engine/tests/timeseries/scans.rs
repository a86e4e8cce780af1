use super::*;

fn split(
    service: &Service,
    measurement: Option<&str>,
    hint: i32,
) -> Result<Vec<Bytes>, ServiceError> {
    let request = SplitTimeseriesScanTaskRequest {
        table_name: "t".into(),
        measurement_name: measurement.map(str::to_owned),
        split_count_hint: hint,
    };
    let response: SplitTimeseriesScanTaskResponse =
        service.call("SplitTimeseriesScanTask", &request)?;
    Ok(response.split_infos)
}

fn scan_request(part: Option<Bytes>) -> ScanTimeseriesDataRequest {
    ScanTimeseriesDataRequest {
        table_name: "t".into(),
        split_info: part,
        data_serialize_type: Some(RowsSerializeType::RstPlainBuffer as i32),
        supported_table_version: VERSION,
        ..ScanTimeseriesDataRequest::default()
    }
}

fn scan(
    service: &Service,
    request: &ScanTimeseriesDataRequest,
) -> Result<(Vec<Point>, Option<Bytes>), ServiceError> {
    let response: ScanTimeseriesDataResponse = service.call("ScanTimeseriesData", request)?;
    assert_eq!(
        response.data_serialize_type,
        Some(RowsSerializeType::RstPlainBuffer as i32)
    );
    Ok((
        decode_read_rows(&response.data).unwrap(),
        response.next_token,
    ))
}

fn pages(service: &Service, mut request: ScanTimeseriesDataRequest) -> Vec<Point> {
    let mut all = Vec::new();
    for limit in [7, 1, 100, 13].into_iter().cycle() {
        request.limit = Some(limit);
        let (points, token) = scan(service, &request).unwrap();
        assert!(points.len() <= limit as usize);
        all.extend(points);
        request.token = token;
        if request.token.is_none() {
            break;
        }
    }
    all
}

/// All points of a table, by parts.
pub(super) fn scan_all(service: &Service, measurement: Option<&str>, parts: i32) -> Vec<Point> {
    let parts = split(service, measurement, parts).unwrap();
    let points = parts
        .into_iter()
        .map(|part| pages(service, scan_request(Some(part))));
    points.collect::<Vec<_>>().concat()
}

fn points() -> Vec<Point> {
    let point = |index: i64| {
        let measurement = ["cpu", "mem", "disk"][index as usize % 3];
        let series = key(measurement, &format!("host_{}", index % 40), &[("a", "b")]);
        Point::new(series, index).field("v", index).field("w", 0.5)
    };
    (0..300).map(point).collect()
}

fn times(points: &[Point]) -> Vec<i64> {
    let mut times: Vec<i64> = points.iter().map(|point| point.time).collect();
    times.sort_unstable();
    times
}

#[test]
fn hints_are_the_number_of_parts() {
    on_each_store(|service| {
        service.create_default_timeseries();
        for (hint, parts) in [(1, 1), (2, 2), (17, 17), (256, 256), (257, 256), (499, 256)] {
            assert_eq!(split(service, None, hint).unwrap().len(), parts);
        }
        for hint in [0, -1] {
            assert_invalid(
                split(service, None, hint),
                &format!("Invalid split count hint: {hint}."),
            );
        }
    });
}

#[test]
fn parts_together_have_each_point_once() {
    on_each_store(|service| {
        service.create_default_timeseries();
        service.put_all(&points());
        for parts in [1, 2, 17] {
            assert_eq!(
                times(&scan_all(service, None, parts)),
                (0..300).collect::<Vec<_>>()
            );
            let expected = (1..300).step_by(3).collect::<Vec<_>>();
            assert_eq!(times(&scan_all(service, Some("mem"), parts)), expected);
            assert_eq!(scan_all(service, Some("none"), parts), []);
        }
        // Not all series are in one part.
        let parts = split(service, None, 4).unwrap().into_iter();
        let lengths = parts.map(|part| pages(service, scan_request(Some(part))).len());
        assert!(lengths.max().unwrap() < 150);
        assert_eq!(
            times(&pages(service, scan_request(None))),
            (0..300).collect::<Vec<_>>()
        );
    });
}

#[test]
fn times_and_fields_are_selected() {
    on_each_store(|service| {
        service.create_default_timeseries();
        service.put_all(&points());
        let request = ScanTimeseriesDataRequest {
            start_time_us: Some(20),
            end_time_us: Some(25),
            fields_to_get: vec![TimeseriesFieldsToGet {
                name: Some("w".into()),
                r#type: Some(3),
            }],
            ..scan_request(None)
        };
        let found = pages(service, request);
        assert_eq!(times(&found), [20, 21, 22, 23, 24]);
        for point in found {
            assert_eq!(
                point.fields().collect::<Vec<_>>(),
                [(&"w".into(), &0.5.into())]
            );
        }
    });
}

#[test]
fn foreign_parts_and_tokens_are_refused() {
    on_each_store(|service| {
        service.create_default_timeseries();
        service
            .create_timeseries(&new_timeseries_table("other"))
            .unwrap();
        service.put_all(&points());
        let parts = split(service, None, 2).unwrap();
        let mut request = ScanTimeseriesDataRequest {
            limit: Some(10),
            ..scan_request(Some(parts[0].clone()))
        };
        request.token = scan(service, &request).unwrap().1;
        assert!(request.token.is_some());
        assert_invalid(
            scan(
                service,
                &ScanTimeseriesDataRequest {
                    table_name: "other".into(),
                    ..request.clone()
                },
            ),
            "Invalid split info.",
        );
        assert_invalid(
            scan(
                service,
                &ScanTimeseriesDataRequest {
                    split_info: Some(parts[1].clone()),
                    ..request.clone()
                },
            ),
            "Invalid token.",
        );
        request.split_info = Some(Bytes::from_static(b"nonsense"));
        assert_invalid(scan(service, &request), "Invalid split info.");
    });
}
