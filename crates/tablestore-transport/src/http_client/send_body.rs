use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tablestore_core::Body;

use crate::call_state::Sending;

/// The body of a request, which reports when a connection starts to send it.
///
/// An attempt that was abandoned before is not sent any more: its connection gets no body, and closes.
pub(super) struct SendBody {
    pub(super) body: Body,
    pub(super) sending: Sending,
}

impl http_body::Body for SendBody {
    type Data = Bytes;
    type Error = Abandoned;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Abandoned>>> {
        if !self.sending.begin() {
            return Poll::Ready(Some(Err(Abandoned)));
        }
        let frame = Pin::new(&mut self.body).poll_frame(cx);
        frame.map(|frame| frame.map(|frame| frame.map_err(|never| match never {})))
    }

    fn is_end_stream(&self) -> bool {
        let is_end = self.body.is_end_stream();
        if is_end {
            // The head is all there is to send.
            self.sending.begin();
        }
        is_end
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Nobody waits for the response any more.
#[derive(Debug)]
pub(super) struct Abandoned;

impl fmt::Display for Abandoned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the request was abandoned before it was sent")
    }
}

impl std::error::Error for Abandoned {}
