//! Credentials that a program prints, as a profile of mode `External` has it.

use std::time::Duration;

use tablestore_core::{Credentials, Quoted, Result};
use zeroize::Zeroizing;

use super::context::without_mark;
use super::json::Object;
use super::key::{Parts, read_expiry, read_key};
use super::{ProviderContext, invalid, unavailable};
use crate::quoted;

const KEY_NAMES: [&str; 3] = ["access_key_id", "access_key_secret", "sts_token"];

/// The program may ask its user or a server.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// Runs the command and reads the JSON that it prints. The command may contain a secret: no message quotes
/// more of it than the program's name.
pub(super) async fn run(
    context: &ProviderContext,
    origin: &str,
    command: &str,
) -> Result<Credentials> {
    let words = split(command)
        .ok_or_else(|| invalid(format!("{origin}: process_command has an unclosed quote")))?;
    let Some((program, arguments)) = words.split_first() else {
        return Err(invalid(format!("{origin}: process_command is empty")));
    };
    let origin = format!("the command {} of {origin}", Quoted(program));
    let output = context.run(program, arguments, TIME_LIMIT).await;
    let output =
        output.map_err(|error| unavailable(format!("{origin} failed")).with_source(error))?;
    read(&origin, &Zeroizing::new(output))
}

fn read(origin: &str, output: &[u8]) -> Result<Credentials> {
    let mut object = Object::read(without_mark(output), || {
        unavailable(format!("{origin} printed no JSON object"))
    })?;
    let parts = match object.take_text("mode").as_deref() {
        Some("AK") => Parts::IdAndSecret,
        Some("StsToken") => Parts::All,
        None => Parts::TokenOptional,
        Some(other) => {
            let other = quoted(other);
            return Err(unavailable(format!(
                "{origin} printed the mode {other}: expected AK or StsToken"
            )));
        }
    };
    let expiration = object.take_text("expiration");
    let key = read_key(origin, KEY_NAMES, parts, &mut |name| {
        Ok(object.take_text(name))
    });
    let credentials = key
        .map_err(|error| unavailable(error.to_string()))?
        .ok_or_else(|| unavailable(format!("{origin} printed no access_key_id")))?;
    match expiration {
        Some(expiration) => Ok(credentials.with_expiry(read_expiry(origin, &expiration)?)),
        None => Ok(credentials),
    }
}

/// The words of a command, separated by blanks outside of single or double quotes. `None` when a quote is
/// not closed. A backslash is a character like any other, as paths on Windows have it.
fn split(command: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for character in command.chars() {
        match quote {
            Some(open) if character == open => quote = None,
            None if matches!(character, '"' | '\'') => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            None if character.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_split_at_blanks_outside_of_quotes() {
        for (command, expected) in [
            ("", Some(vec![])),
            ("  \t ", Some(vec![])),
            ("a  b\tc", Some(vec!["a", "b", "c"])),
            (r#""C:\Program Files\x.exe" --a 'b "c"'"#, {
                Some(vec![r"C:\Program Files\x.exe", "--a", "b \"c\""])
            }),
            (r#"a --b="c d" '' e"#, Some(vec!["a", "--b=c d", "", "e"])),
            ("a 'b", None),
        ] {
            let expected: Option<Vec<String>> =
                expected.map(|words| words.into_iter().map(str::to_owned).collect());
            assert_eq!(split(command), expected, "{command}");
        }
    }
}
