//! The engine and its store together, as the network side sees them.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use tablestore_core::{Instance, ServiceError};

pub use crate::engine::Settings;
use crate::engine::{Engine, Handler, Request};
use crate::store::{DiskStore, MemoryStore, WriteTransaction};
pub use crate::store::{OpenError, OpenErrorKind};

/// All data of the service.
pub(crate) struct Database {
    engine: Arc<Engine>,
    store: Store,
}

enum Store {
    Memory(MemoryStore),
    Disk(DiskStore),
}

/// A request that the front end has let in.
pub(crate) struct Call<'a> {
    pub(crate) instance: &'a Instance,
    /// The handler of the operation.
    pub(crate) handler: Handler,
    /// A serialized protobuf message.
    pub(crate) body: Bytes,
    /// The time that data lives by.
    pub(crate) now: SystemTime,
}

impl Database {
    /// Data that is gone with the process.
    pub(crate) fn memory(settings: Settings) -> Self {
        Self::new(settings, Store::Memory(MemoryStore::default()))
    }

    /// Data in a directory, which is made if it is not there. What was acknowledged stays.
    pub(crate) fn open(directory: &Path, settings: Settings) -> Result<Self, OpenError> {
        Ok(Self::new(
            settings,
            Store::Disk(DiskStore::open(directory)?),
        ))
    }

    fn new(settings: Settings, store: Store) -> Self {
        Self {
            engine: Arc::new(Engine::new(settings)),
            store,
        }
    }

    /// Answers a request with a serialized response.
    ///
    /// Reads, and writes in memory, are done at the first poll. A write on disk is answered when it
    /// is durable; when this future is dropped before that, it may still be done.
    pub(crate) async fn call(&self, call: Call<'_>) -> Result<Bytes, ServiceError> {
        let request = Request {
            instance: call.instance.clone(),
            body: call.body,
            now: call.now,
        };
        match (call.handler, &self.store) {
            (Handler::Read(run), Store::Memory(store)) => {
                self.engine.read(run, &store.read(), &request)
            }
            (Handler::Read(run), Store::Disk(store)) => {
                self.engine.read(run, &store.read()?, &request)
            }
            (Handler::Write(run), Store::Memory(store)) => {
                let mut transaction = store.write();
                let answer = self.engine.write(run, &mut transaction, &request)?;
                transaction.commit();
                Ok(answer)
            }
            (Handler::Write(run), Store::Disk(store)) => {
                let engine = Arc::clone(&self.engine);
                let job = move |transaction: &mut dyn WriteTransaction| {
                    engine.write(run, transaction, &request)
                };
                store.write(Box::new(job)).await
            }
        }
    }

    /// Answers what is under way and refuses new writes. The files are free once the database is
    /// dropped.
    pub(crate) async fn close(&self) {
        if let Store::Disk(store) = &self.store {
            store.close().await;
        }
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.store {
            Store::Memory(_) => "memory",
            Store::Disk(_) => "disk",
        };
        write!(f, "Database({kind})")
    }
}
