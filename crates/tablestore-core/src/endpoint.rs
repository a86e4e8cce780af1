use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use crate::{Error, ErrorKind, Instance, Quoted, Region, Result};

/// The address of a service, with the parts of its host name: the instance, the region and the kind
/// of network.
///
/// ```
/// use tablestore_core::{Endpoint, Network};
///
/// let endpoint = Endpoint::parse("https://shop.cn-hangzhou.ots.aliyuncs.com")?;
/// assert_eq!(endpoint.instance().unwrap().as_str(), "shop");
/// assert_eq!(endpoint.region().unwrap().as_str(), "cn-hangzhou");
/// assert_eq!(endpoint.network(), Some(Network::Public));
///
/// // Plain HTTP to other machines has to be allowed explicitly.
/// assert!(Endpoint::parse("http://shop.cn-hangzhou.ots.aliyuncs.com").is_err());
/// assert!(Endpoint::parse("http://127.0.0.1:8087").is_ok());
/// # Ok::<(), tablestore_core::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Endpoint {
    /// `scheme://host[:port]`, without a trailing slash.
    url: String,
    scheme: Scheme,
    host: String,
    port: u16,
    named: Option<Named>,
}

/// The parts of a host name of the service.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Named {
    instance: Option<Instance>,
    region: Region,
    network: Network,
}

/// The scheme of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Plain text.
    Http,
    /// TLS, the default.
    Https,
}

/// The networks from which an endpoint can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Network {
    /// The internet.
    Public,
    /// A virtual private cloud.
    Vpc,
    /// The classic internal network.
    ClassicInternal,
}

/// The host names of the service, after `{instance}.{region}`, longest first. `true` where the
/// first label is the instance.
const SUFFIXES: [(&str, Network, bool); 5] = [
    (".vpc.tablestore.aliyuncs.com", Network::Vpc, true),
    // The old bound form: its first label is `{vpc name}-{instance}`, which cannot be split.
    (".vpc.ots.aliyuncs.com", Network::Vpc, false),
    (".ots-internal.aliyuncs.com", Network::ClassicInternal, true),
    (".tablestore.aliyuncs.com", Network::Public, true),
    (".ots.aliyuncs.com", Network::Public, true),
];

impl Endpoint {
    /// Parses `[scheme://]host[:port]`. The scheme is `https` by default; the port is 443,
    /// or 80 for `http`. An IPv6 address is in brackets.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if the text is not such an address, or if it is plain HTTP to
    /// another machine ([`Endpoint::parse_plain_http`] allows it).
    pub fn parse(text: &str) -> Result<Self> {
        let endpoint = Self::parse_plain_http(text)?;
        if endpoint.scheme == Scheme::Http && !endpoint.is_loopback() {
            return Err(invalid(
                text,
                "plain HTTP would send signed requests and data in clear to another machine; \
                 use https, or allow plain HTTP explicitly",
            ));
        }
        Ok(endpoint)
    }

    /// Parses an address as [`Endpoint::parse`] does, and allows `http` to other machines.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if the text is not an address.
    pub fn parse_plain_http(text: &str) -> Result<Self> {
        let (scheme, rest) = match text.split_once("://") {
            None => (Scheme::Https, text),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") => (Scheme::Https, rest),
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => (Scheme::Http, rest),
            Some(_) => return Err(invalid(text, "allowed schemes are https and http")),
        };
        let authority = rest.strip_suffix('/').unwrap_or(rest);
        if authority.contains(['/', '?', '#', '@']) {
            return Err(invalid(
                text,
                "allowed is [scheme://]host[:port], with no user, path or query",
            ));
        }
        let (host, port) = split_port(text, authority)?;
        check_host(text, host)?;
        let port_text = port.map(|port| format!(":{port}")).unwrap_or_default();
        Ok(Self {
            url: format!("{scheme}://{host}{port_text}"),
            scheme,
            host: host.to_owned(),
            port: port.unwrap_or(scheme.default_port()),
            named: Named::read(host),
        })
    }

    /// Returns the scheme.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// Returns the host name or address; an IPv6 address in brackets.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Returns the port, also if it is the scheme's default.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Returns the instance in the host name.
    pub fn instance(&self) -> Option<&Instance> {
        self.named.as_ref()?.instance.as_ref()
    }

    /// Returns the region in the host name.
    pub fn region(&self) -> Option<&Region> {
        self.named.as_ref().map(|named| &named.region)
    }

    /// Returns the network that the host name belongs to.
    pub fn network(&self) -> Option<Network> {
        self.named.as_ref().map(|named| named.network)
    }

    /// Returns whether the host is this machine: `localhost` or a loopback address.
    pub fn is_loopback(&self) -> bool {
        let bare = self.host.trim_start_matches('[').trim_end_matches(']');
        self.host.eq_ignore_ascii_case("localhost")
            || bare.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
    }

    /// Returns `scheme://host[:port]`, without a trailing slash.
    pub fn as_str(&self) -> &str {
        &self.url
    }
}

fn split_port<'a>(text: &str, authority: &'a str) -> Result<(&'a str, Option<u16>)> {
    // The colons of an IPv6 address stand between its brackets.
    let after_host = match authority.find(']') {
        Some(bracket) => bracket + 1,
        None if authority.starts_with('[') => authority.len(),
        None => 0,
    };
    let Some(colon) = authority[after_host..].find(':') else {
        return Ok((authority, None));
    };
    let (host, port) = authority.split_at(after_host + colon);
    let digits = &port[1..];
    match digits.parse() {
        Ok(0) | Err(_) => Err(invalid(
            text,
            &format!("port {} is not a number from 1 to 65535", Quoted(digits)),
        )),
        Ok(port) => Ok((host, Some(port))),
    }
}

/// The longest name that the DNS has.
const MAX_HOST: usize = 253;

fn check_host(text: &str, host: &str) -> Result<()> {
    if let Some(address) = host.strip_prefix('[') {
        let address = address.strip_suffix(']').unwrap_or_default();
        return match address.parse::<Ipv6Addr>() {
            Ok(_) => Ok(()),
            Err(_) => Err(invalid(text, "the brackets hold no IPv6 address")),
        };
    }
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    if host.is_empty() {
        return Err(invalid(text, "the host is empty"));
    }
    if host.len() > MAX_HOST {
        return Err(invalid(text, "a host has at most 253 characters"));
    }
    if !host.split('.').all(is_label) {
        return Err(invalid(
            text,
            "a host is labels of ASCII letters, digits, '-' and '_', separated by dots",
        ));
    }
    Ok(())
}

/// Quotes the text without what stands before an `@`: it may be a password.
fn invalid(text: &str, reason: &str) -> Error {
    let shown = match text.rsplit_once('@') {
        Some((_, rest)) => format!("…@{rest}"),
        None => text.to_owned(),
    };
    Error::new(
        ErrorKind::Config,
        format!("endpoint {} is not valid: {reason}", Quoted(&shown)),
    )
}

impl Named {
    fn read(host: &str) -> Option<Self> {
        let lower = host.to_ascii_lowercase();
        let (front, network, has_instance) =
            SUFFIXES.iter().find_map(|(suffix, network, has)| {
                lower
                    .strip_suffix(suffix)
                    .map(|front| (front, *network, *has))
            })?;
        let (_, region) = front.split_once('.')?;
        // The instance keeps its own case; the header that carries it is compared exactly.
        let instance = &host[..front.len() - region.len() - 1];
        Some(Self {
            instance: has_instance.then(|| Instance::new(instance).ok()).flatten(),
            region: Region::new(region).ok()?,
            network,
        })
    }
}

impl Scheme {
    /// 443 for HTTPS, 80 for HTTP.
    pub fn default_port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Http => "http",
            Self::Https => "https",
        })
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url)
    }
}

impl AsRef<str> for Endpoint {
    fn as_ref(&self) -> &str {
        &self.url
    }
}

impl FromStr for Endpoint {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_names_of_the_service_are_read() {
        use Network::{ClassicInternal, Public, Vpc};
        for (host, instance, network) in [
            ("shop.cn-hangzhou.ots.aliyuncs.com", Some("shop"), Public),
            (
                "shop.cn-hangzhou.tablestore.aliyuncs.com",
                Some("shop"),
                Public,
            ),
            (
                "shop.cn-hangzhou.vpc.tablestore.aliyuncs.com",
                Some("shop"),
                Vpc,
            ),
            (
                "shop.cn-hangzhou.ots-internal.aliyuncs.com",
                Some("shop"),
                ClassicInternal,
            ),
            ("net-shop.cn-hangzhou.vpc.ots.aliyuncs.com", None, Vpc),
            ("Shop.CN-Hangzhou.OTS.aliyuncs.com", Some("Shop"), Public),
        ] {
            let endpoint = Endpoint::parse(host).unwrap();
            assert_eq!(endpoint.scheme(), Scheme::Https, "{host}");
            assert_eq!(endpoint.port(), 443, "{host}");
            assert_eq!(
                endpoint.instance().map(Instance::as_str),
                instance,
                "{host}"
            );
            assert_eq!(
                endpoint.region().map(Region::as_str),
                Some("cn-hangzhou"),
                "{host}"
            );
            assert_eq!(endpoint.network(), Some(network), "{host}");
        }
    }

    #[test]
    fn other_hosts_tell_nothing() {
        for (text, host, port, url) in [
            (
                "http://127.0.0.1:8087/",
                "127.0.0.1",
                8087,
                "http://127.0.0.1:8087",
            ),
            ("http://localhost", "localhost", 80, "http://localhost"),
            ("http://[::1]:80", "[::1]", 80, "http://[::1]:80"),
            ("HTTPS://10.0.0.1", "10.0.0.1", 443, "https://10.0.0.1"),
            (
                "ots.example.com",
                "ots.example.com",
                443,
                "https://ots.example.com",
            ),
            ("aliyuncs.com", "aliyuncs.com", 443, "https://aliyuncs.com"),
        ] {
            let endpoint = Endpoint::parse(text).unwrap();
            assert_eq!((endpoint.host(), endpoint.port()), (host, port), "{text}");
            assert_eq!(endpoint.as_str(), url);
            assert_eq!(endpoint.instance(), None, "{text}");
            assert_eq!(endpoint.region(), None, "{text}");
        }
    }

    #[test]
    fn plain_http_leaves_this_machine_only_when_allowed() {
        let error = Endpoint::parse("http://10.0.0.1").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert!(
            error.to_string().contains("allow plain HTTP explicitly"),
            "{error}"
        );
        let endpoint = Endpoint::parse_plain_http("http://10.0.0.1").unwrap();
        assert_eq!(endpoint.scheme(), Scheme::Http);
    }

    /// The fuzzer found one of 65,536 bytes, which no URI can hold.
    #[test]
    fn a_host_is_no_longer_than_a_name_in_the_dns() {
        let host = |length| format!("https://{}", "h".repeat(length));
        assert!(Endpoint::parse(&host(253)).is_ok());
        for length in [254, 65_536] {
            let error = Endpoint::parse(&host(length)).unwrap_err();
            let text = error.to_string();
            assert!(
                text.ends_with("a host has at most 253 characters"),
                "{text}"
            );
            assert!(text.len() < 1_000, "{text}");
        }
    }

    #[test]
    fn a_password_is_not_quoted() {
        let error = Endpoint::parse("https://user:hidden@shop.example").unwrap_err();
        assert!(!error.to_string().contains("hidden"), "{error}");
    }

    #[test]
    fn nonsense_is_refused_with_what_was_allowed() {
        for (text, expected) in [
            ("", "the host is empty"),
            ("https://", "the host is empty"),
            ("ftp://a", "allowed schemes are https and http"),
            ("https://a/b", "no user, path or query"),
            ("https://u:p@a", "no user, path or query"),
            ("https://a?x", "no user, path or query"),
            ("https://a:0", "port \"0\" is not a number from 1 to 65535"),
            ("https://a:99999", "port \"99999\""),
            ("https://a:", "port \"\""),
            ("https://a:1:2", "port \"1:2\""),
            ("https://a b", "a host is labels"),
            ("https://a\r\nx: y", "port \" y\""),
            ("https://a..b", "a host is labels"),
            ("https://[::1", "no IPv6 address"),
            ("https://[]", "no IPv6 address"),
            ("https://公司.com", "a host is labels"),
        ] {
            let error = Endpoint::parse(text).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Config, "{text}");
            assert!(error.to_string().contains(expected), "{text}: {error}");
        }
    }
}
