//! Numbers with as few bits for each as the largest one needs.

/// Bytes after the last number, so that each can be read with seven others.
const PADDING: usize = 7;

/// Appends numbers; what is before them stays.
pub(super) fn pack(numbers: &[u32], bytes: &mut Vec<u8>) {
    let largest = numbers.iter().copied().max().unwrap_or(0);
    let width = u32::BITS - largest.leading_zeros();
    bytes.push(u8::try_from(width).unwrap_or(0));
    let (mut pending, mut bits) = (0_u64, 0);
    for number in numbers {
        pending |= u64::from(*number) << bits;
        bits += width;
        while bits >= 8 {
            bytes.push((pending & 0xff) as u8);
            pending >>= 8;
            bits -= 8;
        }
    }
    if bits > 0 {
        bytes.push((pending & 0xff) as u8);
    }
}

/// Appends what the reader of the last numbers may read beyond them.
pub(super) fn pad(bytes: &mut Vec<u8>) {
    bytes.extend([0; PADDING]);
}

/// Removes it again.
pub(super) fn unpad(bytes: &mut Vec<u8>) {
    bytes.truncate(bytes.len().saturating_sub(PADDING));
}

/// Reads packed numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Unpacker<'a> {
    bytes: &'a [u8],
    width: usize,
}

impl<'a> Unpacker<'a> {
    /// The numbers at the start of these bytes.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        match bytes.split_first() {
            Some((width, bytes)) => Self {
                bytes,
                width: usize::from(*width),
            },
            None => Self::default(),
        }
    }

    /// The number of an index.
    pub(super) fn get(&self, index: usize) -> u32 {
        let bit = index * self.width;
        let from = bit / 8;
        let Some(bytes) = self.bytes.get(from..from + 8) else {
            // No number is so near the end, unless all are 0 and take no bytes.
            return 0;
        };
        let mut buffer = [0; 8];
        buffer.copy_from_slice(bytes);
        let mask = (1_u64 << self.width) - 1;
        (u64::from_le_bytes(buffer) >> (bit % 8) & mask) as u32
    }

    /// What follows so many numbers.
    pub(super) fn after(&self, count: usize) -> &'a [u8] {
        let length = (count * self.width).div_ceil(8);
        self.bytes.get(length..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_any_width_are_read_back() {
        let mut bytes = Vec::new();
        let lists: Vec<Vec<u32>> = (0..=32)
            .map(|width| {
                let largest = u32::try_from((1_u64 << width) - 1).unwrap();
                (0..=width)
                    .map(|it| largest.wrapping_mul(it + 1) & largest)
                    .chain([largest])
                    .collect()
            })
            .collect();
        for list in &lists {
            pack(list, &mut bytes);
            pad(&mut bytes);
            unpad(&mut bytes);
        }
        pad(&mut bytes);
        let mut rest = &bytes[..];
        for list in &lists {
            let numbers = Unpacker::new(rest);
            for (index, number) in list.iter().enumerate() {
                assert_eq!(numbers.get(index), *number);
            }
            rest = numbers.after(list.len());
        }
        assert_eq!(rest.len(), PADDING);
    }
}
