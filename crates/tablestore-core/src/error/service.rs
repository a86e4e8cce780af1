use std::fmt;

use http::StatusCode;

use super::{Disposition, ErrorCode};

/// The start of the message with which `OTSAuthFailed` means that the request's date is off.
const DATE_MISMATCH: &str = "Mismatch between system time and x-ots-date";

/// The text with which `OTSQuotaExhausted` means "too fast" and not "too many".
const TOO_FREQUENT: &str = "Too frequent table operations.";

/// The number of characters of a service's text in a line of ours. [`ServiceError::message`] has all.
const MAX_CHARS: usize = 1000;

/// An error that the service reported.
///
/// ```
/// use tablestore_core::{Disposition, ErrorCode, ServiceError};
///
/// let error = ServiceError::new(ErrorCode::ServerBusy, "Server is busy.");
/// assert_eq!(error.status(), 503);
/// assert_eq!(error.disposition(), Disposition::Throttled);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceError {
    code: ErrorCode,
    message: String,
    status: StatusCode,
    request_id: Option<String>,
    tunnel_id: Option<Box<str>>,
    access_denied: Option<Box<AccessDenied>>,
}

/// The reason why an access policy refused a request, as the service reports it with status 403.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessDenied {
    /// The refused action, such as `ots:GetRow`.
    pub action: String,
    /// Kind of the caller: user, role or account.
    pub principal_type: String,
    /// Account that the caller belongs to.
    pub principal_owner_id: String,
    /// Name of the caller.
    pub principal_display_name: String,
    /// Kind of the policy that refused.
    pub policy_type: String,
    /// Whether a policy refuses (explicit) or none allows (implicit).
    pub no_permission_type: String,
    /// The whole diagnosis, encoded for the access console.
    pub encoded_diagnostic_message: String,
}

impl AccessDenied {
    /// Action, caller and reason, as far as the service reports them.
    fn summary(&self) -> String {
        let mut parts = vec![
            self.action.as_str(),
            &self.principal_display_name,
            &self.no_permission_type,
        ];
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }
}

impl ServiceError {
    /// Creates an error with the status of its code.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            status: code.status(),
            code,
            message: message.into(),
            request_id: None,
            tunnel_id: None,
            access_denied: None,
        }
    }

    /// Replaces the HTTP status.
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// Sets the id that the service gave to the request.
    #[must_use]
    pub fn with_request_id(mut self, request_id: impl Into<String>) -> Self {
        self.request_id = Some(request_id.into());
        self
    }

    /// Sets the reason of an access policy.
    #[must_use]
    pub fn with_access_denied(mut self, detail: AccessDenied) -> Self {
        self.access_denied = Some(Box::new(detail));
        self
    }

    /// Sets the id of the tunnel that the request was about.
    #[must_use]
    pub fn with_tunnel_id(mut self, tunnel_id: impl Into<String>) -> Self {
        self.tunnel_id = Some(tunnel_id.into().into());
        self
    }

    /// Returns the code.
    pub fn code(&self) -> &ErrorCode {
        &self.code
    }

    /// Returns the service's own text.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns the HTTP status of the response.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the id that the service gave to the request.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Returns the id of the tunnel that the request was about, if the service reports it.
    pub fn tunnel_id(&self) -> Option<&str> {
        self.tunnel_id.as_deref()
    }

    /// Returns the reason of an access policy, if one refused the request.
    pub fn access_denied(&self) -> Option<&AccessDenied> {
        self.access_denied.as_deref()
    }

    /// Returns what happened to the request.
    pub fn disposition(&self) -> Disposition {
        match self.code.disposition() {
            Some(_) if self.code == ErrorCode::QuotaExhausted && self.message == TOO_FREQUENT => {
                Disposition::Throttled
            }
            Some(Disposition::Rejected) | None if self.status.is_server_error() => {
                Disposition::Unknown
            }
            Some(disposition) => disposition,
            None if self.status == StatusCode::TOO_MANY_REQUESTS => Disposition::Throttled,
            // Its sender waited for the request; whether anything has executed it is not known.
            None if self.status == StatusCode::REQUEST_TIMEOUT => Disposition::Unknown,
            None => Disposition::Rejected,
        }
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, status) = (&self.code, self.status.as_u16());
        write!(f, "the service returned ")?;
        one_line(f, code.as_str())?;
        write!(f, " ({status}): ")?;
        one_line(f, shortened(&self.message))?;
        if self.code == ErrorCode::AuthFailed && self.message.starts_with(DATE_MISMATCH) {
            write!(f, " (set the clock of this machine)")?;
        }
        if let Some(denied) = self.access_denied() {
            write!(f, " [denied: ")?;
            one_line(f, &denied.summary())?;
            write!(f, "]")?;
        }
        if let Some(tunnel_id) = &self.tunnel_id {
            write!(f, " [tunnel id ")?;
            one_line(f, tunnel_id)?;
            write!(f, "]")?;
        }
        if let Some(request_id) = &self.request_id {
            write!(f, " [request id {request_id}]")?;
        }
        Ok(())
    }
}

/// The service quotes names that its callers chose: their line breaks must not look like another line of a log.
fn one_line(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for part in text.split_inclusive(char::is_control) {
        match part.char_indices().next_back() {
            Some((at, last)) if last.is_control() => {
                write!(f, "{}{}", &part[..at], last.escape_default())?;
            }
            _ => f.write_str(part)?,
        }
    }
    Ok(())
}

/// The start of a text that quotes names of any length.
fn shortened(text: &str) -> &str {
    match text.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

impl std::error::Error for ServiceError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quota_is_throttling_only_with_the_exact_text() {
        let quota = |text| ServiceError::new(ErrorCode::QuotaExhausted, text).disposition();
        assert_eq!(
            quota("Too frequent table operations."),
            Disposition::Throttled
        );
        assert_eq!(
            quota("Number of tables exceeds the quota:64."),
            Disposition::Rejected
        );
    }

    #[test]
    fn an_unknown_code_is_judged_by_its_status() {
        let new = |status| {
            ServiceError::new(ErrorCode::from("OTSBrandNew"), "")
                .with_status(status)
                .disposition()
        };
        assert_eq!(new(StatusCode::BAD_GATEWAY), Disposition::Unknown);
        assert_eq!(new(StatusCode::BAD_REQUEST), Disposition::Rejected);
        assert_eq!(new(StatusCode::TOO_MANY_REQUESTS), Disposition::Throttled);
        assert_eq!(new(StatusCode::REQUEST_TIMEOUT), Disposition::Unknown);
    }

    #[test]
    fn display_is_one_short_line_whatever_the_service_reports() {
        let error = ServiceError::new(ErrorCode::ParameterInvalid, "Invalid table name: 'a\nb'.");
        assert_eq!(
            error.to_string(),
            "the service returned OTSParameterInvalid (400): Invalid table name: 'a\\nb'."
        );
        let long = ServiceError::new(ErrorCode::ParameterInvalid, "x".repeat(1_000_000));
        assert!(long.to_string().len() < 1100);
        assert_eq!(long.message().len(), 1_000_000);
    }

    #[test]
    fn display_of_a_rejected_date_advises_to_set_the_clock() {
        let message = "Mismatch between system time and x-ots-date: 2026-11-21T09:00:00.000Z.";
        let error = ServiceError::new(ErrorCode::AuthFailed, message);
        assert_eq!(error.message(), message);
        let expected = format!(
            "the service returned OTSAuthFailed (403): {message} (set the clock of this machine)"
        );
        assert_eq!(error.to_string(), expected);
        let other = ServiceError::new(ErrorCode::AuthFailed, "Signature mismatch.");
        assert!(!other.to_string().contains("clock"), "{other}");
    }

    #[test]
    fn display_shows_which_action_an_access_policy_refused_to_whom() {
        let denied = |action: &str, principal: &str| {
            let detail = AccessDenied {
                action: action.to_owned(),
                principal_display_name: principal.to_owned(),
                no_permission_type: "ImplicitDeny".to_owned(),
                encoded_diagnostic_message: "AQ==".to_owned(),
                ..AccessDenied::default()
            };
            ServiceError::new(ErrorCode::NoPermissionAccess, "No.")
                .with_access_denied(detail)
                .with_request_id("000a")
                .to_string()
        };
        assert_eq!(
            denied("ots:GetRow", "ali\nce"),
            "the service returned OTSNoPermissionAccess (403): No. \
             [denied: ots:GetRow, ali\\nce, ImplicitDeny] [request id 000a]"
        );
        assert!(denied("", "").contains(" [denied: ImplicitDeny] "));
    }

    #[test]
    fn display_names_code_status_text_and_request() {
        let error = ServiceError::new(ErrorCode::ParameterInvalid, "Invalid table name: '0'.")
            .with_request_id("000a");
        assert_eq!(
            error.to_string(),
            "the service returned OTSParameterInvalid (400): Invalid table name: '0'. \
             [request id 000a]"
        );
    }
}
