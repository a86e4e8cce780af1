//! SQL: the decode of a result beside other clients, and the engine beside SQLite and GetRow.

use std::cell::RefCell;
use std::io::Write;

use tablestore::{Client, PrimaryKey, PrimaryKeyType};
use tempfile::NamedTempFile;
use xtask_bench::relations::{self, ORDERS, READINGS, STATEMENTS};
use xtask_bench::sql_result::{self, ROWS};
use xtask_bench::{Result, reference};

use super::in_process::InProcess;
use super::peer::Peer;
use super::peers;
use crate::client::{requested, runtime};
use crate::measure::{pairs, progress, seconds_each};
use crate::plan::Plan;
use crate::report::{Figure, Quantity, Report, Section};

const PEER: &str = "SQLite";

/// Runs of a statement in a round.
const RUNS: u32 = 5;
/// Rows of a BatchWriteRow: as many as the service takes.
const BATCH: i64 = 200;

/// Measures the SQL figures. Without the peers' program, most have no counterpart.
pub(crate) fn measure(plan: &Plan, report: &mut Report) -> Result<()> {
    let mut section = Section::new(
        "SQL",
        "Results of 10,000 rows and 8 columns: CPU time from the body of a response to every cell, without \
         HTTP; ours and Python's in FlatBuffers, the other's in PlainBuffer. In the engine: a SELECT of a row by its full key beside GetRow, less the time of the \
         front end; groups of 100,000 rows, and a join of 10,000 rows with 10,000 by key, beside SQLite \
         in memory.",
    );
    let has_peers = !plan.is_quick
        && peers::build()
            .inspect_err(|reason| report.left_out.push(format!("the peers of SQL: {reason}")))
            .is_ok();
    results(plan, has_peers, &mut section, report)?;
    section.figures.push(by_key(plan)?);
    let mut peer = match has_peers {
        true => Some(Peer::start(&["sql", "sqlite"])?),
        false => None,
    };
    let tables = Tables::new(plan)?;
    for (name, statement) in STATEMENTS {
        progress(&format!("sql: {name}"));
        let figure = tables.beside(plan, peer.as_mut(), name, statement)?;
        section.figures.push(figure);
    }
    report.sections.push(section);
    Ok(())
}

/// Rows a second, from the body of a response to all its cells.
fn results(plan: &Plan, has_peers: bool, section: &mut Section, report: &mut Report) -> Result<()> {
    progress("sql: a result");
    let body = sql_result::body()?;
    if sql_result::decode(&body)? != ROWS {
        return Err("the result does not decode to its rows".into());
    }
    let ours = || Ok(ROWS as f64 / seconds_each(plan.pages / 5, || sql_result::decode(&body))?);
    if !has_peers {
        let figure = Figure::new("result, rows", Quantity::per_second(ours()?));
        section.figures.push(figure);
        return Ok(());
    }
    for (peer, body) in [
        ("aliyun-tablestore-rs", &sql_result::old_body()),
        ("python", &body),
    ] {
        progress(&format!("sql: a result, {peer}"));
        match result_beside(peer, body, ours) {
            Ok(figure) => section.figures.push(figure),
            Err(reason) => report.left_out.push(format!("SQL of {peer}: {reason}")),
        }
    }
    Ok(())
}

fn result_beside(peer: &str, body: &[u8], ours: impl Fn() -> Result<f64>) -> Result<Figure> {
    let mut file = NamedTempFile::new()?;
    file.write_all(body)?;
    let path = file.path().to_str().ok_or("a path is no text")?;
    let mut program = Peer::start(&["results", peer, path, &ROWS.to_string()])?;
    let theirs = || {
        let (seconds, _) = program.run("decode", 3)?;
        Ok(ROWS as f64 / seconds)
    };
    let pair = pairs(3, ours, theirs)?;
    let figure = Figure::beside("result, rows", peer, &pair, Quantity::per_second);
    Ok(figure.at_least(5.0))
}

/// A SELECT of a row by its full key beside GetRow, both in the engine.
fn by_key(plan: &Plan) -> Result<Figure> {
    progress("sql: SELECT by key");
    let [pk1, pk2] = reference::KEY_COLUMNS;
    let service = InProcess::new()?;
    service.fill(0..i64::from(plan.table_rows))?;
    service.seconds_each(1, async |client, _| {
        let mapping = format!(
            "CREATE TABLE {} ({pk1} VARCHAR(1024), {pk2} BIGINT, city MEDIUMTEXT, `count` BIGINT, \
             name MEDIUMTEXT, paid BOOL, photo MEDIUMBLOB, price DOUBLE, title MEDIUMTEXT, \
             viewed BIGINT, PRIMARY KEY({pk1}, {pk2}))",
            reference::TABLE
        );
        Ok(client.sql(mapping).send().await?)
    })?;
    let statement = format!(
        "SELECT * FROM {} WHERE {pk1} = '{}' AND {pk2} = 0",
        reference::TABLE,
        reference::FIRST_KEY
    );
    let request = runtime()?.block_on(requested(async |client: &Client| {
        // The request is all that matters: there is no prepared response to it.
        let _ = client.sql(&*statement).send().await;
        Ok(())
    }))?;
    let pair = pairs(
        plan.rounds,
        || service.in_engine(plan, &request),
        || service.get_row_in_engine(plan),
    )?;
    let figure = Figure::beside(
        "SELECT by key in the engine",
        "GetRow",
        &pair,
        Quantity::seconds,
    );
    Ok(figure.at_most(10.0))
}

/// The tables of the statements, in a service in this process.
struct Tables {
    service: InProcess,
    is_small: bool,
}

impl Tables {
    fn new(plan: &Plan) -> Result<Self> {
        progress("sql: tables");
        let service = InProcess::new()?;
        let rows = |all: i64| if plan.is_quick { all / 100 } else { all };
        service.seconds_each(1, async |client, _| {
            type Columns = fn(i64) -> Vec<(&'static str, tablestore::Value)>;
            let tables: [(&str, &str, i64, Columns); 3] = [
                ("readings", "k BIGINT, x DOUBLE", READINGS, |id| {
                    let (k, x) = relations::reading(id);
                    vec![("k", k.into()), ("x", x.into())]
                }),
                ("orders", "customer BIGINT, amount BIGINT", ORDERS, |id| {
                    let (customer, amount) = relations::order(id);
                    vec![("customer", customer.into()), ("amount", amount.into())]
                }),
                ("customers", "rate BIGINT", ORDERS, |id| {
                    vec![("rate", relations::rate(id).into())]
                }),
            ];
            for (name, columns, all, values) in tables {
                let create = client.create_table(name);
                create
                    .primary_key("id", PrimaryKeyType::Integer)
                    .send()
                    .await?;
                let mapping = format!("CREATE TABLE {name} (id BIGINT PRIMARY KEY, {columns})");
                client.sql(mapping).send().await?;
                let mut start = 0;
                while start < rows(all) {
                    let end = rows(all).min(start + BATCH);
                    let puts = (start..end).map(|id| {
                        let put = client.put_row(name, PrimaryKey::new("id", id));
                        let values = values(id).into_iter();
                        values.fold(put, |put, (name, value)| put.column(name, value))
                    });
                    client
                        .batch_write_row()
                        .add_all(puts)
                        .send()
                        .await?
                        .all_ok()?;
                    start = end;
                }
            }
            Ok(())
        })?;
        Ok(Self {
            service,
            is_small: plan.is_quick,
        })
    }

    fn beside(
        &self,
        plan: &Plan,
        peer: Option<&mut Peer>,
        name: &str,
        statement: &str,
    ) -> Result<Figure> {
        let found = RefCell::new(String::new());
        let ours = || {
            self.service.seconds_each(RUNS, async |client, _| {
                let rows = client.sql(statement).send().await?;
                let sums = rows.iter().map(|row| {
                    let whole = row.get::<i64>(1).map(|it| it as f64);
                    whole.or_else(|_| row.get::<f64>(1))
                });
                let sum = sums.sum::<Result<f64, _>>()?;
                *found.borrow_mut() = format!("{}/{sum:.0}", rows.len());
                Ok(())
            })
        };
        let Some(peer) = peer.filter(|_| !self.is_small) else {
            return Ok(Figure::new(name, Quantity::seconds(ours()?)));
        };
        ours()?;
        let (_, expected) = peer.run(name, RUNS)?;
        if *found.borrow() != expected {
            let found = found.borrow();
            return Err(format!("{name}: {found}, and {PEER} finds {expected}").into());
        }
        let pair = pairs(plan.rounds, ours, || Ok(peer.run(name, RUNS)?.0))?;
        let figure = Figure::beside(name, PEER, &pair, Quantity::seconds);
        Ok(figure.at_most(5.0))
    }
}
