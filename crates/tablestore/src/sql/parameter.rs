use std::fmt::Write as _;

use bytes::Bytes;
use tablestore_protocol::{Str, Value};

use super::time::{Date, DateTime, Time};

/// The value of a placeholder in a statement: see [`SqlQuery::bind`](super::SqlQuery::bind).
///
/// It is made from integers, doubles, booleans, strings, binaries, dates and times, a [`Value`], and an
/// `Option` of any of them, where `None` is `NULL`.
///
/// ```
/// use tablestore::sql::{Date, SqlParameter};
///
/// let parameter = SqlParameter::from("it's");
/// assert_eq!(parameter.to_string(), "'it''s'");
/// assert_eq!(SqlParameter::from(None::<i64>).to_string(), "NULL");
/// let day = Date::new(2026, 1, 31).map(SqlParameter::from);
/// assert_eq!(day.unwrap().to_string(), "'2026-01-31'");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct SqlParameter(Kind);

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Null,
    Integer(i128),
    Double(f64),
    Boolean(bool),
    String(String),
    Binary(Vec<u8>),
}

/// The literal that stands for the value in a statement.
impl std::fmt::Display for SqlParameter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Kind::Null => f.write_str("NULL"),
            Kind::Boolean(true) => f.write_str("TRUE"),
            Kind::Boolean(false) => f.write_str("FALSE"),
            // A sign must not meet another one.
            Kind::Integer(number) if *number < 0 => write!(f, "({number})"),
            Kind::Integer(number) => write!(f, "{number}"),
            // With an exponent it is a double, and not a decimal.
            Kind::Double(number) if number.is_sign_negative() => write!(f, "({number:e})"),
            Kind::Double(number) => write!(f, "{number:e}"),
            Kind::String(text) => string(text, f),
            Kind::Binary(bytes) => {
                f.write_str("X'")?;
                bytes.iter().try_for_each(|byte| write!(f, "{byte:02X}"))?;
                f.write_char('\'')
            }
        }
    }
}

fn string(text: &str, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    f.write_char('\'')?;
    for letter in text.chars() {
        match letter {
            '\'' => f.write_str("''")?,
            '\\' => f.write_str("\\\\")?,
            '\0' => f.write_str("\\0")?,
            '\n' => f.write_str("\\n")?,
            '\r' => f.write_str("\\r")?,
            '\u{1a}' => f.write_str("\\Z")?,
            letter => f.write_char(letter)?,
        }
    }
    f.write_char('\'')
}

impl SqlParameter {
    /// Returns the literal, unless no literal can be the value.
    pub(super) fn literal(&self) -> Result<String, String> {
        match self.0 {
            Kind::Double(number) if !number.is_finite() => Err(format!(
                "the value of a parameter is {number}: allowed are finite numbers"
            )),
            Kind::Integer(number) if i64::try_from(number).is_err() => Err(format!(
                "the value of a parameter is {number}: allowed are numbers from {} to {}",
                i64::MIN,
                i64::MAX
            )),
            _ => Ok(self.to_string()),
        }
    }
}

macro_rules! parameter_from {
    ($($kind:ty: $value:ident => $parameter:expr;)*) => {
        $(impl From<$kind> for SqlParameter {
            fn from($value: $kind) -> Self {
                Self($parameter)
            }
        })*
    };
}

parameter_from! {
    i8: value => Kind::Integer(value.into());
    i16: value => Kind::Integer(value.into());
    i32: value => Kind::Integer(value.into());
    i64: value => Kind::Integer(value.into());
    u8: value => Kind::Integer(value.into());
    u16: value => Kind::Integer(value.into());
    u32: value => Kind::Integer(value.into());
    u64: value => Kind::Integer(value.into());
    f32: value => Kind::Double(value.into());
    f64: value => Kind::Double(value);
    bool: value => Kind::Boolean(value);
    &str: value => Kind::String(value.to_owned());
    &String: value => Kind::String(value.clone());
    String: value => Kind::String(value);
    Str: value => Kind::String(value.to_string());
    &[u8]: value => Kind::Binary(value.to_vec());
    Vec<u8>: value => Kind::Binary(value);
    Bytes: value => Kind::Binary(value.to_vec());
    DateTime: value => Kind::String(value.to_string());
    Date: value => Kind::String(value.to_string());
    Time: value => Kind::String(value.to_string());
}

impl<const N: usize> From<&[u8; N]> for SqlParameter {
    fn from(value: &[u8; N]) -> Self {
        Self(Kind::Binary(value.to_vec()))
    }
}

impl From<Value> for SqlParameter {
    fn from(value: Value) -> Self {
        match value {
            Value::Integer(number) => number.into(),
            Value::Double(number) => number.into(),
            Value::Boolean(value) => value.into(),
            Value::String(text) => text.into(),
            Value::Binary(bytes) => bytes.into(),
            _ => Self(Kind::Null),
        }
    }
}

impl<T: Into<Self>> From<Option<T>> for SqlParameter {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self(Kind::Null), Into::into)
    }
}
