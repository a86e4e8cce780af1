use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::{
    Column, PrimaryKey, Row, Str, Value, plainbuffer, proto::table as proto,
};

use super::check_key;
use super::row_write::{RowWrite, Write, transaction_setter, write_setters};
use crate::call::{CallContext, ConsumedCapacity, Request, ResponseMetadata, request, wire};
use crate::client::Client;

/// A `PutRow` request, created by [`Client::put_row`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct PutRow {
    context: CallContext,
    write: RowWrite,
    columns: Vec<Column>,
}

/// The response to `PutRow`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PutRowResponse {
    /// The primary key, if [`PutRow::return_primary_key`] was set.
    pub row: Option<Row>,
    /// The cost of the call.
    pub consumed: ConsumedCapacity,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

impl PutRow {
    pub(super) fn new(client: &Client, table: String, primary_key: PrimaryKey) -> Self {
        Self {
            context: CallContext::new(client),
            write: RowWrite::new(table, primary_key),
            columns: Vec::new(),
        }
    }

    /// Returns a request that fails when it is sent.
    pub(crate) fn rejected(mut self, reason: String) -> Self {
        self.context.reject(reason);
        self
    }

    /// Adds an attribute column, up to 1,024 in all. Its timestamp is the service's time. `None` is not
    /// written.
    pub fn column(self, name: impl Into<Str>, value: impl Into<Value>) -> Self {
        self.columns([Column::new(name, value)])
    }

    /// Adds an attribute column with a timestamp, in milliseconds since 1970 in UTC. The service
    /// accepts one that differs from its time by no more than the table's
    /// [`max_deviation_seconds`](crate::table::TableOptions::max_deviation_seconds).
    pub fn column_at(self, name: impl Into<Str>, value: impl Into<Value>, timestamp: i64) -> Self {
        self.columns([Column::new(name, value).with_timestamp(timestamp)])
    }

    /// Adds attribute columns: names with values, or columns with timestamps, such as those of a row
    /// that was read.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let order = |number| PrimaryKey::new("customer", "alice").and("order", number);
    /// let row = client.get_row("orders", order(7)).send().await?.row.unwrap_or_default();
    /// let copy = client.put_row("orders", order(8)).columns(row.columns().iter().copied());
    /// copy.columns([("reminders", 0), ("revision", 1)]).send().await?;
    /// # let copy = client.get_row("orders", order(8)).send().await?.row.unwrap_or_default();
    /// # assert_eq!(copy.column("amount"), row.column("amount"));
    /// # assert_eq!(copy.get::<i64>("revision")?, 1);
    /// # Ok(()) });
    /// ```
    pub fn columns<C: Into<Column>>(mut self, columns: impl IntoIterator<Item = C>) -> Self {
        let columns = columns.into_iter().map(Into::into);
        let present = columns.filter(|column: &Column| !column.value.is_absent());
        self.columns.extend(present);
        self
    }
}

request! {
    PutRow -> PutRowResponse {
        example: r#"client.put_row("orders", PrimaryKey::new("customer", "alice").and("order", 7))"#,
        write_setters: write,
        transaction_setter: write.transaction,
    }
}

impl Write for PutRow {
    const TYPE: proto::OperationType = proto::OperationType::Put;

    fn write(&self) -> &RowWrite {
        &self.write
    }

    fn encode_row(&self) -> Result<Bytes> {
        self.write.check()?;
        for column in &self.columns {
            wire::valid(&column.name, column.value.check())?;
        }
        Ok(plainbuffer::encode_row(
            &self.write.primary_key,
            &self.columns,
        ))
    }
}

impl Request for PutRow {
    type Response = PutRowResponse;

    fn operation(&self) -> Operation {
        Operation::PUT_ROW.with_effect(self.write.effect())
    }

    fn table(&self) -> Option<&str> {
        Some(&self.write.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::PutRowRequest {
            table_name: self.write.table.clone(),
            row: self.encode_row()?,
            condition: self.write.condition.to_proto(),
            return_content: self.write.return_content(),
            transaction_id: self.write.transaction.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<PutRowResponse> {
        let response: proto::PutRowResponse = wire::decode(body)?;
        let row = wire::decode_row(response.row)?;
        check_key(row.as_ref(), &self.write.primary_key)?;
        Ok(PutRowResponse {
            row,
            consumed: ConsumedCapacity::from_proto(&response.consumed),
            metadata,
        })
    }

    fn consumed(response: &PutRowResponse) -> Option<ConsumedCapacity> {
        Some(response.consumed)
    }
}
