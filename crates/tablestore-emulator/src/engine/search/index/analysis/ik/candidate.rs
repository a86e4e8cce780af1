/// A candidate: a range of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Numeral,
    Measure,
}

/// Full-width letters count as their ASCII ones, and all letters as lower case.
pub(super) fn to_half_width(letter: char) -> char {
    let letter = match letter {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        other => other,
    };
    letter.to_lowercase().next().unwrap_or(letter)
}
