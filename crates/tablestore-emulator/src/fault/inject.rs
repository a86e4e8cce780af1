//! Applies faults to requests and responses.

use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Request, Response, StatusCode};
use tablestore_core::{Body, Error, ErrorCode, ErrorKind, Result, ServiceError, header};

use super::Fault;
use super::cut::{Cut, End};
use crate::forced_error::ForcedError;

/// An MD5 and a signature of the right form.
const WRONG_MD5: HeaderValue = HeaderValue::from_static("AAAAAAAAAAAAAAAAAAAAAA==");
const WRONG_SIGNATURE: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAA=";

const BAD_GATEWAY: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n\
    <body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>\r\n";

/// Marks a request that meets a fault with the error that the front end is to return for it.
pub(crate) fn prepare(request: &mut Request<Body>, fault: &Fault) {
    let forced = match fault {
        Fault::ErrorBefore(code) => ForcedError::Before(error(code)),
        Fault::ErrorAfter(code) => ForcedError::After(error(code)),
        _ => return,
    };
    request.extensions_mut().insert(forced);
}

/// Returns the outcome of a request that meets a fault, given the response without it.
pub(crate) async fn apply(
    fault: Fault,
    response: impl Future<Output = Result<Response<Body>>>,
) -> Result<Response<Body>> {
    match fault {
        Fault::Delay(time) => {
            let response = response.await;
            tokio::time::sleep(time).await;
            response
        }
        // The front end returns these errors itself, and signs them.
        Fault::ErrorBefore(_) | Fault::ErrorAfter(_) => response.await,
        Fault::DropRequest => Err(dropped(&fault)),
        Fault::DropResponse => response.await.and(Err(dropped(&fault))),
        Fault::Reset => Err(Cut::new(response.await?, End::Reset).into()),
        Fault::Truncate => Err(Cut::new(response.await?, End::Closed).into()),
        Fault::WrongMd5 => response.await.map(with_wrong_md5),
        Fault::WrongSignature => response.await.map(with_wrong_signature),
        Fault::BadGateway => response.await.map(|_| bad_gateway()),
    }
}

fn error(code: &ErrorCode) -> ServiceError {
    ServiceError::new(code.clone(), message(code))
}

/// Returns the service's message for a code, where it has one.
fn message(code: &ErrorCode) -> &'static str {
    match code {
        ErrorCode::NoPermissionAccess => {
            "You have no permission to access the requested resource, please contact the resource \
             owner"
        }
        ErrorCode::RequestBodyTooLarge => "The size of POST data is too large.",
        ErrorCode::RequestTimeout => "Request timeout.",
        ErrorCode::MethodNotAllowed => "Only POST method for requests is supported.",
        ErrorCode::ForbiddenUpdateCapacityUnit => {
            "Your instance is forbidden to update capacity unit."
        }
        ErrorCode::ObjectAlreadyExist => "Requested table already exists.",
        ErrorCode::ObjectNotExist => "Requested table does not exist.",
        ErrorCode::TableNotReady => "The table is not ready.",
        // The one of its two texts that is for a temporary condition.
        ErrorCode::QuotaExhausted => "Too frequent table operations.",
        ErrorCode::TooFrequentReservedThroughputAdjustment => {
            "Reserved throughput adjustment is too frequent."
        }
        ErrorCode::CapacityUnitExhausted => "Capacity unit is not enough.",
        ErrorCode::NotEnoughCapacityUnit => "Remaining capacity unit is not enough.",
        ErrorCode::ConditionCheckFail => "Condition check failed.",
        ErrorCode::RowOperationConflict => "Data is being modified by the other request.",
        ErrorCode::OutOfRowSizeLimit => {
            "The total data size of columns in one row exceeded the limit."
        }
        ErrorCode::OutOfColumnCountLimit => "The number of columns in one row exceeded the limit.",
        ErrorCode::SessionNotExist => "Session not exist or may be timeout.",
        ErrorCode::TrimmedDataAccess => {
            "Requested stream data is already trimmed or does not exist."
        }
        ErrorCode::FlowControl => "The requests have been throttled.",
        ErrorCode::InternalServerError => "Internal server error.",
        ErrorCode::ServerBusy => "Server is busy.",
        ErrorCode::PartitionUnavailable => "The partition is not available.",
        ErrorCode::Timeout => "Operation timeout.",
        ErrorCode::ServerUnavailable => "Server is not available.",
        _ => "A fault of the emulator, as configured.",
    }
}

/// A connection is closed without a response for an error.
fn dropped(fault: &Fault) -> Error {
    let message = format!("the connection broke before the response: fault {fault}");
    Error::new(ErrorKind::Transport, message)
}

fn with_wrong_md5(mut response: Response<Body>) -> Response<Body> {
    response
        .headers_mut()
        .insert(header::CONTENT_MD5, WRONG_MD5);
    response
}

/// Keeps the access key id, which the signature follows. An unsigned response stays unsigned.
fn with_wrong_signature(mut response: Response<Body>) -> Response<Body> {
    let authorization = response.headers().get(AUTHORIZATION);
    let text = authorization.and_then(|value| value.to_str().ok());
    let id = text.and_then(|text| text.rsplit_once(':'));
    let spoilt = id.map(|(id, _)| HeaderValue::try_from(format!("{id}:{WRONG_SIGNATURE}")));
    if let Some(Ok(spoilt)) = spoilt {
        response.headers_mut().insert(AUTHORIZATION, spoilt);
    }
    response
}

fn bad_gateway() -> Response<Body> {
    let mut page = Response::new(Body::from(BAD_GATEWAY));
    *page.status_mut() = StatusCode::BAD_GATEWAY;
    let html = HeaderValue::from_static("text/html");
    page.headers_mut().insert(CONTENT_TYPE, html);
    page
}
