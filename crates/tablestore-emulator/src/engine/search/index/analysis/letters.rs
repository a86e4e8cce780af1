//! Letters and their case.

/// Whether a character is written without spaces between words.
pub(super) fn is_ideograph(letter: char) -> bool {
    matches!(letter,
        '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{2fa1f}'
        | '\u{30000}'..='\u{323af}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{ac00}'..='\u{d7af}'
        | '\u{1100}'..='\u{11ff}')
}

/// Lower case, letter by letter.
pub(super) fn lower(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// The text in the case in which its tokens are indexed.
pub(super) fn in_case(text: &str, is_case_sensitive: bool) -> String {
    match is_case_sensitive {
        true => text.to_owned(),
        false => lower(text),
    }
}
