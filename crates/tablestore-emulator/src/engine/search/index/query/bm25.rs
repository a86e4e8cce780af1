use crate::engine::search::index::storage::{Docs, Impact, Postings, Text};

const K1: f64 = 1.2;
const B: f64 = 0.75;

/// The rarity of a token: so many of the documents have it.
pub(super) fn rarity(documents: u64, with_token: u64) -> f64 {
    let (documents, with_token) = (documents as f64, with_token as f64);
    (1.0 + (documents - with_token + 0.5).max(0.0) / (with_token + 0.5)).ln()
}

/// How many of the documents that have a token are not dead.
pub(super) fn live_count(postings: &Postings, dead: &Docs) -> u64 {
    let count = u64::from(postings.count());
    if dead.len() * 8 > count {
        return postings.docs().filter(|doc| !dead.contains(*doc)).count() as u64;
    }
    let mut cursor = postings.cursor();
    let with_token = dead.iter().filter(|doc| cursor.seek(*doc) == Some(*doc));
    count - with_token.count() as u64
}

/// Scores the documents of a field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bm25<'a> {
    text: &'a Text,
    mean_length: f64,
}

impl<'a> Bm25<'a> {
    pub(super) fn new(text: &'a Text) -> Self {
        Self {
            text,
            mean_length: text.mean_length().max(f64::MIN_POSITIVE),
        }
    }

    /// A bound of the scores of documents, a little above the best of them because of rounding.
    pub(super) fn bound(&self, rarity: f64, impact: Impact) -> f64 {
        let score = self.of_length(impact.length, rarity, f64::from(impact.frequency));
        score * (1.0 + 1e-9)
    }

    /// The score of a document that has a token, or a phrase, so often.
    pub(super) fn score(&self, doc: u32, rarity: f64, frequency: f64) -> f64 {
        self.of_length(self.text.length(doc), rarity, frequency)
    }

    fn of_length(&self, length: u32, rarity: f64, frequency: f64) -> f64 {
        let length = f64::from(length) / self.mean_length;
        let damping = K1 * (1.0 - B + B * length);
        rarity * frequency * (K1 + 1.0) / (frequency + damping)
    }
}
