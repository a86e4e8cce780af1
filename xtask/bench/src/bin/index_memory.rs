//! Counts the memory of a search index, in a program of its own: counting slows every other figure
//! down.
//!
//! Prints how many bytes the index of so many documents takes, and how many their values.

#![allow(clippy::print_stdout, reason = "a command line tool")]

use std::alloc::System;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use xtask_bench::Result;
use xtask_bench::documents::Document;
use xtask_bench::search_index::SearchIndex;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() -> Result<()> {
    let count = std::env::args().nth(1).ok_or("how many documents?")?;
    let count: u64 = count.parse()?;
    let table = SearchIndex::new()?;
    table.fill(0..count)?;
    let region = Region::new(ALLOCATOR);
    table.create_index()?;
    if table.count()? != count.cast_signed() {
        return Err("the index lacks documents".into());
    }
    let change = region.change();
    let bytes = change.bytes_allocated.cast_signed() - change.bytes_deallocated.cast_signed();
    let values: usize = (0..count).map(|number| Document::new(number).bytes()).sum();
    println!("{bytes} {values}");
    Ok(())
}
