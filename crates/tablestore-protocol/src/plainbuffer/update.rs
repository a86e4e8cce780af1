use crate::{Column, Str};

/// A change of an attribute column, for an `UpdateRow`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ColumnUpdate {
    /// Writes a version. Without a timestamp, the service sets its own time.
    Put(Column),
    /// Deletes the version with a timestamp.
    DeleteVersion {
        /// The column's name.
        name: Str,
        /// The version's timestamp, in milliseconds since 1970 in UTC.
        timestamp: i64,
    },
    /// Deletes every version.
    DeleteAllVersions {
        /// The column's name.
        name: Str,
    },
    /// Adds to the newest version, an integer; an absent column counts as 0.
    Increment {
        /// The column's name.
        name: Str,
        /// The number to add.
        by: i64,
    },
}

impl ColumnUpdate {
    /// Returns the column's name.
    pub fn name(&self) -> &Str {
        match self {
            Self::Put(column) => &column.name,
            Self::DeleteVersion { name, .. }
            | Self::DeleteAllVersions { name }
            | Self::Increment { name, .. } => name,
        }
    }

    /// Returns the version of a [`Put`](Self::Put).
    pub fn into_put(self) -> Option<Column> {
        match self {
            Self::Put(column) => Some(column),
            _ => None,
        }
    }

    /// Copies the name and the value if they share memory with a response, which is then no longer kept alive.
    #[must_use]
    pub fn into_owned(self) -> Self {
        match self {
            Self::Put(column) => Self::Put(column.into_owned()),
            Self::DeleteVersion { name, timestamp } => Self::DeleteVersion {
                name: name.into_owned(),
                timestamp,
            },
            Self::DeleteAllVersions { name } => Self::DeleteAllVersions {
                name: name.into_owned(),
            },
            Self::Increment { name, by } => Self::Increment {
                name: name.into_owned(),
                by,
            },
        }
    }
}
