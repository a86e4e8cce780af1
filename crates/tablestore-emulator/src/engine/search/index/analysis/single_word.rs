use super::letters::{in_case, is_ideograph};
use super::token::Token;

/// Each ideograph is a token, and so is each run of letters and digits; all else separates them.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct SingleWord {
    pub(crate) is_case_sensitive: bool,
    /// Whether runs are cut between letters and digits.
    pub(crate) delimits_words: bool,
}

impl SingleWord {
    pub(super) fn analyze(self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        let mut run: Option<(usize, bool)> = None;
        let mut push = |start: usize, end: usize| {
            tokens.push(Token {
                text: in_case(&text[start..end], self.is_case_sensitive),
                position: u32::try_from(tokens.len()).unwrap_or(u32::MAX),
                start,
                end,
            });
        };
        for (at, letter) in text.char_indices() {
            let is_single = is_ideograph(letter);
            let is_part = !is_single && letter.is_alphanumeric();
            let is_digit = letter.is_numeric();
            if let Some((start, was_digit)) = run {
                if is_part && !(self.delimits_words && was_digit != is_digit) {
                    continue;
                }
                push(start, at);
            }
            run = is_part.then_some((at, is_digit));
            if is_single {
                push(at, at + letter.len_utf8());
            }
        }
        if let Some((start, _)) = run {
            push(start, text.len());
        }
        tokens
    }
}
