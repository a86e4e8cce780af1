//! Each example, run as a user runs it. The quickstart has a test of its own.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use tablestore_tests::example;

/// The examples, and a part of what each says.
const EXAMPLES: &[(&str, &str)] = &[
    (
        "batch_and_scan",
        "100 of 1000 orders are large, 9450 in all",
    ),
    (
        "change_stream",
        "Later, from there on:\nDeleteRow id=1: reminders=1 status=\"paid\" -> nothing",
    ),
    (
        "custom_stack",
        "Recorded: /ListTable, /ListTable, /ListTable",
    ),
    ("layers_in_slots", "call     /ListTable"),
    ("log_to_file", "call failed"),
    ("otel_metrics", "db.client.operation.duration"),
    ("own_retry_policy", "Written as soon as the table was ready"),
    ("sign_for_curl", "--header 'x-ots-signature: "),
    (
        "sign_with_hyper",
        "Verified a response of 0 bytes to /ListTable",
    ),
    ("sql", "alice 22\no'hara 9\norders: 1 read units"),
    (
        "timeseries",
        "cpu host-7 [\"region=hz\"]\nScanProgress { parts: 4, finished_parts: 4, points: 601 }",
    ),
    ("transaction", "After it, 70"),
    ("optimistic_locking", "Conflicts: 1\nLeft: 20"),
    (
        "paging",
        "Page of 10: [11, 12, 13, 14, 15, 16, 17, 18, 19, 20]\nToken of the next page: ",
    ),
    (
        "time_to_live",
        "Session old: expired\nSession renewed: valid",
    ),
    (
        "secondary_index",
        "Paid: order 6 of 60\n3 notes read from the table",
    ),
    (
        "search",
        "Some(3) orders of 180 in all\n90: Ring twice\n60: Ring twice\n30: Ring twice\nopen: 2 orders",
    ),
    (
        "error_handling",
        "The name is taken\nMistake OTSInvalidPK: ",
    ),
    ("test_with_emulator", "3 tests passed"),
    ("simulation", "50 seeds passed: "),
    (
        "tunnel_worker",
        "The copy has order 7 as paid, and no order 8",
    ),
];

#[test]
fn each_runs_and_says_what_it_should() {
    for (name, expected) in EXAMPLES {
        let output = Command::new(example(name)).output().unwrap();
        let printed = String::from_utf8_lossy(&output.stdout);
        let complaints = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{name}: {complaints}");
        assert!(printed.contains(expected), "{name} says: {printed}");
    }
}

#[test]
fn no_example_is_forgotten() {
    let files = fs::read_dir("../examples").unwrap();
    let names = files.filter_map(|file| {
        let path = file.unwrap().path();
        let is_program = path.extension()? == "rs" && path.file_stem()? != "lib";
        is_program.then(|| path.file_stem().unwrap().to_str().unwrap().to_owned())
    });
    let listed = EXAMPLES.iter().map(|(name, _)| (*name).to_owned());
    let listed = listed.chain(["quickstart", "bulk_load"].map(str::to_owned));
    assert_eq!(names.collect::<BTreeSet<_>>(), listed.collect());
}

#[test]
fn bulk_load_generates_rows_and_scans_them() {
    for options in [&["--rows", "2000"][..], &["--rows", "2000", "--import"]] {
        let output = Command::new(example("bulk_load")).args(options).output();
        let output = output.unwrap();
        let printed = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success());
        for expected in ["Wrote 2000 rows in ", "Scanned 2000 rows in "] {
            assert!(printed.contains(expected), "{printed}");
        }
    }
}

#[test]
fn bulk_load_names_the_wrong_lines_of_a_file_and_loads_the_others() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("orders.csv");
    let long = "x".repeat(1025);
    let lines = [
        "customer:key,order:integer:key,amount:double,note",
        "alice,1,9.5,\"two\nlines\"",
        "alice,2,many,",
        "alice,x,1,",
        "bob,3",
        &format!("{long},4,1,"),
        "bob,5,,",
    ];
    fs::write(&file, lines.join("\n")).unwrap();
    let output = Command::new(example("bulk_load"))
        .arg("--csv")
        .arg(&file)
        .output();
    let output = output.unwrap();
    assert!(!output.status.success());
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(printed.contains("Scanned 2 rows in "), "{printed}");
    let complaints = String::from_utf8_lossy(&output.stderr);
    for expected in [
        "orders.csv, line 4: column \"amount\": \"many\" is not a number",
        "orders.csv, line 5: column \"order\": \"x\" is not an integer",
        "orders.csv, line 6: 2 fields instead of 4",
        "orders.csv, line 7: BatchWriteRow, bulk_load (customer=\"xxx",
        "exceeds the MaxLength:1024 with CurrentLength:1025",
        "4 line(s) were not loaded",
    ] {
        assert!(complaints.contains(expected), "{expected}: {complaints}");
    }
}
