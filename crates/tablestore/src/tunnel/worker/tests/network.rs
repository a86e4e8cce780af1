//! A network that loses and delays requests and responses.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use fastrand::Rng;
use http::{Request, Response};
use prost::Message as _;
use tablestore_core::{Body, Error, ErrorCode, ErrorKind, ResponseFuture, Result, header};
use tablestore_protocol::proto::tunnel::{CheckpointRequest, Error as TunnelError};
use tokio::time::{Instant, sleep};
use tower_service::Service;

use super::local_service::LocalService;

/// Checkpoints that the service has stored: channel and token.
type Stored = Vec<(String, String)>;

/// A network to an emulator. Clones are the same network.
#[derive(Clone)]
pub(super) struct Network {
    service: LocalService,
    state: Arc<State>,
}

struct State {
    random: Mutex<Rng>,
    /// Whether there are faults.
    is_stormy: AtomicBool,
    /// Nothing passes before this.
    down_until: Mutex<Option<Instant>>,
    stored: Mutex<Stored>,
    faults: Mutex<BTreeMap<&'static str, u64>>,
    /// Operations of which this many requests get an error.
    scripted: Mutex<Vec<(&'static str, Scripted, u32)>>,
}

/// What happens to a request of a script.
#[derive(Clone, Debug)]
pub(super) enum Scripted {
    /// The response is lost.
    LoseResponse,
    /// The service returns this error before it does anything.
    Error(ErrorCode, &'static str),
}

impl Network {
    pub(super) fn new(service: LocalService, seed: u64) -> Self {
        Self {
            service,
            state: Arc::new(State {
                random: Mutex::new(Rng::with_seed(seed)),
                is_stormy: AtomicBool::new(false),
                down_until: Mutex::new(None),
                stored: Mutex::default(),
                faults: Mutex::default(),
                scripted: Mutex::default(),
            }),
        }
    }

    pub(super) fn set_stormy(&self, is_stormy: bool) {
        self.state.is_stormy.store(is_stormy, Ordering::Relaxed);
    }

    /// Lets nothing pass for some time.
    pub(super) fn go_down(&self, time: Duration) {
        self.count("outage");
        *self.state.down_until.lock().unwrap() = Some(Instant::now() + time);
    }

    /// The next requests of an operation meet this.
    pub(super) fn script(&self, path: &'static str, scripted: Scripted, times: u32) {
        self.state
            .scripted
            .lock()
            .unwrap()
            .push((path, scripted, times));
    }

    /// The number of scripted faults that are left.
    pub(super) fn left(&self) -> u32 {
        self.state
            .scripted
            .lock()
            .unwrap()
            .iter()
            .map(|it| it.2)
            .sum()
    }

    /// The checkpoints that were stored so far, in their order.
    pub(super) fn stored(&self) -> Stored {
        self.state.stored.lock().unwrap().clone()
    }

    pub(super) fn faults(&self) -> BTreeMap<&'static str, u64> {
        self.state.faults.lock().unwrap().clone()
    }

    pub(super) fn count(&self, fault: &'static str) {
        *self.state.faults.lock().unwrap().entry(fault).or_default() += 1;
    }

    fn scripted(&self, path: &str) -> Option<Scripted> {
        let mut script = self.state.scripted.lock().unwrap();
        let next = script
            .iter_mut()
            .find(|(of, _, times)| *of == path && *times > 0)?;
        next.2 -= 1;
        Some(next.1.clone())
    }

    /// Draws the fate of a request.
    fn draw(&self) -> (f64, Duration) {
        let mut random = self.state.random.lock().unwrap();
        (random.f64(), Duration::from_millis(random.u64(..3000)))
    }

    async fn send(mut self, request: Request<Body>) -> Result<Response<Body>> {
        let path = request.uri().path().to_owned();
        let down_until = *self.state.down_until.lock().unwrap();
        if down_until.is_some_and(|until| Instant::now() < until) {
            sleep(Duration::from_millis(20)).await;
            return Err(Error::new(ErrorKind::Connect, "the network is down").not_sent());
        }
        let scripted = self.scripted(&path);
        if let Some(Scripted::Error(code, message)) = &scripted {
            let body = TunnelError {
                code: code.as_str().to_owned(),
                message: Some((*message).to_owned()),
                tunnel_id: Some("the-tunnel".to_owned()),
            };
            return Ok(rejected(code, body.encode_to_vec()));
        }
        let is_stormy = self.state.is_stormy.load(Ordering::Relaxed);
        let (fate, delay) = self.draw();
        let fault = match fate {
            _ if !is_stormy => "",
            0.0..0.04 => "request lost",
            0.04..0.10 => "response lost",
            0.10..0.16 => "request delayed",
            0.16..0.22 => "response delayed",
            0.22..0.25 => "unavailable",
            _ => "",
        };
        if !fault.is_empty() {
            self.count(fault);
        }
        match fault {
            "request lost" => return Err(broken()),
            "unavailable" => {
                let code = ErrorCode::TunnelServerUnavailable;
                let body = TunnelError {
                    code: code.as_str().to_owned(),
                    ..TunnelError::default()
                };
                return Ok(rejected(&code, body.encode_to_vec()));
            }
            "request delayed" => sleep(delay).await,
            // A round trip takes some time.
            _ => sleep(Duration::from_millis(1)).await,
        }
        let body = request.body().clone();
        let response = self.service.call(request).await?;
        if path == "/tunnel/checkpoint" && response.status().is_success() {
            let stored = CheckpointRequest::decode(body.as_ref()).unwrap();
            let stored = (stored.channel_id, stored.checkpoint);
            self.state.stored.lock().unwrap().push(stored);
        }
        if fault == "response delayed" {
            sleep(delay).await;
        }
        if fault == "response lost" || scripted.is_some() {
            return Err(broken());
        }
        Ok(response)
    }
}

fn broken() -> Error {
    Error::new(ErrorKind::Transport, "the connection broke")
}

fn rejected(code: &ErrorCode, body: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = code.status();
    let request_id = http::HeaderValue::from_static("0001");
    response
        .headers_mut()
        .insert(header::REQUEST_ID, request_id);
    response
}

impl Service<Request<Body>> for Network {
    type Response = Response<Body>;
    type Error = Error;
    type Future = ResponseFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> ResponseFuture {
        ResponseFuture::new(self.clone().send(request))
    }
}
