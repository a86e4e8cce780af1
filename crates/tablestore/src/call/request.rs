use std::pin::Pin;

use bytes::Bytes;
use tablestore_core::{Operation, Result};

use super::{CallContext, ConsumedCapacity, ResponseMetadata};

/// The future of a request that is awaited without `send`.
pub type SendFuture<T> = Pin<Box<dyn Future<Output = Result<T>> + Send>>;

/// A request of one operation.
///
/// The methods of [`Client`](crate::Client) create requests, each of its own type with its own setters.
/// This trait is for code that is generic over them:
///
/// ```
/// use tablestore::call::Request;
/// use tokio::task::JoinHandle;
///
/// fn spawn<R: Request>(request: R) -> JoinHandle<tablestore::Result<R::Response>> {
///     tokio::spawn(request.send())
/// }
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::run(async |client| {
/// # spawn(client.list_table()).await.unwrap()?;
/// # Ok(()) });
/// ```
///
/// The trait is sealed. [`Client::call_raw`](crate::Client::call_raw) sends operations that have no
/// request type.
pub trait Request:
    Parts
    + IntoFuture<
        Output = Result<<Self as Request>::Response>,
        IntoFuture = SendFuture<<Self as Request>::Response>,
    > + Clone
    + Send
    + Sync
    + 'static
{
    /// The response to the request.
    type Response: Send + 'static;

    /// Sends the request and returns its response, as the method of the same name of each request
    /// does.
    fn send(self) -> impl Future<Output = Result<Self::Response>> + Send {
        run(self)
    }

    /// Returns the operation, with the effect of this very request.
    #[doc(hidden)]
    fn operation(&self) -> Operation;

    /// Returns the table that is read or written, for logs and metrics.
    #[doc(hidden)]
    fn table(&self) -> Option<&str> {
        None
    }

    /// Encodes the body of the HTTP request.
    #[doc(hidden)]
    fn encode(&self) -> Result<Bytes>;

    /// Decodes the body of the HTTP response.
    #[doc(hidden)]
    fn decode(&self, body: Bytes, metadata: ResponseMetadata) -> Result<Self::Response>;

    /// Returns the cost of the call, if the response reports it.
    #[doc(hidden)]
    fn consumed(_: &Self::Response) -> Option<ConsumedCapacity> {
        None
    }

    /// Executes the request: sends it once, unless the operation does more.
    #[doc(hidden)]
    fn execute(self) -> impl Future<Output = Result<Self::Response>> + Send {
        async move { send_once(&self).await }
    }
}

/// The part that all requests share. Its module is private, which seals [`Request`].
pub trait Parts {
    /// Returns the client and the settings of the call.
    fn context(&self) -> &CallContext;
}

/// Executes a request. Errors name its operation.
pub(crate) async fn run<R: Request>(request: R) -> Result<R::Response> {
    let operation = request.operation();
    let result = match request.context().check() {
        Ok(()) => request.execute().await,
        Err(error) => Err(error),
    };
    result.map_err(|error| error.with_operation(operation))
}

/// Sends a request in one HTTP request, with the retries of the stack, and decodes its response.
pub(crate) async fn send_once<R: Request>(request: &R) -> Result<R::Response> {
    let context = request.context();
    let body = request.encode()?;
    let sent = context.send(request.operation(), request.table(), body);
    let (body, metadata, call) = sent.await?;
    let attempts = metadata.attempts;
    let response = request
        .decode(body, metadata)
        // The response reports success, so the service has executed the request.
        .map_err(|error| error.with_attempts(attempts).with_executed())?;
    if let (Some(call), Some(consumed)) = (call, R::consumed(&response)) {
        call.record_consumed(consumed.read, consumed.write);
    }
    Ok(response)
}

/// Implements the methods that all requests have, and groups of setters that some have. The request
/// has a field `context`. The example is an expression that creates a request, for the documentation.
/// Each group is a macro and the field that it sets.
macro_rules! request {
    ($request:ident -> $response:ty {
        example: $example:literal,
        $($setters:ident: $($field:ident).+,)*
    }) => {
        $($setters!($request { $($field).+ }, $example);)*

        /// # Sending
        impl $request {
            /// Sends the request and returns its response, within the client's time limits and with
            /// its retries. Awaiting the request itself does the same, with one more allocation.
            ///
            /// # Errors
            ///
            /// [`Error::kind`](crate::Error::kind) is the class of the failure,
            /// [`Error::service`](crate::Error::service) is the service's own error.
            ///
            /// # Panics
            ///
            /// Outside a Tokio runtime, and in one without timers or I/O: the time limits and
            /// connections of the standard stack are Tokio's.
            ///
            /// # Cancel safety
            ///
            /// Dropping the future cancels the call and leaks nothing. Whether the service executes
            /// a write that was already sent is unknown.
            pub async fn send(self) -> $crate::Result<$response> {
                $crate::call::run(self).await
            }
        }

        /// # Settings of the call
        ///
        /// Every request has these. They override settings of the client.
        ///
        /// ```
        /// # use tablestore::{KeyRange, PrimaryKey};
        /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
        /// # doctest::run(async |client| {
        /// use std::time::Duration;
        /// use tablestore::NoRetryPolicy;
        ///
        #[doc = concat!("let request = ", $example, ";")]
        /// let request = request
        ///     .call_timeout(Duration::from_secs(2))
        ///     .retry_policy(NoRetryPolicy)
        ///     .tag("nightly");
        /// # drop(request);
        /// # Ok(()) });
        /// ```
        impl $request {
            /// Sets the time limit of the call, with all its attempts and pauses, instead of the
            /// client's [`call_timeout`](crate::ClientBuilder::call_timeout). Zero is rejected.
            pub fn call_timeout(mut self, limit: ::std::time::Duration) -> Self {
                self.context.call_timeout(limit);
                self
            }

            /// Sets the time limit of each attempt, instead of the client's
            /// [`attempt_timeout`](crate::ClientBuilder::attempt_timeout). Zero is rejected.
            pub fn attempt_timeout(mut self, limit: ::std::time::Duration) -> Self {
                self.context.attempt_timeout(limit);
                self
            }

            /// Overrides the client's [`retry_policy`](crate::ClientBuilder::retry_policy) for this
            /// call.
            pub fn retry_policy(mut self, policy: impl $crate::RetryPolicy + 'static) -> Self {
                self.context.retry_policy(policy);
                self
            }

            /// Adds a header. One whose name starts with `x-ots-` is signed. The value is visible
            /// ASCII, up to 4,096 bytes.
            pub fn header(mut self, name: &str, value: &str) -> Self {
                self.context.header(name, value);
                self
            }

            /// Sets an id that the service writes into its logs (`x-ots-sdk-traceid`): visible
            /// ASCII, up to 128 bytes.
            pub fn trace_id(mut self, id: &str) -> Self {
                self.context.trace_id(id);
                self
            }

            /// Sets the priority of the request (`x-ots-request-priority`).
            pub fn priority(mut self, priority: $crate::call::Priority) -> Self {
                self.context.priority(priority);
                self
            }

            /// Sets a tag by which the service's statistics group requests (`x-ots-request-tag`):
            /// visible ASCII, up to 16 bytes.
            pub fn tag(mut self, tag: &str) -> Self {
                self.context.tag(tag);
                self
            }
        }

        impl $crate::call::Parts for $request {
            fn context(&self) -> &$crate::call::CallContext {
                &self.context
            }
        }

        /// Sends the request when it is awaited.
        impl ::std::future::IntoFuture for $request {
            type Output = $crate::Result<$response>;
            type IntoFuture = $crate::call::SendFuture<$response>;

            fn into_future(self) -> Self::IntoFuture {
                Box::pin($crate::call::run(self))
            }
        }
    };
}
pub(crate) use request;
