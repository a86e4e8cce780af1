//! The project's own emulator.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use bytes::Bytes;
use http::header::HOST;
use http::{Response, StatusCode};
use prost::Message;
use tablestore_auth::{SigningParams, sign, sign_response, verify_request};
use tablestore_core::{Body, Clock, Credentials, Instance, SystemClock};
use tablestore_emulator::{Emulator, EmulatorService};
use tablestore_protocol::{Column, PrimaryKey, plainbuffer, proto::table as proto};
use tower_service::Service as _;

use super::connection::Request;
use super::{ROWS, Requests, Service, each_row, load};
use crate::Result;
use crate::cpu::cpu_time;
use crate::reference_row::{
    ACCESS_KEY_ID, ACCESS_KEY_SECRET, ATTRIBUTES, INSTANCE, PK1, TABLE, Value,
};

pub(crate) struct Tablestore {
    program: PathBuf,
    requests: Requests,
}

impl Tablestore {
    pub(crate) fn new(program: PathBuf) -> Result<Self> {
        Ok(Self {
            program,
            requests: Requests {
                list: request("ListTable", &proto::ListTableRequest {})?,
                create: request("CreateTable", &create_table())?,
                gets: each_row(|pk2| request("GetRow", &get_row(pk2)))?,
                puts: each_row(|pk2| request("PutRow", &put_row(pk2)))?,
            },
        })
    }
}

/// Creates the table in a service in this process, with so many rows in it.
pub(crate) async fn fill(service: &mut EmulatorService, rows: i64) -> Result<()> {
    call(service, request("CreateTable", &create_table())?).await?;
    for pk2 in 0..rows {
        call(service, request("PutRow", &put_row(pk2))?).await?;
    }
    Ok(())
}

async fn call(service: &mut EmulatorService, request: Request) -> Result<Response<Body>> {
    let response = service.call(request.map(Body::from)).await?;
    match response.status() {
        StatusCode::OK => Ok(response),
        status => Err(format!("a request returned {status}").into()),
    }
}

impl Service for Tablestore {
    fn small(&self) -> &Path {
        &self.program
    }

    fn fast(&self) -> &Path {
        &self.program
    }

    fn command(&self, program: &Path, port: u16, data: Option<&Path>) -> Command {
        let mut command = Command::new(program);
        command.args(["--listen", &format!("127.0.0.1:{port}")]);
        command.args(["--access-key-id", ACCESS_KEY_ID]);
        command.args(["--access-key-secret", ACCESS_KEY_SECRET]);
        if let Some(data) = data {
            command.arg("--data-dir").arg(data);
        }
        command
    }

    fn requests(&self) -> &Requests {
        &self.requests
    }

    /// The engine has no transport of its own: the figure is the time of the service in process, less
    /// the time to verify the same requests and sign the same responses.
    fn reads_in_engine(&self) -> Result<Box<dyn FnMut() -> Result<Duration>>> {
        let known = credentials()?;
        let emulator = Emulator::builder().credentials(known.clone()).build()?;
        let (runtime, mut service) = (load::runtime()?, emulator.service());
        runtime.block_on(fill(&mut service, ROWS))?;
        let gets = self.requests.gets.clone();
        Ok(Box::new(move || {
            let requests = gets.clone();
            let mut responses = Vec::with_capacity(requests.len());
            let before = cpu_time();
            runtime.block_on(async {
                for request in requests {
                    responses.push(call(&mut service, request).await?);
                }
                Ok::<_, Box<dyn Error>>(())
            })?;
            let in_service = cpu_time() - before;

            let bodies: Vec<_> = responses.into_iter().map(Response::into_body).collect();
            let before = cpu_time();
            for (request, body) in gets.iter().zip(bodies) {
                verify_and_sign(request, body, &known)?;
            }
            Ok(in_service.saturating_sub(cpu_time() - before))
        }))
    }
}

/// The service's work on a request and its response outside the engine.
fn verify_and_sign(request: &Request, body: Body, known: &Credentials) -> Result<Response<Body>> {
    let now = SystemClock.now();
    let authenticated = verify_request(request, |_| Some(known.clone()), now)?;
    let mut response = Response::new(body);
    sign_response(&mut response, &authenticated, "0006-bench", now)?;
    Ok(response)
}

/// A signed request.
fn request(operation: &str, message: &impl Message) -> Result<Request> {
    let mut request = http::Request::post(format!("/{operation}"))
        .header(HOST, "localhost")
        .body(Bytes::from(message.encode_to_vec()))?;
    let time = SystemClock.now();
    sign(
        &mut request,
        &SigningParams::new(credentials()?, Instance::new(INSTANCE)?, time),
    )?;
    Ok(request)
}

fn credentials() -> Result<Credentials> {
    Ok(Credentials::new(ACCESS_KEY_ID, ACCESS_KEY_SECRET)?)
}

fn create_table() -> proto::CreateTableRequest {
    let column = |name: &str, kind: proto::PrimaryKeyType| proto::PrimaryKeySchema {
        name: name.to_owned(),
        r#type: kind.into(),
        option: None,
    };
    let none = proto::CapacityUnit {
        read: Some(0),
        write: Some(0),
    };
    proto::CreateTableRequest {
        table_meta: proto::TableMeta {
            table_name: TABLE.to_owned(),
            primary_key: vec![
                column("pk1", proto::PrimaryKeyType::String),
                column("pk2", proto::PrimaryKeyType::Integer),
            ],
            ..Default::default()
        },
        reserved_throughput: proto::ReservedThroughput {
            capacity_unit: none,
        },
        table_options: Some(proto::TableOptions {
            time_to_live: Some(-1),
            max_versions: Some(1),
            ..Default::default()
        }),
        ..Default::default()
    }
}

fn get_row(pk2: i64) -> proto::GetRowRequest {
    proto::GetRowRequest {
        table_name: TABLE.to_owned(),
        primary_key: plainbuffer::encode_primary_key(&key(pk2)),
        max_versions: Some(1),
        ..Default::default()
    }
}

fn put_row(pk2: i64) -> proto::PutRowRequest {
    let columns = ATTRIBUTES.map(|(name, value)| match value {
        Value::Text(text) => Column::new(name, text),
        Value::Integer(number) => Column::new(name, number),
        Value::Double(number) => Column::new(name, number),
        Value::Boolean(truth) => Column::new(name, truth),
        Value::Binary(bytes) => Column::new(name, bytes),
    });
    proto::PutRowRequest {
        table_name: TABLE.to_owned(),
        row: plainbuffer::encode_row(&key(pk2), &columns),
        condition: proto::Condition {
            row_existence: proto::RowExistenceExpectation::Ignore.into(),
            column_condition: None,
        },
        ..Default::default()
    }
}

fn key(pk2: i64) -> PrimaryKey {
    PrimaryKey::new("pk1", PK1).and("pk2", pk2)
}
