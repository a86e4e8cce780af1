//! Where credentials come from, when they are not written into the program.
//!
//! | provider | reads |
//! |---|---|
//! | [`Credentials`](tablestore_core::Credentials) | nothing: they provide themselves |
//! | [`EnvironmentCredentials`] | environment variables |
//! | [`CliProfileCredentials`] | the profiles of Alibaba Cloud CLI, `~/.aliyun/config.json` |
//! | [`IniProfileCredentials`] | the profiles of the SDKs, `~/.alibabacloud/credentials` |
//! | [`EcsRamRoleCredentials`] | the metadata service of an ECS instance |
//! | [`UriCredentials`] | a server that hands out credentials |
//! | [`CredentialsChain`] | several, until one has credentials; [standard](CredentialsChain::standard): these five, in this order |
//! | your own | whatever: implement [`ProvideCredentials`](tablestore_core::ProvideCredentials) |
//!
//! A provider is asked before each request, so around those that read files or ask servers goes
//! [`CachedCredentials`]. [`SwitchableCredentials`] changes the provider of a client that is in
//! use.
//!
//! ```
//! use tablestore_auth::Signer;
//! use tablestore_auth::providers::{CachedCredentials, CredentialsChain, ProviderContext};
//! use tablestore_core::Instance;
//!
//! // For the providers that ask a server: `.with_http(…)`.
//! let context = ProviderContext::default();
//! let credentials = CachedCredentials::new(CredentialsChain::standard(&context));
//! let signer = Signer::new(Instance::new("shop")?, credentials);
//! # Ok::<(), tablestore_core::Error>(())
//! ```
//!
//! # Errors
//!
//! A provider fails with
//!
//! - [`ErrorKind::NotConfigured`] when nothing says that it is to be used. A chain goes on.
//! - [`ErrorKind::Config`] when what is configured is wrong or only half there. A chain stops: to
//!   go on would be to act as somebody else than was meant.
//! - [`ErrorKind::Credentials`] when whoever was asked gave no credentials, or a profile leads to
//!   a provider that is not there. A chain stops.

mod cached;
mod chain;
mod cli_profile;
mod context;
mod ecs_ram_role;
mod environment;
mod ini_profile;
mod json;
mod key;
mod single_flight;
mod switchable;
mod uri;

pub use cached::CachedCredentials;
pub use chain::CredentialsChain;
pub use cli_profile::CliProfileCredentials;
pub use context::{HttpClient, HttpFuture, ProviderContext, ReadFile};
pub use ecs_ram_role::EcsRamRoleCredentials;
pub use environment::EnvironmentCredentials;
pub use ini_profile::IniProfileCredentials;
pub use switchable::SwitchableCredentials;
pub use uri::UriCredentials;

use tablestore_core::{Error, ErrorKind};

fn not_configured(reason: impl Into<String>) -> Error {
    Error::new(ErrorKind::NotConfigured, reason.into())
}

fn invalid(reason: impl Into<String>) -> Error {
    Error::new(ErrorKind::Config, reason.into())
}

/// The error of a provider that a profile leads to: whatever it says of itself, it was configured.
fn behind_profile(place: &str, error: Error) -> Error {
    match error.kind() {
        ErrorKind::NotConfigured => unavailable(format!("{place}: {error}")),
        _ => error,
    }
}

/// No credentials from where they were to be had.
fn unavailable(reason: impl Into<String>) -> Error {
    Error::new(ErrorKind::Credentials, reason.into())
}
