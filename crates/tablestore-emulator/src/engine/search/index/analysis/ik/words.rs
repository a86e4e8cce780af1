use std::collections::{HashMap, HashSet};
use std::fmt;

use super::candidate::{Candidate, Kind, to_half_width};
use crate::engine::search::index::analysis::letters::is_ideograph;

/// The words that the analyzer knows, as a tree of their characters.
#[derive(Default)]
pub(crate) struct WordList {
    children: HashMap<(u32, char), u32>,
    /// The nodes at which words end.
    ends: HashSet<u32>,
}

impl WordList {
    /// Reads a list: one word a line; what follows a space, such as a frequency, is ignored, and so
    /// are words of one character.
    pub(crate) fn parse(list: &str) -> Self {
        let mut words = Self::default();
        for line in list.lines() {
            let word = line.split_whitespace().next().unwrap_or_default();
            if word.chars().any(is_ideograph) && word.chars().nth(1).is_some() {
                words.add(word);
            }
        }
        words
    }

    /// Adds a word.
    pub(crate) fn add(&mut self, word: &str) {
        let mut node = 0;
        for letter in word.chars().map(to_half_width) {
            let next = u32::try_from(self.children.len() + 1).unwrap_or(u32::MAX);
            node = *self.children.entry((node, letter)).or_insert(next);
        }
        self.ends.insert(node);
    }

    /// Whether the list has no words.
    pub(crate) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Adds each word of the list at each character.
    pub(super) fn add_candidates(&self, letters: &[char], candidates: &mut Vec<Candidate>) {
        if self.is_empty() {
            return;
        }
        for start in 0..letters.len() {
            let mut node = 0;
            for (end, letter) in letters.iter().enumerate().skip(start) {
                match self.children.get(&(node, *letter)) {
                    Some(next) => node = *next,
                    None => break,
                }
                if self.ends.contains(&node) {
                    candidates.push(Candidate {
                        start,
                        end: end + 1,
                        kind: Kind::Word,
                    });
                }
            }
        }
    }
}

impl fmt::Debug for WordList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WordList({} words)", self.ends.len())
    }
}
