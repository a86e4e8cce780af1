//! Search indexes as SQL reads them: queries in, keys of rows out.

use crate::engine::search::index::budget::Budget;
use crate::engine::search::index::search::Conditions;
use crate::engine::search::live_index::{Follower, LiveIndex};
use crate::engine::search::operations::{segments, spend};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::record::SearchIndexRecord;
use crate::store::ReadTransaction;

pub(crate) use crate::engine::search::index::json::Json;
pub(crate) use crate::engine::search::index::request::{Bool, Minimum, Query, SearchValue};

/// The keys of the rows that a query finds, without the prefix of their table, in order.
pub(crate) fn keys(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &Table,
    index: &SearchIndexRecord,
    query: &Query,
) -> Result<Vec<Vec<u8>>> {
    let follower = Follower {
        context,
        store,
        table,
        index,
    };
    let spend = |steps: u64| spend(context, steps);
    let conditions = Conditions {
        budget: Budget::default().observed(&spend),
        segments: segments(context),
        seed: 0,
    };
    LiveIndex::of(context, index).with(&follower, |built| built.index.keys_of(query, &conditions))
}
