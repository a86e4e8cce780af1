//! CREATE TABLE, ALTER TABLE and DROP MAPPING TABLE.

use std::collections::HashSet;

use tablestore_protocol::proto::table::PrimaryKeyType;

use super::column::ColumnKind;
use super::{Mapping, find_table, series};
use crate::engine::search::reader::Json;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::limits;
use crate::engine::shared::mapping_record::{ColumnRecord, MappingRecord};
use crate::engine::sql::error::{no_table, unsupported, unsupported_operation};
use crate::engine::sql::parse::ast::{Alteration, ColumnDefinition, CreateMapping, TableName};
use crate::engine::wide_column::table::Table;
use crate::store::{ReadTransaction, WriteTransaction};

/// Creates a mapping.
pub(crate) fn create(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    created: &CreateMapping,
) -> Result<()> {
    let name = &created.table.name;
    check_database(context, &created.table)?;
    if find_record(context, store, name)?.is_some()
        || series::automatic(context, store, name)?.is_some()
    {
        let database = context.instance.as_str();
        return match created.if_not_exists {
            true => Ok(()),
            false => Err(invalid(format!("Table '{database}.{name}' already exist"))),
        };
    }
    if created.has_unsupported {
        return Err(unsupported());
    }
    check_names(created)?;
    let options = Options::parse(created.engine_attribute.as_deref())?;
    let engine = created.engine.as_deref().unwrap_or("tablestore");
    let is_analytical = engine.eq_ignore_ascii_case("analyticalstore");
    let is_of_table = engine.eq_ignore_ascii_case("tablestore") || is_analytical;
    let record = if is_of_table && let Some(table) = series::table_of(context, store, name)? {
        series::record(&table, created, is_analytical)?
    } else if is_analytical {
        return Err(no_table(context.instance.as_str(), name));
    } else if is_of_table {
        of_table(context, store, created, &options)?
    } else if engine.eq_ignore_ascii_case("searchindex") {
        of_index(context, store, created, &options)?
    } else {
        return Err(unsupported());
    };
    Ok(record.save(context.instance, store)?)
}

fn check_database(context: &Context<'_>, table: &TableName) -> Result<()> {
    match &table.database {
        Some(database) if *database != context.instance.as_str() => {
            Err(no_table(database, &table.name))
        }
        _ => Ok(()),
    }
}

fn check_names(created: &CreateMapping) -> Result<()> {
    let names = created.columns.iter().map(|column| &column.name);
    let names: Vec<_> = std::iter::once(&created.table.name).chain(names).collect();
    if let Some(name) = names
        .iter()
        .find(|it| it.is_empty() || it.len() > limits::NAME)
    {
        return Err(invalid(format!("Incorrect name '{name}'")));
    }
    let mut known = HashSet::new();
    for name in names.iter().skip(1) {
        if !known.insert(name.to_ascii_lowercase()) {
            return Err(duplicate(name));
        }
    }
    match names.len() {
        1 => Err(invalid("A table must have at least 1 column")),
        _ => Ok(()),
    }
}

fn duplicate(column: &str) -> tablestore_core::ServiceError {
    invalid(format!("Duplicate column name '{column}'"))
}

fn of_table(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    created: &CreateMapping,
    options: &Options,
) -> Result<MappingRecord> {
    let name = &created.table.name;
    let missing = || no_table(context.instance.as_str(), name);
    let table = find_table(context, store, name)?.ok_or_else(missing)?;
    let keys = key_columns(created)?;
    check_keys(&table, &keys)?;
    let columns = created.columns.iter().map(|column| {
        let is_key = keys.iter().any(|key| std::ptr::eq(*key, column));
        ColumnRecord::new(column, is_key)
    });
    Ok(MappingRecord {
        name: name.clone(),
        table_name: name.clone(),
        table_id: table.record.id,
        columns: columns.collect::<Result<_>>()?,
        index_name: None,
        is_strong: options.is_strong,
        refuses_inaccurate: options.refuses_inaccurate,
        ..MappingRecord::default()
    })
}

/// The columns of the primary key, in their order.
pub(super) fn key_columns(created: &CreateMapping) -> Result<Vec<&ColumnDefinition>> {
    let in_columns = created
        .columns
        .iter()
        .filter(|column| column.is_primary_key);
    let in_columns: Vec<_> = in_columns.collect();
    if in_columns.len() + usize::from(!created.primary_key.is_empty()) > 1 {
        return Err(invalid("Multiple primary key defined"));
    }
    if created.primary_key.is_empty() {
        return Ok(in_columns);
    }
    let column = |name: &String| {
        let mut columns = created.columns.iter();
        let found = columns.find(|column| column.name.eq_ignore_ascii_case(name));
        found.ok_or_else(|| invalid(format!("Key column '{name}' doesn't exist in table")))
    };
    created.primary_key.iter().map(column).collect()
}

fn check_keys(table: &Table, keys: &[&ColumnDefinition]) -> Result<()> {
    for key in keys {
        let kind = ColumnKind::of(key)?;
        if !matches!(
            kind,
            ColumnKind::Bigint | ColumnKind::Varchar | ColumnKind::Varbinary
        ) {
            return Err(invalid(format!(
                "Primary key column '{}' of type {} is not supported",
                key.name, key.kind
            )));
        }
    }
    let fits = |(key, column): (
        &&ColumnDefinition,
        &crate::engine::wide_column::table::KeyColumn,
    )| {
        key.name.eq_ignore_ascii_case(&column.name)
            && ColumnKind::of(key).is_ok_and(|kind| {
                kind == ColumnKind::of_key(column.kind) || column.kind == PrimaryKeyType::PkBoolean
            })
    };
    let columns = &table.primary_key;
    match keys.len() == columns.len() && keys.iter().zip(columns).all(fits) {
        true => Ok(()),
        false => Err(invalid(
            "The primary key of the mapping table must be the same as that of the table",
        )),
    }
}

fn of_index(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    created: &CreateMapping,
    options: &Options,
) -> Result<MappingRecord> {
    if !created.primary_key.is_empty() || created.columns.iter().any(|it| it.is_primary_key) {
        return Err(invalid(
            "Primary key is not supported in search index mapping",
        ));
    }
    let (Some(table_name), Some(index_name)) = (&options.table_name, &options.index_name) else {
        return Err(invalid(
            "index_name and table_name are required in ENGINE_ATTRIBUTE",
        ));
    };
    if options.is_strong || options.refuses_inaccurate {
        return Err(invalid(
            "consistency of a search index mapping must be eventual, and inaccurate aggregation must be \
             allowed",
        ));
    }
    let missing = || no_table(context.instance.as_str(), table_name);
    let table = find_table(context, store, table_name)?.ok_or_else(missing)?;
    let mut indexes = table.record.search_indexes.iter();
    let index = indexes.find(|index| index.name == *index_name);
    let index = index.ok_or_else(|| {
        invalid(format!(
            "Search index '{index_name}' of table '{table_name}' doesn't exist"
        ))
    })?;
    for column in &created.columns {
        check_field(&index.schema.field_schemas, column)?;
    }
    let columns = created
        .columns
        .iter()
        .map(|it| ColumnRecord::new(it, false));
    Ok(MappingRecord {
        name: created.table.name.clone(),
        table_name: table_name.clone(),
        table_id: table.record.id,
        columns: columns.collect::<Result<_>>()?,
        index_name: Some(index_name.clone()),
        ..MappingRecord::default()
    })
}

fn check_field(
    fields: &[tablestore_protocol::proto::search::FieldSchema],
    column: &ColumnDefinition,
) -> Result<()> {
    let kind = ColumnKind::of(column)?;
    let mut fields = fields.iter();
    let field = fields.find(|field| field.field_name().eq_ignore_ascii_case(&column.name));
    let field = field.ok_or_else(|| {
        invalid(format!(
            "Column '{}' is not a field of the search index",
            column.name
        ))
    })?;
    match kind.fits(field) {
        true => Ok(()),
        false => Err(invalid(format!(
            "Column type {} of column '{}' does not match its field",
            column.kind, column.name
        ))),
    }
}

/// Changes a mapping.
pub(crate) fn alter(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table: &TableName,
    change: &Alteration,
) -> Result<()> {
    check_database(context, table)?;
    let Some(mut record) = find_record(context, store, &table.name)? else {
        // Either there is no such table, or its mapping is automatic.
        Mapping::find(context, store, table)?;
        return Err(unsupported_operation("Unsupported alter non-mapping table"));
    };
    let position = |record: &MappingRecord, name: &str| {
        let mut columns = record.columns.iter();
        columns.position(|column| column.name.eq_ignore_ascii_case(name))
    };
    match change {
        Alteration::Add(column) => {
            if position(&record, &column.name).is_some() {
                return Err(duplicate(&column.name));
            }
            if column.is_primary_key {
                return Err(unsupported());
            }
            if let Some(mapping) = Mapping::of_record(context, store, &record)?
                && let super::Target::SearchIndex { index, .. } = &mapping.target
            {
                check_field(&index.schema.field_schemas, column)?;
            }
            if record.is_series {
                series::check_column(column)?;
            }
            record.columns.push(ColumnRecord::new(column, false)?);
        }
        Alteration::Drop(name) => {
            let position = position(&record, name).ok_or_else(|| {
                invalid(format!("Can't DROP '{name}'; check that column/key exists"))
            })?;
            if record.columns[position].is_key {
                return Err(unsupported_operation("Unsupported drop primary key column"));
            }
            if record.columns.len() == 1 {
                return Err(invalid(
                    "You can't delete all columns with ALTER TABLE; use DROP TABLE instead",
                ));
            }
            record.columns.remove(position);
        }
    }
    Ok(record.save(context.instance, store)?)
}

/// Removes mappings: all of them, or none.
pub(crate) fn drop_mappings(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    tables: &[TableName],
    if_exists: bool,
) -> Result<()> {
    let mut names = Vec::new();
    for table in tables {
        let found = check_database(context, table)
            .and_then(|()| Ok(find_record(context, store, &table.name)?.is_some()));
        match found {
            Ok(true) => names.push(&table.name),
            Ok(false) if series::automatic(context, store, &table.name)?.is_some() => {
                return Err(unsupported());
            }
            _ if if_exists => {}
            Ok(false) => return Err(no_table(context.instance.as_str(), &table.name)),
            Err(error) => return Err(error),
        }
    }
    for name in names {
        MappingRecord::delete(context.instance, store, name)?;
    }
    Ok(())
}

/// The record of a mapping whose table exists.
fn find_record(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    name: &str,
) -> Result<Option<MappingRecord>> {
    let Some(record) = MappingRecord::load(context.instance, store, name)? else {
        return Ok(None);
    };
    let mapping = Mapping::of_record(context, store, &record)?;
    Ok(mapping.map(|_| record))
}

/// ENGINE_ATTRIBUTE.
#[derive(Debug, Default)]
struct Options {
    is_strong: bool,
    refuses_inaccurate: bool,
    table_name: Option<String>,
    index_name: Option<String>,
}

impl Options {
    fn parse(json: Option<&str>) -> Result<Self> {
        let mut options = Self::default();
        let Some(json) = json else {
            return Ok(options);
        };
        let wrong = |what: &str| invalid(format!("Invalid ENGINE_ATTRIBUTE: {what}"));
        let Some(Json::Object(members)) = Json::parse(json) else {
            return Err(wrong("it must be a JSON object"));
        };
        for (name, value) in members {
            match (name.as_str(), value) {
                ("consistency", Json::String(value)) => {
                    options.is_strong = match value.to_ascii_lowercase().as_str() {
                        "eventual" => false,
                        "strong" => true,
                        _ => return Err(wrong("consistency must be eventual or strong")),
                    };
                }
                ("allow_inaccurate_aggregation", Json::Boolean(value)) => {
                    options.refuses_inaccurate = !value;
                }
                ("table_name", Json::String(value)) => options.table_name = Some(value),
                ("index_name", Json::String(value)) => options.index_name = Some(value),
                _ => return Err(wrong(&name)),
            }
        }
        Ok(options)
    }
}
