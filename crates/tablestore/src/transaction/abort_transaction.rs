use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::proto::table as proto;

use crate::call::wire::{self, Wire};
use crate::{Client, Request, ResponseMetadata};

impl Client {
    /// Drops the writes of a local transaction and ends it (`AbortTransaction`), by an id that was
    /// carried elsewhere. [`LocalTransaction::abort`](crate::LocalTransaction::abort) is the same for
    /// one that is at hand.
    ///
    /// ```
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// # let alice = tablestore::PrimaryKey::new("customer", "alice");
    /// # let start = client.start_local_transaction("orders", alice);
    /// # let id = start.send().await?.into_id();
    /// client.abort_transaction(id).send().await?;
    /// # Ok(()) });
    /// ```
    ///
    /// # Errors
    ///
    /// `OTSSessionNotExist` when the transaction was ended, or its 60 s were over.
    pub fn abort_transaction(&self, id: impl Into<String>) -> Request<AbortTransaction> {
        Request::new(self, AbortTransaction { id: id.into() })
    }
}

/// `AbortTransaction`: see [`Client::abort_transaction`].
#[derive(Clone, Debug)]
pub struct AbortTransaction {
    id: String,
}

/// The answer to `AbortTransaction`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AbortTransactionResponse {
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Wire for AbortTransaction {
    fn operation(&self) -> Operation {
        Operation::ABORT_TRANSACTION
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::AbortTransactionRequest {
            transaction_id: self.id.clone(),
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<AbortTransactionResponse> {
        wire::decode::<proto::AbortTransactionResponse>(body)?;
        Ok(AbortTransactionResponse { metadata })
    }
}

impl crate::Call for AbortTransaction {
    type Response = AbortTransactionResponse;
}
