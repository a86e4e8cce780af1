use std::fmt;

use bytes::Bytes;

use crate::value::ValueRef;
use crate::{Str, Value};

/// A Rust type that the value of a column can be read as: see [`Row::get`](crate::Row::get).
///
/// `&str` and `&[u8]` are borrowed from the row; `String`, [`Str`], `Vec<u8>`, [`Bytes`] and [`Value`]
/// are copies.
///
/// Implement it for a type of your own to read columns as that type.
///
/// ```
/// use tablestore_protocol::{Column, FromValue, Mismatch, PrimaryKey, Row, ValueRef};
///
/// #[derive(Debug, PartialEq)]
/// struct Cents(i64);
///
/// impl FromValue<'_> for Cents {
///     fn from_value(value: ValueRef<'_>) -> Result<Self, Mismatch> {
///         i64::from_value(value).map(Cents)
///     }
/// }
///
/// let row = Row::new(PrimaryKey::new("id", 1), vec![Column::new("price", 995)]);
/// assert_eq!(row.get::<Cents>("price")?, Cents(995));
/// # Ok::<(), tablestore_core::Error>(())
/// ```
pub trait FromValue<'a>: Sized {
    /// Reads a value.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] when the value is of another type or does not fit.
    fn from_value(value: ValueRef<'a>) -> Result<Self, Mismatch>;

    /// What an absent column is read as; `None`, the default, makes it an error.
    fn from_absent() -> Option<Self> {
        None
    }
}

/// Why a value cannot be read as the type that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch(String);

impl Mismatch {
    /// A reason, to be read after the words `column "name"`: `holds 300, which …`.
    pub fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }

    fn of_type(value: ValueRef<'_>, wanted: &str) -> Self {
        Self(format!(
            "holds a value of type {}, where {wanted} was asked for",
            value.type_name()
        ))
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Mismatch {}

macro_rules! from_variant {
    ($($target:ty, $wanted:literal, $pattern:pat => $value:expr;)*) => {
        $(
            impl<'a> FromValue<'a> for $target {
                fn from_value(value: ValueRef<'a>) -> Result<Self, Mismatch> {
                    match value {
                        $pattern => Ok($value),
                        other => Err(Mismatch::of_type(other, $wanted)),
                    }
                }
            }
        )*
    };
}

from_variant! {
    i64, "an integer", ValueRef::Integer(number) => number;
    f64, "a double", ValueRef::Double(number) => number;
    bool, "a boolean", ValueRef::Boolean(truth) => truth;
    &'a str, "a string", ValueRef::String(text) => text;
    String, "a string", ValueRef::String(text) => text.to_owned();
    Str, "a string", ValueRef::String(text) => text.into();
    &'a [u8], "a binary", ValueRef::Binary(bytes) => bytes;
    Vec<u8>, "a binary", ValueRef::Binary(bytes) => bytes.to_vec();
    Bytes, "a binary", ValueRef::Binary(bytes) => Bytes::copy_from_slice(bytes);
}

macro_rules! from_integer {
    ($($target:ty)*) => {
        $(
            impl FromValue<'_> for $target {
                fn from_value(value: ValueRef<'_>) -> Result<Self, Mismatch> {
                    let number = i64::from_value(value)?;
                    Self::try_from(number).map_err(|_| {
                        Mismatch(format!(
                            "holds {number}, which does not fit {}", stringify!($target)
                        ))
                    })
                }
            }
        )*
    };
}

from_integer!(i8 i16 i32 u8 u16 u32 u64 usize);

impl FromValue<'_> for Value {
    fn from_value(value: ValueRef<'_>) -> Result<Self, Mismatch> {
        Ok(value.into())
    }
}

impl<'a, T: FromValue<'a>> FromValue<'a> for Option<T> {
    fn from_value(value: ValueRef<'a>) -> Result<Self, Mismatch> {
        T::from_value(value).map(Some)
    }

    fn from_absent() -> Option<Self> {
        Some(None)
    }
}
