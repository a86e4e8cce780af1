//! Runs the programs that profiles of mode `External` name.

use std::io::{self, Read};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tablestore_auth::providers::{CommandFuture, RunCommand};

/// Far more than the JSON of a key has.
const MAX_OUTPUT_BYTES: u64 = 64 << 10;

/// The pause between two checks whether a program has exited that has closed its output.
const EXIT_CHECK: Duration = Duration::from_millis(5);

/// Runs programs in processes of their own. Their standard error is that of this process.
#[derive(Debug)]
pub(super) struct RunPrograms;

impl RunCommand for RunPrograms {
    fn run<'a>(
        &'a self,
        program: &'a str,
        arguments: &'a [String],
        time_limit: Duration,
    ) -> CommandFuture<'a> {
        Box::pin(async move {
            tokio::time::timeout(time_limit, run(program, arguments))
                .await
                .unwrap_or_else(|_| {
                    let reason = format!("it has not exited within {time_limit:?}");
                    Err(io::Error::new(io::ErrorKind::TimedOut, reason))
                })
        })
    }
}

async fn run(program: &str, arguments: &[String]) -> io::Result<Vec<u8>> {
    let mut child = KillOnDrop(
        Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()?,
    );
    let stdout = child.0.stdout.take();
    let output = tokio::task::spawn_blocking(move || {
        let mut output = Vec::new();
        if let Some(stdout) = stdout {
            stdout.take(MAX_OUTPUT_BYTES + 1).read_to_end(&mut output)?;
        }
        io::Result::Ok(output)
    });
    let output = output.await.map_err(io::Error::other)??;
    if output.len() as u64 > MAX_OUTPUT_BYTES {
        let reason = format!("it printed more than {MAX_OUTPUT_BYTES} bytes");
        return Err(io::Error::other(reason));
    }
    let status = loop {
        match child.0.try_wait()? {
            Some(status) => break status,
            None => tokio::time::sleep(EXIT_CHECK).await,
        }
    };
    if status.success() {
        Ok(output)
    } else {
        Err(io::Error::other(status.to_string()))
    }
}

/// Ends a program when nobody waits for it any more.
struct KillOnDrop(Child);

impl Drop for KillOnDrop {
    fn drop(&mut self) {
        // It fails if the program has exited.
        if self.0.kill().is_ok() {
            let _ = self.0.wait();
        }
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    async fn shell(script: &str, time_limit: Duration) -> Result<String, String> {
        let arguments = ["-c".to_owned(), script.to_owned()];
        let output = RunPrograms.run("/bin/sh", &arguments, time_limit).await;
        output
            .map(|output| String::from_utf8(output).unwrap())
            .map_err(|error| error.to_string())
    }

    const MINUTE: Duration = Duration::from_secs(60);

    #[tokio::test]
    async fn returns_the_output_of_a_program_that_succeeds() {
        assert_eq!(shell("echo the key", MINUTE).await.unwrap(), "the key\n");
        assert_eq!(shell("cat", MINUTE).await.unwrap(), "");
        let error = shell("echo the key; exit 3", MINUTE).await.unwrap_err();
        assert_eq!(error, "exit status: 3");
        let absent = RunPrograms.run("/none/such", &[], MINUTE).await;
        assert_eq!(absent.unwrap_err().kind(), io::ErrorKind::NotFound);
    }

    #[tokio::test]
    async fn output_is_limited() {
        let error = shell("yes", MINUTE).await.unwrap_err();
        assert_eq!(error, "it printed more than 65536 bytes");
    }

    #[tokio::test]
    async fn a_program_is_killed_after_the_time_limit() {
        let started = Instant::now();
        for script in ["exec sleep 60", "exec >&-; exec sleep 60"] {
            let error = shell(script, Duration::from_millis(100)).await.unwrap_err();
            assert_eq!(error, "it has not exited within 100ms");
        }
        assert!(started.elapsed() < Duration::from_secs(30));
    }
}
