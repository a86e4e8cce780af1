use bytes::Bytes;
use prost::Message;
use tablestore_protocol::proto::search as proto;

use crate::call::wire;

/// The way in which the text of a TEXT field is split into words.
///
/// ```
/// use tablestore::search::{Analyzer, FieldSchema, FuzzyAnalyzer};
///
/// let title = FieldSchema::text("title").analyzer(Analyzer::MaxWord);
/// let name = FieldSchema::text("name").analyzer(FuzzyAnalyzer::new().max_chars(5));
/// # let _ = (title, name);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Analyzer {
    /// Words of letters and digits, and single Chinese characters. The default.
    SingleWord(SingleWordAnalyzer),
    /// The parts between delimiters.
    Split(SplitAnalyzer),
    /// All parts of the text up to a length, for searches within words.
    Fuzzy(FuzzyAnalyzer),
    /// Words of Chinese in their coarsest segmentation.
    MinWord,
    /// All words of Chinese that a text contains, also those within others.
    MaxWord,
    /// An analyzer that this version does not know, by its name.
    Other(String),
}

/// Splits a text into words of letters and digits, and single Chinese characters: `single_word`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SingleWordAnalyzer {
    /// Whether upper and lower case are different; false by default.
    pub case_sensitive: Option<bool>,
    /// Whether letters and digits are separated, as in `iPhone6`; false by default.
    pub delimit_word: Option<bool>,
}

/// Splits a text at delimiters: `split`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SplitAnalyzer {
    /// The delimiter; white space by default. `#` and `~` are written with a backslash before them.
    pub delimiter: Option<String>,
    /// Whether upper and lower case are different; false by default.
    pub case_sensitive: Option<bool>,
}

/// Splits a text into all its parts up to a length: `fuzzy`. Only the first 1,024 characters are
/// indexed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct FuzzyAnalyzer {
    /// The length of the shortest parts, in characters; 1 by default.
    pub min_chars: Option<u32>,
    /// The length of the longest parts, in characters, up to 6 more than the shortest; 7 by default.
    pub max_chars: Option<u32>,
    /// Whether upper and lower case are different; false by default.
    pub case_sensitive: Option<bool>,
}

macro_rules! setters {
    ($analyzer:ident { $($(#[$doc:meta])* $field:ident: $type:ty,)* }) => {
        impl $analyzer {
            /// Creates the analyzer with the service's defaults.
            pub fn new() -> Self {
                Self::default()
            }

            $(
                $(#[$doc])*
                #[must_use]
                pub fn $field(mut self, $field: $type) -> Self {
                    self.$field = Some($field);
                    self
                }
            )*
        }
    };
}

setters! {
    SingleWordAnalyzer {
        /// Sets whether upper and lower case are different.
        case_sensitive: bool,
        /// Sets whether letters and digits are separated.
        delimit_word: bool,
    }
}

setters! {
    SplitAnalyzer {
        /// Sets whether upper and lower case are different.
        case_sensitive: bool,
    }
}

impl SplitAnalyzer {
    /// Sets the delimiter.
    #[must_use]
    pub fn delimiter(mut self, delimiter: impl Into<String>) -> Self {
        self.delimiter = Some(delimiter.into());
        self
    }
}

setters! {
    FuzzyAnalyzer {
        /// Sets the length of the shortest parts, in characters.
        min_chars: u32,
        /// Sets the length of the longest parts, in characters.
        max_chars: u32,
        /// Sets whether upper and lower case are different.
        case_sensitive: bool,
    }
}

macro_rules! into_analyzer {
    ($($analyzer:ident => $variant:ident,)*) => {
        $(
            impl From<$analyzer> for Analyzer {
                fn from(analyzer: $analyzer) -> Self {
                    Self::$variant(analyzer)
                }
            }
        )*
    };
}

into_analyzer! {
    SingleWordAnalyzer => SingleWord,
    SplitAnalyzer => Split,
    FuzzyAnalyzer => Fuzzy,
}

impl Analyzer {
    pub(super) fn name(&self) -> &str {
        match self {
            Self::SingleWord(_) => "single_word",
            Self::Split(_) => "split",
            Self::Fuzzy(_) => "fuzzy",
            Self::MinWord => "min_word",
            Self::MaxWord => "max_word",
            Self::Other(name) => name,
        }
    }

    /// Encodes the parameters, if there are any.
    pub(super) fn encode_parameter(&self) -> Option<Bytes> {
        let parameter = match self {
            Self::SingleWord(it) => proto::SingleWordAnalyzerParameter {
                case_sensitive: it.case_sensitive,
                delimit_word: it.delimit_word,
            }
            .encode_to_vec(),
            Self::Split(it) => proto::SplitAnalyzerParameter {
                delimiter: it.delimiter.clone(),
                case_sensitive: it.case_sensitive,
            }
            .encode_to_vec(),
            Self::Fuzzy(it) => proto::FuzzyAnalyzerParameter {
                min_chars: it.min_chars.map(wire::to_i32),
                max_chars: it.max_chars.map(wire::to_i32),
                case_sensitive: it.case_sensitive,
            }
            .encode_to_vec(),
            Self::MinWord | Self::MaxWord | Self::Other(_) => return None,
        };
        (!parameter.is_empty()).then(|| parameter.into())
    }

    /// Reads an analyzer. The service also stores parameters of another analyzer, and ignores them.
    pub(super) fn decode(name: String, parameter: Option<Bytes>) -> Self {
        let parameter = parameter.unwrap_or_default();
        match name.as_str() {
            "single_word" => {
                let it = proto::SingleWordAnalyzerParameter::decode(parameter).unwrap_or_default();
                Self::SingleWord(SingleWordAnalyzer {
                    case_sensitive: it.case_sensitive,
                    delimit_word: it.delimit_word,
                })
            }
            "split" => {
                let it = proto::SplitAnalyzerParameter::decode(parameter).unwrap_or_default();
                Self::Split(SplitAnalyzer {
                    delimiter: it.delimiter,
                    case_sensitive: it.case_sensitive,
                })
            }
            "fuzzy" => {
                let it = proto::FuzzyAnalyzerParameter::decode(parameter).unwrap_or_default();
                Self::Fuzzy(FuzzyAnalyzer {
                    min_chars: it.min_chars.map(wire::from_i32),
                    max_chars: it.max_chars.map(wire::from_i32),
                    case_sensitive: it.case_sensitive,
                })
            }
            "min_word" => Self::MinWord,
            "max_word" => Self::MaxWord,
            _ => Self::Other(name),
        }
    }
}
