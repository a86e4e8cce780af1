//! The commands in small, as they are called: `cargo xtask` has them at full size.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::process::Command;

/// Runs a command, which has to find nothing wrong, and returns its output.
fn run(arguments: &[&str]) -> String {
    // It is beside the program under test.
    let _ = tablestore_tests::emulator();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask-endurance"));
    let output = command.args(arguments).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}{errors}");
    text
}

#[test]
#[ignore = "whether honest calls get through in time depends on the machine; `cargo xtask abuse` measures it"]
fn abuse_of_every_kind_leaves_an_honest_client_in_peace() {
    let text = run(&["abuse", "--connections", "140", "--seconds", "0.2"]);
    assert!(
        text.contains("requests of strangers that were executed: 0"),
        "{text}"
    );
}

#[test]
fn a_mixed_load_with_faults_leaves_nothing_behind() {
    let text = run(&["soak", "--minutes", "0.05", "--seed", "7"]);
    assert!(text.contains(" 0 wrong"), "{text}");
}

#[test]
fn a_few_crashes_lose_nothing() {
    let text = run(&["crash", "--rounds", "2", "--seed", "7"]);
    assert!(text.contains(" 0 violations"), "{text}");
}
