//! Resolves expressions.

use std::cell::RefCell;
use std::rc::Rc;

use super::Resolver;
use super::build::{arithmetic, case, cast, constant, unary, value_set};
use super::scope::Scope;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::error::unsupported;
use crate::engine::sql::mapping::column::Role;
use crate::engine::sql::parse::ast::{Binary, ColumnName, Expr as Parsed, Logic, Query, Truth};
use crate::engine::sql::plan::Aggregate;
use crate::engine::sql::plan::expr::{Expr, Node, SearchCondition, Subquery};
use crate::engine::sql::value::Type;

/// An alias of the select list.
#[derive(Debug)]
pub(super) struct Alias {
    pub(super) name: String,
    pub(super) expr: Expr,
}

/// The fields of nested objects that a condition names: each is a slot of its own.
pub(super) type Members = RefCell<Vec<(usize, Vec<String>, Type)>>;

/// The search conditions of a query, each with the slot that it reads.
pub(super) type Searches = RefCell<Vec<(usize, Rc<SearchCondition>)>>;

/// What an expression can name.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) scope: &'a Scope<'a>,
    /// The part of the statement, in errors.
    pub(super) clause: &'static str,
    pub(super) aliases: Option<&'a [Alias]>,
    /// Collects aggregates, where there can be some. Their results are behind the slots of a row.
    pub(super) aggregates: Option<&'a RefCell<Vec<Aggregate>>>,
    /// Collects search conditions, where there can be some.
    pub(super) searches: Option<&'a Searches>,
    /// Set within NESTED_QUERY.
    pub(super) members: Option<&'a Members>,
}

impl<'a> Names<'a> {
    pub(super) fn of(scope: &'a Scope<'a>, clause: &'static str) -> Self {
        Self {
            scope,
            clause,
            aliases: None,
            aggregates: None,
            searches: None,
            members: None,
        }
    }
}

impl Resolver<'_> {
    pub(super) fn exprs(&self, exprs: &[Parsed], names: &Names<'_>) -> Result<Vec<Expr>> {
        exprs.iter().map(|expr| self.expr(expr, names)).collect()
    }

    fn boxed(&self, expr: &Parsed, names: &Names<'_>) -> Result<Box<Expr>> {
        self.expr(expr, names).map(Box::new)
    }

    /// Resolves an expression. What a kind of it needs of the stack is in a function of its own, so
    /// that deep expressions fit.
    pub(super) fn expr(&self, expr: &Parsed, names: &Names<'_>) -> Result<Expr> {
        self.count(1)?;
        if let Some(condition) = self.any_element(expr, names)? {
            return Ok(condition);
        }
        match expr {
            Parsed::Literal(literal) => Ok(constant(literal)),
            Parsed::Column(column) => self.column(column, names),
            Parsed::Unary(op, expr) => Ok(unary(*op, self.expr(expr, names)?)),
            Parsed::Binary(op, left, right) => self.binary(*op, left, right, names),
            Parsed::Logic(logic, exprs) => self.logic(*logic, exprs, names),
            Parsed::Between {
                expr,
                low,
                high,
                is_negated,
            } => self.between([expr, low, high], *is_negated, names),
            Parsed::In {
                expr,
                list,
                is_negated,
            } => self.in_list(expr, list, *is_negated, names),
            Parsed::InQuery {
                expr,
                query,
                is_negated,
            } => self.in_query(expr, query, *is_negated, names),
            Parsed::Like {
                expr,
                pattern,
                escape,
                is_negated,
            } => self.like(expr, pattern, *escape, *is_negated, names),
            Parsed::Is {
                expr,
                of,
                is_negated,
            } => self.is(expr, *of, *is_negated, names),
            Parsed::Case {
                operand,
                branches,
                otherwise,
            } => self.case(operand.as_deref(), branches, otherwise.as_deref(), names),
            Parsed::Function {
                name,
                args,
                is_distinct,
                is_star,
            } => self.call(name, args, *is_distinct, *is_star, names),
            Parsed::Cast(expr, to) => Ok(cast(self.expr(expr, names)?, *to)),
            Parsed::Exists(query) => self.exists(query, names),
            Parsed::Scalar(query) => self.scalar(query, names),
            Parsed::Quantified {
                op,
                expr,
                query,
                is_all,
            } => self.quantified(*op, expr, query, *is_all, names),
            Parsed::Tuple(_) => Err(invalid("Operand should contain 1 column(s)")),
            Parsed::Interval(..) => Err(unsupported()),
        }
    }

    fn logic(&self, logic: Logic, exprs: &[Parsed], names: &Names<'_>) -> Result<Expr> {
        let exprs = self.exprs(exprs, names)?;
        Ok(Expr::condition(Node::Logic(logic, exprs)))
    }

    /// BETWEEN, of an expression and its bounds.
    fn between(
        &self,
        [expr, low, high]: [&Parsed; 3],
        is_negated: bool,
        names: &Names<'_>,
    ) -> Result<Expr> {
        let expr = self.expr(expr, names)?;
        let (low, high) = (self.expr(low, names)?, self.expr(high, names)?);
        if !expr.is_simple() {
            return Ok(Expr::condition(Node::Between {
                expr: Box::new(expr),
                low: Box::new(low),
                high: Box::new(high),
                is_negated,
            }));
        }
        // As conditions by themselves these may become bounds of a scan.
        let parts = vec![
            Expr::compare(Binary::GreaterOrEqual, expr.clone(), low),
            Expr::compare(Binary::LessOrEqual, expr, high),
        ];
        let between = Expr::condition(Node::Logic(Logic::And, parts));
        Ok(if is_negated { between.not() } else { between })
    }

    fn like(
        &self,
        expr: &Parsed,
        pattern: &Parsed,
        escape: Option<char>,
        is_negated: bool,
        names: &Names<'_>,
    ) -> Result<Expr> {
        Ok(Expr::condition(Node::Like {
            expr: self.boxed(expr, names)?,
            pattern: self.boxed(pattern, names)?,
            escape,
            is_negated,
        }))
    }

    fn is(&self, expr: &Parsed, of: Truth, is_negated: bool, names: &Names<'_>) -> Result<Expr> {
        Ok(Expr::condition(Node::Is {
            expr: self.boxed(expr, names)?,
            of,
            is_negated,
        }))
    }

    fn case(
        &self,
        operand: Option<&Parsed>,
        branches: &[(Parsed, Parsed)],
        otherwise: Option<&Parsed>,
        names: &Names<'_>,
    ) -> Result<Expr> {
        let operand = operand.map(|it| self.expr(it, names)).transpose()?;
        let branches = branches.iter().map(|(condition, result)| {
            let condition = self.expr(condition, names)?;
            Ok((condition, self.expr(result, names)?))
        });
        let branches = branches.collect::<Result<_>>()?;
        let otherwise = otherwise.map(|it| self.expr(it, names));
        Ok(case(operand, branches, otherwise.transpose()?))
    }

    fn in_query(
        &self,
        expr: &Parsed,
        query: &Query,
        is_negated: bool,
        names: &Names<'_>,
    ) -> Result<Expr> {
        Ok(Expr::condition(Node::InQuery {
            expr: self.boxed(expr, names)?,
            query: self.subquery(query, 1, names)?,
            is_negated,
        }))
    }

    fn exists(&self, query: &Query, names: &Names<'_>) -> Result<Expr> {
        let query = self.subquery(query, 0, names)?;
        Ok(Expr::condition(Node::Exists(query)))
    }

    fn scalar(&self, query: &Query, names: &Names<'_>) -> Result<Expr> {
        let query = self.subquery(query, 1, names)?;
        let kind = query.plan.columns[0].kind;
        Ok(Expr::new(Node::Scalar(query), kind))
    }

    fn quantified(
        &self,
        op: Binary,
        expr: &Parsed,
        query: &Query,
        is_all: bool,
        names: &Names<'_>,
    ) -> Result<Expr> {
        Ok(Expr::condition(Node::Quantified {
            op,
            expr: self.boxed(expr, names)?,
            query: self.subquery(query, 1, names)?,
            is_all,
        }))
    }

    /// Resolves a query in an expression; with so many columns, unless it is 0.
    fn subquery(&self, query: &Query, columns: usize, names: &Names<'_>) -> Result<Rc<Subquery>> {
        let (plan, is_correlated) = self.query(query, Some(names.scope))?;
        if columns > 0 && plan.columns.len() != columns {
            return Err(invalid(format!(
                "Operand should contain {columns} column(s)"
            )));
        }
        Ok(Rc::new(Subquery {
            id: self.id(),
            plan,
            is_correlated,
        }))
    }

    fn column(&self, column: &ColumnName, names: &Names<'_>) -> Result<Expr> {
        let (database, table) = (column.database.as_deref(), column.table.as_deref());
        let name = &column.name;
        if table.is_none()
            && let Some(aliases) = names.aliases
            && let Some(alias) = aliases.iter().find(|it| it.name.eq_ignore_ascii_case(name))
        {
            return self.copy(&alias.expr);
        }
        let found = names.scope.find(database, table, name, names.clause)?;
        let kind = found.column.kind;
        if let (Some(members), Role::Member { path, .. }) = (names.members, &found.column.role) {
            let mut members = members.borrow_mut();
            members.push((found.slot, path.clone(), kind));
            return Ok(Expr::column(members.len() - 1, kind));
        }
        Ok(match found.level {
            0 => Expr::column(found.slot, kind),
            level => {
                let slot = found.slot;
                Expr::new(Node::Outer { level, slot }, kind)
            }
        })
    }

    fn binary(&self, op: Binary, left: &Parsed, right: &Parsed, names: &Names<'_>) -> Result<Expr> {
        let interval = match (op, left, right) {
            (Binary::Add | Binary::Subtract, expr, Parsed::Interval(amount, unit))
            | (Binary::Add, Parsed::Interval(amount, unit), expr) => Some((expr, amount, *unit)),
            _ => None,
        };
        if let Some((expr, amount, unit)) = interval {
            let expr = self.expr(expr, names)?;
            let amount = self.expr(amount, names)?;
            return Ok(super::call::add_interval(
                expr,
                amount,
                unit,
                op == Binary::Subtract,
            ));
        }
        if let (Parsed::Tuple(left), Parsed::Tuple(right)) = (left, right) {
            return self.compare_tuples(op, left, right, names);
        }
        let (left, right) = (self.expr(left, names)?, self.expr(right, names)?);
        Ok(match op {
            Binary::Add
            | Binary::Subtract
            | Binary::Multiply
            | Binary::Divide
            | Binary::IntegerDivide
            | Binary::Modulo => arithmetic(op, left, right),
            Binary::BitAnd
            | Binary::BitOr
            | Binary::BitXor
            | Binary::ShiftLeft
            | Binary::ShiftRight => {
                Expr::condition(Node::Bits(op, Box::new(left), Box::new(right)))
            }
            Binary::Xor => Expr::condition(Node::Xor(Box::new(left), Box::new(right))),
            _ => Expr::compare(op, left, right),
        })
    }

    fn compare_tuples(
        &self,
        op: Binary,
        left: &[Parsed],
        right: &[Parsed],
        names: &Names<'_>,
    ) -> Result<Expr> {
        if left.len() != right.len() {
            let count = left.len();
            return Err(invalid(format!("Operand should contain {count} column(s)")));
        }
        let (left, right) = (self.exprs(left, names)?, self.exprs(right, names)?);
        let equal = left.into_iter().zip(right);
        let equal = equal.map(|(left, right)| Expr::compare(Binary::Equal, left, right));
        let equal = Expr::condition(Node::Logic(Logic::And, equal.collect()));
        match op {
            Binary::Equal => Ok(equal),
            Binary::NotEqual => Ok(equal.not()),
            _ => Err(unsupported()),
        }
    }

    fn in_list(
        &self,
        expr: &Parsed,
        list: &[Parsed],
        is_negated: bool,
        names: &Names<'_>,
    ) -> Result<Expr> {
        if let Parsed::Tuple(columns) = expr {
            let equal = list.iter().map(|item| match item {
                Parsed::Tuple(values) => self.compare_tuples(Binary::Equal, columns, values, names),
                _ => Err(invalid(format!(
                    "Operand should contain {} column(s)",
                    columns.len()
                ))),
            });
            let any = Expr::condition(Node::Logic(Logic::Or, equal.collect::<Result<_>>()?));
            return Ok(if is_negated { any.not() } else { any });
        }
        let expr = self.expr(expr, names)?;
        let list = self.exprs(list, names)?;
        let node = match value_set(expr.kind, &list) {
            Some(set) => {
                // A set takes no time for each of its values.
                self.nodes.set(self.nodes.get() - list.len());
                Node::InSet {
                    expr: Box::new(expr),
                    set: Rc::new(set),
                    is_negated,
                }
            }
            None => Node::In {
                expr: Box::new(expr),
                list,
                is_negated,
            },
        };
        Ok(Expr::condition(node))
    }
}
