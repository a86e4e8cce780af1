//! A subscriber that keeps the fields of the spans and events of this SDK.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

type Fields = BTreeMap<&'static str, String>;

/// The spans and events, in their order.
#[derive(Clone, Default)]
pub(crate) struct Recording(Arc<Mutex<(Vec<Recorded>, Vec<Recorded>)>>);

/// A span or an event.
#[derive(Clone, Debug)]
pub(crate) struct Recorded {
    pub(crate) metadata: &'static Metadata<'static>,
    pub(crate) fields: Fields,
}

impl Recording {
    pub(crate) fn spans(&self) -> Vec<Recorded> {
        of_this_sdk(&self.0.lock().unwrap().0)
    }

    pub(crate) fn events(&self) -> Vec<Recorded> {
        of_this_sdk(&self.0.lock().unwrap().1)
    }
}

fn of_this_sdk(all: &[Recorded]) -> Vec<Recorded> {
    let ours = |it: &&Recorded| it.metadata.target() == "tablestore";
    all.iter().filter(ours).cloned().collect()
}

impl Subscriber for Recording {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut fields = Collector::default();
        attributes.record(&mut fields);
        let spans = &mut self.0.lock().unwrap().0;
        spans.push(Recorded {
            metadata: attributes.metadata(),
            fields: fields.0,
        });
        Id::from_u64(spans.len() as u64)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let mut fields = Collector::default();
        values.record(&mut fields);
        let index = usize::try_from(span.into_u64()).unwrap() - 1;
        let spans = &mut self.0.lock().unwrap().0;
        spans[index].fields.extend(fields.0);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Collector::default();
        event.record(&mut fields);
        self.0.lock().unwrap().1.push(Recorded {
            metadata: event.metadata(),
            fields: fields.0,
        });
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[derive(Default)]
struct Collector(Fields);

impl Visit for Collector {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }
}
