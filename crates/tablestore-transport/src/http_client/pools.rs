use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{PoisonError, RwLock};

use http::Request;
use hyper_util::client::legacy::{Builder, Client, ResponseFuture};
use tokio::runtime::{Handle, Id};

use super::connect::Connector;
use super::send_body::SendBody;

/// From this number of pools on, those that were not used since the last one was added are dropped.
const MANY: usize = 16;

/// A pool of connections for each tokio runtime.
///
/// The task that drives a connection belongs to the runtime that made it. A connection that another
/// runtime made would break when that runtime ends, and hang while it rests.
pub(super) struct Pools {
    builder: Builder,
    connector: Connector,
    pools: RwLock<Vec<Pool>>,
}

struct Pool {
    runtime: Id,
    client: Client<Connector, SendBody>,
    is_used: AtomicBool,
}

impl Pools {
    pub(super) fn new(builder: Builder, connector: Connector) -> Self {
        Self {
            builder,
            connector,
            pools: RwLock::default(),
        }
    }

    /// Sends a request over a connection of the current runtime.
    pub(super) fn request(&self, request: Request<SendBody>) -> ResponseFuture {
        let runtime = Handle::current().id();
        {
            let pools = self.pools.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(pool) = pools.iter().find(|pool| pool.runtime == runtime) {
                pool.is_used.store(true, Relaxed);
                return pool.client.request(request);
            }
        }
        let client = self.builder.build(self.connector.clone());
        let response = client.request(request);
        self.add(runtime, client);
        response
    }

    fn add(&self, runtime: Id, client: Client<Connector, SendBody>) {
        let mut pools = self.pools.write().unwrap_or_else(PoisonError::into_inner);
        if pools.len() >= MANY {
            // Runtimes end without notice. One that is still there loses connections without
            // requests, and no more.
            pools.retain(|pool| pool.is_used.swap(false, Relaxed));
        }
        // Of two requests that both find no pool, the second one's pool serves that request alone.
        if pools.iter().all(|pool| pool.runtime != runtime) {
            let is_used = AtomicBool::new(true);
            pools.push(Pool {
                runtime,
                client,
                is_used,
            });
        }
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        let pools = self.pools.read().unwrap_or_else(PoisonError::into_inner);
        pools.len()
    }
}
