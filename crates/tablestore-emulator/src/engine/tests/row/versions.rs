use super::*;

fn at(timestamp: i64, value: i64) -> ColumnUpdate {
    ColumnUpdate::Put(Column::new("a", value).with_timestamp(timestamp))
}

fn put(value: i64) -> ColumnUpdate {
    ColumnUpdate::Put(Column::new("a", value))
}

#[test]
fn the_newest_versions_are_kept_newest_first() {
    on_each_store(|service| {
        service.create(any_time(2));
        service
            .update(&id("1"), &[at(20, 2), at(10, 1), at(30, 3)], ignore())
            .unwrap();
        assert_eq!(service.cells(&id("1")), ["a@30=3", "a@20=2"]);
        // Older than all that are kept.
        service.update(&id("1"), &[at(5, 0)], ignore()).unwrap();
        assert_eq!(service.cells(&id("1")), ["a@30=3", "a@20=2"]);
    });
}

#[test]
fn of_two_cells_with_one_timestamp_the_last_one_wins() {
    on_each_store(|service| {
        service.create(any_time(5));
        service
            .update(&id("1"), &[at(10, 1), at(10, 2)], ignore())
            .unwrap();
        assert_eq!(service.cells(&id("1")), ["a@10=2"]);
        service.update(&id("1"), &[at(10, 3)], ignore()).unwrap();
        assert_eq!(service.cells(&id("1")), ["a@10=3"]);
        let columns = [1, 2].map(|value| Column::new("a", value));
        service.put(&id("1"), &columns, ignore()).unwrap();
        assert_eq!(service.cells(&id("1")), [format!("a@{}=2", service.now())]);
        service
            .update(&id("1"), &[put(3), put(4)], ignore())
            .unwrap();
        assert_eq!(service.cells(&id("1")).len(), 2);
    });
}

#[test]
fn no_update_within_a_millisecond_is_lost() {
    on_each_store(|service| {
        service.create(any_time(3));
        let now = service.now();
        for value in 1..=4 {
            service.update(&id("1"), &[put(value)], ignore()).unwrap();
        }
        let expected = [(3, 4), (2, 3), (1, 2)].map(|(ms, v)| format!("a@{}={v}", now + ms));
        assert_eq!(service.cells(&id("1")), expected);
    });
    on_each_store(|service| {
        service.create(any_time(1));
        for value in 1..=4 {
            service.update(&id("1"), &[put(value)], ignore()).unwrap();
        }
        assert_eq!(service.cells(&id("1")), [format!("a@{}=4", service.now())]);
    });
}

#[test]
fn fewer_versions_are_seen_at_once_when_fewer_are_kept() {
    on_each_store(|service| {
        service.create(any_time(3));
        service
            .update(&id("1"), &[at(1, 1), at(2, 2), at(3, 3)], ignore())
            .unwrap();
        let change = tablestore_protocol::proto::table::UpdateTableRequest {
            table_name: "t".into(),
            table_options: Some(TableOptions {
                max_versions: Some(1),
                ..TableOptions::default()
            }),
            ..Default::default()
        };
        service
            .send("UpdateTable", change.encode_to_vec().into())
            .unwrap();
        assert_eq!(service.cells(&id("1")), ["a@3=3"]);
    });
}

#[test]
fn timestamps_have_a_range() {
    on_each_store(|service| {
        service.create(any_time(2));
        let last = i64::MAX / 1000 - 1;
        service
            .update(&id("1"), &[at(0, 0), at(last, 1)], ignore())
            .unwrap();
        assert_eq!(
            service.cells(&id("1")),
            [format!("a@{last}=1"), "a@0=0".into()]
        );
        for timestamp in [-1, last + 1, i64::MIN, i64::MAX] {
            let message = "Timestamp must be in range [0, INT64_MAX/1000).";
            let update = service.update(&id("1"), &[at(timestamp, 1)], ignore());
            assert_invalid(update, message);
            let column = Column::new("a", 1).with_timestamp(timestamp);
            assert_invalid(service.put(&id("1"), &[column], ignore()), message);
        }
        // The clock stops before the end of the range.
        service.update(&id("1"), &[put(2)], ignore()).unwrap();
        assert_eq!(
            service.cells(&id("1")),
            [format!("a@{last}=2"), "a@0=0".into()]
        );
    });
}

#[test]
fn timestamps_have_to_be_near_the_clock() {
    on_each_store(|service| {
        service.create(TableOptions {
            deviation_cell_version_in_sec: Some(10),
            ..TableOptions::default()
        });
        let now = service.now();
        for (offset, is_taken) in [
            (-10_001, false),
            (-10_000, true),
            (9_999, true),
            (10_000, false),
        ] {
            let outcome = service.update(&id("1"), &[at(now + offset, 1)], ignore());
            match is_taken {
                true => drop(outcome.unwrap()),
                false => assert_invalid(outcome, "Invalid timestamp. Cell:a."),
            }
        }
    });
}

#[test]
fn cells_expire_without_being_touched() {
    on_each_store(|service| {
        service.create(TableOptions {
            time_to_live: Some(60),
            ..any_time(2)
        });
        service.update(&id("1"), &[put(1)], ignore()).unwrap();
        service.advance(Duration::from_secs(30));
        service.update(&id("1"), &[put(2)], ignore()).unwrap();
        service.advance(Duration::from_secs(30));
        assert_eq!(service.cells(&id("1")).len(), 2);
        service.advance(Duration::from_secs(1));
        assert_eq!(service.cells(&id("1")).len(), 1);
        service.advance(Duration::from_secs(30));
        assert_eq!(service.read(&id("1")), None);

        assert_invalid(
            service.update(&id("1"), &[at(service.now() - 61_000, 1)], ignore()),
            "Invalid timestamp. Cell:a.",
        );
    });
}

#[test]
fn a_row_is_gone_when_all_its_cells_have_expired() {
    use RowExistenceExpectation::{ExpectExist, ExpectNotExist};
    on_each_store(|service| {
        service.create(TableOptions {
            time_to_live: Some(60),
            ..TableOptions::default()
        });
        service
            .put(&id("1"), &[Column::new("a", 1)], ignore())
            .unwrap();
        service.put(&id("bare"), &[], ignore()).unwrap();
        service.advance(Duration::from_secs(61));
        let everything = get_range(
            &PrimaryKey::new("id", PrimaryKeyValue::InfMin),
            &PrimaryKey::new("id", PrimaryKeyValue::InfMax),
        );
        let (rows, _) = service.range(&everything).unwrap();
        // A row that never had cells has none that can expire.
        assert_eq!(rows, [Row::new(id("bare"), vec![])]);
        let update = [ColumnUpdate::DeleteAllVersions { name: "a".into() }];
        service
            .update(&id("1"), &update, condition(ExpectExist))
            .unwrap_err();
        service
            .update(&id("1"), &update, condition(ExpectNotExist))
            .unwrap();
        assert_eq!(service.read(&id("1")), None);
        service
            .put(&id("1"), &[], condition(ExpectNotExist))
            .unwrap();
    });
}
