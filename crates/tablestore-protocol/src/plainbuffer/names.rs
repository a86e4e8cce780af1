use super::DecodeErrorKind;
use crate::crc8;

/// The name of a column, validated, and its checksum.
#[derive(Clone, Copy)]
pub(super) struct Name<'a> {
    pub(super) text: &'a str,
    pub(super) checksum: u8,
}

/// The names of the columns of a row, by index.
///
/// Rows of one table are alike, so the next name is most likely that of the same index in the row before, and
/// costs a comparison. Otherwise names take a quarter of the time of a page.
pub(super) struct Names<'a> {
    /// Of the first columns; the names of later ones are validated each time.
    known: [Name<'a>; 32],
    next: usize,
}

/// The text of a name or a value.
#[inline]
pub(super) fn text(bytes: &[u8]) -> Result<&str, DecodeErrorKind> {
    str::from_utf8(bytes).map_err(|_| DecodeErrorKind::Utf8)
}

/// The empty name, with its checksum.
const EMPTY: Name<'static> = Name {
    text: "",
    checksum: 0,
};

impl<'a> Names<'a> {
    pub(super) fn new() -> Self {
        Self {
            known: [EMPTY; 32],
            next: 0,
        }
    }

    /// Validates the next name of a row.
    #[inline(always)]
    pub(super) fn find(&mut self, bytes: &'a [u8]) -> Result<Name<'a>, DecodeErrorKind> {
        match self.next(bytes) {
            Some(known) => Ok(known),
            None => Ok(self.learn(text(bytes)?)),
        }
    }

    /// Finds the next name of a row, which is a string.
    #[inline]
    pub(super) fn find_text(&mut self, text: &'a str) -> Name<'a> {
        match self.next(text.as_bytes()) {
            Some(known) => known,
            None => self.learn(text),
        }
    }

    /// The name of the next index, if it is this one.
    #[inline(always)]
    fn next(&mut self, bytes: &[u8]) -> Option<Name<'a>> {
        let index = self.next;
        self.next += 1;
        match self.known.get(index) {
            Some(known) if known.text.as_bytes() == bytes => Some(*known),
            _ => None,
        }
    }

    /// Keeps a name under the index before the next one.
    fn learn(&mut self, text: &'a str) -> Name<'a> {
        let name = Name {
            text,
            checksum: crc8::update(0, text.as_bytes()),
        };
        if let Some(known) = self.known.get_mut(self.next - 1) {
            *known = name;
        }
        name
    }

    /// Passes over the next name.
    pub(super) fn skip(&mut self) {
        self.next += 1;
    }

    pub(super) fn start_row(&mut self) {
        self.next = 0;
    }
}
