use super::letters::in_case;
use super::token::Token;

/// Cuts a text at a delimiter. Tokens keep their spaces and punctuation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Split {
    delimiter: String,
    is_case_sensitive: bool,
}

impl Split {
    /// An empty delimiter stands for white space. A backslash before the delimiter is not part of
    /// it.
    pub(crate) fn new(delimiter: &str, is_case_sensitive: bool) -> Self {
        let unescaped = delimiter.strip_prefix('\\').filter(|rest| !rest.is_empty());
        Self {
            delimiter: unescaped.unwrap_or(delimiter).to_owned(),
            is_case_sensitive,
        }
    }

    pub(super) fn analyze(&self, text: &str) -> Vec<Token> {
        let pieces: Box<dyn Iterator<Item = &str>> = match self.delimiter.is_empty() {
            true => Box::new(text.split_whitespace()),
            false => Box::new(text.split(&self.delimiter)),
        };
        let pieces = pieces.filter(|piece| !piece.is_empty());
        let tokens = pieces.enumerate().map(|(index, piece)| {
            let start = piece.as_ptr().addr() - text.as_ptr().addr();
            Token {
                text: in_case(piece, self.is_case_sensitive),
                position: u32::try_from(index).unwrap_or(u32::MAX),
                start,
                end: start + piece.len(),
            }
        });
        tokens.collect()
    }
}
