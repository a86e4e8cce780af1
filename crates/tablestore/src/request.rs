use std::fmt;

use http::{HeaderName, HeaderValue};
use tablestore_core::{Error, ErrorKind, Result};

use crate::wire::Wire;
use crate::{Client, ResponseMetadata};

/// An operation of the service that a [`Request`] can carry.
///
/// It cannot be implemented outside this crate; [`Client::call_raw`] sends operations that the SDK
/// does not know.
pub trait Call: Wire {
    /// What the service answers.
    type Response;
}

/// A call that is being put together: set what it needs, then [`send`](Request::send) it.
///
/// The methods of [`Client`] make them, one for each operation of the service; `Op` says which.
#[must_use = "a request does nothing until it is sent"]
#[derive(Clone)]
pub struct Request<Op> {
    client: Client,
    headers: Vec<(HeaderName, HeaderValue)>,
    /// The first setting that was wrong; said when the request is sent, so that setters chain.
    refused: Option<String>,
    pub(crate) operation: Op,
}

impl<Op> Request<Op> {
    pub(crate) fn new(client: &Client, operation: Op) -> Self {
        Self {
            client: client.clone(),
            headers: Vec::new(),
            refused: None,
            operation,
        }
    }

    /// Changes the operation in place, for setters.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Op)) -> Self {
        change(&mut self.operation);
        self
    }

    /// Adds a header to this call, on top of those of the client. One whose name starts with
    /// `x-ots-` is signed.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match crate::wire::header(name, value) {
            Ok(header) => self.headers.push(header),
            Err(reason) => self.refused = self.refused.or(Some(reason)),
        }
        self
    }
}

impl<Op: Call> Request<Op> {
    /// Sends the request and waits for the answer, within the client's time limits and retries.
    ///
    /// # Errors
    ///
    /// [`Error::kind`] says what class of thing went wrong, [`Error::service`] holds the
    /// service's own words.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future gives up the call and leaks nothing. Whether the service has carried
    /// out a write by then is not known.
    pub async fn send(self) -> Result<Op::Response> {
        let operation = self.operation.operation();
        let answer = self.exchange(&operation).await;
        answer.map_err(|error| {
            tracing::error!(target: "tablestore", %operation, %error, "call failed");
            error.with_operation(operation)
        })
    }

    async fn exchange(self, operation: &tablestore_core::Operation) -> Result<Op::Response> {
        if let Some(reason) = self.refused {
            return Err(Error::new(ErrorKind::Request, reason));
        }
        let body = self.operation.encode()?;
        let response = self.client.call(operation, self.headers, body).await?;
        let metadata = ResponseMetadata::read(response.headers());
        let request_id = &metadata.request_id;
        tracing::debug!(target: "tablestore", %operation, request_id, "call answered");
        self.operation
            .decode(response.into_body().into_bytes(), metadata)
    }
}

impl<Op: fmt::Debug> fmt::Debug for Request<Op> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Request").field(&self.operation).finish()
    }
}
