//! A third party's Rust client, as it is published, against the binary over TCP. What is asserted is
//! in the programs of `tests/rust`.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use tablestore_tests::{Server, left_out, rust_program};

/// A test for each program, and the list of them.
macro_rules! programs {
    ($($name:ident;)*) => {
        const PROGRAMS: &[&str] = &[$(stringify!($name)),*];

        $(
            #[test]
            fn $name() {
                run(stringify!($name));
            }
        )*
    };
}

programs! {
    batches;
    bulk;
    defined_columns;
    ranges;
    rows;
    search;
    split_points;
    tables;
    timeseries;
}

#[test]
fn no_program_is_forgotten() {
    let listed: BTreeSet<String> = PROGRAMS.iter().map(ToString::to_string).collect();
    let found = fs::read_dir("rust/tests").unwrap().map(|file| {
        let path = file.unwrap().path();
        path.file_stem().unwrap().to_str().unwrap().to_owned()
    });
    assert_eq!(found.collect::<BTreeSet<_>>(), listed);
}

fn run(program: &str) {
    let path = match rust_program(program) {
        Ok(path) => path,
        Err(reason) => return left_out("a third party's Rust client", &reason),
    };
    let server = Server::start();
    let output = Command::new(path)
        .env("TABLESTORE_EMULATOR_HOST", server.host())
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    let passed = printed.lines().find_map(tests_passed);
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && passed.is_some_and(|count| count > 0),
        "{program}.rs: {}\n{printed}{complaints}",
        output.status
    );
}

/// Reads the line of the harness that says how many tests passed: `test result: ok. 42 passed; …`.
fn tests_passed(line: &str) -> Option<u32> {
    let result = line.strip_prefix("test result: ok. ")?;
    result.split_once(" passed")?.0.parse().ok()
}
