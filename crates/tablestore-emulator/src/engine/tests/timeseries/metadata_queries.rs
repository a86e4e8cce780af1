use super::*;

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
