//! Signed requests at the service, and headers of responses at the client. Nobody gets in.

use std::time::{Duration, SystemTime};

use http::{HeaderName, HeaderValue, Request, Response};
use tablestore_auth::{
    Authenticated, ResponseChecks, Signed, SigningParams, SigningVersion, sign, sign_response,
    verify_request, verify_response,
};
use tablestore_core::{Credentials, Instance, Region};

use crate::Outcome;
use crate::guard::class;

fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_424_400)
}

fn params(version: SigningVersion) -> SigningParams {
    let credentials = Credentials::new("the-id", "b4fL1c").unwrap();
    let instance = Instance::new("shop").unwrap();
    SigningParams::new(credentials, instance, now()).with_version(version)
}

fn versions() -> [SigningVersion; 2] {
    let region = Region::new("cn-hangzhou").unwrap();
    [SigningVersion::V2, SigningVersion::V4 { region }]
}

fn signed(version: SigningVersion) -> (Request<Vec<u8>>, Signed) {
    let mut request = Request::post("/GetRow").body(b"the body".to_vec()).unwrap();
    let signed = sign(&mut request, &params(version)).unwrap();
    (request, signed)
}

fn verify(request: &Request<Vec<u8>>) -> Result<Authenticated, tablestore_core::ServiceError> {
    let known = |id: &str| (id == "the-id").then(|| Credentials::new("the-id", "b4fL1c").unwrap());
    verify_request(request, known, now())
}

/// Writes a first line, headers and a body.
fn head(first: &str, headers: &http::HeaderMap, body: &[u8]) -> Vec<u8> {
    let mut text = first.as_bytes().to_vec();
    for (name, value) in headers {
        text.extend([b"\n", name.as_str().as_bytes(), b": ", value.as_bytes()].concat());
    }
    [&text[..], b"\n\n", body].concat()
}

/// The first line, the headers and the body.
type Head<'a> = (&'a [u8], Vec<(HeaderName, HeaderValue)>, &'a [u8]);

fn parse(input: &[u8]) -> Head<'_> {
    let end = input.windows(2).position(|at| at == b"\n\n");
    let (head, body) = match end {
        Some(end) => (&input[..end], &input[end + 2..]),
        None => (input, &b""[..]),
    };
    let mut lines = head.split(|byte| *byte == b'\n');
    let first = lines.next().unwrap_or_default();
    let headers = lines.filter_map(|line| {
        let colon = line.iter().position(|byte| *byte == b':')?;
        let value = line[colon + 1..].trim_ascii();
        Some((
            HeaderName::from_bytes(&line[..colon]).ok()?,
            HeaderValue::from_bytes(value).ok()?,
        ))
    });
    (first, headers.collect(), body)
}

/// A path, headers and a body.
type Covered = (String, Vec<(String, Vec<u8>)>, Vec<u8>);

/// The protocol's headers, the path and the body: everything that a signature covers.
fn covered(first: &str, headers: &http::HeaderMap, body: &[u8]) -> Covered {
    let headers = headers.iter();
    let signed = headers.filter(|(name, _)| name.as_str().starts_with("x-ots-"));
    // Not as `Debug` shows them, which hides signatures.
    let signed = signed.map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()));
    let mut signed: Vec<_> = signed.collect();
    signed.sort();
    (first.to_owned(), signed, body.to_vec())
}

pub(super) fn request_seeds() -> Vec<Vec<u8>> {
    versions()
        .map(|version| {
            let (request, _) = signed(version);
            head(request.uri().path(), request.headers(), request.body())
        })
        .to_vec()
}

pub(super) fn request(input: &[u8]) -> Outcome {
    let (first, headers, body) = parse(input);
    let Ok(mut request) = Request::post(first).body(body.to_vec()) else {
        return Ok("no path".into());
    };
    request.headers_mut().extend(headers);
    match verify(&request) {
        Err(error) => Ok(class(error.message())),
        Ok(_) => {
            let part = |request: &Request<Vec<u8>>| {
                let path = request.uri().path();
                covered(path, request.headers(), request.body())
            };
            let genuine = versions().map(|version| part(&signed(version).0));
            match genuine.contains(&part(&request)) {
                true => Ok("authentic".into()),
                false => Err(format!("a forged request got in: {request:?}")),
            }
        }
    }
}

fn response_to(version: SigningVersion) -> (Response<Vec<u8>>, Signed) {
    let (request, signed) = signed(version);
    let mut response = Response::new(b"a response".to_vec());
    let authenticated = verify(&request).unwrap();
    sign_response(&mut response, &authenticated, "0a-0b", now()).unwrap();
    (response, signed)
}

pub(super) fn response_seeds() -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for version in versions() {
        let (response, _) = response_to(version);
        for status in ["200", "403", "503"] {
            seeds.push(head(status, response.headers(), response.body()));
        }
    }
    seeds
}

pub(super) fn response(input: &[u8]) -> Outcome {
    let (first, headers, body) = parse(input);
    let status = str::from_utf8(first).ok().and_then(|it| it.parse().ok());
    let mut response = Response::new(body.to_vec());
    *response.status_mut() = status
        .and_then(|status: u16| http::StatusCode::from_u16(status).ok())
        .unwrap_or_default();
    response.headers_mut().extend(headers);
    let mut outcome = String::new();
    for version in versions() {
        let (genuine, signed) = response_to(version);
        let checks = ResponseChecks::default();
        match verify_response(&response, &signed, now(), checks) {
            Err(error) => outcome += &class(&error.to_string()),
            // Errors need no signature.
            Ok(()) if !response.status().is_success() => outcome += "an error",
            Ok(()) => {
                let part =
                    |response: &Response<Vec<u8>>| covered("", response.headers(), response.body());
                if part(&genuine) != part(&response) {
                    return Err(format!("a forged response got in: {response:?}"));
                }
                outcome += "authentic";
            }
        }
    }
    Ok(outcome)
}
