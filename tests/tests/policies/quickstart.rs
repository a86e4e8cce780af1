//! The example `quickstart`, run as a user runs it: it says the same of the service inside its own
//! process and of the binary.

use std::process::Command;

use tablestore_tests::{Server, example};

/// How lines that it prints start, in this order, others between them.
const ESSENTIAL: &[&str] = &[
    "Created table quickstart_orders",
    "Put order 3 for 1 write unit",
    r#"Read (customer="alice", order=2) amount=20 discount=0.25 note="ring twice, 公司" paid=false receipt=b"\xca\xfe""#,
    r#"Updated to (customer="alice", order=2) amount=25 amount=20 paid=true paid=false"#,
    "Not put again: ",
    r#"Forwards (customer="alice", order=1) amount=10"#,
    r#"Forwards (customer="alice", order=2) amount=25"#,
    r#"Forwards (customer="alice", order=3) amount=30"#,
    r#"Backwards (customer="alice", order=3) amount=30"#,
    r#"Backwards (customer="alice", order=2) amount=25"#,
    "Deleted order 1: reading it gives None",
    "Deleted table quickstart_orders",
];

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

#[test]
fn says_the_same_of_both_services() {
    let server = Server::start();
    let embedded = run(None);
    let binary = run(Some(server.host()));

    assert_eq!(embedded[0], "Service at http://localhost");
    assert_eq!(binary[0], format!("Service at {}", server.endpoint()));
    assert_eq!(embedded[1..], binary[1..]);

    let mut lines = binary.iter();
    for essential in ESSENTIAL {
        assert!(
            lines.any(|line| line.starts_with(essential)),
            "{essential:?} is missing, or out of order: {binary:#?}"
        );
    }

    // It leaves nothing behind, so it can be run again.
    assert_eq!(run(Some(server.host())), binary);
}

/// The lines that it prints.
fn run(emulator_host: Option<&str>) -> Vec<String> {
    let mut command = Command::new(example("quickstart"));
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
