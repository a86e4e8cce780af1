//! Runs every folder of `tests/providers/{provider}/{case}`:
//!
//! - `environment.json`: the variables; none without it.
//! - `files/`: the root of the file system.
//! - `http.json`: the expected requests, in order, each with its response.
//! - `commands.json`: the expected commands, in order, each with its output.
//! - `expected.json`: the credentials, expiry in seconds since 1970, or the error.
//!
//! Secrets in the cases contain `SECRET` or `TOKEN`, which no error may show. The time is
//! 2026-11-23T09:00:00Z.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "clippy's exemption of tests does not reach the helper functions of a tests file"
)]

use std::collections::{BTreeMap, VecDeque};
use std::error::Error as StdError;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use http::{HeaderValue, Request, Response};
use serde_json::{Value, json};
use tablestore_auth::providers::{
    CliProfileCredentials, CommandFuture, CredentialsChain, EcsRamRoleCredentials,
    EnvironmentCredentials, HttpClient, HttpFuture, IniProfileCredentials, OidcRoleCredentials,
    ProviderContext, ReadFile, RunCommand, UriCredentials,
};
use tablestore_core::{
    Body, Credentials, Environment, Error, ErrorKind, ProvideCredentials, Result,
};
use tokio_test::block_on;

#[test]
fn each_case_gives_what_is_expected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/providers");
    let mut failures = Vec::new();
    let mut count = 0;
    for provider in children(&root) {
        for case in children(&provider) {
            count += 1;
            let name = case.strip_prefix(&root).unwrap().display();
            if let Err(reason) = run(&file_name(&provider), &case) {
                failures.push(format!("{name}: {reason}"));
            }
        }
    }
    assert!(count > 40, "only {count} cases in {}", root.display());
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// In all cases of the folder, the environment has the settings.
#[test]
fn settings_of_the_program_win_over_the_environment() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/providers");
    let context = |case: &str| {
        let http = Replay::of(&root.join(case));
        let context = ProviderContext::default()
            .with_environment(Environment::from([
                ("HOME", "/nowhere"),
                ("ALIBABA_CLOUD_PROFILE", "none"),
                ("ALIBABA_CLOUD_CREDENTIALS_FILE", "/none"),
                ("ALIBABA_CLOUD_ECS_METADATA", "none"),
                ("ALIBABA_CLOUD_CREDENTIALS_URI", "http://none"),
            ]))
            .with_files(Tree(root.join(case).join("files")))
            .with_http(http.clone());
        (context, http)
    };

    let (files, _) = context("cli_profile/current");
    let profile = CliProfileCredentials::new(files).with_path("/h/.aliyun/config.json");
    let credentials = block_on(profile.clone().with_profile("other").provide());
    assert_eq!(credentials.unwrap().access_key_id(), "other-id");
    let error = block_on(profile.clone().with_profile("none").provide()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    let error = block_on(profile.with_path("/h/absent").provide()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    assert_eq!(error.to_string(), "there is no file /h/absent");

    let (files, _) = context("ini_profile/access_key");
    let profile = IniProfileCredentials::new(files).with_path("/h/.alibabacloud/credentials");
    let credentials = block_on(profile.clone().with_profile("staging").provide());
    assert_eq!(credentials.unwrap().access_key_id(), "STS.the-id");
    let error = block_on(profile.with_profile("none").provide()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);

    let (server, http) = context("ecs_ram_role/v2_named");
    let role = EcsRamRoleCredentials::new(server).with_role_name("shop-writer");
    block_on(role.provide()).unwrap();
    http.check().unwrap();

    let (server, http) = context("uri/response");
    let uri = "http://user:the-SECRET@credentials.svc:7002/key?t=the-TOKEN";
    block_on(UriCredentials::new(server).with_uri(uri).provide()).unwrap();
    http.check().unwrap();
}

#[test]
fn without_an_http_client_no_server_is_asked() {
    let environment = Environment::from([("ALIBABA_CLOUD_CREDENTIALS_URI", "http://a")]);
    let context = ProviderContext::default().with_environment(environment);
    let role = block_on(EcsRamRoleCredentials::new(context.clone()).provide());
    assert_eq!(role.as_ref().unwrap_err().kind(), ErrorKind::NotConfigured);
    let uri = block_on(UriCredentials::new(context).provide());
    assert_eq!(uri.as_ref().unwrap_err().kind(), ErrorKind::Credentials);
    for result in [role, uri] {
        let reason = "the credential providers have no HTTP client";
        assert!(lines(&result).join(" ").ends_with(reason), "{result:?}");
    }
}

#[test]
fn without_a_way_to_run_programs_none_is_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/providers/cli_profile/external");
    let context = ProviderContext::default()
        .with_environment(environment_of(&root))
        .with_files(Tree(root.join("files")));
    let result = block_on(CliProfileCredentials::new(context).provide());
    assert_eq!(result.as_ref().unwrap_err().kind(), ErrorKind::Credentials);
    let reason = "the credential providers cannot run programs";
    assert!(lines(&result).join(" ").ends_with(reason), "{result:?}");
}

fn run(provider: &str, case: &Path) -> Result<(), String> {
    let http = Replay::of(case);
    let commands = Commands(Replay::read(&case.join("commands.json")));
    let context = ProviderContext::default()
        .with_environment(environment_of(case))
        .with_files(Tree(case.join("files")))
        .with_http(http.clone())
        .with_commands(commands.clone())
        .with_clock(Arc::new(
            SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_424_400),
        ));
    let provider: Box<dyn ProvideCredentials> = match provider {
        "chain" => Box::new(CredentialsChain::standard(&context)),
        "cli_profile" => Box::new(CliProfileCredentials::new(context)),
        "ecs_ram_role" => Box::new(EcsRamRoleCredentials::new(context)),
        "environment" => Box::new(EnvironmentCredentials::new(context)),
        "oidc_role" => Box::new(OidcRoleCredentials::new(context)),
        "ini_profile" => Box::new(IniProfileCredentials::new(context)),
        "uri" => Box::new(UriCredentials::new(context)),
        other => panic!("no provider {other}"),
    };
    let result = block_on(provider.provide());
    http.check()?;
    commands.0.check()?;

    let shown = format!("{provider:?} {result:?} {}", lines(&result).join(" "));
    for secret in ["SECRET", "TOKEN"] {
        // Names of variables and codes are not secret.
        let known = [
            "_KEY_SECRET",
            "_SECURITY_TOKEN",
            "_SESSION_TOKEN",
            "_OIDC_TOKEN_FILE",
        ];
        let shown = known
            .iter()
            .fold(shown.clone(), |s, name| s.replace(name, ""));
        if shown.contains(secret) {
            return Err(format!("shows a secret: {shown}"));
        }
    }
    let expected = json(&case.join("expected.json")).unwrap();
    let actual = describe(&result);
    if actual != expected {
        return Err(format!("expected {expected:#}\nactual {actual:#}"));
    }
    Ok(())
}

/// A result in the form of `expected.json`.
fn describe(result: &Result<Credentials>) -> Value {
    let credentials = match result {
        Ok(credentials) => credentials,
        Err(error) => {
            let kind = format!("{:?}", error.kind());
            return json!({ "error": { "kind": kind, "lines": lines(result) } });
        }
    };
    let expiry = credentials.expiry().map(|expiry| {
        let since_epoch = expiry.duration_since(SystemTime::UNIX_EPOCH);
        since_epoch.unwrap().as_secs()
    });
    let mut object = json!({
        "access_key_id": credentials.access_key_id(),
        "access_key_secret": credentials.access_key_secret(),
        "security_token": credentials.security_token(),
        "expiry": expiry,
    });
    object
        .as_object_mut()
        .unwrap()
        .retain(|_, part| !part.is_null());
    json!({ "credentials": object })
}

/// The texts of an error and of its sources.
fn lines(result: &Result<Credentials>) -> Vec<String> {
    let mut next = result.as_ref().err().map(|error| error as &dyn StdError);
    let mut lines = Vec::new();
    while let Some(error) = next {
        lines.push(error.to_string());
        next = error.source();
    }
    lines
}

fn environment_of(case: &Path) -> Environment {
    let variables = json(&case.join("environment.json")).unwrap_or_else(|| json!({}));
    let variables = variables.as_object().unwrap().iter();
    variables
        .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
        .collect()
}

/// The files of a case; `/` is its folder `files`.
#[derive(Debug)]
struct Tree(PathBuf);

impl ReadFile for Tree {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(self.0.join(path.strip_prefix("/").unwrap()))
    }
}

/// The exchanges of a case, each expected once and in order.
#[derive(Clone, Debug)]
struct Replay(Arc<Mutex<Exchanges>>);

#[derive(Debug)]
struct Exchanges {
    expected: VecDeque<Value>,
    unexpected: Vec<String>,
}

impl Replay {
    fn of(case: &Path) -> Self {
        Self::read(&case.join("http.json"))
    }

    fn read(path: &Path) -> Self {
        let exchanges = json(path).unwrap_or_else(|| json!([]));
        Self(Arc::new(Mutex::new(Exchanges {
            expected: exchanges.as_array().unwrap().iter().cloned().collect(),
            unexpected: Vec::new(),
        })))
    }

    fn check(&self) -> Result<(), String> {
        let exchanges = self.0.lock().unwrap();
        match (exchanges.unexpected.first(), exchanges.expected.front()) {
            (Some(unexpected), _) => Err(unexpected.clone()),
            (None, Some(missing)) => Err(format!("never happened: {missing}")),
            (None, None) => Ok(()),
        }
    }
}

impl HttpClient for Replay {
    fn send(&self, request: Request<Body>, time_limit: Duration) -> HttpFuture<'_> {
        let headers = request.headers().iter();
        let headers: BTreeMap<_, _> = headers
            .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
            .collect();
        let mut actual = json!({
            "method": request.method().as_str(),
            "uri": request.uri().to_string(),
            "headers": headers,
            "time_limit_ms": u64::try_from(time_limit.as_millis()).unwrap(),
        });
        if !request.body().is_empty() {
            actual["body"] = String::from_utf8_lossy(request.body().as_ref()).into();
        }
        let token = request.headers().get("x-aliyun-ecs-metadata-token");
        assert!(token.is_none_or(HeaderValue::is_sensitive));

        let mut exchanges = self.0.lock().unwrap();
        let exchange = exchanges.expected.pop_front().unwrap_or_default();
        if exchange["request"] != actual {
            let unexpected = format!("expected {:#}\nsent {actual:#}", exchange["request"]);
            exchanges.unexpected.push(unexpected);
        }
        let response = match &exchange["response"] {
            Value::Null => Err(Error::new(ErrorKind::Connect, "no response")),
            response => {
                let status = u16::try_from(response["status"].as_u64().unwrap()).unwrap();
                let body = match &response["body"] {
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                };
                let body = Body::from(body.into_bytes());
                Ok(Response::builder().status(status).body(body).unwrap())
            }
        };
        Box::pin(async { response })
    }
}

/// The programs of a case.
#[derive(Clone, Debug)]
struct Commands(Replay);

impl RunCommand for Commands {
    fn run<'a>(
        &'a self,
        program: &'a str,
        arguments: &'a [String],
        time_limit: Duration,
    ) -> CommandFuture<'a> {
        let mut commands = self.0.0.lock().unwrap();
        let mut expected = commands.expected.pop_front().unwrap_or_default();
        let output = expected["output"].take();
        let actual = json!({
            "program": program,
            "arguments": arguments,
            "time_limit_ms": u64::try_from(time_limit.as_millis()).unwrap(),
            "output": null,
        });
        if expected != actual {
            let unexpected = format!("expected {expected:#}\nran {actual:#}");
            commands.unexpected.push(unexpected);
        }
        let result = match output {
            Value::Null => Err(io::Error::other("exit status: 1")),
            Value::String(text) => Ok(text.into_bytes()),
            other => Ok(other.to_string().into_bytes()),
        };
        Box::pin(async { result })
    }
}

fn json(path: &Path) -> Option<Value> {
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        Err(error) => panic!("{}: {error}", path.display()),
    };
    match serde_json::from_slice(&text) {
        Ok(value) => Some(value),
        Err(error) => panic!("{}: {error}", path.display()),
    }
}

/// The folders in a folder, sorted.
fn children(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut children: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    children.sort_unstable();
    children
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}
