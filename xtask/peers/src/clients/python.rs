//! The official Python client, with its codec in Python or in C.
//!
//! Both run in the same environment. The codec in C is built for CPython 3.12 alone, on Linux on
//! x86-64, so that version is looked for first.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Job;
use crate::Result;
use crate::installed::{installed, run};

/// The version that the tests of the project pin.
const REQUIREMENTS: &str = include_str!("../../../../tests/python/requirements.txt");

const PROGRAM: &str = include_str!("python.py");

/// The codec of requests and responses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Codec {
    Python,
    C,
}

impl Codec {
    pub(super) fn install(self) -> Result<()> {
        let python = python_with_client()?;
        if self == Self::C {
            const ASK: &str = "from tablestore import decoder, encoder; \
                               assert encoder.NATIVE_ENCODER_AVAILABLE, 'its C codec does not load'; \
                               assert decoder.NATIVE_DECODER_AVAILABLE, 'its C codec does not load'";
            run(Command::new(python).args(["-c", ASK]))?;
        }
        Ok(())
    }

    pub(super) fn run(self, job: &Job) -> Result<String> {
        let codec = match self {
            Self::Python => "python",
            Self::C => "c",
        };
        let mut python = Command::new(python_with_client()?);
        run(python.args(["-c", PROGRAM, &job.to_json(), codec]))
    }
}

/// A Python that has the official client.
pub(super) fn python_with_client() -> Result<PathBuf> {
    let (python, version) = find_python()?;
    let pinned = REQUIREMENTS.lines().find(|line| !line.starts_with('#'));
    let client = pinned.ok_or("no client is pinned")?.replace("==", "-");
    let environment = installed(&format!("{client}-python-{version}"), |environment| {
        run(python_command(python).args(["-m", "venv"]).arg(environment))?;
        let requirements = environment.join("requirements.txt");
        fs::write(&requirements, REQUIREMENTS)?;
        let mut pip = Command::new(interpreter(environment));
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ]);
        run(pip.arg("--requirement").arg(requirements))?;
        Ok(())
    })?;
    Ok(interpreter(&environment))
}

/// The best Python on the path, and its version.
fn find_python() -> Result<(&'static str, String)> {
    const ASK: &str = "import sys; print(*sys.version_info[:3], sep='.'); \
                       sys.exit(sys.version_info < (3, 8))";
    for python in ["python3.12", "python3", "python"] {
        if let Ok(version) = run(python_command(python).args(["-c", ASK])) {
            return Ok((python, version.trim().to_owned()));
        }
    }
    Err("no Python from 3.8 on is on the path".into())
}

fn python_command(python: &str) -> Command {
    let mut command = Command::new(python);
    if python == "python3.12" {
        // Where pyenv is used, it hides the versions that are not chosen.
        command.env("PYENV_VERSION", "3.12");
    }
    command
}

fn interpreter(environment: &Path) -> PathBuf {
    environment.join("bin/python")
}
