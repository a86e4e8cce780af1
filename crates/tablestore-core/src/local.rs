//! What a client and the local service agree on without being told.

/// Access key id that the local service knows unless it is given another.
pub const ACCESS_KEY_ID: &str = "tablestore-local-id";
/// Secret of [`ACCESS_KEY_ID`]. It guards nothing: the local service holds no one's data.
pub const ACCESS_KEY_SECRET: &str = "tablestore-local-secret";
/// Instance that a client uses there unless it is given another.
pub const INSTANCE: &str = "local";
/// Port that the local service listens on unless it is given another.
pub const PORT: u16 = 8087;
