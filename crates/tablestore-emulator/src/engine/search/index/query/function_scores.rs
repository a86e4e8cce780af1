//! Scores that functions change.

use super::compiler::Evaluator;
use super::node::FunctionsNode;
use crate::engine::search::index::error::Result;
use crate::engine::search::index::request::{CombineMode, FunctionMode};
use crate::engine::search::index::storage::Doc;

impl<'a> Evaluator<'a> {
    /// The scores of sorted documents; NaN for those that the query does not find.
    pub(super) fn of_functions(&self, node: &FunctionsNode<'a>, docs: &[Doc]) -> Result<Vec<f64>> {
        let mut totals = vec![Total::default(); docs.len()];
        for function in &node.functions {
            let applies = match &function.filter {
                None => vec![1.0; docs.len()],
                Some(filter) => self.scores(filter, docs)?,
            };
            self.options.budget.charge(docs.len() as u64 * 4)?;
            for ((total, doc), applies) in totals.iter_mut().zip(docs).zip(applies) {
                if !applies.is_nan() {
                    let value = function.value.value(*doc, self.options.seed)?;
                    total.add(node.score_mode, value, function.weight);
                }
            }
        }
        let mut scores = self.scores(&node.query, docs)?;
        for (score, total) in scores.iter_mut().zip(totals) {
            let value = total.value(node.score_mode);
            let value = node.max_score.map_or(value, |max| value.min(max));
            if !score.is_nan() {
                *score = combine(node.combine_mode, *score, value);
            }
        }
        Ok(scores)
    }
}

/// What the functions of a document give together.
#[derive(Clone, Copy, Default)]
struct Total {
    value: Option<f64>,
    weight: f64,
}

impl Total {
    fn add(&mut self, mode: FunctionMode, value: f64, weight: f64) {
        let value = value * weight;
        self.weight += weight;
        self.value = Some(match (self.value, mode) {
            (None, _) => value,
            (Some(total), FunctionMode::Max) => total.max(value),
            (Some(total), FunctionMode::Min) => total.min(value),
            (Some(total), FunctionMode::Sum | FunctionMode::Average) => total + value,
            (Some(total), FunctionMode::Multiply) => total * value,
            (Some(total), FunctionMode::First) => total,
        });
    }

    fn value(self, mode: FunctionMode) -> f64 {
        match self.value {
            None => 1.0,
            Some(total) if mode == FunctionMode::Average && self.weight != 0.0 => {
                total / self.weight
            }
            Some(total) => total,
        }
    }
}

fn combine(mode: CombineMode, score: f64, value: f64) -> f64 {
    match mode {
        CombineMode::Multiply => score * value,
        CombineMode::Average => f64::midpoint(score, value),
        CombineMode::Max => score.max(value),
        CombineMode::Sum => score + value,
        CombineMode::Min => score.min(value),
        CombineMode::Replace => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_joined() {
        let join = |mode| {
            let mut total = Total::default();
            total.add(mode, 2.0, 1.0);
            total.add(mode, 3.0, 4.0);
            total.value(mode)
        };
        assert_eq!(join(FunctionMode::Average), 14.0 / 5.0);
        assert_eq!(join(FunctionMode::Max), 12.0);
        assert_eq!(join(FunctionMode::Sum), 14.0);
        assert_eq!(join(FunctionMode::Min), 2.0);
        assert_eq!(join(FunctionMode::Multiply), 24.0);
        assert_eq!(join(FunctionMode::First), 2.0);
        assert_eq!(Total::default().value(FunctionMode::Sum), 1.0);
    }
}
