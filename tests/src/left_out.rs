use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::Mutex;

use tablestore_core::Environment;

/// Says in one line, once, that a witness is left out on this machine, and why.
///
/// # Panics
///
/// With `CI` set: there, everything is at hand, and what is left out without anyone noticing is no
/// witness.
pub fn left_out(witness: &str, reason: &str) {
    static REPORTED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

    let line = format!("left out: {witness}: {reason}\n");
    assert!(
        Environment::process().get("CI").unwrap().is_none(),
        "{line}CI is set, where nothing may be left out"
    );
    if REPORTED.lock().unwrap().insert(line.clone()) {
        // The test harness keeps what is printed by a test that passes; this goes around it.
        let _ = io::stderr().write_all(line.as_bytes());
    }
}
