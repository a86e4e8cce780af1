//! LIKE: by letters, and with regard to case.

/// Whether a text matches a pattern, in which `%` is any text and `_` any letter.
pub(crate) fn matches(text: &str, pattern: &str, escape: Option<char>) -> bool {
    let mut text = text.chars();
    let mut pattern = Pattern {
        letters: pattern.chars(),
        escape,
    };
    // Where to start again: behind the last `%`, one letter later than the last attempt.
    let mut retry = None;
    loop {
        let mut rest = pattern.clone();
        let is_alike = match rest.next() {
            Some(Part::Any) => {
                retry = Some((text.clone(), rest.clone()));
                pattern = rest;
                continue;
            }
            Some(Part::One) => text.next().is_some(),
            Some(Part::Letter(letter)) => text.next() == Some(letter),
            None => text.clone().next().is_none(),
        };
        match (is_alike, &mut retry) {
            (true, _) => {
                if pattern.letters.as_str().is_empty() {
                    return true;
                }
                pattern = rest;
            }
            (false, None) => return false,
            (false, Some((from, after))) => {
                if from.next().is_none() {
                    return false;
                }
                text = from.clone();
                pattern = after.clone();
            }
        }
    }
}

#[derive(Clone)]
struct Pattern<'a> {
    letters: std::str::Chars<'a>,
    escape: Option<char>,
}

enum Part {
    Any,
    One,
    Letter(char),
}

impl Iterator for Pattern<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let letter = self.letters.next()?;
        Some(match letter {
            letter if Some(letter) == self.escape => {
                Part::Letter(self.letters.next().unwrap_or(letter))
            }
            '%' => Part::Any,
            '_' => Part::One,
            letter => Part::Letter(letter),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn patterns() {
        let like = |text, pattern| matches(text, pattern, Some('\\'));
        for (text, pattern) in [
            ("", ""),
            ("", "%"),
            ("abc", "abc"),
            ("abc", "a%"),
            ("abc", "%c"),
            ("abc", "%b%"),
            ("abc", "a_c"),
            ("abc", "___"),
            ("abcabd", "%ab_"),
            ("aXbXc", "a%b%c"),
            ("茶壶", "_壶"),
            ("100%", "100\\%"),
            ("a_b", "a\\_b"),
            ("a\\", "a\\"),
            ("mississippi", "m%iss%ip%i"),
        ] {
            assert!(like(text, pattern), "{text} {pattern}");
        }
        for (text, pattern) in [
            ("a", ""),
            ("", "_"),
            ("abc", "ABC"),
            ("abc", "ab"),
            ("abc", "%d%"),
            ("abc", "____"),
            ("axb", "a\\_b"),
            ("100 ", "100\\%"),
            ("mississippi", "m%iss%ix%i"),
        ] {
            assert!(!like(text, pattern), "{text} {pattern}");
        }
        assert!(matches("a%", "a|%", Some('|')));
        assert!(matches("a\\b", "a\\b", None));
    }

    #[test]
    fn many_wildcards_take_no_longer_than_text_times_pattern() {
        let text = "a".repeat(5000);
        assert!(!matches(
            &text,
            &"%a".repeat(20).replace("a%", "a%b"),
            Some('\\')
        ));
    }
}
