//! Which code may use which: the arrows of `docs/architecture.md`.

mod crates;
mod families;
mod imports;
