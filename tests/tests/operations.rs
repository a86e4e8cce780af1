//! Holds `docs/operations.md` against the code: no operation is forgotten, and no witness is named
//! that is not there.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tablestore::Operation;
use tablestore_emulator::Emulator;
use tablestore_tests::answers::client_builder;

const NOTHING: &str = "–";

/// Holds requests against those of the official Python client.
const RECORDED: &str = "request_goldens";

/// A row of the table.
struct Row {
    operation: String,
    method: String,
    local_service: bool,
    python: String,
    node: String,
    rust: String,
    bytes: String,
    messages: String,
    end_to_end: String,
}

fn rows() -> Vec<Row> {
    let page = fs::read_to_string("../docs/operations.md").unwrap();
    let table = page.lines().filter(|line| line.starts_with('|'));
    let row = |line: &str| {
        let mut cells = line.trim_matches('|').split('|').map(str::trim);
        let mut cell = || cells.next().unwrap().trim_matches('`').to_owned();
        Row {
            operation: cell(),
            method: cell(),
            local_service: cell() == "yes",
            python: cell(),
            node: cell(),
            rust: cell(),
            bytes: cell(),
            messages: cell(),
            end_to_end: cell(),
        }
    };
    // Below the titles and the line under them.
    table.skip(2).map(row).collect()
}

/// The operations that the client has a method for: those whose constant its source names.
fn implemented() -> BTreeSet<String> {
    let source = fs::read_to_string("../crates/tablestore-core/src/operation.rs").unwrap();
    let mut client = String::new();
    read_all("../crates/tablestore/src".as_ref(), &mut client);
    // `GET_ROW = "GetRow", Read;`
    let constants = source.lines().filter_map(|line| {
        let (constant, rest) = line.trim().split_once(" = \"")?;
        let (name, _) = rest.split_once("\", ")?;
        let known = Operation::ALL.iter().any(|known| known.name() == name);
        (known && client.contains(&format!("Operation::{constant}"))).then(|| name.to_owned())
    });
    constants.collect()
}

fn read_all(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => read_all(&path, text),
            false => text.push_str(&fs::read_to_string(path).unwrap()),
        }
    }
}

#[test]
fn every_operation_with_a_method_has_a_row() {
    let rows: BTreeSet<String> = rows().into_iter().map(|row| row.operation).collect();
    assert!(rows.contains("GetRow"));
    assert_eq!(rows, implemented());
}

#[tokio::test]
async fn the_local_service_has_what_it_is_said_to_have() {
    let emulator = Emulator::in_memory();
    let client = client_builder(emulator.endpoint()).service(emulator.service());
    let client = client.build().unwrap();
    for row in rows() {
        let operation = Operation::named(&row.operation).unwrap();
        let answer = client.call_raw(operation, "").send().await;
        let error = answer.err().map(|error| error.to_string());
        let unsupported = error.is_some_and(|error| error.contains("Unsupported operation"));
        assert_eq!(row.local_service, !unsupported, "{}", row.operation);
    }
}

#[test]
fn every_witness_is_there() {
    for row in rows() {
        // The Python client has names of its own.
        witness(&format!("python/{}.py", row.python), "");
        let method = row.operation[..1].to_lowercase() + &row.operation[1..];
        witness(&format!("node/{}.js", row.node), &format!(".{method}("));
        let engine = "../crates/tablestore-emulator/src/engine/tests";
        witness(&format!("{engine}/{}.rs", row.messages), "");
        // The other Rust client calls its methods as ours.
        let method = format!(".{}(", row.method);
        witness(&format!("rust/tests/{}.rs", row.rust), &method);
        witness(&format!("tests/{}.rs", row.bytes), &method);
        witness(&format!("tests/{}.rs", row.end_to_end), &method);
    }
}

/// Our client and the local service could both be wrong in the same way.
#[test]
fn every_operation_has_a_witness_beside_our_own_code() {
    for row in rows() {
        let witnesses = [row.python, row.node, row.rust, row.bytes];
        assert!(
            witnesses.iter().any(|it| it != NOTHING),
            "{}",
            row.operation
        );
    }
}

/// The file is there, and calls this.
fn witness(path: &str, call: &str) {
    if path.contains(NOTHING) {
        return;
    }
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    // The programs share the calls that most of them make.
    let shared = path
        .ends_with(".js")
        .then(|| fs::read_to_string("node/witness.js").unwrap());
    let calls = text.contains(call) || shared.is_some_and(|shared| shared.contains(call));
    assert!(calls, "{path}: {call} is not called");
}

#[test]
fn the_same_bytes_are_recorded() {
    let golden = fs::read("golden/requests.json").unwrap();
    let golden: Value = serde_json::from_slice(&golden).unwrap();
    let cases = golden["cases"].as_array().unwrap();
    let path = |case: &Value| case["path"].as_str().unwrap()[1..].to_owned();
    let recorded: BTreeSet<String> = cases.iter().map(path).collect();
    let said = rows().into_iter().filter(|row| row.bytes == RECORDED);
    let said: BTreeSet<String> = said.map(|row| row.operation).collect();
    assert_eq!(said, recorded);
}
