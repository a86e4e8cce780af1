//! What the tests of several files share.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, Request, Response};
use tablestore_core::{Credentials, Instance, Region};

use crate::{Authenticated, Signed, SigningParams, SigningVersion};
use crate::{sign, sign_response, verify_request};

pub(crate) const SECRET: &str = "the-secret";
pub(crate) const TOKEN: &str = "the-token";

/// 2026-11-23T09:00:00Z.
pub(crate) fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_424_400)
}

pub(crate) fn credentials() -> Credentials {
    Credentials::new("the-id", SECRET).unwrap()
}

pub(crate) fn instance() -> Instance {
    Instance::new("shop").unwrap()
}

pub(crate) fn v4() -> SigningVersion {
    let region = Region::new("cn-hangzhou").unwrap();
    SigningVersion::V4 { region }
}

pub(crate) fn versions() -> [SigningVersion; 2] {
    [SigningVersion::V2, v4()]
}

pub(crate) fn params(version: SigningVersion) -> SigningParams {
    SigningParams::new(credentials(), instance(), now()).with_version(version)
}

pub(crate) fn unsigned_request() -> Request<String> {
    Request::post("/GetRow").body("a request".into()).unwrap()
}

pub(crate) fn signed_request(version: SigningVersion) -> (Request<String>, Signed) {
    let mut request = unsigned_request();
    let signed = sign(&mut request, &params(version)).unwrap();
    (request, signed)
}

pub(crate) fn authenticate(request: &Request<String>) -> Authenticated {
    verify_request(request, |_| Some(credentials()), now()).unwrap()
}

/// A request's client side, and the service's signed answer to it.
pub(crate) fn answered(version: SigningVersion, status: u16) -> (Signed, Response<String>) {
    let (request, signed) = signed_request(version);
    let response = Response::builder().status(status);
    let mut response = response.body("an answer".to_owned()).unwrap();
    sign_response(&mut response, &authenticate(&request), "0006-45a1", now()).unwrap();
    (signed, response)
}

/// Names and values, sorted.
pub(crate) fn lines(headers: &HeaderMap) -> Vec<String> {
    let lines = headers.iter();
    let mut lines: Vec<_> = lines
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    lines.sort_unstable();
    lines
}
