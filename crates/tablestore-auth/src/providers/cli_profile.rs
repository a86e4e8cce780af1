use std::path::PathBuf;

use tablestore_core::{Credentials, Error, ProvideCredentials, ProvideCredentialsFuture, Result};

use super::json::Object;
use super::key::{Parts, read_key};
use super::{
    EcsRamRoleCredentials, ProviderContext, UriCredentials, behind_profile, invalid, not_configured,
};

const PROFILE: &str = "ALIBABA_CLOUD_PROFILE";
const DISABLED: &str = "ALIBABA_CLOUD_CLI_PROFILE_DISABLED";
const KEY_NAMES: [&str; 3] = ["access_key_id", "access_key_secret", "sts_token"];

/// Credentials from a profile of Alibaba Cloud CLI, as `aliyun configure` writes them to
/// `~/.aliyun/config.json`.
///
/// The profile is the one that is [named](Self::with_profile), else that of
/// `ALIBABA_CLOUD_PROFILE`, else the file's current one.
///
/// | mode | credentials |
/// |---|---|
/// | `AK` | the access key in the profile |
/// | `StsToken` | the temporary key in the profile, without an expiry |
/// | `EcsRamRole` | those of [`EcsRamRoleCredentials`], for the profile's `ram_role_name` if it has one |
/// | `CredentialsURI` | those of [`UriCredentials`], from the profile's `credentials_uri` |
///
/// Any other mode is an error. Without the file, without the profile in it, when the profile has
/// not been filled in, and when `ALIBABA_CLOUD_CLI_PROFILE_DISABLED` is `true`, it counts as not
/// configured. A profile whose RAM role is not to be had is an error.
///
/// Reads the file each time that it is asked: put [`CachedCredentials`](super::CachedCredentials)
/// around it.
///
/// ```no_run
/// use tablestore_auth::providers::{CachedCredentials, CliProfileCredentials, ProviderContext};
///
/// let profile = CliProfileCredentials::new(ProviderContext::default()).with_profile("staging");
/// let credentials = CachedCredentials::new(profile);
/// ```
#[derive(Clone, Debug)]
pub struct CliProfileCredentials {
    context: ProviderContext,
    profile: Option<String>,
    path: Option<PathBuf>,
}

impl CliProfileCredentials {
    /// Reads the file and the variables of the context.
    pub fn new(context: ProviderContext) -> Self {
        Self {
            context,
            profile: None,
            path: None,
        }
    }

    /// Takes this profile, whatever the environment and the file say.
    #[must_use]
    pub fn with_profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
        self
    }

    /// Reads this file, and not the one in the home directory.
    #[must_use]
    pub fn with_path(mut self, path: impl Into<PathBuf>) -> Self {
        self.path = Some(path.into());
        self
    }

    async fn read(&self) -> Result<Credentials> {
        if self.context.is_true(DISABLED)? {
            return Err(not_configured(format!("{DISABLED} is true")));
        }
        let (path, absent): (_, fn(String) -> Error) = match &self.path {
            Some(path) => (path.clone(), invalid),
            None => (self.context.in_home(".aliyun/config.json")?, not_configured),
        };
        let file = self.context.file(&path)?;
        let path = path.display();
        let file = file.ok_or_else(|| absent(format!("there is no file {path}")))?;
        let file = Object::read(&file, || invalid(format!("{path} is no JSON object")))?;

        let (name, profile) = self.select(file)?;
        let place = format!("profile {name:?} of {path}");
        match profile {
            Some(profile) => self.follow(&place, profile).await,
            None => Err(not_configured(format!("there is no {place}"))),
        }
    }

    /// The name of the profile that is meant, and the profile if there is one.
    fn select<'a>(&self, mut file: Object<'a>) -> Result<(String, Option<Object<'a>>)> {
        let name = match &self.profile {
            Some(name) => name.clone(),
            None => match self.context.variable(PROFILE)? {
                Some(name) => name,
                None => file
                    .take_text("current")
                    .unwrap_or_else(|| "default".into()),
            },
        };
        let mut profiles = file.take_objects("profiles").into_iter();
        let profile = profiles.find(|profile| profile.is_text("name", &name));
        Ok((name, profile))
    }

    async fn follow(&self, place: &str, mut profile: Object<'_>) -> Result<Credentials> {
        let mode = profile.take_text("mode").unwrap_or_default();
        let mut text = |name: &str| profile.take_text(name);
        let parts = match mode.as_str() {
            "AK" => Parts::IdAndSecret,
            "StsToken" => Parts::All,
            "EcsRamRole" => {
                let role = EcsRamRoleCredentials::of(&self.context, text("ram_role_name"));
                let answer = role.provide().await;
                return answer.map_err(|error| behind_profile(place, error));
            }
            "CredentialsURI" => {
                let uri = text("credentials_uri")
                    .ok_or_else(|| invalid(format!("{place}: credentials_uri is not set")))?;
                let uri = UriCredentials::new(self.context.clone()).with_uri(uri);
                let answer = uri.provide().await;
                return answer.map_err(|error| behind_profile(place, error));
            }
            // As the CLI makes it before it is told more.
            "" => return Err(not_configured(format!("{place} has no mode"))),
            other => {
                return Err(invalid(format!(
                    "{place} has the mode {other:?}: allowed are AK, StsToken, EcsRamRole and \
                     CredentialsURI"
                )));
            }
        };
        read_key(place, KEY_NAMES, parts, &mut |name| Ok(text(name)))?
            .ok_or_else(|| not_configured(format!("{place} has no access key")))
    }
}

impl ProvideCredentials for CliProfileCredentials {
    fn provide(&self) -> ProvideCredentialsFuture<'_> {
        ProvideCredentialsFuture::new(self.read())
    }
}
