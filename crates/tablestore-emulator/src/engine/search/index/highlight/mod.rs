//! Pieces of texts in which what the query sought is marked.

mod fragments;
mod markers;
mod texts;

use super::analysis::Analyzer;
use super::document::Row;
use super::query::{Compiler, Query};
use super::schema::{FieldSpec, Kind};
use super::{Result, invalid};
use markers::Markers;

pub(super) use texts::NestedTexts;

/// What is to be highlighted.
#[derive(Clone, Debug)]
pub(crate) struct Highlight {
    pub(crate) fields: Vec<HighlightedField>,
    /// Whether texts are written as HTML.
    pub(crate) is_html: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct HighlightedField {
    pub(crate) field: String,
    pub(crate) fragments: usize,
    /// In characters.
    pub(crate) fragment_size: usize,
    pub(crate) pre_tag: String,
    pub(crate) post_tag: String,
    /// Whether the best fragment comes first, and not the first of the text.
    pub(crate) is_by_score: bool,
}

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
    pub(super) fn of_row(&self, row: &Row<'_>) -> Vec<Highlighted> {
        self.of_texts(|spec| texts::of_row(spec, row))
    }

    /// Highlights the texts of a nested object.
    pub(super) fn of_object(&self, texts: &NestedTexts<'_>) -> Vec<Highlighted> {
        self.of_texts(|spec| texts.of_field(spec))
    }

    fn of_texts(&self, texts_of: impl Fn(&FieldSpec) -> Vec<String>) -> Vec<Highlighted> {
        let mut highlighted = Vec::new();
        for field in self.fields.iter().filter(|field| !field.markers.is_empty()) {
            let mut fragments = Vec::new();
            for text in texts_of(field.spec) {
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
        highlighted
    }
}
