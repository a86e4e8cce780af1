//! Values of options. `name` is the option or the variable that an error names.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tablestore_emulator::{Fault, StreamShards};

use super::UsageError;

/// The longest file that a secret is read from.
const MAX_SECRET_FILE: u64 = 64 * 1024;

/// The longest file that words are read from.
const MAX_WORDS_FILE: u64 = 64 * 1024 * 1024;

/// The value is not quoted: it may be a secret.
pub(super) fn text(name: &str, value: OsString) -> Result<String, UsageError> {
    let not_text = |_| UsageError(format!("the value of {name} is not UTF-8 text"));
    value.into_string().map_err(not_text)
}

/// Reads a secret from a file, without the line break at its end.
pub(super) fn secret_in_file(name: &str, value: OsString) -> Result<String, UsageError> {
    let secret = text_in_file(name, value, MAX_SECRET_FILE)?;
    Ok(secret.trim_end_matches(['\r', '\n']).to_owned())
}

/// Reads a list of words from a file.
pub(super) fn words_in_file(name: &str, value: OsString) -> Result<Arc<str>, UsageError> {
    text_in_file(name, value, MAX_WORDS_FILE).map(Arc::from)
}

fn text_in_file(name: &str, value: OsString, limit: u64) -> Result<String, UsageError> {
    use std::io::Read as _;

    let path = path(name, value)?;
    let mut text = String::new();
    let read =
        std::fs::File::open(&path).and_then(|file| file.take(limit).read_to_string(&mut text));
    match read {
        Ok(_) => Ok(text),
        Err(error) => Err(UsageError(format!(
            "{name} {path:?} cannot be read: {error}"
        ))),
    }
}

/// An address, or a name that may have one: only listening on it tells.
pub(super) fn address(name: &str, value: OsString) -> Result<String, UsageError> {
    let value = text(name, value)?;
    let is_host_and_port = value.split_once(':').is_some_and(|(host, port)| {
        !host.is_empty() && !host.contains(char::is_whitespace) && port.parse::<u16>().is_ok()
    });
    if is_host_and_port || value.parse::<SocketAddr>().is_ok() {
        return Ok(value);
    }
    Err(UsageError(format!(
        "{name} {value:?} is not valid: allowed are host:port with a port to 65535, such as \
         127.0.0.1:0, localhost:8087 or [::1]:8087"
    )))
}

/// Not the empty path that an unset variable of a shell leaves, which would be the current
/// directory.
pub(super) fn path(name: &str, value: OsString) -> Result<PathBuf, UsageError> {
    if value.is_empty() {
        let message = format!("{name} \"\" is not valid: allowed is a path, such as ./data");
        return Err(UsageError(message));
    }
    Ok(value.into())
}

pub(super) fn seconds(name: &str, value: OsString) -> Result<Duration, UsageError> {
    let value = text(name, value)?;
    let seconds = value.parse().ok();
    let duration = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    duration.ok_or_else(|| invalid(name, &value, "seconds, such as 2 or 0.5"))
}

pub(super) fn count(name: &str, value: OsString) -> Result<u32, UsageError> {
    let value = text(name, value)?;
    let count = value.parse().ok().filter(|count| *count > 0);
    count.ok_or_else(|| invalid(name, &value, "whole numbers from 1"))
}

pub(super) fn fault_rate(name: &str, value: OsString) -> Result<(Fault, f64), UsageError> {
    let value = text(name, value)?;
    let parts = value.trim().rsplit_once('=');
    match parts.map(|(kind, rate)| (kind, rate.parse())) {
        Some((kind, Ok(rate))) => Ok((kind.parse()?, rate)),
        _ => Err(invalid(name, &value, "KIND=RATE, such as reset=0.1")),
    }
}

pub(super) fn seed(name: &str, value: OsString) -> Result<u64, UsageError> {
    let value = text(name, value)?;
    let seed = value.parse().ok();
    seed.ok_or_else(|| invalid(name, &value, "whole numbers from 0"))
}

pub(super) fn shards(name: &str, value: OsString) -> Result<StreamShards, UsageError> {
    let value = text(name, value)?;
    if value == "partitions" {
        return Ok(StreamShards::Partitions);
    }
    let shards = value
        .parse()
        .ok()
        .filter(|shards| (1..=64).contains(shards));
    let shards = shards.map(StreamShards::Number);
    shards.ok_or_else(|| invalid(name, &value, "1 to 64 and partitions"))
}

/// The value of an option that takes none on the command line.
pub(super) fn switch(name: &str, value: OsString) -> Result<bool, UsageError> {
    let value = text(name, value)?;
    match &*value {
        "1" | "true" => Ok(true),
        "0" | "false" => Ok(false),
        _ => Err(invalid(name, &value, "true and false")),
    }
}

fn invalid(name: &str, value: &str, allowed: &str) -> UsageError {
    UsageError(format!(
        "{name} {value:?} is not valid: allowed are {allowed}"
    ))
}
