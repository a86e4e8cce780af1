/// A pattern: `*` stands for any characters, `?` for one.
#[derive(Clone, Debug)]
pub(crate) struct Wildcard {
    pattern: Vec<char>,
}

impl Wildcard {
    pub(crate) fn new(pattern: &str) -> Self {
        let mut pattern: Vec<char> = pattern.chars().collect();
        pattern.dedup_by(|next, last| *next == '*' && *last == '*');
        Self { pattern }
    }

    /// What every match starts with.
    pub(crate) fn fixed_prefix(&self) -> String {
        let fixed = self
            .pattern
            .iter()
            .take_while(|it| !matches!(it, '*' | '?'));
        fixed.collect()
    }

    /// Whether a text is one that the pattern describes. Takes at most the product of both lengths.
    pub(crate) fn matches(&self, text: &str) -> bool {
        let mut rest = text.chars();
        let mut at = 0;
        // The last star, and the text after what it stands for so far.
        let mut star = None;
        loop {
            let before = rest.clone();
            match (self.pattern.get(at), rest.next()) {
                (Some('*'), _) => {
                    at += 1;
                    rest = before.clone();
                    star = Some((at, before));
                }
                (Some('?'), Some(_)) => at += 1,
                (Some(expected), Some(letter)) if *expected == letter => at += 1,
                (None, None) => return true,
                _ => {
                    let Some((after, from)) = &mut star else {
                        return false;
                    };
                    if from.next().is_none() {
                        return false;
                    }
                    at = *after;
                    rest = from.clone();
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Wildcard;

    #[test]
    fn patterns_match() {
        for (pattern, text, expected) in [
            ("t*", "this", true),
            ("*s", "this", true),
            ("t??s", "this", true),
            ("t?s", "this", false),
            ("*i*", "this", true),
            ("**", "", true),
            ("?", "", false),
            ("a*b*c", "aXbXbc", true),
            ("a*b*c", "aXbXbd", false),
            ("?花*", "菊花茶", true),
            ("this", "this", true),
            ("", "", true),
            ("", "a", false),
        ] {
            assert_eq!(
                Wildcard::new(pattern).matches(text),
                expected,
                "{pattern} {text}"
            );
        }
    }

    #[test]
    fn a_hostile_pattern_takes_no_longer_than_both_lengths() {
        let pattern = Wildcard::new("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b");
        assert!(!pattern.matches(&"a".repeat(100_000)));
    }
}
