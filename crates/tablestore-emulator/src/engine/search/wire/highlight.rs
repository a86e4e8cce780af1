//! Highlighting.

use crate::engine::search::index::request::{Highlight, HighlightedField};
use tablestore_protocol::proto::search::{self as proto, HighlightEncoder, HighlightFragmentOrder};

use super::name;
use crate::engine::search::limits;
use crate::engine::shared::error::{Result, invalid};

const FRAGMENTS: usize = 5;
const FRAGMENT_SIZE: usize = 100;

pub(crate) fn read(highlight: proto::Highlight) -> Result<Highlight> {
    let is_html = highlight.highlight_encoder() == HighlightEncoder::HtmlMode;
    if highlight.highlight_parameters.len() > limits::HIGHLIGHTED_FIELDS {
        return Err(invalid(format!(
            "the number of highlighted fields must not exceed {}",
            limits::HIGHLIGHTED_FIELDS
        )));
    }
    let fields = highlight.highlight_parameters.into_iter().map(read_field);
    Ok(Highlight {
        fields: fields.collect::<Result<_>>()?,
        is_html,
    })
}

fn read_field(field: proto::HighlightParameter) -> Result<HighlightedField> {
    let number = |number: Option<i32>, default: usize| match number.map(usize::try_from) {
        None => Ok(default),
        Some(Ok(number @ 1..)) => Ok(number),
        Some(_) => Err(invalid("the parameters of highlighting must be positive")),
    };
    let fragments = number(field.number_of_fragments, FRAGMENTS)?;
    if fragments > limits::FRAGMENTS {
        return Err(invalid(format!(
            "the number of fragments must not exceed {}",
            limits::FRAGMENTS
        )));
    }
    let is_by_score = field.fragments_order() == HighlightFragmentOrder::Score;
    Ok(HighlightedField {
        fragments,
        fragment_size: number(field.fragment_size, FRAGMENT_SIZE)?,
        pre_tag: tag(field.pre_tag, "<em>")?,
        post_tag: tag(field.post_tag, "</em>")?,
        is_by_score,
        field: name(field.field_name)?,
    })
}

fn tag(tag: Option<String>, default: &str) -> Result<String> {
    let tag = tag.unwrap_or_else(|| default.to_owned());
    let is_allowed = |letter: char| letter.is_ascii_alphanumeric() || "<>\"'/ =".contains(letter);
    match tag.chars().all(is_allowed) {
        true => Ok(tag),
        false => Err(invalid(format!(
            "the tag of highlighting is invalid: {tag}"
        ))),
    }
}
