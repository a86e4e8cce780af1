//! Writers of rows of their own, which read them back in every way.

use std::sync::Arc;
use std::time::Duration;

use tablestore::search::{FieldSchema, IndexSchema, field};
use tablestore::{Client, Error, KeyRange, PrimaryKey, Result};
use tokio::time::sleep;

use super::plan::Plan;
use super::trace::Trace;
use crate::check::{Versions, difference, range_versions, settle_unknown};
use crate::ledger::Ledger;
use crate::workload::{BY_WRITER, ROWS, Writer, primary_key};

/// The search index of [`ROWS`].
pub(crate) const SEARCH: &str = "rows_search";

/// Longer than a request is on its way: nothing arrives late after this.
pub(crate) const SETTLING: Duration = Duration::from_secs(1);

/// The most attempts to read something back during the storm, with half a second between them.
const MAX_READS: u32 = 400;

/// Creates the search index and the SQL mapping of the rows.
pub(crate) async fn create_indexes(client: &Client) -> Result<()> {
    let schema = IndexSchema::new()
        .field(FieldSchema::long("writer"))
        .field(FieldSchema::long("number"))
        .field(FieldSchema::long("version"));
    client
        .create_search_index(ROWS, SEARCH, schema)
        .send()
        .await?;
    let mapping = format!(
        "CREATE TABLE {ROWS} (writer BIGINT, number BIGINT, version BIGINT, \
         PRIMARY KEY(writer, number))"
    );
    client.sql(mapping).send().await?;
    Ok(())
}

/// A writer in a run.
pub(crate) struct Rows {
    pub(crate) writer: Writer,
    pub(crate) trace: Trace,
    pub(crate) plan: Arc<Plan>,
}

/// A way to read the rows of a writer.
#[derive(Clone, Copy, Debug)]
enum View {
    Range,
    Index,
    Search,
    Sql,
    Batch,
}

impl Rows {
    /// Writes and reads until all steps are done. Returns what is known then.
    pub(crate) async fn run(mut self) -> Ledger {
        let who = format!("rows {}", self.writer.writer);
        for _ in 0..self.plan.steps {
            let pause = self.writer.rng.u64(..300);
            sleep(Duration::from_millis(pause)).await;
            let view = match self.writer.rng.u8(0..15) {
                0 => View::Range,
                1 => View::Index,
                2 => View::Search,
                3 => View::Sql,
                4 => View::Batch,
                _ => {
                    let (kind, outcome) = self.writer.step().await;
                    self.trace.call(&who, kind, &outcome);
                    self.settle(&who).await;
                    continue;
                }
            };
            self.read(&who, view).await;
        }
        self.writer.ledger
    }

    /// Reads back what is unknown until it is known.
    async fn settle(&mut self, who: &str) {
        let ledger = &mut self.writer.ledger;
        let is_unknown = |known: &crate::ledger::Known| known.unknown.is_some();
        if !ledger
            .rows
            .values()
            .chain(ledger.pairs.values())
            .any(is_unknown)
        {
            return;
        }
        sleep(SETTLING).await;
        for _ in 0..MAX_READS {
            let mut wrong = Vec::new();
            let settled = settle_unknown(&self.writer.client, ledger, &mut wrong).await;
            self.trace.violations(who, wrong);
            self.trace.call(who, "settle", &settled);
            if settled.is_ok() {
                return;
            }
            sleep(Duration::from_millis(500)).await;
        }
        let what = "rows cannot be read for minutes".to_owned();
        self.trace.violation(who, &what);
    }

    async fn read(&mut self, who: &str, view: View) {
        // What lags may show an older state. SQL chooses the search index by itself.
        if let View::Search | View::Sql = view
            && !self.plan.lag.is_zero()
        {
            return;
        }
        let mut wrong = Vec::new();
        let (client, writer) = (&self.writer.client, self.writer.writer);
        let known = self.writer.ledger.rows.iter();
        let expected: Versions = known
            .filter_map(|(key, known)| Some((*key, known.acknowledged?)))
            .collect();
        let seen = match view {
            View::Range => range(client, writer, &mut wrong).await,
            View::Index => index(client, writer).await,
            View::Search => search(client, writer).await,
            View::Sql => sql(client, writer).await,
            View::Batch => batch(client, &expected).await,
        };
        self.trace.call(who, &format!("read {view:?}"), &seen);
        if let Ok(seen) = seen
            && seen != expected
        {
            let difference = difference(&seen, &expected);
            wrong.push(format!(
                "{view:?} and what was acknowledged differ: {difference}"
            ));
        }
        self.trace.violations(who, wrong);
    }
}

fn of_writer(writer: i64) -> PrimaryKey {
    PrimaryKey::new("writer", writer)
}

async fn range(client: &Client, writer: i64, wrong: &mut Vec<String>) -> Result<Versions> {
    let range = KeyRange::prefix(of_writer(writer), ["number"]);
    let read = range_versions(client, range, wrong).await;
    read.map_err(|error| match error.downcast::<Error>() {
        Ok(error) => *error,
        Err(error) => Error::new(tablestore::ErrorKind::Other, error.to_string()),
    })
}

async fn index(client: &Client, writer: i64) -> Result<Versions> {
    let range = KeyRange::prefix(of_writer(writer), ["version", "number"]).backward();
    let mut entries = client.get_range(BY_WRITER, range).rows();
    let mut versions = Versions::new();
    while let Some(entry) = entries.next().await {
        let entry = entry?;
        versions.insert((writer, entry.get("number")?), entry.get("version")?);
    }
    Ok(versions)
}

async fn search(client: &Client, writer: i64) -> Result<Versions> {
    let search = client
        .search(ROWS, SEARCH)
        .query(field("writer").eq(writer))
        .sort(field("number").ascending())
        .columns(["version"]);
    let mut hits = search.limit(7).hits();
    let mut versions = Versions::new();
    while let Some(hit) = hits.next().await {
        let row = hit?.row;
        versions.insert(
            (row.get("writer")?, row.get("number")?),
            row.get("version")?,
        );
    }
    Ok(versions)
}

async fn sql(client: &Client, writer: i64) -> Result<Versions> {
    let select = format!("SELECT number, version FROM {ROWS} WHERE writer = ? LIMIT 1000");
    let rows = client.sql(select).bind(writer).send().await?;
    let version = |row: tablestore::sql::SqlRow<'_>| {
        Ok((
            (writer, row.get::<i64>("number")?),
            row.get::<i64>("version")?,
        ))
    };
    rows.iter().map(version).collect()
}

async fn batch(client: &Client, expected: &Versions) -> Result<Versions> {
    let mut versions = Versions::new();
    if expected.is_empty() {
        return Ok(versions);
    }
    let rows = expected.keys();
    let rows = rows.map(|key| client.get_row(ROWS, primary_key(*key)));
    let response = client.batch_get_row().add_all(rows).send().await?;
    for (key, row) in expected.keys().zip(response.all_ok()?) {
        if let Some(row) = row.row {
            versions.insert(*key, row.get("version")?);
        }
    }
    Ok(versions)
}
