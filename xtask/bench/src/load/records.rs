//! The records of a table's stream, read directly and through a tunnel.

use std::convert::Infallible;
use std::sync::Arc;

use tablestore::stream::StreamSpecification;
use tablestore::tunnel::{RecordBatch, StreamRange, TunnelType};
use tablestore::{Client, PrimaryKeyType};
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;
use xtask_bench::Result;
use xtask_bench::reference::{self, TABLE};

use super::Count;

/// Hours for which the stream keeps records.
const KEPT: u32 = 24;

/// Creates the table with its stream, and writes so many reference rows.
pub(crate) async fn fill(client: &Client, rows: u64) -> Result<()> {
    let [pk1, pk2] = reference::KEY_COLUMNS;
    client
        .create_table(TABLE)
        .primary_key(pk1, PrimaryKeyType::String)
        .primary_key(pk2, PrimaryKeyType::Integer)
        .stream(StreamSpecification::enabled(KEPT))
        .send()
        .await?;
    let writer = client.bulk_writer().start()?;
    for number in 0..rows.cast_signed() {
        let put = client.put_row(TABLE, reference::primary_key(number));
        let put = reference::columns(number)
            .into_iter()
            .fold(put, |put, column| put.column(column.name, column.value));
        drop(writer.write(put).await);
    }
    writer.close().await?;
    Ok(())
}

pub(super) async fn get_stream_record(client: &Client, count: &Count) -> Result<()> {
    let streams = client.list_stream().table(TABLE).send().await?;
    let stream = streams.streams.first().ok_or("the table has no stream")?;
    let described = client.describe_stream(&stream.stream_id).send().await?;
    let shard = described.shards.first().ok_or("the stream has no shard")?;
    let first = client.get_shard_iterator(&stream.stream_id, &shard.shard_id);
    let mut position = first.send().await?.shard_iterator;
    loop {
        let page = client.get_stream_record(position).send().await?;
        count.add(page.records.len());
        match page.next_shard_iterator {
            Some(next) if page.may_more_record == Some(true) => position = next,
            _ => return Ok(()),
        }
    }
}

/// Creates a tunnel that begins with the first record.
async fn create_tunnel(client: &Client, name: &str) -> Result<String> {
    let create = client.tunnels().create(TABLE, name, TunnelType::Stream);
    Ok(create
        .range(StreamRange::earliest())
        .send()
        .await?
        .tunnel_id)
}

pub(super) async fn read_records(client: &Client, count: &Count) -> Result<()> {
    let name = format!("read_records_{}", std::process::id());
    let tunnel = create_tunnel(client, &name).await?;
    let tunnels = client.tunnels();
    let described = tunnels.describe(TABLE, name).send().await?;
    let channel = described
        .channels
        .first()
        .ok_or("the tunnel has no channel")?;
    let channel = &channel.channel_id;
    let checkpoint = tunnels.get_checkpoint(&tunnel, "", channel).send().await?;
    let mut position = checkpoint.token;
    loop {
        let page = tunnels
            .read_records(&tunnel, "", channel, position)
            .send()
            .await?;
        count.add(page.records.len());
        if !page.has_more() {
            return Ok(());
        }
        position = page.next_token;
    }
}

/// A worker that has read everything and runs on.
pub(super) struct Running {
    stop: oneshot::Sender<()>,
    run: JoinHandle<tablestore::Result<()>>,
}

impl Running {
    pub(super) async fn stop(self) -> Result<()> {
        // It may have failed; that is what is returned then.
        let _ = self.stop.send(());
        Ok(self.run.await??)
    }
}

/// Runs a worker until it has read so many records.
pub(super) async fn worker(client: &Client, total: u64, count: &Count) -> Result<Running> {
    let name = format!("worker_{}", std::process::id());
    create_tunnel(client, &name).await?;
    let (stop, stopped) = oneshot::channel::<()>();
    let all = Arc::new(Notify::new());
    let (seen, everything) = (count.clone(), Arc::clone(&all));
    let run = client
        .tunnels()
        .worker(TABLE, name)
        .run(move |batch: RecordBatch| {
            seen.add(batch.records().len());
            if seen.get() >= total {
                everything.notify_one();
            }
            async { Ok::<(), Infallible>(()) }
        })
        .with_graceful_shutdown(stopped);
    let run = tokio::spawn(async move { run.await });
    all.notified().await;
    Ok(Running { stop, run })
}
