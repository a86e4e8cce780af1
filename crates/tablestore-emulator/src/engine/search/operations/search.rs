use crate::engine::search::index::error::refused;
use crate::engine::search::index::request::{Query, Request};
use bytes::Bytes;
use prost::Message;
use tablestore_protocol::plainbuffer::decode_wire_row;
use tablestore_protocol::proto::search::{self as proto, SearchRequest, SearchResponse};

use crate::engine::search::index::budget::Budget;
use crate::engine::search::index::search::Conditions;
use crate::engine::search::index::sort::SortValue;
use crate::engine::search::live_index::{Follower, LiveIndex};
use crate::engine::search::rows::Columns;
use crate::engine::search::wire::query::QueryReader;
use crate::engine::search::wire::{aggregation, decode, group_by, highlight, results};
use crate::engine::search::{catalog, limits};
use crate::engine::shared::capacity;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::wide_column::table::record::{SearchIndexRecord, TableRecord};
use crate::store::ReadTransaction;

/// Where a page ends, and in which order: the whole of what the next page needs to know.
#[derive(Clone, PartialEq, Message)]
struct Token {
    #[prost(uint64, tag = "1")]
    index_id: u64,
    #[prost(message, optional, tag = "2")]
    sort: Option<proto::Sort>,
    #[prost(message, repeated, tag = "3")]
    values: Vec<TokenValue>,
}

/// One of the values by which the last row is sorted; neither if the row has none.
#[derive(Clone, PartialEq, Message)]
struct TokenValue {
    #[prost(sint64, optional, tag = "1")]
    number: Option<i64>,
    #[prost(bytes = "bytes", optional, tag = "2")]
    bytes: Option<Bytes>,
}

pub(crate) fn search(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: SearchRequest,
) -> Result<SearchResponse> {
    let mut table = None;
    let table_name = request.table_name.unwrap_or_default();
    let index_name = request.index_name.unwrap_or_default();
    let (table, named) = catalog::open(context, store, &mut table, &table_name, &index_name)?;
    for values in &request.routing_values {
        // One part of the index has all rows, so that routing chooses nothing.
        decode_wire_row(values).map_err(|_| refused())?;
    }
    let index = choose(context, &table.record, named);
    let columns = Columns::new(request.columns_to_get);
    let query: proto::SearchQuery = decode(request.search_query.as_ref())?;
    let is_counted = query.get_total_count() || query.track_total_count.is_some_and(|it| it != -1);
    let has_aggregations = query.aggs.is_some();
    let has_group_bys = query.group_bys.is_some();
    let (request, sort) = read(query, index, &columns, is_counted)?;

    let follower = Follower {
        context,
        store,
        table,
        index,
    };
    let live = LiveIndex::of(context, index);
    let spend = |steps: u64| spend(context, steps);
    let conditions = Conditions {
        budget: Budget::default().observed(&spend),
        segments: segments(context),
        seed: live.draw() ^ context.now.microseconds().cast_unsigned(),
    };
    let found = live.with(&follower, |built| {
        built.index.search(&request, &conditions, &follower)
    })?;

    let mut rows = Vec::with_capacity(found.hits.len());
    let mut hits = Vec::with_capacity(found.hits.len());
    for hit in &found.hits {
        if let Some(row) = follower.row(&hit.key, &columns)? {
            rows.push(row);
            hits.push(results::write_hit(hit));
        }
    }
    let encode_rows = |keys: &[Vec<u8>]| {
        let rows = keys.iter().map(|key| follower.row(key, &columns));
        Ok(rows
            .collect::<Result<Vec<_>>>()?
            .into_iter()
            .flatten()
            .collect())
    };
    let aggregations = aggregation::write(&found.aggregations, &encode_rows)?;
    let group_bys = results::write_groups(&found.group_bys, &encode_rows)?;
    let next = found.next.map(|values| to_token(index.id, sort, values));
    let total = found
        .total
        .map(|total| i64::try_from(total).unwrap_or(i64::MAX));
    Ok(SearchResponse {
        total_hits: Some(total.unwrap_or(-1)),
        rows,
        is_all_succeeded: Some(true),
        search_hits: hits,
        next_token: next,
        aggs: has_aggregations.then(|| aggregations.encode_to_vec().into()),
        group_bys: has_group_bys.then(|| group_bys.encode_to_vec().into()),
        consumed: Some(capacity::consumed(1, 0)),
        reserved_consumed: Some(capacity::consumed(0, 0)),
    })
}

/// Charges steps, of about four nanoseconds each, to the budget of the call.
pub(crate) fn spend(context: &Context<'_>, steps: u64) -> Result<()> {
    let bytes = usize::try_from(steps.saturating_mul(4)).unwrap_or(usize::MAX);
    Ok(context.work.budget.spend(bytes)?)
}

pub(crate) fn segments(context: &Context<'_>) -> usize {
    let segments = context.settings.search_index_segments.unwrap_or(1);
    usize::try_from(segments.max(1)).unwrap_or(1)
}

/// The index to search: the one that is named, or its partner, by their weights.
fn choose<'a>(
    context: &Context<'_>,
    table: &'a TableRecord,
    named: &'a SearchIndexRecord,
) -> &'a SearchIndexRecord {
    let mut draw = {
        let live = LiveIndex::of(context, named);
        i32::try_from((live.draw() >> 32) % 100).unwrap_or(0)
    };
    for weight in &named.weights {
        if draw < weight.weight() {
            return catalog::find(table, weight.index_name()).unwrap_or(named);
        }
        draw -= weight.weight();
    }
    named
}

/// Reads a query, and the sort that its next pages have.
fn read(
    query: proto::SearchQuery,
    index: &SearchIndexRecord,
    columns: &Columns,
    is_counted: bool,
) -> Result<(Request, Option<proto::Sort>)> {
    let mut reader = QueryReader::default();
    let token = query.token.filter(|token| !token.is_empty());
    let token = token.map(|token| from_token(index.id, token)).transpose()?;
    let (sort, after) = match token {
        Some((sort, after)) => (sort, Some(after)),
        None => (query.sort, None),
    };
    let (offset, limit) = page(query.offset, query.limit, columns, index)?;
    let filter = query.filter.and_then(|filter| filter.query);
    let collapse = query.collapse.and_then(|collapse| collapse.field_name);
    let request = Request {
        query: reader
            .read_optional(query.query)?
            .unwrap_or(Query::MatchAll),
        filter: reader.read_optional(filter)?,
        sort: sort.clone().map(|it| reader.read_sort(it)).transpose()?,
        collapse: collapse.filter(|field| !field.is_empty()),
        offset,
        limit,
        after,
        is_counted,
        aggregations: aggregation::read(&mut reader, query.aggs)?,
        group_bys: group_by::read(&mut reader, query.group_bys)?,
        highlight: query.highlight.map(highlight::read).transpose()?,
    };
    Ok((request, sort))
}

/// How many rows are passed over and returned.
fn page(
    offset: Option<i32>,
    limit: Option<i32>,
    columns: &Columns,
    index: &SearchIndexRecord,
) -> Result<(usize, usize)> {
    let most = match columns.are_in_index(&index.schema) {
        true => limits::ROWS_FROM_INDEX,
        false => limits::ROWS,
    };
    let offset = usize::try_from(offset.unwrap_or(0));
    let offset = offset.map_err(|_| invalid("Parameter offset must not be negative"))?;
    let limit = match limit {
        None => limits::DEFAULT_ROWS,
        Some(-1) => most,
        Some(limit) => {
            usize::try_from(limit).map_err(|_| invalid("Parameter limit must not be negative"))?
        }
    };
    if offset + limit > limits::OFFSET_AND_ROWS {
        return Err(invalid(format!(
            "Parameter limit + offset must be less than {}, current offset is {offset}, limit is \
             {limit}",
            limits::OFFSET_AND_ROWS
        )));
    }
    if limit > most {
        return Err(invalid(format!(
            "Parameter limit must be less than or equal to {most}, current limit is {limit}"
        )));
    }
    Ok((offset, limit))
}

fn to_token(index_id: u64, sort: Option<proto::Sort>, values: Vec<SortValue>) -> Bytes {
    let values = values.into_iter().map(|value| match value {
        SortValue::Number(number) => TokenValue {
            number: Some(number),
            bytes: None,
        },
        SortValue::Bytes(bytes) => TokenValue {
            number: None,
            bytes: Some(bytes.into()),
        },
        SortValue::Absent | SortValue::Term(_) => TokenValue::default(),
    });
    let token = Token {
        index_id,
        sort,
        values: values.collect(),
    };
    token.encode_to_vec().into()
}

fn from_token(index_id: u64, token: Bytes) -> Result<(Option<proto::Sort>, Vec<SortValue>)> {
    let token = Token::decode(token).map_err(|_| refused())?;
    if token.index_id != index_id {
        return Err(refused());
    }
    let values = token.values.into_iter();
    let values = values.map(|value| match (value.number, value.bytes) {
        (Some(number), _) => SortValue::Number(number),
        (None, Some(bytes)) => SortValue::Bytes(bytes.into()),
        (None, None) => SortValue::Absent,
    });
    Ok((token.sort, values.collect()))
}
