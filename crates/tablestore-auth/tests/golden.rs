//! Compares signatures with those of the official Python client, recorded by
//! `tests/golden/record.py` at the root of the repository.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "clippy's exemption of tests does not reach the helper functions of a tests file"
)]

use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::{HeaderName, HeaderValue, Request, Response};
use serde_json::Value;
use tablestore_auth::{
    ResponseChecks, SigningParams, SigningVersion, sign, sign_response, verify_request,
    verify_response,
};
use tablestore_core::{Credentials, Instance, Region};

/// The results of the Python client for one input.
struct Case<'a>(&'a Value);

impl<'a> Case<'a> {
    fn optional(&self, key: &str) -> Option<&'a str> {
        self.0[key].as_str()
    }

    fn text(&self, key: &str) -> &'a str {
        self.optional(key).unwrap()
    }

    fn bytes(&self, key: &str) -> Vec<u8> {
        BASE64_STANDARD.decode(self.text(key)).unwrap()
    }

    fn time(&self, key: &str) -> Option<SystemTime> {
        let seconds = self.0[key].as_u64()?;
        Some(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
    }

    /// Sorted by name.
    fn headers(&self, key: &str) -> Vec<(&'a str, &'a str)> {
        let headers = self.0[key].as_object().unwrap().iter();
        headers
            .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
            .collect()
    }

    fn credentials(&self) -> Credentials {
        let (id, secret) = (self.text("access_key_id"), self.text("access_key_secret"));
        let credentials = Credentials::new(id, secret).unwrap();
        match self.optional("security_token") {
            Some(token) => credentials.with_security_token(token).unwrap(),
            None => credentials,
        }
    }

    fn params(&self) -> SigningParams {
        let instance = Instance::new(self.text("instance")).unwrap();
        let time = self.time("time").unwrap();
        let mut params = SigningParams::new(self.credentials(), instance, time);
        if let Some(region) = self.optional("region") {
            let region = Region::new(region).unwrap();
            params = params.with_version(SigningVersion::V4 { region });
        }
        if let Some(date) = self.time("sign_time") {
            params = params.with_sign_date(date);
        }
        params
    }

    /// The request before it is signed.
    fn request(&self) -> Request<Vec<u8>> {
        let mut request = Request::post(self.text("path"))
            .body(self.bytes("body"))
            .unwrap();
        set(request.headers_mut(), self.headers("extra_headers"));
        request
    }

    fn response(&self) -> Response<Vec<u8>> {
        let mut response = Response::new(self.bytes("response_body"));
        set(response.headers_mut(), self.headers("response_headers"));
        response
    }
}

fn set(headers: &mut http::HeaderMap, lines: Vec<(&str, &str)>) {
    for (name, value) in lines {
        let name = HeaderName::try_from(name).unwrap();
        headers.insert(name, HeaderValue::try_from(value).unwrap());
    }
}

fn sorted(headers: &http::HeaderMap) -> Vec<(&str, &str)> {
    let lines = headers.iter();
    let mut lines: Vec<_> = lines
        .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
        .collect();
    lines.sort_unstable();
    lines
}

fn for_each_case(check: impl Fn(&str, Case<'_>)) {
    let recording: Value = serde_json::from_str(include_str!("golden/signatures.json")).unwrap();
    let cases = recording["cases"].as_array().unwrap();
    assert!(cases.len() >= 19, "{} cases", cases.len());
    for case in cases {
        let case = Case(case);
        check(case.text("name"), case);
    }
}

#[test]
fn requests_carry_the_same_headers() {
    for_each_case(|name, case| {
        let mut request = case.request();
        sign(&mut request, &case.params()).unwrap();
        assert_eq!(sorted(request.headers()), case.headers("headers"), "{name}");
    });
}

#[test]
fn the_clients_requests_are_verified_and_responses_have_the_same_signature() {
    for_each_case(|name, case| {
        let mut request = case.request();
        set(request.headers_mut(), case.headers("headers"));
        let lookup = |id: &str| (id == case.text("access_key_id")).then(|| case.credentials());
        let time = case.time("time").unwrap();
        let authenticated = verify_request(&request, lookup, time).expect(name);
        assert_eq!(authenticated.instance().as_str(), case.text("instance"));

        let expected = case.response();
        let request_id = expected.headers()["x-ots-requestid"].to_str().unwrap();
        let mut response = Response::new(case.bytes("response_body"));
        sign_response(&mut response, &authenticated, request_id, time).unwrap();
        assert_eq!(
            sorted(response.headers()),
            case.headers("response_headers"),
            "{name}"
        );
    });
}

#[test]
fn responses_that_the_client_accepts_are_verified() {
    for_each_case(|name, case| {
        let mut request = case.request();
        let signed = sign(&mut request, &case.params()).unwrap();
        let time = case.time("time").unwrap();
        verify_response(&case.response(), &signed, time, ResponseChecks::default()).expect(name);
    });
}
