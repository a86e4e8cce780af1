use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::proto::search::{CreateSearchIndexRequest, CreateSearchIndexResponse};

use crate::engine::change_log;
use crate::engine::search::{catalog, definition};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::names;
use crate::engine::wide_column::table::record::SearchIndexRecord;
use crate::engine::wide_column::table::{Table, catalog as tables, options};
use crate::store::WriteTransaction;

pub(crate) fn create_search_index(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: CreateSearchIndexRequest,
) -> Result<CreateSearchIndexResponse> {
    let CreateSearchIndexRequest {
        table_name,
        index_name,
        schema,
        source_index_name,
        time_to_live,
    } = request;
    names::check_table(&table_name)?;
    names::check_table(&index_name)?;
    let mut table = Table::find_searchable(context, store, &table_name)?.record;
    if catalog::find(&table, &index_name).is_some() {
        return Err(ServiceError::new(
            ErrorCode::ObjectAlreadyExist,
            format!("search index [{index_name}] already exists"),
        ));
    }
    let mut schema = schema.unwrap_or_default();
    definition::complete(&table, &mut schema)?;
    let time_to_live = time_to_live.unwrap_or(-1);
    catalog::check_time_to_live(&table, time_to_live)?;
    let source = source_index_name.filter(|name| !name.is_empty());
    if let Some(source) = &source {
        if !index_name.ends_with("_reindex") {
            return Err(invalid(
                "the name of an index that replaces another one must end with _reindex",
            ));
        }
        let source = catalog::position(&table, source)?;
        table.search_indexes[source].partner = Some(index_name.clone());
    }

    let is_log_kept = table.stream.enable_stream || !table.search_indexes.is_empty();
    if !is_log_kept {
        table.change_log_id = change_log::create(store)?;
    }
    table.search_indexes.push(SearchIndexRecord {
        id: tables::next_id(store)?,
        name: index_name,
        schema,
        time_to_live,
        creation_time: context.now.microseconds(),
        partner: source,
        weights: Vec::new(),
    });
    options::check_search_indexes(&table)?;
    table.save(context, store)?;
    Ok(CreateSearchIndexResponse {})
}
