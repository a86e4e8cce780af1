//! The rounds: how each ends, and what is checked after it.

use std::fs::{self, File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;
use std::time::Duration;

use fastrand::Rng;
use tempfile::TempDir;
use tokio::time::sleep;

use crate::Result;
use crate::check::{self, Follower};
use crate::ledger::Ledger;
use crate::service::Service;
use crate::workload;

/// Rounds on one data directory, before a new one replaces it.
const ROUNDS_OF_A_DIRECTORY: u64 = 10;

/// The options of the command.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) rounds: u64,
    pub(crate) seed: u64,
}

/// How a round ends.
#[derive(Clone, Copy, Debug)]
enum Ending {
    /// SIGKILL during the load.
    Kill,
    /// SIGKILL during the load, and then during several starts.
    KillStarts,
    /// SIGTERM during the load: the service ends by itself.
    Terminate,
    /// The disk is full during the load; then SIGKILL.
    FullDisk,
    /// SIGKILL; a copy of the files is damaged and opened.
    Tear,
}

const ENDINGS: [Ending; 5] = [
    Ending::Kill,
    Ending::KillStarts,
    Ending::Terminate,
    Ending::FullDisk,
    Ending::Tear,
];

/// A data directory and what is known of its content.
struct Subject {
    directory: TempDir,
    ledger: Ledger,
    follower: Follower,
}

/// Runs all rounds. Returns whether nothing was wrong.
pub(crate) async fn run(options: &Options) -> Result<bool> {
    let Options { rounds, seed } = options;
    println!("{rounds} rounds, repeated in kind by --seed {seed}");
    let mut rng = Rng::with_seed(*seed);
    let mut violations = 0;
    let (mut acknowledged, mut unknown) = (0, 0);
    let mut refused_damage = 0;
    let mut subject = new_subject().await?;
    for round in 0..*rounds {
        if round > 0 && round % ROUNDS_OF_A_DIRECTORY == 0 {
            acknowledged += subject.ledger.acknowledged;
            unknown += subject.ledger.unknown;
            subject = new_subject().await?;
        }
        let ending = ENDINGS[rng.usize(..ENDINGS.len())];
        let before = subject.ledger.acknowledged;
        let (wrong, refused) = subject.round(ending, &mut rng).await?;
        refused_damage += u64::from(refused);
        let written = subject.ledger.acknowledged - before;
        println!(
            "round {round}: {ending:?}, {written} calls acknowledged, {} violations",
            wrong.len()
        );
        for line in &wrong {
            println!("    {line}");
        }
        violations += wrong.len();
    }
    acknowledged += subject.ledger.acknowledged;
    unknown += subject.ledger.unknown;
    println!(
        "{rounds} rounds: {acknowledged} calls acknowledged, {unknown} with an unknown outcome, \
         {refused_damage} damaged copies refused with a message, {violations} violations"
    );
    Ok(violations == 0)
}

async fn new_subject() -> Result<Subject> {
    let directory = tempfile::tempdir()?;
    let service = Service::start(directory.path())?;
    workload::create_tables(&service.client()?).await?;
    Ok(Subject {
        directory,
        ledger: Ledger::default(),
        follower: Follower::default(),
    })
}

impl Subject {
    /// One round. Returns what is wrong, and whether a damaged copy was refused.
    async fn round(&mut self, ending: Ending, rng: &mut Rng) -> Result<(Vec<String>, bool)> {
        let path = self.directory.path();
        let mut service = match ending {
            Ending::FullDisk => Service::start_on_small_disk(path, size(path)? / 1024 + 200)?,
            _ => Service::start(path)?,
        };
        let client = service.client()?;
        let pause = workload::moment(rng);
        let mut wrong = Vec::new();
        match ending {
            Ending::Terminate => {
                let stop = async {
                    sleep(pause).await;
                    service.terminate()
                };
                workload::run(&client, &mut self.ledger, rng, stop).await?;
            }
            Ending::FullDisk => {
                // Long enough to fill it.
                let full = async {
                    sleep(Duration::from_secs(2)).await;
                    Ok(())
                };
                workload::run(&client, &mut self.ledger, rng, full).await?;
                service.kill()?;
            }
            Ending::Kill | Ending::KillStarts | Ending::Tear => {
                let stop = async {
                    sleep(pause).await;
                    service.kill()
                };
                workload::run(&client, &mut self.ledger, rng, stop).await?;
            }
        }
        if let Ending::KillStarts = ending {
            for _ in 0..rng.u8(1..5) {
                let after = Duration::from_micros(rng.u64(0..20_000));
                Service::kill_during_start(path, after)?;
            }
        }
        let mut refused = false;
        if let Ending::Tear = ending {
            let copy = tempfile::tempdir()?;
            damage(path, copy.path(), rng)?;
            match Service::start_on_damage(copy.path())? {
                Ok(damaged) => {
                    let client = damaged.client()?;
                    wrong.extend(check::check_damaged(&client, &self.ledger).await);
                }
                Err(failure) => {
                    refused = true;
                    let names_it = failure.message.contains(&*copy.path().to_string_lossy());
                    if failure.code != Some(1) || !names_it || failure.message.contains("panicked")
                    {
                        wrong.push(format!(
                            "a damaged file is refused without a clear message: {failure:?}"
                        ));
                    }
                }
            }
        }
        let service = Service::start(path)?;
        let client = service.client()?;
        wrong.extend(check::check(&client, &mut self.ledger, &mut self.follower).await?);
        Ok((wrong, refused))
    }
}

/// The size of the largest file, in bytes.
fn size(directory: &Path) -> Result<u64> {
    let mut largest = 0;
    for entry in fs::read_dir(directory)? {
        largest = largest.max(entry?.metadata()?.len());
    }
    Ok(largest)
}

/// Copies the files and damages the largest: cuts its end, or overwrites a page.
fn damage(from: &Path, to: &Path, rng: &mut Rng) -> Result<()> {
    let mut largest = (0, to.to_owned());
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let copy = to.join(entry.file_name());
        largest = largest.max((fs::copy(entry.path(), &copy)?, copy));
    }
    let (length, path) = largest;
    let mut file: File = OpenOptions::new().write(true).open(path)?;
    let position = rng.u64(..length.max(1));
    if rng.bool() {
        file.set_len(position)?;
    } else {
        let mut page = [0; 4096];
        if rng.bool() {
            rng.fill(&mut page);
        }
        file.seek(SeekFrom::Start(position / 4096 * 4096))?;
        file.write_all(&page)?;
    }
    Ok(())
}
