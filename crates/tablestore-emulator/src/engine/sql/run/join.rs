//! Joins: by a hash of the right side's keys, or by looking up the keys of a few rows.

use std::collections::HashMap;

use super::{Env, Flow, Run, Sink};
use crate::engine::shared::error::Result;
use crate::engine::shared::number_map::NumberMap;
use crate::engine::sql::plan::expr::Expr;
use crate::engine::sql::plan::{From, JoinKey, JoinPlan};
use crate::engine::sql::value::Value;
use crate::engine::sql::value::key::{self, Class};

/// The rows of the right side.
#[derive(Default)]
struct Built {
    /// Slots that are read, one row after another.
    values: Vec<Value>,
    width: usize,
    count: usize,
    /// The first and the last row of each key, and for each row the next one of its key.
    ends: Ends,
    next: Vec<usize>,
}

/// The key of a row: equal for rows that are joined.
#[derive(Debug)]
enum Key {
    /// One column of whole numbers, which most keys are.
    Number(i64),
    Bytes(Vec<u8>),
}

/// The first and the last row of each key.
#[derive(Default)]
struct Ends {
    numbers: NumberMap<i64, (usize, usize)>,
    bytes: HashMap<Vec<u8>, (usize, usize)>,
}

impl Ends {
    fn get(&self, key: &Key) -> Option<&(usize, usize)> {
        match key {
            Key::Number(number) => self.numbers.get(number),
            Key::Bytes(bytes) => self.bytes.get(bytes),
        }
    }

    fn get_mut(&mut self, key: &Key) -> Option<&mut (usize, usize)> {
        match key {
            Key::Number(number) => self.numbers.get_mut(number),
            Key::Bytes(bytes) => self.bytes.get_mut(bytes),
        }
    }

    fn insert(&mut self, key: &Key, ends: (usize, usize)) {
        match key {
            Key::Number(number) => self.numbers.insert(*number, ends),
            Key::Bytes(bytes) => self.bytes.insert(bytes.clone(), ends),
        };
    }
}

impl Key {
    /// An empty one, of the kind that these columns have.
    fn of(keys: &[JoinKey]) -> Self {
        match keys {
            [only] if only.class == Class::Integer => Self::Number(0),
            _ => Self::Bytes(Vec::new()),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Number(_) => 0,
            Self::Bytes(bytes) => bytes.len(),
        }
    }
}

const END: usize = usize::MAX;

/// Rows of the left side that are looked up before the right side is read as a whole.
const LOOKUPS: usize = 64;

/// Rows of the right side that are read at most where they can be looked up instead.
const READ_ROWS: usize = 20_000;

/// How the rows of the right side are found.
enum Side {
    LookUp { count: usize, is_large: bool },
    Built(Built),
}

impl Run<'_> {
    pub(super) fn join(
        &self,
        join: &JoinPlan,
        outer: Option<&Env<'_>>,
        row: &mut Vec<Value>,
        sink: &mut Sink<'_>,
    ) -> Result<Flow> {
        let mut side = match join.can_look_up {
            true => Side::LookUp {
                count: 0,
                is_large: false,
            },
            false => Side::Built(
                self.build(join, usize::MAX, outer, row)?
                    .unwrap_or_default(),
            ),
        };
        let mut key = Key::of(&join.keys);
        self.from(&join.left, outer, row, &mut |row| {
            if let Side::LookUp { count, is_large } = &mut side {
                *count += 1;
                let built = match *count > LOOKUPS && !*is_large {
                    true => self.build(join, READ_ROWS, outer, row)?,
                    false => None,
                };
                *is_large = *count > LOOKUPS;
                if let Some(built) = built {
                    side = Side::Built(built);
                }
            }
            match &side {
                Side::LookUp { .. } => self.look_up(join, outer, row, sink),
                Side::Built(built) => self.probe(join, built, outer, row, &mut key, sink),
            }
        })
    }

    /// Joins a row of the left with its partners.
    fn probe(
        &self,
        join: &JoinPlan,
        built: &Built,
        outer: Option<&Env<'_>>,
        row: &mut Vec<Value>,
        key: &mut Key,
        sink: &mut Sink<'_>,
    ) -> Result<Flow> {
        let mut index = match join.keys.is_empty() {
            true => (built.count > 0).then_some(0),
            false => match self.key(&join.keys, |key| &key.left, row, outer, key)? {
                true => built.ends.get(key).map(|(first, _)| *first),
                false => None,
            },
        };
        let mut is_joined = false;
        while let Some(at) = index {
            self.step(1)?;
            let values = built.values[at * built.width..].iter();
            for (slot, value) in join.right_used.iter().zip(values) {
                row[*slot] = value.clone();
            }
            if self.passes(&join.conditions, row, outer)? {
                is_joined = true;
                if sink(row)? == Flow::Stop {
                    return Ok(Flow::Stop);
                }
            }
            index = match join.keys.is_empty() {
                true => (at + 1 < built.count).then_some(at + 1),
                false => built.next.get(at).copied().filter(|next| *next != END),
            };
        }
        match is_joined || !join.is_outer {
            true => Ok(Flow::Continue),
            false => self.without_partner(join, row, sink),
        }
    }

    /// Reads the right side, unless it has more rows than that.
    fn build(
        &self,
        join: &JoinPlan,
        most: usize,
        outer: Option<&Env<'_>>,
        row: &mut Vec<Value>,
    ) -> Result<Option<Built>> {
        let counts = self.counts();
        let mut built = Built {
            width: join.right_used.len(),
            ..Built::default()
        };
        let mut key = Key::of(&join.keys);
        self.from(&join.right, outer, row, &mut |row| {
            let has_keys = !join.keys.is_empty();
            if has_keys && !self.key(&join.keys, |key| &key.right, row, outer, &mut key)? {
                return Ok(Flow::Continue);
            }
            let before = built.values.len();
            let values = join.right_used.iter().map(|slot| row[*slot].clone());
            built.values.extend(values);
            self.keep(&built.values[before..])?;
            let at = built.count;
            built.count += 1;
            if built.count > most {
                return Ok(Flow::Stop);
            }
            if has_keys {
                built.next.push(END);
                match built.ends.get_mut(&key) {
                    Some((_, last)) => {
                        built.next[*last] = at;
                        *last = at;
                    }
                    None => {
                        self.keep_bytes(64 + key.len())?;
                        built.ends.insert(&key, (at, at));
                    }
                }
            }
            Ok(Flow::Continue)
        })?;
        if built.count > most {
            self.restore(counts);
            return Ok(None);
        }
        Ok(Some(built))
    }

    /// Reads the key of a row on one side; false if a part of it is NULL, which is equal to nothing.
    fn key(
        &self,
        keys: &[JoinKey],
        side: fn(&JoinKey) -> &Expr,
        row: &[Value],
        outer: Option<&Env<'_>>,
        key: &mut Key,
    ) -> Result<bool> {
        let env = Env {
            run: self,
            row,
            outer,
        };
        let bytes = match key {
            Key::Number(number) => {
                let Some(only) = keys.first() else {
                    return Ok(false);
                };
                let value = side(only).eval(&env)?;
                *number = value.to_integer();
                return Ok(!value.is_null());
            }
            Key::Bytes(bytes) => bytes,
        };
        bytes.clear();
        for part in keys {
            let value = side(part).eval(&env)?;
            if value.is_null() {
                return Ok(false);
            }
            key::encode(&value, part.class, bytes);
        }
        Ok(true)
    }

    /// Reads the partners of a row of the left by their key.
    fn look_up(
        &self,
        join: &JoinPlan,
        outer: Option<&Env<'_>>,
        row: &mut Vec<Value>,
        sink: &mut Sink<'_>,
    ) -> Result<Flow> {
        let From::Scan(scan) = &join.right else {
            return Ok(Flow::Continue);
        };
        self.step(1)?;
        let mut is_joined = false;
        let conditions = &scan.conditions;
        let flow = self.scan(scan, &scan.lookup, conditions, outer, row, &mut |row| {
            let env = Env {
                run: self,
                row,
                outer,
            };
            for key in &join.keys {
                let (left, right) = (key.left.eval(&env)?, key.right.eval(&env)?);
                if left.compare(&right).is_none_or(|ordering| ordering.is_ne()) {
                    return Ok(Flow::Continue);
                }
            }
            if !self.passes(&join.conditions, row, outer)? {
                return Ok(Flow::Continue);
            }
            is_joined = true;
            sink(row)
        })?;
        match flow == Flow::Stop || is_joined || !join.is_outer {
            true => Ok(flow),
            false => self.without_partner(join, row, sink),
        }
    }

    fn without_partner(
        &self,
        join: &JoinPlan,
        row: &mut Vec<Value>,
        sink: &mut Sink<'_>,
    ) -> Result<Flow> {
        for slot in &join.right_used {
            row[*slot] = Value::Null;
        }
        sink(row)
    }
}
