use std::io::Write;
use std::sync::{Arc, Mutex};

use flate2::write::ZlibEncoder;
use http::StatusCode;
use prost::Message;
use tablestore_core::{ErrorCode, Operation};
use tablestore_protocol::proto::table as proto;
use tower::{ServiceExt, service_fn};

use super::*;
use crate::testing::{ok, request};
use crate::{NoRetryPolicy, StackBuilder};

/// Text that compresses well.
fn text() -> String {
    "rows of text, ".repeat(100)
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn md5(bytes: &[u8]) -> HeaderValue {
    HeaderValue::try_from(BASE64_STANDARD.encode(Md5::digest(bytes))).unwrap()
}

/// A response that says it holds so many bytes.
fn compressed_response(compressed: impl Into<Vec<u8>>, size: usize) -> Response<Body> {
    let mut response = Response::new(Body::from(compressed.into()));
    let headers = response.headers_mut();
    headers.insert(header::RESPONSE_COMPRESS_TYPE, DEFLATE);
    headers.insert(header::RESPONSE_COMPRESS_SIZE, size.into());
    response
}

/// What the layer makes of a response.
async fn receive(layer: CompressionLayer, response: Response<Body>) -> Result<Response<Body>> {
    let service = service_fn(move |_: Request<Body>| {
        let response = response.clone();
        async move { Ok(response) }
    });
    layer
        .layer(service)
        .oneshot(request(Operation::GET_ROW))
        .await
}

/// What the layer makes of a request.
async fn send(layer: CompressionLayer, request: Request<Body>) -> Request<Body> {
    let sent = Arc::new(Mutex::new(None));
    let service = service_fn(|request: Request<Body>| {
        *sent.lock().unwrap() = Some(request);
        async { Ok(ok()) }
    });
    layer.layer(service).oneshot(request).await.unwrap();
    sent.lock().unwrap().take().unwrap()
}

fn request_of(body: impl Into<Vec<u8>>) -> Request<Body> {
    Request::new(Body::from(body.into()))
}

#[tokio::test]
async fn a_request_is_compressed_from_the_threshold_on() {
    let (text, threshold) = (text(), text().len());
    let layer = |threshold| CompressionLayer::new().requests(threshold);

    let sent = send(layer(threshold), request_of(text.clone())).await;
    assert_eq!(sent.headers()["x-ots-request-compress-type"], "deflate");
    assert_eq!(sent.headers()["x-ots-request-compress-size"], "1400");
    assert_eq!(
        sent.headers().len(),
        2,
        "compressed responses were not requested"
    );
    // The two bytes of RFC 1950 that say: deflate, a window of 32 KiB, least effort.
    assert_eq!(sent.body().as_ref()[..2], [0x78, 0x01]);
    assert_eq!(
        zlib::inflate(sent.body().as_ref(), 1400).unwrap(),
        text.as_bytes()
    );

    let below = send(layer(threshold + 1), request_of(text.clone())).await;
    assert!(below.headers().is_empty());
    assert_eq!(below.into_body(), Body::from(text.into_bytes()));
}

#[tokio::test]
async fn what_would_not_shrink_or_is_compressed_goes_out_as_it_is() {
    let layer = CompressionLayer::new().requests(0);
    for body in [&b""[..], b"abc"] {
        let sent = send(layer, request_of(body)).await;
        assert!(sent.headers().is_empty());
        assert_eq!(sent.body().as_ref(), body);
    }
    let mut done = request_of(text());
    let name = header::REQUEST_COMPRESS_TYPE;
    done.headers_mut().insert(name, DEFLATE);
    let sent = send(layer, done).await;
    assert_eq!(sent.body().as_ref(), text().as_bytes());
}

#[tokio::test]
async fn compressed_responses_are_requested_only_when_configured() {
    let asked = send(CompressionLayer::new().responses(), request_of("abc")).await;
    assert_eq!(asked.headers()["x-ots-response-compress-type"], "deflate");
    assert_eq!(asked.headers().len(), 1);
    let asked = send(CompressionLayer::new(), request_of(text())).await;
    assert!(asked.headers().is_empty());
}

#[tokio::test]
async fn a_compressed_response_comes_out_as_any_other() {
    let compressed = zlib(text().as_bytes());
    let mut compressed = compressed_response(compressed, 1400);
    let length = HeaderValue::from(compressed.body().len());
    compressed.headers_mut().insert(CONTENT_LENGTH, length);
    let layer = CompressionLayer::new().responses();
    let response = receive(layer, compressed).await.unwrap();
    assert!(response.headers().is_empty());
    assert_eq!(response.body().as_ref(), text().as_bytes());

    let response = receive(layer, ok()).await.unwrap();
    assert_eq!(response.into_body(), ok().into_body());
    let response = receive(layer, compressed_response("", 0)).await.unwrap();
    assert!(response.body().is_empty());
}

#[tokio::test]
async fn the_md5_may_be_that_of_either_form_and_of_no_other() {
    let compressed = zlib(text().as_bytes());
    for (md5, is_believed) in [
        (md5(&compressed), true),
        (md5(text().as_bytes()), true),
        (md5(b"something else"), false),
        (HeaderValue::from_static("no MD5"), false),
    ] {
        let mut response = compressed_response(compressed.clone(), 1400);
        response.headers_mut().insert(header::CONTENT_MD5, md5);
        let received = receive(CompressionLayer::new(), response).await;
        assert_eq!(received.is_ok(), is_believed);
        if let Err(error) = received {
            assert_eq!(error.kind(), ErrorKind::Verification);
        }
    }
}

#[tokio::test]
async fn a_damaged_rejection_is_passed_on_with_the_reason() {
    let compressed = zlib(text().as_bytes());
    for (body, md5, size, kind, received_body) in [
        (
            &compressed[..],
            md5(b"something else"),
            1400,
            ErrorKind::Verification,
            text().as_bytes(),
        ),
        (
            b"no zlib stream",
            md5(b"no zlib stream"),
            1400,
            ErrorKind::Decode,
            b"no zlib stream",
        ),
        (
            &compressed[..],
            md5(&compressed),
            usize::MAX,
            ErrorKind::TooLarge,
            &compressed[..],
        ),
    ] {
        let mut response = compressed_response(body.to_vec(), size);
        response.headers_mut().insert(header::CONTENT_MD5, md5);
        *response.status_mut() = StatusCode::BAD_REQUEST;
        let received = receive(CompressionLayer::new(), response).await.unwrap();
        let unverified = received.extensions().get::<Unverified>().unwrap();
        assert_eq!(unverified.reason().kind(), kind);
        assert_eq!(received.body().as_ref(), received_body);
    }
}

#[tokio::test]
async fn a_response_over_the_limit_is_rejected_before_it_is_inflated() {
    let layer = CompressionLayer::new().max_response_bytes(1399);
    let error = receive(layer, compressed_response("no zlib stream", 1400))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert_eq!(
        error.to_string(),
        "a response of 1400 bytes is over the limit of 1399 bytes"
    );
    let layer = CompressionLayer::new().max_response_bytes(1400);
    let response = receive(layer, compressed_response(zlib(text().as_bytes()), 1400)).await;
    assert!(response.is_ok());
}

#[tokio::test]
async fn a_stream_of_another_size_is_rejected() {
    let text = text();
    let whole = zlib(text.as_bytes());
    let cut = &whole[..whole.len() - 1];
    let more = [&whole[..], b"x"].concat();
    let mut damaged = whole.clone();
    *damaged.last_mut().unwrap() ^= 1;
    let bomb = zlib(&vec![0; 10 << 20]);
    assert!(
        bomb.len() * zlib::MAX_RATIO > 10 << 20,
        "the ratio is one that zlib keeps"
    );
    let says =
        |size| format!("the response is not the zlib stream of {size} bytes that it declares");
    for (compressed, size, expected) in [
        (&whole[..], 1399, says("1399")),
        (&whole, 1401, says("1401")),
        (&whole, 0, says("0")),
        (cut, 1400, says("1400")),
        (&more, 1400, says("1400")),
        (&damaged, 1400, says("1400")),
        (b"no zlib stream", 1400, says("1400")),
        (&bomb, 1 << 20, says("1048576")),
        (b"few bytes", 60 << 20, says("62914560")),
    ] {
        let error = receive(
            CompressionLayer::new(),
            compressed_response(compressed, size),
        )
        .await;
        let error = error.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(error.to_string(), expected);
    }
}

#[tokio::test]
async fn an_unknown_way_of_compression_is_rejected() {
    let gzip = HeaderValue::from_static("gzip");
    let many = HeaderValue::from_static("many");
    for (name, value, expected) in [
        (
            header::RESPONSE_COMPRESS_TYPE,
            Some(gzip),
            "the response is compressed as \"gzip\": allowed is \"deflate\"",
        ),
        (
            header::RESPONSE_COMPRESS_SIZE,
            Some(many),
            "the response has the x-ots-response-compress-size \"many\": allowed is a number of bytes",
        ),
        (
            header::RESPONSE_COMPRESS_SIZE,
            None,
            "the response is compressed and has no x-ots-response-compress-size",
        ),
    ] {
        let mut response = compressed_response(zlib(b"abc"), 3);
        response.headers_mut().remove(&name);
        response
            .headers_mut()
            .extend(value.map(|value| (name, value)));
        let error = receive(CompressionLayer::new(), response)
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(error.to_string(), expected);
    }
}

#[tokio::test]
async fn in_the_stack_it_stands_between_errors_and_signatures() {
    let service = service_fn(|request: Request<Body>| async move {
        assert_eq!(request.headers()["signed"], "deflate 1400");
        let message = proto::Error {
            code: "OTSObjectNotExist".into(),
            ..proto::Error::default()
        };
        let message = message.encode_to_vec();
        let mut response = compressed_response(zlib(&message), message.len());
        *response.status_mut() = StatusCode::NOT_FOUND;
        let id = HeaderValue::from_static("0005f8");
        response.headers_mut().insert(header::REQUEST_ID, id);
        Ok::<_, Error>(response)
    });
    let sign = tower::util::MapRequestLayer::new(|mut request: Request<Body>| {
        let headers = request.headers();
        let compress_type = headers[header::REQUEST_COMPRESS_TYPE].to_str().unwrap();
        let size = headers[header::REQUEST_COMPRESS_SIZE].to_str().unwrap();
        let signed = HeaderValue::try_from(format!("{compress_type} {size}")).unwrap();
        request.headers_mut().insert("signed", signed);
        request
    });
    let transport = StackBuilder::new()
        .retry_policy(NoRetryPolicy)
        .compress_requests(1000)
        .compress_responses()
        .auth_layer(sign)
        .build(service)
        .unwrap();
    let error = transport.send(request_of(text())).await.unwrap_err();
    assert_eq!(error.code(), Some(&ErrorCode::ObjectNotExist));
}

#[tokio::test]
async fn the_stacks_limit_is_that_of_inflated_responses() {
    let service = service_fn(|_: Request<Body>| async {
        Ok::<_, Error>(compressed_response(zlib(text().as_bytes()), 1400))
    });
    let send = |cap| {
        StackBuilder::new()
            .compress_responses()
            .max_response_bytes(cap)
            .build(service)
            .unwrap()
    };
    assert!(send(1400).send(request(Operation::GET_ROW)).await.is_ok());
    let error = send(1399).send(request(Operation::GET_ROW)).await;
    assert_eq!(error.unwrap_err().kind(), ErrorKind::TooLarge);
}

#[tokio::test]
async fn a_refusal_stays_one_whatever_is_wrong_with_its_body() {
    let bomb = vec![0; 64 << 20];
    let zipped = zlib(&bomb);
    assert!(zipped.len() < 100_000);
    for (body, size, md5, expected_len) in [
        // Not inflated: a refusal has no such body.
        (zipped.clone(), bomb.len(), None, zipped.len()),
        (zlib(b"abc"), 4, None, zlib(b"abc").len()),
        (b"no stream".to_vec(), 3, None, 9),
        // Its text is worth more than its checksum.
        (zlib(b"abc"), 3, Some("AAAAAAAAAAAAAAAAAAAAAA=="), 3),
    ] {
        let mut refusal = compressed_response(body, size);
        *refusal.status_mut() = StatusCode::FORBIDDEN;
        if let Some(md5) = md5 {
            let md5 = HeaderValue::from_static(md5);
            refusal.headers_mut().insert(header::CONTENT_MD5, md5);
        }
        let response = receive(CompressionLayer::new(), refusal).await.unwrap();
        assert_eq!(response.status(), StatusCode::FORBIDDEN);
        assert_eq!(response.body().len(), expected_len);
    }
}

#[tokio::test]
async fn a_signed_success_that_cannot_be_inflated_was_executed() {
    for is_signed in [false, true] {
        let mut damaged = compressed_response("no zlib stream", 1400);
        if is_signed {
            let signature = HeaderValue::from_static("OTS the-id:signature");
            damaged.headers_mut().insert(AUTHORIZATION, signature);
        }
        let error = receive(CompressionLayer::new(), damaged).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(error.executed(), is_signed);
    }
}
