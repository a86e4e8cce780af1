//! A figure: what was measured, what it is held against, and whether that is good enough.

use std::fmt;

use crate::measure::Pair;

/// The counterpart of every client.
pub(crate) const PLAIN: &str = "plain hyper client";

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Unit {
    Seconds,
    Bytes,
    BytesPerSecond,
    PerSecond,
    /// A plain number.
    Count,
}

/// A number with its unit, which is shown as people read it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Quantity {
    pub(crate) value: f64,
    pub(crate) unit: Unit,
}

impl Quantity {
    pub(crate) fn seconds(value: f64) -> Self {
        Self::new(value, Unit::Seconds)
    }

    pub(crate) fn bytes(value: f64) -> Self {
        Self::new(value, Unit::Bytes)
    }

    pub(crate) fn bytes_per_second(value: f64) -> Self {
        Self::new(value, Unit::BytesPerSecond)
    }

    pub(crate) fn per_second(value: f64) -> Self {
        Self::new(value, Unit::PerSecond)
    }

    pub(crate) fn count(value: f64) -> Self {
        Self::new(value, Unit::Count)
    }

    fn new(value: f64, unit: Unit) -> Self {
        Self { value, unit }
    }

    /// Another quantity of the same unit.
    pub(crate) fn with_value(self, value: f64) -> Self {
        Self { value, ..self }
    }

    /// Whether the smaller of two is the better one; else the larger is.
    pub(crate) fn is_better_if_less(&self) -> bool {
        !matches!(self.unit, Unit::BytesPerSecond | Unit::PerSecond)
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SECONDS: &[(f64, &str)] = &[(1.0, " s"), (1e-3, " ms"), (1e-6, " us"), (1e-9, " ns")];
        const BYTES: &[(f64, &str)] = &[(1e9, " GB"), (1e6, " MB"), (1e3, " kB"), (1.0, " B")];
        const COUNT: &[(f64, &str)] = &[(1e9, " G"), (1e6, " M"), (1e3, " k"), (1.0, "")];
        let (scale, suffix) = match self.unit {
            Unit::Seconds => (SECONDS, ""),
            Unit::Bytes => (BYTES, ""),
            Unit::BytesPerSecond => (BYTES, "/s"),
            Unit::PerSecond => (COUNT, "/s"),
            Unit::Count => (COUNT, ""),
        };
        let fits = scale.iter().find(|(one, _)| self.value >= *one);
        let (one, name) = fits.or(scale.last()).unwrap_or(&(1.0, ""));
        write!(f, "{}{name}{suffix}", three_digits(self.value / one))
    }
}

/// A number with three digits that mean something, or all of those before the point.
pub(crate) fn three_digits(value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        _ => 2,
    };
    let text = format!("{value:.decimals$}");
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// What a figure is to be: its ratio, where it has a counterpart, else the figure itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Target {
    AtMost(f64),
    AtLeast(f64),
}

/// One line of the report.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    pub(crate) name: String,
    pub(crate) ours: Quantity,
    pub(crate) counterpart: Option<Counterpart>,
    pub(crate) target: Option<Target>,
}

/// What a figure is held against.
#[derive(Clone, Debug)]
pub(crate) struct Counterpart {
    pub(crate) name: String,
    pub(crate) quantity: Quantity,
    /// Of ours to it.
    pub(crate) ratio: f64,
}

impl Figure {
    pub(crate) fn new(name: impl Into<String>, ours: Quantity) -> Self {
        Self {
            name: name.into(),
            ours,
            counterpart: None,
            target: None,
        }
    }

    /// A figure that was measured in turn with its counterpart.
    pub(crate) fn beside(
        name: impl Into<String>,
        counterpart: &str,
        pair: &Pair,
        quantity: fn(f64) -> Quantity,
    ) -> Self {
        Self::new(name, quantity(pair.first)).against(
            counterpart,
            quantity(pair.second),
            pair.ratio,
        )
    }

    pub(crate) fn against(
        mut self,
        name: impl Into<String>,
        quantity: Quantity,
        ratio: f64,
    ) -> Self {
        self.counterpart = Some(Counterpart {
            name: name.into(),
            quantity,
            ratio,
        });
        self
    }

    pub(crate) fn at_most(mut self, bound: f64) -> Self {
        self.target = Some(Target::AtMost(bound));
        self
    }

    pub(crate) fn at_least(mut self, bound: f64) -> Self {
        self.target = Some(Target::AtLeast(bound));
        self
    }

    /// What the target is about.
    fn judged(&self) -> f64 {
        match &self.counterpart {
            Some(counterpart) => counterpart.ratio,
            None => self.ours.value,
        }
    }

    /// How much of what the target allows is used: 1 is just met, less is better.
    pub(crate) fn share_of_target(&self) -> Option<f64> {
        Some(match self.target? {
            Target::AtMost(bound) => self.judged() / bound,
            Target::AtLeast(bound) => bound / self.judged(),
        })
    }

    pub(crate) fn is_met(&self) -> Option<bool> {
        Some(self.share_of_target()? <= 1.0)
    }

    /// The target as people read it, such as `at most 1.5 x` or `at least 5 k/s`.
    pub(crate) fn target_text(&self) -> Option<String> {
        let (word, bound) = match self.target? {
            Target::AtMost(bound) => ("at most", bound),
            Target::AtLeast(bound) => ("at least", bound),
        };
        let bound = match self.counterpart {
            Some(_) => format!("{} x", three_digits(bound)),
            None => Quantity::new(bound, self.ours.unit).to_string(),
        };
        Some(format!("{word} {bound}"))
    }

    /// Whether the numbers are such as can be measured: this is about sanity, never about speed.
    pub(crate) fn is_sane(&self) -> bool {
        let ratio = self.counterpart.as_ref().map_or(1.0, |it| it.ratio);
        self.ours.value.is_finite() && self.ours.value >= 0.0 && ratio.is_finite() && ratio > 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_people_read_them() {
        for (quantity, expected) in [
            (Quantity::seconds(0.000_014_25), "14.3 us"),
            (Quantity::seconds(2e-10), "0.2 ns"),
            (Quantity::bytes(5_432_100.0), "5.43 MB"),
            (Quantity::bytes_per_second(1.2e9), "1.2 GB/s"),
            (Quantity::per_second(34_500.0), "34.5 k/s"),
            (Quantity::count(2.0), "2"),
            (Quantity::count(100.0), "100"),
        ] {
            assert_eq!(quantity.to_string(), expected);
        }
    }

    #[test]
    fn a_target_is_about_the_ratio_where_there_is_a_counterpart() {
        let figure = Figure::new("call", Quantity::seconds(3.0));
        let alone = figure.clone().at_most(2.0);
        assert_eq!(alone.is_met(), Some(false));
        assert_eq!(alone.target_text().unwrap(), "at most 2 s");

        let beside = figure.against("plain", Quantity::seconds(2.0), 1.5);
        assert_eq!(beside.is_met(), None);
        let beside = beside.at_most(2.0);
        assert_eq!(beside.share_of_target(), Some(0.75));
        assert_eq!(beside.target_text().unwrap(), "at most 2 x");
        assert_eq!(beside.at_least(2.0).is_met(), Some(false));
    }

    #[test]
    fn what_cannot_have_been_measured_is_not_sane() {
        let figure = |value| Figure::new("it", Quantity::seconds(value));
        assert!(figure(0.0).is_sane());
        assert!(!figure(f64::NAN).is_sane());
        assert!(!figure(-1.0).is_sane());
        let nothing = Quantity::seconds(0.0);
        assert!(!figure(1.0).against("it", nothing, f64::INFINITY).is_sane());
    }
}
