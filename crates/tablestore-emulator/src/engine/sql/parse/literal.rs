//! Literals, operators, types and units by themselves.

use sqlparser::ast::{self as parsed, BinaryOperator, DataType, DateTimeField, Value};

use super::Reader;
use super::ast::{Binary, CastType, Literal, Unit};
use crate::engine::shared::error::Result;
use crate::engine::sql::error::unsupported;

impl Reader<'_, '_> {
    pub(super) fn literal(&self, value: Value) -> Result<Literal> {
        match value {
            Value::Number(digits, false) => number(&digits).ok_or_else(|| self.unexpected()),
            Value::SingleQuotedString(text) | Value::DoubleQuotedString(text) => {
                Ok(Literal::String(text))
            }
            Value::HexStringLiteral(digits) => {
                let bytes = binary(&digits).ok_or_else(|| self.unexpected())?;
                Ok(Literal::Binary(bytes))
            }
            Value::Boolean(value) => Ok(Literal::Boolean(value)),
            Value::Null => Ok(Literal::Null),
            _ => Err(self.unexpected()),
        }
    }
}

pub(super) fn number(digits: &str) -> Option<Literal> {
    if let Ok(integer) = digits.parse() {
        return Some(Literal::Integer(integer));
    }
    let double: f64 = digits.parse().ok()?;
    let has_exponent = digits.contains(['e', 'E']);
    let after_point = digits.split_once('.').map_or(0, |(_, digits)| digits.len());
    let scale = (!has_exponent).then(|| u8::try_from(after_point).unwrap_or(u8::MAX).min(30));
    double
        .is_finite()
        .then_some(Literal::Decimal(double, scale))
}

/// The bytes of hexadecimal digits; an odd number of them has a zero in front.
fn binary(digits: &str) -> Option<Vec<u8>> {
    if !digits.bytes().all(|it| it.is_ascii_hexdigit()) {
        return None;
    }
    let padded = match digits.len() % 2 {
        0 => digits.to_owned(),
        _ => format!("0{digits}"),
    };
    let pairs = (0..padded.len()).step_by(2);
    pairs
        .map(|at| u8::from_str_radix(padded.get(at..at + 2)?, 16).ok())
        .collect()
}

pub(super) fn operator(op: &BinaryOperator) -> Option<Binary> {
    Some(match op {
        BinaryOperator::Plus => Binary::Add,
        BinaryOperator::Minus => Binary::Subtract,
        BinaryOperator::Multiply => Binary::Multiply,
        BinaryOperator::Divide => Binary::Divide,
        BinaryOperator::MyIntegerDivide => Binary::IntegerDivide,
        BinaryOperator::Modulo => Binary::Modulo,
        BinaryOperator::Eq => Binary::Equal,
        BinaryOperator::NotEq => Binary::NotEqual,
        BinaryOperator::Lt => Binary::Less,
        BinaryOperator::LtEq => Binary::LessOrEqual,
        BinaryOperator::Gt => Binary::Greater,
        BinaryOperator::GtEq => Binary::GreaterOrEqual,
        BinaryOperator::Spaceship => Binary::NullSafeEqual,
        BinaryOperator::Xor => Binary::Xor,
        BinaryOperator::BitwiseAnd => Binary::BitAnd,
        BinaryOperator::BitwiseOr => Binary::BitOr,
        BinaryOperator::BitwiseXor => Binary::BitXor,
        BinaryOperator::PGBitwiseShiftLeft => Binary::ShiftLeft,
        BinaryOperator::PGBitwiseShiftRight => Binary::ShiftRight,
        _ => return None,
    })
}

pub(super) fn cast_type(data_type: &DataType) -> Result<CastType> {
    let length = |length: &Option<parsed::CharacterLength>| match length {
        Some(parsed::CharacterLength::IntegerLength { length, .. }) => Some(*length),
        _ => None,
    };
    Ok(match data_type {
        DataType::Signed
        | DataType::SignedInteger
        | DataType::Unsigned
        | DataType::UnsignedInteger => CastType::Integer,
        DataType::Double(_) | DataType::DoublePrecision | DataType::Real | DataType::Float(_) => {
            CastType::Double
        }
        DataType::Decimal(info) | DataType::Dec(info) => CastType::Decimal(match info {
            parsed::ExactNumberInfo::PrecisionAndScale(_, scale) => {
                u8::try_from(*scale).unwrap_or(0).min(30)
            }
            _ => 0,
        }),
        DataType::Char(it) | DataType::Character(it) => CastType::String(length(it)),
        DataType::Binary(length) => CastType::Binary(*length),
        DataType::Date => CastType::Date,
        DataType::Datetime(_) | DataType::Timestamp(..) => CastType::DateTime,
        DataType::Time(..) => CastType::Time,
        _ => return Err(unsupported()),
    })
}

pub(super) fn unit(field: &DateTimeField) -> Result<Unit> {
    Ok(match field {
        DateTimeField::Microsecond => Unit::Microsecond,
        DateTimeField::Second => Unit::Second,
        DateTimeField::Minute => Unit::Minute,
        DateTimeField::Hour => Unit::Hour,
        DateTimeField::Day => Unit::Day,
        DateTimeField::Week(None) => Unit::Week,
        DateTimeField::Month => Unit::Month,
        DateTimeField::Quarter => Unit::Quarter,
        DateTimeField::Year => Unit::Year,
        _ => return Err(unsupported()),
    })
}
