use http::{Extensions, HeaderMap, Method, Request, Uri, Version};
use tablestore_core::{Body, Operation, TableName};

use crate::CallOptions;
use crate::call_state::CallState;

/// What is kept of a request while it is under way, to send it again.
pub(super) struct Kept {
    method: Method,
    uri: Uri,
    version: Version,
    headers: HeaderMap,
    body: Body,
    extensions: KeptExtensions,
}

impl Kept {
    pub(super) fn of(request: &Request<Body>) -> Self {
        Self {
            method: request.method().clone(),
            uri: request.uri().clone(),
            version: request.version(),
            headers: request.headers().clone(),
            body: request.body().clone(),
            extensions: KeptExtensions::of(request.extensions()),
        }
    }

    /// The request once more.
    pub(super) fn request(&self) -> Request<Body> {
        let mut request = Request::new(self.body.clone());
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.uri.clone();
        *request.version_mut() = self.version;
        *request.headers_mut() = self.headers.clone();
        *request.extensions_mut() = self.extensions.restore();
        request
    }
}

/// Nearly every request has the SDK's own extensions and no others, and is not sent again: those
/// are kept without their map, whose copy is an allocation for each and two more.
enum KeptExtensions {
    Own(Own),
    Any(Extensions),
}

struct Own {
    operation: Option<Operation>,
    table: Option<TableName>,
    options: Option<CallOptions>,
    state: Option<CallState>,
}

impl KeptExtensions {
    fn of(extensions: &Extensions) -> Self {
        let own = Own {
            operation: extensions.get().cloned(),
            table: extensions.get().cloned(),
            options: extensions.get().cloned(),
            state: extensions.get().cloned(),
        };
        if own.count() == extensions.len() {
            Self::Own(own)
        } else {
            Self::Any(extensions.clone())
        }
    }

    fn restore(&self) -> Extensions {
        match self {
            Self::Own(own) => own.restore(),
            Self::Any(extensions) => extensions.clone(),
        }
    }
}

impl Own {
    fn count(&self) -> usize {
        usize::from(self.operation.is_some())
            + usize::from(self.table.is_some())
            + usize::from(self.options.is_some())
            + usize::from(self.state.is_some())
    }

    fn restore(&self) -> Extensions {
        let mut extensions = Extensions::new();
        insert(&mut extensions, &self.operation);
        insert(&mut extensions, &self.table);
        insert(&mut extensions, &self.options);
        insert(&mut extensions, &self.state);
        extensions
    }
}

fn insert<T: Clone + Send + Sync + 'static>(extensions: &mut Extensions, value: &Option<T>) {
    if let Some(value) = value {
        extensions.insert(value.clone());
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[derive(Clone, Debug, PartialEq)]
    struct OfAUser(u8);

    fn request() -> Request<Body> {
        let mut request = Request::post("http://shop/GetRow")
            .version(Version::HTTP_10)
            .header("x-ots-date", "now")
            .extension(Operation::GET_ROW)
            .body(Body::from("a request"))
            .unwrap();
        request.extensions_mut().insert(TableName::new("orders"));
        let options = CallOptions::new().call_timeout(Duration::from_secs(7));
        request.extensions_mut().insert(options);
        CallState::begin(&mut request, None);
        request
    }

    fn assert_same(again: &Request<Body>, request: &Request<Body>) {
        assert_eq!(again.method(), request.method());
        assert_eq!(again.uri(), request.uri());
        assert_eq!(again.version(), request.version());
        assert_eq!(again.headers(), request.headers());
        assert_eq!(again.body(), request.body());
        let (found, expected) = (again.extensions(), request.extensions());
        assert_eq!(found.len(), expected.len());
        assert_eq!(found.get::<Operation>(), expected.get());
        assert_eq!(found.get::<TableName>(), expected.get());
        assert_eq!(found.get::<OfAUser>(), expected.get());
        assert_eq!(
            CallOptions::of(again, |call| &call.call_timeout),
            CallOptions::of(request, |call| &call.call_timeout)
        );
        assert_eq!(
            CallState::of(again).is_some(),
            CallState::of(request).is_some()
        );
    }

    #[test]
    fn a_request_comes_back_whole() {
        let request = request();
        let kept = Kept::of(&request);
        assert!(matches!(kept.extensions, KeptExtensions::Own(_)));
        assert_same(&kept.request(), &request);
        assert_same(&kept.request(), &request);
    }

    #[test]
    fn so_does_one_with_extensions_of_a_user() {
        let mut request = request();
        request.extensions_mut().insert(OfAUser(1));
        assert_same(&Kept::of(&request).request(), &request);
        // As many as there are own ones.
        request.extensions_mut().remove::<TableName>();
        assert_same(&Kept::of(&request).request(), &request);
    }

    #[test]
    fn so_does_one_with_none() {
        let request = Request::new(Body::empty());
        assert_same(&Kept::of(&request).request(), &request);
    }
}
