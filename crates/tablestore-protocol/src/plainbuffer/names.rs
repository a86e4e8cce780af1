use super::cell::text;
use super::{DecodeErrorKind, crc8};

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
#[derive(Default)]
pub(super) struct Names<'a> {
    known: Vec<Name<'a>>,
    next: usize,
    /// The first row is not remembered: most often there is no second one.
    remembers: bool,
}

impl<'a> Names<'a> {
    /// Looks at the next name of a row.
    #[inline]
    pub(super) fn find(&mut self, bytes: &'a [u8]) -> Result<Name<'a>, DecodeErrorKind> {
        let place = self.next;
        self.next += 1;
        match self.known.get(place) {
            Some(known) if known.text.as_bytes() == bytes => Ok(*known),
            _ => self.learn(place, bytes),
        }
    }

    fn learn(&mut self, place: usize, bytes: &'a [u8]) -> Result<Name<'a>, DecodeErrorKind> {
        let name = Name {
            text: text(bytes)?,
            checksum: crc8::update(0, bytes),
        };
        match self.known.get_mut(place) {
            Some(known) => *known = name,
            None if self.remembers => self.known.push(name),
            None => {}
        }
        Ok(name)
    }

    pub(super) fn start_row(&mut self) {
        self.next = 0;
        self.remembers = true;
    }
}
