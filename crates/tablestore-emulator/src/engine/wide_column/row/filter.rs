//! Filters of reads and column conditions of writes: conditions on the columns of a row.

use std::cmp::Ordering;

use bytes::Bytes;
use tablestore_protocol::plainbuffer::decode_value;
use tablestore_protocol::proto::table::{
    ColumnPaginationFilter, ComparatorType, CompositeColumnValueFilter, FilterType,
    LogicalOperator, SingleColumnValueFilter,
};
use tablestore_protocol::proto::{self, table};
use tablestore_protocol::{PrimaryKey, Value, ValueRef};

use crate::engine::shared::capacity;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::work::Work;
use crate::engine::shared::{limits, names};
use crate::engine::wide_column::row::value_transfer::ValueTransfer;
use crate::engine::wide_column::stored_row::Cell;

/// What has to hold of a row.
#[derive(Debug)]
pub(crate) enum Filter {
    Column(ColumnFilter),
    /// `NOT`: of one filter.
    NotAny(Vec<Self>),
    /// `AND`.
    All(Vec<Self>),
    /// `OR`.
    Any(Vec<Self>),
    /// Holds always, and keeps a window of the row's columns.
    Page {
        offset: usize,
        limit: usize,
    },
}

/// Compares one column with a value.
#[derive(Debug)]
pub(crate) struct ColumnFilter {
    name: String,
    comparison: Comparison,
    passes_if_missing: bool,
    latest_version_only: bool,
    /// What is compared instead of the column's value.
    transfer: Option<ValueTransfer>,
}

#[derive(Debug)]
enum Comparison {
    Exists,
    NotExists,
    /// The value to the right, and what the left one may be to it.
    Is(Value, fn(Ordering) -> bool),
}

/// A row that filters check: the selected columns in a read, all of them in a write.
#[derive(Clone, Copy)]
pub(crate) struct Candidate<'a> {
    pub(crate) primary_key: &'a PrimaryKey,
    /// By name, and newest first.
    pub(crate) cells: &'a [Cell],
}

impl Filter {
    /// The filter of a read.
    pub(crate) fn of_read(filter: &Bytes) -> Result<Self> {
        let filter = decode(filter)?;
        if filter.r#type == FilterType::FtColumnPagination as i32 {
            return page(&filter.filter);
        }
        Self::new(&filter, "filter")
    }

    /// The column condition of a write.
    pub(crate) fn of_condition(filter: &Bytes) -> Result<Self> {
        Self::new(&decode(filter)?, "filter")
    }

    /// Reads a filter and those below it.
    fn new(filter: &table::Filter, position: &str) -> Result<Self> {
        match FilterType::try_from(filter.r#type) {
            Ok(FilterType::FtSingleColumnValue) => {
                ColumnFilter::new(&filter.filter).map(Self::Column)
            }
            Ok(FilterType::FtCompositeColumnValue) => Self::composite(&filter.filter),
            Ok(FilterType::FtColumnPagination) => Err(invalid(format!(
                "Invalid type of {position}: FT_COLUMN_PAGINATION."
            ))),
            Err(_) => Err(invalid(format!(
                "Invalid type of {position}: {}.",
                filter.r#type
            ))),
        }
    }

    fn composite(bytes: &Bytes) -> Result<Self> {
        let composite = proto::decode::<CompositeColumnValueFilter>(bytes.clone())
            .map_err(|_| invalid("Deserialize composite filter failed."))?;
        let operator = LogicalOperator::try_from(composite.combinator)
            .map_err(|_| invalid("Deserialize composite filter failed."))?;
        let count = composite.sub_filters.len();
        if operator == LogicalOperator::LoNot && count != 1 {
            return Err(invalid(
                "Invalid NOT operator: the number of sub-filters must be 1.",
            ));
        }
        if operator != LogicalOperator::LoNot && count < 2 {
            return Err(invalid(
                "Invalid AND/OR operator: the number of sub-filters must be more than 1.",
            ));
        }
        let mut parts = Vec::new();
        for filter in &composite.sub_filters {
            parts.push(Self::new(filter, "sub-filter")?);
        }
        Ok(match operator {
            LogicalOperator::LoNot => Self::NotAny(parts),
            LogicalOperator::LoAnd => Self::All(parts),
            LogicalOperator::LoOr => Self::Any(parts),
        })
    }

    /// Whether a row passes.
    pub(crate) fn passes(&self, row: Candidate<'_>, work: &Work<'_>) -> Result<bool> {
        match self {
            Self::Column(filter) => filter.passes(row, work),
            Self::NotAny(filters) => Ok(!Self::any(filters, true, row, work)?),
            Self::All(filters) => Ok(!Self::any(filters, false, row, work)?),
            Self::Any(filters) => Self::any(filters, true, row, work),
            Self::Page { .. } => Ok(true),
        }
    }

    /// Whether a filter has this outcome.
    fn any(filters: &[Self], outcome: bool, row: Candidate<'_>, work: &Work<'_>) -> Result<bool> {
        for filter in filters {
            if filter.passes(row, work)? == outcome {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Drops the columns that the filter does not keep.
    pub(crate) fn keep_columns(&self, cells: &mut Vec<Cell>) {
        if let Self::Page { offset, limit } = self {
            let mut column = 0;
            let mut last = None;
            cells.retain(|cell| {
                if last.as_ref() != Some(&cell.name) {
                    column += usize::from(last.is_some());
                    last = Some(cell.name.clone());
                }
                column >= *offset && column - offset < *limit
            });
        }
    }
}

fn decode(filter: &Bytes) -> Result<table::Filter> {
    let filter = proto::decode::<table::Filter>(filter.clone())
        .map_err(|_| invalid("Deserialize filter failed."))?;
    check_count(&filter)?;
    Ok(filter)
}

/// Refuses a filter that has too many below it, whatever else is wrong with them.
fn check_count(filter: &table::Filter) -> Result<()> {
    let mut counted = 0;
    let mut uncounted = vec![filter.clone()];
    while let Some(filter) = uncounted.pop() {
        counted += 1;
        if filter.r#type == FilterType::FtCompositeColumnValue as i32
            && let Ok(composite) = proto::decode::<CompositeColumnValueFilter>(filter.filter)
        {
            uncounted.extend(composite.sub_filters);
        }
        if counted + uncounted.len() > limits::FILTERS {
            return Err(invalid(format!(
                "The count of filter exceeds the max: {}.",
                limits::FILTERS
            )));
        }
    }
    Ok(())
}

fn page(bytes: &Bytes) -> Result<Filter> {
    let page = proto::decode::<ColumnPaginationFilter>(bytes.clone())
        .map_err(|_| invalid("Deserialize column pagination filter failed."))?;
    let offset = usize::try_from(page.offset).map_err(|_| {
        invalid("Offset in ColumnPaginationFilter must be greater than or equal to 0.")
    })?;
    match usize::try_from(page.limit) {
        Ok(limit @ 1..) => Ok(Filter::Page { offset, limit }),
        _ => Err(invalid(
            "Limit in ColumnPaginationFilter must be greater than 0.",
        )),
    }
}

impl ColumnFilter {
    fn new(bytes: &Bytes) -> Result<Self> {
        let filter = proto::decode::<SingleColumnValueFilter>(bytes.clone())
            .map_err(|_| invalid("Deserialize relation filter failed."))?;
        names::check_column(&filter.column_name)?;
        let transfer = filter.value_trans_rule.as_ref();
        let transfer = transfer.map(ValueTransfer::new).transpose()?;
        let comparator = ComparatorType::try_from(filter.comparator)
            .map_err(|_| invalid(format!("Invalid relation operator: {}.", filter.comparator)))?;
        let comparison = match comparator {
            ComparatorType::CtExist => Comparison::Exists,
            ComparatorType::CtNotExist => Comparison::NotExists,
            ComparatorType::CtEqual => comparison(&filter, Ordering::is_eq)?,
            ComparatorType::CtNotEqual => comparison(&filter, Ordering::is_ne)?,
            ComparatorType::CtGreaterThan => comparison(&filter, Ordering::is_gt)?,
            ComparatorType::CtGreaterEqual => comparison(&filter, Ordering::is_ge)?,
            ComparatorType::CtLessThan => comparison(&filter, Ordering::is_lt)?,
            ComparatorType::CtLessEqual => comparison(&filter, Ordering::is_le)?,
        };
        Ok(Self {
            comparison,
            passes_if_missing: !filter.filter_if_missing,
            latest_version_only: filter.latest_version_only,
            transfer,
            name: filter.column_name,
        })
    }

    fn passes(&self, row: Candidate<'_>, work: &Work<'_>) -> Result<bool> {
        let key = row.primary_key.get(&self.name);
        let key = key.and_then(|value| value.as_value());
        let of_name = |cell: &&Cell| cell.name == *self.name;
        let from = row.cells.partition_point(|cell| *cell.name < *self.name);
        let versions = row.cells[from..].iter().take_while(of_name);
        let count = if self.latest_version_only {
            1
        } else {
            usize::MAX
        };
        let mut values = key
            .into_iter()
            .chain(versions.map(|cell| cell.value.as_ref()))
            .take(count)
            .peekable();

        let is_missing = values.peek().is_none();
        let (right, allows) = match &self.comparison {
            Comparison::Exists => return Ok(!is_missing),
            Comparison::NotExists => return Ok(is_missing),
            Comparison::Is(..) if is_missing => return Ok(self.passes_if_missing),
            Comparison::Is(right, allows) => (right.as_ref(), allows),
        };
        for left in values {
            let passes = match &self.transfer {
                None => order(left, right).is_some_and(allows),
                Some(transfer) => transfer
                    .apply(left, work)?
                    .is_some_and(|left| order(left.as_ref(), right).is_some_and(allows)),
            };
            if passes {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// A comparison with the filter's value.
fn comparison(
    filter: &SingleColumnValueFilter,
    allows: fn(Ordering) -> bool,
) -> Result<Comparison> {
    let value = decode_value(&filter.column_value).ok();
    let value = value.and_then(|value| Value::try_from(value).ok());
    let value = value.ok_or_else(|| invalid("Deserialize relation filter failed."))?;
    limits::check_value_length(&filter.column_name, capacity::value_size(&value))?;
    Ok(Comparison::Is(value, allows))
}

/// The order of two values; values of different types have none.
fn order(left: ValueRef<'_>, right: ValueRef<'_>) -> Option<Ordering> {
    match (left, right) {
        (ValueRef::String(left), ValueRef::String(right)) => Some(left.cmp(right)),
        (ValueRef::Integer(left), ValueRef::Integer(right)) => Some(left.cmp(&right)),
        (ValueRef::Double(left), ValueRef::Double(right)) => left.partial_cmp(&right),
        (ValueRef::Boolean(left), ValueRef::Boolean(right)) => Some(left.cmp(&right)),
        (ValueRef::Binary(left), ValueRef::Binary(right)) => Some(left.cmp(right)),
        _ => None,
    }
}
