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
use tablestore::typed::{FromRow, TableColumns, TableRow};
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

/// A row as a type, whose conversions are derived.
#[derive(TableRow)]
#[table(name = "readings")]
struct Derived {
    #[table(key)]
    sensor: String,
    #[table(key)]
    number: u64,
    alarm: bool,
    note: String,
    temperature: f64,
    unit: Option<String>,
    revision: u32,
    photo: Vec<u8>,
}

/// The same, whose conversions are written by hand.
struct ByHand {
    sensor: String,
    number: u64,
    alarm: bool,
    note: String,
    temperature: f64,
    unit: Option<String>,
    revision: u32,
    photo: Vec<u8>,
}

impl ByHand {
    fn new(number: u64) -> Self {
        Self {
            sensor: format!("sensor-{number:04}"),
            number,
            alarm: number.is_multiple_of(2),
            note: "x".repeat(60),
            temperature: 21.5,
            unit: Some("celsius".to_owned()),
            revision: 7,
            photo: vec![1; 32],
        }
    }

    fn from_row(row: &Row) -> tablestore::Result<Self> {
        Ok(Self {
            sensor: row.get("sensor")?,
            number: row.get("number")?,
            alarm: row.get("alarm")?,
            note: row.get("note")?,
            temperature: row.get("temperature")?,
            unit: row.get("unit")?,
            revision: row.get("revision")?,
            photo: row.get("photo")?,
        })
    }

    fn to_parts(&self) -> Parts {
        let mut columns = vec![
            Column::new("alarm", self.alarm),
            Column::new("note", &self.note),
            Column::new("temperature", self.temperature),
        ];
        if let Some(unit) = &self.unit {
            columns.push(Column::new("unit", unit));
        }
        columns.push(Column::new("revision", self.revision));
        columns.push(Column::new("photo", &self.photo));
        let key = PrimaryKey::new("sensor", &self.sensor).and("number", self.number);
        (key, columns)
    }
}

fn by_hand() -> Vec<ByHand> {
    (0..100).map(ByHand::new).collect()
}

fn derived() -> Vec<Derived> {
    readings()
        .iter()
        .map(|row| Derived::from_row(row).expect("a reading"))
        .collect()
}

/// Rows as the service returns them: their columns are in the order of their names.
fn readings() -> Vec<Row> {
    let rows = by_hand().into_iter().map(|reading| {
        let (key, mut columns) = reading.to_parts();
        columns.sort_by(|a, b| a.name.cmp(&b.name));
        Row::new(key, columns)
    });
    rows.collect()
}

#[library_benchmark]
#[bench::of_100_rows(readings())]
fn derived_from(rows: Vec<Row>) -> (Vec<Row>, Vec<Derived>) {
    let items = rows
        .iter()
        .map(|row| Derived::from_row(black_box(row)).expect("a reading"));
    let items = items.collect();
    (rows, items)
}

#[library_benchmark]
#[bench::of_100_rows(readings())]
fn hand_written_from(rows: Vec<Row>) -> (Vec<Row>, Vec<ByHand>) {
    let items = rows
        .iter()
        .map(|row| ByHand::from_row(black_box(row)).expect("a reading"));
    let items = items.collect();
    (rows, items)
}

#[library_benchmark]
#[bench::of_100_rows(derived())]
fn derived_into(items: Vec<Derived>) -> (Vec<Derived>, Vec<Parts>) {
    let parts = items.iter().map(|item| {
        let mut columns = Vec::new();
        black_box(item)
            .add_columns(&mut columns)
            .expect("values that fit");
        (item.primary_key().expect("values that fit"), columns)
    });
    let parts = parts.collect();
    (items, parts)
}

#[library_benchmark]
#[bench::of_100_rows(by_hand())]
fn hand_written_into(items: Vec<ByHand>) -> (Vec<ByHand>, Vec<Parts>) {
    let parts = items.iter().map(|item| black_box(item).to_parts());
    let parts = parts.collect();
    (items, parts)
}

library_benchmark_group!(
    name = typed,
    benchmarks = [
        derived_from,
        hand_written_from,
        derived_into,
        hand_written_into
    ]
);
library_benchmark_group!(name = codec, benchmarks = [decode, encode]);
library_benchmark_group!(name = client_side, benchmarks = [sign, verify, call]);

main!(library_benchmark_groups = [codec, client_side, typed]);
