//! Documents: the cells of a row as values of fields.
//!
//! A value that does not fit its field is left out, and the others stay.

use super::double::from_double;
use std::collections::HashMap;
use std::net::IpAddr;

use tablestore_protocol::Value;

use super::date::{self, DateFormat};
use super::geo::{GeoPoint, GridPoint};
use super::json::Json;
use super::schema::{FieldSpec, Kind, Level, Metric, Nesting};

/// Bytes of a keyword.
const KEYWORD: usize = 4096;
/// Bytes of a fuzzy keyword.
const FUZZY_KEYWORD: usize = 2048;
/// Bytes of a text.
const TEXT: usize = 2 * 1024 * 1024;
/// Elements of an array.
const ELEMENTS: usize = 256;
/// Objects of a nested column.
const OBJECTS: usize = 256;
/// Values of a flattened object.
const FLATTENED: usize = 1000;

/// A document of a level: the values of its fields and its nested documents, in the order of the
/// level's schema.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) values: Vec<Option<Values>>,
    pub(super) children: Vec<Vec<Document>>,
}

/// The values of a field, as they are stored: never none of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Values {
    /// Integers; doubles as integers of the same order; dates in nanoseconds; truth values.
    Numbers(Vec<i64>),
    /// Keywords; addresses of 16 bytes.
    Terms(Vec<Vec<u8>>),
    Texts(Vec<String>),
    Points(Vec<GridPoint>),
    Vector(Vec<f32>),
}

/// The cells of a row by name.
pub(crate) type Row<'a> = dyn Fn(&str) -> Option<Value> + 'a;

/// A value that is not read yet.
#[derive(Clone, Copy)]
enum Raw<'a> {
    Cell(&'a Value),
    Json(&'a Json),
}

impl Document {
    /// The document of a row.
    pub(super) fn of_row(level: &Level, row: &Row<'_>) -> Self {
        let mut objects = HashMap::new();
        let mut values = Vec::with_capacity(level.fields.len());
        for spec in &level.fields {
            let column = spec.source[0].as_str();
            values.push(match spec.source.len() {
                1 => row(column).and_then(|cell| read(spec, Raw::Cell(&cell))),
                _ => {
                    let object = objects
                        .entry(column)
                        .or_insert_with(|| read_json(row(column)));
                    let object = object.as_ref();
                    object.and_then(|object| read_members(spec, object, &spec.source[1..]))
                }
            });
        }
        let children = level.nested.iter().map(|nesting| {
            let json = read_json(row(&nesting.source[0]));
            let json = json
                .as_ref()
                .and_then(|json| member(json, &nesting.source[1..]));
            json.and_then(|json| read_children(nesting, json))
                .unwrap_or_default()
        });
        Self {
            children: children.collect(),
            values,
        }
    }

    /// The document of a nested object; `None` if a value in it does not fit.
    fn of_object(level: &Level, object: &Json) -> Option<Self> {
        if !matches!(object, Json::Object(_)) {
            return None;
        }
        let mut document = Self::default();
        for spec in &level.fields {
            let json = member(object, &spec.source).filter(|json| **json != Json::Null);
            document.values.push(match json {
                None => None,
                Some(Json::Array(elements)) if elements.is_empty() => None,
                Some(json) => Some(read(spec, Raw::Json(json))?),
            });
        }
        for nesting in &level.nested {
            let json = member(object, &nesting.source).filter(|json| **json != Json::Null);
            document.children.push(match json {
                None => Vec::new(),
                Some(json) => read_children(nesting, json)?,
            });
        }
        Some(document)
    }
}

fn read_json(cell: Option<Value>) -> Option<Json> {
    match cell? {
        Value::String(text) => Json::parse(&text),
        _ => None,
    }
}

fn member<'a>(json: &'a Json, path: &[String]) -> Option<&'a Json> {
    path.iter().try_fold(json, |json, name| json.member(name))
}

fn read_children(nesting: &Nesting, json: &Json) -> Option<Vec<Document>> {
    let objects = match json {
        Json::Array(objects) => objects.as_slice(),
        object @ Json::Object(_) if nesting.takes_object => std::slice::from_ref(object),
        _ => return None,
    };
    if objects.len() > OBJECTS {
        return None;
    }
    let children = objects
        .iter()
        .map(|object| Document::of_object(&nesting.level, object));
    children.collect()
}

/// The values of a member of an object, or of all objects of an array.
fn read_members(spec: &FieldSpec, json: &Json, path: &[String]) -> Option<Values> {
    let mut all: Option<Values> = None;
    let objects = match json {
        Json::Array(objects) => objects.as_slice(),
        object => std::slice::from_ref(object),
    };
    for object in objects.iter().take(OBJECTS) {
        let found = match path {
            [] => None,
            [name] => object
                .member(name)
                .and_then(|json| read(spec, Raw::Json(json))),
            [name, rest @ ..] => object
                .member(name)
                .and_then(|json| read_members(spec, json, rest)),
        };
        match (&mut all, found) {
            (None, found) => all = found,
            (Some(all), Some(found)) => all.append(found),
            (Some(_), None) => {}
        }
    }
    all
}

/// The values of a field.
fn read(spec: &FieldSpec, raw: Raw<'_>) -> Option<Values> {
    match (&spec.kind, raw) {
        (Kind::Vector { dimension, metric }, _) => read_vector(raw, *dimension, *metric),
        (Kind::Flattened, Raw::Cell(Value::String(text))) => flatten(&Json::parse(text)?),
        (Kind::Flattened, Raw::Json(json)) => flatten(json),
        (Kind::Flattened, _) => None,
        _ if !spec.is_array => read_one(spec, raw),
        (_, Raw::Cell(Value::String(text))) => read_array(spec, &Json::parse(text)?),
        (_, Raw::Json(Json::String(text))) => read_array(spec, &Json::parse(text)?),
        (_, Raw::Json(json)) => read_array(spec, json),
        _ => None,
    }
}

fn read_array(spec: &FieldSpec, json: &Json) -> Option<Values> {
    let Json::Array(elements) = json else {
        return None;
    };
    if elements.len() > ELEMENTS {
        return None;
    }
    let mut all: Option<Values> = None;
    for element in elements {
        let one = read_one(spec, Raw::Json(element))?;
        match &mut all {
            Some(all) => all.append(one),
            None => all = Some(one),
        }
    }
    all
}

fn read_one(spec: &FieldSpec, raw: Raw<'_>) -> Option<Values> {
    let converts = spec.is_virtual;
    match &spec.kind {
        Kind::Long => number(raw.integer(converts)?),
        Kind::Double => number(from_double(raw.double(converts)?)),
        Kind::Boolean => number(i64::from(raw.boolean()?)),
        Kind::Date(formats) => number(raw.date(formats)?),
        Kind::Keyword => term(raw.string(converts)?, KEYWORD),
        Kind::FuzzyKeyword => term(raw.string(converts)?, FUZZY_KEYWORD),
        Kind::Ip => Some(Values::Terms(vec![address(&raw.string(false)?)?.to_vec()])),
        Kind::Text(_) => {
            let text = raw.string(converts).filter(|text| text.len() <= TEXT)?;
            Some(Values::Texts(vec![text]))
        }
        Kind::GeoPoint => {
            let point = GeoPoint::parse(&raw.string(false)?)?;
            Some(Values::Points(vec![point.to_grid()]))
        }
        Kind::Vector { .. } | Kind::Flattened => None,
    }
}

fn number(number: i64) -> Option<Values> {
    Some(Values::Numbers(vec![number]))
}

fn term(text: String, limit: usize) -> Option<Values> {
    (text.len() <= limit).then(|| Values::Terms(vec![text.into_bytes()]))
}

/// The 16 bytes of an address; one of version 4 is that which version 6 maps to it.
pub(super) fn address(text: &str) -> Option<[u8; 16]> {
    Some(match text.trim().parse().ok()? {
        IpAddr::V4(address) => address.to_ipv6_mapped().octets(),
        IpAddr::V6(address) => address.octets(),
    })
}

fn read_vector(raw: Raw<'_>, dimension: usize, metric: Metric) -> Option<Values> {
    let vector: Vec<f32> = match raw {
        Raw::Cell(Value::Binary(bytes)) => {
            let (numbers, rest) = bytes.as_chunks();
            if !rest.is_empty() {
                return None;
            }
            numbers
                .iter()
                .map(|bytes| f32::from_le_bytes(*bytes))
                .collect()
        }
        Raw::Cell(Value::String(text)) => numbers(&Json::parse(text)?)?,
        Raw::Json(Json::String(text)) => numbers(&Json::parse(text)?)?,
        Raw::Json(json) => numbers(json)?,
        Raw::Cell(_) => return None,
    };
    let is_zero = || vector.iter().all(|number| *number == 0.0);
    let fits = vector.len() == dimension
        && vector.iter().all(|number| number.is_finite())
        && !(metric == Metric::Cosine && is_zero());
    fits.then_some(Values::Vector(vector))
}

fn numbers(json: &Json) -> Option<Vec<f32>> {
    let Json::Array(elements) = json else {
        return None;
    };
    let numbers = elements.iter().map(|element| match element {
        Json::Number(number) => number.parse().ok(),
        _ => None,
    });
    numbers.collect()
}

/// The term of a spec of a flattened object.
pub(super) fn flattened_term(member: &str, value: &str) -> Vec<u8> {
    [member.as_bytes(), &[0], value.as_bytes()].concat()
}

fn flatten(json: &Json) -> Option<Values> {
    fn add(path: &str, json: &Json, terms: &mut Vec<Vec<u8>>) -> Option<()> {
        let value = match json {
            Json::Null => return Some(()),
            Json::Boolean(value) => value.to_string(),
            Json::Number(value) | Json::String(value) => value.clone(),
            Json::Array(elements) => {
                return elements
                    .iter()
                    .try_for_each(|element| add(path, element, terms));
            }
            Json::Object(members) => {
                return members.iter().try_for_each(|(name, json)| {
                    let dot = if path.is_empty() { "" } else { "." };
                    add(&format!("{path}{dot}{name}"), json, terms)
                });
            }
        };
        terms.push(flattened_term(path, &value));
        (value.len() <= KEYWORD && terms.len() <= FLATTENED).then_some(())
    }
    let mut terms = Vec::new();
    if !matches!(json, Json::Object(_)) {
        return None;
    }
    add("", json, &mut terms)?;
    (!terms.is_empty()).then_some(Values::Terms(terms))
}

impl Raw<'_> {
    /// An integer; on request also one that is written in a string.
    fn integer(self, converts: bool) -> Option<i64> {
        match self {
            Self::Cell(Value::Integer(number)) => Some(*number),
            Self::Json(Json::Number(number)) => number.parse().ok(),
            _ if converts => self.string(false)?.parse().ok(),
            _ => None,
        }
    }

    fn double(self, converts: bool) -> Option<f64> {
        let number: f64 = match self {
            Self::Cell(Value::Double(number)) => *number,
            Self::Json(Json::Number(number)) => number.parse().ok()?,
            _ if converts => self.string(false)?.parse().ok()?,
            _ => return None,
        };
        number.is_finite().then_some(number)
    }

    fn boolean(self) -> Option<bool> {
        match self {
            Self::Cell(Value::Boolean(value)) => Some(*value),
            Self::Json(Json::Boolean(value)) => Some(*value),
            _ => None,
        }
    }

    fn date(self, formats: &[DateFormat]) -> Option<i64> {
        let nanoseconds = match self.integer(false) {
            Some(number) => formats.iter().find_map(|format| format.read_number(number)),
            None => date::read_string(formats, &self.string(false)?),
        };
        nanoseconds.filter(|nanoseconds| *nanoseconds >= 0)
    }

    /// A string; on request also a number as one.
    fn string(self, converts: bool) -> Option<String> {
        match self {
            Self::Cell(Value::String(text)) => Some(text.as_str().to_owned()),
            Self::Json(Json::String(text)) => Some(text.clone()),
            Self::Cell(Value::Integer(number)) if converts => Some(number.to_string()),
            Self::Cell(Value::Double(number)) if converts => Some(format!("{number:?}")),
            Self::Json(Json::Number(number)) if converts => Some(number.clone()),
            _ => None,
        }
    }
}

impl Values {
    fn append(&mut self, other: Self) {
        match (self, other) {
            (Self::Numbers(all), Self::Numbers(more)) => all.extend(more),
            (Self::Terms(all), Self::Terms(more)) => all.extend(more),
            (Self::Texts(all), Self::Texts(more)) => all.extend(more),
            (Self::Points(all), Self::Points(more)) => all.extend(more),
            _ => {}
        }
    }
}
