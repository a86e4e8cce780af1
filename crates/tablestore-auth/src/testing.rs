//! Shared by the tests of several files.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use http::{HeaderMap, Request, Response};
use tablestore_core::{Clock, Credentials, ErrorCode, Instance, Region, ServiceError};

use crate::{Authenticated, Signed, SigningParams, SigningVersion};
use crate::{sign, sign_response, stamp_response, verify_request};

pub(crate) const SECRET: &str = "the-secret";
pub(crate) const TOKEN: &str = "the-token";

/// 2026-11-23T09:00:00Z.
pub(crate) fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_424_400)
}

/// A clock that tests advance, together with all its clones.
#[derive(Clone, Debug)]
pub(crate) struct ManualClock(Arc<Mutex<SystemTime>>);

impl ManualClock {
    pub(crate) fn at(time: SystemTime) -> Self {
        Self(Arc::new(Mutex::new(time)))
    }

    pub(crate) fn advance(&self, by: Duration) {
        *self.0.lock().unwrap() += by;
    }
}

impl Clock for ManualClock {
    fn now(&self) -> SystemTime {
        *self.0.lock().unwrap()
    }
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

/// A signed request, as the client keeps it, and the service's signed response.
pub(crate) fn responded(version: SigningVersion, status: u16) -> (Signed, Response<String>) {
    let (request, signed) = signed_request(version);
    let response = Response::builder().status(status);
    let mut response = response.body("a response".to_owned()).unwrap();
    sign_response(&mut response, &authenticate(&request), "0006-45a1", now()).unwrap();
    (signed, response)
}

/// The service's response when it rejects a request: a message of code and text, and no signature.
pub(crate) fn rejection(error: &ServiceError, time: SystemTime) -> Response<Vec<u8>> {
    let mut body = Vec::new();
    for (tag, text) in [(0x0a, error.code().as_str()), (0x12, error.message())] {
        body.extend([tag, u8::try_from(text.len()).unwrap()]);
        body.extend(text.as_bytes());
    }
    let response = Response::builder().status(error.status());
    let mut response = response.body(body).unwrap();
    stamp_response(&mut response, "0006-45a1", time).unwrap();
    response
}

/// The same, because of a date that is off.
pub(crate) fn date_rejected(time: SystemTime) -> Response<Vec<u8>> {
    let text = "Mismatch between system time and x-ots-date: 2026-11-23T09:00:00.000Z.";
    rejection(&ServiceError::new(ErrorCode::AuthFailed, text), time)
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
