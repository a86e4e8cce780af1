//! The engine and its store together, as the network side sees them.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use tablestore_core::{Instance, ServiceError};

use crate::background::{self, Background};
use crate::budget::{Budget, Cancellation};
use crate::engine::{Access, Engine, Handler, Read, Request, Write};
pub use crate::engine::{Settings, StreamShards};
use crate::store::{DiskStore, Job, MemoryStore, StoreError};
pub use crate::store::{OpenError, OpenErrorKind};

/// All data of the service.
pub(crate) struct Database {
    engine: Arc<Engine>,
    store: Store,
    background: Background,
}

#[derive(Clone)]
enum Store {
    Memory(MemoryStore),
    Disk(Arc<DiskStore>),
}

/// A request that the front end has let in.
#[derive(Debug)]
pub(crate) struct Call<'a> {
    pub(crate) instance: &'a Instance,
    /// The operation that is called.
    pub(crate) handler: Handler,
    /// A serialized protobuf message.
    pub(crate) body: Bytes,
    /// The time that data lives by.
    pub(crate) now: SystemTime,
}

type Outcome = Result<Bytes, ServiceError>;

impl Database {
    /// Data in memory, which is gone with the process.
    pub(crate) fn memory(settings: Settings) -> Self {
        Self::new(settings, Store::Memory(MemoryStore::default()))
    }

    /// Data in a directory, which is created if it does not exist. Acknowledged writes are durable.
    pub(crate) fn open(directory: &Path, settings: Settings) -> Result<Self, OpenError> {
        let store = DiskStore::open(directory)?;
        Ok(Self::new(settings, Store::Disk(Arc::new(store))))
    }

    fn new(settings: Settings, store: Store) -> Self {
        Self {
            engine: Arc::new(Engine::new(settings)),
            store,
            background: Background::new(),
        }
    }

    /// Returns the serialized response to a request.
    ///
    /// Short reads, and short writes in memory, are done at the first poll, unless another call
    /// holds the store. Longer ones are done on another thread, and stop when this future is
    /// dropped. A write on disk is acknowledged when it is durable; when this future is dropped
    /// before that, it may still be done.
    pub(crate) async fn call(&self, call: Call<'_>) -> Outcome {
        let request = |budget| Request {
            instance: call.instance.clone(),
            body: call.body.clone(),
            now: call.now,
            budget,
            ending: Arc::default(),
        };
        match call.handler.access(&call.body) {
            Access::Read(read) => {
                if let Some(outcome) = self.read_inline(read, request(Budget::inline())).await {
                    return outcome;
                }
                let cancellation = Cancellation::default();
                let _cancel = cancellation.on_drop();
                self.read_in_background(read, request(Budget::until(cancellation)))
                    .await
            }
            Access::Write(write) => self.write(write, request(Budget::unlimited())).await,
            Access::LongWrite(write) => {
                let cancellation = Cancellation::default();
                let _cancel = cancellation.on_drop();
                self.write_in_background(write, request(Budget::until(cancellation)))
                    .await
            }
        }
    }

    /// Returns the outcome of a read, unless it takes longer than its budget.
    async fn read_inline(&self, read: Read, request: Request) -> Option<Outcome> {
        let outcome = match &self.store {
            Store::Memory(store) => {
                let state = store.read().await;
                self.engine.read(read, &state, &request)
            }
            Store::Disk(store) => store.read(|state| self.engine.read(read, state, &request)),
        };
        (!request.budget.is_exhausted()).then_some(outcome)
    }

    async fn read_in_background(&self, read: Read, request: Request) -> Outcome {
        let (engine, store) = (Arc::clone(&self.engine), self.store.clone());
        let work = move || match store {
            Store::Memory(store) => engine.read(read, &store.read_in_portions(), &request),
            Store::Disk(store) => store.read(|state| engine.read(read, state, &request)),
        };
        self.background.run(work).await
    }

    async fn write(&self, write: Write, request: Request) -> Outcome {
        match &self.store {
            Store::Memory(store) => {
                let mut transaction = store.write().await;
                let response = self.engine.write(write, &mut transaction, &request)?;
                self.engine.committed(&request.ending);
                transaction.commit();
                Ok(response)
            }
            Store::Disk(store) => {
                let engine = Arc::clone(&self.engine);
                let on_commit = self.on_commit(&request);
                let job = Job::new(move |transaction| engine.write(write, transaction, &request));
                store.write(job.on_commit(on_commit)).await
            }
        }
    }

    async fn write_in_background(&self, write: Write, request: Request) -> Outcome {
        let engine = Arc::clone(&self.engine);
        match &self.store {
            Store::Memory(store) => {
                let mut transaction = store.write().await;
                background::run(move || {
                    let response = engine.write_for_long(write, &mut transaction, &request)?;
                    engine.committed(&request.ending);
                    transaction.commit();
                    Ok(response)
                })
                .await
            }
            // The writer has a thread of its own.
            Store::Disk(store) => {
                let on_commit = self.on_commit(&request);
                let job = Job::new(move |transaction| {
                    engine.write_for_long(write, transaction, &request)
                });
                store.write(job.on_commit(on_commit)).await
            }
        }
    }

    fn on_commit(&self, request: &Request) -> impl FnOnce() + Send + use<> {
        let (engine, ending) = (Arc::clone(&self.engine), Arc::clone(&request.ending));
        move || engine.committed(&ending)
    }

    /// Returns why data cannot be read and written at the moment, if it cannot.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        match &self.store {
            Store::Memory(_) => Ok(()),
            Store::Disk(store) => store.check(),
        }
    }

    /// Finishes the writes in flight and rejects later ones. The files are free once the database
    /// is dropped.
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

#[cfg(test)]
mod tests;
