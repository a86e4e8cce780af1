//! Group-bys: documents in groups, with a count and results of each.

mod buckets;
mod composite;
mod date_histogram;
mod field;
mod geo;
mod histogram;
mod key;
mod order;
mod ranges;

use buckets::{Buckets, Content};

use super::aggregation::{self, AggregationResult, CompiledAggregation};
use super::error::{Result, invalid, refused};
use super::geo::{GeoHash, GeoPoint};
use super::keys::Keys;
use super::query::Compiler;
use super::request::{Aggregation, GroupBy, GroupByKind, GroupSorter, Named, Range, SearchValue};
use super::storage::{Doc, Docs};
use super::values::FieldValues;

/// Group-bys in each other.
const DEPTH: usize = 3;
/// Groups of a field, or of a composite group-by.
pub(super) const GROUPS: usize = 2000;
/// Groups that are returned unless a request says how many.
const DEFAULT_GROUPS: usize = 10;

/// The groups of a group-by.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum GroupByResult {
    Field(Vec<(String, Group)>),
    Range(Vec<(Range, Group)>),
    Filter(Vec<Group>),
    GeoDistance(Vec<(Range, Group)>),
    Histogram(Vec<(SearchValue, Group)>),
    /// By milliseconds.
    DateHistogram(Vec<(i64, Group)>),
    GeoGrid(Vec<(GeoHash, Group)>),
    Composite {
        names: Vec<String>,
        groups: Vec<(Vec<Option<String>>, Group)>,
        next: Option<String>,
    },
}

/// A group of documents.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Group {
    pub(crate) count: u64,
    pub(crate) aggregations: Named<AggregationResult>,
    pub(crate) group_bys: Named<GroupByResult>,
}

impl Group {
    /// So many documents, of which nothing else is computed.
    fn of(count: u64) -> Self {
        Self {
            count,
            ..Self::default()
        }
    }
}

/// A group-by whose fields are looked up.
#[derive(Debug)]
pub(super) struct CompiledGroupBy<'a> {
    kind: CompiledKind<'a>,
    parts: Parts<'a>,
}

/// What is computed of a group.
#[derive(Debug)]
struct Parts<'a> {
    compiler: Compiler<'a>,
    aggregations: Named<CompiledAggregation<'a>>,
    group_bys: Named<CompiledGroupBy<'a>>,
}

#[derive(Debug)]
enum CompiledKind<'a> {
    Field(field::FieldGroups<'a>),
    Range(FieldValues<'a>, Vec<Range>),
    Filter(Vec<Docs>),
    GeoDistance(FieldValues<'a>, GeoPoint, Vec<Range>),
    Histogram(histogram::Histogram<'a>, Vec<GroupSorter>),
    DateHistogram(date_histogram::DateHistogram<'a>, Vec<GroupSorter>),
    GeoGrid(FieldValues<'a>, usize, usize),
    Composite(composite::Composite<'a>),
}

/// Computes the aggregations and group-bys of a search.
pub(super) fn aggregate<'a>(
    compiler: &Compiler<'a>,
    keys: &'a Keys,
    docs: &Docs,
    aggregations: &Named<Aggregation>,
    group_bys: &Named<GroupBy>,
) -> Result<(Named<AggregationResult>, Named<GroupByResult>)> {
    let parts = Parts::new(compiler, keys, aggregations, group_bys, 0, false)?;
    if parts.content() == Content::Count {
        return Ok(Default::default());
    }
    compiler.options.budget.charge(docs.len())?;
    let docs: Vec<_> = docs.iter().collect();
    let group = parts.group(&docs)?;
    Ok((group.aggregations, group.group_bys))
}

impl<'a> Parts<'a> {
    fn new(
        compiler: &Compiler<'a>,
        keys: &'a Keys,
        aggregations: &Named<Aggregation>,
        group_bys: &Named<GroupBy>,
        depth: usize,
        is_in_nested: bool,
    ) -> Result<Self> {
        if depth > DEPTH || (depth == DEPTH && !group_bys.is_empty()) {
            return Err(invalid(format!(
                "the depth of group bys must not exceed {DEPTH}"
            )));
        }
        aggregation::check_names(group_bys)?;
        let compiled = group_bys.iter().map(|(name, group_by)| {
            let compiled = CompiledGroupBy::new(compiler, keys, group_by, depth, is_in_nested)?;
            Ok((name.clone(), compiled))
        });
        Ok(Self {
            compiler: *compiler,
            aggregations: aggregation::compile_all(compiler, keys, aggregations, is_in_nested)?,
            group_bys: compiled.collect::<Result<_>>()?,
        })
    }

    /// The group of sorted documents.
    fn group(&self, docs: &[Doc]) -> Result<Group> {
        let mut group = self.without_group_bys(docs)?;
        self.add_group_bys(&mut group, docs)?;
        Ok(group)
    }

    /// What has to be known of a group.
    fn content(&self) -> Content {
        match self.aggregations.is_empty() && self.group_bys.is_empty() {
            true => Content::Count,
            false => Content::Docs,
        }
    }

    /// The group of so many sorted documents, which are absent where only their count is needed.
    fn group_of(&self, count: u64, docs: &[Doc]) -> Result<Group> {
        match self.content() {
            Content::Count => Ok(Group::of(count)),
            Content::Docs => self.group(docs),
        }
    }

    fn without_group_bys(&self, docs: &[Doc]) -> Result<Group> {
        Ok(Group {
            aggregations: aggregation::run_all(&self.aggregations, &self.compiler, docs)?,
            ..Group::of(docs.len() as u64)
        })
    }

    fn add_group_bys(&self, group: &mut Group, docs: &[Doc]) -> Result<()> {
        for (name, group_by) in &self.group_bys {
            self.compiler.options.budget.charge(docs.len() as u64 + 1)?;
            group.group_bys.push((name.clone(), group_by.run(docs)?));
        }
        Ok(())
    }

    /// The groups of buckets.
    fn groups_of(&self, buckets: &Buckets) -> Result<Vec<(i64, Group)>> {
        let groups = buckets.iter().map(|(key, count, docs)| {
            self.compiler.options.budget.charge_groups(1)?;
            Ok((key, self.group_of(count, docs)?))
        });
        groups.collect()
    }

    /// The groups of documents by key.
    fn groups<K, D: AsRef<[Doc]>>(
        &self,
        buckets: impl IntoIterator<Item = (K, D)>,
    ) -> Result<Vec<(K, Group)>> {
        let groups = buckets.into_iter().map(|(key, docs)| {
            self.compiler.options.budget.charge_groups(1)?;
            Ok((key, self.group(docs.as_ref())?))
        });
        groups.collect()
    }
}

impl<'a> CompiledGroupBy<'a> {
    fn new(
        compiler: &Compiler<'a>,
        keys: &'a Keys,
        group_by: &GroupBy,
        depth: usize,
        is_in_nested: bool,
    ) -> Result<Self> {
        let kind = CompiledKind::new(compiler, &group_by.kind)?;
        let is_nested = kind.is_nested();
        if is_nested && is_in_nested {
            return Err(aggregation::recursive());
        }
        let parts = Parts::new(
            compiler,
            keys,
            &group_by.aggregations,
            &group_by.group_bys,
            depth + 1,
            is_nested || is_in_nested,
        )?;
        Ok(Self { kind, parts })
    }

    fn run(&self, docs: &[Doc]) -> Result<GroupByResult> {
        let parts = &self.parts;
        Ok(match &self.kind {
            CompiledKind::Field(groups) => GroupByResult::Field(groups.run(parts, docs)?),
            CompiledKind::Range(values, ranges) => {
                let mut ranges = ranges.clone();
                ranges.sort_by(|one, other| {
                    one.from
                        .total_cmp(&other.from)
                        .then(one.to.total_cmp(&other.to))
                });
                let buckets = ranges::by_value(values, &ranges, docs);
                GroupByResult::Range(parts.groups(buckets)?)
            }
            CompiledKind::Filter(filters) => {
                let groups = filters.iter().map(|filter| {
                    let found = docs.iter().copied().filter(|doc| filter.contains(*doc));
                    parts.group(&found.collect::<Vec<_>>())
                });
                GroupByResult::Filter(groups.collect::<Result<_>>()?)
            }
            CompiledKind::GeoDistance(values, origin, ranges) => {
                let buckets = ranges::by_distance(values, *origin, ranges, docs);
                GroupByResult::GeoDistance(parts.groups(buckets)?)
            }
            CompiledKind::Histogram(histogram, order) => {
                let mut groups = parts.groups_of(&histogram.buckets(docs, parts.content())?)?;
                order::sort(&mut groups, order, |one, other| one.cmp(other));
                let groups = groups.into_iter();
                GroupByResult::Histogram(
                    groups
                        .map(|(key, group)| (histogram.key(key), group))
                        .collect(),
                )
            }
            CompiledKind::DateHistogram(histogram, order) => {
                let mut groups = parts.groups_of(&histogram.buckets(docs, parts.content())?)?;
                order::sort(&mut groups, order, |one, other| one.cmp(other));
                GroupByResult::DateHistogram(groups)
            }
            CompiledKind::GeoGrid(values, precision, size) => {
                let buckets = geo::cells(values, *precision, docs, *size);
                GroupByResult::GeoGrid(parts.groups(buckets)?)
            }
            CompiledKind::Composite(composite) => composite.run(parts, docs)?,
        })
    }
}

impl<'a> CompiledKind<'a> {
    fn new(compiler: &Compiler<'a>, kind: &GroupByKind) -> Result<Self> {
        let find = |field: &str| {
            FieldValues::find(compiler.schema, compiler.store, field)
                .ok_or_else(|| invalid(format!("[group by] field: {field} does not exist")))
        };
        Ok(match kind {
            GroupByKind::Field {
                field,
                size,
                min_count,
                order,
            } => Self::Field(field::FieldGroups::new(
                find(field)?,
                (*size).unwrap_or(DEFAULT_GROUPS).min(GROUPS),
                (*min_count).unwrap_or(1).max(1),
                order,
            )?),
            GroupByKind::Range { field, ranges } => {
                Self::Range(ranges::numbers(find(field)?)?, ranges.clone())
            }
            GroupByKind::Filter(filters) => {
                let evaluator = compiler.evaluator();
                let found = filters.iter().map(|filter| {
                    let node = compiler.compile(filter)?;
                    evaluator.matches(&node, None)
                });
                Self::Filter(found.collect::<Result<_>>()?)
            }
            GroupByKind::GeoDistance {
                field,
                origin,
                ranges,
            } => Self::GeoDistance(geo::points(find(field)?)?, *origin, ranges.clone()),
            GroupByKind::Histogram { field, order, .. } => Self::Histogram(
                histogram::Histogram::new(find(field)?, kind)?,
                order.clone(),
            ),
            GroupByKind::DateHistogram { field, order, .. } => Self::DateHistogram(
                date_histogram::DateHistogram::new(find(field)?, kind)?,
                order.clone(),
            ),
            GroupByKind::GeoGrid {
                field,
                precision,
                size,
            } => {
                if !(1..=12).contains(precision) {
                    return Err(refused());
                }
                let size = (*size).unwrap_or(DEFAULT_GROUPS).min(GROUPS);
                Self::GeoGrid(geo::points(find(field)?)?, *precision, size)
            }
            GroupByKind::Composite {
                sources,
                size,
                next,
            } => Self::Composite(composite::Composite::new(
                sources,
                *size,
                next.as_deref(),
                |kind| Self::new(compiler, kind),
            )?),
        })
    }

    fn is_nested(&self) -> bool {
        match self {
            Self::Field(groups) => groups.is_nested(),
            Self::Range(values, _) | Self::GeoDistance(values, ..) | Self::GeoGrid(values, ..) => {
                values.is_nested()
            }
            Self::Histogram(histogram, _) => histogram.is_nested(),
            Self::DateHistogram(histogram, _) => histogram.is_nested(),
            Self::Filter(_) => false,
            Self::Composite(composite) => composite.is_nested(),
        }
    }
}
