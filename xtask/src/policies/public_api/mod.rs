//! The public items of each crate, as text in `docs/api`, so that a change of them shows in review.
//!
//! `cargo xtask api` writes these files. The policy is that no line disappears unseen: a line that is in
//! the file and not in the code is an error, and a new one is printed.

mod render;

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::fs;

use serde_json::Value;

use super::package::{self, Package};
use super::rustdoc;
use crate::{Failure, no_arguments};

/// Modules whose items are generated from the service's messages, and documented as not stable.
const LEFT_OUT: [&str; 1] = ["tablestore_protocol::proto"];

fn path(package: &str) -> String {
    format!("docs/api/{package}.txt")
}

/// Writes the files.
pub(crate) fn write(arguments: &[&str]) -> Result<(), Failure> {
    no_arguments(arguments)?;
    fs::create_dir_all("docs/api")?;
    for Package { name, .. } in package::published()? {
        let document = rustdoc::document(&name)?;
        let listing = listing(&document).ok_or_else(|| rustdoc::unexpected(&name))?;
        fs::write(path(&name), format!("{}\n{listing}", format_of(&document)))?;
        println!("{}", path(&name));
    }
    Ok(())
}

/// Checks that a crate still has every item of its file.
pub(super) fn check(package: &str, document: &Value) -> Result<(), Failure> {
    let path = path(package);
    if !fs::exists(&path)? {
        println!("{path} does not exist: `cargo xtask api` records the public items");
        return Ok(());
    }
    let recorded = fs::read_to_string(&path)?;
    // Another version of rustdoc may show the same items in other words.
    let format = format_of(document);
    let Some(recorded) = recorded.strip_prefix(&format) else {
        println!("{path} is of another version of rustdoc than this one, whose line is: {format}");
        return Ok(());
    };
    let current = listing(document).ok_or_else(|| rustdoc::unexpected(package))?;
    let (gone, new) = difference(recorded.trim_start(), &current);
    if !new.is_empty() {
        println!("{path}: {} new lines, such as {}", new.len(), new[0]);
    }
    if gone.is_empty() {
        return Ok(());
    }
    for line in &gone {
        println!("{path}: {line}");
    }
    Err(Failure::Failed(format!(
        "{} public items of {package} are gone or different, see above; `cargo xtask api` records that",
        gone.len()
    )))
}

/// The lines that are gone and those that are new, each with the item that it belongs to.
fn difference(recorded: &str, current: &str) -> (Vec<String>, Vec<String>) {
    let (recorded, current) = (whole_lines(recorded), whole_lines(current));
    let gone = recorded.difference(&current).cloned().collect();
    let new = current.difference(&recorded).cloned().collect();
    (gone, new)
}

/// Each line below an item with the item's own line in front.
fn whole_lines(listing: &str) -> BTreeSet<String> {
    let mut item = "";
    let lines = listing.lines().map(|line| match line.strip_prefix("    ") {
        Some(member) => format!("{item}: {member}"),
        None => {
            item = line;
            line.to_owned()
        }
    });
    lines.collect()
}

/// The line that a file begins with.
fn format_of(document: &Value) -> String {
    format!("rustdoc format {}\n", document["format_version"])
}

/// Lists the public items of a document, sorted. `None` if it has another form than expected.
fn listing(document: &Value) -> Option<String> {
    let index = document["index"].as_object()?;
    let root = document["root"].as_u64()?;
    let name = index.get(&root.to_string())?["name"].as_str()?;
    let mut entries = BTreeSet::new();
    // Breadth first: an item is listed at its shortest path, and others refer to that.
    let mut seen: HashMap<u64, String> = HashMap::new();
    let mut queue = VecDeque::from([(root, name.to_owned())]);
    while let Some((id, path)) = queue.pop_front() {
        let Some(item) = index.get(&id.to_string()) else {
            continue;
        };
        if LEFT_OUT.contains(&path.as_str()) {
            continue;
        }
        if let Some(first) = seen.get(&id) {
            if *first != path {
                entries.insert(format!("use {path} = {first}\n"));
            }
            continue;
        }
        seen.insert(id, path.clone());
        let inner = &item["inner"];
        if let Some(items) = inner["module"]["items"].as_array() {
            if id != root {
                entries.insert(format!("mod {path}\n"));
            }
            for child in items.iter().filter_map(Value::as_u64) {
                enqueue(index, &mut queue, &mut entries, child, &path);
            }
            continue;
        }
        entries.insert(render::item(index, item, &path)?);
    }
    Some(entries.into_iter().collect())
}

type Index = serde_json::Map<String, Value>;

/// Adds an item of a module, or those that it exports.
fn enqueue(
    index: &Index,
    queue: &mut VecDeque<(u64, String)>,
    entries: &mut BTreeSet<String>,
    child: u64,
    module: &str,
) {
    let Some(item) = index.get(&child.to_string()) else {
        return;
    };
    let export = &item["inner"]["use"];
    if export.is_null() {
        let name = item["name"].as_str().unwrap_or_default();
        queue.push_back((child, format!("{module}::{name}")));
        return;
    }
    let (source, name) = (
        render::text(&export["source"]),
        render::text(&export["name"]),
    );
    match export["id"].as_u64() {
        Some(id) if export["is_glob"] == true => {
            let exported = &index.get(&id.to_string()).unwrap_or(&Value::Null)["inner"];
            for child in exported["module"]["items"].as_array().into_iter().flatten() {
                if let Some(child) = child.as_u64() {
                    enqueue(index, queue, entries, child, module);
                }
            }
        }
        Some(id) if index.contains_key(&id.to_string()) => {
            queue.push_back((id, format!("{module}::{name}")));
        }
        _ => drop(entries.insert(format!("use {module}::{name} = {source}\n"))),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{difference, listing};

    fn document() -> serde_json::Value {
        json!({
            "root": 0,
            "index": {
                "0": { "name": "shop", "inner": { "module": { "items": [1, 2] } } },
                "1": { "name": null, "inner": { "use": {
                    "source": "inner::Order", "name": "Order", "id": 3, "is_glob": false
                } } },
                "2": { "name": "open", "attrs": [], "inner": { "function": {
                    "generics": { "params": [], "where_predicates": [] },
                    "header": { "is_async": true, "is_const": false, "is_unsafe": false },
                    "sig": { "inputs": [["name", { "borrowed_ref": {
                        "lifetime": null, "is_mutable": false, "type": { "primitive": "str" }
                    } }]], "output": { "resolved_path": { "path": "Order", "args": null } } }
                } } },
                "3": { "name": "Order", "attrs": [], "inner": { "struct": {
                    "kind": { "plain": { "fields": [4], "has_stripped_fields": false } },
                    "generics": { "params": [], "where_predicates": [] }, "impls": []
                } } },
                "4": { "name": "id", "inner": { "struct_field": { "primitive": "u64" } } }
            }
        })
    }

    #[test]
    fn items_are_listed_at_the_paths_of_users() {
        let expected =
            "async fn shop::open(name: &str) -> Order\nstruct shop::Order\n    id: u64\n";
        assert_eq!(listing(&document()).unwrap(), expected);
    }

    #[test]
    fn gone_lines_and_new_ones_are_listed_apart() {
        let recorded = "struct a::A\n    x: u8\nstruct a::B\n    x: u8\n";
        let current = "struct a::A\n    x: u8\n    y: u8\nstruct a::B\n    x: u16\n";
        let (gone, new) = difference(recorded, current);
        assert_eq!(gone, ["struct a::B: x: u8"]);
        assert_eq!(new, ["struct a::A: y: u8", "struct a::B: x: u16"]);
    }

    #[test]
    fn another_form_is_noticed() {
        assert!(listing(&json!({ "format_version": 99 })).is_none());
    }
}
