use std::sync::Arc;

use http::header::HOST;
use http::{HeaderValue, Request, Response, Uri};
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tablestore::call::Body;
use tablestore::{Client, ClientBuilder, Error, ErrorKind, Result};
use tablestore_emulator::{Emulator, FaultLayer, Faults, HttpService, serve, serve_connection};
use tablestore_transport::{CollectLayer, Transport};
use tempfile::TempDir;
use tower::Layer;

/// Where a local service keeps its data.
#[derive(Clone, Copy, Debug)]
pub enum Storage {
    /// In memory.
    Memory,
    /// In a temporary directory.
    Disk,
}

/// How clients come to a local service in the same process.
#[derive(Clone, Copy, Debug)]
pub enum Door {
    /// It is their leaf: there is no HTTP.
    InProcess,
    /// HTTP/1 over a pipe in memory, each request over one of its own.
    Pipe,
    /// HTTP/1 over TCP, with the client's own pool of connections.
    Tcp,
}

impl Door {
    /// All doors.
    pub const ALL: [Self; 3] = [Self::InProcess, Self::Pipe, Self::Tcp];
}

/// A fresh local service in this process, over one storage and behind one door. Clones are the same
/// service.
///
/// [`everywhere!`](crate::everywhere) runs a test over all of them.
#[derive(Clone, Debug)]
pub struct LocalService {
    emulator: Emulator,
    door: Door,
    /// Removed with the last clone.
    _directory: Option<Arc<TempDir>>,
}

impl LocalService {
    /// Starts one that has nothing yet.
    pub fn start(storage: Storage, door: Door) -> Self {
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
            door,
            _directory: directory.map(Arc::new),
        }
    }

    /// The same service behind another door.
    pub fn behind(&self, door: Door) -> Self {
        Self {
            door,
            ..self.clone()
        }
    }

    /// A client that comes through the door.
    pub fn client(&self) -> Client {
        self.client_builder().build().unwrap()
    }

    /// A builder of clients that come through the door.
    pub fn client_builder(&self) -> ClientBuilder {
        self.faulty_client_builder(Faults::seeded(0))
    }

    /// The same, with faults that these clients meet and others do not.
    pub fn faulty_client_builder(&self, faults: Faults) -> ClientBuilder {
        let service = FaultLayer::new(faults).layer(self.emulator.service());
        let builder = match self.door {
            Door::InProcess => Client::builder(self.emulator.endpoint()).service(service),
            Door::Pipe => Client::builder(self.emulator.endpoint()).service(piped(service)),
            Door::Tcp => Client::builder(listen(service)),
        };
        builder
            .credentials(self.emulator.credentials().clone())
            .instance("shop")
    }
}

/// Listens on a free port for as long as the runtime is there, and gives the endpoint.
fn listen(service: impl HttpService) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(serve(service, listener, std::future::pending()));
    endpoint
}

/// A client's leaf that sends requests over pipes.
fn piped(service: impl HttpService) -> Transport {
    let exchange = tower::service_fn(move |request| exchange(service.clone(), request));
    Transport::new(CollectLayer::default().layer(exchange))
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
    Error::new(ErrorKind::Transport, "the pipe broke before the answer").with_source(error)
}

/// Makes six tests of each function, an `async fn(&LocalService)`: over each
/// [`Storage`](crate::Storage), behind each [`Door`](crate::Door). Their names say which it was.
#[macro_export]
macro_rules! everywhere {
    ($($test:ident),+ $(,)?) => {
        $(mod $test {
            $crate::everywhere!(@ $test, memory_in_process, Memory, InProcess);
            $crate::everywhere!(@ $test, memory_over_a_pipe, Memory, Pipe);
            $crate::everywhere!(@ $test, memory_over_tcp, Memory, Tcp);
            $crate::everywhere!(@ $test, disk_in_process, Disk, InProcess);
            $crate::everywhere!(@ $test, disk_over_a_pipe, Disk, Pipe);
            $crate::everywhere!(@ $test, disk_over_tcp, Disk, Tcp);
        })+
    };
    (@ $test:ident, $name:ident, $storage:ident, $door:ident) => {
        #[tokio::test]
        async fn $name() {
            let service = $crate::LocalService::start($crate::Storage::$storage, $crate::Door::$door);
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
    async fn each_door_breaks_in_its_own_way() {
        for (door, expected) in [
            (Door::InProcess, "fault drop-request"),
            (Door::Pipe, "the pipe broke"),
            (Door::Tcp, "the connection to 127.0.0.1:"),
        ] {
            let service = LocalService::start(Storage::Memory, door);
            let broken = service.faulty_client_builder(Faults::script([Fault::DropRequest]));
            let client = broken.retry_policy(NoRetryPolicy).build().unwrap();
            let error = client.list_table().send().await.unwrap_err();
            assert!(error.to_string().contains(expected), "{door:?}: {error}");
        }
    }

    #[test]
    fn the_disk_has_a_directory_of_its_own_for_as_long_as_the_service_is_there() {
        let memory = LocalService::start(Storage::Memory, Door::Tcp);
        assert!(memory._directory.is_none());
        let disk = LocalService::start(Storage::Disk, Door::Tcp);
        let path = disk._directory.as_ref().unwrap().path().to_owned();
        assert!(std::fs::read_dir(&path).unwrap().count() > 0);
        drop(disk);
        assert!(!path.exists());
    }
}
