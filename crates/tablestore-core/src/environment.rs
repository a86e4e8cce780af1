use std::collections::BTreeMap;
use std::fmt;

use crate::{Error, ErrorKind, Result};

/// The environment variables that settings are read from: those of the process, or a fixed set
/// of them, for tests.
///
/// ```
/// use tablestore_core::Environment;
///
/// let environment = Environment::from([("TABLESTORE_INSTANCE", "shop")]);
/// assert_eq!(environment.get("TABLESTORE_INSTANCE")?.as_deref(), Some("shop"));
/// assert_eq!(environment.get("TABLESTORE_REGION")?, None);
/// # Ok::<(), tablestore_core::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Environment(Source);

#[derive(Clone, Default)]
enum Source {
    #[default]
    Process,
    Given(BTreeMap<String, String>),
}

impl Environment {
    /// Returns the variables of this process.
    pub fn process() -> Self {
        Self(Source::Process)
    }

    /// Returns the value of a variable. An empty value counts as not set.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`] if the value is not UTF-8.
    pub fn get(&self, name: &str) -> Result<Option<String>> {
        let value = match &self.0 {
            Source::Given(variables) => variables.get(name).cloned(),
            Source::Process => process_variable(name)?,
        };
        Ok(value.filter(|value| !value.is_empty()))
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "the only function that reads the environment"
)]
fn process_variable(name: &str) -> Result<Option<String>> {
    match std::env::var(name) {
        Ok(value) => Ok(Some(value)),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => Err(Error::new(
            ErrorKind::Config,
            format!("environment variable {name} is not UTF-8 text"),
        )),
    }
}

impl<K: Into<String>, V: Into<String>, const N: usize> From<[(K, V); N]> for Environment {
    fn from(variables: [(K, V); N]) -> Self {
        variables.into_iter().collect()
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Environment {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(variables: I) -> Self {
        let variables = variables.into_iter().map(|(k, v)| (k.into(), v.into()));
        Self(Source::Given(variables.collect()))
    }
}

/// Shows names only: values may be secrets.
impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::Process => f.write_str("Environment(process)"),
            Source::Given(variables) => f
                .debug_tuple("Environment")
                .field(&variables.keys())
                .finish(),
        }
    }
}
