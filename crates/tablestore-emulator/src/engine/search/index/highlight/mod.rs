//! Pieces of texts in which what the query sought is marked.

mod fragments;
mod markers;
mod texts;

use super::analysis::Analyzer;
use super::budget::Budget;
use super::document::Row;
use super::error::{Result, invalid};
use super::query::Compiler;
use super::request::{Highlight, HighlightedField, Query};
use super::schema::{FieldSpec, Kind};
use markers::Markers;

pub(super) use texts::NestedTexts;

/// Steps that it takes to analyse a byte of a text and to look for marks in it.
const STEPS_A_BYTE: u64 = 16;

/// The fragments of a field that have marks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Highlighted {
    pub(crate) field: String,
    pub(crate) fragments: Vec<String>,
}

/// Highlights the texts of documents.
#[derive(Debug)]
pub(super) struct Highlighter<'a> {
    fields: Vec<Field<'a>>,
    is_html: bool,
}

#[derive(Debug)]
struct Field<'a> {
    settings: HighlightedField,
    spec: &'a FieldSpec,
    analyzer: &'a Analyzer,
    markers: Markers,
}

impl<'a> Highlighter<'a> {
    pub(super) fn new(
        compiler: &Compiler<'a>,
        highlight: &Highlight,
        query: &Query,
    ) -> Result<Self> {
        let mut fields = Vec::with_capacity(highlight.fields.len());
        for settings in &highlight.fields {
            let name = &settings.field;
            let unsupported =
                || invalid(format!("highlighting is not supported for field[{name}]"));
            let path = compiler.schema.find(name).ok_or_else(unsupported)?;
            let spec = compiler.schema.at(&path);
            let Kind::Text(analyzer) = &spec.kind else {
                return Err(unsupported());
            };
            if !spec.can_highlight {
                return Err(unsupported());
            }
            // Nested fields are highlighted with their inner hits.
            if path.nested.is_empty() {
                fields.push(Field {
                    settings: settings.clone(),
                    spec,
                    analyzer,
                    markers: Markers::of(query, name, analyzer),
                });
            }
        }
        Ok(Self {
            fields,
            is_html: highlight.is_html,
        })
    }

    /// Highlights the texts of a row.
    pub(super) fn of_row(&self, row: &Row<'_>, budget: &Budget<'_>) -> Result<Vec<Highlighted>> {
        self.of_texts(budget, |spec| texts::of_row(spec, row))
    }

    /// Highlights the texts of a nested object.
    pub(super) fn of_object(
        &self,
        texts: &NestedTexts<'_>,
        budget: &Budget<'_>,
    ) -> Result<Vec<Highlighted>> {
        self.of_texts(budget, |spec| texts.of_field(spec))
    }

    fn of_texts(
        &self,
        budget: &Budget<'_>,
        texts_of: impl Fn(&FieldSpec) -> Vec<String>,
    ) -> Result<Vec<Highlighted>> {
        let mut highlighted = Vec::new();
        for field in self.fields.iter().filter(|field| !field.markers.is_empty()) {
            let mut fragments = Vec::new();
            for text in texts_of(field.spec) {
                budget.charge(text.len() as u64 * STEPS_A_BYTE)?;
                let tokens = field.analyzer.analyze(&text);
                let marks = field.markers.marks(&tokens);
                fragments.extend(fragments::cut(
                    &text,
                    &tokens,
                    &marks,
                    &field.settings,
                    self.is_html,
                ));
            }
            let fragments = fragments::best(fragments, &field.settings);
            if !fragments.is_empty() {
                highlighted.push(Highlighted {
                    field: field.settings.field.clone(),
                    fragments,
                });
            }
        }
        Ok(highlighted)
    }
}
