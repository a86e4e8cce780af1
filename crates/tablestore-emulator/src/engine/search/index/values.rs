//! The values of a field in a document, wherever the field is.

use super::date;
use super::double::to_double;
use super::error::{Result, refused};
use super::query::number_of;
use super::request::SearchValue;
use super::schema::{FieldSpec, Kind, Level};
use super::storage::{Column, Dictionary, Doc, Docs, LevelStore, NestedStore, Store};

/// A field at its level or below it.
#[derive(Clone, Debug)]
pub(super) struct FieldValues<'a> {
    pub(super) spec: &'a FieldSpec,
    store: &'a Store,
    /// The nested levels that lead to it.
    steps: Vec<&'a NestedStore>,
    /// Which of the nested documents count; all of them if there is no such set.
    among: Option<Docs>,
}

impl<'a> FieldValues<'a> {
    pub(super) fn find(schema: &'a Level, store: &'a LevelStore, name: &str) -> Option<Self> {
        let path = schema.find(name)?;
        let mut level = store;
        let mut steps = Vec::with_capacity(path.nested.len());
        for index in &path.nested {
            steps.push(level.nested(*index));
            level = level.nested(*index).level();
        }
        Some(Self {
            spec: schema.at(&path),
            store: store.at(&path),
            steps,
            among: None,
        })
    }

    /// Counts only some of the nested documents.
    pub(super) fn among(mut self, among: Option<Docs>) -> Self {
        self.among = among;
        self
    }

    pub(super) fn is_nested(&self) -> bool {
        !self.steps.is_empty()
    }

    /// The terms of a field of keywords.
    pub(super) fn dictionary(&self) -> Option<&'a Dictionary> {
        match self.store {
            Store::Terms(terms) => Some(terms.dictionary()),
            _ => None,
        }
    }

    /// Calls with each value of a document: a number as it is stored, or the number of a term.
    pub(super) fn for_each(&self, doc: Doc, call: &mut dyn FnMut(i64)) {
        self.each_doc(&self.steps, doc, &mut |doc| match self.store {
            Store::Numbers(numbers) => numbers
                .column()
                .values(doc)
                .iter()
                .copied()
                .for_each(&mut *call),
            Store::Booleans(booleans) => booleans.values(doc).iter().copied().for_each(&mut *call),
            Store::Terms(terms) => {
                let numbers = terms.column().values(doc).iter();
                numbers.for_each(|number| call(i64::from(*number)));
            }
            Store::Text(text) if text.present().contains(doc) => call(0),
            Store::Vectors(vectors) if vectors.present().contains(doc) => call(0),
            Store::Points(points) => {
                let points = points.column().values(doc).iter();
                points.for_each(|point| call(point.to_number()));
            }
            Store::Text(_) | Store::Vectors(_) => {}
        });
    }

    /// Calls with each value of sorted documents, and with another for those that have none.
    pub(super) fn visit(&self, docs: &[Doc], missing: Option<i64>, mut call: impl FnMut(Doc, i64)) {
        match self.store {
            Store::Numbers(numbers) if self.steps.is_empty() => {
                each_of_column(docs, missing, numbers.column(), |it| it, call);
            }
            Store::Terms(terms) if self.steps.is_empty() => {
                each_of_column(docs, missing, terms.column(), i64::from, call);
            }
            _ => {
                let mut values = Vec::new();
                for doc in docs {
                    values.clear();
                    self.for_each(*doc, &mut |value| values.push(value));
                    each(&[*doc], missing, |_| &values, |it| it, &mut call);
                }
            }
        }
    }

    /// The values of a document.
    pub(super) fn of(&self, doc: Doc) -> Vec<i64> {
        let mut values = Vec::new();
        self.for_each(doc, &mut |value| values.push(value));
        values
    }

    /// The value of a document that has exactly one at its own level.
    pub(super) fn single(&self, doc: Doc) -> Option<i64> {
        let slice = match self.store {
            _ if !self.steps.is_empty() => return None,
            Store::Numbers(numbers) => numbers.column().values(doc),
            _ => return None,
        };
        match slice {
            [value] => Some(*value),
            _ => None,
        }
    }

    fn each_doc(&self, steps: &[&NestedStore], doc: Doc, call: &mut dyn FnMut(Doc)) {
        match steps {
            [] if self.is_nested() && self.among.as_ref().is_some_and(|it| !it.contains(doc)) => {}
            [] => call(doc),
            [step, rest @ ..] => {
                for child in step.children(doc) {
                    self.each_doc(rest, child, call);
                }
            }
        }
    }

    /// A value as a double; a date in milliseconds.
    pub(super) fn to_double(&self, value: i64) -> f64 {
        match self.spec.kind {
            Kind::Double => to_double(value),
            Kind::Date(_) => date::milliseconds(value) as f64,
            _ => value as f64,
        }
    }

    /// A value of a request as the field stores it; an error if it does not fit.
    pub(super) fn stored(&self, value: Option<&SearchValue>) -> Result<Option<i64>> {
        value
            .map(|value| number_of(&self.spec.kind, value).ok_or_else(refused))
            .transpose()
    }
}

fn each_of_column<T: Copy + Default>(
    docs: &[Doc],
    missing: Option<i64>,
    column: &Column<T>,
    number: impl Fn(T) -> i64,
    mut call: impl FnMut(Doc, i64),
) {
    let Some(values) = column.dense() else {
        return each(docs, missing, |doc| column.values(doc), number, call);
    };
    let count = docs.partition_point(|doc| (*doc as usize) < values.len());
    let (with_value, without) = docs.split_at(count);
    match with_value {
        // All documents of a range, such as all there are.
        [first, .., last] if (last - first) as usize + 1 == count => {
            let values = &values[*first as usize..=*last as usize];
            for (doc, value) in with_value.iter().zip(values) {
                call(*doc, number(*value));
            }
        }
        _ => {
            for doc in with_value {
                call(*doc, number(values[*doc as usize]));
            }
        }
    }
    if let Some(missing) = missing {
        without.iter().for_each(|doc| call(*doc, missing));
    }
}

fn each<'a, T: Copy + 'a>(
    docs: &[Doc],
    missing: Option<i64>,
    values: impl Fn(Doc) -> &'a [T],
    number: impl Fn(T) -> i64,
    mut call: impl FnMut(Doc, i64),
) {
    for doc in docs {
        let values = values(*doc);
        values.iter().for_each(|it| call(*doc, number(*it)));
        if let (true, Some(missing)) = (values.is_empty(), missing) {
            call(*doc, missing);
        }
    }
}
