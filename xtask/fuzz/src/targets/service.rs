//! The whole service in this process.

use std::sync::OnceLock;
use std::time::Duration;

use http::{Request, Response};
use prost::Message;
use serde_json::Value;
use tablestore_auth::sign;
use tablestore_core::{Body, BodyKind, ServiceError};
use tablestore_protocol::proto::search::{ColumnsToGet, SearchRequest};
use tablestore_protocol::proto::table::{
    Direction, GetRangeRequest, GetRowRequest, SqlQueryRequest,
};
use tablestore_protocol::{PrimaryKey, plainbuffer, service_error, zlib};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::Outcome;
use crate::calls::CALLS;
use crate::guard::class;
use crate::lab::{Lab, params, statements};
use crate::mutate::{join_call, split_call};

/// The recorded requests of the official clients: path and body.
fn golden() -> &'static [(String, Vec<u8>)] {
    static GOLDEN: OnceLock<Vec<(String, Vec<u8>)>> = OnceLock::new();
    GOLDEN.get_or_init(|| {
        let files = [
            include_str!("../../../../tests/golden/requests.json"),
            include_str!("../../../../tests/golden/search_requests.json"),
        ];
        let mut golden = Vec::new();
        for file in files {
            let file: Value = serde_json::from_str(file).unwrap();
            for case in file["cases"].as_array().unwrap() {
                let text = |name: &str| case[name].as_str().unwrap().to_owned();
                let digits = text("body");
                let bytes = digits
                    .as_bytes()
                    .chunks(2)
                    .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap());
                golden.push((text("path"), bytes.collect()));
            }
        }
        golden
    })
}

fn describe(response: &Response<Body>) -> String {
    let body = response.body().as_ref();
    if response.status().is_success() {
        // A response of another order of magnitude is another one.
        return format!("ok {}", body.len().max(1).ilog2());
    }
    let error = [BodyKind::Protobuf, BodyKind::Tunnel]
        .iter()
        .find_map(|kind| service_error::from_body(*kind, body));
    let describe = |error: &ServiceError| format!("{} {}", error.code(), error.message());
    let text = error
        .as_ref()
        .map_or_else(|| String::from_utf8_lossy(body).into_owned(), describe);
    class(&text)
}

pub(super) fn request_seeds() -> Vec<Vec<u8>> {
    let exchanges = Lab::with(|lab| {
        lab.take_exchanges();
        for (_, call) in CALLS {
            lab.runtime.block_on(call(&lab.client, &lab.ids));
        }
        lab.take_exchanges()
    });
    let own = exchanges.into_iter().map(|it| (it.path, it.request));
    let all = own.chain(golden().iter().cloned());
    all.map(|(path, body)| join_call(path.as_bytes(), &body))
        .collect()
}

/// The input is a path and a message.
pub(super) fn request(input: &[u8]) -> Outcome {
    let (path, body) = split_call(input);
    let path = String::from_utf8_lossy(path);
    Lab::with(|lab| {
        let response = lab.call(&path, body.to_vec())?;
        Ok(format!("{} {}", class(&path), describe(&response)))
    })
}

pub(super) fn filter_seeds() -> Vec<Vec<u8>> {
    let filters = golden().iter().filter_map(|(path, body)| {
        let is_read = path == "/GetRow";
        let request = is_read.then(|| GetRowRequest::decode(&body[..]).ok())??;
        request.filter.map(|filter| filter.to_vec())
    });
    filters.collect()
}

/// The input is the filter of a range.
pub(super) fn filter(input: &[u8]) -> Outcome {
    let key = |value: tablestore_protocol::PrimaryKeyValue| {
        let key = PrimaryKey::new("customer", value.clone()).and("order", value);
        plainbuffer::encode_primary_key(&key)
    };
    let request = GetRangeRequest {
        table_name: "orders".into(),
        direction: Direction::Forward as i32,
        max_versions: Some(1),
        filter: Some(input.to_vec().into()),
        inclusive_start_primary_key: key(tablestore_protocol::PrimaryKeyValue::InfMin),
        exclusive_end_primary_key: key(tablestore_protocol::PrimaryKeyValue::InfMax),
        ..GetRangeRequest::default()
    };
    Lab::with(|lab| Ok(describe(&lab.call("/GetRange", request.encode_to_vec())?)))
}

pub(super) fn search_query_seeds() -> Vec<Vec<u8>> {
    let queries = golden().iter().filter_map(|(path, body)| {
        let is_search = path == "/Search";
        let request = is_search.then(|| SearchRequest::decode(&body[..]).ok())??;
        request.search_query.map(|query| query.to_vec())
    });
    queries.collect()
}

/// The input is a query with its sorts, aggregations and groups.
pub(super) fn search_query(input: &[u8]) -> Outcome {
    let request = SearchRequest {
        table_name: Some("orders".into()),
        index_name: Some("by_notes".into()),
        columns_to_get: Some(ColumnsToGet::default()),
        search_query: Some(input.to_vec().into()),
        ..SearchRequest::default()
    };
    Lab::with(|lab| Ok(describe(&lab.call("/Search", request.encode_to_vec())?)))
}

pub(super) fn statement_seeds() -> Vec<Vec<u8>> {
    statements().map(|it| it.as_bytes().to_vec()).collect()
}

/// The input is a statement of SQL.
pub(super) fn statement(input: &[u8]) -> Outcome {
    let request = SqlQueryRequest {
        query: String::from_utf8_lossy(input).into_owned(),
        ..SqlQueryRequest::default()
    };
    Lab::with(|lab| Ok(describe(&lab.call("/SQLQuery", request.encode_to_vec())?)))
}

pub(super) fn compressed_seeds() -> Vec<Vec<u8>> {
    let with_size = |content: &[u8]| {
        let size = u32::try_from(content.len()).unwrap();
        [&size.to_le_bytes()[..], &zlib::compress(content)].concat()
    };
    let requests = golden().iter().filter(|(path, _)| path == "/GetRow");
    let mut seeds: Vec<_> = requests.take(3).map(|(_, body)| with_size(body)).collect();
    seeds.push(with_size(&vec![0; 200_000]));
    seeds
}

/// The input is the claimed size of a message and its zlib stream.
pub(super) fn compressed(input: &[u8]) -> Outcome {
    let Some((size, stream)) = input.split_first_chunk() else {
        return Ok("too short".into());
    };
    let mut request = Request::post("/GetRow")
        .header("x-ots-request-compress-type", "deflate")
        .header("x-ots-request-compress-size", u32::from_le_bytes(*size))
        .header("x-ots-response-compress-type", "deflate")
        .body(Body::from(stream.to_vec()))
        .map_err(|error| error.to_string())?;
    sign(&mut request, &params()).map_err(|error| error.to_string())?;
    Lab::with(|lab| Ok(describe(&lab.send(request)?)))
}

pub(super) fn connection_seeds() -> Vec<Vec<u8>> {
    let mut request = Request::post("/ListTable").body(Body::empty()).unwrap();
    sign(&mut request, &params()).unwrap();
    let mut headers = String::new();
    for (name, value) in request.headers() {
        headers += &format!("{name}: {}\r\n", value.to_str().unwrap());
    }
    [
        format!("POST /ListTable HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n{headers}\r\n"),
        format!("POST /GetRow HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n{headers}\r\n5\r\nhello\r\n0\r\n\r\n"),
        "GET /health HTTP/1.1\r\nhost: a\r\n\r\nGET /stats HTTP/1.0\r\n\r\n".into(),
        "POST /PutRow HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-length: 9\r\n\r\n123456789".into(),
    ]
    .map(String::into_bytes)
    .to_vec()
}

/// The input is what a client sends over a connection before it closes its side.
pub(super) fn connection(input: &[u8]) -> Outcome {
    Lab::with(|lab| {
        lab.runtime.block_on(async {
            let (mut near, far) = tokio::io::duplex(4096);
            let emulator = lab.emulator.clone();
            let served = tokio::spawn(async move { emulator.serve_connection(far).await });
            let (mut read, mut write) = tokio::io::split(&mut near);
            let send = async {
                // The service may close the connection first.
                let _ = write.write_all(input).await;
                let _ = write.shutdown().await;
            };
            let mut received = Vec::new();
            let receive = async { read.read_to_end(&mut received).await.is_ok() };
            let exchange = async { tokio::join!(send, receive) };
            let in_time = tokio::time::timeout(Duration::from_secs(10), exchange).await;
            in_time.map_err(|_| "the connection does not end".to_owned())?;
            served.await.map_err(|error| error.to_string())?;
            let text = String::from_utf8_lossy(&received);
            let heads = text.lines().filter(|line| line.starts_with("HTTP/1."));
            Ok(class(&heads.take(4).collect::<Vec<_>>().join(" ")))
        })
    })
}
