//! A bulk writer: rows that are written once, increments, and rows whose key the service chooses.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use fastrand::Rng;
use tablestore::batch::RowChange;
use tablestore::{Client, KeyRange, PrimaryKey, PrimaryKeyType, PrimaryKeyValue, Result};
use tokio::time::sleep;

use super::plan::Plan;
use super::rules::Policy;
use super::shared::{SHARED, Shared, key};
use super::trace::{Outcome, Trace};

const ROWS: &str = "bulk";
const MESSAGES: &str = "messages";

/// The counter in [`SHARED`] that only bulk writers increment.
const COUNTER: i64 = 100;

/// The outcome of each row by its number.
#[derive(Debug, Default)]
pub(crate) struct Written {
    rows: BTreeMap<i64, Outcome>,
    messages: BTreeMap<i64, Outcome>,
}

pub(crate) async fn create_tables(client: &Client) -> Result<()> {
    let create = client.create_table(ROWS);
    let create = create.primary_key("id", PrimaryKeyType::Integer);
    create.send().await?;
    let create = client.create_table(MESSAGES);
    let create = create.primary_key("chat", PrimaryKeyType::String);
    create.auto_increment("number").send().await?;
    Ok(())
}

/// A writer in a run.
pub(crate) struct Bulk {
    pub(crate) client: Client,
    pub(crate) policy: Policy,
    pub(crate) shared: Shared,
    pub(crate) trace: Trace,
    pub(crate) plan: Arc<Plan>,
    pub(crate) rng: Rng,
}

/// The kinds of rows.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Row,
    Increment,
    Message,
}

impl Bulk {
    /// Writes all rows, and waits for their outcomes.
    pub(crate) async fn run(mut self) -> Result<Written> {
        let writer = self.client.bulk_writer().retry_policy(self.policy.clone());
        let writer = writer
            .max_rows(self.rng.usize(1..20))
            .concurrency(self.rng.usize(1..5))
            .linger(Duration::from_millis(self.rng.u64(1..50)))
            // A few rows, so that some have to wait.
            .buffer_bytes(self.rng.usize(1_000..20_000))
            .time_limit(Duration::from_secs(60))
            .start()?;
        let mut pending = Vec::new();
        for number in 0..i64::from(self.plan.steps) * 3 {
            if self.rng.u8(0..8) == 0 {
                sleep(Duration::from_millis(self.rng.u64(..400))).await;
            }
            let kind = [Kind::Row, Kind::Increment, Kind::Message][self.rng.usize(..3)];
            let change = self.change(kind, number);
            pending.push((number, kind, writer.write(change).await));
        }
        let mut written = Written::default();
        for (number, kind, pending) in pending {
            let result = pending.await;
            let what = format!("{kind:?} {number}");
            self.trace.call("bulk", &what, &result);
            let outcome = Outcome::of(&result);
            match kind {
                Kind::Row => drop(written.rows.insert(number, outcome)),
                Kind::Message => drop(written.messages.insert(number, outcome)),
                Kind::Increment => self.shared.incremented(COUNTER, outcome),
            }
        }
        let statistics = writer.close().await?;
        if statistics.pending() != 0 {
            let what = format!("rows are left after the end: {statistics:?}");
            self.trace.violation("bulk", &what);
        }
        Ok(written)
    }

    fn change(&self, kind: Kind, number: i64) -> RowChange {
        let client = &self.client;
        match kind {
            Kind::Row => client.put_row(ROWS, key(number)).column("n", number).into(),
            Kind::Increment => {
                let update = client.update_row(SHARED, key(COUNTER));
                update.increment("count", 1).into()
            }
            Kind::Message => {
                let key = PrimaryKey::new("chat", "x");
                let key = key.and("number", PrimaryKeyValue::AutoIncrement);
                client.put_row(MESSAGES, key).column("n", number).into()
            }
        }
    }
}

/// Compares the tables with the outcomes.
pub(crate) async fn check(client: &Client, written: &Written, trace: &Trace) -> Result<()> {
    for (table, columns, outcomes) in [
        (ROWS, &["id"][..], &written.rows),
        (MESSAGES, &["chat", "number"][..], &written.messages),
    ] {
        let mut counts: BTreeMap<i64, u32> = BTreeMap::new();
        let range = KeyRange::all(columns.iter().copied());
        let mut rows = client.get_range(table, range).limit(7).rows();
        while let Some(row) = rows.next().await {
            *counts.entry(row?.get("n")?).or_default() += 1;
        }
        for (number, outcome) in outcomes {
            let count = counts.remove(number).unwrap_or_default();
            let allowed = match outcome {
                Outcome::Done => 1..=1,
                Outcome::Unknown => 0..=1,
                Outcome::NotDone => 0..=0,
            };
            if !allowed.contains(&count) {
                let what = format!("row {number} of {table} exists {count} times: {outcome:?}");
                trace.violation("bulk", &what);
            }
        }
        if !counts.is_empty() {
            trace.violation("bulk", &format!("{table} has rows of nobody: {counts:?}"));
        }
    }
    Ok(())
}
