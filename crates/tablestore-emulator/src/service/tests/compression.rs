use std::io::{Read as _, Write as _};

use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use http::HeaderMap;

use super::*;
use crate::body_limits::{BodyMemory, SMALL_BODY};

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn inflate(compressed: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut decoder = ZlibDecoder::new(compressed);
    decoder.read_to_end(&mut bytes).unwrap();
    bytes
}

/// Returns a signed request that announces its body as a zlib stream of so many bytes.
fn compressed(path: &str, body: impl Into<Body>, size: impl Into<HeaderValue>) -> Request<Body> {
    let mut request = Request::post(path)
        .header(header::REQUEST_COMPRESS_TYPE, "deflate")
        .header(header::REQUEST_COMPRESS_SIZE, size.into())
        .body(body.into())
        .unwrap();
    sign(&mut request, &params()).unwrap();
    request
}

fn create_table() -> Vec<u8> {
    let column = proto::PrimaryKeySchema {
        name: "id".into(),
        r#type: proto::PrimaryKeyType::Integer.into(),
        option: None,
    };
    let request = proto::CreateTableRequest {
        table_meta: proto::TableMeta {
            table_name: "orders".into(),
            primary_key: vec![column],
            ..Default::default()
        },
        table_options: Some(proto::TableOptions {
            time_to_live: Some(-1),
            max_versions: Some(1),
            ..Default::default()
        }),
        reserved_throughput: proto::ReservedThroughput {
            capacity_unit: proto::CapacityUnit {
                read: Some(0),
                write: Some(0),
            },
        },
        ..Default::default()
    };
    request.encode_to_vec()
}

#[tokio::test]
async fn a_compressed_request_is_inflated() {
    let emulator = emulator();
    let message = create_table();
    let request = compressed("/CreateTable", deflate(&message), message.len());
    let response = emulator.service().call(request).await.unwrap();
    assert_eq!(response.status(), 200);
    let (request, _) = signed_by(&params(), "/ListTable", Body::empty());
    let response = emulator.service().call(request).await.unwrap();
    assert_eq!(response.body().as_ref(), b"\x0a\x06orders");

    // An empty message is one too.
    let request = compressed("/ListTable", deflate(b""), 0);
    assert_eq!(
        emulator.service().call(request).await.unwrap().status(),
        200
    );
}

#[tokio::test]
async fn a_body_that_is_not_the_announced_stream_is_rejected() {
    let whole = deflate(b"orders");
    let code = "OTSParameterInvalid";
    for (body, size) in [
        (whole.clone(), 5),
        (whole.clone(), 7),
        (whole.clone(), 5_000_000),
        (whole[..whole.len() - 1].to_vec(), 6),
        ([&whole[..], b"more"].concat(), 6),
        (b"no zlib stream".to_vec(), 6),
        (Vec::new(), 0),
    ] {
        let message = format!(
            "The request body is not a zlib stream of {size} bytes, as \
             x-ots-request-compress-size says."
        );
        rejected(compressed("/ListTable", body, size), 400, code, &message).await;
    }

    let message = "Invalid x-ots-request-compress-size: six.";
    let request = compressed("/ListTable", whole.clone(), HeaderValue::from_static("six"));
    rejected(request, 400, code, message).await;

    let mut request = Request::post("/ListTable").body(whole.into()).unwrap();
    let deflate = "deflate".parse().unwrap();
    let headers = request.headers_mut();
    headers.insert(header::REQUEST_COMPRESS_TYPE, deflate);
    sign(&mut request, &params()).unwrap();
    let message = "Missing header: x-ots-request-compress-size.";
    rejected(request, 400, code, message).await;
}

#[tokio::test]
async fn a_body_may_have_5_mib_once_inflated() {
    let limit = 5 * 1024 * 1024;
    let request = compressed("/Nonsense", deflate(&vec![0; limit]), limit);
    rejected(
        request,
        400,
        "OTSParameterInvalid",
        "Unsupported operation: Nonsense.",
    )
    .await;

    let more = limit + 1;
    let request = compressed("/Nonsense", deflate(&vec![0; more]), more);
    let message = "The size of POST data is too large.";
    rejected(request, 413, "OTSRequestBodyTooLarge", message).await;
}

#[tokio::test]
async fn a_body_is_authenticated_before_it_is_inflated() {
    let mut request = compressed("/ListTable", "no zlib stream", 6);
    *request.body_mut() = Body::from("another");
    let message = "Mismatch between MD5 value of request body and x-ots-contentmd5 in header.";
    rejected(request, 403, "OTSAuthFailed", message).await;
}

#[tokio::test]
async fn a_response_is_compressed_on_request() {
    let emulator = emulator();
    let (request, _) = signed_by(&params(), "/CreateTable", create_table());
    emulator.service().call(request).await.unwrap();

    // A response, an error, and an error that is not signed.
    for (path, kind, is_signed) in [
        ("/ListTable", "deflate", true),
        ("/Nonsense", "deflate", true),
        ("/ListTable", "deflate", false),
        ("/ListTable", "gzip", true),
    ] {
        let mut request = Request::post(path).body(Body::empty()).unwrap();
        let headers = request.headers_mut();
        headers.insert(header::RESPONSE_COMPRESS_TYPE, kind.parse().unwrap());
        let signed = sign(&mut request, &params()).unwrap();
        if !is_signed {
            request.headers_mut().remove(header::SIGNATURE);
        }
        let response = emulator.service().call(request).await.unwrap();

        let (mut plain, _) = signed_by(&params(), path, Body::empty());
        if !is_signed {
            plain.headers_mut().remove(header::SIGNATURE);
        }
        let plain = emulator.service().call(plain).await.unwrap();
        assert_eq!(response.status(), plain.status());
        if is_signed {
            verify_response(&response, &signed, morning(), ResponseChecks::default()).unwrap();
        }
        let headers = response.headers();
        if kind == "gzip" {
            assert!(!headers.contains_key(header::RESPONSE_COMPRESS_TYPE));
            assert_eq!(response.body().as_ref(), plain.body().as_ref());
            continue;
        }
        assert_eq!(headers[header::RESPONSE_COMPRESS_TYPE], "deflate");
        let size = plain.body().len().to_string();
        assert_eq!(headers[header::RESPONSE_COMPRESS_SIZE], size);
        assert_eq!(inflate(response.body().as_ref()), plain.body().as_ref());

        let mut stamped = Response::new(response.body().clone());
        stamp_response(&mut stamped, "id", morning()).unwrap();
        let md5 = &stamped.headers()[header::CONTENT_MD5];
        assert_eq!(&headers[header::CONTENT_MD5], md5);
    }

    // Nothing to compress.
    let (mut request, _) = signed_by(&params(), "/ListTable", Body::empty());
    let headers = request.headers_mut();
    headers.insert(header::RESPONSE_COMPRESS_TYPE, "deflate".parse().unwrap());
    sign(&mut request, &params()).unwrap();
    let response = send(request).await;
    assert_eq!(
        (response.status().as_u16(), response.body().len()),
        (200, 0)
    );
    let name = header::RESPONSE_COMPRESS_TYPE;
    assert!(!response.headers().contains_key(name));
}

#[tokio::test]
async fn large_bodies_are_compressed_both_ways() {
    let emulator = emulator();
    // An unknown field is skipped.
    let mut message = create_table();
    message.extend_from_slice(&[0xfa, 0x7f, 0x80, 0x80, 0x10]);
    message.resize(message.len() + 4 * 65_536, 7);
    let request = compressed("/CreateTable", deflate(&message), message.len());
    let response = emulator.service().call(request).await.unwrap();
    assert_eq!(response.status(), 200);
    let free = BodyMemory::new().available();
    assert_eq!(
        emulator.service().front_end.inflated_bodies.available(),
        free
    );

    for (length, is_small) in [(1, true), (200_000, false)] {
        let body: Vec<u8> = (0_u32..length)
            .map(|it| (it.wrapping_mul(it) >> 3).to_le_bytes()[0])
            .collect();
        assert_eq!(body.len() <= SMALL_BODY, is_small);
        let mut response = Response::new(Body::from(body.clone()));
        let mut headers = HeaderMap::new();
        headers.insert(header::RESPONSE_COMPRESS_TYPE, "deflate".parse().unwrap());
        crate::compression::compress(&mut response, &headers).await;
        assert_eq!(inflate(response.body().as_ref()), body);
        let size = &response.headers()[header::RESPONSE_COMPRESS_SIZE];
        assert_eq!(size, &body.len().to_string());
    }
}
