use std::time::SystemTime;

use http::header::AUTHORIZATION;
use http::{HeaderValue, Response};
use tablestore_core::{Result, header};

use crate::canonical::SignedHeaders;
use crate::date::Date;
use crate::{Authenticated, crypto, header_value};

/// Signs the response to a [verified](crate::verify_request) request: sets the headers of
/// [`stamp_response`], and an `authorization` that covers every `x-ots-` header.
///
/// ```
/// # use std::time::{Duration, SystemTime};
/// # use tablestore_auth::{SigningParams, sign, verify_request};
/// # use tablestore_core::{Credentials, Instance};
/// use tablestore_auth::{ResponseChecks, sign_response, verify_response};
///
/// # let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_424_400);
/// # let credentials = Credentials::new("LTAI5t", "b4fL1c")?;
/// # let params = SigningParams::new(credentials.clone(), Instance::new("shop")?, now);
/// # let mut request = http::Request::post("/ListTable").body("")?;
/// // The client:
/// let signed = sign(&mut request, &params)?;
/// // The service:
/// let authenticated = verify_request(&request, |_| Some(credentials), now)?;
/// let mut response = http::Response::new("the tables");
/// sign_response(&mut response, &authenticated, "000645a1-0000", now)?;
/// // The client:
/// verify_response(&response, &signed, now, ResponseChecks::default())?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// Those of [`stamp_response`].
pub fn sign_response<B: AsRef<[u8]>>(
    response: &mut Response<B>,
    authenticated: &Authenticated,
    request_id: &str,
    time: SystemTime,
) -> Result<()> {
    stamp_response(response, request_id, time)?;
    let signed = &authenticated.signed;
    let mac = {
        let covered = SignedHeaders::new(response.headers().iter());
        signed.key.response_mac(signed.path(), &covered)
    };
    let (id, signature) = (signed.key.access_key_id(), mac.signature());
    let mut authorization = header_value("authorization", format!("OTS {id}:{signature}"))?;
    authorization.set_sensitive(true);
    response.headers_mut().insert(AUTHORIZATION, authorization);
    Ok(())
}

/// Sets the headers of every response, signed or not: `x-ots-contentmd5`, `x-ots-requestid`,
/// `x-ots-date` and, unless it has a content type, `x-ots-contenttype: protocol buffer`.
///
/// Use it alone for the response to a request that is [rejected](crate::verify_request): there is no key
/// to sign with.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_424_400);
/// let mut response = http::Response::builder().status(403).body("rejected")?;
/// tablestore_auth::stamp_response(&mut response, "000645a1-0000", now)?;
/// assert_eq!(response.headers()["x-ots-requestid"], "000645a1-0000");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Config`](tablestore_core::ErrorKind::Config) when the request id is not visible
/// ASCII or the time is not within the years 1970 to 9999. On error the response is unchanged.
pub fn stamp_response<B: AsRef<[u8]>>(
    response: &mut Response<B>,
    request_id: &str,
    time: SystemTime,
) -> Result<()> {
    let md5 = header_value("content MD5", crypto::content_md5(response.body().as_ref()))?;
    let request_id = header_value("request id", request_id)?;
    let date = Date::new(time)?.header_value()?;

    let headers = response.headers_mut();
    headers.insert(header::CONTENT_MD5, md5);
    headers.insert(header::REQUEST_ID, request_id);
    headers.insert(header::DATE, date);
    headers
        .entry(header::CONTENT_TYPE)
        .or_insert(HeaderValue::from_static("protocol buffer"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::testing::{authenticate, lines, now, responded, signed_request, versions};

    #[test]
    fn sets_every_header_and_hides_the_signature() {
        for version in versions() {
            let (_, response) = responded(version, 200);
            let lines = lines(response.headers());
            assert_eq!(lines.len(), 5);
            assert!(lines[0].starts_with("authorization: OTS the-id:"));
            assert_eq!(
                lines[1..],
                [
                    "x-ots-contentmd5: RfhOLYDnzaa1vghDu1GWzg==",
                    "x-ots-contenttype: protocol buffer",
                    "x-ots-date: 2026-11-23T09:00:00.000Z",
                    "x-ots-requestid: 0006-45a1",
                ]
            );
            assert!(response.headers()[AUTHORIZATION].is_sensitive());
        }
    }

    #[test]
    fn a_content_type_is_kept() {
        let mut response = Response::new("{}");
        let json = HeaderValue::from_static("json");
        response.headers_mut().insert(header::CONTENT_TYPE, json);
        stamp_response(&mut response, "0006", now()).unwrap();
        assert_eq!(response.headers()["x-ots-contenttype"], "json");
    }

    #[test]
    fn on_error_the_response_is_untouched() {
        let (request, _) = signed_request(crate::SigningVersion::V2);
        let authenticated = authenticate(&request);
        for (request_id, time) in [
            ("two\nlines", now()),
            ("0006", SystemTime::UNIX_EPOCH - Duration::from_secs(1)),
        ] {
            let mut response = Response::new("a response");
            sign_response(&mut response, &authenticated, request_id, time).unwrap_err();
            assert!(response.headers().is_empty());
        }
    }
}
