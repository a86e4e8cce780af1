//! Reads that go on over several answers.

mod pages;
mod rows;
#[cfg(test)]
mod tests;

pub use pages::Pages;
pub use rows::Rows;

pub(crate) use pages::Paged;
pub(crate) use rows::{PageOfRows, PagedRows};
