//! Defaults that a client and the emulator share.

/// Default access key id of the emulator.
pub const ACCESS_KEY_ID: &str = "tablestore-local-id";
/// Secret of [`ACCESS_KEY_ID`]. It is public: the emulator is for tests.
pub const ACCESS_KEY_SECRET: &str = "tablestore-local-secret";
/// Default instance of clients of the emulator.
pub const INSTANCE: &str = "local";
/// Default port of the emulator.
pub const PORT: u16 = 8087;
