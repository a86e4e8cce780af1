//! Rows of one shape: the same measurement, and the same names of tags and fields with the same types.
//!
//! Most rows of a write are of a few shapes, and rows of one shape differ in their numbers and strings alone. So
//! what they have in common is written once, as a block, and then copied.

use std::sync::Arc;

use super::TimeseriesRow;
use super::flat::{field_type, type_of};
use crate::flatbuffers::{Block, Field, Slot, Writer};
use crate::{Str, Value};

/// How many shapes are known at a time.
const SHAPES: usize = 8;

/// The latest shapes of the rows that are written.
#[derive(Default)]
pub(super) struct Shapes<'a> {
    shapes: Vec<Shape<'a>>,
    /// The one that is forgotten next.
    oldest: usize,
}

/// A shape.
struct Shape<'a> {
    /// A row that has it.
    row: &'a TimeseriesRow,
    has_meta_update_time: bool,
    /// Made of the second row: the first one has the vtables in it.
    block: Option<Block>,
    positions: Positions,
}

/// Where in a row its numbers are, and the offsets of its strings.
#[derive(Default)]
struct Positions {
    source: Option<Slot>,
    time: Option<Slot>,
    meta_update_time: Option<Slot>,
    tags: Vec<Slot>,
    numbers: Option<Slot>,
    booleans: Option<Slot>,
    doubles: Option<Slot>,
    strings: Vec<Slot>,
    binaries: Vec<Slot>,
}

impl<'a> Shapes<'a> {
    /// Writes a row, as a group of its own.
    pub(super) fn write(
        &mut self,
        writer: &mut Writer,
        slot: Slot,
        row: &'a TimeseriesRow,
        meta_update_time: u32,
    ) {
        let has_meta_update_time = meta_update_time != 0;
        let mut shapes = self.shapes.iter_mut();
        let known = shapes.find(|shape| shape.is_of(row, has_meta_update_time));
        let (shape, distance) = match known {
            None => {
                let shape = self.add(row, has_meta_update_time);
                shape.write(writer, slot);
                (shape, 0)
            }
            Some(shape) => match &shape.block {
                None => {
                    let (block, ()) = writer.block(|writer| shape.write(writer, slot));
                    shape.block = Some(block);
                    (shape, 0)
                }
                Some(block) => {
                    let distance = writer.repeat(slot, block);
                    (shape, distance)
                }
            },
        };
        shape
            .positions
            .fill(writer, distance, row, meta_update_time);
    }

    /// Takes down the shape of a row.
    fn add(&mut self, row: &'a TimeseriesRow, has_meta_update_time: bool) -> &mut Shape<'a> {
        let mut shape = Shape {
            row,
            has_meta_update_time,
            block: None,
            positions: Positions::default(),
        };
        if self.shapes.len() < SHAPES {
            self.shapes.push(shape);
            let last = self.shapes.len() - 1;
            return &mut self.shapes[last];
        }
        let index = self.oldest;
        self.oldest = (index + 1) % SHAPES;
        // Its lists are used again.
        shape.positions = std::mem::take(&mut self.shapes[index].positions);
        self.shapes[index] = shape;
        &mut self.shapes[index]
    }
}

impl Shape<'_> {
    fn is_of(&self, row: &TimeseriesRow, has_meta_update_time: bool) -> bool {
        let known = self.row;
        let tags = (row.key.tags(), known.key.tags());
        self.has_meta_update_time == has_meta_update_time
            && known.key.measurement == row.key.measurement
            && (Arc::ptr_eq(&known.names, &row.names) || known.names == row.names)
            && known
                .values
                .iter()
                .map(type_of)
                .eq(row.values.iter().map(type_of))
            && (std::ptr::eq(tags.0, tags.1) || tags.0.iter().map(name).eq(tags.1.iter().map(name)))
    }

    /// Writes all that rows of this shape have in common.
    fn write(&mut self, writer: &mut Writer, slot: Slot) {
        let row = self.row;
        let [measurement, names, types, rows] = writer.table(slot, [Field::Offset; 4]);
        writer.string(measurement, &row.key.measurement);
        for (slot, name) in writer.offsets(names, row.names.len()).zip(&*row.names) {
            writer.string(slot, name);
        }
        writer.vector(types, row.values.iter().map(type_of));
        for slot in writer.offsets(rows, 1) {
            self.write_row(writer, slot);
        }
    }

    fn write_row(&mut self, writer: &mut Writer, slot: Slot) {
        let present = |is_present, field| if is_present { field } else { Field::Absent };
        let tags = self.row.key.tags();
        let fields = [
            Field::Offset,
            Field::Offset,
            Field::I64(0),
            Field::Offset,
            present(self.has_meta_update_time, Field::U32(0)),
            present(!tags.is_empty(), Field::Offset),
        ];
        let [source, old_tags, time, values, meta, tag_list] = writer.table(slot, fields);
        writer.string(old_tags, "");
        self.positions.source = Some(source);
        self.positions.time = Some(time);
        self.positions.meta_update_time = self.has_meta_update_time.then_some(meta);
        self.write_values(writer, values);
        self.positions.tags.clear();
        if !tags.is_empty() {
            for (slot, (name, _)) in writer.offsets(tag_list, tags.len()).zip(tags) {
                let [of_name, of_value] = writer.table(slot, [Field::Offset; 2]);
                writer.string(of_name, name);
                self.positions.tags.push(of_value);
            }
        }
    }

    fn write_values(&mut self, writer: &mut Writer, slot: Slot) {
        let values = &self.row.values;
        let count = |of| values.iter().filter(|value| type_of(value) == of).count();
        let counts = [
            count(field_type::LONG),
            count(field_type::BOOLEAN),
            count(field_type::DOUBLE),
            count(field_type::STRING),
            count(field_type::BINARY),
        ];
        let slots = writer.table(
            slot,
            counts.map(|count| match count {
                0 => Field::Absent,
                _ => Field::Offset,
            }),
        );
        let positions = &mut self.positions;
        (positions.numbers, positions.booleans, positions.doubles) = (None, None, None);
        positions.strings.clear();
        positions.binaries.clear();
        let lists = slots.into_iter().zip(counts).enumerate();
        for (index, (slot, count)) in lists.filter(|(_, (_, count))| *count > 0) {
            match index {
                0 => positions.numbers = Some(writer.zeros::<i64>(slot, count)),
                1 => positions.booleans = Some(writer.zeros::<bool>(slot, count)),
                2 => positions.doubles = Some(writer.zeros::<f64>(slot, count)),
                3 => positions.strings.extend(writer.offsets(slot, count)),
                _ => {
                    for slot in writer.offsets(slot, count) {
                        let [bytes] = writer.table(slot, [Field::Offset]);
                        positions.binaries.push(bytes);
                    }
                }
            }
        }
    }
}

impl Positions {
    /// Writes the numbers and strings of a row, whose positions are so far behind these.
    fn fill(
        &self,
        writer: &mut Writer,
        distance: usize,
        row: &TimeseriesRow,
        meta_update_time: u32,
    ) {
        if let Some(position) = &self.time {
            writer.set(&position.after(distance), row.time);
        }
        if let Some(position) = &self.meta_update_time {
            writer.set(&position.after(distance), meta_update_time);
        }
        if let Some(position) = &self.source {
            writer.string(position.after(distance), &row.key.source);
        }
        for (position, (_, value)) in self.tags.iter().zip(row.key.tags()) {
            writer.string(position.after(distance), value);
        }
        let [mut numbers, mut booleans, mut doubles] = [distance; 3];
        let (mut strings, mut binaries) = (self.strings.iter(), self.binaries.iter());
        for value in &row.values {
            match value {
                Value::Integer(number) => {
                    if let Some(first) = &self.numbers {
                        writer.set(&first.after(numbers), *number);
                    }
                    numbers += size_of::<i64>();
                }
                Value::Boolean(truth) => {
                    if let Some(first) = &self.booleans {
                        writer.set(&first.after(booleans), *truth);
                    }
                    booleans += size_of::<bool>();
                }
                Value::Double(number) => {
                    if let Some(first) = &self.doubles {
                        writer.set(&first.after(doubles), *number);
                    }
                    doubles += size_of::<f64>();
                }
                Value::String(text) => {
                    if let Some(position) = strings.next() {
                        writer.string(position.after(distance), text);
                    }
                }
                Value::Binary(bytes) => {
                    if let Some(position) = binaries.next() {
                        writer.bytes(position.after(distance), bytes);
                    }
                }
                // Refused before.
                Value::Invalid(_) => {}
            }
        }
    }
}

/// The name of a tag.
fn name((name, _): &(Str, Str)) -> &Str {
    name
}
