//! The files of the service.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use redb::{ReadableDatabase, ReadableTable, TableDefinition};
use tablestore_emulator::Emulator;

use crate::Outcome;
use crate::calls::CALLS;
use crate::guard::class;
use crate::lab::{Ids, Lab, client, fill};

const FILE: &str = "tablestore.redb";
const ENTRIES: TableDefinition<'_, &[u8], &[u8]> = TableDefinition::new("entries");

/// A file with everything, the ids in it, and its entries.
struct Original {
    file: Vec<u8>,
    ids: Ids,
    entries: Vec<(Vec<u8>, Vec<u8>)>,
}

fn original() -> &'static Original {
    static ORIGINAL: OnceLock<Original> = OnceLock::new();
    ORIGINAL.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let emulator = Emulator::builder().data_dir(folder.path()).build().unwrap();
        let ids = Lab::block_on(fill(&client(emulator.service()))).unwrap();
        Lab::block_on(emulator.close());
        drop(emulator);
        let path = folder.path().join(FILE);
        let database = redb::Database::open(&path).unwrap();
        let read = database.begin_read().unwrap();
        let table = read.open_table(ENTRIES).unwrap();
        let entries = table.iter().unwrap().map(|entry| {
            let (key, value) = entry.unwrap();
            (key.value().to_vec(), value.value().to_vec())
        });
        let entries = entries.collect();
        drop((table, read, database));
        Original {
            file: fs::read(&path).unwrap(),
            ids,
            entries,
        }
    })
}

/// Opens a directory and reads all of it.
fn read_all(folder: &Path) -> Outcome {
    let emulator = match Emulator::builder().data_dir(folder).build() {
        Ok(emulator) => emulator,
        Err(error) => {
            let text = error.to_string();
            if !text.contains(&*folder.to_string_lossy()) {
                return Err(format!("the error does not name the directory: {text}"));
            }
            return Ok(format!("{:?}", error.kind()));
        }
    };
    let client = client(emulator.service());
    let ids = &original().ids;
    // Reads first; the writes are among the others.
    let is_read = |name: &str| {
        [
            "Get",
            "List",
            "Describe",
            "Search",
            "Scan",
            "Query",
            "SQL",
            "tunnel/describe",
            "Bulk",
            "Delete",
        ]
        .iter()
        .any(|start| name.starts_with(start))
    };
    let mut outcomes = BTreeSet::new();
    for (name, call) in CALLS.iter().filter(|(name, _)| is_read(name)) {
        let call = call(&client, ids);
        let limit = std::time::Duration::from_secs(10);
        let outcome = Lab::block_on(async { tokio::time::timeout(limit, call).await });
        let outcome = outcome.map_err(|_| format!("{name} does not end"))?;
        if !outcome.starts_with("ok") {
            outcomes.insert(class(&outcome));
        }
    }
    Lab::block_on(emulator.close());
    Ok(outcomes.into_iter().next().unwrap_or_else(|| "read".into()))
}

/// Changes of the file: each an offset, a length and as many bytes.
pub(super) fn file_seeds() -> Vec<Vec<u8>> {
    let length = u32::try_from(original().file.len()).unwrap();
    let change = |offset: u32, bytes: &[u8]| {
        [&offset.to_le_bytes()[..], &[bytes.len() as u8], bytes].concat()
    };
    let mut seeds: Vec<_> = [0, 9, 64, 128, 192, 320, 4096, 8192, length / 2]
        .map(|offset| change(offset, &[1]))
        .to_vec();
    seeds.push(Vec::new());
    seeds.push([change(70, &[255; 8]), change(4100, &[0; 16])].concat());
    seeds
}

pub(super) fn file(input: &[u8]) -> Outcome {
    let mut file = original().file.clone();
    let mut rest = input;
    while let Some((offset, tail)) = rest.split_first_chunk() {
        let Some((length, tail)) = tail.split_first() else {
            break;
        };
        let (bytes, tail) = tail.split_at(tail.len().min(usize::from(*length)));
        rest = tail;
        let offset = u32::from_le_bytes(*offset) as usize % file.len();
        if *length == 0 {
            file.truncate(offset.max(1));
        }
        let end = file.len().min(offset + bytes.len());
        if offset < end {
            file[offset..end].copy_from_slice(&bytes[..end - offset]);
        }
    }
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    fs::write(folder.path().join(FILE), file).map_err(|error| error.to_string())?;
    read_all(folder.path())
}

/// The number of an entry, and its value: a few entries of each kind.
pub(super) fn record_seeds() -> Vec<Vec<u8>> {
    let mut kinds: BTreeMap<u8, u8> = BTreeMap::new();
    let entries = original().entries.iter().zip(0_u16..);
    let some = entries.filter(|((key, _), _)| {
        let count = kinds
            .entry(key.first().copied().unwrap_or_default())
            .or_default();
        *count += 1;
        *count <= 3
    });
    some.map(|((_, value), number)| [&number.to_le_bytes()[..], value].concat())
        .collect()
}

/// An entry of the file has another value; the file itself is whole.
pub(super) fn record(input: &[u8]) -> Outcome {
    let Some((number, value)) = input.split_first_chunk() else {
        return Ok("too short".into());
    };
    let entries = &original().entries;
    let (key, _) = &entries[usize::from(u16::from_le_bytes(*number)) % entries.len()];
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let path = folder.path().join(FILE);
    fs::write(&path, &original().file).map_err(|error| error.to_string())?;
    let change = || -> Result<(), redb::Error> {
        let database = redb::Database::open(&path)?;
        let write = database.begin_write()?;
        write.open_table(ENTRIES)?.insert(&key[..], value)?;
        write.commit()?;
        Ok(())
    };
    change().map_err(|error| error.to_string())?;
    let kind = key.first().copied().unwrap_or_default() as char;
    Ok(format!("{kind} {}", read_all(folder.path())?))
}
