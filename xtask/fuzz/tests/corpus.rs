//! Runs the seeds and the kept inputs of every target.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::path::Path;

use xtask_fuzz::targets::TARGETS;
use xtask_fuzz::{corpus, guard};

/// One test, since memory is counted for the whole process.
#[test]
fn every_kept_input_keeps_the_promises() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut faults = Vec::new();
    for target in TARGETS {
        let mut inputs = (target.seeds)();
        assert!(!inputs.is_empty(), "{} has no seeds", target.name);
        inputs.extend(corpus::read(&corpus::path(&root, target.name)).unwrap());
        // What is needed once is not a part of a run.
        let _ = guard::run(target, &inputs[0]);
        for input in inputs {
            if let Err(fault) = guard::run(target, &input) {
                faults.push(format!(
                    "{} b\"{}\": {fault}",
                    target.name,
                    corpus::escape(&input)
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_inputs_of_unknown_targets_are_not_kept() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    // It exists once the first input is kept.
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let target = name.strip_suffix(".txt").unwrap_or(&name);
        assert!(TARGETS.iter().any(|it| it.name == target), "{name}");
    }
}
