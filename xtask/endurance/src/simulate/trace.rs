//! The events of a run, in their order, and the violations among them.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};

use tablestore::Error;
use tokio::time::Instant;

/// The outcome of a write, as its client saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The service executed it.
    Done,
    /// The service did not execute it.
    NotDone,
    /// It may have been executed.
    Unknown,
}

impl Outcome {
    pub(crate) fn of<T>(result: &Result<T, Error>) -> Self {
        match result {
            Ok(_) => Self::Done,
            Err(error) if error.executed() => Self::Done,
            Err(error) if error.outcome_unknown() => Self::Unknown,
            Err(_) => Self::NotDone,
        }
    }
}

/// The record of a run. Clones are the same record.
#[derive(Clone, Debug)]
pub(crate) struct Trace(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    start: Instant,
    events: Mutex<Events>,
}

#[derive(Debug, Default)]
struct Events {
    text: String,
    calls: u64,
    violations: Vec<String>,
}

impl Trace {
    /// Begins a record, at the time that counts as 0.
    pub(crate) fn begin() -> Self {
        Self(Arc::new(Inner {
            start: Instant::now(),
            events: Mutex::default(),
        }))
    }

    /// Adds an event.
    pub(crate) fn event(&self, who: &str, what: &str) {
        let at = self.0.start.elapsed().as_micros();
        let mut events = self.lock();
        // A String takes everything.
        let _ = writeln!(events.text, "{at:>12} {who}: {what}");
    }

    /// Adds the outcome of a call.
    pub(crate) fn call<T>(&self, who: &str, what: &str, result: &Result<T, Error>) {
        match result {
            Ok(_) => self.event(who, &format!("{what}: ok")),
            Err(error) => self.event(who, &format!("{what}: {:?}, {error}", Outcome::of(result))),
        }
        self.lock().calls += 1;
    }

    /// Adds a violation.
    pub(crate) fn violation(&self, who: &str, what: &str) {
        self.event(who, &format!("VIOLATION {what}"));
        self.lock().violations.push(format!("{who}: {what}"));
    }

    /// Adds violations.
    pub(crate) fn violations(&self, who: &str, all: Vec<String>) {
        for what in all {
            self.violation(who, &what);
        }
    }

    /// Returns the text, the number of calls and the violations so far.
    pub(crate) fn end(&self) -> (String, u64, Vec<String>) {
        let mut events = self.lock();
        let Events {
            text,
            calls,
            violations,
        } = std::mem::take(&mut *events);
        (text, calls, violations)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Events> {
        self.0.events.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
