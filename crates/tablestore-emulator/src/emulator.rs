use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tablestore_core::{Clock, Credentials, SystemClock};
use tokio::io::{AsyncRead, AsyncWrite};

use crate::body_limits::BodyMemory;
use crate::clock::EngineClock;
use crate::connection::serve_connection;
use crate::database::{Database, OpenError, Settings};
use crate::front_end::{FrontEnd, Log};
use crate::log::LogEntry;
use crate::request_id::RequestIds;
use crate::server::Server;
use crate::service::EmulatorService;
use crate::stats::{Counters, Stats};

/// A local Tablestore service inside this process.
///
/// Each emulator is isolated, so tests can run at the same time. Clones are cheap and share the
/// data, which lives as long as the last of them and of the services and servers made from them.
///
/// It has three transports, all to the same data: [`service`](Emulator::service) works in process,
/// [`serve_connection`](Emulator::serve_connection) speaks HTTP over a duplex pipe in memory, and
/// [`listen`](Emulator::listen) over TCP, for programs in any language. Each can be put under
/// layers such as [`FaultLayer`](crate::FaultLayer): [`serve_connection`](crate::serve_connection())
/// and [`Server::listen`] accept any such service.
///
/// Any instance name is valid; an instance exists from its first use.
///
/// ```
/// use tablestore_emulator::Emulator;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// let emulator = Emulator::in_memory();
/// let server = emulator.listen("127.0.0.1:0").await?;
/// println!("a client connects to {}", server.endpoint());
/// println!("as {}", emulator.credentials().access_key_id());
/// server.shutdown().await;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Emulator {
    front_end: Arc<FrontEnd>,
}

impl Emulator {
    /// Starts a service with all defaults, which keeps its data in memory.
    pub fn in_memory() -> Self {
        let builder = Self::builder();
        let database = Database::memory(builder.settings.clone());
        builder.start(database)
    }

    /// Returns a builder, for other settings than the defaults.
    pub fn builder() -> EmulatorBuilder {
        EmulatorBuilder {
            credentials: Credentials::local(),
            data_dir: None,
            settings: Settings::default(),
            clock: Arc::new(SystemClock),
            engine_clock: None,
            log: None,
            #[cfg(feature = "simulation")]
            is_at_once: false,
        }
    }

    /// Returns the service in process, which replaces a client's HTTP client.
    pub fn service(&self) -> EmulatorService {
        EmulatorService::new(Arc::clone(&self.front_end))
    }

    /// Listens on a TCP address such as `127.0.0.1:0`, in a task of its own, until the returned
    /// [`Server`] is shut down or dropped. With port 0 the system chooses a free one.
    ///
    /// Needs a tokio runtime with I/O and time.
    ///
    /// # Errors
    ///
    /// The error of the operating system: in most cases, the port is in use.
    pub async fn listen(&self, address: impl AsRef<str>) -> io::Result<Server> {
        Server::listen(self.service(), address).await
    }

    /// Speaks HTTP/1 over one connection until its client closes it: over `tokio::io::duplex`, for
    /// a test of a whole HTTP client without a socket.
    ///
    /// It has no time limits, so it works under tokio's paused time. The two traits in its
    /// signature are tokio's.
    ///
    /// ```
    /// use tablestore_emulator::Emulator;
    /// use tokio::io::{AsyncReadExt, AsyncWriteExt};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> std::io::Result<()> {
    /// let emulator = Emulator::in_memory();
    /// let (mut near, far) = tokio::io::duplex(1024);
    /// tokio::spawn(async move { emulator.serve_connection(far).await });
    ///
    /// let request = "GET /health HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    /// near.write_all(request.as_bytes()).await?;
    /// let mut response = String::new();
    /// near.read_to_string(&mut response).await?;
    /// assert!(response.starts_with("HTTP/1.1 200 OK\r\n"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Cancel safety
    ///
    /// Dropping the future closes the connection.
    pub async fn serve_connection(&self, io: impl AsyncRead + AsyncWrite + Unpin) {
        serve_connection(self.service(), io).await;
    }

    /// Finishes the writes in flight and rejects all later ones, if there is a
    /// [data directory](EmulatorBuilder::data_dir); does nothing in memory.
    ///
    /// Dropping the last handle does the same, but blocks its thread meanwhile. Only that unlocks
    /// the directory for another process.
    pub async fn close(&self) {
        self.front_end.database.close().await;
    }

    /// Returns the access key that the service accepts.
    pub fn credentials(&self) -> &Credentials {
        &self.front_end.credentials
    }

    /// Returns an endpoint for a client whose HTTP client is the [`service`](Emulator::service),
    /// which ignores its host.
    pub fn endpoint(&self) -> &str {
        "http://localhost"
    }

    /// Returns the clock of the data.
    pub fn clock(&self) -> &EngineClock {
        &self.front_end.engine_clock
    }

    /// Advances the clock of the data: cells expire, new tables become ready.
    pub fn advance(&self, by: Duration) {
        self.clock().advance(by);
    }

    /// Returns the numbers of executed operations by name, and of faults by kind.
    ///
    /// ```
    /// use tablestore_core::Operation;
    /// use tablestore_emulator::Emulator;
    ///
    /// let stats = Emulator::in_memory().stats();
    /// assert_eq!(stats.executed(&Operation::PUT_ROW), 0);
    /// assert_eq!(stats.to_string(), r#"{"executed":{},"faults":{}}"#);
    /// ```
    pub fn stats(&self) -> Stats {
        self.front_end.counters.read()
    }
}

/// The settings of an [`Emulator`].
///
/// ```
/// use tablestore_core::Credentials;
/// use tablestore_emulator::Emulator;
///
/// let emulator = Emulator::builder()
///     .credentials(Credentials::new("my-id", "my-secret")?)
///     .log(|entry| eprintln!("{entry}"))
///     .build()?;
/// assert_eq!(emulator.credentials().access_key_id(), "my-id");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub struct EmulatorBuilder {
    credentials: Credentials,
    data_dir: Option<PathBuf>,
    settings: Settings,
    clock: Arc<dyn Clock>,
    engine_clock: Option<Arc<dyn Clock>>,
    log: Option<Log>,
    #[cfg(feature = "simulation")]
    is_at_once: bool,
}

impl EmulatorBuilder {
    /// Sets the access key that the service accepts. Default: that of
    /// [`local`](tablestore_core::local), which clients of the emulator use by default.
    ///
    /// Requests may carry any security token beside it.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = credentials;
        self
    }

    /// Sets the directory to keep the data in, which is created if it does not exist. Default: in
    /// memory.
    ///
    /// A write is acknowledged once it is on disk. After an I/O error, such as a full disk, the file
    /// is opened again, and a line on standard error reports it; until then, requests fail with
    /// `OTSInternalServerError`, and `/health` returns status 503.
    pub fn data_dir(mut self, directory: impl Into<PathBuf>) -> Self {
        self.data_dir = Some(directory.into());
        self
    }

    /// Sets the settings of the engine.
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// Sets the clock for the dates of requests and responses. Default: the system's.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Sets the clock that the [clock of the data](EngineClock) is based on. Default: the
    /// [clock of requests](EmulatorBuilder::clock).
    ///
    /// A [`SystemTime`](std::time::SystemTime) is a clock that stands still; only
    /// [`Emulator::advance`] moves it.
    pub fn engine_clock(mut self, clock: impl Clock + 'static) -> Self {
        self.engine_clock = Some(Arc::new(clock));
        self
    }

    /// Sets a function that receives an entry for each request: an access log. Default: none.
    ///
    /// It is called before the response is sent, so it should return quickly.
    pub fn log(mut self, log: impl Fn(&LogEntry<'_>) + Send + Sync + 'static) -> Self {
        self.log = Some(Box::new(log));
        self
    }

    /// Executes each request in one step on the thread that polls it.
    #[cfg(feature = "simulation")]
    pub(crate) fn at_once(mut self) -> Self {
        self.is_at_once = true;
        self
    }

    /// Opens the data and starts the service. No port is opened yet.
    ///
    /// # Errors
    ///
    /// When the data directory cannot be used: another process or another version uses it, or it is
    /// damaged. Never in memory.
    pub fn build(self) -> Result<Emulator, OpenError> {
        let settings = self.settings.clone();
        let database = match &self.data_dir {
            None => Database::memory(settings),
            Some(directory) => Database::open(directory, settings)?,
        };
        Ok(self.start(database))
    }

    fn start(self, database: Database) -> Emulator {
        let engine_clock = self.engine_clock.unwrap_or_else(|| Arc::clone(&self.clock));
        Emulator {
            front_end: Arc::new(FrontEnd {
                database,
                credentials: self.credentials,
                clock: self.clock,
                engine_clock: EngineClock::new(engine_clock),
                request_ids: RequestIds::new(),
                counters: Counters::default(),
                inflated_bodies: BodyMemory::new(),
                tunnel_ids_in_errors: self.settings.tunnel_ids_in_errors,
                log: self.log,
                #[cfg(feature = "simulation")]
                is_at_once: self.is_at_once,
            }),
        }
    }
}

impl fmt::Debug for EmulatorBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmulatorBuilder")
            .field("credentials", &self.credentials)
            .field("data_dir", &self.data_dir)
            .field("settings", &self.settings)
            .field("clock", &self.clock)
            .field("engine_clock", &self.engine_clock)
            .field("log", &self.log.is_some())
            .finish()
    }
}
