use std::collections::{HashMap, VecDeque};
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tablestore_core::Error;
use tokio::sync::{OwnedSemaphorePermit, mpsc, oneshot};
use tokio::task::{self, JoinSet};
use tokio::time::{Instant, Sleep, sleep_until};

use super::pending::Reply;
use super::{Counters, Engine, Identity, Settings};

/// The commands that are taken from the channel at once.
const COMMANDS_AT_ONCE: usize = 256;

/// A command to the driver.
pub(super) enum Command<E: Engine> {
    Item(Entry<E>),
    Flush(oneshot::Sender<()>),
    Close,
}

/// An item that was accepted.
pub(super) struct Entry<E: Engine> {
    item: E::Item,
    size: usize,
    reply: Reply<E::Output>,
    /// The replies to items that were joined with this one.
    joined: Vec<Reply<E::Output>>,
    room: OwnedSemaphorePermit,
    epoch: u64,
}

impl<E: Engine> Entry<E> {
    pub(super) fn new(
        item: E::Item,
        size: usize,
        reply: Reply<E::Output>,
        room: OwnedSemaphorePermit,
    ) -> Self {
        Self {
            item,
            size,
            reply,
            joined: Vec::new(),
            room,
            epoch: 0,
        }
    }

    /// Gives an error to an item that is not sent.
    pub(super) fn fail(self, error: &Error) {
        for reply in self.joined {
            reply.deliver(Err(error.clone()));
        }
        self.reply.deliver(Err(error.clone()));
    }
}

/// Items that are sent together.
struct Pack<E: Engine> {
    entries: Vec<Entry<E>>,
    bytes: usize,
    /// When it is sent even if it is not full.
    due: Instant,
    /// The numbers of the items that hold back others.
    in_order: Vec<u64>,
    /// The indexes of the items that equal ones can join, by their numbers.
    joinable: HashMap<u64, usize>,
}

/// The parts of a pack in flight that are needed when it has finished, even if its task panicked.
struct InFlight {
    in_order: Vec<u64>,
    /// The number of items of each epoch.
    epochs: Vec<(u64, usize)>,
}

/// The items between two flushes.
#[derive(Default)]
struct Epoch {
    outstanding: usize,
    flushes: Vec<oneshot::Sender<()>>,
}

/// The task of a packer.
pub(super) struct Driver<E: Engine> {
    engine: Arc<E>,
    settings: Settings,
    counters: Arc<Counters>,
    commands: mpsc::UnboundedReceiver<Command<E>>,
    /// Whether commands can still come.
    is_open: bool,
    /// Packs that take more items.
    open: Vec<Pack<E>>,
    /// Packs that are full.
    full: VecDeque<Pack<E>>,
    /// The items that wait for one of the same number, which is in a pack.
    held_back: HashMap<u64, VecDeque<Entry<E>>>,
    sends: JoinSet<()>,
    in_flight: HashMap<task::Id, InFlight>,
    /// The last epoch is the current one; earlier ones are being flushed.
    epochs: VecDeque<Epoch>,
    first_epoch: u64,
    timer: Pin<Box<Sleep>>,
}

enum Event<E: Engine> {
    Finished(task::Id),
    Commands(Vec<Command<E>>),
    NoMoreCommands,
    Due,
}

impl<E: Engine> Driver<E> {
    pub(super) fn new(
        engine: Arc<E>,
        settings: Settings,
        counters: Arc<Counters>,
        commands: mpsc::UnboundedReceiver<Command<E>>,
    ) -> Self {
        Self {
            engine,
            settings,
            counters,
            commands,
            is_open: true,
            open: Vec::new(),
            full: VecDeque::new(),
            held_back: HashMap::new(),
            sends: JoinSet::new(),
            in_flight: HashMap::new(),
            epochs: VecDeque::from([Epoch::default()]),
            first_epoch: 0,
            timer: Box::pin(sleep_until(Instant::now())),
        }
    }

    pub(super) async fn run(mut self) {
        let mut buffer = Vec::with_capacity(COMMANDS_AT_ONCE);
        loop {
            self.send_packs();
            if !self.is_open && self.sends.is_empty() {
                // Nothing is open, full or held back either: those would have been sent.
                return;
            }
            let due = self.next_due();
            match poll_fn(|cx| self.poll_event(cx, due, &mut buffer)).await {
                Event::Finished(id) => self.finish(id),
                Event::Commands(mut commands) => {
                    let now = Instant::now();
                    for command in commands.drain(..) {
                        self.execute(command, now);
                    }
                    buffer = commands;
                }
                Event::NoMoreCommands => self.is_open = false,
                Event::Due => {}
            }
        }
    }

    fn poll_event(
        &mut self,
        cx: &mut Context<'_>,
        due: Option<Instant>,
        buffer: &mut Vec<Command<E>>,
    ) -> Poll<Event<E>> {
        if let Poll::Ready(Some(finished)) = self.sends.poll_join_next_with_id(cx) {
            let id = finished.map_or_else(|error| error.id(), |(id, ())| id);
            return Poll::Ready(Event::Finished(id));
        }
        if self.is_open {
            match self.commands.poll_recv_many(cx, buffer, COMMANDS_AT_ONCE) {
                Poll::Ready(0) => return Poll::Ready(Event::NoMoreCommands),
                Poll::Ready(_) => return Poll::Ready(Event::Commands(std::mem::take(buffer))),
                Poll::Pending => {}
            }
        }
        if let Some(due) = due {
            if self.timer.deadline() != due {
                self.timer.as_mut().reset(due);
            }
            return self.timer.as_mut().poll(cx).map(|()| Event::Due);
        }
        Poll::Pending
    }

    fn execute(&mut self, command: Command<E>, now: Instant) {
        match command {
            Command::Item(mut entry) => {
                entry.epoch = self.first_epoch + self.epochs.len() as u64 - 1;
                self.epoch(entry.epoch, |epoch| epoch.outstanding += 1);
                self.accept(entry, now);
            }
            Command::Flush(done) => {
                if let Some(epoch) = self.epochs.back_mut() {
                    epoch.flushes.push(done);
                }
                self.epochs.push_back(Epoch::default());
                self.end_flushes();
            }
            // The commands that are in the channel already still come.
            Command::Close => self.commands.close(),
        }
    }

    fn epoch(&mut self, epoch: u64, change: impl FnOnce(&mut Epoch)) {
        let index = usize::try_from(epoch - self.first_epoch).unwrap_or(usize::MAX);
        if let Some(epoch) = self.epochs.get_mut(index) {
            change(epoch);
        }
    }

    fn end_flushes(&mut self) {
        while self.epochs.len() > 1 && self.epochs.front().is_some_and(|it| it.outstanding == 0) {
            for flush in self.epochs.pop_front().unwrap_or_default().flushes {
                // The one who flushes may be gone.
                let _ = flush.send(());
            }
            self.first_epoch += 1;
        }
    }

    /// Puts an item into a pack, unless one of the same number is ahead of it.
    fn accept(&mut self, entry: Entry<E>, now: Instant) {
        let identity = self.engine.identity(&entry.item);
        if let Identity::InOrder(number) = identity {
            if let Some(waiting) = self.held_back.get_mut(&number) {
                return waiting.push_back(entry);
            }
            self.held_back.insert(number, VecDeque::new());
        }
        self.pack(entry, identity, now);
    }

    fn pack(&mut self, entry: Entry<E>, identity: Identity, now: Instant) {
        let engine = &self.engine;
        let shares = |pack: &Pack<E>| engine.can_share_pack(&pack.entries[0].item, &entry.item);
        let mut index = self.open.iter().position(shares);
        if let (Some(open), Identity::Joined(number)) = (index, identity) {
            let pack = &mut self.open[open];
            if let Some(&same) = pack.joinable.get(&number)
                && self.engine.is_same(&pack.entries[same].item, &entry.item)
            {
                self.counters.joined();
                self.epoch(entry.epoch, |epoch| epoch.outstanding -= 1);
                // The flush of the joined item waits for the one that is sent.
                self.open[open].entries[same].joined.push(entry.reply);
                return;
            }
        }
        if let Some(open) = index
            && self.open[open].bytes + entry.size > self.settings.max_bytes
        {
            self.full.push_back(self.open.swap_remove(open));
            index = None;
        }
        let open = index.unwrap_or_else(|| {
            self.open.push(Pack {
                entries: Vec::new(),
                bytes: 0,
                due: now + self.settings.linger,
                in_order: Vec::new(),
                joinable: HashMap::new(),
            });
            self.open.len() - 1
        });
        let pack = &mut self.open[open];
        match identity {
            Identity::Independent => {}
            Identity::InOrder(number) => pack.in_order.push(number),
            Identity::Joined(number) => {
                pack.joinable.insert(number, pack.entries.len());
            }
        }
        pack.bytes += entry.size;
        pack.entries.push(entry);
        if pack.entries.len() >= self.settings.max_items || pack.bytes >= self.settings.max_bytes {
            self.full.push_back(self.open.swap_remove(open));
        }
    }

    /// Whether packs are sent as they are: somebody waits for them.
    fn is_flushing(&self) -> bool {
        !self.is_open || self.commands.is_closed() || self.epochs.len() > 1
    }

    /// Sends packs that are full or due, as many as may be in flight. A pack that is due takes more items
    /// until then.
    fn send_packs(&mut self) {
        while self.sends.len() < self.settings.concurrency {
            let Some(pack) = self.full.pop_front().or_else(|| self.pop_due()) else {
                return;
            };
            self.send(pack);
        }
    }

    fn pop_due(&mut self) -> Option<Pack<E>> {
        let open = self.open.iter().enumerate();
        let (index, pack) = open.min_by_key(|(_, pack)| pack.due)?;
        let is_due = self.is_flushing() || pack.due <= Instant::now();
        is_due.then(|| self.open.swap_remove(index))
    }

    /// Returns when the next pack is due, if it can be sent then.
    fn next_due(&self) -> Option<Instant> {
        let can_send = self.sends.len() < self.settings.concurrency;
        let due = self.open.iter().map(|pack| pack.due).min();
        due.filter(|_| can_send)
    }

    fn send(&mut self, pack: Pack<E>) {
        self.counters.pack(pack.bytes);
        let mut items = Vec::with_capacity(pack.entries.len());
        let mut replies = Vec::with_capacity(pack.entries.len());
        let mut epochs: Vec<(u64, usize)> = Vec::new();
        let mut room: Option<OwnedSemaphorePermit> = None;
        for mut entry in pack.entries {
            entry.reply.set_sent();
            entry.joined.iter_mut().for_each(Reply::set_sent);
            match epochs.iter_mut().find(|(epoch, _)| *epoch == entry.epoch) {
                Some((_, count)) => *count += 1,
                None => epochs.push((entry.epoch, 1)),
            }
            match &mut room {
                Some(room) => room.merge(entry.room),
                None => room = Some(entry.room),
            }
            items.push(entry.item);
            replies.push((entry.reply, entry.joined));
        }
        let (engine, counters) = (Arc::clone(&self.engine), Arc::clone(&self.counters));
        let send = async move {
            let results = engine.send(items, &counters).await;
            for ((reply, joined), result) in replies.into_iter().zip(results) {
                for reply in joined {
                    reply.deliver(result.clone());
                }
                reply.deliver(result);
            }
            drop(room);
        };
        let in_flight = InFlight {
            in_order: pack.in_order,
            epochs,
        };
        let id = self.sends.spawn(send).id();
        self.in_flight.insert(id, in_flight);
    }

    /// Releases the items that waited for those of a pack.
    fn finish(&mut self, id: task::Id) {
        let Some(pack) = self.in_flight.remove(&id) else {
            return;
        };
        let now = Instant::now();
        for number in pack.in_order {
            let next = self
                .held_back
                .get_mut(&number)
                .and_then(VecDeque::pop_front);
            match next {
                Some(next) => self.pack(next, Identity::InOrder(number), now),
                None => drop(self.held_back.remove(&number)),
            }
        }
        for (epoch, count) in pack.epochs {
            self.epoch(epoch, |epoch| epoch.outstanding -= count);
        }
        self.end_flushes();
    }
}
