//! Checks all pages of a file without changing it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Memory for pages while they are checked, each of them once.
const CACHE_BYTES: usize = 8 * 1024 * 1024;

/// Returns whether the checksums of all pages that are in use are right. A file that was not closed
/// is judged by the state that it is repaired to.
pub(super) fn is_intact(path: &Path) -> Result<bool, redb::DatabaseError> {
    let mut database = redb::Builder::new()
        .set_cache_size(CACHE_BYTES)
        .create_with_backend(Unchanged::open(path).map_err(redb::StorageError::Io)?)?;
    database.check_integrity()
}

const BLOCK: usize = 4096;
const BLOCK_BYTES: u64 = 4096;

/// A file that is only read: what is written to it stays in memory.
#[derive(Debug)]
struct Unchanged(Mutex<Layers>);

#[derive(Debug)]
struct Layers {
    file: File,
    file_length: u64,
    length: u64,
    /// The blocks that were written, by their numbers.
    written: BTreeMap<u64, Box<[u8; BLOCK]>>,
}

impl Unchanged {
    fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Ok(Self(Mutex::new(Layers {
            file,
            file_length: length,
            length,
            written: BTreeMap::new(),
        })))
    }

    fn layers(&self) -> std::sync::MutexGuard<'_, Layers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Layers {
    /// Fills `out` with the bytes of the file; with zeros beyond its end.
    fn read_file(&mut self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        let available = self.file_length.saturating_sub(offset);
        let available = usize::try_from(available).map_or(out.len(), |it| it.min(out.len()));
        let (from_file, beyond) = out.split_at_mut(available);
        beyond.fill(0);
        self.file.seek(SeekFrom::Start(offset))?;
        self.file.read_exact(from_file)
    }

    fn check_range(&self, offset: u64, length: usize) -> io::Result<()> {
        let end = u64::try_from(length)
            .ok()
            .and_then(|length| offset.checked_add(length));
        match end.is_some_and(|end| end <= self.length) {
            true => Ok(()),
            false => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }

    /// Calls `each` with every block that a range touches: its number, the first byte of the range
    /// that lies in it, counted within the block, and the part of `range` there, as indexes.
    fn blocks(
        offset: u64,
        length: usize,
    ) -> impl Iterator<Item = (u64, usize, std::ops::Range<usize>)> {
        let mut done = 0;
        std::iter::from_fn(move || {
            if done == length {
                return None;
            }
            let at = offset + done as u64;
            let start = (at % BLOCK_BYTES) as usize;
            let part = (BLOCK - start).min(length - done);
            let range = done..done + part;
            done += part;
            Some((at / BLOCK_BYTES, start, range))
        })
    }
}

impl redb::StorageBackend for Unchanged {
    fn len(&self) -> io::Result<u64> {
        Ok(self.layers().length)
    }

    fn read(&self, offset: u64, out: &mut [u8]) -> io::Result<()> {
        let mut layers = self.layers();
        layers.check_range(offset, out.len())?;
        layers.read_file(offset, out)?;
        for (number, start, range) in Layers::blocks(offset, out.len()) {
            if let Some(block) = layers.written.get(&number) {
                let part = range.len();
                out[range].copy_from_slice(&block[start..start + part]);
            }
        }
        Ok(())
    }

    fn set_len(&self, length: u64) -> io::Result<()> {
        let mut layers = self.layers();
        layers.length = length;
        // Bytes that are cut off are zeros when they come back.
        layers.file_length = layers.file_length.min(length);
        layers
            .written
            .retain(|number, _| number * BLOCK_BYTES < length);
        if let Some(block) = layers.written.get_mut(&(length / BLOCK_BYTES)) {
            block[(length % BLOCK_BYTES) as usize..].fill(0);
        }
        Ok(())
    }

    fn sync_data(&self) -> io::Result<()> {
        Ok(())
    }

    fn write(&self, offset: u64, data: &[u8]) -> io::Result<()> {
        let mut layers = self.layers();
        layers.check_range(offset, data.len())?;
        for (number, start, range) in Layers::blocks(offset, data.len()) {
            if !layers.written.contains_key(&number) {
                let mut block = Box::new([0; BLOCK]);
                layers.read_file(number * BLOCK_BYTES, &mut block[..])?;
                layers.written.insert(number, block);
            }
            if let Some(block) = layers.written.get_mut(&number) {
                let part = range.len();
                block[start..start + part].copy_from_slice(&data[range]);
            }
        }
        Ok(())
    }
}
