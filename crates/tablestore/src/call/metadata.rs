use http::Response;
use tablestore_core::header;
use tablestore_transport::Attempts;

/// The metadata of a response.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResponseMetadata {
    /// The service's id of the request, which its support asks for.
    pub request_id: String,
    /// The number of attempts: 1, and 1 more for each retry.
    pub attempts: u32,
    /// The service's account of the time that the request took, if it took longer than
    /// [`ClientBuilder::trace_threshold`](crate::ClientBuilder::trace_threshold).
    pub trace_info: Option<String>,
    /// The size of the response's body in bytes, after decompression.
    pub body_bytes: u64,
}

impl ResponseMetadata {
    pub(crate) fn new<B>(response: &Response<B>) -> Self {
        let text = |name| {
            let value = response.headers().get(name)?;
            value.to_str().ok().map(str::to_owned)
        };
        Self {
            request_id: text(header::REQUEST_ID).unwrap_or_default(),
            attempts: Attempts::of(response),
            trace_info: text(header::TRACE_INFO),
            body_bytes: 0,
        }
    }
}
