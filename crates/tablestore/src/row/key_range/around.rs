use tablestore_protocol::PrimaryKeyValue;

/// The bytes of the longest text or binary value that a key can have.
const MAX_LENGTH: usize = 1024;

/// The values around one or some, among all that a key can have.
#[derive(Debug)]
pub(super) struct Around {
    /// The largest value below them.
    pub(super) before: PrimaryKeyValue,
    /// The largest one of them.
    pub(super) last: PrimaryKeyValue,
    /// The smallest value above them.
    pub(super) after: PrimaryKeyValue,
}

impl Around {
    /// The values around those that start with this one, if it is a text or bytes.
    pub(super) fn beginning(beginning: &PrimaryKeyValue) -> Option<Self> {
        let (last, after) = match beginning {
            PrimaryKeyValue::String(text) => {
                (last_text(text.to_string()).into(), or_max(text_after(text)))
            }
            PrimaryKeyValue::Binary(bytes) => (
                last_bytes(bytes.to_vec()).into(),
                or_max(bytes_after(bytes)),
            ),
            _ => return None,
        };
        Some(Self {
            last,
            after,
            ..Self::value(beginning)?
        })
    }

    /// The values around this one, if it is one that a row can have.
    pub(super) fn value(value: &PrimaryKeyValue) -> Option<Self> {
        let (before, after) = match value {
            PrimaryKeyValue::Boolean(truth) => (
                or_min(truth.then_some(false)),
                or_max((!truth).then_some(true)),
            ),
            PrimaryKeyValue::Integer(number) => {
                (or_min(number.checked_sub(1)), or_max(number.checked_add(1)))
            }
            PrimaryKeyValue::String(text) => (or_min(text_before(text)), or_max(next_text(text))),
            PrimaryKeyValue::Binary(bytes) => {
                (or_min(bytes_before(bytes)), or_max(next_bytes(bytes)))
            }
            _ => return None,
        };
        Some(Self {
            before,
            last: value.clone(),
            after,
        })
    }
}

fn or_min(before: Option<impl Into<PrimaryKeyValue>>) -> PrimaryKeyValue {
    before.map_or(PrimaryKeyValue::InfMin, Into::into)
}

fn or_max(after: Option<impl Into<PrimaryKeyValue>>) -> PrimaryKeyValue {
    after.map_or(PrimaryKeyValue::InfMax, Into::into)
}

fn next_text(text: &str) -> Option<String> {
    if text.len() < MAX_LENGTH {
        Some(format!("{text}\0"))
    } else {
        text_after(text)
    }
}

fn next_bytes(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.len() < MAX_LENGTH {
        Some([bytes, &[0]].concat())
    } else {
        bytes_after(bytes)
    }
}

fn text_before(beginning: &str) -> Option<String> {
    let mut text = beginning.to_owned();
    let last = text.pop()?;
    Some(match ('\0'..=last).nth_back(1) {
        Some(previous) => {
            text.push(previous);
            last_text(text)
        }
        None => text,
    })
}

fn last_text(mut text: String) -> String {
    // The largest character of each length, as long as there is room for it.
    for largest in ['\u{10ffff}', '\u{ffff}', '\u{7ff}', '\u{7f}'] {
        while text.len() + largest.len_utf8() <= MAX_LENGTH {
            text.push(largest);
        }
    }
    text
}

fn text_after(beginning: &str) -> Option<String> {
    let mut text = beginning.to_owned();
    while let Some(last) = text.pop() {
        // The range leaves out what is no character. A longer character may be too long for a key.
        if let Some(next) = (last..=char::MAX).nth(1)
            && text.len() + next.len_utf8() <= MAX_LENGTH
        {
            text.push(next);
            return Some(text);
        }
    }
    None
}

fn bytes_before(beginning: &[u8]) -> Option<Vec<u8>> {
    let (last, first) = beginning.split_last()?;
    let mut bytes = first.to_vec();
    Some(match last.checked_sub(1) {
        Some(previous) => {
            bytes.push(previous);
            last_bytes(bytes)
        }
        None => bytes,
    })
}

fn last_bytes(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.resize(MAX_LENGTH.max(bytes.len()), u8::MAX);
    bytes
}

fn bytes_after(beginning: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = beginning.to_vec();
    while let Some(last) = bytes.pop() {
        if let Some(next) = last.checked_add(1) {
            bytes.push(next);
            return Some(bytes);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All sequences of up to so many of these.
    fn sequences<T: Copy>(of: &[T], length: usize) -> Vec<Vec<T>> {
        let Some(shorter) = length.checked_sub(1) else {
            return vec![Vec::new()];
        };
        let shorter = sequences(of, shorter).into_iter();
        let longer = |shorter: Vec<T>| {
            let one = |item: &T| [&shorter[..], &[*item]].concat();
            of.iter().map(one).collect::<Vec<_>>()
        };
        let longer = shorter.flat_map(longer);
        [Vec::new()].into_iter().chain(longer).collect()
    }

    /// Holds the bounds of `beginning` against other values and whether these start with it.
    fn check(beginning: &PrimaryKeyValue, others: &[(PrimaryKeyValue, bool)]) {
        let Around {
            before,
            last,
            after,
        } = Around::beginning(beginning).unwrap();
        for (other, starts_with) in others {
            let forward = (beginning..&after).contains(&other);
            let backward = before < *other && *other <= last;
            let expected = (*starts_with, *starts_with);
            assert_eq!((forward, backward), expected, "{beginning} {other}");
        }
    }

    #[test]
    fn the_bounds_hold_what_starts_with_a_text_and_nothing_else() {
        let characters = [
            '\0',
            '-',
            '\u{7f}',
            '\u{80}',
            '\u{7ff}',
            '\u{800}',
            '\u{d7ff}',
            '\u{e000}',
            '\u{ffff}',
            '\u{10000}',
            '\u{10ffff}',
        ];
        let texts = |length| -> Vec<String> {
            let sequences = sequences(&characters, length);
            sequences.iter().map(|it| it.iter().collect()).collect()
        };
        let others = texts(3);
        for beginning in texts(2) {
            let starts = |other: &String| (other.into(), other.starts_with(&beginning));
            let others: Vec<_> = others.iter().map(starts).collect();
            check(&(&beginning).into(), &others);
        }
    }

    #[test]
    fn the_bounds_hold_what_starts_with_bytes_and_nothing_else() {
        let bytes = [0, 1, 0x7f, 0x80, 0xfe, 0xff];
        let others = sequences(&bytes, 3);
        for beginning in sequences(&bytes, 2) {
            let starts = |other: &Vec<u8>| (other.clone().into(), other.starts_with(&beginning));
            let others: Vec<_> = others.iter().map(starts).collect();
            check(&beginning.clone().into(), &others);
        }
    }

    #[test]
    fn surrogates_are_skipped_and_what_is_largest_is_dropped() {
        assert_eq!(text_after("a\u{d7ff}").as_deref(), Some("a\u{e000}"));
        assert_eq!(text_after("a\u{10ffff}\u{10ffff}").as_deref(), Some("b"));
        assert_eq!(text_after("\u{10ffff}"), None);
        assert_eq!(text_after(""), None);
        assert_eq!(bytes_after(&[1, 0xff, 0xff]), Some(vec![2]));
        assert_eq!(bytes_after(&[0xff]), None);
    }

    #[test]
    fn no_bound_is_longer_than_a_key() {
        for room in 0..8 {
            let beginning = "x".repeat(MAX_LENGTH - room);
            let others = ["\u{10ffff}", "\u{ffff}", "\u{7ff}", "\u{7f}"].map(|largest| {
                let longest = format!("{beginning}{}", largest.repeat(room / largest.len()));
                (longest.into(), true)
            });
            check(&(&beginning).into(), &others);
            let around = Around::beginning(&beginning.into()).unwrap();
            for value in [&around.before, &around.last] {
                assert_eq!(value.as_str().unwrap().len(), MAX_LENGTH);
            }
        }
        // The next character would be longer.
        let beginning = format!("{}\u{7f}", "x".repeat(MAX_LENGTH - 1));
        let next = format!("{}y", "x".repeat(MAX_LENGTH - 2));
        assert_eq!(text_after(&beginning), Some(next));
    }
}
