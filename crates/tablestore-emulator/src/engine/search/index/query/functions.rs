//! Scores that functions change.

use super::{
    CombineMode, Compiler, Curve, Evaluator, Function, FunctionKind, FunctionMode, FunctionsScore,
    Modifier, MultiValueMode, Node, Origin, Query, double_of, number_of,
};
use crate::engine::search::index::geo::GeoPoint;
use crate::engine::search::index::schema::Kind;
use crate::engine::search::index::search::refused;
use crate::engine::search::index::storage::{Doc, Numbers, Points, Store, to_double};
use crate::engine::search::index::{Result, date};

/// A query and the functions that change its scores.
#[derive(Debug)]
pub(crate) struct CompiledFunctions<'a> {
    query: Node<'a>,
    functions: Vec<CompiledFunction<'a>>,
    score_mode: FunctionMode,
    combine_mode: CombineMode,
    min_score: Option<f64>,
    max_score: Option<f64>,
}

#[derive(Debug)]
struct CompiledFunction<'a> {
    filter: Option<Node<'a>>,
    weight: f64,
    kind: Compiled<'a>,
}

#[derive(Debug)]
enum Compiled<'a> {
    Weight,
    Random,
    FieldValue {
        field: NumberField<'a>,
        factor: f64,
        modifier: Modifier,
        missing: Option<f64>,
    },
    Decay {
        field: Distances<'a>,
        curve: Curve,
        scale: f64,
        offset: f64,
        decay: f64,
        mode: MultiValueMode,
    },
}

/// A field whose values count as doubles; dates in milliseconds.
#[derive(Debug)]
struct NumberField<'a> {
    numbers: &'a Numbers,
    kind: &'a Kind,
}

/// How far the values of a field are from an origin.
#[derive(Debug)]
enum Distances<'a> {
    Numbers(NumberField<'a>, f64),
    Points(&'a Points, GeoPoint),
}

impl<'a> CompiledFunctions<'a> {
    pub(super) fn new(compiler: &Compiler<'a>, query: &FunctionsScore) -> Result<Self> {
        let functions = query.functions.iter();
        Ok(Self {
            query: compiler.compile(&query.query)?,
            functions: functions
                .map(|function| CompiledFunction::new(compiler, function))
                .collect::<Result<_>>()?,
            score_mode: query.score_mode,
            combine_mode: query.combine_mode,
            min_score: query.min_score,
            max_score: query.max_score,
        })
    }

    /// The query's score times a field's value.
    pub(super) fn of_field(compiler: &Compiler<'a>, query: &Query, field: &str) -> Result<Self> {
        Ok(Self {
            query: compiler.compile(query)?,
            functions: vec![CompiledFunction {
                filter: None,
                weight: 1.0,
                kind: Compiled::FieldValue {
                    field: NumberField::find(compiler, field)?,
                    factor: 1.0,
                    modifier: Modifier::None,
                    missing: Some(0.0),
                },
            }],
            score_mode: FunctionMode::First,
            combine_mode: CombineMode::Multiply,
            min_score: None,
            max_score: None,
        })
    }

    pub(super) fn query(&self) -> &Node<'a> {
        &self.query
    }

    pub(super) fn min_score(&self) -> Option<f64> {
        self.min_score
    }

    pub(super) fn scores(&self, evaluator: &Evaluator<'a>, docs: &[Doc]) -> Result<Vec<f64>> {
        let mut totals = vec![Total::default(); docs.len()];
        for function in &self.functions {
            let applies = match &function.filter {
                None => vec![1.0; docs.len()],
                Some(filter) => evaluator.scores(filter, docs)?,
            };
            evaluator.options.budget.charge(docs.len() as u64 * 4)?;
            for ((total, doc), applies) in totals.iter_mut().zip(docs).zip(applies) {
                if !applies.is_nan() {
                    let value = function.kind.value(*doc, evaluator.options.seed)?;
                    total.add(self.score_mode, value, function.weight);
                }
            }
        }
        let mut scores = evaluator.scores(&self.query, docs)?;
        for (score, total) in scores.iter_mut().zip(totals) {
            let value = total.value(self.score_mode);
            let value = self.max_score.map_or(value, |max| value.min(max));
            if !score.is_nan() {
                *score = combine(self.combine_mode, *score, value);
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

impl<'a> CompiledFunction<'a> {
    fn new(compiler: &Compiler<'a>, function: &Function) -> Result<Self> {
        let filter = function.filter.as_ref();
        Ok(Self {
            filter: filter.map(|filter| compiler.compile(filter)).transpose()?,
            weight: function.weight,
            kind: Compiled::new(compiler, &function.kind)?,
        })
    }
}

impl<'a> Compiled<'a> {
    fn new(compiler: &Compiler<'a>, kind: &FunctionKind) -> Result<Self> {
        Ok(match kind {
            FunctionKind::Weight => Self::Weight,
            FunctionKind::Random => Self::Random,
            FunctionKind::FieldValue {
                field,
                factor,
                modifier,
                missing,
            } => Self::FieldValue {
                field: NumberField::find(compiler, field)?,
                factor: *factor,
                modifier: *modifier,
                missing: *missing,
            },
            FunctionKind::Decay {
                field,
                curve,
                origin,
                decay,
                mode,
            } => {
                let (field, scale, offset) = match origin {
                    Origin::Point {
                        origin,
                        scale,
                        offset,
                    } => match compiler.field(field)? {
                        Some((_, Store::Points(points))) => {
                            (Distances::Points(points, *origin), *scale, *offset)
                        }
                        _ => return Err(refused()),
                    },
                    Origin::Number {
                        origin,
                        scale,
                        offset,
                    } => {
                        let field = NumberField::find(compiler, field)?;
                        (Distances::Numbers(field, *origin), *scale, *offset)
                    }
                    Origin::Date {
                        origin,
                        scale,
                        offset,
                    } => {
                        let field = NumberField::find(compiler, field)?;
                        let origin = match origin {
                            super::SearchValue::String(_) => number_of(field.kind, origin)
                                .map(|date| date::milliseconds(date) as f64),
                            _ => double_of(origin),
                        };
                        let origin = origin.ok_or_else(refused)?;
                        (Distances::Numbers(field, origin), *scale, *offset)
                    }
                };
                let is_valid = scale > 0.0 && offset >= 0.0 && *decay > 0.0 && *decay < 1.0;
                if !is_valid {
                    return Err(refused());
                }
                Self::Decay {
                    field,
                    curve: *curve,
                    scale,
                    offset,
                    decay: *decay,
                    mode: *mode,
                }
            }
        })
    }

    fn value(&self, doc: Doc, seed: u64) -> Result<f64> {
        Ok(match self {
            Self::Weight => 1.0,
            Self::Random => fastrand::Rng::with_seed(seed ^ u64::from(doc)).f64(),
            Self::FieldValue {
                field,
                factor,
                modifier,
                missing,
            } => {
                let value = field.values(doc).next().or(*missing).ok_or_else(refused)?;
                let value = modify(*modifier, factor * value);
                Some(value)
                    .filter(|value| value.is_finite())
                    .ok_or_else(refused)?
            }
            Self::Decay {
                field,
                curve,
                scale,
                offset,
                decay,
                mode,
            } => match field.distance(doc, *offset, *mode) {
                None => 1.0,
                Some(distance) => decayed(*curve, distance, *scale, *decay),
            },
        })
    }
}

fn modify(modifier: Modifier, value: f64) -> f64 {
    match modifier {
        Modifier::None => value,
        Modifier::Log => value.log10(),
        Modifier::Log1p => (value + 1.0).log10(),
        Modifier::Log2p => (value + 2.0).log10(),
        Modifier::Ln => value.ln(),
        Modifier::Ln1p => value.ln_1p(),
        Modifier::Ln2p => (value + 2.0).ln(),
        Modifier::Square => value * value,
        Modifier::Sqrt => value.sqrt(),
        Modifier::Reciprocal => value.recip(),
    }
}

fn decayed(curve: Curve, distance: f64, scale: f64, decay: f64) -> f64 {
    match curve {
        Curve::Gauss => (distance * distance * decay.ln() / (scale * scale)).exp(),
        Curve::Exponential => (distance * decay.ln() / scale).exp(),
        Curve::Linear => {
            let end = scale / (1.0 - decay);
            ((end - distance) / end).max(0.0)
        }
    }
}

impl<'a> NumberField<'a> {
    fn find(compiler: &Compiler<'a>, field: &str) -> Result<Self> {
        match compiler.field(field)? {
            Some((spec, Store::Numbers(numbers))) => Ok(Self {
                numbers,
                kind: &spec.kind,
            }),
            _ => Err(refused()),
        }
    }

    fn values(&self, doc: Doc) -> impl Iterator<Item = f64> {
        let values = self.numbers.column().values(doc).iter();
        values.map(|value| match self.kind {
            Kind::Double => to_double(*value),
            Kind::Date(_) => date::milliseconds(*value) as f64,
            _ => *value as f64,
        })
    }
}

impl Distances<'_> {
    /// The distance that counts, beyond the offset.
    fn distance(&self, doc: Doc, offset: f64, mode: MultiValueMode) -> Option<f64> {
        let beyond = |distance: f64| (distance - offset).max(0.0);
        let distances: Vec<f64> = match self {
            Self::Numbers(field, origin) => {
                let values = field.values(doc);
                values.map(|value| beyond((value - origin).abs())).collect()
            }
            Self::Points(points, origin) => {
                let values = points.column().values(doc).iter();
                let far = values.map(|point| origin.distance(point.to_degrees()));
                far.map(beyond).collect()
            }
        };
        let sum: f64 = distances.iter().sum();
        match mode {
            MultiValueMode::Max => distances.into_iter().reduce(f64::max),
            MultiValueMode::Min => distances.into_iter().reduce(f64::min),
            MultiValueMode::Sum => (!distances.is_empty()).then_some(sum),
            MultiValueMode::Average => {
                let count = distances.len() as f64;
                (!distances.is_empty()).then_some(sum / count)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_reach_the_decay_at_the_scale() {
        for curve in [Curve::Gauss, Curve::Exponential, Curve::Linear] {
            assert_eq!(decayed(curve, 0.0, 2.0, 0.3), 1.0);
            assert!((decayed(curve, 2.0, 2.0, 0.3) - 0.3).abs() < 1e-12);
        }
        assert_eq!(decayed(Curve::Linear, 9.0, 2.0, 0.3), 0.0);
    }

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
