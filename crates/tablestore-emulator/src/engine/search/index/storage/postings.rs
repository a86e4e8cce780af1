use super::Doc;

/// Documents between two entries of the table for skipping.
const BLOCK: u32 = 128;

/// The documents that have a token, and where in them it is.
///
/// ```text
/// posting = (documents since the last one, 1 bit: more than one position follows)
///           [number of positions] positions, each counted from the last one
/// ```
///
/// All numbers are LEB128.
#[derive(Debug, Default)]
pub(crate) struct Postings {
    bytes: Vec<u8>,
    count: u32,
    last: Doc,
    blocks: Vec<Block>,
}

/// Where every so many documents start.
#[derive(Debug)]
struct Block {
    /// The document before.
    before: Doc,
    at: u32,
}

impl Postings {
    /// Adds a document, which comes after all others.
    pub(super) fn push(&mut self, doc: Doc, positions: &[u32]) {
        if self.count > 0 && self.count.is_multiple_of(BLOCK) {
            self.blocks.push(Block {
                before: self.last,
                at: u32::try_from(self.bytes.len()).unwrap_or(u32::MAX),
            });
        }
        let several = positions.len() > 1;
        let delta = u64::from(doc - self.last);
        encode(delta << 1 | u64::from(several), &mut self.bytes);
        if several {
            encode(positions.len() as u64, &mut self.bytes);
        }
        let mut last = 0;
        for position in positions {
            encode(u64::from(position - last), &mut self.bytes);
            last = *position;
        }
        self.last = doc;
        self.count += 1;
    }

    /// How many documents have the token, dead ones included.
    pub(crate) fn count(&self) -> u32 {
        self.count
    }

    pub(crate) fn cursor(&self) -> Cursor<'_> {
        Cursor {
            postings: self,
            at: 0,
            doc: 0,
            positions: 0,
            read: 0,
        }
    }

    pub(crate) fn docs(&self) -> impl Iterator<Item = Doc> {
        let mut cursor = self.cursor();
        std::iter::from_fn(move || cursor.advance())
    }
}

/// Goes through postings.
#[derive(Debug)]
pub(crate) struct Cursor<'a> {
    postings: &'a Postings,
    at: usize,
    doc: Doc,
    /// Positions that are not read yet.
    positions: u32,
    /// Documents that were read or skipped.
    read: u32,
}

impl Cursor<'_> {
    /// The next document.
    pub(crate) fn advance(&mut self) -> Option<Doc> {
        self.skip_positions();
        if self.read == self.postings.count {
            return None;
        }
        let head = self.decode();
        self.doc += u32::try_from(head >> 1).unwrap_or(0);
        self.positions = match head & 1 == 1 {
            true => u32::try_from(self.decode()).unwrap_or(0),
            false => 1,
        };
        self.read += 1;
        Some(self.doc)
    }

    /// The first document from this one on. Documents are asked for in ascending order.
    pub(crate) fn seek(&mut self, doc: Doc) -> Option<Doc> {
        if self.read > 0 && self.doc >= doc {
            return Some(self.doc);
        }
        let blocks = &self.postings.blocks;
        let next = blocks.partition_point(|block| block.before < doc);
        if let Some(index) = next.checked_sub(1) {
            let read = u32::try_from(next).unwrap_or(u32::MAX) * BLOCK;
            if read > self.read {
                self.at = blocks[index].at as usize;
                self.doc = blocks[index].before;
                self.read = read;
                self.positions = 0;
            }
        }
        loop {
            match self.advance() {
                Some(found) if found < doc => {}
                found => return found,
            }
        }
    }

    /// How often the current document has the token. Asked before its positions are read.
    pub(crate) fn frequency(&self) -> u32 {
        self.positions
    }

    /// The positions in the current document, once.
    pub(crate) fn positions(&mut self) -> Vec<u32> {
        let mut last = 0;
        let count = std::mem::take(&mut self.positions);
        let positions = (0..count).map(|_| {
            last += u32::try_from(self.decode()).unwrap_or(0);
            last
        });
        positions.collect()
    }

    fn skip_positions(&mut self) {
        let bytes = &self.postings.bytes;
        while self.positions > 0 {
            self.positions -= u32::from(bytes[self.at] & 0x80 == 0);
            self.at += 1;
        }
    }

    fn decode(&mut self) -> u64 {
        let mut number = 0;
        let mut shift = 0;
        loop {
            let byte = self.postings.bytes[self.at];
            self.at += 1;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return number;
            }
            shift += 7;
        }
    }
}

fn encode(mut number: u64, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn postings() -> Postings {
        let mut postings = Postings::default();
        for doc in (0..3000).step_by(3) {
            let positions: Vec<u32> = (0..=doc % 4).map(|it| it * 300 + 1).collect();
            postings.push(doc, &positions);
        }
        postings
    }

    #[test]
    fn documents_and_positions_are_read_back() {
        let postings = postings();
        assert_eq!(postings.count(), 1000);
        assert!(postings.docs().eq((0..3000).step_by(3)));
        let mut cursor = postings.cursor();
        while let Some(doc) = cursor.advance() {
            assert_eq!(cursor.frequency(), doc % 4 + 1);
            if doc % 2 == 0 {
                let positions = cursor.positions();
                assert!(
                    positions
                        .into_iter()
                        .eq((0..=doc % 4).map(|it| it * 300 + 1))
                );
            }
        }
    }

    #[test]
    fn seeking_skips() {
        let postings = postings();
        let mut cursor = postings.cursor();
        for (sought, found) in [
            (0, 0),
            (1, 3),
            (3, 3),
            (4, 6),
            (1500, 1500),
            (2998, u32::MAX),
        ] {
            assert_eq!(
                cursor.seek(sought),
                Some(found).filter(|it| *it != u32::MAX)
            );
        }
        assert_eq!(Postings::default().cursor().seek(0), None);
        for sought in 0..2998 {
            assert_eq!(
                postings.cursor().seek(sought),
                Some(sought.next_multiple_of(3))
            );
        }
    }
}
