//! The words of the analyzers `min_word` and `max_word`: those of the settings, or else those of the
//! feature `chinese-words`.

use std::sync::{Arc, Mutex, PoisonError};

use crate::engine::search::index::analysis::WordList;
use crate::engine::shared::context::Context;

/// The id of the words that all indexes share: no index has it.
const WORDS: u64 = u64::MAX;

/// Words by their characters. A word that starts with as many characters as the digit before it says
/// of the one before has only the rest of its characters.
#[cfg(feature = "chinese-words")]
const EMBEDDED: &str = include_str!("chinese.txt");
#[cfg(not(feature = "chinese-words"))]
const EMBEDDED: &str = "";

/// The words, read when they are first needed.
#[derive(Debug, Default)]
struct Words(Mutex<Option<Arc<WordList>>>);

/// The words that the analyzers know.
pub(crate) fn of(context: &Context<'_>) -> Arc<WordList> {
    let words: Arc<Words> = context.derived.get(WORDS);
    let mut words = words.0.lock().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(
        words.get_or_insert_with(|| Arc::new(read(context.settings.search_words.as_deref()))),
    )
}

fn read(list: Option<&str>) -> WordList {
    match list {
        Some(list) => WordList::parse(list),
        None => {
            let mut words = WordList::default();
            embedded(EMBEDDED, |word| words.add(word));
            words
        }
    }
}

fn embedded(list: &str, mut call: impl FnMut(&str)) {
    let mut word = String::new();
    for line in list.lines() {
        let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let shared = line[..line.len() - rest.len()].parse().unwrap_or(0);
        let end = word.char_indices().nth(shared);
        word.truncate(end.map_or(word.len(), |(end, _)| end));
        word.push_str(rest);
        call(&word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_share_the_start_of_the_word_before() {
        let mut words = Vec::new();
        embedded(
            "中华\n2人民\n4共和国\n菊花\n2茶\n花茶\n",
            |word| {
                words.push(word.to_owned());
            },
        );
        let expected = [
            "中华",
            "中华人民",
            "中华人民共和国",
            "菊花",
            "菊花茶",
            "花茶",
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn there_are_words_with_the_feature_alone() {
        assert_eq!(read(None).is_empty(), !cfg!(feature = "chinese-words"));
        assert!(!read(Some("菊花")).is_empty());
    }

    #[cfg(feature = "chinese-words")]
    #[test]
    fn embedded_words_are_sorted_words_of_two_characters_or_more() {
        let mut count = 0;
        let mut last = String::new();
        embedded(EMBEDDED, |word| {
            assert!(word.chars().nth(1).is_some() && *last < *word, "{word}");
            word.clone_into(&mut last);
            count += 1;
        });
        assert_eq!(count, 126_502);
    }
}
