//! `cargo xtask test`: everything that can be tested, in one go.

use std::time::Instant;

use crate::cmd::{cargo, seconds};
use crate::{Failure, no_arguments};

/// Every package with every feature. Without a choice of targets, cargo runs unit tests, integration
/// tests and documentation examples, and compiles programs and examples too.
const EVERYTHING: [&str; 3] = ["test", "--workspace", "--all-features"];

/// Builds everything, then runs it: what does not compile shows before any test has run.
pub(crate) fn run(arguments: &[&str]) -> Result<(), Failure> {
    no_arguments(arguments)?;
    let started = Instant::now();
    let mut tally = Tally::default();

    cargo(&EVERYTHING).argument("--no-run").run()?;
    cargo(&EVERYTHING).run_and_read(|line| tally.read(line))?;

    println!(
        "\ntest: {} passed, {} ignored, {}",
        tally.passed,
        tally.ignored,
        seconds(started.elapsed())
    );
    Ok(())
}

/// How many tests ran, summed over the test programs.
#[derive(Default)]
struct Tally {
    passed: u64,
    ignored: u64,
}

impl Tally {
    /// Reads one line of output. A test program's last line says how its tests went:
    /// `test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; ...`
    fn read(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else {
            return;
        };
        for part in result.split(['.', ';']) {
            match part.trim().split_once(' ') {
                Some((count, "passed")) => self.passed += count.parse().unwrap_or(0),
                Some((count, "ignored")) => self.ignored += count.parse().unwrap_or(0),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn sums_the_result_lines_and_no_others() {
        let mut tally = Tally::default();
        tally.read("running 6 tests\n");
        tally.read("test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s\n");
        tally.read("test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured\n");
        assert_eq!((tally.passed, tally.ignored), (7, 1));
    }
}
