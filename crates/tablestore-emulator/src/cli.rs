//! The command line.

use std::ffi::OsString;
use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use lexopt::{Arg, Parser};
use tablestore_core::{Credentials, Error, local};
use tablestore_emulator::{Fault, Faults, Settings};

/// What the user asks for.
#[derive(Debug)]
pub(crate) enum Command {
    Serve(Box<Options>),
    Help,
    Version,
}

/// How to serve.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) listen: String,
    pub(crate) credentials: Credentials,
    pub(crate) data_dir: Option<PathBuf>,
    pub(crate) settings: Settings,
    pub(crate) log: bool,
    pub(crate) faults: Faults,
    /// The seed of the faults, where the user gave none.
    pub(crate) drawn_fault_seed: Option<u64>,
}

/// A command line that is not understood, in one line. It quotes no values of secrets.
#[derive(Debug)]
pub(crate) struct UsageError(String);

pub(crate) fn help() -> String {
    let (id, secret, port) = (local::ACCESS_KEY_ID, local::ACCESS_KEY_SECRET, local::PORT);
    format!(
        "\
A local Tablestore service. It speaks the protocol of the real one, so clients in any language
can use it.

Usage: tablestore-emulator [OPTION]...

      --listen ADDRESS               Address to listen on, host:port. Port 0 takes a free one, which
                                     the first line on standard output names.
                                     Default: 127.0.0.1:{port}
      --access-key-id ID             The access key that clients sign with; both parts or neither.
      --access-key-secret SECRET     Default: {id}
                                     and {secret}
      --data-dir DIR                 Keep the data in this directory; it is made if it is not there.
                                     Default: in memory, gone at the end
      --table-start-up SECONDS       How long a new table answers OTSTableNotReady. Default: 0
      --table-operations-per-second N
                                     How many times a second an instance's tables can be created,
                                     listed, described, updated or deleted before OTSQuotaExhausted;
                                     10 in the real service. Default: no limit
      --limit-throughput-adjustments
                                     Take a change of a table's reserved throughput once in 2
                                     minutes, as the real service does. Default: any number
      --global-index-lag SECONDS     How long global secondary indexes do not show a write.
                                     Default: 0
      --log                          One line for each request, on standard error
      --fault KIND=RATE              A share of the requests, 0 to 1, meets a fault; can be given
                                     several times. KIND is one of
                                       delay:SECONDS      carried out, answered that much later
                                       error-before:CODE  not carried out, answered with an error
                                       error-after:CODE   carried out, answered with an error
                                       drop-request       not carried out, not answered
                                       drop-response      carried out, not answered
                                       reset              connection reset amid the answer
                                       truncate           connection closed amid the answer
                                       wrong-md5          answered with a wrong MD5
                                       wrong-signature    answered with a wrong signature
                                       bad-gateway        answered with HTML and status 502
                                     CODE is an error code such as OTSServerBusy.
      --fault-seed N                 Has the same requests in the same order meet the same faults.
                                     Default: another seed each time, told on standard error
  -h, --help                         This text
  -V, --version                      The version

Any instance name is an instance. GET /health answers 200. GET /stats answers with JSON:
how many operations were carried out, and how many faults there were.
To end it, send SIGTERM or press Ctrl-C: requests in flight are answered first.

The Tablestore SDK for Rust goes here when the environment has
TABLESTORE_EMULATOR_HOST=127.0.0.1:{port}
"
    )
}

pub(crate) fn version() -> String {
    format!("tablestore-emulator {}\n", env!("CARGO_PKG_VERSION"))
}

/// Reads the arguments, without the program's name.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, UsageError> {
    let mut listen = format!("127.0.0.1:{}", local::PORT);
    let mut id = None;
    let mut secret = None;
    let mut data_dir = None;
    let mut settings = Settings::default();
    let mut log = false;
    let mut rates = Vec::new();
    let mut fault_seed = None;

    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut arguments = Parser::from_args(arguments);
    while let Some(argument) = arguments.next()? {
        match argument {
            Arg::Long("listen") => listen = address(arguments.value()?)?,
            Arg::Long("access-key-id") => {
                id = Some(text("--access-key-id", arguments.value()?)?);
            }
            Arg::Long("access-key-secret") => {
                secret = Some(text("--access-key-secret", arguments.value()?)?);
            }
            Arg::Long("data-dir") => data_dir = Some(directory(arguments.value()?)?),
            Arg::Long("table-start-up") => {
                settings.table_start_up_delay = seconds("--table-start-up", arguments.value()?)?;
            }
            Arg::Long("table-operations-per-second") => {
                let count = count("--table-operations-per-second", arguments.value()?)?;
                settings.table_operations_per_second = Some(count);
            }
            Arg::Long("limit-throughput-adjustments") => {
                settings.limit_throughput_adjustments = true;
            }
            Arg::Long("global-index-lag") => {
                settings.global_index_lag = seconds("--global-index-lag", arguments.value()?)?;
            }
            Arg::Long("log") => log = true,
            Arg::Long("fault") => rates.push(fault_rate(arguments.value()?)?),
            Arg::Long("fault-seed") => fault_seed = Some(seed(arguments.value()?)?),
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Short('V') | Arg::Long("version") => return Ok(Command::Version),
            Arg::Short(_) | Arg::Long(_) | Arg::Value(_) => {
                return Err(argument.unexpected().into());
            }
        }
    }
    let drawn_fault_seed = match fault_seed {
        None if !rates.is_empty() => Some(fastrand::u32(..).into()),
        _ => None,
    };
    let faults = Faults::seeded(fault_seed.or(drawn_fault_seed).unwrap_or(0));
    Ok(Command::Serve(Box::new(Options {
        listen,
        credentials: credentials(id, secret)?,
        data_dir,
        settings,
        log,
        faults: with_rates(faults, rates)?,
        drawn_fault_seed,
    })))
}

fn credentials(id: Option<String>, secret: Option<String>) -> Result<Credentials, UsageError> {
    match (id, secret) {
        (None, None) => Ok(Credentials::local()),
        (Some(id), Some(secret)) => Ok(Credentials::new(id, secret)?),
        (Some(_), None) => Err(half_a_key("--access-key-secret")),
        (None, Some(_)) => Err(half_a_key("--access-key-id")),
    }
}

fn half_a_key(missing: &str) -> UsageError {
    UsageError(format!(
        "{missing} is missing: an access key has an id and a secret; give both or neither"
    ))
}

/// The value is not quoted: it may be a secret.
fn text(option: &str, value: OsString) -> Result<String, UsageError> {
    let not_text = |_| UsageError(format!("the value of {option} is not UTF-8 text"));
    value.into_string().map_err(not_text)
}

/// An address, or a name that may have one: only listening on it tells.
fn address(value: OsString) -> Result<String, UsageError> {
    let value = text("--listen", value)?;
    let is_name_and_port = value.split_once(':').is_some_and(|(name, port)| {
        !name.is_empty() && !name.contains(char::is_whitespace) && port.parse::<u16>().is_ok()
    });
    if is_name_and_port || value.parse::<SocketAddr>().is_ok() {
        return Ok(value);
    }
    Err(UsageError(format!(
        "--listen {value:?} is not valid: allowed are host:port with a port to 65535, such as \
         127.0.0.1:0, localhost:8087 or [::1]:8087"
    )))
}

/// Not what an unset variable of a shell leaves, which would be the current directory.
fn directory(value: OsString) -> Result<PathBuf, UsageError> {
    if value.is_empty() {
        return Err(UsageError(
            "--data-dir \"\" is not valid: allowed is a directory, such as ./data".into(),
        ));
    }
    Ok(value.into())
}

fn seconds(option: &str, value: OsString) -> Result<Duration, UsageError> {
    let value = text(option, value)?;
    let seconds = value.parse().ok();
    let duration = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    duration.ok_or_else(|| {
        UsageError(format!(
            "{option} {value:?} is not valid: allowed are seconds, such as 2 or 0.5"
        ))
    })
}

fn count(option: &str, value: OsString) -> Result<u32, UsageError> {
    let value = text(option, value)?;
    let count = value.parse().ok().filter(|count| *count > 0);
    count.ok_or_else(|| {
        UsageError(format!(
            "{option} {value:?} is not valid: allowed are whole numbers from 1"
        ))
    })
}

fn fault_rate(value: OsString) -> Result<(Fault, f64), UsageError> {
    let value = text("--fault", value)?;
    let parts = value.rsplit_once('=');
    let Some((kind, Ok(rate))) = parts.map(|(kind, rate)| (kind, rate.parse())) else {
        return Err(UsageError(format!(
            "--fault {value:?} is not valid: allowed are KIND=RATE, such as reset=0.1"
        )));
    };
    Ok((kind.parse()?, rate))
}

fn with_rates(faults: Faults, rates: Vec<(Fault, f64)>) -> Result<Faults, UsageError> {
    let add = |faults: Faults, (fault, rate)| Ok(faults.rate(fault, rate)?);
    rates.into_iter().try_fold(faults, add)
}

fn seed(value: OsString) -> Result<u64, UsageError> {
    let value = text("--fault-seed", value)?;
    value.parse().map_err(|_| {
        UsageError(format!(
            "--fault-seed {value:?} is not valid: allowed are whole numbers from 0"
        ))
    })
}

impl From<lexopt::Error> for UsageError {
    fn from(error: lexopt::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<Error> for UsageError {
    fn from(error: Error) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; --help lists the options", self.0)
    }
}

impl std::error::Error for UsageError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<Command, String> {
        parse(arguments.iter().map(OsString::from)).map_err(|error| error.to_string())
    }

    fn options(arguments: &[&str]) -> Options {
        match read(arguments) {
            Ok(Command::Serve(options)) => *options,
            other => panic!("{arguments:?} gave {other:?}"),
        }
    }

    #[test]
    fn without_arguments_all_is_default() {
        let options = options(&[]);
        assert_eq!(options.listen, "127.0.0.1:8087");
        assert_eq!(options.credentials.access_key_id(), local::ACCESS_KEY_ID);
        assert_eq!(options.data_dir, None);
        assert!(!options.log);
        assert_eq!(options.drawn_fault_seed, None);
    }

    #[test]
    fn a_seed_is_drawn_where_faults_have_none() {
        let drawn = |arguments| options(arguments).drawn_fault_seed;
        assert_ne!(drawn(&["--fault", "reset=0.1"]), None);
        assert_eq!(drawn(&["--fault", "reset=0.1", "--fault-seed", "7"]), None);
        assert_eq!(drawn(&["--fault-seed", "7"]), None);
    }

    #[test]
    fn every_option_is_read() {
        let options = options(&[
            "--listen=[::1]:0",
            "--access-key-id",
            "an-id",
            "--access-key-secret=a-secret",
            "--data-dir",
            "data",
            "--table-start-up",
            "0.5",
            "--table-operations-per-second",
            "10",
            "--log",
            "--fault",
            "error-before:OTSServerBusy=0.25",
            "--fault=delay:0.5=0.75",
            "--fault-seed",
            "18446744073709551615",
        ]);
        assert_eq!(options.listen, "[::1]:0");
        assert_eq!(options.credentials.access_key_id(), "an-id");
        assert_eq!(options.credentials.access_key_secret(), "a-secret");
        assert_eq!(options.data_dir, Some("data".into()));
        assert_eq!(
            options.settings.table_start_up_delay,
            Duration::from_millis(500)
        );
        assert_eq!(options.settings.table_operations_per_second, Some(10));
        assert!(options.log);
        let faults = format!("{:?}", options.faults);
        assert!(faults.contains("[(ErrorBefore(ServerBusy), 0.25), (Delay(500ms), 0.75)]"));
    }

    #[test]
    fn names_and_addresses_can_be_listened_on() {
        for address in [
            "localhost:0",
            "0.0.0.0:8087",
            "[::]:65535",
            "a-host.local:1",
        ] {
            assert_eq!(options(&["--listen", address]).listen, address);
        }
    }

    #[test]
    fn help_and_version_win_over_what_follows() {
        assert!(matches!(read(&["-h"]), Ok(Command::Help)));
        assert!(matches!(read(&["--help", "--nonsense"]), Ok(Command::Help)));
        assert!(matches!(read(&["--version"]), Ok(Command::Version)));
        assert!(help().contains(local::ACCESS_KEY_ID) && help().contains(local::ACCESS_KEY_SECRET));
        assert!(help().lines().all(|line| line.len() <= 100));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (arguments, expected) in [
            (&["--nonsense"][..], "invalid option '--nonsense'"),
            (&["nonsense"], "unexpected argument \"nonsense\""),
            (&["--listen"], "missing argument for option '--listen'"),
            (&["--listen", ""], "--listen \"\" is not valid"),
            (&["--listen", "garbage"], "allowed are host:port"),
            (&["--listen", "127.0.0.1"], "such as 127.0.0.1:0"),
            (&["--listen", "127.0.0.1:99999"], "with a port to 65535"),
            (&["--listen", "127.0.0.1:http"], "with a port to 65535"),
            (&["--listen", ":8087"], "--listen \":8087\" is not valid"),
            (&["--listen", "::1:8087"], "or [::1]:8087"),
            (&["--data-dir", ""], "--data-dir \"\" is not valid"),
            (&["--data-dir="], "allowed is a directory"),
            (&["--access-key-id", "a"], "--access-key-secret is missing"),
            (&["--access-key-secret", "a"], "--access-key-id is missing"),
            (
                &["--access-key-id", "a", "--access-key-secret", "b c"],
                "access key secret has a character at byte 1",
            ),
            (
                &["--table-start-up", "-1"],
                "--table-start-up \"-1\" is not valid",
            ),
            (&["--table-start-up", "inf"], "seconds, such as 2 or 0.5"),
            (
                &["--table-operations-per-second", "0"],
                "whole numbers from 1",
            ),
            (&["--fault", "reset"], "KIND=RATE, such as reset=0.1"),
            (&["--fault", "reset=often"], "KIND=RATE, such as reset=0.1"),
            (&["--fault", "resets=0.1"], "fault \"resets\" is not valid"),
            (
                &["--fault", "reset=2"],
                "rate 2 of fault reset is not valid",
            ),
            (
                &["--fault", "reset=0.6", "--fault", "truncate=0.6"],
                "at most 1 for all faults together",
            ),
            (&["--fault-seed", "-1"], "whole numbers from 0"),
        ] {
            let error = read(arguments).unwrap_err();
            assert!(error.contains(expected), "{arguments:?}: {error}");
            assert!(error.ends_with("; --help lists the options"));
        }
    }
}
