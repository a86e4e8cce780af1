//! Reads over several responses, as streams of pages or of the items in them.

mod items;
mod pages;
mod progress;
#[cfg(test)]
mod tests;

pub use items::Items;
pub use pages::Pages;

pub(crate) use items::{PageOfItems, PagedItems, items_method};
pub(crate) use pages::{Next, Paged, pages_method};
pub(crate) use progress::{Progress, no_progress};
