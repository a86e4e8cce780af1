//! The accepted skew between the clocks of both sides, and the rejection beyond it.

use std::time::{Duration, SystemTime};

use http::{Response, StatusCode};
use tablestore_core::header;

use crate::date::Date;
use crate::{contains, text};

/// The accepted difference between the clocks of both sides: 15 minutes, either way.
pub const MAX_CLOCK_SKEW: Duration = Duration::from_secs(15 * 60);

/// The start of the service's message when it rejects a request for its date.
pub(crate) const DATE_MISMATCH: &str = "Mismatch between system time and x-ots-date";

pub(crate) fn is_within_skew(one: SystemTime, other: SystemTime) -> bool {
    are_within(MAX_CLOCK_SKEW, one, other)
}

/// Whether two times are no further apart than this.
pub(crate) fn are_within(limit: Duration, one: SystemTime, other: SystemTime) -> bool {
    let apart = one
        .duration_since(other)
        .unwrap_or_else(|earlier| earlier.duration());
    apart <= limit
}

/// The service's time, if it rejected a request of this date because of the date. Its message says so;
/// a compressed one cannot be read here, and a date that is off is then reason enough.
pub(crate) fn rejected_at<B: AsRef<[u8]>>(
    response: &Response<B>,
    date: SystemTime,
) -> Option<SystemTime> {
    let headers = response.headers();
    if response.status() != StatusCode::FORBIDDEN || !headers.contains_key(header::REQUEST_ID) {
        return None;
    }
    let service = Date::parse(text(headers, &header::DATE)?)?;
    let is_for_the_date = if headers.contains_key(header::RESPONSE_COMPRESS_TYPE) {
        !is_within_skew(service, date)
    } else {
        contains(response.body().as_ref(), DATE_MISMATCH)
    };
    is_for_the_date.then_some(service)
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use tablestore_core::{ErrorCode, ServiceError};

    use super::*;
    use crate::testing::{date_rejected, now, rejection};

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn a_rejected_date_comes_with_the_services_time() {
        for service in [now() + HOUR, now() - HOUR, now()] {
            assert_eq!(rejected_at(&date_rejected(service), now()), Some(service));
        }
        let mut json = date_rejected(now());
        *json.body_mut() =
            br#"{"message":"Mismatch between system time and x-ots-date: 2."}"#.into();
        assert_eq!(rejected_at(&json, now()), Some(now()));
    }

    #[test]
    fn other_rejections_are_not_about_the_date() {
        let error = ServiceError::new(ErrorCode::AuthFailed, "Signature mismatch.");
        assert_eq!(rejected_at(&rejection(&error, now() + HOUR), now()), None);
        for status in [200, 400, 503] {
            let mut response = date_rejected(now() + HOUR);
            *response.status_mut() = StatusCode::from_u16(status).unwrap();
            assert_eq!(rejected_at(&response, now()), None);
        }
        for name in [header::REQUEST_ID, header::DATE] {
            let mut response = date_rejected(now() + HOUR);
            response.headers_mut().remove(name);
            assert_eq!(rejected_at(&response, now()), None);
        }
    }

    #[test]
    fn a_compressed_rejection_is_judged_by_its_date() {
        for (service, expected) in [
            (now() + HOUR, Some(now() + HOUR)),
            (now() + MAX_CLOCK_SKEW, None),
        ] {
            let mut response = date_rejected(service);
            *response.body_mut() = b"deflated".into();
            let deflate = HeaderValue::from_static("deflate");
            response
                .headers_mut()
                .insert(header::RESPONSE_COMPRESS_TYPE, deflate);
            assert_eq!(rejected_at(&response, now()), expected);
        }
    }
}
