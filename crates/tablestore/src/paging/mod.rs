//! Reads that go on over several answers.

mod cut_row;
mod items;
mod pages;
#[cfg(test)]
mod tests;
mod whole_key;

pub use items::Items;
pub use pages::Pages;

pub(crate) use cut_row::{join, put_together};
pub(crate) use items::{PageOfItems, PagedItems};
pub(crate) use pages::{Paged, check_progress};
pub(crate) use whole_key::whole_key;
