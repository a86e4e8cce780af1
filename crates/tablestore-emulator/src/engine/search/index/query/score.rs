//! How well documents match.

use super::bm25;
use super::compiler::Evaluator;
use super::node::{BoolNode, Node, Token};
use crate::engine::search::index::error::Result;
use crate::engine::search::index::request::ScoreMode;
use crate::engine::search::index::storage::{Doc, Docs, NestedStore, Text};

impl<'a> Evaluator<'a> {
    /// The scores of sorted documents that are all found by the node.
    pub(crate) fn scores_of_found(&self, node: &Node<'a>, docs: &[Doc]) -> Result<Vec<f64>> {
        match node {
            Node::Bool(node) => self.sums(node, docs),
            _ => self.scores(node, docs),
        }
    }

    /// The scores of sorted documents; NaN for those that the node does not find.
    pub(crate) fn scores(&self, node: &Node<'a>, docs: &[Doc]) -> Result<Vec<f64>> {
        self.options.budget.charge(docs.len() as u64)?;
        match node {
            Node::All => Ok(vec![1.0; docs.len()]),
            Node::Nothing => Ok(vec![f64::NAN; docs.len()]),
            Node::Constant(found, score) => Ok(constant(found, *score, docs)),
            Node::Scored(scored) => Ok(docs
                .iter()
                .map(
                    |doc| match scored.binary_search_by_key(doc, |(doc, _)| *doc) {
                        Ok(index) => scored[index].1,
                        Err(_) => f64::NAN,
                    },
                )
                .collect()),
            Node::Range { score, .. } => {
                let among = to_set(docs);
                Ok(constant(&self.matches(node, Some(&among))?, *score, docs))
            }
            Node::Tokens {
                text,
                tokens,
                minimum,
                weight,
            } => self.of_tokens(text, tokens, *minimum, *weight, docs),
            Node::Bool(node) => self.of_bool_scores(node, docs),
            Node::DisMax {
                nodes,
                tie_breaker,
                weight,
            } => {
                let mut best = vec![f64::NAN; docs.len()];
                let mut total = vec![0.0; docs.len()];
                for node in nodes {
                    for (index, score) in self.scores(node, docs)?.into_iter().enumerate() {
                        if !score.is_nan() {
                            best[index] = score.max(best[index]);
                            total[index] += score;
                        }
                    }
                }
                let pairs = best.into_iter().zip(total);
                let join = |(best, total)| weight * (best + tie_breaker * (total - best));
                Ok(pairs.map(join).collect())
            }
            Node::ConstScore(node) => {
                let among = to_set(docs);
                Ok(constant(&self.matches(node, Some(&among))?, 1.0, docs))
            }
            Node::Functions(functions) => self.of_functions(functions, docs),
            Node::Nested {
                store,
                node,
                score_mode,
                weight,
            } => self.of_nested(store, node, *score_mode, *weight, docs),
        }
    }

    fn of_tokens(
        &self,
        text: &Text,
        tokens: &[Token],
        minimum: usize,
        weight: f64,
        docs: &[Doc],
    ) -> Result<Vec<f64>> {
        let bm25 = bm25::Bm25::new(text);
        let mut scores = vec![0.0; docs.len()];
        let mut counts = vec![0_u32; docs.len()];
        for token in tokens {
            let Some(number) = token.number else {
                continue;
            };
            let mut cursor = text.postings(number).cursor();
            let rarity = weight * token.rarity;
            for (index, doc) in docs.iter().enumerate() {
                match cursor.seek(*doc) {
                    None => break,
                    Some(found) if found == *doc => {
                        let frequency = f64::from(cursor.frequency());
                        scores[index] += bm25.score(*doc, rarity, frequency);
                        counts[index] += 1;
                    }
                    Some(_) => {}
                }
            }
            self.options.budget.charge(docs.len() as u64)?;
        }
        for (score, count) in scores.iter_mut().zip(counts) {
            if (count as usize) < minimum {
                *score = f64::NAN;
            }
        }
        Ok(scores)
    }

    fn of_bool_scores(&self, node: &BoolNode<'a>, docs: &[Doc]) -> Result<Vec<f64>> {
        let mut scores = self.sums(node, docs)?;
        let found = self.of_bool(node, Some(&to_set(docs)))?;
        for (score, doc) in scores.iter_mut().zip(docs) {
            if !found.contains(*doc) {
                *score = f64::NAN;
            }
        }
        Ok(scores)
    }

    /// The sums of the scores of what has to match and what should.
    fn sums(&self, node: &BoolNode<'a>, docs: &[Doc]) -> Result<Vec<f64>> {
        let mut sums = vec![0.0; docs.len()];
        for part in node.must.iter().chain(&node.should) {
            let scores = self.scores(part, docs)?;
            for (sum, score) in sums.iter_mut().zip(scores) {
                if !score.is_nan() {
                    *sum += score * node.weight;
                }
            }
        }
        Ok(sums)
    }

    fn of_nested(
        &self,
        store: &'a NestedStore,
        node: &Node<'a>,
        mode: ScoreMode,
        weight: f64,
        docs: &[Doc],
    ) -> Result<Vec<f64>> {
        let inner = self.inner(store);
        let children = docs.iter().flat_map(|doc| store.children(*doc));
        let children = Docs::from_sorted_iter(children).unwrap_or_default();
        let children: Vec<_> = inner.matches(node, Some(&children))?.iter().collect();
        let scores = match mode {
            ScoreMode::None => vec![0.0; children.len()],
            _ => inner.scores(node, &children)?,
        };
        let mut totals = vec![(f64::NAN, 0_u32); docs.len()];
        for (child, score) in children.iter().zip(scores) {
            let Ok(index) = docs.binary_search(&store.parent(*child)) else {
                continue;
            };
            let (total, count) = &mut totals[index];
            *count += 1;
            *total = match (mode, *count) {
                (_, 1) => score,
                (ScoreMode::Max, _) => total.max(score),
                (ScoreMode::Min, _) => total.min(score),
                _ => *total + score,
            };
        }
        let join = |(total, count): (f64, u32)| match mode {
            ScoreMode::Average => weight * total / f64::from(count.max(1)),
            _ => weight * total,
        };
        Ok(totals.into_iter().map(join).collect())
    }
}

fn to_set(docs: &[Doc]) -> Docs {
    Docs::from_sorted_iter(docs.iter().copied()).unwrap_or_default()
}

fn constant(found: &Docs, score: f64, docs: &[Doc]) -> Vec<f64> {
    let score = |doc: &Doc| {
        if found.contains(*doc) {
            score
        } else {
            f64::NAN
        }
    };
    docs.iter().map(score).collect()
}
