//! The HMACs and the MD5 of the protocol, in base64.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use hmac::{Hmac, KeyInit, Mac as _};
use md5::{Digest, Md5};
use sha1::Sha1;
use sha2::Sha256;
use tablestore_core::{Error, ErrorKind, Result};
use zeroize::Zeroizing;

/// An HMAC with its key and perhaps some text. Cloning one without text is cheaper than preparing its key
/// again. Wiped from memory on drop.
#[derive(Clone)]
pub(crate) enum Mac {
    Sha1(Hmac<Sha1>),
    Sha256(Hmac<Sha256>),
}

impl Mac {
    pub(crate) fn sha1(key: &[u8]) -> Result<Self> {
        prepare(key).map(Self::Sha1)
    }

    pub(crate) fn sha256(key: &[u8]) -> Result<Self> {
        prepare(key).map(Self::Sha256)
    }

    fn update(&mut self, text: &[u8]) {
        match self {
            Self::Sha1(mac) => mac.update(text),
            Self::Sha256(mac) => mac.update(text),
        }
    }

    /// Adds a text that is written in pieces.
    pub(crate) fn add(&mut self, write: impl FnOnce(&mut Pieces<'_>)) {
        let mut pieces = Pieces {
            mac: self,
            text: [0; 512],
            length: 0,
        };
        write(&mut pieces);
        pieces.flush();
    }

    /// Returns the signature, in base64.
    pub(crate) fn signature(self) -> String {
        match self {
            Self::Sha1(mac) => BASE64_STANDARD.encode(mac.finalize().into_bytes()),
            Self::Sha256(mac) => BASE64_STANDARD.encode(mac.finalize().into_bytes()),
        }
    }

    /// Returns whether this is the signature, in constant time.
    pub(crate) fn verify(self, signature: &str) -> bool {
        let mut bytes = [0; 48];
        let Ok(length) = BASE64_STANDARD.decode_slice(signature, &mut bytes) else {
            return false;
        };
        let signature = &bytes[..length];
        match self {
            Self::Sha1(mac) => mac.verify_slice(signature).is_ok(),
            Self::Sha256(mac) => mac.verify_slice(signature).is_ok(),
        }
    }
}

/// Joins short pieces of a text: an HMAC takes one long piece faster than many short ones.
pub(crate) struct Pieces<'a> {
    mac: &'a mut Mac,
    text: [u8; 512],
    length: usize,
}

impl Pieces<'_> {
    pub(crate) fn push(&mut self, piece: &[u8]) {
        match self.text[self.length..].get_mut(..piece.len()) {
            Some(free) => {
                free.copy_from_slice(piece);
                self.length += piece.len();
            }
            None => {
                self.flush();
                self.mac.update(piece);
            }
        }
    }

    /// Passes the pieces on.
    fn flush(&mut self) {
        self.mac.update(&self.text[..self.length]);
        self.length = 0;
    }
}

/// Derives the key of a V4 signature: HMACs of day, region, service and version, each with the previous
/// one as its key, and the base64 *text* of the last.
pub(crate) fn derive_v4_key(secret: &str, day: &[u8], region: &[u8]) -> Result<Zeroizing<String>> {
    let mut key = Zeroizing::new([b"aliyun_v4", secret.as_bytes()].concat());
    for step in [day, region, b"ots", b"aliyun_v4_request"] {
        let mac = prepare::<Hmac<Sha256>>(&key)?.chain_update(step);
        key = Zeroizing::new(mac.finalize().into_bytes().to_vec());
    }
    Ok(Zeroizing::new(BASE64_STANDARD.encode(&*key)))
}

/// Returns whether this is the MD5 of a body, in base64.
pub(crate) fn is_content_md5(text: &[u8], body: &[u8]) -> bool {
    let mut expected = [0; 24];
    let length = BASE64_STANDARD.encode_slice(Md5::digest(body), &mut expected);
    length.is_ok_and(|length| *text == expected[..length])
}

/// Returns the MD5 of a body, in base64.
pub(crate) fn content_md5(body: &[u8]) -> String {
    BASE64_STANDARD.encode(Md5::digest(body))
}

fn prepare<M: KeyInit>(key: &[u8]) -> Result<M> {
    // HMAC accepts keys of any length; only the trait does not.
    M::new_from_slice(key)
        .map_err(|_| Error::new(ErrorKind::Credentials, "the secret cannot be an HMAC key"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 2202 test case 2 and RFC 4231 test case 2.
    #[test]
    fn hmacs_are_the_standard_ones() {
        for (mut mac, expected) in [
            (Mac::sha1(b"Jefe").unwrap(), "7/zfauXrL6LSdBbV8YTfnCWafHk="),
            (
                Mac::sha256(b"Jefe").unwrap(),
                "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=",
            ),
        ] {
            mac.update(b"what do ya want ");
            mac.update(b"for nothing?");
            assert_eq!(mac.clone().signature(), expected);
            assert!(mac.clone().verify(expected));

            let (first, rest) = expected.split_at(1);
            assert!(!mac.clone().verify(rest));
            assert!(!mac.clone().verify(&format!("{rest}{first}")));
            assert!(!mac.clone().verify(&expected.repeat(3)));
            assert!(!mac.verify(""));
        }
    }

    #[test]
    fn prepared_keys_are_wiped() {
        // A prepared HMAC consists of two states of its hash and a block.
        fn is_wiped<H: zeroize::ZeroizeOnDrop>() {}
        is_wiped::<Sha1>();
        is_wiped::<Sha256>();
    }

    /// RFC 1321.
    #[test]
    fn md5_is_the_standard_one() {
        assert_eq!(content_md5(b""), "1B2M2Y8AsgTpgAmY7PhCfg==");
        assert_eq!(content_md5(b"abc"), "kAFQmDzST7DWlj99KOF/cg==");

        assert!(is_content_md5(b"kAFQmDzST7DWlj99KOF/cg==", b"abc"));
        for other in [
            "",
            "kAFQmDzST7DWlj99KOF/cg",
            "kAFQmDzST7DWlj99KOF/ch==",
            "kAFQmDzST7DWlj99KOF/",
            "kAFQmDzST7DWlj99KOF/kAFQmDzST7DWlj99KOF/",
            "not base64 at all, but 24",
        ] {
            assert!(!is_content_md5(other.as_bytes(), b"abc"), "{other}");
        }
    }
}
