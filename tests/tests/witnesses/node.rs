//! The official Node.js client, as it is published, against the binary over TCP. What is asserted is
//! in the programs of `tests/node`.

use std::collections::BTreeSet;
use std::fs;

use tablestore_tests::{Server, left_out, node_with_client};

/// What the programs share.
const SHARED: &str = "witness";

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
    filters;
    ranges;
    rows;
    search;
    secondary_indexes;
    sql;
    tables;
    transactions;
}

#[test]
fn no_program_is_forgotten() {
    let listed: BTreeSet<String> = PROGRAMS.iter().map(ToString::to_string).collect();
    let found = fs::read_dir("node").unwrap().filter_map(|file| {
        let path = file.unwrap().path();
        let name = path.file_stem()?.to_str()?.to_owned();
        (path.extension()? == "js" && name != SHARED).then_some(name)
    });
    assert_eq!(found.collect::<BTreeSet<_>>(), listed);
}

fn run(program: &str) {
    let mut node = match node_with_client() {
        Ok(node) => node,
        Err(reason) => return left_out("the official Node.js client", &reason),
    };
    let server = Server::start();
    let output = node
        .args(["--no-deprecation", "--test-reporter=tap"])
        .arg(format!("node/{program}.js"))
        .arg(server.endpoint())
        .output()
        .unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    let passed = printed.lines().find_map(tests_passed);
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && passed.is_some_and(|count| count > 0),
        "{program}.js: {}\n{printed}{complaints}",
        output.status
    );
}

/// Reads the line of the runner's summary that says how many tests passed: `# pass 42`.
fn tests_passed(line: &str) -> Option<u32> {
    line.strip_prefix("# pass ")?.parse().ok()
}
