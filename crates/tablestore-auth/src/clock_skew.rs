//! How far the clocks of the two sides may be apart, and the refusal when they are further.

use std::time::{Duration, SystemTime};

use http::{Response, StatusCode};
use tablestore_core::{Clock, header};

use crate::date::Date;
use crate::{is_in, text};

/// How far the clocks of the two sides may be apart: 15 minutes, either way.
pub const MAX_CLOCK_SKEW: Duration = Duration::from_secs(15 * 60);

/// With this the service's text begins when it refuses a request for its date.
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

/// The service's time, when it refused a request because the date is off from that: it says so,
/// or, in an answer that is compressed and cannot be read here, it is the only thing it can mean.
pub(crate) fn refused_at<B: AsRef<[u8]>>(
    response: &Response<B>,
    here: &dyn Clock,
) -> Option<SystemTime> {
    let headers = response.headers();
    if response.status() != StatusCode::FORBIDDEN || !headers.contains_key(header::REQUEST_ID) {
        return None;
    }
    let service = Date::parse(text(headers, &header::DATE)?)?;
    let is_for_the_date = if headers.contains_key(header::RESPONSE_COMPRESS_TYPE) {
        !is_within_skew(service, here.now())
    } else {
        is_in(response.body().as_ref(), DATE_MISMATCH)
    };
    is_for_the_date.then_some(service)
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use tablestore_core::{ErrorCode, ServiceError};

    use super::*;
    use crate::testing::{date_refused, now, refusal};

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn the_service_tells_its_time_when_it_refuses_the_date() {
        for service in [now() + HOUR, now() - HOUR, now()] {
            assert_eq!(refused_at(&date_refused(service), &now()), Some(service));
        }
        let mut json = date_refused(now());
        *json.body_mut() =
            br#"{"message":"Mismatch between system time and x-ots-date: 2."}"#.into();
        assert_eq!(refused_at(&json, &now()), Some(now()));
    }

    #[test]
    fn other_refusals_are_no_matter_of_the_date() {
        let error = ServiceError::new(ErrorCode::AuthFailed, "Signature mismatch.");
        assert_eq!(refused_at(&refusal(&error, now() + HOUR), &now()), None);
        for status in [200, 400, 503] {
            let mut response = date_refused(now() + HOUR);
            *response.status_mut() = StatusCode::from_u16(status).unwrap();
            assert_eq!(refused_at(&response, &now()), None);
        }
        for name in [header::REQUEST_ID, header::DATE] {
            let mut response = date_refused(now() + HOUR);
            response.headers_mut().remove(name);
            assert_eq!(refused_at(&response, &now()), None);
        }
    }

    #[test]
    fn a_refusal_that_cannot_be_read_is_judged_by_its_date() {
        for (service, expected) in [
            (now() + HOUR, Some(now() + HOUR)),
            (now() + MAX_CLOCK_SKEW, None),
        ] {
            let mut response = date_refused(service);
            *response.body_mut() = b"deflated".into();
            let deflate = HeaderValue::from_static("deflate");
            response
                .headers_mut()
                .insert(header::RESPONSE_COMPRESS_TYPE, deflate);
            assert_eq!(refused_at(&response, &now()), expected);
        }
    }
}
