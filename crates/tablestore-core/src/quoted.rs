use std::fmt;

/// A name in quotation marks, for messages: escaped, and cut if it is long.
///
/// The length of a name in an error is the caller's choice, or the service's; that of the message is
/// not.
///
/// ```
/// use tablestore_core::Quoted;
///
/// assert_eq!(Quoted("orders\n").to_string(), r#""orders\n""#);
/// assert_eq!(
///     Quoted(&"x".repeat(1_000_000)).to_string(),
///     format!("\"{}…\" (1000000 bytes)", "x".repeat(Quoted::MAX_CHARS))
/// );
/// ```
#[derive(Clone, Copy)]
pub struct Quoted<'a>(pub &'a str);

impl Quoted<'_> {
    /// The number of characters from which on a name is cut.
    pub const MAX_CHARS: usize = 100;
}

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.char_indices().nth(Self::MAX_CHARS) {
            None => write!(f, "{:?}", self.0),
            Some((end, _)) => {
                let start = self.0[..end].escape_debug();
                write!(f, "\"{start}…\" ({} bytes)", self.0.len())
            }
        }
    }
}

impl fmt::Debug for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
