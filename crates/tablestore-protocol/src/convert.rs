//! Conversions from Rust values into strings, values and primary key values.

use std::borrow::Cow;
use std::sync::Arc;

use bytes::Bytes;
use bytestring::ByteString;

use crate::{InvalidValue, PrimaryKeyValue, Str, Value};

/// Conversions into a type, each by an expression.
macro_rules! convert {
    ($target:ty: $($source:ty => |$it:ident| $value:expr;)*) => {
        $(
            impl From<$source> for $target {
                fn from($it: $source) -> Self {
                    $value
                }
            }
        )*
    };
}

convert! {
    Str:
    &str => |text| Self::new(ByteString::from(text));
    String => |text| Self::new(ByteString::from(text));
    &String => |text| Self::from(text.as_str());
    &Self => |text| text.clone();
    Box<str> => |text| Self::from(String::from(text));
    Arc<str> => |text| Self::from(&*text);
    Cow<'_, str> => |text| match text {
        Cow::Borrowed(text) => Self::from(text),
        Cow::Owned(text) => Self::from(text),
    };
    char => |character| Self::from(&*character.encode_utf8(&mut [0; 4]));
}

/// Conversions into both kinds of values.
macro_rules! convert_both {
    ($($source:ty => |$it:ident| $value:expr;)*) => {
        convert! { Value: $($source => |$it| $value;)* }
        convert! { PrimaryKeyValue: $($source => |$it| $value;)* }
    };
}

convert_both! {
    &str => |text| Self::String(text.into());
    String => |text| Self::String(text.into());
    &String => |text| Self::String(text.into());
    Str => |text| Self::String(text);
    &Str => |text| Self::String(text.clone());
    Box<str> => |text| Self::String(text.into());
    Arc<str> => |text| Self::String(text.into());
    Cow<'_, str> => |text| Self::String(text.into());
    char => |character| Self::String(character.into());
    i64 => |number| Self::Integer(number);
    i32 => |number| Self::Integer(number.into());
    i16 => |number| Self::Integer(number.into());
    i8 => |number| Self::Integer(number.into());
    u32 => |number| Self::Integer(number.into());
    u16 => |number| Self::Integer(number.into());
    u8 => |number| Self::Integer(number.into());
    isize => |number| Self::Integer(number as i64);
    u64 => |number| match i64::try_from(number) {
        Ok(number) => Self::Integer(number),
        Err(_) => Self::Invalid(InvalidValue::too_great(number)),
    };
    usize => |number| Self::from(number as u64);
    bool => |truth| Self::Boolean(truth);
    Bytes => |bytes| Self::Binary(bytes);
    &Bytes => |bytes| Self::Binary(bytes.clone());
    Vec<u8> => |bytes| Self::Binary(bytes.into());
    &Vec<u8> => |bytes| Self::from(bytes.as_slice());
    &[u8] => |bytes| Self::Binary(Bytes::copy_from_slice(bytes));
    Box<[u8]> => |bytes| Self::Binary(bytes.into());
    Arc<[u8]> => |bytes| Self::from(&*bytes);
    Cow<'_, [u8]> => |bytes| match bytes {
        Cow::Borrowed(bytes) => Self::from(bytes),
        Cow::Owned(bytes) => Self::from(bytes),
    };
    &Self => |value| value.clone();
}

convert! {
    Value:
    f64 => |number| Self::Double(number);
    f32 => |number| Self::Double(number.into());
}

macro_rules! convert_arrays {
    ($($target:ty)*) => {
        $(
            impl<const N: usize> From<&[u8; N]> for $target {
                fn from(bytes: &[u8; N]) -> Self {
                    Self::from(bytes.as_slice())
                }
            }

            impl<const N: usize> From<[u8; N]> for $target {
                fn from(bytes: [u8; N]) -> Self {
                    Self::from(bytes.as_slice())
                }
            }
        )*
    };
}

convert_arrays!(Value PrimaryKeyValue);

/// `None` is no value: a column that is given one is not written.
impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Invalid(InvalidValue::ABSENT), Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_of_all_kinds_are_one() {
        let expected = Value::String(Str::from("\u{e9}"));
        let text = String::from("\u{e9}");
        for value in [
            Value::from(&text),
            Value::from(text.clone()),
            Value::from(Str::from(&text)),
            Value::from(&Str::from(&text)),
            Value::from(text.clone().into_boxed_str()),
            Value::from(Arc::<str>::from("\u{e9}")),
            Value::from(Cow::Borrowed("\u{e9}")),
            Value::from(Cow::<str>::Owned(text.clone())),
            Value::from('\u{e9}'),
            Value::from(Some("\u{e9}")),
            Value::from(&expected),
        ] {
            assert_eq!(value, expected);
        }
        assert_eq!(PrimaryKeyValue::from('\u{e9}'), PrimaryKeyValue::from(text));
    }

    #[test]
    fn bytes_of_all_kinds_are_one() {
        let expected = Value::Binary(Bytes::from_static(b"\0\xff"));
        let bytes = vec![0, 255];
        for value in [
            Value::from(b"\0\xff"),
            Value::from(*b"\0\xff"),
            Value::from(&bytes),
            Value::from(bytes.as_slice()),
            Value::from(Bytes::from(bytes.clone())),
            Value::from(&Bytes::from(bytes.clone())),
            Value::from(bytes.clone().into_boxed_slice()),
            Value::from(Arc::<[u8]>::from(bytes.as_slice())),
            Value::from(Cow::Borrowed(bytes.as_slice())),
            Value::from(Cow::<[u8]>::Owned(bytes.clone())),
            Value::from(bytes.clone()),
        ] {
            assert_eq!(value, expected);
        }
    }

    #[test]
    fn numbers_are_kept_or_refused_and_never_changed() {
        assert_eq!(Value::from(i64::MAX as u64), Value::Integer(i64::MAX));
        assert_eq!(Value::from(isize::MIN), Value::Integer(isize::MIN as i64));
        assert_eq!(Value::from(0_usize), Value::Integer(0));
        assert_eq!(Value::from(0.1_f32), Value::Double(f64::from(0.1_f32)));
        for number in [i64::MAX as u64 + 1, u64::MAX] {
            let value = Value::from(number);
            assert_eq!(value.as_integer(), None);
            assert_eq!(value.to_string(), number.to_string());
            assert!(value.check().unwrap_err().to_string().contains("INTEGER"));
            assert_eq!(Value::from(value.as_ref()), value);
            let key = PrimaryKeyValue::from(number);
            assert_eq!(key.as_value(), None);
            assert_eq!(key.to_string(), number.to_string());
        }
    }

    #[test]
    fn checks_find_what_no_column_can_hold() {
        for (number, text) in [
            (f64::NAN, "NaN is not a DOUBLE, which is finite"),
            (f64::INFINITY, "inf is not a DOUBLE, which is finite"),
            (f64::NEG_INFINITY, "-inf is not a DOUBLE, which is finite"),
        ] {
            assert_eq!(Value::from(number).check().unwrap_err().to_string(), text);
        }
        let absent = Value::from(None::<i64>);
        assert!(absent.is_absent() && absent.check().unwrap_err().is_absent());
        assert!(!Value::from(u64::MAX).is_absent());
        for value in [Value::from(f64::MAX), Value::from(""), Value::from(Some(1))] {
            assert_eq!(value.check(), Ok(()));
        }
    }
}
