//! The connection of a client: heartbeats, by which the service assigns channels, and the tasks that
//! read them.

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use fastrand::Rng;
use tablestore_core::{Error, ErrorCode, ErrorKind, Result};
use tokio::sync::Semaphore;
use tokio::task::{AbortHandle, JoinError, JoinSet};
use tokio::time::{Instant, sleep_until, timeout_at};

use super::context::{self, End, Failure, classify};
use super::event::WorkerEvent;
use super::handler::Handler;
use super::select::{Stop, Stopper};
use super::settings::Settings;
use crate::tunnel::worker::batch::is_base_data;
use crate::tunnel::{Channel, ChannelState, Tunnels};

/// The shortest time between two heartbeats, of which the second reports a change.
const EARLY: Duration = Duration::from_secs(1);

/// The time that is left for the last requests of a stop, at most.
const FAREWELL: Duration = Duration::from_secs(5);

/// How a connection ended.
pub(super) enum SessionEnd {
    /// As requested.
    Stopped,
    /// The service no longer knows the client.
    Gone(Error),
    /// The worker has to stop.
    Failed(Error),
}

/// A client that is connected.
pub(super) struct Session<H> {
    tunnels: Tunnels,
    settings: Arc<Settings>,
    tunnel_id: Arc<str>,
    client_id: Arc<str>,
    handler: Arc<H>,
    concurrency: Option<Arc<Semaphore>>,
    random: Rng,
    channels: BTreeMap<Arc<str>, Local>,
    tasks: JoinSet<(Arc<str>, u64, End)>,
    /// The number of tasks that were started.
    started: u64,
    beat: Option<Beat>,
    last_beat: Instant,
    last_success: Instant,
    next_beat: Instant,
    /// Whether base data was read and has ended.
    had_base_data: bool,
}

/// A heartbeat in flight, and the time at which it was sent.
type Beat = (
    Instant,
    Pin<Box<dyn Future<Output = Result<Vec<Channel>>> + Send>>,
);

/// A channel as this side sees it.
struct Local {
    version: i64,
    state: ChannelState,
    task: Option<Task>,
}

struct Task {
    number: u64,
    stopper: Stopper,
    abort: AbortHandle,
    /// When it is aborted, if it is to stop.
    deadline: Option<Instant>,
}

enum Event {
    Beat(Instant, Result<Vec<Channel>>),
    Ended(std::result::Result<(Arc<str>, u64, End), JoinError>),
    Tick,
    Stop,
}

impl<H: Handler> Session<H> {
    pub(super) fn new(
        tunnels: Tunnels,
        settings: Arc<Settings>,
        tunnel_id: Arc<str>,
        client_id: Arc<str>,
        handler: Arc<H>,
        random: Rng,
    ) -> Self {
        let now = Instant::now();
        Self {
            concurrency: settings
                .concurrency
                .map(|most| Arc::new(Semaphore::new(most))),
            tunnels,
            settings,
            tunnel_id,
            client_id,
            handler,
            random,
            channels: BTreeMap::new(),
            tasks: JoinSet::new(),
            started: 0,
            beat: None,
            last_beat: now,
            last_success: now,
            next_beat: now,
            had_base_data: false,
        }
    }

    /// Serves the client until it is to stop, or cannot continue.
    pub(super) async fn run(mut self, stop: &Stop) -> SessionEnd {
        let end = loop {
            match self.next_event(stop).await {
                Event::Stop => break SessionEnd::Stopped,
                Event::Beat(sent, Ok(channels)) => {
                    self.last_success = sent;
                    self.merge(channels);
                    if self.settings.stop_after_base_data && self.is_past_base_data() {
                        break SessionEnd::Stopped;
                    }
                }
                Event::Beat(_, Err(error)) => {
                    if let Some(end) = self.beat_failed(error) {
                        break end;
                    }
                }
                Event::Ended(ended) => {
                    if let Some(error) = self.ended(ended) {
                        break SessionEnd::Failed(error);
                    }
                }
                Event::Tick => self.tick(),
            }
        };
        match end {
            SessionEnd::Gone(_) => self.tasks.shutdown().await,
            _ => self.stop().await,
        }
        end
    }

    async fn next_event(&mut self, stop: &Stop) -> Event {
        let deadlines = self
            .channels
            .values()
            .filter_map(|it| it.task.as_ref()?.deadline);
        let beat = self.beat.is_none().then_some(self.next_beat);
        let wake = beat.into_iter().chain(deadlines).min();
        // With a heartbeat in flight there is nothing to wait for but its response.
        let wake = wake.unwrap_or_else(|| Instant::now() + self.settings.client_timeout);
        let (mut timer, mut stop) = (pin!(sleep_until(wake)), pin!(stop.requested()));
        poll_fn(|context| {
            if stop.as_mut().poll(context).is_ready() {
                return Poll::Ready(Event::Stop);
            }
            if let Some((sent, beat)) = &mut self.beat
                && let Poll::Ready(outcome) = beat.as_mut().poll(context)
            {
                let sent = *sent;
                self.beat = None;
                return Poll::Ready(Event::Beat(sent, outcome));
            }
            if let Poll::Ready(Some(ended)) = self.tasks.poll_join_next(context) {
                return Poll::Ready(Event::Ended(ended));
            }
            timer.as_mut().poll(context).map(|()| Event::Tick)
        })
        .await
    }

    /// Aborts tasks that take too long to stop, and sends the next heartbeat.
    fn tick(&mut self) {
        let now = Instant::now();
        for local in self.channels.values_mut() {
            if let Some(task) = local
                .task
                .take_if(|it| it.deadline.is_some_and(|at| at <= now))
            {
                task.abort.abort();
                local.change(ChannelState::Close);
                self.next_beat = now;
            }
        }
        if self.beat.is_none() && self.next_beat <= now {
            let request = self
                .heartbeat()
                .call_timeout(self.settings.heartbeat_interval);
            let beat = async move { request.send().await.map(|response| response.channels) };
            self.beat = Some((now, Box::pin(beat)));
            self.last_beat = now;
            self.next_beat = now + self.settings.heartbeat_interval;
        }
    }

    fn heartbeat(&self) -> crate::tunnel::Heartbeat {
        let report =
            |(id, local): (&Arc<str>, &Local)| Channel::new(&**id, local.version, local.state);
        let channels = self.channels.iter().map(report);
        self.tunnels
            .heartbeat(&*self.tunnel_id, &*self.client_id, channels)
    }

    /// Sends the next heartbeat soon, because a status has changed.
    fn beat_early(&mut self) {
        self.next_beat = self.next_beat.min(self.last_beat + EARLY);
    }

    fn beat_failed(&mut self, error: Error) -> Option<SessionEnd> {
        let error = match classify(error) {
            Failure::Transient(error) => error,
            Failure::End(End::Lost(error)) => return Some(SessionEnd::Gone(error)),
            Failure::End(End::Failed(error)) => return Some(SessionEnd::Failed(error)),
            Failure::End(_) => return None,
        };
        self.settings.observer.observe(&WorkerEvent::RequestFailed {
            channel_id: None,
            error: &error,
        });
        if self.last_success.elapsed() > self.settings.client_timeout {
            // The service has counted the client as gone by now.
            return Some(SessionEnd::Gone(error));
        }
        self.beat_early();
        None
    }

    /// Takes the decisions of the service. Of two versions of a channel, the later one counts.
    fn merge(&mut self, channels: Vec<Channel>) {
        let now = Instant::now();
        let deadline = now + self.settings.shutdown_timeout;
        let is_listed = |id: &Arc<str>| channels.iter().any(|it| *it.channel_id == **id);
        let missing: Vec<_> = self
            .channels
            .keys()
            .filter(|id| !is_listed(id))
            .cloned()
            .collect();
        for id in missing {
            // Its task can no longer store anything.
            if let Some(Local {
                task: Some(task), ..
            }) = self.channels.remove(&id)
            {
                task.abort.abort();
            }
        }
        for channel in channels {
            let id: Arc<str> = channel.channel_id.into();
            let local = self.channels.entry(Arc::clone(&id)).or_insert(Local {
                version: channel.version,
                state: channel.state,
                task: None,
            });
            if channel.version < local.version {
                continue;
            }
            local.version = channel.version;
            local.state = channel.state;
            match (channel.state, &mut local.task) {
                (ChannelState::Open, None) => self.open(&id),
                (ChannelState::Closing, Some(task)) => {
                    task.stopper.stop();
                    task.deadline.get_or_insert(deadline);
                }
                (ChannelState::Closing, None) => {
                    local.change(ChannelState::Close);
                    self.beat_early();
                }
                (ChannelState::Close | ChannelState::Terminated, task) => {
                    if let Some(task) = task.take() {
                        task.abort.abort();
                    }
                }
                _ => {}
            }
        }
    }

    fn open(&mut self, id: &Arc<str>) {
        self.started += 1;
        self.had_base_data |= is_base_data(id);
        let number = self.started;
        let (stopper, stop) = Stopper::new();
        let channel = context::Channel {
            tunnels: self.tunnels.clone(),
            settings: Arc::clone(&self.settings),
            tunnel_id: Arc::clone(&self.tunnel_id),
            client_id: Arc::clone(&self.client_id),
            id: Arc::clone(id),
            concurrency: self.concurrency.clone(),
            stop,
            random: self.random.fork(),
        };
        let (handler, name) = (Arc::clone(&self.handler), Arc::clone(id));
        let run = async move { (name, number, channel.run(handler).await) };
        let abort = self.tasks.spawn(run);
        if let Some(local) = self.channels.get_mut(id) {
            local.task = Some(Task {
                number,
                stopper,
                abort,
                deadline: None,
            });
        }
    }

    /// Takes the end of a task. Returns the error that the worker has to stop for, if there is one.
    fn ended(
        &mut self,
        ended: std::result::Result<(Arc<str>, u64, End), JoinError>,
    ) -> Option<Error> {
        let (id, number, end) = match ended {
            Ok(ended) => ended,
            Err(error) if error.is_cancelled() => return None,
            Err(error) => {
                let message = "a task of the worker panicked";
                return Some(Error::new(ErrorKind::Other, message).with_source(error));
            }
        };
        let state = match end {
            End::Failed(error) => return Some(error),
            End::Finished => ChannelState::Terminated,
            End::Closed | End::Lost(_) => ChannelState::Close,
        };
        let local = self.channels.get_mut(&id)?;
        // Not that of an earlier reader of the channel.
        local.task.take_if(|task| task.number == number)?;
        local.change(state);
        self.beat_early();
        None
    }

    /// Whether the rows of the table are delivered, by this client and all others.
    fn is_past_base_data(&self) -> bool {
        self.channels.keys().all(|id| !is_base_data(id)) && self.had_base_data
    }

    /// Stops all channels, stores their checkpoints, and leaves: as far as the deadline allows.
    async fn stop(&mut self) {
        let started = Instant::now();
        let limit = self.settings.shutdown_timeout;
        self.beat = None;
        for local in self.channels.values() {
            if let Some(task) = &local.task {
                task.stopper.stop();
            }
        }
        let handlers = started + limit - FAREWELL.min(limit / 4);
        while let Ok(Some(ended)) = timeout_at(handlers, self.tasks.join_next()).await {
            self.ended(ended);
        }
        self.tasks.shutdown().await;
        for local in self.channels.values_mut() {
            if local.task.take().is_some() {
                local.change(ChannelState::Close);
            }
        }
        // The service knows by the shutdown too which channels are free, but not which have ended.
        let report = self.heartbeat();
        let leave = self.tunnels.shutdown(&*self.tunnel_id, &*self.client_id);
        let farewell = async {
            let (reported, left) = (report.send().await, leave.send().await);
            reported.map(drop).and(left.map(drop))
        };
        let outcome = timeout_at(started + limit, farewell).await;
        if let Ok(Err(error)) = outcome
            && error.code() != Some(&ErrorCode::ResourceGone)
        {
            self.settings.observer.observe(&WorkerEvent::RequestFailed {
                channel_id: None,
                error: &error,
            });
        }
    }
}

impl Local {
    /// Changes the status on this side. Its version grows with each change.
    fn change(&mut self, state: ChannelState) {
        self.version += 1;
        self.state = state;
    }
}
