//! Points of time series, written and read.

use std::ops::Range;

use tablestore::timeseries::{Key, Point};
use tablestore::{Client, KeyRange, PrimaryKeyType};
use tokio::task::JoinSet;
use xtask_bench::Result;
use xtask_bench::points::{self, KEY_COLUMNS, MEASUREMENT, PUT, Sample, TABLE, TAGS};

use super::Count;

/// Tasks that write.
const TASKS: u64 = 8;
/// Series of the points that are written.
const SERIES: u64 = 1_000;
/// The wide-column table that has the same rows.
const ROWS: &str = "rows";
/// The last part of the primary key.
const TIME: &str = "_time";

/// Creates the tables, and writes so many points of one series into both.
pub(crate) async fn fill(client: &Client, points: u64) -> Result<()> {
    let series = client.timeseries();
    series.create_table(TABLE).send().await?;
    let create = KEY_COLUMNS
        .into_iter()
        .fold(client.create_table(ROWS), |create, name| {
            create.primary_key(name, PrimaryKeyType::String)
        });
    create
        .primary_key(TIME, PrimaryKeyType::Integer)
        .send()
        .await?;
    let (as_points, as_rows) = (series.writer().start()?, client.bulk_writer().start()?);
    for number in 0..points {
        let sample = Sample::new(0, number);
        let (key, columns) = points::parts(&sample.row())?;
        let put = columns
            .into_iter()
            .fold(client.put_row(ROWS, key), |put, column| {
                put.column(column.name, column.value)
            });
        drop(as_rows.write(put).await);
        drop(as_points.write(TABLE, point(sample)).await);
    }
    as_rows.close().await?;
    as_points.close().await?;
    Ok(())
}

/// A point as an application builds it.
pub(crate) fn point(sample: Sample) -> Point {
    let tags = TAGS.into_iter().zip(sample.tags);
    let key = tags.fold(
        Key::new(MEASUREMENT).source(sample.source),
        |key, (name, value)| key.tag(name, value),
    );
    Point::new(key, sample.time)
        .field("cores", sample.cores)
        .field("load", sample.load)
        .field("status", sample.status)
        .field("throttled", sample.throttled)
        .field("usage", sample.usage)
}

fn points(numbers: Range<u64>) -> impl Iterator<Item = Point> {
    numbers.map(|number| point(Sample::new(number % SERIES, number)))
}

/// The numbers of the points of each task.
fn shares(total: u64) -> impl Iterator<Item = Range<u64>> {
    (0..TASKS).map(move |task| total * task / TASKS..total * (task + 1) / TASKS)
}

async fn joined(mut tasks: JoinSet<Result<()>>) -> Result<()> {
    while let Some(ended) = tasks.join_next().await {
        ended??;
    }
    Ok(())
}

pub(super) async fn put_calls(client: &Client, total: u64, count: &Count) -> Result<()> {
    let series = client.timeseries();
    let mut tasks = JoinSet::new();
    for share in shares(total) {
        let (series, count) = (series.clone(), count.clone());
        tasks.spawn(async move {
            let mut start = share.start;
            while start < share.end {
                let end = share.end.min(start + PUT);
                let put = series.put(TABLE).points(points(start..end));
                put.send().await?.all_ok()?;
                count.add(usize::try_from(end - start)?);
                start = end;
            }
            Ok(())
        });
    }
    joined(tasks).await
}

pub(super) async fn put_writer(client: &Client, total: u64, count: &Count) -> Result<()> {
    let writer = client.timeseries().writer();
    let writer = writer.concurrency(usize::try_from(TASKS)?).start()?;
    let mut tasks = JoinSet::new();
    for share in shares(total) {
        let (writer, count) = (writer.clone(), count.clone());
        tasks.spawn(async move {
            for point in points(share) {
                // Failures that nobody receives are reported at the end.
                drop(writer.write(TABLE, point).await);
                count.add(1);
            }
            Ok(())
        });
    }
    joined(tasks).await?;
    let statistics = writer.close().await?;
    match statistics.succeeded == total {
        true => Ok(()),
        false => Err(format!("{statistics:?}").into()),
    }
}

pub(super) async fn get_points(client: &Client, count: &Count) -> Result<()> {
    let key = point(Sample::new(0, 0)).key();
    let mut points = client.timeseries().get(TABLE, key).points();
    while let Some(point) = points.next().await {
        read(point?.fields().len())?;
        count.add(1);
    }
    Ok(())
}

pub(super) async fn get_range(client: &Client, count: &Count) -> Result<()> {
    let columns = KEY_COLUMNS.into_iter().chain([TIME]);
    let everything = KeyRange::all(columns).forward();
    let mut rows = client.get_range(ROWS, everything).rows();
    while let Some(row) = rows.next().await {
        read(row?.columns().len())?;
        count.add(1);
    }
    Ok(())
}

/// Checks the fields of what was read.
fn read(fields: usize) -> Result<()> {
    match fields {
        5 => Ok(()),
        _ => Err(format!("{fields} fields").into()),
    }
}
