//! One client in several tokio runtimes.

use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

use super::*;

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

async fn put(transport: &Transport, url: &str) {
    let call = transport.send(to(url, Operation::PUT_ROW));
    let response = timeout(Duration::from_secs(5), call).await;
    assert_eq!(response.unwrap().unwrap().into_body(), Body::from(BODY));
}

const BODY: &str = "a response";

#[test]
fn a_runtime_that_rests_holds_up_no_other() {
    let server_runtime = Runtime::new().unwrap();
    let server = server_runtime.block_on(Server::start(Reply::Each(RESPONSE)));
    let transport = transport(HttpClient::builder());
    let resting = runtime();
    resting.block_on(put(&transport, &server.url()));
    // It has a connection, which nothing drives any more.
    let other = runtime();
    for _ in 0..3 {
        other.block_on(put(&transport, &server.url()));
    }
    assert_eq!(server.connections(), 2);
    resting.block_on(put(&transport, &server.url()));
    assert_eq!(server.connections(), 2, "each has kept its own");
}

#[test]
fn a_runtime_that_ends_takes_no_request_of_another_with_it() {
    const THREADS: usize = 4;
    const ROUNDS: usize = 50;
    let server_runtime = Runtime::new().unwrap();
    let server = server_runtime.block_on(Server::start(Reply::Each(RESPONSE)));
    let transport = transport(HttpClient::builder());
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                for _ in 0..ROUNDS {
                    runtime().block_on(async {
                        for _ in 0..3 {
                            put(&transport, &server.url()).await;
                        }
                    });
                }
            });
        }
    });
    assert_eq!(server.requests(), THREADS * ROUNDS * 3);
}

#[test]
fn the_pools_of_runtimes_that_ended_are_dropped() {
    let server_runtime = Runtime::new().unwrap();
    let server = server_runtime.block_on(Server::start(Reply::Each(RESPONSE)));
    let client = HttpClient::builder().only_added_roots().build().unwrap();
    let stack = StackBuilder::new().build(client.clone()).unwrap();
    let constant = runtime();
    for _ in 0..100 {
        constant.block_on(put(&stack, &server.url()));
        runtime().block_on(put(&stack, &server.url()));
        assert!(client.0.pools.len() <= 17);
    }
    assert!(server.connections() <= 100 + 10, "the constant one is kept");
}
