use super::{DecodeError, DecodeErrorKind};

type Result<T> = std::result::Result<T, DecodeError>;

/// A cursor over bytes. Every length is checked against what remains before anything is taken.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
    /// Where the bytes end in the whole buffer.
    end: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            end: bytes.len(),
        }
    }

    /// How many bytes of the whole buffer lie before the next one.
    #[inline]
    pub(super) fn offset(&self) -> usize {
        self.end - self.rest.len()
    }

    pub(super) fn remaining(&self) -> usize {
        self.rest.len()
    }

    /// Takes the next bytes.
    #[inline]
    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let Some((taken, rest)) = self.rest.split_at_checked(length) else {
            return Err(self.truncated(length));
        };
        self.rest = rest;
        Ok(taken)
    }

    /// Takes the next bytes, as many as the four bytes before them say.
    #[inline]
    pub(super) fn take_prefixed(&mut self) -> Result<&'a [u8]> {
        let length = u32::from_le_bytes(self.array()?);
        self.take(length as usize)
    }

    /// A cursor over the next bytes, as many as the four bytes before them say.
    pub(super) fn nested(&mut self) -> Result<Self> {
        let rest = self.take_prefixed()?;
        let end = self.offset();
        Ok(Self { rest, end })
    }

    /// Takes the next bytes, of a fixed number.
    #[inline]
    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        let Some((taken, rest)) = self.rest.split_first_chunk() else {
            return Err(self.truncated(N));
        };
        self.rest = rest;
        Ok(*taken)
    }

    #[inline]
    pub(super) fn byte(&mut self) -> Result<u8> {
        let [byte] = self.array()?;
        Ok(byte)
    }

    /// Takes the next byte if it is this tag.
    #[inline]
    pub(super) fn skip_tag(&mut self, tag: u8) -> bool {
        match self.rest.split_first() {
            Some((&next, rest)) if next == tag => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    /// Takes the next byte, which has to be this tag.
    #[inline]
    pub(super) fn expect_tag(&mut self, expected: u8) -> Result<()> {
        if self.skip_tag(expected) {
            return Ok(());
        }
        Err(match self.rest.first() {
            Some(&actual) => self.error(DecodeErrorKind::Tag { actual, expected }),
            None => self.truncated(1),
        })
    }

    /// Makes sure that nothing remains.
    pub(super) fn expect_end(&self) -> Result<()> {
        match self.remaining() {
            0 => Ok(()),
            length => Err(self.error(DecodeErrorKind::Trailing { length })),
        }
    }

    /// Makes sure that nothing remains but zeros.
    pub(super) fn expect_zeros(&self) -> Result<()> {
        match self.rest.iter().all(|byte| *byte == 0) {
            true => Ok(()),
            false => self.expect_end(),
        }
    }

    /// An error at the next byte.
    // Inline, although it is cold: were a reference to the cursor handed out, the compiler would have
    // to keep it in memory all the time.
    #[inline]
    pub(super) fn error(&self, kind: DecodeErrorKind) -> DecodeError {
        DecodeError::new(kind, self.offset())
    }

    #[inline]
    fn truncated(&self, needed: usize) -> DecodeError {
        let remaining = self.remaining();
        self.error(DecodeErrorKind::Truncated { needed, remaining })
    }
}
