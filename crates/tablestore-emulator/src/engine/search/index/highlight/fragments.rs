use std::ops::Range;

use super::HighlightedField;
use crate::engine::search::index::analysis::Token;

/// A piece of a text that has marks.
#[derive(Debug)]
pub(super) struct Fragment {
    text: String,
    marks: usize,
}

/// Cuts a text into fragments between tokens, and marks it.
pub(super) fn cut(
    text: &str,
    tokens: &[Token],
    marks: &[Range<usize>],
    settings: &HighlightedField,
    is_html: bool,
) -> Vec<Fragment> {
    if marks.is_empty() {
        return Vec::new();
    }
    let mut fragments = Vec::new();
    let mut marks = marks.iter().peekable();
    for piece in pieces(text, tokens, settings.fragment_size.max(1)) {
        let mut fragment = Fragment {
            text: String::new(),
            marks: 0,
        };
        let mut at = piece.start;
        while let Some(mark) = marks.next_if(|mark| mark.start < piece.end) {
            encode(&text[at..mark.start.max(at)], is_html, &mut fragment.text);
            let end = mark.end.min(piece.end).max(mark.start);
            fragment.text.push_str(&settings.pre_tag);
            encode(&text[mark.start.max(at)..end], is_html, &mut fragment.text);
            fragment.text.push_str(&settings.post_tag);
            fragment.marks += 1;
            at = end;
        }
        encode(&text[at..piece.end], is_html, &mut fragment.text);
        if fragment.marks > 0 {
            fragment.text = fragment.text.trim().to_owned();
            fragments.push(fragment);
        }
    }
    fragments
}

/// The ranges of a text that are no longer than a size, if no token is.
fn pieces(text: &str, tokens: &[Token], size: usize) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    // The end of the last token, and the characters from the start of the piece up to there.
    let (mut end, mut length) = (0, 0);
    for token in tokens {
        if token.end <= end {
            continue;
        }
        length += text[end..token.end].chars().count();
        if length > size && token.start > start && token.start >= end {
            pieces.push(start..token.start);
            start = token.start;
            length = text[start..token.end].chars().count();
        }
        end = token.end;
    }
    pieces.push(start..text.len());
    pieces
}

/// The best fragments, in the order that is asked for.
pub(super) fn best(fragments: Vec<Fragment>, settings: &HighlightedField) -> Vec<String> {
    let mut ranked: Vec<_> = fragments.into_iter().enumerate().collect();
    ranked.sort_unstable_by_key(|(index, fragment)| (std::cmp::Reverse(fragment.marks), *index));
    ranked.truncate(settings.fragments);
    if !settings.is_by_score {
        ranked.sort_unstable_by_key(|(index, _)| *index);
    }
    ranked
        .into_iter()
        .map(|(_, fragment)| fragment.text)
        .collect()
}

fn encode(text: &str, is_html: bool, out: &mut String) {
    if !is_html {
        out.push_str(text);
        return;
    }
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#x27;"),
            '/' => out.push_str("&#x2F;"),
            letter => out.push(letter),
        }
    }
}
