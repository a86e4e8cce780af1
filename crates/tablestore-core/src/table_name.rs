use std::fmt;
use std::sync::Arc;

/// The table that a request is about.
///
/// It rides in the extensions of a request beside its [`Operation`](crate::Operation), for the
/// layers to see: spans and logs name it. Requests about several tables, or none, have none.
///
/// ```
/// use tablestore_core::{Operation, TableName};
///
/// let mut request = http::Request::new(());
/// request.extensions_mut().insert(Operation::GET_ROW);
/// request.extensions_mut().insert(TableName::new("orders"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TableName(Arc<str>);

impl TableName {
    /// Takes a name as it is: the service is who judges it.
    pub fn new(name: impl Into<Arc<str>>) -> Self {
        Self(name.into())
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TableName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
