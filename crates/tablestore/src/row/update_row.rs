use bytes::Bytes;
use tablestore_core::{Effect, Operation, Result};
use tablestore_protocol::plainbuffer::{self, ColumnUpdate};
use tablestore_protocol::{Column, PrimaryKey, Row, Str, Value, proto::table as proto};

use super::check_key;
use super::row_write::{RowWrite, Write, transaction_setter, write_setters};
use crate::call::{CallContext, ConsumedCapacity, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// An `UpdateRow` request, created by [`Client::update_row`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateRow {
    context: CallContext,
    write: RowWrite,
    updates: Vec<ColumnUpdate>,
}

/// The response to `UpdateRow`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UpdateRowResponse {
    /// The primary key or the columns that [`UpdateRow::return_primary_key`] or
    /// [`UpdateRow::return_after_modify`] asked for.
    pub row: Option<Row>,
    /// The cost of the call.
    pub consumed: ConsumedCapacity,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl UpdateRow {
    pub(super) fn new(client: &Client, table: String, primary_key: PrimaryKey) -> Self {
        Self {
            context: CallContext::new(client),
            write: RowWrite::new(table, primary_key),
            updates: Vec::new(),
        }
    }

    /// Returns a request that fails when it is sent.
    pub(crate) fn rejected(mut self, reason: String) -> Self {
        self.context.reject(reason);
        self
    }

    /// Writes a column; `None` leaves it as it is. Its timestamp is the service's time, so a second execution adds a version:
    /// an update with such a put is never retried after an unknown outcome.
    pub fn put(self, name: impl Into<Str>, value: impl Into<Value>) -> Self {
        self.change(ColumnUpdate::Put(Column::new(name, value)))
    }

    /// Writes a column with a timestamp, in milliseconds since 1970 in UTC. A second execution
    /// changes nothing more.
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

    /// Adds to an integer column, which counts as 0 if it is missing. An update with an increment is
    /// never retried after an unknown outcome: it could count twice.
    #[doc(alias("atomic counter", "ADD"))]
    pub fn increment(self, name: impl Into<Str>, by: i64) -> Self {
        self.change(ColumnUpdate::Increment {
            name: name.into(),
            by,
        })
    }

    /// Returns these columns with the values after their increments.
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
    #[doc(alias("ReturnValues", "RT_AFTER_MODIFY", "UPDATED_NEW"))]
    pub fn return_after_modify<S: Into<String>>(
        mut self,
        columns: impl IntoIterator<Item = S>,
    ) -> Self {
        let columns = columns.into_iter().map(Into::into).collect();
        self.write.return_after_modify(columns);
        self
    }

    /// Adds changes, such as the [`changes`](crate::stream::StreamRecord::changes) of a stream record.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// use tablestore::row::ColumnUpdate;
    ///
    /// let delete = |name: &str| ColumnUpdate::DeleteAllVersions { name: name.into() };
    /// let order = PrimaryKey::new("customer", "alice").and("order", 7);
    /// let update = client.update_row("orders", order.clone());
    /// update.changes(["status", "reminder"].map(delete)).send().await?;
    /// # let row = client.get_row("orders", order).send().await?.row.unwrap_or_default();
    /// # assert!(row.column("status").is_none() && row.column("amount").is_some());
    /// # Ok(()) });
    /// ```
    pub fn changes(mut self, changes: impl IntoIterator<Item = ColumnUpdate>) -> Self {
        let is_absent = |change: &ColumnUpdate| match change {
            ColumnUpdate::Put(column) => column.value.is_absent(),
            _ => false,
        };
        let changes = changes.into_iter();
        self.updates
            .extend(changes.filter(|change| !is_absent(change)));
        self
    }

    fn change(self, change: ColumnUpdate) -> Self {
        self.changes([change])
    }
}

request! {
    UpdateRow -> UpdateRowResponse {
        example: r#"client.update_row("orders", PrimaryKey::new("customer", "alice").and("order", 7)).put("paid", true)"#,
        write_setters: write,
        transaction_setter: write.transaction,
    }
}

impl Write for UpdateRow {
    const TYPE: proto::OperationType = proto::OperationType::Update;

    fn write(&self) -> &RowWrite {
        &self.write
    }

    fn encode_row(&self) -> Result<Bytes> {
        self.write.check()?;
        for update in &self.updates {
            if let ColumnUpdate::Put(column) = update {
                wire::valid(&column.name, column.value.check())?;
            }
        }
        Ok(plainbuffer::encode_update_row(
            &self.write.primary_key,
            &self.updates,
        ))
    }
}

impl Request for UpdateRow {
    type Response = UpdateRowResponse;

    fn operation(&self) -> Operation {
        let effect = if self.updates.iter().all(is_idempotent) {
            self.write.effect()
        } else {
            Effect::Write
        };
        Operation::UPDATE_ROW.with_effect(effect)
    }

    fn table(&self) -> Option<&str> {
        Some(&self.write.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::UpdateRowRequest {
            table_name: self.write.table.clone(),
            row_change: self.encode_row()?,
            condition: self.write.condition.to_proto(),
            return_content: self.write.return_content(),
            transaction_id: self.write.transaction.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<UpdateRowResponse> {
        let response: proto::UpdateRowResponse = wire::decode(body)?;
        let row = wire::decode_row(response.row)?;
        check_key(row.as_ref(), &self.write.primary_key)?;
        Ok(UpdateRowResponse {
            row,
            consumed: ConsumedCapacity::from_proto(&response.consumed),
            metadata,
        })
    }

    fn consumed(response: &UpdateRowResponse) -> Option<ConsumedCapacity> {
        Some(response.consumed)
    }
}

/// An increment counts again, and a put without a timestamp adds a version, which may push an older
/// one out.
fn is_idempotent(update: &ColumnUpdate) -> bool {
    match update {
        ColumnUpdate::Put(column) => column.timestamp.is_some(),
        ColumnUpdate::Increment { .. } => false,
        _ => true,
    }
}
