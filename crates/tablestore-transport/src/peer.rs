use http::Uri;

/// The port that a URI leads to, also when it is the scheme's default.
pub(crate) fn port(uri: &Uri) -> Option<u16> {
    uri.port_u16().or(match uri.scheme_str() {
        Some("http") => Some(80),
        Some("https") => Some(443),
        _ => None,
    })
}

/// `host:port` of a URI, as messages show it and proxies are asked for it.
pub(crate) fn host_and_port(uri: &Uri) -> String {
    let host = uri.host().unwrap_or_default();
    match port(uri) {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}
