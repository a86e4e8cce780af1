//! Providers of credentials, for programs that do not contain them.
//!
//! | provider | source |
//! |---|---|
//! | [`Credentials`](tablestore_core::Credentials) | none: they provide themselves |
//! | [`EnvironmentCredentials`] | environment variables |
//! | [`OidcRoleCredentials`] | a role that is assumed with an OIDC token, as in Kubernetes |
//! | [`CliProfileCredentials`] | the profiles of Alibaba Cloud CLI, `~/.aliyun/config.json` |
//! | [`IniProfileCredentials`] | the profiles of the SDKs, `~/.alibabacloud/credentials` |
//! | [`EcsRamRoleCredentials`] | the metadata service of an ECS instance |
//! | [`UriCredentials`] | a server that issues credentials |
//! | [`CredentialsChain`] | several, until one has credentials; [standard](CredentialsChain::standard): these six, in this order |
//! | your own | anything: implement [`ProvideCredentials`](tablestore_core::ProvideCredentials) |
//!
//! A provider is asked before each request: wrap those that read files or ask servers in
//! [`CachedCredentials`]. [`SwitchableCredentials`] changes the provider of a client in use.
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
//! - [`ErrorKind::NotConfigured`] when nothing configures it. A chain continues.
//! - [`ErrorKind::Config`] when its configuration is wrong or incomplete. A chain ends: the next provider
//!   would have another identity.
//! - [`ErrorKind::Credentials`] when its source returns no credentials. A chain ends.

mod cached;
mod chain;
mod cli_profile;
mod context;
mod ecs_ram_role;
mod environment;
mod external;
mod ini_profile;
mod json;
mod key;
mod oidc_role;
mod profile;
mod single_flight;
mod sts;
mod switchable;
mod uri;

pub use cached::CachedCredentials;
pub use chain::CredentialsChain;
pub use cli_profile::CliProfileCredentials;
pub use context::{CommandFuture, HttpClient, HttpFuture, ProviderContext, ReadFile, RunCommand};
pub use ecs_ram_role::EcsRamRoleCredentials;
pub use environment::EnvironmentCredentials;
pub use ini_profile::IniProfileCredentials;
pub use oidc_role::OidcRoleCredentials;
pub use switchable::SwitchableCredentials;
pub use uri::UriCredentials;

use tablestore_core::{Error, ErrorKind};

fn not_configured(reason: impl Into<String>) -> Error {
    Error::new(ErrorKind::NotConfigured, reason.into())
}

fn invalid(reason: impl Into<String>) -> Error {
    Error::new(ErrorKind::Config, reason.into())
}

/// The error of a configured source that has no credentials.
fn unavailable(reason: impl Into<String>) -> Error {
    Error::new(ErrorKind::Credentials, reason.into())
}
