use std::fmt;
use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use http::{Request, Response};
use tablestore_core::{Body, Clock, Environment, Error, ErrorKind, Result, SystemClock};
use zeroize::Zeroizing;

/// The environment of providers: variables, files, servers over HTTP, programs and the time.
///
/// By default the environment of this process, its file system and its clock, and neither HTTP nor
/// programs.
///
/// ```
/// use tablestore_auth::providers::{EnvironmentCredentials, ProviderContext};
/// use tablestore_core::{Environment, ProvideCredentials};
///
/// # tokio_test::block_on(async {
/// let context = ProviderContext::default().with_environment(Environment::from([
///     ("TABLESTORE_ACCESS_KEY_ID", "LTAI5t"),
///     ("TABLESTORE_ACCESS_KEY_SECRET", "b4fL1c"),
/// ]));
/// let credentials = EnvironmentCredentials::new(context).provide().await?;
/// assert_eq!(credentials.access_key_id(), "LTAI5t");
/// # Ok::<(), tablestore_core::Error>(())
/// # }).unwrap();
/// ```
#[derive(Clone, Debug)]
pub struct ProviderContext {
    environment: Environment,
    files: Arc<dyn ReadFile>,
    http: Arc<dyn HttpClient>,
    commands: Arc<dyn RunCommand>,
    clock: Arc<dyn Clock>,
    nonces: Arc<AtomicU64>,
}

impl Default for ProviderContext {
    fn default() -> Self {
        Self {
            environment: Environment::process(),
            files: Arc::new(FileSystem),
            http: Arc::new(NoHttp),
            commands: Arc::new(NoCommands),
            clock: Arc::new(SystemClock),
            nonces: Arc::default(),
        }
    }
}

impl ProviderContext {
    /// Sets the environment variables, instead of those of this process.
    #[must_use]
    pub fn with_environment(mut self, environment: Environment) -> Self {
        self.environment = environment;
        self
    }

    /// Sets the file system.
    #[must_use]
    pub fn with_files(mut self, files: impl ReadFile + 'static) -> Self {
        self.files = Arc::new(files);
        self
    }

    /// Sets the HTTP client. Without one, providers that ask a server fail.
    #[must_use]
    pub fn with_http(mut self, http: impl HttpClient + 'static) -> Self {
        self.http = Arc::new(http);
        self
    }

    /// Sets the way to run programs. Without one, a profile that leads to a program fails.
    #[must_use]
    pub fn with_commands(mut self, commands: impl RunCommand + 'static) -> Self {
        self.commands = Arc::new(commands);
        self
    }

    /// Sets the clock that requests for a role are dated with, instead of the system's.
    #[must_use]
    pub fn with_clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = clock;
        self
    }

    pub(super) fn variable(&self, name: &str) -> Result<Option<String>> {
        self.environment.get(name)
    }

    /// Whether a variable is `true`, in any case.
    pub(super) fn is_true(&self, name: &str) -> Result<bool> {
        let value = self.variable(name)?;
        Ok(value.is_some_and(|value| value.eq_ignore_ascii_case("true")))
    }

    /// A path in the home directory.
    pub(super) fn in_home(&self, path: &str) -> Result<PathBuf> {
        let home = match self.variable("HOME")? {
            Some(home) => home,
            None => self
                .variable("USERPROFILE")?
                .ok_or_else(|| super::not_configured("neither HOME nor USERPROFILE is set"))?,
        };
        Ok(Path::new(&home).join(path))
    }

    /// The contents of a file; `None` when it does not exist.
    pub(super) fn file(&self, path: &Path) -> Result<Option<Zeroizing<Vec<u8>>>> {
        match self.files.read(path) {
            Ok(bytes) => Ok(Some(Zeroizing::new(bytes))),
            Err(error) if is_absence(&error) => Ok(None),
            Err(error) => {
                let message = format!("{} cannot be read", path.display());
                Err(Error::new(ErrorKind::Config, message).with_source(error))
            }
        }
    }

    pub(super) fn send(&self, request: Request<Body>, time_limit: Duration) -> HttpFuture<'_> {
        self.http.send(request, time_limit)
    }

    pub(super) fn run<'a>(
        &'a self,
        program: &'a str,
        arguments: &'a [String],
        time_limit: Duration,
    ) -> CommandFuture<'a> {
        self.commands.run(program, arguments, time_limit)
    }

    pub(super) fn now(&self) -> SystemTime {
        self.clock.now()
    }

    /// A string that no other request has: the time, and a number within this process.
    pub(super) fn nonce(&self, now: SystemTime) -> String {
        let since_epoch = now.duration_since(SystemTime::UNIX_EPOCH);
        let nanoseconds = since_epoch.unwrap_or_default().as_nanos();
        let number = self.nonces.fetch_add(1, Ordering::Relaxed);
        format!("{nanoseconds:x}-{number:x}")
    }
}

/// The contents of a file, or the output of a program, without a byte order mark.
pub(super) fn without_mark(file: &[u8]) -> &[u8] {
    file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file)
}

/// A home that is not a directory, such as `/dev/null`, has no files either.
fn is_absence(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// Reads the files of profiles.
pub trait ReadFile: fmt::Debug + Send + Sync {
    /// Returns the contents of a file. It blocks: the files are small, and read rarely.
    ///
    /// # Errors
    ///
    /// As [`std::fs::read`]; [`io::ErrorKind::NotFound`] when the file does not exist.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
}

#[derive(Debug)]
struct FileSystem;

impl ReadFile for FileSystem {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }
}

/// Sends the requests of providers that ask a server.
///
/// ```
/// use std::time::Duration;
///
/// use http::{Request, Response};
/// use tablestore_auth::providers::{HttpClient, HttpFuture};
/// use tablestore_core::Body;
///
/// /// A server in this very process.
/// #[derive(Debug)]
/// struct Canned(&'static str);
///
/// impl HttpClient for Canned {
///     fn send(&self, _: Request<Body>, _: Duration) -> HttpFuture<'_> {
///         Box::pin(async { Ok(Response::new(Body::from(self.0))) })
///     }
/// }
/// ```
pub trait HttpClient: fmt::Debug + Send + Sync {
    /// Sends a request with an absolute URI, and returns the complete response, whatever its status.
    ///
    /// It must not follow redirects, nor use a proxy for addresses of the machine's own network, and
    /// must limit the size of the response. It may retry.
    ///
    /// It must fail after the time limit: the address of the metadata service never responds outside of
    /// ECS.
    ///
    /// # Errors
    ///
    /// Any, when there is no complete response in time.
    fn send(&self, request: Request<Body>, time_limit: Duration) -> HttpFuture<'_>;
}

/// The future that [`HttpClient::send`] returns.
pub type HttpFuture<'a> = Pin<Box<dyn Future<Output = Result<Response<Body>>> + Send + 'a>>;

#[derive(Debug)]
struct NoHttp;

impl HttpClient for NoHttp {
    fn send(&self, _: Request<Body>, _: Duration) -> HttpFuture<'_> {
        Box::pin(async {
            Err(super::not_configured(
                "the credential providers have no HTTP client",
            ))
        })
    }
}

/// Runs the programs of profiles that lead to one.
pub trait RunCommand: fmt::Debug + Send + Sync {
    /// Runs a program without a shell, and returns its standard output once it has exited with success.
    ///
    /// It must fail after the time limit, and must limit the size of the output.
    ///
    /// # Errors
    ///
    /// Any, when the program cannot be started, fails or does not end in time. The error must not quote
    /// the output.
    fn run<'a>(
        &'a self,
        program: &'a str,
        arguments: &'a [String],
        time_limit: Duration,
    ) -> CommandFuture<'a>;
}

/// The future that [`RunCommand::run`] returns.
pub type CommandFuture<'a> = Pin<Box<dyn Future<Output = io::Result<Vec<u8>>> + Send + 'a>>;

#[derive(Debug)]
struct NoCommands;

impl RunCommand for NoCommands {
    fn run<'a>(&'a self, _: &'a str, _: &'a [String], _: Duration) -> CommandFuture<'a> {
        Box::pin(async {
            let reason = "the credential providers cannot run programs";
            Err(io::Error::new(io::ErrorKind::Unsupported, reason))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file system that fails in one way.
    #[derive(Debug)]
    struct Failing(io::ErrorKind);

    impl ReadFile for Failing {
        fn read(&self, _: &Path) -> io::Result<Vec<u8>> {
            Err(self.0.into())
        }
    }

    #[test]
    fn a_file_is_absent_or_it_must_be_readable() {
        let file = |kind| {
            let context = ProviderContext::default().with_files(Failing(kind));
            context.file(Path::new("/h/.aliyun/config.json"))
        };
        for kind in [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory] {
            assert_eq!(file(kind).unwrap(), None);
        }
        let error = file(io::ErrorKind::PermissionDenied).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert_eq!(error.to_string(), "/h/.aliyun/config.json cannot be read");
    }

    #[test]
    fn reads_the_file_system_by_default() {
        let context = ProviderContext::default();
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        let bytes = context.file(&manifest).unwrap().unwrap();
        assert!(bytes.starts_with(b"[package]"));
        assert_eq!(context.file(&manifest.join("none")).unwrap(), None);
    }

    #[test]
    fn home_is_that_of_either_system() {
        for name in ["HOME", "USERPROFILE"] {
            let environment = Environment::from([(name, "/h")]);
            let context = ProviderContext::default().with_environment(environment);
            assert_eq!(context.in_home(".a/b").unwrap(), Path::new("/h/.a/b"));
        }
    }
}
