//! The modules of the client and the arrows between them. The emulator's engine holds its families to
//! theirs in a test of its own.

use super::imports::Modules;

/// For each module, those that it may import. Families may import the modules below them, and other
/// families only where their types need it.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    // One layer: a request holds its client, and a client the headers of all its requests.
    ("call", &["client"]),
    ("client", &["call"]),
    ("packing", &[]),
    ("paging", &["client", "call"]),
    ("schema", &["client", "call"]),
    ("wait_for_table", &["client"]),
    ("table", BELOW_FAMILIES),
    ("row", BELOW_FAMILIES),
    ("batch", &["client", "call", "paging", "schema", "row"]),
    ("secondary_index", BELOW_FAMILIES),
    ("stream", BELOW_FAMILIES),
    (
        "transaction",
        &["client", "call", "paging", "schema", "row", "batch"],
    ),
    ("search", BELOW_FAMILIES),
    ("sql", BELOW_FAMILIES),
    ("tunnel", &["client", "call", "schema"]),
    ("delivery", &["client", "call", "schema"]),
    ("global_table", &["client", "call", "schema"]),
    (
        "timeseries",
        &["client", "call", "paging", "schema", "batch"],
    ),
    (
        "bulk",
        &[
            "client",
            "call",
            "packing",
            "paging",
            "table",
            "row",
            "batch",
            "timeseries",
        ],
    ),
    (
        "typed",
        &["client", "call", "paging", "table", "row", "batch", "bulk"],
    ),
];

const BELOW_FAMILIES: &[&str] = &["client", "call", "paging", "schema"];

#[test]
fn modules_of_the_client_import_only_along_their_arrows() {
    let Modules(modules) = Modules::read("../crates/tablestore/src");
    for (module, imports) in &modules {
        let row = MAY_IMPORT.iter().find(|(name, _)| name == module);
        let (_, may_import) = row.unwrap_or_else(|| panic!("{module} has no arrows in this list"));
        for import in imports {
            let is_allowed = may_import.contains(&import.module.as_str());
            assert!(
                is_allowed,
                "{} may not import {}",
                import.file, import.module
            );
        }
    }
    for (module, _) in MAY_IMPORT {
        assert!(modules.contains_key(*module), "there is no module {module}");
    }
    // Arrows that are certain to exist: without them, nothing was read.
    let batch_imports: Vec<_> = modules["batch"]
        .iter()
        .map(|it| it.module.as_str())
        .collect();
    assert!(batch_imports.contains(&"call") && batch_imports.contains(&"row"));
}
