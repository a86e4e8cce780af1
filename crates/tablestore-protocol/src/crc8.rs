//! CRC-8 with the polynomial 0x07, initially 0, neither reflected nor inverted.

/// `TABLES[n][byte]` is the checksum of `byte` and `n` zero bytes after it.
static TABLES: [[u8; 256]; 16] = tables();

const fn tables() -> [[u8; 256]; 16] {
    let mut tables = [[0; 256]; 16];
    let mut byte = 0;
    while byte < 256 {
        #[allow(clippy::cast_possible_truncation, reason = "a table has 256 entries")]
        let mut sum = byte as u8;
        let mut zeros = 0;
        while zeros < 16 {
            let mut bit = 0;
            while bit < 8 {
                sum = (sum << 1) ^ if sum & 0x80 == 0 { 0 } else { 0x07 };
                bit += 1;
            }
            tables[zeros][byte] = sum;
            zeros += 1;
        }
        byte += 1;
    }
    tables
}

/// Extends a checksum by more bytes.
///
/// Cells are short, so the rest of 16 bytes is not processed byte by byte, where each waits for the one
/// before it.
#[inline]
pub(crate) fn update(mut crc: u8, bytes: &[u8]) -> u8 {
    let (chunks, mut rest) = bytes.as_chunks::<16>();
    for chunk in chunks {
        crc = update_array(crc, chunk);
    }
    if let Some((chunk, tail)) = rest.split_first_chunk::<8>() {
        crc = update_array(crc, chunk);
        rest = tail;
    }
    if let Some((chunk, tail)) = rest.split_first_chunk::<4>() {
        crc = update_array(crc, chunk);
        rest = tail;
    }
    for byte in rest {
        crc = update_byte(crc, *byte);
    }
    crc
}

/// Extends a checksum by one byte.
#[inline]
pub(crate) fn update_byte(crc: u8, byte: u8) -> u8 {
    TABLES[0][usize::from(crc ^ byte)]
}

/// Extends a checksum by at most 16 bytes at once.
#[inline]
pub(crate) fn update_array<const N: usize>(crc: u8, bytes: &[u8; N]) -> u8 {
    let mut sum = TABLES[N - 1][usize::from(crc ^ bytes[0])];
    for i in 1..N {
        sum ^= TABLES[N - 1 - i][usize::from(bytes[i])];
    }
    sum
}

#[cfg(test)]
mod tests {
    use crc::{CRC_8_SMBUS, Crc, Table};

    use super::*;

    #[test]
    fn every_length_gives_the_standard_checksum() {
        let crc = Crc::<u8, Table<1>>::new(&CRC_8_SMBUS);
        let bytes: Vec<u8> = (0..=255).cycle().skip(7).take(300).collect();
        for length in 0..bytes.len() {
            assert_eq!(update(0, &bytes[..length]), crc.checksum(&bytes[..length]));
        }
        assert_eq!(update(0, b"123456789"), 0xf4);
    }

    #[test]
    fn a_checksum_continues_over_any_split() {
        let bytes: Vec<u8> = (100..200).collect();
        for split in 0..bytes.len() {
            let (head, tail) = bytes.split_at(split);
            assert_eq!(update(update(0, head), tail), update(0, &bytes));
        }
    }
}
