//! Mappings: the tables of SQL, and what they stand for.
//!
//! A mapping is of a data table or an index table, of a search index, or of a time series table. A
//! table without a mapping can be read as well: it has an automatic one, of its key and its defined
//! columns. A time series table has two, of its points and of its series.

pub(crate) mod column;
pub(crate) mod definition;
pub(crate) mod series;

use tablestore_core::ErrorCode;
use tablestore_protocol::proto::search::{FieldSchema, FieldType};
use tablestore_protocol::proto::table::DefinedColumnType;

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::mapping_record::MappingRecord;
use crate::engine::sql::error::no_table;
use crate::engine::sql::parse::ast::TableName;
use crate::engine::timeseries::reader::TimeseriesTable;
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::record::SearchIndexRecord;
use crate::store::ReadTransaction;
use column::{ColumnKind, MappedColumn, Role};
use series::SeriesPart;

/// A table of SQL.
#[derive(Debug)]
pub(crate) struct Mapping {
    pub(crate) name: String,
    /// The key columns come first, in their order.
    pub(crate) columns: Vec<MappedColumn>,
    pub(crate) target: Target,
    /// Whether CREATE TABLE made it.
    pub(crate) is_explicit: bool,
    /// Whether a search index may be read instead of the table.
    pub(crate) allows_search: bool,
}

/// What a mapping stands for.
#[derive(Debug)]
pub(crate) enum Target {
    /// A data table or an index table.
    Table(Table),
    SearchIndex {
        table: Table,
        index: SearchIndexRecord,
    },
    /// A time series table.
    Series {
        table: Box<TimeseriesTable>,
        part: SeriesPart,
    },
}

impl Mapping {
    /// The mapping of a name; an error if there is none.
    pub(crate) fn find(
        context: &Context<'_>,
        store: &dyn ReadTransaction,
        name: &TableName,
    ) -> Result<Self> {
        let database = context.instance.as_str();
        let missing = || no_table(name.database.as_deref().unwrap_or(database), &name.name);
        if name.database.as_deref().is_some_and(|it| it != database) {
            return Err(missing());
        }
        if let Some(record) = MappingRecord::load(context.instance, store, &name.name)?
            && let Some(mapping) = Self::of_record(context, store, &record)?
        {
            return Ok(mapping);
        }
        match find_table(context, store, &name.name) {
            Ok(Some(table)) => Ok(Self::automatic(table)),
            // A time series table is no table of rows.
            found => match series::automatic(context, store, &name.name)? {
                Some(mapping) => Ok(mapping),
                None => Err(found.err().unwrap_or_else(missing)),
            },
        }
    }

    /// The mapping of a record, unless its table or index is gone.
    pub(crate) fn of_record(
        context: &Context<'_>,
        store: &dyn ReadTransaction,
        record: &MappingRecord,
    ) -> Result<Option<Self>> {
        if record.is_series {
            return series::of_record(context, store, record);
        }
        let Some(table) = find_table(context, store, &record.table_name)? else {
            return Ok(None);
        };
        if table.record.id != record.table_id {
            return Ok(None);
        }
        let mut columns: Vec<_> = record.columns.iter().map(|it| it.to_column()).collect();
        let target = match &record.index_name {
            None => {
                // Key columns first, in the table's order.
                let position = |column: &MappedColumn| {
                    let mut keys = table.primary_key.iter();
                    keys.position(|key| key.name.eq_ignore_ascii_case(&column.name))
                };
                columns.sort_by_cached_key(|column| position(column).unwrap_or(usize::MAX));
                Target::Table(table)
            }
            Some(name) => {
                let indexes = table.record.search_indexes.iter();
                let Some(index) = indexes.into_iter().find(|index| index.name == *name) else {
                    return Ok(None);
                };
                let index = index.clone();
                columns = columns
                    .into_iter()
                    .flat_map(|column| with_members(column, &index.schema.field_schemas))
                    .collect();
                Target::SearchIndex { table, index }
            }
        };
        Ok(Some(Self {
            name: record.name.clone(),
            columns,
            allows_search: matches!(target, Target::SearchIndex { .. })
                || !record.is_strong && !record.refuses_inaccurate,
            target,
            is_explicit: true,
        }))
    }

    /// The mapping of a table that has none.
    fn automatic(table: Table) -> Self {
        let keys = table.primary_key.iter();
        let keys = keys.map(|key| MappedColumn::key(&*key.name, ColumnKind::of_key(key.kind)));
        let defined = table.record.meta.defined_column.iter().map(|column| {
            let kind = DefinedColumnType::try_from(column.r#type);
            let kind = kind.unwrap_or(DefinedColumnType::DctString);
            MappedColumn::new(&column.name, ColumnKind::of_defined(kind))
        });
        Self {
            name: table.record.meta.table_name.clone(),
            columns: keys.chain(defined).collect(),
            target: Target::Table(table),
            is_explicit: false,
            allows_search: true,
        }
    }

    /// The data table. That of a time series table has its points.
    pub(crate) fn table(&self) -> &Table {
        match &self.target {
            Target::Table(table) | Target::SearchIndex { table, .. } => table,
            Target::Series { table, .. } => &table.rows,
        }
    }

    /// The position of a column, in whichever case its name is written.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        let mut columns = self.columns.iter();
        columns.position(|column| column.name.eq_ignore_ascii_case(name))
    }
}

/// The table of a name, if there is one that can be read.
pub(crate) fn find_table(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    name: &str,
) -> Result<Option<Table>> {
    match Table::find(context, store, name) {
        Ok(table) => table.ready(context).map(Some),
        Err(error) if *error.code() == ErrorCode::ObjectNotExist => Ok(None),
        Err(error) => Err(error),
    }
}

/// A column of a search index's mapping with its role, and with the columns of its members.
fn with_members(column: MappedColumn, fields: &[FieldSchema]) -> Vec<MappedColumn> {
    let mut found = fields.iter();
    let Some(field) = found.find(|field| field.field_name().eq_ignore_ascii_case(&column.name))
    else {
        return vec![column];
    };
    let role = match field.source_field_names.first() {
        Some(source) if field.is_virtual_field() => Role::Virtual {
            source: source.clone(),
        },
        _ if field.is_array() => Role::Array,
        _ => Role::Stored,
    };
    let mut columns = vec![MappedColumn { role, ..column }];
    if matches!(field.field_type(), FieldType::Nested | FieldType::Json) {
        members(field, field.field_name(), &mut Vec::new(), &mut columns);
    }
    columns
}

fn members(
    field: &FieldSchema,
    source: &str,
    path: &mut Vec<String>,
    columns: &mut Vec<MappedColumn>,
) {
    for member in &field.field_schemas {
        path.push(member.field_name().to_owned());
        let kind = match member.field_type() {
            FieldType::Long => ColumnKind::Bigint,
            FieldType::Double => ColumnKind::Double,
            FieldType::Boolean => ColumnKind::Bool,
            _ => ColumnKind::Mediumtext,
        };
        let name = format!("{source}.{}", path.join("."));
        columns.push(MappedColumn {
            role: Role::Member {
                source: source.to_owned(),
                path: path.clone(),
            },
            ..MappedColumn::new(name, kind)
        });
        members(member, source, path, columns);
        path.pop();
    }
}
