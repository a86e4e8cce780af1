//! The parts of an access key, in any source, and the JSON in which temporary keys are issued.

use std::time::SystemTime;

use tablestore_core::{Credentials, Error, Result};

use super::json::Object;
use super::{invalid, unavailable};
use crate::date::Date;
use crate::quoted;

/// The parts of a key that a source has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Parts {
    /// Id and secret; a token in the same source belongs to another key.
    IdAndSecret,
    /// Id, secret and token.
    All,
    /// Id and secret, and the token if the key is temporary.
    TokenOptional,
}

/// Reads a key from a source, whose names for id, secret and token these are. `None` when it has none of
/// them.
///
/// # Errors
///
/// A part is missing while another is set, or a part is invalid. The message names the part and the
/// source, never a value.
pub(super) fn read_key(
    source: &str,
    names: [&str; 3],
    parts: Parts,
    get: &mut dyn FnMut(&str) -> Result<Option<String>>,
) -> Result<Option<Credentials>> {
    let [id_name, secret_name, token_name] = names;
    let id = get(id_name)?;
    let secret = get(secret_name)?;
    let token = match parts {
        Parts::IdAndSecret => None,
        Parts::All | Parts::TokenOptional => get(token_name)?,
    };

    let values = [
        (id_name, id.is_some()),
        (secret_name, secret.is_some()),
        (token_name, token.is_some()),
    ];
    let Some((set, _)) = values.iter().find(|(_, is_set)| *is_set) else {
        return Ok(None);
    };
    let missing = |name: &str| invalid(format!("{source}: {name} is not set, while {set} is"));
    let id = id.ok_or_else(|| missing(id_name))?;
    let secret = secret.ok_or_else(|| missing(secret_name))?;
    if parts == Parts::All && token.is_none() {
        return Err(missing(token_name));
    }
    let credentials = Credentials::new(id, secret).and_then(|credentials| match token {
        Some(token) => credentials.with_security_token(token),
        None => Ok(credentials),
    });
    credentials
        .map(Some)
        .map_err(|error| invalid(format!("{source}: {error}")))
}

/// Reads the response of the metadata service or of a credentials URI.
///
/// # Errors
///
/// It is not such a JSON object, or has the code of an error. The message quotes only the code.
pub(super) fn read_response(source: &str, body: &[u8]) -> Result<Credentials> {
    let mut object = Object::read(body, || {
        unavailable(format!("{source} returned no JSON object"))
    })?;
    if let Some(code) = object.take_text("Code").filter(|code| code != "Success") {
        let code = quoted(code);
        return Err(unavailable(format!("{source} returned the code {code}")));
    }
    read_issued(source, object)
}

/// Reads a temporary key: `AccessKeyId`, `AccessKeySecret`, `SecurityToken` and `Expiration`.
pub(super) fn read_issued(source: &str, mut object: Object<'_>) -> Result<Credentials> {
    let expiration = object.take_text("Expiration");
    let names = ["AccessKeyId", "AccessKeySecret", "SecurityToken"];
    let key = read_key(source, names, Parts::All, &mut |name| {
        Ok(object.take_text(name))
    });
    let credentials = key
        .map_err(|error: Error| unavailable(error.to_string()))?
        .ok_or_else(|| unavailable(format!("{source} returned no AccessKeyId")))?;
    let expiration =
        expiration.ok_or_else(|| unavailable(format!("{source} returned no Expiration")))?;
    Ok(credentials.with_expiry(read_expiry(source, &expiration)?))
}

/// Reads the expiry of a temporary key.
pub(super) fn read_expiry(source: &str, expiration: &str) -> Result<SystemTime> {
    Date::parse(expiration).ok_or_else(|| {
        let expiration = quoted(expiration);
        unavailable(format!(
            "{source} returned the invalid expiration {expiration}: expected a date such as \
             2026-11-23T09:00:00Z"
        ))
    })
}
