use super::docs::Doc;
use super::packed::Unpacker;
use super::postings::{BLOCK, Block, Decoded, Impact, Postings};

/// Goes through postings, block by block.
#[derive(Debug)]
pub(crate) struct Cursor<'a> {
    postings: &'a Postings,
    blocks: &'a [Block],
    bytes: &'a [u8],
    /// The block that is read; the tail comes after the last one.
    block: usize,
    docs: Vec<Doc>,
    /// The document after the current one in the block.
    next: usize,
    numbers: Numbers<'a>,
}

/// The frequencies and positions of the block.
#[derive(Debug)]
enum Numbers<'a> {
    Packed(Unpacker<'a>),
    Decoded(Decoded),
}

impl<'a> Cursor<'a> {
    fn new(postings: &'a Postings) -> Self {
        let (blocks, bytes) = postings.packed();
        let mut cursor = Self {
            postings,
            blocks,
            bytes,
            block: 0,
            docs: Vec::with_capacity(BLOCK),
            next: 0,
            numbers: Numbers::Packed(Unpacker::default()),
        };
        cursor.load(0);
        cursor
    }

    /// Reads the documents of a block, or of the tail. Beyond the tail there are none.
    fn load(&mut self, index: usize) {
        self.block = index;
        self.next = 0;
        self.docs.clear();
        if index < self.blocks.len() {
            let distances = Unpacker::new(&self.bytes[self.blocks[index].at..]);
            let mut doc = match index {
                0 => 0,
                _ => self.blocks[index - 1].last,
            };
            self.docs.extend((0..BLOCK).map(|index| {
                doc += distances.get(index);
                doc
            }));
            self.numbers = Numbers::Packed(Unpacker::new(distances.after(BLOCK)));
        } else if index == self.blocks.len() {
            let mut tail = self.postings.decode_tail();
            self.docs.append(&mut tail.docs);
            self.numbers = Numbers::Decoded(tail);
        }
    }

    /// The next document.
    pub(crate) fn advance(&mut self) -> Option<Doc> {
        if self.next == self.docs.len() {
            if self.block >= self.blocks.len() {
                return None;
            }
            self.load(self.block + 1);
        }
        let doc = self.docs.get(self.next).copied();
        self.next += usize::from(doc.is_some());
        doc
    }

    /// The first document from this one on. Documents are asked for in ascending order.
    pub(crate) fn seek(&mut self, doc: Doc) -> Option<Doc> {
        if let Some(current) = self.current()
            && current >= doc
        {
            return Some(current);
        }
        self.skip_to_block(doc);
        let rest = self.docs.get(self.next..).unwrap_or_default();
        self.next += rest.partition_point(|it| *it < doc);
        let found = self.docs.get(self.next).copied();
        self.next += usize::from(found.is_some());
        found
    }

    /// Goes to the block that has the first document from this one on, without looking for it there.
    pub(crate) fn skip_to_block(&mut self, doc: Doc) {
        let is_before = |block: &Block| block.last < doc;
        if self.blocks.get(self.block).is_some_and(is_before) {
            let later = &self.blocks[self.block + 1..];
            let skipped = match later.first() {
                Some(next) if is_before(next) => later.partition_point(is_before),
                _ => 0,
            };
            self.load(self.block + 1 + skipped);
        }
    }

    /// The document that was read last.
    fn current(&self) -> Option<Doc> {
        self.docs.get(self.next.checked_sub(1)?).copied()
    }

    /// The last document of the block.
    pub(crate) fn last_of_block(&self) -> Doc {
        let block = self.blocks.get(self.block);
        block.map_or(Doc::MAX, |block| block.last)
    }

    /// The bounds of the documents in the block.
    pub(crate) fn impact(&self) -> Impact {
        let block = self.blocks.get(self.block);
        block.map_or(self.postings.tail_impact(), |block| block.impact)
    }

    /// How often the current document has the token.
    pub(crate) fn frequency(&self) -> u32 {
        self.frequency_at(self.next.saturating_sub(1))
    }

    fn frequency_at(&self, index: usize) -> u32 {
        match &self.numbers {
            Numbers::Packed(frequencies) => frequencies.get(index) + 1,
            Numbers::Decoded(tail) => tail.frequencies.get(index).copied().unwrap_or(0),
        }
    }

    /// The positions of the token in the current document.
    pub(crate) fn positions(&self) -> Vec<u32> {
        let index = self.next.saturating_sub(1);
        let start: u32 = (0..index).map(|index| self.frequency_at(index)).sum();
        let range = start as usize..(start + self.frequency_at(index)) as usize;
        let mut last = 0;
        let mut from_last = |distance: u32| {
            last += distance;
            last
        };
        match &self.numbers {
            Numbers::Packed(frequencies) => {
                let positions = Unpacker::new(frequencies.after(BLOCK));
                range.map(|at| from_last(positions.get(at))).collect()
            }
            Numbers::Decoded(tail) => {
                let positions = tail.positions.get(range).unwrap_or_default();
                positions.iter().map(|it| from_last(*it)).collect()
            }
        }
    }
}

impl Postings {
    pub(crate) fn cursor(&self) -> Cursor<'_> {
        Cursor::new(self)
    }

    pub(crate) fn docs(&self) -> impl Iterator<Item = Doc> {
        let mut cursor = self.cursor();
        std::iter::from_fn(move || cursor.advance())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn postings(documents: u32) -> Postings {
        let mut postings = Postings::default();
        for doc in (0..documents * 3).step_by(3) {
            let positions: Vec<u32> = (0..=doc % 4).map(|it| it * 300 + 1).collect();
            postings.push(doc, 10 + doc % 7, &positions);
        }
        postings
    }

    #[test]
    fn documents_and_positions_are_read_back() {
        for documents in [0, 1, 127, 128, 129, 1000, 1024] {
            let postings = postings(documents);
            assert_eq!(postings.count(), documents);
            assert!(postings.docs().eq((0..documents * 3).step_by(3)));
            let mut cursor = postings.cursor();
            while let Some(doc) = cursor.advance() {
                assert_eq!(cursor.frequency(), doc % 4 + 1);
                if doc % 2 == 0 {
                    let positions = cursor.positions().into_iter();
                    assert!(positions.eq((0..=doc % 4).map(|it| it * 300 + 1)));
                }
            }
        }
    }

    #[test]
    fn seeking_skips() {
        let postings = postings(1000);
        let mut cursor = postings.cursor();
        for (sought, found) in [
            (0, Some(0)),
            (1, Some(3)),
            (3, Some(3)),
            (4, Some(6)),
            (1500, Some(1500)),
            (1500, Some(1500)),
            (2998, None),
            (2999, None),
        ] {
            assert_eq!(cursor.seek(sought), found);
        }
        assert_eq!(Postings::default().cursor().seek(0), None);
        for sought in 0..2998_u32 {
            let expected = Some(sought.next_multiple_of(3));
            assert_eq!(postings.cursor().seek(sought), expected);
        }
    }

    #[test]
    fn bounds_hold_for_each_document() {
        let postings = postings(1000);
        let mut cursor = postings.cursor();
        while let Some(doc) = cursor.advance() {
            for impact in [cursor.impact(), postings.impact()] {
                assert!(cursor.frequency() <= impact.frequency);
                assert!(10 + doc % 7 >= impact.length);
            }
        }
    }
}
