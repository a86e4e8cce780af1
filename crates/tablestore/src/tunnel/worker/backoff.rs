use std::time::Duration;

use fastrand::Rng;

/// Pauses that grow: each is a multiple of the one before, up to a limit, give or take a quarter.
#[derive(Debug)]
pub(super) struct Backoff {
    first: Duration,
    most: Duration,
    factor: u32,
    next: Duration,
    random: Rng,
}

impl Backoff {
    pub(super) fn new((first, most): (Duration, Duration), factor: u32, random: Rng) -> Self {
        Self {
            first,
            most,
            factor,
            next: first,
            random,
        }
    }

    /// Starts with the first pause again.
    pub(super) fn reset(&mut self) {
        self.next = self.first;
    }

    /// Returns the next pause.
    pub(super) fn advance(&mut self) -> Duration {
        let pause = self.next.min(self.most);
        self.next = pause.saturating_mul(self.factor);
        pause.mul_f64(0.75 + self.random.f64() / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_their_limit_and_start_again() {
        let limits = (Duration::from_millis(10), Duration::from_secs(2));
        let mut backoff = Backoff::new(limits, 5, Rng::with_seed(1));
        for round in 0..2 {
            for expected in [10, 50, 250, 1250, 2000, 2000] {
                let expected = Duration::from_millis(expected);
                let pause = backoff.advance();
                let range = expected.mul_f64(0.75)..=expected.mul_f64(1.25);
                assert!(range.contains(&pause), "{round} {expected:?} {pause:?}");
            }
            backoff.reset();
        }
    }
}
