//! Mappings of time series tables.
//!
//! The table `cpu` has two by itself: `cpu` has a row for each field of each point, and `cpu::meta` one
//! for each series. CREATE TABLE adds others, as `cpu::name`, with a row for each point, and columns for
//! fields.

use super::column::{ColumnKind, MappedColumn, Role, SeriesColumn};
use super::definition::key_columns;
use super::{Mapping, Target};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::mapping_record::{ColumnRecord, MappingRecord};
use crate::engine::sql::parse::ast::{ColumnDefinition, CreateMapping};
use crate::engine::timeseries::reader::{self, MEASUREMENT, SOURCE, TAGS, TimeseriesTable};
use crate::engine::wide_column::table::catalog;
use crate::engine::wide_column::table::points::TIME;
use crate::store::ReadTransaction;

const ATTRIBUTES: &str = "_attributes";
const META_UPDATE_TIME: &str = "_meta_update_time";

/// Between the name of a table and that of its mapping.
const SEPARATOR: &str = "::";
/// The name of the mapping of series.
const META: &str = "meta";

/// What the rows of a mapping are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SeriesPart {
    /// The fields of points.
    Fields,
    Points,
    /// The series.
    Meta,
}

/// The columns of points that every table has, with their kinds and roles.
const COLUMNS: [(&str, ColumnKind, SeriesColumn); 6] = {
    use ColumnKind::{Bigint, Varchar};
    [
        (MEASUREMENT, Varchar, SeriesColumn::Measurement),
        (SOURCE, Varchar, SeriesColumn::Source),
        (TAGS, Varchar, SeriesColumn::Tags),
        (TIME, Bigint, SeriesColumn::Time),
        (ATTRIBUTES, Varchar, SeriesColumn::Attributes),
        (META_UPDATE_TIME, Bigint, SeriesColumn::MetaUpdateTime),
    ]
};

/// The columns of values, where each field is a row.
const VALUES: [(&str, ColumnKind); 5] = [
    ("_long_value", ColumnKind::Bigint),
    ("_double_value", ColumnKind::Double),
    ("_bool_value", ColumnKind::Bool),
    ("_string_value", ColumnKind::Varchar),
    ("_binary_value", ColumnKind::Mediumblob),
];

/// How many of the columns are the key of a series, and of a point.
const SERIES_KEY: usize = 3;
const POINT_KEY: usize = 4;

fn column((name, kind, role): (&str, ColumnKind, SeriesColumn)) -> MappedColumn {
    MappedColumn::new(name, kind).with_role(Role::Series(role))
}

fn key(parts: (&str, ColumnKind, SeriesColumn)) -> MappedColumn {
    MappedColumn {
        is_key: true,
        is_not_null: true,
        ..column(parts)
    }
}

impl SeriesPart {
    /// The columns of an automatic mapping.
    fn columns(self) -> Vec<MappedColumn> {
        let keys = match self {
            Self::Meta => SERIES_KEY,
            Self::Fields | Self::Points => POINT_KEY,
        };
        let mut columns: Vec<_> = COLUMNS[..keys].iter().copied().map(key).collect();
        if self == Self::Fields {
            let name = SeriesColumn::FieldName;
            columns.push(key(("_field_name", ColumnKind::Varchar, name)));
            let values = VALUES.iter();
            columns
                .extend(values.map(|(name, kind)| column((name, *kind, SeriesColumn::FieldValue))));
        }
        columns.extend(COLUMNS[POINT_KEY..].iter().copied().map(column));
        columns
    }
}

/// The time series table that a name of a mapping begins with.
pub(super) fn table_of(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    name: &str,
) -> Result<Option<TimeseriesTable>> {
    match name.split_once(SEPARATOR) {
        Some((table, _)) => reader::find(context, store, table),
        None => Ok(None),
    }
}

/// The mapping that a time series table has by itself under a name.
pub(super) fn automatic(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    name: &str,
) -> Result<Option<Mapping>> {
    let (table, part) = match name.split_once(SEPARATOR) {
        None => (name, SeriesPart::Fields),
        Some((table, META)) => (table, SeriesPart::Meta),
        Some(_) => return Ok(None),
    };
    let table = reader::find(context, store, table)?;
    Ok(table.map(|table| Mapping {
        name: name.to_owned(),
        columns: part.columns(),
        target: Target::Series {
            table: Box::new(table),
            part,
        },
        is_explicit: false,
        allows_search: false,
    }))
}

/// The names of the mappings that time series tables have by themselves.
pub(crate) fn names(context: &Context<'_>, store: &dyn ReadTransaction) -> Result<Vec<String>> {
    let records = catalog::records(context.instance, store)?.into_iter();
    let tables = records.filter(|record| record.timeseries.is_some());
    let names = tables.flat_map(|record| {
        let name = record.meta.table_name;
        [format!("{name}{SEPARATOR}{META}"), name]
    });
    Ok(names.collect())
}

/// The mapping of a record, unless its table is gone.
pub(super) fn of_record(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    record: &MappingRecord,
) -> Result<Option<Mapping>> {
    let table = reader::find(context, store, &record.table_name)?;
    let Some(table) = table.filter(|table| table.rows.record.id == record.table_id) else {
        return Ok(None);
    };
    let mut columns: Vec<MappedColumn> = record.columns.iter().map(|it| it.to_column()).collect();
    for column in &mut columns {
        let role = known_column(&column.name).map_or(SeriesColumn::Field, |(_, _, role)| role);
        column.role = Role::Series(role);
    }
    let position = |column: &MappedColumn| {
        let mut keys = COLUMNS[..POINT_KEY].iter();
        keys.position(|(name, ..)| column.name.eq_ignore_ascii_case(name))
    };
    columns.sort_by_cached_key(|column| position(column).unwrap_or(usize::MAX));
    Ok(Some(Mapping {
        name: record.name.clone(),
        columns,
        target: Target::Series {
            table: Box::new(table),
            part: SeriesPart::Points,
        },
        is_explicit: true,
        allows_search: false,
    }))
}

fn known_column(name: &str) -> Option<(&'static str, ColumnKind, SeriesColumn)> {
    let mut columns = COLUMNS.into_iter();
    columns.find(|(known, ..)| name.eq_ignore_ascii_case(known))
}

/// Checks the type of a column that every table has.
pub(super) fn check_column(column: &ColumnDefinition) -> Result<()> {
    let kind = ColumnKind::of(column)?;
    let fits = match known_column(&column.name) {
        Some((_, ColumnKind::Bigint, _)) => kind == ColumnKind::Bigint,
        Some(_) => matches!(kind, ColumnKind::Varchar | ColumnKind::Mediumtext),
        None => true,
    };
    match fits {
        true => Ok(()),
        false => Err(invalid(format!(
            "Column type {} of column '{}' is not supported",
            column.kind, column.name
        ))),
    }
}

/// The record of a mapping of points.
pub(super) fn record(
    table: &TimeseriesTable,
    created: &CreateMapping,
    is_analytical: bool,
) -> Result<MappingRecord> {
    let timeseries = table.rows.record.timeseries.as_ref();
    if is_analytical && timeseries.is_none_or(|it| it.stores.is_empty()) {
        return Err(invalid("Requested analytical store does not exist."));
    }
    let (_, name) = created.table.name.split_once(SEPARATOR).unwrap_or_default();
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    if name.is_empty() || !name.chars().all(is_plain) {
        let name = &created.table.name;
        return Err(invalid(format!("Incorrect table name '{name}'")));
    }
    for column in &created.columns {
        check_column(column)?;
    }
    let is_key = |name: &str| {
        let mut keys = COLUMNS[..POINT_KEY].iter();
        keys.any(|(key, ..)| name.eq_ignore_ascii_case(key))
    };
    let keys = key_columns(created)?;
    let names = COLUMNS[..POINT_KEY].iter().map(|(name, ..)| *name);
    let is_same = keys.len() == POINT_KEY
        && keys
            .iter()
            .zip(names)
            .all(|(key, name)| key.name.eq_ignore_ascii_case(name));
    if !keys.is_empty() && !is_same {
        return Err(invalid(
            "The primary key of the mapping table must be the same as that of the table",
        ));
    }
    let columns = created.columns.iter();
    let columns = columns.map(|column| ColumnRecord::new(column, is_key(&column.name)));
    Ok(MappingRecord {
        name: created.table.name.clone(),
        table_name: table.rows.record.meta.table_name.clone(),
        table_id: table.rows.record.id,
        columns: columns.collect::<Result<_>>()?,
        is_series: true,
        is_analytical,
        ..MappingRecord::default()
    })
}
