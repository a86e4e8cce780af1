/// A piece of a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Token {
    pub(crate) text: String,
    /// Where the token is among the others; a phrase asks for consecutive ones.
    pub(crate) position: u32,
    /// The bytes of the text that it stands for.
    pub(crate) start: usize,
    pub(crate) end: usize,
}
