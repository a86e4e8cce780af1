//! Checks `docs/operations.md` against the code: no operation is missing, and every witness exists.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;
use tablestore::call::Operation;
use tablestore_emulator::Emulator;
use tablestore_tests::responses::client_builder;

const NOTHING: &str = "–";

/// The witness that compares requests with those of the official Python client.
const RECORDED: &str = "recorded";

/// A row of the page: one operation.
struct Row {
    heading: String,
    operation: String,
    /// The other cells, by the title of their column.
    cells: BTreeMap<String, String>,
}

impl Row {
    fn cell(&self, title: &str) -> &str {
        let cell = self.cells.get(title);
        cell.unwrap_or_else(|| panic!("{}: no column {title:?}", self.operation))
    }

    fn has(&self, title: &str) -> bool {
        self.cell(title) != NOTHING
    }
}

/// Reads every table whose first column is `Operation`, with the heading above it.
fn rows() -> Vec<Row> {
    let page = fs::read_to_string("../docs/operations.md").unwrap();
    let mut rows = Vec::new();
    let mut last_heading = String::new();
    let mut titles: Vec<String> = Vec::new();
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            last_heading = heading.to_owned();
        }
        let Some(line) = line.strip_prefix('|') else {
            titles.clear();
            continue;
        };
        let cells = line.trim_end_matches('|').split('|');
        let cells = cells.map(|cell| cell.trim().trim_matches('`').to_owned());
        if titles.is_empty() {
            titles = cells.collect();
        } else if titles[0] == "Operation" && !line.starts_with("--") {
            let mut cells: BTreeMap<_, _> = titles.iter().cloned().zip(cells).collect();
            rows.push(Row {
                heading: last_heading.clone(),
                operation: cells.remove("Operation").unwrap(),
                cells,
            });
        }
    }
    rows
}

/// The operations that the client has a method for: those whose constant its source names.
fn implemented() -> BTreeSet<String> {
    let source = fs::read_to_string("../crates/tablestore-core/src/operation.rs").unwrap();
    let client = sources("../crates/tablestore/src".as_ref());
    // Examples in the documentation send operations by hand.
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    let client: String = client.lines().filter(is_code).collect();
    // `GET_ROW = "GetRow", Read;`
    let constants = source.lines().filter_map(|line| {
        let (constant, rest) = line.trim().split_once(" = \"")?;
        let (name, _) = rest.split_once("\", ")?;
        let known = Operation::ALL.iter().any(|known| known.name() == name);
        (known && client.contains(&format!("Operation::{constant}"))).then(|| name.to_owned())
    });
    constants.collect()
}

/// The text of every file below a folder.
fn sources(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => sources(&path),
            false => fs::read_to_string(path).unwrap(),
        }
    });
    entries.collect()
}

#[test]
fn every_operation_with_a_method_has_a_row() {
    let rows: BTreeSet<String> = rows().into_iter().map(|row| row.operation).collect();
    assert!(rows.contains("GetRow"));
    assert_eq!(rows, implemented());
}

/// The page's headings, and the name that a family has in the client and in the tests.
const FAMILIES: &[(&str, &str)] = &[
    ("Tables", "table"),
    ("Rows", "row"),
    ("Batches", "batch"),
    ("Secondary indexes", "secondary_index"),
    ("Streams", "stream"),
    ("Local transactions", "transaction"),
    ("Search indexes", "search"),
    ("SQL", "sql"),
    ("Tunnels", "tunnel"),
    ("Delivery tasks", "delivery"),
    ("Global tables", "global_table"),
    ("Time series", "timeseries"),
];

fn family(heading: &str) -> &'static str {
    let family = FAMILIES.iter().find(|(it, _)| *it == heading);
    family
        .unwrap_or_else(|| panic!("{heading:?} is no family"))
        .1
}

#[test]
fn every_operation_is_in_the_folder_of_its_family() {
    for row in rows() {
        let client = "../crates/tablestore/src";
        let file = match row.cell("Method") {
            // A module has no module of its own name.
            "sql" => "sql_query",
            method => method,
        };
        let path = format!("{client}/{}/{file}.rs", family(&row.heading));
        assert!(Path::new(&path).is_file(), "{path} does not exist");
    }
}

#[test]
fn every_family_has_end_to_end_tests() {
    for (_, family) in FAMILIES {
        let module = format!("tests/end_to_end/{family}");
        let exists = Path::new(&module).is_dir() || Path::new(&format!("{module}.rs")).is_file();
        assert!(exists, "{module} does not exist");
    }
}

#[tokio::test]
async fn the_emulator_has_the_operations_that_the_page_says() {
    let emulator = Emulator::in_memory();
    let client = client_builder(emulator.endpoint()).service(emulator.service());
    let client = client.build().unwrap();
    for row in rows() {
        let operation = Operation::named(&row.operation).unwrap();
        let response = client.call_raw(operation, "").send().await;
        let error = response.err().map(|error| error.to_string());
        let unsupported = error.is_some_and(|error| error.contains("Unsupported operation"));
        assert_eq!(
            row.cell("Emulator") == "yes",
            !unsupported,
            "{}",
            row.operation
        );
    }
}

#[test]
fn every_witness_exists() {
    for row in rows() {
        let witness = |title: &str, folder: &str, extension: &str, call: &str| {
            if row.has(title) {
                assert_calls(&format!("{folder}/{}.{extension}", row.cell(title)), call);
            }
        };
        // The Python client has method names of its own, the other Rust client those of the operations.
        let ours = format!(".{}(", row.cell("Method"));
        let camel_case = match row.operation.as_str() {
            "SQLQuery" => "sqlQuery".to_owned(),
            operation => operation[..1].to_lowercase() + &operation[1..],
        };
        let engine = "../crates/tablestore-emulator/src/engine/tests";
        witness("Python", "python", "py", "");
        witness("Node.js", "node", "js", &format!(".{camel_case}("));
        witness(
            "Rust",
            "rust/tests",
            "rs",
            &format!(".{}(", snake_case(&row.operation)),
        );
        witness("Bytes", "tests/end_to_end/wire", "rs", &ours);
        witness("Messages", engine, "rs", "");
        witness("End to end", "tests/end_to_end", "rs", &ours);
    }
}

fn snake_case(operation: &str) -> String {
    let mut name = String::new();
    for (index, letter) in operation.chars().enumerate() {
        if letter.is_uppercase() && index > 0 {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

/// Our client and the emulator could both be wrong in the same way.
#[test]
fn every_operation_has_a_witness_beside_our_own_code() {
    for row in rows() {
        let witnesses = ["Python", "Node.js", "Rust", "Bytes"];
        let has_one = witnesses.iter().any(|title| row.has(title));
        assert!(has_one, "{}", row.operation);
    }
}

/// The file exists and contains this call.
fn assert_calls(path: &str, call: &str) {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    // The programs share the calls that most of them make.
    let shared = path
        .ends_with(".js")
        .then(|| fs::read_to_string("node/witness.js").unwrap());
    let calls = text.contains(call) || shared.is_some_and(|shared| shared.contains(call));
    assert!(calls, "{path}: {call} is not called");
}

#[test]
fn the_recording_has_the_operations_that_the_page_says() {
    let golden = fs::read("golden/requests.json").unwrap();
    let golden: Value = serde_json::from_slice(&golden).unwrap();
    let cases = golden["cases"].as_array().unwrap();
    let path = |case: &Value| case["path"].as_str().unwrap()[1..].to_owned();
    let recorded: BTreeSet<String> = cases.iter().map(path).collect();
    let rows = rows().into_iter();
    let listed = rows.filter(|row| row.cell("Bytes") == RECORDED);
    let listed: BTreeSet<String> = listed.map(|row| row.operation).collect();
    assert_eq!(listed, recorded);
}
