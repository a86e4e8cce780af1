//! Comparing a part of a column's string, read as a value of its own.

use tablestore_protocol::proto::table::{ValueTransferRule, VariantType};
use tablestore_protocol::{Value, ValueRef};

use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::limits;
use crate::engine::shared::work::Work;
use crate::engine::wide_column::row::regex::Regex;

#[derive(Debug)]
pub(crate) struct ValueTransfer {
    regex: Regex,
    cast: Cast,
}

#[derive(Clone, Copy, Debug)]
enum Cast {
    Integer,
    Double,
    String,
}

impl ValueTransfer {
    pub(crate) fn new(rule: &ValueTransferRule) -> Result<Self> {
        if rule.regex.len() > limits::REGEX {
            return Err(invalid(format!(
                "The length of regex exceeds the MaxLength:{} with CurrentLength:{}.",
                limits::REGEX,
                rule.regex.len()
            )));
        }
        let regex = Regex::new(&rule.regex)?;
        let cast = match rule.cast_type.map(VariantType::try_from) {
            // A proto2 parser takes an optional field with an unknown number for an absent one.
            None | Some(Ok(VariantType::VtString) | Err(_)) => Cast::String,
            Some(Ok(VariantType::VtInteger)) => Cast::Integer,
            Some(Ok(VariantType::VtDouble)) => Cast::Double,
            Some(Ok(VariantType::VtNull | VariantType::VtBlob)) => {
                return Err(invalid("Invalid cast type of value transfer rule."));
            }
        };
        Ok(Self { regex, cast })
    }

    /// Returns the value to compare: the whole string where all of it matches, and otherwise the
    /// first group. Returns `None` where the value is no string, nothing matches, or the part is no
    /// value of the type.
    pub(crate) fn apply(&self, value: ValueRef<'_>, work: &Work<'_>) -> Result<Option<Value>> {
        let ValueRef::String(text) = value else {
            return Ok(None);
        };
        let part = self.regex.find(text.as_bytes(), work)?;
        let part = part.and_then(|part| std::str::from_utf8(part).ok());
        Ok(part.and_then(|part| match self.cast {
            Cast::Integer => part.parse::<i64>().ok().map(Value::from),
            Cast::Double => part.parse::<f64>().ok().map(Value::from),
            Cast::String => Some(Value::from(part)),
        }))
    }
}
