//! Groups rows.

use std::collections::HashMap;

use super::aggregate::State;
use super::{Env, Flow, Run, Sink};
use crate::engine::shared::error::Result;
use crate::engine::sql::plan::{Grouping, SelectPlan};
use crate::engine::sql::value::Value;
use crate::engine::sql::value::key::{self, Class};

/// A group: the slots of its first row that are read, and its aggregates.
struct Group {
    kept: Vec<Value>,
    states: Vec<State>,
}

impl Run<'_> {
    /// Pushes a row for each group, in the order in which they appear.
    pub(super) fn group(
        &self,
        select: &SelectPlan,
        grouping: &Grouping,
        outer: Option<&Env<'_>>,
        sink: &mut Sink<'_>,
    ) -> Result<Flow> {
        let mut groups: Vec<Group> = Vec::new();
        let mut indexes: HashMap<Vec<u8>, usize> = HashMap::new();
        let mut bytes = Vec::new();
        let new = |row: &[Value]| Group {
            kept: grouping
                .kept
                .iter()
                .map(|slot| row[*slot].clone())
                .collect(),
            states: grouping.aggregates.iter().map(State::new).collect(),
        };
        self.filtered(select, outer, &mut |row| {
            self.step(1)?;
            let env = Env {
                run: self,
                row,
                outer,
            };
            bytes.clear();
            for expr in &grouping.keys {
                key::encode(&expr.eval(&env)?, Class::Same, &mut bytes);
            }
            let index = match indexes.get(&bytes) {
                Some(index) => *index,
                None => {
                    let group = new(row);
                    self.keep(&group.kept)?;
                    self.keep_bytes(bytes.len() + 64 * (group.states.len() + 2))?;
                    indexes.insert(bytes.clone(), groups.len());
                    groups.push(group);
                    groups.len() - 1
                }
            };
            for (state, aggregate) in groups[index].states.iter_mut().zip(&grouping.aggregates) {
                state.add(aggregate, &env)?;
            }
            Ok(Flow::Continue)
        })?;
        if groups.is_empty() && grouping.keys.is_empty() {
            groups.push(new(&vec![Value::Null; select.width]));
        }
        let mut row = vec![Value::Null; select.width + grouping.aggregates.len()];
        for group in groups {
            for (slot, value) in grouping.kept.iter().zip(group.kept) {
                row[*slot] = value;
            }
            let states = group.states.into_iter().zip(&grouping.aggregates);
            for (index, (state, aggregate)) in states.enumerate() {
                row[select.width + index] = state.finish(aggregate);
            }
            let passes = self.passes(grouping.having.as_slice(), &row, outer)?;
            if passes && sink(&mut row)? == Flow::Stop {
                return Ok(Flow::Stop);
            }
        }
        Ok(Flow::Continue)
    }
}
