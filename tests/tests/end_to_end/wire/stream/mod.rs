//! The operations of streams, byte for byte. Requests and responses are written out in `messages` by hand,
//! from the published messages and the published layout of rows: our client has to send the
//! requests and to read the responses, and the emulator has to respond to the one with the other. The clients
//! of others that run in these tests do not have these operations.

mod client;
mod messages;
mod service;

#[track_caller]
fn assert_same(found: &[u8], expected: &[u8]) {
    assert_eq!(hex(found), hex(expected));
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x} ")).collect()
}
