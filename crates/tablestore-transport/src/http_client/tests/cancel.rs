use std::time::Duration;

use tokio::time::{sleep, timeout};

use super::*;
use crate::{Backoff, DefaultRetryPolicy};

/// What a call can be dropped in the middle of.
#[derive(Clone, Copy, Debug)]
enum Stage {
    Handshake,
    Reply,
    Body,
    Pause,
}

#[tokio::test]
async fn a_dropped_call_leaves_no_permit_and_no_connection_behind() {
    const PART: &str = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n0123456789";
    let good = Server::start(Reply::Each(RESPONSE)).await;
    // The only permit there is.
    let hour = Duration::from_secs(3600);
    let patient = DefaultRetryPolicy::new(Backoff::default().delays(hour, hour));
    let transport = StackBuilder::new()
        .max_connections(1)
        .call_timeout(Duration::MAX)
        .retry_policy(patient)
        .build(HttpClient::builder().only_added_roots().build().unwrap())
        .unwrap();

    for (stage, response) in [
        (Stage::Handshake, Reply::Hold("")),
        (Stage::Reply, Reply::Hold("")),
        (Stage::Body, Reply::Hold(PART)),
        (
            Stage::Pause,
            Reply::Each("HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n"),
        ),
    ] {
        let server = Server::start(response).await;
        let url = match stage {
            Stage::Handshake => server.https_url(),
            Stage::Reply | Stage::Body | Stage::Pause => server.url(),
        };
        let call = {
            let transport = transport.clone();
            tokio::spawn(async move { transport.send(to(&url, Operation::GET_ROW)).await })
        };
        match stage {
            Stage::Handshake => server.wait_for_connections(1).await,
            Stage::Reply | Stage::Body | Stage::Pause => server.wait_for_requests(1).await,
        }
        // For the response to arrive.
        sleep(Duration::from_millis(20)).await;
        call.abort();
        assert!(call.await.unwrap_err().is_cancelled(), "{stage:?}");

        match stage {
            // Responded: the connection is as good as new.
            Stage::Pause => {}
            Stage::Handshake | Stage::Reply | Stage::Body => server.wait_for_closed(1).await,
        }
        let next = transport.send(to(&good.url(), Operation::GET_ROW));
        let response = timeout(Duration::from_secs(5), next).await;
        assert!(matches!(response, Ok(Ok(_))), "{stage:?}");
    }
    assert_eq!(good.connections(), 1);
}
