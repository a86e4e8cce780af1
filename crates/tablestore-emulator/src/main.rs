//! `tablestore-emulator`: the emulator as a program.

mod cli;
mod log_writer;

use std::error::Error;
use std::io::{self, Write};
use std::net::TcpListener;
use std::num::NonZero;
use std::panic;
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use tablestore_core::Environment;
use tablestore_emulator::{Emulator, FaultLayer, serve};
use tokio::time::timeout;
use tower_layer::Layer;

use crate::cli::{Command, Options};

/// How long writes may take to finish at the end of the program.
const CLOSE_TIME: Duration = Duration::from_secs(10);

/// The most threads that serve connections. Enough for any local load; every thread costs memory.
const MAX_THREADS: usize = 4;

/// A line of the log where the analyzers for Chinese have no words.
const NO_SEARCH_WORDS: &str = "tablestore-emulator: the analyzers min_word and max_word have no words, so each Chinese \
     character is one; --search-words reads a list";

fn main() -> ExitCode {
    let arguments = std::env::args_os().skip(1);
    let command = match cli::parse(arguments, &Environment::process()) {
        Ok(command) => command,
        Err(error) => return fail(&error, ExitCode::from(2)),
    };
    let done = match command {
        Command::Serve(options) => run(*options),
        Command::Help => print(&cli::help()).map_err(Into::into),
        Command::Version => print(&cli::version()).map_err(Into::into),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(error.as_ref(), ExitCode::FAILURE),
    }
}

fn run(options: Options) -> Result<(), Box<dyn Error>> {
    let listen = &options.listen;
    let listener = TcpListener::bind(listen).map_err(|error| {
        let way_out = match error.kind() {
            io::ErrorKind::AddrInUse => "stop the program that uses it, or choose",
            _ => "choose",
        };
        format!(
            "cannot listen on {listen}: {error}; {way_out} another address with --listen, such as \
             --listen 127.0.0.1:0"
        )
    })?;
    let address = listener.local_addr()?;

    let has_search_words =
        options.settings.search_words.is_some() || cfg!(feature = "chinese-words");
    let mut builder = Emulator::builder()
        .credentials(options.credentials)
        .settings(options.settings);
    if let Some(directory) = options.data_dir {
        builder = builder.data_dir(directory);
    }
    let mut log_end = None;
    if options.log {
        let (log, end) = log_writer::start()?;
        if !has_search_words {
            log.write(NO_SEARCH_WORDS.to_owned());
        }
        builder = builder.log(move |entry| log.write(entry.to_string()));
        log_end = Some(end);
    }
    if options.has_built_in_key && !address.ip().to_canonical().is_loopback() {
        warn(&format!(
            "warning: other machines can connect to {address}, and the built-in access key is \
             public; set --access-key-id and --access-key-secret-file"
        ));
    }
    // A panic over a damaged file becomes an error, which is reported as such.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let emulator = builder.build();
    panic::set_hook(hook);
    let emulator = emulator?;
    let service = FaultLayer::new(options.faults).layer(emulator.service());
    if let Some(seed) = options.drawn_fault_seed {
        warn(&format!("these faults are repeated by --fault-seed {seed}"));
    }

    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(threads())
        .enable_io()
        .enable_time()
        .build()?;
    let served = runtime.block_on(async {
        let shutdown_signal = shutdown_signal()?;
        print(&format!(
            "tablestore-emulator listening on http://{address}\n"
        ))?;
        serve(service, listener, shutdown_signal).await?;
        if timeout(CLOSE_TIME, emulator.close()).await.is_err() {
            warn("the data file could not be closed in time; acknowledged writes are durable");
        }
        Ok(())
    });
    // Long reads end with their connections, a moment later.
    runtime.shutdown_timeout(Duration::from_secs(1));
    drop(emulator);
    if let Some(end) = log_end {
        end.wait();
    }
    served
}

/// Half of the machine: the other half is for the clients, which run on it too. With a thread for
/// every core, two cores serve a quarter fewer calls, as the threads wake each other instead.
fn threads() -> usize {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    (cores / 2).clamp(1, MAX_THREADS)
}

/// Completes on SIGTERM and on SIGINT, which are taken from here on.
#[cfg(unix)]
fn shutdown_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Completes on Ctrl-C, which is taken from here on.
#[cfg(windows)]
fn shutdown_signal() -> io::Result<impl Future<Output = ()>> {
    let mut ctrl_c = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        ctrl_c.recv().await;
    })
}

fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Writes a line to standard error.
fn warn(line: &str) {
    // Where standard error is closed, nobody wants to know.
    let _ = io::stderr().write_all(format!("tablestore-emulator: {line}\n").as_bytes());
}

/// Reports an error and its causes in one line.
fn fail(error: &dyn Error, code: ExitCode) -> ExitCode {
    let mut line = format!("tablestore-emulator: {error}");
    let mut cause = error.source();
    while let Some(error) = cause {
        line += &format!(" ({error})");
        cause = error.source();
    }
    // Where standard error is closed, the exit code has to say it all.
    let _ = writeln!(io::stderr(), "{line}");
    code
}
