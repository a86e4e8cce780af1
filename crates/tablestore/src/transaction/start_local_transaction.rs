use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::{PrimaryKey, plainbuffer, proto::table as proto};

use crate::call::wire::{self, Wire};
use crate::{Client, LocalTransaction, Request, ResponseMetadata};

impl Client {
    /// Starts a transaction over the rows of one partition key (`StartLocalTransaction`), which is
    /// all that `partition_key` names. The table has to allow local transactions.
    ///
    /// The answer is a [`LocalTransaction`], which makes the reads and writes that are part of it
    /// and ends it, at the latest when it is dropped. Until then no one else writes rows of this
    /// partition key; others read them as they were before.
    ///
    /// ```
    /// # use tablestore::PrimaryKey;
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let alice = PrimaryKey::new("customer", "alice");
    /// let transaction = client
    ///     .start_local_transaction("accounts", alice.clone())
    ///     .send()
    ///     .await?;
    /// let account = |name| alice.clone().and("account", name);
    /// transaction.update_row(account("savings")).increment("cents", -500).send().await?;
    /// transaction.update_row(account("current")).increment("cents", 500).send().await?;
    /// transaction.commit().send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSRowOperationConflict` while another transaction holds the partition key; it is asked for
    /// again, as the client's retry policy says. After an unknown outcome it is not: the lock of a
    /// transaction whose id was lost lasts until the service ends it, after 60 s.
    pub fn start_local_transaction(
        &self,
        table: impl Into<String>,
        partition_key: impl Into<PrimaryKey>,
    ) -> Request<StartLocalTransaction> {
        Request::new(
            self,
            StartLocalTransaction {
                client: self.clone(),
                table: table.into(),
                partition_key: partition_key.into(),
            },
        )
    }
}

/// `StartLocalTransaction`: see [`Client::start_local_transaction`].
#[derive(Clone, Debug)]
pub struct StartLocalTransaction {
    /// For the transaction, which makes requests.
    client: Client,
    table: String,
    partition_key: PrimaryKey,
}

impl Wire for StartLocalTransaction {
    fn operation(&self) -> Operation {
        Operation::START_LOCAL_TRANSACTION
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::StartLocalTransactionRequest {
            table_name: self.table.clone(),
            key: plainbuffer::encode_primary_key(&self.partition_key),
            ..proto::StartLocalTransactionRequest::default()
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<LocalTransaction> {
        let answer: proto::StartLocalTransactionResponse = wire::decode(body)?;
        let (client, table) = (self.client.clone(), self.table.clone());
        Ok(LocalTransaction::new(
            client,
            table,
            answer.transaction_id,
            metadata,
        ))
    }
}

impl crate::Call for StartLocalTransaction {
    type Response = LocalTransaction;
}
