use std::fmt;

use tablestore_core::{Error, ErrorKind};

/// A Rust value that no column can hold, and the reason.
///
/// Conversions into [`Value`](crate::Value) and [`PrimaryKeyValue`](crate::PrimaryKeyValue) keep such a
/// value, so that a request can be built without handling errors at each value. Sending the request fails.
///
/// ```
/// use tablestore_protocol::PrimaryKey;
///
/// let key = PrimaryKey::new("id", u64::MAX);
/// assert_eq!(
///     key.check().unwrap_err().to_string(),
///     "18446744073709551615 does not fit INTEGER, a signed 64-bit number",
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InvalidValue(Reason);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Reason {
    /// There is no value.
    Absent,
    /// An integer above the greatest one.
    TooGreat(u64),
    /// A double that is not a number.
    Nan,
    /// A double beyond the greatest one, positive or negative.
    Infinite { is_negative: bool },
}

impl InvalidValue {
    pub(crate) const ABSENT: Self = Self(Reason::Absent);

    pub(crate) fn too_great(number: u64) -> Self {
        Self(Reason::TooGreat(number))
    }

    pub(crate) fn not_finite(number: f64) -> Self {
        Self(if number.is_nan() {
            Reason::Nan
        } else {
            Reason::Infinite {
                is_negative: number.is_sign_negative(),
            }
        })
    }

    /// Returns whether the value is absent: a `None` was converted.
    pub fn is_absent(&self) -> bool {
        self.0 == Reason::Absent
    }

    /// The value as text.
    pub(crate) fn value(&self) -> String {
        match self.0 {
            Reason::Absent => "none".to_owned(),
            Reason::TooGreat(number) => number.to_string(),
            Reason::Nan => "NaN".to_owned(),
            Reason::Infinite { is_negative: false } => "inf".to_owned(),
            Reason::Infinite { is_negative: true } => "-inf".to_owned(),
        }
    }
}

impl fmt::Display for InvalidValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Reason::Absent => f.write_str("None is not a value"),
            Reason::TooGreat(number) => {
                write!(f, "{number} does not fit INTEGER, a signed 64-bit number")
            }
            Reason::Nan | Reason::Infinite { .. } => {
                write!(f, "{} is not a DOUBLE, which is finite", self.value())
            }
        }
    }
}

impl std::error::Error for InvalidValue {}

/// An error of kind [`Value`](ErrorKind::Value).
impl From<InvalidValue> for Error {
    fn from(invalid: InvalidValue) -> Self {
        Self::new(ErrorKind::Value, invalid.to_string())
    }
}
