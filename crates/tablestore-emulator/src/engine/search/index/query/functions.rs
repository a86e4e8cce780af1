//! The values of functions that change scores.

use super::compiler::Compiler;
use super::values::{double_of, number_of};
use crate::engine::search::index::date;
use crate::engine::search::index::double::to_double;
use crate::engine::search::index::error::{Result, refused};
use crate::engine::search::index::geo::GeoPoint;
use crate::engine::search::index::request::{
    Curve, FunctionKind, Modifier, MultiValueMode, Origin, SearchValue,
};
use crate::engine::search::index::schema::Kind;
use crate::engine::search::index::storage::{Doc, Numbers, Points, Store};

/// What a function computes of a document.
#[derive(Debug)]
pub(super) enum FunctionValue<'a> {
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
pub(super) struct NumberField<'a> {
    numbers: &'a Numbers,
    kind: &'a Kind,
}

/// How far the values of a field are from an origin.
#[derive(Debug)]
pub(super) enum Distances<'a> {
    Numbers(NumberField<'a>, f64),
    Points(&'a Points, GeoPoint),
}

impl<'a> FunctionValue<'a> {
    /// The value of a field, 0 for documents that have none.
    pub(super) fn of_field(compiler: &Compiler<'a>, field: &str) -> Result<Self> {
        Ok(Self::FieldValue {
            field: NumberField::find(compiler, field)?,
            factor: 1.0,
            modifier: Modifier::None,
            missing: Some(0.0),
        })
    }

    pub(super) fn new(compiler: &Compiler<'a>, kind: &FunctionKind) -> Result<Self> {
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
                            SearchValue::String(_) => number_of(field.kind, origin)
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

    /// The value for a document.
    pub(super) fn value(&self, doc: Doc, seed: u64) -> Result<f64> {
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
}
