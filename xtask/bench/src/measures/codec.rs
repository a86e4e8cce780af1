//! The codec: decoding and encoding the reference page, against one CRC-8 pass over its bytes. No
//! decoder that verifies checksums can be faster than that pass.

use std::hint::black_box;
use std::process::Command;

use crc::{CRC_8_SMBUS, Crc, Table};
use tablestore_protocol::Row;
use tablestore_protocol::plainbuffer::{decode_rows, encode_rows};
use xtask_bench::{Result, reference};

use crate::measure::{pairs, progress, seconds_each};
use crate::plan::Plan;
use crate::process;
use crate::report::{Figure, Quantity, Section};

/// Rows of the reference page.
const ROWS: i64 = 1_000;

/// The crate's fastest table: it takes 16 bytes at a time.
static CRC: Crc<u8, Table<16>> = Crc::<u8, Table<16>>::new(&CRC_8_SMBUS);

/// Bytes a second of a decoder that makes a `String` or a `Vec` of each value, measured elsewhere.
const OWNED_VALUES: f64 = 265e6;

/// Decodes and encodes the reference page.
pub(crate) fn measure(plan: &Plan) -> Result<Section> {
    progress("the codec");
    let rows = reference::rows(ROWS);
    let page = reference::page(ROWS);
    let expected = rows.iter().cloned();
    let expected = expected.map(|(primary_key, columns)| Row::new(primary_key, columns));
    if !decode_rows(&page)?.into_iter().eq(expected) {
        return Err("the reference page does not decode to its rows".into());
    }
    let speed = |seconds: f64| page.len() as f64 / seconds;
    let decoding = || seconds_each(plan.pages, || Ok(decode_rows(&page)?)).map(speed);
    let encoding = || seconds_each(plan.pages, || Ok(encode_rows(&rows))).map(speed);
    let checksum = || seconds_each(plan.pages, || Ok(CRC.checksum(black_box(&page)))).map(speed);

    let decode = pairs(plan.rounds, decoding, checksum)?;
    let encode = pairs(plan.rounds, encoding, decoding)?;
    let [decode_allocations, encode_allocations, _] = allocations()?.map(Quantity::count);

    let rows_a_second = decode.first / page.len() as f64 * ROWS as f64;
    let quantity = Quantity::bytes_per_second;
    Ok(Section::new(
        "Codec",
        "The reference page: 1,000 rows of 489 bytes, checksums verified.",
    )
    .with(Figure::beside("decode", "one CRC-8 pass", &decode, quantity).at_least(0.35))
    .with(
        Figure::new("decode", quantity(decode.first))
            .against(
                "a decoder into owned values, elsewhere",
                quantity(OWNED_VALUES),
                decode.first / OWNED_VALUES,
            )
            .at_least(5.0),
    )
    .with(Figure::new(
        "decode, rows",
        Quantity::per_second(rows_a_second),
    ))
    .with(Figure::new("decode, allocations a row", decode_allocations).at_most(2.0))
    .with(Figure::beside("encode", "decode", &encode, quantity).at_least(1.0))
    .with(Figure::new("encode, allocations a request", encode_allocations).at_most(1.0)))
}

/// Allocations a decoded row, an encoded request, and an encoded point.
pub(crate) fn allocations() -> Result<[f64; 3]> {
    let mut command = Command::new(process::sibling("allocations")?);
    let printed = process::output(command.arg(ROWS.to_string()))?;
    let numbers: Vec<f64> = printed
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    numbers
        .try_into()
        .map_err(|_| format!("allocations printed {printed:?}").into())
}
