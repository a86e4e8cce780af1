use proptest::prelude::*;

use super::*;

/// A table with a field of each kind, and another in it that has the same vtable as a third.
fn written() -> Vec<u8> {
    let mut writer = Writer::with_capacity(64);
    let root = writer.root();
    let fields = [
        Field::Byte(7),
        Field::Absent,
        Field::I64(-2),
        Field::Offset,
        Field::U32(9),
        Field::Offset,
        Field::Offset,
        Field::Offset,
    ];
    let [_, _, _, text, _, numbers, list, bytes] = writer.table(root, fields);
    writer.string(text, "\u{e9}");
    writer.vector(numbers, [0.5, f64::MAX]);
    for (index, slot) in writer.offsets(list, 3).enumerate() {
        let [name] = writer.table(slot, [Field::Offset]);
        writer.string(name, &"x".repeat(index));
    }
    writer.bytes(bytes, b"\x80\xff");
    writer.finish()
}

/// Reads all that `written` has.
fn read(buffer: &[u8]) -> Result<String, Error> {
    let table = Table::root(buffer)?;
    let mut all = format!(
        "{} {} {} {:?} {}",
        table.scalar::<u8>(0)?,
        table.scalar::<i64>(1)?,
        table.scalar::<i64>(2)?,
        table.string(3)?,
        table.scalar::<u32>(4)?,
    );
    if let Some(numbers) = table.vector::<f64>(5)? {
        for index in 0..numbers.len() {
            all += &format!(" {:?}", numbers.get(index));
        }
    }
    if let Some(list) = table.offsets(6)? {
        for index in 0..list.len() {
            all += &format!(" {:?}", list.table(index)?.string(0)?);
        }
    }
    all += &format!(" {:?}", table.vector::<u8>(7)?.map(|it| it.as_bytes()));
    all += &format!(
        " {:?} {:?}",
        table.table(8)?.is_none(),
        table.scalar::<i32>(9)?
    );
    Ok(all)
}

#[test]
fn what_is_written_is_read() {
    assert_eq!(
        read(&written()).unwrap(),
        r#"7 0 -2 Some("é") 9 Some(0.5) Some(1.7976931348623157e308) Some("") Some("x") Some("xx") Some([128, 255]) true 0"#
    );
}

#[test]
fn a_block_can_be_repeated() {
    let mut writer = Writer::default();
    let root = writer.root();
    let [list] = writer.table(root, [Field::Offset]);
    let mut slots = writer.offsets(list, 3);
    let mut next = || slots.next().unwrap();
    let (block, [number, numbers, text]) = writer.block(|writer| {
        let fields = [Field::I64(1), Field::Offset, Field::Offset];
        let [number, inner, text] = writer.table(next(), fields);
        let [list] = writer.table(inner, [Field::Offset]);
        [number, writer.zeros::<f64>(list, 2), text]
    });
    writer.string(text.after(0), "one");
    for (times, name) in [(2, "two"), (3, "three")] {
        let distance = writer.repeat(next(), &block);
        writer.set(&number.after(distance), times);
        writer.set(&numbers.after(distance + 8), 0.5 * times as f64);
        writer.string(text.after(distance), name);
    }
    let buffer = writer.finish();
    let list = Table::root(&buffer).unwrap().offsets(0).unwrap().unwrap();
    for (index, number, name) in [(0, 1, "one"), (1, 2, "two"), (2, 3, "three")] {
        let table = list.table(index).unwrap();
        assert_eq!(table.scalar::<i64>(0), Ok(number));
        assert_eq!(table.string(2), Ok(Some(name)));
        let numbers = table.table(1).unwrap().unwrap().vector::<f64>(0);
        let numbers = numbers.unwrap().unwrap();
        let second = if index == 0 { 0.0 } else { 0.5 * number as f64 };
        assert_eq!((numbers.get(0), numbers.get(1)), (Some(0.0), Some(second)));
    }
}

#[test]
fn numbers_are_aligned_and_equal_vtables_are_one() {
    let buffer = written();
    let find = |bytes: &[u8]| buffer.windows(bytes.len()).position(|it| it == bytes);
    assert_eq!(find(&(-2_i64).to_le_bytes()).unwrap() % 8, 0);
    assert_eq!(find(&0.5_f64.to_le_bytes()).unwrap() % 8, 0);
    assert_eq!(find(&9_u32.to_le_bytes()).unwrap() % 4, 0);
    // The vtable of a table with one offset: 6 bytes, of a table with 8 bytes, at 4.
    let vtable = [6, 0, 8, 0, 4, 0];
    assert_eq!(buffer.windows(6).filter(|it| *it == vtable).count(), 1);
}

#[test]
fn nothing_is_read_from_outside() {
    let buffer = written();
    for length in 0..buffer.len() {
        let _ = read(&buffer[..length]);
    }
    for (buffer, offset) in [
        (&b""[..], 0),
        (b"\x04\0\0\0", 0),
        (b"\xff\xff\xff\xff", 0),
        // A vtable before the buffer, after it, and one that is too short for its sizes.
        (b"\x04\0\0\0\x05\0\0\0", 4),
        (b"\x04\0\0\0\xf0\xff\xff\xff", 20),
        (b"\x04\0\0\0\xfc\xff\xff\xff\x02\0\0\0", 8),
        (b"\x04\0\0\0\xfc\xff\xff\xff\x06\0\0\0", 8),
    ] {
        let error = Table::root(buffer).unwrap_err();
        assert_eq!(error.offset(), offset, "{buffer:?} {error}");
    }
    let table = Table::root(&buffer).unwrap();
    let list = table.offsets(6).unwrap().unwrap();
    assert!(list.table(3).is_err() && list.string(usize::MAX).is_err());
    let numbers = table.vector::<f64>(5).unwrap().unwrap();
    assert_eq!((numbers.get(2), numbers.get(usize::MAX)), (None, None));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        let _ = read(&bytes);
    }

    #[test]
    fn any_change_is_read_or_refused(at: prop::sample::Index, byte: u8, from: prop::sample::Index) {
        let mut buffer = written();
        let index = at.index(buffer.len());
        buffer[index] = byte;
        let _ = read(&buffer);
        let index = from.index(buffer.len() - 4);
        buffer[index..index + 4].copy_from_slice(&u32::from(byte).to_le_bytes());
        let _ = read(&buffer);
    }
}
