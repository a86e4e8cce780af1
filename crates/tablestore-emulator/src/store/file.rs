//! The data file: opening it, and what can stand against that.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use redb::{DatabaseError, ReadableTable as _, StorageError, TableDefinition, TableHandle as _};

/// Where the engine's data is.
pub(super) const ENTRIES: TableDefinition<'_, &[u8], &[u8]> = TableDefinition::new("entries");

/// What the file says of itself. It stays readable for all versions.
const ABOUT: TableDefinition<'_, &str, u64> = TableDefinition::new("about");
const FORMAT_KEY: &str = "format";

/// Counted up when the layout of keys or values changes.
const FORMAT: u64 = 2;

const FILE_NAME: &str = "tablestore.redb";

/// Memory for pages that were read or are to be written.
const CACHE_BYTES: usize = 128 * 1024 * 1024;

/// Why a data directory cannot be used.
///
/// One line says which and what to do about it; [`source`](StdError::source) holds the cause.
#[derive(Debug)]
pub struct OpenError {
    path: PathBuf,
    kind: OpenErrorKind,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// The classes of [`OpenError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum OpenErrorKind {
    /// Another process has it open.
    InUse,
    /// Another version of the emulator wrote it, in a format that this one does not read.
    OtherFormat,
    /// The file is not one of the emulator's, or it is damaged.
    NotAStore,
    /// The operating system refuses.
    Io,
}

impl OpenError {
    fn new(
        kind: OpenErrorKind,
        path: &Path,
        source: impl Into<Option<Box<dyn StdError + Send + Sync>>>,
    ) -> Self {
        Self {
            path: path.to_owned(),
            kind,
            source: source.into(),
        }
    }

    pub(super) fn io(path: &Path, error: impl StdError + Send + Sync + 'static) -> Self {
        Self::new(OpenErrorKind::Io, path, Some(error.into()))
    }

    /// The class.
    pub fn kind(&self) -> OpenErrorKind {
        self.kind
    }

    /// The directory or the file in it.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match self.kind {
            OpenErrorKind::InUse => write!(
                f,
                "data in {path} is in use by another process: stop it, or use another directory"
            ),
            OpenErrorKind::OtherFormat => write!(
                f,
                "data in {path} was written by another version, in a format that this one does \
                 not read: use that version, use another directory, or remove the file"
            ),
            OpenErrorKind::NotAStore => write!(
                f,
                "{path} is not a file of this service, or it is damaged: use another directory, \
                 or remove the file"
            ),
            OpenErrorKind::Io => write!(
                f,
                "data in {path} cannot be opened: use a directory that can be written"
            ),
        }
    }
}

impl StdError for OpenError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// Opens the file in a directory; makes both if they are not there.
pub(super) fn open(directory: &Path) -> Result<redb::Database, OpenError> {
    std::fs::create_dir_all(directory).map_err(|error| OpenError::io(directory, error))?;
    let path = directory.join(FILE_NAME);
    // Where a file is damaged beyond its first page, redb has assertions that do not hold, and
    // follows page numbers and lengths to where there is nothing. It has no check that could be
    // made before: its own one needs an open file.
    catch_unwind(|| open_file(&path)).unwrap_or_else(|panic| {
        let cause = panic_message(panic.as_ref()).into();
        Err(OpenError::new(OpenErrorKind::NotAStore, &path, Some(cause)))
    })
}

/// The first line of what a panic says.
fn panic_message(panic: &(dyn Any + Send)) -> String {
    let literal = panic.downcast_ref::<&str>().copied();
    let message = literal.or_else(|| panic.downcast_ref().map(String::as_str));
    let line = message.and_then(|message| message.lines().next());
    line.unwrap_or("it cannot be read").to_owned()
}

fn open_file(path: &Path) -> Result<redb::Database, OpenError> {
    let database = redb::Builder::new()
        .set_cache_size(CACHE_BYTES)
        .create(path)
        .map_err(|error| {
            let kind = match &error {
                DatabaseError::DatabaseAlreadyOpen | DatabaseError::LockProtocolMismatch => {
                    OpenErrorKind::InUse
                }
                DatabaseError::UpgradeRequired(_) => OpenErrorKind::OtherFormat,
                DatabaseError::Storage(StorageError::Io(error))
                    if error.kind() != std::io::ErrorKind::InvalidData =>
                {
                    OpenErrorKind::Io
                }
                _ => OpenErrorKind::NotAStore,
            };
            OpenError::new(kind, path, Some(error.into()))
        })?;
    match check_format(&database) {
        Ok(true) => Ok(database),
        Ok(false) => Err(OpenError::new(OpenErrorKind::OtherFormat, path, None)),
        Err(error @ redb::Error::Io(_)) => Err(OpenError::io(path, error)),
        Err(error) => {
            let cause = Some(error.into());
            Err(OpenError::new(OpenErrorKind::NotAStore, path, cause))
        }
    }
}

/// Writes the format into a new file, and says whether an old one has it.
fn check_format(database: &redb::Database) -> Result<bool, redb::Error> {
    let transaction = database.begin_write()?;
    let is_new = transaction.list_tables()?.next().is_none();
    if !is_new {
        let mut tables = transaction.list_tables()?;
        if !tables.any(|table| table.name() == ABOUT.name()) {
            return Ok(false);
        }
        let about = transaction.open_table(ABOUT)?;
        let format = about.get(FORMAT_KEY)?.map(|format| format.value());
        return Ok(format == Some(FORMAT));
    }
    transaction.open_table(ABOUT)?.insert(FORMAT_KEY, FORMAT)?;
    transaction.open_table(ENTRIES)?;
    transaction.commit()?;
    Ok(true)
}
