//! The official Python client, as it is published, against the binary over TCP. What is asserted is
//! in the programs of `tests/python`.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use tablestore_tests::{Server, left_out, python_with_client};

/// What the programs share.
const SHARED: &str = "witness";

/// A test for each program, and the list of them. Some need a service with certain options.
macro_rules! programs {
    ($($name:ident $(with $($option:literal)+)?;)*) => {
        const PROGRAMS: &[&str] = &[$(stringify!($name)),*];

        $(
            #[test]
            fn $name() {
                run(stringify!($name), &[$($($option),+)?]);
            }
        )*
    };
}

programs! {
    asynchronous;
    auto_increment;
    batches;
    capacity;
    conditions;
    filters;
    ranges;
    refusals;
    regexes;
    rows;
    search;
    secondary_indexes;
    signatures;
    slow with "--table-start-up" "1" "--table-operations-per-second" "10"
        "--limit-throughput-adjustments";
    sql;
    tables;
    timeseries;
    transactions;
    updates;
    versions;
}

#[test]
fn no_program_is_forgotten() {
    let listed: BTreeSet<String> = PROGRAMS.iter().map(ToString::to_string).collect();
    let found = fs::read_dir("python").unwrap().filter_map(|file| {
        let path = file.unwrap().path();
        let name = path.file_stem()?.to_str()?.to_owned();
        (path.extension()? == "py" && name != SHARED).then_some(name)
    });
    assert_eq!(found.collect::<BTreeSet<_>>(), listed);
}

fn run(program: &str, options: &[&str]) {
    let python = match python_with_client() {
        Ok(python) => python,
        Err(reason) => return left_out("the official Python client", &reason),
    };
    let server = Server::start_with(options);
    let output = Command::new(python)
        .arg("-B") // leaves no compiled files in the tree
        .arg(format!("python/{program}.py"))
        .arg(server.endpoint())
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    let passed = printed.lines().last().and_then(tests_passed);
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && passed.is_some_and(|count| count > 0),
        "{program}.py: {}\n{printed}{complaints}",
        output.status
    );
}

/// Reads the last line of a program: `42 tests passed`.
fn tests_passed(line: &str) -> Option<u32> {
    line.strip_suffix(" tests passed")?.parse().ok()
}
