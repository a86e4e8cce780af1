use std::time::Duration;

use tablestore_core::header;

use crate::{ClientBuilder, Request};

/// How urgent a request is to a service that has more to do than it can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Priority {
    /// Served last.
    Low,
    /// Served as any other.
    Normal,
    /// Served first.
    High,
}

/// What the service is told about a call, beside what it is asked.
impl<Op> Request<Op> {
    /// An id of your own for the call, which the service writes into its logs
    /// (`x-ots-sdk-traceid`).
    pub fn trace_id(self, id: &str) -> Self {
        self.header(header::SDK_TRACE_ID.as_str(), id)
    }

    /// How urgent the call is (`x-ots-request-priority`).
    pub fn priority(self, priority: Priority) -> Self {
        let number = match priority {
            Priority::Low => "0",
            Priority::Normal => "1",
            Priority::High => "2",
        };
        self.header(header::REQUEST_PRIORITY.as_str(), number)
    }

    /// A word that the service's statistics sort calls by, up to 16 bytes of ASCII
    /// (`x-ots-request-tag`).
    pub fn tag(self, tag: &str) -> Self {
        self.header(header::REQUEST_TAG.as_str(), tag)
    }
}

impl ClientBuilder {
    /// Asks the service to say where the time went in calls that take it longer than this
    /// (`x-ots-trace-threshold`): see
    /// [`ResponseMetadata::trace_info`](crate::ResponseMetadata::trace_info).
    pub fn trace_threshold(self, threshold: Duration) -> Self {
        let milliseconds = threshold.as_millis().to_string();
        self.header(header::TRACE_THRESHOLD.as_str(), &milliseconds)
    }
}
