//! `cargo xtask bench`: measures, prints one table, and writes `docs/benchmarks.md` with its chart.
//!
//! `measures` takes the figures, `report` holds them, `page` shows them. Servers and clients that are
//! measured are processes of their own: this program again, with a hidden command.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::cast_precision_loss,
    reason = "a command line tool, and no figure has more digits than an `f64`"
)]

mod client;
mod load;
mod measure;
mod measures;
mod page;
mod plan;
mod process;
mod report;

use std::process::ExitCode;

use tokio::net::TcpListener;
use xtask_bench::{Result, canned};

use crate::measure::progress;
use crate::measures::{
    build, bulk, calls, codec, growth, instructions, peers, search, service, sql, timeseries,
    tunnel,
};
use crate::plan::Plan;
use crate::report::{Report, Section};

/// A group of figures: its name for `--only`, and the function that measures it.
type Group = (&'static str, fn(&Plan, &mut Report) -> Result<()>);

/// All groups, in the order of the page.
const GROUPS: [Group; 12] = [
    ("codec", |plan, report| {
        section(report, codec::measure(plan))
    }),
    ("calls", |plan, report| {
        section(report, calls::measure(plan))?;
        section(report, calls::measure_scan(plan))
    }),
    ("emulator", |plan, report| {
        section(report, service::measure(plan))
    }),
    ("peers", peers::measure),
    ("bulk", bulk::measure),
    ("growth", growth::measure),
    ("search", search::measure),
    ("sql", sql::measure),
    ("timeseries", timeseries::measure),
    ("tunnel", |plan, report| {
        section(report, tunnel::measure(plan))
    }),
    ("instructions", instructions::measure),
    ("build", build::measure),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        [] => bench(&Plan::FULL),
        ["--quick"] => bench(&Plan::QUICK),
        ["--only", group] => bench_group(group, &Plan::FULL),
        ["--quick", "--only", group] => bench_group(group, &Plan::QUICK),
        ["scan", address, rows] => bulk::scan(address, rows),
        ["canned"] => serve_canned(),
        ["client", ref arguments @ ..] => client::run(arguments),
        ["load", ref arguments @ ..] => load::run(arguments),
        _ => Err("takes `--quick` and `--only GROUP`".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Measures everything and reports it. In the quick run, nothing is written.
fn bench(plan: &Plan) -> Result<()> {
    let mut report = Report::default();
    for (_, measure) in GROUPS {
        measure(plan, &mut report)?;
    }
    if !plan.is_quick {
        page::write(&report)?;
    }
    println!("\n{}", page::text(&report));
    if plan.is_quick {
        println!("A quick run: that there are figures says something, what they are does not.");
    }
    check(&report)?;
    progress("done");
    Ok(())
}

fn section(report: &mut Report, measured: Result<Section>) -> Result<()> {
    report.sections.push(measured?);
    Ok(())
}

/// Measures one group, and writes nothing.
fn bench_group(name: &str, plan: &Plan) -> Result<()> {
    let Some((_, measure)) = GROUPS.into_iter().find(|(group, _)| *group == name) else {
        let names = GROUPS.map(|(group, _)| group).join(", ");
        return Err(format!("no group is called {name:?}: there are {names}").into());
    };
    let mut report = Report::default();
    measure(plan, &mut report)?;
    println!("\n{}", page::text(&report));
    check(&report)
}

/// Refuses figures that cannot have been measured. How good they are is for people to judge.
fn check(report: &Report) -> Result<()> {
    let figures = report.figures().filter(|figure| !figure.is_sane());
    let growth = report.growth.iter().filter(|growth| !growth.is_sane());
    let insane: Vec<&str> = figures
        .map(|figure| figure.name.as_str())
        .chain(growth.map(|growth| growth.name))
        .collect();
    if insane.is_empty() {
        return Ok(());
    }
    Err(format!("not numbers that can be measured: {}", insane.join(", ")).into())
}

/// The hidden command `canned`: the canned service on a free port.
fn serve_canned() -> Result<()> {
    client::runtime()?.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        println!("canned service listening on http://{address}");
        canned::serve(listener).await
    })
}
