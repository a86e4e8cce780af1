use tablestore_protocol::proto::table::{
    CreateTableRequest, CreateTableResponse, PrimaryKeyOption, PrimaryKeySchema, PrimaryKeyType,
    SseDetails, SseKeyType, SseSpecification, TableMeta,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid, not_a_message};
use crate::engine::shared::{limits, names};
use crate::engine::wide_column::table::record::{TableRecord, no_stream};
use crate::engine::wide_column::table::{
    catalog, defined_columns, options, partitions, throughput,
};
use crate::engine::wide_column::{secondary_index, stream};
use crate::store::WriteTransaction;

pub(crate) fn create_table(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: CreateTableRequest,
) -> Result<CreateTableResponse> {
    let mut meta = request.table_meta;
    // Only CreateGlobalTable sets it.
    meta.global_table_id = None;
    check_meta(&meta)?;
    let mut index_metas = std::mem::take(&mut meta.index_meta);
    index_metas.extend(request.index_metas);
    for index in &index_metas {
        secondary_index::check_definition(index)?;
    }
    let shard_splits = partitions::splits(&request.partitions, &meta.primary_key[0])?;
    let throughput = throughput::for_new_table(context, request.reserved_throughput)?;
    let options = options::for_new_table(request.table_options)?;
    if let Some(spec) = &request.stream_spec {
        stream::check(spec)?;
    }
    let encryption = encryption(request.sse_spec);

    catalog::check_new_name(context, store, &meta.table_name)?;
    let mut record = TableRecord {
        id: catalog::next_id(store)?,
        meta,
        options,
        throughput,
        stream: no_stream(),
        encryption,
        creation_time: context.now.microseconds(),
        local_transactions: request.enable_local_txn.unwrap_or(false),
        shard_splits,
        ..TableRecord::default()
    };
    if let Some(spec) = &request.stream_spec {
        stream::change(context, store, &mut record, spec)?;
    }
    record.save(context, store)?;
    for index in index_metas {
        secondary_index::create(context, store, &mut record, index)?;
    }
    record.save(context, store)?;
    Ok(CreateTableResponse {})
}

fn check_meta(meta: &TableMeta) -> Result<()> {
    names::check_table(&meta.table_name)?;
    let columns = &meta.primary_key;
    if !(1..=limits::PRIMARY_KEY_COLUMNS).contains(&columns.len()) {
        return Err(invalid(format!(
            "The number of primary key columns must be in range: [1, {}].",
            limits::PRIMARY_KEY_COLUMNS
        )));
    }
    for (position, column) in columns.iter().enumerate() {
        names::check_column(&column.name)?;
        check_key_type(position, column)?;
        if columns[..position].iter().any(|it| it.name == column.name) {
            return Err(invalid(format!(
                "Duplicated primary key name: '{}'.",
                column.name
            )));
        }
    }
    check_auto_increment(&meta.table_name, columns)?;
    defined_columns::check_of_table(meta)
}

fn check_key_type(position: usize, column: &PrimaryKeySchema) -> Result<()> {
    match PrimaryKeyType::try_from(column.r#type) {
        Ok(PrimaryKeyType::Integer | PrimaryKeyType::String | PrimaryKeyType::Binary) => Ok(()),
        Ok(PrimaryKeyType::PkBoolean) if position > 0 => Ok(()),
        Ok(PrimaryKeyType::PkBoolean) => {
            Err(invalid("BOOLEAN is an invalid type for the primary key."))
        }
        Ok(PrimaryKeyType::Datetime) => {
            Err(invalid("DATETIME is an invalid type for the primary key."))
        }
        // The service's parser takes a required field with an unknown number for a missing one.
        Err(_) => Err(not_a_message()),
    }
}

fn check_auto_increment(table_name: &str, columns: &[PrimaryKeySchema]) -> Result<()> {
    let is_automatic =
        |column: &&PrimaryKeySchema| column.option == Some(PrimaryKeyOption::AutoIncrement as i32);
    if columns.first().as_ref().is_some_and(is_automatic) {
        return Err(invalid(format!(
            "First primary key can't be auto increment, table: {table_name}."
        )));
    }
    let mut automatic = columns.iter().filter(is_automatic);
    if automatic
        .clone()
        .any(|column| column.r#type != PrimaryKeyType::Integer as i32)
    {
        return Err(invalid("AUTO_INCREMENT primary key must be integer."));
    }
    if automatic.nth(1).is_some() {
        return Err(invalid("AUTO_INCREMENT primary key count must <= 1."));
    }
    Ok(())
}

/// Nothing is encrypted; the requested encryption is stored and described.
fn encryption(spec: Option<SseSpecification>) -> SseDetails {
    match spec {
        Some(spec) if spec.enable => SseDetails {
            enable: true,
            key_type: spec.key_type.or(Some(SseKeyType::SseKmsService as i32)),
            key_id: spec.key_id,
            role_arn: spec.role_arn,
        },
        _ => SseDetails::default(),
    }
}
