//! The modules that a crate's modules import, read from its source.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The top-level modules of a crate, each with those that its code imports. Tests do not count.
pub(super) struct Modules(pub(super) BTreeMap<String, BTreeSet<Import>>);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Import {
    /// The top-level module that is imported from.
    pub(super) module: String,
    pub(super) file: String,
}

impl Modules {
    /// Reads the crate with this source folder.
    pub(super) fn read(source: &str) -> Self {
        let source = Path::new(source);
        let mut files = Vec::new();
        read_files(source, &[], &mut files);
        let modules: BTreeSet<String> = files
            .iter()
            .filter_map(|(path, _)| path.first().cloned())
            .collect();

        // `Client` at the root is an item of the module that `lib.rs` exports it from, and that may
        // be one that a family exports for its users.
        let mut exported = BTreeMap::new();
        for (path, text) in files.iter().filter(|(path, _)| path.len() < 2) {
            for import in imports(text) {
                let module = match below_root(&import, path) {
                    Some(module) => module,
                    None => import[0].clone(),
                };
                if let (Some(item), true) = (import.last(), modules.contains(&module)) {
                    let from = path.first().cloned().unwrap_or_default();
                    exported.insert((from, item.clone()), module);
                }
            }
        }
        let origin = |item: &String| {
            let mut from = String::new();
            while let Some(module) = exported.get(&(from.clone(), item.clone())) {
                from.clone_from(module);
            }
            (!from.is_empty()).then_some(from)
        };

        let mut graph: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for (path, text) in files {
            let Some(module) = path.first() else {
                continue;
            };
            for import in imports(&text) {
                let Some(first) = below_root(&import, &path) else {
                    continue;
                };
                let imported = match modules.contains(&first) {
                    true => first,
                    // Macros are at the root without an export.
                    false => match origin(&first) {
                        Some(module) => module,
                        None => continue,
                    },
                };
                if imported != *module {
                    graph.entry(module.clone()).or_default().insert(Import {
                        module: imported,
                        file: path.join("::"),
                    });
                }
            }
            graph.entry(module.clone()).or_default();
        }
        Self(graph)
    }
}

/// Reads the files below a folder, each with the path of its module: `["row", "get_row"]`.
fn read_files(folder: &Path, path: &[String], files: &mut Vec<(Vec<String>, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        if ["tests", "testing"].contains(&&*name) {
            continue;
        }
        let mut path = path.to_vec();
        if !["mod", "lib"].contains(&&*name) {
            path.push(name);
        }
        if file.is_dir() {
            read_files(&file, &path, files);
        } else {
            files.push((path, fs::read_to_string(file).unwrap()));
        }
    }
}

/// The first name below the crate's root of a path that a module imports, if it is in this crate.
fn below_root(import: &[String], module: &[String]) -> Option<String> {
    let is_super = |name: &&String| *name == "super";
    match import.first()?.as_str() {
        "crate" => import.get(1).cloned(),
        "super" => {
            let up = import.iter().take_while(is_super).count();
            let base = &module[..module.len().checked_sub(up)?];
            base.first().or(import.get(up)).cloned()
        }
        _ => None,
    }
}

/// Every path that a file imports or names from the crate's root, without comments and tests.
fn imports(text: &str) -> Vec<Vec<String>> {
    let code: String = text
        .split("#[cfg(test)]\nmod tests {")
        .take(1)
        .flat_map(str::lines)
        .map(|line| line.split("//").next().unwrap_or(line).to_owned() + "\n")
        .collect();
    let mut paths = Vec::new();
    let statements = code.split('\n').enumerate().filter_map(|(number, line)| {
        let line = line.trim_start();
        let line = line.strip_prefix("pub ").unwrap_or(line);
        line.starts_with("use ").then_some(number)
    });
    for start in statements {
        let rest: String = code.lines().skip(start).collect();
        let (_, tree) = rest.split_once("use ").unwrap();
        expand(tree.split(';').next().unwrap(), &[], &mut paths);
    }
    for part in code.split("crate::").skip(1) {
        let end = part.find(|next: char| !next.is_alphanumeric() && next != '_' && next != ':');
        let path = part[..end.unwrap_or(part.len())].split("::");
        let path = path.filter(|name| !name.is_empty()).map(str::to_owned);
        paths.push(["crate".to_owned()].into_iter().chain(path).collect());
    }
    paths
}

/// The paths of a tree such as `crate::{Client, row::{self, GetRow}}`.
fn expand(tree: &str, stem: &[String], paths: &mut Vec<Vec<String>>) {
    let tree = tree.trim();
    let (names, leaves) = match tree.split_once('{') {
        Some((names, leaves)) => (names, leaves.strip_suffix('}')),
        None => (tree, None),
    };
    let names = names.split("::").map(str::trim).filter(|it| !it.is_empty());
    let names = names.map(|it| it.split(" as ").next().unwrap_or(it).to_owned());
    let path: Vec<String> = stem.iter().cloned().chain(names).collect();
    let Some(leaves) = leaves else {
        return paths.push(path);
    };
    let mut depth = 0;
    let parts = leaves.split(|next: char| {
        depth += i32::from(next == '{') - i32::from(next == '}');
        next == ',' && depth == 0
    });
    for part in parts.filter(|part| !part.trim().is_empty()) {
        expand(part, &path, paths);
    }
}

#[test]
fn imports_are_found_in_every_form() {
    let text = "use crate::call::{self, wire::{Wire, send}};\nuse super::Selection;\n\
                pub use row::GetRow;\nfn a() -> crate::paging::Pages { b() } // crate::nowhere\n\
                #[cfg(test)]\nmod tests { use crate::testing::Script; }\n";
    let found: Vec<String> = imports(text).iter().map(|path| path.join("::")).collect();
    for path in [
        "crate::call::self",
        "crate::call::wire::Wire",
        "crate::call::wire::send",
        "super::Selection",
        "row::GetRow",
        "crate::paging::Pages",
    ] {
        assert!(found.contains(&path.to_owned()), "{path} in {found:?}");
    }
    assert!(
        !found
            .iter()
            .any(|path| path.contains("nowhere") || path.contains("testing"))
    );
}

#[test]
fn imports_are_resolved_from_the_crates_root() {
    let resolve = |import: &str, module: &[&str]| {
        let import: Vec<String> = import.split("::").map(str::to_owned).collect();
        let module: Vec<String> = module.iter().map(|it| (*it).to_owned()).collect();
        below_root(&import, &module)
    };
    assert_eq!(
        resolve("crate::row::GetRow", &["batch"]),
        Some("row".into())
    );
    assert_eq!(
        resolve("super::Selection", &["row", "get_row"]),
        Some("row".into())
    );
    assert_eq!(
        resolve("super::super::call::Request", &["row", "get_row"]),
        Some("call".into())
    );
    assert_eq!(resolve("bytes::Bytes", &["row"]), None);
}
