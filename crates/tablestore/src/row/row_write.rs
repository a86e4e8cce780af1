use bytes::Bytes;
use tablestore_core::{Effect, Result};
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue, proto::table as proto};

use super::Condition;
use crate::call::{Request, wire};

/// The parts that all writes of a row share: the row, the condition, and the row to return.
#[derive(Clone, Debug)]
pub struct RowWrite {
    pub(crate) table: String,
    pub(crate) primary_key: PrimaryKey,
    pub(crate) condition: Condition,
    pub(crate) transaction: Option<String>,
    returns: Returns,
}

#[derive(Clone, Debug, Default)]
enum Returns {
    #[default]
    Nothing,
    PrimaryKey,
    AfterModify(Vec<String>),
}

impl RowWrite {
    pub(crate) fn new(table: String, primary_key: PrimaryKey) -> Self {
        Self {
            table,
            primary_key,
            condition: Condition::default(),
            transaction: None,
            returns: Returns::default(),
        }
    }

    /// The effect of the write, as far as these parts determine it: a condition may fail the second
    /// time, and an auto-increment column creates another row.
    pub(crate) fn effect(&self) -> Effect {
        let columns = self.primary_key.columns();
        let creates_key = columns
            .iter()
            .any(|column| column.value == PrimaryKeyValue::AutoIncrement);
        if self.condition.is_none() && !creates_key {
            Effect::IdempotentWrite
        } else {
            Effect::Write
        }
    }

    /// Checks that the values of the key and the condition are valid.
    pub(crate) fn check(&self) -> Result<()> {
        wire::check_key(&self.primary_key)?;
        self.condition.check()
    }

    pub(crate) fn return_primary_key(&mut self) {
        self.returns = Returns::PrimaryKey;
    }

    pub(crate) fn return_after_modify(&mut self, columns: Vec<String>) {
        self.returns = Returns::AfterModify(columns);
    }

    pub(crate) fn return_content(&self) -> Option<proto::ReturnContent> {
        let (return_type, return_column_names) = match &self.returns {
            Returns::Nothing => return None,
            Returns::PrimaryKey => (proto::ReturnType::RtPk, Vec::new()),
            Returns::AfterModify(columns) => (proto::ReturnType::RtAfterModify, columns.clone()),
        };
        Some(proto::ReturnContent {
            return_type: Some(return_type.into()),
            return_column_names,
        })
    }
}

/// A write of one row: a request of its own, or one of many in a batch.
pub trait Write: Request {
    /// The type of the write in a batch.
    const TYPE: proto::OperationType;

    /// Returns the parts that all writes share.
    fn write(&self) -> &RowWrite;

    /// Encodes the key of the row and its changes as PlainBuffer.
    fn encode_row(&self) -> Result<Bytes>;
}

/// Implements the setters of all writes of a row. The field is the request's [`RowWrite`]; the example
/// is an expression that creates a request.
macro_rules! write_setters {
    ($request:ident { $field:ident }, $example:literal) => {
        /// # Condition and returned row
        ///
        /// ```
        /// # use tablestore::PrimaryKey;
        /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
        /// # doctest::run(async |client| {
        /// use tablestore::{Condition, column};
        ///
        #[doc = concat!("let request = ", $example, ";")]
        /// let is_open = Condition::expect_exist().and(column("status").eq("open"));
        /// match request.condition(is_open).send().await {
        ///     Ok(_) => println!("written"),
        ///     Err(error) if error.is_condition_check_fail() => println!("no longer open"),
        ///     Err(error) => return Err(error),
        /// }
        /// # Ok(()) });
        /// ```
        impl $request {
            /// Writes only if the condition holds. Otherwise the write fails with
            /// `OTSConditionCheckFail`.
            #[doc(alias("ConditionExpression", "RowExistenceExpectation"))]
            pub fn condition(mut self, condition: impl Into<$crate::Condition>) -> Self {
                self.$field.condition = condition.into();
                self
            }

            /// Returns the primary key of the row, with the value that the service chose for an
            /// auto-increment column.
            #[doc(alias("ReturnValues", "RT_PK"))]
            pub fn return_primary_key(mut self) -> Self {
                self.$field.return_primary_key();
                self
            }
        }
    };
}
pub(crate) use write_setters;

/// Implements the setter of requests that can be part of a local transaction. The field is an
/// `Option<String>`.
macro_rules! transaction_setter {
    ($request:ident { $($field:ident).+ }, $example:literal) => {
        /// # Transaction
        impl $request {
            /// Makes the request part of the local transaction with this id. Requests that a
            /// [`LocalTransaction`](crate::transaction::LocalTransaction) creates have its id
            /// already.
            ///
            /// ```
            /// # use tablestore::{KeyRange, PrimaryKey};
            /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
            /// # doctest::run(async |client| {
            /// let alice = PrimaryKey::new("customer", "alice");
            /// let id = client.start_local_transaction("orders", alice).send().await?.into_id();
            #[doc = concat!("let request = ", $example, ";")]
            /// request.transaction(&id).send().await?;
            /// client.commit_transaction(id).send().await?;
            /// # Ok(()) });
            /// ```
            pub fn transaction(mut self, id: impl Into<String>) -> Self {
                self.$($field).+ = Some(id.into());
                self
            }
        }
    };
}
pub(crate) use transaction_setter;

#[cfg(test)]
mod tests {
    use tablestore_core::ErrorKind;
    use tablestore_protocol::{Column, PrimaryKey};
    use tablestore_transport::NoRetryPolicy;

    use crate::call::Request;
    use crate::row::column;
    use crate::testing::Script;

    /// The text of the error of a request that is not sent.
    async fn rejection<R: Request>(request: R) -> String {
        let error = request.send().await.map(|_| ()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        assert!(!error.request_sent());
        error.to_string()
    }

    #[tokio::test]
    async fn a_request_with_an_invalid_value_is_not_sent() {
        let script = Script::default();
        let client = script.client(NoRetryPolicy);
        let (key, bad) = (PrimaryKey::new("id", 1), PrimaryKey::new("id", u64::MAX));
        let put = || client.put_row("a", &key);
        let of_key =
            "column \"id\": 18446744073709551615 does not fit INTEGER, a signed 64-bit number";
        for (text, name) in [
            (rejection(client.get_row("a", &bad)).await, "GetRow"),
            (rejection(client.put_row("a", &bad)).await, "PutRow"),
            (
                rejection(client.update_row("a", &bad).put("x", 1)).await,
                "UpdateRow",
            ),
            (rejection(client.delete_row("a", &bad)).await, "DeleteRow"),
            (
                rejection(client.start_local_transaction("a", &bad)).await,
                "StartLocalTransaction",
            ),
            (
                rejection(client.batch_get_row().add(client.get_row("a", &bad))).await,
                "BatchGetRow",
            ),
        ] {
            assert_eq!(text, format!("{name}: {of_key}"));
        }
        let of_column = "column \"x\": NaN is not a DOUBLE, which is finite";
        for text in [
            rejection(put().column("x", f64::NAN)).await,
            rejection(put().columns([("x", f64::NAN)])).await,
            rejection(put().condition(column("y").eq(1) & !column("x").gt(f64::NAN))).await,
            rejection(client.update_row("a", &key).put("x", f64::NAN)).await,
            rejection(client.get_row("a", &key).filter(column("x").gt(f64::NAN))).await,
            rejection(client.batch_write_row().add(put().column("x", f64::NAN))).await,
        ] {
            assert!(text.ends_with(of_column), "{text}");
        }
        assert_eq!(script.count(), 0);
    }

    #[test]
    fn an_absent_value_is_not_written() {
        let client = Script::default().client(NoRetryPolicy);
        let absent = None::<i64>;
        let put = client.put_row("a", PrimaryKey::new("id", 1));
        let expected = put.clone().column("x", 1).encode().unwrap();
        let put = put
            .column("a", absent)
            .column("x", Some(1))
            .column_at("b", absent, 1);
        let put = put.columns([Column::new("c", absent)]);
        assert_eq!(put.encode().unwrap(), expected);
        let update = client.update_row("a", PrimaryKey::new("id", 1));
        let expected = update.clone().put("x", 1).encode().unwrap();
        let update = update.put("a", absent).put("x", 1).put_at("b", absent, 1);
        assert_eq!(update.encode().unwrap(), expected);
    }
}
