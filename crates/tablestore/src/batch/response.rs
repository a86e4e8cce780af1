use std::collections::BTreeMap;

use tablestore_core::{Error, Result};

use crate::call::{ConsumedCapacity, ResponseMetadata};

/// The response to a call of many rows: one result for each row, in the order in which rows were added.
///
/// The call itself succeeds even if every row fails, so check the rows:
///
/// ```
/// # use tablestore::batch::BatchWriteRowResponse;
/// # fn example(response: BatchWriteRowResponse) -> tablestore::Result<()> {
/// for (_, error) in response.failed() {
///     eprintln!("{error}"); // BatchWriteRow, row 3: …
/// }
/// let written = response.all_ok()?;
/// # let _ = written;
/// # Ok(()) }
/// ```
#[derive(Debug)]
#[non_exhaustive]
#[must_use = "rows can fail while the call succeeds"]
pub struct BatchResponse<T> {
    /// The result of each row. An error here was not retried, or not with success;
    /// [`Error::attempts`] is the number of attempts of the row, and [`Error::outcome_unknown`] shows
    /// whether a write may have been executed nonetheless.
    #[doc(alias("UnprocessedItems", "UnprocessedKeys"))]
    pub rows: Vec<Result<T>>,
    /// The cost of the call in each table, including failed and retried rows.
    pub consumed: BTreeMap<String, ConsumedCapacity>,
    /// The request id and other metadata: those of the last round, if rows were retried. The attempts
    /// are those of all rounds.
    pub metadata: ResponseMetadata,
}

impl<T> BatchResponse<T> {
    /// Returns the rows that failed, each with its index.
    pub fn failed(&self) -> impl Iterator<Item = (usize, &Error)> {
        let errors = self.rows.iter().map(|row| row.as_ref().err());
        errors
            .enumerate()
            .filter_map(|(index, error)| Some((index, error?)))
    }

    /// Returns the results of all rows, if none failed.
    ///
    /// # Errors
    ///
    /// The error of the first row that failed; [`Error::row`] is its index.
    pub fn all_ok(self) -> Result<Vec<T>> {
        self.rows.into_iter().collect()
    }

    /// Replaces the results of rows that were retried.
    pub(super) fn merge(&mut self, rows: &[usize], part: Self) {
        for (row, result) in rows.iter().zip(part.rows) {
            self.rows[*row] = result;
        }
        for (table, cost) in part.consumed {
            *self.consumed.entry(table).or_default() += cost;
        }
        let attempts = self.metadata.attempts + part.metadata.attempts;
        self.metadata = part.metadata;
        self.metadata.attempts = attempts;
    }
}

/// The results of the rows, in the order in which they were added.
impl<T> IntoIterator for BatchResponse<T> {
    type Item = Result<T>;
    type IntoIter = std::vec::IntoIter<Result<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.into_iter()
    }
}
