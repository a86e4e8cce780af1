use super::*;

/// 100 series test_measure/source0..99 with ten tags.
fn create_with_series(service: &Service) {
    service.create_default_timeseries();
    let tags: Vec<_> = (0..10)
        .map(|index| (format!("tag{index}"), format!("value{index}")))
        .collect();
    let tags: Vec<_> = tags
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let point = |index: i64| {
        Point::new(key("test_measure", &format!("source{index}"), &tags), index).field("v", 1)
    };
    service.put_all(&(0..100).map(point).collect::<Vec<_>>());
}

fn sources(keys: &[String]) -> Vec<&str> {
    keys.iter()
        .map(|key| key.split(',').nth(1).unwrap())
        .collect()
}

#[test]
fn series_are_found_by_their_parts() {
    on_each_store(|service| {
        create_with_series(service);
        let condition = and(vec![
            measurement(Op::OpPrefix, "test"),
            source(Op::OpPrefix, "source1"),
            tag("tag5", Op::OpGreaterEqual, "value5"),
        ]);
        let response = service.query(&query_request(Some(condition))).unwrap();
        assert_eq!(
            (response.total_hit, &response.next_token),
            (Some(11), &None)
        );
        let keys: Vec<String> = response.timeseries_metas.iter().map(shown_key).collect();
        let mut expected = vec!["source1".to_owned()];
        expected.extend((10..20).map(|index| format!("source{index}")));
        assert_eq!(sources(&keys), expected);
        for meta in response.timeseries_metas {
            assert_eq!(meta.attributes.as_deref(), Some(""));
            assert_eq!(meta.update_time, Some(service.now() * 1000));
            assert_eq!(meta.time_series_key.tag_list.len(), 10);
        }
    });
}

#[test]
fn every_operator_compares_by_bytes() {
    on_each_store(|service| {
        service.create_default_timeseries();
        let point = |source: &str, tags: &[(&str, &str)]| {
            Point::new(key("m", source, tags), 1).field("v", 1)
        };
        service.put_all(&[
            point("a", &[("t", "")]),
            point("b", &[("t", "x")]),
            point("ba", &[("t", "x y")]),
            point("温", &[("t", "y")]),
            point("none", &[]),
        ]);
        let found =
            |condition: MetaQueryCondition| sources(&service.matching(Some(condition))).join(" ");
        for (operator, value, expected) in [
            (Op::OpEqual, "b", "b"),
            (Op::OpEqual, "c", ""),
            (Op::OpGreaterThan, "b", "ba 温 none"),
            (Op::OpGreaterEqual, "b", "b ba 温 none"),
            (Op::OpLessThan, "b", "a"),
            (Op::OpLessEqual, "b", "a b"),
            (Op::OpPrefix, "b", "b ba"),
            (Op::OpPrefix, "", "a b ba 温 none"),
        ] {
            assert_eq!(
                found(source(operator, value)),
                expected,
                "{operator:?} {value}"
            );
        }
        assert_eq!(found(tag("t", Op::OpGreaterEqual, "")), "a b ba 温");
        assert_eq!(found(tag("t", Op::OpEqual, "")), "a");
        assert_eq!(found(tag("t", Op::OpLessThan, "y")), "a b ba");
        assert_eq!(found(tag("u", Op::OpGreaterEqual, "")), "");
        assert_eq!(found(not(vec![tag("t", Op::OpPrefix, "x")])), "a 温 none");
        assert_eq!(
            found(not(vec![
                tag("t", Op::OpPrefix, "x"),
                source(Op::OpEqual, "a")
            ])),
            "温 none"
        );
        assert_eq!(
            found(or(vec![
                source(Op::OpEqual, "none"),
                tag("t", Op::OpEqual, "x")
            ])),
            "b none"
        );
        assert_eq!(
            found(and(vec![
                or(vec![source(Op::OpPrefix, "b"), source(Op::OpEqual, "none")]),
                not(vec![source(Op::OpEqual, "b")]),
            ])),
            "ba none"
        );
        let now = service.now() * 1000;
        for (operator, time, count) in [
            (Op::OpEqual, now, 5),
            (Op::OpGreaterThan, now, 0),
            (Op::OpGreaterEqual, now, 5),
            (Op::OpLessThan, now, 0),
            (Op::OpLessThan, now + 1, 5),
            (Op::OpLessEqual, now, 5),
        ] {
            assert_eq!(service.matching(Some(updated(operator, time))).len(), count);
        }
    });
}

#[test]
fn malformed_conditions_are_refused() {
    on_each_store(|service| {
        service.create_default_timeseries();
        let refused = |condition: MetaQueryCondition, reason: &str| {
            assert_invalid(
                service.query(&query_request(Some(condition))),
                &format!("Invalid meta query condition: {reason}."),
            );
        };
        let good = measurement(Op::OpEqual, "a");
        refused(
            MetaQueryCondition {
                r#type: 7,
                ..good.clone()
            },
            "unknown type",
        );
        refused(
            MetaQueryCondition {
                proto_data: Bytes::from_static(b"\xff"),
                ..good.clone()
            },
            "parse proto data failed",
        );
        let bad = MetaQueryMeasurementCondition {
            op: 9,
            value: "a".into(),
        };
        refused(
            condition(MetaQueryConditionType::MeasurementCondition, &bad),
            "unknown operator",
        );
        refused(updated(Op::OpPrefix, 1), "a time has no prefix");
        refused(and(Vec::new()), "no sub condition");
        let nested = (0..40).fold(good.clone(), |inner, _| not(vec![inner]));
        refused(nested, "too many conditions");
        refused(or(vec![good; 1024]), "too many conditions");
    });
}

#[test]
fn pages_follow_each_other_and_all_matches_are_counted() {
    on_each_store(|service| {
        create_with_series(service);
        let mut request = QueryTimeseriesMetaRequest {
            limit: Some(30),
            ..query_request(Some(measurement(Op::OpEqual, "test_measure")))
        };
        let mut keys = Vec::new();
        loop {
            let response = service.query(&request).unwrap();
            assert!(response.timeseries_metas.len() <= 30);
            assert_eq!(response.total_hit, Some(100));
            keys.extend(response.timeseries_metas.iter().map(shown_key));
            request.token = response.next_token;
            if request.token.is_none() {
                break;
            }
            request.limit = Some(1000);
            request.limit = Some(30);
        }
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), 100);
        request.get_total_hit = None;
        assert_eq!(service.query(&request).unwrap().total_hit, None);

        request.limit = Some(1);
        let token = service.query(&request).unwrap().next_token;
        assert!(token.is_some());
        service
            .create_timeseries(&new_timeseries_table("other"))
            .unwrap();
        for (table, token) in [("other", token), ("t", Some(Bytes::from_static(b"x")))] {
            let request = QueryTimeseriesMetaRequest {
                table_name: table.into(),
                token,
                ..request.clone()
            };
            assert_invalid(service.query(&request), "Invalid token.");
        }
    });
}

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

#[test]
fn queries_find_what_a_check_of_every_series_finds() {
    use proptest::prelude::*;

    let service = Service::new(Database::memory(Settings::default()));
    service.create_default_timeseries();
    let mut all = Vec::new();
    for index in 0..1500 {
        let (source, os) = (format!("s{}", index % 70), format!("o{}", index % 7));
        let unique = index.to_string();
        let tags = [("os", os.as_str()), ("n", unique.as_str())];
        all.push(key(["cpu", "mem"][index % 2], &source, &tags));
    }
    let points: Vec<Point> = all
        .iter()
        .map(|key| Point::new(key.clone(), 1).field("v", 1))
        .collect();
    service.put_all(&points);

    let operators = [
        Op::OpEqual,
        Op::OpGreaterThan,
        Op::OpGreaterEqual,
        Op::OpLessThan,
        Op::OpLessEqual,
        Op::OpPrefix,
    ];
    let single = (
        0..4_usize,
        proptest::sample::select(operators.to_vec()),
        0..1500_usize,
    );
    let singles = proptest::collection::vec(single, 1..4);
    let holds = |(of, operator, at): &(usize, Op, usize), key: &Key| {
        let value = |key: &Key| match of {
            0 => key.measurement.to_string(),
            1 => key.source.to_string(),
            2 => key.get("os").unwrap().to_string(),
            _ => key.get("n").unwrap().to_string(),
        };
        let (value, wanted) = (value(key), value(&all[*at]));
        match operator {
            Op::OpEqual => value == wanted,
            Op::OpGreaterThan => value > wanted,
            Op::OpGreaterEqual => value >= wanted,
            Op::OpLessThan => value < wanted,
            Op::OpLessEqual => value <= wanted,
            Op::OpPrefix => value.starts_with(&wanted),
        }
    };
    let sent = |(of, operator, at): &(usize, Op, usize)| {
        let key = &all[*at];
        match of {
            0 => measurement(*operator, &key.measurement),
            1 => source(*operator, &key.source),
            2 => tag("os", *operator, key.get("os").unwrap()),
            _ => tag("n", *operator, key.get("n").unwrap()),
        }
    };
    proptest!(ProptestConfig::with_cases(48), |(singles in singles, how in 0..3_usize)| {
        let expected = all.iter().filter(|key| match how {
            0 => singles.iter().all(|single| holds(single, key)),
            1 => singles.iter().any(|single| holds(single, key)),
            _ => !singles.iter().any(|single| holds(single, key)),
        }).count();
        let conditions = singles.iter().map(sent).collect();
        let condition = [and, or, not][how](conditions);
        let request = QueryTimeseriesMetaRequest { limit: Some(3), ..query_request(Some(condition)) };
        let response = service.query(&request).unwrap();
        prop_assert_eq!(response.total_hit, Some(expected as i64));
        prop_assert_eq!(response.timeseries_metas.len(), expected.min(3));
        prop_assert_eq!(response.next_token.is_some(), expected > 3);
    });
}
