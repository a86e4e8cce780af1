//! `aliyun-tablestore-rs` of crates.io, all of it on one thread.

use std::hint::black_box;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use aliyun_tablestore_rs::OtsClient;
use aliyun_tablestore_rs::data::{GetRangeRequest, GetRowRequest};
use aliyun_tablestore_rs::model::Row;
use tokio::runtime::Builder;
use tokio::task::JoinSet;

use super::{Job, Read};
use crate::Result;
use crate::cpu::cpu_time;
use crate::reference_row::{ACCESS_KEY_ID, ACCESS_KEY_SECRET, COLUMNS, INSTANCE, PK1, TABLE};

pub(super) fn run(job: &Job) -> Result<String> {
    let client = OtsClient::builder(ACCESS_KEY_ID, ACCESS_KEY_SECRET)
        .instance_name(INSTANCE)
        .endpoint(format!("http://{}", job.address))
        .build();
    let runtime = Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        calls(&client, job, job.warm_up()).await?;
        let (cpu, wall) = (cpu_time(), Instant::now());
        calls(&client, job, job.calls).await?;
        let (cpu, wall) = (cpu_time() - cpu, wall.elapsed());
        Ok(format!(
            "{:.6} {:.6}",
            cpu.as_secs_f64(),
            wall.as_secs_f64()
        ))
    })
}

async fn calls(client: &OtsClient, job: &Job, calls: usize) -> Result<()> {
    let begun = Arc::new(AtomicUsize::new(0));
    let mut tasks = JoinSet::new();
    for _ in 0..job.in_flight {
        let (client, begun, read) = (client.clone(), Arc::clone(&begun), job.read);
        tasks.spawn(async move {
            while begun.fetch_add(1, Ordering::Relaxed) < calls {
                call(&client, read)
                    .await
                    .map_err(|error| error.to_string())?;
            }
            Ok::<(), String>(())
        });
    }
    while let Some(ended) = tasks.join_next().await {
        ended??;
    }
    Ok(())
}

async fn call(client: &OtsClient, read: Read) -> Result<()> {
    match read {
        Read::Row => {
            let request = GetRowRequest::new(TABLE)
                .primary_key_column_string("pk1", PK1)
                .primary_key_column_integer("pk2", 0);
            let row = client.get_row(request).send().await?.row;
            values(&row.ok_or("there is no row")?)
        }
        Read::Range => {
            let request = GetRangeRequest::new(TABLE)
                .start_primary_key_column_inf_min("pk1")
                .start_primary_key_column_inf_min("pk2")
                .end_primary_key_column_inf_max("pk1")
                .end_primary_key_column_inf_max("pk2");
            let rows = client.get_range(request).send().await?.rows;
            if rows.len() != super::ROWS {
                return Err(format!("a response has {} rows", rows.len()).into());
            }
            rows.iter().try_for_each(values)
        }
    }
}

/// Reads every value of a row, as its reader would.
fn values(row: &Row) -> Result<()> {
    for column in &row.primary_key.columns {
        black_box(&column.value);
    }
    for column in &row.columns {
        black_box(&column.value);
    }
    if row.columns.len() != COLUMNS {
        return Err(format!("a row has {} columns", row.columns.len()).into());
    }
    Ok(())
}
