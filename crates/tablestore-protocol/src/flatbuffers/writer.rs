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
}

/// The position of an offset, which is set when its target is written.
///
/// An offset whose slot is dropped stays 0, which leads a reader back to the slot: always write the target.
#[derive(Debug)]
#[must_use = "an offset without a target is not valid"]
pub struct Slot(usize);

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
        self.align(4);
        self.fill(slot);
        length32(text.len()).write(&mut self.buffer);
        self.buffer.extend_from_slice(text.as_bytes());
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

    /// Writes a vector of numbers.
    pub fn vector<T: Scalar>(&mut self, slot: Slot, items: impl IntoIterator<Item = T>) {
        self.align(4);
        while T::SIZE == 8 && self.buffer.len() % 8 != 4 {
            self.buffer.push(0);
        }
        let start = self.fill(slot);
        0_u32.write(&mut self.buffer);
        let mut count = 0;
        for item in items {
            item.write(&mut self.buffer);
            count += 1;
        }
        self.put(start, length32(count));
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
    fn fill(&mut self, Slot(slot): Slot) -> usize {
        let target = self.buffer.len();
        self.put(slot, length32(target - slot));
        target
    }

    fn put(&mut self, at: usize, number: u32) {
        if let Some(bytes) = self
            .buffer
            .get_mut(at..)
            .and_then(|it| it.first_chunk_mut())
        {
            *bytes = number.to_le_bytes();
        }
    }

    fn align(&mut self, size: usize) {
        let length = self.buffer.len().next_multiple_of(size);
        self.buffer.resize(length, 0);
    }
}

/// A length as buffers hold it. The service takes bodies of a few megabytes, so longer ones are never sent.
fn length32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
