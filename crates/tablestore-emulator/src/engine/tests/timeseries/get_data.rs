use super::*;

const T0: i64 = 1_700_000_000_000_000;

fn series() -> Key {
    key("test_getts", "", &[("os", "linux")])
}

fn point(index: i64) -> Point {
    Point::new(series(), T0 + index)
        .field("string_1", "value1")
        .field("string_2", "value2")
        .field("double_3", 3.03)
        .field("double_4", 4.04)
        .field("long_1", 1)
        .field("binary_5", b"value5".as_slice())
        .field("bool_2", true)
}

fn create_with_points(service: &Service) {
    service.create_default_timeseries();
    service.put_all(&(0..100).map(point).collect::<Vec<_>>());
    // Series beside this one.
    for source in ["a", "\0"] {
        let other = key("test_getts", source, &[("os", "linux")]);
        service.put_all(&[Point::new(other, T0).field("v", 1)]);
    }
}

fn read_all(service: &Service, mut request: GetTimeseriesDataRequest) -> Vec<Vec<i64>> {
    let mut pages = Vec::new();
    loop {
        let (points, token) = service.get_points(&request).unwrap();
        pages.push(points.iter().map(|point| point.time - T0).collect());
        if token.is_none() {
            return pages;
        }
        request.token = token;
    }
}

#[test]
fn a_range_of_times_is_read_in_either_direction() {
    on_each_store(|service| {
        create_with_points(service);
        let request = |begin: i64, end: Option<i64>, limit, backward| GetTimeseriesDataRequest {
            begin_time: Some(T0 + begin),
            end_time: end.map(|end| T0 + end),
            limit,
            backward,
            ..get_request(&series())
        };
        let all: Vec<i64> = (0..100).collect();
        assert_eq!(
            read_all(service, request(0, Some(1_000_000), None, None)),
            [all]
        );
        let (points, token) = service
            .get_points(&request(0, Some(1_000_000), Some(10), None))
            .unwrap();
        assert_eq!(points, (0..10).map(point).collect::<Vec<_>>());
        assert!(token.is_some());

        let pages = read_all(service, request(20, None, Some(7), None));
        assert!(pages.iter().all(|page| (1..=7).contains(&page.len())));
        assert_eq!(pages.concat(), (20..100).collect::<Vec<_>>());
        let pages = read_all(service, request(20, None, Some(7), Some(true)));
        assert!(pages.iter().all(|page| (1..=7).contains(&page.len())));
        assert_eq!(pages.concat(), (20..100).rev().collect::<Vec<_>>());

        assert_eq!(read_all(service, request(5, Some(5), None, None)), [[0; 0]]);
        assert_eq!(read_all(service, request(5, Some(6), None, None)), [[5]]);
        assert_eq!(
            read_all(service, request(0, Some(100), Some(100), None)).len(),
            1
        );
        let at = GetTimeseriesDataRequest {
            specific_time: Some(T0 + 7),
            ..get_request(&series())
        };
        assert_eq!(read_all(service, at), [[7]]);
        assert_invalid(
            service.get_points(&request(2, Some(1), None, None)),
            "Begin time must not be greater than end time.",
        );
        assert_invalid(
            service.get_points(&request(-T0 - 1, None, None, None)),
            "Invalid time: -1.",
        );
    });
}

#[test]
fn fields_are_selected_by_name_and_type() {
    on_each_store(|service| {
        create_with_points(service);
        let field = |name: &str, kind: i32| TimeseriesFieldsToGet {
            name: Some(name.into()),
            r#type: Some(kind),
        };
        let (long, boolean, double, string, binary) = (1, 2, 3, 4, 5);
        let mut request = GetTimeseriesDataRequest {
            fields_to_get: vec![
                field("string_1", string),
                field("string_2", string),
                field("string_3", double),
                field("double_3", double),
                field("double_4", long),
                field("long_1", long),
                field("binary_5", binary),
                field("bool_2", boolean),
            ],
            limit: Some(10),
            ..get_request(&series())
        };
        let (points, token) = service.get_points(&request).unwrap();
        assert!(token.is_some());
        let expected = Point::new(series(), T0)
            .field("string_1", "value1")
            .field("string_2", "value2")
            .field("double_3", 3.03)
            .field("long_1", 1)
            .field("binary_5", b"value5".as_slice())
            .field("bool_2", true);
        assert_eq!((points.len(), &points[0]), (10, &expected));
        // Points without any of the fields are returned all the same.
        request.fields_to_get = vec![field("none", long)];
        let (points, _) = service.get_points(&request).unwrap();
        assert_eq!((points.len(), &points[0]), (10, &Point::new(series(), T0)));
        request.fields_to_get = vec![TimeseriesFieldsToGet {
            name: Some("long_1".into()),
            r#type: None,
        }];
        let (points, _) = service.get_points(&request).unwrap();
        assert_eq!(points[0], Point::new(series(), T0).field("long_1", 1));
        request.fields_to_get = vec![field("a", 6)];
        assert_invalid(service.get_points(&request), "Invalid field type: 6.");
        request.fields_to_get = vec![field("a", long); 1025];
        assert_invalid(
            service.get_points(&request),
            "The number of fields to get exceeds the limit: 1024.",
        );
    });
}

#[test]
fn only_the_very_key_is_read() {
    on_each_store(|service| {
        create_with_points(service);
        for other in [
            key("test_getts", "", &[]),
            key("test_gett", "", &[("os", "linux")]),
            key("test_getts", "b", &[("os", "linux")]),
            key("test_getts", "", &[("os", "linu")]),
            key("test_getts", "", &[("os", "linux"), ("a", "b")]),
        ] {
            assert_eq!(service.points(&other), []);
        }
        // Tags as one string, as older clients have them.
        let mut request = get_request(&series());
        request.time_series_key.tag_list.clear();
        request.time_series_key.tags = Some(r#"["os=linux"]"#.into());
        assert_eq!(service.get_points(&request).unwrap().0.len(), 100);
        request.time_series_key.tags = Some("os=linux".into());
        assert_invalid(service.get_points(&request), "Invalid tags: 'os=linux'.");
        let mut request = get_request(&key("cpu", "", &[("a", "b")]));
        let again = request.time_series_key.tag_list[0].clone();
        request.time_series_key.tag_list.push(again);
        assert_invalid(service.get_points(&request), "Duplicated tag key: 'a'.");
    });
}

#[test]
fn tokens_are_those_of_the_same_read() {
    on_each_store(|service| {
        create_with_points(service);
        service
            .create_timeseries(&new_timeseries_table("other"))
            .unwrap();
        let mut request = GetTimeseriesDataRequest {
            limit: Some(10),
            ..get_request(&series())
        };
        let (_, token) = service.get_points(&request).unwrap();
        request.token = token.clone();
        let refused = |request: GetTimeseriesDataRequest| {
            assert_invalid(service.get_points(&request), "Invalid token.");
        };
        refused(GetTimeseriesDataRequest {
            table_name: "other".into(),
            ..request.clone()
        });
        refused(GetTimeseriesDataRequest {
            time_series_key: wire_key(&key("test_getts", "a", &[("os", "linux")])),
            ..request.clone()
        });
        refused(GetTimeseriesDataRequest {
            backward: Some(true),
            ..request.clone()
        });
        refused(GetTimeseriesDataRequest {
            token: Some(Bytes::from_static(b"nonsense")),
            ..request.clone()
        });
        // A table that is created again is another one.
        let delete = DeleteTimeseriesTableRequest {
            table_name: "t".into(),
        };
        service
            .call::<DeleteTimeseriesTableResponse>("DeleteTimeseriesTable", &delete)
            .unwrap();
        service.create_default_timeseries();
        refused(request);
    });
}

#[test]
fn a_page_has_5000_points_at_most() {
    let service = Service::new(Database::memory(Settings::default()));
    service.create_default_timeseries();
    let points = (0..5001).map(|index| Point::new(series(), T0 + index).field("v", index));
    service.put_all(&points.collect::<Vec<_>>());
    for limit in [None, Some(0), Some(-1), Some(5000), Some(10_000)] {
        let request = GetTimeseriesDataRequest {
            limit,
            ..get_request(&series())
        };
        let pages = read_all(&service, request);
        let lengths: Vec<usize> = pages.iter().map(Vec::len).collect();
        assert_eq!(lengths, [5000, 1]);
    }
}
