//! What prost does not check of a message: that its required fields are there, and that its lists are not
//! out of all proportion to its bytes.
//!
//! Both are found in the bytes. A decoded message no longer shows whether a field was absent or had its
//! default, and a list of empty messages, two bytes each, takes hundreds of bytes an element once it is
//! decoded. The check reads field numbers and lengths only, and of the messages in a message only lists
//! and those that have required fields or lists themselves.

use std::{error, fmt};

use bytes::Bytes;
use prost::Message;

use super::wire::{Value, field};

/// A message that knows its required fields. All generated messages implement it.
pub trait RequiredFields: Message + Default {
    /// The required fields of this message and of the messages in it.
    #[doc(hidden)]
    const TABLE: &'static Table;
}

/// The memory that the elements of a message's lists may take, in bytes: so much for any message, and so
/// much for each of its bytes.
const MEMORY: usize = 1 << 20;
const MEMORY_A_BYTE: usize = 16;

/// As deep as prost decodes messages in messages.
const DEPTH: u32 = 100;

/// Decodes a message, and fails if it lacks a required field, at any depth.
///
/// The messages of its lists may take 1 MiB and 16 times its bytes.
///
/// A field of an enum's type is present whatever its number is, so that a value that this crate does
/// not know is kept.
///
/// ```
/// use tablestore_protocol::proto::{self, table::CreateTableRequest};
///
/// let body: &[u8] = b"\x0a\x08\x0a\x02id\x12\x02\x10\x01";
/// let error = proto::decode::<CreateTableRequest>(body).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "CreateTableRequest lacks its required field `table_meta.primary_key[0].name`"
/// );
/// ```
///
/// # Errors
///
/// [`DecodeError::Malformed`] if the bytes are not the message, [`DecodeError::MissingField`] if a
/// required field is missing, [`DecodeError::TooLarge`] if the lists would take more memory.
pub fn decode<M: RequiredFields>(bytes: impl Into<Bytes>) -> Result<M, DecodeError> {
    decode_as(bytes.into(), Unknown::Present)
}

/// Decodes a message as [`decode`] does, with protobuf's own rule for enums: a required field whose
/// number is not a value of its enum is missing.
///
/// # Errors
///
/// As [`decode`].
pub fn decode_strict<M: RequiredFields>(bytes: impl Into<Bytes>) -> Result<M, DecodeError> {
    decode_as(bytes.into(), Unknown::Missing)
}

fn decode_as<M: RequiredFields>(bytes: Bytes, unknown: Unknown) -> Result<M, DecodeError> {
    let too_large = || DecodeError::TooLarge(M::TABLE.message);
    let Err(failure) = Check::new(&bytes, unknown, true).message(M::TABLE, &bytes) else {
        return M::decode(bytes).map_err(DecodeError::Malformed);
    };
    match *failure {
        Failure::TooLarge => Err(too_large()),
        // prost fails there too, and names the field.
        Failure::Malformed(error) => {
            M::decode(bytes).map_err(DecodeError::Malformed)?;
            Err(DecodeError::Malformed(error))
        }
        // First prost's error, which names the malformed field; but nothing is decoded unmeasured.
        Failure::Missing(path) => {
            let measured = Check::new(&bytes, unknown, false).message(M::TABLE, &bytes);
            if let Err(failure) = measured
                && let Failure::TooLarge = *failure
            {
                return Err(too_large());
            }
            M::decode(bytes).map_err(DecodeError::Malformed)?;
            Err(DecodeError::MissingField(MissingField {
                message: M::TABLE.message,
                path: path.concat(),
            }))
        }
    }
}

/// Why bytes are not a message.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum DecodeError {
    /// They are not protobuf, or a field is of another type.
    Malformed(prost::DecodeError),
    /// A required field is missing.
    MissingField(MissingField),
    /// The messages of the lists in this message would take far more memory than its bytes.
    TooLarge(&'static str),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(error) => error.fmt(f),
            Self::MissingField(missing) => missing.fmt(f),
            Self::TooLarge(message) => write!(
                f,
                "the lists of this {message} would take more than 1 MiB and {MEMORY_A_BYTE} times its bytes"
            ),
        }
    }
}

impl error::Error for DecodeError {}

/// A required field that a message lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingField {
    message: &'static str,
    path: String,
}

impl MissingField {
    /// Returns the name of the message that was decoded, such as `CreateTableRequest`.
    pub fn message(&self) -> &'static str {
        self.message
    }

    /// Returns the field's path in that message, such as `table_meta.primary_key[0].name`.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for MissingField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { message, path } = self;
        write!(f, "{message} lacks its required field `{path}`")
    }
}

impl error::Error for MissingField {}

/// The table of a message without required fields.
pub(super) const NONE: &Table = &Table::new("", &[], &[]);

/// The required fields of a message.
#[derive(Debug)]
pub struct Table {
    message: &'static str,
    /// The numbers of `required`, as bits.
    numbers: u64,
    required: &'static [Required],
    nested: &'static [Nested],
}

/// A required field.
#[derive(Debug)]
pub(super) struct Required {
    number: u32,
    name: &'static str,
    /// Of an enum: whether a number is one of its values.
    is_valid: Option<fn(i32) -> bool>,
}

/// A field with a list of messages, or with a message that has required fields or lists.
#[derive(Debug)]
pub(super) struct Nested {
    number: u32,
    name: &'static str,
    is_repeated: bool,
    /// The memory of an element of the list.
    size: usize,
    /// A function, because a message may be in a list of itself.
    table: fn() -> &'static Table,
}

pub(super) const fn required(number: u32, name: &'static str) -> Required {
    Required {
        number,
        name,
        is_valid: None,
    }
}

pub(super) const fn required_enum(
    number: u32,
    name: &'static str,
    is_valid: fn(i32) -> bool,
) -> Required {
    Required {
        number,
        name,
        is_valid: Some(is_valid),
    }
}

pub(super) const fn single<M: RequiredFields>(number: u32, name: &'static str) -> Nested {
    Nested {
        number,
        name,
        is_repeated: false,
        size: 0,
        table: || M::TABLE,
    }
}

pub(super) const fn repeated<M: RequiredFields>(number: u32, name: &'static str) -> Nested {
    Nested {
        number,
        name,
        is_repeated: true,
        size: size_of::<M>(),
        table: || M::TABLE,
    }
}

/// How a required field of an enum's type counts whose number is not a value of the enum.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unknown {
    Present,
    Missing,
}

enum Failure {
    Malformed(prost::DecodeError),
    /// The parts of a field's path.
    Missing(Vec<String>),
    TooLarge,
}

/// In a box, so that a check without a failure returns a word.
type Checked<T> = Result<T, Box<Failure>>;

impl From<prost::DecodeError> for Box<Failure> {
    #[cold]
    fn from(error: prost::DecodeError) -> Self {
        Self::new(Failure::Malformed(error))
    }
}

impl Table {
    /// Takes numbers below 64 only.
    pub(super) const fn new(
        message: &'static str,
        required: &'static [Required],
        nested: &'static [Nested],
    ) -> Self {
        let mut numbers = 0;
        let mut rest = required;
        while let [field, others @ ..] = rest {
            numbers |= 1 << field.number;
            rest = others;
        }
        Self {
            message,
            numbers,
            required,
            nested,
        }
    }

    /// Whether a number is a value of its field, if that is a required one of an enum's type.
    fn is_known(&self, number: u32, value: u64) -> bool {
        let field = self.required.iter().find(|field| field.number == number);
        match field.and_then(|field| field.is_valid) {
            // protobuf keeps the lower half.
            Some(is_valid) => is_valid(value as i32),
            None => true,
        }
    }

    #[cold]
    fn missing(&self, numbers: u64) -> Box<Failure> {
        let is_missing = |field: &&Required| numbers & (1 << field.number) != 0;
        let field = self.required.iter().find(is_missing);
        let name = field.map_or("", |field| field.name);
        Box::new(Failure::Missing(vec![name.to_owned()]))
    }
}

/// A check under way.
struct Check {
    unknown: Unknown,
    /// Whether absent fields count, or the memory alone.
    requires: bool,
    /// The memory that lists may still take.
    memory: usize,
    /// How much deeper messages may lie.
    depth: u32,
}

impl Check {
    fn new(bytes: &[u8], unknown: Unknown, requires: bool) -> Self {
        Self {
            unknown,
            requires,
            memory: MEMORY.saturating_add(bytes.len().saturating_mul(MEMORY_A_BYTE)),
            depth: DEPTH,
        }
    }

    fn message(&mut self, table: &Table, message: &[u8]) -> Checked<()> {
        // What lies too deep is left to prost, which refuses it.
        if (table.numbers == 0 && table.nested.is_empty()) || self.depth == 0 {
            return Ok(());
        }
        self.depth -= 1;
        let checked = self.fields(table, message);
        self.depth += 1;
        checked
    }

    fn fields(&mut self, table: &Table, message: &[u8]) -> Checked<()> {
        let mut present = 0_u64;
        // Fields whose parts, which count as one message, are checked.
        let mut merged = 0_u64;
        let mut rest = message;
        while !rest.is_empty() {
            let start = rest;
            let (number, value) = field(&mut rest)?;
            let bit = 1_u64.checked_shl(number).unwrap_or(0);
            match value {
                Value::Bytes(value) if merged & bit == 0 => {
                    if let Some(field) = table.nested.iter().find(|field| field.number == number) {
                        self.memory = (self.memory.checked_sub(field.size))
                            .ok_or_else(|| Box::new(Failure::TooLarge))?;
                        let came_before = present & bit != 0 && !field.is_repeated;
                        let checked = self.message((field.table)(), value);
                        if came_before || (checked.is_err() && !field.is_repeated) {
                            merged |= bit;
                            self.merged(field, message)?;
                        } else {
                            checked.map_err(|failure| {
                                let at = message.len() - start.len();
                                field.locate(failure, message, at)
                            })?;
                        }
                    }
                }
                Value::Varint(value)
                    if self.unknown == Unknown::Missing && !table.is_known(number, value) =>
                {
                    continue;
                }
                _ => {}
            }
            present |= bit;
        }
        match table.numbers & !present {
            missing if missing != 0 && self.requires => Err(table.missing(missing)),
            _ => Ok(()),
        }
    }

    /// Checks a message that comes in parts: protobuf merges them.
    #[cold]
    fn merged(&mut self, part: &Nested, message: &[u8]) -> Checked<()> {
        let mut parts = Vec::new();
        let mut rest = message;
        while !rest.is_empty() {
            if let (number, Value::Bytes(value)) = field(&mut rest)?
                && number == part.number
            {
                parts.extend_from_slice(value);
            }
        }
        let checked = self.message((part.table)(), &parts);
        checked.map_err(|failure| part.locate(failure, message, message.len()))
    }
}

impl Nested {
    /// Adds this field to the path of a missing field: of the element at this index of the bytes.
    #[cold]
    fn locate(&self, mut failure: Box<Failure>, message: &[u8], at: usize) -> Box<Failure> {
        if let Failure::Missing(path) = &mut *failure {
            let name = self.name;
            let first = if self.is_repeated {
                format!("{name}[{}].", self.count(message.get(..at)))
            } else {
                format!("{name}.")
            };
            path.insert(0, first);
        }
        failure
    }

    /// How many times the field comes in these bytes.
    fn count(&self, bytes: Option<&[u8]>) -> usize {
        let mut rest = bytes.unwrap_or_default();
        let mut count = 0;
        while !rest.is_empty()
            && let Ok((number, _)) = field(&mut rest)
        {
            count += usize::from(number == self.number);
        }
        count
    }
}

#[cfg(test)]
mod tests;
