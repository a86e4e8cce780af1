//! Reads that go on over several answers.

mod cut_row;
mod items;
mod pages;
#[cfg(test)]
mod tests;

pub use items::Items;
pub use pages::Pages;

pub(crate) use cut_row::put_together;
pub(crate) use items::{PageOfItems, PagedItems, whole_key};
pub(crate) use pages::Paged;
