//! Tokens: where a page ended. Those of other tables, series and operations are refused.

use bytes::Bytes;

use crate::engine::shared::error::Result;
use crate::engine::timeseries::texts;

/// The version of tokens, which is their first byte.
const VERSION: u8 = 1;

/// Makes a token from a kind, the bytes that it has to agree with, and a position.
pub(crate) fn encode(kind: u8, about: &[u8], position: &[u8]) -> Bytes {
    let mut token = vec![VERSION, kind];
    token.extend_from_slice(&sum(kind, about, position).to_be_bytes());
    token.extend_from_slice(position);
    token.into()
}

/// Returns the position of a token of this kind that is about the same.
pub(crate) fn decode<'a>(kind: u8, about: &[u8], token: &'a [u8]) -> Result<&'a [u8]> {
    let position = token.get(10..).ok_or_else(texts::token)?;
    let expected = sum(kind, about, position).to_be_bytes();
    match token[..2] == [VERSION, kind] && token[2..10] == expected {
        true => Ok(position),
        false => Err(texts::token()),
    }
}

/// A sum over all that a token depends on.
fn sum(kind: u8, about: &[u8], position: &[u8]) -> u64 {
    let length = about.len().to_le_bytes();
    let bytes = [kind].into_iter().chain(length);
    let bytes = bytes.chain(about.iter().chain(position).copied());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    (hash ^ hash >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_read_where_they_belong() {
        let token = encode(b'g', b"about", b"here");
        assert_eq!(decode(b'g', b"about", &token).unwrap(), b"here");
        for (kind, about) in [(b'h', &b"about"[..]), (b'g', b"abou"), (b'g', b"")] {
            decode(kind, about, &token).unwrap_err();
        }
        for index in 0..token.len() {
            let mut changed = token.to_vec();
            changed[index] ^= 1;
            decode(b'g', b"about", &changed).unwrap_err();
            decode(b'g', b"about", &token[..index]).unwrap_err();
        }
        let error = decode(b'g', b"", b"").unwrap_err();
        assert_eq!(error.message(), "Invalid token.");
    }
}
