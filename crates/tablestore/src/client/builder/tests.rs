use super::*;

fn error(builder: ClientBuilder) -> Error {
    builder.build().unwrap_err()
}

#[test]
fn missing_and_invalid_settings_are_named() {
    let cloud = || Client::builder("https://shop.cn-hangzhou.ots.aliyuncs.com");
    let keyed = || cloud().access_key("id", "secret");
    for (builder, expected) in [
        (
            Client::builder("https://10.0.0.1").access_key("id", "secret"),
            "no instance is given",
        ),
        (cloud().access_key("", "s"), "access key id is empty"),
        (
            cloud().temporary_access_key("id", "s", "to\nken"),
            "security token has a character at byte 2",
        ),
        (keyed().instance("a b"), "instance name \"a b\""),
        (keyed().region("Hangzhou!"), "region \"Hangzhou!\""),
        (keyed().header("a b", "c"), "header name \"a b\""),
        (keyed().header("x-a", "c\r\nd"), "the value of header x-a"),
        (
            Client::builder("http://10.0.0.1").access_key("id", "secret"),
            "allow plain HTTP explicitly",
        ),
        (keyed().call_timeout(Duration::ZERO), "call_timeout is 0 s"),
        (
            keyed().attempt_timeout(Duration::ZERO),
            "attempt_timeout is 0 s",
        ),
        (
            keyed().connect_timeout(Duration::ZERO),
            "connect_timeout is 0 s",
        ),
        (keyed().max_connections(0), "max_connections is 0"),
        (keyed().header("x-a", "ä"), "the value of header x-a"),
    ] {
        let error = error(builder);
        assert_eq!(error.kind(), ErrorKind::Config, "{error}");
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[tokio::test]
async fn a_stack_may_have_boxed_errors() {
    use std::future::{Ready, ready};
    use std::task::{Context, Poll};

    type BoxError = Box<dyn std::error::Error + Send + Sync>;

    #[derive(Clone)]
    struct Boxed(fn() -> BoxError);

    impl Service<Request<Body>> for Boxed {
        type Response = Response<Body>;
        type Error = BoxError;
        type Future = Ready<std::result::Result<Response<Body>, BoxError>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<std::result::Result<(), BoxError>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, _: Request<Body>) -> Self::Future {
            ready(Err((self.0)()))
        }
    }

    let own: fn() -> BoxError = || Error::new(ErrorKind::Timeout, "late").into();
    let other: fn() -> BoxError = || "buffer closed".into();
    for (error, kind) in [(own, ErrorKind::Timeout), (other, ErrorKind::Other)] {
        let client = Client::builder("https://shop.cn-hangzhou.ots.aliyuncs.com");
        let client = client.transport(Boxed(error)).build().unwrap();
        let error = client.list_table().send().await.unwrap_err();
        assert_eq!(error.kind(), kind);
    }
}

#[test]
fn debug_shows_no_secret() {
    let builder = Client::builder("https://u:word@10.0.0.1").temporary_access_key(
        "id",
        "hidden-secret",
        "hidden-token",
    );
    let shown = format!(
        "{:?}",
        builder.header("authorization", "Bearer hidden-header")
    );
    for secret in ["word", "hidden-secret", "hidden-token", "hidden-header"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
