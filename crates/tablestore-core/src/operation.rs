use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::uri::PathAndQuery;

use crate::{Error, ErrorKind, Quoted, Result};

/// An operation of the service: its name on the wire, the encoding of its messages, and whether
/// executing it twice can do harm.
///
/// ```
/// use tablestore_core::{BodyKind, Effect, Operation};
///
/// let put = Operation::PUT_ROW.with_effect(Effect::IdempotentWrite);
/// assert_eq!(put.name(), "PutRow");
/// assert_eq!(put.path(), "/PutRow");
/// assert_eq!(put.body_kind(), BodyKind::Protobuf);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Operation {
    /// With the leading slash, so that the path of a request costs nothing.
    path: Cow<'static, str>,
    body_kind: BodyKind,
    effect: Effect,
}

/// The effect on the data when a request is executed, once or twice.
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

/// The encoding of an operation's request, response and errors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BodyKind {
    /// Protobuf messages, with the `Error` message that most operations share.
    #[default]
    Protobuf,
    /// Protobuf messages of the tunnel service, which has an `Error` message of its own.
    Tunnel,
    /// JSON objects, errors too.
    Json,
}

macro_rules! operations {
    ($(
        $(#[doc = $family:literal])*
        $kind:ident {
            $($constant:ident = $name:literal, $effect:ident;)*
        }
    )*) => {
        $(
            $(#[doc = $family])*
            impl Operation {
                $(
                    #[doc = concat!("`", $name, "`.")]
                    pub const $constant: Self = Self {
                        path: Cow::Borrowed(concat!("/", $name)),
                        body_kind: BodyKind::$kind,
                        effect: Effect::$effect,
                    };
                )*
            }
        )*

        /// All families.
        impl Operation {
            /// Every operation that the SDK knows by name.
            pub const ALL: &'static [Self] = &[$($(Self::$constant,)*)*];
        }
    };
}

// The effect of each is the least harmful one that its name alone guarantees. A caller that sees the
// request can be more exact, by `Operation::with_effect`.
operations! {
    /// # Tables
    Protobuf {
        CREATE_TABLE = "CreateTable", Write;
        LIST_TABLE = "ListTable", Read;
        DESCRIBE_TABLE = "DescribeTable", Read;
        UPDATE_TABLE = "UpdateTable", Write;
        DELETE_TABLE = "DeleteTable", Write;
        ADD_DEFINED_COLUMN = "AddDefinedColumn", Write;
        DELETE_DEFINED_COLUMN = "DeleteDefinedColumn", Write;
        COMPUTE_SPLIT_POINTS_BY_SIZE = "ComputeSplitPointsBySize", Read;
        DESCRIBE_TABLE_SECRET = "DescribeTableSecret", Read;
    }

    /// # Rows
    Protobuf {
        GET_ROW = "GetRow", Read;
        PUT_ROW = "PutRow", Write;
        UPDATE_ROW = "UpdateRow", Write;
        DELETE_ROW = "DeleteRow", Write;
        GET_RANGE = "GetRange", Read;
    }

    /// # Batches
    Protobuf {
        BATCH_GET_ROW = "BatchGetRow", Read;
        BATCH_WRITE_ROW = "BatchWriteRow", Write;
        BULK_IMPORT = "BulkImport", Write;
        BULK_EXPORT = "BulkExport", Read;
    }

    /// # Secondary indexes
    Protobuf {
        CREATE_INDEX = "CreateIndex", Write;
        DROP_INDEX = "DropIndex", Write;
    }

    /// # Streams
    Protobuf {
        LIST_STREAM = "ListStream", Read;
        DESCRIBE_STREAM = "DescribeStream", Read;
        GET_SHARD_ITERATOR = "GetShardIterator", Read;
        GET_STREAM_RECORD = "GetStreamRecord", Read;
    }

    /// # Local transactions
    Protobuf {
        START_LOCAL_TRANSACTION = "StartLocalTransaction", Write;
        COMMIT_TRANSACTION = "CommitTransaction", Write;
        ABORT_TRANSACTION = "AbortTransaction", Write;
    }

    /// # Search indexes
    Protobuf {
        CREATE_SEARCH_INDEX = "CreateSearchIndex", Write;
        UPDATE_SEARCH_INDEX = "UpdateSearchIndex", Write;
        DELETE_SEARCH_INDEX = "DeleteSearchIndex", Write;
        LIST_SEARCH_INDEX = "ListSearchIndex", Read;
        DESCRIBE_SEARCH_INDEX = "DescribeSearchIndex", Read;
        SEARCH = "Search", Read;
        COMPUTE_SPLITS = "ComputeSplits", Read;
        PARALLEL_SCAN = "ParallelScan", Read;
    }

    /// # SQL
    Protobuf {
        SQL_QUERY = "SQLQuery", Write;
    }

    /// # Time series
    Protobuf {
        CREATE_TIMESERIES_TABLE = "CreateTimeseriesTable", Write;
        LIST_TIMESERIES_TABLE = "ListTimeseriesTable", Read;
        DESCRIBE_TIMESERIES_TABLE = "DescribeTimeseriesTable", Read;
        UPDATE_TIMESERIES_TABLE = "UpdateTimeseriesTable", Write;
        DELETE_TIMESERIES_TABLE = "DeleteTimeseriesTable", Write;
        PUT_TIMESERIES_DATA = "PutTimeseriesData", IdempotentWrite;
        GET_TIMESERIES_DATA = "GetTimeseriesData", Read;
        QUERY_TIMESERIES_META = "QueryTimeseriesMeta", Read;
        UPDATE_TIMESERIES_META = "UpdateTimeseriesMeta", IdempotentWrite;
        DELETE_TIMESERIES_META = "DeleteTimeseriesMeta", IdempotentWrite;
        SPLIT_TIMESERIES_SCAN_TASK = "SplitTimeseriesScanTask", Read;
        SCAN_TIMESERIES_DATA = "ScanTimeseriesData", Read;
        CREATE_TIMESERIES_ANALYTICAL_STORE = "CreateTimeseriesAnalyticalStore", Write;
        UPDATE_TIMESERIES_ANALYTICAL_STORE = "UpdateTimeseriesAnalyticalStore", Write;
        DESCRIBE_TIMESERIES_ANALYTICAL_STORE = "DescribeTimeseriesAnalyticalStore", Read;
        DELETE_TIMESERIES_ANALYTICAL_STORE = "DeleteTimeseriesAnalyticalStore", Write;
        CREATE_TIMESERIES_LASTPOINT_INDEX = "CreateTimeseriesLastpointIndex", Write;
        DELETE_TIMESERIES_LASTPOINT_INDEX = "DeleteTimeseriesLastpointIndex", Write;
    }

    /// # Tunnels
    Tunnel {
        TUNNEL_CREATE = "tunnel/create", Write;
        TUNNEL_DELETE = "tunnel/delete", Write;
        TUNNEL_LIST = "tunnel/list", Read;
        TUNNEL_DESCRIBE = "tunnel/describe", Read;
        TUNNEL_CONNECT = "tunnel/connect", Write;
        TUNNEL_HEARTBEAT = "tunnel/heartbeat", IdempotentWrite;
        TUNNEL_SHUTDOWN = "tunnel/shutdown", Write;
        TUNNEL_GET_CHECKPOINT = "tunnel/getcheckpoint", Read;
        TUNNEL_READ_RECORDS = "tunnel/readrecords", Read;
        TUNNEL_CHECKPOINT = "tunnel/checkpoint", Write;
        TUNNEL_GET_RPO = "tunnel/getrpo", Read;
        TUNNEL_GET_RPO_BY_OFFSET = "tunnel/getrpobyoffset", Read;
        TUNNEL_SCHEDULE = "tunnel/schedule", IdempotentWrite;
    }

    /// # Delivery tasks
    Protobuf {
        CREATE_DELIVERY_TASK = "CreateDeliveryTask", Write;
        LIST_DELIVERY_TASK = "ListDeliveryTask", Read;
        DESCRIBE_DELIVERY_TASK = "DescribeDeliveryTask", Read;
        UPDATE_DELIVERY_TASK = "UpdateDeliveryTask", Write;
        DELETE_DELIVERY_TASK = "DeleteDeliveryTask", Write;
    }

    /// # Global tables
    Protobuf {
        CREATE_GLOBAL_TABLE = "CreateGlobalTable", Write;
        BIND_GLOBAL_TABLE = "BindGlobalTable", Write;
        UNBIND_GLOBAL_TABLE = "UnbindGlobalTable", Write;
        DESCRIBE_GLOBAL_TABLE = "DescribeGlobalTable", Read;
        UPDATE_GLOBAL_TABLE = "UpdateGlobalTable", Write;
    }

    /// # Knowledge bases
    Json {
        CREATE_KNOWLEDGE_BASE = "CreateKnowledgeBase", Write;
        LIST_KNOWLEDGE_BASE = "ListKnowledgeBase", Read;
        DESCRIBE_KNOWLEDGE_BASE = "DescribeKnowledgeBase", Read;
        UPDATE_KNOWLEDGE_BASE = "UpdateKnowledgeBase", IdempotentWrite;
        DELETE_KNOWLEDGE_BASE = "DeleteKnowledgeBase", IdempotentWrite;
        ADD_DOCUMENTS = "AddDocuments", Write;
        GET_DOCUMENT = "GetDocument", Read;
        LIST_DOCUMENTS = "ListDocuments", Read;
        UPDATE_DOCUMENT = "UpdateDocument", IdempotentWrite;
        DELETE_DOCUMENTS = "DeleteDocuments", IdempotentWrite;
        RETRIEVE = "Retrieve", Read;
        LIST_CHUNKS = "ListChunks", Read;
        UPDATE_CHUNKS = "UpdateChunks", IdempotentWrite;
    }

    /// # Memory stores
    Json {
        CREATE_MEMORY_STORE = "CreateMemoryStore", Write;
        GET_MEMORY_STORE = "GetMemoryStore", Read;
        UPDATE_MEMORY_STORE = "UpdateMemoryStore", IdempotentWrite;
        DELETE_MEMORY_STORE = "DeleteMemoryStore", IdempotentWrite;
        LIST_MEMORY_STORES = "ListMemoryStores", Read;
        ADD_MEMORIES = "AddMemories", Write;
        SEARCH_MEMORIES = "SearchMemories", Read;
        LIST_MEMORIES = "ListMemories", Read;
        GET_MEMORY = "GetMemory", Read;
        UPDATE_MEMORY = "UpdateMemory", IdempotentWrite;
        DELETE_MEMORY = "DeleteMemory", IdempotentWrite;
        LIST_MEMORY_STORE_MESSAGES = "ListMemoryStoreMessages", Read;
        LIST_MEMORY_STORE_REQUESTS = "ListMemoryStoreRequests", Read;
        GET_MEMORY_TASK = "GetMemoryTask", Read;
        LIST_MEMORY_TASKS = "ListMemoryTasks", Read;
        LIST_MEMORY_STORE_SCOPES = "ListMemoryStoreScopes", Read;
        CREATE_MEMORY_DREAM_TASK = "CreateMemoryDreamTask", Write;
        GET_MEMORY_DREAM_TASK = "GetMemoryDreamTask", Read;
        LIST_MEMORY_DREAM_TASKS = "ListMemoryDreamTasks", Read;
        CANCEL_MEMORY_DREAM_TASK = "CancelMemoryDreamTask", IdempotentWrite;
        LIST_MEMORY_DREAM_ACTIONS = "ListMemoryDreamActions", Read;
        APPLY_MEMORY_DREAM_ACTIONS = "ApplyMemoryDreamActions", IdempotentWrite;
    }
}

impl Operation {
    /// Returns the operation with this name: one of the constants, or one that the SDK does not know.
    ///
    /// An unknown operation has the most harmful effect, [`Effect::Write`], and protobuf bodies, or
    /// those of tunnels where the name starts with `tunnel/`. See [`Operation::with_effect`] and
    /// [`Operation::with_body_kind`].
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
                    "operation name {} is not valid: \
                     allowed are words of ASCII letters and digits, separated by '/'",
                    Quoted(name)
                ),
            ));
        }
        let known = Self::ALL.iter().find(|known| known.name() == name);
        Ok(known.cloned().unwrap_or_else(|| Self {
            path: Cow::Owned(format!("/{name}")),
            body_kind: match name.starts_with("tunnel/") {
                true => BodyKind::Tunnel,
                false => BodyKind::Protobuf,
            },
            effect: Effect::Write,
        }))
    }

    /// Replaces the effect, where the request itself is known to do less harm than the operation can.
    #[must_use]
    pub fn with_effect(mut self, effect: Effect) -> Self {
        self.effect = effect;
        self
    }

    /// Replaces the encoding of messages, for an operation that the SDK does not know.
    #[must_use]
    pub fn with_body_kind(mut self, body_kind: BodyKind) -> Self {
        self.body_kind = body_kind;
        self
    }

    /// Returns the name on the wire, such as `GetRow` or `tunnel/create`.
    pub fn name(&self) -> &str {
        self.path.strip_prefix('/').unwrap_or(&self.path)
    }

    /// Returns the path of a request, such as `/GetRow`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the path as a part of a URI, without a copy for the operations that the SDK knows.
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
        // Words and slashes are always a valid path.
        PathAndQuery::from_maybe_shared(path).unwrap_or_else(|_| PathAndQuery::from_static("/"))
    }

    /// Returns the encoding of the operation's messages.
    pub fn body_kind(&self) -> BodyKind {
        self.body_kind
    }

    /// Returns the effect of executing the operation, once or twice.
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
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_name_cannot_break_a_path() {
        for name in ["", "/", "Get Row", "GetRow?", "a//b", "GetRow\r\n", "../x"] {
            assert!(Operation::named(name).is_err(), "{name:?}");
        }
        let operation = Operation::named("tunnel/create").unwrap();
        assert_eq!(operation.path(), "/tunnel/create");
        assert_eq!(operation.path_and_query(), "/tunnel/create");
    }

    #[test]
    fn every_known_operation_is_found_by_its_name() {
        let mut names = HashSet::new();
        for known in Operation::ALL {
            assert_eq!(&Operation::named(known.name()).unwrap(), known);
            assert_eq!(known.path_and_query().as_str(), known.path());
            assert!(names.insert(known.name()), "{known} is listed twice");
        }
        assert_eq!(names.len(), 112);
    }

    #[test]
    fn bodies_are_of_three_kinds() {
        let count = |kind| {
            let all = Operation::ALL.iter();
            all.filter(|known| known.body_kind() == kind).count()
        };
        assert_eq!(count(BodyKind::Protobuf), 64);
        assert_eq!(count(BodyKind::Tunnel), 13);
        assert_eq!(count(BodyKind::Json), 35);
        for known in Operation::ALL {
            let is_tunnel = known.path().starts_with("/tunnel/");
            assert_eq!(known.body_kind() == BodyKind::Tunnel, is_tunnel, "{known}");
        }
    }

    #[test]
    fn an_unknown_operation_is_taken_for_the_worst() {
        let unknown = Operation::named("Frobnicate").unwrap();
        assert_eq!(unknown.effect(), Effect::Write);
        assert_eq!(unknown.body_kind(), BodyKind::Protobuf);
        let json = unknown.with_body_kind(BodyKind::Json);
        assert_eq!(json.body_kind(), BodyKind::Json);
        let tunnel = Operation::named("tunnel/frobnicate").unwrap();
        assert_eq!(tunnel.body_kind(), BodyKind::Tunnel);
    }

    #[test]
    fn a_name_that_only_reads_has_no_other_effect() {
        for known in Operation::ALL {
            let action = known.name().trim_start_matches("tunnel/");
            let only_reads = [
                "Get",
                "List",
                "Describe",
                "Query",
                "Scan",
                "Split",
                "Compute",
                "Search",
                "ParallelScan",
                "Retrieve",
                "BatchGet",
                "BulkExport",
                "get",
                "list",
                "describe",
                "readrecords",
            ];
            let only_reads = only_reads.iter().any(|verb| action.starts_with(verb));
            assert_eq!(known.effect() == Effect::Read, only_reads, "{known}");
        }
    }
}
