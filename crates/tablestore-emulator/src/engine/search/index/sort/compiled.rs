//! Sorters whose fields are looked up.

use crate::engine::search::index::double::from_double;
use std::cmp::Ordering;

use super::value::SortValue;
use crate::engine::search::index::error::{Result, refused};
use crate::engine::search::index::geo::{GeoPoint, GridPoint};
use crate::engine::search::index::keys::Keys;
use crate::engine::search::index::query::{Compiler, Evaluator, double_of, number_of};
use crate::engine::search::index::request::{
    By, Missing, Mode, NestedFilter, SearchValue, Sort, Sorter,
};
use crate::engine::search::index::schema::Kind;
use crate::engine::search::index::storage::{Dictionary, Doc, Docs};
use crate::engine::search::index::values::FieldValues;

/// Sorters that are looked up.
#[derive(Debug)]
pub(crate) struct CompiledSort<'a> {
    sorters: Vec<CompiledSorter<'a>>,
}

#[derive(Debug)]
struct CompiledSorter<'a> {
    by: Source<'a>,
    is_descending: bool,
    absent_first: bool,
    /// The terms that values are numbers of.
    dictionary: Option<&'a Dictionary>,
}

#[derive(Debug)]
enum Source<'a> {
    Field {
        values: FieldValues<'a>,
        mode: Mode,
        missing: Option<SortValue>,
        fallbacks: Vec<FieldValues<'a>>,
    },
    GeoDistance {
        values: FieldValues<'a>,
        points: Vec<GeoPoint>,
        mode: Mode,
        is_plane: bool,
    },
    Score,
    PrimaryKey(&'a Keys),
    Doc,
}

impl<'a> CompiledSort<'a> {
    /// Looks up the fields. Without keys, as in nested documents, there is no order by key.
    pub(crate) fn new(
        compiler: &Compiler<'a>,
        keys: Option<&'a Keys>,
        sort: &Sort,
    ) -> Result<Self> {
        let mut sorters = Vec::with_capacity(sort.sorters.len() + 1);
        for sorter in &sort.sorters {
            sorters.push(CompiledSorter::new(compiler, keys, sorter)?);
        }
        let has_key = sort
            .sorters
            .iter()
            .any(|it| matches!(it.by, By::PrimaryKey));
        if let Some(keys) = keys
            && !has_key
            && !sort.omits_key
        {
            sorters.push(CompiledSorter::of_key(keys, false));
        }
        Ok(Self { sorters })
    }

    /// Whether documents are sorted by their key alone, and if so in which direction.
    pub(crate) fn key_order(&self) -> Option<bool> {
        match self.sorters.as_slice() {
            [first, ..] if matches!(first.by, Source::PrimaryKey(_)) => Some(first.is_descending),
            _ => None,
        }
    }

    /// Whether the documents with the best scores come first.
    pub(crate) fn is_by_best_score(&self) -> bool {
        let first = self.sorters.first();
        first.is_some_and(|first| matches!(first.by, Source::Score) && first.is_descending)
    }

    pub(crate) fn first_value(&self, doc: Doc, score: f64) -> SortValue {
        let first = self.sorters.first();
        first.map_or(SortValue::Absent, |first| first.value(doc, score))
    }

    pub(crate) fn compare_first(&self, one: &SortValue, other: &SortValue) -> Ordering {
        let first = self.sorters.first();
        first.map_or(Ordering::Equal, |first| first.compare(one, other))
    }

    /// The values of a document, after the first.
    pub(crate) fn values(&self, first: SortValue, doc: Doc, score: f64) -> Vec<SortValue> {
        let rest = self.sorters.iter().skip(1);
        let rest = rest.map(|sorter| sorter.value(doc, score));
        std::iter::once(first).chain(rest).collect()
    }

    pub(crate) fn compare(&self, one: &[SortValue], other: &[SortValue]) -> Ordering {
        let values = one.iter().zip(other);
        let orders = self.sorters.iter().zip(values);
        let mut orders = orders.map(|(sorter, (one, other))| sorter.compare(one, other));
        orders
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    }

    /// Values that mean the same in another state of the index.
    pub(crate) fn to_position(&self, values: &[SortValue]) -> Vec<SortValue> {
        let values = self.sorters.iter().zip(values);
        let portable = values.map(|(sorter, value)| match (value, sorter.dictionary) {
            (SortValue::Term(number), Some(dictionary)) => {
                SortValue::Bytes(dictionary.term(*number).to_vec())
            }
            (value, _) => value.clone(),
        });
        portable.collect()
    }

    /// How many values a position has.
    pub(crate) fn len(&self) -> usize {
        self.sorters.len()
    }
}

impl<'a> CompiledSorter<'a> {
    fn of_key(keys: &'a Keys, is_descending: bool) -> Self {
        Self {
            by: Source::PrimaryKey(keys),
            is_descending,
            absent_first: false,
            dictionary: Some(keys.dictionary()),
        }
    }

    fn new(compiler: &Compiler<'a>, keys: Option<&'a Keys>, sorter: &Sorter) -> Result<Self> {
        let is_descending = sorter.is_descending;
        let simple = |by| Self {
            by,
            is_descending,
            absent_first: false,
            dictionary: None,
        };
        match &sorter.by {
            By::Score => Ok(simple(Source::Score)),
            By::Doc => Ok(simple(Source::Doc)),
            By::PrimaryKey => {
                let keys = keys.ok_or_else(refused)?;
                Ok(Self::of_key(keys, is_descending))
            }
            By::Field {
                field,
                mode,
                nested,
                missing,
                missing_fields,
            } => {
                let values = find(compiler, field, nested.as_ref())?;
                let kind = &values.spec.kind;
                let is_sortable = !matches!(
                    kind,
                    Kind::Text(_)
                        | Kind::FuzzyKeyword
                        | Kind::Vector { .. }
                        | Kind::GeoPoint
                        | Kind::Flattened
                );
                if !is_sortable {
                    return Err(refused());
                }
                let fallbacks = missing_fields
                    .iter()
                    .map(|field| find(compiler, field, None));
                let fallbacks = fallbacks.collect::<Result<Vec<_>>>()?;
                let is_term = values.dictionary().is_some();
                if fallbacks
                    .iter()
                    .any(|it| it.dictionary().is_some() != is_term)
                {
                    return Err(refused());
                }
                Ok(Self {
                    dictionary: values.dictionary(),
                    absent_first: *missing == Missing::First,
                    by: Source::Field {
                        missing: missing_value(kind, missing)?,
                        values,
                        mode: mode.unwrap_or(Mode::Min),
                        fallbacks,
                    },
                    is_descending,
                })
            }
            By::GeoDistance {
                field,
                points,
                mode,
                is_plane,
                nested,
            } => {
                let values = find(compiler, field, nested.as_ref())?;
                if !matches!(values.spec.kind, Kind::GeoPoint) || points.is_empty() {
                    return Err(refused());
                }
                Ok(simple(Source::GeoDistance {
                    values,
                    points: points.clone(),
                    mode: mode.unwrap_or(Mode::Min),
                    is_plane: *is_plane,
                }))
            }
        }
    }

    fn value(&self, doc: Doc, score: f64) -> SortValue {
        match &self.by {
            Source::Score => SortValue::Number(from_double(score)),
            Source::Doc => SortValue::Number(i64::from(doc)),
            Source::PrimaryKey(keys) => SortValue::Term(keys.number_of(doc)),
            Source::Field {
                values,
                mode,
                missing,
                fallbacks,
            } => {
                if let Some(value) = values.single(doc) {
                    return SortValue::Number(value);
                }
                if let Some(value) = self.pick(values, doc, *mode) {
                    return value;
                }
                let mut fallbacks = fallbacks.iter();
                fallbacks
                    .find_map(|field| self.fallback(values, field, doc, *mode))
                    .or_else(|| missing.clone())
                    .unwrap_or(SortValue::Absent)
            }
            Source::GeoDistance {
                values,
                points,
                mode,
                is_plane,
            } => {
                let mut distances = Vec::new();
                values.for_each(doc, &mut |value| {
                    let location = GridPoint::from_number(value).to_degrees();
                    distances.extend(points.iter().map(|point| match is_plane {
                        true => point.plane_distance(location),
                        false => point.distance(location),
                    }));
                });
                let count = distances.len() as f64;
                let distance = match mode {
                    Mode::Min => distances.into_iter().reduce(f64::min),
                    Mode::Max => distances.into_iter().reduce(f64::max),
                    Mode::Average => {
                        let sum = distances.into_iter().reduce(|sum, it| sum + it);
                        sum.map(|sum| sum / count)
                    }
                };
                let number = distance.map(|distance| SortValue::Number(from_double(distance)));
                number.unwrap_or(SortValue::Absent)
            }
        }
    }

    /// The value of several that counts.
    fn pick(&self, field: &FieldValues<'_>, doc: Doc, mode: Mode) -> Option<SortValue> {
        let values = field.of(doc);
        if values.len() == 1 && self.dictionary.is_none() {
            return values.first().copied().map(SortValue::Number);
        }
        if let Some(dictionary) = field.dictionary() {
            let numbers = values.into_iter().map(|value| value as u32);
            let compare = |one: &u32, other: &u32| dictionary.compare(*one, *other);
            let number = match mode {
                Mode::Max => numbers.max_by(compare),
                Mode::Min | Mode::Average => numbers.min_by(compare),
            };
            return number.map(SortValue::Term);
        }
        let count = values.len() as i64;
        let number = match mode {
            Mode::Min => values.into_iter().min(),
            Mode::Max => values.into_iter().max(),
            Mode::Average if matches!(field.spec.kind, Kind::Double) => {
                let sum: f64 = values.iter().map(|value| field.to_double(*value)).sum();
                (count > 0).then(|| from_double(sum / count as f64))
            }
            Mode::Average => {
                let sum: i128 = values.iter().map(|value| i128::from(*value)).sum();
                let mean = (count > 0).then(|| sum / i128::from(count));
                mean.and_then(|mean| i64::try_from(mean).ok())
            }
        };
        number.map(SortValue::Number)
    }

    /// The value of another field instead of the sorted one's.
    fn fallback(
        &self,
        sorted: &FieldValues<'_>,
        field: &FieldValues<'_>,
        doc: Doc,
        mode: Mode,
    ) -> Option<SortValue> {
        let value = self.pick(field, doc, mode)?;
        Some(match (value, &sorted.spec.kind, &field.spec.kind) {
            (SortValue::Number(number), Kind::Double, Kind::Long) => {
                SortValue::Number(from_double(number as f64))
            }
            (SortValue::Number(number), Kind::Long, Kind::Double) => {
                SortValue::Number(field.to_double(number) as i64)
            }
            (SortValue::Term(number), ..) => {
                SortValue::Bytes(field.dictionary()?.term(number).to_vec())
            }
            (value, ..) => value,
        })
    }

    fn compare(&self, one: &SortValue, other: &SortValue) -> Ordering {
        let order = match (one, other) {
            (SortValue::Absent, SortValue::Absent) => return Ordering::Equal,
            (SortValue::Absent, _) | (_, SortValue::Absent) => {
                let is_first = (*one == SortValue::Absent) == self.absent_first;
                return if is_first {
                    Ordering::Less
                } else {
                    Ordering::Greater
                };
            }
            (SortValue::Number(one), SortValue::Number(other)) => one.cmp(other),
            (SortValue::Term(one), SortValue::Term(other)) => match self.dictionary {
                Some(dictionary) => dictionary.compare(*one, *other),
                None => one.cmp(other),
            },
            _ => self.bytes(one).cmp(self.bytes(other)),
        };
        match self.is_descending {
            true => order.reverse(),
            false => order,
        }
    }

    fn bytes<'b>(&'b self, value: &'b SortValue) -> &'b [u8] {
        match (value, self.dictionary) {
            (SortValue::Term(number), Some(dictionary)) => dictionary.term(*number),
            (SortValue::Bytes(bytes), _) => bytes,
            _ => &[],
        }
    }
}

fn find<'a>(
    compiler: &Compiler<'a>,
    field: &str,
    nested: Option<&NestedFilter>,
) -> Result<FieldValues<'a>> {
    let values = FieldValues::find(compiler.schema, compiler.store, field).ok_or_else(refused)?;
    let among = nested.map(|nested| among(compiler, nested)).transpose()?;
    Ok(values.among(among.flatten()))
}

/// The nested documents that a filter finds.
fn among(compiler: &Compiler<'_>, nested: &NestedFilter) -> Result<Option<Docs>> {
    let Some(filter) = &nested.filter else {
        return Ok(None);
    };
    let (_, inner) = compiler.enter(&nested.path)?;
    let node = inner.compile(filter)?;
    let evaluator: Evaluator<'_> = inner.evaluator();
    evaluator.matches(&node, None).map(Some)
}

fn missing_value(kind: &Kind, missing: &Missing) -> Result<Option<SortValue>> {
    let Missing::Value(value) = missing else {
        return Ok(None);
    };
    let value = match (kind, value) {
        (Kind::Keyword, SearchValue::String(text)) => Some(SortValue::Bytes(text.clone().into())),
        (Kind::Long, _) => double_of(value)
            .map(|double| number_of(kind, value).unwrap_or(double as i64))
            .map(SortValue::Number),
        _ => number_of(kind, value).map(SortValue::Number),
    };
    value.ok_or_else(refused).map(Some)
}
