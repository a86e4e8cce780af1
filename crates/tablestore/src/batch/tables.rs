use std::collections::{BTreeMap, HashMap};

use tablestore_core::{Error, ErrorKind, Result, ServiceError};
use tablestore_protocol::proto::table as proto;

use super::BatchResponse;
use crate::{ConsumedCapacity, ResponseMetadata};

/// Groups rows by their tables, as the wire has them: tables in the order in which they first
/// appear, rows of a table in their order.
pub(crate) fn by_table<'a, R>(
    rows: impl IntoIterator<Item = (&'a str, R)>,
) -> Vec<(&'a str, Vec<R>)> {
    let mut tables: Vec<(&str, Vec<R>)> = Vec::new();
    let mut places = HashMap::new();
    for (table, row) in rows {
        let place = *places.entry(table).or_insert_with(|| {
            tables.push((table, Vec::new()));
            tables.len() - 1
        });
        tables[place].1.push(row);
    }
    tables
}

/// The table of all rows, when they have but one.
pub(crate) fn only_table<'a>(mut tables_of_rows: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let first = tables_of_rows.next()?;
    tables_of_rows.all(|table| table == first).then_some(first)
}

/// One row of an answer.
pub(crate) trait RowAnswer {
    /// What the row cost.
    fn consumed(&self) -> ConsumedCapacity;

    /// Why the row failed, when it did.
    fn take_error(&mut self) -> Option<proto::Error>;
}

macro_rules! row_answer {
    ($($message:ty),*) => {
        $(
            impl RowAnswer for $message {
                fn consumed(&self) -> ConsumedCapacity {
                    let consumed = self.consumed.as_ref();
                    consumed.map(ConsumedCapacity::from_proto).unwrap_or_default()
                }

                fn take_error(&mut self) -> Option<proto::Error> {
                    (!self.is_ok).then(|| self.error.take().unwrap_or_default())
                }
            }
        )*
    };
}

row_answer!(
    proto::RowInBatchGetRowResponse,
    proto::RowInBatchWriteRowResponse,
    proto::RowInBulkImportResponse
);

/// Brings the rows of an answer, which stand by table, into the order of the request, whose rows
/// are of these tables.
pub(crate) fn in_order<'a, R: RowAnswer, T>(
    tables_of_rows: impl Iterator<Item = &'a str>,
    answer: impl Iterator<Item = (String, Vec<R>)>,
    metadata: ResponseMetadata,
    read: impl Fn(R, ConsumedCapacity) -> Result<T>,
) -> Result<BatchResponse<T>> {
    let mut answer: HashMap<_, _> = answer
        .map(|(table, rows)| (table, rows.into_iter()))
        .collect();
    let mut consumed = BTreeMap::<_, ConsumedCapacity>::new();
    let mut rows = Vec::new();
    for table in tables_of_rows {
        let next = answer.get_mut(table).and_then(Iterator::next);
        let mut row = next.ok_or_else(other_rows)?;
        let cost = row.consumed();
        *consumed.entry(table.to_owned()).or_default() += cost;
        rows.push(match row.take_error() {
            Some(error) => {
                let error = ServiceError::from(error);
                Err(error.with_request_id(&metadata.request_id).into())
            }
            None => Ok(read(row, cost)?),
        });
    }
    if answer.into_values().any(|mut rest| rest.next().is_some()) {
        return Err(other_rows());
    }
    Ok(BatchResponse {
        rows,
        consumed,
        metadata,
    })
}

fn other_rows() -> Error {
    Error::new(
        ErrorKind::Decode,
        "the answer holds other rows than those of the request",
    )
}
