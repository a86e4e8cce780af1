//! The choice of a reader: the table, a secondary index, a search index, or a time series table.

use tablestore_core::ServiceError;
use tablestore_protocol::proto::search::FieldType;

use super::Scan;
use super::bounds::Bounds;
use super::expr::{Expr, Node};
use super::series::SeriesRead;
use crate::engine::search::reader::{Query, SearchValue};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::mapping::column::{MappedColumn, Role};
use crate::engine::sql::mapping::{Mapping, Target, find_table};
use crate::engine::sql::parse::ast::{Binary, IndexHint};
use crate::engine::sql::value::{Type, Value};
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::record::SearchIndexRecord;
use crate::store::ReadTransaction;

/// What a scan reads.
#[derive(Debug)]
pub(crate) enum Reader {
    /// The table of the mapping.
    Table,
    /// A secondary index of it.
    Index {
        table: Box<Table>,
        /// Whether columns are missing that are read from the table.
        needs_table: bool,
    },
    /// A search index of it.
    Search {
        index: Box<SearchIndexRecord>,
        needs_table: bool,
        /// Conditions that all rows to read meet.
        queries: Vec<Query>,
    },
    /// A time series table.
    Series(Box<SeriesRead>),
}

impl Reader {
    /// The table whose rows are read by their key.
    pub(crate) fn table<'a>(&'a self, mapping: &'a Mapping) -> &'a Table {
        match self {
            Self::Index { table, .. } => table,
            Self::Table | Self::Search { .. } | Self::Series(_) => mapping.table(),
        }
    }
}

/// The slots and types of a table's key columns, as far as the mapping has them.
pub(crate) fn key_slots(table: &Table, scan: &Scan) -> Vec<(usize, Type)> {
    let keys = table.primary_key.iter();
    let slots = keys.map_while(|key| {
        let position = scan.mapping.position(&key.name)?;
        let kind = scan.mapping.columns[position].kind.value_type();
        Some((scan.slots.start + position, kind))
    });
    slots.collect()
}

/// Chooses the reader of a scan.
pub(crate) fn choose(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    scan: &Scan,
) -> Result<Reader> {
    let mapping = &scan.mapping;
    let used: Vec<_> = scan
        .used
        .iter()
        .map(|column| &mapping.columns[*column])
        .collect();
    let search = |index: &SearchIndexRecord| Reader::Search {
        needs_table: !covers(index, &used),
        queries: queries(scan, index),
        index: Box::new(index.clone()),
    };
    let table = match &mapping.target {
        Target::SearchIndex { index, .. } => return Ok(search(index)),
        Target::Series { table, part } => {
            return match &scan.hint {
                Some(IndexHint::Index(name)) => Err(no_index(name, mapping)),
                _ => Ok(Reader::Series(Box::new(SeriesRead::of(scan, table, *part)))),
            };
        }
        Target::Table(table) => table,
    };
    if let Some(name) = searched_index(scan) {
        let mut indexes = table.record.search_indexes.iter();
        return match indexes.find(|index| index.name == name) {
            Some(index) => Ok(search(index)),
            None => Ok(Reader::Table),
        };
    }
    match &scan.hint {
        Some(IndexHint::Table) => return Ok(Reader::Table),
        Some(IndexHint::Index(name)) => {
            let mut indexes = table.record.search_indexes.iter();
            if let Some(index) = indexes.find(|index| index.name == *name) {
                return Ok(search(index));
            }
            let mut indexes = table.record.indexes.iter();
            if indexes.any(|index| index.meta.name == *name)
                && let Some(index) = find_table(context, store, name)?
            {
                let needs_table = !index_covers(&index, &used);
                return Ok(Reader::Index {
                    table: Box::new(index),
                    needs_table,
                });
            }
            return Err(no_index(name, mapping));
        }
        None => {}
    }
    if mapping.allows_search {
        let mut indexes = table.record.search_indexes.iter();
        if let Some(index) = indexes.find(|index| covers(index, &used)) {
            return Ok(search(index));
        }
    }
    by_leading_columns(context, store, scan, table, &used)
}

fn no_index(name: &str, mapping: &Mapping) -> ServiceError {
    let table = &mapping.name;
    invalid(format!("Key '{name}' doesn't exist in table '{table}'"))
}

/// A secondary index that covers all columns, and of which the conditions have more leading key
/// columns than of the table.
fn by_leading_columns(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    scan: &Scan,
    table: &Table,
    used: &[&MappedColumn],
) -> Result<Reader> {
    let mut best = (matched(scan, table), Reader::Table);
    for index in &table.record.indexes {
        let Some(index) = find_table(context, store, &index.meta.name)? else {
            continue;
        };
        let count = matched(scan, &index);
        if count > best.0 && index_covers(&index, used) {
            let reader = Reader::Index {
                table: Box::new(index),
                needs_table: false,
            };
            best = (count, reader);
        }
    }
    Ok(best.1)
}

/// How many leading key columns of a table the conditions of a scan have.
fn matched(scan: &Scan, table: &Table) -> usize {
    let keys = key_slots(table, scan);
    let bounds = Bounds::of(&scan.conditions, &keys, &Expr::is_constant);
    let counts = bounds.iter().map(|bounds| {
        bounds.equal.len() + usize::from(bounds.low.is_some() || bounds.high.is_some())
    });
    counts.min().unwrap_or(0)
}

fn index_covers(index: &Table, used: &[&MappedColumn]) -> bool {
    used.iter().all(|column| {
        let is_it = |name: &str| name.eq_ignore_ascii_case(column.source());
        index.primary_key.iter().any(|key| is_it(&key.name))
            || index
                .record
                .meta
                .defined_column
                .iter()
                .any(|it| is_it(&it.name))
    })
}

/// Whether a search index has all of some columns.
fn covers(index: &SearchIndexRecord, used: &[&MappedColumn]) -> bool {
    used.iter().all(|column| {
        let mut fields = index.schema.field_schemas.iter();
        fields.any(|field| {
            field.field_name().eq_ignore_ascii_case(column.source())
                && field.store != Some(false)
                && !field.is_virtual_field()
        })
    })
}

/// The index of a search condition of a scan.
fn searched_index(scan: &Scan) -> Option<&str> {
    scan.searches
        .iter()
        .map(|search| search.index.as_str())
        .next()
}

/// The conditions of a scan that its index evaluates.
fn queries(scan: &Scan, index: &SearchIndexRecord) -> Vec<Query> {
    let conditions = scan.conditions.iter();
    conditions.filter_map(|it| query(scan, index, it)).collect()
}

fn query(scan: &Scan, index: &SearchIndexRecord, condition: &Expr) -> Option<Query> {
    match &condition.node {
        Node::Found { search, .. } => Some(search.query.clone()),
        Node::Compare(op, left, right) => {
            let (slot, op, value) = match (&left.node, &right.node) {
                (Node::Column(slot), Node::Constant(value)) => (*slot, *op, value),
                (Node::Constant(value), Node::Column(slot)) => (*slot, reversed(*op)?, value),
                _ => return None,
            };
            let (field, kind) = field(scan, index, slot)?;
            compare(field, kind, op, value)
        }
        Node::InSet {
            expr,
            set,
            is_negated: false,
        } => {
            let Node::Column(slot) = expr.node else {
                return None;
            };
            let (field, kind) = field(scan, index, slot)?;
            let values = set.values.iter().map(|value| search_value(kind, value));
            Some(Query::Terms {
                field,
                values: values.collect::<Option<_>>()?,
                weight: 1.0,
            })
        }
        _ => None,
    }
}

/// The field of a slot and its type, if it has one value and is compared as SQL compares it.
fn field(scan: &Scan, index: &SearchIndexRecord, slot: usize) -> Option<(String, FieldType)> {
    let column = scan
        .mapping
        .columns
        .get(slot.checked_sub(scan.slots.start)?)?;
    if column.role != Role::Stored {
        return None;
    }
    let mut fields = index.schema.field_schemas.iter();
    let field = fields.find(|field| field.field_name().eq_ignore_ascii_case(&column.name))?;
    let kind = field.field_type();
    let is_plain = !field.is_array() && !field.is_virtual_field() && field.index != Some(false);
    let is_alike = matches!(
        (kind, column.kind.value_type()),
        (FieldType::Long, Type::Integer)
            | (FieldType::Double, Type::Double)
            | (FieldType::Keyword, Type::String)
            | (FieldType::Boolean, Type::Boolean)
    );
    (is_plain && is_alike).then(|| (field.field_name().to_owned(), kind))
}

fn search_value(kind: FieldType, value: &Value) -> Option<SearchValue> {
    match (kind, value) {
        (FieldType::Long, Value::Integer(number)) => Some(SearchValue::Integer(*number)),
        (FieldType::Double, Value::Double(number)) => Some(SearchValue::Double(*number)),
        (FieldType::Double, Value::Integer(number)) => Some(SearchValue::Double(*number as f64)),
        (FieldType::Keyword, Value::String(text)) => Some(SearchValue::String(text.to_string())),
        (FieldType::Boolean, Value::Integer(number @ (0 | 1))) => {
            Some(SearchValue::Boolean(*number == 1))
        }
        _ => None,
    }
}

fn compare(field: String, kind: FieldType, op: Binary, value: &Value) -> Option<Query> {
    let value = search_value(kind, value)?;
    if op == Binary::Equal {
        return Some(Query::Term {
            field,
            value,
            weight: 1.0,
        });
    }
    if !matches!(kind, FieldType::Long | FieldType::Double) {
        return None;
    }
    let (from, to) = match op {
        Binary::Greater | Binary::GreaterOrEqual => (Some(value), None),
        Binary::Less | Binary::LessOrEqual => (None, Some(value)),
        _ => return None,
    };
    Some(Query::Range {
        field,
        from,
        to,
        includes_from: op == Binary::GreaterOrEqual,
        includes_to: op == Binary::LessOrEqual,
    })
}

pub(super) fn reversed(op: Binary) -> Option<Binary> {
    Some(match op {
        Binary::Equal => Binary::Equal,
        Binary::Less => Binary::Greater,
        Binary::LessOrEqual => Binary::GreaterOrEqual,
        Binary::Greater => Binary::Less,
        Binary::GreaterOrEqual => Binary::LessOrEqual,
        _ => return None,
    })
}
