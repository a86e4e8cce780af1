use super::GROUPS;
use super::buckets::{Buckets, Content, Steps};
use crate::engine::search::index::double::{from_double, to_double};
use crate::engine::search::index::error::{Result, invalid, refused};
use crate::engine::search::index::query::{double_of, number_of};
use crate::engine::search::index::request::{GroupByKind, SearchValue};
use crate::engine::search::index::schema::Kind;
use crate::engine::search::index::storage::Doc;
use crate::engine::search::index::values::FieldValues;

/// Groups of equal width.
#[derive(Debug)]
pub(super) struct Histogram<'a> {
    pub(super) values: FieldValues<'a>,
    scale: Scale,
    missing: Option<i64>,
    min_count: u64,
}

/// Where groups begin.
#[derive(Debug)]
enum Scale {
    Whole {
        interval: i64,
        offset: i64,
        bounds: Option<(i64, i64)>,
    },
    Real {
        interval: f64,
        offset: f64,
        bounds: Option<(f64, f64)>,
    },
}

impl<'a> Histogram<'a> {
    pub(super) fn new(values: FieldValues<'a>, kind: &GroupByKind) -> Result<Self> {
        let GroupByKind::Histogram {
            interval,
            offset,
            bounds,
            missing,
            min_count,
            ..
        } = kind
        else {
            return Err(refused());
        };
        let scale = match &values.spec.kind {
            kind @ Kind::Long => {
                let number = |value: &SearchValue| number_of(kind, value).ok_or_else(refused);
                Scale::Whole {
                    interval: number(interval)?,
                    offset: offset.as_ref().map(number).transpose()?.unwrap_or(0),
                    bounds: both(bounds.as_ref(), number)?,
                }
            }
            Kind::Double => {
                let number = |value: &SearchValue| double_of(value).ok_or_else(refused);
                Scale::Real {
                    interval: number(interval)?,
                    offset: offset.as_ref().map(number).transpose()?.unwrap_or(0.0),
                    bounds: both(bounds.as_ref(), number)?,
                }
            }
            _ => return Err(refused()),
        };
        scale.check()?;
        Ok(Self {
            missing: values.stored(missing.as_ref())?,
            values,
            scale,
            min_count: (*min_count).unwrap_or(1),
        })
    }

    pub(super) fn is_nested(&self) -> bool {
        self.values.is_nested()
    }

    /// A key as a value of the field.
    pub(super) fn key(&self, key: i64) -> SearchValue {
        match self.scale {
            Scale::Whole { .. } => SearchValue::Integer(key),
            Scale::Real { .. } => SearchValue::Double(to_double(key)),
        }
    }

    pub(super) fn buckets(&self, docs: &[Doc], content: Content) -> Result<Buckets> {
        let (missing, least) = (self.missing, self.min_count);
        Buckets::in_steps(&self.values, docs, missing, content, self, least)
    }
}

impl Steps for Histogram<'_> {
    fn key_of(&self, value: i64) -> Option<i64> {
        match &self.scale {
            Scale::Whole {
                interval,
                offset,
                bounds,
            } => {
                let from_offset = i128::from(value) - i128::from(*offset);
                let start = from_offset.div_euclid(i128::from(*interval)) * i128::from(*interval);
                let is_in = bounds
                    .is_none_or(|(min, max)| (i128::from(min)..=i128::from(max)).contains(&start));
                let key = i64::try_from(start + i128::from(*offset)).ok();
                key.filter(|_| is_in)
            }
            Scale::Real {
                interval,
                offset,
                bounds,
            } => {
                let start = ((to_double(value) - offset) / interval).floor() * interval;
                let is_in = bounds.is_none_or(|(min, max)| (min..=max).contains(&start));
                is_in.then(|| from_double(start + offset))
            }
        }
    }

    fn first_value(&self, key: i64) -> Option<i64> {
        match self.scale {
            Scale::Whole { bounds: None, .. } => Some(key),
            // Rounded, so that a key is not the least of its values.
            Scale::Whole { .. } | Scale::Real { .. } => None,
        }
    }

    fn keys_between(&self, ends: Option<(i64, i64)>) -> Result<Vec<i64>> {
        let Some((first, last)) = ends else {
            return Ok(Vec::new());
        };
        let mut keys = Vec::new();
        for step in 0.. {
            let key = match &self.scale {
                Scale::Whole { interval, .. } => {
                    first.saturating_add(interval.saturating_mul(step))
                }
                Scale::Real {
                    interval, offset, ..
                } => {
                    // As keys are computed, so that rounding gives the same ones.
                    let from = ((to_double(first) - offset) / interval).round();
                    from_double((from + step as f64) * interval + offset)
                }
            };
            if key > last {
                break;
            }
            if step > GROUPS as i64 {
                return Err(too_many());
            }
            keys.push(key);
        }
        Ok(keys)
    }
}

fn both<T>(
    bounds: Option<&(SearchValue, SearchValue)>,
    number: impl Fn(&SearchValue) -> Result<T>,
) -> Result<Option<(T, T)>> {
    let bounds = bounds.map(|(min, max)| Ok((number(min)?, number(max)?)));
    bounds.transpose()
}

fn too_many() -> tablestore_core::ServiceError {
    invalid(format!(
        "the number of histogram groups must not exceed {GROUPS}"
    ))
}

impl Scale {
    fn check(&self) -> Result<()> {
        let (is_positive, groups) = match self {
            Self::Whole {
                interval, bounds, ..
            } => {
                let width = bounds.map(|(min, max)| (max as f64 - min as f64) / *interval as f64);
                (*interval > 0, width)
            }
            Self::Real {
                interval, bounds, ..
            } => {
                let width = bounds.map(|(min, max)| (max - min) / interval);
                (*interval > 0.0 && interval.is_finite(), width)
            }
        };
        match groups {
            _ if !is_positive => Err(invalid(
                "the interval of a histogram must be greater than 0",
            )),
            Some(groups) if groups > GROUPS as f64 => Err(too_many()),
            _ => Ok(()),
        }
    }
}
