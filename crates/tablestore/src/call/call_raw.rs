use bytes::Bytes;
use tablestore_core::{Operation, Result};

use super::{CallContext, Request, ResponseMetadata, request};
use crate::client::Client;

/// # Other operations
impl Client {
    /// Calls an operation that has no method here, with a body that the caller encodes. It is signed,
    /// sent, verified and, by the operation's effect, retried like any other.
    ///
    /// ```
    /// # use tablestore::call::{Effect, Operation};
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let list = Operation::named("ListTable")?.with_effect(Effect::Read);
    /// let response = client.call_raw(list, "").send().await?;
    /// println!("{} bytes", response.body.len());
    /// # Ok(()) });
    /// ```
    ///
    /// Operations of the tunnel service are paths, and some operations take JSON. The operation's
    /// [`BodyKind`](crate::call::BodyKind) is the encoding in which its errors are read:
    ///
    /// ```
    /// # use tablestore::call::{BodyKind, Operation};
    /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
    /// # doctest::run(async |client| {
    /// let heartbeat = client.call_raw(Operation::TUNNEL_HEARTBEAT, vec![]);
    /// let action = Operation::named("ListKnowledgeBase")?.with_body_kind(BodyKind::Json);
    /// let list = client.call_raw(action, r#"{"maxResults":10}"#);
    /// # drop((heartbeat, list));
    /// # Ok(()) });
    /// ```
    pub fn call_raw(&self, operation: Operation, body: impl Into<Bytes>) -> CallRaw {
        CallRaw {
            context: CallContext::new(self),
            operation,
            body: body.into(),
        }
    }
}

/// A request of any operation, created by [`Client::call_raw`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CallRaw {
    context: CallContext,
    operation: Operation,
    body: Bytes,
}

/// The response to any operation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallRawResponse {
    /// The body as the service sent it.
    pub body: Bytes,
    /// The request id and other metadata.
    pub metadata: ResponseMetadata,
}

request! {
    CallRaw -> CallRawResponse {
        example: r#"client.call_raw(tablestore::call::Operation::LIST_TABLE, "")"#,
    }
}

impl Request for CallRaw {
    type Response = CallRawResponse;

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
