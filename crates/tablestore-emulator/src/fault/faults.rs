use std::collections::VecDeque;

use fastrand::Rng;
use tablestore_core::{Error, ErrorKind, Operation, Result};

use super::Fault;
use crate::status_paths::is_status_path;

/// How far the sum of rates may be over 1 for the rounding of its parts.
const ROUNDING: f64 = 1e-9;

/// Determines which requests meet which [`Fault`]: a script for the first ones, and rates for those
/// that follow.
///
/// A request meets one fault at most. Requests of `/health` and `/stats` meet none.
///
/// With rates, each request takes one number from a seeded generator, so the same requests in the
/// same order meet the same faults. Concurrent requests take their numbers in the order of arrival.
///
/// ```
/// use tablestore_core::{ErrorCode, Operation};
/// use tablestore_emulator::{Fault, Faults};
///
/// // One in ten puts is reset, and one in twenty is executed without a response.
/// let faults = Faults::seeded(7)
///     .rate(Fault::Reset, 0.1)?
///     .rate(Fault::DropResponse, 0.05)?
///     .only([Operation::PUT_ROW]);
///
/// // The first request is rejected, the second is not, the third is reset; the others meet nothing.
/// let busy = Fault::ErrorBefore(ErrorCode::ServerBusy);
/// let faults = Faults::script([Some(busy), None, Some(Fault::Reset)]);
/// # Ok::<(), tablestore_core::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "faults do nothing until a FaultLayer has them"]
pub struct Faults {
    script: VecDeque<Option<Fault>>,
    random: Rng,
    rates: Vec<(Fault, f64)>,
    operations: Option<Vec<Operation>>,
}

impl Faults {
    /// Creates an empty set of faults, with a seed for those of [`rate`](Faults::rate).
    pub fn seeded(seed: u64) -> Self {
        Self {
            script: VecDeque::new(),
            random: Rng::with_seed(seed),
            rates: Vec::new(),
            operations: None,
        }
    }

    /// Creates a script: the faults of the next requests, in order. A request meets nothing for
    /// `None`, or after the last one.
    pub fn script<F: Into<Option<Fault>>>(faults: impl IntoIterator<Item = F>) -> Self {
        Self {
            script: faults.into_iter().map(Into::into).collect(),
            ..Self::seeded(0)
        }
    }

    /// Adds a fault that a share of the requests meets, from 0 (none) to 1 (all).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] when the rate, or all of them together, are not within 0 and 1.
    pub fn rate(mut self, fault: Fault, rate: f64) -> Result<Self> {
        let others: f64 = self.rates.iter().map(|(_, rate)| rate).sum();
        if !(0.0..=1.0 - others + ROUNDING).contains(&rate) {
            return Err(Error::new(
                ErrorKind::Config,
                format!(
                    "rate {rate} of fault {fault} is not valid: \
                     allowed are 0 to 1, and at most 1 for all faults together"
                ),
            ));
        }
        self.rates.push((fault, rate));
        Ok(self)
    }

    /// Restricts the faults to requests of these operations. Other requests do not count for the
    /// script either.
    pub fn only(mut self, operations: impl IntoIterator<Item = Operation>) -> Self {
        self.operations = Some(operations.into_iter().collect());
        self
    }

    /// Returns whether no request will ever meet a fault.
    pub(super) fn is_none(&self) -> bool {
        self.script.is_empty() && self.rates.is_empty()
    }

    /// Returns the fault of the next request, which has this path.
    pub(super) fn next(&mut self, path: &str) -> Option<Fault> {
        let is_left_alone = match &self.operations {
            None => is_status_path(path),
            Some(operations) => operations.iter().all(|operation| operation.path() != path),
        };
        if is_left_alone {
            return None;
        }
        if let Some(fault) = self.script.pop_front() {
            return fault;
        }
        let mut at = self.random.f64();
        let hit = self.rates.iter().find(|(_, rate)| {
            at -= rate;
            at < 0.0
        });
        hit.map(|(fault, _)| fault.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(faults: &mut Faults, count: usize) -> Vec<Option<Fault>> {
        (0..count).map(|_| faults.next("/PutRow")).collect()
    }

    fn reset_and_truncate(seed: u64) -> Faults {
        let faults = Faults::seeded(seed).rate(Fault::Reset, 0.1).unwrap();
        faults.rate(Fault::Truncate, 0.3).unwrap()
    }

    #[test]
    fn the_seed_decides() {
        let of_seed = |seed| next(&mut reset_and_truncate(seed), 100);
        assert_eq!(of_seed(7), of_seed(7));
        assert_ne!(of_seed(7), of_seed(8));
    }

    #[test]
    fn rates_hold() {
        let met = next(&mut reset_and_truncate(7), 10_000);
        let share = |fault| met.iter().filter(|met| **met == fault).count();
        assert!(share(Some(Fault::Reset)).abs_diff(1_000) < 100);
        assert!(share(Some(Fault::Truncate)).abs_diff(3_000) < 150);

        let mut all = Faults::seeded(7).rate(Fault::Reset, 1.0).unwrap();
        assert_eq!(next(&mut all, 1_000), vec![Some(Fault::Reset); 1_000]);
        let mut none = Faults::seeded(7).rate(Fault::Reset, 0.0).unwrap();
        assert_eq!(next(&mut none, 1_000), vec![None; 1_000]);
    }

    #[test]
    fn rates_are_0_to_1_in_all() {
        for rate in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
            let error = Faults::seeded(0).rate(Fault::Reset, rate).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Config);
        }
        let mut tenths = Faults::seeded(0);
        for _ in 0..10 {
            tenths = tenths.rate(Fault::Reset, 0.1).unwrap();
        }
        assert_eq!(
            tenths.rate(Fault::Truncate, 0.1).unwrap_err().to_string(),
            "rate 0.1 of fault truncate is not valid: \
             allowed are 0 to 1, and at most 1 for all faults together"
        );
    }

    #[test]
    fn a_script_goes_before_the_rates() {
        let mut faults = Faults::script([Fault::WrongMd5, Fault::Truncate]);
        assert_eq!(
            next(&mut faults, 3),
            [Some(Fault::WrongMd5), Some(Fault::Truncate), None]
        );
        let mut faults = Faults::script([None, Some(Fault::Truncate)])
            .rate(Fault::Reset, 1.0)
            .unwrap();
        assert_eq!(
            next(&mut faults, 3),
            [None, Some(Fault::Truncate), Some(Fault::Reset)]
        );
    }

    #[test]
    fn what_is_left_alone_takes_no_part() {
        let mut faults = Faults::script([Fault::Reset]);
        assert_eq!(faults.next("/health"), None);
        assert_eq!(faults.next("/stats"), None);

        let mut faults = faults.only([Operation::PUT_ROW, Operation::GET_ROW]);
        assert_eq!(faults.next("/ListTable"), None);
        assert_eq!(faults.next("/GetRow"), Some(Fault::Reset));
    }
}
