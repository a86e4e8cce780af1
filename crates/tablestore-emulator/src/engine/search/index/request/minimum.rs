/// How many of some conditions have to be met.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Minimum {
    /// All but so many, if negative.
    Count(i64),
    /// A part of them, rounded down; all but that part, if negative.
    Percent(i64),
    /// Another minimum for more than so many conditions; with fewer, all of them. Sorted.
    Above(Vec<(usize, Minimum)>),
}

impl Minimum {
    /// Reads a minimum: `2`, `-1`, `75%`, `-25%`, `2<75%`, `2<-25% 9<-3`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if !text.contains('<') {
            return match text.trim().strip_suffix('%') {
                Some(percent) => Some(Self::Percent(percent.trim().parse().ok()?)),
                None => Some(Self::Count(text.trim().parse().ok()?)),
            };
        }
        let parts = text.split_whitespace().map(|part| {
            let (above, minimum) = part.split_once('<')?;
            let minimum = Some(minimum).filter(|rest| !rest.contains('<'))?;
            Some((above.parse().ok()?, Self::parse(minimum)?))
        });
        let mut parts = parts.collect::<Option<Vec<_>>>()?;
        parts.sort_by_key(|(above, _)| *above);
        Some(Self::Above(parts))
    }

    /// The minimum of so many conditions; it can be more than there are.
    pub(crate) fn of(&self, conditions: usize) -> usize {
        let all = i64::try_from(conditions).unwrap_or(i64::MAX);
        let from_end = |part: i64| {
            if part < 0 {
                all.saturating_add(part)
            } else {
                part
            }
        };
        let minimum = match self {
            Self::Count(count) => from_end(*count),
            Self::Percent(percent) => from_end(all.saturating_mul(*percent) / 100),
            Self::Above(parts) => {
                let part = parts.iter().rev().find(|(above, _)| conditions > *above);
                return part.map_or(conditions, |(_, minimum)| minimum.of(conditions));
            }
        };
        usize::try_from(minimum).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::Minimum;

    #[test]
    fn minimums_count_parts_and_ranges() {
        for (text, conditions, expected) in [
            ("2", 5, 2),
            ("-1", 5, 4),
            ("75%", 5, 3),
            ("-25%", 5, 4),
            ("-9", 5, 0),
            ("2<75%", 2, 2),
            ("2<75%", 4, 3),
            ("2<-25% 9<-3", 10, 7),
            ("9", 5, 9),
        ] {
            let minimum = Minimum::parse(text).unwrap();
            assert_eq!(minimum.of(conditions), expected, "{text}");
        }
        for text in ["", "a", "2<", "<3", "2<3<4"] {
            assert_eq!(Minimum::parse(text), None, "{text}");
        }
    }
}
