//! The client, whose service returns any body.

use std::cell::RefCell;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use http::{Request, Response, StatusCode};
use tablestore::Client;
use tablestore_auth::{sign_response, verify_request};
use tablestore_core::{Body, Clock, Credentials, Error, ErrorKind, SystemClock};

use crate::Outcome;
use crate::calls::CALLS;
use crate::guard::class;
use crate::lab::{Ids, Lab, client};
use crate::mutate::{join_call, split_call};

/// The responses of the service to each call, each with its number and its status.
pub(super) fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    Lab::with(|lab| {
        for (name, call) in CALLS {
            lab.take_exchanges();
            lab.runtime.block_on(call(&lab.client, &lab.ids));
            for exchange in lab.take_exchanges() {
                let line = format!("{name} 200");
                seeds.push(join_call(line.as_bytes(), &exchange.response));
            }
            let line = format!("{name} 503");
            seeds.push(join_call(
                line.as_bytes(),
                b"\x0a\x0dOTSServerBusy\x12\x01a",
            ));
        }
    });
    seeds
}

/// A client and the response that its service returns.
struct Canned {
    client: Client,
    response: Arc<Mutex<(StatusCode, Vec<u8>)>>,
}

impl Canned {
    fn new() -> Self {
        let response = Arc::new(Mutex::new((StatusCode::OK, Vec::new())));
        let shared = Arc::clone(&response);
        let client = client(tower::service_fn(move |request: Request<Body>| {
            let (status, body) = shared.lock().unwrap().clone();
            std::future::ready(respond(&request, status, body))
        }));
        Self { client, response }
    }
}

fn respond(
    request: &Request<Body>,
    status: StatusCode,
    body: Vec<u8>,
) -> Result<Response<Body>, Error> {
    let now = SystemClock.now();
    let known = |_: &str| Some(Credentials::local());
    let authenticated = verify_request(request, known, now)
        .map_err(|error| Error::new(ErrorKind::Other, error.to_string()))?;
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    sign_response(&mut response, &authenticated, "0a-0b", now)?;
    Ok(response)
}

/// The input is the name of a call, a status, and the body of all responses.
pub(super) fn run(input: &[u8]) -> Outcome {
    thread_local! {
        static CANNED: RefCell<Option<Canned>> = const { RefCell::new(None) };
    }
    let (line, body) = split_call(input);
    let line = String::from_utf8_lossy(line);
    let (name, status) = line.rsplit_once(' ').unwrap_or((&line, "200"));
    let Some((name, call)) = CALLS.iter().find(|(it, _)| *it == name) else {
        return Ok("no call".into());
    };
    let status = status.parse().ok();
    let status = status.and_then(|status: u16| StatusCode::from_u16(status).ok());
    CANNED.with_borrow_mut(|canned| {
        let canned = canned.get_or_insert_with(Canned::new);
        *canned.response.lock().unwrap() = (status.unwrap_or_default(), body.to_vec());
        let ids = Ids {
            stream: "stream".into(),
            shard: "shard".into(),
            iterator: "iterator".into(),
            transaction: "transaction".into(),
            tunnel: "tunnel".into(),
            tunnel_client: "client".into(),
            channel: "channel".into(),
            token: "token".into(),
        };
        let outcome = Lab::block_on(async {
            let call = call(&canned.client, &ids);
            let limit = std::time::Duration::from_secs(10);
            tokio::time::timeout(limit, call).await
        });
        let outcome = outcome.map_err(|_| "the call does not end".to_owned())?;
        let outcome = match outcome.starts_with("ok") {
            true => format!("ok {}", outcome.len().ilog2()),
            false => class(&outcome),
        };
        Ok::<_, Infallible>(format!("{name} {outcome}")).map_err(|never| match never {})
    })
}
