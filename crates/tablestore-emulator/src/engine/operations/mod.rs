//! The operations: one file and one line of the table for each.

mod abort_transaction;
mod add_defined_column;
mod batch_get_row;
mod batch_write_row;
mod bulk_export;
mod bulk_import;
mod commit_transaction;
mod compute_split_points_by_size;
mod create_index;
mod create_table;
mod delete_defined_column;
mod delete_row;
mod delete_table;
mod describe_stream;
mod describe_table;
mod drop_index;
mod get_range;
mod get_row;
mod get_shard_iterator;
mod get_stream_record;
mod list_search_index;
mod list_stream;
mod list_table;
mod list_timeseries_table;
mod put_row;
mod start_local_transaction;
mod update_row;
mod update_table;

use bytes::{Buf as _, Bytes};
use prost::Message;
use prost::encoding::{DecodeContext, decode_key, skip_field};

use super::Context;
use super::error::{Result, invalid, not_a_message};
use crate::store::{ReadTransaction, WriteTransaction};

/// How an operation is run: on a serialized request, and to a serialized response.
#[derive(Clone, Copy)]
pub(crate) enum Operation {
    Read(Read),
    Write(Write),
}

pub(crate) type Read = fn(&Context<'_>, &dyn ReadTransaction, &Bytes) -> Result<Bytes>;
pub(crate) type Write = fn(&Context<'_>, &mut dyn WriteTransaction, &Bytes) -> Result<Bytes>;

impl Operation {
    /// The operation of this name.
    pub(crate) fn find(name: &str) -> Result<Self> {
        match OPERATIONS.iter().find(|(known, _)| *known == name) {
            Some((_, operation)) => Ok(*operation),
            None => Err(invalid(format!("Unsupported operation: {name}."))),
        }
    }
}

/// Each line: whether the rate of these operations can be limited (`Table`) or not (`Row`), whether
/// the operation reads or writes, its name, and the function that runs it.
macro_rules! operations {
    ($($level:ident $access:ident $name:literal => $run:path;)*) => {
        &[$((
            $name,
            Operation::$access(|context, store, body| {
                Level::$level.admit(context)?;
                let response = $run(context, store, parse(body)?)?;
                Ok(response.encode_to_vec().into())
            }),
        )),*]
    };
}

const OPERATIONS: &[(&str, Operation)] = operations! {
    Table Write "CreateTable" => create_table::create_table;
    Table Read "ListTable" => list_table::list_table;
    Table Read "DescribeTable" => describe_table::describe_table;
    Table Write "UpdateTable" => update_table::update_table;
    Table Write "DeleteTable" => delete_table::delete_table;
    Table Write "CreateIndex" => create_index::create_index;
    Table Write "DropIndex" => drop_index::drop_index;
    Table Write "AddDefinedColumn" => add_defined_column::add_defined_column;
    Table Write "DeleteDefinedColumn" => delete_defined_column::delete_defined_column;
    Row Read "ComputeSplitPointsBySize" =>
        compute_split_points_by_size::compute_split_points_by_size;
    Row Write "PutRow" => put_row::put_row;
    Row Read "GetRow" => get_row::get_row;
    Row Write "UpdateRow" => update_row::update_row;
    Row Write "DeleteRow" => delete_row::delete_row;
    Row Read "GetRange" => get_range::get_range;
    Row Read "BatchGetRow" => batch_get_row::batch_get_row;
    Row Write "BatchWriteRow" => batch_write_row::batch_write_row;
    Row Write "BulkImport" => bulk_import::bulk_import;
    Row Read "BulkExport" => bulk_export::bulk_export;
    Row Write "StartLocalTransaction" => start_local_transaction::start_local_transaction;
    Row Write "CommitTransaction" => commit_transaction::commit_transaction;
    Row Write "AbortTransaction" => abort_transaction::abort_transaction;
    Table Read "ListStream" => list_stream::list_stream;
    Table Read "DescribeStream" => describe_stream::describe_stream;
    Row Read "GetShardIterator" => get_shard_iterator::get_shard_iterator;
    Row Read "GetStreamRecord" => get_stream_record::get_stream_record;
    Table Read "ListSearchIndex" => list_search_index::list_search_index;
    Table Read "ListTimeseriesTable" => list_timeseries_table::list_timeseries_table;
};

/// What an operation is about.
enum Level {
    Table,
    Row,
}

impl Level {
    /// Refuses operations on tables that come too fast, where that is limited.
    fn admit(&self, context: &Context<'_>) -> Result<()> {
        let engine = context.engine;
        match (self, engine.settings.table_operations_per_second) {
            (Self::Table, Some(limit)) => {
                let table_operations = &engine.table_operations;
                table_operations.admit(context.instance, context.now, limit)
            }
            _ => Ok(()),
        }
    }
}

/// A request message.
trait RequestMessage: Message + Default {
    /// The numbers of its `required` fields. prost takes a message that lacks them.
    const REQUIRED: &'static [u32];
}

/// Reads a request.
fn parse<T: RequestMessage>(body: &Bytes) -> Result<T> {
    let request = T::decode(body.clone()).map_err(|_| not_a_message())?;
    let present = fields(body).map_err(|_| not_a_message())?;
    if T::REQUIRED.iter().any(|field| present & (1 << field) == 0) {
        return Err(not_a_message());
    }
    Ok(request)
}

/// Which fields of a message are present, as bits; those of numbers over 63 are left out.
fn fields(mut message: &[u8]) -> Result<u64, prost::DecodeError> {
    let mut present = 0;
    while message.has_remaining() {
        let (number, wire_type) = decode_key(&mut message)?;
        skip_field(wire_type, number, &mut message, DecodeContext::default())?;
        present |= 1_u64.checked_shl(number).unwrap_or(0);
    }
    Ok(present)
}
