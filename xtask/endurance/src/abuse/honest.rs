//! The client that measures.

use std::fmt;
use std::time::{Duration, Instant};

use tablestore::search::{FieldSchema, IndexSchema};
use tablestore::{Client, PrimaryKey, PrimaryKeyType};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::Result;
use crate::service::Service;

/// Rows of the table that abusers read, too.
const ROWS: i64 = 5000;

/// An honest client of the service.
#[derive(Debug)]
pub(super) struct Honest {
    client: Client,
}

/// The calls of a while.
#[derive(Debug)]
pub(super) struct Measured {
    calls: usize,
    median: Duration,
    p99: Duration,
    pub(super) failed: usize,
    failure: String,
}

impl Honest {
    /// Creates a client, a table with rows, its index and its mapping.
    pub(super) async fn new(service: &Service) -> Result<Self> {
        let client = service.client()?;
        let create = client.create_table("honest");
        create
            .primary_key("id", PrimaryKeyType::Integer)
            .send()
            .await?;
        let ids: Vec<i64> = (0..ROWS).collect();
        for ids in ids.chunks(200) {
            let rows = ids.iter().map(|id| {
                let put = client.put_row("honest", PrimaryKey::new("id", *id));
                put.column("k", format!("a key of {id}"))
                    .column("n", id % 7)
            });
            client
                .batch_write_row()
                .add_all(rows)
                .send()
                .await?
                .all_ok()?;
        }
        let schema = IndexSchema::new()
            .field(FieldSchema::keyword("k"))
            .field(FieldSchema::long("n"));
        client
            .create_search_index("honest", "honest_index", schema)
            .send()
            .await?;
        let mapping = "create table honest (id BIGINT, k MEDIUMTEXT, n BIGINT, PRIMARY KEY(id))";
        client.sql(mapping).send().await?;
        Ok(Self { client })
    }

    /// Puts and gets rows for a while, one after the other.
    pub(super) async fn measure(&self, time: Duration) -> Measured {
        let started = Instant::now();
        let mut latencies = Vec::new();
        let mut failed = 0;
        let mut failure = String::new();
        let mut number = 0_i64;
        while started.elapsed() < time {
            let begun = Instant::now();
            let key = PrimaryKey::new("id", number % 100);
            let outcome = match number % 2 {
                0 => {
                    let put = self.client.put_row("honest", key).column("n", number % 7);
                    put.column("k", "a key").send().await.map(|_| ())
                }
                _ => self.client.get_row("honest", key).send().await.map(|_| ()),
            };
            if let Err(error) = outcome {
                failed += 1;
                failure = format!(" ({error})");
            }
            latencies.push(begun.elapsed());
            number += 1;
        }
        latencies.sort();
        let at = |percent: usize| {
            let index = latencies.len() * percent / 100;
            latencies.get(index.min(latencies.len().saturating_sub(1)))
        };
        Measured {
            calls: latencies.len(),
            median: at(50).copied().unwrap_or_default(),
            p99: at(99).copied().unwrap_or_default(),
            failed,
            failure,
        }
    }

    /// Returns how often an operation was executed that only strangers requested.
    pub(super) async fn executed(&self, endpoint: &str) -> Result<u64> {
        let mut stream = TcpStream::connect(endpoint.trim_start_matches("http://")).await?;
        let request = "GET /stats HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";
        stream.write_all(request.as_bytes()).await?;
        let mut response = String::new();
        stream.read_to_string(&mut response).await?;
        let (_, count) = response.split_once("\"DeleteTable\":").unwrap_or(("", "0"));
        let digits: String = count.chars().take_while(char::is_ascii_digit).collect();
        Ok(digits.parse()?)
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            calls,
            median,
            p99,
            failed,
            failure,
        } = self;
        write!(
            f,
            "{calls:>7} honest calls, median {median:.1?}, p99 {p99:.1?}, {failed} failed{failure}"
        )
    }
}
