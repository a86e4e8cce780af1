//! The walk of the IK analyzer over a list of words.
//!
//! Candidates are all words of the list at each character, runs of letters and digits and their
//! parts, and numerals with the measure words after them. Candidates that overlap form a group. The
//! fine mode keeps all of them; the coarse mode keeps the best chain of each group. Ideographs that
//! stand between or after the candidates are tokens by themselves.

mod candidate;
mod chain;
mod words;

use super::letters::{is_ideograph, lower};
use super::token::Token;
use candidate::{Candidate, Kind, to_half_width};

pub(crate) use words::WordList;

/// Which of the candidates are kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Granularity {
    /// `min_word`: as few as possible.
    Coarse,
    /// `max_word`: all of them.
    Fine,
}

const NUMERALS: &str = "一二两三四五六七八九十零壹贰叁肆伍陆柒捌玖拾百千万亿佰仟萬億兆卅廿";
/// Measure words, which count what follows a numeral.
const MEASURES: &str = "个位名人口只头匹条尾张片块款种样件套双对副把根支枝杆棵株朵颗粒滴瓶杯碗\
                        盘盒箱包袋桶罐本册卷页行句段篇章首幅封间座栋幢层楼所家门扇辆架艘台部次\
                        遍趟回场届期年月日天周号点分秒时元角斤克吨米尺寸里亩升度倍级代国堆群批\
                        组队排列步声";

/// A text by its characters, in lower case, with the byte at which each starts.
struct Text {
    letters: Vec<char>,
    starts: Vec<usize>,
}

pub(super) fn analyze(granularity: Granularity, words: &WordList, text: &str) -> Vec<Token> {
    let text = Text::new(text);
    let mut candidates = Vec::new();
    add_runs(&text, &mut candidates);
    add_numerals(&text, &mut candidates);
    words.add_candidates(&text.letters, &mut candidates);
    candidates.sort_by_key(|candidate| (candidate.start, std::cmp::Reverse(candidate.end)));
    candidates.dedup_by_key(|candidate| (candidate.start, candidate.end));

    let mut tokens = Tokens {
        text: &text,
        at: 0,
        tokens: Vec::new(),
    };
    for group in groups(&candidates) {
        match granularity {
            Granularity::Fine => tokens.add(group),
            Granularity::Coarse => tokens.add(&chain::with_measures(chain::best(group))),
        }
    }
    tokens.add_singles(text.letters.len());
    tokens.tokens
}

impl Text {
    fn new(text: &str) -> Self {
        let starts = text.char_indices().map(|(start, _)| start);
        Self {
            letters: text.chars().map(to_half_width).collect(),
            starts: starts.chain([text.len()]).collect(),
        }
    }

    fn letter(&self, at: usize) -> Option<char> {
        self.letters.get(at).copied()
    }
}

fn is_run(letter: char) -> bool {
    letter.is_alphanumeric() && !is_ideograph(letter)
}

/// Runs of letters and digits, with connectors between them; then their parts.
fn add_runs(text: &Text, candidates: &mut Vec<Candidate>) {
    let is_connector = |letter: char| matches!(letter, '#' | '&' | '+' | '-' | '.' | '@' | '_');
    add_sequences(text, candidates, is_run, is_connector);
    let is_letter = |letter: char| is_run(letter) && !letter.is_ascii_digit();
    add_sequences(text, candidates, is_letter, |_| false);
    let is_comma = |letter: char| matches!(letter, ',' | '.');
    add_sequences(text, candidates, |letter| letter.is_ascii_digit(), is_comma);
}

fn add_sequences(
    text: &Text,
    candidates: &mut Vec<Candidate>,
    is_part: impl Fn(char) -> bool,
    is_connector: impl Fn(char) -> bool,
) {
    let is = |at: usize| text.letter(at).is_some_and(&is_part);
    let connects = |at: usize| text.letter(at).is_some_and(&is_connector) && is(at + 1);
    let mut at = 0;
    while at < text.letters.len() {
        if !is(at) {
            at += 1;
            continue;
        }
        let start = at;
        while is(at) || connects(at) {
            at += 1;
        }
        candidates.push(Candidate {
            start,
            end: at,
            kind: Kind::Word,
        });
    }
}

/// Runs of numerals, and the measure word after a numeral or a number.
fn add_numerals(text: &Text, candidates: &mut Vec<Candidate>) {
    let is_numeral = |at: usize| text.letter(at).is_some_and(|it| NUMERALS.contains(it));
    let mut at = 0;
    while at < text.letters.len() {
        let start = at;
        while is_numeral(at) {
            at += 1;
        }
        let is_number = at > 0 && text.letters[at - 1].is_ascii_digit();
        if at > start {
            candidates.push(Candidate {
                start,
                end: at,
                kind: Kind::Numeral,
            });
        }
        if (at > start || is_number) && text.letter(at).is_some_and(|it| MEASURES.contains(it)) {
            candidates.push(Candidate {
                start: at,
                end: at + 1,
                kind: Kind::Measure,
            });
        }
        at = at.max(start + 1);
    }
}

/// Cuts sorted candidates into groups that do not overlap each other.
fn groups(candidates: &[Candidate]) -> Vec<&[Candidate]> {
    let mut groups = Vec::new();
    let (mut first, mut end) = (0, 0);
    for (index, candidate) in candidates.iter().enumerate() {
        if candidate.start >= end && index > first {
            groups.push(&candidates[first..index]);
            first = index;
        }
        end = end.max(candidate.end);
    }
    if first < candidates.len() {
        groups.push(&candidates[first..]);
    }
    groups
}

/// Tokens in the order in which the analyzer gives them.
struct Tokens<'a> {
    text: &'a Text,
    /// The character after the last candidate.
    at: usize,
    tokens: Vec<Token>,
}

impl Tokens<'_> {
    /// Adds candidates and the single characters before each. After the last candidate of a group,
    /// single characters start where that one ends, though a longer one may have covered them: so
    /// 国 is a token of 中华人民共和国.
    fn add(&mut self, candidates: &[Candidate]) {
        for candidate in candidates {
            self.add_singles(candidate.start);
            self.push(candidate.start, candidate.end);
            self.at = candidate.end;
        }
    }

    fn add_singles(&mut self, end: usize) {
        for at in self.at..end {
            if is_ideograph(self.text.letters[at]) {
                self.push(at, at + 1);
            }
        }
    }

    fn push(&mut self, start: usize, end: usize) {
        let letters = self.text.letters[start..end].iter().collect::<String>();
        self.tokens.push(Token {
            text: lower(&letters),
            position: u32::try_from(self.tokens.len()).unwrap_or(u32::MAX),
            start: self.text.starts[start],
            end: self.text.starts[end],
        });
    }
}
