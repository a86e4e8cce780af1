//! The kinds of abuse.

use std::sync::atomic::Ordering;
use std::time::Duration;

use fastrand::Rng;
use tablestore::search::{Query, field};
use tablestore::{Client, KeyRange, NoRetryPolicy, column};
use tablestore_protocol::zlib;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use super::Target;
use super::wire::{Signer, request, whole_table};
use crate::Result;
use crate::service::{ACCESS_KEY_ID, ACCESS_KEY_SECRET};

/// The pause of slow senders between two bytes.
const SLOW: Duration = Duration::from_millis(200);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A connection on which nothing comes.
    Idle,
    /// A head that comes byte by byte.
    SlowHead,
    /// An authentic request whose body comes byte by byte.
    SlowBody,
    /// A head of a megabyte.
    LargeHead,
    /// A forged request with a body of 6 MB.
    LargeBody,
    /// An authentic body that claims to be, and is, 5 MB of zeros once it is inflated.
    Bomb,
    /// Random bytes.
    Garbage,
    /// Half of a request, and the end of the sending side; the connection stays.
    HalfOpen,
    /// Requests for large responses, which are not read.
    NoReader,
    /// A wrong signature, again and again.
    Forged,
    /// A right signature of 16 minutes ago, again and again.
    Late,
    /// Filters of many conditions over a whole table.
    Filters,
    /// Queries of many wildcards.
    Queries,
    /// Statements that join a table with itself.
    Statements,
}

impl Kind {
    pub(super) const ALL: &[Self] = &[
        Self::Idle,
        Self::SlowHead,
        Self::SlowBody,
        Self::LargeHead,
        Self::LargeBody,
        Self::Bomb,
        Self::Garbage,
        Self::HalfOpen,
        Self::NoReader,
        Self::Forged,
        Self::Late,
        Self::Filters,
        Self::Queries,
        Self::Statements,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::SlowHead => "slow heads",
            Self::SlowBody => "slow bodies",
            Self::LargeHead => "large heads",
            Self::LargeBody => "large bodies",
            Self::Bomb => "compressed bombs",
            Self::Garbage => "garbage",
            Self::HalfOpen => "half-open",
            Self::NoReader => "unread responses",
            Self::Forged => "wrong signatures",
            Self::Late => "late requests",
            Self::Filters => "filters",
            Self::Queries => "queries",
            Self::Statements => "statements",
        }
    }

    /// The most connections of this kind.
    pub(super) fn connections(self) -> usize {
        match self {
            Self::Idle | Self::SlowHead | Self::SlowBody | Self::HalfOpen | Self::Garbage => {
                usize::MAX
            }
            Self::LargeHead | Self::LargeBody | Self::NoReader | Self::Bomb => 100,
            Self::Forged | Self::Late => 16,
            Self::Filters | Self::Queries | Self::Statements => 4,
        }
    }

    /// Abuses until the target says to stop. Connections that the service ends are opened again.
    pub(super) async fn run(self, target: &Target, number: usize) {
        let mut rng = Rng::with_seed(number as u64);
        while !target.stop.load(Ordering::Relaxed) {
            let done = match self {
                Self::Filters | Self::Queries | Self::Statements => self.call(target).await,
                _ => self.connect(target, &mut rng).await,
            };
            if done.is_err() {
                sleep(Duration::from_millis(20)).await;
            }
        }
    }

    async fn connect(self, target: &Target, rng: &mut Rng) -> Result<()> {
        let stream = TcpStream::connect(&target.address).await?;
        let _open = Open::new(target);
        self.send(target, stream, rng).await
    }

    async fn send(self, target: &Target, mut stream: TcpStream, rng: &mut Rng) -> Result<()> {
        let count = || target.requests.fetch_add(1, Ordering::Relaxed);
        match self {
            Self::Idle => until_closed(&mut stream).await,
            Self::SlowHead => {
                count();
                let bytes = request("DeleteTable", b"", Signer::Stranger, &[])?;
                slowly(&mut stream, &bytes).await
            }
            Self::SlowBody => {
                count();
                let body = vec![0; 60_000];
                let bytes = request("Nonsense", &body, Signer::Client, &[])?;
                let (head, body) = bytes.split_at(bytes.len() - body.len());
                stream.write_all(head).await?;
                slowly(&mut stream, body).await
            }
            Self::LargeHead => {
                count();
                stream
                    .write_all(b"POST /DeleteTable HTTP/1.1\r\nx-long: ")
                    .await?;
                stream.write_all(&vec![b'a'; 1 << 20]).await?;
                until_closed(&mut stream).await
            }
            Self::LargeBody => {
                count();
                let bytes = request("DeleteTable", &vec![0; 6_000_000], Signer::Stranger, &[])?;
                stream.write_all(&bytes).await?;
                refused(target, &mut stream).await
            }
            Self::Bomb => {
                let size = 5 * 1024 * 1024;
                let headers = [
                    ("x-ots-request-compress-type", "deflate".to_owned()),
                    ("x-ots-request-compress-size", size.to_string()),
                ];
                let bomb = zlib::compress(&vec![0; size]);
                loop {
                    count();
                    let bytes = request("PutRow", &bomb, Signer::Client, &headers)?;
                    stream.write_all(&bytes).await?;
                    response(&mut stream).await?;
                }
            }
            Self::Garbage => {
                count();
                let mut bytes = vec![0; rng.usize(1..5000)];
                rng.fill(&mut bytes);
                stream.write_all(&bytes).await?;
                let _ = timeout(Duration::from_secs(1), until_closed(&mut stream)).await;
                Ok(())
            }
            Self::HalfOpen => {
                count();
                let bytes = request("DeleteTable", b"a body", Signer::Stranger, &[])?;
                stream.write_all(&bytes[..bytes.len() / 2]).await?;
                stream.shutdown().await?;
                until_closed(&mut stream).await
            }
            Self::NoReader => {
                // The whole table, four times.
                for _ in 0..4 {
                    count();
                    let bytes = request("GetRange", &whole_table(), Signer::Client, &[])?;
                    stream.write_all(&bytes).await?;
                }
                sleep(Duration::from_secs(600)).await;
                Ok(())
            }
            Self::Forged | Self::Late => {
                let signer = match self {
                    Self::Late => Signer::Late,
                    _ => Signer::Stranger,
                };
                let bytes = request("DeleteTable", b"\x0a\x06honest", signer, &[])?;
                loop {
                    count();
                    stream.write_all(&bytes).await?;
                    refused(target, &mut stream).await?;
                }
            }
            Self::Filters | Self::Queries | Self::Statements => Ok(()),
        }
    }

    /// Calls that are authentic and costly, over a connection of their own.
    async fn call(self, target: &Target) -> Result<()> {
        let client = Client::builder(format!("http://{}", target.address))
            .access_key(ACCESS_KEY_ID, ACCESS_KEY_SECRET)
            .instance("crash")
            .retry_policy(NoRetryPolicy)
            .build()?;
        let _open = Open::new(target);
        while !target.stop.load(Ordering::Relaxed) {
            target.requests.fetch_add(1, Ordering::Relaxed);
            // Most of these end in an error of the service, which is right.
            match self {
                Self::Filters => {
                    let conditions = (0..30).map(|n| column("n").eq(n + 100));
                    let filter = conditions.reduce(|one, other| one.or(other));
                    let range = KeyRange::all(["id"]).forward();
                    let get = client.get_range("honest", range);
                    let _ = match filter {
                        Some(filter) => get.filter(filter).send().await.is_ok(),
                        None => get.send().await.is_ok(),
                    };
                }
                Self::Queries => {
                    let wildcards = (0..30).map(|n| field("k").wildcard(format!("*e*y*{n}*9*")));
                    let query = Query::any(wildcards);
                    let search = client.search("honest", "honest_index").query(query);
                    let _ = search.send().await.is_ok();
                }
                _ => {
                    let statement = "select count(*) from honest a join honest b on a.n < b.n";
                    let _ = client.sql(statement).send().await.is_ok();
                }
            }
        }
        Ok(())
    }
}

/// Counts a connection as long as it is open.
struct Open<'a>(&'a Target);

impl<'a> Open<'a> {
    fn new(target: &'a Target) -> Self {
        target.open.fetch_add(1, Ordering::Relaxed);
        Self(target)
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn slowly(stream: &mut TcpStream, bytes: &[u8]) -> Result<()> {
    for byte in bytes {
        stream.write_all(&[*byte]).await?;
        sleep(SLOW).await;
    }
    Ok(())
}

async fn until_closed(stream: &mut TcpStream) -> Result<()> {
    let mut buffer = [0; 4096];
    while stream.read(&mut buffer).await? > 0 {}
    Ok(())
}

/// Reads a response whose status has to be an error.
async fn refused(target: &Target, stream: &mut TcpStream) -> Result<()> {
    let head = response(stream).await?;
    if head.starts_with("HTTP/1.1 2") {
        target.let_in.fetch_add(1, Ordering::Relaxed);
    }
    Ok(())
}

/// Reads a response, and returns its head.
async fn response(stream: &mut TcpStream) -> Result<String> {
    let mut received = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let count = stream.read(&mut buffer).await?;
        if count == 0 {
            return Err("the connection ended".into());
        }
        received.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&received);
        let Some(end) = text.find("\r\n\r\n") else {
            continue;
        };
        let head = text[..end].to_ascii_lowercase();
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .and_then(|digits| digits.parse::<usize>().ok())
            .unwrap_or(0);
        let body = received.windows(4).position(|at| at == b"\r\n\r\n");
        let body = received.len() - body.map_or(0, |at| at + 4);
        if body >= length {
            let head = String::from_utf8_lossy(&received);
            return Ok(head.lines().next().unwrap_or_default().to_owned());
        }
    }
}
