//! Functions of JSON documents.

use super::{ANY, Function, functions, string};
use crate::engine::search::reader::Json;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::value::{Type, Value};

pub(super) const FUNCTIONS: &[Function] = functions! {
    "json_extract" 2..=ANY, json, extract;
    "json_unquote" 1..=1, string, unquote;
};

fn json(_: &[Type]) -> Type {
    Type::Json
}

fn parse(value: &Value) -> Result<Json> {
    let text = value.to_text();
    Json::parse(&text)
        .ok_or_else(|| invalid("Invalid JSON text in argument 1 to function json_extract"))
}

/// JSON_EXTRACT: the only match, or an array of all of them.
fn extract(args: &[Value], _: i64) -> Result<Value> {
    let json = parse(&args[0])?;
    let mut matches = Vec::new();
    let mut is_many = args.len() > 2;
    for path in &args[1..] {
        let path = Path::parse(&path.to_text())?;
        is_many |= path.is_many();
        path.find(&json, &mut matches);
    }
    if matches.is_empty() {
        return Ok(Value::Null);
    }
    let mut text = String::new();
    if is_many {
        text.push('[');
    }
    for (index, found) in matches.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        write(found, &mut text);
    }
    if is_many {
        text.push(']');
    }
    Ok(Value::string(text))
}

fn unquote(args: &[Value], _: i64) -> Result<Value> {
    let text = args[0].to_text();
    if text.len() < 2 || !text.starts_with('"') || !text.ends_with('"') {
        return Ok(Value::string(text));
    }
    match Json::parse(&text) {
        Some(Json::String(text)) => Ok(Value::string(text)),
        _ => Err(invalid(
            "Invalid JSON text in argument 1 to function json_unquote",
        )),
    }
}

/// A path into a document.
struct Path(Vec<Step>);

enum Step {
    Member(String),
    AnyMember,
    Element(usize),
    AnyElement,
    /// The value itself and all within it.
    Descendants,
}

impl Path {
    fn parse(text: &str) -> Result<Self> {
        let wrong = || invalid("Invalid JSON path expression");
        let mut rest = text.trim().strip_prefix('$').ok_or_else(wrong)?;
        let mut steps = Vec::new();
        loop {
            rest = rest.trim_start();
            if rest.is_empty() {
                break;
            }
            if let Some(after) = rest.strip_prefix("**") {
                steps.push(Step::Descendants);
                rest = after;
            } else if let Some(after) = rest.strip_prefix('.') {
                let after = after.trim_start();
                if let Some(after) = after.strip_prefix('*') {
                    steps.push(Step::AnyMember);
                    rest = after;
                } else if after.starts_with('"') {
                    let end = closing_quote(after).ok_or_else(wrong)?;
                    let (name, after) = after.split_at(end + 1);
                    let Some(Json::String(name)) = Json::parse(name) else {
                        return Err(wrong());
                    };
                    steps.push(Step::Member(name));
                    rest = after;
                } else {
                    let is_end = |c: char| matches!(c, '.' | '[' | '*') || c.is_whitespace();
                    let (name, after) = after.split_at(after.find(is_end).unwrap_or(after.len()));
                    if name.is_empty() {
                        return Err(wrong());
                    }
                    steps.push(Step::Member(name.to_owned()));
                    rest = after;
                }
            } else if let Some(after) = rest.strip_prefix('[') {
                let (index, after) = after.split_once(']').ok_or_else(wrong)?;
                steps.push(match index.trim() {
                    "*" => Step::AnyElement,
                    index => Step::Element(index.parse().map_err(|_| wrong())?),
                });
                rest = after;
            } else {
                return Err(wrong());
            }
        }
        // Nothing can end with all descendants.
        match steps.last() {
            Some(Step::Descendants) => Err(wrong()),
            _ => Ok(Self(steps)),
        }
    }

    fn is_many(&self) -> bool {
        let is_many =
            |step: &Step| matches!(step, Step::AnyMember | Step::AnyElement | Step::Descendants);
        self.0.iter().any(is_many)
    }

    fn find<'a>(&self, json: &'a Json, found: &mut Vec<&'a Json>) {
        find(json, &self.0, found);
    }
}

/// The index of the quote that ends a string.
fn closing_quote(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            '"' if !is_escaped => return Some(at),
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    None
}

fn find<'a>(json: &'a Json, steps: &[Step], found: &mut Vec<&'a Json>) {
    let Some((step, rest)) = steps.split_first() else {
        if !found.iter().any(|it| std::ptr::eq(*it, json)) {
            found.push(json);
        }
        return;
    };
    match (step, json) {
        (Step::Member(name), json) => {
            if let Some(member) = json.member(name) {
                find(member, rest, found);
            }
        }
        (Step::AnyMember, Json::Object(members)) => {
            members
                .iter()
                .for_each(|(_, member)| find(member, rest, found));
        }
        (Step::Element(index), Json::Array(elements)) => {
            if let Some(element) = elements.get(*index) {
                find(element, rest, found);
            }
        }
        // A value that is no array is its own first element.
        (Step::Element(0), json) => find(json, rest, found),
        (Step::AnyElement, Json::Array(elements)) => {
            elements
                .iter()
                .for_each(|element| find(element, rest, found));
        }
        (Step::Descendants, json) => {
            find(json, rest, found);
            match json {
                Json::Array(elements) => {
                    elements
                        .iter()
                        .for_each(|element| find(element, steps, found));
                }
                Json::Object(members) => {
                    members
                        .iter()
                        .for_each(|(_, member)| find(member, steps, found));
                }
                _ => {}
            }
        }
        _ => {}
    }
}

/// Writes a value as MySQL writes it.
fn write(json: &Json, text: &mut String) {
    match json {
        Json::Null => text.push_str("null"),
        Json::Boolean(true) => text.push_str("true"),
        Json::Boolean(false) => text.push_str("false"),
        Json::Number(digits) => text.push_str(digits),
        Json::String(string) => write_string(string, text),
        Json::Array(elements) => {
            text.push('[');
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    text.push_str(", ");
                }
                write(element, text);
            }
            text.push(']');
        }
        Json::Object(members) => {
            // Sorted by length, then by letters, as in MySQL; of equal names the last one counts.
            let mut sorted: Vec<&(String, Json)> = Vec::new();
            for member in members {
                sorted.retain(|(name, _)| *name != member.0);
                sorted.push(member);
            }
            sorted.sort_by_key(|(name, _)| (name.len(), name));
            text.push('{');
            for (index, (name, member)) in sorted.into_iter().enumerate() {
                if index > 0 {
                    text.push_str(", ");
                }
                write_string(name, text);
                text.push_str(": ");
                write(member, text);
            }
            text.push('}');
        }
    }
}

fn write_string(string: &str, text: &mut String) {
    text.push('"');
    for letter in string.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            letter if letter < ' ' => text.push_str(&format!("\\u{:04x}", u32::from(letter))),
            letter => text.push(letter),
        }
    }
    text.push('"');
}
