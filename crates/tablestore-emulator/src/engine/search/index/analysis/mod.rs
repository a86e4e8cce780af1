//! Analyzers: how a text becomes tokens.

mod fuzzy;
mod ik;
mod letters;
mod single_word;
mod split;
#[cfg(test)]
mod tests;
mod token;

#[cfg(test)]
pub(super) use tests::WORDS;

use std::sync::Arc;

pub(crate) use fuzzy::Fuzzy;
pub(crate) use ik::{Granularity, WordList};
pub(crate) use single_word::SingleWord;
pub(crate) use split::Split;
pub(super) use token::Token;

/// Cuts texts into tokens.
#[derive(Clone, Debug)]
pub(crate) enum Analyzer {
    SingleWord(SingleWord),
    Split(Split),
    Fuzzy(Fuzzy),
    /// The two modes of the IK analyzer.
    Words(Granularity, Arc<WordList>),
}

impl Analyzer {
    pub(super) fn analyze(&self, text: &str) -> Vec<Token> {
        match self {
            Self::SingleWord(analyzer) => analyzer.analyze(text),
            Self::Split(analyzer) => analyzer.analyze(text),
            Self::Fuzzy(analyzer) => analyzer.analyze(text),
            Self::Words(granularity, words) => ik::analyze(*granularity, words, text),
        }
    }

    /// The tokens that a phrase is made of, with the distance of each from the first.
    pub(super) fn analyze_phrase(&self, text: &str) -> Vec<Token> {
        match self {
            Self::Fuzzy(analyzer) => analyzer.analyze_phrase(text),
            _ => self.analyze(text),
        }
    }
}
