//! `tablestore-emulator`: the local service as a program.

mod cli;

use std::error::Error;
use std::io::{self, Write};
use std::net::TcpListener;
use std::num::NonZero;
use std::panic;
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use tablestore_emulator::{Emulator, FaultLayer, serve};
use tower_layer::Layer;

use crate::cli::{Command, Options};

/// The most threads that answer. Enough for any local load; every thread costs memory.
const MAX_THREADS: usize = 4;

fn main() -> ExitCode {
    let command = match cli::parse(std::env::args_os().skip(1)) {
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
            io::ErrorKind::AddrInUse => "end the program that does, or choose",
            _ => "choose",
        };
        format!(
            "cannot listen on {listen}: {error}; {way_out} another address with --listen, such as \
             --listen 127.0.0.1:0"
        )
    })?;
    let address = listener.local_addr()?;

    let mut builder = Emulator::builder()
        .credentials(options.credentials)
        .settings(options.settings);
    if let Some(directory) = options.data_dir {
        builder = builder.data_dir(directory);
    }
    if options.log {
        // One write a line, so that lines of several threads do not mix. There is no one to tell
        // when it fails.
        builder = builder.log(|entry| {
            let _ = io::stderr().write_all(format!("{entry}\n").as_bytes());
        });
    }
    // A panic over a damaged file comes back as an error, and is said as such.
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let emulator = builder.build();
    panic::set_hook(hook);
    let emulator = emulator?;
    let service = FaultLayer::new(options.faults).layer(emulator.service());
    if let Some(seed) = options.drawn_fault_seed {
        let line =
            format!("tablestore-emulator: these faults come again with --fault-seed {seed}\n");
        let _ = io::stderr().write_all(line.as_bytes());
    }

    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(threads())
        .enable_io()
        .enable_time()
        .build()?;
    let served = runtime.block_on(async {
        let told_to_end = told_to_end()?;
        print(&format!(
            "tablestore-emulator listening on http://{address}\n"
        ))?;
        serve(service, listener, told_to_end).await?;
        emulator.close().await;
        Ok(())
    });
    // Long reads end with their connections, a moment later.
    runtime.shutdown_timeout(Duration::from_secs(1));
    served
}

/// Half of the machine: the other half is for the clients, which run on it too. With a thread for
/// every core, two cores answer a quarter fewer calls, as the threads wake each other instead.
fn threads() -> usize {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    (cores / 2).clamp(1, MAX_THREADS)
}

/// Completes on SIGTERM and on SIGINT, which are taken from here on.
#[cfg(unix)]
fn told_to_end() -> io::Result<impl Future<Output = ()>> {
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
fn told_to_end() -> io::Result<impl Future<Output = ()>> {
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

/// Says what is wrong and why, in one line.
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
