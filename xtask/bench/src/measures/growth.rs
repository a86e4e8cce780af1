//! Growth: the same work at 1, 4 and 16 times the size. Time a unit is to stay what it was, which is
//! time in proportion to the size.

use tablestore::{Client, Column, KeyRange};
use tablestore_protocol::plainbuffer::{decode_rows, encode_rows};
use xtask_bench::{Result, reference};

use super::calls::beside_plain;
use super::in_process::InProcess;
use super::service::put_row_on_disk;
use crate::client::{By, Call};
use crate::measure::{median_of, progress, seconds_each};
use crate::plan::Plan;
use crate::report::{Growth, Report, STEPS};

/// Everything that grows.
pub(crate) fn measure(plan: &Plan, report: &mut Report) -> Result<()> {
    report.growth.extend(codec(plan)?);
    report.growth.extend(rows(plan)?);
    report.growth.extend(table(plan)?);
    report.growth.extend(in_flight(plan)?);
    Ok(())
}

/// Measures each size so many times.
fn measured(
    mut growth: Growth,
    sizes: [u32; 3],
    rounds: u32,
    mut seconds: impl FnMut(u32) -> Result<f64>,
) -> Result<Growth> {
    for size in sizes {
        progress(&format!("growth: {}, {} {size}", growth.name, growth.grows));
        growth
            .points
            .push((size, median_of(rounds, || seconds(size))?));
    }
    Ok(growth)
}

/// 1, 4 and 16 times a size.
fn sizes(smallest: u32) -> [u32; 3] {
    STEPS.map(|step| step * smallest)
}

/// Pages with more rows. The codec alone: the service puts no more than 5,000 into one.
///
/// It is always the same rows, in fewer and larger pages, and all that comes of them is kept. Else a
/// small page would be in the processor's caches and a large one would not, and that would be what
/// is measured.
fn codec(plan: &Plan) -> Result<Vec<Growth>> {
    const ROWS: [u32; 3] = [1_000, 4_000, 16_000];
    let rows = reference::rows(ROWS[2].into());
    let runs = (plan.pages / 10).max(1);
    let decode = measured(
        Growth::of("decode", "rows a page", "a row"),
        ROWS,
        plan.rounds,
        |size| {
            let pages: Vec<_> = rows.chunks(size as usize).map(encode_rows).collect();
            let decode_all = || {
                let decoded = pages.iter().map(decode_rows);
                Ok(decoded.collect::<Result<Vec<_>, _>>()?)
            };
            Ok(seconds_each(runs, decode_all)? / rows.len() as f64)
        },
    )?;
    let encode = measured(
        Growth::of("encode", "rows a page", "a row"),
        ROWS,
        plan.rounds,
        |size| {
            let pages = rows.chunks(size as usize);
            let encode_all = || Ok(pages.clone().map(encode_rows).collect::<Vec<_>>());
            Ok(seconds_each(runs, encode_all)? / rows.len() as f64)
        },
    )?;
    Ok(vec![decode, encode])
}

/// Rows with more columns, and with larger values: written and read back through client and service.
fn rows(plan: &Plan) -> Result<Vec<Growth>> {
    const COLUMNS: [u32; 3] = [64, 256, 1_024];
    const KIB: [u32; 3] = [128, 512, 2_048];
    let local = InProcess::new()?;
    let calls = (plan.service_calls / 200).max(1);
    let columns = Growth::of("PutRow and GetRow", "columns a row", "a column");
    let columns = measured(columns, COLUMNS, plan.rounds, |size| {
        let names = (0..size).map(|number| format!("column-{number:04}"));
        let columns = names.map(|name| Column::new(name, 42)).collect::<Vec<_>>();
        Ok(put_and_get(&local, calls, &columns)? / f64::from(size))
    })?;
    let values = Growth::of("PutRow and GetRow", "KiB a value", "a KiB");
    let values = measured(values, KIB, plan.rounds, |size| {
        let value = vec![0xA5; size as usize * 1024];
        let columns = [Column::new("photo", value)];
        Ok(put_and_get(&local, calls, &columns)? / f64::from(size))
    })?;
    Ok(vec![columns, values])
}

/// Seconds of writing a row and reading it back.
fn put_and_get(local: &InProcess, calls: u32, columns: &[Column]) -> Result<f64> {
    local.seconds_each(calls, async |client, _| {
        let key = reference::primary_key(0);
        let put = client.put_row(reference::TABLE, key.clone());
        let put = columns.iter().fold(put, |put, column| {
            put.column(column.name.clone(), column.value.clone())
        });
        put.send().await?;
        let row = client.get_row(reference::TABLE, key).send().await?.row;
        if row.is_none_or(|row| row.columns().len() != columns.len()) {
            return Err("the row is not what was written".into());
        }
        Ok(())
    })
}

/// Tables with more rows.
fn table(plan: &Plan) -> Result<Vec<Growth>> {
    const ROWS: &str = "rows a table";
    /// A prime far from any power of two: keys are looked for all over the table.
    const STRIDE: u32 = 7_919;

    let mut get = Growth::of("GetRow", ROWS, "a call");
    let mut put = Growth::of("PutRow", ROWS, "a call");
    let mut scan = Growth::of("scan", ROWS, "a row");
    let local = InProcess::new()?;
    let mut filled = 0;
    for size in sizes(plan.table_rows) {
        progress(&format!("growth: {ROWS} {size}"));
        local.fill(filled.into()..size.into())?;
        filled = size;
        let key = |number: u32| reference::primary_key((number.wrapping_mul(STRIDE) % size).into());
        let seconds = median_of(plan.rounds, || {
            local.seconds_each(plan.service_calls, async |client, number| {
                let get = client.get_row(reference::TABLE, key(number)).send();
                get.await?
                    .row
                    .ok_or_else(|| "the row does not exist".into())
            })
        })?;
        get.points.push((size, seconds));
        let seconds = median_of(plan.rounds, || {
            local.seconds_each(plan.service_calls, async |client, number| {
                let number = number.wrapping_mul(STRIDE) % size;
                Call::PutRow.make(client, number).await
            })
        })?;
        put.points.push((size, seconds));
        let seconds = median_of(plan.rounds.min(3), || {
            local.seconds_each(1, async |client, _| count_rows(client, size).await)
        })?;
        scan.points.push((size, seconds / f64::from(size)));
    }
    Ok(vec![get, put, scan])
}

/// Reads a whole table as a stream of rows.
async fn count_rows(client: &Client, expected: u32) -> Result<()> {
    let everything = KeyRange::all(reference::KEY_COLUMNS).forward();
    let mut rows = client.get_range(reference::TABLE, everything).rows();
    let mut count = 0;
    while let Some(row) = rows.next().await {
        row?;
        count += 1;
    }
    if count == expected {
        return Ok(());
    }
    Err(format!("{count} rows of {expected}").into())
}

/// More calls at the same time.
fn in_flight(plan: &Plan) -> Result<Vec<Growth>> {
    const CALLS: [u32; 3] = [16, 64, 256];
    let rounds = plan.rounds.min(3);
    let client = Growth::of("client's CPU", "calls in flight", "a GetRow");
    let client = measured(client, CALLS, 1, |size| {
        Ok(beside_plain(
            Call::GetRow,
            By::Ours,
            plan.calls / 4,
            size as usize,
            rounds,
        )?
        .first)
    })?;
    let disk = Growth::of("PutRow on disk", "connections", "a call");
    let disk = measured(disk, CALLS, 1, |size| {
        Ok(1.0 / put_row_on_disk(plan, size as usize)?)
    })?;
    Ok(vec![client, disk])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_is_measured_so_many_times() {
        let mut asked = Vec::new();
        let growth = measured(Growth::of("it", "sizes", "one"), sizes(2), 2, |size| {
            asked.push(size);
            Ok(f64::from(size))
        });
        assert_eq!(growth.unwrap().points, [(2, 2.0), (8, 8.0), (32, 32.0)]);
        assert_eq!(asked, [2, 2, 8, 8, 32, 32]);
    }
}
