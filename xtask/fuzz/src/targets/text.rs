//! Text from outside: errors in JSON, endpoints, keys and tags, files with credentials.

use std::io;
use std::path::Path;
use std::time::Duration;

use http::{Request, Response};
use tablestore_auth::providers::{
    CliProfileCredentials, CommandFuture, EcsRamRoleCredentials, HttpClient, HttpFuture,
    IniProfileCredentials, OidcRoleCredentials, ProviderContext, ReadFile, RunCommand,
    UriCredentials,
};
use tablestore_core::{
    Body, BodyKind, Endpoint, Environment, Instance, ProvideCredentials, Region,
};
use tablestore_protocol::PrimaryKey;
use tablestore_protocol::service_error;
use tablestore_protocol::timeseries_rows::{parse_tags, tags_to_string};

use super::same;
use crate::guard::class;
use crate::lab::Lab;
use crate::mutate::{join_call, split_call};
use crate::{Class, Outcome};

pub(super) fn service_error_seeds() -> Vec<Vec<u8>> {
    let json = br#"{"code":"OTSObjectNotExist","message":"No such \u8336 store.","requestId":"0a","x":[1,{"y":null}]}"#;
    let protobuf = b"\x0a\x0dOTSAuthFailed\x12\x13Signature mismatch.";
    let denied = b"\x0a\x0fOTSNoPermission\x12\x01a\x22\x04\x0a\x02ab";
    let mut seeds = Vec::new();
    for kind in ["protobuf", "tunnel", "json"] {
        for body in [&json[..], protobuf, denied] {
            seeds.push(join_call(kind.as_bytes(), body));
        }
    }
    seeds
}

/// The input is a kind of body, and the body.
pub(super) fn service_error(input: &[u8]) -> Outcome {
    let (kind, body) = split_call(input);
    let kind = match kind {
        b"json" => BodyKind::Json,
        b"tunnel" => BodyKind::Tunnel,
        _ => BodyKind::Protobuf,
    };
    let Some(error) = service_error::from_body(kind, body) else {
        return Ok("no error".into());
    };
    if error.message().len() > 9000 || error.code().as_str().len() > 200 {
        return Err("a text is not cut".into());
    }
    Ok(class(&format!(
        "{kind:?} {:?} {error}",
        error.request_id().is_some()
    )))
}

pub(super) fn endpoint_seeds() -> Vec<Vec<u8>> {
    [
        "https://shop.cn-hangzhou.ots.aliyuncs.com",
        "https://shop.cn-hangzhou.vpc.tablestore.aliyuncs.com/",
        "https://shop.ap-southeast-1.ots-internal.aliyuncs.com:443",
        "http://127.0.0.1:8087",
        "http://[::1]:8087",
        "shop.cn-hangzhou.ots.aliyuncs.com",
        "https://localhost",
    ]
    .map(|text| text.as_bytes().to_vec())
    .to_vec()
}

pub(super) fn endpoint(input: &[u8]) -> Outcome {
    let text = String::from_utf8_lossy(input);
    let mut outcome = Class::new();
    for parse in [Endpoint::parse, Endpoint::parse_plain_http] {
        match parse(&text) {
            Ok(endpoint) => {
                let again = parse(endpoint.as_str()).map_err(|error| error.to_string())?;
                same(&format!("{endpoint:?}"), &format!("{again:?}"))?;
                if http::Uri::try_from(endpoint.as_str()).is_err() {
                    return Err(format!("{endpoint:?} is no URI"));
                }
                outcome += &format!("{:?}{:?}", endpoint.scheme(), endpoint.network());
            }
            Err(error) => outcome += &class(&error.to_string()),
        }
    }
    for outcome_of in [Instance::new(&text).err(), Region::new(&text).err()] {
        outcome += &class(&format!("{outcome_of:?}"));
    }
    Ok(outcome)
}

pub(super) fn key_seeds() -> Vec<Vec<u8>> {
    let key = PrimaryKey::new("a", 1)
        .and("b", "it's \"x\", \u{8336}\n")
        .and("c", vec![0, 255])
        .and("d", true);
    [
        key.to_string(),
        PrimaryKey::new("a", "").to_string(),
        r#"["region=hz","a=b"]"#.into(),
        r#"["\u8336=\"=\""]"#.into(),
    ]
    .map(String::into_bytes)
    .to_vec()
}

pub(super) fn key(input: &[u8]) -> Outcome {
    let text = String::from_utf8_lossy(input);
    let mut outcome = match text.parse::<PrimaryKey>() {
        Ok(key) => {
            let again = key.to_string().parse::<PrimaryKey>();
            same(&format!("{:?}", Ok::<_, ()>(&key)), &format!("{again:?}"))?;
            "key".into()
        }
        Err(error) => class(&error.to_string()),
    };
    match parse_tags(&text) {
        Ok(tags) => {
            // Tags that no client can write are read, too.
            if let Ok(written) = tags_to_string(&tags) {
                let again = parse_tags(&written).map_err(|error| error.to_string())?;
                same(&format!("{tags:?}"), &format!("{again:?}"))?;
                outcome += "written";
            }
            outcome += "tags";
        }
        Err(error) => outcome += &class(&error.to_string()),
    }
    Ok(outcome)
}

pub(super) fn profile_seeds() -> Vec<Vec<u8>> {
    let cli = r#"{"current":"default","profiles":[{"name":"default","mode":"AK","access_key_id":"a","access_key_secret":"b","region_id":"cn-hangzhou"},{"name":"sts","mode":"StsToken","access_key_id":"a","access_key_secret":"b","sts_token":"c"}]}"#;
    let ini = "[default]\nenable = true\ntype = access_key\naccess_key_id = a\naccess_key_secret = b\n\n[client1]\ntype = sts\n# comment\n; comment\n";
    let role = r#"{"Code":"Success","AccessKeyId":"a","AccessKeySecret":"b","SecurityToken":"c","Expiration":"2099-01-01T00:00:00Z"}"#;
    let sts = r#"{"Credentials":{"AccessKeyId":"a","AccessKeySecret":"b","SecurityToken":"c","Expiration":"2099-01-01T00:00:00Z"}}"#;
    vec![cli.into(), ini.into(), role.into(), sts.into()]
}

/// Everything that providers of credentials read is the input.
#[derive(Clone, Debug)]
struct Everywhere(Vec<u8>);

impl ReadFile for Everywhere {
    fn read(&self, _: &Path) -> io::Result<Vec<u8>> {
        Ok(self.0.clone())
    }
}

impl HttpClient for Everywhere {
    fn send(&self, _: Request<Body>, _: Duration) -> HttpFuture<'_> {
        let response = Response::new(Body::from(self.0.clone()));
        Box::pin(std::future::ready(Ok(response)))
    }
}

impl RunCommand for Everywhere {
    fn run<'a>(&'a self, _: &'a str, _: &'a [String], _: Duration) -> CommandFuture<'a> {
        Box::pin(std::future::ready(Ok(self.0.clone())))
    }
}

pub(super) fn profile(input: &[u8]) -> Outcome {
    let everywhere = Everywhere(input.to_vec());
    let context = ProviderContext::default()
        .with_environment(Environment::from([
            ("HOME", "/h"),
            ("ALIBABA_CLOUD_CREDENTIALS_URI", "http://localhost/key"),
            ("ALIBABA_CLOUD_ROLE_ARN", "acs:ram::1:role/a"),
            (
                "ALIBABA_CLOUD_OIDC_PROVIDER_ARN",
                "acs:ram::1:oidc-provider/a",
            ),
            ("ALIBABA_CLOUD_OIDC_TOKEN_FILE", "/token"),
        ]))
        .with_files(everywhere.clone())
        .with_http(everywhere.clone())
        .with_commands(everywhere);
    let providers: [&dyn ProvideCredentials; 5] = [
        &CliProfileCredentials::new(context.clone()),
        &IniProfileCredentials::new(context.clone()),
        &EcsRamRoleCredentials::new(context.clone()),
        &OidcRoleCredentials::new(context.clone()),
        &UriCredentials::new(context),
    ];
    let mut outcome = Class::new();
    for provider in providers {
        outcome += &match Lab::block_on(provider.provide()) {
            Ok(_) => "found ".into(),
            Err(error) => class(&error.to_string()),
        };
    }
    Ok(outcome)
}
