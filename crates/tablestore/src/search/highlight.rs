use tablestore_protocol::proto::search as proto;

use crate::call::wire;
use crate::call::wire_enum::{WireEnum, wire_enum};

/// The fields whose matches a search marks: TEXT fields with
/// [`highlighting`](crate::search::FieldSchema::highlighting) that the query names, up to 10.
///
/// ```
/// use tablestore::search::{Highlight, HighlightField};
///
/// let highlight = Highlight::new()
///     .field("note")
///     .field(HighlightField::new("title").tags("<b>", "</b>").fragments(1));
/// # let _ = highlight;
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct Highlight {
    fields: Vec<HighlightField>,
    encoder: Option<HighlightEncoder>,
}

/// A field whose matches are marked, and how.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct HighlightField(proto::HighlightParameter);

wire_enum! {
    /// The encoding of the text around tags.
    HighlightEncoder {
        /// The text as it is. The default.
        Plain = proto::HighlightEncoder::PlainMode;
        /// The text with `&`, `<`, `>`, `"`, `'` and `/` as entities of HTML.
        Html = proto::HighlightEncoder::HtmlMode;
    }
}

wire_enum! {
    /// The order of a field's fragments.
    FragmentOrder {
        /// As in the text. The default.
        Text = proto::HighlightFragmentOrder::TextSequence;
        /// Those with the best matches first.
        Score = proto::HighlightFragmentOrder::Score;
    }
}

impl Highlight {
    /// Creates a highlight of no field.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a field, by its name or as a [`HighlightField`] with settings. A field of a nested
    /// document is named with its path, in the [inner hits](crate::search::InnerHits) of a nested
    /// query.
    pub fn field(mut self, field: impl Into<HighlightField>) -> Self {
        self.fields.push(field.into());
        self
    }

    /// Sets the encoding of the text around tags; [`HighlightEncoder::Plain`] by default.
    pub fn encoder(mut self, encoder: HighlightEncoder) -> Self {
        self.encoder = Some(encoder);
        self
    }

    pub(super) fn to_proto(&self) -> proto::Highlight {
        proto::Highlight {
            highlight_parameters: self.fields.iter().map(|field| field.0.clone()).collect(),
            highlight_encoder: self.encoder.map(WireEnum::to_proto),
        }
    }
}

impl HighlightField {
    /// Creates a field with the service's settings: fragments of 100 characters, with matches between
    /// `<em>` and `</em>`.
    pub fn new(name: impl Into<String>) -> Self {
        Self(proto::HighlightParameter {
            field_name: Some(name.into()),
            ..proto::HighlightParameter::default()
        })
    }

    /// Sets the number of fragments to return, up to 500.
    pub fn fragments(mut self, count: u32) -> Self {
        self.0.number_of_fragments = Some(wire::to_i32(count));
        self
    }

    /// Sets the length of a fragment, in characters; 100 by default.
    pub fn fragment_size(mut self, characters: u32) -> Self {
        self.0.fragment_size = Some(wire::to_i32(characters));
        self
    }

    /// Sets the tags before and after a match; `<em>` and `</em>` by default. Allowed are letters,
    /// digits, `<`, `>`, `"`, `'` and `/`.
    pub fn tags(mut self, before: impl Into<String>, after: impl Into<String>) -> Self {
        self.0.pre_tag = Some(before.into());
        self.0.post_tag = Some(after.into());
        self
    }

    /// Sets the order of fragments; [`FragmentOrder::Text`] by default.
    pub fn order(mut self, order: FragmentOrder) -> Self {
        self.0.fragments_order = Some(order.to_proto());
        self
    }
}

impl<S: Into<String>> From<S> for HighlightField {
    fn from(name: S) -> Self {
        Self::new(name)
    }
}
