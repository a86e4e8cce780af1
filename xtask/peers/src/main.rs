//! What the benchmarks of the project compare with: other Tablestore clients, a search engine, SQLite,
//! and another local service. See the README beside this program's manifest.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool"
)]

mod clients;
mod cpu;
#[allow(
    dead_code,
    unreachable_pub,
    reason = "a part of the bench, which needs more of it"
)]
#[path = "../../bench/src/documents.rs"]
mod documents;
mod installed;
mod points;
mod reference_row;
#[allow(unreachable_pub, reason = "a part of the bench, where it is public")]
#[path = "../../bench/src/relations.rs"]
mod relations;
mod results;
mod search;
mod services;
#[allow(dead_code, reason = "the bench needs more of it")]
#[path = "../../bench/src/points.rs"]
mod shared_points;
mod sql;

use std::env;
use std::error::Error;
use std::process::ExitCode;

use clients::{Job, Read};
use services::{Dynoxide, Tablestore};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const USAGE: &str = "\
usage: peers list                                          the clients that can run here
       peers install                                       install what the peers need
       peers get-row CLIENT ADDRESS CALLS IN_FLIGHT        read one row, again and again
       peers get-range CLIENT ADDRESS CALLS IN_FLIGHT      read 5,000 rows, again and again
       peers service dynoxide                              measure the other emulator
       peers service tablestore PROGRAM                    measure the project's emulator
       peers search tantivy DOCUMENTS                      search documents, by commands on its input
       peers sql sqlite                                    run statements, by commands on its input
       peers points CLIENT                                 encode and decode points, by commands on its input
       peers results CLIENT FILE ROWS                      decode a result of SQL, by commands on its input";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("peers: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    match arguments {
        ["list"] => {
            for client in clients::available() {
                println!("{}", client.name);
            }
            Ok(())
        }
        ["install"] => {
            clients::available().for_each(drop);
            Dynoxide::install().map(|_| ())
        }
        ["get-row", client, job @ ..] => read(client, Read::Row, job),
        ["get-range", client, job @ ..] => read(client, Read::Range, job),
        ["sql", "sqlite"] => sql::serve(),
        ["service", "dynoxide"] => services::measure(&Dynoxide::install()?),
        ["service", "tablestore", program] => services::measure(&Tablestore::new(program.into())?),
        ["search", "tantivy", documents] => search::serve(documents.parse()?),
        ["points", client] => points::serve(client),
        ["results", client, file, rows] => results::serve(client, file, rows.parse()?),
        _ => Err(USAGE.into()),
    }
}

fn read(client: &str, read: Read, job: &[&str]) -> Result<()> {
    let [address, calls, in_flight] = job else {
        return Err(USAGE.into());
    };
    let cost = clients::find(client)?.run(&Job {
        read,
        address: (*address).to_owned(),
        calls: calls.parse()?,
        in_flight: in_flight.parse()?,
    })?;
    println!("{}", cost.trim_end());
    Ok(())
}
