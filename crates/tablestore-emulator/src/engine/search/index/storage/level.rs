use std::ops::Range;

use super::booleans::Booleans;
use super::docs::{Bits, Doc, Docs};
use super::numbers::Numbers;
use super::points::Points;
use super::terms::Terms;
use super::text::Text;
use super::vectors::Vectors;
use crate::engine::search::index::document::{Document, Values};
use crate::engine::search::index::schema::{FieldPath, FieldSpec, Kind, Level, Nesting};

/// The documents of a level.
#[derive(Debug)]
pub(crate) struct LevelStore {
    count: u32,
    dead: Docs,
    fields: Vec<Store>,
    nested: Vec<NestedStore>,
}

/// The values of a field.
#[derive(Debug)]
pub(crate) enum Store {
    Terms(Terms),
    Numbers(Numbers),
    Booleans(Booleans),
    Text(Text),
    Points(Points),
    Vectors(Vectors),
}

/// The nested objects at a path: documents of a level of their own.
#[derive(Debug)]
pub(crate) struct NestedStore {
    level: LevelStore,
    /// The first child of each parent.
    starts: Vec<Doc>,
    /// The parent of each child.
    parents: Vec<Doc>,
}

impl LevelStore {
    pub(crate) fn new(schema: &Level) -> Self {
        Self {
            count: 0,
            dead: Docs::new(),
            fields: schema.fields.iter().map(Store::new).collect(),
            nested: schema.nested.iter().map(NestedStore::new).collect(),
        }
    }

    /// Adds a document.
    pub(crate) fn push(&mut self, document: &Document) -> Doc {
        let doc = self.count;
        self.count += 1;
        for (store, values) in self.fields.iter_mut().zip(&document.values) {
            if let Some(values) = values {
                store.push(doc, values);
            }
        }
        for (nested, children) in self.nested.iter_mut().zip(&document.children) {
            nested.starts.push(nested.level.count);
            for child in children {
                nested.level.push(child);
                nested.parents.push(doc);
            }
        }
        doc
    }

    /// Marks a document dead.
    pub(crate) fn remove(&mut self, doc: Doc) {
        self.dead.insert(doc);
        for store in &mut self.fields {
            store.remove(doc);
        }
        for nested in &mut self.nested {
            for child in nested.children(doc) {
                nested.level.remove(child);
            }
        }
    }

    /// How many documents there have been.
    pub(crate) fn count(&self) -> u32 {
        self.count
    }

    pub(crate) fn dead(&self) -> &Docs {
        &self.dead
    }

    /// The documents that are not dead.
    pub(crate) fn live(&self) -> Docs {
        let mut live = Docs::new();
        live.insert_range(0..self.count);
        live - &self.dead
    }

    pub(crate) fn field(&self, index: usize) -> &Store {
        &self.fields[index]
    }

    pub(crate) fn nested(&self, index: usize) -> &NestedStore {
        &self.nested[index]
    }

    pub(crate) fn at(&self, path: &FieldPath) -> &Store {
        let level = path
            .nested
            .iter()
            .fold(self, |level, index| &level.nested[*index].level);
        level.field(path.index)
    }
}

impl NestedStore {
    fn new(schema: &Nesting) -> Self {
        Self {
            level: LevelStore::new(&schema.level),
            starts: Vec::new(),
            parents: Vec::new(),
        }
    }

    pub(crate) fn level(&self) -> &LevelStore {
        &self.level
    }

    /// The children of a parent, in their order.
    pub(crate) fn children(&self, parent: Doc) -> Range<Doc> {
        let index = parent as usize;
        let Some(start) = self.starts.get(index) else {
            return 0..0;
        };
        let next = self.starts.get(index + 1).copied();
        *start..next.unwrap_or(self.level.count)
    }

    pub(crate) fn parent(&self, child: Doc) -> Doc {
        self.parents[child as usize]
    }

    /// The parents of some children.
    pub(crate) fn parents(&self, children: &Docs) -> Docs {
        let mut parents = Bits::default();
        children
            .iter()
            .for_each(|child| parents.insert(self.parent(child)));
        parents.to_docs()
    }
}

impl Store {
    fn new(spec: &FieldSpec) -> Self {
        match &spec.kind {
            Kind::Long | Kind::Double | Kind::Date(_) => Self::Numbers(Numbers::default()),
            Kind::Boolean => Self::Booleans(Booleans::default()),
            Kind::Keyword | Kind::FuzzyKeyword | Kind::Ip | Kind::Flattened => {
                Self::Terms(Terms::default())
            }
            Kind::Text(analyzer) => Self::Text(Text::new(analyzer.clone())),
            Kind::GeoPoint => Self::Points(Points::default()),
            Kind::Vector { dimension, metric } => Self::Vectors(Vectors::new(*dimension, *metric)),
        }
    }

    fn push(&mut self, doc: Doc, values: &Values) {
        match (self, values) {
            (Self::Terms(terms), Values::Terms(values)) => terms.push(doc, values),
            (Self::Numbers(numbers), Values::Numbers(values)) => numbers.push(doc, values),
            (Self::Booleans(booleans), Values::Numbers(values)) => booleans.push(doc, values),
            (Self::Text(text), Values::Texts(values)) => text.push(doc, values),
            (Self::Points(points), Values::Points(values)) => points.push(doc, values),
            (Self::Vectors(vectors), Values::Vector(vector)) => vectors.push(doc, vector),
            _ => {}
        }
    }

    fn remove(&mut self, doc: Doc) {
        match self {
            Self::Terms(terms) => terms.remove(doc),
            Self::Numbers(numbers) => numbers.remove(doc),
            Self::Booleans(_) => {}
            Self::Text(text) => text.remove(doc),
            Self::Points(points) => points.remove(doc),
            Self::Vectors(vectors) => vectors.remove(doc),
        }
    }

    /// The documents that have a value.
    pub(crate) fn present(&self) -> Docs {
        match self {
            Self::Terms(terms) => terms.column().present().to_docs(),
            Self::Numbers(numbers) => numbers.column().present().to_docs(),
            Self::Booleans(booleans) => booleans.present(),
            Self::Text(text) => text.present().to_docs(),
            Self::Points(points) => points.column().present().to_docs(),
            Self::Vectors(vectors) => vectors.present().to_docs(),
        }
    }
}
