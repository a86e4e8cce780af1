//! Moves conditions down to the sources that can test them first, and completes the plan.

use std::ops::Range;

use super::bounds::Bounds;
use super::expr::{Expr, Node};
use super::reader::{self, Reader};
use super::{From, JoinKey, JoinPlan, Scan};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::sql::parse::ast::Binary;
use crate::engine::sql::value::key::Class;
use crate::store::ReadTransaction;

/// Moves a condition of WHERE down, or returns it if it has to be tested on whole rows.
pub(crate) fn push(from: &mut From, condition: Expr) -> Option<Expr> {
    if is_movable(&condition) && is_within(&condition, &from.slots()) {
        push_down(from, condition)
    } else {
        Some(condition)
    }
}

/// Adds a condition of ON.
pub(crate) fn push_on(join: &mut JoinPlan, condition: Expr) {
    let left = join.left.slots();
    let right = join.right.slots();
    if is_movable(&condition) {
        if is_within(&condition, &right) {
            // A row of the right that fails has no partner in either kind of join.
            if let Some(condition) = push_down(&mut join.right, condition) {
                join.conditions.push(condition);
            }
            return;
        }
        if !join.is_outer && is_within(&condition, &left) {
            if let Some(condition) = push_down(&mut join.left, condition) {
                join.conditions.push(condition);
            }
            return;
        }
        if let Some(key) = join_key(&condition, &left, &right) {
            join.keys.push(key);
            return;
        }
    }
    join.conditions.push(condition);
}

fn push_down(from: &mut From, condition: Expr) -> Option<Expr> {
    match from {
        From::Nothing => Some(condition),
        From::Scan(scan) => {
            scan.conditions.push(condition);
            None
        }
        From::Derived(derived) => {
            derived.conditions.push(condition);
            None
        }
        From::Join(join) => {
            if is_within(&condition, &join.left.slots()) {
                return push_down(&mut join.left, condition);
            }
            if join.is_outer {
                return Some(condition);
            }
            push_on(join, condition);
            None
        }
    }
}

/// Whether a condition can be tested on a part of a row: it reads some slots, and no query in it
/// reads others.
fn is_movable(condition: &Expr) -> bool {
    let mut has_slot = false;
    condition.for_each_slot(&mut |_| has_slot = true);
    let is_query = |expr: &Expr| expr.subquery().is_some_and(|it| it.is_correlated);
    has_slot && !condition.any(&is_query)
}

fn is_within(condition: &Expr, slots: &Range<usize>) -> bool {
    let mut is_within = true;
    condition.for_each_slot(&mut |slot| is_within &= slots.contains(&slot));
    is_within
}

fn join_key(condition: &Expr, left: &Range<usize>, right: &Range<usize>) -> Option<JoinKey> {
    let Node::Compare(Binary::Equal, one, other) = &condition.node else {
        return None;
    };
    let has_slots = |expr: &Expr, slots| is_movable(expr) && is_within(expr, slots);
    let (of_left, of_right) = if has_slots(one, left) && has_slots(other, right) {
        (one, other)
    } else if has_slots(one, right) && has_slots(other, left) {
        (other, one)
    } else {
        return None;
    };
    Some(JoinKey {
        class: Class::of(of_left.kind, of_right.kind)?,
        left: (**of_left).clone(),
        right: (**of_right).clone(),
    })
}

/// Chooses the readers of tables, once it is known which slots are read.
pub(crate) fn complete(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    from: &mut From,
    is_used: &dyn Fn(usize) -> bool,
) -> Result<()> {
    match from {
        From::Nothing | From::Derived(_) => Ok(()),
        From::Scan(scan) => complete_scan(context, store, scan, is_used),
        From::Join(join) => {
            complete(context, store, &mut join.left, is_used)?;
            complete(context, store, &mut join.right, is_used)?;
            join.right_used = join.right.slots().filter(|slot| is_used(*slot)).collect();
            look_up(join);
            Ok(())
        }
    }
}

fn complete_scan(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    scan: &mut Scan,
    is_used: &dyn Fn(usize) -> bool,
) -> Result<()> {
    let first = scan.slots.start;
    let columns = 0..scan.mapping.columns.len();
    scan.used = columns.filter(|column| is_used(first + column)).collect();
    scan.reads_key = is_used(scan.slots.end - 1);
    scan.reader = reader::choose(context, store, scan)?;
    scan.bounds = match &scan.reader {
        Reader::Search { .. } | Reader::Series(_) => Vec::new(),
        Reader::Table | Reader::Index { .. } => {
            let keys = reader::key_slots(scan.reader.table(&scan.mapping), scan);
            Bounds::of(&scan.conditions, &keys, &Expr::is_constant)
        }
    };
    Ok(())
}

/// Lets a join look up rows of the right side, if its condition has their full key.
fn look_up(join: &mut JoinPlan) {
    let From::Scan(scan) = &mut join.right else {
        return;
    };
    if matches!(scan.reader, Reader::Search { .. } | Reader::Series(_)) || !scan.bounds.is_empty() {
        return;
    }
    let table = scan.reader.table(&scan.mapping);
    let keys = reader::key_slots(table, scan);
    let conditions: Vec<Expr> = join
        .keys
        .iter()
        .map(|key| Expr::compare(Binary::Equal, key.right.clone(), key.left.clone()))
        .chain(scan.conditions.iter().cloned())
        .collect();
    let slots = scan.slots.clone();
    let is_ready = |expr: &Expr| {
        let mut is_ready = true;
        expr.for_each_slot(&mut |slot| is_ready &= !slots.contains(&slot));
        is_ready
    };
    let bounds = Bounds::of(&conditions, &keys, &is_ready);
    if bounds.len() == 1 && bounds[0].has_leading(table.primary_key.len()) {
        scan.lookup = bounds;
        join.can_look_up = true;
    }
}
