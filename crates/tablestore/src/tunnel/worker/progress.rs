//! How far the records of a channel are processed: batches in their order, and those that are done.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::{Notify, OwnedSemaphorePermit, watch};

use crate::tunnel::Token;

/// The batches of a channel that are delivered and whose checkpoint is not due yet.
#[derive(Debug)]
pub(super) struct Progress {
    state: Mutex<State>,
    /// The number of the first batch that is not stored; its sender is gone once the channel is.
    stored: watch::Sender<u64>,
    changed: Notify,
}

#[derive(Debug, Default)]
struct State {
    next_number: u64,
    delivered: VecDeque<Entry>,
    /// The position after the batches that are done, and the number after the last of them.
    due: Option<(Token, u64)>,
    /// Whether the due position is to be stored now, not at the next interval.
    is_urgent: bool,
    /// Whether a batch was given up, so that the channel has to be read again.
    is_abandoned: bool,
    /// Whether no batches follow.
    is_closing: bool,
    /// Whether the channel is gone.
    is_closed: bool,
}

#[derive(Debug)]
struct Entry {
    number: u64,
    token: Token,
    is_done: bool,
    /// Limits the batches in memory.
    _permit: Option<OwnedSemaphorePermit>,
}

impl Progress {
    pub(super) fn new() -> Self {
        Self {
            state: Mutex::default(),
            stored: watch::Sender::new(0),
            changed: Notify::new(),
        }
    }

    /// Adds a batch, by the position after it, and returns its number.
    pub(super) fn deliver(&self, token: Token, permit: Option<OwnedSemaphorePermit>) -> u64 {
        let mut state = self.lock();
        let number = state.next_number;
        state.next_number += 1;
        state.delivered.push_back(Entry {
            number,
            token,
            is_done: false,
            _permit: permit,
        });
        number
    }

    /// Marks a batch as done.
    pub(super) fn commit(&self, number: u64) {
        let mut state = self.lock();
        for entry in &mut state.delivered {
            if entry.number == number {
                entry.is_done = true;
            }
        }
        while state.delivered.front().is_some_and(|first| first.is_done) {
            if let Some(done) = state.delivered.pop_front() {
                state.due = Some((done.token, done.number + 1));
            }
        }
        drop(state);
        self.changed.notify_waiters();
    }

    /// Gives a batch up, unless it is done.
    pub(super) fn abandon(&self, number: u64) {
        let mut state = self.lock();
        let open = |entry: &Entry| entry.number == number && !entry.is_done;
        if !state.delivered.iter().any(open) {
            return;
        }
        state.is_abandoned = true;
        drop(state);
        self.changed.notify_waiters();
    }

    /// Stores the due position as soon as possible.
    pub(super) fn flush(&self) {
        self.lock().is_urgent = true;
        self.changed.notify_waiters();
    }

    /// Says that no batches follow, and stores the due position as soon as possible. Batches that are
    /// not done yet can still be committed by hand.
    pub(super) fn close(&self, is_manual: bool) {
        let mut state = self.lock();
        if !is_manual {
            state.delivered.clear();
        }
        state.is_closing = true;
        state.is_urgent = true;
        drop(state);
        self.changed.notify_waiters();
    }

    /// Releases everybody who waits for a checkpoint.
    pub(super) fn end(&self) {
        self.lock().is_closed = true;
        self.stored.send_modify(|_| {});
        self.changed.notify_waiters();
    }

    /// Takes the due position. `is_time` says whether the interval has passed.
    pub(super) fn take_due(&self, is_time: bool) -> Option<(Token, u64)> {
        let mut state = self.lock();
        let is_due = is_time || state.is_urgent;
        is_due.then(|| state.due.take()).flatten()
    }

    /// Puts a position back that could not be stored, unless a later one is due.
    pub(super) fn put_back(&self, due: (Token, u64)) {
        self.lock().due.get_or_insert(due);
    }

    /// Notes that everything before this number is stored.
    pub(super) fn set_stored(&self, end: u64) {
        let mut state = self.lock();
        if state.due.is_none() {
            state.is_urgent = state.is_closing;
        }
        drop(state);
        self.stored.send_replace(end);
    }

    /// Whether every batch is done and stored, and none follows.
    pub(super) fn is_complete(&self) -> bool {
        let state = self.lock();
        let is_open = !state.delivered.is_empty() && !state.is_abandoned;
        state.is_closing && !is_open && state.due.is_none()
    }

    /// Whether every batch that was delivered is done.
    pub(super) fn is_empty(&self) -> bool {
        self.lock().delivered.is_empty()
    }

    pub(super) fn is_abandoned(&self) -> bool {
        self.lock().is_abandoned
    }

    /// Waits until a batch is stored. Returns false if the channel is gone before.
    pub(super) async fn stored(&self, number: u64) -> bool {
        let mut stored = self.stored.subscribe();
        let is_over = |end: &u64| *end > number || self.lock().is_closed;
        // The sender is part of this, so it cannot be gone.
        let _ = stored.wait_for(is_over).await;
        *self.stored.borrow() > number
    }

    /// Waits until something is done, due or given up. Conditions are to be checked after this is
    /// created and before it is awaited.
    pub(super) fn changed(&self) -> tokio::sync::futures::Notified<'_> {
        self.changed.notified()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing fails while it is locked.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
