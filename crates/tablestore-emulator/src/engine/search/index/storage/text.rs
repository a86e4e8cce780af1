use std::collections::BTreeMap;

use super::{Dictionary, Doc, Postings, Presence};
use crate::engine::search::index::analysis::Analyzer;

/// Positions between two texts of one document, so that no phrase spans both.
const GAP: u32 = 100;

/// Analysed texts.
#[derive(Debug)]
pub(crate) struct Text {
    analyzer: Analyzer,
    dictionary: Dictionary,
    postings: Vec<Postings>,
    /// Tokens of each document.
    lengths: Vec<u32>,
    present: Presence,
    /// Documents that are not dead, and their tokens.
    live: u64,
    live_tokens: u64,
}

impl Text {
    pub(super) fn new(analyzer: Analyzer) -> Self {
        Self {
            analyzer,
            dictionary: Dictionary::default(),
            postings: Vec::new(),
            lengths: Vec::new(),
            present: Presence::default(),
            live: 0,
            live_tokens: 0,
        }
    }

    pub(super) fn push(&mut self, doc: Doc, texts: &[String]) {
        if texts.is_empty() {
            return;
        }
        let mut positions: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let mut length = 0;
        let mut from = 0;
        for text in texts {
            let tokens = self.analyzer.analyze(text);
            let last = tokens.last().map_or(0, |token| token.position);
            for token in tokens {
                let number = self.dictionary.add(token.text.as_bytes());
                positions
                    .entry(number)
                    .or_default()
                    .push(from + token.position);
                length += 1;
            }
            from += last + GAP;
        }
        for (number, positions) in positions {
            if self.postings.len() <= number as usize {
                self.postings
                    .resize_with(number as usize + 1, Postings::default);
            }
            self.postings[number as usize].push(doc, &positions);
        }
        self.lengths.resize(doc as usize, 0);
        self.lengths.push(length);
        self.present.add(doc);
        self.live += 1;
        self.live_tokens += u64::from(length);
    }

    /// Excludes a document from the averages.
    pub(super) fn remove(&mut self, doc: Doc) {
        if self.present.contains(doc) {
            self.live -= 1;
            self.live_tokens -= u64::from(self.length(doc));
        }
    }

    pub(crate) fn analyzer(&self) -> &Analyzer {
        &self.analyzer
    }

    pub(crate) fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    pub(crate) fn postings(&self, number: u32) -> &Postings {
        &self.postings[number as usize]
    }

    /// The documents that have a token, if any has.
    pub(crate) fn find(&self, token: &str) -> Option<&Postings> {
        let number = self.dictionary.find(token.as_bytes())?;
        Some(self.postings(number))
    }

    /// How many tokens a document has.
    pub(crate) fn length(&self, doc: Doc) -> u32 {
        self.lengths.get(doc as usize).copied().unwrap_or(0)
    }

    pub(crate) fn present(&self) -> &Presence {
        &self.present
    }

    /// How many documents have the field.
    pub(crate) fn live(&self) -> u64 {
        self.live
    }

    /// How many tokens such a document has on average.
    pub(crate) fn mean_length(&self) -> f64 {
        match self.live {
            0 => 0.0,
            live => self.live_tokens as f64 / live as f64,
        }
    }
}
