//! What is known about a request after each kind of failure.

use std::time::Duration;

use tablestore_core::Disposition;

use super::server::swallowing;
use super::*;
use crate::CallOptions;

/// The end of a `PutRow` whose retries are limited to 2.
#[derive(Debug, PartialEq)]
struct End {
    kind: ErrorKind,
    disposition: Disposition,
    is_sent: bool,
    outcome_unknown: bool,
    attempts: u32,
}

fn not_executed(kind: ErrorKind, is_retried: bool) -> End {
    End {
        kind,
        disposition: match is_retried {
            true => Disposition::NotExecuted,
            false => Disposition::Rejected,
        },
        is_sent: false,
        outcome_unknown: false,
        attempts: if is_retried { 3 } else { 1 },
    }
}

fn unknown(kind: ErrorKind) -> End {
    End {
        kind,
        disposition: Disposition::Unknown,
        is_sent: true,
        outcome_unknown: true,
        attempts: 1,
    }
}

/// Fails to put a row, and shows how; the text of the error contains `expected_text`.
async fn put(url: &str, options: CallOptions, expected_text: &str) -> End {
    let transport = transport(HttpClient::builder().connect_timeout(Duration::from_millis(400)));
    let mut request = to(url, Operation::PUT_ROW);
    let call = CallInfo::new(Operation::PUT_ROW).with_options(options);
    request.extensions_mut().insert(call);
    let error = transport.send(request).await.unwrap_err();
    assert!(error.to_string().contains(expected_text), "{error}");
    End {
        kind: error.kind(),
        disposition: error.disposition(),
        is_sent: error.request_sent(),
        outcome_unknown: error.outcome_unknown(),
        attempts: error.attempts(),
    }
}

#[tokio::test]
async fn before_a_connection_has_the_request_nothing_is_executed() {
    let certificate = Certificate::new();
    let plain = Server::start(Reply::AtOnce("HTTP/1.1 400 Bad Request\r\n\r\n")).await;
    let tls = Server::start_tls(Reply::Once(RESPONSE), certificate.server()).await;
    let (silent, _queue) = swallowing().await;
    let silent = silent.local_addr().unwrap();
    let short = Duration::from_millis(100);
    let default = CallOptions::new;

    let refused = format!("http://{}", closed_address());
    let end = put(&refused, default(), "the connection was refused").await;
    assert_eq!(end, not_executed(ErrorKind::Connect, true));

    let url = format!("http://{silent}");
    let end = put(&url, default(), "no connection within 0.4 s").await;
    assert_eq!(end, not_executed(ErrorKind::Connect, true));
    let text = format!("attempt timeout of 0.1 s passed while connecting to {silent}");
    let end = put(&url, default().attempt_timeout(short), &text).await;
    assert_eq!(end, not_executed(ErrorKind::Timeout, true));
    let text = format!("call timeout of 0.1 s passed while connecting to {silent}");
    let end = put(&url, default().call_timeout(short), &text).await;
    let expected = End {
        attempts: 1,
        ..not_executed(ErrorKind::Timeout, true)
    };
    assert_eq!(end, expected);

    let url = format!("https://{}", plain.address);
    let end = put(&url, default(), "does not speak TLS: is it plain HTTP?").await;
    assert_eq!(end, not_executed(ErrorKind::Connect, false));
    let end = put(&tls.https_url(), default(), "was issued by none").await;
    assert_eq!(end, not_executed(ErrorKind::Connect, false));
    assert_eq!(tls.requests(), 0);
}

#[tokio::test]
async fn once_a_connection_has_the_request_only_a_response_can_tell() {
    let certificate = Certificate::new();
    let tls = Server::start_tls(Reply::Once(RESPONSE), certificate.server()).await;
    let short = CallOptions::new().attempt_timeout(Duration::from_millis(100));
    let brief = CallOptions::new().call_timeout(Duration::from_millis(100));
    let default = CallOptions::new;
    for (response, options, text, kind) in [
        (
            Reply::Hold(""),
            short,
            "attempt timeout of 0.1 s passed while waiting for the response",
            ErrorKind::Timeout,
        ),
        (
            Reply::Hold(""),
            brief,
            "call timeout of 0.1 s passed while waiting for the response",
            ErrorKind::Timeout,
        ),
        (
            Reply::Once(""),
            default(),
            "broke before the response: connection closed before message completed",
            ErrorKind::Transport,
        ),
        (
            Reply::Once("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\ncut"),
            default(),
            "the response broke off after 3 bytes",
            ErrorKind::Transport,
        ),
        (
            Reply::Once("HTTP/1.1 200 OK\r\ncontent-length: 5000000\r\n\r\n"),
            default(),
            "is over the limit",
            ErrorKind::TooLarge,
        ),
        (
            Reply::Once("SSH-2.0-OpenSSH\r\n"),
            default(),
            "does not speak HTTP",
            ErrorKind::Transport,
        ),
        (
            Reply::Once("HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n<html>"),
            default(),
            "the response is not the service's: status 200 OK",
            ErrorKind::Gateway,
        ),
        (
            Reply::Once("HTTP/1.1 303 See Other\r\nlocation: /x\r\n\r\n"),
            default(),
            "303 See Other redirects",
            ErrorKind::Gateway,
        ),
        (
            Reply::Once("HTTP/1.1 499 Gone\r\ncontent-length: 0\r\n\r\n"),
            default(),
            "status 499",
            ErrorKind::Gateway,
        ),
        (
            Reply::Once("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n"),
            default(),
            "status 502",
            ErrorKind::Gateway,
        ),
    ] {
        let server = Server::start(response).await;
        let end = put(&server.url(), options, text).await;
        assert_eq!(end, unknown(kind), "{text}");
        assert_eq!(server.requests(), 1, "{text}");
    }
    let url = format!("http://{}", tls.address);
    let end = put(&url, default(), "does it expect TLS?").await;
    assert_eq!(end, unknown(ErrorKind::Transport));
}

#[tokio::test]
async fn a_refusal_is_one_however_its_body_ends() {
    for body in [
        "content-length: 9\r\n\r\nForbidden",
        "content-length: 100\r\n\r\ncut",
        "content-length: 5000000\r\n\r\nlarge",
        "x-ots-requestid: 0005f8\r\ncontent-length: 7\r\n\r\ngarbled",
    ] {
        let response = format!("HTTP/1.1 403 Forbidden\r\n{body}");
        let server = Server::start(Reply::Once(response.leak())).await;
        let end = put(&server.url(), CallOptions::new(), "status 403 Forbidden").await;
        assert_eq!(end, not_executed(ErrorKind::Gateway, false), "{body}");
    }
}

#[tokio::test]
async fn a_refusal_whose_body_stalls_is_one_too() {
    let short = CallOptions::new().attempt_timeout(Duration::from_millis(100));
    let brief = CallOptions::new().call_timeout(Duration::from_millis(100));
    let stalled =
        "HTTP/1.1 403 Forbidden\r\nx-ots-requestid: 0005f8\r\ncontent-length: 9\r\n\r\ncut";
    for (options, text, attempts) in [
        (
            short.clone(),
            "attempt timeout of 0.1 s passed while reading the body of a rejection",
            3,
        ),
        (
            brief,
            "call timeout of 0.1 s passed while reading the body of a rejection",
            1,
        ),
    ] {
        let server = Server::start(Reply::Hold(stalled)).await;
        let end = put(&server.url(), options, text).await;
        let expected = not_executed(ErrorKind::Timeout, true);
        assert_eq!(
            end,
            End {
                attempts,
                ..expected
            },
            "{text}"
        );
    }
    // Of a failure of the service, only its code shows whether the request was executed.
    let stalled =
        "HTTP/1.1 503 Unavailable\r\nx-ots-requestid: 0005f8\r\ncontent-length: 9\r\n\r\n";
    let server = Server::start(Reply::Hold(stalled)).await;
    let end = put(
        &server.url(),
        short,
        "passed while waiting for the response",
    )
    .await;
    assert_eq!(end, unknown(ErrorKind::Timeout));
}

#[tokio::test]
async fn what_cannot_pass_is_not_even_retried_for_a_read() {
    let certificate = Certificate::new();
    let plain = Server::start(Reply::AtOnce("HTTP/1.1 400 Bad Request\r\n\r\n")).await;
    let tls = Server::start_tls(Reply::Once(RESPONSE), certificate.server()).await;
    let ssh = Server::start(Reply::Once("SSH-2.0-OpenSSH\r\n")).await;
    for url in [
        format!("https://{}", plain.address),
        format!("http://{}", tls.address),
        tls.https_url(),
        ssh.url(),
    ] {
        let error = fail(&url, Operation::GET_ROW).await;
        assert_eq!(error.attempts(), 1, "{error}");
        assert!(!error.is_transient(), "{error}");
    }
}
