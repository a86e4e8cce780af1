//! A search: from a request to hits, a count, aggregations and groups.

use super::aggregation::AggregationResult;
use super::budget::Budget;
use super::error::{Result, refused};
use super::group_by::{self, GroupByResult};
use super::highlight::{Highlighted, Highlighter};
use super::inner_hits::{InnerHit, InnerHits};
use super::page::Page;
use super::query::{Compiler, Node, Options};
use super::request::{By, Named, Query, Request, Sort, Sorter};
use super::sort::{CompiledSort, SortValue};
use super::storage::Docs;
use super::{Index, Rows};

/// What a search depends on besides documents and request.
#[derive(Debug)]
pub(crate) struct Conditions<'a> {
    pub(crate) budget: Budget<'a>,
    /// How many parts of the index each give their nearest vectors.
    pub(crate) segments: usize,
    /// What random scores are drawn from.
    pub(crate) seed: u64,
}

/// The results of a search.
#[derive(Debug)]
pub(crate) struct Found {
    /// How many documents were found, if the request asks for it.
    pub(crate) total: Option<u64>,
    pub(crate) hits: Vec<Hit>,
    /// The position of the last hit, if there may be more.
    pub(crate) next: Option<Vec<SortValue>>,
    pub(crate) aggregations: Named<AggregationResult>,
    pub(crate) group_bys: Named<GroupByResult>,
}

/// A document that was found.
#[derive(Debug)]
pub(crate) struct Hit {
    pub(crate) key: Vec<u8>,
    pub(crate) score: Option<f64>,
    pub(crate) highlighted: Vec<Highlighted>,
    pub(crate) inner_hits: Vec<InnerHit>,
}

impl Default for Conditions<'_> {
    fn default() -> Self {
        Self {
            budget: Budget::default(),
            segments: 1,
            seed: 0,
        }
    }
}

impl Conditions<'_> {
    pub(super) fn options(&self) -> Options<'_> {
        Options {
            budget: &self.budget,
            segments: self.segments,
            seed: self.seed,
        }
    }
}

#[cfg(test)]
impl Request {
    /// The first documents that a query finds.
    pub(crate) fn new(query: Query) -> Self {
        Self {
            query,
            filter: None,
            sort: None,
            collapse: None,
            offset: 0,
            limit: 10,
            after: None,
            is_counted: true,
            aggregations: Vec::new(),
            group_bys: Vec::new(),
            highlight: None,
        }
    }
}

impl Index {
    /// Executes a search. Texts that are highlighted are taken from the rows.
    pub(crate) fn search(
        &self,
        request: &Request,
        conditions: &Conditions<'_>,
        rows: &dyn Rows,
    ) -> Result<Found> {
        let compiler = self.compiler(conditions);
        let highlighter = match &request.highlight {
            Some(highlight) => Some(Highlighter::new(&compiler, highlight, &request.query)?),
            None => None,
        };
        let inner_hits = InnerHits::of(&compiler, &request.query)?;
        let node = compiler.compile(&request.query)?;
        let sort = self.sort_of(request);
        let compiled = CompiledSort::new(&compiler, Some(&self.keys), &sort)?;
        let needs_all = request.is_counted
            || request.filter.is_some()
            || request.collapse.is_some()
            || !request.aggregations.is_empty()
            || !request.group_bys.is_empty();
        let can_skip = !needs_all && compiled.is_by_best_score() && node.is_any_token();
        let docs = match can_skip {
            true => Docs::new(),
            false => self.matching(&compiler, &node, request.filter.as_ref())?,
        };
        let (aggregations, group_bys) = group_by::aggregate(
            &compiler,
            &self.keys,
            &docs,
            &request.aggregations,
            &request.group_bys,
        )?;
        if let Some(after) = &request.after
            && after.len() != compiled.len()
        {
            return Err(refused());
        }
        let page = Page {
            index: self,
            evaluator: compiler.evaluator(),
            node: &node,
            docs: &docs,
            sort: &compiled,
            is_scored: sort.sorters.iter().any(|it| matches!(it.by, By::Score)),
            can_skip,
        };
        let ranked = page.rank(&compiler, request)?;
        let has_order = request.sort.is_some() || !self.has_nested();
        let is_full = request.limit > 0 && ranked.len() == request.limit;
        let next = ranked
            .last()
            .filter(|_| is_full && has_order && request.collapse.is_none());
        let next = next.map(|last| compiled.to_position(&last.values));

        let scores = page.scores(&ranked, &request.query)?;
        let mut hits = Vec::with_capacity(ranked.len());
        for (ranked, score) in ranked.iter().zip(scores) {
            let key = self.keys.key_of(ranked.doc).to_vec();
            let row = |name: &str| rows.cell(&key, name);
            let highlighted = highlighter.as_ref();
            let highlighted = highlighted.map(|it| it.of_row(&row, &conditions.budget));
            hits.push(Hit {
                score,
                highlighted: highlighted.transpose()?.unwrap_or_default(),
                inner_hits: inner_hits.find(ranked.doc, &row, &conditions.budget)?,
                key,
            });
        }
        Ok(Found {
            total: request.is_counted.then(|| docs.len()),
            hits,
            next,
            aggregations,
            group_bys,
        })
    }

    /// The keys of all documents that a query finds, in order.
    pub(crate) fn keys_of(
        &self,
        query: &Query,
        conditions: &Conditions<'_>,
    ) -> Result<Vec<Vec<u8>>> {
        let compiler = self.compiler(conditions);
        let docs = self.matching(&compiler, &compiler.compile(query)?, None)?;
        conditions.budget.charge(docs.len())?;
        let mut keys: Vec<_> = docs
            .iter()
            .map(|doc| self.keys.key_of(doc).to_vec())
            .collect();
        keys.sort_unstable();
        Ok(keys)
    }

    fn compiler<'a>(&'a self, conditions: &'a Conditions<'a>) -> Compiler<'a> {
        Compiler {
            schema: &self.schema,
            store: &self.store,
            options: conditions.options(),
        }
    }

    fn matching(
        &self,
        compiler: &Compiler<'_>,
        node: &Node<'_>,
        filter: Option<&Query>,
    ) -> Result<Docs> {
        let evaluator = compiler.evaluator();
        let mut docs = evaluator.matches(node, None)?;
        docs -= self.store.dead();
        if let Some(filter) = filter {
            docs = evaluator.matches(&compiler.compile(filter)?, Some(&docs))?;
        }
        Ok(docs)
    }

    /// The order that a request asks for, or that of the index; by relevance if it has neither and
    /// nested fields.
    fn sort_of(&self, request: &Request) -> Sort {
        match (&request.sort, &self.sort) {
            (Some(sort), _) if !sort.sorters.is_empty() => sort.clone(),
            (_, Some(sort)) => sort.clone(),
            _ if self.has_nested() => Sort {
                sorters: vec![Sorter {
                    by: By::Score,
                    is_descending: true,
                }],
                omits_key: true,
            },
            _ => Sort::default(),
        }
    }
}
