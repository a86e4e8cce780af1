//! Instruction counts of the codec, of signing and verifying, and of one call through the client's
//! whole stack over a service whose response is prepared.

#![allow(clippy::expect_used, reason = "a benchmark that cannot continue ends")]
#![allow(missing_docs, unused_qualifications, reason = "what the macros write")]

use std::hint::black_box;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use gungraun::{library_benchmark, library_benchmark_group, main};
use http::{Request, Response};
use tablestore::Client;
use tablestore_auth::{
    ResponseChecks, Signed, SigningKey, SigningVersion, sign_response, verify_request,
    verify_response,
};
use tablestore_core::Body;
use tablestore_protocol::plainbuffer::{decode_rows, encode_rows};
use tablestore_protocol::{Column, PrimaryKey, Row};
use tokio::runtime::{Builder, Runtime};
use xtask_bench::canned::Responses;
use xtask_bench::reference;

const ROWS: i64 = 100;

/// The parts of a row.
type Parts = (PrimaryKey, Vec<Column>);

/// The same in every run, so that counts are too.
fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_424_400)
}

fn key() -> SigningKey {
    let credentials = reference::credentials().expect("valid");
    SigningKey::derive(&credentials, &SigningVersion::V2, now()).expect("valid")
}

fn request() -> Request<Body> {
    let body = Body::from(vec![0xA5; 100]);
    Request::post("http://localhost/GetRow")
        .body(body)
        .expect("valid")
}

fn key_and_request() -> (SigningKey, Request<Body>) {
    (key(), request())
}

fn signed_response() -> (Response<Body>, Signed) {
    let mut request = request();
    let instance = reference::instance().expect("valid");
    let signed = key().sign(&mut request, &instance, now()).expect("signed");
    let credentials = reference::credentials().expect("valid");
    let authenticated = verify_request(&request, |_| Some(credentials), now()).expect("verified");
    let mut response = Response::new(Body::from(reference::page(1)));
    sign_response(&mut response, &authenticated, "0006-bench", now()).expect("signed");
    (response, signed)
}

fn client() -> (Runtime, Client) {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let http_client = Responses::new().expect("responses").service(|_| ());
    let client = Client::builder("http://localhost")
        .instance(reference::INSTANCE)
        .access_key(reference::ACCESS_KEY_ID, reference::ACCESS_KEY_SECRET)
        .service(http_client)
        .build()
        .expect("a client");
    // What is made at the first call is not the cost of a call.
    runtime.block_on(get_row(&client));
    (runtime, client)
}

async fn get_row(client: &Client) -> Option<Row> {
    let key = reference::primary_key(0);
    client
        .get_row(reference::TABLE, key)
        .send()
        .await
        .expect("a response")
        .row
}

#[library_benchmark]
#[bench::of_100_rows(reference::page(ROWS))]
fn decode(page: Bytes) -> (Bytes, Vec<Row>) {
    let rows = decode_rows(black_box(&page)).expect("rows");
    (page, rows)
}

#[library_benchmark]
#[bench::of_100_rows(reference::rows(ROWS))]
fn encode(rows: Vec<Parts>) -> (Vec<Parts>, Bytes) {
    let page = encode_rows(black_box(&rows));
    (rows, page)
}

#[library_benchmark]
#[bench::of_a_request(key_and_request())]
fn sign((key, mut request): (SigningKey, Request<Body>)) -> (Request<Body>, Signed) {
    let instance = reference::instance().expect("valid");
    let signed = key
        .sign(black_box(&mut request), &instance, now())
        .expect("signed");
    (request, signed)
}

#[library_benchmark]
#[bench::of_a_response(signed_response())]
fn verify((response, signed): (Response<Body>, Signed)) -> Response<Body> {
    verify_response(
        black_box(&response),
        &signed,
        now(),
        ResponseChecks::default(),
    )
    .expect("verified");
    response
}

#[library_benchmark]
#[bench::of_get_row(client())]
fn call((runtime, client): (Runtime, Client)) -> (Runtime, Client, Option<Row>) {
    let row = runtime.block_on(get_row(black_box(&client)));
    (runtime, client, row)
}

library_benchmark_group!(name = codec, benchmarks = [decode, encode]);
library_benchmark_group!(name = client_side, benchmarks = [sign, verify, call]);

main!(library_benchmark_groups = [codec, client_side]);
