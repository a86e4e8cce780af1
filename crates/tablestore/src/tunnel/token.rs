use std::fmt;

/// The token of the end of a channel.
const FINISHED: &str = "finished";

/// A position in a channel. Its text is the service's own; programs can store it and pass it on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Token(String);

impl Token {
    /// Returns the position after the last record of a channel that has ended.
    pub fn finished() -> Self {
        Self(FINISHED.to_owned())
    }

    /// Returns whether the channel ends here, so that nothing can be read.
    pub fn is_finished(&self) -> bool {
        self.0 == FINISHED
    }

    /// Returns the token as the service wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for Token {
    fn from(token: String) -> Self {
        Self(token)
    }
}

impl From<&str> for Token {
    fn from(token: &str) -> Self {
        Self(token.to_owned())
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
