//! A client whose service responds from a script.

pub(crate) mod recording;

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{HeaderMap, Request, Response};
use prost::Message;
use tablestore_core::{Body, Endpoint, Error, Operation, Result};
use tablestore_transport::{CallInfo, RetryPolicy, StackBuilder, Transport};
use tokio::sync::Notify;
use tower_service::Service;

use crate::Client;

/// A service that responds from a script, and keeps the requests.
#[derive(Clone, Default)]
pub(crate) struct Script(Arc<Mutex<State>>, Arc<Notify>);

#[derive(Default)]
struct State {
    responses: VecDeque<Result<Bytes>>,
    asked: Vec<(Operation, Bytes)>,
}

impl Script {
    /// The next response is this message.
    pub(crate) fn respond(self, message: &impl Message) -> Self {
        self.push(Ok(message.encode_to_vec().into()))
    }

    /// The next response is this error.
    pub(crate) fn fail(self, error: impl Into<Error>) -> Self {
        self.push(Err(error.into()))
    }

    fn push(self, response: Result<Bytes>) -> Self {
        self.0.lock().unwrap().responses.push_back(response);
        self.1.notify_one();
        self
    }

    /// A client of this service. If no response is left, it waits until there is one.
    pub(crate) fn client(&self, policy: impl RetryPolicy + 'static) -> Client {
        let endpoint = Endpoint::parse("https://shop.cn-hangzhou.ots.aliyuncs.com").unwrap();
        let transport = Transport::new(self.clone());
        let retries = StackBuilder::new().retry_policy(policy).retry_settings();
        Client::new(endpoint, HeaderMap::new(), transport, retries).unwrap()
    }

    /// The number of requests.
    pub(crate) fn count(&self) -> usize {
        self.0.lock().unwrap().asked.len()
    }

    /// The requests, as these messages.
    pub(crate) fn asked<M: Message + Default>(&self) -> Vec<M> {
        let asked = &self.0.lock().unwrap().asked;
        let bodies = asked.iter().map(|(_, body)| body.clone());
        bodies.map(|body| M::decode(body).unwrap()).collect()
    }

    /// The operations of the requests.
    pub(crate) fn operations(&self) -> Vec<Operation> {
        let asked = &self.0.lock().unwrap().asked;
        asked
            .iter()
            .map(|(operation, _)| operation.clone())
            .collect()
    }
}

impl Service<Request<Body>> for Script {
    type Response = Response<Body>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let mut state = self.0.lock().unwrap();
        let call = request.extensions().get::<CallInfo>().unwrap();
        let operation = call.operation().unwrap().clone();
        state
            .asked
            .push((operation, request.into_body().into_bytes()));
        drop(state);
        let script = self.clone();
        Box::pin(async move {
            loop {
                let response = script.0.lock().unwrap().responses.pop_front();
                match response {
                    Some(response) => return response.map(|body| Response::new(Body::from(body))),
                    None => script.1.notified().await,
                }
            }
        })
    }
}
