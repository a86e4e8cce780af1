//! The peers: other clients of the service, and another emulator. They are in a workspace of their
//! own, `xtask/peers`, so that nobody's build pulls them; this builds and runs its program.

use std::process::Command;

use xtask_bench::Result;

use super::calls;
use crate::client::{By, Call};
use crate::measure::{median, pairs, progress};
use crate::plan::Plan;
use crate::process::{Server, client, local_service, output, sibling};
use crate::report::{Figure, Quantity, Report, Section};

const MANIFEST: &str = "xtask/peers/Cargo.toml";

const OTHER_SERVICE: &str = "dynoxide-rs";

/// Peers take many times as long, and their time a call is steady.
const FEWER: u32 = 10;
const ROUNDS: u32 = 3;

/// Measures all peers that can be run here.
pub(crate) fn measure(plan: &Plan, report: &mut Report) -> Result<()> {
    if plan.is_quick {
        return Ok(());
    }
    progress("the peers: build and install");
    let list = match build().and_then(|()| peers(&["list"])) {
        Ok(list) => list,
        Err(reason) => {
            report.left_out.push(format!("the peers: {reason}"));
            return Ok(());
        }
    };
    let mut clients = Section::of_peers(
        "Other clients",
        "CPU time of the client's process, as above, beside the plain client.",
    );
    for peer in list.lines() {
        for (call, calls, in_flight) in [
            (Call::GetRow, plan.calls / FEWER, calls::IN_FLIGHT),
            (Call::GetRange, plan.scans / FEWER, calls::SCANS_IN_FLIGHT),
        ] {
            progress(&format!("the peers: {peer}, {call}"));
            match beside_plain(peer, call, calls, in_flight) {
                Ok(figure) => clients.figures.push(figure),
                Err(reason) => report.left_out.push(format!("{call} of {peer}: {reason}")),
            }
        }
    }
    report.sections.push(clients);
    progress(&format!("the peers: {OTHER_SERVICE}"));
    match other_service() {
        Ok(section) => report.sections.push(section),
        Err(reason) => report.left_out.push(format!("{OTHER_SERVICE}: {reason}")),
    }
    Ok(())
}

/// Builds their program beside this one.
pub(crate) fn build() -> Result<()> {
    let program = sibling("peers")?;
    let target = program.ancestors().nth(2).ok_or("no target folder")?;
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--release", "--manifest-path", MANIFEST]);
    output(cargo.arg("--target-dir").arg(target)).map(drop)
}

/// What the peers' program prints.
fn peers(arguments: &[&str]) -> Result<String> {
    output(Command::new(sibling("peers")?).args(arguments))
}

/// CPU time of one of so many calls of a peer.
pub(crate) fn cpu_each(
    call: Call,
    peer: &str,
    server: &Server,
    calls: u32,
    in_flight: usize,
) -> Result<f64> {
    let (call, calls, in_flight) = (call.to_string(), calls.to_string(), in_flight.to_string());
    let printed = peers(&[&call, peer, server.address(), &calls, &in_flight])?;
    let cpu = printed.split_whitespace().next().ok_or("printed nothing")?;
    Ok(cpu.parse::<f64>()? / calls.parse::<f64>()?)
}

/// CPU time of a peer's call, and of the plain client's.
fn beside_plain(peer: &str, call: Call, calls: u32, in_flight: usize) -> Result<Figure> {
    let server = Server::canned()?;
    let theirs = || cpu_each(call, peer, &server, calls, in_flight);
    let plain = || Ok(client(call, By::Plain, &server, calls, in_flight)?.cpu);
    let cost = pairs(ROUNDS, theirs, plain)?;
    // As the service calls the operation.
    Ok(calls::figure(&format!("{peer}, {call:?}"), &cost))
}

/// Our service beside the other one, which is asked in turn to do the same work.
fn other_service() -> Result<Section> {
    let program = local_service()?;
    let program = program.to_str().ok_or("the emulator's path is no text")?;
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        rounds.push((
            lines(&peers(&["service", "tablestore", program])?)?,
            lines(&peers(&["service", "dynoxide"])?)?,
        ));
    }
    let about = "The emulator beside dynoxide-rs, a local DynamoDB in Rust, both measured by one \
                 program: its [README](../xtask/peers/README.md) tells what each line is.";
    let mut section = Section::new("Beside another emulator", about);
    let (names, _) = rounds.first().ok_or("no rounds")?;
    for (at, (name, _)) in names.iter().enumerate() {
        let seen = rounds.iter().map(|(ours, theirs)| {
            let both = ours.get(at).zip(theirs.get(at));
            let both = both.filter(|(ours, theirs)| ours.0 == theirs.0);
            let (ours, theirs) = both.ok_or("the services do not print the same lines")?;
            Ok((ours.1, theirs.1))
        });
        section = section.with(ahead(name, &seen.collect::<Result<Vec<_>>>()?));
    }
    Ok(section)
}

/// A line in which our service is to be ahead of the other, as each round saw the two.
fn ahead(name: &str, seen: &[(Quantity, Quantity)]) -> Figure {
    let of = |get: fn(&(Quantity, Quantity)) -> f64| median(seen.iter().map(get));
    let (ours, theirs) = seen[0];
    let ours = ours.with_value(of(|(ours, _)| ours.value));
    let theirs = theirs.with_value(of(|(_, theirs)| theirs.value));
    let ratio = of(|(ours, theirs)| ours.value / theirs.value);
    let figure = Figure::new(name, ours).against(OTHER_SERVICE, theirs, ratio);
    if ours.is_better_if_less() {
        figure.at_most(1.0)
    } else {
        figure.at_least(1.0)
    }
}

/// Reads lines of a name, a number and a unit, such as `cold_start 1.5 ms`.
fn lines(printed: &str) -> Result<Vec<(String, Quantity)>> {
    printed.lines().map(line).collect()
}

fn line(line: &str) -> Result<(String, Quantity)> {
    let [name, value, unit] = line.split_whitespace().collect::<Vec<_>>()[..] else {
        return Err(format!("the peers printed {line:?}").into());
    };
    let value: f64 = value.parse()?;
    let quantity = match unit {
        "ms" => Quantity::seconds(value * 1e-3),
        "us" => Quantity::seconds(value * 1e-6),
        "B" => Quantity::bytes(value),
        "/s" => Quantity::per_second(value),
        _ => return Err(format!("what is the unit {unit:?}?").into()),
    };
    Ok((name.replace('_', " "), quantity))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_name_a_number_and_a_unit() {
        let read = |text| lines(text).unwrap().remove(0);
        let start = ("cold start".to_owned(), Quantity::seconds(0.015));
        assert_eq!(read("cold_start 15.000 ms\n"), start);
        let size = ("binary size".to_owned(), Quantity::bytes(6e6));
        assert_eq!(read("binary_size 6000000 B"), size);
        for wrong in ["cold_start 15", "cold_start x ms", "cold_start 15 parsecs"] {
            assert!(lines(wrong).is_err(), "{wrong}");
        }
    }
}
