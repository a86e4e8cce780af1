use tablestore_protocol::proto::search as proto;

/// The columns of the rows that a search or a scan returns, beside the primary key.
///
/// ```
/// use tablestore::search::Columns;
///
/// assert_eq!(Columns::from(["note"]), Columns::Named(vec!["note".to_owned()]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Columns {
    /// All columns of the row, which are read from the table. A parallel scan rejects it.
    All,
    /// The columns that the index stores, which are read from it alone. Arrays and geo points come in
    /// the index's own notation. Virtual fields are not among them.
    AllFromIndex,
    /// These columns, as far as the row has them. They are read from the index if it stores all of
    /// them, and otherwise from the table.
    Named(Vec<String>),
    /// None: rows have their primary keys only. The service's default.
    None,
}

impl Columns {
    pub(super) fn to_proto(&self) -> proto::ColumnsToGet {
        let (return_type, names) = match self {
            Self::All => (proto::ColumnReturnType::ReturnAll, &[][..]),
            Self::AllFromIndex => (proto::ColumnReturnType::ReturnAllFromIndex, &[][..]),
            Self::Named(names) => (proto::ColumnReturnType::ReturnSpecified, names.as_slice()),
            Self::None => (proto::ColumnReturnType::ReturnNone, &[][..]),
        };
        proto::ColumnsToGet {
            return_type: Some(return_type.into()),
            column_names: names.to_vec(),
        }
    }
}

impl<S: Into<String>, const N: usize> From<[S; N]> for Columns {
    fn from(names: [S; N]) -> Self {
        Self::Named(names.into_iter().map(Into::into).collect())
    }
}

impl<S: Into<String>> From<Vec<S>> for Columns {
    fn from(names: Vec<S>) -> Self {
        Self::Named(names.into_iter().map(Into::into).collect())
    }
}

impl From<&[&str]> for Columns {
    fn from(names: &[&str]) -> Self {
        Self::Named(names.iter().map(|name| (*name).to_owned()).collect())
    }
}

/// Implements the setter of the columns that are returned.
macro_rules! columns_setter {
    ($request:ident { $($field:ident).+ }, $example:literal) => {
        /// # Columns
        impl $request {
            /// Sets the columns that rows have, beside their primary keys: some by name, or another
            /// of [`Columns`](crate::search::Columns). By default, rows have their primary keys only.
            pub fn columns(mut self, columns: impl Into<$crate::search::Columns>) -> Self {
                self.$($field).+ = Some(columns.into());
                self
            }
        }
    };
}
pub(super) use columns_setter;
