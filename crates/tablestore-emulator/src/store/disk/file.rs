//! The data directory: locking it, creating its file, opening it, and what can stand against that.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io::{self, Read as _};
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use redb::{DatabaseError, ReadableTable as _, StorageError, TableDefinition, TableHandle as _};

use super::integrity;

/// The table of the engine's data.
pub(super) const ENTRIES: TableDefinition<'_, &[u8], &[u8]> = TableDefinition::new("entries");

/// The table of what the file says of itself. It stays readable for all versions.
const ABOUT: TableDefinition<'_, &str, u64> = TableDefinition::new("about");
const FORMAT_KEY: &str = "format";

/// Counted up when the layout of keys or values changes.
const FORMAT: u64 = 2;

const FILE_NAME: &str = "tablestore.redb";

/// The file while it is created. It gets its name when it is complete.
const NEW_FILE_NAME: &str = "tablestore.redb.new";

/// An empty file, which is locked while the directory is used.
const LOCK_FILE_NAME: &str = "tablestore.lock";

/// The first bytes of every file of redb.
const MAGIC: &[u8] = b"redb\x1a\x0a\xa9\x0d\x0a";

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
    /// The file is not one of the emulator's.
    NotAStore,
    /// The file is damaged.
    Damaged,
    /// The operating system reports an error.
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

    /// Returns what to do about an error of the operating system.
    fn io_advice(&self) -> &'static str {
        let source = self.source.as_deref();
        let kind = source.and_then(|source| {
            source
                .downcast_ref()
                .map(io::Error::kind)
                .or_else(|| match source.downcast_ref()? {
                    DatabaseError::Storage(StorageError::Io(error)) => Some(error.kind()),
                    _ => None,
                })
        });
        match kind {
            Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => {
                "free some space on the disk"
            }
            Some(io::ErrorKind::OutOfMemory) => "free some memory",
            _ => "use a directory that can be read and written",
        }
    }

    /// Returns the class.
    pub fn kind(&self) -> OpenErrorKind {
        self.kind
    }

    /// Returns the path of the directory, or of the file in it.
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
                "{path} is not a data file of this service: use another directory, or move the \
                 file away"
            ),
            OpenErrorKind::Damaged => write!(
                f,
                "data in {path} is damaged: restore the file from a copy, or move it away to start \
                 without data"
            ),
            OpenErrorKind::Io => {
                write!(f, "data in {path} cannot be opened: {}", self.io_advice())
            }
        }
    }
}

impl StdError for OpenError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// A directory that no other process uses.
#[derive(Debug)]
pub(super) struct DataDirectory {
    directory: PathBuf,
    path: PathBuf,
    /// Locked until it is dropped.
    _lock: File,
}

impl DataDirectory {
    /// Locks a directory; creates it if it does not exist.
    pub(super) fn lock(directory: &Path) -> Result<Self, OpenError> {
        let io = |error| OpenError::io(directory, error);
        fs::create_dir_all(directory).map_err(io)?;
        let path = directory.join(FILE_NAME);
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(directory.join(LOCK_FILE_NAME))
            .map_err(io)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(OpenError::new(OpenErrorKind::InUse, &path, None));
            }
            // The file of the data is locked, too.
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(io(error)),
        }
        Ok(Self {
            directory: directory.to_owned(),
            path,
            _lock: lock,
        })
    }

    /// Opens the file; creates it if it does not exist.
    pub(super) fn open(&self) -> Result<redb::Database, OpenError> {
        // Where a file is damaged, redb has assertions that do not hold, and follows page numbers
        // and lengths to where there is nothing.
        catch_unwind(|| self.create_and_open()).unwrap_or_else(|panic| {
            let cause = panic_message(panic.as_ref());
            Err(OpenError::new(
                OpenErrorKind::Damaged,
                &self.path,
                Some(cause.into()),
            ))
        })
    }

    fn create_and_open(&self) -> Result<redb::Database, OpenError> {
        let io = |error| OpenError::io(&self.path, error);
        // Earlier versions that were killed as they created the file left an empty one.
        let is_new = match fs::metadata(&self.path) {
            Ok(metadata) => metadata.len() == 0,
            Err(error) if error.kind() == io::ErrorKind::NotFound => true,
            Err(error) => return Err(io(error)),
        };
        if is_new {
            self.create()?;
        } else {
            self.check()?;
        }
        let database = open_file(&self.path)?;
        match check_format(&database) {
            Ok(true) => Ok(database),
            Ok(false) => Err(OpenError::new(OpenErrorKind::OtherFormat, &self.path, None)),
            Err(redb::Error::Io(error)) => Err(io(error)),
            Err(error) => {
                let cause = Some(error.into());
                Err(OpenError::new(OpenErrorKind::Damaged, &self.path, cause))
            }
        }
    }

    /// Creates the file under another name, which it has until it is complete: a process that is
    /// killed leaves no file that cannot be opened.
    fn create(&self) -> Result<(), OpenError> {
        let io = |error| OpenError::io(&self.path, error);
        let new = self.directory.join(NEW_FILE_NAME);
        match fs::remove_file(&new) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(io(error)),
            _ => {}
        }
        let database = open_file(&new)?;
        let written = write_format(&database);
        written.map_err(|error| match error {
            redb::Error::Io(error) => io(error),
            error => OpenError::new(OpenErrorKind::Io, &self.path, Some(error.into())),
        })?;
        drop(database);
        fs::rename(&new, &self.path).map_err(io)?;
        sync_directory(&self.directory).map_err(io)
    }

    /// Refuses a file that is not one of redb's, or that is damaged, and leaves it as it is.
    fn check(&self) -> Result<(), OpenError> {
        let mut start = Vec::with_capacity(MAGIC.len());
        File::open(&self.path)
            .and_then(|file| file.take(MAGIC.len() as u64).read_to_end(&mut start))
            .map_err(|error| OpenError::io(&self.path, error))?;
        if start != MAGIC {
            return Err(OpenError::new(OpenErrorKind::NotAStore, &self.path, None));
        }
        match integrity::is_intact(&self.path) {
            Ok(true) => Ok(()),
            Ok(false) => {
                let cause = "checksums do not match".into();
                Err(OpenError::new(
                    OpenErrorKind::Damaged,
                    &self.path,
                    Some(cause),
                ))
            }
            Err(error) => Err(open_error(&self.path, error)),
        }
    }
}

/// Makes a new name in a directory durable.
fn sync_directory(directory: &Path) -> io::Result<()> {
    // Elsewhere, directories cannot be opened as files.
    match cfg!(unix) {
        true => File::open(directory)?.sync_all(),
        false => Ok(()),
    }
}

/// Returns the first line of a panic's message.
pub(super) fn panic_message(panic: &(dyn Any + Send)) -> String {
    let literal = panic.downcast_ref::<&str>().copied();
    let message = literal.or_else(|| panic.downcast_ref().map(String::as_str));
    let line = message.and_then(|message| message.lines().next());
    line.unwrap_or("it cannot be read").to_owned()
}

fn open_file(path: &Path) -> Result<redb::Database, OpenError> {
    redb::Builder::new()
        .set_cache_size(CACHE_BYTES)
        .create(path)
        .map_err(|error| open_error(path, error))
}

fn open_error(path: &Path, error: DatabaseError) -> OpenError {
    let kind = match &error {
        DatabaseError::DatabaseAlreadyOpen | DatabaseError::LockProtocolMismatch => {
            OpenErrorKind::InUse
        }
        DatabaseError::UpgradeRequired(_) => OpenErrorKind::OtherFormat,
        // Lengths that lead beyond the end of the file are damage.
        DatabaseError::Storage(StorageError::Io(error))
            if !matches!(
                error.kind(),
                io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof
            ) =>
        {
            OpenErrorKind::Io
        }
        _ => OpenErrorKind::Damaged,
    };
    OpenError::new(kind, path, Some(error.into()))
}

/// Returns whether a file has the format of this version.
fn check_format(database: &redb::Database) -> Result<bool, redb::Error> {
    let transaction = database.begin_write()?;
    let mut tables = transaction.list_tables()?;
    if !tables.any(|table| table.name() == ABOUT.name()) {
        return Ok(false);
    }
    let about = transaction.open_table(ABOUT)?;
    let format = about.get(FORMAT_KEY)?.map(|format| format.value());
    Ok(format == Some(FORMAT))
}

/// Writes the format into a new file.
pub(super) fn write_format(database: &redb::Database) -> Result<(), redb::Error> {
    let transaction = database.begin_write()?;
    transaction.open_table(ABOUT)?.insert(FORMAT_KEY, FORMAT)?;
    transaction.open_table(ENTRIES)?;
    transaction.commit()?;
    Ok(())
}
