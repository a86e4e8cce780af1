use std::sync::Arc;

use http::header::HOST;
use http::{HeaderValue, Request, Response, Uri};
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tablestore::call::Body;
use tablestore::{Client, ClientBuilder, Error, ErrorKind, Result};
use tablestore_emulator::{Emulator, FaultLayer, Faults, HttpService, serve, serve_connection};
use tablestore_transport::CollectLayer;
use tempfile::TempDir;
use tower::Layer;

/// Where an emulator keeps its data.
#[derive(Clone, Copy, Debug)]
pub enum Storage {
    /// In memory.
    Memory,
    /// In a temporary directory.
    Disk,
}

/// How clients reach an emulator in the same process.
#[derive(Clone, Copy, Debug)]
pub enum Transport {
    /// The emulator is their HTTP client: there is no HTTP.
    InProcess,
    /// HTTP/1 over a pipe in memory, each request over one of its own.
    Duplex,
    /// HTTP/1 over TCP, with the client's own pool of connections.
    Tcp,
}

impl Transport {
    /// All transports.
    pub const ALL: [Self; 3] = [Self::InProcess, Self::Duplex, Self::Tcp];
}

/// A new emulator in this process, over one storage and one transport. Clones are the same
/// service.
///
/// [`everywhere!`](crate::everywhere) runs a test over all of them.
#[derive(Clone, Debug)]
pub struct TestEmulator {
    emulator: Emulator,
    transport: Transport,
    /// Removed with the last clone.
    _directory: Option<Arc<TempDir>>,
}

impl TestEmulator {
    /// Starts one that has nothing yet.
    pub fn start(storage: Storage, transport: Transport) -> Self {
        let directory = match storage {
            Storage::Memory => None,
            Storage::Disk => Some(tempfile::tempdir().unwrap()),
        };
        let emulator = match &directory {
            None => Emulator::in_memory(),
            Some(directory) => Emulator::builder()
                .data_dir(directory.path())
                .build()
                .unwrap(),
        };
        Self {
            emulator,
            transport,
            _directory: directory.map(Arc::new),
        }
    }

    /// Returns the same service over another transport.
    pub fn over(&self, transport: Transport) -> Self {
        Self {
            transport,
            ..self.clone()
        }
    }

    /// Returns a client over the transport.
    pub fn client(&self) -> Client {
        self.client_builder().build().unwrap()
    }

    /// Returns a builder of clients over the transport.
    pub fn client_builder(&self) -> ClientBuilder {
        self.faulty_client_builder(Faults::seeded(0))
    }

    /// The same, with faults that these clients meet and others do not.
    pub fn faulty_client_builder(&self, faults: Faults) -> ClientBuilder {
        let service = FaultLayer::new(faults).layer(self.emulator.service());
        let builder = match self.transport {
            Transport::InProcess => Client::builder(self.emulator.endpoint()).service(service),
            Transport::Duplex => Client::builder(self.emulator.endpoint()).service(piped(service)),
            Transport::Tcp => Client::builder(listen(service)),
        };
        builder
            .credentials(self.emulator.credentials().clone())
            .instance("shop")
    }
}

/// Listens on a free port until the runtime ends, and returns the endpoint.
fn listen(service: impl HttpService) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(serve(service, listener, std::future::pending()));
    endpoint
}

/// An HTTP client that sends requests over duplex pipes.
fn piped(service: impl HttpService) -> tablestore_transport::Transport {
    let exchange = tower::service_fn(move |request| exchange(service.clone(), request));
    tablestore_transport::Transport::new(CollectLayer::default().layer(exchange))
}

async fn exchange(
    service: impl HttpService,
    mut request: Request<Body>,
) -> Result<Response<Incoming>> {
    // A client that is connected to the host names it in a header, and only the path in the line.
    let path = request.uri().path_and_query().unwrap().clone();
    *request.uri_mut() = Uri::from(path);
    let host = HeaderValue::from_static("localhost");
    request.headers_mut().insert(HOST, host);

    // Smaller than most messages, so that they come in pieces.
    let (near, far) = tokio::io::duplex(100);
    tokio::spawn(serve_connection(service, far));
    let (mut sender, connection) = http1::handshake(TokioIo::new(near)).await.map_err(broken)?;
    tokio::spawn(connection);
    sender.send_request(request).await.map_err(broken)
}

fn broken(error: hyper::Error) -> Error {
    Error::new(ErrorKind::Transport, "the pipe broke before the response").with_source(error)
}

/// Makes six tests of each function, an `async fn(&TestEmulator)`: over each
/// [`Storage`](crate::Storage), over each [`Transport`](crate::Transport). Their names say which.
#[macro_export]
macro_rules! everywhere {
    ($($test:ident),+ $(,)?) => {
        $(mod $test {
            $crate::everywhere!(@ $test, memory_in_process, Memory, InProcess);
            $crate::everywhere!(@ $test, memory_over_duplex, Memory, Duplex);
            $crate::everywhere!(@ $test, memory_over_tcp, Memory, Tcp);
            $crate::everywhere!(@ $test, disk_in_process, Disk, InProcess);
            $crate::everywhere!(@ $test, disk_over_duplex, Disk, Duplex);
            $crate::everywhere!(@ $test, disk_over_tcp, Disk, Tcp);
        })+
    };
    (@ $test:ident, $name:ident, $storage:ident, $transport:ident) => {
        #[tokio::test]
        async fn $name() {
            let service = $crate::TestEmulator::start($crate::Storage::$storage, $crate::Transport::$transport);
            super::$test(&service).await;
        }
    };
}

#[cfg(test)]
mod tests {
    use tablestore::NoRetryPolicy;
    use tablestore_emulator::Fault;

    use super::*;

    #[tokio::test]
    async fn each_transport_breaks_in_its_own_way() {
        for (transport, expected) in [
            (Transport::InProcess, "fault drop-request"),
            (Transport::Duplex, "the pipe broke"),
            (Transport::Tcp, "the connection to 127.0.0.1:"),
        ] {
            let service = TestEmulator::start(Storage::Memory, transport);
            let broken = service.faulty_client_builder(Faults::script([Fault::DropRequest]));
            let client = broken.retry_policy(NoRetryPolicy).build().unwrap();
            let error = client.list_table().send().await.unwrap_err();
            assert!(
                error.to_string().contains(expected),
                "{transport:?}: {error}"
            );
        }
    }

    #[test]
    fn a_service_on_disk_has_a_directory_until_it_is_dropped() {
        let memory = TestEmulator::start(Storage::Memory, Transport::Tcp);
        assert!(memory._directory.is_none());
        let disk = TestEmulator::start(Storage::Disk, Transport::Tcp);
        let path = disk._directory.as_ref().unwrap().path().to_owned();
        assert!(std::fs::read_dir(&path).unwrap().count() > 0);
        drop(disk);
        assert!(!path.exists());
    }
}
