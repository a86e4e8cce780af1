use std::fmt;

use http::Uri;
use hyper_util::client::proxy::matcher::Matcher;
use tablestore_core::{Environment, Error, ErrorKind, Result};
use zeroize::Zeroizing;

/// The proxy of each endpoint, and the hosts that are connected to directly.
///
/// Requests to `https` endpoints go through a tunnel (`CONNECT`), so the proxy sees neither requests
/// nor responses. Those to `http` endpoints are sent to the proxy as they are.
///
/// ```
/// use tablestore_transport::{HttpClient, Proxy};
///
/// let proxy = Proxy::new("http://user:pass@proxy.example:3128")?.no_proxy(".internal,10.0.0.0/8");
/// let http_client = HttpClient::builder().proxy(proxy).build()?;
/// # Ok::<(), tablestore_core::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Proxy {
    /// URLs, which may hold a password. Empty for none.
    http: Zeroizing<String>,
    https: Zeroizing<String>,
    no_proxy: String,
}

impl Proxy {
    /// Uses no proxy, also if the environment has one.
    pub fn none() -> Self {
        Self::default()
    }

    /// Uses one proxy for all requests, at `[http[s]://][user:password@]host[:port]`. The connection to
    /// an `https` proxy is encrypted. User and password are percent-encoded; the port is 80, or 443
    /// for `https`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] when the text is no such URL. The error does not quote it.
    pub fn new(url: &str) -> Result<Self> {
        check("the proxy", url)?;
        Ok(Self {
            http: Zeroizing::new(url.to_owned()),
            https: Zeroizing::new(url.to_owned()),
            no_proxy: String::new(),
        })
    }

    /// Sends requests to these hosts without a proxy: domains, each with all below it, addresses
    /// and networks (`10.0.0.0/8`), separated by commas; `*` for all.
    #[must_use]
    pub fn no_proxy(mut self, hosts: &str) -> Self {
        self.no_proxy = hosts.to_owned();
        self
    }

    /// Uses the proxies of the environment, as other programs do.
    ///
    /// | variable | meaning |
    /// |---|---|
    /// | `HTTPS_PROXY` | the proxy for `https` endpoints |
    /// | `HTTP_PROXY` | the proxy for `http` endpoints; only in lower case where `REQUEST_METHOD` is set, since a CGI program has it from a request's header |
    /// | `ALL_PROXY` | the proxy where the one above is not set |
    /// | `NO_PROXY` | as [`Proxy::no_proxy`] |
    ///
    /// Each can be in lower case instead. This machine (`localhost` and loopback addresses) is never
    /// reached through a proxy from the environment.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] when a variable is no URL of an HTTP proxy, such as that of a SOCKS
    /// proxy. The error names the variable and does not quote it.
    pub fn from_environment(environment: &Environment) -> Result<Self> {
        let is_cgi = environment.get("REQUEST_METHOD")?.is_some();
        let http = ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];
        let https = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
        let no_proxy = first(environment, &["NO_PROXY", "no_proxy"])?;
        let no_proxy = no_proxy.map_or_else(String::new, |(_, hosts)| hosts);
        Ok(Self {
            http: first_url(environment, &http[usize::from(is_cgi)..])?,
            https: first_url(environment, &https)?,
            no_proxy: format!("{no_proxy},localhost,127.0.0.0/8,::1"),
        })
    }

    /// Chooses the proxy of each request; `None` when no request goes through a proxy.
    pub(super) fn matcher(&self) -> Option<Matcher> {
        if self.http.is_empty() && self.https.is_empty() {
            return None;
        }
        let matcher = Matcher::builder()
            .http(self.http.as_str())
            .https(self.https.as_str())
            .no(self.no_proxy.as_str())
            .build();
        Some(matcher)
    }
}

/// Shows hosts, and neither user nor password.
impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Proxy").field(&self.matcher()).finish()
    }
}

/// The first of these variables that is set, and its value.
fn first<'a>(environment: &Environment, names: &[&'a str]) -> Result<Option<(&'a str, String)>> {
    for name in names {
        if let Some(value) = environment.get(name)? {
            return Ok(Some((name, value)));
        }
    }
    Ok(None)
}

fn first_url(environment: &Environment, names: &[&str]) -> Result<Zeroizing<String>> {
    let Some((name, url)) = first(environment, names)? else {
        return Ok(Zeroizing::default());
    };
    let url = Zeroizing::new(url);
    check(&format!("environment variable {name}"), &url)?;
    Ok(url)
}

fn check(what: &str, url: &str) -> Result<()> {
    if is_proxy_url(url) {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::Config,
        format!(
            "{what} is not valid: allowed is [http[s]://][user:password@]host[:port], \
             user and password percent-encoded"
        ),
    ))
}

/// Whether nothing is left over: a password with a `/` or `#` in it would be taken for the port of a
/// host, and shown as such.
fn is_proxy_url(url: &str) -> bool {
    let Ok(uri) = url.parse::<Uri>() else {
        return false;
    };
    let Some(authority) = uri.authority() else {
        return false;
    };
    let host_and_port = authority.as_str().rsplit('@').next();
    matches!(uri.scheme_str(), None | Some("http" | "https"))
        && (host_and_port == Some(authority.host()) || authority.port_u16().is_some())
        && matches!(uri.path(), "" | "/")
        && uri.query().is_none()
        && !url.contains('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The host of the proxy on the way to a URI.
    fn via(proxy: &Proxy, uri: &'static str) -> Option<String> {
        let proxy = proxy.matcher()?.intercept(&Uri::from_static(uri))?;
        Some(proxy.uri().to_string())
    }

    #[test]
    fn the_environment_is_read_as_by_others() {
        const HTTP: &str = "http://ots.example/";
        const HTTPS: &str = "https://ots.example/";
        let p = |name: &str| Some(format!("http://{name}/"));
        for (variables, http, https) in [
            (&[][..], None, None),
            (&[("HTTPS_PROXY", "a")], None, p("a")),
            (&[("https_proxy", "a")], None, p("a")),
            (&[("HTTP_PROXY", "a")], p("a"), None),
            (&[("http_proxy", "a")], p("a"), None),
            (&[("ALL_PROXY", "a")], p("a"), p("a")),
            (&[("all_proxy", "a")], p("a"), p("a")),
            (&[("ALL_PROXY", "a"), ("https_proxy", "b")], p("a"), p("b")),
            (&[("HTTPS_PROXY", "a"), ("https_proxy", "b")], None, p("a")),
            (&[("HTTP_PROXY", ""), ("ALL_PROXY", "b")], p("b"), p("b")),
            (&[("ALL_PROXY", "a"), ("NO_PROXY", "example")], None, None),
            (&[("ALL_PROXY", "a"), ("no_proxy", "*")], None, None),
            (
                &[("HTTP_PROXY", "a"), ("REQUEST_METHOD", "GET")],
                None,
                None,
            ),
            (
                &[("http_proxy", "a"), ("REQUEST_METHOD", "GET")],
                p("a"),
                None,
            ),
        ] {
            let environment = variables.iter().copied().collect();
            let proxy = Proxy::from_environment(&environment).unwrap();
            assert_eq!(via(&proxy, HTTP), http, "{variables:?}");
            assert_eq!(via(&proxy, HTTPS), https, "{variables:?}");
        }
    }

    #[test]
    fn this_machine_is_reached_directly_unless_a_proxy_is_given_by_hand() {
        let environment = Environment::from([("ALL_PROXY", "a"), ("NO_PROXY", "example")]);
        let found = Proxy::from_environment(&environment).unwrap();
        let given = Proxy::new("http://a").unwrap();
        for uri in [
            "http://localhost:8087/",
            "http://127.0.0.1/",
            "https://127.1.2.3/",
            "http://[::1]:80/",
        ] {
            assert_eq!(via(&found, uri), None, "{uri}");
            assert_eq!(via(&given, uri).as_deref(), Some("http://a/"), "{uri}");
        }
    }

    #[test]
    fn hosts_are_left_out_by_domain_address_and_network() {
        let proxy = Proxy::new("https://a:1").unwrap();
        let proxy = proxy.no_proxy("ots.example, .internal,10.0.0.0/8,192.0.2.7");
        for (uri, goes_through) in [
            ("https://other.example/", true),
            ("https://ots.example/", false),
            ("https://OTS.example:8443/", false),
            ("https://shop.ots.example/", false),
            ("https://notots.example/", true),
            ("https://shop.internal/", false),
            ("https://10.200.0.1/", false),
            ("https://11.0.0.1/", true),
            ("https://192.0.2.7/", false),
        ] {
            let expected = goes_through.then_some("https://a:1/");
            assert_eq!(via(&proxy, uri).as_deref(), expected, "{uri}");
        }
        assert_eq!(via(&Proxy::none(), "https://ots.example/"), None);
    }

    #[test]
    fn what_is_no_proxy_is_refused_by_name_and_not_quoted() {
        for url in [
            "",
            "socks5://user:hunter2@a",
            "ftp://user:hunter2@a",
            "http://user:hunter2 hunt@a",
            "http://user:hunter2/@a",
            "http://user:1/hunter2@a",
            "http://user:1?hunter2@a",
            "http://user:1#hunter2@a",
            "http://user:hunter2",
            "http://user:hunter2@",
        ] {
            let error = Proxy::new(url).expect_err(url);
            assert_eq!(error.kind(), ErrorKind::Config);
            assert_eq!(
                error.to_string(),
                "the proxy is not valid: allowed is [http[s]://][user:password@]host[:port], \
                 user and password percent-encoded"
            );
        }
        let environment = Environment::from([("all_proxy", "socks5://user:hunter2@a")]);
        let error = Proxy::from_environment(&environment).unwrap_err();
        let shown = format!("{error:?}");
        assert!(shown.contains("environment variable all_proxy is not valid"));
        assert!(!shown.contains("hunter2"), "{shown}");
    }

    #[test]
    fn debug_shows_hosts_and_no_secret() {
        let proxy = Proxy::new("http://agent:hunter2@proxy.example:3128").unwrap();
        let shown = format!("{:?}", proxy.no_proxy("internal"));
        assert!(shown.contains("proxy.example:3128") && shown.contains("internal"));
        for secret in ["hunter2", "agent", "YWdlbnQ6aHVudGVyMg=="] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}
