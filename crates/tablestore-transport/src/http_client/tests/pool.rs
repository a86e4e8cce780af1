use std::time::Duration;

use tokio::time;

use super::*;

async fn send(transport: &Transport, server: &Server) {
    let response = transport.send(to(&server.url(), Operation::GET_ROW)).await;
    assert_eq!(response.unwrap().into_body(), Body::from("a response"));
}

/// Lets time pass. It stands still only here: otherwise it would run ahead of the sockets.
async fn pass(duration: Duration) {
    time::pause();
    time::sleep(duration).await;
    time::resume();
}

#[tokio::test]
async fn requests_share_a_connection() {
    let server = Server::start(Reply::Each(RESPONSE)).await;
    let transport = transport(HttpClient::builder());
    for _ in 0..3 {
        send(&transport, &server).await;
    }
    assert_eq!(server.requests(), 3);
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn an_idle_connection_is_not_kept_longer_than_25_s() {
    let server = Server::start(Reply::Each(RESPONSE)).await;
    let transport = transport(HttpClient::builder());
    for (idle_for, connections) in [(0, 1), (24, 1), (26, 2)] {
        pass(Duration::from_secs(idle_for)).await;
        send(&transport, &server).await;
        assert_eq!(server.connections(), connections);
    }
}

#[tokio::test]
async fn no_more_idle_connections_are_kept_than_allowed() {
    let server = Server::start(Reply::Each(RESPONSE)).await;
    let transport = transport(HttpClient::builder().max_idle_connections(1));
    tokio::join!(send(&transport, &server), send(&transport, &server));
    assert_eq!(server.connections(), 2);
    server.wait_for_closed(1).await;
    send(&transport, &server).await;
    assert_eq!(server.connections(), 2, "the other one is kept");
}

#[tokio::test]
async fn a_connection_past_its_age_responds_and_is_then_closed() {
    let server = Server::start(Reply::Each(RESPONSE)).await;
    let builder = HttpClient::builder().max_connection_age(Duration::from_secs(60));
    let transport = transport(builder);
    for (pause, connections, closed) in [(0, 1, 0), (20, 1, 0), (20, 1, 0), (20, 1, 1), (0, 2, 1)] {
        pass(Duration::from_secs(pause)).await;
        send(&transport, &server).await;
        server.wait_for_closed(closed).await;
        assert_eq!(server.connections(), connections);
    }
    assert_eq!(server.requests(), 5, "none was sent twice");
}

#[tokio::test]
async fn age_cuts_no_response_short() {
    // More than the sockets take at once, so that the connection is past its age as it is read.
    let large = vec!["x"; 1_000_000].concat();
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n";
    let response = Reply::Each(format!("{head}{large}").leak());
    let server = Server::start(response).await;
    let transport = transport(HttpClient::builder().max_connection_age(Duration::ZERO));
    for used in 1..=3 {
        let response = transport.send(to(&server.url(), Operation::PUT_ROW)).await;
        assert_eq!(response.unwrap().body().len(), large.len());
        server.wait_for_closed(used).await;
        assert_eq!(server.connections(), used);
    }
}
