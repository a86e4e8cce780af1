//! Candidates of a query, in the order of their ids: all series that match, and some that do not.
//!
//! A condition on one value has a list of ids in the store. Those of a conjunction are intersected by
//! leaps: each list is asked for its first id that is not below the others'. Conditions on a range of
//! values are used where they have few series; otherwise the series are checked one by one.

use std::ops::Bound;

use tablestore_protocol::proto::timeseries::MetaQuerySingleOperator as Operator;

use crate::engine::timeseries::meta::condition::Condition;
use crate::engine::timeseries::series::layout;
use crate::store::{Order, ReadTransaction, StoreError};

type Result<T, E = StoreError> = std::result::Result<T, E>;

/// The most series of a range of values that are collected.
const COLLECTED: usize = 1024;

#[derive(Debug)]
pub(crate) enum Cursor {
    /// The ids after a prefix of storage keys.
    Stored(Vec<u8>),
    /// Sorted.
    Collected(Vec<u64>),
    All(Vec<Self>),
    Any(Vec<Self>),
}

impl Cursor {
    /// The candidates of a condition, in a table.
    pub(crate) fn new(
        store: &dyn ReadTransaction,
        table_id: u64,
        condition: Option<&Condition>,
    ) -> Result<Self> {
        let cursor = match condition {
            Some(condition) => Self::of(store, table_id, condition)?,
            None => None,
        };
        Ok(cursor.unwrap_or_else(|| Self::Stored(layout::ids(table_id))))
    }

    /// `None` if the condition does not restrict the candidates.
    fn of(
        store: &dyn ReadTransaction,
        table_id: u64,
        condition: &Condition,
    ) -> Result<Option<Self>> {
        match condition {
            Condition::Not(_) => Ok(None),
            Condition::And(conditions) => {
                let mut cursors = Vec::new();
                for condition in conditions {
                    cursors.extend(Self::of(store, table_id, condition)?);
                }
                Ok((!cursors.is_empty()).then_some(Self::All(cursors)))
            }
            Condition::Or(conditions) => {
                let cursors = conditions.iter();
                let cursors = cursors.map(|it| Self::of(store, table_id, it));
                let cursors = cursors.collect::<Result<Option<Vec<_>>>>()?;
                Ok(cursors.map(Self::Any))
            }
            Condition::Value {
                of,
                operator,
                value,
            } => {
                let part = of.part();
                let all = layout::values(table_id, part);
                let value_key = || layout::value(table_id, part, value);
                let (start, end) = match operator {
                    Operator::OpEqual => return Ok(Some(Self::Stored(value_key()))),
                    Operator::OpPrefix => {
                        let prefix = layout::value_prefix(table_id, part, value);
                        (prefix.clone(), layout::end(prefix))
                    }
                    Operator::OpGreaterThan | Operator::OpGreaterEqual => {
                        (value_key(), layout::end(all))
                    }
                    Operator::OpLessThan | Operator::OpLessEqual => (all, layout::end(value_key())),
                };
                collect(store, &start, &end)
            }
            Condition::UpdateTime { operator, value } => {
                let all = layout::times(table_id);
                let time = layout::time(table_id, *value);
                let (start, end) = match operator {
                    Operator::OpEqual => (time.clone(), layout::end(time)),
                    Operator::OpLessThan | Operator::OpLessEqual => (all, layout::end(time)),
                    _ => (time, layout::end(all)),
                };
                collect(store, &start, &end)
            }
        }
    }

    /// Returns the first candidate that is not below an id.
    pub(crate) fn seek(&self, store: &dyn ReadTransaction, from: u64) -> Result<Option<u64>> {
        match self {
            Self::Stored(prefix) => {
                let first = [prefix, &from.to_be_bytes()[..]].concat();
                let last = [prefix, &[0xff; 8][..]].concat();
                let range = (Bound::Included(&first[..]), Bound::Included(&last[..]));
                let next = store.range(range, Order::Ascending)?.next().transpose()?;
                next.map(|(key, _)| layout::id_of(&key)).transpose()
            }
            Self::Collected(ids) => {
                let next = ids.partition_point(|id| *id < from);
                Ok(ids.get(next).copied())
            }
            Self::All(cursors) => {
                let mut id = from;
                loop {
                    let before = id;
                    for cursor in cursors {
                        match cursor.seek(store, id)? {
                            Some(next) => id = next,
                            None => return Ok(None),
                        }
                    }
                    if id == before {
                        return Ok(Some(id));
                    }
                }
            }
            Self::Any(cursors) => {
                let mut least = None;
                for cursor in cursors {
                    if let Some(id) = cursor.seek(store, from)?
                        && least.is_none_or(|least| id < least)
                    {
                        least = Some(id);
                    }
                }
                Ok(least)
            }
        }
    }
}

/// Collects the ids between two storage keys, unless there are too many.
fn collect(store: &dyn ReadTransaction, start: &[u8], end: &[u8]) -> Result<Option<Cursor>> {
    let range = (Bound::Included(start), Bound::Excluded(end));
    let mut ids = Vec::new();
    for entry in store.range(range, Order::Ascending)? {
        if ids.len() == COLLECTED {
            return Ok(None);
        }
        ids.push(layout::id_of(&entry?.0)?);
    }
    ids.sort_unstable();
    Ok(Some(Cursor::Collected(ids)))
}
