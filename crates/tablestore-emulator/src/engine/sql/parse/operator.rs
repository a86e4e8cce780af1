//! The operators between operands, by how tight they bind.

use super::ast::{Binary, Logic};
use super::parser::Parser;
use super::token::Token;

const ASSIGNMENT: u8 = 1;
const OR: u8 = 2;
const XOR: u8 = 3;
const AND: u8 = 4;
pub(super) const NOT: u8 = 5;
pub(super) const COMPARISON: u8 = 6;
/// IN, LIKE and BETWEEN bind tighter than comparisons.
pub(super) const PREDICATE: u8 = 7;
const BIT_OR: u8 = 8;
const BIT_AND: u8 = 9;
const SHIFT: u8 = 10;
const SUM: u8 = 11;
const PRODUCT: u8 = 12;
const BIT_XOR: u8 = 13;
pub(super) const SIGN: u8 = 14;
pub(super) const BANG: u8 = 15;
pub(super) const BINARY: u8 = 16;
const ARROW: u8 = 17;

/// An operator behind an operand.
#[derive(Clone, Copy, Debug)]
pub(super) enum Infix {
    Logic(Logic),
    Binary(Binary),
    /// As `Binary`, and with ANY and ALL.
    Comparison(Binary),
    Is,
    In,
    Like,
    Between,
    Arrow,
    LongArrow,
    /// MySQL has it and the service does not.
    Unsupported,
}

const SIGNS: [(&str, u8, Infix); 23] = [
    ("=", COMPARISON, Infix::Comparison(Binary::Equal)),
    ("<", COMPARISON, Infix::Comparison(Binary::Less)),
    (">", COMPARISON, Infix::Comparison(Binary::Greater)),
    ("<=", COMPARISON, Infix::Comparison(Binary::LessOrEqual)),
    (">=", COMPARISON, Infix::Comparison(Binary::GreaterOrEqual)),
    ("<>", COMPARISON, Infix::Comparison(Binary::NotEqual)),
    ("!=", COMPARISON, Infix::Comparison(Binary::NotEqual)),
    ("<=>", COMPARISON, Infix::Binary(Binary::NullSafeEqual)),
    ("+", SUM, Infix::Binary(Binary::Add)),
    ("-", SUM, Infix::Binary(Binary::Subtract)),
    ("*", PRODUCT, Infix::Binary(Binary::Multiply)),
    ("/", PRODUCT, Infix::Binary(Binary::Divide)),
    ("%", PRODUCT, Infix::Binary(Binary::Modulo)),
    ("&&", AND, Infix::Logic(Logic::And)),
    ("||", OR, Infix::Logic(Logic::Or)),
    ("|", BIT_OR, Infix::Binary(Binary::BitOr)),
    ("&", BIT_AND, Infix::Binary(Binary::BitAnd)),
    ("^", BIT_XOR, Infix::Binary(Binary::BitXor)),
    ("<<", SHIFT, Infix::Binary(Binary::ShiftLeft)),
    (">>", SHIFT, Infix::Binary(Binary::ShiftRight)),
    ("->", ARROW, Infix::Arrow),
    ("->>", ARROW, Infix::LongArrow),
    (":=", ASSIGNMENT, Infix::Unsupported),
];

const WORDS: [(&str, u8, Infix); 12] = [
    ("and", AND, Infix::Logic(Logic::And)),
    ("or", OR, Infix::Logic(Logic::Or)),
    ("xor", XOR, Infix::Binary(Binary::Xor)),
    ("is", COMPARISON, Infix::Is),
    ("in", PREDICATE, Infix::In),
    ("like", PREDICATE, Infix::Like),
    ("between", PREDICATE, Infix::Between),
    ("regexp", PREDICATE, Infix::Unsupported),
    ("rlike", PREDICATE, Infix::Unsupported),
    ("div", PRODUCT, Infix::Binary(Binary::IntegerDivide)),
    ("mod", PRODUCT, Infix::Binary(Binary::Modulo)),
    ("collate", BINARY, Infix::Unsupported),
];

impl Parser<'_> {
    /// The operator that comes next: whether NOT is in front of it, how tight it binds.
    pub(super) fn peek_infix(&self) -> Option<(bool, u8, Infix)> {
        let find = |word: &str| WORDS.iter().find(|(it, ..)| word.eq_ignore_ascii_case(it));
        match self.peek() {
            Token::Sign(sign) => {
                let (_, binding, infix) = SIGNS.iter().find(|(it, ..)| it == sign)?;
                Some((false, *binding, *infix))
            }
            Token::Word(word) if word.eq_ignore_ascii_case("not") => {
                let Token::Word(word) = self.peek_ahead(1) else {
                    return None;
                };
                let (_, binding, infix) = find(word)?;
                (*binding == PREDICATE).then_some((true, *binding, *infix))
            }
            Token::Word(word) => {
                let (_, binding, infix) = find(word)?;
                Some((false, *binding, *infix))
            }
            _ => None,
        }
    }
}
