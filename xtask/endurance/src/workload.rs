//! Writers that never stop until a call fails, and the tables they write to.

use std::time::Duration;

use fastrand::Rng;
use tablestore::secondary_index::IndexMeta;
use tablestore::stream::{StreamColumns, StreamSpecification};
use tablestore::table::DefinedColumnType;
use tablestore::{Client, Error, PrimaryKey, PrimaryKeyType, Value};

use crate::Result;
use crate::ledger::{Known, Ledger, Version};

/// Rows with a secondary index of each kind and a stream.
pub(crate) const ROWS: &str = "rows";
/// The global index of [`ROWS`] by version.
pub(crate) const BY_VERSION: &str = "rows_by_version";
/// The local index of [`ROWS`] by writer and version.
pub(crate) const BY_WRITER: &str = "rows_by_writer";
/// Pairs of rows that are changed together.
pub(crate) const PAIRS: &str = "pairs";
/// Counters that are incremented.
pub(crate) const COUNTERS: &str = "counters";

const WRITERS: i64 = 8;
const ROWS_OF_A_WRITER: i64 = 24;
const ROWS_OF_A_BATCH: usize = 6;

/// Creates the tables, in a new data directory.
pub(crate) async fn create_tables(client: &Client) -> Result<()> {
    client
        .create_table(ROWS)
        .primary_key("writer", PrimaryKeyType::Integer)
        .primary_key("number", PrimaryKeyType::Integer)
        .defined_column("version", DefinedColumnType::Integer)
        .index(IndexMeta::global(BY_VERSION, ["version"]))
        .index(IndexMeta::local(BY_WRITER, ["writer", "version"]))
        .stream(StreamSpecification::enabled(24).new_columns(StreamColumns::All))
        .send()
        .await?;
    client
        .create_table(PAIRS)
        .primary_key("writer", PrimaryKeyType::Integer)
        .primary_key("half", PrimaryKeyType::Integer)
        .enable_local_transactions()
        .send()
        .await?;
    client
        .create_table(COUNTERS)
        .primary_key("writer", PrimaryKeyType::Integer)
        .send()
        .await?;
    Ok(())
}

/// Runs all writers until each has a call that fails. `stop` ends the service meanwhile.
pub(crate) async fn run(
    client: &Client,
    ledger: &mut Ledger,
    rng: &mut Rng,
    stop: impl Future<Output = Result<()>>,
) -> Result<()> {
    let mut writers = Vec::new();
    for writer in 0..WRITERS {
        let writer = Writer::new(client.clone(), writer, ledger.part(writer), rng.fork());
        writers.push(tokio::spawn(writer.run()));
    }
    stop.await?;
    for writer in writers {
        ledger.join(writer.await?);
    }
    Ok(())
}

/// The only writer of its rows, its pair and its counter.
pub(crate) struct Writer {
    pub(crate) client: Client,
    pub(crate) writer: i64,
    pub(crate) ledger: Ledger,
    pub(crate) rng: Rng,
}

impl Writer {
    pub(crate) fn new(client: Client, writer: i64, ledger: Ledger, rng: Rng) -> Self {
        Self {
            client,
            writer,
            ledger,
            rng,
        }
    }

    async fn run(mut self) -> Ledger {
        while self.step().await.1.is_ok() {}
        self.ledger
    }

    /// Writes something, and records its outcome. Returns the kind of the write with the outcome.
    pub(crate) async fn step(&mut self) -> (&'static str, Result<(), Error>) {
        let (kind, outcome) = match self.rng.u8(0..20) {
            0..9 => ("put", self.put().await),
            9..12 => ("delete", self.delete().await),
            12..15 => ("batch", self.batch().await),
            15..18 => ("increment", self.increment().await),
            _ => ("transaction", self.transaction().await),
        };
        match &outcome {
            Ok(()) => self.ledger.acknowledged += 1,
            Err(error) if error.outcome_unknown() => self.ledger.unknown += 1,
            Err(_) => {}
        }
        (kind, outcome)
    }

    fn key(&mut self) -> (i64, i64) {
        (self.writer, self.rng.i64(0..ROWS_OF_A_WRITER))
    }

    /// A version that no row of this writer had.
    fn next_version(&mut self) -> i64 {
        self.ledger.version += 1;
        self.ledger.version
    }

    async fn put(&mut self) -> Result<(), Error> {
        let (key, version) = (self.key(), self.next_version());
        let put = self.client.put_row(ROWS, primary_key(key));
        let outcome = put.columns(columns(version)).send().await;
        let known = self.ledger.rows.entry(key).or_default();
        record(known, Some(version), outcome)
    }

    async fn delete(&mut self) -> Result<(), Error> {
        let key = self.key();
        let delete = self.client.delete_row(ROWS, primary_key(key));
        let outcome = delete.send().await;
        record(self.ledger.rows.entry(key).or_default(), None, outcome)
    }

    async fn batch(&mut self) -> Result<(), Error> {
        let version = self.next_version();
        let mut numbers: Vec<i64> = (0..ROWS_OF_A_WRITER).collect();
        self.rng.shuffle(&mut numbers);
        numbers.truncate(ROWS_OF_A_BATCH);
        let puts = numbers.iter().map(|number| {
            let key = primary_key((self.writer, *number));
            self.client.put_row(ROWS, key).columns(columns(version))
        });
        let outcome = self.client.batch_write_row().add_all(puts).send().await;
        let mut last = Ok(());
        let results = match outcome {
            Ok(response) => response.rows,
            Err(error) if error.outcome_unknown() => {
                last = Err(error);
                Vec::new()
            }
            Err(error) => return Err(error),
        };
        let mut results = results.into_iter();
        for number in numbers {
            let known = self.ledger.rows.entry((self.writer, number)).or_default();
            match results.next() {
                Some(result) => last = record(known, Some(version), result).and(last),
                None => known.unknown = Some(Some(version)),
            }
        }
        last
    }

    async fn increment(&mut self) -> Result<(), Error> {
        let key = PrimaryKey::new("writer", self.writer);
        let update = self.client.update_row(COUNTERS, key).increment("count", 1);
        let outcome = update.send().await;
        let (done, unknown) = self.ledger.counters.entry(self.writer).or_default();
        match outcome {
            Ok(_) => *done += 1,
            Err(error) => {
                *done += i64::from(error.executed());
                *unknown += i64::from(error.outcome_unknown());
                return Err(error);
            }
        }
        Ok(())
    }

    async fn transaction(&mut self) -> Result<(), Error> {
        let version = self.next_version();
        let partition = PrimaryKey::new("writer", self.writer);
        let start = self.client.start_local_transaction(PAIRS, partition);
        let transaction = start.send().await?;
        for half in 0..2 {
            let put = transaction.put_row(half_key(self.writer, half));
            put.columns(columns(version)).send().await?;
        }
        let outcome = transaction.commit().send().await;
        let known = self.ledger.pairs.entry(self.writer).or_default();
        record(known, Some(version), outcome)
    }
}

/// Takes down the outcome of a write.
fn record<T>(known: &mut Known, version: Version, outcome: Result<T, Error>) -> Result<(), Error> {
    let done = Known {
        acknowledged: version,
        unknown: None,
    };
    match outcome {
        Ok(_) => *known = done,
        Err(error) => {
            if error.executed() {
                *known = done;
            } else if error.outcome_unknown() {
                known.unknown = Some(version);
            }
            return Err(error);
        }
    }
    Ok(())
}

/// The key of a row of [`ROWS`].
pub(crate) fn primary_key((writer, number): (i64, i64)) -> PrimaryKey {
    PrimaryKey::new("writer", writer).and("number", number)
}

/// The key of a row of [`PAIRS`].
pub(crate) fn half_key(writer: i64, half: i64) -> PrimaryKey {
    PrimaryKey::new("writer", writer).and("half", half)
}

/// The columns of a version, which show half a row as such: 0 to 3 KiB.
pub(crate) fn columns(version: i64) -> [(&'static str, Value); 3] {
    let length = usize::try_from(version * 37 % 3072).unwrap_or_default();
    [
        ("version", Value::from(version)),
        ("same", Value::from(version)),
        ("text", Value::from("x".repeat(length))),
    ]
}

/// The pause before the service is ended.
pub(crate) fn moment(rng: &mut Rng) -> Duration {
    Duration::from_micros(rng.u64(1_000..250_000))
}
