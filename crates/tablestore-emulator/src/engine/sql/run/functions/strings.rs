//! Functions of strings. Lengths and positions are in letters.

use super::{ANY, Function, functions, integer, string, text};
use crate::engine::shared::error::Result;
use crate::engine::sql::value::Value;

/// The longest string that a function makes; longer ones are NULL.
const LONGEST: usize = 16 * 1024 * 1024;

pub(super) const FUNCTIONS: &[Function] = functions! {
    "concat" 1..=ANY, text, concat;
    "char_length" 1..=1, integer, char_length;
    "character_length" 1..=1, integer, char_length;
    "lower" 1..=1, string, |args, _| map(args, str::to_lowercase);
    "lcase" 1..=1, string, |args, _| map(args, str::to_lowercase);
    "upper" 1..=1, string, |args, _| map(args, str::to_uppercase);
    "ucase" 1..=1, string, |args, _| map(args, str::to_uppercase);
    "substring" 2..=3, string, substring;
    "mid" 3..=3, string, substring;
    "substring_index" 3..=3, string, substring_index;
    "left" 2..=2, string, left;
    "right" 2..=2, string, right;
    "trim" 1..=2, string, |args, _| Ok(trim(args, true, true));
    "ltrim" 1..=2, string, |args, _| Ok(trim(args, true, false));
    "rtrim" 1..=2, string, |args, _| Ok(trim(args, false, true));
    "replace" 3..=3, string, replace;
    "locate" 2..=3, integer, |args, _| Ok(locate(&args[1], &args[0], args.get(2)));
    "instr" 2..=2, integer, |args, _| Ok(locate(&args[0], &args[1], None));
    "reverse" 1..=1, string, |args, _| map(args, |text| text.chars().rev().collect());
    "lpad" 3..=3, string, |args, _| Ok(pad(args, true));
    "rpad" 3..=3, string, |args, _| Ok(pad(args, false));
    "repeat" 2..=2, string, repeat;
    "space" 1..=1, string, space;
    "ascii" 1..=1, integer, ascii;
    "strcmp" 2..=2, integer, strcmp;
};

pub(super) const TAKE_NULL: &[Function] = functions! { takes NULL;
    "concat_ws" 2..=ANY, string, concat_ws;
};

fn map(args: &[Value], call: impl Fn(&str) -> String) -> Result<Value> {
    Ok(Value::string(call(&args[0].to_text())))
}

fn concat(args: &[Value], _: i64) -> Result<Value> {
    if args.iter().any(|arg| matches!(arg, Value::Binary(_))) {
        let parts: Vec<_> = args.iter().map(Value::to_binary).collect();
        return Ok(Value::Binary(parts.concat().into()));
    }
    let parts: Vec<_> = args.iter().map(Value::to_text).collect();
    Ok(Value::string(parts.concat()))
}

fn concat_ws(args: &[Value], _: i64) -> Result<Value> {
    let Some((separator, parts)) = args.split_first() else {
        return Ok(Value::Null);
    };
    if separator.is_null() {
        return Ok(Value::Null);
    }
    let parts = parts.iter().filter(|part| !part.is_null());
    let parts: Vec<_> = parts.map(Value::to_text).collect();
    Ok(Value::string(parts.join(&separator.to_text())))
}

fn char_length(args: &[Value], _: i64) -> Result<Value> {
    let length = match &args[0] {
        Value::Binary(bytes) => bytes.len(),
        value => value.to_text().chars().count(),
    };
    Ok(Value::Integer(i64::try_from(length).unwrap_or(i64::MAX)))
}

/// Letters from an index on, so many at most.
fn slice(text: &str, from: usize, count: usize) -> Value {
    Value::string(text.chars().skip(from).take(count).collect::<String>())
}

fn substring(args: &[Value], _: i64) -> Result<Value> {
    let text = args[0].to_text();
    let letters = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    let position = args[1].to_integer();
    let count = args.get(2).map_or(i64::MAX, Value::to_integer);
    let from = match position {
        0 => return Ok(Value::string("")),
        1.. => position - 1,
        _ => letters.saturating_add(position),
    };
    if from < 0 || count <= 0 {
        return Ok(Value::string(""));
    }
    let size = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
    Ok(slice(&text, size(from), size(count)))
}

fn substring_index(args: &[Value], _: i64) -> Result<Value> {
    let (text, delimiter) = (args[0].to_text(), args[1].to_text());
    let count = args[2].to_integer();
    if delimiter.is_empty() || count == 0 {
        return Ok(Value::string(""));
    }
    let wanted = usize::try_from(count.unsigned_abs()).unwrap_or(usize::MAX);
    let part = if count > 0 {
        let end = text.match_indices(&*delimiter).nth(wanted - 1);
        end.map_or(&*text, |(at, _)| &text[..at])
    } else {
        let start = text.rmatch_indices(&*delimiter).nth(wanted - 1);
        start.map_or(&*text, |(at, found)| &text[at + found.len()..])
    };
    Ok(Value::string(part))
}

fn left(args: &[Value], _: i64) -> Result<Value> {
    let count = usize::try_from(args[1].to_integer()).unwrap_or(0);
    Ok(slice(&args[0].to_text(), 0, count))
}

fn right(args: &[Value], _: i64) -> Result<Value> {
    let text = args[0].to_text();
    let count = usize::try_from(args[1].to_integer()).unwrap_or(0);
    let letters = text.chars().count();
    Ok(slice(&text, letters.saturating_sub(count), count))
}

fn trim(args: &[Value], at_start: bool, at_end: bool) -> Value {
    let text = args[0].to_text();
    let what = args
        .get(1)
        .map_or(std::borrow::Cow::Borrowed(" "), Value::to_text);
    let mut rest = &*text;
    if what.is_empty() {
        return Value::string(rest);
    }
    while at_start && let Some(shorter) = rest.strip_prefix(&*what) {
        rest = shorter;
    }
    while at_end && let Some(shorter) = rest.strip_suffix(&*what) {
        rest = shorter;
    }
    Value::string(rest)
}

fn replace(args: &[Value], _: i64) -> Result<Value> {
    let (text, from, to) = (args[0].to_text(), args[1].to_text(), args[2].to_text());
    if from.is_empty() {
        return Ok(Value::string(text));
    }
    let count = text.matches(&*from).count();
    if text.len().saturating_add(count.saturating_mul(to.len())) > LONGEST {
        return Ok(Value::Null);
    }
    Ok(Value::string(text.replace(&*from, &to)))
}

/// The position of a part in a text, from 1 on; 0 if it is not in there.
fn locate(text: &Value, part: &Value, from: Option<&Value>) -> Value {
    let (text, part) = (text.to_text(), part.to_text());
    let from = match from.map_or(1, Value::to_integer) {
        from @ 1.. => usize::try_from(from - 1).unwrap_or(usize::MAX),
        _ => return Value::Integer(0),
    };
    let mut letters = text.char_indices();
    let start = match from {
        0 => Some(0),
        from => letters
            .nth(from - 1)
            .map(|(at, letter)| at + letter.len_utf8()),
    };
    let found = start.and_then(|start| Some(start + text[start..].find(&*part)?));
    let position = found.map_or(0, |at| text[..at].chars().count() + 1);
    Value::Integer(i64::try_from(position).unwrap_or(i64::MAX))
}

fn pad(args: &[Value], is_left: bool) -> Value {
    let (text, padding) = (args[0].to_text(), args[2].to_text());
    let Ok(length) = usize::try_from(args[1].to_integer()) else {
        return Value::Null;
    };
    let letters = text.chars().count();
    if letters >= length {
        return slice(&text, 0, length);
    }
    if padding.is_empty() || length > LONGEST / 4 {
        return Value::Null;
    }
    let fill: String = padding.chars().cycle().take(length - letters).collect();
    Value::string(match is_left {
        true => fill + &text,
        false => text.into_owned() + &fill,
    })
}

fn repeat(args: &[Value], _: i64) -> Result<Value> {
    let text = args[0].to_text();
    let count = usize::try_from(args[1].to_integer()).unwrap_or(0);
    Ok(match text.len().saturating_mul(count) > LONGEST {
        true => Value::Null,
        false => Value::string(text.repeat(count)),
    })
}

fn space(args: &[Value], _: i64) -> Result<Value> {
    repeat(&[Value::string(" "), args[0].clone()], 0)
}

fn ascii(args: &[Value], _: i64) -> Result<Value> {
    let first = args[0].to_binary().first().copied().unwrap_or(0);
    Ok(Value::Integer(i64::from(first)))
}

fn strcmp(args: &[Value], _: i64) -> Result<Value> {
    let ordering = args[0].to_text().cmp(&args[1].to_text());
    Ok(Value::Integer(ordering as i64))
}
