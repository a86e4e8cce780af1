//! Statements as far as the client reads them: their first word, and their placeholders.

/// A part of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'a> {
    /// A comment that is not executed.
    Comment,
    /// A string, a quoted name, or a comment that MySQL executes.
    Quoted,
    /// `?`
    Positional,
    /// `:name`
    Named(&'a str),
    Space,
    Word(&'a str),
    Sign(char),
    /// A string or comment without an end.
    Unfinished,
}

/// Splits a statement into parts.
struct Parts<'a>(&'a str);

impl<'a> Iterator for Parts<'a> {
    type Item = (&'a str, Part<'a>);

    fn next(&mut self) -> Option<(&'a str, Part<'a>)> {
        let text = self.0;
        let first = text.chars().next()?;
        let (length, part) = match first {
            '\'' | '"' | '`' => quoted(text, first),
            '#' => (line_length(text), Part::Comment),
            '-' if is_line_comment(text) => (line_length(text), Part::Comment),
            '/' if text.starts_with("/*") => match text[2..].find("*/") {
                Some(end) if text.starts_with("/*!") => (end + 4, Part::Quoted),
                Some(end) => (end + 4, Part::Comment),
                None => (text.len(), Part::Unfinished),
            },
            '?' => (1, Part::Positional),
            ':' => match word_length(&text[1..]) {
                0 => (1, Part::Sign(':')),
                length => (1 + length, Part::Named(&text[1..=length])),
            },
            first if first.is_whitespace() => {
                let end = text.find(|c: char| !c.is_whitespace());
                (end.unwrap_or(text.len()), Part::Space)
            }
            first if is_word(first) => {
                let length = word_length_with_digits(text);
                (length, Part::Word(&text[..length]))
            }
            first => (first.len_utf8(), Part::Sign(first)),
        };
        let (taken, rest) = text.split_at(length);
        self.0 = rest;
        Some((taken, part))
    }
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '$'
}

/// The length of a name, which starts with no digit.
fn word_length(text: &str) -> usize {
    match text.chars().next() {
        Some(first) if is_word(first) && !first.is_ascii_digit() => word_length_with_digits(text),
        _ => 0,
    }
}

fn word_length_with_digits(text: &str) -> usize {
    text.find(|c: char| !is_word(c)).unwrap_or(text.len())
}

fn line_length(text: &str) -> usize {
    text.find('\n').map_or(text.len(), |end| end + 1)
}

/// `--` starts a comment only in front of a space or at the end.
fn is_line_comment(text: &str) -> bool {
    text.strip_prefix("--").is_some_and(|rest| {
        rest.chars()
            .next()
            .is_none_or(|c| c.is_whitespace() || c.is_control())
    })
}

fn quoted(text: &str, quote: char) -> (usize, Part<'_>) {
    let mut letters = text.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' && quote != '`' {
            letters.next();
        } else if letter == quote {
            match letters.peek() {
                Some((_, next)) if *next == quote => {
                    letters.next();
                }
                _ => return (at + quote.len_utf8(), Part::Quoted),
            }
        }
    }
    (text.len(), Part::Unfinished)
}

/// Whether executing a statement twice does no harm: it is one statement, and starts with `SELECT`,
/// `SHOW`, `DESC` or `DESCRIBE`. In doubt, it does.
pub(super) fn only_reads(statement: &str) -> bool {
    let mut is_read = false;
    let mut is_ended = false;
    for (_, part) in Parts(statement) {
        match part {
            Part::Space | Part::Comment => {}
            Part::Unfinished => return false,
            Part::Sign(';') => is_ended |= is_read,
            // A second statement.
            _ if is_ended => return false,
            Part::Sign('(') if !is_read => {}
            Part::Word(word) if !is_read => {
                is_read = ["select", "show", "desc", "describe"]
                    .iter()
                    .any(|it| word.eq_ignore_ascii_case(it));
                if !is_read {
                    return false;
                }
            }
            _ if !is_read => return false,
            // SELECT … INTO writes where a service has it.
            Part::Word(word) if word.eq_ignore_ascii_case("into") => return false,
            _ => {}
        }
    }
    is_read
}

/// The values of a statement's placeholders, as literals.
#[derive(Clone, Debug, Default)]
pub(super) struct Literals {
    pub(super) positional: Vec<String>,
    pub(super) named: Vec<(String, String)>,
}

/// Replaces the placeholders of a statement by literals.
pub(super) fn render(statement: &str, literals: &Literals) -> Result<String, String> {
    if !literals.positional.is_empty() && !literals.named.is_empty() {
        return Err("the statement has positional and named parameters: use one kind".to_owned());
    }
    let mut rendered = String::with_capacity(statement.len());
    let mut positions = 0;
    let mut used = vec![false; literals.named.len()];
    let mut is_after_literal = false;
    for (text, part) in Parts(statement) {
        let literal = match part {
            Part::Positional => {
                positions += 1;
                // A missing one is reported with the number of all.
                literals.positional.get(positions - 1)
            }
            Part::Named(name) => {
                let index = literals.named.iter().position(|(it, _)| it == name);
                let index = index.ok_or_else(|| format!("parameter :{name} has no value"))?;
                used[index] = true;
                literals.named.get(index).map(|(_, literal)| literal)
            }
            _ => None,
        };
        let is_literal = matches!(part, Part::Positional | Part::Named(_));
        let before = rendered.chars().next_back();
        // A literal must not grow together with what is beside it.
        let touches = |letter: Option<char>| letter.is_some_and(|it| !it.is_whitespace());
        // `--` and a space would start a comment.
        let is_after_sign = is_literal && before == Some('-');
        if (is_literal && touches(before) && !is_after_sign)
            || (is_after_literal && touches(text.chars().next()))
        {
            rendered.push(' ');
        }
        match (is_literal, literal) {
            (true, Some(literal)) if is_after_sign => {
                rendered.extend(["(", literal, ")"]);
            }
            (true, Some(literal)) => rendered.push_str(literal),
            (true, None) => {}
            (false, _) => rendered.push_str(text),
        }
        is_after_literal = is_literal;
    }
    if positions != literals.positional.len() {
        let bound = literals.positional.len();
        return Err(format!(
            "the statement has {positions} placeholders, and {bound} values are bound"
        ));
    }
    match used.iter().position(|used| !used) {
        Some(index) => {
            let name = &literals.named[index].0;
            Err(format!("the statement has no parameter :{name}"))
        }
        None => Ok(rendered),
    }
}
