//! Which crates the public signatures name: rustdoc's JSON has each type with the crate that defines it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::package::Package;
use super::{public_api, rustdoc};
use crate::Failure;

/// Crates whose types any public signature may name, apart from the standard library and our own.
const ALLOWED: &[&str] = &[
    "bytes",
    "chrono",
    "futures_core",
    "http",
    "http_body",
    // The crate of serde's traits.
    "serde",
    "serde_core",
    "time",
    "tower_layer",
    "tower_service",
    "uuid",
];

/// Exceptions that are documented where they are: the crate, the module, the type's crate.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("tablestore_protocol", "proto", "prost"),
    ("tablestore_emulator", "", "tokio"),
];

const STANDARD: &[&str] = &["alloc", "core", "std"];

/// Checks the public signatures of each crate, and that these are the recorded ones.
pub(super) fn check(packages: &[Package]) -> Result<(), Failure> {
    let mut problems = BTreeSet::new();
    for Package { name, .. } in packages {
        let document = rustdoc::document(name)?;
        public_api::check(name, &document)?;
        let library = name.replace('-', "_");
        let found = Document(document).foreign(&library);
        problems.extend(found.ok_or_else(|| rustdoc::unexpected(name))?);
    }
    if problems.is_empty() {
        return Ok(());
    }
    for problem in &problems {
        println!("{problem}");
    }
    let count = problems.len();
    Err(Failure::Failed(format!(
        "{count} public item(s) name types of crates that are not allowed, see above"
    )))
}

/// What rustdoc knows of a crate.
struct Document(Value);

impl Document {
    /// Describes each public item that names a type of a crate that is not allowed. `None` if the
    /// document has another form than expected.
    fn foreign(&self, library: &str) -> Option<BTreeSet<String>> {
        let mut found = BTreeSet::new();
        for item in self.0["index"].as_object()?.values() {
            let inner = &item["inner"];
            let implementation = &inner["impl"];
            // Those of other crates for every type, and of the compiler for this one.
            let is_not_ours = item["crate_id"] != 0
                || !implementation["blanket_impl"].is_null()
                || implementation["is_synthetic"] == true;
            if is_not_ours {
                continue;
            }
            let mut ids = BTreeSet::new();
            type_ids(inner, &mut ids);
            let file = item["span"]["filename"].as_str().unwrap_or_default();
            for id in ids {
                let (module, path) = self.path(id)?;
                let module = module.as_str();
                let is_allowed = STANDARD.contains(&module)
                    || module.starts_with("tablestore")
                    || ALLOWED.contains(&module)
                    || EXCEPTIONS.iter().any(|(of, folder, allowed)| {
                        library == *of && file.contains(folder) && module == *allowed
                    });
                if !is_allowed {
                    let line = item["span"]["begin"][0].as_u64().unwrap_or_default();
                    let name = item["name"].as_str().unwrap_or("an implementation");
                    found.insert(format!("{file}:{line}: {name} names {path}"));
                }
            }
        }
        Some(found)
    }

    /// Returns the crate that defines an item, and its full path.
    fn path(&self, id: u64) -> Option<(String, String)> {
        let id = id.to_string();
        if let Some(names) = self.0["paths"][&id]["path"].as_array() {
            let names: Vec<_> = names.iter().filter_map(Value::as_str).collect();
            return Some(((*names.first()?).to_owned(), names.join("::")));
        }
        // Items of this crate that are not at a public path.
        let item = &self.0["index"][&id];
        let root = self.0["root"].as_u64()?.to_string();
        let own = self.0["index"][&root]["name"].as_str()?;
        (item["crate_id"] == 0).then(|| (own.to_owned(), own.to_owned()))
    }
}

/// Collects the ids of all types and traits that a part of an item names, and of what it exports.
fn type_ids(value: &Value, ids: &mut BTreeSet<u64>) {
    match value {
        Value::Object(fields) => {
            let is_path = fields.contains_key("path") && fields.contains_key("args");
            let is_export = fields.contains_key("source") && fields.contains_key("is_glob");
            if let (true, Some(id)) = (
                is_path || is_export,
                fields.get("id").and_then(Value::as_u64),
            ) {
                ids.insert(id);
            }
            for field in fields.values() {
                type_ids(field, ids);
            }
        }
        Value::Array(values) => {
            for value in values {
                type_ids(value, ids);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Document;

    fn document(path: &[&str]) -> Document {
        Document(json!({
            "root": 0,
            "paths": { "7": { "crate_id": 9, "path": path } },
            "index": {
                "0": { "crate_id": 0, "name": "tablestore", "inner": {} },
                "1": {
                    "crate_id": 0,
                    "name": "connect",
                    "span": { "filename": "src/a.rs", "begin": [12, 1] },
                    "inner": { "function": { "sig": { "output": {
                        "resolved_path": { "path": "Uri", "id": 7, "args": null }
                    } } } }
                }
            }
        }))
    }

    #[test]
    fn a_type_of_a_crate_that_is_not_allowed_is_found() {
        let found = document(&["hyper", "Error"]).foreign("tablestore").unwrap();
        let found: Vec<_> = found.into_iter().collect();
        assert_eq!(found, ["src/a.rs:12: connect names hyper::Error"]);
    }

    #[test]
    fn allowed_crates_are_no_problem() {
        for path in [
            ["http", "Uri"],
            ["std", "String"],
            ["tablestore_core", "Error"],
        ] {
            assert!(document(&path).foreign("tablestore").unwrap().is_empty());
        }
    }

    #[test]
    fn another_form_is_noticed() {
        let unknown = Document(json!({ "format_version": 99 }));
        assert!(unknown.foreign("tablestore").is_none());
    }
}
