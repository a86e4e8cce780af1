//! A few dozen seeds, and proof that the simulation finds what it is to find.

use fastrand::Rng;

use super::plan::{Plan, Transport};
use super::rules::Break;
use super::seed::run;

/// Seeds of the test below. `cargo xtask simulate` runs any number.
const SEEDS: u64 = 24;

fn plan(seed: u64) -> Plan {
    Plan::draw(&mut Rng::with_seed(seed))
}

#[test]
fn promises_hold_in_dozens_of_storms() {
    for seed in 0..SEEDS {
        let report = run(seed, None).unwrap();
        assert!(
            report.violations.is_empty(),
            "cargo xtask simulate --seed {seed} --trace: {:#?}",
            report.violations
        );
        assert!(
            report.calls > 100,
            "seed {seed} does nothing: {}",
            report.calls
        );
    }
}

#[test]
fn a_seed_gives_the_same_trace_each_time() {
    for (is_on_disk, transport) in [
        (false, Transport::InProcess),
        (false, Transport::Pipes),
        (true, Transport::InProcess),
        (true, Transport::Pipes),
    ] {
        let is_such = |seed: &u64| {
            let plan = plan(*seed);
            plan.is_on_disk == is_on_disk && plan.transport == transport
        };
        let seed = (0..).find(is_such).unwrap();
        let (first, second) = (run(seed, None).unwrap(), run(seed, None).unwrap());
        assert_eq!(first.trace, second.trace, "seed {seed}");
        assert_eq!(first.faults, second.faults, "seed {seed}");
    }
}

/// The first seed that finds a broken rule.
fn found_by(broken: Break) -> Option<u64> {
    (0..100).find(|seed| {
        let report = run(*seed, Some(broken)).unwrap();
        !report.violations.is_empty()
    })
}

#[test]
fn a_retry_of_writes_with_an_unknown_outcome_is_found() {
    assert!(found_by(Break::RetryUnknown).is_some());
}

#[test]
fn such_a_retry_in_a_bulk_writer_is_found() {
    assert!(found_by(Break::RetryUnknownInBulk).is_some());
}
