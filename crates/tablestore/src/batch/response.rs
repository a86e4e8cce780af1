use std::collections::BTreeMap;

use tablestore_core::{Error, Result};

use crate::{ConsumedCapacity, ResponseMetadata};

/// The answer to a call of many rows: one result for each, in the order in which they were added.
///
/// The call itself succeeds even when every row fails, so look at the rows:
///
/// ```
/// # use tablestore::batch::BatchWriteRowResponse;
/// # fn example(answer: BatchWriteRowResponse) -> tablestore::Result<()> {
/// for (_, error) in answer.failed() {
///     eprintln!("{error}"); // BatchWriteRow, row 3: the service answered …
/// }
/// let written = answer.all_ok()?;
/// # let _ = written;
/// # Ok(()) }
/// ```
#[derive(Debug)]
#[non_exhaustive]
#[must_use = "rows can fail while the call succeeds"]
pub struct BatchResponse<T> {
    /// What became of each row. An error here is one that was not sent again, or not with success;
    /// [`Error::attempts`] tells how often the row was sent, and [`Error::outcome_unknown`] whether
    /// a write may have been carried out nonetheless.
    pub rows: Vec<Result<T>>,
    /// What the call cost in each table, with rows that failed and rows that were sent again.
    pub consumed: BTreeMap<String, ConsumedCapacity>,
    /// What the service says about the call: about its last round, where rows were sent again. The
    /// attempts are those of all rounds.
    pub metadata: ResponseMetadata,
}

impl<T> BatchResponse<T> {
    /// The rows that failed, each with its place.
    pub fn failed(&self) -> impl Iterator<Item = (usize, &Error)> {
        let errors = self.rows.iter().map(|row| row.as_ref().err());
        errors
            .enumerate()
            .filter_map(|(place, error)| Some((place, error?)))
    }

    /// The rows, when none failed.
    ///
    /// # Errors
    ///
    /// That of the first row that failed; [`Error::row`] tells which one it is.
    pub fn all_ok(self) -> Result<Vec<T>> {
        self.rows.into_iter().collect()
    }

    /// Puts the results of rows that were sent again into their places.
    pub(crate) fn merge(&mut self, places: &[usize], part: Self) {
        for (place, row) in places.iter().zip(part.rows) {
            self.rows[*place] = row;
        }
        for (table, cost) in part.consumed {
            *self.consumed.entry(table).or_default() += cost;
        }
        let attempts = self.metadata.attempts + part.metadata.attempts;
        self.metadata = part.metadata;
        self.metadata.attempts = attempts;
    }
}
