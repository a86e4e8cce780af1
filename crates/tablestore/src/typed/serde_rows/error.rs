use std::fmt;

use tablestore_core::{Error, ErrorKind};

/// An error of a conversion by serde.
#[derive(Debug)]
pub(super) struct SerdeError(String);

impl SerdeError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// Adds the column, and the type of its value if it has one.
    pub(super) fn in_column(self, name: &str, type_name: Option<&str>) -> Self {
        let Self(message) = self;
        Self(match type_name {
            Some(type_name) => {
                format!("column {name:?} holds a value of type {type_name}: {message}")
            }
            None => format!("column {name:?} cannot be written: {message}"),
        })
    }
}

impl fmt::Display for SerdeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SerdeError {}

impl serde::de::Error for SerdeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }

    fn missing_field(field: &'static str) -> Self {
        Self(format!("column {field:?} is not in the row"))
    }
}

impl serde::ser::Error for SerdeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl From<SerdeError> for Error {
    fn from(SerdeError(message): SerdeError) -> Self {
        Self::new(ErrorKind::Value, message)
    }
}
