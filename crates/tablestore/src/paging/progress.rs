use std::time::Duration;

use tablestore_core::{Error, ErrorKind, Result};

/// Pages without content that follow each other at full speed.
const FREE_PAGES: u32 = 8;

/// The first pause between pages without content, which doubles up to the longest one.
const FIRST_PAUSE: Duration = Duration::from_millis(10);
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// Watches that a read which continues by opaque tokens gets on.
///
/// A token that comes back is an error: the read would continue indefinitely. Tokens in a cycle of any
/// length are found by comparison with one of them, which is replaced after 1, 2, 4, … tokens. Where
/// the service has no content for a while, pages are read with growing pauses.
#[derive(Debug, Default)]
pub struct Progress {
    checkpoint: Option<Vec<u8>>,
    /// The number of tokens since the checkpoint, and the number at which it is replaced.
    steps: u64,
    next_checkpoint: u64,
    empty_pages: u32,
}

impl Progress {
    /// Takes note of the token of the next page, and of whether this page has content.
    pub(crate) fn check(&mut self, token: &[u8], has_content: bool) -> Result<()> {
        if self.checkpoint.as_deref() == Some(token) {
            return Err(no_progress());
        }
        self.empty_pages = if has_content { 0 } else { self.empty_pages + 1 };
        self.steps += 1;
        if self.steps > self.next_checkpoint {
            self.checkpoint = Some(token.to_vec());
            self.next_checkpoint = 2 * self.steps;
            self.steps = 0;
        }
        Ok(())
    }

    /// Takes note that the read got on by itself, so that tokens may come back.
    pub(crate) fn restart(&mut self) {
        *self = Self::default();
    }

    /// The pause before the next page.
    pub(crate) fn pause(&self) -> Duration {
        match self.empty_pages.checked_sub(FREE_PAGES) {
            None | Some(0) => Duration::ZERO,
            Some(count) => (FIRST_PAUSE * 2_u32.saturating_pow(count.min(10))).min(LONGEST_PAUSE),
        }
    }
}

/// The error of a read that would continue where it already was.
pub(crate) fn no_progress() -> Error {
    Error::new(
        ErrorKind::Decode,
        "the response continues the read at a position where it already was",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cycle_of_any_length_is_found() {
        for (before, length) in [(0, 1), (0, 2), (3, 1), (5, 7), (100, 33)] {
            let mut progress = Progress::default();
            let tokens = (0..before).chain((before..before + length).cycle());
            let found = tokens
                .enumerate()
                .take(10_000)
                .find(|(_, token)| progress.check(&u32::to_be_bytes(*token), true).is_err());
            let (steps, _) = found.unwrap();
            assert!(steps <= 3 * (before + length) as usize + 8, "{steps}");
        }
    }

    #[test]
    fn tokens_that_differ_never_fail() {
        let mut progress = Progress::default();
        for token in 0..10_000_u32 {
            progress.check(&token.to_be_bytes(), true).unwrap();
            assert_eq!(progress.pause(), Duration::ZERO);
        }
    }

    #[test]
    fn pages_without_content_are_paced() {
        let mut progress = Progress::default();
        let mut pauses = Vec::new();
        for token in 0..30_u32 {
            progress.check(&token.to_be_bytes(), false).unwrap();
            pauses.push(progress.pause());
        }
        assert_eq!(pauses[7], Duration::ZERO);
        assert!(pauses.is_sorted() && pauses[8] > Duration::ZERO);
        assert_eq!(pauses[29], LONGEST_PAUSE);
        progress.check(b"content", true).unwrap();
        assert_eq!(progress.pause(), Duration::ZERO);
    }
}
