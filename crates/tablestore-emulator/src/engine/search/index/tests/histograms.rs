//! Histograms of numbers and dates.

use std::collections::BTreeMap;

use super::data::*;
use super::group_bys::{group, group_with};
use super::shorthand::*;
use crate::engine::search::index::date::DateFormat;
use crate::engine::search::index::group_by::GroupByResult;
use crate::engine::search::index::request::{DateStep, DateUnit, GroupByKind, Query, SearchValue};
use crate::engine::search::index::schema::Kind;
use tablestore_protocol::Value;

pub(super) fn histogram(field: &str, interval: SearchValue, min_count: Option<u64>) -> GroupByKind {
    GroupByKind::Histogram {
        field: field.to_owned(),
        interval,
        offset: None,
        bounds: None,
        missing: None,
        min_count,
        order: Vec::new(),
    }
}

fn histogram_counts(data: &Data, kind: GroupByKind) -> Vec<(SearchValue, u64)> {
    match group(data, Query::MatchAll, kind) {
        GroupByResult::Histogram(groups) => groups
            .into_iter()
            .map(|(key, group)| (key, group.count))
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn histograms_have_hard_bounds_and_fill_gaps() {
    let numbers = [1, 2, 7, 25, 26];
    let rows = numbers.map(|i: i64| {
        let cells = vec![("l", Value::from(i)), ("d", Value::from(i as f64 / 10.0))];
        (i.to_string(), cells)
    });
    let data = Data::new(&[field("l", Kind::Long), field("d", Kind::Double)], rows);
    let of = |kind| histogram_counts(&data, kind);
    assert_eq!(
        of(histogram("l", int(5), None)),
        [(int(0), 2), (int(5), 1), (int(25), 2)]
    );
    assert_eq!(of(histogram("l", int(5), Some(0))).len(), 6);
    assert_eq!(of(histogram("l", int(5), Some(2))).len(), 2);
    let double = SearchValue::Double;
    assert_eq!(
        of(histogram("d", double(0.5), None)),
        [(double(0.0), 2), (double(0.5), 1), (double(2.5), 2)]
    );
    let bounded = |offset, min, max| GroupByKind::Histogram {
        field: "l".to_owned(),
        interval: int(5),
        offset: Some(int(offset)),
        bounds: Some((int(min), int(max))),
        missing: None,
        min_count: None,
        order: Vec::new(),
    };
    assert_eq!(of(bounded(2, 0, 10)), [(int(2), 1), (int(7), 1)]);
    for wrong in [
        histogram("l", int(0), None),
        histogram("l", int(-1), None),
        histogram("d", double(f64::NAN), None),
        bounded(0, i64::MIN, i64::MAX),
    ] {
        assert!(group_with(&data, Query::MatchAll, wrong, vec![], vec![]).is_err());
    }
    assert!(of(histogram("l", int(i64::MAX), Some(0))).len() == 1);
}

/// Documents whose values are all there, have gaps, end early, or are several: each is counted where it is.
#[test]
fn histograms_count_every_document_wherever_values_are_absent() {
    type Values = fn(i64) -> Option<Vec<i64>>;
    let shapes: [(Values, &[i64]); 5] = [
        (|i| Some(vec![i]), &[]),
        (|i| Some(vec![i]), &[0, 7, 19]),
        (|i| (i < 15).then(|| vec![i]), &[3]),
        (|i| (i % 3 != 1).then(|| vec![i]), &[3]),
        (|i| Some(if i == 4 { vec![4, 12] } else { vec![i] }), &[5]),
    ];
    for (values, deleted) in shapes {
        let rows = (0..20).map(|i| {
            let values = values(i).map(|it| ("l", Value::from(format!("{it:?}"))));
            (format!("{i:02}"), values.into_iter().collect())
        });
        let mut data = Data::new(&[array("l", Kind::Long)], rows);
        for i in deleted {
            data.index.delete(format!("{i:02}").as_bytes());
        }
        let mut expected: BTreeMap<i64, u64> = BTreeMap::new();
        for i in (0..20).filter(|i| !deleted.contains(i)) {
            let mut keys = values(i).unwrap_or(vec![100]);
            keys.iter_mut().for_each(|key| *key -= *key % 5);
            keys.dedup();
            for key in keys {
                *expected.entry(key).or_default() += 1;
            }
        }
        let kind = GroupByKind::Histogram {
            field: "l".to_owned(),
            interval: int(5),
            offset: None,
            bounds: None,
            missing: Some(int(100)),
            min_count: None,
            order: Vec::new(),
        };
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(key, count)| (int(key), count))
            .collect();
        assert_eq!(histogram_counts(&data, kind), expected);
    }
}

fn date_histogram(
    interval: (i64, DateUnit),
    offset: Option<(i64, DateUnit)>,
    bounds: Option<(&str, &str)>,
    min_count: u64,
    time_zone: i64,
) -> GroupByKind {
    let step = |(value, unit)| DateStep { value, unit };
    GroupByKind::DateHistogram {
        field: "date".to_owned(),
        interval: step(interval),
        offset: offset.map(step),
        bounds: bounds.map(|(min, max)| (string(min), string(max))),
        missing: Some(string("2017-05-02 00:00:01")),
        min_count: Some(min_count),
        time_zone,
        order: Vec::new(),
    }
}

fn date_counts(data: &Data, kind: GroupByKind) -> Vec<(i64, u64)> {
    match group(data, Query::MatchAll, kind) {
        GroupByResult::DateHistogram(groups) => groups
            .into_iter()
            .map(|(key, group)| (key, group.count))
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn date_histograms_are_aligned_to_their_zone() {
    let data = d();
    let range = ("2017-05-01 00:00:01", "2017-05-19 00:00:01");
    let items = date_counts(
        &data,
        date_histogram(
            (2, DateUnit::Day),
            Some((1, DateUnit::Day)),
            Some(range),
            0,
            8 * 3600,
        ),
    );
    assert_eq!(items.len(), 9);
    assert!(items.contains(&(1_493_568_000_000, 15)), "{items:?}");
    assert!(items.contains(&(1_493_740_800_000, 15)), "{items:?}");
}

#[test]
fn calendar_steps_start_where_the_calendar_does() {
    let data = d();
    let of = |unit, zone| date_counts(&data, date_histogram((1, unit), None, None, 1, zone));
    let may = 1_493_596_800_000;
    assert_eq!(of(DateUnit::Month, 0), [(may, 100)]);
    assert_eq!(of(DateUnit::Year, 0), [(1_483_228_800_000, 100)]);
    assert_eq!(of(DateUnit::Quarter, 0), [(1_491_004_800_000, 100)]);
    // Monday the first, the eighth and the fifteenth.
    let week = 7 * 86_400_000;
    assert_eq!(
        of(DateUnit::Week, 0)
            .iter()
            .map(|(key, _)| *key)
            .collect::<Vec<_>>(),
        [may, may + week, may + 2 * week]
    );
    assert_eq!(of(DateUnit::Month, 8 * 3600)[0].0, may - 8 * 3_600_000);
    let wrong = date_histogram((2, DateUnit::Month), None, None, 1, 0);
    assert!(group_with(&data, Query::MatchAll, wrong, vec![], vec![]).is_err());
    let many = date_histogram((1, DateUnit::Second), None, None, 0, 0);
    assert!(group_with(&data, Query::MatchAll, many, vec![], vec![]).is_err());
}

/// The numbers of values in steps of this width, as each value says.
fn counts_of(values: &[i64], step: i64) -> Vec<(i64, u64)> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value.div_euclid(step) * step).or_insert(0) += 1;
    }
    counts.into_iter().collect()
}

#[test]
fn values_are_in_their_step_however_they_are_spread() {
    let random = fastrand::Rng::with_seed(7);
    let spreads: [fn(&mut fastrand::Rng) -> i64; 5] = [
        |random| random.i64(-50..50),
        |random| random.i64(-1_000_000..1_000_000),
        |random| random.i64(..),
        // Most are close to each other, and some far away.
        |random| match random.u8(..) {
            0 => random.i64(..),
            _ => random.i64(0..100_000),
        },
        |_| 7,
    ];
    for spread in spreads {
        let mut random = random.clone();
        let values: Vec<i64> = (0..2_000).map(|_| spread(&mut random)).collect();
        let rows = values.iter().enumerate();
        let rows = rows.map(|(i, value)| (format!("{i:04}"), vec![("l", Value::from(*value))]));
        let data = Data::new(&[field("l", Kind::Long)], rows);
        for step in [1, 3, 1_000, 1 << 20, i64::MAX / 1_000] {
            let counts = histogram_counts(&data, histogram("l", int(step), None));
            let expected = counts_of(&values, step).into_iter();
            let expected = expected.map(|(key, count)| (int(key), count));
            assert!(expected.eq(counts), "in steps of {step}");
        }
    }
}

#[test]
fn dates_are_in_their_interval_however_they_are_spread() {
    let mut random = fastrand::Rng::with_seed(7);
    // From 1970 to 2020, in milliseconds.
    let dates: Vec<i64> = (0..2_000)
        .map(|_| random.i64(0..1_600_000_000_000))
        .collect();
    let rows = dates.iter().enumerate();
    let rows = rows.map(|(i, date)| (format!("{i:04}"), vec![("date", Value::from(*date))]));
    let formats = vec![DateFormat::parse("epoch_millis").unwrap()];
    let data = Data::new(&[field("date", Kind::Date(formats))], rows);
    let hour = 3_600_000;
    for (interval, milliseconds) in [
        ((1, DateUnit::Day), 24 * hour),
        ((10, DateUnit::Day), 240 * hour),
        ((17, DateUnit::Hour), 17 * hour),
        ((1, DateUnit::Second), 1_000),
    ] {
        let mut kind = date_histogram(interval, None, None, 1, 0);
        if let GroupByKind::DateHistogram { missing, .. } = &mut kind {
            *missing = None;
        }
        let counts = date_counts(&data, kind);
        assert!(counts == counts_of(&dates, milliseconds), "{interval:?}");
    }
}
