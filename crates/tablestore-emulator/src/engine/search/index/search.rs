//! A search: from a request to hits, a count, aggregations and groups.

use tablestore_core::ServiceError;

use super::aggregation::{Aggregation, AggregationResult};
use super::budget::Budget;
use super::group_by::{GroupBy, GroupByResult};
use super::highlight::{Highlight, Highlighted, Highlighter};
use super::inner_hits::{InnerHit, InnerHits};
use super::query::{Compiler, Evaluator, Node, Options, Query};
use super::schema::Kind;
use super::sort::{CompiledSort, Sort, SortValue, Sorter};
use super::storage::{Doc, Docs};
use super::values::FieldValues;
use super::{Index, Result, Rows, invalid, sort, top};

/// A part of the results by name.
pub(crate) type Named<T> = Vec<(String, T)>;

/// A search.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) query: Query,
    /// What rows have to meet too, without any score.
    pub(crate) filter: Option<Query>,
    pub(crate) sort: Option<Sort>,
    pub(crate) collapse: Option<String>,
    pub(crate) offset: usize,
    pub(crate) limit: usize,
    /// The position of the last hit before.
    pub(crate) after: Option<Vec<SortValue>>,
    pub(crate) aggregations: Named<Aggregation>,
    pub(crate) group_bys: Named<GroupBy>,
    pub(crate) highlight: Option<Highlight>,
}

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
    pub(crate) total: u64,
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

/// The error for everything that makes no sense to the index.
pub(crate) fn refused() -> ServiceError {
    invalid("failed to query index, please check the request parameter")
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
        let docs = self.matching(&compiler, &node, request.filter.as_ref())?;

        let (aggregations, group_bys) =
            self.aggregate(&compiler, &docs, &request.aggregations, &request.group_bys)?;
        let sort = self.sort_of(request);
        let compiled = CompiledSort::new(&compiler, Some(&self.keys), &sort)?;
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
            is_scored: sort
                .sorters
                .iter()
                .any(|it| matches!(it.by, sort::By::Score)),
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
            let highlighted = highlighter.as_ref().map(|it| it.of_row(&row));
            hits.push(Hit {
                score,
                highlighted: highlighted.unwrap_or_default(),
                inner_hits: inner_hits.find(ranked.doc, &row, &conditions.budget)?,
                key,
            });
        }
        Ok(Found {
            total: docs.len(),
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
                    by: sort::By::Score,
                    is_descending: true,
                }],
                omits_key: true,
            },
            _ => Sort::default(),
        }
    }
}

/// How the hits of a page are found.
struct Page<'a, 'b> {
    index: &'a Index,
    evaluator: Evaluator<'a>,
    node: &'b Node<'a>,
    docs: &'b Docs,
    sort: &'b CompiledSort<'a>,
    /// Whether documents are sorted by score, and so all need one.
    is_scored: bool,
}

impl<'a> Page<'a, '_> {
    fn rank(&self, compiler: &Compiler<'a>, request: &Request) -> Result<Vec<top::Ranked>> {
        let budget = self.evaluator.options.budget;
        let wanted = request.offset + request.limit;
        let after = request.after.as_deref();
        let collapsed = match &request.collapse {
            None => None,
            Some(field) => {
                let values = FieldValues::find(compiler.schema, compiler.store, field);
                let values = values.filter(|values| {
                    let kind = &values.spec.kind;
                    matches!(kind, Kind::Long | Kind::Double | Kind::Keyword)
                        && !values.spec.is_array
                        && !values.is_nested()
                });
                Some(values.ok_or_else(refused)?)
            }
        };
        if request.limit == 0 {
            return Ok(Vec::new());
        }
        let ranked = if let Some(field) = collapsed {
            budget.charge(self.docs.len() * 2)?;
            let best = top::collapse(self.sort, self.scored()?.into_iter(), &field);
            top::first(self.sort, best.into_iter(), wanted, after, budget)?
        } else if self.is_scored {
            top::first(self.sort, self.scored()?.into_iter(), wanted, after, budget)?
        } else if let Some(docs) = self.in_key_order(wanted, after) {
            top::first(
                self.sort,
                docs.into_iter().map(unscored),
                wanted,
                after,
                budget,
            )?
        } else {
            let docs = self.docs.iter().map(unscored);
            top::first(self.sort, docs, wanted, after, budget)?
        };
        Ok(ranked.into_iter().skip(request.offset).collect())
    }

    /// The documents with their scores, if these are needed for the order.
    fn scored(&self) -> Result<Vec<(Doc, f64)>> {
        let docs: Vec<_> = self.docs.iter().collect();
        let scores = match self.is_scored {
            true => self.evaluator.scores_of_found(self.node, &docs)?,
            false => vec![f64::NAN; docs.len()],
        };
        Ok(docs.into_iter().zip(scores).collect())
    }

    /// The first documents by key, where walking along the keys finds them sooner than reading all
    /// that were found.
    fn in_key_order(&self, wanted: usize, after: Option<&[SortValue]>) -> Option<Vec<Doc>> {
        let is_descending = self.sort.key_order()?;
        let found = self.docs.len();
        let steps = wanted as u64 * u64::from(self.index.store.count()) / found.max(1);
        if steps.saturating_mul(16) > found {
            return None;
        }
        let after = match after {
            None => None,
            Some([SortValue::Bytes(key), ..]) => Some(key.as_slice()),
            Some(_) => return None,
        };
        let docs = self.index.keys.first(self.docs, is_descending, after);
        Some(docs.take(wanted).collect())
    }

    /// The scores that hits are returned with.
    fn scores(&self, ranked: &[top::Ranked], query: &Query) -> Result<Vec<Option<f64>>> {
        if self.is_scored {
            return Ok(ranked.iter().map(|ranked| Some(ranked.score)).collect());
        }
        if !matches!(
            query,
            Query::FunctionScore { .. } | Query::FunctionsScore(_)
        ) {
            return Ok(vec![None; ranked.len()]);
        }
        let mut docs: Vec<_> = ranked.iter().map(|ranked| ranked.doc).collect();
        docs.sort_unstable();
        let scores = self.evaluator.scores_of_found(self.node, &docs)?;
        let score_of = |doc: Doc| Some(scores[docs.binary_search(&doc).ok()?]);
        Ok(ranked.iter().map(|ranked| score_of(ranked.doc)).collect())
    }
}

fn unscored(doc: Doc) -> (Doc, f64) {
    (doc, f64::NAN)
}
