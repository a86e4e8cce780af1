//! Times, medians, and pairs. The machines that measure are shared and noisy, so a figure is held
//! against its counterpart in one run, A B A B, and what counts is the median of the ratios.

use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};
use xtask_bench::Result;

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Reports the work that comes next, with the time since the first report.
pub(crate) fn progress(work: &str) {
    eprintln!("[{:6.1} s] {work}", START.elapsed().as_secs_f64());
}

/// CPU time of this process so far.
pub(crate) fn process_cpu() -> Duration {
    cpu(ClockId::ProcessCPUTime)
}

/// CPU time of this thread so far.
pub(crate) fn thread_cpu() -> Duration {
    cpu(ClockId::ThreadCPUTime)
}

fn cpu(clock: ClockId) -> Duration {
    let time = clock_gettime(clock);
    // Neither part is ever negative.
    let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
    let nanoseconds = u32::try_from(time.tv_nsec).unwrap_or(0);
    Duration::new(seconds, nanoseconds)
}

/// Seconds of this thread's CPU time that one of so many runs takes.
pub(crate) fn seconds_each<T>(runs: u32, mut run: impl FnMut() -> Result<T>) -> Result<f64> {
    let start = thread_cpu();
    for _ in 0..runs {
        black_box(run()?);
    }
    Ok((thread_cpu() - start).as_secs_f64() / f64::from(runs))
}

/// As [`seconds_each`], for what has to be awaited.
pub(crate) async fn seconds_each_awaited<T>(
    runs: u32,
    mut run: impl AsyncFnMut(u32) -> Result<T>,
) -> Result<f64> {
    let start = thread_cpu();
    for number in 0..runs {
        black_box(run(number).await?);
    }
    Ok((thread_cpu() - start).as_secs_f64() / f64::from(runs))
}

/// What was measured of two things in turn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pair {
    /// Median of the first.
    pub(crate) first: f64,
    /// Median of the second.
    pub(crate) second: f64,
    /// Median of the first's ratio to the second.
    pub(crate) ratio: f64,
    /// Median of what the first is more than the second.
    pub(crate) difference: f64,
}

/// Measures two things in turn, so many times.
pub(crate) fn pairs(
    rounds: u32,
    mut first: impl FnMut() -> Result<f64>,
    mut second: impl FnMut() -> Result<f64>,
) -> Result<Pair> {
    let mut seen = Vec::new();
    for _ in 0..rounds {
        seen.push((first()?, second()?));
    }
    let of = |get: fn(&(f64, f64)) -> f64| median(seen.iter().map(get));
    Ok(Pair {
        first: of(|(first, _)| *first),
        second: of(|(_, second)| *second),
        ratio: of(|(first, second)| first / second),
        difference: of(|(first, second)| first - second),
    })
}

/// The median of so many measurements.
pub(crate) fn median_of(rounds: u32, mut measure: impl FnMut() -> Result<f64>) -> Result<f64> {
    let seen: Result<Vec<f64>> = (0..rounds).map(|_| measure()).collect();
    Ok(median(seen?))
}

/// The middle value; of an even number, the mean of the two in the middle. Zero of none.
pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match (values.len() % 2, values.get(middle)) {
        (_, None) => 0.0,
        (0, Some(upper)) => (values[middle - 1] + upper) / 2.0,
        (_, Some(value)) => *value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(median([]), 0.0);
        assert_eq!(median([3.0, 1.0, 9.0]), 3.0);
        assert_eq!(median([4.0, 1.0, 9.0, 2.0]), 3.0);
    }

    #[test]
    fn a_pair_is_measured_in_turn_and_its_ratio_is_that_of_each_round() {
        let mut first = [2.0, 30.0, 4.0].into_iter();
        let mut second = [1.0, 10.0, 8.0].into_iter();
        let pair = pairs(
            3,
            || Ok(first.next().unwrap()),
            || Ok(second.next().unwrap()),
        );
        assert_eq!(
            pair.unwrap(),
            Pair {
                first: 4.0,
                second: 8.0,
                ratio: 2.0,
                difference: 1.0,
            }
        );
    }

    #[test]
    fn cpu_time_passes_while_it_is_spent() {
        let seconds = seconds_each(3, || Ok((0..1_000_000_u64).map(black_box).sum::<u64>()));
        assert!(seconds.unwrap() > 0.0);
        assert!(process_cpu() >= thread_cpu());
    }
}
