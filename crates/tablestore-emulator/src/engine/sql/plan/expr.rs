//! Expressions over the slots of a row.

use std::collections::HashSet;
use std::rc::Rc;

use super::QueryPlan;
use crate::engine::sql::parse::ast::{Binary, Logic, Truth, Unit};
use crate::engine::sql::run::functions::Function;
use crate::engine::sql::value::key::Class;
use crate::engine::sql::value::{Type, Value};

/// An expression, and the type of its values.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Expr {
    pub(crate) node: Node,
    pub(crate) kind: Type,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    Constant(Value),
    Column(usize),
    /// A slot of a row around the query, so many queries out.
    Outer {
        level: usize,
        slot: usize,
    },
    Minus(Box<Expr>),
    Not(Box<Expr>),
    BitNot(Box<Expr>),
    Arithmetic {
        op: Binary,
        left: Box<Expr>,
        right: Box<Expr>,
        /// The expression in errors.
        text: Rc<str>,
    },
    Bits(Binary, Box<Expr>, Box<Expr>),
    Compare(Binary, Box<Expr>, Box<Expr>),
    Logic(Logic, Vec<Expr>),
    Xor(Box<Expr>, Box<Expr>),
    In {
        expr: Box<Expr>,
        list: Vec<Expr>,
        is_negated: bool,
    },
    /// IN a list of constants.
    InSet {
        expr: Box<Expr>,
        set: Rc<ValueSet>,
        is_negated: bool,
    },
    Like {
        expr: Box<Expr>,
        pattern: Box<Expr>,
        escape: Option<char>,
        is_negated: bool,
    },
    Is {
        expr: Box<Expr>,
        of: Truth,
        is_negated: bool,
    },
    /// BETWEEN of what is evaluated once. That of a column is a conjunction.
    Between {
        expr: Box<Expr>,
        low: Box<Expr>,
        high: Box<Expr>,
        is_negated: bool,
    },
    /// The first branch whose condition is true, or whose value is that of the operand.
    Case {
        operand: Option<Box<Expr>>,
        branches: Vec<(Expr, Expr)>,
        otherwise: Option<Box<Expr>>,
    },
    Coalesce(Vec<Expr>),
    Call(&'static Function, Vec<Expr>),
    /// To the type of the expression.
    Cast(Box<Expr>),
    /// To a string or binary with a greatest length.
    Truncate(Box<Expr>, u64),
    AddInterval {
        expr: Box<Expr>,
        amount: Box<Expr>,
        unit: Unit,
        is_negative: bool,
    },
    Exists(Rc<Subquery>),
    Scalar(Rc<Subquery>),
    InQuery {
        expr: Box<Expr>,
        query: Rc<Subquery>,
        is_negated: bool,
    },
    Quantified {
        op: Binary,
        expr: Box<Expr>,
        query: Rc<Subquery>,
        is_all: bool,
    },
    /// Whether the key in a slot is among those that a search condition finds.
    Found {
        slot: usize,
        search: Rc<SearchCondition>,
    },
    /// Whether some element of the JSON in an expression, at a path of members, meets a condition.
    /// In the condition, slot 0 is the element.
    AnyElement {
        json: Box<Expr>,
        path: Vec<String>,
        condition: Box<Expr>,
    },
    /// Whether some object of the JSON in an expression meets a condition. In the condition, the
    /// slots are the values at these paths.
    AnyObject {
        json: Box<Expr>,
        paths: Vec<(Vec<String>, Type)>,
        condition: Box<Expr>,
    },
}

/// The constants of an IN, and whether NULL is among them.
#[derive(Debug, PartialEq)]
pub(crate) struct ValueSet {
    pub(crate) class: Class,
    pub(crate) keys: HashSet<Vec<u8>>,
    pub(crate) has_null: bool,
    pub(crate) values: Vec<Value>,
}

/// A query in an expression.
#[derive(Debug)]
pub(crate) struct Subquery {
    /// The number of the query in its statement.
    pub(crate) id: usize,
    pub(crate) plan: QueryPlan,
    /// Whether it refers to rows around it.
    pub(crate) is_correlated: bool,
}

impl PartialEq for Subquery {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// A condition that a search index evaluates.
#[derive(Debug)]
pub(crate) struct SearchCondition {
    /// The number of the condition in its statement.
    pub(crate) id: usize,
    pub(crate) mapping: Rc<crate::engine::sql::mapping::Mapping>,
    /// The name of the index.
    pub(crate) index: String,
    pub(crate) query: crate::engine::search::reader::Query,
}

impl PartialEq for SearchCondition {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Expr {
    pub(crate) fn new(node: Node, kind: Type) -> Self {
        Self { node, kind }
    }

    pub(crate) fn constant(value: Value, kind: Type) -> Self {
        Self::new(Node::Constant(value), kind)
    }

    pub(crate) fn column(slot: usize, kind: Type) -> Self {
        Self::new(Node::Column(slot), kind)
    }

    /// A condition, which is 1, 0 or NULL.
    pub(crate) fn condition(node: Node) -> Self {
        Self::new(node, Type::Integer)
    }

    pub(crate) fn not(self) -> Self {
        Self::condition(Node::Not(Box::new(self)))
    }

    pub(crate) fn compare(op: Binary, left: Self, right: Self) -> Self {
        Self::condition(Node::Compare(op, Box::new(left), Box::new(right)))
    }

    /// Whether it costs nothing to evaluate the expression twice.
    pub(crate) fn is_simple(&self) -> bool {
        matches!(
            self.node,
            Node::Constant(_) | Node::Column(_) | Node::Outer { .. }
        )
    }

    /// The expression in another type.
    pub(crate) fn cast(self, kind: Type) -> Self {
        match self.node {
            _ if self.kind == kind => self,
            Node::Constant(value) => Self::constant(value.cast(kind), kind),
            _ => Self::new(Node::Cast(Box::new(self)), kind),
        }
    }

    /// Calls with each part that is evaluated over the same row. Queries are not among them.
    pub(crate) fn for_each_child(&self, call: &mut dyn FnMut(&Self)) {
        match &self.node {
            Node::Constant(_)
            | Node::Column(_)
            | Node::Outer { .. }
            | Node::Exists(_)
            | Node::Scalar(_)
            | Node::Found { .. } => {}
            Node::Minus(expr)
            | Node::Not(expr)
            | Node::BitNot(expr)
            | Node::Cast(expr)
            | Node::Truncate(expr, _)
            | Node::Is { expr, .. }
            | Node::InSet { expr, .. }
            | Node::InQuery { expr, .. }
            | Node::Quantified { expr, .. }
            | Node::AnyElement { json: expr, .. }
            | Node::AnyObject { json: expr, .. } => call(expr),
            Node::Arithmetic { left, right, .. }
            | Node::Bits(_, left, right)
            | Node::Compare(_, left, right)
            | Node::Xor(left, right)
            | Node::Like {
                expr: left,
                pattern: right,
                ..
            }
            | Node::AddInterval {
                expr: left,
                amount: right,
                ..
            } => {
                call(left);
                call(right);
            }
            Node::Logic(_, exprs) | Node::Coalesce(exprs) | Node::Call(_, exprs) => {
                exprs.iter().for_each(call);
            }
            Node::In { expr, list, .. } => {
                call(expr);
                list.iter().for_each(call);
            }
            Node::Between {
                expr, low, high, ..
            } => {
                call(expr);
                call(low);
                call(high);
            }
            Node::Case {
                operand,
                branches,
                otherwise,
            } => {
                operand.iter().for_each(|expr| call(expr));
                for (condition, result) in branches {
                    call(condition);
                    call(result);
                }
                otherwise.iter().for_each(|expr| call(expr));
            }
        }
    }

    /// The queries directly in this expression, not in its parts.
    pub(crate) fn subquery(&self) -> Option<&Rc<Subquery>> {
        match &self.node {
            Node::Exists(query)
            | Node::Scalar(query)
            | Node::InQuery { query, .. }
            | Node::Quantified { query, .. } => Some(query),
            _ => None,
        }
    }

    /// Calls with each slot that is read of the row itself, and not by queries in the expression.
    pub(crate) fn for_each_slot(&self, call: &mut dyn FnMut(usize)) {
        match &self.node {
            Node::Column(slot) | Node::Found { slot, .. } => call(*slot),
            _ => self.for_each_child(&mut |child| child.for_each_slot(call)),
        }
    }

    /// The number of its parts.
    pub(crate) fn size(&self) -> usize {
        let mut size = 1;
        self.for_each_child(&mut |child| size += child.size());
        size
    }

    /// Whether some part of the expression meets a condition.
    pub(crate) fn any(&self, test: &dyn Fn(&Self) -> bool) -> bool {
        let mut found = test(self);
        self.for_each_child(&mut |child| found = found || child.any(test));
        found
    }

    /// Whether the value is the same for all rows of a query, though perhaps not for rows around it.
    pub(crate) fn is_constant(&self) -> bool {
        let mut has_slot = false;
        self.for_each_slot(&mut |_| has_slot = true);
        let is_query = |expr: &Self| expr.subquery().is_some_and(|it| it.is_correlated);
        !has_slot && !self.any(&is_query)
    }

    /// The parts of a conjunction.
    pub(crate) fn into_conjuncts(self) -> Vec<Self> {
        match self.node {
            Node::Logic(Logic::And, exprs) => {
                exprs.into_iter().flat_map(Self::into_conjuncts).collect()
            }
            node => vec![Self::new(node, self.kind)],
        }
    }

    /// A conjunction, unless there is nothing to join.
    pub(crate) fn conjunction(mut exprs: Vec<Self>) -> Option<Self> {
        match exprs.len() {
            0 | 1 => exprs.pop(),
            _ => Some(Self::condition(Node::Logic(Logic::And, exprs))),
        }
    }
}
