//! Your service and Tablestore's in one simulation: a seed determines the order of all requests, the
//! faults and the pauses, and hours pass in milliseconds. A seed that finds a mistake finds it each
//! time.
//!
//! The code under test sells from a stock. Several customers buy at the same time over a network that
//! loses and delays requests and responses; no piece may be sold twice, and none may be lost.

use std::time::Duration;

use tablestore::{
    Client, Error, ErrorCode, ErrorKind, KeyRange, PrimaryKey, PrimaryKeyType, Result,
};
use tablestore_emulator::{Fault, FaultLayer, Faults, Simulation};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};
use tower_layer::Layer;

/// The pieces in stock at the start.
const PIECES: i64 = 5;

/// The code under test: sells a piece to a customer. Returns whether there was one left.
async fn sell(client: &Client, customer: i64) -> Result<bool> {
    loop {
        match try_to_sell(client, customer).await {
            // Another sale has the stock, or a connection broke before anything was committed.
            Err(error) if error.is_transient() && !error.outcome_unknown() => {}
            // Whether the sale was committed has to be read.
            Err(error) if error.outcome_unknown() => {
                let sold = client.get_row("stock", entry(&sale(customer))).send().await;
                if sold.is_ok_and(|response| response.row.is_some()) {
                    return Ok(true);
                }
            }
            other => return other,
        }
        sleep(Duration::from_millis(100)).await;
    }
}

/// Takes a piece from the stock and adds the sale, both or neither.
async fn try_to_sell(client: &Client, customer: i64) -> Result<bool> {
    let tea = PrimaryKey::new("item", "tea");
    let transaction = client.start_local_transaction("stock", tea).send().await?;
    let row = transaction.get_row(entry("left")).send().await?.row;
    if row.unwrap_or_default().get::<i64>("count")? == 0 {
        transaction.abort().send().await?;
        return Ok(false);
    }
    let take = transaction.update_row(entry("left")).increment("count", -1);
    take.send().await?;
    let add = transaction.put_row(entry(&sale(customer)));
    add.column("customer", customer).send().await?;
    transaction.commit().send().await?;
    Ok(true)
}

fn entry(name: &str) -> PrimaryKey {
    PrimaryKey::new("item", "tea").and("entry", name)
}

fn sale(customer: i64) -> String {
    format!("sale-{customer}")
}

/// One run: eight customers, five pieces.
async fn no_piece_is_sold_twice(simulation: &Simulation, seed: u64) -> Result<Duration> {
    let started = Instant::now();
    let emulator = simulation.emulator().build().map_err(failed)?;
    let builder = || {
        Client::builder(emulator.endpoint())
            .credentials(emulator.credentials().clone())
            .instance("test")
            .clock(simulation.clock())
    };
    let setup = builder().service(emulator.service()).build()?;
    setup
        .create_table("stock")
        .primary_key("item", PrimaryKeyType::String)
        .primary_key("entry", PrimaryKeyType::String)
        .enable_local_transactions()
        .send()
        .await?;
    let stock = setup.put_row("stock", entry("left"));
    stock.column("count", PIECES).send().await?;

    let latency = simulation.latency(Duration::from_millis(1)..Duration::from_millis(80));
    let faults = Faults::seeded(seed)
        .rate(Fault::ErrorBefore(ErrorCode::ServerBusy), 0.05)?
        .rate(Fault::DropRequest, 0.05)?
        .rate(Fault::DropResponse, 0.05)?;
    let service = latency.layer(FaultLayer::new(faults).layer(emulator.service()));
    let mut customers = JoinSet::new();
    for customer in 0..8 {
        let client = builder().service(service.clone()).build()?;
        customers.spawn(async move { sell(&client, customer).await });
    }
    let mut sold = 0;
    while let Some(outcome) = customers.join_next().await {
        sold += i64::from(outcome.map_err(failed)??);
    }

    let left = setup.get_row("stock", entry("left")).send().await?.row;
    let left: i64 = left.unwrap_or_default().get("count")?;
    let all = KeyRange::prefix(PrimaryKey::new("item", "tea"), ["entry"]);
    let rows = setup.get_range("stock", all).send().await?.rows;
    // The other row is the stock.
    let sales = rows.len() as i64 - 1;
    assert_eq!((sold, left, sales), (PIECES, 0, PIECES), "seed {seed}");
    Ok(started.elapsed())
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorKind::Other, "the run failed").with_source(error)
}

fn main() -> Result<()> {
    let mut simulated = Duration::ZERO;
    for seed in 0..50 {
        let simulation = Simulation::new(seed)?;
        simulated += simulation.run(no_piece_is_sold_twice(&simulation, seed))?;
    }
    println!("50 seeds passed: {} seconds of sales", simulated.as_secs());
    Ok(())
}
