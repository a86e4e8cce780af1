//! Requests as bytes.

use std::time::{Duration, SystemTime};

use http::Request;
use prost::Message;
use tablestore_auth::{SigningParams, sign};
use tablestore_core::{Clock, Credentials, Instance, SystemClock};
use tablestore_protocol::plainbuffer::encode_primary_key;
use tablestore_protocol::proto::table::{Direction, GetRangeRequest};
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue};

use crate::Result;
use crate::service::{ACCESS_KEY_ID, ACCESS_KEY_SECRET};

/// Who signs a request.
#[derive(Clone, Copy, Debug)]
pub(super) enum Signer {
    /// The service's key, now.
    Client,
    /// The service's key, 16 minutes ago.
    Late,
    /// Someone with another secret.
    Stranger,
}

/// Writes a signed request.
pub(super) fn request(
    operation: &str,
    body: &[u8],
    signer: Signer,
    headers: &[(&'static str, String)],
) -> Result<Vec<u8>> {
    let now: SystemTime = SystemClock.now();
    let (secret, time) = match signer {
        Signer::Client => (ACCESS_KEY_SECRET, now),
        Signer::Late => (ACCESS_KEY_SECRET, now - Duration::from_secs(16 * 60)),
        Signer::Stranger => ("another-secret", now),
    };
    let credentials = Credentials::new(ACCESS_KEY_ID, secret)?;
    let params = SigningParams::new(credentials, Instance::new("crash")?, time);
    let mut request = Request::post(format!("/{operation}")).body(body.to_vec())?;
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse()?);
    }
    sign(&mut request, &params)?;
    let mut bytes = format!(
        "POST /{operation} HTTP/1.1\r\nhost: a\r\ncontent-length: {}\r\n",
        body.len()
    )
    .into_bytes();
    for (name, value) in request.headers() {
        bytes.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
    }
    bytes.extend(b"\r\n");
    bytes.extend(body);
    Ok(bytes)
}

/// The message of a GetRange of as many rows as a response may have.
pub(super) fn whole_table() -> Vec<u8> {
    let key = |value| encode_primary_key(&PrimaryKey::new("id", value));
    let request = GetRangeRequest {
        table_name: "honest".to_owned(),
        direction: Direction::Forward as i32,
        max_versions: Some(1),
        inclusive_start_primary_key: key(PrimaryKeyValue::InfMin),
        exclusive_end_primary_key: key(PrimaryKeyValue::InfMax),
        ..GetRangeRequest::default()
    };
    request.encode_to_vec()
}
