//! Which documents a query finds.

use std::borrow::Cow;

use super::compiler::Evaluator;
use super::node::{BoolNode, Node, Token};
use crate::engine::search::index::error::Result;
use crate::engine::search::index::storage::{Docs, NestedStore, Postings, Text, to_docs};

/// How much less it costs to read the next document than to look for one.
const SEEK: u64 = 8;

impl<'a> Evaluator<'a> {
    /// Evaluates queries on nested documents.
    pub(super) fn inner(&self, store: &'a NestedStore) -> Self {
        Self {
            store: store.level(),
            options: self.options,
        }
    }

    /// The documents of a node, or those of some that are. Dead ones may be among them.
    pub(crate) fn matches(&self, node: &Node<'a>, within: Option<&Docs>) -> Result<Docs> {
        let count = u64::from(self.store.count());
        let among = |docs: &Docs| within.map_or_else(|| docs.clone(), |within| docs & within);
        self.options
            .budget
            .charge(1 + self.size(node, within) / SEEK)?;
        Ok(match node {
            Node::All => within.cloned().unwrap_or_else(|| self.store.live()),
            Node::Nothing => Docs::new(),
            Node::Constant(docs, _) => among(docs),
            Node::Scored(scored) => {
                let docs = scored.iter().map(|(doc, _)| *doc);
                among(&Docs::from_sorted_iter(docs).unwrap_or_default())
            }
            Node::Range {
                numbers, from, to, ..
            } => match within {
                Some(within) if within.len() < count.min(SEEK * numbers.count(*from, *to)) => {
                    self.options.budget.charge(within.len())?;
                    numbers.docs_within(within, *from, *to)
                }
                _ => {
                    self.options.budget.charge(numbers.count(*from, *to))?;
                    among(&numbers.docs(*from, *to))
                }
            },
            Node::Tokens {
                text,
                tokens,
                minimum,
                ..
            } => self.with_tokens(text, tokens, *minimum, within)?,
            Node::Bool(node) => self.of_bool(node, within)?,
            Node::DisMax { nodes, .. } => self.of_any(nodes, within)?,
            Node::ConstScore(node) => self.matches(node, within)?,
            Node::Functions(functions) => {
                let docs = self.matches(&functions.query, within)?;
                match functions.min_score {
                    None => docs,
                    Some(min_score) => {
                        let sorted: Vec<_> = docs.iter().collect();
                        let scores = self.scores(node, &sorted)?;
                        let scored = sorted.into_iter().zip(scores);
                        let found = scored.filter(|(_, score)| *score >= min_score);
                        Docs::from_sorted_iter(found.map(|(doc, _)| doc)).unwrap_or_default()
                    }
                }
            }
            Node::Nested { store, node, .. } => {
                let inner = self.inner(store);
                let children = inner.matches(node, None)? - store.level().dead();
                self.options.budget.charge(children.len())?;
                among(&store.parents(&children))
            }
        })
    }

    fn of_any(&self, nodes: &[Node<'a>], within: Option<&Docs>) -> Result<Docs> {
        let mut any = Docs::new();
        for node in nodes {
            any |= self.matches(node, within)?;
        }
        Ok(any)
    }

    pub(super) fn of_bool(&self, node: &BoolNode<'a>, within: Option<&Docs>) -> Result<Docs> {
        // What finds least comes first: the others need not look further.
        let mut required: Vec<_> = node.must.iter().chain(&node.filter).collect();
        required.sort_by_cached_key(|node| self.estimate(node));
        let mut docs: Option<Docs> = None;
        for node in required {
            docs = Some(self.matches(node, docs.as_ref().or(within))?);
        }
        if node.minimum > 0 {
            let among = docs.as_ref().or(within);
            docs = Some(match node.minimum {
                1 => self.of_any(&node.should, among)?,
                minimum => self.at_least(&node.should, minimum, among)?,
            });
        }
        let mut docs = match docs {
            Some(docs) => docs,
            None => self.matches(&Node::All, within)?,
        };
        for node in &node.must_not {
            if docs.is_empty() {
                break;
            }
            docs -= self.matches(node, Some(&docs))?;
        }
        Ok(docs)
    }

    /// The documents that at least so many nodes find.
    fn at_least(&self, nodes: &[Node<'a>], minimum: usize, within: Option<&Docs>) -> Result<Docs> {
        if minimum > nodes.len() {
            return Ok(Docs::new());
        }
        let mut counts = vec![0_u16; self.store.count() as usize];
        self.options.budget.charge(counts.len() as u64 / 64)?;
        let mut any = Docs::new();
        for node in nodes {
            let docs = self.matches(node, within)?;
            self.options.budget.charge(docs.len())?;
            for doc in &docs {
                counts[doc as usize] += 1;
            }
            any |= docs;
        }
        let enough = any
            .iter()
            .filter(|doc| usize::from(counts[*doc as usize]) >= minimum);
        Ok(Docs::from_sorted_iter(enough).unwrap_or_default())
    }

    fn with_tokens(
        &self,
        text: &Text,
        tokens: &[Token],
        minimum: usize,
        within: Option<&Docs>,
    ) -> Result<Docs> {
        let mut postings: Vec<_> = tokens
            .iter()
            .filter_map(|token| Some(text.postings(token.number?)))
            .collect();
        if postings.len() < minimum {
            return Ok(Docs::new());
        }
        if minimum == tokens.len() {
            postings.sort_unstable_by_key(|postings| postings.count());
            let mut docs: Option<Docs> = within.cloned();
            for postings in postings {
                docs = Some(self.with_token(postings, docs.as_ref())?);
            }
            return Ok(docs.unwrap_or_default());
        }
        let count = postings.iter().map(|it| u64::from(it.count())).sum();
        if minimum == 1 && within.is_none_or(|within| within.len() * SEEK >= count) {
            self.options.budget.charge(count)?;
            let any = postings.into_iter().flat_map(Postings::docs);
            let any = to_docs(any, count, self.store.count());
            return Ok(within.map_or_else(|| any.clone(), |within| &any & within));
        }
        if minimum == 1 {
            let mut any = Docs::new();
            for postings in postings {
                any |= self.with_token(postings, within)?;
            }
            return Ok(any);
        }
        let tokens = postings.into_iter().map(|postings| {
            let docs = self.with_token(postings, within)?;
            Ok(Node::Constant(Cow::Owned(docs), 0.0))
        });
        self.at_least(&tokens.collect::<Result<Vec<_>>>()?, minimum, within)
    }

    fn with_token(&self, postings: &Postings, within: Option<&Docs>) -> Result<Docs> {
        let count = u64::from(postings.count());
        match within {
            Some(within) if within.len() * SEEK < count => {
                self.options.budget.charge(within.len() * SEEK)?;
                let mut cursor = postings.cursor();
                let found = within.iter().filter(|doc| cursor.seek(*doc) == Some(*doc));
                Ok(Docs::from_sorted_iter(found).unwrap_or_default())
            }
            _ => {
                self.options.budget.charge(count)?;
                let mut docs = to_docs(postings.docs(), count, self.store.count());
                if let Some(within) = within {
                    docs &= within;
                }
                Ok(docs)
            }
        }
    }

    /// About how many documents a node finds.
    fn estimate(&self, node: &Node<'a>) -> u64 {
        let all = u64::from(self.store.count());
        match node {
            Node::Nothing => 0,
            Node::Constant(docs, _) => docs.len(),
            Node::Scored(docs) => docs.len() as u64,
            Node::Range {
                numbers, from, to, ..
            } => numbers.count(*from, *to),
            Node::Tokens {
                text,
                tokens,
                minimum,
                ..
            } => {
                let counts = tokens.iter().map(|token| {
                    let count = token.number.map(|number| text.postings(number).count());
                    u64::from(count.unwrap_or(0))
                });
                match *minimum == tokens.len() {
                    true => counts.min().unwrap_or(0),
                    false => counts.sum(),
                }
            }
            Node::Bool(node) => {
                let required = node.must.iter().chain(&node.filter);
                required
                    .map(|node| self.estimate(node))
                    .min()
                    .unwrap_or(all)
            }
            Node::ConstScore(node) => self.estimate(node),
            Node::All | Node::DisMax { .. } | Node::Functions(_) | Node::Nested { .. } => all,
        }
    }

    /// The documents that have to be copied for a node.
    fn size(&self, node: &Node<'a>, within: Option<&Docs>) -> u64 {
        match node {
            Node::Constant(docs, _) => docs.len().min(within.map_or(u64::MAX, Docs::len)),
            Node::Scored(docs) => docs.len() as u64,
            _ => 0,
        }
    }
}
