//! The bulk writer and the parallel scan beside bare loops of full calls, and the memory of a scan.

use std::process::Command;
use std::time::Instant;

use tablestore::row::KeyBounds;
use tablestore::{Client, KeyRange};
use xtask_bench::{Result, reference};

use super::in_process::create_table;
use crate::client::{client_builder, runtime};
use crate::measure::{pairs, progress};
use crate::plan::Plan;
use crate::process::{Server, output, peak_memory};
use crate::report::{Figure, Quantity, Report, Section};

/// Rows in a full BatchWriteRow.
const BATCH: i64 = 200;

/// The larger of the two tables whose scans are compared has this many times the rows.
const LARGER: u32 = 4;

const MIB: f64 = 1024.0 * 1024.0;

/// Everything about writing and reading in bulk.
pub(crate) fn measure(plan: &Plan, report: &mut Report) -> Result<()> {
    let section = Section::new(
        "Bulk",
        "Rows a second of the reference row, over loopback, the client on one thread. The bare loops \
         make one full call after the other: 200 rows a BatchWriteRow, 5,000 or 4 MiB a GetRange. \
         The memory is the most that the client's process had.",
    );
    progress("bulk: writes");
    let server = Server::local(None)?;
    let rows = i64::from(plan.bulk_rows);
    let writes = pairs(
        plan.rounds.min(3),
        || rate(&server, rows, write_in_bulk),
        || rate(&server, rows, write_in_a_loop),
    )?;
    progress("bulk: scans");
    let scans = pairs(
        plan.rounds.min(3),
        || rate(&server, rows, scan_in_parallel),
        || rate(&server, rows, scan_in_a_loop),
    )?;
    drop(server);
    progress("bulk: memory of scans");
    let (smaller, larger) = (
        peak_of_scan(plan.scanned_rows)?,
        peak_of_scan(LARGER * plan.scanned_rows)?,
    );
    let loops = [
        ("bulk writer", "a loop of BatchWriteRow", writes),
        ("parallel scan", "a loop of GetRange", scans),
    ];
    let section = loops
        .iter()
        .fold(section, |section, (name, counterpart, pair)| {
            let figure = Figure::beside(*name, counterpart, pair, Quantity::per_second);
            section.with(figure.at_least(0.85))
        });
    let name = format!("scan of {} rows, memory", plan.scanned_rows);
    let name_of_larger = format!("scan of {} rows, memory", LARGER * plan.scanned_rows);
    report.sections.push(
        section
            .with(Figure::new(name, Quantity::bytes(smaller)))
            .with(
                Figure::new(name_of_larger, Quantity::bytes(larger)).at_most(smaller + 32.0 * MIB),
            ),
    );
    Ok(())
}

/// Rows a second of work with so many rows, which begins with a table that is empty or has them.
fn rate(
    server: &Server,
    rows: i64,
    work: impl AsyncFnOnce(&Client, i64) -> Result<f64>,
) -> Result<f64> {
    let client = client_builder(server.address()).build()?;
    let seconds = runtime()?.block_on(work(&client, rows))?;
    Ok(rows as f64 / seconds)
}

/// Deletes the table, if it exists, and creates it.
async fn create_anew(client: &Client) -> Result<()> {
    // Fails where no table exists.
    let _ = client.delete_table(reference::TABLE).send().await;
    create_table(client).await
}

async fn write_in_bulk(client: &Client, rows: i64) -> Result<f64> {
    create_anew(client).await?;
    let start = Instant::now();
    fill_in_bulk(client, rows).await?;
    Ok(start.elapsed().as_secs_f64())
}

/// Writes rows with the bulk writer.
async fn fill_in_bulk(client: &Client, rows: i64) -> Result<()> {
    let writer = client.bulk_writer().start()?;
    for number in 0..rows {
        // Failures are counted, and seen below.
        writer.write_with(put(client, number), drop).await;
    }
    let statistics = writer.close().await?;
    if statistics.succeeded != rows.cast_unsigned() {
        return Err(format!("the bulk writer: {statistics:?}").into());
    }
    Ok(())
}

fn put(client: &Client, number: i64) -> tablestore::row::PutRow {
    client
        .put_row(reference::TABLE, reference::primary_key(number))
        .columns(reference::columns(number))
}

async fn write_in_a_loop(client: &Client, rows: i64) -> Result<f64> {
    create_anew(client).await?;
    let start = Instant::now();
    let mut first = 0;
    while first < rows {
        let batch = (first..rows.min(first + BATCH)).map(|number| put(client, number));
        let written = client.batch_write_row().add_all(batch).send().await?;
        written.all_ok()?;
        first += BATCH;
    }
    Ok(start.elapsed().as_secs_f64())
}

async fn scan_in_parallel(client: &Client, rows: i64) -> Result<f64> {
    let start = Instant::now();
    let scan = client.scan_table(reference::TABLE).part_bytes(16 << 20);
    let mut scan = scan.start().await?;
    let mut seen = 0;
    while let Some(row) = scan.next().await {
        row?;
        seen += 1;
    }
    all_seen(seen, rows)?;
    Ok(start.elapsed().as_secs_f64())
}

async fn scan_in_a_loop(client: &Client, rows: i64) -> Result<f64> {
    let start = Instant::now();
    let mut range: KeyBounds = KeyRange::all(reference::KEY_COLUMNS).forward();
    let mut seen = 0;
    loop {
        let page = client.get_range(reference::TABLE, range.clone()).send();
        let page = page.await?;
        seen += i64::try_from(page.rows.len())?;
        match page.next_start {
            Some(next) => range = range.starting_at(next),
            None => break,
        }
    }
    all_seen(seen, rows)?;
    Ok(start.elapsed().as_secs_f64())
}

fn all_seen(seen: i64, rows: i64) -> Result<()> {
    match seen == rows {
        true => Ok(()),
        false => Err(format!("{seen} rows of {rows} were scanned").into()),
    }
}

/// The most memory, in bytes, of a process that scans so many rows as a stream.
fn peak_of_scan(rows: u32) -> Result<f64> {
    let server = Server::local(None)?;
    let client = client_builder(server.address()).build()?;
    runtime()?.block_on(async {
        create_table(&client).await?;
        fill_in_bulk(&client, rows.into()).await
    })?;
    let mut command = Command::new(std::env::current_exe()?);
    let printed = output(command.args(["scan", server.address(), &rows.to_string()]))?;
    Ok(printed.trim_end().parse()?)
}

/// The hidden command `scan ADDRESS ROWS`: scans the table, and prints the most memory that this took.
pub(crate) fn scan(address: &str, rows: &str) -> Result<()> {
    let (client, rows) = (client_builder(address).build()?, rows.parse()?);
    runtime()?.block_on(async {
        let range = KeyRange::all(reference::KEY_COLUMNS);
        let mut stream = client.get_range(reference::TABLE, range).rows();
        let mut seen = 0;
        while let Some(row) = stream.next().await {
            row?;
            seen += 1;
        }
        all_seen(seen, rows)
    })?;
    println!("{}", peak_memory()?);
    Ok(())
}
