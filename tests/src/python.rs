//! Python with the official client, in a virtual environment that is made once and kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use crate::installed::{installed, run};

/// The package to install.
const REQUIREMENTS: &str = "python/requirements.txt";

/// A Python that has the official client.
///
/// # Errors
///
/// Why there is none: no Python is found, or the client cannot be installed, for want of a network
/// most often.
pub fn python_with_client() -> Result<&'static Path, String> {
    static PYTHON: LazyLock<Result<PathBuf, String>> = LazyLock::new(find_or_install);
    PYTHON.as_deref().map_err(Clone::clone)
}

/// The environment's folder is named after all that is in it, so another version of the client or
/// of Python is another folder.
fn find_or_install() -> Result<PathBuf, String> {
    let (python, version) = find()?;
    let requirements = fs::read_to_string(REQUIREMENTS).unwrap();
    let pinned = requirements.lines().find(|line| !line.starts_with('#'));
    let name = format!("{}-python-{version}", pinned.unwrap().replace("==", "-"));

    let environment = installed("python", &name, |environment| install(python, environment))?;
    Ok(interpreter(&environment))
}

/// The first Python on the path that is new enough, and its version.
fn find() -> Result<(&'static str, String), String> {
    const ASK: &str = "import sys; print(*sys.version_info[:3], sep='.'); \
                       sys.exit(sys.version_info < (3, 8))";
    for python in ["python3", "python"] {
        if let Ok(version) = run(Command::new(python).args(["-c", ASK])) {
            return Ok((python, version.trim().to_owned()));
        }
    }
    Err("no Python from 3.8 on is on the path".to_owned())
}

fn install(python: &str, environment: &Path) -> Result<(), String> {
    let mut venv = Command::new(python);
    run(venv.args(["-m", "venv"]).arg(environment))
        .map_err(|error| format!("a virtual environment cannot be made: {error}"))?;

    let mut pip = Command::new(interpreter(environment));
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]);
    run(pip.args(["--requirement", REQUIREMENTS]))
        .map_err(|error| format!("pip cannot install it: {error}"))?;
    Ok(())
}

fn interpreter(environment: &Path) -> PathBuf {
    environment.join(match cfg!(windows) {
        true => "Scripts/python.exe",
        false => "bin/python",
    })
}
