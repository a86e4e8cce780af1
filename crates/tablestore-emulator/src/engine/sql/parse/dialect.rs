//! MySQL as the service speaks it: where the parser's own dialect of MySQL differs from that.

use std::any::TypeId;
use std::cell::Cell;

use sqlparser::ast::{BinaryOperator, CastKind, DataType, Expr, UnaryOperator};
use sqlparser::dialect::{Dialect, MySqlDialect, Precedence};
use sqlparser::keywords::Keyword;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::Token;

/// The most operators of a statement. Each may be a level of its tree, and trees are read and
/// dropped recursively.
const OPERATORS: usize = 1000;

const OR: u8 = 5;
const XOR: u8 = 7;
const AND: u8 = 10;
const NOT: u8 = 15;
const COMPARISON: u8 = 20;
const BIT_OR: u8 = 22;
const BIT_AND: u8 = 24;
const SHIFT: u8 = 26;
const SUM: u8 = 30;
const PRODUCT: u8 = 40;
const BIT_XOR: u8 = 42;
const SIGN: u8 = 44;
const BANG: u8 = 46;
const BINARY: u8 = 47;

/// Counts the operators of one statement, so that each statement needs one of its own.
#[derive(Debug, Default)]
pub(super) struct ServiceDialect {
    stock: MySqlDialect,
    operators: Cell<usize>,
}

impl ServiceDialect {
    fn count(&self) -> Result<(), ParserError> {
        self.operators.set(self.operators.get() + 1);
        match self.operators.get() > OPERATORS {
            true => Err(ParserError::RecursionLimitExceeded),
            false => Ok(()),
        }
    }

    fn infix(
        &self,
        parser: &mut Parser<'_>,
        left: &Expr,
        op: BinaryOperator,
        precedence: u8,
    ) -> Result<Expr, ParserError> {
        parser.next_token();
        Ok(Expr::BinaryOp {
            left: Box::new(left.clone()),
            op,
            right: Box::new(parser.parse_subexpr(precedence)?),
        })
    }
}

macro_rules! as_stock {
    ($($name:ident($($arg:ident: $kind:ty),*) -> $out:ty;)*) => {
        $(fn $name(&self, $($arg: $kind),*) -> $out {
            self.stock.$name($($arg),*)
        })*
    };
}

impl Dialect for ServiceDialect {
    fn dialect(&self) -> TypeId {
        TypeId::of::<MySqlDialect>()
    }

    as_stock! {
        supports_string_literal_table_alias(explicit: bool) -> bool;
        is_identifier_start(ch: char) -> bool;
        is_identifier_part(ch: char) -> bool;
        is_delimited_identifier_start(ch: char) -> bool;
        identifier_quote_style(identifier: &str) -> Option<char>;
        supports_string_literal_backslash_escape() -> bool;
        supports_string_literal_concatenation() -> bool;
        ignores_wildcard_escapes() -> bool;
        supports_numeric_prefix() -> bool;
        supports_literal_prefix_in_qualified_name() -> bool;
        supports_bitwise_shift_operators() -> bool;
        supports_singular_value_keyword() -> bool;
        require_interval_qualifier() -> bool;
        supports_limit_comma() -> bool;
        supports_insert_set() -> bool;
        is_table_factor_alias(explicit: bool, kw: &Keyword, parser: &mut Parser<'_>) -> bool;
        supports_table_hints() -> bool;
        requires_single_line_comment_whitespace() -> bool;
        supports_hash_comment() -> bool;
        supports_select_modifiers() -> bool;
        supports_update_order_by() -> bool;
        supports_data_type_signed_suffix() -> bool;
        supports_cross_join_constraint() -> bool;
        supports_double_ampersand_operator() -> bool;
        supports_binary_kw_as_cast() -> bool;
        supports_left_associative_joins_without_parens() -> bool;
    }

    fn supports_bang_not_operator(&self) -> bool {
        true
    }

    fn parse_prefix(&self, parser: &mut Parser<'_>) -> Option<Result<Expr, ParserError>> {
        if let Token::Word(word) = &parser.peek_token_ref().token
            && word.quote_style.is_none()
            && word.keyword == Keyword::BINARY
        {
            parser.next_token();
            // It binds to one operand, and not to all that follows.
            let operand = parser.parse_subexpr(BINARY).map(Box::new);
            return Some(operand.map(|expr| Expr::Cast {
                kind: CastKind::Cast,
                expr,
                data_type: DataType::Binary(None),
                format: None,
            }));
        }
        let (op, precedence) = match parser.peek_token_ref().token {
            Token::ExclamationMark => (UnaryOperator::BangNot, BANG),
            Token::Minus => (UnaryOperator::Minus, SIGN),
            Token::Plus => (UnaryOperator::Plus, SIGN),
            Token::Tilde => (UnaryOperator::BitwiseNot, SIGN),
            _ => return None,
        };
        parser.next_token();
        let operand = parser.parse_subexpr(precedence).map(Box::new);
        Some(operand.map(|expr| Expr::UnaryOp { op, expr }))
    }

    fn parse_infix(
        &self,
        parser: &mut Parser<'_>,
        left: &Expr,
        precedence: u8,
    ) -> Option<Result<Expr, ParserError>> {
        if let Err(error) = self.count() {
            return Some(Err(error));
        }
        match &parser.peek_token_ref().token {
            Token::StringConcat => Some(self.infix(parser, left, BinaryOperator::Or, OR)),
            Token::Word(word) if is_mod(&word.value, word.quote_style) => {
                Some(self.infix(parser, left, BinaryOperator::Modulo, PRODUCT))
            }
            _ => self.stock.parse_infix(parser, left, precedence),
        }
    }

    fn get_next_precedence(&self, parser: &Parser<'_>) -> Option<Result<u8, ParserError>> {
        let precedence = match &parser.peek_token_ref().token {
            Token::StringConcat => OR,
            Token::Overlap => AND,
            Token::Pipe => BIT_OR,
            Token::Ampersand => BIT_AND,
            Token::ShiftLeft | Token::ShiftRight => SHIFT,
            Token::Caret => BIT_XOR,
            // Not what it is to PostgreSQL.
            Token::ExclamationMark | Token::Tilde => 0,
            Token::Word(word) if is_mod(&word.value, word.quote_style) => PRODUCT,
            _ => return None,
        };
        Some(Ok(precedence))
    }

    fn prec_value(&self, precedence: Precedence) -> u8 {
        match precedence {
            Precedence::Or => OR,
            Precedence::Xor => XOR,
            Precedence::And => AND,
            Precedence::UnaryNot => NOT,
            Precedence::Is | Precedence::Like | Precedence::Between | Precedence::Eq => COMPARISON,
            Precedence::Pipe => BIT_OR,
            Precedence::Ampersand => BIT_AND,
            Precedence::Caret => BIT_XOR,
            Precedence::PlusMinus => SUM,
            Precedence::MulDivModOp => PRODUCT,
            // JSON's arrows bind to their column.
            Precedence::PgOther | Precedence::Colon => 48,
            other => self.stock.prec_value(other),
        }
    }
}

fn is_mod(word: &str, quote: Option<char>) -> bool {
    quote.is_none() && word.eq_ignore_ascii_case("mod")
}
