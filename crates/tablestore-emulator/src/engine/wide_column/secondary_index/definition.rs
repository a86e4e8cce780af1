//! What an index is made of: creating and dropping it.

use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::proto::table::{
    DefinedColumnSchema, DefinedColumnType, IndexMeta, IndexSyncPhase, IndexType, IndexUpdateMode,
    PrimaryKeyOption, PrimaryKeySchema, PrimaryKeyType, TableMeta,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::{garbage, limits, names, storage_key};
use crate::engine::wide_column::table::record::{IndexRecord, TableRecord};
use crate::engine::wide_column::table::{Table, catalog, defined_columns};
use crate::store::WriteTransaction;

/// Creates an empty index. The base table's description changes, and is still to be saved.
pub(crate) fn create(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    base: &mut TableRecord,
    mut meta: IndexMeta,
) -> Result<IndexRecord> {
    check(base, &meta)?;
    check_base_options(base, 1)?;
    catalog::check_new_name(context, store, &meta.name)?;

    // Only this mode goes with each type.
    let mode = match meta.index_type == IndexType::ItLocalIndex as i32 {
        true => IndexUpdateMode::IumSyncIndex,
        false => IndexUpdateMode::IumAsyncIndex,
    };
    meta.index_update_mode = mode as i32;
    meta.index_sync_phase = Some(IndexSyncPhase::IspIncr as i32);
    let mut primary_key = meta.primary_key.clone();
    let rest = base.meta.primary_key.iter().map(|column| &column.name);
    let rest = rest.filter(|name| !meta.primary_key.contains(name));
    primary_key.extend(rest.cloned());

    let schema = primary_key.iter().map(|name| key_schema(&base.meta, name));
    let carried = meta.defined_column.iter();
    let carried = carried.filter_map(|name| declared(&base.meta, name).cloned());
    let index = TableRecord {
        id: catalog::next_id(store)?,
        meta: TableMeta {
            table_name: meta.name.clone(),
            primary_key: schema.collect::<Result<_>>()?,
            defined_column: carried.collect(),
            ..TableMeta::default()
        },
        base_table: Some(base.meta.table_name.clone()),
        ..base.for_index(context)
    };
    index.save(context, store)?;
    let record = IndexRecord {
        meta,
        table_id: index.id,
        primary_key,
    };
    base.indexes.push(record.clone());
    Ok(record)
}

/// Deletes an index. The base table's description changes, and is still to be saved.
pub(crate) fn drop_index(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    base: &mut TableRecord,
    name: &str,
) -> Result<()> {
    let position = base
        .indexes
        .iter()
        .position(|index| index.meta.name == name);
    let Some(position) = position else {
        return Err(ServiceError::new(
            ErrorCode::ObjectNotExist,
            "Requested index does not exist.",
        ));
    };
    let index = base.indexes.remove(position);
    store.delete(&storage_key::table(context.instance, name))?;
    garbage::mark(store, index.table_id)?;
    Ok(())
}

/// Checks that a table's options allow as many indexes.
pub(crate) fn check_base_options(base: &TableRecord, indexes: usize) -> Result<()> {
    if indexes == 0 {
        return Ok(());
    }
    if base.options.max_versions != Some(1) {
        return Err(invalid(
            "The max versions of a table with secondary indexes must be 1.",
        ));
    }
    if base.options.time_to_live != Some(-1) && base.options.allow_update != Some(false) {
        return Err(invalid(
            "Don't support allow update operation on table with index and ttl",
        ));
    }
    Ok(())
}

/// Gives a table's options to its indexes, which keep their rows as long as the table does.
pub(crate) fn share_options(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    base: &TableRecord,
) -> Result<()> {
    for index in &base.indexes {
        let mut record = Table::find(context, store, &index.meta.name)?.record;
        record.options = base.options;
        record.save(context, store)?;
    }
    Ok(())
}

/// Checks everything of a definition that needs no table.
pub(crate) fn check_definition(meta: &IndexMeta) -> Result<()> {
    names::check_table(&meta.name)?;
    if !(1..=limits::PRIMARY_KEY_COLUMNS).contains(&meta.primary_key.len()) {
        return Err(invalid(format!(
            "The number of primary key columns must be in range: [1, {}] in index.",
            limits::PRIMARY_KEY_COLUMNS
        )));
    }
    if meta.defined_column.len() > limits::DEFINED_COLUMNS {
        return Err(invalid(format!(
            "The number of attribute columns must be in range: [0, {}] in index.",
            limits::DEFINED_COLUMNS
        )));
    }
    for (position, name) in meta.primary_key.iter().enumerate() {
        names::check_column(name)?;
        if meta.primary_key[..position].contains(name) {
            return Err(invalid(format!("Duplicated primary key name: '{name}'.")));
        }
    }
    for (position, name) in meta.defined_column.iter().enumerate() {
        names::check_column(name)?;
        if meta.primary_key.contains(name) {
            return Err(invalid(format!(
                "Duplicated attribute column name with primary key column: {name}."
            )));
        }
        if meta.defined_column[..position].contains(name) {
            return Err(invalid(format!(
                "Duplicated defined column name: '{name}'."
            )));
        }
    }
    Ok(())
}

/// Checks a definition against its table.
fn check(base: &TableRecord, meta: &IndexMeta) -> Result<()> {
    if base.base_table.is_some() {
        return Err(invalid("An index table cannot have an index."));
    }
    if base.indexes.len() >= limits::INDEXES {
        return Err(invalid(format!(
            "Number of index per table exceeds the quota:{}.",
            limits::INDEXES
        )));
    }
    for name in &meta.primary_key {
        key_schema(&base.meta, name)?;
    }
    for name in &meta.defined_column {
        declared(&base.meta, name).ok_or_else(|| defined_columns::missing(name))?;
    }
    let first = meta.primary_key.first();
    let of_base = |name: &&String| base.meta.primary_key.iter().find(|it| it.name == **name);
    if first.as_ref().and_then(of_base).is_some_and(is_automatic) {
        return Err(invalid(format!(
            "First primary key can't be auto increment, table: {}.",
            meta.name
        )));
    }
    let partition_key = base.meta.primary_key.first().map(|column| &column.name);
    if meta.index_type == IndexType::ItLocalIndex as i32 && first != partition_key {
        return Err(invalid(
            "The first primary key column of a local index must be that of its table.",
        ));
    }
    Ok(())
}

fn is_automatic(column: &PrimaryKeySchema) -> bool {
    column.option == Some(PrimaryKeyOption::AutoIncrement as i32)
}

fn declared<'a>(base: &'a TableMeta, name: &str) -> Option<&'a DefinedColumnSchema> {
    base.defined_column
        .iter()
        .find(|column| column.name == name)
}

/// A column of an index's primary key. In an index nothing is filled in.
fn key_schema(base: &TableMeta, name: &str) -> Result<PrimaryKeySchema> {
    let kind = match base.primary_key.iter().find(|column| column.name == name) {
        Some(column) => column.r#type,
        None => {
            let column = declared(base, name).ok_or_else(|| defined_columns::missing(name))?;
            let kind = match DefinedColumnType::try_from(column.r#type) {
                Ok(DefinedColumnType::DctInteger) => PrimaryKeyType::Integer,
                Ok(DefinedColumnType::DctString) => PrimaryKeyType::String,
                Ok(DefinedColumnType::DctBlob) => PrimaryKeyType::Binary,
                Ok(other) => {
                    let name = other.as_str_name().trim_start_matches("DCT_");
                    return Err(invalid(format!(
                        "{name} is an invalid type for the primary key."
                    )));
                }
                Err(_) => return Err(defined_columns::missing(name)),
            };
            kind as i32
        }
    };
    Ok(PrimaryKeySchema {
        name: name.to_owned(),
        r#type: kind,
        option: None,
    })
}
