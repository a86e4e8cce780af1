use tablestore_protocol::Value;

use crate::engine::search::index::document::Row;
use crate::engine::search::index::json::Json;
use crate::engine::search::index::schema::FieldSpec;

/// The texts of a field in a row.
pub(super) fn of_row(spec: &FieldSpec, row: &Row<'_>) -> Vec<String> {
    let text = match row(&spec.source[0]) {
        Some(Value::String(text)) => text.as_str().to_owned(),
        Some(Value::Integer(number)) => number.to_string(),
        Some(Value::Double(number)) => format!("{number:?}"),
        _ => return Vec::new(),
    };
    if spec.source.len() == 1 && !spec.is_array {
        return vec![text];
    }
    let json = Json::parse(&text);
    json.map(|json| of_json(&json, &spec.source[1..]))
        .unwrap_or_default()
}

/// The texts of a member of an object, or of all objects of an array.
fn of_json(json: &Json, path: &[impl AsRef<str>]) -> Vec<String> {
    match (json, path) {
        (Json::Array(elements), _) => elements
            .iter()
            .flat_map(|element| of_json(element, path))
            .collect(),
        (Json::String(text), []) => vec![text.clone()],
        (Json::Number(text), []) => vec![text.clone()],
        (json, [name, rest @ ..]) => {
            let member = json.member(name.as_ref());
            member.map(|json| of_json(json, rest)).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// Where the texts of nested objects are: in a row, or in an object of it.
pub(crate) enum NestedTexts<'a> {
    Row(&'a Row<'a>),
    Object { path: String, object: Option<Json> },
}

impl<'a> NestedTexts<'a> {
    pub(crate) fn of_row(row: &'a Row<'a>) -> Self {
        Self::Row(row)
    }

    /// The nested object at a path, by the index in each array on the way.
    pub(crate) fn at(&self, path: &str, indexes: &[u32]) -> Self {
        let object = match self {
            Self::Row(row) => {
                let (column, rest) = path.split_once('.').unwrap_or((path, ""));
                let json = match row(column) {
                    Some(Value::String(text)) => Json::parse(&text),
                    _ => None,
                };
                json.and_then(|json| descend(&json, rest, indexes))
            }
            Self::Object { path: from, object } => {
                let rest = path.strip_prefix(from.as_str()).unwrap_or(path);
                let rest = rest.trim_start_matches('.');
                object
                    .as_ref()
                    .and_then(|object| descend(object, rest, indexes))
            }
        };
        Self::Object {
            path: path.to_owned(),
            object,
        }
    }

    /// The texts of a field of the object.
    pub(super) fn of_field(&self, spec: &FieldSpec) -> Vec<String> {
        match self {
            Self::Row(row) => of_row(spec, row),
            Self::Object { object, .. } => {
                let object = object.as_ref();
                object
                    .map(|object| of_json(object, &spec.source))
                    .unwrap_or_default()
            }
        }
    }
}

/// Goes from array to array, and takes one element of each.
fn descend(json: &Json, path: &str, indexes: &[u32]) -> Option<Json> {
    let mut json = json;
    let mut indexes = indexes.iter();
    let mut names = path.split('.').filter(|name| !name.is_empty());
    loop {
        while let Json::Array(elements) = json {
            json = elements.get(*indexes.next()? as usize)?;
        }
        match names.next() {
            Some(name) => json = json.member(name)?,
            None => return Some(json.clone()),
        }
    }
}
