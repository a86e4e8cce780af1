//! The parts of a table that a condition leaves, from its leading key columns.

use super::expr::{Expr, Node};
use crate::engine::sql::parse::ast::{Binary, Logic};
use crate::engine::sql::value::Type;

/// The most alternatives of a condition.
const ALTERNATIVES: usize = 256;

/// What a condition says about the leading columns of a key.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bounds {
    /// For each column from the first on: the values that it can have.
    pub(crate) equal: Vec<Vec<Expr>>,
    /// For the column behind them: its least and its greatest value.
    pub(crate) low: Option<End>,
    pub(crate) high: Option<End>,
}

/// An end of a range of values.
#[derive(Clone, Debug)]
pub(crate) struct End {
    pub(crate) value: Expr,
    pub(crate) is_included: bool,
}

impl Bounds {
    fn is_empty(&self) -> bool {
        self.equal.is_empty() && self.low.is_none() && self.high.is_none()
    }

    /// The bounds of the rows that meet all of some conditions; none if they can be anywhere.
    ///
    /// `keys` has the slot and the type of each key column, and `can_use` says which expressions have
    /// a value before the table is read.
    pub(crate) fn of(
        conditions: &[Expr],
        keys: &[(usize, Type)],
        can_use: &dyn Fn(&Expr) -> bool,
    ) -> Vec<Self> {
        let conditions: Vec<&Expr> = conditions.iter().collect();
        let bounds = Self::of_all(&conditions, keys, can_use);
        // An alternative narrows a scan only if every one of them has bounds.
        let alternatives = conditions
            .iter()
            .filter_map(|condition| match &condition.node {
                Node::Logic(Logic::Or, parts) => Self::of_any(parts, keys, can_use),
                _ => None,
            });
        let best = alternatives.min_by_key(Vec::len);
        match best {
            Some(alternatives) if bounds.equal.is_empty() => alternatives,
            _ if bounds.is_empty() => Vec::new(),
            _ => vec![bounds],
        }
    }

    fn of_any(
        parts: &[Expr],
        keys: &[(usize, Type)],
        can_use: &dyn Fn(&Expr) -> bool,
    ) -> Option<Vec<Self>> {
        if parts.len() > ALTERNATIVES {
            return None;
        }
        let bounds = parts.iter().map(|part| {
            let conditions: Vec<&Expr> = match &part.node {
                Node::Logic(Logic::And, parts) => parts.iter().collect(),
                _ => vec![part],
            };
            let bounds = Self::of_all(&conditions, keys, can_use);
            (!bounds.is_empty()).then_some(bounds)
        });
        bounds.collect()
    }

    fn of_all(
        conditions: &[&Expr],
        keys: &[(usize, Type)],
        can_use: &dyn Fn(&Expr) -> bool,
    ) -> Self {
        let mut bounds = Self::default();
        for (slot, kind) in keys {
            let usable = |expr: &Expr| fits(*kind, expr.kind) && can_use(expr);
            let values = conditions
                .iter()
                .find_map(|it| equal_to(it, *slot, &usable));
            if let Some(values) = values {
                bounds.equal.push(values);
                continue;
            }
            for condition in conditions {
                match range_of(condition, *slot, &usable) {
                    Some((Side::Low, end)) if bounds.low.is_none() => bounds.low = Some(end),
                    Some((Side::High, end)) if bounds.high.is_none() => bounds.high = Some(end),
                    _ => {}
                }
            }
            break;
        }
        bounds
    }

    /// Whether the first columns of a key have one value each, so many of them at least.
    pub(crate) fn has_leading(&self, columns: usize) -> bool {
        self.equal.len() >= columns && self.equal.iter().all(|values| values.len() == 1)
    }
}

/// Whether the order of a key column is that of comparisons with values of a type.
fn fits(column: Type, value: Type) -> bool {
    match column {
        Type::Integer | Type::Boolean => value.is_number() || value == Type::Null,
        Type::String | Type::Binary => {
            matches!(value, Type::String | Type::Binary | Type::Null)
        }
        _ => false,
    }
}

fn is_column(expr: &Expr, slot: usize) -> bool {
    matches!(expr.node, Node::Column(it) if it == slot)
}

fn equal_to(condition: &Expr, slot: usize, usable: &dyn Fn(&Expr) -> bool) -> Option<Vec<Expr>> {
    match &condition.node {
        Node::Compare(Binary::Equal, left, right) => {
            let value = match (is_column(left, slot), is_column(right, slot)) {
                (true, false) => right,
                (false, true) => left,
                _ => return None,
            };
            usable(value).then(|| vec![(**value).clone()])
        }
        Node::In {
            expr,
            list,
            is_negated: false,
        } if is_column(expr, slot) && list.iter().all(usable) => Some(list.clone()),
        Node::InSet {
            expr,
            set,
            is_negated: false,
        } if is_column(expr, slot) => {
            let values = set.values.iter().map(|value| {
                let value = Expr::constant(value.clone(), expr.kind);
                usable(&value).then_some(value)
            });
            values.collect()
        }
        _ => None,
    }
}

enum Side {
    Low,
    High,
}

fn range_of(condition: &Expr, slot: usize, usable: &dyn Fn(&Expr) -> bool) -> Option<(Side, End)> {
    let Node::Compare(op, left, right) = &condition.node else {
        return None;
    };
    let (value, is_reversed) = match (is_column(left, slot), is_column(right, slot)) {
        (true, false) => (right, false),
        (false, true) => (left, true),
        _ => return None,
    };
    let is_low = match op {
        Binary::Greater | Binary::GreaterOrEqual => !is_reversed,
        Binary::Less | Binary::LessOrEqual => is_reversed,
        _ => return None,
    };
    let side = if is_low { Side::Low } else { Side::High };
    let is_included = matches!(op, Binary::GreaterOrEqual | Binary::LessOrEqual);
    let value = usable(value).then(|| (**value).clone())?;
    Some((side, End { value, is_included }))
}
