//! The example `quickstart`, run as a user runs it: it says the same of the service inside its own
//! process and of the binary.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::process::Command;

use tablestore_tests::{Server, quickstart};

/// Variables that choose the service.
const CHOOSING: &[&str] = &[
    "TABLESTORE_EMULATOR_HOST",
    "TABLESTORE_ENDPOINT",
    "TABLESTORE_ACCESS_KEY_ID",
    "TABLESTORE_ACCESS_KEY_SECRET",
    "TABLESTORE_SESSION_TOKEN",
    "TABLESTORE_INSTANCE",
    "TABLESTORE_REGION",
];

/// The lines that it prints. The first says which service it uses.
fn run(emulator_host: Option<&str>) -> Vec<String> {
    let mut command = Command::new(quickstart());
    for variable in CHOOSING {
        command.env_remove(variable);
    }
    command.envs(emulator_host.map(|host| ("TABLESTORE_EMULATOR_HOST", host)));
    let output = command.output().unwrap();
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {complaints}", output.status);
    assert_eq!(complaints, "");
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn says_the_same_of_both_services() {
    let server = Server::start();
    let embedded = run(None);
    let binary = run(Some(server.host()));

    assert_eq!(embedded[0], "Service at http://localhost");
    assert_eq!(binary[0], format!("Service at {}", server.endpoint()));
    assert_eq!(
        without_timestamps(&embedded[1..]),
        without_timestamps(&binary[1..])
    );
    // It leaves nothing behind, so it can be run again.
    assert_eq!(
        without_timestamps(&run(Some(server.host()))),
        without_timestamps(&binary)
    );
}
