//! Items of rustdoc's JSON as lines of Rust.

use serde_json::Value;

use super::Index;

/// Describes an item in a line, and its members below it. `None` if it has another form than expected.
pub(super) fn item(index: &Index, item: &Value, path: &str) -> Option<String> {
    let (kind, inner) = item["inner"].as_object()?.iter().next()?;
    let attributes = item["attrs"].to_string();
    let mark = match attributes.contains("non_exhaustive") {
        true => " (non-exhaustive)",
        false => "",
    };
    let mut lines = match kind.as_str() {
        "function" => vec![function(inner, path)],
        "constant" => vec![format!("const {path}: {}", ty(&inner["type"]))],
        "static" => vec![format!("static {path}: {}", ty(&inner["type"]))],
        "type_alias" => vec![format!(
            "type {path}{} = {}",
            generics(&inner["generics"]),
            ty(&inner["type"])
        )],
        "struct" | "enum" | "union" | "trait" => vec![format!(
            "{kind} {path}{}{mark}{}",
            generics(&inner["generics"]),
            bounds(&inner["bounds"], ": ")
        )],
        other => vec![format!("{other} {path}")],
    };
    let mut members = Vec::new();
    let ids = |value: &Value| -> Vec<u64> {
        let ids = value.as_array().into_iter().flatten();
        ids.filter_map(Value::as_u64).collect()
    };
    let fields = &inner["kind"]["plain"]["fields"];
    let tuple = &inner["kind"]["tuple"];
    for id in [fields, tuple, &inner["variants"], &inner["items"]]
        .map(ids)
        .concat()
    {
        members.extend(index.get(&id.to_string()).map(member));
    }
    let mut traits = Vec::new();
    for id in ids(&inner["impls"]) {
        let Some(implementation) = index.get(&id.to_string()).map(|it| &it["inner"]["impl"]) else {
            continue;
        };
        let is_automatic =
            !implementation["blanket_impl"].is_null() || implementation["is_synthetic"] == true;
        if is_automatic {
            continue;
        }
        let of = &implementation["trait"];
        if of.is_null() {
            for id in ids(&implementation["items"]) {
                members.extend(index.get(&id.to_string()).map(member));
            }
        } else if of["path"] != "StructuralPartialEq" {
            traits.push(format!("impl {}", resolved(of)));
        }
    }
    members.sort();
    traits.sort();
    traits.dedup();
    for member in members.into_iter().chain(traits) {
        lines.push(format!("    {member}"));
    }
    Some(lines.join("\n") + "\n")
}

fn member(item: &Value) -> String {
    let name = text(&item["name"]);
    let inner = &item["inner"];
    let field = &inner["struct_field"];
    if !field.is_null() {
        return format!("{name}: {}", ty(field));
    }
    if !inner["function"].is_null() {
        return function(&inner["function"], &name);
    }
    let constant = &inner["assoc_const"];
    if !constant.is_null() {
        return format!("const {name}: {}", ty(&constant["type"]));
    }
    let associated = &inner["assoc_type"];
    if !associated.is_null() {
        return format!("type {name}{}", bounds(&associated["bounds"], ": "));
    }
    name
}

fn function(inner: &Value, name: &str) -> String {
    let header = &inner["header"];
    let mut words = String::new();
    for (field, word) in [
        ("is_const", "const "),
        ("is_async", "async "),
        ("is_unsafe", "unsafe "),
    ] {
        if header[field] == true {
            words += word;
        }
    }
    let signature = &inner["sig"];
    let inputs = signature["inputs"].as_array().into_iter().flatten();
    let inputs = inputs.map(|input| {
        let (name, kind) = (text(&input[0]), ty(&input[1]));
        match (name.as_str(), kind.as_str()) {
            ("self", "Self") => "self".to_owned(),
            ("self", "&Self") => "&self".to_owned(),
            ("self", "&mut Self") => "&mut self".to_owned(),
            _ => format!("{name}: {kind}"),
        }
    });
    let inputs = inputs.collect::<Vec<_>>().join(", ");
    let output = match &signature["output"] {
        Value::Null => String::new(),
        output => format!(" -> {}", ty(output)),
    };
    let generics = generics(&inner["generics"]);
    format!("{words}fn {name}{generics}({inputs}){output}")
}

/// Generic parameters that a caller can name, with their bounds.
fn generics(value: &Value) -> String {
    let params = value["params"].as_array().into_iter().flatten();
    let params = params.filter_map(|param| {
        let name = text(&param["name"]);
        let kind = &param["kind"];
        let of_type = &kind["type"];
        if of_type["is_synthetic"] == true {
            return None;
        }
        Some(match (of_type.is_null(), kind["const"].is_null()) {
            (false, _) => format!("{name}{}", bounds(&of_type["bounds"], ": ")),
            (_, false) => format!("const {name}: {}", ty(&kind["const"]["type"])),
            _ => name,
        })
    });
    let mut all: Vec<String> = params.collect();
    let predicates = value["where_predicates"].as_array().into_iter().flatten();
    all.extend(predicates.filter_map(|predicate| {
        let bound = &predicate["bound_predicate"];
        (!bound.is_null())
            .then(|| format!("{}{}", ty(&bound["type"]), bounds(&bound["bounds"], ": ")))
    }));
    match all.is_empty() {
        true => String::new(),
        false => format!("<{}>", all.join(", ")),
    }
}

fn bounds(value: &Value, before: &str) -> String {
    let bounds = value.as_array().into_iter().flatten();
    let bounds: Vec<String> = bounds
        .filter_map(|bound| {
            let of = &bound["trait_bound"];
            if of.is_null() {
                return bound["outlives"].as_str().map(str::to_owned);
            }
            let mark = match of["modifier"].as_str() {
                Some("maybe") => "?",
                _ => "",
            };
            Some(format!("{mark}{}", resolved(&of["trait"])))
        })
        .collect();
    match bounds.is_empty() {
        true => String::new(),
        false => format!("{before}{}", bounds.join(" + ")),
    }
}

/// A type or a trait with its arguments.
fn resolved(value: &Value) -> String {
    let args = &value["args"];
    let angle = &args["angle_bracketed"];
    let mut all: Vec<String> = Vec::new();
    for arg in angle["args"].as_array().into_iter().flatten() {
        let (lifetime, of_type) = (&arg["lifetime"], &arg["type"]);
        all.push(match (lifetime.as_str(), of_type.is_null()) {
            (Some(lifetime), _) => lifetime.to_owned(),
            (_, false) => ty(of_type),
            _ => text(&arg["const"]["expr"]),
        });
    }
    for constraint in angle["constraints"].as_array().into_iter().flatten() {
        let name = text(&constraint["name"]);
        let binding = &constraint["binding"];
        all.push(match binding["equality"].is_null() {
            true => format!("{name}{}", bounds(&binding["constraint"], ": ")),
            false => format!("{name} = {}", ty(&binding["equality"]["type"])),
        });
    }
    let call = &args["parenthesized"];
    if !call.is_null() {
        let inputs = call["inputs"].as_array().into_iter().flatten();
        let inputs = inputs.map(ty).collect::<Vec<_>>().join(", ");
        let output = match &call["output"] {
            Value::Null => String::new(),
            output => format!(" -> {}", ty(output)),
        };
        return format!("{}({inputs}){output}", text(&value["path"]));
    }
    match all.is_empty() {
        true => text(&value["path"]),
        false => format!("{}<{}>", text(&value["path"]), all.join(", ")),
    }
}

fn ty(value: &Value) -> String {
    let Some((kind, inner)) = value.as_object().and_then(|it| it.iter().next()) else {
        return value.as_str().unwrap_or("?").to_owned();
    };
    let list = |value: &Value| {
        let types = value.as_array().into_iter().flatten();
        types.map(ty).collect::<Vec<_>>().join(", ")
    };
    match kind.as_str() {
        "resolved_path" => resolved(inner),
        "generic" | "primitive" => text(inner),
        "tuple" => format!("({})", list(inner)),
        "slice" => format!("[{}]", ty(inner)),
        "array" => format!("[{}; {}]", ty(&inner["type"]), text(&inner["len"])),
        "impl_trait" => bounds(inner, "impl "),
        "borrowed_ref" => {
            let lifetime = inner["lifetime"].as_str();
            let lifetime = lifetime.map(|it| format!("{it} ")).unwrap_or_default();
            let mark = if inner["is_mutable"] == true {
                "mut "
            } else {
                ""
            };
            format!("&{lifetime}{mark}{}", ty(&inner["type"]))
        }
        "qualified_path" => {
            let of = match &inner["trait"] {
                Value::Null => String::new(),
                of => resolved(of),
            };
            let this = ty(&inner["self_type"]);
            let name = text(&inner["name"]);
            match of.is_empty() {
                true => format!("{this}::{name}"),
                false => format!("<{this} as {of}>::{name}"),
            }
        }
        "dyn_trait" => {
            let traits = inner["traits"].as_array().into_iter().flatten();
            let traits = traits.map(|it| resolved(&it["trait"]));
            format!("dyn {}", traits.collect::<Vec<_>>().join(" + "))
        }
        "function_pointer" => {
            let inputs = inner["sig"]["inputs"].as_array().into_iter().flatten();
            let inputs = inputs.map(|input| ty(&input[1]));
            let output = match &inner["sig"]["output"] {
                Value::Null => String::new(),
                output => format!(" -> {}", ty(output)),
            };
            format!("fn({}){output}", inputs.collect::<Vec<_>>().join(", "))
        }
        other => other.to_owned(),
    }
}

pub(super) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
