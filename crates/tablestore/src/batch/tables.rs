use std::collections::{BTreeMap, HashMap};

use tablestore_core::{Error, ErrorKind, Result, ServiceError};
use tablestore_protocol::proto::table as proto;

use super::BatchResponse;
use crate::call::{ConsumedCapacity, ResponseMetadata};

/// Groups rows by table, as the messages have them: tables in the order in which they first appear,
/// rows of a table in their order.
pub(super) fn by_table<'a, R>(
    rows: impl IntoIterator<Item = (&'a str, R)>,
) -> Vec<(&'a str, Vec<R>)> {
    let mut tables: Vec<(&str, Vec<R>)> = Vec::new();
    let mut indexes = HashMap::new();
    for (table, row) in rows {
        let index = *indexes.entry(table).or_insert_with(|| {
            tables.push((table, Vec::new()));
            tables.len() - 1
        });
        tables[index].1.push(row);
    }
    tables
}

/// Returns the table of all rows, if it is one.
pub(super) fn only_table<'a>(mut tables_of_rows: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let first = tables_of_rows.next()?;
    tables_of_rows.all(|table| table == first).then_some(first)
}

/// The message of one row in a response.
pub(super) trait EncodedResult {
    /// Returns the cost of the row.
    fn consumed(&self) -> ConsumedCapacity;

    /// Takes out the error of a row that failed.
    fn take_error(&mut self) -> Option<proto::Error>;
}

macro_rules! encoded_result {
    ($($message:ty),*) => {
        $(
            impl EncodedResult for $message {
                fn consumed(&self) -> ConsumedCapacity {
                    ConsumedCapacity::from_optional(self.consumed.as_ref())
                }

                fn take_error(&mut self) -> Option<proto::Error> {
                    (!self.is_ok).then(|| self.error.take().unwrap_or_default())
                }
            }
        )*
    };
}

encoded_result!(
    proto::RowInBatchGetRowResponse,
    proto::RowInBatchWriteRowResponse,
    proto::RowInBulkImportResponse
);

/// Brings the results of a response, which are grouped by table, into the order of the request. Each of
/// its rows has a table, and a part that helps to decode its result.
pub(super) fn in_order<'a, Row, M: EncodedResult, T>(
    rows: impl Iterator<Item = (&'a str, Row)>,
    tables: impl Iterator<Item = (String, Vec<M>)>,
    metadata: ResponseMetadata,
    decode: impl Fn(Row, M, ConsumedCapacity) -> Result<T>,
) -> Result<BatchResponse<T>> {
    let mut tables: HashMap<_, _> = tables
        .map(|(table, results)| (table, results.into_iter()))
        .collect();
    let mut consumed = BTreeMap::<_, ConsumedCapacity>::new();
    let mut results = Vec::new();
    for (table, row) in rows {
        let next = tables.get_mut(table).and_then(Iterator::next);
        let mut result = next.ok_or_else(other_rows)?;
        let cost = result.consumed();
        *consumed.entry(table.to_owned()).or_default() += cost;
        results.push(match result.take_error() {
            Some(error) => {
                let error = ServiceError::from(error);
                Err(error.with_request_id(&metadata.request_id).into())
            }
            None => Ok(decode(row, result, cost)?),
        });
    }
    if tables.into_values().any(|mut rest| rest.next().is_some()) {
        return Err(other_rows());
    }
    Ok(BatchResponse {
        rows: results,
        consumed,
        metadata,
    })
}

fn other_rows() -> Error {
    Error::new(
        ErrorKind::Decode,
        "the response has other rows than the request",
    )
}
