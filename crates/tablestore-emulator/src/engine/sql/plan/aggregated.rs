//! Queries whose groups a search index makes: its rows do not count as scanned.

use super::expr::{Expr, Node};
use super::reader::Reader;
use super::{Aggregate, AggregateFunction, From, Grouping};

/// Notes in a scan that only its groups leave its index, if the index can make them: groups by columns,
/// aggregates of columns, and conditions that compare columns with constants.
pub(crate) fn mark(from: &mut From, grouping: Option<&Grouping>) {
    let (From::Scan(scan), Some(grouping)) = (from, grouping) else {
        return;
    };
    scan.is_aggregated = matches!(
        scan.reader,
        Reader::Search {
            needs_table: false,
            ..
        }
    ) && grouping.keys.iter().all(is_column)
        && grouping.aggregates.iter().all(is_made_by_index)
        && scan.conditions.iter().all(is_evaluated_by_index);
}

fn is_column(expr: &Expr) -> bool {
    matches!(expr.node, Node::Column(_))
}

fn is_constant(expr: &Expr) -> bool {
    matches!(expr.node, Node::Constant(_))
}

fn is_made_by_index(aggregate: &Aggregate) -> bool {
    let is_known = match aggregate.function {
        AggregateFunction::Count => aggregate.args.len() <= 1,
        _ => !aggregate.is_distinct,
    };
    is_known && aggregate.args.iter().all(is_column)
}

fn is_evaluated_by_index(condition: &Expr) -> bool {
    match &condition.node {
        Node::Compare(_, left, right) => {
            is_column(left) && is_constant(right) || is_constant(left) && is_column(right)
        }
        Node::Logic(_, parts) => parts.iter().all(is_evaluated_by_index),
        Node::InSet { expr, .. } | Node::Is { expr, .. } => is_column(expr),
        Node::Like { expr, pattern, .. } => is_column(expr) && is_constant(pattern),
        Node::Found { .. } | Node::AnyElement { .. } | Node::AnyObject { .. } => true,
        _ => false,
    }
}
