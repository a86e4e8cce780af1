use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::HeaderMap;
use tablestore_core::{Error, ErrorKind, Operation, Result, header};
use tablestore_transport::{CallInfo, CallOptions, EndedCall, RetryPolicy, RetrySettings};

use super::{Priority, ResponseMetadata, parse_header};
use crate::client::Client;

/// The part that all requests share: the client, and the settings that override the client's.
#[derive(Clone)]
pub struct CallContext {
    client: Client,
    headers: HeaderMap,
    /// Set for few calls; the others need no copy for each attempt.
    options: Option<CallOptions>,
    /// Decides whether rows of a batch are retried.
    pub(crate) retries: RetrySettings,
    /// Why the first invalid setting is invalid. Reported when the request is sent, so that setters
    /// chain.
    rejection: Option<String>,
}

impl CallContext {
    pub(crate) fn new(client: &Client) -> Self {
        Self {
            client: client.clone(),
            headers: HeaderMap::new(),
            options: None,
            retries: client.retry_settings().clone(),
            rejection: None,
        }
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Makes the request fail when it is sent. The first reason counts.
    pub(crate) fn reject(&mut self, reason: impl Into<String>) {
        self.rejection.get_or_insert_with(|| reason.into());
    }

    /// Checks that all settings are valid.
    pub(crate) fn check(&self) -> Result<()> {
        match &self.rejection {
            Some(reason) => Err(Error::new(ErrorKind::Request, reason.clone())),
            None => Ok(()),
        }
    }

    /// Why a request cannot be a part of another one, if it cannot: headers belong to whole requests.
    pub(crate) fn rejection_as_part(&self) -> Option<String> {
        let has_headers = || "it has headers, which only a whole request can have".to_owned();
        let headers = (!self.headers.is_empty()).then(has_headers);
        self.rejection.clone().or(headers)
    }

    pub(crate) fn header(&mut self, name: &str, value: &str) {
        match parse_header(name, value) {
            Ok((name, value)) => {
                self.headers.insert(name, value);
            }
            Err(reason) => self.reject(reason),
        }
    }

    pub(crate) fn trace_id(&mut self, id: &str) {
        self.header(header::SDK_TRACE_ID.as_str(), id);
    }

    pub(crate) fn tag(&mut self, tag: &str) {
        self.header(header::REQUEST_TAG.as_str(), tag);
    }

    pub(crate) fn priority(&mut self, priority: Priority) {
        self.header(header::REQUEST_PRIORITY.as_str(), priority.as_str());
    }

    pub(crate) fn call_timeout(&mut self, limit: Duration) {
        if limit.is_zero() {
            return self.reject("call_timeout is 0 s: the call would fail");
        }
        self.retries.call_timeout = limit;
        self.set_option(|options| options.call_timeout(limit));
    }

    pub(crate) fn attempt_timeout(&mut self, limit: Duration) {
        if limit.is_zero() {
            return self.reject("attempt_timeout is 0 s: every attempt would fail");
        }
        self.set_option(|options| options.attempt_timeout(limit));
    }

    pub(crate) fn retry_policy(&mut self, policy: impl RetryPolicy + 'static) {
        let policy: Arc<dyn RetryPolicy> = Arc::new(policy);
        self.retries.policy = policy.clone();
        self.set_option(|options| options.retry_policy(policy));
    }

    fn set_option(&mut self, set: impl FnOnce(CallOptions) -> CallOptions) {
        self.options = Some(set(self.options.take().unwrap_or_default()));
    }

    /// Sends one HTTP request, with the retries of the stack, and returns the body of its response, and
    /// the span of the call if there is one.
    pub(crate) async fn send(
        &self,
        operation: Operation,
        table: Option<&str>,
        body: Bytes,
    ) -> Result<(Bytes, ResponseMetadata, Option<EndedCall>)> {
        let mut request = self.client.request(&operation, body)?;
        if !self.headers.is_empty() {
            request.headers_mut().extend(self.headers.clone());
        }
        let mut call = CallInfo::new(operation);
        if let Some(options) = &self.options {
            call = call.with_options(options.clone());
        }
        if let Some(table) = table {
            call = call.with_table(table);
        }
        request.extensions_mut().insert(call);
        let mut response = self.client.send(request).await?;
        let mut metadata = ResponseMetadata::new(&response);
        let ended = EndedCall::take(&mut response);
        let body = response.into_body().into_bytes();
        metadata.body_bytes = body.len() as u64;
        Ok((body, metadata, ended))
    }
}

/// Shows the names of headers only: their values may be secrets.
impl fmt::Debug for CallContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<_> = self.headers.keys().map(|name| name.as_str()).collect();
        f.debug_struct("CallContext")
            .field("client", &self.client)
            .field("headers", &headers)
            .field("options", &self.options)
            .field("rejection", &self.rejection)
            .finish_non_exhaustive()
    }
}
