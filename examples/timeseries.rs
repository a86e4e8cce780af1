//! Writes points of time series, reads them back, and finds series by their metadata.

use std::time::{Duration, SystemTime};

use tablestore::timeseries::{Key, Point, measurement, tag};
use tablestore_emulator::Emulator;

#[expect(
    clippy::disallowed_methods,
    reason = "a program may read the clock, only the libraries have one of their own"
)]
#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let emulator = Emulator::in_memory();
    let client = tablestore::Client::builder(emulator.endpoint())
        .credentials(emulator.credentials().clone())
        .instance("monitoring")
        .service(emulator.service())
        .build()?;

    // The handle keeps which series the service knows: create one, and clone it.
    let series = client.timeseries();
    series.create_table("metrics").send().await?;
    series.wait_for_table("metrics").await?;

    let start = SystemTime::now();
    series
        .put("metrics")
        .point(
            Point::new("cpu", start)
                .source("host-7")
                .tag("region", "hz")
                .field("usage", 0.73)
                .field("throttled", false),
        )
        .send()
        .await?
        .all_ok()?;

    // Many points, from any number of tasks, in full calls.
    let writer = series.writer().start()?;
    for second in 1..=600 {
        let point = Point::new("cpu", start + Duration::from_secs(second))
            .source("host-7")
            .tag("region", "hz")
            .field("usage", (second % 100) as f64 / 100.0);
        writer.write("metrics", point).await;
    }
    let written = writer.close().await?;
    println!("{} points in {} calls", written.succeeded, written.packs);

    // A range of times, page by page, as one stream.
    let key = Key::new("cpu").source("host-7").tag("region", "hz");
    let end = start + Duration::from_secs(60);
    let mut points = series.get("metrics", &key).between(start..end).points();
    let (mut sum, mut count) = (0.0, 0);
    while let Some(point) = points.next().await {
        sum += point?.get::<f64>("usage")?;
        count += 1;
    }
    println!(
        "{:.2} on average over {count} points",
        sum / f64::from(count)
    );

    let newest = series
        .get("metrics", &key)
        .backward()
        .limit(1)
        .send()
        .await?;
    println!("newest: {:?}", newest.points[0].time());

    // Series are found by what is known of them.
    let condition = measurement("cpu").and(tag("region").starts_with("h"));
    let mut found = series.query_meta("metrics").filter(condition).series();
    while let Some(series) = found.next().await {
        println!("{}", series?.key);
    }

    // A whole table, in parts that are read at the same time.
    let mut points = series.parallel_scan("metrics", 4).points();
    while let Some(point) = points.next().await {
        point?;
    }
    println!("{:?}", points.progress());
    Ok(())
}
