use std::fmt;

use bytes::Bytes;

use crate::{InvalidValue, Str};

/// The value of an attribute column.
///
/// Most Rust values convert into one, so methods that take `impl Into<Value>` take `42`, `"text"`,
/// `1.5`, `true` or a byte slice as they are. Points in time do not: the service has no type for them,
/// and only the application knows the unit of its numbers.
///
/// ```
/// use tablestore_protocol::Value;
///
/// assert_eq!(Value::from(42), Value::Integer(42));
/// assert_eq!(Value::from("text").as_str(), Some("text"));
/// ```
///
/// A conversion never changes a value. One that no column can hold becomes [`Invalid`](Self::Invalid), and
/// the request that is to write it fails before it is sent; [`check`](Self::check) finds it earlier.
///
/// ```
/// use tablestore_protocol::Value;
///
/// assert_eq!(Value::from(7_u64), Value::Integer(7));
/// let error = Value::from(u64::MAX).check().unwrap_err();
/// assert_eq!(error.to_string(), "18446744073709551615 does not fit INTEGER, a signed 64-bit number");
/// assert!(Value::from(f64::NAN).check().is_err());
/// assert!(Value::from(None::<&str>).is_absent());
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// `STRING`: UTF-8 text of up to 2 MiB (2,097,152 bytes).
    String(Str),
    /// `INTEGER`: a signed 64-bit number.
    Integer(i64),
    /// `DOUBLE`: a 64-bit floating-point number; neither NaN nor infinite.
    Double(f64),
    /// `BOOLEAN`.
    Boolean(bool),
    /// `BINARY`: up to 2 MiB (2,097,152 bytes).
    Binary(Bytes),
    /// A Rust value that no column can hold. Responses never have one.
    Invalid(InvalidValue),
}

impl Value {
    /// Returns the string, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the number, if this is an integer.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns the number, if this is a double.
    pub fn as_double(&self) -> Option<f64> {
        match self {
            Self::Double(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns the boolean, if this is one.
    pub fn as_boolean(&self) -> Option<bool> {
        match self {
            Self::Boolean(truth) => Some(*truth),
            _ => None,
        }
    }

    /// Returns the bytes, if this is a binary.
    pub fn as_binary(&self) -> Option<&Bytes> {
        match self {
            Self::Binary(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Returns a view of the value.
    pub fn as_ref(&self) -> ValueRef<'_> {
        match self {
            Self::String(text) => ValueRef::String(text),
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Double(number) => ValueRef::Double(*number),
            Self::Boolean(truth) => ValueRef::Boolean(*truth),
            Self::Binary(bytes) => ValueRef::Binary(bytes),
            Self::Invalid(invalid) => ValueRef::Invalid(*invalid),
        }
    }

    /// Returns whether the value is absent: a `None` was converted.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Invalid(invalid) if invalid.is_absent())
    }

    /// Checks that a column can hold the value.
    ///
    /// # Errors
    ///
    /// [`InvalidValue`] if this is [`Invalid`](Self::Invalid), or a double that is not finite.
    pub fn check(&self) -> Result<(), InvalidValue> {
        self.as_ref().check()
    }

    /// Copies the value if it shares memory with a response, which it then no longer keeps alive.
    #[must_use]
    pub fn into_owned(self) -> Self {
        match self {
            Self::String(text) => Self::String(text.into_owned()),
            Self::Binary(bytes) => Self::Binary(Bytes::copy_from_slice(&bytes)),
            plain => plain,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.as_ref(), f)
    }
}

/// A borrowed value, of an attribute column or of a primary key column.
///
/// It compares with Rust values:
///
/// ```
/// use tablestore_protocol::{Value, ValueRef};
///
/// let value = Value::from("text");
/// assert!(value.as_ref() == "text");
/// assert_eq!(value.as_ref().as_str(), Some("text"));
/// assert!(ValueRef::Integer(1) == 1);
/// assert!(ValueRef::Integer(1) != 1.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum ValueRef<'a> {
    /// `STRING`.
    String(&'a str),
    /// `INTEGER`.
    Integer(i64),
    /// `DOUBLE`.
    Double(f64),
    /// `BOOLEAN`.
    Boolean(bool),
    /// `BINARY`.
    Binary(&'a [u8]),
    /// A Rust value that no column can hold. Responses never have one.
    Invalid(InvalidValue),
}

impl<'a> ValueRef<'a> {
    /// Returns the string, if this is one.
    pub fn as_str(self) -> Option<&'a str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the number, if this is an integer.
    pub fn as_integer(self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(number),
            _ => None,
        }
    }

    /// Returns the number, if this is a double.
    pub fn as_double(self) -> Option<f64> {
        match self {
            Self::Double(number) => Some(number),
            _ => None,
        }
    }

    /// Returns the boolean, if this is one.
    pub fn as_boolean(self) -> Option<bool> {
        match self {
            Self::Boolean(truth) => Some(truth),
            _ => None,
        }
    }

    /// Returns the bytes, if this is a binary.
    pub fn as_binary(self) -> Option<&'a [u8]> {
        match self {
            Self::Binary(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Returns the name of the type: `string`, `integer`, `double`, `boolean` or `binary`.
    pub fn type_name(self) -> &'static str {
        match self {
            Self::String(_) => "string",
            Self::Integer(_) => "integer",
            Self::Double(_) => "double",
            Self::Boolean(_) => "boolean",
            Self::Binary(_) => "binary",
            Self::Invalid(_) => "invalid",
        }
    }

    /// Checks that a column can hold the value.
    ///
    /// # Errors
    ///
    /// As [`Value::check`].
    pub fn check(self) -> Result<(), InvalidValue> {
        match self {
            Self::Invalid(invalid) => Err(invalid),
            Self::Double(number) if !number.is_finite() => Err(InvalidValue::not_finite(number)),
            _ => Ok(()),
        }
    }
}

/// Copies strings and binaries.
impl From<ValueRef<'_>> for Value {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::String(text) => Self::String(text.into()),
            ValueRef::Integer(number) => Self::Integer(number),
            ValueRef::Double(number) => Self::Double(number),
            ValueRef::Boolean(truth) => Self::Boolean(truth),
            ValueRef::Binary(bytes) => Self::Binary(Bytes::copy_from_slice(bytes)),
            ValueRef::Invalid(invalid) => Self::Invalid(invalid),
        }
    }
}

impl<'a> From<&'a Value> for ValueRef<'a> {
    fn from(value: &'a Value) -> Self {
        value.as_ref()
    }
}

impl PartialEq<Value> for ValueRef<'_> {
    fn eq(&self, other: &Value) -> bool {
        *self == other.as_ref()
    }
}

impl PartialEq<ValueRef<'_>> for Value {
    fn eq(&self, other: &ValueRef<'_>) -> bool {
        self.as_ref() == *other
    }
}

/// Comparisons of a value and its view with Rust values.
macro_rules! compare {
    ($($other:ty: |$it:ident| $view:expr;)*) => {
        $(
            impl PartialEq<$other> for ValueRef<'_> {
                fn eq(&self, $it: &$other) -> bool {
                    *self == $view
                }
            }

            impl PartialEq<$other> for Value {
                fn eq(&self, other: &$other) -> bool {
                    self.as_ref() == *other
                }
            }
        )*
    };
}

compare! {
    str: |text| ValueRef::String(text);
    &str: |text| ValueRef::String(text);
    String: |text| ValueRef::String(text);
    i64: |number| ValueRef::Integer(*number);
    f64: |number| ValueRef::Double(*number);
    bool: |truth| ValueRef::Boolean(*truth);
    [u8]: |bytes| ValueRef::Binary(bytes);
    &[u8]: |bytes| ValueRef::Binary(bytes);
}

impl fmt::Display for ValueRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(text) => write!(f, "{text:?}"),
            Self::Integer(number) => write!(f, "{number}"),
            Self::Double(number) => write!(f, "{number:?}"),
            Self::Boolean(truth) => write!(f, "{truth}"),
            Self::Binary(bytes) => write!(f, "b\"{}\"", bytes.escape_ascii()),
            Self::Invalid(invalid) => f.write_str(&invalid.value()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Column, ColumnRef};

    /// A value of each type, as it is held and as it is seen.
    fn values() -> [(Value, ValueRef<'static>); 5] {
        [
            (Value::from("1"), ValueRef::String("1")),
            (Value::from(1), ValueRef::Integer(1)),
            (Value::from(1.0), ValueRef::Double(1.0)),
            (Value::from(true), ValueRef::Boolean(true)),
            (Value::from(b"1"), ValueRef::Binary(b"1")),
        ]
    }

    #[test]
    fn a_view_tells_what_it_is_and_nothing_else() {
        for (value, view) in values() {
            assert_eq!(view.as_str(), value.as_str());
            assert_eq!(view.as_integer(), value.as_integer());
            assert_eq!(view.as_double(), value.as_double());
            assert_eq!(view.as_boolean(), value.as_boolean());
            assert_eq!(view.as_binary(), value.as_binary().map(|bytes| &bytes[..]));
        }
    }

    #[test]
    fn values_views_and_literals_compare() {
        for (index, (value, _)) in values().iter().enumerate() {
            for (other, (_, view)) in values().into_iter().enumerate() {
                assert_eq!(*value == view, index == other);
                assert_eq!(view == *value, index == other);
                assert_eq!(ValueRef::from(value) == view, index == other);
            }
            let view = value.as_ref();
            let equal = [view == "1", view == 1, view == 1.0, view == true];
            assert_eq!(
                equal.iter().position(|equal| *equal),
                Some(index).filter(|_| index < 4)
            );
            assert_eq!(view == *"1", view == "1");
        }
        assert!(ValueRef::Integer(1) != 2);
    }

    #[test]
    fn a_view_borrows_for_as_long_as_what_it_is_of() {
        let column = Column::new("name", "text");
        let text = ColumnRef::from(&column).value.as_str();
        assert_eq!(text, Some("text"));
    }
}
