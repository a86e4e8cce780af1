//! The cloud's Security Token Service, which exchanges an identity for temporary credentials of a role.

use std::time::{Duration, SystemTime};

use http::header::CONTENT_TYPE;
use http::{HeaderValue, Method, Request, Response, StatusCode, Uri};
use tablestore_core::{Body, Credentials, Quoted, Region, Result};
use zeroize::Zeroizing;

use super::json::Object;
use super::key::read_issued;
use super::{ProviderContext, invalid, unavailable};
use crate::crypto::Mac;
use crate::date::Date;
use crate::quoted;

const REGION: &str = "ALIBABA_CLOUD_STS_REGION";
const VPC_ENABLED: &str = "ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED";
const SESSION_NAME: &str = "ALIBABA_CLOUD_ROLE_SESSION_NAME";

const DEFAULT_SESSION_NAME: &str = "tablestore-rust";
const DEFAULT_DURATION_SECONDS: u32 = 3600;
const TIME_LIMIT: Duration = Duration::from_secs(10);
const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");

/// A role to assume, and the session to open.
#[derive(Clone, Debug, Default)]
pub(super) struct Role {
    pub(super) arn: String,
    pub(super) session_name: Option<String>,
    pub(super) duration_seconds: Option<u32>,
    pub(super) policy: Option<String>,
    pub(super) external_id: Option<String>,
    /// The region of the endpoint, and whether it is that of the region's private network.
    pub(super) region: Option<String>,
    pub(super) is_vpc: bool,
}

type Parameters = Vec<(&'static str, Zeroizing<String>)>;

/// Assumes a role with credentials that may do so.
pub(super) async fn assume_role(
    context: &ProviderContext,
    credentials: &Credentials,
    role: &Role,
) -> Result<Credentials> {
    let now = context.now();
    let form = form(context, role)?;
    let mut query = query("AssumeRole", now)?;
    query.extend([
        parameter("SignatureMethod", "HMAC-SHA1"),
        parameter("SignatureVersion", "1.0"),
        parameter("SignatureNonce", context.nonce(now)),
        parameter("AccessKeyId", credentials.access_key_id()),
    ]);
    if let Some(token) = credentials.security_token() {
        query.push(parameter("SecurityToken", token));
    }
    let signature = sign(credentials.access_key_secret(), &query, &form)?;
    query.push(parameter("Signature", signature));
    send(context, role, &query, &form).await
}

/// Assumes a role with the token of an OIDC provider.
pub(super) async fn assume_role_with_oidc(
    context: &ProviderContext,
    provider_arn: &str,
    token: &str,
    role: &Role,
) -> Result<Credentials> {
    let mut form = form(context, role)?;
    form.push(parameter("OIDCProviderArn", provider_arn));
    form.push(parameter("OIDCToken", token));
    let query = query("AssumeRoleWithOIDC", context.now())?;
    send(context, role, &query, &form).await
}

fn parameter(name: &'static str, value: impl Into<String>) -> (&'static str, Zeroizing<String>) {
    (name, Zeroizing::new(value.into()))
}

fn query(action: &'static str, now: SystemTime) -> Result<Parameters> {
    Ok(vec![
        parameter("Action", action),
        parameter("Format", "JSON"),
        parameter("Version", "2015-04-01"),
        parameter("Timestamp", Date::new(now)?.to_seconds()),
    ])
}

fn form(context: &ProviderContext, role: &Role) -> Result<Parameters> {
    let session_name = match &role.session_name {
        Some(name) => name.clone(),
        None => context
            .variable(SESSION_NAME)?
            .unwrap_or_else(|| DEFAULT_SESSION_NAME.to_owned()),
    };
    let seconds = role.duration_seconds.unwrap_or(DEFAULT_DURATION_SECONDS);
    let mut form = vec![
        parameter("RoleArn", role.arn.as_str()),
        parameter("RoleSessionName", session_name),
        parameter("DurationSeconds", seconds.to_string()),
    ];
    for (name, value) in [("Policy", &role.policy), ("ExternalId", &role.external_id)] {
        if let Some(value) = value {
            form.push(parameter(name, value.as_str()));
        }
    }
    Ok(form)
}

fn endpoint(context: &ProviderContext, role: &Role) -> Result<String> {
    let region = match &role.region {
        Some(region) => Some(region.clone()),
        None => context.variable(REGION)?,
    };
    let Some(region) = region else {
        return Ok("sts.aliyuncs.com".to_owned());
    };
    // The name becomes part of an address, which must not lead elsewhere.
    let region = Region::new(region)?;
    let is_vpc = role.is_vpc || context.is_true(VPC_ENABLED)?;
    let service = if is_vpc { "sts-vpc" } else { "sts" };
    Ok(format!("{service}.{}.aliyuncs.com", region.as_str()))
}

async fn send(
    context: &ProviderContext,
    role: &Role,
    query: &Parameters,
    form: &Parameters,
) -> Result<Credentials> {
    let host = endpoint(context, role)?;
    let uri = Zeroizing::new(format!("https://{host}/?{}", encoded(query).as_str()));
    let uri = Uri::try_from(uri.as_str())
        .map_err(|_| invalid("a parameter of the role is too long for the address of the STS"))?;
    let mut request = Request::new(Body::from(encoded(form).as_bytes().to_vec()));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = uri;
    request.headers_mut().insert(CONTENT_TYPE, FORM);

    let origin = format!("the STS at {host}");
    let response = context
        .send(request, TIME_LIMIT)
        .await
        .map_err(|error| unavailable(format!("{origin} does not respond")).with_source(error))?;
    read(&origin, &role.arn, &response)
}

/// Reads a response. Of an error only code and request id are shown: the message may quote the text that
/// was signed, and so the security token.
fn read(origin: &str, arn: &str, response: &Response<Body>) -> Result<Credentials> {
    let body = response.body().as_ref();
    let status = response.status();
    let mut object = Object::read(body, || {
        let status = status.as_u16();
        unavailable(format!(
            "{origin} returned no JSON object (status {status})"
        ))
    })?;
    if status == StatusCode::OK {
        let credentials = object
            .take_object("Credentials")
            .ok_or_else(|| unavailable(format!("{origin} returned no Credentials")))?;
        return read_issued(origin, credentials);
    }
    let arn = Quoted(arn);
    let code = quoted(object.take_text("Code").unwrap_or_default());
    let request_id = quoted(object.take_text("RequestId").unwrap_or_default());
    let status = status.as_u16();
    Err(unavailable(format!(
        "{origin} rejected the request for role {arn} with {code} ({status}) \
         [request id {request_id}]"
    )))
}

/// The signature of an RPC request: HMAC-SHA1 over its sorted and encoded parameters.
fn sign(secret: &str, query: &Parameters, form: &Parameters) -> Result<String> {
    let mut parameters: Vec<_> = query.iter().chain(form).collect();
    parameters.sort_unstable_by_key(|(name, _)| *name);
    let canonical = encoded(parameters);
    let mut text = Zeroizing::new(String::from("POST&%2F&"));
    encode(&canonical, &mut text);
    let key = Zeroizing::new(format!("{secret}&"));
    let mut mac = Mac::sha1(key.as_bytes())?;
    mac.add(|pieces| pieces.push(text.as_bytes()));
    Ok(mac.signature())
}

/// `name=value` pairs, joined by `&`.
fn encoded<'a>(
    parameters: impl IntoIterator<Item = &'a (&'static str, Zeroizing<String>)>,
) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::new());
    for (name, value) in parameters {
        if !text.is_empty() {
            text.push('&');
        }
        encode(name, &mut text);
        text.push('=');
        encode(value, &mut text);
    }
    text
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_but_unreserved_characters_is_encoded() {
        let parameters = vec![
            parameter("a", "AZaz09-_.~"),
            parameter("b", " +*/:=&%\u{e9}"),
        ];
        assert_eq!(
            encoded(&parameters).as_str(),
            "a=AZaz09-_.~&b=%20%2B%2A%2F%3A%3D%26%25%C3%A9"
        );
    }
}
