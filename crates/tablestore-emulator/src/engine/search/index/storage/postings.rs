//! The documents that have a token, and where in them it is.
//!
//! Documents are appended one by one to a short tail, as LEB128 numbers:
//!
//! ```text
//! posting = (documents since the last one, 1 bit: more than one position follows)
//!           [number of positions] positions, each counted from the last one
//! ```
//!
//! A full tail becomes a block: all distances of documents, all frequencies less 1, and all positions,
//! each packed with as few bits as the largest one needs. A block knows its last document, and a
//! bound of how good a document in it can be.

use super::docs::{Doc, make_room};
use super::packed::{pack, pad, unpad};

/// Documents of a block.
pub(super) const BLOCK: usize = 128;

#[derive(Debug, Default)]
pub(crate) struct Postings {
    packed: Option<Box<Packed>>,
    tail: Vec<u8>,
    tail_impact: Impact,
    count: u32,
    last: Doc,
}

#[derive(Debug, Default)]
pub(super) struct Packed {
    pub(super) blocks: Vec<Block>,
    pub(super) bytes: Vec<u8>,
}

#[derive(Debug)]
pub(super) struct Block {
    /// Where its numbers start.
    pub(super) at: usize,
    pub(super) last: Doc,
    pub(super) impact: Impact,
}

/// Bounds of some documents: none has the token more often, and none is shorter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Impact {
    pub(crate) frequency: u32,
    pub(crate) length: u32,
}

/// Postings that are read.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    pub(super) docs: Vec<Doc>,
    pub(super) frequencies: Vec<u32>,
    /// The positions of all documents, each counted from the last one in its document.
    pub(super) positions: Vec<u32>,
}

impl Default for Impact {
    fn default() -> Self {
        Self {
            frequency: 0,
            length: u32::MAX,
        }
    }
}

impl Impact {
    fn join(self, other: Self) -> Self {
        Self {
            frequency: self.frequency.max(other.frequency),
            length: self.length.min(other.length),
        }
    }
}

impl Postings {
    /// Adds a document of so many tokens, which comes after all others.
    pub(super) fn push(&mut self, doc: Doc, length: u32, positions: &[u32]) {
        let several = positions.len() > 1;
        let delta = u64::from(doc - self.last);
        encode(delta << 1 | u64::from(several), &mut self.tail);
        if several {
            encode(positions.len() as u64, &mut self.tail);
        }
        let mut last = 0;
        for position in positions {
            encode(u64::from(position - last), &mut self.tail);
            last = *position;
        }
        self.last = doc;
        self.count += 1;
        self.tail_impact = self.tail_impact.join(Impact {
            frequency: u32::try_from(positions.len()).unwrap_or(u32::MAX),
            length,
        });
        if (self.count as usize).is_multiple_of(BLOCK) {
            self.pack_tail();
        }
    }

    /// Makes a block of the tail.
    fn pack_tail(&mut self) {
        let tail = self.decode_tail();
        let packed = self.packed.get_or_insert_default();
        unpad(&mut packed.bytes);
        let mut before = packed.blocks.last().map_or(0, |block| block.last);
        let mut distances = Vec::with_capacity(BLOCK);
        for doc in &tail.docs {
            distances.push(doc - before);
            before = *doc;
        }
        let frequencies: Vec<u32> = tail.frequencies.iter().map(|it| it - 1).collect();
        make_room(&mut packed.blocks);
        packed.blocks.push(Block {
            at: packed.bytes.len(),
            last: self.last,
            impact: self.tail_impact,
        });
        pack(&distances, &mut packed.bytes);
        pack(&frequencies, &mut packed.bytes);
        pack(&tail.positions, &mut packed.bytes);
        pad(&mut packed.bytes);
        self.tail = Vec::new();
        self.tail_impact = Impact::default();
    }

    pub(super) fn decode_tail(&self) -> Decoded {
        let mut tail = Decoded::default();
        let mut rest = self.tail.as_slice();
        let packed = self.packed.as_ref();
        let mut doc = packed.map_or(0, |packed| packed.blocks.last().map_or(0, |it| it.last));
        while !rest.is_empty() {
            let head = decode(&mut rest);
            doc += u32::try_from(head >> 1).unwrap_or(0);
            let frequency = match head & 1 == 1 {
                true => u32::try_from(decode(&mut rest)).unwrap_or(0),
                false => 1,
            };
            tail.docs.push(doc);
            tail.frequencies.push(frequency);
            let positions = (0..frequency).map(|_| u32::try_from(decode(&mut rest)).unwrap_or(0));
            tail.positions.extend(positions);
        }
        tail
    }

    pub(super) fn packed(&self) -> (&[Block], &[u8]) {
        let packed = self.packed.as_ref();
        packed.map_or((&[], &[]), |packed| (&packed.blocks, &packed.bytes))
    }

    /// The bounds of the documents in the tail.
    pub(super) fn tail_impact(&self) -> Impact {
        self.tail_impact
    }

    /// The bounds of all documents.
    pub(crate) fn impact(&self) -> Impact {
        let (blocks, _) = self.packed();
        let blocks = blocks.iter().map(|block| block.impact);
        blocks.fold(self.tail_impact, Impact::join)
    }

    /// How many documents have the token, dead ones included.
    pub(crate) fn count(&self) -> u32 {
        self.count
    }
}

fn encode(mut number: u64, bytes: &mut Vec<u8>) {
    loop {
        make_room(bytes);
        if number < 0x80 {
            bytes.push(number as u8);
            return;
        }
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
}

fn decode(bytes: &mut &[u8]) -> u64 {
    let mut number = 0;
    let mut shift = 0;
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
        shift += 7;
    }
    number
}
