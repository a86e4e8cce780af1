//! Comparing a part of a column's text, read as a value of its own.

use regex::bytes::{Regex, RegexBuilder};
use tablestore_protocol::proto::table::{ValueTransferRule, VariantType};
use tablestore_protocol::{Value, ValueRef};

use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::limits;

/// The most memory that one expression may take: repetitions of repetitions grow fast.
const REGEX_MEMORY: usize = 1024 * 1024;

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
        let regex = RegexBuilder::new(&rule.regex)
            .unicode(false)
            .size_limit(REGEX_MEMORY)
            .build()
            .map_err(|_| invalid(format!("Invalid regex: {}.", rule.regex)))?;
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

    /// The value to compare: the whole text where all of it matches, and otherwise the first group.
    /// There is none where the value is no text, nothing matches, or the part is no such value.
    pub(crate) fn apply(&self, value: ValueRef<'_>) -> Option<Value> {
        let ValueRef::String(text) = value else {
            return None;
        };
        let captures = self.regex.captures(text.as_bytes())?;
        let is_whole = captures.get(0)?.len() == text.len();
        let part = captures.get(if is_whole { 0 } else { 1 })?;
        let part = std::str::from_utf8(part.as_bytes()).ok()?;
        match self.cast {
            Cast::Integer => part.parse::<i64>().ok().map(Value::from),
            Cast::Double => part.parse::<f64>().ok().map(Value::from),
            Cast::String => Some(Value::from(part)),
        }
    }
}
