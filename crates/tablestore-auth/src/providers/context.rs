use std::fmt;
use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};
use tablestore_core::{Body, Environment, Error, ErrorKind, Result};
use zeroize::Zeroizing;

/// What providers look at: environment variables, files, and servers over HTTP.
///
/// By default the environment of this process, the file system, and no HTTP.
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
}

impl Default for ProviderContext {
    fn default() -> Self {
        Self {
            environment: Environment::process(),
            files: Arc::new(FileSystem),
            http: Arc::new(NoHttp),
        }
    }
}

impl ProviderContext {
    /// Takes variables from another environment.
    #[must_use]
    pub fn with_environment(mut self, environment: Environment) -> Self {
        self.environment = environment;
        self
    }

    /// Takes files from elsewhere than the file system.
    #[must_use]
    pub fn with_files(mut self, files: impl ReadFile + 'static) -> Self {
        self.files = Arc::new(files);
        self
    }

    /// Asks servers with this client. Without one, nobody can be asked.
    #[must_use]
    pub fn with_http(mut self, http: impl HttpClient + 'static) -> Self {
        self.http = Arc::new(http);
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

    /// What is in a file; `None` when there is no such file.
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
}

/// A home that is no directory, `/dev/null` most often, has no files either.
fn is_absence(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// Reads the files that profiles are in.
pub trait ReadFile: fmt::Debug + Send + Sync {
    /// All bytes of a file, read at once: it is small, and read rarely.
    ///
    /// # Errors
    ///
    /// As [`std::fs::read`]; [`io::ErrorKind::NotFound`] when there is no such file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
}

#[derive(Debug)]
struct FileSystem;

impl ReadFile for FileSystem {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        std::fs::read(path)
    }
}

/// Sends the requests of the providers that ask a server.
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
    /// Sends a request, whose URI is absolute, and gives the whole answer, whatever its status.
    /// Follows no redirect, and takes no proxy to addresses that only this machine's network has.
    /// Asking twice does no harm, so it may try again.
    ///
    /// Gives up after the time limit: the metadata service is at an address where on other
    /// machines nothing ever answers.
    ///
    /// # Errors
    ///
    /// Any, when there is no whole answer in time.
    fn send(&self, request: Request<Body>, time_limit: Duration) -> HttpFuture<'_>;
}

/// What [`HttpClient::send`] returns.
pub type HttpFuture<'a> = Pin<Box<dyn Future<Output = Result<Response<Body>>> + Send + 'a>>;

#[derive(Debug)]
struct NoHttp;

impl HttpClient for NoHttp {
    fn send(&self, _: Request<Body>, _: Duration) -> HttpFuture<'_> {
        Box::pin(async {
            Err(super::not_configured(
                "the credential providers are given no HTTP client",
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file system that answers every question in one way.
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
