use bytes::Bytes;
use tablestore_core::{Operation, Result};

use crate::call::wire::Wire;
use crate::{Client, Request, ResponseMetadata};

impl Client {
    /// Calls an operation that the SDK does not know yet, with bytes of your own making. It is
    /// signed, sent, verified and, by the operation's effect, retried as any other.
    ///
    /// ```
    /// # use tablestore::{Effect, Operation};
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let list = Operation::named("ListTable")?.with_effect(Effect::Read);
    /// let answer = client.call_raw(list, "").send().await?;
    /// println!("{} bytes", answer.body.len());
    /// # Ok(()) });
    /// ```
    pub fn call_raw(&self, operation: Operation, body: impl Into<Bytes>) -> Request<CallRaw> {
        Request::new(
            self,
            CallRaw {
                operation,
                body: body.into(),
            },
        )
    }
}

/// Any operation: see [`Client::call_raw`].
#[derive(Clone, Debug)]
pub struct CallRaw {
    operation: Operation,
    body: Bytes,
}

/// The answer to any operation.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CallRawResponse {
    /// The body as the service sent it.
    pub body: Bytes,
    /// What the service says about the call.
    pub metadata: ResponseMetadata,
}

impl Wire for CallRaw {
    fn operation(&self) -> Operation {
        self.operation.clone()
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(self.body.clone())
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<CallRawResponse> {
        Ok(CallRawResponse { body, metadata })
    }
}

impl crate::Call for CallRaw {
    type Response = CallRawResponse;
}
