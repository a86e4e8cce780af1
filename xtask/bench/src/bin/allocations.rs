//! Counts allocations, in a program of its own: counting slows every other figure down.
//!
//! Prints how many allocations a row takes that is decoded, of a page of as many rows as the argument
//! says, how many a page that is encoded, and how many a point of a write that is encoded.

#![allow(clippy::print_stdout, reason = "a command line tool")]

use std::alloc::System;
use std::hint::black_box;

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use tablestore_protocol::plainbuffer::{decode_rows, encode_rows};
use xtask_bench::points::{PUT, Sample, encode_put, written};
use xtask_bench::{Result, reference};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() -> Result<()> {
    let count: i64 = std::env::args().nth(1).ok_or("how many rows?")?.parse()?;
    let rows = reference::rows(count);
    let page = reference::page(count);
    let (decode, decoded) = allocations(|| decode_rows(&page));
    black_box(decoded?);
    let (encode, _encoded) = allocations(|| encode_rows(&rows));
    let points: Vec<_> = written().map(|point| Sample::row(&point)).collect();
    let (encode_points, encoded) = allocations(|| encode_put(&points));
    black_box(encoded?);
    let (decode, encode_points) = (decode / count as f64, encode_points / PUT as f64);
    println!("{decode} {encode} {encode_points}");
    Ok(())
}

/// How often memory is asked for, and what came of it.
fn allocations<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let region = Region::new(ALLOCATOR);
    let result = run();
    let change = region.change();
    ((change.allocations + change.reallocations) as f64, result)
}
