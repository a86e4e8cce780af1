//! The examples that the service's documentation gives, and those that its clients assert.

use std::sync::Arc;

use super::*;

/// The words of the examples.
pub(crate) const WORDS: &str = "菊花茶\n菊花\n花茶\n梨花\n茶店\n店铺\n推荐\n秋天\n最适合\n最适\n适合\n饮用\n几种\n\
    种花\n中华人民共和国\n中华人民\n中华\n华人\n人民共和国\n人民\n共和国\n共和\n苕溪\n溪边\n边上\n上有\n有一\n一大片\n一大\n片野\n大片\n野生\n\
    生菊\n经典\n大部分\n大部\n部分\n分人\n一款\n表格\n存储 12 n\n国";

fn tokens(analyzer: &Analyzer, text: &str) -> Vec<String> {
    analyzer
        .analyze(text)
        .into_iter()
        .map(|token| token.text)
        .collect()
}

fn words(granularity: Granularity, text: &str) -> String {
    let list = Arc::new(WordList::parse(WORDS));
    tokens(&Analyzer::Words(granularity, list), text).join(", ")
}

#[test]
fn single_word_cuts_ideographs_and_runs() {
    let analyzer = Analyzer::SingleWord(SingleWord::default());
    assert_eq!(tokens(&analyzer, "This is 100"), ["this", "is", "100"]);
    assert_eq!(tokens(&analyzer, "iPhone6"), ["iphone6"]);
    assert_eq!(
        tokens(&analyzer, "表格存储3"),
        ["表", "格", "存", "储", "3"]
    );
    assert_eq!(tokens(&analyzer, "a_b, c.d"), ["a", "b", "c", "d"]);
    assert!(tokens(&analyzer, " ,.!").is_empty());
}

#[test]
fn single_word_delimits_words_and_keeps_the_case_on_request() {
    let delimiting = SingleWord {
        delimits_words: true,
        ..SingleWord::default()
    };
    assert_eq!(
        tokens(&Analyzer::SingleWord(delimiting), "iPhone6"),
        ["iphone", "6"]
    );
    let both = SingleWord {
        is_case_sensitive: true,
        delimits_words: true,
    };
    assert_eq!(
        tokens(&Analyzer::SingleWord(both), "Alpha77"),
        ["Alpha", "77"]
    );
}

#[test]
fn tokens_know_where_they_are() {
    let analyzer = Analyzer::SingleWord(SingleWord::default());
    let text = "ab 格 cd";
    let tokens = analyzer.analyze(text);
    let shown = tokens.iter().map(|token| &text[token.start..token.end]);
    assert_eq!(shown.collect::<Vec<_>>(), ["ab", "格", "cd"]);
    assert_eq!(tokens[2].position, 2);
}

#[test]
fn split_cuts_at_its_delimiter() {
    let split = |delimiter| Analyzer::Split(Split::new(delimiter, false));
    assert_eq!(
        tokens(&split(","), "Badminton,ping pong,rap"),
        ["badminton", "ping pong", "rap"]
    );
    assert_eq!(tokens(&split(":"), "a:b11c:d"), ["a", "b11c", "d"]);
    assert_eq!(tokens(&split(""), " a  b\tc"), ["a", "b", "c"]);
    assert_eq!(tokens(&split("\\#"), "a#b"), ["a", "b"]);
    let sensitive = Analyzer::Split(Split::new("|", true));
    assert_eq!(tokens(&sensitive, "A||b"), ["A", "b"]);
}

#[test]
fn fuzzy_takes_all_sequences() {
    let analyzer = Analyzer::Fuzzy(Fuzzy::default());
    assert_eq!(tokens(&analyzer, "杭州"), ["杭", "杭州", "州"]);
    let two = Fuzzy {
        min_chars: 2,
        max_chars: 3,
        is_case_sensitive: false,
    };
    assert_eq!(
        tokens(&Analyzer::Fuzzy(two), "A bc"),
        ["a ", "a b", " b", " bc", "bc"]
    );
    assert!(tokens(&Analyzer::Fuzzy(two), "a").is_empty());
    assert_eq!(two.analyze(&"x".repeat(5000)).len(), 1023 + 1022);
}

#[test]
fn a_fuzzy_phrase_is_covered_by_few_sequences() {
    let fuzzy = Fuzzy {
        min_chars: 2,
        max_chars: 3,
        is_case_sensitive: true,
    };
    let phrase = |text: &str| -> Vec<(String, u32)> {
        let tokens = fuzzy.analyze_phrase(text).into_iter();
        tokens.map(|token| (token.text, token.position)).collect()
    };
    let expected = |tokens: &[(&str, u32)]| -> Vec<(String, u32)> {
        tokens
            .iter()
            .map(|(text, at)| ((*text).to_owned(), *at))
            .collect()
    };
    assert_eq!(phrase("ab"), expected(&[("ab", 0)]));
    assert_eq!(phrase("abcd"), expected(&[("abc", 0), ("bcd", 1)]));
    assert_eq!(phrase("abcdef"), expected(&[("abc", 0), ("def", 3)]));
    assert_eq!(phrase("a"), expected(&[]));
    assert_eq!(phrase(""), expected(&[]));
}

#[test]
fn max_word_gives_every_word() {
    for (text, expected) in [
        ("梨花茶", "梨花, 花茶"),
        ("菊花茶", "菊花茶, 菊花, 花茶"),
        (
            "中华人民共和国",
            "中华人民共和国, 中华人民, 中华, 华人, 人民共和国, 人民, 共和国, 共和, 国",
        ),
        (
            "求推荐几款菊花茶店铺",
            "求, 推荐, 几, 款, 菊花茶, 菊花, 花茶, 茶店, 店铺",
        ),
        (
            "秋天最适合饮用的几种花茶",
            "秋天, 最适合, 最适, 适合, 饮用, 的, 几种, 种花, 花茶",
        ),
        ("iPhone6 is good", "iphone6, iphone, 6, is, good"),
    ] {
        assert_eq!(words(Granularity::Fine, text), expected);
    }
    // The lengths by which the service scores these titles.
    let count = |text| words(Granularity::Fine, text).split(", ").count();
    assert_eq!(count("苕溪边上有一大片野生菊花"), 13);
    assert_eq!(count("菊花茶是一款大部分人都适合的经典花茶"), 16);
}

#[test]
fn min_word_gives_the_best_chain() {
    for (text, expected) in [
        ("梨花茶", "梨, 花茶"),
        ("菊花茶", "菊花茶"),
        ("中华人民共和国", "中华人民共和国"),
        ("求推荐几款菊花茶店铺", "求, 推荐, 几, 款, 菊花茶, 店铺"),
        (
            "秋天最适合饮用的几种花茶",
            "秋天, 最适合, 饮用, 的, 几种, 花茶",
        ),
        ("iPhone6 is good", "iphone6, is, good"),
    ] {
        assert_eq!(words(Granularity::Coarse, text), expected);
    }
}

#[test]
fn without_words_there_are_single_characters() {
    let analyzer = Analyzer::Words(Granularity::Fine, Arc::new(WordList::default()));
    assert_eq!(
        tokens(&analyzer, "菊花茶 iPhone6"),
        ["菊", "花", "茶", "iphone6", "iphone", "6"]
    );
}

#[test]
fn a_long_text_of_overlapping_words_is_cut_in_time() {
    let text = "花茶店铺花".repeat(20_000);
    assert!(words(Granularity::Coarse, &text).len() > 20_000);
    assert!(words(Granularity::Fine, &text).len() > 20_000);
}
