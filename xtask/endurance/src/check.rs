//! Compares what a restarted service shows with the ledger, and its copies of the data with each other.

use std::collections::BTreeMap;

use tablestore::stream::StreamAction;
use tablestore::{Client, Error, KeyRange, PrimaryKey, PrimaryKeyValue, Row, Value};

use crate::Result;
use crate::ledger::{Known, Ledger};
use crate::workload::{
    BY_VERSION, BY_WRITER, COUNTERS, PAIRS, ROWS, columns, half_key, primary_key,
};

/// The versions of all rows of a table, by key.
pub(crate) type Versions = BTreeMap<(i64, i64), i64>;

/// A reader of the stream, which continues in each round where it stopped in the one before.
#[derive(Debug, Default)]
pub(crate) struct Follower {
    positions: Vec<String>,
    versions: Versions,
    /// Whether a version may be in the stream several times, one after another, because writers
    /// retry what has the same effect the second time.
    allows_repeats: bool,
}

/// Checks everything, lists what is wrong, and settles what was unknown.
pub(crate) async fn check(
    client: &Client,
    ledger: &mut Ledger,
    follower: &mut Follower,
) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let rows = versions(client, &mut wrong).await?;
    for (key, known) in &mut ledger.rows {
        settle(
            known,
            rows.get(key).copied(),
            &format!("row {key:?}"),
            &mut wrong,
        );
    }
    for key in rows.keys().filter(|key| !ledger.rows.contains_key(key)) {
        wrong.push(format!("row {key:?} was never written"));
    }
    check_index(client, BY_VERSION, &rows, &mut wrong).await?;
    check_index(client, BY_WRITER, &rows, &mut wrong).await?;
    follower.follow(client, &mut wrong).await?;
    if follower.versions != rows {
        let difference = difference(&follower.versions, &rows);
        wrong.push(format!("the stream and its table differ: {difference}"));
    }
    check_pairs(client, ledger, &mut wrong).await?;
    check_counters(client, ledger, &mut wrong).await?;
    Ok(wrong)
}

/// Checks the rows of a service that started on damaged files: any that it shows has to be right. A row
/// may be missing only where reading fails.
pub(crate) async fn check_damaged(client: &Client, ledger: &Ledger) -> Vec<String> {
    let mut wrong = Vec::new();
    if let Ok(rows) = versions(client, &mut wrong).await {
        for (key, known) in &ledger.rows {
            settle(
                &mut known.clone(),
                rows.get(key).copied(),
                &format!("row {key:?}"),
                &mut wrong,
            );
        }
    }
    wrong
}

/// Settles what is unknown, by reading it back. Fails where a read fails; what is settled stays so.
pub(crate) async fn settle_unknown(
    client: &Client,
    ledger: &mut Ledger,
    wrong: &mut Vec<String>,
) -> Result<(), Error> {
    for (key, known) in &mut ledger.rows {
        if known.unknown.is_some() {
            let row = client.get_row(ROWS, primary_key(*key)).send().await?.row;
            let name = format!("row {key:?}");
            let version = row.and_then(|row| whole(&row, &name, wrong));
            settle(known, version, &name, wrong);
        }
    }
    for (writer, known) in &mut ledger.pairs {
        if known.unknown.is_some() {
            let version = pair_version(client, *writer, wrong).await?;
            settle(known, version, &format!("pair {writer}"), wrong);
        }
    }
    Ok(())
}

/// The version of both halves of a pair, which nobody writes meanwhile.
async fn pair_version(
    client: &Client,
    writer: i64,
    wrong: &mut Vec<String>,
) -> Result<Option<i64>, Error> {
    let mut halves = [None, None];
    for (half, version) in (0..).zip(&mut halves) {
        let get = client.get_row(PAIRS, half_key(writer, half));
        if let Some(row) = get.send().await?.row {
            *version = whole(&row, &format!("half {half} of pair {writer}"), wrong);
        }
    }
    if halves[0] != halves[1] {
        wrong.push(format!("pair {writer} is half committed: {halves:?}"));
    }
    Ok(halves[0])
}

fn settle(known: &mut Known, version: Option<i64>, name: &str, wrong: &mut Vec<String>) {
    if !known.allows(version) {
        wrong.push(format!("{name} has version {version:?}; known: {known:?}"));
    }
    *known = Known {
        acknowledged: version,
        unknown: None,
    };
}

async fn versions(client: &Client, wrong: &mut Vec<String>) -> Result<Versions> {
    range_versions(client, KeyRange::all(["writer", "number"]), wrong).await
}

/// The versions of the rows of a range, which have to come in the order of their keys.
pub(crate) async fn range_versions(
    client: &Client,
    range: KeyRange,
    wrong: &mut Vec<String>,
) -> Result<Versions> {
    let mut rows = client.get_range(ROWS, range.forward()).rows();
    let mut versions = Versions::new();
    while let Some(row) = rows.next().await {
        let row = row?;
        let key = (row.get("writer")?, row.get("number")?);
        if let Some(version) = whole(&row, &format!("row {key:?}"), wrong) {
            if versions
                .last_key_value()
                .is_some_and(|(last, _)| *last >= key)
            {
                wrong.push(format!("row {key:?} of a range is not in order"));
            }
            versions.insert(key, version);
        }
    }
    Ok(versions)
}

/// The version of a row, all of whose columns are of that version.
pub(crate) fn whole(row: &Row, name: &str, wrong: &mut Vec<String>) -> Option<i64> {
    let version = row.get::<i64>("version").ok();
    let is_whole = version.is_some_and(|version| {
        let expected = columns(version);
        let has = |(column, value): &(&str, Value)| {
            row.get::<Value>(column)
                .is_ok_and(|stored| stored == *value)
        };
        expected.iter().all(has)
    });
    if !is_whole {
        wrong.push(format!("{name} has the columns of two versions: {row:?}"));
    }
    version
}

async fn check_index(
    client: &Client,
    index: &str,
    rows: &Versions,
    wrong: &mut Vec<String>,
) -> Result<()> {
    let key_columns = match index {
        BY_VERSION => ["version", "writer", "number"],
        _ => ["writer", "version", "number"],
    };
    let range = KeyRange::all(key_columns).forward();
    let mut entries = client.get_range(index, range).rows();
    let mut indexed = Versions::new();
    while let Some(entry) = entries.next().await {
        let entry = entry?;
        let key = (entry.get("writer")?, entry.get("number")?);
        if let Some(other) = indexed.insert(key, entry.get("version")?) {
            wrong.push(format!(
                "{index} has two entries of row {key:?}: {other} too"
            ));
        }
    }
    if indexed != *rows {
        let difference = difference(&indexed, rows);
        wrong.push(format!("{index} and its table differ: {difference}"));
    }
    Ok(())
}

pub(crate) fn difference(copy: &Versions, rows: &Versions) -> String {
    let keys = copy.keys().chain(rows.keys());
    let different = keys.filter(|key| copy.get(key) != rows.get(key));
    let shown = different.take(3).map(|key| {
        let (copied, stored) = (copy.get(key), rows.get(key));
        format!("{key:?} is {copied:?} instead of {stored:?}")
    });
    shown.collect::<Vec<_>>().join(", ")
}

impl Follower {
    /// Creates a reader of a stream whose writers retry.
    pub(crate) fn with_repeats() -> Self {
        Self {
            allows_repeats: true,
            ..Self::default()
        }
    }

    async fn follow(&mut self, client: &Client, wrong: &mut Vec<String>) -> Result<()> {
        if self.positions.is_empty() {
            for stream in client.list_stream().table(ROWS).send().await?.streams {
                let described = client.describe_stream(&stream.stream_id).send().await?;
                for shard in described.shards {
                    let oldest = client.get_shard_iterator(&stream.stream_id, shard.shard_id);
                    self.positions.push(oldest.send().await?.shard_iterator);
                }
            }
        }
        let mut positions = Vec::new();
        for position in std::mem::take(&mut self.positions) {
            let mut records = client.get_stream_record(position).records();
            while let Some(record) = records.next().await {
                let record = record?;
                let key = (
                    integer(&record.primary_key, "writer")?,
                    integer(&record.primary_key, "number")?,
                );
                if record.action == StreamAction::DeleteRow {
                    self.versions.remove(&key);
                    continue;
                }
                let columns = record.new_columns.unwrap_or_default();
                let version = columns.iter().find(|column| column.name == "version");
                let version = version.and_then(|column| column.value.as_integer());
                let version = version.ok_or("a record has no version")?;
                let before = self.versions.insert(key, version);
                let is_wrong = |before| match self.allows_repeats {
                    true => before > version,
                    false => before >= version,
                };
                if before.is_some_and(is_wrong) {
                    wrong.push(format!(
                        "the stream has {version} of {key:?} after {before:?}"
                    ));
                }
            }
            positions.extend(records.next_start());
        }
        self.positions = positions;
        Ok(())
    }
}

fn integer(key: &PrimaryKey, name: &str) -> Result<i64> {
    let value = key.get(name).and_then(PrimaryKeyValue::as_integer);
    value.ok_or_else(|| format!("{key} has no integer {name}").into())
}

async fn check_pairs(client: &Client, ledger: &mut Ledger, wrong: &mut Vec<String>) -> Result<()> {
    for (writer, known) in &mut ledger.pairs {
        let version = pair_version(client, *writer, wrong).await?;
        settle(known, version, &format!("pair {writer}"), wrong);
    }
    Ok(())
}

async fn check_counters(
    client: &Client,
    ledger: &mut Ledger,
    wrong: &mut Vec<String>,
) -> Result<()> {
    for (writer, (done, unknown)) in &mut ledger.counters {
        let get = client.get_row(COUNTERS, PrimaryKey::new("writer", *writer));
        let row = get.send().await?.row;
        let count = row.map_or(Ok(0), |row| row.get::<i64>("count"))?;
        if !(*done..=*done + *unknown).contains(&count) {
            let limits = format!("{done} increments acknowledged, {unknown} unknown");
            wrong.push(format!("counter {writer} is {count}: {limits}"));
        }
        (*done, *unknown) = (count, 0);
    }
    Ok(())
}
