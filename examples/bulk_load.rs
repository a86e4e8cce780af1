//! Loads a table and scans it in parallel: a million generated rows, or a CSV file.
//!
//! ```console
//! cargo run --release --package tablestore-examples --features all --example bulk_load
//! cargo run --release --package tablestore-examples --features all --example bulk_load -- --csv FILE
//! ```
//!
//! Options: `--rows N`, `--csv FILE`, `--table NAME`, `--concurrency N`, `--import` (by `BulkImport`), and
//! `--env`, for the service of the environment variables instead of an emulator in this process.
//!
//! The first line of a CSV file names the columns, each with its type and with `key` if it is one of the
//! primary key: `customer:string:key,order:integer:key,amount:double,paid:boolean`. Without any of this,
//! columns are strings, and the first one is the key. An empty field is no column.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use tablestore::bulk::BulkWriter;
use tablestore::row::PutRow;
use tablestore::table::CreateTable;
use tablestore::typed::{TableColumns, TableRow, TableValue};
use tablestore::{Client, ErrorCode, PrimaryKey, PrimaryKeyType, PrimaryKeyValue, Result, Value};
use tablestore_emulator::Emulator;

type BoxError = Box<dyn std::error::Error>;

/// How many wrong lines are printed.
const MAX_PRINTED: usize = 20;

/// A generated row of about 400 bytes.
#[derive(TableRow)]
#[table(name = "bulk_load")]
struct Reading {
    #[table(key)]
    sensor: String,
    #[table(key)]
    number: u64,
    temperature: f64,
    unit: Unit,
    alarm: bool,
    note: String,
}

#[derive(TableValue)]
enum Unit {
    Celsius,
    Fahrenheit,
}

impl Reading {
    fn generate(number: u64) -> Self {
        Self {
            // A digest of the number, so that the table grows everywhere and not at its end.
            sensor: format!("{:016x}", number.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
            number,
            temperature: (number % 1000) as f64 / 10.0,
            unit: match number % 2 {
                0 => Unit::Celsius,
                _ => Unit::Fahrenheit,
            },
            alarm: number.is_multiple_of(97),
            note: "x".repeat(300),
        }
    }
}

struct Options {
    rows: u64,
    csv: Option<PathBuf>,
    table: String,
    concurrency: usize,
    is_import: bool,
    is_env: bool,
}

impl Options {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, BoxError> {
        let mut options = Self {
            rows: 1_000_000,
            csv: None,
            table: Reading::TABLE.to_owned(),
            concurrency: 8,
            is_import: false,
            is_env: false,
        };
        while let Some(name) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{name} needs a value"));
            match name.as_str() {
                "--rows" => options.rows = value()?.parse()?,
                "--csv" => options.csv = Some(value()?.into()),
                "--table" => options.table = value()?,
                "--concurrency" => options.concurrency = value()?.parse()?,
                "--import" => options.is_import = true,
                "--env" => options.is_env = true,
                _ => return Err(format!("unknown option {name}").into()),
            }
        }
        Ok(options)
    }

    fn client(&self) -> Result<Client> {
        if self.is_env {
            return Client::from_env();
        }
        let emulator = Emulator::in_memory();
        Client::builder(emulator.endpoint())
            .credentials(emulator.credentials().clone())
            .instance("local")
            .service(emulator.service())
            .build()
    }

    fn writer(&self, client: &Client) -> Result<BulkWriter> {
        let writer = client.bulk_writer().concurrency(self.concurrency);
        match self.is_import {
            true => writer.bulk_import().start(),
            false => writer.start(),
        }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(0) => ExitCode::SUCCESS,
        Ok(wrong) => {
            eprintln!("{wrong} line(s) were not loaded");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Loads and scans, and returns the number of wrong lines.
async fn run() -> Result<usize, BoxError> {
    let options = Options::parse(std::env::args().skip(1))?;
    let client = options.client()?;
    let wrong = match &options.csv {
        None => {
            load_generated(&client, &options).await?;
            0
        }
        Some(path) => load_csv(&client, &options, path).await?,
    };
    scan(&client, &options).await?;
    Ok(wrong)
}

async fn load_generated(client: &Client, options: &Options) -> Result<()> {
    let create = Reading::key_schema().into_iter();
    let create = create.fold(client.create_table(&options.table), |create, column| {
        create.primary_key(column.name, column.key_type)
    });
    create_table(client, create, &options.table).await?;
    let writer = options.writer(client)?;
    let bar = progress_bar(options.rows, "rows written");
    let started = Instant::now();
    for number in 0..options.rows {
        let bar = bar.clone();
        let reading = Reading::generate(number);
        let mut columns = Vec::new();
        reading.add_columns(&mut columns)?;
        let put = client
            .put_row(&options.table, reading.primary_key()?)
            .columns(columns);
        let count = move |result: Result<_>| bar.inc(u64::from(result.is_ok()));
        writer.write_with(put, count).await;
    }
    let statistics = writer.close().await?;
    bar.finish_and_clear();
    report("Wrote", statistics.succeeded, started.elapsed());
    Ok(())
}

/// Creates the table unless it exists, and waits until it can be used.
async fn create_table(client: &Client, create: CreateTable, table: &str) -> Result<()> {
    match create.send().await {
        Err(error) if error.code() == Some(&ErrorCode::ObjectAlreadyExist) => {}
        created => drop(created?),
    }
    client.wait_for_table(table).await
}

/// Loads a file, and returns the number of wrong lines.
async fn load_csv(client: &Client, options: &Options, path: &Path) -> Result<usize, BoxError> {
    let mut reader = csv::Reader::from_path(path)?;
    let columns = CsvColumn::parse_all(reader.headers()?)?;
    let keys = columns.iter().filter(|column| column.is_key);
    let create = keys.fold(client.create_table(&options.table), |create, column| {
        create.primary_key(&column.name, column.column_type.of_key())
    });
    create_table(client, create, &options.table).await?;

    let writer = options.writer(client)?;
    let bar = progress_bar(path.metadata()?.len(), "bytes read");
    let wrong = Arc::new(Mutex::new(Vec::new()));
    let note = |wrong: &Mutex<Vec<(u64, String)>>, line, reason| {
        let mut wrong = wrong.lock().unwrap_or_else(PoisonError::into_inner);
        wrong.push((line, reason));
    };
    let started = Instant::now();
    let mut record = csv::StringRecord::new();
    loop {
        let line = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            // The reader continues with the next line after both.
            Err(error) => match error.into_kind() {
                csv::ErrorKind::UnequalLengths {
                    expected_len, len, ..
                } => {
                    let reason = format!("{len} fields instead of {expected_len}");
                    note(&wrong, line, reason);
                    continue;
                }
                csv::ErrorKind::Utf8 { .. } => {
                    note(&wrong, line, "not UTF-8".to_owned());
                    continue;
                }
                other => return Err(format!("line {line}: {other:?}").into()),
            },
        }
        let line = record.position().map_or(line, csv::Position::line);
        bar.set_position(reader.position().byte());
        match put(client, &options.table, &columns, &record) {
            Ok(put) => {
                let wrong = Arc::clone(&wrong);
                let report = move |result: Result<_>| {
                    if let Err(error) = result {
                        note(&wrong, line, error.to_string());
                    }
                };
                writer.write_with(put, report).await;
            }
            Err(reason) => note(&wrong, line, reason),
        }
    }
    let statistics = writer.close().await?;
    bar.finish_and_clear();
    report("Wrote", statistics.succeeded, started.elapsed());

    let mut wrong = wrong.lock().unwrap_or_else(PoisonError::into_inner);
    wrong.sort();
    for (line, reason) in wrong.iter().take(MAX_PRINTED) {
        eprintln!("{}, line {line}: {reason}", path.display());
    }
    Ok(wrong.len())
}

/// A column of a CSV file.
struct CsvColumn {
    name: String,
    column_type: CsvType,
    is_key: bool,
}

#[derive(Clone, Copy)]
enum CsvType {
    String,
    Integer,
    Double,
    Boolean,
}

impl CsvType {
    fn of_key(self) -> PrimaryKeyType {
        match self {
            Self::Integer => PrimaryKeyType::Integer,
            _ => PrimaryKeyType::String,
        }
    }

    fn parse(self, text: &str) -> Result<Value, &'static str> {
        let value = match self {
            Self::String => Some(Value::from(text)),
            Self::Integer => text.parse::<i64>().ok().map(Value::from),
            Self::Double => text.parse::<f64>().ok().map(Value::from),
            Self::Boolean => text.parse::<bool>().ok().map(Value::from),
        };
        value.ok_or(match self {
            Self::Integer => "an integer",
            Self::Double => "a number",
            _ => "true or false",
        })
    }
}

impl CsvColumn {
    fn parse_all(names: &csv::StringRecord) -> Result<Vec<Self>, String> {
        let columns: Result<Vec<_>, _> = names.iter().map(Self::parse).collect();
        let mut columns = columns?;
        if !columns.iter().any(|column| column.is_key)
            && let Some(first) = columns.first_mut()
        {
            first.is_key = true;
        }
        Ok(columns)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let mut parts = text.split(':');
        let name = parts.next().unwrap_or_default().to_owned();
        let (mut column_type, mut is_key) = (CsvType::String, false);
        for part in parts {
            match part {
                "string" => column_type = CsvType::String,
                "integer" => column_type = CsvType::Integer,
                "double" => column_type = CsvType::Double,
                "boolean" => column_type = CsvType::Boolean,
                "key" => is_key = true,
                _ => {
                    return Err(format!(
                        "line 1, column {text:?}: {part:?} is none of string, integer, double, boolean, key"
                    ));
                }
            }
        }
        if is_key && matches!(column_type, CsvType::Double | CsvType::Boolean) {
            return Err(format!(
                "line 1, column {text:?}: a key is a string or an integer"
            ));
        }
        Ok(Self {
            name,
            column_type,
            is_key,
        })
    }
}

/// Converts a line into a row.
fn put(
    client: &Client,
    table: &str,
    columns: &[CsvColumn],
    record: &csv::StringRecord,
) -> Result<PutRow, String> {
    let mut key = PrimaryKey::default();
    let mut values = Vec::new();
    for (column, text) in columns.iter().zip(record) {
        let name = column.name.as_str();
        if text.is_empty() && !column.is_key {
            continue;
        }
        let value = column.column_type.parse(text);
        let value = value.map_err(|wanted| format!("column {name:?}: {text:?} is not {wanted}"))?;
        match (column.is_key, value) {
            (false, value) => values.push((name, value)),
            (true, Value::Integer(number)) => key = key.and(name, number),
            (true, _) => key = key.and(name, PrimaryKeyValue::from(text)),
        }
    }
    Ok(client.put_row(table, key).columns(values))
}

/// Scans the table in parallel.
async fn scan(client: &Client, options: &Options) -> Result<()> {
    let scan = client.scan_table(&options.table);
    let scan = scan.concurrency(options.concurrency).part_bytes(16 << 20);
    let mut rows = scan.start().await?;
    let bar = progress_bar(rows.progress().parts as u64, "parts scanned");
    let started = Instant::now();
    let mut count = 0;
    while let Some(row) = rows.next().await {
        row?;
        count += 1;
        if count % 4096 == 0 {
            let progress = rows.progress();
            bar.set_position(progress.parts_done as u64);
            bar.set_message(format!("{count} rows, {} MB", progress.bytes / 1_000_000));
        }
    }
    bar.finish_and_clear();
    report("Scanned", count, started.elapsed());
    Ok(())
}

fn progress_bar(length: u64, unit: &'static str) -> ProgressBar {
    let template =
        "{elapsed_precise} {wide_bar} {human_pos} of {human_len} {prefix}, {per_sec} {msg}";
    let style = ProgressStyle::with_template(template);
    let bar = ProgressBar::new(length).with_prefix(unit);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn report(done: &str, rows: u64, time: Duration) {
    let seconds = time.as_secs_f64();
    println!(
        "{done} {rows} rows in {seconds:.1} s: {:.0} rows/s",
        rows as f64 / seconds
    );
}
