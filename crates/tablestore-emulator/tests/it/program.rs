use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};

use http::{Request, StatusCode};
use tablestore_core::{Body, local};
use tablestore_protocol::proto::table::ListTableRequest;

use crate::client::{Client, head, signed};

const PROGRAM: &str = env!("CARGO_BIN_EXE_tablestore-emulator");

/// The program, listening. Killed when dropped.
pub(crate) struct Program {
    child: Child,
    out: BufReader<ChildStdout>,
    endpoint: String,
}

/// The program without any settings from outside.
pub(crate) fn command() -> Command {
    let mut command = Command::new(PROGRAM);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("TABLESTORE_") {
            command.env_remove(name);
        }
    }
    command
}

impl Program {
    pub(crate) fn start(arguments: &[&str]) -> Self {
        Self::listen_on("127.0.0.1:0", command().args(arguments))
    }

    /// Starts a command with an address as its variable.
    fn listen_on(address: &str, command: &mut Command) -> Self {
        let mut child = command
            .env("TABLESTORE_EMULATOR_LISTEN", address)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let endpoint = line
            .strip_prefix("tablestore-emulator listening on ")
            .and_then(|rest| rest.strip_suffix('\n'))
            .unwrap_or_else(|| panic!("the first line is {line:?}"))
            .to_owned();
        let host = address.strip_suffix(":0").unwrap();
        assert!(
            endpoint.starts_with(&format!("http://{host}:")),
            "{endpoint}"
        );
        Self {
            child,
            out,
            endpoint,
        }
    }

    pub(crate) async fn connect(&self) -> Client<tokio::net::TcpStream> {
        Client::connect(&self.endpoint).await.unwrap()
    }

    pub(crate) fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args([name, &id]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for the end while standard error is full.
    fn wait_without_reading(mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }

    /// Waits for the end, and gives what was written after the first line.
    pub(crate) fn wait(mut self) -> (ExitStatus, String, String) {
        let (mut out, mut err) = (String::new(), String::new());
        self.out.read_to_string(&mut out).unwrap();
        let mut stderr = self.child.stderr.take().unwrap();
        stderr.read_to_string(&mut err).unwrap();
        (self.child.wait().unwrap(), out, err)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs the program to its end: exit code, standard output, standard error.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = command().args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[track_caller]
pub(crate) fn assert_rejected(arguments: &[&str], code: i32, message: &str) {
    let (exit, out, err) = run(arguments);
    assert_eq!((exit, out.as_str()), (code, ""), "{err}");
    assert_eq!(err.matches('\n').count(), 1, "{err}");
    assert!(err.starts_with("tablestore-emulator: "), "{err}");
    assert!(err.contains(message), "{err}");
}

#[test]
fn help_and_version_go_to_standard_output() {
    let (code, out, err) = run(&["--help"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("Usage: tablestore-emulator"), "{out}");

    let (code, out, _) = run(&["--version"]);
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!((code, out), (0, format!("tablestore-emulator {version}\n")));
}

#[test]
fn wrong_usage_is_one_line_and_exit_code_2() {
    assert_rejected(&["--nonsense"], 2, "invalid option '--nonsense'");
    assert_rejected(
        &["--access-key-id", "a"],
        2,
        "--access-key-secret is missing",
    );
    assert_rejected(
        &["--fault", "resets=0.1"],
        2,
        "fault \"resets\" is not valid: allowed are delay:SECONDS",
    );
    assert_rejected(&["--fault", "reset=2"], 2, "rate 2 of fault reset");
    assert_rejected(
        &["--listen", "127.0.0.1:99999"],
        2,
        "allowed are host:port with a port to 65535",
    );
    assert_rejected(&["--data-dir", ""], 2, "--data-dir \"\" is not valid");
}

#[test]
fn a_taken_port_is_one_line_and_exit_code_1() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let message = format!("cannot listen on {address}: Address already in use");
    assert_rejected(&["--listen", &address], 1, &message);
    assert_rejected(
        &["--listen", &address],
        1,
        "; stop the program that uses it",
    );
}

#[test]
fn an_address_that_is_not_this_machine_s_is_nobody_s_fault() {
    // Of a block that is kept for documentation.
    let arguments = ["--listen", "192.0.2.1:8087"];
    assert_rejected(&arguments, 1, "cannot listen on 192.0.2.1:8087: ");
    assert_rejected(&arguments, 1, "; choose another address with --listen");
}

#[tokio::test]
async fn sigterm_and_sigint_finish_requests_in_flight() {
    for signal in ["-TERM", "-INT"] {
        let program = Program::start(&[]);
        let mut client = program.connect().await;
        let (request, _) = signed("ListTable", "");
        client
            .write(head(&request, "content-length: 1\r\nexpect: 100-continue"))
            .await;
        assert_eq!(client.receive().await.unwrap().status(), 100);

        program.signal(signal);
        while Client::connect(&program.endpoint).await.is_ok() {
            tokio::task::yield_now().await;
        }
        // Not the body that was signed, but a response all the same.
        client.write("a").await;
        assert_eq!(client.receive().await.unwrap().status(), 403);

        let (status, out, err) = program.wait();
        assert_eq!(status.code(), Some(0));
        assert_eq!((out.as_str(), err.as_str()), ("", ""));
    }
}

#[tokio::test]
async fn the_log_is_on_standard_error_and_has_no_secrets() {
    let key = [
        "--access-key-id",
        "the-id",
        "--access-key-secret",
        "the-secret",
    ];
    let program = Program::start(&[&["--log"], &key[..]].concat());
    let mut client = program.connect().await;
    let (request, _) = signed("ListTable", "");
    client.send(&request).await;
    assert_eq!(client.receive().await.unwrap().status(), 403);

    program.signal("-TERM");
    let (_, out, err) = program.wait();
    assert_eq!(out, "");
    let words = "tablestore-emulator: the analyzers min_word and max_word have no words, ";
    let has_words = cfg!(feature = "chinese-words");
    assert_eq!(err.starts_with(words), !has_words, "{err}");
    assert_eq!(
        err.matches('\n').count(),
        2 - usize::from(has_words),
        "{err}"
    );
    let expected = " instance=- operation=ListTable status=403 code=OTSAuthFailed us=";
    assert!(err.contains(expected), "{err}");
    assert!(!err.contains("secret"), "{err}");
}

#[tokio::test]
async fn variables_are_options_and_a_secret_can_be_in_a_file() {
    let directory = tempfile::tempdir().unwrap();
    let secret = directory.path().join("secret");
    std::fs::write(&secret, format!("{}\n", local::ACCESS_KEY_SECRET)).unwrap();
    let data = directory.path().join("data");
    let mut command = command();
    command
        .env("TABLESTORE_EMULATOR_ACCESS_KEY_ID", local::ACCESS_KEY_ID)
        .env("TABLESTORE_EMULATOR_ACCESS_KEY_SECRET_FILE", &secret)
        .env("TABLESTORE_EMULATOR_DATA_DIR", &data)
        .env("TABLESTORE_EMULATOR_LOG", "true");
    let program = Program::listen_on("127.0.0.1:0", &mut command);
    let mut client = program.connect().await;
    client
        .call("ListTable", &ListTableRequest {})
        .await
        .unwrap();
    program.signal("-TERM");
    let (_, _, err) = program.wait();
    assert!(err.contains(" operation=ListTable status=200 "), "{err}");
    assert!(data.join("tablestore.redb").exists());
}

#[test]
fn wrong_variables_are_one_line_and_exit_code_2() {
    let mut command = command();
    command.env("TABLESTORE_EMULATOR_TABLE_START_UP", "soon");
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8(output.stderr).unwrap();
    let expected = "tablestore-emulator: TABLESTORE_EMULATOR_TABLE_START_UP \"soon\" is not valid";
    assert!(err.starts_with(expected), "{err}");
}

#[test]
fn the_public_key_on_a_public_address_is_a_warning() {
    let warns = |address, arguments: &[&str]| {
        let program = Program::listen_on(address, command().args(arguments));
        program.signal("-TERM");
        let (status, out, err) = program.wait();
        assert_eq!((status.code(), out.as_str()), (Some(0), ""));
        assert!(err.matches('\n').count() <= 1, "{err}");
        err.starts_with("tablestore-emulator: warning: other machines can connect to 0.0.0.0:")
    };
    let own_key = ["--access-key-id=a", "--access-key-secret=b"];
    assert!(warns("0.0.0.0:0", &[]));
    assert!(!warns("0.0.0.0:0", &own_key));
    assert!(!warns("127.0.0.1:0", &[]));
}

#[tokio::test]
async fn a_log_that_nobody_reads_holds_nothing_up() {
    let program = Program::start(&["--log"]);
    let mut client = program.connect().await;
    // Far more than a pipe takes; each line has the name of the operation.
    let operation = "A".repeat(8_000);
    for _ in 0..200 {
        client.send(&signed(&operation, "").0).await;
        assert_eq!(client.receive().await.unwrap().status(), 400);
    }
    program.signal("-TERM");
    assert_eq!(program.wait_without_reading().code(), Some(0));
}

/// Sends 20 requests; returns their statuses, and the statistics after them.
async fn meet_faults(program: &Program) -> (Vec<StatusCode>, String) {
    let mut client = program.connect().await;
    let mut statuses = Vec::new();
    for _ in 0..20 {
        client.send(&signed("ListTable", "").0).await;
        statuses.push(client.receive().await.unwrap().status());
    }
    let request = Request::get("/stats").body(Body::empty()).unwrap();
    client.send(&request).await;
    let stats = client.receive().await.unwrap().into_body();
    (
        statuses,
        String::from_utf8_lossy(stats.as_ref()).into_owned(),
    )
}

#[tokio::test]
async fn faults_come_again_with_the_seed_on_standard_error() {
    let faults = [
        "--fault=error-before:OTSServerBusy=0.3",
        "--fault=error-after:OTSTimeout=0.3",
    ];
    let program = Program::start(&faults);
    let (statuses, stats) = meet_faults(&program).await;
    program.signal("-TERM");
    let (_, _, err) = program.wait();
    let seed = err
        .strip_prefix("tablestore-emulator: these faults are repeated by --fault-seed ")
        .unwrap_or_else(|| panic!("standard error is {err:?}"));

    let program = Program::start(&[&faults[..], &["--fault-seed", seed.trim_end()]].concat());
    assert_eq!(meet_faults(&program).await, (statuses, stats.clone()));
    program.signal("-TERM");
    assert_eq!(program.wait().2, "");
    assert!(
        stats.starts_with("{\"executed\":{\"ListTable\":"),
        "{stats}"
    );
}
