//! The names of the `x-ots-` headers, in the lower case that the string to sign needs.

use http::HeaderName;

/// The prefix of the protocol's headers.
pub const PREFIX: &str = "x-ots-";
/// The only version of the API: `2015-12-31`.
pub const API_VERSION_VALUE: &str = "2015-12-31";

/// Access key id of the signer.
pub const ACCESS_KEY_ID: HeaderName = HeaderName::from_static("x-ots-accesskeyid");
/// Version of the API, [`API_VERSION_VALUE`].
pub const API_VERSION: HeaderName = HeaderName::from_static("x-ots-apiversion");
/// Base64 of the body's MD5.
pub const CONTENT_MD5: HeaderName = HeaderName::from_static("x-ots-contentmd5");
/// Kind of the response's body.
pub const CONTENT_TYPE: HeaderName = HeaderName::from_static("x-ots-contenttype");
/// ISO-8601 UTC time of sending, with milliseconds.
pub const DATE: HeaderName = HeaderName::from_static("x-ots-date");
/// Name of the instance.
pub const INSTANCE_NAME: HeaderName = HeaderName::from_static("x-ots-instancename");
/// Length of a compressed request's body before compression.
pub const REQUEST_COMPRESS_SIZE: HeaderName =
    HeaderName::from_static("x-ots-request-compress-size");
/// The compression of the request's body: `deflate`, which is a zlib stream.
pub const REQUEST_COMPRESS_TYPE: HeaderName =
    HeaderName::from_static("x-ots-request-compress-type");
/// Id that the service gave to the request.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-ots-requestid");
/// Length of a compressed response's body before compression.
pub const RESPONSE_COMPRESS_SIZE: HeaderName =
    HeaderName::from_static("x-ots-response-compress-size");
/// In a request, the compression that the response may have; in a response, its compression: `deflate`,
/// which is a zlib stream.
pub const RESPONSE_COMPRESS_TYPE: HeaderName =
    HeaderName::from_static("x-ots-response-compress-type");
/// Security token of temporary credentials.
pub const STS_TOKEN: HeaderName = HeaderName::from_static("x-ots-ststoken");
/// V2 signature of a request.
pub const SIGNATURE: HeaderName = HeaderName::from_static("x-ots-signature");
/// V4 signature of a request.
pub const SIGNATURE_V4: HeaderName = HeaderName::from_static("x-ots-signaturev4");
/// Day of a V4 signature's key, `yyyymmdd` in UTC.
pub const SIGN_DATE: HeaderName = HeaderName::from_static("x-ots-signdate");
/// Region of a V4 signature's key.
pub const SIGN_REGION: HeaderName = HeaderName::from_static("x-ots-signregion");
/// Id that the caller gave to a call, for the service's logs.
pub const SDK_TRACE_ID: HeaderName = HeaderName::from_static("x-ots-sdk-traceid");
/// Urgency of a request: 0 low, 1 normal, 2 high.
pub const REQUEST_PRIORITY: HeaderName = HeaderName::from_static("x-ots-request-priority");
/// Tag by which the service's statistics group requests.
pub const REQUEST_TAG: HeaderName = HeaderName::from_static("x-ots-request-tag");
/// Milliseconds beyond which the service responds with [`TRACE_INFO`].
pub const TRACE_THRESHOLD: HeaderName = HeaderName::from_static("x-ots-trace-threshold");
/// The service's account of the time that a slow request took.
pub const TRACE_INFO: HeaderName = HeaderName::from_static("x-ots-traceinfo");
