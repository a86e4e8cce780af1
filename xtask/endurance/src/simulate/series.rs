//! Points of time series, each of which is written once.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use fastrand::Rng;
use tablestore::timeseries::{Key, Point};
use tablestore::{Client, Result};
use tokio::time::sleep;

use super::plan::Plan;
use super::trace::{Outcome, Trace};

const TABLE: &str = "metrics";

/// The outcome of each point of a series, by its time.
pub(crate) type Points = BTreeMap<i64, Outcome>;

pub(crate) async fn create_table(client: &Client) -> Result<()> {
    let series = client.timeseries();
    series.create_table(TABLE).send().await?;
    series.wait_for_table(TABLE).await
}

/// The only writer of a series.
pub(crate) struct Series {
    pub(crate) client: Client,
    pub(crate) number: i64,
    pub(crate) trace: Trace,
    pub(crate) plan: Arc<Plan>,
    pub(crate) rng: Rng,
}

impl Series {
    /// Writes until all steps are done.
    pub(crate) async fn run(mut self) -> Points {
        let who = format!("series {}", self.number);
        let series = self.client.timeseries();
        let mut points = Points::new();
        let mut time = 0;
        for _ in 0..self.plan.steps / 3 {
            sleep(Duration::from_millis(self.rng.u64(..600))).await;
            let times: Vec<i64> = (time..time + self.rng.i64(1..6)).collect();
            time += 10;
            let put = times.iter().map(|time| point(self.number, *time));
            let outcome = series.put(TABLE).points(put).send().await;
            self.trace.call(&who, &format!("put {times:?}"), &outcome);
            match outcome {
                Ok(response) => {
                    let results = response.rows.iter().map(Outcome::of);
                    points.extend(times.into_iter().zip(results));
                }
                Err(error) => {
                    let outcome = Outcome::of::<()>(&Err(error));
                    points.extend(times.into_iter().map(|time| (time, outcome)));
                }
            }
        }
        points
    }
}

/// Compares a series with what is known of it.
pub(crate) async fn check(
    client: &Client,
    number: i64,
    points: &Points,
    trace: &Trace,
) -> Result<()> {
    let who = format!("series {number}");
    let series = client.timeseries();
    let mut stored = series.get(TABLE, key(number)).limit(11).points();
    let mut missing: Vec<i64> = points
        .iter()
        .filter_map(|(time, outcome)| (*outcome == Outcome::Done).then_some(*time))
        .collect();
    let mut last = None;
    while let Some(stored) = stored.next().await {
        let stored = stored?;
        let time = stored.time().as_micros();
        if last.replace(time).is_some_and(|last| last >= time) {
            trace.violation(&who, &format!("the point of {time} is not in order"));
        }
        if points
            .get(&time)
            .is_none_or(|outcome| *outcome == Outcome::NotDone)
        {
            trace.violation(&who, &format!("the point of {time} was not executed"));
        }
        let (n, double) = (stored.get::<i64>("n")?, stored.get::<f64>("double")?);
        if n != time || double != 2.0 * time as f64 {
            trace.violation(&who, &format!("the point of {time} has {n} and {double}"));
        }
        missing.retain(|missing| *missing != time);
    }
    if !missing.is_empty() {
        let what = format!("acknowledged points are missing: {missing:?}");
        trace.violation(&who, &what);
    }
    Ok(())
}

fn key(number: i64) -> Key {
    Key::new("load").source(format!("client-{number}"))
}

fn point(number: i64, time: i64) -> Point {
    Point::new(key(number), time)
        .field("n", time)
        .field("double", 2.0 * time as f64)
}
