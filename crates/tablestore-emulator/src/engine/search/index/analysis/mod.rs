//! Analyzers: how a text becomes tokens.

mod fuzzy;
mod ik;
mod single_word;
mod split;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub(super) use tests::WORDS;

use std::sync::Arc;

pub(crate) use fuzzy::Fuzzy;
pub(crate) use ik::{Granularity, WordList};
pub(crate) use single_word::SingleWord;
pub(crate) use split::Split;

/// Cuts texts into tokens.
#[derive(Clone, Debug)]
pub(crate) enum Analyzer {
    SingleWord(SingleWord),
    Split(Split),
    Fuzzy(Fuzzy),
    /// The two modes of the IK analyzer.
    Words(Granularity, Arc<WordList>),
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) text: String,
    /// Where the token is among the others; a phrase asks for consecutive ones.
    pub(super) position: u32,
    /// The bytes of the text that it stands for.
    pub(super) start: usize,
    pub(super) end: usize,
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

/// Whether a character is written without spaces between words.
fn is_ideograph(letter: char) -> bool {
    matches!(letter,
        '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{2fa1f}'
        | '\u{30000}'..='\u{323af}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{ac00}'..='\u{d7af}'
        | '\u{1100}'..='\u{11ff}')
}

/// Lower case, letter by letter.
fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// The text in the case in which its tokens are indexed.
fn in_case(text: &str, is_case_sensitive: bool) -> String {
    match is_case_sensitive {
        true => text.to_owned(),
        false => lower(text),
    }
}
