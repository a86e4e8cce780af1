//! What goes over the wire, byte for byte.

mod recorded;
mod stream;
mod table_secret;
