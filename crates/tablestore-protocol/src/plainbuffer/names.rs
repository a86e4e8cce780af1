use super::DecodeErrorKind;
use crate::crc8;

/// The name of a column that was seen to be UTF-8, and its checksum.
#[derive(Clone, Copy)]
pub(super) struct Name<'a> {
    pub(super) text: &'a str,
    pub(super) checksum: u8,
}

/// The names of the columns of a row, each at its place.
///
/// Rows of one table are alike, so the name that comes next is most likely the one that stood there
/// in the row before. To compare the two is all that it then costs: a quarter of the time of a page
/// goes into names otherwise.
pub(super) struct Names<'a> {
    /// Of the first columns; those of wider rows are looked at each time.
    known: [Name<'a>; 32],
    next: usize,
}

/// The text of a name or a value.
#[inline]
pub(super) fn text(bytes: &[u8]) -> Result<&str, DecodeErrorKind> {
    str::from_utf8(bytes).map_err(|_| DecodeErrorKind::Utf8)
}

/// No name, whose checksum this is.
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

    /// Looks at the next name of a row.
    #[inline(always)]
    pub(super) fn find(&mut self, bytes: &'a [u8]) -> Result<Name<'a>, DecodeErrorKind> {
        match self.next(bytes) {
            Some(known) => Ok(known),
            None => Ok(self.learn(text(bytes)?)),
        }
    }

    /// Looks at the next name of a row, which is known to be UTF-8.
    #[inline]
    pub(super) fn find_text(&mut self, text: &'a str) -> Name<'a> {
        match self.next(text.as_bytes()) {
            Some(known) => known,
            None => self.learn(text),
        }
    }

    /// The name that stands in the next place, if it is this one.
    #[inline(always)]
    fn next(&mut self, bytes: &[u8]) -> Option<Name<'a>> {
        let place = self.next;
        self.next += 1;
        match self.known.get(place) {
            Some(known) if known.text.as_bytes() == bytes => Some(*known),
            _ => None,
        }
    }

    /// Takes a name into the place before the next one.
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

    pub(super) fn start_row(&mut self) {
        self.next = 0;
    }
}
