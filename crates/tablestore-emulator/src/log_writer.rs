//! The request log on standard error.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

/// The most lines that wait to be written.
const MAX_WAITING: usize = 4096;

/// How long the end of the program waits for the last lines.
const FLUSH_TIME: Duration = Duration::from_secs(1);

/// Starts a thread that writes lines, so that calls never wait for the reader of standard error.
/// Lines that it has no room for are counted and dropped.
pub(crate) fn start() -> io::Result<(LogWriter, Finish)> {
    let (lines, waiting) = sync_channel(MAX_WAITING);
    let (done, finished) = sync_channel(1);
    let dropped = Arc::new(AtomicU64::new(0));
    let writer = LogWriter {
        lines,
        dropped: Arc::clone(&dropped),
    };
    let write = move || {
        write_lines(&waiting, &dropped, &mut io::stderr());
        // The end of the program may be over already.
        let _ = done.try_send(());
    };
    thread::Builder::new()
        .name("tablestore-log".into())
        .spawn(write)?;
    Ok((writer, Finish(finished)))
}

/// Takes lines.
#[derive(Clone, Debug)]
pub(crate) struct LogWriter {
    lines: SyncSender<String>,
    dropped: Arc<AtomicU64>,
}

impl LogWriter {
    /// Has a line written, with a line break after it.
    pub(crate) fn write(&self, line: String) {
        if self.lines.try_send(line).is_err() {
            self.dropped.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// Waits for the last lines, once every [`LogWriter`] is dropped.
#[derive(Debug)]
pub(crate) struct Finish(Receiver<()>);

impl Finish {
    pub(crate) fn wait(self) {
        // There is nobody to report to where standard error is not read.
        let _ = self.0.recv_timeout(FLUSH_TIME);
    }
}

fn write_lines(waiting: &Receiver<String>, dropped: &AtomicU64, out: &mut impl io::Write) {
    let mut buffer = String::new();
    while let Ok(line) = waiting.recv() {
        buffer.clear();
        // One write for all that wait.
        for line in std::iter::once(line).chain(waiting.try_iter().take(MAX_WAITING)) {
            buffer += &line;
            buffer.push('\n');
        }
        let count = dropped.swap(0, Ordering::Relaxed);
        if count > 0 {
            buffer += &format!("tablestore-emulator: {count} lines of this log were dropped\n");
        }
        // There is nobody to report to when it fails.
        let _ = out.write_all(buffer.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_without_room_are_counted_and_nobody_waits() {
        let (lines, waiting) = sync_channel(2);
        let dropped = Arc::new(AtomicU64::new(0));
        let writer = LogWriter {
            lines,
            dropped: Arc::clone(&dropped),
        };
        for number in 1..=5 {
            writer.write(format!("line {number}"));
        }
        drop(writer);
        let mut out = Vec::new();
        write_lines(&waiting, &dropped, &mut out);
        let expected = "line 1\nline 2\ntablestore-emulator: 3 lines of this log were dropped\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
