use std::path::PathBuf;

use tablestore_core::{
    Credentials, Error, ErrorKind, ProvideCredentials, ProvideCredentialsFuture, Quoted, Result,
};

use super::context::without_mark;
use super::json::Object;
use super::key::{Parts, read_key};
use super::oidc_role::OidcIdentity;
use super::profile::{Identity, Method, ProfileSettings};
use super::sts::Role;
use super::{ProviderContext, invalid, not_configured};

const DISABLED: &str = "ALIBABA_CLOUD_CLI_PROFILE_DISABLED";
const KEY_NAMES: [&str; 3] = ["access_key_id", "access_key_secret", "sts_token"];

const MODES: [&str; 8] = [
    "AK",
    "StsToken",
    "RamRoleArn",
    "ChainableRamRoleArn",
    "EcsRamRole",
    "OIDC",
    "External",
    "CredentialsURI",
];

/// Credentials from a profile of Alibaba Cloud CLI, as `aliyun configure` writes them to
/// `~/.aliyun/config.json`.
///
/// The profile is the one that is [named](Self::with_profile), else that of `ALIBABA_CLOUD_PROFILE`,
/// else the file's current one.
///
/// | mode | credentials |
/// |---|---|
/// | `AK` | the access key in the profile |
/// | `StsToken` | the temporary key in the profile, without an expiry |
/// | `RamRoleArn` | those of the role `ram_role_arn`, assumed with the access key in the profile |
/// | `ChainableRamRoleArn` | those of the role `ram_role_arn`, assumed with the profile `source_profile` |
/// | `EcsRamRole` | those of [`EcsRamRoleCredentials`](super::EcsRamRoleCredentials), for the profile's `ram_role_name` if it has one |
/// | `OIDC` | those of the role `ram_role_arn`, assumed with the token in `oidc_token_file` for `oidc_provider_arn` |
/// | `External` | those that `process_command` prints, as JSON with `mode`, `access_key_id`, `access_key_secret`, `sts_token` and perhaps `expiration` |
/// | `CredentialsURI` | those of [`UriCredentials`](super::UriCredentials), from the profile's `credentials_uri` |
///
/// Roles also take `ram_session_name`, `expired_seconds`, `sts_region`, `enable_vpc`, `policy` and
/// `external_id`. Any other mode is an error.
///
/// It counts as not configured without the file, without the profile in it unless the program or the file
/// names the profile, when the profile has not been filled in, and when
/// `ALIBABA_CLOUD_CLI_PROFILE_DISABLED` is `true`. A profile whose credentials are not available is an error.
///
/// Reads the file each time that it is asked: wrap it in
/// [`CachedCredentials`](super::CachedCredentials).
///
/// ```no_run
/// use tablestore_auth::providers::{CachedCredentials, CliProfileCredentials, ProviderContext};
///
/// let profile = CliProfileCredentials::new(ProviderContext::default()).with_profile("staging");
/// let credentials = CachedCredentials::new(profile);
/// ```
#[derive(Clone, Debug)]
pub struct CliProfileCredentials {
    settings: ProfileSettings,
}

impl CliProfileCredentials {
    /// Creates a provider with the files and variables of a context.
    pub fn new(context: ProviderContext) -> Self {
        let settings = ProfileSettings::new(context);
        Self { settings }
    }

    /// Sets the profile, instead of that of the environment and the file. It must exist.
    #[must_use]
    pub fn with_profile(mut self, name: impl Into<String>) -> Self {
        self.settings.profile = Some(name.into());
        self
    }

    /// Sets the file, instead of the one in the home directory. It must exist.
    #[must_use]
    pub fn with_path(mut self, path: impl Into<PathBuf>) -> Self {
        self.settings.path = Some(path.into());
        self
    }

    async fn read(&self) -> Result<Credentials> {
        let context = &self.settings.context;
        if context.is_true(DISABLED)? {
            return Err(not_configured(format!("{DISABLED} is true")));
        }
        let (path, absent): (_, fn(String) -> Error) = match &self.settings.path {
            Some(path) => (path.clone(), invalid),
            None => (context.in_home(".aliyun/config.json")?, not_configured),
        };
        let file = context.file(&path)?;
        let path = path.display().to_string();
        let file = file.ok_or_else(|| absent(format!("there is no file {path}")))?;
        let mut file = Object::read(without_mark(&file), || {
            invalid(format!("{path} is not a JSON object"))
        })?;
        let name = self.settings.name(file.take_text("current"))?;
        let mut profiles = Profiles {
            path,
            unused: file.take_objects("profiles"),
        };
        let origin = profiles.origin(&name.name);
        let profile = name.found(&origin, profiles.take(&name.name))?;
        let method = profiles.method(&origin, profile)?;
        method.credentials(context, &origin).await
    }
}

impl ProvideCredentials for CliProfileCredentials {
    fn provide(&self) -> ProvideCredentialsFuture<'_> {
        ProvideCredentialsFuture::new(self.read())
    }
}

/// The profiles of a file that are not used yet. Each can be used once, so no chain of them is a circle.
struct Profiles<'a> {
    path: String,
    unused: Vec<Object<'a>>,
}

impl<'a> Profiles<'a> {
    fn origin(&self, name: &str) -> String {
        format!("profile {} of {}", Quoted(name), self.path)
    }

    fn take(&mut self, name: &str) -> Option<Object<'a>> {
        let mut unused = self.unused.iter();
        let at = unused.position(|profile| profile.is_text("name", name))?;
        Some(self.unused.remove(at))
    }

    fn method(&mut self, origin: &str, mut profile: Object<'a>) -> Result<Method> {
        let mode = profile.take_text("mode").unwrap_or_default();
        if mode.is_empty() {
            // As the CLI creates a profile.
            return Err(not_configured(format!("{origin} has no mode")));
        }
        let known = MODES
            .into_iter()
            .find(|known| known.eq_ignore_ascii_case(&mode));
        Ok(match known {
            // As the CLI creates a profile, too: without a key.
            Some("AK") => key(origin, &mut profile, Parts::IdAndSecret, not_configured)?.into(),
            Some("StsToken") => key(origin, &mut profile, Parts::All, not_configured)?.into(),
            Some("RamRoleArn") => Method {
                identity: key(origin, &mut profile, Parts::TokenOptional, invalid)?,
                roles: vec![role(origin, &mut profile)?],
            },
            Some("ChainableRamRoleArn") => {
                let source = required(origin, &mut profile, "source_profile")?;
                let role = role(origin, &mut profile)?;
                let mut method = self.source(origin, &source)?;
                method.roles.push(role);
                method
            }
            Some("EcsRamRole") => Identity::EcsRamRole {
                name: profile.take_text("ram_role_name"),
            }
            .into(),
            Some("OIDC") => {
                let identity = OidcIdentity {
                    provider_arn: required(origin, &mut profile, "oidc_provider_arn")?,
                    token_file: required(origin, &mut profile, "oidc_token_file")?.into(),
                };
                Identity::Oidc(identity, role(origin, &mut profile)?).into()
            }
            Some("External") => Identity::External {
                command: required(origin, &mut profile, "process_command")?,
            }
            .into(),
            Some("CredentialsURI") => {
                Identity::Uri(required(origin, &mut profile, "credentials_uri")?).into()
            }
            _ => {
                let known = MODES.join(", ");
                let mode = Quoted(&mode);
                return Err(invalid(format!(
                    "{origin} has the mode {mode}, which is not supported: expected one of {known}"
                )));
            }
        })
    }

    /// The method of the profile that another one is based on.
    fn source(&mut self, origin: &str, name: &str) -> Result<Method> {
        let source_origin = self.origin(name);
        let source = self.take(name).ok_or_else(|| {
            let name = Quoted(name);
            invalid(format!(
                "{origin}: source_profile {name} does not exist, or leads back to itself"
            ))
        })?;
        // It is named, so it must be filled in.
        self.method(&source_origin, source)
            .map_err(|error| match error.kind() {
                ErrorKind::NotConfigured => invalid(error.to_string()),
                _ => error,
            })
    }
}

fn key(
    origin: &str,
    profile: &mut Object<'_>,
    parts: Parts,
    absent: fn(String) -> Error,
) -> Result<Identity> {
    let get = &mut |name: &str| Ok(profile.take_text(name));
    let key = read_key(origin, KEY_NAMES, parts, get)?;
    key.map(Identity::Key)
        .ok_or_else(|| absent(format!("{origin} has no access key")))
}

fn role(origin: &str, profile: &mut Object<'_>) -> Result<Role> {
    Ok(Role {
        arn: required(origin, profile, "ram_role_arn")?,
        session_name: profile.take_text("ram_session_name"),
        duration_seconds: profile
            .take_number("expired_seconds")
            .filter(|seconds| *seconds != 0),
        policy: profile.take_text("policy"),
        external_id: profile.take_text("external_id"),
        region: profile.take_text("sts_region"),
        is_vpc: profile.is_true("enable_vpc"),
    })
}

fn required(origin: &str, profile: &mut Object<'_>, name: &str) -> Result<String> {
    profile
        .take_text(name)
        .ok_or_else(|| invalid(format!("{origin}: {name} is not set")))
}
