//! Every client that can run here reads from the project's emulator.

use tablestore_core::Credentials;
use tablestore_emulator::{Emulator, Server};
use tokio::runtime::Runtime;

use super::{Client, Job, Read, available};
use crate::reference_row::{ACCESS_KEY_ID, ACCESS_KEY_SECRET};
use crate::services::fill;

/// A server with so many reference rows, in a runtime of its own.
struct Filled {
    server: Server,
    _runtime: Runtime,
}

impl Filled {
    fn start(rows: i64) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let credentials = Credentials::new(ACCESS_KEY_ID, ACCESS_KEY_SECRET).unwrap();
        let emulator = Emulator::builder()
            .credentials(credentials)
            .build()
            .unwrap();
        let server = runtime.block_on(async {
            fill(&mut emulator.service(), rows).await.unwrap();
            emulator.listen("127.0.0.1:0").await.unwrap()
        });
        Self {
            server,
            _runtime: runtime,
        }
    }

    fn run(&self, client: &Client, read: Read, in_flight: usize) -> crate::Result<String> {
        client.run(&Job {
            read,
            address: self.server.endpoint().replace("http://", ""),
            calls: 4,
            in_flight,
        })
    }
}

#[test]
fn every_client_reads_rows_and_says_what_that_cost() {
    let server = Filled::start(5_000);
    for client in available() {
        for (read, in_flight) in [(Read::Row, 1), (Read::Row, 3), (Read::Range, 1)] {
            let line = server.run(client, read, in_flight).unwrap();
            let seconds: Vec<f64> = line
                .split(' ')
                .map(|it| it.trim().parse().unwrap())
                .collect();
            let [cpu, wall] = seconds[..] else {
                panic!("{} says {line:?}", client.name);
            };
            assert!(
                0.0 < cpu && 0.0 < wall && wall < 60.0,
                "{}: {line}",
                client.name
            );
        }
    }
}

#[test]
fn an_incomplete_output_is_no_figure() {
    let (short, empty) = (Filled::start(4_999), Filled::start(0));
    for client in available() {
        let error = short.run(client, Read::Range, 1).unwrap_err();
        assert!(
            error.to_string().contains("4999 rows"),
            "{}: {error}",
            client.name
        );
        empty.run(client, Read::Row, 1).unwrap_err();
    }
}
