use std::collections::BTreeMap;
use std::path::PathBuf;

use tablestore_core::{Credentials, ProvideCredentials, ProvideCredentialsFuture, Quoted, Result};
use zeroize::Zeroizing;

use super::context::without_mark;
use super::key::{Parts, read_key};
use super::oidc_role::OidcIdentity;
use super::profile::{Identity, Method, ProfileSettings};
use super::sts::Role;
use super::{ProviderContext, invalid, not_configured};

const FILE: &str = "ALIBABA_CLOUD_CREDENTIALS_FILE";
const KEY_NAMES: [&str; 3] = ["access_key_id", "access_key_secret", "security_token"];

/// In the home directory: the file of the SDKs for Go and PHP, and of those for Java and Python.
const PATHS: [&str; 2] = [".alibabacloud/credentials", ".alibabacloud/credentials.ini"];

/// Credentials from a profile in the file that the Alibaba Cloud SDKs share.
///
/// ```ini
/// [default]
/// type = access_key
/// access_key_id = LTAI5t
/// access_key_secret = b4fL1c
/// ```
///
/// The file is that of `ALIBABA_CLOUD_CREDENTIALS_FILE`, else `~/.alibabacloud/credentials`, else
/// `~/.alibabacloud/credentials.ini`. The profile is the one that is [named](Self::with_profile), else
/// that of `ALIBABA_CLOUD_PROFILE`, else `default`.
///
/// | `type` | credentials |
/// |---|---|
/// | `access_key` | `access_key_id` and `access_key_secret` |
/// | `sts` | these and `security_token`, without an expiry |
/// | `ecs_ram_role` | those of [`EcsRamRoleCredentials`](super::EcsRamRoleCredentials), for `role_name` if it is set |
/// | `ram_role_arn` | those of the role `role_arn`, assumed with the access key in the profile |
/// | `oidc_role_arn` | those of the role `role_arn`, assumed with the token in `oidc_token_file_path` for `oidc_provider_arn` |
///
/// Roles also take `role_session_name` and `policy`. Any other type is an error; `rsa_key_pair` is one
/// of them, since there is no RSA here.
///
/// It counts as not configured without the file, without the profile in it unless the program names the
/// profile, and when the profile has `enable = false`. A file that the environment names must exist, and
/// a profile whose credentials are not available is an error.
///
/// Reads the file each time that it is asked: wrap it in
/// [`CachedCredentials`](super::CachedCredentials).
///
/// ```no_run
/// use tablestore_auth::providers::{CachedCredentials, IniProfileCredentials, ProviderContext};
///
/// let profile = IniProfileCredentials::new(ProviderContext::default()).with_profile("staging");
/// let credentials = CachedCredentials::new(profile);
/// ```
#[derive(Clone, Debug)]
pub struct IniProfileCredentials {
    settings: ProfileSettings,
}

impl IniProfileCredentials {
    /// Creates a provider with the files and variables of a context.
    pub fn new(context: ProviderContext) -> Self {
        let settings = ProfileSettings::new(context);
        Self { settings }
    }

    /// Sets the profile, instead of that of the environment. It must exist.
    #[must_use]
    pub fn with_profile(mut self, name: impl Into<String>) -> Self {
        self.settings.profile = Some(name.into());
        self
    }

    /// Sets the file, instead of that of the environment. It must exist.
    #[must_use]
    pub fn with_path(mut self, path: impl Into<PathBuf>) -> Self {
        self.settings.path = Some(path.into());
        self
    }

    async fn read(&self) -> Result<Credentials> {
        let (path, file) = self.file()?;
        let path = path.display();
        let name = self.settings.name(None)?;
        let origin = format!("profile {} of {path}", Quoted(&name.name));
        let text = std::str::from_utf8(without_mark(&file))
            .map_err(|error| invalid(format!("{path} is not UTF-8")).with_source(error))?;
        let profile = section(text, &name.name).map_err(|line| {
            invalid(format!(
                "line {line} of {path} is neither [section] nor key = value"
            ))
        })?;
        let profile = name.found(&origin, profile)?;
        let method = method(&origin, &profile)?;
        method.credentials(&self.settings.context, &origin).await
    }

    fn file(&self) -> Result<(PathBuf, Zeroizing<Vec<u8>>)> {
        let context = &self.settings.context;
        let named = match &self.settings.path {
            Some(path) => Some(path.clone()),
            None => context.variable(FILE)?.map(PathBuf::from),
        };
        let absent = |path: PathBuf| format!("there is no file {}", path.display());
        if let Some(path) = named {
            return match context.file(&path)? {
                Some(file) => Ok((path, file)),
                None => Err(invalid(absent(path))),
            };
        }
        for path in PATHS {
            let path = context.in_home(path)?;
            if let Some(file) = context.file(&path)? {
                return Ok((path, file));
            }
        }
        Err(not_configured(absent(context.in_home(PATHS[0])?)))
    }
}

impl ProvideCredentials for IniProfileCredentials {
    fn provide(&self) -> ProvideCredentialsFuture<'_> {
        ProvideCredentialsFuture::new(self.read())
    }
}

fn method(origin: &str, profile: &BTreeMap<&str, &str>) -> Result<Method> {
    let text = |name: &str| profile.get(name).map(|text| (*text).to_owned());
    let required =
        |name: &str| text(name).ok_or_else(|| invalid(format!("{origin}: {name} is not set")));
    let key = |parts| -> Result<Identity> {
        read_key(origin, KEY_NAMES, parts, &mut |name| Ok(text(name)))?
            .map(Identity::Key)
            .ok_or_else(|| invalid(format!("{origin} has no access key")))
    };
    let role = || -> Result<Role> {
        Ok(Role {
            arn: required("role_arn")?,
            session_name: text("role_session_name"),
            policy: text("policy"),
            ..Role::default()
        })
    };
    if text("enable").is_some_and(|enable| enable.eq_ignore_ascii_case("false")) {
        return Err(not_configured(format!("{origin} is not enabled")));
    }
    Ok(match profile.get("type").copied().unwrap_or_default() {
        "access_key" => key(Parts::IdAndSecret)?.into(),
        "sts" => key(Parts::All)?.into(),
        "ecs_ram_role" => Identity::EcsRamRole {
            name: text("role_name"),
        }
        .into(),
        "ram_role_arn" => Method {
            identity: key(Parts::TokenOptional)?,
            roles: vec![role()?],
        },
        "oidc_role_arn" => {
            let identity = OidcIdentity {
                provider_arn: required("oidc_provider_arn")?,
                token_file: required("oidc_token_file_path")?.into(),
            };
            Identity::Oidc(identity, role()?).into()
        }
        "rsa_key_pair" => {
            return Err(invalid(format!(
                "{origin} has the type rsa_key_pair, which is not supported: it needs RSA signatures"
            )));
        }
        other => {
            let other = Quoted(other);
            return Err(invalid(format!(
                "{origin} has the type {other}, which is not supported: expected one of access_key, \
                 sts, ecs_ram_role, ram_role_arn, oidc_role_arn"
            )));
        }
    })
}

/// The keys and values of a section, the last value of each key; `None` when there is no such section.
/// Keys without a value are left out.
///
/// # Errors
///
/// The number of the first invalid line, counted from one.
fn section<'a>(text: &'a str, name: &str) -> Result<Option<BTreeMap<&'a str, &'a str>>, usize> {
    let mut found: Option<BTreeMap<_, _>> = None;
    let mut is_inside = false;
    for (number, line) in (1_usize..).zip(text.lines()) {
        let line = without_comment(line);
        if line.is_empty() {
            continue;
        }
        if let Some(header) = line.strip_prefix('[') {
            is_inside = header.strip_suffix(']').ok_or(number)?.trim() == name;
            if is_inside {
                found.get_or_insert_default();
            }
            continue;
        }
        let (key, value) = line.split_once(['=', ':']).ok_or(number)?;
        if let Some(section) = found.as_mut().filter(|_| is_inside) {
            section.insert(key.trim(), value.trim());
        }
    }
    Ok(found.map(|mut section| {
        section.retain(|_, value| !value.is_empty());
        section
    }))
}

/// Strips a comment, which begins with `#` or `;` at the start of a line or after a blank.
fn without_comment(line: &str) -> &str {
    let mut previous = ' ';
    let comment = line.find(|character: char| {
        let starts = matches!(character, '#' | ';') && previous.is_whitespace();
        previous = character;
        starts
    });
    line[..comment.unwrap_or(line.len())].trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_read_by_its_name() {
        let text = "; for all\n\
                    key = 0\n\
                    [one] # the first\n\
                    a = 1\r\n\
                    \ta: 2 ; the last one counts\n\
                    b = x=y:z#z;\n\
                    d: x:y=z\n\
                    empty =\n\
                    [two]\n\
                    a = 3\n\
                    [ one ]\n\
                    c = 4\n\
                    [three]";
        let expected = BTreeMap::from([("a", "2"), ("b", "x=y:z#z;"), ("c", "4"), ("d", "x:y=z")]);
        assert_eq!(section(text, "one"), Ok(Some(expected)));
        assert_eq!(section(text, "two"), Ok(Some(BTreeMap::from([("a", "3")]))));
        assert_eq!(section(text, "three"), Ok(Some(BTreeMap::new())));
        assert_eq!(section(text, "four"), Ok(None));
    }

    #[test]
    fn an_invalid_line_is_an_error_in_any_section() {
        assert_eq!(section("[one]\na = 1\n\nsecret\n", "two"), Err(4));
        assert_eq!(section("[one\n", "one"), Err(1));
    }
}
