use bytes::Bytes;
use tablestore_core::{Effect, Operation, Result};
use tablestore_protocol::plainbuffer::{self, ColumnUpdate};
use tablestore_protocol::{Column, PrimaryKey, Row, Str, Value, proto::table as proto};

use crate::call::wire::{self, Wire};
use crate::row::row_write::{RowWrite, Write};
use crate::{Client, ConsumedCapacity, Request, ResponseMetadata};

impl Client {
    /// Changes columns of a row (`UpdateRow`) and leaves the others. A row that is not there is
    /// made, unless the update only deletes.
    ///
    /// ```
    /// # use tablestore::{Condition, PrimaryKey};
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// client
    ///     .update_row("orders", PrimaryKey::new("customer", "alice").and("order", 7))
    ///     .put("paid", true)
    ///     .increment("revision", 1)
    ///     .delete("reminder")
    ///     .condition(Condition::expect_exist())
    ///     .send()
    ///     .await?;
    /// # Ok(()) });
    /// ```
    pub fn update_row(
        &self,
        table: impl Into<String>,
        primary_key: impl Into<PrimaryKey>,
    ) -> Request<UpdateRow> {
        Request::new(
            self,
            UpdateRow {
                row: RowWrite::new(table, primary_key),
                updates: Vec::new(),
            },
        )
    }
}

/// `UpdateRow`: see [`Client::update_row`].
#[derive(Clone, Debug)]
pub struct UpdateRow {
    row: RowWrite,
    updates: Vec<ColumnUpdate>,
}

/// The answer to `UpdateRow`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct UpdateRowResponse {
    /// What [`Request::return_primary_key`] or [`Request::return_after_modify`] asked for.
    pub row: Option<Row>,
    /// What the call cost.
    pub consumed: ConsumedCapacity,
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Request<UpdateRow> {
    /// Writes a column. Its version is the service's time, so doing it twice makes two versions: an
    /// update with such a put is never sent again after an unknown outcome.
    pub fn put(self, name: impl Into<Str>, value: impl Into<Value>) -> Self {
        self.change(ColumnUpdate::Put(Column::new(name, value)))
    }

    /// Writes a column with a timestamp of your own, in milliseconds since 1970 in UTC. Doing it
    /// twice does no more than once.
    pub fn put_at(self, name: impl Into<Str>, value: impl Into<Value>, timestamp: i64) -> Self {
        self.change(ColumnUpdate::Put(
            Column::new(name, value).with_timestamp(timestamp),
        ))
    }

    /// Deletes all versions of a column.
    pub fn delete(self, name: impl Into<Str>) -> Self {
        self.change(ColumnUpdate::DeleteAllVersions { name: name.into() })
    }

    /// Deletes the version of a column that has this timestamp.
    pub fn delete_version(self, name: impl Into<Str>, timestamp: i64) -> Self {
        self.change(ColumnUpdate::DeleteVersion {
            name: name.into(),
            timestamp,
        })
    }

    /// Adds to an integer column, which counts as 0 when it is not there. An update with an
    /// increment is never sent again after an unknown outcome: it could count twice.
    pub fn increment(self, name: impl Into<Str>, by: i64) -> Self {
        self.change(ColumnUpdate::Increment {
            name: name.into(),
            by,
        })
    }

    /// Answers with these columns as they are after their increments.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let tea = client.update_row("stock", PrimaryKey::new("article", "tea"));
    /// let updated = tea.increment("sold", 1).return_after_modify(["sold"]).send().await?;
    /// println!("{} sold", updated.row.unwrap_or_default().get::<i64>("sold")?);
    /// # Ok(()) });
    /// ```
    pub fn return_after_modify<S: Into<String>>(
        self,
        columns: impl IntoIterator<Item = S>,
    ) -> Self {
        let columns = columns.into_iter().map(Into::into).collect();
        self.with(|update| update.row.returns_after_modify(columns))
    }

    /// Makes these changes, such as the [`changes`](crate::StreamRecord::changes) of a stream record.
    ///
    /// ```
    /// # use tablestore::{ColumnUpdate, PrimaryKey};
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let delete = |name: &str| ColumnUpdate::DeleteAllVersions { name: name.into() };
    /// let order = PrimaryKey::new("customer", "alice").and("order", 7);
    /// let update = client.update_row("orders", order.clone());
    /// update.changes(["status", "reminder"].map(delete)).send().await?;
    /// # let row = client.get_row("orders", order).send().await?.row.unwrap_or_default();
    /// # assert!(row.column("status").is_none() && row.column("amount").is_some());
    /// # Ok(()) });
    /// ```
    pub fn changes(self, changes: impl IntoIterator<Item = ColumnUpdate>) -> Self {
        self.with(|update| update.updates.extend(changes))
    }

    fn change(self, change: ColumnUpdate) -> Self {
        self.with(|update| update.updates.push(change))
    }
}

impl Write for UpdateRow {
    const TYPE: proto::OperationType = proto::OperationType::Update;

    fn row(&self) -> &RowWrite {
        &self.row
    }

    fn row_mut(&mut self) -> &mut RowWrite {
        &mut self.row
    }

    fn encode_row(&self) -> Bytes {
        plainbuffer::encode_update_row(&self.row.primary_key, &self.updates)
    }
}

impl Wire for UpdateRow {
    fn operation(&self) -> Operation {
        let effect = if self.updates.iter().all(can_be_repeated) {
            self.row.effect()
        } else {
            Effect::Write
        };
        Operation::UPDATE_ROW.with_effect(effect)
    }

    fn table(&self) -> Option<&str> {
        Some(&self.row.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::UpdateRowRequest {
            table_name: self.row.table.clone(),
            row_change: self.encode_row(),
            condition: self.row.condition.to_proto(),
            return_content: self.row.return_content(),
            transaction_id: self.row.transaction.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<UpdateRowResponse> {
        let answer: proto::UpdateRowResponse = wire::decode(body)?;
        Ok(UpdateRowResponse {
            row: wire::decode_returned_row(answer.row)?,
            consumed: ConsumedCapacity::from_proto(&answer.consumed),
            metadata,
        })
    }
}

/// An increment counts again, and a put without a timestamp makes one more version, which may push
/// an older one out.
fn can_be_repeated(update: &ColumnUpdate) -> bool {
    match update {
        ColumnUpdate::Put(column) => column.timestamp.is_some(),
        ColumnUpdate::Increment { .. } => false,
        _ => true,
    }
}

impl crate::Call for UpdateRow {
    type Response = UpdateRowResponse;
}
