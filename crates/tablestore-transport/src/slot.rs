use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use http::{Request, Response};
use tablestore_core::Body;
use tower_layer::Layer;
use tower_service::Service;

use crate::{CollectLayer, Transport};

/// A layer that fits into a slot of a [`StackBuilder`](crate::StackBuilder).
///
/// It is implemented for every [`Layer<Transport>`](Layer) whose service takes `Request<Body>`, is
/// `Clone + Send + Sync`, and responds with any body.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a layer that fits into a slot of the stack",
    note = "needed is a `Layer<Transport>` whose service takes `Request<Body>`, returns a \
            `Response` of any `http_body::Body`, and is `Clone + Send + Sync + 'static`"
)]
pub trait SlotLayer: Send + Sync + 'static {
    /// Puts the layer above `inner`, and `collect` above the layer.
    fn wrap(&self, inner: Transport, collect: CollectLayer) -> Transport;
}

impl<L, B> SlotLayer for L
where
    L: Layer<Transport> + Send + Sync + 'static,
    L::Service: Service<Request<Body>, Response = Response<B>> + Clone + Send + Sync + 'static,
    <L::Service as Service<Request<Body>>>::Error: Into<Box<dyn StdError + Send + Sync>>,
    <L::Service as Service<Request<Body>>>::Future: Send,
    B: http_body::Body<Data: Send> + Send + 'static,
    B::Error: Into<Box<dyn StdError + Send + Sync>>,
{
    fn wrap(&self, inner: Transport, collect: CollectLayer) -> Transport {
        Transport::new(collect.over_whole().layer(self.layer(inner)))
    }
}

/// A position in the stack for any number of layers, the outermost first.
#[derive(Clone, Default)]
pub(crate) struct Slot(Vec<Arc<dyn SlotLayer>>);

impl Slot {
    pub(crate) fn push(&mut self, layer: impl SlotLayer) {
        self.0.push(Arc::new(layer));
    }

    pub(crate) fn wrap(&self, inner: Transport, collect: CollectLayer) -> Transport {
        let inwards = self.0.iter().rev();
        inwards.fold(inner, |inner, layer| layer.wrap(inner, collect))
    }
}

impl fmt::Debug for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} layers", self.0.len())
    }
}
