//! Resolves calls: aggregates, functions with rules of their own, and all others.

use super::Resolver;
use super::build::case;
use super::expression::Names;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::error::{unsupported, wrong_arguments};
use crate::engine::sql::parse::ast::{Expr as Parsed, Literal, Truth, Unit};
use crate::engine::sql::plan::expr::{Expr, Node};
use crate::engine::sql::plan::{Aggregate, AggregateFunction};
use crate::engine::sql::run::functions;
use crate::engine::sql::value::{Type, Value};

impl Resolver<'_> {
    pub(super) fn call(
        &self,
        name: &str,
        args: &[Parsed],
        is_distinct: bool,
        is_star: bool,
        names: &Names<'_>,
    ) -> Result<Expr> {
        if let Some(function) = aggregate(name) {
            return self.aggregate(function, args, is_distinct, is_star, names);
        }
        if is_distinct {
            return Err(unsupported());
        }
        if let Some(condition) = self.search_function(name, args, names)? {
            return Ok(condition);
        }
        match (name, args) {
            ("date_add" | "adddate", [expr, Parsed::Interval(amount, unit)]) => {
                let expr = self.expr(expr, names)?;
                Ok(add_interval(expr, self.expr(amount, names)?, *unit, false))
            }
            ("date_sub" | "subdate", [expr, Parsed::Interval(amount, unit)]) => {
                let expr = self.expr(expr, names)?;
                Ok(add_interval(expr, self.expr(amount, names)?, *unit, true))
            }
            _ => {
                let args = self.exprs(args, names)?;
                self.call_with(name, args)
            }
        }
    }

    fn call_with(&self, name: &str, args: Vec<Expr>) -> Result<Expr> {
        let wrong = || wrong_arguments(&name.to_ascii_uppercase());
        match name {
            "coalesce" | "ifnull" => {
                if args.is_empty() || name == "ifnull" && args.len() != 2 {
                    return Err(wrong());
                }
                let kind = args.iter().fold(Type::Null, |kind, arg| kind.or(arg.kind));
                let args = args.into_iter().map(|arg| arg.cast(kind)).collect();
                Ok(Expr::new(Node::Coalesce(args), kind))
            }
            "if" => match <[Expr; 3]>::try_from(args) {
                Ok([condition, one, other]) => Ok(case(None, vec![(condition, one)], Some(other))),
                Err(_) => Err(wrong()),
            },
            "isnull" => match <[Expr; 1]>::try_from(args) {
                Ok([expr]) => Ok(Expr::condition(Node::Is {
                    expr: Box::new(expr),
                    of: Truth::Null,
                    is_negated: false,
                })),
                Err(_) => Err(wrong()),
            },
            "database" | "schema" if args.is_empty() => {
                Ok(Expr::constant(Value::string(self.database()), Type::String))
            }
            _ => {
                let Some(function) = functions::find(name) else {
                    let database = self.database();
                    return Err(invalid(format!(
                        "FUNCTION {database}.{name} does not exist"
                    )));
                };
                if !(function.least..=function.most).contains(&args.len()) {
                    return Err(wrong());
                }
                let kinds: Vec<Type> = args.iter().map(|arg| arg.kind).collect();
                let mut kind = (function.kind)(&kinds);
                if let Some(scale) = constant_scale(name, &args) {
                    kind = scale;
                }
                Ok(Expr::new(Node::Call(function, args), kind))
            }
        }
    }

    fn aggregate(
        &self,
        function: AggregateFunction,
        args: &[Parsed],
        is_distinct: bool,
        is_star: bool,
        names: &Names<'_>,
    ) -> Result<Expr> {
        let Some(aggregates) = names.aggregates else {
            return Err(invalid("Invalid use of group function"));
        };
        let inner = Names {
            aggregates: None,
            aliases: None,
            ..*names
        };
        let args = self.exprs(args, &inner)?;
        let is_valid = match function {
            AggregateFunction::Count if is_star => args.is_empty(),
            AggregateFunction::Count => args.len() == 1 || is_distinct && !args.is_empty(),
            _ => args.len() == 1,
        };
        if !is_valid {
            return Err(invalid("Incorrect arguments to aggregate function"));
        }
        let of = args.first().map_or(Type::Null, |arg| arg.kind);
        let kind = match function {
            AggregateFunction::Count => Type::Integer,
            // The service's sums of integers are decimals, which the wire has as doubles.
            AggregateFunction::Sum => match of {
                Type::Decimal(scale) => Type::Decimal(scale),
                _ => Type::Double,
            },
            AggregateFunction::Average => Type::Double,
            _ => of,
        };
        let aggregate = Aggregate {
            function,
            args,
            is_distinct,
            kind,
        };
        let mut aggregates = aggregates.borrow_mut();
        let known = aggregates.iter().position(|it| *it == aggregate);
        let index = known.unwrap_or_else(|| {
            aggregates.push(aggregate);
            aggregates.len() - 1
        });
        Ok(Expr::column(names.scope.columns.len() + index, kind))
    }
}

fn aggregate(name: &str) -> Option<AggregateFunction> {
    Some(match name {
        "count" => AggregateFunction::Count,
        "sum" => AggregateFunction::Sum,
        "avg" => AggregateFunction::Average,
        "min" => AggregateFunction::Min,
        "max" => AggregateFunction::Max,
        "any_value" => AggregateFunction::AnyValue,
        _ => return None,
    })
}

/// The type of ROUND and TRUNCATE to a constant number of digits.
fn constant_scale(name: &str, args: &[Expr]) -> Option<Type> {
    if !matches!(name, "round" | "truncate") {
        return None;
    }
    let own = args.first()?.kind.scale()?;
    let wanted = match args.get(1).map(|arg| &arg.node) {
        None => 0,
        Some(Node::Constant(Value::Integer(digits))) => *digits,
        Some(_) => return None,
    };
    match u8::try_from(wanted.clamp(0, i64::from(own))).ok()? {
        0 if own == 0 => Some(Type::Integer),
        scale => Some(Type::Decimal(scale)),
    }
}

/// A time moved by an interval.
pub(super) fn add_interval(expr: Expr, amount: Expr, unit: Unit, is_negative: bool) -> Expr {
    let is_day = matches!(
        unit,
        Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year
    );
    let kind = match expr.kind {
        Type::Date if is_day => Type::Date,
        Type::Date | Type::DateTime => Type::DateTime,
        Type::Time => Type::Time,
        _ => Type::String,
    };
    Expr::new(
        Node::AddInterval {
            expr: Box::new(expr),
            amount: Box::new(amount),
            unit,
            is_negative,
        },
        kind,
    )
}

/// The text of a literal.
pub(super) fn text(expr: &Parsed) -> Option<&str> {
    match expr {
        Parsed::Literal(Literal::String(text)) => Some(text),
        _ => None,
    }
}
