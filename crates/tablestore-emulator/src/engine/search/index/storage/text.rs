use super::dictionary::Dictionary;
use super::docs::{Doc, make_room};
use super::postings::Postings;
use super::presence::Presence;
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
    /// Tokens of the documents that are not dead.
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
            live_tokens: 0,
        }
    }

    pub(super) fn push(&mut self, doc: Doc, texts: &[String]) {
        if texts.is_empty() {
            return;
        }
        // The number of each token, and its position.
        let mut tokens = Vec::new();
        let mut from = 0;
        for text in texts {
            let mut last = 0;
            for token in self.analyzer.analyze(text) {
                let number = self.dictionary.add(token.text.as_bytes());
                tokens.push((number, from + token.position));
                last = token.position;
            }
            from += last + GAP;
        }
        let length = u32::try_from(tokens.len()).unwrap_or(u32::MAX);
        tokens.sort_unstable();
        let mut positions = Vec::new();
        for group in tokens.chunk_by(|one, other| one.0 == other.0) {
            positions.clear();
            positions.extend(group.iter().map(|(_, position)| *position));
            self.postings_of(group[0].0).push(doc, length, &positions);
        }
        self.lengths.resize(doc as usize, 0);
        make_room(&mut self.lengths);
        self.lengths.push(length);
        self.present.add(doc);
        self.live_tokens += u64::from(length);
    }

    fn postings_of(&mut self, number: u32) -> &mut Postings {
        let index = number as usize;
        while self.postings.len() <= index {
            make_room(&mut self.postings);
            self.postings.push(Postings::default());
        }
        &mut self.postings[index]
    }

    /// Excludes a document from the averages.
    pub(super) fn remove(&mut self, doc: Doc) {
        if self.present.remove(doc) {
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

    /// How many tokens such a document has on average.
    pub(crate) fn mean_length(&self) -> f64 {
        match self.present.live() {
            0 => 0.0,
            live => self.live_tokens as f64 / live as f64,
        }
    }
}
