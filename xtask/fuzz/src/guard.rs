//! Runs a target and watches it.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::sync::{Mutex, Once, PoisonError};
use std::time::{Duration, Instant};

use stats_alloc::Region;

use crate::{ALLOCATOR, Class, Target};

/// The time after which a run counts as hanging.
const TIME: Duration = Duration::from_secs(20);

/// A run that kept all promises.
#[derive(Debug)]
pub struct Run {
    /// The class of its outcome.
    pub class: Class,
    /// The bytes that it allocated.
    pub allocated: usize,
}

/// The panics of all threads since the last run.
static PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Runs a target with an input.
///
/// # Errors
///
/// A description of the fault.
pub fn run(target: &Target, input: &[u8]) -> Result<Run, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        set_hook(Box::new(|panic| {
            // redb's assertions do not hold in a damaged file: the service catches these.
            let is_caught = |it: &std::panic::Location<'_>| it.file().contains("/redb-");
            if panic.location().is_some_and(is_caught) {
                return;
            }
            let mut panics = PANICS.lock().unwrap_or_else(PoisonError::into_inner);
            panics.push(panic.to_string());
        }));
    });
    let started = Instant::now();
    let region = Region::new(ALLOCATOR);
    let outcome = catch_unwind(AssertUnwindSafe(|| (target.run)(input)));
    let allocated = region.change().bytes_allocated;
    let panics = std::mem::take(&mut *PANICS.lock().unwrap_or_else(PoisonError::into_inner));
    if let Some(panic) = panics.first() {
        return Err(format!("a panic: {panic}"));
    }
    let class = match outcome {
        Ok(outcome) => outcome.map_err(|violation| format!("a violation: {violation}"))?,
        Err(payload) => return Err(format!("a panic: {}", text(&*payload))),
    };
    let (base, factor) = target.memory;
    let limit = base + factor * input.len();
    if allocated > limit {
        return Err(format!(
            "memory: {allocated} bytes allocated for an input of {}; limit {limit}",
            input.len()
        ));
    }
    let elapsed = started.elapsed();
    if elapsed > TIME {
        return Err(format!("time: {elapsed:?}"));
    }
    Ok(Run { class, allocated })
}

/// Calls a decoder, which may allocate this many bytes for each byte of its input, and 2 KiB.
///
/// # Errors
///
/// The violation of that.
pub fn within<T>(factor: usize, input: &[u8], decode: impl FnOnce() -> T) -> Result<T, String> {
    let region = Region::new(ALLOCATOR);
    let decoded = decode();
    let allocated = region.change().bytes_allocated;
    let limit = 2048 + factor * input.len();
    if allocated > limit {
        let length = input.len();
        return Err(format!(
            "{allocated} bytes allocated for an input of {length}; limit {limit}"
        ));
    }
    Ok(decoded)
}

fn text(payload: &(dyn Any + Send)) -> &str {
    payload
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| payload.downcast_ref::<&str>().copied())
        .unwrap_or("without a text")
}

/// Makes a class of a text: without its numbers and its quotes, so that only new texts are new.
#[must_use]
pub fn class(text: &str) -> Class {
    const MAX: usize = 160;
    let mut class = String::new();
    let mut quote = None;
    for character in text.chars() {
        if quote.is_some() {
            if quote == Some(character) {
                quote = None;
            }
            continue;
        }
        match character {
            '"' | '\'' | '`' => {
                quote = Some(character);
                class.push('"');
            }
            '0'..='9' if class.ends_with('0') => {}
            '0'..='9' => class.push('0'),
            other if other.is_ascii_graphic() || other == ' ' => class.push(other),
            _ => class.push('?'),
        }
        if class.len() >= MAX {
            break;
        }
    }
    class
}
