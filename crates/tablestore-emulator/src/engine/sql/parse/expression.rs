//! Converts expressions.

use sqlparser::ast::{
    self as parsed, BinaryOperator, CastKind, DuplicateTreatment, Expr as ParsedExpr, FunctionArg,
    FunctionArgExpr, FunctionArguments, InTarget, ObjectName, TrimWhereField, UnaryOperator, Value,
};

use super::Reader;
use super::ast::{CastType, Expr, Literal, Logic, Truth, Unary, Unit};
use super::literal::{cast_type, number, operator, unit};
use crate::engine::shared::error::Result;
use crate::engine::sql::error::unsupported;

impl Reader<'_, '_> {
    pub(super) fn exprs(&self, exprs: Vec<ParsedExpr>) -> Result<Vec<Expr>> {
        exprs.into_iter().map(|expr| self.expr(expr)).collect()
    }

    fn boxed(&self, expr: ParsedExpr) -> Result<Box<Expr>> {
        self.expr(expr).map(Box::new)
    }

    /// Converts an expression.
    pub(super) fn expr(&self, expr: ParsedExpr) -> Result<Expr> {
        let is = |expr: Box<ParsedExpr>, of, is_negated| {
            Ok(Expr::Is {
                expr: self.boxed(*expr)?,
                of,
                is_negated,
            })
        };
        match expr {
            ParsedExpr::Identifier(ident) => Ok(Expr::Column {
                database: None,
                table: None,
                name: ident.value,
            }),
            ParsedExpr::CompoundIdentifier(mut parts) => {
                let name = parts.pop().map(|it| it.value).unwrap_or_default();
                let table = parts.pop().map(|it| it.value);
                let database = parts.pop().map(|it| it.value);
                match parts.is_empty() {
                    true => Ok(Expr::Column {
                        database,
                        table,
                        name,
                    }),
                    false => Err(self.unexpected()),
                }
            }
            ParsedExpr::Nested(inner) => self.expr(*inner),
            ParsedExpr::Value(value) => self.literal(value.value).map(Expr::Literal),
            ParsedExpr::IsNull(expr) => is(expr, Truth::Null, false),
            ParsedExpr::IsNotNull(expr) => is(expr, Truth::Null, true),
            ParsedExpr::IsUnknown(expr) => is(expr, Truth::Null, false),
            ParsedExpr::IsNotUnknown(expr) => is(expr, Truth::Null, true),
            ParsedExpr::IsTrue(expr) => is(expr, Truth::True, false),
            ParsedExpr::IsNotTrue(expr) => is(expr, Truth::True, true),
            ParsedExpr::IsFalse(expr) => is(expr, Truth::False, false),
            ParsedExpr::IsNotFalse(expr) => is(expr, Truth::False, true),
            ParsedExpr::BinaryOp { .. } => self.binary(expr),
            ParsedExpr::UnaryOp { op, expr } => self.unary(op, *expr),
            ParsedExpr::Between {
                expr,
                negated,
                low,
                high,
            } => Ok(Expr::Between {
                expr: self.boxed(*expr)?,
                low: self.boxed(*low)?,
                high: self.boxed(*high)?,
                is_negated: negated,
            }),
            ParsedExpr::In {
                expr,
                target,
                negated,
                global: false,
            } => {
                let expr = self.boxed(*expr)?;
                match target {
                    InTarget::List(list) if !list.is_empty() => Ok(Expr::In {
                        expr,
                        list: self.exprs(list)?,
                        is_negated: negated,
                    }),
                    InTarget::Subquery(query) => Ok(Expr::InQuery {
                        expr,
                        query: Box::new(self.query(*query)?),
                        is_negated: negated,
                    }),
                    _ => Err(self.unexpected()),
                }
            }
            ParsedExpr::Like {
                negated,
                any: false,
                expr,
                pattern,
                escape_char,
            } => Ok(Expr::Like {
                expr: self.boxed(*expr)?,
                pattern: self.boxed(*pattern)?,
                escape: self.escape(escape_char)?,
                is_negated: negated,
            }),
            ParsedExpr::Case {
                operand,
                conditions,
                else_result,
                ..
            } => {
                let operand = operand.map(|it| self.boxed(*it)).transpose()?;
                let branches = conditions.into_iter().map(|branch| {
                    let result = self.expr(branch.result)?;
                    Ok((self.expr(branch.condition)?, result))
                });
                Ok(Expr::Case {
                    operand,
                    branches: branches.collect::<Result<_>>()?,
                    otherwise: else_result.map(|it| self.boxed(*it)).transpose()?,
                })
            }
            ParsedExpr::Exists { subquery, negated } => {
                let exists = Expr::Exists(Box::new(self.query(*subquery)?));
                Ok(match negated {
                    true => Expr::Unary(Unary::Not, Box::new(exists)),
                    false => exists,
                })
            }
            ParsedExpr::Subquery(query) => Ok(Expr::Scalar(Box::new(self.query(*query)?))),
            ParsedExpr::AnyOp {
                left,
                compare_op,
                right,
                ..
            } => self.quantified(*left, &compare_op, *right, false),
            ParsedExpr::AllOp {
                left,
                compare_op,
                right,
            } => self.quantified(*left, &compare_op, *right, true),
            ParsedExpr::Tuple(exprs) => Ok(Expr::Tuple(self.exprs(exprs)?)),
            ParsedExpr::Interval(interval) => self.interval(interval),
            other => self.call(other),
        }
    }

    /// Converts what is written as a function.
    fn call(&self, expr: ParsedExpr) -> Result<Expr> {
        match expr {
            ParsedExpr::Function(function) => self.function(function),
            ParsedExpr::Cast {
                kind: CastKind::Cast,
                expr,
                data_type,
                format: None,
            } => Ok(Expr::Cast(self.boxed(*expr)?, cast_type(&data_type)?)),
            ParsedExpr::Convert {
                is_try: false,
                expr,
                data_type,
                charset,
                target_before_value: false,
                styles,
            } if styles.is_empty() => match (data_type, charset) {
                (Some(data_type), None) => {
                    Ok(Expr::Cast(self.boxed(*expr)?, cast_type(&data_type)?))
                }
                (None, Some(_)) => Ok(Expr::Cast(self.boxed(*expr)?, CastType::String(None))),
                _ => Err(unsupported()),
            },
            ParsedExpr::TypedString(typed) => {
                let Some(text) = typed.value.into_string() else {
                    return Err(self.unexpected());
                };
                let text = Box::new(Expr::Literal(Literal::String(text)));
                Ok(Expr::Cast(text, cast_type(&typed.data_type)?))
            }
            ParsedExpr::Ceil { expr, .. } => Ok(function("ceil", vec![self.expr(*expr)?])),
            ParsedExpr::Floor { expr, .. } => Ok(function("floor", vec![self.expr(*expr)?])),
            ParsedExpr::Position { expr, r#in } => Ok(function(
                "locate",
                vec![self.expr(*expr)?, self.expr(*r#in)?],
            )),
            ParsedExpr::Extract { field, expr, .. } => {
                let name = match unit(&field)? {
                    Unit::Year => "year",
                    Unit::Quarter => "quarter",
                    Unit::Month => "month",
                    Unit::Day => "day",
                    Unit::Hour => "hour",
                    Unit::Minute => "minute",
                    Unit::Second => "second",
                    Unit::Microsecond => "microsecond",
                    Unit::Week => return Err(unsupported()),
                };
                Ok(function(name, vec![self.expr(*expr)?]))
            }
            ParsedExpr::Substring {
                expr,
                substring_from: Some(from),
                substring_for,
                ..
            } => {
                let mut args = vec![self.expr(*expr)?, self.expr(*from)?];
                args.extend(substring_for.map(|it| self.expr(*it)).transpose()?);
                Ok(function("substring", args))
            }
            ParsedExpr::Trim {
                trim_where,
                trim_what,
                expr,
                trim_characters: None,
            } => {
                let mut args = vec![self.expr(*expr)?];
                args.extend(trim_what.map(|it| self.expr(*it)).transpose()?);
                let name = match trim_where {
                    None | Some(TrimWhereField::Both) => "trim",
                    Some(TrimWhereField::Leading) => "ltrim",
                    Some(TrimWhereField::Trailing) => "rtrim",
                };
                Ok(function(name, args))
            }
            _ => Err(unsupported()),
        }
    }

    /// Converts operators. Chains of them lean to the left, and those of AND and OR may be long.
    fn binary(&self, expr: ParsedExpr) -> Result<Expr> {
        let mut rest = expr;
        let mut chain = Vec::new();
        while let ParsedExpr::BinaryOp { left, op, right } = rest {
            chain.push((op, *right));
            rest = *left;
        }
        let mut left = self.expr(rest)?;
        for (op, right) in chain.into_iter().rev() {
            let right = self.expr(right)?;
            left = self.combine(&op, left, right)?;
        }
        Ok(left)
    }

    fn combine(&self, op: &BinaryOperator, left: Expr, right: Expr) -> Result<Expr> {
        let logic = match op {
            BinaryOperator::And | BinaryOperator::PGOverlap => Some(Logic::And),
            BinaryOperator::Or => Some(Logic::Or),
            _ => None,
        };
        if let Some(logic) = logic {
            return Ok(match left {
                Expr::Logic(of, mut operands) if of == logic => {
                    operands.push(right);
                    Expr::Logic(logic, operands)
                }
                left => Expr::Logic(logic, vec![left, right]),
            });
        }
        match op {
            BinaryOperator::Arrow => Ok(function("json_extract", vec![left, right])),
            BinaryOperator::LongArrow => {
                let extracted = function("json_extract", vec![left, right]);
                Ok(function("json_unquote", vec![extracted]))
            }
            op => {
                let op = operator(op).ok_or_else(unsupported)?;
                Ok(Expr::Binary(op, Box::new(left), Box::new(right)))
            }
        }
    }

    fn unary(&self, op: UnaryOperator, expr: ParsedExpr) -> Result<Expr> {
        let op = match op {
            UnaryOperator::Plus => return self.expr(expr),
            UnaryOperator::Minus => {
                if let ParsedExpr::Value(value) = &expr
                    && let Value::Number(digits, false) = &value.value
                    && let Some(number) = number(&format!("-{digits}"))
                {
                    return Ok(Expr::Literal(number));
                }
                Unary::Minus
            }
            UnaryOperator::Not | UnaryOperator::BangNot => Unary::Not,
            UnaryOperator::BitwiseNot => Unary::BitNot,
            _ => return Err(unsupported()),
        };
        Ok(Expr::Unary(op, self.boxed(expr)?))
    }

    fn escape(&self, escape: Option<Box<ParsedExpr>>) -> Result<Option<char>> {
        let Some(escape) = escape else {
            return Ok(Some('\\'));
        };
        match self.expr(*escape)? {
            Expr::Literal(Literal::String(text)) => {
                let mut letters = text.chars();
                match (letters.next(), letters.next()) {
                    (letter, None) => Ok(letter),
                    _ => Err(self.unexpected()),
                }
            }
            _ => Err(self.unexpected()),
        }
    }

    fn quantified(
        &self,
        left: ParsedExpr,
        op: &BinaryOperator,
        right: ParsedExpr,
        is_all: bool,
    ) -> Result<Expr> {
        let ParsedExpr::Subquery(query) = right else {
            return Err(self.unexpected());
        };
        Ok(Expr::Quantified {
            op: operator(op).ok_or_else(unsupported)?,
            expr: self.boxed(left)?,
            query: Box::new(self.query(*query)?),
            is_all,
        })
    }

    fn interval(&self, interval: parsed::Interval) -> Result<Expr> {
        match interval {
            parsed::Interval {
                value,
                leading_field: Some(field),
                leading_precision: None,
                last_field: None,
                fractional_seconds_precision: None,
            } => Ok(Expr::Interval(self.boxed(*value)?, unit(&field)?)),
            _ => Err(unsupported()),
        }
    }

    fn function(&self, call: parsed::Function) -> Result<Expr> {
        if call.filter.is_some()
            || call.null_treatment.is_some()
            || call.over.is_some()
            || !call.within_group.is_empty()
            || !matches!(call.parameters, FunctionArguments::None)
        {
            return Err(unsupported());
        }
        let name = last_name(&call.name)?.to_ascii_lowercase();
        let list = match call.args {
            FunctionArguments::None => return Ok(function(&name, Vec::new())),
            FunctionArguments::Subquery(_) => return Err(self.unexpected()),
            FunctionArguments::List(list) => list,
        };
        if !list.clauses.is_empty() {
            return Err(unsupported());
        }
        let (mut args, mut is_star) = (Vec::new(), false);
        for arg in list.args {
            match arg {
                FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) => args.push(self.expr(expr)?),
                FunctionArg::Unnamed(FunctionArgExpr::Wildcard) => is_star = true,
                _ => return Err(self.unexpected()),
            }
        }
        if is_star && (name != "count" || !args.is_empty()) {
            return Err(self.unexpected());
        }
        Ok(Expr::Function {
            name,
            args,
            is_distinct: list.duplicate_treatment == Some(DuplicateTreatment::Distinct),
            is_star,
        })
    }
}

fn function(name: &str, args: Vec<Expr>) -> Expr {
    Expr::Function {
        name: name.to_owned(),
        args,
        is_distinct: false,
        is_star: false,
    }
}

/// The name of an object without its database.
pub(super) fn last_name(name: &ObjectName) -> Result<String> {
    let last = name.0.last().and_then(|part| part.as_ident());
    last.map(|it| it.value.clone()).ok_or_else(unsupported)
}
