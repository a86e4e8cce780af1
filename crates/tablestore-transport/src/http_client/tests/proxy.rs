use tablestore_core::Environment;

use super::*;

const CREDENTIALS: &str = "agent:hunter2";
/// The same in base64.
const BASIC: &str = "proxy-authorization: Basic YWdlbnQ6aHVudGVyMg==";

fn through(proxy: &str) -> HttpClientBuilder {
    HttpClient::builder().proxy(Proxy::new(proxy).unwrap())
}

/// The error, seen to show no credentials.
async fn fail_through(proxy: &str, url: &str) -> Error {
    let error = transport(through(proxy))
        .send(to(url, Operation::PUT_ROW))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert!(!error.request_sent());
    let shown = format!("{error:?}");
    for secret in ["hunter2", "YWdlbnQ6aHVudGVyMg=="] {
        assert!(!shown.contains(secret), "{shown}");
    }
    error
}

#[tokio::test]
async fn https_goes_through_a_tunnel() {
    let certificate = Certificate::new();
    let server = Server::start_tls(Reply::Each(RESPONSE), certificate.server()).await;
    let proxy = Server::start(Reply::Proxy).await;
    let builder = through(&format!("http://{CREDENTIALS}@{}", proxy.address))
        .add_root_certificate_pem(certificate.pem);
    let transport = transport(builder);
    for _ in 0..2 {
        let response = transport
            .send(to(&server.https_url(), Operation::GET_ROW))
            .await;
        assert_eq!(response.unwrap().into_body(), Body::from("a response"));
    }
    let port = server.address.port();
    assert_eq!(
        proxy.heads(),
        [format!(
            "CONNECT localhost:{port} HTTP/1.1\r\nHost: localhost:{port}\r\n\
             Proxy-Authorization: Basic YWdlbnQ6aHVudGVyMg=="
        )],
        "one tunnel for both"
    );
    for head in server.heads() {
        assert!(head.starts_with("POST /GetRow HTTP/1.1\r\n"), "{head}");
        assert!(!head.contains("proxy-authorization"), "{head}");
    }
}

#[tokio::test]
async fn http_is_handed_to_the_proxy() {
    let proxy = Server::start(Reply::Proxy).await;
    let builder = through(&format!("{CREDENTIALS}@{}", proxy.address));
    let response = transport(builder)
        .send(to("http://ots.example", Operation::GET_ROW))
        .await
        .unwrap();
    assert_eq!(response.into_body(), Body::from("a response"));
    let head = &proxy.heads()[0];
    assert!(head.starts_with("POST http://ots.example/GetRow HTTP/1.1\r\n"));
    assert!(head.contains("\r\nhost: ots.example"), "{head}");
    assert!(head.contains(BASIC), "{head}");
}

#[tokio::test]
async fn a_proxy_can_have_tls_of_its_own() {
    let certificate = Certificate::new();
    let server = Server::start_tls(Reply::Once(RESPONSE), certificate.server()).await;
    let proxy = Server::start_tls(Reply::Proxy, certificate.server()).await;
    let builder = || through(&proxy.https_url());

    let trusting = builder().add_root_certificate_pem(certificate.pem.clone());
    let response = transport(trusting)
        .send(to(&server.https_url(), Operation::GET_ROW))
        .await;
    assert!(response.is_ok());
    assert!(proxy.heads()[0].starts_with("CONNECT "));

    let error = fail_through(&proxy.https_url(), &server.https_url()).await;
    let expected = "the proxy's certificate was issued by none of the 0 root certificates";
    assert!(error.to_string().contains(expected), "{error}");
}

#[tokio::test]
async fn a_proxy_that_does_not_help_is_named() {
    let asks = "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n";
    let proxy = Server::start(Reply::Once(asks)).await;
    let url = format!("http://{CREDENTIALS}@{}", proxy.address);
    let error = fail_through(&url, "https://ots.example").await;
    assert_eq!(
        error.to_string(),
        format!(
            "PutRow: cannot connect to ots.example:443 through the proxy {}: \
             the proxy requires other credentials (status 407)",
            proxy.address
        )
    );

    let address = closed_address();
    let url = format!("http://{CREDENTIALS}@{address}");
    for target in ["https://ots.example:444", "http://ots.example:444"] {
        let error = fail_through(&url, target).await;
        assert_eq!(
            error.to_string(),
            format!(
                "PutRow: cannot connect to ots.example:444 through the proxy {address}: \
                 the connection was refused (after 3 attempts)"
            )
        );
    }
}

#[tokio::test]
async fn hosts_left_out_are_reached_directly() {
    let server = Server::start(Reply::Each(RESPONSE)).await;
    let proxy = format!("http://{CREDENTIALS}@{}", closed_address());
    let given = Proxy::new(&proxy).unwrap().no_proxy("127.0.0.1");
    let environment = Environment::from([("ALL_PROXY", proxy)]);
    let found = Proxy::from_environment(&environment).unwrap();
    for proxy in [given, found] {
        let transport = transport(HttpClient::builder().proxy(proxy));
        let response = transport.send(to(&server.url(), Operation::GET_ROW)).await;
        assert!(response.is_ok());
    }
    for head in server.heads() {
        assert!(head.starts_with("POST /GetRow HTTP/1.1\r\n"), "{head}");
        assert!(!head.contains("proxy-authorization"), "{head}");
    }
}
