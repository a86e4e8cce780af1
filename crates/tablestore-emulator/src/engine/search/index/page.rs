//! The hits of a page, in their order.

use super::Index;
use super::error::{Result, refused};
use super::query::{Compiler, Evaluator, Node};
use super::request::{Query, Request};
use super::schema::Kind;
use super::sort::{CompiledSort, SortValue};
use super::storage::{Doc, Docs};
use super::top::{self, Top};
use super::values::FieldValues;

/// How the hits of a page are found.
pub(super) struct Page<'a, 'b> {
    pub(super) index: &'a Index,
    pub(super) evaluator: Evaluator<'a>,
    pub(super) node: &'b Node<'a>,
    /// All that were found, unless some may be skipped.
    pub(super) docs: &'b Docs,
    pub(super) sort: &'b CompiledSort<'a>,
    /// Whether documents are sorted by score, and so all need one.
    pub(super) is_scored: bool,
    /// Whether documents that are not among the best need not be found.
    pub(super) can_skip: bool,
}

impl<'a> Page<'a, '_> {
    /// The hits in their order.
    pub(super) fn rank(
        &self,
        compiler: &Compiler<'a>,
        request: &Request,
    ) -> Result<Vec<top::Ranked>> {
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
        } else if self.can_skip {
            self.best(wanted, after)?
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

    /// The best documents, without scoring all of them.
    fn best(&self, wanted: usize, after: Option<&[SortValue]>) -> Result<Vec<top::Ranked>> {
        let mut top = Top::new(self.sort, wanted, after);
        self.evaluator.best(self.node, |doc, score| {
            top.push(doc, score);
            top.least_score()
        })?;
        Ok(top.finish())
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
    pub(super) fn scores(&self, ranked: &[top::Ranked], query: &Query) -> Result<Vec<Option<f64>>> {
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
