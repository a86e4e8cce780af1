//! Holds encodings against those of the official Python client, recorded by `tests/golden/record.py` at
//! the root of the repository.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "clippy's exemption of tests does not reach the helper functions of a tests file"
)]

mod columns;
mod plainbuffer;

use bytes::Bytes;

fn from_hex(hex: &str) -> Bytes {
    let digits = hex
        .as_bytes()
        .chunks(2)
        .map(|pair| str::from_utf8(pair).unwrap());
    digits
        .map(|pair| u8::from_str_radix(pair, 16).unwrap())
        .collect()
}
