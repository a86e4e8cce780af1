//! The best documents of a list of tokens, without scoring all of them.
//!
//! Each token has a bound that no document's score for it exceeds. Once enough good documents are
//! known, those tokens whose bounds together are too low lead nowhere by themselves: their
//! documents count only where another token leads to them. (This is known as MaxScore.) While only
//! one token leads, blocks whose own bound is too low are skipped whole.

use super::bm25::Bm25;
use super::compiler::Evaluator;
use super::node::{Node, Token};
use crate::engine::search::index::error::Result;
use crate::engine::search::index::storage::{Cursor, Doc, Text};

/// Documents that are read between two charges.
const CHARGED: u64 = 1024;

/// A token and its next document.
struct Lead<'a> {
    /// Its position among the tokens, in which order scores are added.
    position: usize,
    rarity: f64,
    bound: f64,
    cursor: Cursor<'a>,
    doc: Option<Doc>,
}

impl Node<'_> {
    /// Whether a document needs no more than one of some tokens.
    pub(crate) fn is_any_token(&self) -> bool {
        matches!(self, Node::Tokens { minimum: 1, .. })
    }
}

impl<'a> Evaluator<'a> {
    /// Calls with the documents of a node of tokens and their scores, but for those that cannot be
    /// among the best. A call returns the score that the next documents need at least.
    pub(crate) fn best(&self, node: &Node<'a>, call: impl FnMut(Doc, f64) -> f64) -> Result<()> {
        match node {
            Node::Tokens {
                text,
                tokens,
                weight,
                ..
            } => self.best_of_tokens(text, tokens, *weight, call),
            _ => Ok(()),
        }
    }

    fn best_of_tokens(
        &self,
        text: &Text,
        tokens: &[Token],
        weight: f64,
        mut call: impl FnMut(Doc, f64) -> f64,
    ) -> Result<()> {
        let bm25 = Bm25::new(text);
        let mut leads = leads(text, tokens, weight, bm25);
        // What the first so many tokens reach together.
        let mut reach = vec![0.0];
        for lead in &leads {
            reach.push(reach[reach.len() - 1] + lead.bound);
        }
        let mut least = f64::NEG_INFINITY;
        let mut first = 0;
        let mut scores = vec![0.0; tokens.len()];
        let mut read = 0;
        loop {
            read += 1;
            if read == CHARGED {
                self.options.budget.charge(read * tokens.len() as u64)?;
                read = 0;
            }
            while first < leads.len() && reach[first + 1] < least {
                first += 1;
            }
            let (others, leading) = leads.split_at_mut(first);
            let Some(doc) = leading.iter().filter_map(|lead| lead.doc).min() else {
                break;
            };
            if let [lead] = leading
                && bm25.bound(lead.rarity, lead.cursor.impact()) + reach[first] < least
            {
                let next = lead.cursor.last_of_block().checked_add(1);
                lead.doc = next.and_then(|next| lead.cursor.seek(next));
                continue;
            }
            scores.fill(0.0);
            let mut total = 0.0;
            for lead in leading.iter_mut().filter(|lead| lead.doc == Some(doc)) {
                total += lead.score(bm25, doc, &mut scores);
                lead.doc = lead.cursor.advance();
            }
            let mut can_reach = true;
            for (index, lead) in others.iter_mut().enumerate().rev() {
                can_reach = total + reach[index + 1] >= least;
                if !can_reach {
                    break;
                }
                if lead.cursor.seek(doc) == Some(doc) {
                    total += lead.score(bm25, doc, &mut scores);
                }
            }
            if can_reach && !self.store.dead().contains(doc) {
                least = call(doc, scores.iter().fold(0.0, |sum, score| sum + score));
            }
        }
        self.options.budget.charge(read * tokens.len() as u64)
    }
}

/// The tokens that documents have, those with the lowest bounds first.
fn leads<'a>(text: &'a Text, tokens: &[Token], weight: f64, bm25: Bm25<'_>) -> Vec<Lead<'a>> {
    let tokens = tokens.iter().enumerate();
    let leads = tokens.filter_map(|(position, token)| {
        let postings = text.postings(token.number?);
        let rarity = weight * token.rarity;
        let mut cursor = postings.cursor();
        Some(Lead {
            position,
            rarity,
            bound: bm25.bound(rarity, postings.impact()),
            doc: cursor.advance(),
            cursor,
        })
    });
    let mut leads: Vec<_> = leads.collect();
    leads.sort_by(|one, other| one.bound.total_cmp(&other.bound));
    leads
}

impl Lead<'_> {
    /// Its part of the score of the document at which it is.
    fn score(&self, bm25: Bm25<'_>, doc: Doc, scores: &mut [f64]) -> f64 {
        let score = bm25.score(doc, self.rarity, f64::from(self.cursor.frequency()));
        scores[self.position] = score;
        score
    }
}
