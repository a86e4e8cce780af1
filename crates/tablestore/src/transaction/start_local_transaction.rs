use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use tablestore_core::{Operation, Result};
use tablestore_protocol::{PrimaryKey, proto::table as proto};
use tokio::runtime::Handle;
use tokio::time::timeout;

use super::LocalTransaction;
use crate::call::{CallContext, Request, ResponseMetadata, SendFuture, request, send_once, wire};
use crate::client::Client;

/// The longest that the response to a start is awaited after the start was dropped. The service itself
/// gives up after about 10 s.
const LAST_RESPONSE: Duration = Duration::from_secs(10);

/// A `StartLocalTransaction` request, created by [`Client::start_local_transaction`].
#[derive(Clone, Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct StartLocalTransaction {
    context: CallContext,
    table: String,
    partition_key: PrimaryKey,
}

impl StartLocalTransaction {
    pub(super) fn new(client: &Client, table: String, partition_key: PrimaryKey) -> Self {
        Self {
            context: CallContext::new(client),
            table,
            partition_key,
        }
    }
}

request! {
    StartLocalTransaction -> LocalTransaction {
        example: r#"client.start_local_transaction("orders", PrimaryKey::new("customer", "alice"))"#,
    }
}

impl Request for StartLocalTransaction {
    type Response = LocalTransaction;

    fn operation(&self) -> Operation {
        Operation::START_LOCAL_TRANSACTION
    }

    fn table(&self) -> Option<&str> {
        Some(&self.table)
    }

    fn encode(&self) -> Result<Bytes> {
        Ok(wire::encode(&proto::StartLocalTransactionRequest {
            table_name: self.table.clone(),
            key: wire::encode_key(&self.partition_key)?,
            ..proto::StartLocalTransactionRequest::default()
        }))
    }

    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<LocalTransaction> {
        let response: proto::StartLocalTransactionResponse = wire::decode(body)?;
        let (client, table) = (self.context.client().clone(), self.table.clone());
        let id = response.transaction_id;
        Ok(LocalTransaction::new(client, table, id, metadata))
    }

    async fn execute(self) -> Result<LocalTransaction> {
        let start: SendFuture<LocalTransaction> = Box::pin(async move { send_once(&self).await });
        Detached { start: Some(start) }.await
    }
}

/// A start that is in flight. If it is dropped, a task waits for its response, and aborts the
/// transaction that it has started: no one else knows its id.
struct Detached {
    start: Option<SendFuture<LocalTransaction>>,
}

impl Future for Detached {
    type Output = Result<LocalTransaction>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let Some(start) = &mut self.start else {
            return Poll::Pending;
        };
        let result = start.as_mut().poll(cx);
        if result.is_ready() {
            self.start = None;
        }
        result
    }
}

impl Drop for Detached {
    fn drop(&mut self) {
        if let Some(start) = self.start.take()
            && let Ok(runtime) = Handle::try_current()
        {
            // A transaction that is dropped aborts itself.
            runtime.spawn(async move { drop(timeout(LAST_RESPONSE, start).await) });
        }
    }
}
