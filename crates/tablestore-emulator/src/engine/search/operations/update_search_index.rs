use tablestore_protocol::proto::search::{
    QueryFlowWeight, UpdateSearchIndexRequest, UpdateSearchIndexResponse,
};

use crate::engine::search::{catalog, definition};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::names;
use crate::engine::wide_column::table::record::{SearchIndexRecord, TableRecord};
use crate::engine::wide_column::table::{Table, catalog as tables};
use crate::store::WriteTransaction;

pub(crate) fn update_search_index(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: UpdateSearchIndexRequest,
) -> Result<UpdateSearchIndexResponse> {
    let table_name = request.table_name.unwrap_or_default();
    names::check_table(&table_name)?;
    let mut table = Table::find_searchable(context, store, &table_name)?.record;
    let position = catalog::position(&table, &request.index_name.unwrap_or_default())?;
    let switch = request.switch_index_name.filter(|name| !name.is_empty());
    let weights = request.query_flow_weight;
    let added = request.added_field_schemas;
    if switch.is_none() && weights.is_empty() && added.is_empty() && request.time_to_live.is_none()
    {
        return Err(invalid(
            "No parameter is specified in search index options.",
        ));
    }

    if let Some(seconds) = request.time_to_live {
        catalog::check_time_to_live(&table, seconds)?;
        let index = &mut table.search_indexes[position];
        index.time_to_live = seconds;
        // Rows that have expired, or no longer have, are found when it is built anew.
        rebuild(context, store, index)?;
    }
    if !weights.is_empty() {
        set_weights(&mut table, position, weights)?;
    }
    if let Some(other) = switch {
        switch_with(&mut table, position, &other)?;
    }
    if !added.is_empty() {
        let mut schema = table.search_indexes[position].schema.clone();
        schema.field_schemas.extend(added);
        definition::complete(&table, &mut schema)?;
        let index = &mut table.search_indexes[position];
        index.schema = schema;
        rebuild(context, store, index)?;
    }
    table.save(context, store)?;
    Ok(UpdateSearchIndexResponse {})
}

/// Gives an index a new id, so that its live form is built anew.
fn rebuild(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    index: &mut SearchIndexRecord,
) -> Result<()> {
    context.derived.remove(index.id);
    index.id = tables::next_id(store)?;
    Ok(())
}

/// Divides the queries between an index and its partner.
fn set_weights(
    table: &mut TableRecord,
    position: usize,
    weights: Vec<QueryFlowWeight>,
) -> Result<()> {
    let index = &table.search_indexes[position];
    let is_pair = |name: &str| name == index.name || Some(name) == index.partner.as_deref();
    let is_weight = |weight: &QueryFlowWeight| (0..=100).contains(&weight.weight());
    let sum: i32 = weights
        .iter()
        .map(|weight| weight.weight().clamp(0, 101))
        .sum();
    let is_valid = matches!(weights.as_slice(), [one, other]
        if is_pair(one.index_name())
            && is_pair(other.index_name())
            && one.index_name() != other.index_name())
        && weights.iter().all(is_weight)
        && sum == 100;
    if !is_valid {
        return Err(invalid(
            "query flow weights must be those of an index and its reindex, and 100 together",
        ));
    }
    table.search_indexes[position].weights = weights;
    Ok(())
}

/// Exchanges everything but the names of an index and its partner.
fn switch_with(table: &mut TableRecord, position: usize, other: &str) -> Result<()> {
    if table.search_indexes[position].partner.as_deref() != Some(other) {
        return Err(invalid(format!(
            "search index cannot be switched with [{other}]"
        )));
    }
    let other = catalog::position(table, other)?;
    table.search_indexes.swap(position, other);
    let [one, other] = [position, other];
    let name = table.search_indexes[one].name.clone();
    table.search_indexes[one].name = std::mem::replace(&mut table.search_indexes[other].name, name);
    let partner = table.search_indexes[one].partner.clone();
    table.search_indexes[one].partner =
        std::mem::replace(&mut table.search_indexes[other].partner, partner);
    let weights = table.search_indexes[one].weights.clone();
    table.search_indexes[one].weights =
        std::mem::replace(&mut table.search_indexes[other].weights, weights);
    Ok(())
}
