use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

use crate::value::ValueRef;
use crate::{PrimaryKeyValue, Str, Value};

/// A Rust type that the value of a column can be read as: see [`Row::get`](crate::Row::get).
///
/// `&str`, `&[u8]`, `Cow` and [`ValueRef`] are borrowed from the row; the other types are copies. An integer
/// that does not fit the type is an error. A double is rounded to the nearest `f32`, and is an error beyond
/// the greatest one.
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
///
/// The type has to be known:
///
/// ```compile_fail,E0277
/// # use tablestore_protocol::Row;
/// fn print(row: &Row) -> tablestore_core::Result<()> {
///     row.get("price")?; // `row.get::<i64>("price")?` compiles
///     Ok(())
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "a column cannot be read as `{Self}`",
    label = "the column's type is missing here, or is not one that columns are read as",
    note = "name the type, for example `let amount: i64 = row.get(\"amount\")?` or `row.get::<&str>(\"note\")?`",
    note = "`Option<T>` reads a column that may be absent; a type of your own needs `impl FromValue`"
)]
pub trait FromValue<'a>: Sized {
    /// Reads a value.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] if the value is of another type or does not fit.
    fn from_value(value: ValueRef<'a>) -> Result<Self, Mismatch>;

    /// Returns the value of an absent column. `None`, the default, makes it an error.
    fn from_absent() -> Option<Self> {
        None
    }
}

/// Why a value cannot be read as a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch(String);

impl Mismatch {
    /// Creates one of a reason that continues the words `column "name"`, such as `holds 300, which …`.
    pub fn new(reason: impl Into<String>) -> Self {
        Self(reason.into())
    }

    fn of_type(value: ValueRef<'_>, wanted: &str) -> Self {
        Self(format!(
            "holds a value of type {}, not {wanted}",
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
    Cow<'a, str>, "a string", ValueRef::String(text) => Cow::Borrowed(text);
    Box<str>, "a string", ValueRef::String(text) => text.into();
    Arc<str>, "a string", ValueRef::String(text) => text.into();
    Cow<'a, [u8]>, "a binary", ValueRef::Binary(bytes) => Cow::Borrowed(bytes);
    Box<[u8]>, "a binary", ValueRef::Binary(bytes) => bytes.into();
    Arc<[u8]>, "a binary", ValueRef::Binary(bytes) => bytes.into();
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

from_integer!(i8 i16 i32 isize u8 u16 u32 u64 usize);

impl FromValue<'_> for f32 {
    fn from_value(value: ValueRef<'_>) -> Result<Self, Mismatch> {
        let number = f64::from_value(value)?;
        let rounded = number as Self;
        if rounded.is_infinite() && number.is_finite() {
            return Err(Mismatch(format!(
                "holds {number:?}, which does not fit f32"
            )));
        }
        Ok(rounded)
    }
}

impl FromValue<'_> for char {
    fn from_value(value: ValueRef<'_>) -> Result<Self, Mismatch> {
        let mut characters = <&str>::from_value(value)?.chars();
        match (characters.next(), characters.next()) {
            (Some(character), None) => Ok(character),
            _ => Err(Mismatch::new("holds a string that is not one character")),
        }
    }
}

impl<const N: usize> FromValue<'_> for [u8; N] {
    fn from_value(value: ValueRef<'_>) -> Result<Self, Mismatch> {
        let bytes = <&[u8]>::from_value(value)?;
        bytes
            .try_into()
            .map_err(|_| Mismatch(format!("holds {} bytes, not {N}", bytes.len())))
    }
}

impl<'a> FromValue<'a> for ValueRef<'a> {
    fn from_value(value: Self) -> Result<Self, Mismatch> {
        Ok(value)
    }
}

impl FromValue<'_> for PrimaryKeyValue {
    fn from_value(value: ValueRef<'_>) -> Result<Self, Mismatch> {
        Self::try_from(value).map_err(|value| Mismatch::of_type(value, "one of a primary key"))
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    fn mismatch<'a, T: FromValue<'a>>(value: ValueRef<'a>) -> String {
        T::from_value(value).map(|_| ()).unwrap_err().to_string()
    }

    #[test]
    fn numbers_fit_or_are_errors() {
        let number = |number| ValueRef::Integer(number);
        assert_eq!(u64::from_value(number(i64::MAX)), Ok(i64::MAX as u64));
        assert_eq!(isize::from_value(number(-1)), Ok(-1));
        assert_eq!(
            mismatch::<u64>(number(-1)),
            "holds -1, which does not fit u64"
        );
        assert_eq!(
            mismatch::<u8>(number(256)),
            "holds 256, which does not fit u8"
        );
        assert_eq!(f32::from_value(ValueRef::Double(0.1)), Ok(0.1));
        assert_eq!(
            f32::from_value(ValueRef::Double(f32::MAX.into())),
            Ok(f32::MAX)
        );
        assert_eq!(
            mismatch::<f32>(ValueRef::Double(1e39)),
            "holds 1e39, which does not fit f32"
        );
        assert_eq!(
            mismatch::<f32>(number(1)),
            "holds a value of type integer, not a double"
        );
    }

    #[test]
    fn strings_and_bytes_are_read_as_any_of_their_types() {
        let text = ValueRef::String("\u{e9}");
        assert_eq!(char::from_value(text), Ok('\u{e9}'));
        assert_eq!(Cow::from_value(text), Ok(Cow::Borrowed("\u{e9}")));
        assert_eq!(Box::<str>::from_value(text).as_deref(), Ok("\u{e9}"));
        assert_eq!(Arc::<str>::from_value(text).as_deref(), Ok("\u{e9}"));
        assert_eq!(ValueRef::from_value(text), Ok(text));
        for other in ["", "ab"] {
            assert_eq!(
                mismatch::<char>(ValueRef::String(other)),
                "holds a string that is not one character"
            );
        }
        let bytes = ValueRef::Binary(b"ab");
        assert_eq!(<[u8; 2]>::from_value(bytes), Ok(*b"ab"));
        assert_eq!(mismatch::<[u8; 3]>(bytes), "holds 2 bytes, not 3");
        assert_eq!(Box::<[u8]>::from_value(bytes).as_deref(), Ok(&b"ab"[..]));
        assert_eq!(Arc::<[u8]>::from_value(bytes).as_deref(), Ok(&b"ab"[..]));
        assert_eq!(
            PrimaryKeyValue::from_value(bytes),
            Ok(PrimaryKeyValue::from(b"ab"))
        );
        assert_eq!(
            mismatch::<PrimaryKeyValue>(ValueRef::Double(1.0)),
            "holds a value of type double, not one of a primary key"
        );
    }
}
