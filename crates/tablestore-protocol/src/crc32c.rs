//! CRC-32C: the polynomial 0x1EDC6F41, initially all ones, reflected and inverted.

/// `TABLES[n][byte]` is the sum of `byte` and `n` zero bytes after it.
static TABLES: [[u32; 256]; 8] = tables();

const fn tables() -> [[u32; 256]; 8] {
    let mut tables = [[0; 256]; 8];
    let mut byte = 0;
    while byte < 256 {
        #[allow(clippy::cast_possible_truncation, reason = "a table has 256 entries")]
        let mut sum = byte as u32;
        let mut zeros = 0;
        while zeros < 8 {
            let mut bit = 0;
            while bit < 8 {
                sum = (sum >> 1) ^ if sum & 1 == 0 { 0 } else { 0x82F6_3B78 };
                bit += 1;
            }
            tables[zeros][byte] = sum;
            zeros += 1;
        }
        byte += 1;
    }
    tables
}

/// The checksum of these bytes.
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    let (chunks, rest) = bytes.as_chunks::<8>();
    for chunk in chunks {
        let [a, b, c, d] = sum.to_le_bytes();
        let mixed = [
            chunk[0] ^ a,
            chunk[1] ^ b,
            chunk[2] ^ c,
            chunk[3] ^ d,
            chunk[4],
            chunk[5],
            chunk[6],
            chunk[7],
        ];
        sum = 0;
        for (index, byte) in mixed.into_iter().enumerate() {
            sum ^= TABLES[7 - index][usize::from(byte)];
        }
    }
    for byte in rest {
        let [low, ..] = sum.to_le_bytes();
        sum = (sum >> 8) ^ TABLES[0][usize::from(low ^ byte)];
    }
    !sum
}

#[cfg(test)]
mod tests {
    use crc::{CRC_32_ISCSI, Crc, Table};

    use super::*;

    #[test]
    fn every_length_gives_the_standard_checksum() {
        let crc = Crc::<u32, Table<1>>::new(&CRC_32_ISCSI);
        let bytes: Vec<u8> = (0..=255).cycle().skip(7).take(300).collect();
        for length in 0..bytes.len() {
            assert_eq!(checksum(&bytes[..length]), crc.checksum(&bytes[..length]));
        }
        assert_eq!(checksum(b"123456789").cast_signed(), -486_108_541);
    }
}
