use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use http::Request;
use tablestore_core::{Body, Clock, Error, ErrorKind, ResponseFuture};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tower_layer::Layer;
use tower_service::Service;

use super::*;
use crate::{Fault, FaultLayer, Faults};

const ONE_WAY: Range<Duration> = Duration::from_millis(1)..Duration::from_millis(100);

fn request() -> Request<Body> {
    Request::post("/ListTable").body(Body::empty()).unwrap()
}

/// The order in which ten concurrent requests have their responses, and the times.
async fn order(simulation: &Simulation) -> Vec<(u32, Duration)> {
    let emulator = simulation.emulator().build().unwrap();
    let service = simulation.latency(ONE_WAY).layer(emulator.service());
    let started = Instant::now();
    let mut requests = JoinSet::new();
    for number in 0..10 {
        let mut service = service.clone();
        requests.spawn(async move {
            service.call(request()).await.unwrap();
            (number, started.elapsed())
        });
    }
    let mut order = Vec::new();
    while let Some(done) = requests.join_next().await {
        order.push(done.unwrap());
    }
    order
}

#[test]
fn the_seed_determines_the_order() {
    let run = |seed| {
        let simulation = Simulation::new(seed).unwrap();
        simulation.run(order(&simulation))
    };
    let first = run(1);
    assert_eq!(first, run(1));
    assert_ne!(first, run(2));
    for (_, elapsed) in first {
        let both_ways = ONE_WAY.start * 2..ONE_WAY.end * 2 + Duration::from_millis(2);
        assert!(both_ways.contains(&elapsed), "{elapsed:?}");
    }
}

#[test]
fn hours_pass_at_once_for_every_clock() {
    let simulation = Simulation::new(1).unwrap();
    let start = SystemTime::UNIX_EPOCH + START;
    simulation.run(async {
        let emulator = simulation.emulator().build().unwrap();
        assert_eq!(simulation.clock().now(), start);
        sleep(Duration::from_secs(36_000)).await;
        assert_eq!(
            simulation.clock().now(),
            start + Duration::from_secs(36_000)
        );
        assert_eq!(emulator.clock().now(), simulation.clock().now());
        emulator.advance(Duration::from_secs(5));
        let ahead = simulation.clock().now() + Duration::from_secs(5);
        assert_eq!(emulator.clock().now(), ahead);
    });
    // Time stands still between two runs.
    simulation.run(async {
        assert_eq!(
            simulation.clock().now(),
            start + Duration::from_secs(36_000)
        );
    });
}

#[test]
fn the_generator_of_the_thread_is_seeded_and_restored() {
    let draw = |seed| {
        let simulation = Simulation::new(seed).unwrap();
        simulation.run(async { fastrand::u64(..) })
    };
    fastrand::seed(99);
    let drawn = draw(1);
    assert_eq!(
        fastrand::get_seed(),
        fastrand::Rng::with_seed(99).get_seed()
    );
    assert_eq!(drawn, draw(1));
    assert_ne!(drawn, draw(2));
}

/// Counts its calls.
#[derive(Clone, Default)]
struct Counting(Arc<AtomicU64>);

impl Service<Request<Body>> for Counting {
    type Response = http::Response<Body>;
    type Error = Error;
    type Future = ResponseFuture;

    fn poll_ready(
        &mut self,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<std::result::Result<(), Error>> {
        std::task::Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<Body>) -> ResponseFuture {
        self.0.fetch_add(1, Ordering::Relaxed);
        ResponseFuture::new(async { Ok(http::Response::new(Body::empty())) })
    }
}

#[test]
fn a_request_arrives_also_when_its_caller_gives_up() {
    let simulation = Simulation::new(1).unwrap();
    let counting = Counting::default();
    let one_way = Duration::from_secs(1)..Duration::from_secs(2);
    let mut service = simulation.latency(one_way).layer(counting.clone());
    simulation.run(async {
        let given_up = timeout(Duration::from_millis(500), service.call(request())).await;
        assert!(given_up.is_err());
        assert_eq!(counting.0.load(Ordering::Relaxed), 0);
        sleep(Duration::from_secs(2)).await;
        assert_eq!(counting.0.load(Ordering::Relaxed), 1);
    });
}

#[test]
fn a_response_can_be_delayed_by_a_fault_and_errors_pass() {
    let simulation = Simulation::new(1).unwrap();
    simulation.run(async {
        let emulator = simulation.emulator().build().unwrap();
        let hour = Duration::from_secs(3_600);
        let faults = Faults::script([Fault::Delay(hour), Fault::DropResponse]);
        let faulty = FaultLayer::new(faults).layer(emulator.service());
        let mut service = simulation.latency(ONE_WAY).layer(faulty);
        let started = Instant::now();
        service.call(request()).await.unwrap();
        assert!(started.elapsed() >= hour);
        let error = service.call(request()).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport);
        assert!(error.to_string().contains("fault drop-response"), "{error}");
    });
}

#[test]
fn threads_below_take_no_time() {
    let simulation = Simulation::new(1).unwrap();
    simulation.run(async {
        let started = Instant::now();
        let tasks = (0..2).map(|number| {
            tokio::spawn(async move {
                // More steps than the budget of a task.
                for _ in 0..300 {
                    at_once::run_at_once(tokio::task::spawn_blocking(|| {})).unwrap();
                }
                number
            })
        });
        for (number, task) in tasks.enumerate() {
            assert_eq!(task.await.unwrap(), number);
        }
        assert_eq!(started.elapsed(), Duration::ZERO);
    });
}
