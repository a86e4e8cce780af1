use super::*;

fn store(name: &str) -> TimeseriesAnalyticalStore {
    TimeseriesAnalyticalStore {
        store_name: Some(name.into()),
        ..TimeseriesAnalyticalStore::default()
    }
}

fn create(service: &Service, store: TimeseriesAnalyticalStore) -> Result<(), ServiceError> {
    let request = CreateTimeseriesAnalyticalStoreRequest {
        table_name: "t".into(),
        analytical_store: Some(store),
    };
    service.call::<CreateTimeseriesAnalyticalStoreResponse>(
        "CreateTimeseriesAnalyticalStore",
        &request,
    )?;
    Ok(())
}

fn describe(
    service: &Service,
    name: &str,
) -> Result<DescribeTimeseriesAnalyticalStoreResponse, ServiceError> {
    let request = DescribeTimeseriesAnalyticalStoreRequest {
        table_name: "t".into(),
        store_name: name.into(),
    };
    service.call("DescribeTimeseriesAnalyticalStore", &request)
}

fn delete(service: &Service, name: &str) -> Result<(), ServiceError> {
    let request = DeleteTimeseriesAnalyticalStoreRequest {
        table_name: "t".into(),
        store_name: name.into(),
        drop_mapping_table: None,
    };
    service.call::<DeleteTimeseriesAnalyticalStoreResponse>(
        "DeleteTimeseriesAnalyticalStore",
        &request,
    )?;
    Ok(())
}

fn phase(described: &DescribeTimeseriesAnalyticalStoreResponse) -> AnalyticalStoreSyncType {
    described.sync_stat.unwrap().sync_phase()
}

use AnalyticalStoreSyncType::{SyncTypeFull as Full, SyncTypeIncr as Incr};

#[test]
fn a_table_has_a_store_by_default() {
    on_each_store(|service| {
        let request = CreateTimeseriesTableRequest {
            enable_analytical_store: None,
            ..new_timeseries_table("t")
        };
        service.create_timeseries(&request).unwrap();
        let described = describe(service, "default_analytical_store").unwrap();
        let expected = TimeseriesAnalyticalStore {
            time_to_live: Some(-1),
            sync_option: Some(Full as i32),
            ..store("default_analytical_store")
        };
        assert_eq!(described.analytical_store.as_ref(), Some(&expected));
        assert_eq!(phase(&described), Incr);
        assert_eq!(described.sync_stat.unwrap().current_sync_timestamp, Some(0));
        assert_eq!(described.storage_size, None);
        let stores = service.describe_timeseries("t").unwrap().analytical_stores;
        assert_eq!(stores, [expected]);
        let again = describe(service, "default_analytical_store").unwrap();
        assert_eq!(
            again.sync_stat.unwrap().current_sync_timestamp,
            Some(service.now())
        );
        let indexes = data_table::describe(service, data_table::NAME).index_metas;
        assert_eq!(indexes.len(), 1);
    });
}

#[test]
fn stores_are_created_changed_and_deleted() {
    on_each_store(|service| {
        service.create_default_timeseries();
        create(service, store("a")).unwrap();
        assert_eq!(phase(&describe(service, "a").unwrap()), Full);
        assert_eq!(phase(&describe(service, "a").unwrap()), Incr);
        assert_invalid(
            create(service, store("b")),
            "Number of analytical store per table exceeds the quota:1.",
        );
        let update = |name: &str, seconds: i32| {
            let request = UpdateTimeseriesAnalyticalStoreRequest {
                table_name: "t".into(),
                analytical_store: TimeseriesAnalyticalStore {
                    time_to_live: Some(seconds),
                    ..store(name)
                },
            };
            service.call::<UpdateTimeseriesAnalyticalStoreResponse>(
                "UpdateTimeseriesAnalyticalStore",
                &request,
            )
        };
        update("a", 2_592_000).unwrap();
        let described = describe(service, "a").unwrap().analytical_store.unwrap();
        assert_eq!(described.time_to_live, Some(2_592_000));
        assert_invalid(
            update("a", 2_591_999),
            "Invalid analytical store time to live: 2591999.",
        );
        let missing = "Requested analytical store does not exist.";
        assert_error(
            update("b", -1).map(|_| ()),
            404,
            "OTSObjectNotExist",
            missing,
        );
        assert_error(describe(service, "b"), 404, "OTSObjectNotExist", missing);
        assert_error(delete(service, "b"), 404, "OTSObjectNotExist", missing);
        delete(service, "a").unwrap();
        let incremental = TimeseriesAnalyticalStore {
            sync_option: Some(Incr as i32),
            ..store("c")
        };
        create(service, incremental).unwrap();
        assert_eq!(phase(&describe(service, "c").unwrap()), Incr);
    });
}

#[test]
fn stores_and_lastpoint_indexes_share_a_limit() {
    on_each_store(|service| {
        service.create_default_timeseries();
        let create_index = |index: usize| {
            let request = CreateTimeseriesLastpointIndexRequest {
                main_table_name: "t".into(),
                index_table_name: format!("last{index}"),
                ..CreateTimeseriesLastpointIndexRequest::default()
            };
            service.call::<CreateTimeseriesLastpointIndexResponse>(
                "CreateTimeseriesLastpointIndex",
                &request,
            )
        };
        for index in 0..10 {
            create_index(index).unwrap();
        }
        assert_invalid(
            create(service, store("a")),
            "Number of analytical store per table exceeds the quota:10.",
        );
        let delete_index = DeleteTimeseriesLastpointIndexRequest {
            main_table_name: "t".into(),
            index_table_name: "last0".into(),
        };
        service
            .call::<DeleteTimeseriesLastpointIndexResponse>(
                "DeleteTimeseriesLastpointIndex",
                &delete_index,
            )
            .unwrap();
        create(service, store("a")).unwrap();
        assert_invalid(
            create_index(0),
            "Number of lastpoint index per table exceeds the quota:10.",
        );
    });
}

#[test]
fn definitions_of_stores_are_checked() {
    on_each_store(|service| {
        service.create_default_timeseries();
        for name in ["", "1a", "a-b", &"a".repeat(129)] {
            assert_invalid(
                create(service, store(name)),
                &format!("Invalid analytical store name: '{name}'."),
            );
        }
        let bad = TimeseriesAnalyticalStore {
            sync_option: Some(3),
            ..store("a")
        };
        assert_invalid(
            create(service, bad),
            "Invalid analytical store sync option: 3.",
        );
        let request = CreateTimeseriesTableRequest {
            analytical_stores: vec![store("a"), store("b")],
            ..new_timeseries_table("u")
        };
        assert_invalid(
            service.create_timeseries(&request),
            "Number of analytical store per table exceeds the quota:1.",
        );
    });
}
