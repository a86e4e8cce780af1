use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::wire::{self, Wire};
use crate::{Client, Request, ResponseMetadata};

impl Client {
    /// Makes the writes of a local transaction permanent and ends it (`CommitTransaction`), by an id
    /// that was carried elsewhere. [`LocalTransaction::commit`](crate::LocalTransaction::commit) is
    /// the same for one that is at hand.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let alice = tablestore::PrimaryKey::new("customer", "alice");
    /// # let start = client.start_local_transaction("orders", alice);
    /// # let id = start.send().await?.into_id();
    /// client.commit_transaction(id).send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSSessionNotExist` when the transaction was ended, or its 60 s were over. Where the outcome
    /// is unknown, the call is not made again: read a row back to learn it.
    pub fn commit_transaction(&self, id: impl Into<String>) -> Request<CommitTransaction> {
        Request::new(self, CommitTransaction { id: id.into() })
    }
}

/// `CommitTransaction`: see [`Client::commit_transaction`].
#[derive(Clone, Debug)]
pub struct CommitTransaction {
    id: String,
}

/// The answer to `CommitTransaction`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CommitTransactionResponse {
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Wire for CommitTransaction {
    fn operation(&self) -> Operation {
        Operation::COMMIT_TRANSACTION
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::CommitTransactionRequest {
            transaction_id: self.id.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<CommitTransactionResponse> {
        wire::decode::<proto::CommitTransactionResponse>(body)?;
        Ok(CommitTransactionResponse { metadata })
    }
}

impl crate::Call for CommitTransaction {
    type Response = CommitTransactionResponse;
}
