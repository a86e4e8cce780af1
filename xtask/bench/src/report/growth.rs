/// How often the smallest size is multiplied.
pub(crate) const STEPS: [u32; 3] = [1, 4, 16];

/// Time a unit may grow by this from the smallest size to the largest: what no longer fits the
/// processor's caches costs more, and machines are noisy.
const NOISE: f64 = 1.5;

/// Time a unit at each size.
#[derive(Clone, Debug)]
pub(crate) struct Growth {
    /// What is done.
    pub(crate) name: &'static str,
    /// What there is more of.
    pub(crate) grows: &'static str,
    /// What the time is of.
    pub(crate) unit: &'static str,
    /// Size, and seconds a unit.
    pub(crate) points: Vec<(u32, f64)>,
}

impl Growth {
    pub(crate) fn of(name: &'static str, grows: &'static str, unit: &'static str) -> Self {
        Self {
            name,
            grows,
            unit,
            points: Vec::new(),
        }
    }

    /// Time a unit at the largest size, of that at the smallest.
    pub(crate) fn factor(&self) -> f64 {
        match (self.points.first(), self.points.last()) {
            (Some((_, first)), Some((_, last))) => last / first,
            _ => f64::NAN,
        }
    }

    /// Whether time grows no faster than the size, as far as the noise lets it be seen.
    pub(crate) fn is_linear(&self) -> bool {
        self.factor() <= NOISE
    }

    /// Whether these are numbers that can be measured, whatever they are.
    pub(crate) fn is_sane(&self) -> bool {
        self.points.len() == STEPS.len() && self.points.iter().all(|(_, it)| *it > 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn growth(points: [(u32, f64); 3]) -> Growth {
        let mut growth = Growth::of("it", "sizes", "one");
        growth.points.extend(points);
        growth
    }

    #[test]
    fn the_same_time_a_unit_is_linear_and_more_is_not() {
        assert!(growth([(1, 1.0), (4, 0.8), (16, 0.5)]).is_linear());
        assert!(growth([(1, 1.0), (4, 1.1), (16, 1.4)]).is_linear());
        assert!(!growth([(1, 1.0), (4, 4.0), (16, 16.0)]).is_linear());
    }

    #[test]
    fn what_was_not_measured_is_neither_linear_nor_sane() {
        let nothing = Growth::of("it", "sizes", "one");
        assert!(!nothing.is_linear());
        assert!(!nothing.is_sane());
        assert!(!growth([(1, 1.0), (4, f64::NAN), (16, 1.0)]).is_sane());
    }
}
