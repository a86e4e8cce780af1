//! One run: the storm, the calm after it, and what has to hold then.

use std::sync::Arc;
use std::time::Duration;

use fastrand::Rng;
use tablestore::{Client, KeyRange};
use tablestore_emulator::Simulation;
use tokio::runtime::Handle;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};
use tower_layer::Layer;

use super::bulk::{self, Bulk};
use super::follower::{self, Copy, Worker};
use super::pipes::Pipes;
use super::plan::{Plan, Transport};
use super::rows::{self, Rows, SEARCH};
use super::rules::{Break, Policy};
use super::series::{self, Series};
use super::shared::{self, Shared, Sharer};
use super::site::{FaultCounts, Gauge, InFlight, Site};
use super::trace::Trace;
use crate::Result;
use crate::check::{self, Follower};
use crate::ledger::Ledger;
use crate::workload::{self, ROWS, Writer};

/// How long the tunnel may take to follow the table once the storm is over.
const FOLLOWING: Duration = Duration::from_secs(300);

/// The result of a run.
#[derive(Debug)]
pub(crate) struct Report {
    /// All events, in their order.
    pub(crate) trace: String,
    pub(crate) calls: u64,
    pub(crate) faults: FaultCounts,
    pub(crate) violations: Vec<String>,
}

/// Runs a seed.
pub(crate) fn run(seed: u64, broken: Option<Break>) -> Result<Report> {
    let simulation = Simulation::new(seed)?;
    simulation.run(run_in(&simulation, seed, broken))
}

struct World<'a> {
    simulation: &'a Simulation,
    plan: Arc<Plan>,
    site: Site,
    trace: Trace,
    broken: Option<Break>,
    rng: Rng,
}

async fn run_in(simulation: &Simulation, seed: u64, broken: Option<Break>) -> Result<Report> {
    let mut rng = Rng::with_seed(seed);
    let plan = Arc::new(Plan::draw(&mut rng));
    let loses_writes = broken == Some(Break::LoseWrites);
    let mut world = World {
        site: Site::new(&plan, rng.u64(..), loses_writes)?,
        trace: Trace::begin(),
        simulation,
        plan,
        broken,
        rng,
    };
    world.trace.event("plan", &format!("{:?}", world.plan));
    // What a run cannot finish is a violation too: the report shows how far it came.
    if let Err(error) = world.run().await {
        world.trace.violation("run", &error.to_string());
    }
    world.check_leftovers().await?;
    let (trace, calls, violations) = world.trace.end();
    Ok(Report {
        trace,
        calls,
        faults: world.site.faults(),
        violations,
    })
}

impl World<'_> {
    /// Returns a client, and the count of its requests in flight.
    fn client(&mut self) -> Result<(Client, InFlight)> {
        let in_flight = InFlight::default();
        let policy = Policy::of_clients(self.plan.retries, self.broken, self.rng.u64(..));
        let builder = Client::builder("http://localhost")
            .credentials(tablestore::Credentials::local())
            .instance("simulation")
            .clock(self.simulation.clock())
            .attempt_timeout(Duration::from_secs(3))
            .call_timeout(Duration::from_secs(15))
            .max_connections(self.plan.max_connections)
            .retry_policy(policy);
        let builder = match self.plan.transport {
            Transport::InProcess => {
                let latency = self.simulation.latency(self.plan.latency.clone());
                let service = latency.layer(self.site.clone());
                builder.service(Gauge::new(service, in_flight.clone()))
            }
            Transport::Pipes => {
                let pipes = Pipes::collected(&self.site, &self.plan, self.rng.u64(..));
                builder.service(Gauge::new(pipes, in_flight.clone()))
            }
        };
        Ok((builder.build()?, in_flight))
    }

    async fn run(&mut self) -> Result<()> {
        self.site.start(self.simulation.emulator())?;
        let (observer, _) = self.client()?;
        workload::create_tables(&observer).await?;
        rows::create_indexes(&observer).await?;
        shared::create_tables(&observer).await?;
        series::create_table(&observer).await?;
        bulk::create_tables(&observer).await?;
        follower::create(&observer).await?;

        let mut clients = Vec::new();
        for _ in 0..self.plan.clients {
            clients.push(self.client()?);
        }
        let copy = Copy::new(self.trace.clone(), self.rng.fork());
        let follower = self.client()?.0;
        let shared = Shared::default();
        self.site.set_stormy(true);
        let known = self.storm(&clients, &shared, &follower, &copy).await?;
        self.site.set_stormy(false);
        if self.site.is_down() {
            self.site.start(self.simulation.emulator())?;
        }
        // Transactions whose end was lost end by themselves, and what lags follows.
        sleep(Duration::from_secs(90)).await;
        self.trace.event("run", "the storm is over");
        self.check(&observer, known, &shared, &follower, &copy)
            .await?;
        self.check_permits(&clients).await
    }

    /// Lets everyone write, while the service stops and starts again, and the tunnel's worker dies.
    async fn storm(
        &mut self,
        clients: &[(Client, InFlight)],
        shared: &Shared,
        follower: &Client,
        copy: &Copy,
    ) -> Result<Known> {
        let mut rows = JoinSet::new();
        let mut sharers = JoinSet::new();
        let mut series = JoinSet::new();
        for (number, (client, _)) in (0..).zip(clients) {
            let (trace, plan) = (self.trace.clone(), Arc::clone(&self.plan));
            let writer = Writer::new(client.clone(), number, Ledger::default(), self.rng.fork());
            let writer = Rows {
                writer,
                trace: trace.clone(),
                plan: Arc::clone(&plan),
            };
            rows.spawn(writer.run());
            let sharer = Sharer {
                client: client.clone(),
                number,
                shared: shared.clone(),
                trace: trace.clone(),
                plan: Arc::clone(&plan),
                rng: self.rng.fork(),
            };
            sharers.spawn(sharer.run());
            let writer = Series {
                client: client.clone(),
                number,
                trace,
                plan,
                rng: self.rng.fork(),
            };
            series.spawn(async move { (number, writer.run().await) });
        }
        let bulk = Bulk {
            client: clients[0].0.clone(),
            policy: Policy::of_bulk_writers(self.broken, self.rng.u64(..)),
            shared: shared.clone(),
            trace: self.trace.clone(),
            plan: Arc::clone(&self.plan),
            rng: self.rng.fork(),
        };
        let bulk = tokio::spawn(bulk.run());
        let mut worker = Worker::start(follower, copy, &mut self.rng);
        let work = async {
            let mut known = Known::default();
            while let Some(part) = rows.join_next().await {
                known.ledger.join(part?);
            }
            while let Some(done) = sharers.join_next().await {
                done?;
            }
            while let Some(done) = series.join_next().await {
                known.points.push(done?);
            }
            known.points.sort_by_key(|(number, _)| *number);
            known.bulk = bulk.await??;
            Ok::<_, crate::Error>(known)
        };
        let trouble = trouble(
            self.simulation,
            &self.site,
            &self.trace,
            self.rng.fork(),
            follower,
            copy,
            &mut worker,
        );
        let known = tokio::select! {
            biased;
            known = work => known?,
            failed = trouble => return Err(failed),
        };
        worker.kill();
        Ok(known)
    }

    /// Compares everything with what is known.
    async fn check(
        &mut self,
        client: &Client,
        mut known: Known,
        shared: &Shared,
        follower: &Client,
        copy: &Copy,
    ) -> Result<()> {
        let mut stream = Follower::with_repeats();
        let wrong = check::check(client, &mut known.ledger, &mut stream).await?;
        self.trace.violations("check", wrong);
        shared.check(client, &self.trace).await?;
        for (number, points) in &known.points {
            series::check(client, *number, points, &self.trace).await?;
        }
        bulk::check(client, &known.bulk, &self.trace).await?;
        self.check_search(client).await?;
        self.check_tunnel(client, follower, copy).await
    }

    /// The search index and SQL have as many rows as the table.
    async fn check_search(&self, client: &Client) -> Result<()> {
        let rows = self.table(client).await?.len() as u64;
        let search = client.search(ROWS, SEARCH).limit(0).track_total();
        let found = search.send().await?.total;
        if found != Some(rows) {
            let what = format!("the search index has {found:?} rows of {rows}");
            self.trace.violation("check", &what);
        }
        let count = format!("SELECT COUNT(*) AS n FROM {ROWS}");
        let count = client.sql(count).send().await?;
        let counted = count.get(0).map(|row| row.get::<i64>("n")).transpose()?;
        if counted != i64::try_from(rows).ok() {
            let what = format!("SQL counts {counted:?} rows of {rows}");
            self.trace.violation("check", &what);
        }
        Ok(())
    }

    async fn table(&self, client: &Client) -> Result<check::Versions> {
        let mut wrong = Vec::new();
        let all = KeyRange::all(["writer", "number"]);
        let rows = check::range_versions(client, all, &mut wrong).await?;
        self.trace.violations("check", wrong);
        Ok(rows)
    }

    /// The tunnel delivers everything, also after its worker has died.
    async fn check_tunnel(
        &mut self,
        client: &Client,
        follower: &Client,
        copy: &Copy,
    ) -> Result<()> {
        let rows = self.table(client).await?;
        let worker = Worker::start(follower, copy, &mut self.rng);
        let started = Instant::now();
        while let Some(difference) = copy.difference(&rows) {
            if started.elapsed() > FOLLOWING || worker.has_ended().is_some() {
                let what = format!("the copy and its table differ: {difference}");
                self.trace.violation("tunnel", &what);
                break;
            }
            sleep(Duration::from_secs(1)).await;
        }
        if let Err(error) = worker.stop().await {
            self.trace
                .violation("tunnel", &format!("the worker failed: {error}"));
        }
        Ok(())
    }

    /// As many calls as ever can be in flight at the same time.
    async fn check_permits(&self, clients: &[(Client, InFlight)]) -> Result<()> {
        for (number, (client, in_flight)) in clients.iter().enumerate() {
            in_flight.take_highest();
            let mut calls = JoinSet::new();
            for id in 0..self.plan.max_connections * 2 {
                let key = shared::key(i64::try_from(id)?);
                calls.spawn(client.get_row(shared::SHARED, key).send());
            }
            while let Some(done) = calls.join_next().await {
                done??;
            }
            let (highest, allowed) = (in_flight.take_highest(), self.plan.max_connections);
            if highest != allowed || in_flight.now() != 0 {
                let what = format!(
                    "client {number} has {highest} calls in flight of {allowed}, and {} afterwards",
                    in_flight.now()
                );
                self.trace.violation("permits", &what);
            }
        }
        Ok(())
    }

    /// No task is left when everything is dropped.
    async fn check_leftovers(&self) -> Result<()> {
        sleep(Duration::from_secs(120)).await;
        self.site.stop()?;
        let tasks = Handle::current().metrics().num_alive_tasks();
        if tasks != 0 {
            self.trace
                .violation("tasks", &format!("{tasks} tasks are left"));
        }
        Ok(())
    }
}

/// What the writers know at the end of the storm.
#[derive(Debug, Default)]
struct Known {
    ledger: Ledger,
    points: Vec<(i64, series::Points)>,
    bulk: bulk::Written,
}

/// Stops and starts the service and the tunnel's worker, until it is dropped.
async fn trouble(
    simulation: &Simulation,
    site: &Site,
    trace: &Trace,
    mut rng: Rng,
    follower: &Client,
    copy: &Copy,
    worker: &mut Worker,
) -> crate::Error {
    let is_on_disk = site.is_on_disk();
    loop {
        sleep(Duration::from_millis(rng.u64(500..8_000))).await;
        if let Some(how) = worker.has_ended() {
            trace.violation("tunnel", &format!("the worker ended by itself: {how}"));
        }
        match rng.bool() {
            true if is_on_disk => {
                trace.event("service", "stops");
                site.count("service stopped");
                if let Err(error) = site.stop() {
                    return error;
                }
                sleep(Duration::from_millis(rng.u64(..2_000))).await;
                if let Err(error) = site.start(simulation.emulator()) {
                    return error;
                }
                trace.event("service", "starts");
            }
            true => {}
            false => {
                site.count("worker killed");
                trace.event("tunnel", "the worker is killed");
                let next = Worker::start(follower, copy, &mut rng);
                std::mem::replace(worker, next).kill();
            }
        }
    }
}
