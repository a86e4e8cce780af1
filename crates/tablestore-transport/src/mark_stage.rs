use std::task::{Context, Poll};

use http::{Request, Response};
use tablestore_core::{Body, Error, Result};
use tower_service::Service;

use crate::CallInfo;
use crate::call_state::Stage;

/// Notes that an attempt has come to a stage.
#[derive(Clone, Debug)]
pub(crate) struct MarkStage<S> {
    inner: S,
    stage: Stage,
}

impl<S> MarkStage<S> {
    pub(crate) const fn new(stage: Stage, inner: S) -> Self {
        Self { inner, stage }
    }
}

impl<S> Service<Request<Body>> for MarkStage<S>
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Error>,
{
    type Response = Response<Body>;
    type Error = Error;
    type Future = S::Future;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<()>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Request<Body>) -> S::Future {
        if let Some(state) = CallInfo::state_of(&request) {
            state.advance(self.stage);
        }
        self.inner.call(request)
    }
}
