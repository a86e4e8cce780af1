//! One word for one thing: words that this tree does not use, and those it uses instead.
//!
//! Names count too: `HttpLeaf` and `find_leaf` have the word "leaf".

use super::Problem;

/// A phrase, as the alternatives for each of its words, and its replacement.
type Rule = (&'static [&'static [&'static str]], &'static str);

const RULES: &[Rule] = &[
    (
        &[&["answer", "answers", "answered", "answering"]],
        "response, respond, return",
    ),
    (
        &[&["carry", "carries", "carried", "carrying"], &["out"]],
        "execute",
    ),
    (
        &[&["send", "sends", "sent", "sending"], &["again"]],
        "retry",
    ),
    (&[&["resend", "resends", "resent", "resending"]], "retry"),
    (&[&["place", "places"]], "index, position"),
    (&[&["under"], &["way"]], "in flight"),
    (
        &[
            &["key", "keys", "credentials", "token", "tokens"],
            &["ended"],
        ],
        "expired",
    ),
    (&[&["a"], &["mark"]], "a placeholder"),
    (&[&["door", "doors"]], "transport"),
    (&[&["whole"], &["key", "keys"]], "full key"),
    (&[&["told", "said"]], "reported, returned"),
    (
        &[&["look", "looks", "looked", "looking"], &["at"]],
        "check, read",
    ),
    (&[&["go", "goes", "went", "going"], &["on"]], "continue"),
    (&[&["for"], &["ever"]], "indefinitely"),
    (&[&["be"], &["had"]], "available"),
    (&[&["mend", "mends", "mended"]], "fix"),
    (&[&["leaf"]], "HTTP client"),
    (&[&["world", "worlds"], &["of"]], "isolated"),
    (&[&["is", "are"], &["there"]], "exists"),
    (&[&["whoever"]], "a noun"),
    (&[&["put"], &["together"]], "build"),
];

/// Idioms with one of those words in another sense.
const IDIOMS: &[&[&str]] = &[
    &["in", "place"],
    &["take", "place"],
    &["takes", "place"],
    // An attribute of OpenTelemetry.
    &["http", "request", "resend"],
];

/// Files that people read. Recordings and lists of the service's own texts are facts.
const CHECKED: &[&str] = &[".rs", ".md", ".py", ".js", ".toml", ".svg", ".yml"];

/// Files that have such words by right: this one, and generated code.
const EXEMPT: &[&str] = &[
    "xtask/src/tidy/words.rs",
    "crates/tablestore-protocol/src/proto/",
];

/// Finds the words in one file.
pub(super) fn check(path: &str, text: &str) -> Vec<Problem> {
    if !is_checked(path) {
        return Vec::new();
    }
    find(text)
        .map(|(line, phrase, replacement)| {
            let message = format!("says \"{phrase}\"; the word for it is: {replacement}");
            Problem::at(path, line, message)
        })
        .collect()
}

fn is_checked(path: &str) -> bool {
    CHECKED.iter().any(|extension| path.ends_with(extension))
        && !EXEMPT.iter().any(|prefix| path.starts_with(prefix))
}

/// Returns each phrase that a rule replaces, with its line.
fn find(text: &str) -> impl Iterator<Item = (usize, String, &'static str)> {
    let words = words(text);
    (0..words.len()).filter_map(move |at| {
        let following = &words[at..];
        let (phrase, replacement) = RULES
            .iter()
            .find(|(phrase, _)| matches(phrase, following))?;
        let found = words_of(following, phrase.len());
        (!is_idiom(&words, at)).then_some((following[0].line, found, *replacement))
    })
}

/// Whether a word ends an idiom: "in place", but not "in place of".
fn is_idiom(words: &[Word], at: usize) -> bool {
    let goes_with_next = words
        .get(at + 1)
        .is_some_and(|next| next.follows && next.text == "of");
    let ends_one = IDIOMS.iter().any(|idiom| {
        let start = (at + 1).checked_sub(idiom.len());
        let words = start.map(|start| words[start..=at].iter().map(|word| word.text.as_str()));
        words.is_some_and(|words| words.eq(idiom.iter().copied()))
    });
    ends_one && !goes_with_next
}

fn matches(phrase: &[&[&str]], words: &[Word]) -> bool {
    words.len() >= phrase.len()
        && phrase
            .iter()
            .zip(words)
            .enumerate()
            .all(|(number, (alternatives, word))| {
                alternatives.contains(&word.text.as_str()) && (number == 0 || word.follows)
            })
}

fn words_of(words: &[Word], count: usize) -> String {
    let words: Vec<_> = words
        .iter()
        .take(count)
        .map(|word| word.text.as_str())
        .collect();
    words.join(" ")
}

/// A word in lower case. Names are split: `HttpLeaf` and `http_leaf` are two words each.
struct Word {
    line: usize,
    text: String,
    /// Whether there is nothing between this word and the one before but space, also that between
    /// the lines of a comment, or a name's underscore.
    follows: bool,
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut line = 1;
    let mut in_word = false;
    let mut follows = false;
    let mut last_was_lower = false;
    for character in text.chars() {
        if character.is_ascii_alphabetic() || character == '\'' {
            let starts_a_part = character.is_ascii_uppercase() && last_was_lower;
            if !in_word || starts_a_part {
                words.push(Word {
                    line,
                    text: String::new(),
                    follows,
                });
            }
            if let Some(word) = words.last_mut() {
                word.text.push(character.to_ascii_lowercase());
            }
            in_word = true;
            follows = true;
            last_was_lower = character.is_ascii_lowercase();
            continue;
        }
        line += usize::from(character == '\n');
        in_word = false;
        last_was_lower = false;
        follows &= character.is_whitespace() || matches!(character, '_' | '/' | '!' | '#' | '*');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{RULES, find};

    fn found(text: &str) -> Vec<(usize, String)> {
        find(text).map(|(line, phrase, _)| (line, phrase)).collect()
    }

    #[test]
    fn words_are_found_in_prose_and_in_names() {
        assert_eq!(found("fine\nAn Answer."), [(2, "answer".into())]);
        assert_eq!(found("struct HttpLeaf; fn find_leaf() {}").len(), 2);
        assert_eq!(
            found("// it was carried\n// out"),
            [(1, "carried out".into())]
        );
        assert_eq!(found("fn go_on(&self)"), [(1, "go on".into())]);
    }

    #[test]
    fn parts_of_words_and_of_sentences_are_no_phrases() {
        for fine in [
            "a placeholder is replaced",
            "it was carried. Out of range",
            "leaves, forever, a marketplace",
            "there is one; as there are two",
        ] {
            assert_eq!(found(fine), [], "{fine}");
        }
    }

    #[test]
    fn idioms_are_no_problem() {
        assert_eq!(found("it is sorted in place, which takes place here"), []);
        assert_eq!(found("in place of it").len(), 1);
        assert_eq!(found("in its place").len(), 1);
        assert_eq!(found("http.request.resend_count"), []);
    }

    #[test]
    fn every_rule_finds_its_first_alternative() {
        for (phrase, _) in RULES {
            let words: Vec<_> = phrase.iter().map(|alternatives| alternatives[0]).collect();
            assert_eq!(found(&words.join(" ")).len(), 1, "{words:?}");
        }
    }
}
