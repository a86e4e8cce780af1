use super::*;

#[test]
fn attributes_are_set_queried_and_deleted_with_their_series() {
    on_each_store(|service| {
        create_with_series(service);
        let keys: Vec<Key> = (0..10)
            .map(|index| key("m", &format!("update_source{index}"), &[]))
            .collect();
        let attributes = r#"["attr1=attr_value1","attr2=attr_value2"]"#;
        let metas: Vec<_> = keys.iter().map(|key| (key, attributes)).collect();
        service.update_meta(&update_request(&metas)).unwrap();
        let condition = and(vec![
            source(Op::OpPrefix, "update_source"),
            attribute("attr1", Op::OpGreaterEqual, "attr_value1"),
        ]);
        let response = service
            .query(&query_request(Some(condition.clone())))
            .unwrap();
        assert_eq!(response.total_hit, Some(10));
        for meta in &response.timeseries_metas {
            assert_eq!(meta.attributes.as_deref(), Some(attributes));
        }
        // Attributes are replaced as a whole, and those that are gone are not found.
        service
            .update_meta(&update_request(&[(&keys[0], r#"["attr2=b"]"#)]))
            .unwrap();
        assert_eq!(service.matching(Some(condition.clone())).len(), 9);
        assert_eq!(
            service
                .matching(Some(attribute("attr2", Op::OpEqual, "b")))
                .len(),
            1
        );
        service.delete_meta(&keys).unwrap();
        service.delete_meta(&keys).unwrap();
        assert_eq!(service.matching(Some(condition)), [""; 0]);
        assert_eq!(service.matching(None).len(), 100);

        for attributes in [r#"["a"]"#, r#"["a=b=c"]"#, r#"["a=1","a=2"]"#, "x"] {
            service
                .update_meta(&update_request(&[(&keys[0], attributes)]))
                .unwrap_err();
        }
        assert_invalid(
            service.update_meta(&update_request(&[])),
            "The number of timeseries metas must be in range: [1, 100].",
        );
        assert_invalid(
            service.delete_meta(&vec![keys[0].clone(); 101]),
            "The number of timeseries metas must be in range: [1, 100].",
        );
    });
}

#[test]
fn a_table_can_forbid_attributes() {
    on_each_store(|service| {
        let mut request = new_timeseries_table("t");
        request.table_meta.meta_options = Some(TimeseriesMetaOptions {
            allow_update_attributes: Some(false),
            meta_time_to_live: None,
        });
        service.create_timeseries(&request).unwrap();
        let series = key("m", "s", &[]);
        assert_invalid(
            service.update_meta(&update_request(&[(&series, r#"["a=b"]"#)])),
            "Update attributes is not allowed in this table.",
        );
        assert_eq!(service.matching(None), [""; 0]);
        service
            .update_meta(&update_request(&[(&series, "")]))
            .unwrap();
        service
            .update_meta(&update_request(&[(&series, "[]")]))
            .unwrap();
        assert_eq!(service.matching(None), ["m,s,[]"]);
    });
}

#[test]
fn deleted_metadata_comes_back_with_the_next_point_and_data_stay() {
    on_each_store(|service| {
        service.create_default_timeseries();
        let point = Point::new(key("m", "s", &[("a", "b")]), 1).field("v", 1);
        service.put_all(std::slice::from_ref(&point));
        service
            .delete_meta(std::slice::from_ref(&point.key))
            .unwrap();
        assert_eq!(service.matching(None), [""; 0]);
        assert_eq!(service.points(&point.key), std::slice::from_ref(&point));
        // Also if the client has it in its cache.
        let mut cached = point.clone();
        cached.meta_update_time = u32::try_from(service.now() / 1000).unwrap();
        service.put_all(&[cached]);
        assert_eq!(service.matching(None).len(), 1);
    });
}

#[test]
fn writes_can_leave_metadata_alone() {
    on_each_store(|service| {
        service.create_default_timeseries();
        let series = key("not_update_meta", "source5", &[]);
        let point = Point::new(series.clone(), 1).field("v", 1);
        let request = PutTimeseriesDataRequest {
            meta_update_mode: Some(MetaUpdateMode::MumIgnore as i32),
            ..put_request(std::slice::from_ref(&point))
        };
        let response: PutTimeseriesDataResponse =
            service.call("PutTimeseriesData", &request).unwrap();
        assert_eq!(response.meta_update_status, None);
        assert_eq!(service.points(&series), [point]);
        assert_eq!(
            service.matching(Some(measurement(Op::OpEqual, "not_update_meta"))),
            [""; 0]
        );
    });
}

#[test]
fn update_times_are_reported_to_clients_that_do_not_know_them() {
    on_each_store(|service| {
        service.create_default_timeseries();
        let seconds = || u32::try_from(service.now() / 1000).unwrap();
        let series = |source: &str| key("m", source, &[]);
        let put = |cached: &[(&str, u32)]| {
            let points = cached.iter().map(|(source, cached)| {
                let mut point = Point::new(series(source), 1).field("v", 1);
                point.meta_update_time = *cached;
                point
            });
            let response = service.put_points(&points.collect::<Vec<_>>()).unwrap();
            let status = response.meta_update_status.unwrap_or_default();
            (status.row_ids, status.meta_update_times)
        };
        let update_time = || {
            let response = service
                .query(&query_request(Some(source(Op::OpEqual, "a"))))
                .unwrap();
            response.timeseries_metas[0].update_time.unwrap()
        };
        let first = seconds();
        assert_eq!(put(&[("a", 0), ("b", 0)]), (vec![0, 1], vec![first, first]));
        assert_eq!(put(&[("a", first), ("b", first)]), (vec![], vec![]));
        service.advance(Duration::from_secs(600));
        assert_eq!(
            put(&[("a", first), ("c", first)]),
            (vec![1], vec![seconds()])
        );
        assert_eq!(update_time(), i64::from(first) * 1_000_000);
        service.advance(Duration::from_secs(1));
        assert_eq!(
            put(&[("b", seconds()), ("a", first)]),
            (vec![1], vec![seconds()])
        );
        assert_eq!(update_time(), service.now() * 1000);
        service.advance(Duration::from_secs(1));
        // A time long ago, as one client always sends it, counts as none.
        assert_eq!(put(&[("a", 60)]), (vec![0], vec![seconds()]));
        assert_eq!(update_time(), service.now() * 1000);
        assert_eq!(
            service
                .matching(Some(updated(Op::OpLessThan, service.now() * 1000)))
                .len(),
            2
        );
    });
}

#[test]
fn series_expire_unless_points_are_written() {
    on_each_store(|service| {
        let week = 7 * 86_400;
        let mut request = new_timeseries_table("t");
        request.table_meta.table_options = Some(TimeseriesTableOptions {
            time_to_live: Some(86_400),
        });
        request.table_meta.meta_options = Some(TimeseriesMetaOptions {
            allow_update_attributes: Some(false),
            meta_time_to_live: Some(week),
        });
        service.create_timeseries(&request).unwrap();
        let point = |source: &str| Point::new(key("m", source, &[]), 1).field("v", 1);
        service.put_all(
            &(0..10)
                .map(|index| point(&format!("s{index}")))
                .collect::<Vec<_>>(),
        );
        service.advance(Duration::from_secs(week as u64));
        assert_eq!(service.matching(None).len(), 10);
        service.put_all(&[point("s3")]);
        service.advance(Duration::from_secs(1));
        assert_eq!(service.matching(None), ["m,s3,[]"]);
        // What has expired goes with the series that are added.
        service.put_all(&[point("s4"), point("s20")]);
        let mut found = service.matching(Some(measurement(Op::OpEqual, "m")));
        found.sort();
        assert_eq!(found, ["m,s20,[]", "m,s3,[]", "m,s4,[]"]);
    });
}

#[test]
fn metadata_can_be_behind_the_points() {
    let settings = Settings {
        timeseries_meta_lag: Duration::from_secs(10),
        ..Settings::default()
    };
    on_each_store_with(&settings, |service| {
        service.create_default_timeseries();
        service.put_all(&[Point::new(key("m", "s", &[]), 1).field("v", 1)]);
        assert_eq!(service.matching(None), [""; 0]);
        service.advance(Duration::from_secs(10));
        assert_eq!(service.matching(None), ["m,s,[]"]);
    });
}

#[test]
fn a_table_without_an_index_of_metadata_has_no_queries() {
    on_each_store(|service| {
        let mut request = new_timeseries_table("t");
        request.table_meta.disable_timeseries_meta_index = Some(true);
        service.create_timeseries(&request).unwrap();
        service.put_all(&[Point::new(key("m", "s", &[]), 1).field("v", 1)]);
        assert_invalid(
            service.query(&query_request(None)),
            "The timeseries meta index of the table is disabled.",
        );
    });
}
