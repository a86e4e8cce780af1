//! The three parts of a key, wherever they stand, and the JSON of those who hand out temporary ones.

use tablestore_core::{Credentials, Error, Result};

use super::json::Object;
use super::{invalid, unavailable};
use crate::date::Date;

/// Which parts a place has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Parts {
    /// Id and secret; a token that stands there, too, belongs to another key.
    IdAndSecret,
    /// All of them.
    All,
    /// Id and secret, and the token if the key is a temporary one.
    TokenOptional,
}

/// Reads the key of a place, where the parts have these names: id, secret, token. `None` when
/// there is no part of it at all.
///
/// # Errors
///
/// A part is missing while another is there, or cannot be one. The message names the part and the
/// place, never a value.
pub(super) fn read_key(
    place: &str,
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

    let found = [
        (id_name, id.is_some()),
        (secret_name, secret.is_some()),
        (token_name, token.is_some()),
    ];
    let Some((there, _)) = found.iter().find(|(_, is_there)| *is_there) else {
        return Ok(None);
    };
    let missing = |name: &str| invalid(format!("{place}: {name} is not set, while {there} is"));
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
        .map_err(|error| invalid(format!("{place}: {error}")))
}

/// Reads the object that the metadata service and credentials URIs answer with.
///
/// # Errors
///
/// It is another than that, or says that there is no key. The message quotes nothing but the code.
pub(super) fn read_answer(place: &str, body: &[u8]) -> Result<Credentials> {
    let mut answer = Object::read(body, || unavailable(format!("{place} gave no JSON object")))?;
    if let Some(code) = answer.take_text("Code").filter(|code| code != "Success") {
        return Err(unavailable(format!("{place} gave the code {code:?}")));
    }
    let expiration = answer.take_text("Expiration");
    let names = ["AccessKeyId", "AccessKeySecret", "SecurityToken"];
    let key = read_key(place, names, Parts::All, &mut |name| {
        Ok(answer.take_text(name))
    });
    let credentials = key
        .map_err(|error: Error| unavailable(error.to_string()))?
        .ok_or_else(|| unavailable(format!("{place} gave no AccessKeyId")))?;
    let expiration =
        expiration.ok_or_else(|| unavailable(format!("{place} gave no Expiration")))?;
    let expiry = Date::parse(&expiration).ok_or_else(|| {
        unavailable(format!(
            "{place} gave the Expiration {expiration:?}: allowed are dates such as \
             2026-11-23T09:00:00Z"
        ))
    })?;
    Ok(credentials.with_expiry(expiry))
}
