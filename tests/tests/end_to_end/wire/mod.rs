//! What goes over the wire, byte for byte.

mod delivery;
mod global_table;
mod recorded;
mod search;
mod stream;
mod table_secret;
mod tunnel;

use http::Request;
use tablestore::Client;
use tablestore::call::Operation;
use tablestore_core::Body;
use tablestore_tests::responses::{responding, signed};

/// A text, bytes or a message: the field's tag, the length, the content.
fn sized(tag: u8, content: impl AsRef<[u8]>) -> Vec<u8> {
    let content = content.as_ref();
    let length = match u8::try_from(content.len()).unwrap() {
        small @ ..=0x7f => vec![small],
        large => vec![large, 1], // seven bits with a flag that more follow, and the eighth
    };
    [&[tag], &length[..], content].concat()
}

/// A client whose call has to be this request, and gets this response.
fn exchange(operation: Operation, request: Vec<u8>, response: Vec<u8>) -> Client {
    let client = responding(move |sent: &Request<Body>| {
        assert_eq!(sent.uri().path(), format!("/{}", operation.name()));
        assert_eq!(sent.body().as_ref(), request);
        signed(sent, 200, response.clone())
    });
    client.build().unwrap()
}

/// The bytes of a response to these bytes.
async fn call(client: &Client, operation: Operation, request: Vec<u8>) -> Vec<u8> {
    let response = client.call_raw(operation, request).send().await.unwrap();
    response.body.to_vec()
}
