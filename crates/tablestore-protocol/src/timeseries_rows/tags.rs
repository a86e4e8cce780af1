use tablestore_core::{Error, ErrorKind, Quoted, Result};

use crate::Str;

/// Returns tags or attributes as one string, such as `["os=Ubuntu","region=hz"]`.
///
/// The form has no escapes, so a name must not contain `=` or `"`, and a value no `"`.
///
/// ```
/// use tablestore_protocol::timeseries_rows::{parse_tags, tags_to_string};
///
/// let tags = [("os", "a, b"), ("region", "hz")].map(|(name, value)| (name.into(), value.into()));
/// let text = tags_to_string(&tags)?;
/// assert_eq!(text, r#"["os=a, b","region=hz"]"#);
/// assert_eq!(parse_tags(&text)?, tags);
/// # Ok::<(), tablestore_core::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Value`] if a name or a value contains such a character, or if a name is empty.
pub fn tags_to_string(tags: &[(Str, Str)]) -> Result<String> {
    let length = tags
        .iter()
        .map(|(name, value)| name.len() + value.len() + 4);
    let mut text = String::with_capacity(1 + length.sum::<usize>());
    text.push('[');
    for (index, (name, value)) in tags.iter().enumerate() {
        if name.is_empty() || name.contains(['=', '"']) || value.contains('"') {
            let (name, value) = (Quoted(name), Quoted(value));
            let text = format!("tag {name} with value {value} has no text form");
            return Err(Error::new(ErrorKind::Value, text));
        }
        text.push_str(if index == 0 { "\"" } else { ",\"" });
        text.push_str(name);
        text.push('=');
        text.push_str(value);
        text.push('"');
    }
    text.push(']');
    Ok(text)
}

/// Parses the string form of tags or attributes. An empty string has none.
///
/// # Errors
///
/// [`ErrorKind::Decode`] if the text has another form.
pub fn parse_tags(text: &str) -> Result<Vec<(Str, Str)>> {
    let mut tags = Vec::new();
    visit(text, |name, value| tags.push((name.into(), value.into())))?;
    Ok(tags)
}

/// Finds the tags in their string form.
pub(super) fn visit<'a>(text: &'a str, mut tag: impl FnMut(&'a str, &'a str)) -> Result<()> {
    let malformed = || {
        Error::new(
            ErrorKind::Decode,
            "malformed tags: not of the form [\"name=value\"]",
        )
    };
    if text.is_empty() || text == "[]" {
        return Ok(());
    }
    let mut rest = text.strip_prefix('[').ok_or_else(malformed)?;
    loop {
        rest = rest.strip_prefix('"').ok_or_else(malformed)?;
        let (name, after) = rest.split_once('=').ok_or_else(malformed)?;
        let (value, after) = after.split_once('"').ok_or_else(malformed)?;
        if name.is_empty() || name.contains('"') {
            return Err(malformed());
        }
        tag(name, value);
        if after == "]" {
            return Ok(());
        }
        rest = after.strip_prefix(',').ok_or_else(malformed)?;
    }
}
