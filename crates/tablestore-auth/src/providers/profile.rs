//! The parts that both kinds of profiles share: which profile of which file is used, and the ways in which
//! a profile leads to credentials.

use std::path::PathBuf;

use tablestore_core::{Credentials, ErrorKind, ProvideCredentials, Result};

use super::oidc_role::OidcIdentity;
use super::sts::{self, Role};
use super::{
    EcsRamRoleCredentials, ProviderContext, UriCredentials, external, invalid, not_configured,
    unavailable,
};

/// The profile that is used where none is named.
const DEFAULT: &str = "default";

/// The variable that names the profile.
pub(super) const PROFILE: &str = "ALIBABA_CLOUD_PROFILE";

/// The settings of a profile provider.
#[derive(Clone, Debug)]
pub(super) struct ProfileSettings {
    pub(super) context: ProviderContext,
    pub(super) profile: Option<String>,
    pub(super) path: Option<PathBuf>,
}

impl ProfileSettings {
    pub(super) fn new(context: ProviderContext) -> Self {
        Self {
            context,
            profile: None,
            path: None,
        }
    }

    /// The name of the profile: that of the program, of the environment, of the file or `default`.
    pub(super) fn name(&self, current: Option<String>) -> Result<ProfileName> {
        let required = |name| ProfileName {
            name,
            is_required: true,
        };
        let optional = |name| ProfileName {
            name,
            is_required: false,
        };
        if let Some(name) = &self.profile {
            return Ok(required(name.clone()));
        }
        Ok(match (self.context.variable(PROFILE)?, current) {
            // It may be in the other file.
            (Some(name), _) => optional(name),
            (None, Some(current)) if current != DEFAULT => required(current),
            (None, _) => optional(DEFAULT.to_owned()),
        })
    }
}

/// The name of the profile to use.
pub(super) struct ProfileName {
    pub(super) name: String,
    /// Whether it must be in the file, since the program or the file names it.
    is_required: bool,
}

impl ProfileName {
    pub(super) fn found<T>(&self, origin: &str, profile: Option<T>) -> Result<T> {
        profile.ok_or_else(|| {
            let reason = format!("there is no {origin}");
            if self.is_required {
                invalid(reason)
            } else {
                not_configured(reason)
            }
        })
    }
}

/// The way from a profile to credentials: an identity, and the roles that it assumes, one after another.
pub(super) struct Method {
    pub(super) identity: Identity,
    pub(super) roles: Vec<Role>,
}

/// Not `Debug`: a URI or a command may contain a secret.
pub(super) enum Identity {
    Key(Credentials),
    EcsRamRole { name: Option<String> },
    Uri(String),
    Oidc(OidcIdentity, Role),
    External { command: String },
}

impl From<Identity> for Method {
    fn from(identity: Identity) -> Self {
        Self {
            identity,
            roles: Vec::new(),
        }
    }
}

impl Method {
    /// Gets the credentials. Errors name the profile by `origin`.
    pub(super) async fn credentials(
        self,
        context: &ProviderContext,
        origin: &str,
    ) -> Result<Credentials> {
        let identity = match self.identity {
            Identity::Key(credentials) => Ok(credentials),
            Identity::EcsRamRole { name } => {
                let role = EcsRamRoleCredentials::with_optional_name(context, name);
                role.provide().await
            }
            Identity::Uri(uri) => {
                let uri = UriCredentials::new(context.clone()).with_uri(uri);
                uri.provide().await
            }
            Identity::Oidc(identity, role) => identity.assume(context, &role).await,
            Identity::External { command } => external::run(context, origin, &command).await,
        };
        // Even a provider that is not configured is configured by the profile.
        let mut credentials = identity.map_err(|error| match error.kind() {
            ErrorKind::NotConfigured => unavailable(format!("{origin}: {error}")),
            _ => error,
        })?;
        for role in &self.roles {
            credentials = sts::assume_role(context, &credentials, role).await?;
        }
        Ok(credentials)
    }
}
