use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tablestore_core::{Clock, Credentials, SystemClock};
use tokio::io::{AsyncRead, AsyncWrite};

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
/// Each is a world of its own, so tests that run at the same time do not meet. Clones are cheap and
/// are the same world; it ends with the last of them and of what they gave out.
///
/// There are three doors, all to the same data: [`service`](Emulator::service) has no network at
/// all, [`serve_connection`](Emulator::serve_connection) speaks HTTP over a pipe in memory, and
/// [`listen`](Emulator::listen) over TCP, for programs in any language. Each can have layers before
/// it, such as [`FaultLayer`](crate::FaultLayer): the last two by
/// [`serve_connection`](crate::serve_connection()) and [`Server::listen`], which take a service.
///
/// Any instance name is an instance; it is there when it is first used.
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
    /// A service with all the defaults, which forgets its data when it ends.
    pub fn in_memory() -> Self {
        let builder = Self::builder();
        let database = Database::memory(builder.settings.clone());
        builder.start(database)
    }

    /// A service with other settings than the defaults.
    pub fn builder() -> EmulatorBuilder {
        EmulatorBuilder {
            credentials: Credentials::local(),
            data_dir: None,
            settings: Settings::default(),
            clock: Arc::new(SystemClock),
            engine_clock: None,
            log: None,
        }
    }

    /// The service in process: what a client has in place of its connection pool.
    pub fn service(&self) -> EmulatorService {
        EmulatorService::new(Arc::clone(&self.front_end))
    }

    /// Listens on a TCP address such as `127.0.0.1:0`, in a task of its own, until the [`Server`]
    /// that is returned is shut down or dropped. Port 0 takes one that is free.
    ///
    /// Needs a tokio runtime with I/O and time.
    ///
    /// # Errors
    ///
    /// What the system says: the port is taken, most often.
    pub async fn listen(&self, address: impl AsRef<str>) -> io::Result<Server> {
        Server::listen(self.service(), address).await
    }

    /// Speaks HTTP/1 over one connection until its client closes it: over `tokio::io::duplex`, for
    /// a test of a whole HTTP client without a socket.
    ///
    /// It has no time limits, so it works under tokio's paused time. The two traits in its
    /// signature are tokio's, as there are none of everyone's yet.
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
    /// let mut answer = String::new();
    /// near.read_to_string(&mut answer).await?;
    /// assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Cancel safety
    ///
    /// Dropping the future cuts the connection.
    pub async fn serve_connection(&self, io: impl AsyncRead + AsyncWrite + Unpin) {
        serve_connection(self.service(), io).await;
    }

    /// Answers the writes that are under way and refuses all later ones, where there is a
    /// [data directory](EmulatorBuilder::data_dir); in memory it does nothing.
    ///
    /// Dropping the last handle does the same, but blocks its thread meanwhile. It is also what
    /// frees the directory for another process.
    pub async fn close(&self) {
        self.front_end.database.close().await;
    }

    /// The access key that the service knows.
    pub fn credentials(&self) -> &Credentials {
        &self.front_end.credentials
    }

    /// An endpoint for a client whose leaf is the [`service`](Emulator::service). Its host leads
    /// nowhere: the operation is all that is looked at.
    pub fn endpoint(&self) -> &str {
        "http://localhost"
    }

    /// The time that data lives by.
    pub fn clock(&self) -> &EngineClock {
        &self.front_end.engine_clock
    }

    /// Moves the time that data lives by forward: cells expire, new tables become ready.
    pub fn advance(&self, by: Duration) {
        self.clock().advance(by);
    }

    /// What has been done so far: operations by name, faults by kind.
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
}

impl EmulatorBuilder {
    /// The access key that the service knows. Default: that of
    /// [`local`](tablestore_core::local), which clients of the local service use by themselves.
    ///
    /// Requests may carry a security token beside it; any is taken.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = credentials;
        self
    }

    /// Keeps the data in a directory, which is made if it is not there. Default: in memory.
    ///
    /// A write is answered when it is on disk.
    pub fn data_dir(mut self, directory: impl Into<PathBuf>) -> Self {
        self.data_dir = Some(directory.into());
        self
    }

    /// How the engine behaves.
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// The time of day, which requests' dates are held against and answers are dated with.
    /// Default: the system's.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Where [the time that data lives by](EngineClock) comes from before it is moved. Default: the
    /// [time of day](EmulatorBuilder::clock).
    ///
    /// A [`SystemTime`](std::time::SystemTime) is a clock that stands still, so that only
    /// [`Emulator::advance`] moves it.
    pub fn engine_clock(mut self, clock: impl Clock + 'static) -> Self {
        self.engine_clock = Some(Arc::new(clock));
        self
    }

    /// Is told of each answered request: an access log. Default: nothing is.
    ///
    /// It is called before the answer leaves, so it should be quick.
    pub fn log(mut self, log: impl Fn(&LogEntry<'_>) + Send + Sync + 'static) -> Self {
        self.log = Some(Box::new(log));
        self
    }

    /// Opens the data and starts the service. No port is opened yet.
    ///
    /// # Errors
    ///
    /// When the data directory cannot be used: it belongs to another process, or to another
    /// version. In memory, never.
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
                log: self.log,
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
