use std::collections::BTreeMap;
use std::path::PathBuf;

use tablestore_core::{Credentials, ProvideCredentials, ProvideCredentialsFuture, Result};
use zeroize::Zeroizing;

use super::key::{Parts, read_key};
use super::{EcsRamRoleCredentials, ProviderContext, behind_profile, invalid, not_configured};

const PROFILE: &str = "ALIBABA_CLOUD_PROFILE";
const FILE: &str = "ALIBABA_CLOUD_CREDENTIALS_FILE";
const KEY_NAMES: [&str; 3] = ["access_key_id", "access_key_secret", "security_token"];

/// In the home directory: Go's and PHP's, and Java's and Python's.
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
/// `~/.alibabacloud/credentials.ini`. The profile is the one that is [named](Self::with_profile),
/// else that of `ALIBABA_CLOUD_PROFILE`, else `default`.
///
/// | `type` | credentials |
/// |---|---|
/// | `access_key` | `access_key_id` and `access_key_secret` |
/// | `sts` | these and `security_token`, without an expiry |
/// | `ecs_ram_role` | those of [`EcsRamRoleCredentials`], for `role_name` if it is there |
///
/// Any other type is an error. Without the file, without the profile in it, and when the profile
/// says `enable = false`, it counts as not configured; but a file that the environment names must
/// be there, and a profile whose RAM role is not to be had is an error.
///
/// Reads the file each time that it is asked: put [`CachedCredentials`](super::CachedCredentials)
/// around it.
///
/// ```no_run
/// use tablestore_auth::providers::{CachedCredentials, IniProfileCredentials, ProviderContext};
///
/// let profile = IniProfileCredentials::new(ProviderContext::default()).with_profile("staging");
/// let credentials = CachedCredentials::new(profile);
/// ```
#[derive(Clone, Debug)]
pub struct IniProfileCredentials {
    context: ProviderContext,
    profile: Option<String>,
    path: Option<PathBuf>,
}

impl IniProfileCredentials {
    /// Reads the file and the variables of the context.
    pub fn new(context: ProviderContext) -> Self {
        Self {
            context,
            profile: None,
            path: None,
        }
    }

    /// Takes this profile, whatever the environment says.
    #[must_use]
    pub fn with_profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
        self
    }

    /// Reads this file, whatever the environment says.
    #[must_use]
    pub fn with_path(mut self, path: impl Into<PathBuf>) -> Self {
        self.path = Some(path.into());
        self
    }

    async fn read(&self) -> Result<Credentials> {
        let (path, file) = self.file()?;
        let path = path.display();
        let name = match &self.profile {
            Some(name) => name.clone(),
            None => self
                .context
                .variable(PROFILE)?
                .unwrap_or_else(|| "default".into()),
        };
        let place = format!("profile {name:?} of {path}");
        let text = std::str::from_utf8(&file)
            .map_err(|error| invalid(format!("{path} is not UTF-8")).with_source(error))?;
        let profile = section(text, &name)
            .map_err(|line| {
                invalid(format!(
                    "line {line} of {path} is neither a [section] nor key = value"
                ))
            })?
            .ok_or_else(|| not_configured(format!("there is no {place}")))?;
        self.follow(&place, &profile).await
    }

    fn file(&self) -> Result<(PathBuf, Zeroizing<Vec<u8>>)> {
        let named = match &self.path {
            Some(path) => Some(path.clone()),
            None => self.context.variable(FILE)?.map(PathBuf::from),
        };
        if let Some(path) = named {
            let file = self.context.file(&path)?;
            let file =
                file.ok_or_else(|| invalid(format!("there is no file {}", path.display())))?;
            return Ok((path, file));
        }
        for path in PATHS {
            let path = self.context.in_home(path)?;
            if let Some(file) = self.context.file(&path)? {
                return Ok((path, file));
            }
        }
        let path = self.context.in_home(PATHS[0])?;
        Err(not_configured(format!(
            "there is no file {}",
            path.display()
        )))
    }

    async fn follow(&self, place: &str, profile: &BTreeMap<&str, &str>) -> Result<Credentials> {
        let text = |name: &str| profile.get(name).map(|text| (*text).to_owned());
        if text("enable").is_some_and(|enable| enable.eq_ignore_ascii_case("false")) {
            return Err(not_configured(format!("{place} is not enabled")));
        }
        let parts = match profile.get("type").copied() {
            Some("access_key") => Parts::IdAndSecret,
            Some("sts") => Parts::All,
            Some("ecs_ram_role") => {
                let role = EcsRamRoleCredentials::of(&self.context, text("role_name"));
                let answer = role.provide().await;
                return answer.map_err(|error| behind_profile(place, error));
            }
            other => {
                let other = other.unwrap_or_default();
                return Err(invalid(format!(
                    "{place} has the type {other:?}: allowed are access_key, sts and ecs_ram_role"
                )));
            }
        };
        read_key(place, KEY_NAMES, parts, &mut |name| Ok(text(name)))?
            .ok_or_else(|| invalid(format!("{place} has no access key")))
    }
}

impl ProvideCredentials for IniProfileCredentials {
    fn provide(&self) -> ProvideCredentialsFuture<'_> {
        ProvideCredentialsFuture::new(self.read())
    }
}

/// The keys and values of a section, the last of each key; `None` when there is no such section.
/// Values that are empty count as not there.
///
/// # Errors
///
/// The number of the first line, counted from one, that cannot be read.
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
        let (key, value) = line.split_once('=').ok_or(number)?;
        if let Some(section) = found.as_mut().filter(|_| is_inside) {
            section.insert(key.trim(), value.trim());
        }
    }
    Ok(found.map(|mut section| {
        section.retain(|_, value| !value.is_empty());
        section
    }))
}

/// A comment begins with `#` or `;`, at the start of a line or after a blank.
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
                    \ta=2 ; the last one counts\n\
                    b = x=y#z;\n\
                    empty =\n\
                    [two]\n\
                    a = 3\n\
                    [ one ]\n\
                    c = 4\n\
                    [three]";
        let expected = BTreeMap::from([("a", "2"), ("b", "x=y#z;"), ("c", "4")]);
        assert_eq!(section(text, "one"), Ok(Some(expected)));
        assert_eq!(section(text, "two"), Ok(Some(BTreeMap::from([("a", "3")]))));
        assert_eq!(section(text, "three"), Ok(Some(BTreeMap::new())));
        assert_eq!(section(text, "four"), Ok(None));
    }

    #[test]
    fn a_line_that_is_neither_is_refused_wherever_it_stands() {
        assert_eq!(section("[one]\na = 1\n\nsecret\n", "two"), Err(4));
        assert_eq!(section("[one\n", "one"), Err(1));
    }
}
