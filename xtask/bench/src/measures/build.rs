//! The build: an application with `tablestore` beside one with `aliyun-tablestore-rs`, each built from
//! nothing in release.

use std::collections::BTreeSet;
use std::env::current_dir;
use std::fs;
use std::path::Path;
use std::process::Command;

use xtask_bench::Result;

use crate::measure::{pairs, progress};
use crate::plan::Plan;
use crate::process::output;
use crate::report::{Figure, Quantity, Report, Section};

const PEER: &str = "aliyun-tablestore-rs";
const PEER_DEPENDENCY: &str = "aliyun-tablestore-rs = \"=0.1.3\"";

/// Each is built this often.
const ROUNDS: u32 = 2;

/// Builds both, and counts their crates.
pub(crate) fn measure(plan: &Plan, report: &mut Report) -> Result<()> {
    if plan.is_quick {
        return Ok(());
    }
    match section() {
        Ok(section) => report.sections.push(section),
        Err(reason) => report.left_out.push(format!("the build: {reason}")),
    }
    Ok(())
}

fn section() -> Result<Section> {
    let ours = format!(
        "tablestore = {{ path = {:?} }}",
        current_dir()?.join("crates/tablestore")
    );
    let ours = Application::new(&ours)?;
    let theirs = Application::new(PEER_DEPENDENCY)?;
    let time = pairs(ROUNDS, || ours.build("tablestore"), || theirs.build(PEER))?;
    let crates = (ours.crates()? as f64, theirs.crates()? as f64);
    Ok(Section::new(
        "Build",
        "A clean release build of an application with the client's default features: CPU time of \
         cargo and all that it starts, and the crates in `cargo tree -e normal,build`.",
    )
    .with(Figure::beside("clean release build", PEER, &time, Quantity::seconds).at_most(2.0 / 3.0))
    .with(
        Figure::new("crates", Quantity::count(crates.0))
            .against(PEER, Quantity::count(crates.1), crates.0 / crates.1)
            .at_most(0.6),
    ))
}

/// A package with one dependency, in a folder that goes with it.
struct Application(tempfile::TempDir);

impl Application {
    /// Makes the package and fetches what it needs, so that no build waits for the network.
    fn new(dependency: &str) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let tokio = "tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }";
        let manifest = format!(
            "[package]\nname = \"application\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
             [dependencies]\n{dependency}\n{tokio}\n\n[workspace]\n"
        );
        fs::write(folder.path().join("Cargo.toml"), manifest)?;
        fs::create_dir(folder.path().join("src"))?;
        fs::write(folder.path().join("src/main.rs"), "fn main() {}\n")?;
        let application = Self(folder);
        output(application.cargo().arg("fetch"))?;
        Ok(application)
    }

    /// Builds from nothing. Returns seconds of CPU time.
    fn build(&self, name: &str) -> Result<f64> {
        progress(&format!("the build: an application with {name}"));
        let target = self.0.path().join("target");
        if target.exists() {
            fs::remove_dir_all(target)?;
        }
        let start = children_cpu()?;
        output(self.cargo().args(["build", "--release", "--quiet"]))?;
        Ok(children_cpu()? - start)
    }

    /// How many crates it is made of, itself left out.
    fn crates(&self) -> Result<usize> {
        let mut cargo = self.cargo();
        cargo.args(["tree", "--edges", "normal,build", "--prefix", "none"]);
        let tree = output(&mut cargo)?;
        let lines = tree.lines().map(|line| line.trim_end_matches(" (*)"));
        let crates: BTreeSet<_> = lines.filter(|line| !line.is_empty()).collect();
        Ok(crates.len() - 1)
    }

    fn cargo(&self) -> Command {
        let mut cargo = Command::new("cargo");
        let folder: &Path = self.0.path();
        cargo
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", folder.join("target"));
        cargo
    }
}

/// Seconds of CPU time of all processes that this one has started and seen the end of.
fn children_cpu() -> Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The program's name, in brackets, may have any character; the numbers come after it.
    let (_, numbers) = stat.rsplit_once(')').ok_or("no name in /proc/self/stat")?;
    let mut fields = numbers.split_whitespace().skip(13);
    let mut ticks = || -> Result<f64> { Ok(fields.next().ok_or("no CPU times")?.parse()?) };
    let (user, system) = (ticks()?, ticks()?);
    Ok((user + system) / rustix::param::clock_ticks_per_second() as f64)
}
