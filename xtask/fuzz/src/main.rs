//! `cargo xtask fuzz`: the campaign.
//!
//! Mutates seeds and kept inputs, and keeps an input whose outcome is of a new class. Each fault is
//! written to `target/faults`, ready to be replayed with `--input`.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool"
)]

use std::collections::{BTreeMap, HashMap};
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use fastrand::Rng;
use lexopt::prelude::{Long, ValueExt};
use xtask_fuzz::mutate::mutate;
use xtask_fuzz::targets::TARGETS;
use xtask_fuzz::{Class, Target, corpus, guard};

type Result<T, E = Box<dyn std::error::Error + Send + Sync>> = std::result::Result<T, E>;

const USAGE: &str =
    "cargo xtask fuzz [--target NAME]... [--minutes M] [--seed N] [--save] [--input FILE]";

/// The inputs that mutations start from, at most.
const POOL: usize = 4000;

/// The bytes of inputs that `--save` keeps for each target.
const SAVED: usize = 12 * 1024;

struct Options {
    targets: Vec<&'static Target>,
    minutes: f64,
    seed: u64,
    save: bool,
    input: Option<PathBuf>,
}

fn main() -> ExitCode {
    match options().and_then(|options| run(&options)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("fuzz: {error}");
            ExitCode::from(2)
        }
    }
}

fn options() -> Result<Options> {
    let mut options = Options {
        targets: Vec::new(),
        minutes: 1.0,
        seed: 1,
        save: false,
        input: None,
    };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("target") => {
                let name = parser.value()?.string()?;
                let target = TARGETS.iter().find(|target| target.name == name);
                let names = || TARGETS.iter().map(|it| it.name).collect::<Vec<_>>();
                let unknown = || format!("no target {name}: {}", names().join(", "));
                options.targets.push(target.ok_or_else(unknown)?);
            }
            Long("minutes") => options.minutes = parser.value()?.parse()?,
            Long("seed") => options.seed = parser.value()?.parse()?,
            Long("save") => options.save = true,
            Long("input") => options.input = Some(parser.value()?.into()),
            _ => return Err(format!("usage: {USAGE}").into()),
        }
    }
    if options.targets.is_empty() {
        options.targets = TARGETS.iter().collect();
    }
    Ok(options)
}

fn run(options: &Options) -> Result<bool> {
    if let Some(path) = &options.input {
        let input = fs::read(path)?;
        for target in &options.targets {
            println!("{}: {:?}", target.name, guard::run(target, &input));
        }
        return Ok(true);
    }
    let folder = Path::new("target/faults");
    fs::create_dir_all(folder)?;
    let time = Duration::from_secs_f64(options.minutes * 60.0 / options.targets.len() as f64);
    let mut faults = 0;
    let mut executions = 0;
    for target in &options.targets {
        let campaign = Campaign::run(target, options, time, folder)?;
        println!("{}", campaign.summary());
        for (fault, path) in &campaign.faults {
            println!("    {}: {fault}", path.display());
        }
        faults += campaign.faults.len();
        executions += campaign.executions;
        if options.save {
            campaign.save()?;
        }
    }
    println!("{executions} executions, {faults} faults");
    Ok(faults == 0)
}

struct Campaign {
    target: &'static Target,
    seeds: usize,
    executions: u64,
    elapsed: Duration,
    /// The smallest input of each class, and whether it is a seed.
    classes: HashMap<Class, (Vec<u8>, bool)>,
    pool: Vec<Vec<u8>>,
    /// The most memory beyond an allocation for each byte.
    allocated: usize,
    faults: BTreeMap<String, PathBuf>,
    folder: PathBuf,
    /// The input that runs, for when the process ends.
    current: File,
}

impl Campaign {
    fn run(
        target: &'static Target,
        options: &Options,
        time: Duration,
        folder: &Path,
    ) -> Result<Self> {
        let current = File::create(folder.join(format!("{}-current", target.name)))?;
        let mut campaign = Self {
            target,
            seeds: 0,
            executions: 0,
            elapsed: Duration::ZERO,
            classes: HashMap::new(),
            pool: Vec::new(),
            allocated: 0,
            faults: BTreeMap::new(),
            folder: folder.to_owned(),
            current,
        };
        let mut inputs = (target.seeds)();
        campaign.seeds = inputs.len();
        inputs.extend(corpus::read(&corpus::path(Path::new("."), target.name))?);
        // What seeds and corpus need once is not a part of a run.
        for input in inputs.iter().take(3) {
            let _ = guard::run(target, input);
        }
        for input in inputs {
            campaign.execute(&input, true)?;
            campaign.pool.push(input);
        }
        let words = words(&campaign.pool);
        let mut rng = Rng::with_seed(options.seed);
        let started = Instant::now();
        while started.elapsed() < time {
            let input = campaign.pick(&mut rng);
            let other = campaign.pick(&mut rng);
            let input = mutate(&mut rng, target.form, &words, &input, &other);
            campaign.execute(&input, false)?;
        }
        campaign.elapsed = started.elapsed();
        let _ = fs::remove_file(folder.join(format!("{}-current", target.name)));
        Ok(campaign)
    }

    /// Any input, the newest more often.
    fn pick(&self, rng: &mut Rng) -> Vec<u8> {
        let from = match rng.bool() {
            true => self.pool.len().saturating_sub(self.pool.len() / 4 + 1),
            false => 0,
        };
        let index = rng.usize(from..self.pool.len().max(1));
        self.pool.get(index).cloned().unwrap_or_default()
    }

    fn execute(&mut self, input: &[u8], is_seed: bool) -> io::Result<()> {
        self.current
            .write_all_at(&(input.len() as u64).to_le_bytes(), 0)?;
        self.current.write_all_at(input, 8)?;
        self.executions += 1;
        match guard::run(self.target, input) {
            Ok(run) => {
                let beyond = run
                    .allocated
                    .saturating_sub(self.target.memory.1 * input.len());
                self.allocated = self.allocated.max(beyond);
                let known = self.classes.get_mut(&run.class);
                match known {
                    None => {
                        self.classes.insert(run.class, (input.to_vec(), is_seed));
                        if !is_seed && self.pool.len() < POOL {
                            self.pool.push(input.to_vec());
                        }
                    }
                    Some((smallest, false)) if input.len() < smallest.len() => {
                        *smallest = input.to_vec();
                    }
                    Some(_) => {}
                }
            }
            Err(fault) => {
                let class = guard::class(&fault);
                let path =
                    self.folder
                        .join(format!("{}-fault-{}", self.target.name, self.faults.len()));
                match self.faults.get(&class) {
                    Some(path) => {
                        // A smaller one of the same kind is better.
                        if fs::metadata(path)?.len() > input.len() as u64 {
                            fs::write(path, input)?;
                        }
                    }
                    None => {
                        fs::write(&path, input)?;
                        println!("{}: {fault}\n    {}", self.target.name, path.display());
                        self.faults.insert(class, path);
                    }
                }
            }
        }
        Ok(())
    }

    fn summary(&self) -> String {
        let rate = self.executions as f64 / self.elapsed.as_secs_f64().max(0.001);
        format!(
            "{:<18} {:>10} executions, {rate:>8.0} a second, {:>4} seeds, {:>5} classes, {:>9} bytes at most, {} faults",
            self.target.name,
            self.executions,
            self.seeds,
            self.classes.len(),
            self.allocated,
            self.faults.len()
        )
    }

    /// Adds the smallest inputs of new classes to the corpus.
    fn save(&self) -> Result<()> {
        let new = self.classes.iter().filter(|(_, (_, is_seed))| !is_seed);
        let mut new: Vec<_> = new.map(|(class, (input, _))| (class, input)).collect();
        new.sort_by_key(|(class, input)| (input.len(), *class));
        let path = corpus::path(Path::new("."), self.target.name);
        let mut left = SAVED.saturating_sub(fs::metadata(&path).map_or(0, |it| it.len() as usize));
        let mut saved = Vec::new();
        for (class, input) in new {
            let input = self.minimize(class, input);
            let comment: String = class.chars().take(70).collect();
            let size = corpus::escape(&input).len() + comment.len() + 4;
            if size > left {
                continue;
            }
            left -= size;
            saved.push((input, comment));
        }
        corpus::add(&path, &saved)?;
        Ok(())
    }

    /// Removes parts as long as the class stays.
    fn minimize(&self, class: &Class, input: &[u8]) -> Vec<u8> {
        let mut input = input.to_vec();
        let mut part = input.len() / 2;
        let deadline = Instant::now() + Duration::from_millis(300);
        while part > 0 && Instant::now() < deadline {
            let mut at = 0;
            while at < input.len() && Instant::now() < deadline {
                let mut shorter = input.clone();
                shorter.drain(at..(at + part).min(input.len()));
                let is_same =
                    guard::run(self.target, &shorter).is_ok_and(|run| run.class == *class);
                match is_same {
                    true => input = shorter,
                    false => at += part,
                }
            }
            part /= 2;
        }
        input
    }
}

/// Pieces of the inputs that mutations insert: words of text, and the starts of binary inputs.
fn words(inputs: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut words = Vec::new();
    for input in inputs {
        let pieces = input.split(|byte| !byte.is_ascii_alphanumeric() && !b"_-".contains(byte));
        for piece in pieces.filter(|piece| (2..24).contains(&piece.len())) {
            if words.len() < 600 && !words.iter().any(|word: &Vec<u8>| word == piece) {
                words.push(piece.to_vec());
            }
        }
    }
    words
}
