//! Holds the families to their arrows: each imports only the modules that are listed here.

use std::fs;
use std::path::Path;

/// Each family, and the modules of the engine that it may import apart from its own.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("shared", &[]),
    ("handler", &["shared"]),
    // Secondary indexes follow each change at once; everything else reads the log by a cursor.
    (
        "change_log",
        &[
            "shared",
            "wide_column::lastpoint_index",
            "wide_column::row_change_kind",
            "wide_column::secondary_index",
            "wide_column::stored_row",
            "wide_column::table",
        ],
    ),
    ("wide_column", &["shared", "handler", "change_log"]),
    (
        "search",
        &["shared", "handler", "change_log", "wide_column::table"],
    ),
    (
        "sql",
        &[
            "shared",
            "handler",
            "search::reader",
            "timeseries::reader",
            "wide_column",
        ],
    ),
    (
        "timeseries",
        &["shared", "handler", "change_log", "wide_column"],
    ),
    (
        "tunnel",
        &[
            "shared",
            "handler",
            "change_log",
            "wide_column::stream",
            "wide_column::table",
        ],
    ),
    ("delivery", &["shared", "handler", "wide_column::table"]),
    ("global_table", &["shared", "handler", "wide_column::table"]),
];

/// Modules of wide_column that write no rows, so that the change log can import them.
const BELOW_ROWS: &[&str] = &[
    "lastpoint_index",
    "row_change_kind",
    "secondary_index",
    "stored_row",
    "table",
];

#[test]
fn families_import_only_along_their_arrows() {
    let mut modules = Vec::new();
    for entry in fs::read_dir(engine()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if ["layering", "mod", "tests"].contains(&name.as_str()) {
            continue;
        }
        let allowed = MAY_IMPORT.iter().find(|(module, _)| *module == name);
        let (_, allowed) = allowed.unwrap_or_else(|| panic!("{name} has no arrows"));
        for (file, import) in imports(&path) {
            let is_allowed = import.starts_with(&format!("{name}::"))
                || allowed
                    .iter()
                    .any(|module| import == *module || import.starts_with(&format!("{module}::")));
            assert!(is_allowed, "{file} may not import {import}");
        }
        modules.push(name);
    }
    assert_eq!(modules.len(), MAY_IMPORT.len(), "{modules:?}");
}

#[test]
fn the_change_log_knows_nothing_that_writes_rows() {
    for module in BELOW_ROWS {
        let folder = engine().join("wide_column").join(module);
        let path = match folder.is_dir() {
            true => folder,
            false => folder.with_extension("rs"),
        };
        for (file, import) in imports(&path) {
            let Some(import) = import.strip_prefix("wide_column::") else {
                assert!(import.starts_with("shared::"), "{file} imports {import}");
                continue;
            };
            let below = [BELOW_ROWS, &["key_encoding"]].concat();
            let is_allowed = below.iter().any(|it| import.split("::").next() == Some(it));
            assert!(is_allowed, "{file} may not import {import}");
        }
    }
}

fn engine() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/engine"))
}

/// The modules and items of the engine that a file or the files of a folder import, with the file.
fn imports(path: &Path) -> Vec<(String, String)> {
    if path.is_dir() {
        let entries = fs::read_dir(path).unwrap();
        return entries
            .flat_map(|it| imports(&it.unwrap().path()))
            .collect();
    }
    let source = fs::read_to_string(path).unwrap();
    let file = path.display().to_string();
    let mut found = Vec::new();
    for part in source.split("crate::engine::").skip(1) {
        let end = part.find([';', '(', ' ', '>']).unwrap_or(part.len());
        let tree = match part.find('{') {
            Some(open) if open < end => &part[..=part.find('}').unwrap()],
            _ => &part[..end],
        };
        match tree.split_once('{') {
            None => found.push((file.clone(), tree.to_owned())),
            Some((stem, paths)) => {
                let paths = paths.trim_end_matches('}').split(',').map(str::trim);
                let paths = paths.filter(|path| !path.is_empty());
                found.extend(paths.map(|path| (file.clone(), format!("{stem}{path}"))));
            }
        }
    }
    found
}

#[test]
fn imports_are_found() {
    let found = imports(&engine().join("change_log/mod.rs"));
    let names: Vec<&str> = found.iter().map(|(_, import)| import.as_str()).collect();
    for import in [
        "change_log::entry::Change",
        "shared::storage_key",
        "wide_column::secondary_index",
        "wide_column::table::catalog",
    ] {
        assert!(names.contains(&import), "{import} in {names:?}");
    }
}
