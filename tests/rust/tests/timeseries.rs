//! Scans, analytical stores and lastpoint indexes of time series.

use aliyun_tablestore_rs::OtsClient;
use aliyun_tablestore_rs::analytical_store::{
    CreateTimeseriesAnalyticalStoreRequest, DeleteTimeseriesAnalyticalStoreRequest,
    UpdateTimeseriesAnalyticalStoreRequest,
};
use aliyun_tablestore_rs::lastpoint_index::CreateTimeseriesLastpointIndexRequest;
use aliyun_tablestore_rs::protos::timeseries::AnalyticalStoreSyncType;
use aliyun_tablestore_rs::timeseries_data::{
    PutTimeseriesDataRequest, ScanTimeseriesDataRequest, SplitTimeseriesScanTaskRequest,
};
use aliyun_tablestore_rs::timeseries_model::TimeseriesRow;
use aliyun_tablestore_rs::timeseries_table::CreateTimeseriesTableRequest;
use tablestore_rust_witness::connect;

async fn create() -> OtsClient {
    let client = connect();
    let create = CreateTimeseriesTableRequest::new("t");
    client.create_timeseries_table(create).send().await.unwrap();
    client
}

fn point(time: u64) -> TimeseriesRow {
    TimeseriesRow::new()
        .measurement_name(["cpu", "mem"][time as usize % 2])
        .datasource(format!("host_{}", time % 7))
        .tag("region", "hz")
        .timestamp_us(time)
        .field_integer("n", time as i64)
        .field_string("text", "x")
}

async fn put(client: &OtsClient, times: std::ops::Range<u64>) {
    let put = PutTimeseriesDataRequest::new("t").rows(times.map(point));
    let response = client.put_timeseries_data(put).send().await.unwrap();
    assert!(response.failed_rows.is_empty());
}

async fn scan(client: &OtsClient, part: Vec<u8>) -> Vec<u64> {
    let mut request = ScanTimeseriesDataRequest::new("t")
        .split_info(part)
        .limit(7);
    let mut times = Vec::new();
    loop {
        let page = client
            .scan_timeseries_data(request.clone())
            .send()
            .await
            .unwrap();
        times.extend(page.rows.iter().map(|row| row.timestamp_us));
        match page.next_token {
            Some(token) => request = request.token(token),
            None => return times,
        }
    }
}

#[tokio::test]
async fn the_parts_of_a_table_have_each_point_once() {
    let client = create().await;
    put(&client, 0..100).await;
    for (measurement, expected) in [
        (None, (0..100).collect::<Vec<u64>>()),
        (Some("mem"), (0..100).skip(1).step_by(2).collect()),
    ] {
        let mut split = SplitTimeseriesScanTaskRequest::new("t", 5);
        if let Some(name) = measurement {
            split = split.measurement_name(name);
        }
        let split = client
            .split_timeseries_scan_task(split)
            .send()
            .await
            .unwrap();
        assert_eq!(split.split_infos.len(), 5);
        let mut times = Vec::new();
        for part in split.split_infos {
            times.extend(scan(&client, part.to_vec()).await);
        }
        times.sort_unstable();
        assert_eq!(times, expected);
    }
}

#[tokio::test]
async fn an_analytical_store_is_created_changed_described_and_deleted() {
    let client = create().await;
    let store = CreateTimeseriesAnalyticalStoreRequest::new("t", "store")
        .ttl_seconds(-1)
        .sync_option(AnalyticalStoreSyncType::SyncTypeIncr);
    client
        .create_timeseries_analytical_store(store)
        .send()
        .await
        .unwrap();
    let update = UpdateTimeseriesAnalyticalStoreRequest::new("t", "store").ttl_seconds(2_592_000);
    client
        .update_timeseries_analytical_store(update)
        .send()
        .await
        .unwrap();
    let describe = || {
        client
            .describe_timeseries_analytical_store("t", "store")
            .send()
    };
    let described = describe().await.unwrap();
    let text = format!("{described:?}");
    assert!(text.contains("2592000"), "{text}");
    let delete = DeleteTimeseriesAnalyticalStoreRequest::new("t", "store");
    client
        .delete_timeseries_analytical_store(delete)
        .send()
        .await
        .unwrap();
    describe().await.unwrap_err();
}

#[tokio::test]
async fn a_lastpoint_index_is_created_and_deleted() {
    let client = create().await;
    put(&client, 0..10).await;
    let index = CreateTimeseriesLastpointIndexRequest::new("t", "last").include_base_data(true);
    client
        .create_timeseries_lastpoint_index(index)
        .send()
        .await
        .unwrap();
    client.describe_table("last").send().await.unwrap();
    client
        .delete_timeseries_lastpoint_index("t", "last")
        .send()
        .await
        .unwrap();
    client.describe_table("last").send().await.unwrap_err();
}
