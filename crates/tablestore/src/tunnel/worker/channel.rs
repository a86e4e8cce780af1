//! One channel: reads its records, hands them to the handler and stores how far it is, all in one
//! task.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use tablestore_core::{Clock, Error, ErrorKind, SystemClock};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;
use tracing::Instrument;

use super::RecordBatch;
use super::backoff::Backoff;
use super::batch::{CommitToken, Content, Delivered, is_base_data};
use super::checkpoint::Checkpointer;
use super::context::{Channel, End, Failure, classify};
use super::event::WorkerEvent;
use super::handler::{FailureAction, Handler, HandlerError, HandlerFailure, PanicPolicy};
use super::progress::Progress;
use super::select::{Either, catch_panic, select, until};
use crate::tunnel::{GetCheckpointResponse, Token};

/// Pauses after a failed read.
const READ_PAUSES: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(5));

/// Pauses before a failed batch is delivered again.
const HANDLER_PAUSES: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(30));

/// Responses in a row that cannot be read, after which the worker stops.
const MAX_UNREADABLE: u32 = 5;

/// Something that was read.
enum Item {
    Page(Page),
    Finished,
    Failed(End),
}

struct Page {
    content: Content,
    permit: OwnedSemaphorePermit,
}

impl Channel {
    /// Reads the channel until it ends, is lost or is to stop.
    pub(super) async fn run<H: Handler>(self, handler: Arc<H>) -> End {
        let start = match until(self.stop.requested(), self.start()).await {
            Some(Ok(start)) => start,
            Some(Err(end)) => return end,
            None => return End::Closed,
        };
        self.observe(&WorkerEvent::ChannelOpened {
            channel_id: &self.id,
        });
        let end = self.run_from(start, &*handler).await;
        self.observe(&WorkerEvent::ChannelClosed {
            channel_id: &self.id,
            is_finished: matches!(end, End::Finished),
            error: match &end {
                End::Lost(error) => Some(error),
                _ => None,
            },
        });
        end
    }

    async fn run_from<H: Handler>(&self, start: GetCheckpointResponse, handler: &H) -> End {
        if let Err(panic) = catch_panic(handler.opened(&self.id)).await {
            return self.panicked(&panic);
        }
        let progress = Arc::new(Progress::new());
        let _end = EndOnDrop(&progress);
        let checkpointer = Checkpointer::new(self, Arc::clone(&progress), start.sequence_number);
        let mut checkpoints = pin!(checkpointer.run());
        let (sender, receiver) = unbounded_channel();
        let mut end = {
            let process = async {
                let reads = until(self.stop.requested(), self.read(start.token, sender));
                let mut handles = pin!(self.process(receiver, &progress, handler));
                match select(pin!(reads), handles.as_mut()).await {
                    Either::First(_) => handles.await,
                    Either::Second(end) => end,
                }
            };
            match select(checkpoints.as_mut(), pin!(process)).await {
                Either::First(Err(end)) => return end,
                Either::First(Ok(())) => End::Closed,
                Either::Second(end) => end,
            }
        };
        // What is done is stored, whatever the end.
        progress.close(self.settings.manual_checkpoints);
        if let Err(lost) = checkpoints.await {
            end = lost;
        }
        let is_finished = matches!(end, End::Finished);
        match catch_panic(handler.closed(&self.id, is_finished)).await {
            Ok(()) => end,
            Err(panic) => self.panicked(&panic),
        }
    }

    /// Reads the checkpoint to start from.
    async fn start(&self) -> Result<GetCheckpointResponse, End> {
        let mut pauses = Backoff::new(READ_PAUSES, 2, self.random.clone());
        loop {
            match self.get_checkpoint().await.map_err(classify) {
                Ok(checkpoint) => return Ok(checkpoint),
                Err(Failure::End(end)) => return Err(end),
                Err(Failure::Transient(error)) => self.request_failed(&error),
            }
            tokio::time::sleep(pauses.advance()).await;
        }
    }

    /// Reads pages as far ahead as the settings allow.
    async fn read(&self, mut token: Token, pages: UnboundedSender<Item>) {
        let is_base_data = is_base_data(&self.id);
        let permits = Arc::new(Semaphore::new(self.settings.pages_in_memory()));
        let mut quiet = Backoff::new(self.settings.quiet_pauses, 5, self.random.clone());
        let mut failing = Backoff::new(READ_PAUSES, 2, self.random.clone());
        let mut unreadable = 0;
        while !token.is_finished() {
            // It is never closed.
            let Ok(permit) = Arc::clone(&permits).acquire_owned().await else {
                return;
            };
            let (tunnel_id, client_id) = (&*self.tunnel_id, &*self.client_id);
            let read = self
                .tunnels
                .read_records(tunnel_id, client_id, &*self.id, token.clone());
            let page = match read.send().await {
                Ok(page) => page,
                Err(error) => {
                    let is_unreadable =
                        matches!(error.kind(), ErrorKind::Decode | ErrorKind::TooLarge);
                    unreadable = if is_unreadable { unreadable + 1 } else { 0 };
                    match classify(error) {
                        Failure::Transient(error) if unreadable == MAX_UNREADABLE => {
                            return drop(pages.send(Item::Failed(End::Failed(error))));
                        }
                        Failure::Transient(error) => self.request_failed(&error),
                        Failure::End(end) => return drop(pages.send(Item::Failed(end))),
                    }
                    drop(permit);
                    tokio::time::sleep(failing.advance()).await;
                    continue;
                }
            };
            unreadable = 0;
            failing.reset();
            let (has_more, has_records) = (page.has_more(), !page.records.is_empty());
            let stays = page.next_token == token;
            token = page.next_token;
            if has_records || !stays {
                let content = Content {
                    channel_id: Arc::clone(&self.id),
                    records: page.records,
                    next_token: token.clone(),
                    request_id: page.metadata.request_id,
                    size: page.size,
                };
                if pages.send(Item::Page(Page { content, permit })).is_err() {
                    return;
                }
            }
            if has_records {
                quiet.reset();
            }
            let is_at_tail = !is_base_data && !has_more;
            if (is_at_tail || stays) && !token.is_finished() {
                tokio::time::sleep(quiet.advance()).await;
            }
        }
        drop(pages.send(Item::Finished));
    }

    /// Hands pages to the handler, one after another.
    async fn process<H: Handler>(
        &self,
        mut pages: UnboundedReceiver<Item>,
        progress: &Arc<Progress>,
        handler: &H,
    ) -> End {
        loop {
            let item = match select(pin!(self.interrupted(progress)), pin!(pages.recv())).await {
                Either::First(()) | Either::Second(None) => return End::Closed,
                Either::Second(Some(item)) => item,
            };
            let page = match item {
                Item::Page(page) => page,
                Item::Failed(end) => return end,
                Item::Finished => return self.finish(progress).await,
            };
            let token = page.content.next_token.clone();
            let is_empty = page.content.records.is_empty();
            let number = progress.deliver(token, Some(page.permit));
            if is_empty {
                progress.commit(number);
                continue;
            }
            if self.settings.commits_before_processing() {
                progress.commit(number);
            }
            let commit = self.settings.manual_checkpoints.then(|| {
                CommitToken(Arc::new(Delivered {
                    progress: Arc::clone(progress),
                    number,
                }))
            });
            let batch = RecordBatch {
                content: Arc::new(page.content),
                commit,
            };
            if let Err(end) = self.handle(&batch, progress, handler).await {
                return end;
            }
            if batch.commit.is_none() {
                progress.commit(number);
            }
        }
    }

    /// Waits for the last commits at the end of a channel.
    async fn finish(&self, progress: &Progress) -> End {
        loop {
            let changed = progress.changed();
            if progress.is_abandoned() {
                return End::Closed;
            }
            if progress.is_empty() {
                let number = progress.deliver(Token::finished(), None);
                progress.commit(number);
                return End::Finished;
            }
            if until(self.stop.requested(), changed).await.is_none() {
                return End::Closed;
            }
        }
    }

    /// Waits until the channel is to stop, or to be read again.
    async fn interrupted(&self, progress: &Progress) {
        loop {
            let changed = progress.changed();
            if progress.is_abandoned() {
                return;
            }
            if until(self.stop.requested(), changed).await.is_none() {
                return;
            }
        }
    }

    /// Delivers a batch until it is processed or skipped.
    async fn handle<H: Handler>(
        &self,
        batch: &RecordBatch,
        progress: &Progress,
        handler: &H,
    ) -> Result<(), End> {
        let mut pauses = Backoff::new(HANDLER_PAUSES, 2, self.random.clone());
        for attempts in 1.. {
            let permit = match &self.concurrency {
                None => None,
                Some(permits) => match until(self.stop.requested(), permits.acquire()).await {
                    // It is never closed.
                    Some(permit) => permit.ok(),
                    None => return Err(End::Closed),
                },
            };
            let started = Instant::now();
            let span = tracing::debug_span!(
                target: "tablestore::tunnel", "batch",
                tunnel_id = &*self.tunnel_id, client_id = &*self.client_id,
                channel_id = &*self.id, request_id = batch.request_id(),
            );
            let handle = handler.handle(batch.clone());
            let handle = async { handle.await.map_err(Into::into) }.instrument(span);
            let outcome: Result<Result<(), HandlerError>, String> = catch_panic(handle).await;
            drop(permit);
            let error = match outcome {
                Ok(Ok(())) => {
                    self.processed(batch, attempts, started.elapsed());
                    return Ok(());
                }
                Ok(Err(error)) => error,
                Err(panic) => {
                    self.batch_failed(attempts, &panic);
                    return Err(self.panicked(&panic));
                }
            };
            self.batch_failed(attempts, &error.to_string());
            let failure = HandlerFailure {
                batch,
                attempts,
                error: &*error,
            };
            match (self.settings.on_failure.0)(&failure) {
                FailureAction::Retry => {}
                FailureAction::Skip => {
                    if let Some(token) = &batch.commit {
                        progress.commit(token.0.number);
                    }
                    return Ok(());
                }
                FailureAction::Stop => {
                    let message = format!("the handler failed on channel {}: {error}", self.id);
                    let stopped = Error::new(ErrorKind::Other, message).with_source(error);
                    return Err(End::Failed(stopped.with_transient(false)));
                }
            }
            if !self.stop.sleep(pauses.advance()).await {
                return Err(End::Closed);
            }
        }
        Ok(())
    }

    fn panicked(&self, panic: &str) -> End {
        match self.settings.on_panic {
            PanicPolicy::RestartChannel => End::Closed,
            PanicPolicy::Stop => {
                let message = format!("the handler panicked on channel {}: {panic}", self.id);
                End::Failed(Error::new(ErrorKind::Other, message).with_transient(false))
            }
        }
    }

    fn request_failed(&self, error: &Error) {
        self.observe(&WorkerEvent::RequestFailed {
            channel_id: Some(&self.id),
            error,
        });
    }

    fn batch_failed(&self, attempts: u32, error: &str) {
        self.observe(&WorkerEvent::BatchFailed {
            channel_id: &self.id,
            attempts,
            error,
        });
    }

    fn processed(&self, batch: &RecordBatch, attempts: u32, elapsed: Duration) {
        let last = batch.last_write();
        self.observe(&WorkerEvent::BatchProcessed {
            channel_id: &self.id,
            records: batch.records().len(),
            bytes: batch.content.size,
            attempts,
            elapsed,
            lag: last.map(|last| SystemClock.now().duration_since(last).unwrap_or_default()),
        });
    }
}

/// Releases those who wait for a checkpoint when the channel ends, in whatever way.
struct EndOnDrop<'a>(&'a Progress);

impl Drop for EndOnDrop<'_> {
    fn drop(&mut self) {
        self.0.end();
    }
}
