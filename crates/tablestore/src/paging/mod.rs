//! Reads that go on over several answers.

mod items;
mod pages;
#[cfg(test)]
mod tests;

pub use items::Items;
pub use pages::Pages;

pub(crate) use items::{PageOfItems, PagedItems};
pub(crate) use pages::{Paged, check_progress};
