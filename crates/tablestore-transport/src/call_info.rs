use std::sync::Arc;

use http::Request;
use tablestore_core::{Body, Effect, Operation};
use tokio::time::Instant;

use crate::CallOptions;
use crate::call_state::{CallState, effect};

/// Facts about a call that the layers of a stack share.
///
/// It is the one extension of a request that this crate reads: the operation, the table, and the
/// options of this call. Layers of your own read it for logs and metrics.
///
/// ```
/// use http::Request;
/// use tablestore_core::{Body, Operation};
/// use tablestore_transport::CallInfo;
///
/// let mut request = Request::new(Body::empty());
/// request.extensions_mut().insert(CallInfo::new(Operation::GET_ROW).with_table("orders"));
///
/// let call = request.extensions().get::<CallInfo>();
/// assert_eq!(call.and_then(CallInfo::table), Some("orders"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct CallInfo {
    operation: Option<Operation>,
    table: Option<Arc<str>>,
    options: CallOptions,
    state: Option<CallState>,
}

impl CallInfo {
    /// Describes a call of this operation.
    pub fn new(operation: Operation) -> Self {
        Self {
            operation: Some(operation),
            ..Self::default()
        }
    }

    /// Adds the table that is read or written. Calls about several tables, or none, have none.
    #[must_use]
    pub fn with_table(mut self, name: impl Into<Arc<str>>) -> Self {
        self.table = Some(name.into());
        self
    }

    /// Adds options that override the settings of the stack for this call.
    #[must_use]
    pub fn with_options(mut self, options: CallOptions) -> Self {
        self.options = options;
        self
    }

    /// Returns the operation, if it is known.
    pub fn operation(&self) -> Option<&Operation> {
        self.operation.as_ref()
    }

    /// Returns the effect of the operation; that of an unknown one counts as [`Effect::Write`].
    pub fn effect(&self) -> Effect {
        effect(self.operation())
    }

    /// Returns the name of the table, if the call is about one.
    pub fn table(&self) -> Option<&str> {
        self.table.as_deref()
    }

    /// Returns the options of this call.
    pub fn options(&self) -> &CallOptions {
        &self.options
    }

    /// Starts the call of a request, which ends at `deadline`.
    pub(crate) fn begin(
        request: &mut Request<Body>,
        deadline: Option<Instant>,
        is_tracked: bool,
    ) -> CallState {
        let call = request.extensions_mut().get_or_insert_default::<Self>();
        let state = CallState::new(call.operation.clone(), deadline, is_tracked);
        call.state = Some(state.clone());
        state
    }

    /// The state of the call, if a layer above has started one.
    pub(crate) fn state(&self) -> Option<&CallState> {
        self.state.as_ref()
    }

    /// The state of the call that a request belongs to, if a layer above has started one.
    pub(crate) fn state_of(request: &Request<Body>) -> Option<&CallState> {
        Self::from_request(request)?.state()
    }

    /// The description of the call that this request belongs to.
    pub(crate) fn from_request(request: &Request<Body>) -> Option<&Self> {
        request.extensions().get()
    }
}
