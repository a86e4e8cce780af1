//! Functions of bytes and their texts.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Function, functions, integer, string};
use crate::engine::shared::error::Result;
use crate::engine::sql::value::{Type, Value};

pub(super) const FUNCTIONS: &[Function] = functions! {
    "length" 1..=1, integer, length;
    "octet_length" 1..=1, integer, length;
    "bit_length" 1..=1, integer, |args, _| Ok(Value::Integer(bytes_of(&args[0]) * 8));
    "hex" 1..=1, string, hex;
    "unhex" 1..=1, binary, unhex;
    "to_base64" 1..=1, string, to_base64;
    "from_base64" 1..=1, binary, from_base64;
};

fn binary(_: &[Type]) -> Type {
    Type::Binary
}

fn bytes_of(value: &Value) -> i64 {
    i64::try_from(value.to_binary().len()).unwrap_or(i64::MAX)
}

fn length(args: &[Value], _: i64) -> Result<Value> {
    Ok(Value::Integer(bytes_of(&args[0])))
}

fn hex(args: &[Value], _: i64) -> Result<Value> {
    Ok(Value::string(match &args[0] {
        Value::Integer(number) => format!("{number:X}"),
        Value::Boolean(_) | Value::Double(_) => format!("{:X}", args[0].to_integer()),
        value => {
            let bytes = value.to_binary();
            let digits = bytes.iter().map(|byte| format!("{byte:02X}"));
            digits.collect::<String>()
        }
    }))
}

fn unhex(args: &[Value], _: i64) -> Result<Value> {
    let mut digits = args[0].to_text().into_owned();
    if digits.len() % 2 == 1 {
        digits.insert(0, '0');
    }
    let pairs = digits.as_bytes().chunks_exact(2).map(|pair| {
        let digit = |byte: u8| char::from(byte).to_digit(16);
        u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).ok()
    });
    let bytes = pairs.collect::<Option<Vec<u8>>>();
    Ok(bytes.map_or(Value::Null, |bytes| Value::Binary(bytes.into())))
}

fn to_base64(args: &[Value], _: i64) -> Result<Value> {
    let encoded = STANDARD.encode(args[0].to_binary());
    // MySQL's lines have 76 letters.
    let lines = encoded.as_bytes().chunks(76).map(String::from_utf8_lossy);
    Ok(Value::string(lines.collect::<Vec<_>>().join("\n")))
}

fn from_base64(args: &[Value], _: i64) -> Result<Value> {
    let text = args[0].to_text();
    let letters: String = text.split_ascii_whitespace().collect();
    let bytes = STANDARD.decode(letters);
    Ok(bytes.map_or(Value::Null, |bytes| Value::Binary(bytes.into())))
}
