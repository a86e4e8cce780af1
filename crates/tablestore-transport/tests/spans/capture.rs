//! A subscriber that keeps all spans and events, at every level.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, Once};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::subscriber::DefaultGuard;
use tracing::{Event, Level, Metadata, Subscriber};

/// The target of this crate's spans and events.
pub const TARGET: &str = "tablestore";

pub type Fields = BTreeMap<&'static str, String>;

/// The spans and events of this thread since [`capture`].
#[derive(Clone, Default)]
pub struct Captured(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    /// A span's id is its index here, counted from 1.
    spans: Vec<CapturedSpan>,
    events: Vec<CapturedEvent>,
    /// The spans that are entered, the innermost last.
    entered: Vec<usize>,
}

#[derive(Clone, Debug)]
pub struct CapturedSpan {
    pub name: &'static str,
    pub target: String,
    pub level: Level,
    pub parent: Option<&'static str>,
    pub fields: Fields,
}

#[derive(Clone, Debug)]
pub struct CapturedEvent {
    pub target: String,
    pub level: Level,
    pub span: Option<&'static str>,
    pub fields: Fields,
}

/// Captures what this thread does until the guard is dropped. To be called before anything else: what
/// is seen for the first time while no one listens may never be listened to.
pub fn capture() -> (Captured, DefaultGuard) {
    static LISTEN: Once = Once::new();
    LISTEN.call_once(|| tracing::subscriber::set_global_default(Captured::default()).unwrap());
    let captured = Captured::default();
    let guard = tracing::subscriber::set_default(captured.clone());
    (captured, guard)
}

impl Captured {
    /// The spans of this crate.
    pub fn spans(&self) -> Vec<CapturedSpan> {
        let mut spans = self.inner().spans.clone();
        spans.retain(|span| span.target == TARGET);
        spans
    }

    /// The events of this crate.
    pub fn events(&self) -> Vec<CapturedEvent> {
        let mut events = self.inner().events.clone();
        events.retain(|event| event.target == TARGET);
        events
    }

    /// All that was captured, of other crates too.
    pub fn text(&self) -> String {
        let inner = self.inner();
        format!("{:#?}\n{:#?}", inner.spans, inner.events)
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap()
    }
}

impl Inner {
    fn current(&self) -> Option<&'static str> {
        self.entered.last().map(|id| self.spans[id - 1].name)
    }
}

fn index(id: &Id) -> usize {
    usize::try_from(id.into_u64()).unwrap()
}

impl Subscriber for Captured {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut fields = Collector::default();
        attributes.record(&mut fields);
        let metadata = attributes.metadata();
        let mut inner = self.inner();
        let span = CapturedSpan {
            name: metadata.name(),
            target: metadata.target().to_owned(),
            level: *metadata.level(),
            parent: inner.current(),
            fields: fields.0,
        };
        inner.spans.push(span);
        Id::from_u64(inner.spans.len() as u64)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let mut fields = Collector::default();
        values.record(&mut fields);
        self.inner().spans[index(span) - 1].fields.extend(fields.0);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Collector::default();
        event.record(&mut fields);
        let metadata = event.metadata();
        let mut inner = self.inner();
        let event = CapturedEvent {
            target: metadata.target().to_owned(),
            level: *metadata.level(),
            span: inner.current(),
            fields: fields.0,
        };
        inner.events.push(event);
    }

    fn enter(&self, span: &Id) {
        self.inner().entered.push(index(span));
    }

    fn exit(&self, span: &Id) {
        let left = self.inner().entered.pop();
        assert_eq!(left, Some(index(span)));
    }
}

/// The fields with their values as text; an error with its causes.
#[derive(Default)]
struct Collector(Fields);

impl Visit for Collector {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }

    fn record_error(&mut self, field: &Field, value: &(dyn std::error::Error + 'static)) {
        let mut text = value.to_string();
        let mut next = value.source();
        while let Some(cause) = next {
            text.push_str(&format!(": {cause}"));
            next = cause.source();
        }
        self.0.insert(field.name(), text);
    }
}
