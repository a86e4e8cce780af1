//! `cargo xtask tidy`: rules of this tree that no compiler knows.
//!
//! [`text`] has the rules for the text of one file, [`words`] those for its words; rules for manifests
//! and for the set of files are here.

mod text;
mod words;

use std::fmt;
use std::fs;

use crate::cmd::git;
use crate::{Failure, no_arguments};

/// Something that breaks a rule.
#[derive(Debug, PartialEq)]
struct Problem {
    path: String,
    /// Absent when it is about the file as a whole.
    line: Option<usize>,
    /// The finding and the expectation.
    message: String,
}

impl Problem {
    fn in_file(path: &str, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            line: None,
            message: message.into(),
        }
    }

    fn at(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self {
            line: Some(line),
            ..Self::in_file(path, message)
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.message),
            None => write!(f, "{}: {}", self.path, self.message),
        }
    }
}

/// Checks every file that git knows or would take.
pub(crate) fn run(arguments: &[&str]) -> Result<(), Failure> {
    no_arguments(arguments)?;
    let paths = paths()?;
    let mut problems = Vec::new();
    for path in &paths {
        let Ok(bytes) = fs::read(path) else {
            continue; // deleted, but still in git's index
        };
        problems.extend(text::check(path, &bytes));
    }
    problems.extend(crates(&paths));
    problems.extend(change_log());

    if problems.is_empty() {
        println!("\ntidy: {} files, no problem", paths.len());
        return Ok(());
    }
    for problem in &problems {
        println!("{problem}");
    }
    let count = problems.len();
    Err(Failure::Failed(format!("{count} problem(s), see above")))
}

/// The files of the tree, from its root, sorted.
fn paths() -> Result<Vec<String>, Failure> {
    let list = git(&[
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ])
    .output()?;
    let mut paths: Vec<String> = String::from_utf8_lossy(&list)
        .split_terminator('\0')
        .map(String::from)
        .collect();
    paths.sort();
    paths.dedup();
    Ok(paths)
}

/// Each published crate introduces itself: in its manifest and in a README.
fn crates(paths: &[String]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for path in paths {
        let Some(folder) = path.strip_suffix("/Cargo.toml") else {
            continue;
        };
        if !folder.starts_with("crates/") {
            continue;
        }
        let manifest = read(path);
        let package = section(&manifest, "[package]");
        if package.contains(&("publish", "false")) {
            continue;
        }
        for key in ["description", "documentation", "license", "readme"] {
            let inherited = format!("{key}.workspace");
            if !package.iter().any(|(k, _)| *k == key || *k == inherited) {
                problems.push(Problem::in_file(
                    path,
                    format!("a published crate needs `{key}` in its [package]"),
                ));
            }
        }
        for file in ["README.md", "LICENSE-APACHE", "LICENSE-MIT"] {
            let file = format!("{folder}/{file}");
            if !paths.contains(&file) {
                let reason = "is missing; each published crate has a README and its licences";
                problems.push(Problem::in_file(&file, reason));
            }
        }
    }
    problems
}

/// The change log has a heading for the version that the workspace is at.
fn change_log() -> Option<Problem> {
    let manifest = read("Cargo.toml");
    let package = section(&manifest, "[workspace.package]");
    let version = package.iter().find(|(key, _)| *key == "version");
    let Some((_, version)) = version else {
        return Some(Problem::in_file(
            "Cargo.toml",
            "[workspace.package] has no version",
        ));
    };
    let version = version.trim_matches('"');
    if has_heading(&read("CHANGELOG.md"), version) {
        return None;
    }
    Some(Problem::in_file(
        "CHANGELOG.md",
        format!("has no heading `## [{version}]` for the version in Cargo.toml"),
    ))
}

/// Whether a change log has a heading `## [version]` or `## version`, with or without a date.
fn has_heading(change_log: &str, version: &str) -> bool {
    change_log
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .filter_map(|heading| heading.split_whitespace().next())
        .any(|word| word.trim_matches(['[', ']']) == version)
}

/// The `key = value` lines of one section of a manifest.
fn section<'a>(manifest: &'a str, header: &str) -> Vec<(&'a str, &'a str)> {
    manifest
        .lines()
        .skip_while(|line| line.trim() != header)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once('='))
        .map(|(key, value)| (key.trim(), value.trim()))
        .collect()
}

/// A file's text, empty if it cannot be read: the checks then say what they miss in it.
fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{has_heading, section};

    #[test]
    fn a_section_ends_where_the_next_begins() {
        let manifest =
            "[package]\nname = \"a\"\nlicense.workspace = true\n\n[lints]\nname = \"b\"\n";
        assert_eq!(
            section(manifest, "[package]"),
            [("name", "\"a\""), ("license.workspace", "true")]
        );
        assert_eq!(section(manifest, "[features]"), []);
    }

    #[test]
    fn a_heading_names_the_whole_version() {
        assert!(has_heading(
            "# Changes\n\n## [0.1.0] - 2026-11-23\n",
            "0.1.0"
        ));
        assert!(has_heading("## 0.1.0\n", "0.1.0"));
        assert!(!has_heading("## [0.1.0-rc.1]\n0.1.0\n", "0.1.0"));
    }
}
