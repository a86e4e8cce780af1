use super::Scalar;

/// Writes a buffer from its root down: a table first, then the targets of its fields.
///
/// Numbers are aligned to their size, counted from the first byte. Equal vtables are written once.
#[derive(Debug)]
pub struct Writer {
    buffer: Vec<u8>,
    /// The latest vtables: their content, and where they are.
    vtables: [(u128, usize); 8],
    next_vtable: usize,
    /// The tables of the block that is being written.
    tables: Option<Vec<usize>>,
}

/// The position of a field or of an item. An offset there is set when its target is written.
///
/// An offset whose slot is dropped stays 0, which leads a reader back to the slot: always write the target.
#[derive(Debug)]
#[must_use = "an offset without a target is not valid"]
pub struct Slot(usize);

impl Slot {
    /// Returns the slot that is so many bytes behind this one: that in a copy of its block, or that of a
    /// later number in its vector.
    pub fn after(&self, distance: usize) -> Self {
        Self(self.0 + distance)
    }
}

/// A part of a buffer that can be repeated: see [`Writer::repeat`].
#[derive(Debug)]
pub struct Block {
    start: usize,
    end: usize,
    tables: Vec<usize>,
}

/// A field of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Field {
    /// No value, which a reader takes for 0.
    Absent,
    /// One byte.
    Byte(u8),
    /// An unsigned number of 4 bytes.
    U32(u32),
    /// A signed number of 8 bytes.
    I64(i64),
    /// A string, a vector or a table.
    Offset,
}

impl Field {
    fn size(self) -> usize {
        match self {
            Self::Absent => 0,
            Self::Byte(_) => 1,
            Self::U32(_) | Self::Offset => 4,
            Self::I64(_) => 8,
        }
    }
}

impl Default for Writer {
    fn default() -> Self {
        Self::with_capacity(0)
    }
}

impl Writer {
    /// Creates a writer with room for so many bytes.
    pub fn with_capacity(capacity: usize) -> Self {
        Self {
            buffer: Vec::with_capacity(capacity),
            vtables: [(0, 0); 8],
            next_vtable: 0,
            tables: None,
        }
    }

    /// Starts the buffer. The slot is that of the root table.
    pub fn root(&mut self) -> Slot {
        self.slot()
    }

    /// Returns the buffer.
    pub fn finish(self) -> Vec<u8> {
        self.buffer
    }

    /// Writes a block: a table with what belongs to it. Returns what the function returns, too.
    pub fn block<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> (Block, T) {
        self.align(8);
        let start = self.buffer.len();
        self.tables = Some(Vec::new());
        let written = write(self);
        let block = Block {
            start,
            end: self.buffer.len(),
            tables: self.tables.take().unwrap_or_default(),
        };
        (block, written)
    }

    /// Writes a copy of a block, to whose first table the slot leads. Returns the distance between the two:
    /// each slot of the block has one in the copy that is so far behind it.
    ///
    /// The copy has the block's numbers and offsets, so set the numbers that differ, and write the targets of
    /// all offsets that were not written inside the block.
    pub fn repeat(&mut self, slot: Slot, block: &Block) -> usize {
        self.align(8);
        let distance = self.buffer.len() - block.start;
        self.buffer.extend_from_within(block.start..block.end);
        for table in &block.tables {
            let moved = table + distance;
            if let Some(bytes) = self.chunk(moved) {
                let back = i32::from_le_bytes(*bytes);
                let distance = i32::try_from(distance).unwrap_or(i32::MAX);
                *bytes = back.saturating_add(distance).to_le_bytes();
            }
        }
        if let Some(first) = block.tables.first() {
            self.lead(slot, first + distance);
        }
        distance
    }

    /// Sets a number.
    pub fn set<T: Scalar>(&mut self, slot: &Slot, number: T) {
        if let Some(bytes) = self.buffer.get_mut(slot.0..) {
            number.set(bytes);
        }
    }

    /// Writes a table. Returns a slot for each field; only those of [`Field::Offset`] have to be filled.
    pub fn table<const N: usize>(&mut self, slot: Slot, fields: [Field; N]) -> [Slot; N] {
        // The largest fields come first, right after the distance to the vtable: none needs padding.
        let mut positions = [0; N];
        let mut end: u16 = 4;
        for size in [8, 4, 1] {
            for (position, field) in positions.iter_mut().zip(&fields) {
                if field.size() == size {
                    *position = end;
                    end += size as u16;
                }
            }
        }
        let vtable = self.vtable(&positions, end);
        // Numbers of 8 bytes are aligned if the table begins 4 bytes before such a position.
        let has_long = fields.iter().any(|field| field.size() == 8);
        while self.buffer.len() % 8 != 4 && (has_long || !self.buffer.len().is_multiple_of(4)) {
            self.buffer.push(0);
        }
        let start = self.fill(slot);
        if let Some(tables) = &mut self.tables {
            tables.push(start);
        }
        let back = i32::try_from(start - vtable).unwrap_or(i32::MAX);
        back.write(&mut self.buffer);
        for size in [8, 4, 1] {
            for field in fields.iter().filter(|field| field.size() == size) {
                match *field {
                    Field::Absent => {}
                    Field::Byte(byte) => self.buffer.push(byte),
                    Field::U32(number) => number.write(&mut self.buffer),
                    Field::I64(number) => number.write(&mut self.buffer),
                    Field::Offset => 0_u32.write(&mut self.buffer),
                }
            }
        }
        positions.map(|position| Slot(start + usize::from(position)))
    }

    /// Writes a vtable, or finds an equal one. Returns its position.
    fn vtable(&mut self, positions: &[u16], table_size: u16) -> usize {
        let size = u16::try_from(4 + 2 * positions.len()).unwrap_or(u16::MAX);
        // The content of a vtable of up to 6 fields, which is never 0; longer ones are not found again.
        let parts = [size, table_size]
            .into_iter()
            .chain(positions.iter().copied());
        let content = match positions.len() {
            ..=6 => parts
                .clone()
                .fold(0, |content, part| content << 16 | u128::from(part)),
            _ => 0,
        };
        let mut known = self
            .vtables
            .iter()
            .filter(|(known, _)| *known == content && content != 0);
        if let Some((_, at)) = known.next() {
            return *at;
        }
        self.align(2);
        let start = self.buffer.len();
        parts.for_each(|part| part.write(&mut self.buffer));
        let index = self.next_vtable % self.vtables.len();
        self.vtables[index] = (content, start);
        self.next_vtable += 1;
        start
    }

    /// Writes a string.
    pub fn string(&mut self, slot: Slot, text: &str) {
        self.bytes(slot, text.as_bytes());
        // Readers in C expect a zero after a string.
        self.buffer.push(0);
    }

    /// Writes a vector of bytes.
    pub fn bytes(&mut self, slot: Slot, bytes: &[u8]) {
        self.align(4);
        self.fill(slot);
        length32(bytes.len()).write(&mut self.buffer);
        self.buffer.extend_from_slice(bytes);
    }

    /// Writes a vector of numbers, which are to be [`set`](Self::set). Returns the slot of the first one.
    pub fn zeros<T: Scalar>(&mut self, slot: Slot, count: usize) -> Slot {
        let start = self.start_vector::<T>(slot) + 4;
        length32(count).write(&mut self.buffer);
        self.buffer.resize(start + count * T::SIZE, 0);
        Slot(start)
    }

    /// Writes a vector of numbers.
    pub fn vector<T: Scalar>(&mut self, slot: Slot, items: impl IntoIterator<Item = T>) {
        let start = self.start_vector::<T>(slot);
        0_u32.write(&mut self.buffer);
        let mut count = 0;
        for item in items {
            item.write(&mut self.buffer);
            count += 1;
        }
        self.put(start, length32(count));
    }

    /// Aligns the end of the buffer for a vector, and makes its slot lead there.
    fn start_vector<T: Scalar>(&mut self, slot: Slot) -> usize {
        self.align(4);
        while T::SIZE == 8 && self.buffer.len() % 8 != 4 {
            self.buffer.push(0);
        }
        self.fill(slot)
    }

    /// Writes a vector of strings or tables, each of which has a slot.
    pub fn offsets(&mut self, slot: Slot, count: usize) -> impl Iterator<Item = Slot> + use<> {
        self.align(4);
        self.fill(slot);
        length32(count).write(&mut self.buffer);
        let start = self.buffer.len();
        self.buffer.resize(start + 4 * count, 0);
        (0..count).map(move |index| Slot(start + 4 * index))
    }

    fn slot(&mut self) -> Slot {
        self.align(4);
        let slot = Slot(self.buffer.len());
        0_u32.write(&mut self.buffer);
        slot
    }

    /// Makes an offset lead to the end of the buffer, which is returned.
    fn fill(&mut self, slot: Slot) -> usize {
        let target = self.buffer.len();
        self.lead(slot, target);
        target
    }

    /// Makes an offset lead to a later position.
    fn lead(&mut self, Slot(slot): Slot, target: usize) {
        self.put(slot, length32(target - slot));
    }

    fn put(&mut self, at: usize, number: u32) {
        if let Some(bytes) = self.chunk(at) {
            *bytes = number.to_le_bytes();
        }
    }

    /// The four bytes at a position.
    fn chunk(&mut self, at: usize) -> Option<&mut [u8; 4]> {
        self.buffer.get_mut(at..)?.first_chunk_mut()
    }

    fn align(&mut self, size: usize) {
        while !self.buffer.len().is_multiple_of(size) {
            self.buffer.push(0);
        }
    }
}

/// A length as buffers hold it. The service takes bodies of a few megabytes, so longer ones are never sent.
fn length32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
