use std::collections::BTreeSet;
use std::time::Duration;

use tablestore::timeseries::{
    AnalyticalStore, FieldType, Key, Point, SyncType, Timeseries, Timestamp, attribute,
    measurement, measurements, sources, tag, updated,
};
use tablestore::{ErrorCode, PrimaryKeyType, Row};
use tablestore_tests::{TestEmulator, everywhere};

use crate::client;

everywhere!(
    points_are_written_and_read_in_both_directions,
    points_come_back_as_they_were,
    rejected_points_leave_nothing_behind,
    metadata_are_found_changed_and_deleted,
    tables_are_created_changed_and_deleted,
    tables_can_have_keys_of_their_own,
    a_table_is_scanned_in_parts,
    stores_and_lastpoint_indexes_are_created_and_deleted,
    many_points_are_written_by_many_tasks,
    a_point_that_is_rejected_fails_alone,
);

const TABLE: &str = "metrics";

async fn with_table(service: &TestEmulator) -> Timeseries {
    let series = client(service).timeseries();
    series.create_table(TABLE).send().await.unwrap();
    series.wait_for_table(TABLE).await.unwrap();
    series
}

fn key() -> Key {
    Key::new("cpu").source("host-7").tag("region", "hz")
}

fn point(micros: i64) -> Point {
    Point::new(key(), micros)
        .field("usage", 0.5)
        .field("n", micros)
}

async fn put(series: &Timeseries, points: impl IntoIterator<Item = Point>) {
    let points: Vec<Point> = points.into_iter().collect();
    for points in points.chunks(200) {
        let put = series.put(TABLE).points(points.iter().cloned());
        put.send().await.unwrap().all_ok().unwrap();
    }
}

async fn times(
    mut points: tablestore::paging::Items<tablestore::timeseries::GetTimeseriesData>,
) -> Vec<i64> {
    let mut times = Vec::new();
    while let Some(point) = points.next().await {
        times.push(point.unwrap().time().as_micros());
    }
    times
}

async fn points_are_written_and_read_in_both_directions(service: &TestEmulator) {
    let series = with_table(service).await;
    put(&series, (0..100).map(point)).await;
    let read = || series.get(TABLE, key()).limit(7);
    let all: Vec<i64> = (0..100).collect();
    assert_eq!(times(read().points()).await, all);
    assert_eq!(times(read().between(20..).points()).await, all[20..]);
    let mut backward = all[20..=90].to_vec();
    backward.reverse();
    assert_eq!(
        times(read().between(20..=90).backward().points()).await,
        backward
    );
    let page = read().between(5..).send().await.unwrap();
    assert_eq!(page.points.len(), 7);
    let next = series
        .get(TABLE, key())
        .token(page.next_token.unwrap())
        .limit(1);
    assert_eq!(next.send().await.unwrap().points[0], point(12));
    let read = read()
        .between(3..=3)
        .field("n", FieldType::Integer)
        .field("usage", FieldType::Integer);
    let expected = Point::new(key(), 3).field("n", 3);
    assert_eq!(read.send().await.unwrap().points, [expected]);
    assert_eq!(series.get(TABLE, "none").send().await.unwrap().points, []);
}

async fn points_come_back_as_they_were(service: &TestEmulator) {
    let series = with_table(service).await;
    let key = Key::new("温度.abc")
        .source("")
        .tag("a", "x, y]")
        .tag("b", "测试 \t\n")
        .tag("c", "");
    let point = Point::new(&key, Timestamp::from_secs(1_700_000_000))
        .field("text", "\"=[]\n")
        .field("empty", "")
        .field("bytes", [0, 1, 255])
        .field("least", i64::MIN)
        .field("flag", false)
        .field("double", f64::MIN_POSITIVE)
        .field("time", 5);
    put(&series, [point.clone()]).await;
    let read = series.get(TABLE, &key).send().await.unwrap().points;
    assert_eq!(read, std::slice::from_ref(&point));
    let found = series.query_meta(TABLE).send().await.unwrap().series;
    assert_eq!((found.len(), &found[0].key), (1, &key));
    // The points are rows of a table, too.
    let client = client(service);
    let points = format!("{TABLE}#timeseries");
    let all = client
        .describe_table(&points)
        .send()
        .await
        .unwrap()
        .schema
        .key_range();
    let row: Row = client
        .get_range(&points, all)
        .rows()
        .next()
        .await
        .unwrap()
        .unwrap();
    assert_eq!(Point::from_row(&row).unwrap(), point);
}

async fn rejected_points_leave_nothing_behind(service: &TestEmulator) {
    let series = with_table(service).await;
    for bad in [
        Point::new("aa bb", 1).field("v", 1),
        Point::new("cpu", -1).field("v", 1),
        Point::new("cpu", 1),
        Point::new("cpu", 1).field("V", 1),
    ] {
        let put = series.put(TABLE).points([point(1), bad]);
        let error = put.send().await.unwrap_err();
        assert_eq!(error.code(), Some(&ErrorCode::ParameterInvalid));
    }
    assert_eq!(series.get(TABLE, key()).send().await.unwrap().points, []);
    let error = series.put("none").point(point(1)).send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ObjectNotExist));
}

async fn metadata_are_found_changed_and_deleted(service: &TestEmulator) {
    let series = with_table(service).await;
    let host = |host: i64| {
        Key::new("cpu")
            .source(format!("host-{host}"))
            .tag("region", "hz")
    };
    put(
        &series,
        (0..30).map(|n| Point::new(host(n), n).field("v", 1)),
    )
    .await;
    let query = |condition| series.query_meta(TABLE).filter(condition).limit(7);
    let condition = measurement("cpu").and(tag("region").starts_with("h"));
    let page = query(condition.clone()).count_total().send().await.unwrap();
    assert_eq!((page.series.len(), page.total), (7, Some(30)));
    assert!(page.series[0].update_time.is_some());
    let mut found = query(condition).series();
    let mut hosts = BTreeSet::new();
    while let Some(series) = found.next().await {
        hosts.insert(series.unwrap().key.data_source().to_owned());
    }
    assert_eq!(hosts.len(), 30);
    let count = async |condition| {
        let query = series.query_meta(TABLE).filter(condition).count_total();
        query.send().await.unwrap().total.unwrap()
    };
    assert_eq!(
        count(sources().starts_with("host-1") & !sources().ge("host-15")).await,
        6
    );
    assert_eq!(count(measurement("mem") | sources().lt("host-1")).await, 1);
    assert_eq!(count(updated().after(Timestamp::from_secs(1))).await, 30);
    assert_eq!(
        count(measurements().le("cpu").and(tag("none").eq("a"))).await,
        0
    );

    let update = series
        .update_meta(TABLE)
        .attributes(host(3), [("owner", "ops"), ("rack", "a, b")])
        .attributes(host(99), [("owner", "dev")]);
    update.send().await.unwrap().all_ok().unwrap();
    let found = query(attribute("owner").ge("o"))
        .send()
        .await
        .unwrap()
        .series;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].attribute("rack"), Some("a, b"));
    assert_eq!(count(measurement("cpu")).await, 31);
    let delete = series
        .delete_meta(TABLE)
        .keys([host(3), host(99), host(100)]);
    delete.send().await.unwrap().all_ok().unwrap();
    assert_eq!(count(measurement("cpu")).await, 29);
    let points = series.get(TABLE, host(3)).send().await.unwrap().points;
    assert_eq!(points.len(), 1);
    let ignored = series
        .put(TABLE)
        .point(Point::new("quiet", 1).field("v", 1));
    ignored
        .ignore_metadata(true)
        .send()
        .await
        .unwrap()
        .all_ok()
        .unwrap();
    assert_eq!(count(measurement("quiet")).await, 0);
}

async fn tables_are_created_changed_and_deleted(service: &TestEmulator) {
    let series = client(service).timeseries();
    let days = |days: u64| Some(Duration::from_secs(days * 86_400));
    let create = series
        .create_table(TABLE)
        .time_to_live(days(10))
        .metadata_time_to_live(days(20))
        .allow_attributes(false)
        .analytical_store(AnalyticalStore::new("store").time_to_live(days(30)))
        .lastpoint_index("last");
    create.send().await.unwrap();
    let described = series.describe_table(TABLE).send().await.unwrap();
    let table = &described.table;
    assert_eq!(
        (table.time_to_live, table.metadata_time_to_live),
        (days(10), days(20))
    );
    assert_eq!(
        (table.allow_attributes, table.status.as_str()),
        (false, "CREATED")
    );
    assert_eq!(described.analytical_stores[0].time_to_live, days(30));
    assert_eq!(described.lastpoint_indexes, ["last"]);
    series
        .update_table(TABLE)
        .metadata_time_to_live(None)
        .send()
        .await
        .unwrap();
    series
        .update_table(TABLE)
        .time_to_live(None)
        .send()
        .await
        .unwrap();
    series
        .update_table(TABLE)
        .allow_attributes(true)
        .send()
        .await
        .unwrap();
    let tables = series.list_table().send().await.unwrap().tables;
    assert_eq!(tables.len(), 1);
    assert_eq!(
        (tables[0].time_to_live, tables[0].allow_attributes),
        (None, true)
    );
    let error = series.create_table(TABLE).send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ObjectAlreadyExist));
    series.delete_table(TABLE).send().await.unwrap();
    let error = series.describe_table(TABLE).send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ObjectNotExist));
}

async fn tables_can_have_keys_of_their_own(service: &TestEmulator) {
    let series = client(service).timeseries();
    let create = series
        .create_table(TABLE)
        .key(["_m_name", "_tags", "region"])
        .field_key("cores", PrimaryKeyType::Integer)
        .field_key("frequency", PrimaryKeyType::String)
        .without_hash();
    create.send().await.unwrap();
    let table = series.describe_table(TABLE).send().await.unwrap().table;
    assert_eq!(table.key, ["_m_name", "_tags", "region"]);
    assert_eq!(
        table.field_keys[0],
        ("cores".to_owned(), PrimaryKeyType::Integer)
    );
    let key = Key::new("cpu").tag("region", "hz").tag("vendor", "intel");
    let points: Vec<Point> = (0..10)
        .map(|n| {
            let point = Point::new(&key, 7).field("cores", 8);
            point
                .field("frequency", format!("{n}GHz"))
                .field("load", 0.5)
        })
        .collect();
    put(&series, points.clone()).await;
    assert_eq!(series.get(TABLE, &key).send().await.unwrap().points, points);
    let error = series
        .put(TABLE)
        .point(Point::new(&key, 7).field("load", 1))
        .send()
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("missing primary key fields"),
        "{error}"
    );
}

async fn a_table_is_scanned_in_parts(service: &TestEmulator) {
    let series = with_table(service).await;
    let points = (0..500).map(|n: i64| {
        let key = Key::new(["cpu", "mem"][n as usize % 2]).source(format!("host-{}", n % 13));
        Point::new(key, n).field("n", n)
    });
    put(&series, points).await;
    let parts = series
        .split_scan(TABLE, 3)
        .measurement("mem")
        .send()
        .await
        .unwrap()
        .parts;
    let mut count = 0;
    for part in parts {
        let mut points = series
            .scan(TABLE)
            .part(part)
            .limit(20)
            .between(..400)
            .points();
        while let Some(point) = points.next().await {
            let point = point.unwrap();
            assert_eq!(
                (point.measurement(), point.get::<i64>("n").unwrap() % 2),
                ("mem", 1)
            );
            count += 1;
        }
    }
    assert_eq!(count, 200);
    let mut points = series
        .parallel_scan(TABLE, 8)
        .concurrency(3)
        .limit(20)
        .points();
    let mut found = BTreeSet::new();
    while let Some(point) = points.next().await {
        assert!(found.insert(point.unwrap().time()));
    }
    assert_eq!(found.len(), 500);
    let progress = points.progress();
    assert_eq!(
        (progress.parts, progress.finished_parts, progress.points),
        (8, 8, 500)
    );
}

async fn stores_and_lastpoint_indexes_are_created_and_deleted(service: &TestEmulator) {
    let series = with_table(service).await;
    put(&series, [point(5_000_000)]).await;
    series
        .create_analytical_store(TABLE, "store")
        .send()
        .await
        .unwrap();
    let month = Some(Duration::from_secs(30 * 86_400));
    let update = series
        .update_analytical_store(TABLE, "store")
        .time_to_live(month);
    update.send().await.unwrap();
    let described = series
        .describe_analytical_store(TABLE, "store")
        .send()
        .await
        .unwrap();
    assert_eq!(
        (described.store.time_to_live, described.sync_phase),
        (month, Some(SyncType::Full))
    );
    series
        .delete_analytical_store(TABLE, "store")
        .send()
        .await
        .unwrap();
    let error = series
        .describe_analytical_store(TABLE, "store")
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ObjectNotExist));

    let index = series
        .create_lastpoint_index(TABLE, "last")
        .include_base_data();
    index.send().await.unwrap();
    put(&series, [Point::new(key(), 7_000_000).field("usage", 0.75)]).await;
    let client = client(service);
    let all = client
        .describe_table("last")
        .send()
        .await
        .unwrap()
        .schema
        .key_range();
    let row = client
        .get_range("last", all)
        .rows()
        .next()
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.get::<f64>("usage").unwrap(), 0.75);
    assert_eq!(row.get::<i64>("n").unwrap(), 5_000_000);
    assert_eq!(row.get::<i64>("_time").unwrap(), 7_000_000);
    series
        .delete_lastpoint_index(TABLE, "last")
        .send()
        .await
        .unwrap();
    let error = client.describe_table("last").send().await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ObjectNotExist));
}

async fn many_points_are_written_by_many_tasks(service: &TestEmulator) {
    let series = with_table(service).await;
    let writer = series.writer().buffer_bytes(64 * 1024).start().unwrap();
    let tasks = (0..8).map(|task| {
        let writer = writer.clone();
        tokio::spawn(async move {
            for n in 0..250 {
                let key = Key::new("cpu").source(format!("host-{task}"));
                writer.write(TABLE, Point::new(key, n).field("n", n)).await;
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    let statistics = writer.close().await.unwrap();
    assert_eq!((statistics.succeeded, statistics.failed), (2000, 0));
    assert!(statistics.packs < 100, "{statistics:?}");
    let mut points = series.scan(TABLE).points();
    let mut count = 0;
    while let Some(point) = points.next().await {
        point.unwrap();
        count += 1;
    }
    assert_eq!(count, 2000);
}

async fn a_point_that_is_rejected_fails_alone(service: &TestEmulator) {
    let series = with_table(service).await;
    let writer = series.writer().start().unwrap();
    let good = writer.write(TABLE, point(1)).await;
    let bad = writer
        .write(TABLE, Point::new("aa bb", 1).field("v", 1))
        .await;
    let unsent = writer.write(TABLE, point(2).tag("a", "=")).await;
    let first = writer.write(TABLE, point(3).field("n", 1)).await;
    let second = writer.write(TABLE, point(3).field("n", 2)).await;
    writer.flush().await.unwrap();
    good.await.unwrap();
    assert_eq!(
        bad.await.unwrap_err().code(),
        Some(&ErrorCode::ParameterInvalid)
    );
    assert!(!unsent.await.unwrap_err().request_sent());
    first.await.unwrap();
    second.await.unwrap();
    writer.close().await.unwrap();
    let read = series.get(TABLE, key()).send().await.unwrap().points;
    assert_eq!(read, [point(1), point(3).field("n", 2)]);
}
