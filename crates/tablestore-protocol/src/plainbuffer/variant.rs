use crate::{PrimaryKeyValue, Value};

/// A value of a buffer: of an attribute column or of a primary key column, or a placeholder.
///
/// ```
/// use tablestore_protocol::plainbuffer::Variant;
/// use tablestore_protocol::{PrimaryKeyValue, Value};
///
/// assert_eq!(Value::try_from(Variant::from(Value::from(1.5))), Ok(Value::from(1.5)));
/// // A double cannot be in a primary key.
/// assert!(PrimaryKeyValue::try_from(Variant::from(Value::from(1.5))).is_err());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Variant {
    /// A value.
    Value(Value),
    /// `NULL`.
    Null,
    /// `INF_MIN`.
    InfMin,
    /// `INF_MAX`.
    InfMax,
    /// `AUTO_INCREMENT`.
    AutoIncrement,
}

impl Variant {
    /// Returns the service's name of the type, such as `INTEGER` or `INF_MIN`.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Value(Value::String(_)) => "STRING",
            Self::Value(Value::Integer(_)) => "INTEGER",
            Self::Value(Value::Double(_)) => "DOUBLE",
            Self::Value(Value::Boolean(_)) => "BOOLEAN",
            Self::Value(Value::Binary(_)) => "BLOB",
            Self::Value(Value::Invalid(_)) | Self::Null => "NULL",
            Self::InfMin => "INF_MIN",
            Self::InfMax => "INF_MAX",
            Self::AutoIncrement => "AUTO_INCREMENT",
        }
    }
}

impl From<Value> for Variant {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

impl From<PrimaryKeyValue> for Variant {
    fn from(value: PrimaryKeyValue) -> Self {
        match value {
            PrimaryKeyValue::InfMin => Self::InfMin,
            PrimaryKeyValue::Boolean(truth) => Self::Value(Value::Boolean(truth)),
            PrimaryKeyValue::Integer(number) => Self::Value(Value::Integer(number)),
            PrimaryKeyValue::String(text) => Self::Value(Value::String(text)),
            PrimaryKeyValue::Binary(bytes) => Self::Value(Value::Binary(bytes)),
            PrimaryKeyValue::AutoIncrement => Self::AutoIncrement,
            PrimaryKeyValue::InfMax => Self::InfMax,
            PrimaryKeyValue::Invalid(_) => Self::Null,
        }
    }
}

/// Returns a placeholder as the error.
impl TryFrom<Variant> for Value {
    type Error = Variant;

    fn try_from(variant: Variant) -> Result<Self, Variant> {
        match variant {
            Variant::Value(value) => Ok(value),
            placeholder => Err(placeholder),
        }
    }
}

/// Returns a double and `NULL` as the error.
impl TryFrom<Variant> for PrimaryKeyValue {
    type Error = Variant;

    fn try_from(variant: Variant) -> Result<Self, Variant> {
        match variant {
            Variant::Value(Value::String(text)) => Ok(Self::String(text)),
            Variant::Value(Value::Integer(number)) => Ok(Self::Integer(number)),
            Variant::Value(Value::Boolean(truth)) => Ok(Self::Boolean(truth)),
            Variant::Value(Value::Binary(bytes)) => Ok(Self::Binary(bytes)),
            Variant::InfMin => Ok(Self::InfMin),
            Variant::InfMax => Ok(Self::InfMax),
            Variant::AutoIncrement => Ok(Self::AutoIncrement),
            other @ (Variant::Value(Value::Double(_) | Value::Invalid(_)) | Variant::Null) => {
                Err(other)
            }
        }
    }
}
