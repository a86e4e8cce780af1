//! Tokens: positions in a channel, as clients hand them around without reading them.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use prost::Message as _;
use tablestore_protocol::proto::tunnel as proto;

/// The token of the end of a channel.
pub(crate) const FINISHED: &str = "finished";

/// The version of the tokens that are written: with a count of rows.
const VERSION: i64 = 2;

/// A position in a channel.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Token {
    pub(crate) position: Start,
    /// The time of the last change before the position, in nanoseconds since 1970; 0 if there is none.
    pub(crate) timestamp: i64,
    /// The number of rows before the position.
    pub(crate) count: i64,
}

/// Where a channel is read next.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Start {
    /// Of base data: the primary key of the next row in PlainBuffer; empty for the first row.
    Row(Bytes),
    /// Of changes: an iterator of the shard.
    Change(String),
}

impl Default for Start {
    fn default() -> Self {
        Self::Row(Bytes::new())
    }
}

impl Token {
    /// Decodes a token. Returns `None` for one that the service has not written, and for `finished`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let token = BASE64_STANDARD.decode(text).ok()?;
        let token = proto::Token::decode(&token[..]).ok()?;
        if !(1..=VERSION).contains(&token.version) {
            return None;
        }
        let content = proto::TokenContent::decode(token.content).ok()?;
        let iterator = content.iterator.filter(|iterator| !iterator.is_empty());
        Some(Self {
            position: match iterator {
                Some(iterator) => Start::Change(iterator),
                None => Start::Row(content.primary_key.unwrap_or_default()),
            },
            timestamp: content.timestamp.unwrap_or_default(),
            count: content.total_count.unwrap_or_default(),
        })
    }

    pub(crate) fn encode(&self) -> String {
        let (primary_key, iterator) = match &self.position {
            Start::Row(key) => (key.clone(), String::new()),
            Start::Change(iterator) => (Bytes::new(), iterator.clone()),
        };
        let content = proto::TokenContent {
            primary_key: Some(primary_key),
            iterator: Some(iterator),
            timestamp: Some(self.timestamp),
            total_count: Some(self.count),
        };
        let token = proto::Token {
            version: VERSION,
            content: content.encode_to_vec().into(),
        };
        BASE64_STANDARD.encode(token.encode_to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_read_back() {
        let change = Start::Change("stream/0/1/2".to_owned());
        for position in [
            Start::default(),
            Start::Row(Bytes::from_static(b"k")),
            change,
        ] {
            let token = Token {
                position,
                timestamp: 5,
                count: 7,
            };
            assert_eq!(Token::parse(&token.encode()), Some(token));
        }
    }

    #[test]
    fn other_texts_are_no_tokens() {
        let of_version = |version| {
            let token = proto::Token {
                version,
                content: Bytes::new(),
            };
            BASE64_STANDARD.encode(token.encode_to_vec())
        };
        assert_eq!(Token::parse(&of_version(1)), Some(Token::default()));
        for text in ["", FINISHED, "%", "AAAA", &of_version(0), &of_version(3)] {
            assert_eq!(Token::parse(text), None, "{text:?}");
        }
    }
}
