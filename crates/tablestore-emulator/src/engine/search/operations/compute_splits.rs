use std::sync::PoisonError;

use tablestore_protocol::proto::search::{ComputeSplitsRequest, ComputeSplitsResponse};

use crate::engine::search::catalog;
use crate::engine::search::live_index::LiveIndex;
use crate::engine::search::operations::parallel_scan;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::store::ReadTransaction;

pub(crate) fn compute_splits(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: ComputeSplitsRequest,
) -> Result<ComputeSplitsResponse> {
    let options = request.search_index_splits_options.unwrap_or_default();
    let index_name = options.index_name.filter(|name| !name.is_empty());
    let index_name =
        index_name.ok_or_else(|| invalid("[search index splits options] must not be null"))?;
    let table_name = request.table_name.unwrap_or_default();
    let mut table = None;
    let (_, index) = catalog::open(context, store, &mut table, &table_name, &index_name)?;
    let live = LiveIndex::of(context, index);
    let mut sessions = live.sessions.lock().unwrap_or_else(PoisonError::into_inner);
    let session = sessions.open(context.now);
    Ok(ComputeSplitsResponse {
        session_id: Some(parallel_scan::session_id(index.id, session).into()),
        splits_size: Some(parallel_scan::splits(context)),
    })
}
