use std::borrow::Cow;
use std::sync::Arc;

use bytes::Bytes;

use crate::{Str, Value};

/// A Rust type that is written as a column: the counterpart of [`FromValue`](crate::FromValue).
///
/// A value that no column can hold becomes [`Value::Invalid`], as in `Value::from`, and so does `None`, which
/// is not written.
///
/// ```
/// use tablestore_protocol::{ToValue, Value, ValueType};
///
/// struct Cents(i64);
///
/// impl ToValue for Cents {
///     const TYPE: Option<ValueType> = Some(ValueType::Integer);
///
///     fn to_value(&self) -> Value {
///         self.0.into()
///     }
/// }
///
/// assert_eq!(Cents(995).to_value(), Value::from(995));
/// assert!(u64::MAX.to_value().check().is_err());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written as a column",
    label = "not a type that columns are written as",
    note = "a type of your own needs `impl ToValue` (and `impl FromValue` to be read), or `#[derive(TableValue)]`",
    note = "a field of a derived row can be `#[table(json)]`, `#[table(flatten)]` or `#[table(with = \"…\")]`"
)]
pub trait ToValue {
    /// The type of the column; `None` if values are of several types. A primary key column has one.
    const TYPE: Option<ValueType>;

    /// Converts the value.
    fn to_value(&self) -> Value;
}

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ValueType {
    /// `STRING`.
    String,
    /// `INTEGER`.
    Integer,
    /// `DOUBLE`.
    Double,
    /// `BOOLEAN`.
    Boolean,
    /// `BINARY`.
    Binary,
}

macro_rules! to_value {
    ($($source:ty: $column_type:ident => |$it:ident| $value:expr;)*) => {
        $(
            impl ToValue for $source {
                const TYPE: Option<ValueType> = Some(ValueType::$column_type);

                fn to_value(&self) -> Value {
                    let $it = self;
                    $value
                }
            }
        )*
    };
}

to_value! {
    str: String => |text| text.into();
    String: String => |text| text.into();
    Str: String => |text| text.into();
    Cow<'_, str>: String => |text| Value::from(text.as_ref());
    char: String => |character| (*character).into();
    i64: Integer => |number| (*number).into();
    i32: Integer => |number| (*number).into();
    i16: Integer => |number| (*number).into();
    i8: Integer => |number| (*number).into();
    u64: Integer => |number| (*number).into();
    u32: Integer => |number| (*number).into();
    u16: Integer => |number| (*number).into();
    u8: Integer => |number| (*number).into();
    isize: Integer => |number| (*number).into();
    usize: Integer => |number| (*number).into();
    f64: Double => |number| (*number).into();
    f32: Double => |number| (*number).into();
    bool: Boolean => |truth| (*truth).into();
    [u8]: Binary => |bytes| bytes.into();
    Vec<u8>: Binary => |bytes| bytes.into();
    Bytes: Binary => |bytes| bytes.into();
    Cow<'_, [u8]>: Binary => |bytes| Value::from(bytes.as_ref());
}

impl<const N: usize> ToValue for [u8; N] {
    const TYPE: Option<ValueType> = Some(ValueType::Binary);

    fn to_value(&self) -> Value {
        self.into()
    }
}

/// A value of any type.
impl ToValue for Value {
    const TYPE: Option<ValueType> = None;

    fn to_value(&self) -> Value {
        self.clone()
    }
}

macro_rules! to_value_of_holders {
    ($($holder:ty),*) => {
        $(
            impl<T: ToValue + ?Sized> ToValue for $holder {
                const TYPE: Option<ValueType> = T::TYPE;

                fn to_value(&self) -> Value {
                    (**self).to_value()
                }
            }
        )*
    };
}

to_value_of_holders!(&T, Box<T>, Arc<T>);

/// `None` is no value, which is not written.
impl<T: ToValue> ToValue for Option<T> {
    const TYPE: Option<ValueType> = T::TYPE;

    fn to_value(&self) -> Value {
        match self {
            Some(value) => value.to_value(),
            None => Value::from(None::<Value>),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FromValue;

    /// Checks that a value is written as a column of its type, and read back.
    fn check<T>(value: &T, column: &Value)
    where
        T: ToValue + PartialEq + std::fmt::Debug,
        for<'a> T: FromValue<'a>,
    {
        assert_eq!(value.to_value(), *column);
        assert_eq!(T::from_value(column.as_ref()).as_ref(), Ok(value));
        let name = match T::TYPE {
            Some(ValueType::String) => "string",
            Some(ValueType::Integer) => "integer",
            Some(ValueType::Double) => "double",
            Some(ValueType::Boolean) => "boolean",
            Some(ValueType::Binary) => "binary",
            None => return,
        };
        assert_eq!(column.as_ref().type_name(), name);
    }

    #[test]
    fn values_are_read_back_as_they_were_written() {
        check(&"a".to_owned(), &Value::from("a"));
        check(&Str::from("a"), &Value::from("a"));
        check(&Arc::<str>::from("a"), &Value::from("a"));
        check(&Box::<str>::from("a"), &Value::from("a"));
        check(&'a', &Value::from("a"));
        check(&-1_i8, &Value::from(-1));
        check(&u32::MAX, &Value::from(i64::from(u32::MAX)));
        check(&(i64::MAX as u64), &Value::from(i64::MAX));
        check(&0.5_f32, &Value::from(0.5));
        check(&true, &Value::from(true));
        check(&vec![0_u8, 1], &Value::from(b"\0\x01"));
        check(&[0_u8, 1], &Value::from(b"\0\x01"));
        check(&Bytes::from_static(b"\0"), &Value::from(b"\0"));
        check(&Some(1), &Value::from(1));
        check(&Value::from(1), &Value::from(1));
        assert_eq!(Cow::Borrowed("a").to_value(), Value::from("a"));
        assert!(None::<i64>.to_value().is_absent());
        assert!(u64::MAX.to_value().check().is_err());
    }
}
