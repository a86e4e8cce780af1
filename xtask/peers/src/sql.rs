//! SQLite in memory, by commands: `NAME RUNS` on a line of the standard input, and in response
//! `SECONDS FOUND`, the time of one run, and the rows with the sum of their second column.

use std::io::{BufRead, Write};
use std::time::Instant;

use rusqlite::{Connection, params};

use crate::Result;
use crate::relations::{ORDERS, READINGS, STATEMENTS, order, rate, reading};

/// Fills the tables, prints `ready`, and runs statements until its input ends.
pub(crate) fn serve() -> Result<()> {
    let database = tables()?;
    println!("ready");
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (name, runs) = line.split_once(' ').ok_or("no number of runs")?;
        let runs: u32 = runs.parse()?;
        let statement = STATEMENTS.iter().find(|(known, _)| *known == name);
        let (_, statement) = statement.ok_or("no such statement")?;
        let mut found = (0, 0.0);
        let start = Instant::now();
        for _ in 0..runs {
            found = run(&database, statement)?;
        }
        let seconds = start.elapsed().as_secs_f64() / f64::from(runs);
        println!("{seconds:.9} {}/{:.0}", found.0, found.1);
        std::io::stdout().flush()?;
    }
    Ok(())
}

fn tables() -> Result<Connection> {
    let database = Connection::open_in_memory()?;
    database.execute_batch(
        "CREATE TABLE readings (id INTEGER PRIMARY KEY, k INTEGER, x REAL);
         CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER, amount INTEGER);
         CREATE TABLE customers (id INTEGER PRIMARY KEY, rate INTEGER);
         BEGIN;",
    )?;
    let mut readings = database.prepare("INSERT INTO readings VALUES (?, ?, ?)")?;
    for id in 0..READINGS {
        let (k, x) = reading(id);
        readings.execute(params![id, k, x])?;
    }
    let mut orders = database.prepare("INSERT INTO orders VALUES (?, ?, ?)")?;
    let mut customers = database.prepare("INSERT INTO customers VALUES (?, ?)")?;
    for id in 0..ORDERS {
        let (customer, amount) = order(id);
        orders.execute(params![id, customer, amount])?;
        customers.execute(params![id, rate(id)])?;
    }
    drop((readings, orders, customers));
    database.execute_batch("COMMIT")?;
    Ok(database)
}

/// The rows of a result, and the sum of their second column.
fn run(database: &Connection, statement: &str) -> Result<(usize, f64)> {
    let mut statement = database.prepare(statement)?;
    let sums = statement.query_map([], |row| {
        let _first: f64 = row.get(0)?;
        row.get::<_, f64>(1)
    })?;
    let sums = sums.collect::<rusqlite::Result<Vec<f64>>>()?;
    Ok((sums.len(), sums.iter().sum()))
}
