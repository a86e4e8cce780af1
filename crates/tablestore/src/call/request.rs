use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;
use tablestore_core::{Error, ErrorKind, Result};
use tablestore_transport::{CallInfo, CallOptions, RetryPolicy};

use crate::call::wire::Wire;
use crate::{Client, ResponseMetadata};
use tablestore_transport::RetrySettings;

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
    headers: HeaderMap,
    /// Set for few calls; the others do without a copy for each attempt.
    options: Option<CallOptions>,
    /// What decides whether rows of a batch are sent again.
    pub(crate) retries: RetrySettings,
    /// The first setting that was wrong; said when the request is sent, so that setters chain.
    refused: Option<String>,
    pub(crate) operation: Op,
}

impl<Op> Request<Op> {
    pub(crate) fn new(client: &Client, operation: Op) -> Self {
        Self {
            client: client.clone(),
            headers: HeaderMap::new(),
            options: None,
            retries: client.retry_settings().clone(),
            refused: None,
            operation,
        }
    }

    /// The same request for another operation.
    pub(crate) fn of(&self, operation: Op) -> Self {
        Self {
            client: self.client.clone(),
            headers: self.headers.clone(),
            options: self.options.clone(),
            retries: self.retries.clone(),
            refused: self.refused.clone(),
            operation,
        }
    }

    /// Takes the request apart, to be a part of another: the operation, and what was wrong with
    /// its settings. Headers belong to whole requests, so a part that has some is wrong.
    pub(crate) fn into_part(self) -> (Op, Option<String>) {
        let has_headers = !self.headers.is_empty();
        let refused = self.refused.or_else(|| {
            has_headers.then(|| "it has headers, which only a whole request can have".to_owned())
        });
        (self.operation, refused)
    }

    /// Changes the operation in place, for setters.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Op)) -> Self {
        change(&mut self.operation);
        self
    }

    /// Notes that a setting is wrong, and why.
    pub(crate) fn refuse(mut self, reason: impl Into<String>) -> Self {
        self.refused = self.refused.or_else(|| Some(reason.into()));
        self
    }

    /// Adds a header to this call, on top of those of the client. One whose name starts with
    /// `x-ots-` is signed.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match crate::call::wire::parse_header(name, value) {
            Ok((name, value)) => {
                self.headers.insert(name, value);
            }
            Err(reason) => return self.refuse(reason),
        }
        self
    }

    /// The longest that this call may take, in place of the client's
    /// [`call_timeout`](crate::ClientBuilder::call_timeout).
    pub fn call_timeout(mut self, limit: Duration) -> Self {
        self.set_option(|options| options.call_timeout(limit));
        self.retries.call_timeout = limit;
        self
    }

    /// The longest that an attempt of this call may take, in place of the client's
    /// [`attempt_timeout`](crate::ClientBuilder::attempt_timeout).
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.set_option(|options| options.attempt_timeout(limit));
        self
    }

    /// What of this call is sent again and when, in place of the client's
    /// [`retry_policy`](crate::ClientBuilder::retry_policy).
    pub fn retry_policy(mut self, policy: impl RetryPolicy + 'static) -> Self {
        self.retries.policy = Arc::new(policy);
        let policy = self.retries.policy.clone();
        self.set_option(|options| options.retry_policy(policy));
        self
    }

    fn set_option(&mut self, set: impl FnOnce(CallOptions) -> CallOptions) {
        self.options = Some(set(self.options.take().unwrap_or_default()));
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
    /// # Panics
    ///
    /// Outside a Tokio runtime, and in one without timers or I/O: the standard stack's time limits and
    /// connections are Tokio's.
    ///
    /// # Cancel safety
    ///
    /// Dropping the future gives up the call and leaks nothing. Whether the service has carried
    /// out a write by then is not known.
    pub async fn send(self) -> Result<Op::Response> {
        let operation = self.operation.operation();
        let answer = self.exchange().await;
        answer.map_err(|error| error.with_operation(operation))
    }

    async fn exchange(self) -> Result<Op::Response> {
        if let Some(reason) = self.refused {
            return Err(Error::new(ErrorKind::Request, reason));
        }
        Op::exchange(&self).await
    }

    /// One round: sends an operation, this request's or a part of it, and reads its answer.
    pub(crate) async fn round(&self, part: &Op) -> Result<Op::Response> {
        let operation = part.operation();
        let mut request = self.client.request(&operation, part.encode()?)?;
        if !self.headers.is_empty() {
            request.headers_mut().extend(self.headers.clone());
        }
        let mut call = CallInfo::new(operation);
        if let Some(options) = &self.options {
            call = call.with_options(options.clone());
        }
        if let Some(table) = part.table() {
            call = call.with_table(table);
        }
        request.extensions_mut().insert(call);
        let response = self.client.send(request).await?;
        let metadata = ResponseMetadata::of(&response);
        part.decode(response.into_body().into_bytes(), metadata)
    }
}

impl<Op: fmt::Debug> fmt::Debug for Request<Op> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Request").field(&self.operation).finish()
    }
}
