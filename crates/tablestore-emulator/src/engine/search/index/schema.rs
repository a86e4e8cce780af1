//! The fields of an index, as documents and queries need them.

use super::analysis::Analyzer;
use super::date::DateFormat;

/// A field as its index declares it.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) kind: FieldKind,
    pub(crate) is_array: bool,
    /// The column that a virtual field is made of.
    pub(crate) source: Option<String>,
    pub(crate) can_highlight: bool,
}

/// A field's type, with what belongs to it alone.
#[derive(Clone, Debug)]
pub(crate) enum FieldKind {
    Value(Kind),
    Nested {
        fields: Vec<Field>,
        /// Whether one object may stand for an array of it.
        takes_object: bool,
    },
    /// An object whose members are fields of the document itself.
    Object(Vec<Field>),
}

/// The type of a field that has values.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Long,
    Double,
    Boolean,
    Keyword,
    FuzzyKeyword,
    Ip,
    Text(Analyzer),
    Date(Vec<DateFormat>),
    GeoPoint,
    Vector {
        dimension: usize,
        metric: Metric,
    },
    /// Any object; the values in it are keywords.
    Flattened,
}

/// How near two vectors are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Metric {
    Euclidean,
    Cosine,
    DotProduct,
}

impl Kind {
    /// The type's name in error texts.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Long => "long",
            Self::Double => "double",
            Self::Boolean => "boolean",
            Self::Keyword => "keyword",
            Self::FuzzyKeyword => "fuzzy_keyword",
            Self::Ip => "ip",
            Self::Text(_) => "text",
            Self::Date(_) => "date",
            Self::GeoPoint => "geo_point",
            Self::Vector { .. } => "vector",
            Self::Flattened => "flattened",
        }
    }
}

/// The fields that belong together: those of a document, or those of its nested objects at a path.
#[derive(Debug, Default)]
pub(super) struct Level {
    pub(super) fields: Vec<FieldSpec>,
    pub(super) nested: Vec<Nesting>,
}

/// A field that has values.
#[derive(Debug)]
pub(super) struct FieldSpec {
    /// The full, dotted name.
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) is_array: bool,
    pub(super) is_virtual: bool,
    pub(super) can_highlight: bool,
    /// The column, or the member of a nested object, and the members in it.
    pub(super) source: Vec<String>,
}

/// Objects that are documents of their own within a document.
#[derive(Debug)]
pub(super) struct Nesting {
    pub(super) path: String,
    pub(super) source: Vec<String>,
    pub(super) takes_object: bool,
    pub(super) level: Level,
}

/// Where a field is: which nested levels lead to it, and which field of the last one it is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FieldPath {
    pub(super) nested: Vec<usize>,
    pub(super) index: usize,
}

impl Level {
    pub(super) fn new(fields: &[Field]) -> Self {
        let mut level = Self::default();
        level.add(fields, "", &[]);
        level
    }

    fn add(&mut self, fields: &[Field], prefix: &str, source: &[String]) {
        for field in fields {
            let name = format!("{prefix}{}", field.name);
            let mut source = source.to_vec();
            source.push(field.source.as_ref().unwrap_or(&field.name).clone());
            match &field.kind {
                FieldKind::Value(kind) => self.fields.push(FieldSpec {
                    name,
                    kind: kind.clone(),
                    is_array: field.is_array,
                    is_virtual: field.source.is_some(),
                    can_highlight: field.can_highlight,
                    source,
                }),
                FieldKind::Object(fields) => self.add(fields, &format!("{name}."), &source),
                FieldKind::Nested {
                    fields,
                    takes_object,
                } => {
                    let mut level = Self::default();
                    level.add(fields, &format!("{name}."), &[]);
                    self.nested.push(Nesting {
                        path: name,
                        source,
                        takes_object: *takes_object,
                        level,
                    });
                }
            }
        }
    }

    /// The field of a full name, at this level or below it.
    pub(super) fn find(&self, name: &str) -> Option<FieldPath> {
        if let Some(index) = self.position(name) {
            return Some(FieldPath {
                nested: Vec::new(),
                index,
            });
        }
        self.nested.iter().enumerate().find_map(|(index, nesting)| {
            let rest = name.strip_prefix(&nesting.path)?;
            if !rest.starts_with('.') {
                return None;
            }
            let mut found = nesting.level.find(name)?;
            found.nested.insert(0, index);
            Some(found)
        })
    }

    /// The index of the field of a full name at this level. A member of a flattened field is found by its field.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        let fields = &self.fields;
        let exact = fields.iter().position(|spec| spec.name == name);
        exact.or_else(|| fields.iter().position(|spec| spec.member(name).is_some()))
    }

    /// The field at a path.
    pub(super) fn at(&self, path: &FieldPath) -> &FieldSpec {
        let level = path
            .nested
            .iter()
            .fold(self, |level, index| &level.nested[*index].level);
        &level.fields[path.index]
    }

    /// Whether a name is that of nested objects, at this level or below it.
    pub(super) fn is_nested(&self, path: &str) -> bool {
        self.nested
            .iter()
            .any(|nesting| nesting.path == path || nesting.level.is_nested(path))
    }
}

impl FieldSpec {
    /// The member of a flattened field that a name means.
    pub(super) fn member<'a>(&self, name: &'a str) -> Option<&'a str> {
        match self.kind {
            Kind::Flattened => name.strip_prefix(&self.name)?.strip_prefix('.'),
            _ => None,
        }
    }
}
