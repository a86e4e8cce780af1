use std::marker::PhantomData;

use super::{Error, Scalar};

type Result<T> = std::result::Result<T, Error>;

/// A table in a buffer. Fields are numbered from 0, as in the schema.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    buffer: &'a [u8],
    /// The first byte of the table.
    start: usize,
    /// The positions of the fields, 0 for one that is absent.
    fields: &'a [u8],
}

impl<'a> Table<'a> {
    /// Returns the root table of a buffer.
    ///
    /// # Errors
    ///
    /// If the buffer ends before its root table or the vtable of that.
    pub fn root(buffer: &'a [u8]) -> Result<Self> {
        Self::at(buffer, follow(buffer, 0)?)
    }

    fn at(buffer: &'a [u8], start: usize) -> Result<Self> {
        let back: i32 = number(buffer, start)?;
        let vtable = i64::try_from(start).unwrap_or(i64::MAX) - i64::from(back);
        let vtable =
            usize::try_from(vtable).map_err(|_| Error::new("a vtable before the buffer", start))?;
        let size: u16 = number(buffer, vtable)?;
        // Two sizes come first: of the vtable and of the table.
        let fields = vtable
            .checked_add(4)
            .zip(vtable.checked_add(size.into()))
            .and_then(|(from, to)| buffer.get(from..to))
            .ok_or_else(|| Error::new("a vtable that ends outside of the buffer", vtable))?;
        Ok(Self {
            buffer,
            start,
            fields,
        })
    }

    /// Returns the position of a field in the buffer, if the field is present.
    fn position(&self, field: usize) -> Option<usize> {
        let position = field.checked_mul(2).and_then(|at| self.fields.get(at..));
        match position.and_then(u16::read) {
            None | Some(0) => None,
            Some(position) => Some(self.start.saturating_add(position.into())),
        }
    }

    /// Reads a number; one that is absent is 0.
    ///
    /// # Errors
    ///
    /// If the field is outside of the buffer.
    pub fn scalar<T: Scalar>(&self, field: usize) -> Result<T> {
        self.position(field)
            .map_or(Ok(T::default()), |at| number(self.buffer, at))
    }

    /// Reads a table.
    ///
    /// # Errors
    ///
    /// If the field, the table or its vtable is outside of the buffer.
    pub fn table(&self, field: usize) -> Result<Option<Self>> {
        let at = |at| Self::at(self.buffer, follow(self.buffer, at)?);
        self.position(field).map(at).transpose()
    }

    /// Reads a string.
    ///
    /// # Errors
    ///
    /// If the field or the string is outside of the buffer, or the string is not UTF-8.
    pub fn string(&self, field: usize) -> Result<Option<&'a str>> {
        let at = |at| string(self.buffer, at);
        self.position(field).map(at).transpose()
    }

    /// Reads a vector of numbers.
    ///
    /// # Errors
    ///
    /// If the field or the vector is outside of the buffer.
    pub fn vector<T: Scalar>(&self, field: usize) -> Result<Option<Vector<'a, T>>> {
        let at = |at| {
            let (items, _) = items(self.buffer, at, T::SIZE)?;
            Ok(Vector {
                items,
                scalar: PhantomData,
            })
        };
        self.position(field).map(at).transpose()
    }

    /// Reads a vector of strings or tables.
    ///
    /// # Errors
    ///
    /// If the field or the vector is outside of the buffer.
    pub fn offsets(&self, field: usize) -> Result<Option<Offsets<'a>>> {
        let at = |at| {
            let (items, start) = items(self.buffer, at, 4)?;
            Ok(Offsets {
                buffer: self.buffer,
                start,
                len: items.len() / 4,
            })
        };
        self.position(field).map(at).transpose()
    }
}

/// A vector of numbers in a buffer.
#[derive(Clone, Copy, Debug)]
pub struct Vector<'a, T> {
    items: &'a [u8],
    scalar: PhantomData<T>,
}

impl<'a, T: Scalar> Vector<'a, T> {
    /// Returns how many numbers there are.
    pub fn len(&self) -> usize {
        self.items.len() / T::SIZE
    }

    /// Whether there are no numbers.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Returns a number.
    #[inline]
    pub fn get(&self, index: usize) -> Option<T> {
        let at = index.checked_mul(T::SIZE)?;
        T::read(self.items.get(at..)?)
    }

    /// Returns the bytes of all numbers.
    pub fn as_bytes(&self) -> &'a [u8] {
        self.items
    }
}

/// A vector of strings or tables in a buffer.
#[derive(Clone, Copy, Debug)]
pub struct Offsets<'a> {
    buffer: &'a [u8],
    /// The first offset.
    start: usize,
    len: usize,
}

impl<'a> Offsets<'a> {
    /// Returns how many strings or tables there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no strings or tables.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    fn position(&self, index: usize) -> Result<usize> {
        if index < self.len {
            Ok(self.start + 4 * index)
        } else {
            Err(Error::new("a vector that ends too early", self.start))
        }
    }

    /// Reads a table.
    ///
    /// # Errors
    ///
    /// If there is none of this index, or if it or its vtable is outside of the buffer.
    pub fn table(&self, index: usize) -> Result<Table<'a>> {
        Table::at(self.buffer, follow(self.buffer, self.position(index)?)?)
    }

    /// Reads a string.
    ///
    /// # Errors
    ///
    /// If there is none of this index, if it is outside of the buffer, or if it is not UTF-8.
    pub fn string(&self, index: usize) -> Result<&'a str> {
        string(self.buffer, self.position(index)?)
    }
}

fn number<T: Scalar>(buffer: &[u8], at: usize) -> Result<T> {
    let bytes = buffer.get(at..).and_then(T::read);
    bytes.ok_or_else(|| Error::new("a number outside of the buffer", at))
}

/// The position that an offset leads to.
fn follow(buffer: &[u8], at: usize) -> Result<usize> {
    let offset: u32 = number(buffer, at)?;
    let target = usize::try_from(offset)
        .ok()
        .and_then(|it| at.checked_add(it));
    target
        .filter(|target| *target < buffer.len())
        .ok_or_else(|| Error::new("an offset that leads out of the buffer", at))
}

/// The bytes of a vector, and the position of the first.
fn items(buffer: &[u8], at: usize, size: usize) -> Result<(&[u8], usize)> {
    let vector = follow(buffer, at)?;
    let count: u32 = number(buffer, vector)?;
    let start = vector + 4;
    let items = usize::try_from(count)
        .ok()
        .and_then(|count| count.checked_mul(size))
        .and_then(|length| buffer.get(start..)?.get(..length));
    let items =
        items.ok_or_else(|| Error::new("a vector that ends outside of the buffer", vector))?;
    Ok((items, start))
}

fn string(buffer: &[u8], at: usize) -> Result<&str> {
    let (bytes, start) = items(buffer, at, 1)?;
    str::from_utf8(bytes).map_err(|_| Error::new("a string that is not UTF-8", start))
}
