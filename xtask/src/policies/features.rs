use super::package::Package;
use crate::Failure;
use crate::cmd::cargo;

/// Checks each crate without features, with each feature alone, and with all of them.
///
/// The members of a workspace are built with the features of all: only alone does a crate miss what
/// it does not declare.
pub(super) fn check(packages: &[Package]) -> Result<(), Failure> {
    for package in packages {
        let alone = package
            .features
            .iter()
            .map(|feature| ["--no-default-features", "--features", feature.as_str()].to_vec());
        let without = ["--no-default-features"].to_vec();
        let all = ["--all-features"].to_vec();
        // A crate without features is the same three times.
        let choices = match package.features.is_empty() {
            true => vec![without],
            false => [without].into_iter().chain(alone).chain([all]).collect(),
        };
        for choice in choices {
            cargo(&["check", "--quiet", "--locked", "--package", &package.name])
                .arguments(&choice)
                .run()?;
        }
    }
    Ok(())
}
