//! Columns that hold JSON: fields with `#[table(json)]`, or, in a type that serde derives, with
//! `#[serde(with = "tablestore::typed::json")]`.

use serde::de::{DeserializeOwned, Error as _};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use tablestore_protocol::{FromValue, Mismatch, Value, ValueRef};

/// Converts a value into JSON.
///
/// # Errors
///
/// If it cannot be JSON, such as a map whose keys are not strings.
pub fn to_value<T: Serialize>(value: &T) -> Result<Value, Mismatch> {
    match serde_json::to_string(value) {
        // As a column of another type: absent.
        Ok(text) if text == "null" => Ok(Value::from(None::<&str>)),
        Ok(text) => Ok(text.into()),
        Err(error) => Err(Mismatch::new(format!("is not JSON: {error}"))),
    }
}

/// Reads a value from JSON.
///
/// # Errors
///
/// [`Mismatch`] if the column is not a string, or not the JSON of this type.
pub fn from_value<T: DeserializeOwned>(value: ValueRef<'_>) -> Result<T, Mismatch> {
    let text = <&str>::from_value(value)?;
    let parsed = serde_json::from_str(text);
    parsed.map_err(|error| Mismatch::new(format!("holds a string that is not its JSON: {error}")))
}

/// Serializes a value as a string of JSON.
///
/// # Errors
///
/// If it cannot be JSON.
pub fn serialize<T: Serialize, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let text = serde_json::to_string(value).map_err(S::Error::custom)?;
    serializer.serialize_str(&text)
}

/// Deserializes a value from a string of JSON.
///
/// # Errors
///
/// If it is not a string, or not the JSON of this type.
pub fn deserialize<'de, T: DeserializeOwned, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    serde_json::from_str(&text).map_err(D::Error::custom)
}
