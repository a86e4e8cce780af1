use bytes::Bytes;
use proptest::prelude::*;
use tablestore_core::ErrorKind;

use super::*;
use crate::{Column, PrimaryKey, Row, plainbuffer};

fn cpu() -> TimeseriesRow {
    let key = TimeseriesKey::new("cpu", "host_0")
        .tag("region", "hz")
        .tag("os", "Ubuntu");
    TimeseriesRow::new(key, 1_700_000_000_000_000)
        .field("usage", 10.5)
        .field("up", true)
        .field("status", "ok")
        .field("raw", [1, 2])
        .field("cnt", 3)
}

fn all(rows_data: &Bytes) -> tablestore_core::Result<Vec<TimeseriesRow>> {
    decode_rows(rows_data)?.collect()
}

#[test]
fn rows_of_all_kinds_come_back_as_they_were() {
    let mut cached = cpu();
    cached.meta_update_time = u32::MAX;
    let rows = [
        cpu(),
        cached,
        TimeseriesRow::default(),
        TimeseriesRow::new(TimeseriesKey::new("\u{6e29}\u{5ea6}", ""), -1)
            .field("a", "")
            .field("b", i64::MIN)
            .field("c", Vec::<u8>::new())
            .field("d", false)
            .field("e", "x".repeat(1000)),
    ];
    let rows_data = encode_rows(&rows).unwrap();
    assert_eq!(decode_rows(&rows_data).unwrap().len(), 4);
    assert_eq!(all(&rows_data).unwrap(), rows);
    assert_eq!(all(&encode_rows(&[]).unwrap()).unwrap(), []);
    // Strings are slices of the buffer, which is allocated once.
    let row = decode_rows(&rows_data).unwrap().next().unwrap().unwrap();
    assert!(
        rows_data
            .as_ptr_range()
            .contains(&row.key.measurement.as_ptr())
    );
    assert!(rows_data.len() < 256 * 4 + 2000);
}

#[test]
fn update_times_can_come_from_elsewhere() {
    let rows = [cpu(), cpu()];
    let encoded = encode_rows_with(&rows, |index| index as u32 * 7).unwrap();
    let times: Vec<u32> = all(&encoded)
        .unwrap()
        .iter()
        .map(|row| row.meta_update_time)
        .collect();
    assert_eq!(times, [0, 7]);
}

#[test]
fn rows_of_many_shapes_come_back_in_their_order() {
    // More shapes than are known at a time, each of them several times, and never twice in a row.
    let row = |index: usize| {
        let shape = index % 11;
        let key = TimeseriesKey::new("m".repeat(shape / 9), format!("host-{index}"));
        let key = (0..shape % 3).fold(key, |key, tag| {
            key.tag(format!("t{tag}"), index.to_string())
        });
        let mut row = TimeseriesRow::new(key, index as i64).field("a", index as i64);
        if shape % 2 == 1 {
            row = row
                .field("b", index as f64)
                .field("c", index.is_multiple_of(4));
        }
        if shape > 5 {
            row = row.field("d", "x".repeat(index)).field("e", vec![7; index]);
        }
        row.meta_update_time = (shape % 4) as u32 * index as u32;
        row
    };
    for count in [11, 22, 23, 60] {
        let rows: Vec<_> = (0..count).map(row).collect();
        assert_eq!(all(&encode_rows(&rows).unwrap()).unwrap(), rows);
    }
    // And the same shapes one after the other.
    let mut rows: Vec<_> = (0..66).map(row).collect();
    rows.sort_by_key(|row| row.time % 11);
    assert_eq!(all(&encode_rows(&rows).unwrap()).unwrap(), rows);
}

#[test]
fn an_encoding_is_one_allocation() {
    let rows = vec![cpu(); 100];
    let rows_data = Vec::from(encode_rows(&rows).unwrap());
    let estimated = 64 + 100 * (256 + 9 + 2 * 40 + 16 + 5 * 48 + 22 + 4);
    assert!(
        rows_data.capacity() <= estimated,
        "{}",
        rows_data.capacity()
    );
    assert!(rows_data.len() <= rows_data.capacity());
}

#[test]
fn what_no_column_can_hold_is_not_encoded() {
    for value in [Value::from(u64::MAX), Value::from(f64::NAN)] {
        let row = cpu().field("a", value);
        assert!(encode_rows(&[row]).is_err());
    }
}

#[test]
fn tags_and_fields_are_sorted_and_set_once() {
    let key = TimeseriesKey::new("m", "s")
        .tag("b", "1")
        .tag("a", "2")
        .tag("b", "3");
    assert_eq!(
        key.tags(),
        [("a".into(), "2".into()), ("b".into(), "3".into())]
    );
    assert_eq!((key.get("b"), key.get("c")), (Some(&"3".into()), None));
    let row = TimeseriesRow::new(key, 0)
        .field("y", 1)
        .field("x", 2)
        .field("y", 3);
    assert_eq!(
        row.fields().collect::<Vec<_>>(),
        [(&"x".into(), &2.into()), (&"y".into(), &3.into())]
    );
}

#[test]
fn the_older_form_of_tags_is_read_where_there_is_no_list() {
    use crate::flatbuffers::{Field, Writer};

    let mut writer = Writer::default();
    let root = writer.root();
    let [groups] = writer.table(root, [Field::Offset]);
    for group in writer.offsets(groups, 2) {
        let fields = [Field::Offset, Field::Absent, Field::Absent, Field::Offset];
        let [measurement, _, _, rows] = writer.table(group, fields);
        writer.string(measurement, "m");
        for (row, tags) in writer.offsets(rows, 2).zip(["", r#"["a=x, y","b==]"]"#]) {
            let [source, old] = writer.table(row, [Field::Offset; 2]);
            writer.string(source, "s");
            writer.string(old, tags);
        }
    }
    let rows = all(&writer.finish().into()).unwrap();
    let key = TimeseriesKey::new("m", "s");
    let tagged = key.clone().tag("a", "x, y").tag("b", "=]");
    let keys: Vec<_> = rows.into_iter().map(|row| row.key).collect();
    assert_eq!(keys, [key.clone(), tagged.clone(), key, tagged]);
}

#[test]
fn fields_that_are_written_in_any_order_are_sorted() {
    use crate::flatbuffers::{Field, Writer};

    let mut writer = Writer::default();
    let root = writer.root();
    let [groups] = writer.table(root, [Field::Offset]);
    let lists = [["b", "a", "c"], ["b", "a", "c"], ["b", "c", "a"]];
    for (group, names) in writer.offsets(groups, 3).zip(lists) {
        let [measurement, of_names, types, rows] = writer.table(group, [Field::Offset; 4]);
        writer.string(measurement, "m");
        for (slot, name) in writer.offsets(of_names, 3).zip(names) {
            writer.string(slot, name);
        }
        writer.vector(types, [1_u8, 1, 3]);
        for row in writer.offsets(rows, 1) {
            let fields = [Field::Absent, Field::Absent, Field::I64(7), Field::Offset];
            let [.., values] = writer.table(row, fields);
            let [numbers, _, doubles] = writer.table(values, [Field::Offset; 3]);
            writer.vector(numbers, [10_i64, 20]);
            writer.vector(doubles, [0.5]);
        }
    }
    let point = |b: i64| TimeseriesRow::new(TimeseriesKey::new("m", ""), 7).field("b", b);
    let first = point(10).field("a", 20).field("c", 0.5);
    let last = point(10).field("c", 20).field("a", 0.5);
    assert_eq!(
        all(&writer.finish().into()).unwrap(),
        [first.clone(), first, last]
    );
}

#[test]
fn malformed_rows_are_errors_and_end_the_rows() {
    let encoded = encode_rows(&[cpu(), cpu()]).unwrap();
    // The type of the first field: that which comes before 1, 4, 2, 3.
    let at = encoded
        .windows(5)
        .position(|it| it == [1, 5, 4, 2, 3])
        .unwrap();
    for (index, byte, reason) in [
        (at, 0, "a field of an unknown type"),
        (at, 6, "a field of an unknown type"),
        (at, 3, "fewer values than fields"),
        (at - 4, 4, "names and types of fields differ in number"),
    ] {
        let mut changed = encoded.to_vec();
        changed[index] = byte;
        let changed = Bytes::from(changed);
        let mut rows = decode_rows(&changed).unwrap();
        let error = rows.next().unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(error.to_string().contains(reason), "{error}");
        assert!(rows.next().is_none() && rows.is_empty());
    }
    let mut twice = encoded.to_vec();
    let at = encoded.windows(6).position(|it| it == b"status").unwrap();
    twice[at - 4] = 2;
    twice[at..at + 3].copy_from_slice(b"up\0");
    let error = all(&twice.into()).unwrap_err();
    assert!(
        error.to_string().contains("a field that comes twice"),
        "{error}"
    );
}

#[test]
fn rows_of_a_table_with_its_own_key_are_points() {
    let key = TimeseriesKey::new("cpu", "")
        .tag("region", "hangzhou")
        .tag("vendor", "intel");
    let row = TimeseriesRow::new(key, 7)
        .field("cores", 8)
        .field("frequency", "2.0GHz")
        .field("load1", 0.5);
    let (primary_key, columns) = row
        .to_parts(&["_m_name", "_tags", "region"], &["cores", "frequency"])
        .unwrap();
    assert_eq!(
        primary_key.to_string(),
        r#"_m_name="cpu", _tags="[\"vendor=intel\"]", region="hangzhou", _time=7, cores=8, frequency="2.0GHz""#
    );
    assert_eq!(columns, [Column::new("load1:d", 0.5)]);
    let with_hash: PrimaryKey = PrimaryKey::new("_#h", "0a")
        .into_iter()
        .chain(primary_key)
        .collect();
    let read = plainbuffer::encode_rows(&[(with_hash, columns)]);
    assert_eq!(decode_read_rows(&read).unwrap(), std::slice::from_ref(&row));
    let error = row.to_parts(&[], &["load1"]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Value);
}

#[test]
fn points_of_several_series_and_fields_are_distinguished() {
    let row = |source: &str, tag: &str, time| {
        TimeseriesRow::new(TimeseriesKey::new("m", source).tag("a", tag), time)
    };
    let rows = [
        row("s", "1", 1)
            .field("a", 1)
            .field("a1", 2)
            .field("b", "x"),
        row("s", "1", 2)
            .field("a1", 2)
            .field("b", "y")
            .field("c", true),
        row("s", "2", 2).field("b", 0.5),
        row("t", "2", 3).field("a", 1).field("b", 0.5),
        row("t", "2", 4),
    ];
    let parts = rows.iter().map(|row| {
        let (key, mut columns) = row
            .to_parts(&["_m_name", "_data_source", "_tags"], &[])
            .unwrap();
        // As the service sorts them.
        columns.sort_by(|one, other| one.name.cmp(&other.name));
        (key, columns)
    });
    let encoded = plainbuffer::encode_rows(&parts.collect::<Vec<_>>());
    let read = decode_read_rows(&encoded).unwrap();
    assert_eq!(read, rows);
    // One series is in memory once, and one name.
    assert_eq!(
        read[0].key.measurement.as_ptr(),
        read[1].key.measurement.as_ptr()
    );
    let name = |row: &TimeseriesRow, index: usize| row.fields().nth(index).unwrap().0.as_ptr();
    assert_eq!(name(&read[0], 1), name(&read[1], 0));
}

#[test]
fn fields_are_sorted_by_their_names_and_not_by_those_of_their_columns() {
    // `:` is behind the digits.
    let columns =
        ["load15:d", "load1:d", "load5:d"].map(|name| Column::new(name, name.len() as f64));
    let twice = [Column::new("load1:d", 0.5), Column::new("load1:i", 1)];
    let key = PrimaryKey::new("_m_name", "m").and("_time", 0);
    let rows = [
        (key.clone(), columns.to_vec()),
        (key.clone(), columns.to_vec()),
        (key, twice.to_vec()),
    ];
    let read = decode_read_rows(&plainbuffer::encode_rows(&rows)).unwrap();
    let all = TimeseriesRow::new(TimeseriesKey::new("m", ""), 0)
        .field("load1", 7.0)
        .field("load15", 8.0)
        .field("load5", 7.0);
    let last = TimeseriesRow::new(TimeseriesKey::new("m", ""), 0).field("load1", 1);
    assert_eq!(read, [all.clone(), all, last]);
    assert_eq!(read[1].get("load5"), Some(&7.0.into()));
}

#[test]
fn other_rows_are_not_points() {
    for (key, reason) in [
        (
            PrimaryKey::new("_m_name", "m"),
            "it has no column \"_time\"",
        ),
        (PrimaryKey::new("_time", "0"), "it has no column \"_time\""),
        (
            PrimaryKey::new("_m_name", 1),
            "its column \"_m_name\" is a integer",
        ),
        (
            PrimaryKey::new("_tags", "[a]").and("_time", 0),
            "malformed tags",
        ),
    ] {
        let error = TimeseriesRow::from_row(&Row::new(key, vec![])).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert!(error.to_string().contains(reason), "{error}");
    }
}

#[test]
fn tags_have_a_text_form_or_are_refused() {
    for text in [
        "[",
        "]",
        "[\"a=b\"",
        "[\"a=b\"]]",
        "[\"a\"]",
        "[\"=b\"]",
        "[\"a=b\" ,\"c=d\"]",
        "[\"a=b\",]",
        "a=b",
        "[\"a\"=b\"]",
        " []",
    ] {
        assert!(parse_tags(text).is_err(), "{text}");
    }
    for (name, value) in [("", "x"), ("a=", "x"), ("a\"", "x"), ("a", "\"")] {
        assert!(tags_to_string(&[(name.into(), value.into())]).is_err());
    }
    assert_eq!(parse_tags("").unwrap(), []);
    assert_eq!(tags_to_string(&[]).unwrap(), "[]");
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<String>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e300..1e300).prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        proptest::collection::vec(any::<u8>(), 0..9).prop_map(Value::from),
    ]
}

fn row() -> impl Strategy<Value = TimeseriesRow> {
    let names = "[a-z]{0,3}";
    (
        any::<(String, String, i64, u32)>(),
        proptest::collection::vec((names, "[^\"]{0,4}"), 0..4),
        proptest::collection::vec((names, value()), 0..6),
    )
        .prop_map(|((measurement, source, time, meta), tags, fields)| {
            let key = TimeseriesKey::new(measurement, source);
            let key = tags
                .into_iter()
                .fold(key, |key, (name, value)| key.tag(name, value));
            let row = TimeseriesRow::new(key, time);
            let mut row = fields
                .into_iter()
                .fold(row, |row, (name, value)| row.field(name, value));
            row.meta_update_time = meta;
            row
        })
}

proptest! {
    #[test]
    fn any_rows_come_back(rows in proptest::collection::vec(row(), 0..4)) {
        let rows_data = encode_rows(&rows).unwrap();
        prop_assert_eq!(all(&rows_data).unwrap(), rows);
    }

    #[test]
    fn any_tags_come_back(tags in proptest::collection::btree_map("[a-z,]{1,3}", "[^\"]{0,6}", 0..4)) {
        let tags: Vec<_> = tags.iter().map(|(name, value)| (name.into(), value.into())).collect();
        prop_assert_eq!(parse_tags(&tags_to_string(&tags).unwrap()).unwrap(), tags);
    }

    #[test]
    fn any_change_is_read_or_refused(at: prop::sample::Index, byte: u8, cut: prop::sample::Index) {
        let mut rows_data = encode_rows(&[cpu(), cpu()]).unwrap().to_vec();
        let index = at.index(rows_data.len());
        rows_data[index] = byte;
        let _ = all(&rows_data.clone().into());
        rows_data.truncate(cut.index(rows_data.len()));
        let _ = all(&rows_data.into());
    }
}
