//! The crates, as cargo sees the dependency graph.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use tablestore_tests::cargo;

/// For each crate, which of ours its code may use. Arrows point down only.
const MAY_USE: &[(&str, &[&str])] = &[
    ("tablestore-core", &[]),
    ("tablestore-derive", &[]),
    ("tablestore-protocol", &["tablestore-core"]),
    ("tablestore-auth", &["tablestore-core"]),
    (
        "tablestore-transport",
        &["tablestore-core", "tablestore-protocol"],
    ),
    (
        "tablestore",
        &[
            "tablestore-auth",
            "tablestore-core",
            "tablestore-derive",
            "tablestore-protocol",
            "tablestore-transport",
        ],
    ),
    (
        "tablestore-emulator",
        &["tablestore-auth", "tablestore-core", "tablestore-protocol"],
    ),
];

/// What tests and examples may use on top. The emulator is not even tested with the client's
/// half, so that a mistake in one cannot hide behind the same mistake in the other.
const TESTS_MAY_USE: &[(&str, &[&str])] = &[
    ("tablestore", &["tablestore-emulator"]),
    // The generated code names the client.
    ("tablestore-derive", &["tablestore", "tablestore-emulator"]),
];

/// Crates that open sockets, encrypt, or run tasks.
const NETWORK: &[&str] = &[
    "hyper",
    "hyper-util",
    "native-tls",
    "openssl",
    "reqwest",
    "rustls",
    "socket2",
    "tokio",
];

#[test]
fn every_crate_is_listed() {
    let crates: BTreeSet<String> = crates().into_keys().collect();
    let placed = MAY_USE.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(crates, placed, "a new crate has to be listed here");
}

#[test]
fn arrows_point_down_only() {
    for (name, uses) in crates() {
        let may_use = allowed(MAY_USE, &name);
        let tests_may_use = allowed(TESTS_MAY_USE, &name);
        for (used, kind) in uses {
            let is_allowed = may_use.contains(&used.as_str())
                || kind == "dev" && tests_may_use.contains(&used.as_str());
            assert!(is_allowed, "{name} may not use {used} ({kind} dependency)");
        }
    }
}

#[test]
fn signing_alone_brings_no_runtime_and_no_tls() {
    for name in ["tablestore-core", "tablestore-auth", "tablestore-protocol"] {
        let tree = dependencies(name, &[]);
        for unwanted in NETWORK {
            assert!(!tree.contains_key(*unwanted), "{name} brings {unwanted}");
        }
    }
}

/// The messages are expanded where they are generated: an application builds no macros for them.
/// The emulator keeps its own records by prost's macros, and is no part of an application.
#[test]
fn an_application_builds_no_macros_for_messages() {
    for (name, _) in MAY_USE {
        let tree = dependencies(name, &["--all-features"]);
        let is_local_service = *name == "tablestore-emulator";
        assert_eq!(
            tree.contains_key("prost-derive"),
            is_local_service,
            "{name}"
        );
    }
}

#[test]
fn no_crate_brings_openssl_or_all_of_tokio() {
    for (name, _) in MAY_USE {
        let tree = dependencies(name, &["--all-features"]);
        for unwanted in ["openssl", "openssl-sys", "native-tls"] {
            assert!(!tree.contains_key(unwanted), "{name} brings {unwanted}");
        }
        let tokio = tree.get("tokio").cloned().unwrap_or_default();
        assert!(
            !tokio.contains("full"),
            "{name} has tokio with all of {tokio:?}"
        );
    }
}

fn allowed(table: &'static [(&str, &[&str])], name: &str) -> &'static [&'static str] {
    let row = table.iter().find(|(of, _)| *of == name);
    row.map_or(&[], |(_, allowed)| allowed)
}

/// The published crates, each with those of ours that it uses, and how: `normal`, `dev`, `build`.
fn crates() -> BTreeMap<String, Vec<(String, String)>> {
    let metadata = output(&["metadata", "--format-version", "1", "--no-deps"]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let is_published = |package: &&Value| package["publish"].is_null();
    let crates = packages.iter().filter(is_published).map(|package| {
        let dependencies = package["dependencies"].as_array().unwrap();
        // Those of this workspace are the ones with a path.
        let ours = dependencies.iter().filter(|it| !it["path"].is_null());
        let uses = ours.map(|it| {
            let kind = it["kind"].as_str().unwrap_or("normal");
            (text(&it["name"]), kind.to_owned())
        });
        (text(&package["name"]), uses.collect())
    });
    crates.collect()
}

/// All that a crate brings along to those who use it: each package with the features that it is
/// built with.
fn dependencies(name: &str, arguments: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let tree = ["tree", "--package", name, "--edges", "normal,build"];
    let lines = ["--prefix", "none", "--no-dedupe", "--format", "{p}|{f}"];
    let tree = output(&[&tree[..], &lines, arguments].concat());
    let mut packages = BTreeMap::new();
    for line in tree.lines() {
        // tokio v1.54.0|default,rt
        let (package, features) = line.split_once('|').unwrap();
        let name = package.split(' ').next().unwrap().to_owned();
        let known: &mut BTreeSet<String> = packages.entry(name).or_default();
        known.extend(features.split(',').map(str::to_owned));
    }
    packages
}

fn output(arguments: &[&str]) -> String {
    // The graph is that of the lock file, and its packages are here: these tests were built of them.
    let output = cargo()
        .args(arguments)
        .args(["--offline", "--locked"])
        .output();
    let output = output.unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {arguments:?}: {complaint}");
    String::from_utf8(output.stdout).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
