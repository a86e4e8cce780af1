//! The nested documents that made their document a hit.

use super::budget::Budget;
use super::document::Row;
use super::error::Result;
use super::highlight::{Highlighted, Highlighter, NestedTexts};
use super::query::{Compiler, Node};
use super::request::{By, Nested, Query, Sort, Sorter};
use super::sort::CompiledSort;
use super::storage::{Doc, Docs, NestedStore};
use super::top;

/// The nested documents of one nested query.
#[derive(Debug)]
pub(crate) struct InnerHit {
    pub(crate) path: String,
    pub(crate) hits: Vec<NestedHit>,
}

/// A nested document that was found.
#[derive(Debug)]
pub(crate) struct NestedHit {
    /// Which one of its array it is.
    pub(crate) offset: u32,
    pub(crate) score: f64,
    pub(crate) highlighted: Vec<Highlighted>,
    pub(crate) inner_hits: Vec<InnerHit>,
}

/// The nested queries of a query whose hits are asked for.
#[derive(Debug, Default)]
pub(super) struct InnerHits<'a> {
    parts: Vec<Part<'a>>,
}

#[derive(Debug)]
struct Part<'a> {
    path: String,
    steps: Vec<&'a NestedStore>,
    compiler: Compiler<'a>,
    node: Node<'a>,
    sort: CompiledSort<'a>,
    offset: usize,
    limit: usize,
    highlighter: Option<Highlighter<'a>>,
    inner: InnerHits<'a>,
}

impl<'a> InnerHits<'a> {
    pub(super) fn of(compiler: &Compiler<'a>, query: &Query) -> Result<Self> {
        let mut parts = Vec::new();
        for nested in nested_queries(query) {
            if let Some(part) = Part::new(compiler, nested)? {
                parts.push(part);
            }
        }
        Ok(Self { parts })
    }

    /// The nested hits of a document.
    pub(super) fn find(
        &self,
        doc: Doc,
        row: &Row<'_>,
        budget: &Budget<'_>,
    ) -> Result<Vec<InnerHit>> {
        self.find_in(doc, &NestedTexts::of_row(row), budget)
    }

    fn find_in(
        &self,
        doc: Doc,
        texts: &NestedTexts<'_>,
        budget: &Budget<'_>,
    ) -> Result<Vec<InnerHit>> {
        self.parts
            .iter()
            .map(|part| part.find(doc, texts, budget))
            .collect()
    }
}

/// The nested queries at the level of a query.
fn nested_queries(query: &Query) -> Vec<&Nested> {
    match query {
        Query::Nested(nested) => vec![nested],
        Query::Bool(query) => {
            let parts = query.must.iter().chain(&query.filter).chain(&query.should);
            parts.flat_map(nested_queries).collect()
        }
        Query::DisMax { queries, .. } => queries.iter().flat_map(nested_queries).collect(),
        Query::ConstScore(query) | Query::FunctionScore { query, .. } => nested_queries(query),
        Query::FunctionsScore(query) => nested_queries(&query.query),
        _ => Vec::new(),
    }
}

impl<'a> Part<'a> {
    fn new(compiler: &Compiler<'a>, nested: &Nested) -> Result<Option<Self>> {
        let Some(inner_hits) = &nested.inner_hits else {
            return Ok(None);
        };
        let (steps, compiler) = compiler.enter(&nested.path)?;
        let highlight = inner_hits.highlight.as_ref();
        let highlighter = highlight
            .map(|highlight| Highlighter::new(&compiler, highlight, &nested.query))
            .transpose()?;
        let by_score = || Sort {
            sorters: vec![Sorter {
                by: By::Score,
                is_descending: true,
            }],
            omits_key: true,
        };
        let sort = inner_hits
            .sort
            .clone()
            .filter(|sort| !sort.sorters.is_empty());
        Ok(Some(Self {
            path: nested.path.clone(),
            steps,
            node: compiler.compile(&nested.query)?,
            sort: CompiledSort::new(&compiler, None, &sort.unwrap_or_else(by_score))?,
            offset: inner_hits.offset,
            limit: inner_hits.limit,
            highlighter,
            inner: InnerHits::of(&compiler, &nested.query)?,
            compiler,
        }))
    }

    fn find(&self, doc: Doc, texts: &NestedTexts<'_>, budget: &Budget<'_>) -> Result<InnerHit> {
        let mut children = vec![doc];
        for step in &self.steps {
            children = children
                .into_iter()
                .flat_map(|doc| step.children(doc))
                .collect();
        }
        let among = Docs::from_sorted_iter(children).unwrap_or_default();
        let evaluator = self.compiler.evaluator();
        let found: Vec<Doc> = evaluator
            .matches(&self.node, Some(&among))?
            .iter()
            .collect();
        let scores = evaluator.scores_of_found(&self.node, &found)?;
        let scored = found.into_iter().zip(scores);
        let wanted = self.offset.saturating_add(self.limit);
        let ranked = top::first(&self.sort, scored, wanted, None, budget)?;
        let mut hits = Vec::new();
        for ranked in ranked.into_iter().skip(self.offset) {
            let offsets = self.offsets(ranked.doc);
            let texts = texts.at(&self.path, &offsets);
            let highlighter = self.highlighter.as_ref();
            hits.push(NestedHit {
                offset: offsets.last().copied().unwrap_or(0),
                score: ranked.score,
                highlighted: highlighter
                    .map(|it| it.of_object(&texts, budget))
                    .transpose()?
                    .unwrap_or_default(),
                inner_hits: self.inner.find_in(ranked.doc, &texts, budget)?,
            });
        }
        Ok(InnerHit {
            path: self.path.clone(),
            hits,
        })
    }

    /// Which element of its array each nested document on the way is.
    fn offsets(&self, child: Doc) -> Vec<u32> {
        let mut offsets = Vec::with_capacity(self.steps.len());
        let mut child = child;
        for step in self.steps.iter().rev() {
            let parent = step.parent(child);
            offsets.insert(0, child - step.children(parent).start);
            child = parent;
        }
        offsets
    }
}
