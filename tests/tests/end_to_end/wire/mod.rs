//! What goes over the wire, byte for byte.

mod recorded;
mod search;
mod stream;
mod table_secret;
mod tunnel;
