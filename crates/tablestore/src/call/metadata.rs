use http::Response;
use tablestore_core::header;
use tablestore_transport::Attempts;

/// What the service says about a call beside its result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResponseMetadata {
    /// The id that the service gave to the request, to quote to its support.
    pub request_id: String,
    /// How many times the request was sent: 1, and 1 more for each time that it was sent again.
    pub attempts: u32,
    /// Where the time went, in the service's words, when it was asked to say so
    /// ([`ClientBuilder::trace_threshold`](crate::ClientBuilder::trace_threshold)).
    pub trace_info: Option<String>,
}

impl ResponseMetadata {
    pub(crate) fn of<B>(response: &Response<B>) -> Self {
        let text = |name| {
            let value = response.headers().get(name)?;
            value.to_str().ok().map(str::to_owned)
        };
        Self {
            request_id: text(header::REQUEST_ID).unwrap_or_default(),
            attempts: Attempts::of(response),
            trace_info: text(header::TRACE_INFO),
        }
    }
}
