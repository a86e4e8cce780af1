use tablestore_protocol::proto::timeseries::{
    QueryTimeseriesMetaRequest, QueryTimeseriesMetaResponse, TimeseriesMeta,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::timeseries::meta::condition::Condition;
use crate::engine::timeseries::meta::query;
use crate::engine::timeseries::schema;
use crate::engine::timeseries::series::dictionary::Known;
use crate::engine::timeseries::table::TimeseriesTable;
use crate::engine::timeseries::{texts, token};
use crate::store::ReadTransaction;

/// The kind of the tokens.
const TOKEN: u8 = b'm';

const DEFAULT_LIMIT: usize = 100;
const MOST: usize = 1000;

pub(crate) fn query_timeseries_meta(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: QueryTimeseriesMetaRequest,
) -> Result<QueryTimeseriesMetaResponse> {
    let condition = request.condition.as_ref().map(Condition::parse);
    let condition = condition.transpose()?;
    let limit = match usize::try_from(request.limit.unwrap_or(0)) {
        Ok(limit @ 1..) => limit.min(MOST),
        _ => DEFAULT_LIMIT,
    };
    let table = TimeseriesTable::open(context, store, &request.table_name)?;
    table
        .schema
        .check_version(request.supported_table_version)?;
    if !table.has_meta_index {
        return Err(texts::no_meta_index());
    }
    let about = table.id().to_be_bytes();
    let from = match request.token.filter(|token| !token.is_empty()) {
        Some(token) => {
            let position = token::decode(TOKEN, &about, &token)?;
            u64::from_be_bytes(position.try_into().map_err(|_| texts::token())?)
        }
        None => 0,
    };
    let is_counted = request.get_total_hit.unwrap_or(false);
    let page = query::page(
        context,
        store,
        &table,
        condition.as_ref(),
        from,
        limit,
        is_counted,
    )?;
    let total = i64::try_from(page.total).unwrap_or(i64::MAX);
    Ok(QueryTimeseriesMetaResponse {
        timeseries_metas: page.series.into_iter().map(to_message).collect(),
        total_hit: is_counted.then_some(total),
        next_token: page
            .next
            .map(|id| token::encode(TOKEN, &about, &id.to_be_bytes())),
    })
}

fn to_message(series: Known) -> TimeseriesMeta {
    TimeseriesMeta {
        time_series_key: schema::to_message(&series.key),
        attributes: Some(series.attributes_text),
        update_time: Some(series.update_time),
    }
}
