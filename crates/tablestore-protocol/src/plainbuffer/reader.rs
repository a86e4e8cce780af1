use super::{DecodeError, DecodeErrorKind};

type Result<T> = std::result::Result<T, DecodeError>;

/// A cursor over bytes. Every length is checked against the remaining bytes before it is used.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
    /// The end of these bytes in the buffer.
    end: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            end: bytes.len(),
        }
    }

    /// The position of the next byte in the buffer.
    #[inline]
    pub(super) fn offset(&self) -> usize {
        self.end - self.rest.len()
    }

    /// The bytes that remain.
    #[inline]
    pub(super) fn rest(&self) -> &'a [u8] {
        self.rest
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

    /// Takes the next bytes, whose number is in the four bytes before them.
    #[inline]
    pub(super) fn take_prefixed(&mut self) -> Result<&'a [u8]> {
        let length = u32::from_le_bytes(self.array()?);
        self.take(length as usize)
    }

    /// A cursor over the next bytes, whose number is in the four bytes before them.
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

    /// Takes the next bytes if they are these.
    #[inline]
    pub(super) fn skip(&mut self, expected: &[u8]) -> bool {
        let rest = self.rest.strip_prefix(expected);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
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

    /// Takes the next byte, which must be this tag.
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

    /// Checks that no bytes remain.
    pub(super) fn expect_end(&self) -> Result<()> {
        match self.remaining() {
            0 => Ok(()),
            length => Err(self.error(DecodeErrorKind::Trailing { length })),
        }
    }

    /// Checks that no bytes but zeros remain.
    pub(super) fn expect_zeros(&self) -> Result<()> {
        match self.rest.iter().all(|byte| *byte == 0) {
            true => Ok(()),
            false => self.expect_end(),
        }
    }

    /// An error at the next byte.
    // Inline, although it is cold: a reference to the cursor would make the compiler keep it in memory.
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
