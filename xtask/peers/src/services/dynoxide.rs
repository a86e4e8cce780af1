//! `dynoxide-rs` of crates.io: a local DynamoDB over SQLite.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use dynoxide::actions::get_item::GetItemRequest;
use dynoxide::{Database, Item};
use http::header::{AUTHORIZATION, CONTENT_TYPE, HOST};
use serde_json::{Value as Json, json};

use super::connection::Request;
use super::{Requests, Service, each_row};
use crate::Result;
use crate::cpu::cpu_time;
use crate::installed::{installed, run};
use crate::reference_row::{ATTRIBUTES, COLUMNS, PK1, TABLE, Value};

/// The version that the manifest of this program names, too.
const VERSION: &str = "3.2.0";

/// Its server and nothing else: no agents' protocol, no import of data.
const FEATURES: &str = "native-sqlite,http-server,cli";

/// A signature of the right form. It is parsed, and not verified.
const SIGNATURE: &str = "AWS4-HMAC-SHA256 \
    Credential=bench-key/20261123/us-east-1/dynamodb/aws4_request, \
    SignedHeaders=host;x-amz-date;x-amz-target, \
    Signature=0000000000000000000000000000000000000000000000000000000000000000";

pub(crate) struct Dynoxide {
    small: PathBuf,
    fast: PathBuf,
    requests: Requests,
}

impl Dynoxide {
    /// Its program, installed where it is not there yet: as its authors have it built, for size, and
    /// built for speed.
    pub(crate) fn install() -> Result<Self> {
        Self::new(program("s")?, program("3")?)
    }

    pub(super) fn new(small: PathBuf, fast: PathBuf) -> Result<Self> {
        Ok(Self {
            small,
            fast,
            requests: Requests {
                list: request("ListTables", &json!({}))?,
                create: request("CreateTable", &create_table())?,
                gets: each_row(|pk2| request("GetItem", &get_item(pk2)))?,
                puts: each_row(|pk2| request("PutItem", &put_item(pk2)))?,
            },
        })
    }
}

fn program(opt_level: &str) -> Result<PathBuf> {
    let folder = installed(&format!("dynoxide-{VERSION}-{opt_level}"), |folder| {
        let mut cargo = Command::new("cargo");
        cargo.args(["install", "dynoxide-rs", "--version", VERSION, "--locked"]);
        cargo.args(["--no-default-features", "--features", FEATURES]);
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level);
        cargo.env_remove("CARGO_TARGET_DIR"); // it would keep what only the build needs
        run(cargo.arg("--root").arg(folder))?;
        Ok(())
    })?;
    Ok(folder.join("bin/dynoxide"))
}

impl Service for Dynoxide {
    fn small(&self) -> &Path {
        &self.small
    }

    fn fast(&self) -> &Path {
        &self.fast
    }

    fn command(&self, program: &Path, port: u16, data: Option<&Path>) -> Command {
        let mut command = Command::new(program);
        command.args(["--port", &port.to_string(), "--log", "quiet"]);
        if let Some(data) = data {
            command.arg("--db-path").arg(data.join("database"));
        }
        command
    }

    fn requests(&self) -> &Requests {
        &self.requests
    }

    /// By its library, which takes and returns values of its own types: no JSON either.
    fn reads_in_engine(&self) -> Result<Box<dyn FnMut() -> Result<Duration>>> {
        let database = Database::memory()?;
        database.create_table(serde_json::from_value(create_table())?)?;
        for pk2 in 0..super::ROWS {
            database.put_item(serde_json::from_value(put_item(pk2))?)?;
        }
        Ok(Box::new(move || {
            let requests = (0..super::ROWS).map(|pk2| serde_json::from_value(get_item(pk2)));
            let requests = requests.collect::<serde_json::Result<Vec<GetItemRequest>>>()?;
            let mut responses = Vec::with_capacity(requests.len());
            let before = cpu_time();
            for request in requests {
                responses.push(database.get_item(request)?);
            }
            let in_engine = cpu_time() - before;

            let is_whole = |item: &Item| item.len() == 2 + COLUMNS;
            if !responses
                .iter()
                .all(|response| response.item.as_ref().is_some_and(is_whole))
            {
                return Err("an item is not whole".into());
            }
            Ok(in_engine)
        }))
    }
}

fn request(operation: &str, body: &Json) -> Result<Request> {
    Ok(http::Request::post("/")
        .header(HOST, "localhost")
        .header(CONTENT_TYPE, "application/x-amz-json-1.0")
        .header("x-amz-target", format!("DynamoDB_20120810.{operation}"))
        .header("x-amz-date", "20261123T090000Z")
        .header(AUTHORIZATION, SIGNATURE)
        .body(Bytes::from(body.to_string()))?)
}

fn create_table() -> Json {
    json!({
        "TableName": TABLE,
        "KeySchema": [
            { "AttributeName": "pk1", "KeyType": "HASH" },
            { "AttributeName": "pk2", "KeyType": "RANGE" },
        ],
        "AttributeDefinitions": [
            { "AttributeName": "pk1", "AttributeType": "S" },
            { "AttributeName": "pk2", "AttributeType": "N" },
        ],
        "BillingMode": "PAY_PER_REQUEST",
    })
}

fn get_item(pk2: i64) -> Json {
    json!({ "TableName": TABLE, "Key": key(pk2) })
}

fn put_item(pk2: i64) -> Json {
    let mut item = key(pk2);
    for (name, value) in ATTRIBUTES {
        item[name] = match value {
            Value::Text(text) => json!({ "S": text }),
            Value::Integer(number) => json!({ "N": number.to_string() }),
            Value::Double(number) => json!({ "N": number.to_string() }),
            Value::Boolean(truth) => json!({ "BOOL": truth }),
            Value::Binary(bytes) => json!({ "B": BASE64_STANDARD.encode(bytes) }),
        };
    }
    json!({ "TableName": TABLE, "Item": item })
}

fn key(pk2: i64) -> Json {
    json!({ "pk1": { "S": PK1 }, "pk2": { "N": pk2.to_string() } })
}
