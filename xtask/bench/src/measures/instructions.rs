//! Instruction counts, which are the same on a busy machine and on a quiet one.
//!
//! The work is in `benches/instructions.rs`. It needs valgrind, and gungraun's runner of the very
//! version of the library.

use std::process::{Command, Stdio};

use xtask_bench::Result;

use crate::measure::progress;
use crate::plan::Plan;
use crate::process;
use crate::report::{Instructions, Report};

/// As the manifest has it.
const RUNNER: &str = "cargo install gungraun-runner --version 0.20.0";

/// What the lines of its output begin with that name a piece of work.
const PREFIX: &str = "instructions::";

/// Counts, if the tools for it are installed.
pub(crate) fn measure(plan: &Plan, report: &mut Report) -> Result<()> {
    if plan.is_quick {
        return Ok(());
    }
    progress("instruction counts");
    let missing = [
        ("valgrind", "apt install valgrind"),
        ("gungraun-runner", RUNNER),
    ]
    .into_iter()
    .find(|(program, _)| !is_installed(program));
    let counted = match missing {
        Some((program, install)) => Err(format!("no {program}: `{install}` installs it").into()),
        None => count(),
    };
    match counted {
        Ok(counted) => report.instructions = counted,
        Err(reason) => report
            .left_out
            .push(format!("instruction counts: {reason}")),
    }
    Ok(())
}

fn is_installed(program: &str) -> bool {
    let mut command = Command::new(program);
    command
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // The runner wants to be run by cargo, and says so; that it runs is enough.
    command.status().is_ok()
}

fn count() -> Result<Vec<Instructions>> {
    let mut command = Command::new("cargo");
    command.args([
        "bench",
        "--package",
        "xtask-bench",
        "--bench",
        "instructions",
    ]);
    let counted = read(&process::output(&mut command)?);
    if counted.is_empty() {
        return Err("the runner's output has no counts".into());
    }
    Ok(counted)
}

/// Finds the counts in the runner's output: a line such as `instructions::codec::decode of_100_rows:(..)`,
/// and a line below it such as `  Instructions:       1234|N/A    (*********)`.
fn read(output: &str) -> Vec<Instructions> {
    let mut counted = Vec::new();
    let mut name = String::new();
    for line in output.lines() {
        if line.starts_with(PREFIX) {
            let work = line.split(":(").next().unwrap_or(line);
            name = work.rsplit("::").next().unwrap_or(work).replace('_', " ");
        }
        let count = line.trim_start().strip_prefix("Instructions:");
        let count = count.and_then(|rest| rest.trim_start().split('|').next());
        if let Some(Ok(count)) = count.map(str::parse) {
            counted.push(Instructions {
                name: name.clone(),
                count,
            });
        }
    }
    counted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_found_in_the_output_of_the_runner() {
        let output = "\
instructions::codec::decode of_100_rows:(reference :: page(ROWS))
  Instructions:                        1734|1700                 (+2.00000%) [+1.02000x]
  L1 Hits:                             2359|N/A                  (*********)
instructions::codec::encode of_100_rows:(reference :: rows(ROWS))
  Instructions:                          99|N/A                  (*********)

Gungraun result: Ok. 2 without regressions; 0 regressed; 0 filtered; 2 benchmarks finished in 0.7s
";
        let counted = |name: &str, count| Instructions {
            name: name.to_owned(),
            count,
        };
        let expected = [
            counted("decode of 100 rows", 1734),
            counted("encode of 100 rows", 99),
        ];
        assert_eq!(read(output), expected);
    }
}
