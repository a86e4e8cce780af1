//! The limits of connections: their number, time, and memory for bodies.

use std::time::Duration;

use crate::body_limits::BodyMemory;

/// How long a request may take to arrive, and a connection be idle. Longer than the official
/// clients keep idle connections, so that none meets a closed one.
const REQUEST_TIME: Duration = Duration::from_secs(120);

/// How long a client may take to receive a response.
const RESPONSE_TIME: Duration = Duration::from_secs(60);

/// The most connections that a server serves at a time. Each takes up to 200 KiB besides bodies, and a
/// response of up to 4 MiB or so for as long as its client receives it.
const CONNECTIONS: usize = 4096;

/// The limits that connections of one server share.
#[derive(Clone, Debug)]
pub(crate) struct Limits {
    /// The number of connections at a time.
    pub(crate) connections: usize,
    /// Limits the wait for a head and for a body, and ends a connection that is idle.
    pub(super) request_time: Option<Duration>,
    pub(super) response_time: Option<Duration>,
    /// The memory for large bodies: those that are read and those of running requests.
    pub(super) large_bodies: BodyMemory,
}

impl Limits {
    /// The limits of a server.
    pub(crate) fn server() -> Self {
        Self {
            request_time: Some(REQUEST_TIME),
            response_time: Some(RESPONSE_TIME),
            ..Self::untimed()
        }
    }

    /// Limits without a clock.
    pub(crate) fn untimed() -> Self {
        Self {
            connections: CONNECTIONS,
            request_time: None,
            response_time: None,
            large_bodies: BodyMemory::new(),
        }
    }
}
