use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::uri::PathAndQuery;

use crate::{Error, ErrorKind, Result};

/// What the service is asked to do: its name on the wire, and whether asking twice could matter.
///
/// It rides in the extensions of a request, for the layers to see.
///
/// ```
/// use tablestore_core::{Effect, Operation};
///
/// let put = Operation::PUT_ROW.with_effect(Effect::IdempotentWrite);
/// assert_eq!(put.name(), "PutRow");
/// assert_eq!(put.path(), "/PutRow");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Operation {
    /// With the leading slash, so that the path of a request costs nothing.
    path: Cow<'static, str>,
    effect: Effect,
}

/// What becomes of the data when a request is carried out, once or twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// Changes nothing.
    Read,
    /// Changes data, and a second time changes nothing more.
    IdempotentWrite,
    /// Changes data, and a second time may change it again or fail.
    Write,
}

macro_rules! operations {
    ($($constant:ident = $name:literal, $effect:ident;)*) => {
        $(
            #[doc = concat!("`", $name, "`.")]
            pub const $constant: Self = Self {
                path: Cow::Borrowed(concat!("/", $name)),
                effect: Effect::$effect,
            };
        )*

        /// Every operation that the SDK knows.
        pub const ALL: &'static [Self] = &[$(Self::$constant,)*];
    };
}

/// The operations that the SDK knows, with the least harm that each is known to do by its name
/// alone. Whoever sees the request itself can say more, by [`Operation::with_effect`].
impl Operation {
    operations! {
        CREATE_TABLE = "CreateTable", Write;
        LIST_TABLE = "ListTable", Read;
        DESCRIBE_TABLE = "DescribeTable", Read;
        UPDATE_TABLE = "UpdateTable", Write;
        DELETE_TABLE = "DeleteTable", Write;
        GET_ROW = "GetRow", Read;
        PUT_ROW = "PutRow", Write;
        UPDATE_ROW = "UpdateRow", Write;
        DELETE_ROW = "DeleteRow", Write;
        GET_RANGE = "GetRange", Read;
        BATCH_GET_ROW = "BatchGetRow", Read;
        BATCH_WRITE_ROW = "BatchWriteRow", Write;
        BULK_IMPORT = "BulkImport", Write;
        BULK_EXPORT = "BulkExport", Read;
        START_LOCAL_TRANSACTION = "StartLocalTransaction", Write;
        COMMIT_TRANSACTION = "CommitTransaction", Write;
        ABORT_TRANSACTION = "AbortTransaction", Write;
        CREATE_INDEX = "CreateIndex", Write;
        DROP_INDEX = "DropIndex", Write;
        ADD_DEFINED_COLUMN = "AddDefinedColumn", Write;
        DELETE_DEFINED_COLUMN = "DeleteDefinedColumn", Write;
        COMPUTE_SPLIT_POINTS_BY_SIZE = "ComputeSplitPointsBySize", Read;
        LIST_STREAM = "ListStream", Read;
        DESCRIBE_STREAM = "DescribeStream", Read;
        GET_SHARD_ITERATOR = "GetShardIterator", Read;
        GET_STREAM_RECORD = "GetStreamRecord", Read;
    }

    /// The operation of a name: one of the constants, or one that the SDK does not know. Of that one
    /// the effect is taken to be [`Effect::Write`], which is never sent twice.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Request`] when the name is not ASCII letters and digits, with `/` between words
    /// as in `tunnel/create`.
    pub fn named(name: impl AsRef<str>) -> Result<Self> {
        let name = name.as_ref();
        let is_word =
            |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !name.split('/').all(is_word) {
            return Err(Error::new(
                ErrorKind::Request,
                format!(
                    "operation name {name:?} is not valid: \
                     allowed are words of ASCII letters and digits, separated by '/'"
                ),
            ));
        }
        let known = Self::ALL.iter().find(|known| known.name() == name);
        Ok(known.cloned().unwrap_or_else(|| Self {
            path: Cow::Owned(format!("/{name}")),
            effect: Effect::Write,
        }))
    }

    /// The same operation with another effect, known from the request itself.
    #[must_use]
    pub fn with_effect(mut self, effect: Effect) -> Self {
        self.effect = effect;
        self
    }

    /// The name on the wire, such as `GetRow`.
    pub fn name(&self) -> &str {
        self.path.strip_prefix('/').unwrap_or(&self.path)
    }

    /// The path of a request, such as `/GetRow`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The path as a part of a URI. Without a copy for the operations that the SDK knows.
    ///
    /// ```
    /// use tablestore_core::Operation;
    ///
    /// assert_eq!(Operation::GET_ROW.path_and_query().as_str(), "/GetRow");
    /// ```
    pub fn path_and_query(&self) -> PathAndQuery {
        let path = match &self.path {
            Cow::Borrowed(path) => Bytes::from_static(path.as_bytes()),
            Cow::Owned(path) => Bytes::copy_from_slice(path.as_bytes()),
        };
        // Never the other path: words and slashes are a path.
        PathAndQuery::from_maybe_shared(path).unwrap_or_else(|_| PathAndQuery::from_static("/"))
    }

    /// Whether asking twice could matter.
    pub fn effect(&self) -> Effect {
        self.effect
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_break_a_path() {
        for name in ["", "/", "Get Row", "GetRow?", "a//b", "GetRow\r\n", "../x"] {
            assert!(Operation::named(name).is_err(), "{name:?}");
        }
        let operation = Operation::named("tunnel/create").unwrap();
        assert_eq!(operation.path(), "/tunnel/create");
        assert_eq!(operation.path_and_query(), "/tunnel/create");
        assert_eq!(Operation::named("GetRow").unwrap(), Operation::GET_ROW);
        let unknown = Operation::named("Frobnicate").unwrap();
        assert_eq!(unknown.effect(), Effect::Write);
    }
}
