use super::letters::in_case;
use super::token::Token;

/// The characters of a text that are indexed.
const INDEXED: usize = 1024;

/// All sequences of so many characters, spaces included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fuzzy {
    pub(crate) min_chars: usize,
    pub(crate) max_chars: usize,
    pub(crate) is_case_sensitive: bool,
}

impl Default for Fuzzy {
    fn default() -> Self {
        Self {
            min_chars: 1,
            max_chars: 7,
            is_case_sensitive: false,
        }
    }
}

impl Fuzzy {
    pub(super) fn analyze(self, text: &str) -> Vec<Token> {
        let ends = ends(text, INDEXED);
        let mut tokens = Vec::new();
        for first in 0..ends.len() - 1 {
            let longest = self.max_chars.min(ends.len() - 1 - first);
            for length in self.min_chars..=longest {
                tokens.push(self.token(text, &ends, first, length));
            }
        }
        tokens
    }

    /// The fewest sequences that cover a text: a value that contains them side by side contains the text.
    pub(super) fn analyze_phrase(self, text: &str) -> Vec<Token> {
        let ends = ends(text, INDEXED + 1);
        let letters = ends.len() - 1;
        if letters < self.min_chars || letters > INDEXED {
            return Vec::new();
        }
        let length = self.max_chars.min(letters);
        let mut starts: Vec<usize> = (0..=letters - length).step_by(length.max(1)).collect();
        if starts.last().is_some_and(|last| last + length < letters) {
            starts.push(letters - length);
        }
        let tokens = starts.into_iter();
        tokens
            .map(|first| self.token(text, &ends, first, length))
            .collect()
    }

    fn token(self, text: &str, ends: &[usize], first: usize, length: usize) -> Token {
        let (start, end) = (ends[first], ends[first + length]);
        Token {
            text: in_case(&text[start..end], self.is_case_sensitive),
            position: u32::try_from(first).unwrap_or(u32::MAX),
            start,
            end,
        }
    }
}

/// Where the first characters start, and where the last of them ends.
fn ends(text: &str, limit: usize) -> Vec<usize> {
    let starts = text.char_indices().map(|(start, _)| start);
    starts.chain([text.len()]).take(limit + 1).collect()
}
