use http::HeaderMap;
use tablestore_core::header;

/// What the service says about a call beside its result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResponseMetadata {
    /// The id that the service gave to the request, to quote to its support.
    pub request_id: String,
}

impl ResponseMetadata {
    pub(crate) fn read(headers: &HeaderMap) -> Self {
        let request_id = headers.get(header::REQUEST_ID);
        let text = request_id.and_then(|value| value.to_str().ok());
        Self {
            request_id: text.unwrap_or_default().to_owned(),
        }
    }
}
