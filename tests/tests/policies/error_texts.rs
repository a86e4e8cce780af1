//! Holds the list of the service's error texts against the tests: where the list says that a file
//! has a case, the text stands in that file.
//!
//! `cargo test -p tablestore-tests --test policies error_texts -- --nocapture` counts them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use bytes::Bytes;
use prost::Message;
use tablestore::PrimaryKey;
use tablestore::call::Operation;
use tablestore_emulator::Emulator;
use tablestore_protocol::plainbuffer::encode_row;
use tablestore_protocol::{Column, proto::table as proto};
use tablestore_tests::responses::client_builder;

const LIST: &str = include_str!("error_texts.txt");

/// Some texts, and what is true of them all.
struct Group {
    heading: &'static str,
    texts: Vec<&'static str>,
}

/// What a heading of the list says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// A test in this file sends what it takes, and sees the text.
    CaseIn(&'static str),
    /// It is about something that the emulator does not have.
    OtherFeature,
    /// No request here leads to it.
    OutOfReach,
}

impl Group {
    fn kind(&self) -> Kind {
        match self.heading.split_once(": ") {
            Some(("case", file)) => Kind::CaseIn(file),
            Some(("other feature", _)) => Kind::OtherFeature,
            Some(("out of reach", _)) => Kind::OutOfReach,
            _ => panic!("{:?} is no heading", self.heading),
        }
    }
}

fn groups() -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for line in LIST.lines() {
        let heading = line.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
        if let Some(heading) = heading {
            let texts = Vec::new();
            groups.push(Group { heading, texts });
        } else if !line.is_empty() && !line.starts_with('#') {
            groups.last_mut().unwrap().texts.push(line);
        }
    }
    groups
}

/// The lines of a test's source, with literals that go over several lines in one.
fn lines(file: &str) -> Vec<String> {
    let source = fs::read_to_string(format!("../{file}")).unwrap();
    let mut parts = source.split("\\\n");
    let mut joined = parts.next().unwrap().to_owned();
    for part in parts {
        joined.push_str(part.trim_start());
    }
    joined.lines().map(str::to_owned).collect()
}

/// Whether the fixed parts of a text stand in a line, one after another.
fn stands_in(text: &str, line: &str) -> bool {
    let mut rest = line;
    for (number, part) in text.split('{').enumerate() {
        // What a part starts with, up to the brace, is a placeholder.
        let fixed = match number {
            0 => part,
            _ => part.split_once('}').unwrap().1,
        };
        match rest.split_once(fixed) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    true
}

#[test]
fn every_case_exists() {
    for group in groups() {
        let Kind::CaseIn(file) = group.kind() else {
            continue;
        };
        let is_a_test = file
            .split('/')
            .any(|part| part == "tests" || part == "tests.rs");
        assert!(is_a_test, "{file} is no test");
        let lines = lines(file);
        for text in group.texts {
            let has_it = lines.iter().any(|line| stands_in(text, line));
            assert!(has_it, "{file} has no case of {text:?}");
        }
    }
}

#[test]
fn every_text_is_listed_once() {
    let mut seen = BTreeSet::new();
    for group in groups() {
        assert!(!group.texts.is_empty(), "{:?}", group.heading);
        for text in group.texts {
            assert!(seen.insert(text), "{text:?} is listed twice");
        }
    }
}

/// Every flipped bit and every cut is rejected with a text of the list.
#[tokio::test]
async fn damaged_rows_are_rejected_with_known_texts() {
    let emulator = Emulator::in_memory();
    let client = client_builder(emulator.endpoint()).service(emulator.service());
    let client = client.build().unwrap();
    let refusal = async |row: Bytes| {
        let put = proto::PutRowRequest {
            table_name: "orders".into(),
            row,
            ..proto::PutRowRequest::default()
        };
        let call = client.call_raw(Operation::PUT_ROW, put.encode_to_vec());
        call.send()
            .await
            .unwrap_err()
            .service()
            .unwrap()
            .message()
            .to_owned()
    };
    let key = PrimaryKey::new("customer", "alice").and("order", 7);
    let note = Column::new("note", "公司").with_timestamp(1);
    let columns = [Column::new("paid", true), Column::new("amount", 1.5), note];
    let good = encode_row(&key, &columns);
    // It is the table that is missing.
    let no_table = "Requested table does not exist.";
    assert_eq!(refusal(good.clone()).await, no_table);

    let known: Vec<_> = groups().into_iter().flat_map(|group| group.texts).collect();
    let flipped = (0..good.len() * 8).map(|bit| {
        let mut bad = good.to_vec();
        bad[bit / 8] ^= 1 << (bit % 8);
        Bytes::from(bad)
    });
    for bad in flipped.chain((0..good.len()).map(|length| good.slice(..length))) {
        let message = refusal(bad).await;
        assert_ne!(message, no_table);
        let is_known = known.iter().any(|text| stands_in(text, &message));
        assert!(is_known, "{message}");
    }
}

#[test]
fn the_counts_in_the_documentation_are_right() {
    let mut counts = BTreeMap::new();
    for group in groups() {
        let kind = match group.kind() {
            Kind::CaseIn(_) => "case",
            Kind::OtherFeature => "other feature",
            Kind::OutOfReach => "out of reach",
        };
        *counts.entry(kind).or_insert(0) += group.texts.len();
    }
    let all: usize = counts.values().sum();
    let count = |kind| counts.get(kind).copied().unwrap_or(0);
    let counted = format!(
        "Of {all} known error texts, {} are implemented and tested, {} belong to features that are not \
         implemented, and {} are out of reach",
        count("case"),
        count("other feature"),
        count("out of reach")
    );
    println!("{counted}");
    let page = fs::read_to_string("../docs/deviations.md").unwrap();
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        page.contains(&counted),
        "docs/deviations.md does not say: {counted}"
    );
}

#[test]
fn texts_are_found_by_their_fixed_parts() {
    let line = "  assert_invalid(outcome, \"Invalid table name: 'a b'.\");";
    assert!(stands_in("Invalid table name: '{n}'.", line));
    assert!(!stands_in("Invalid table name: '{n}'!", line));
    assert!(!stands_in("Invalid column name: '{n}'.", line));
    assert!(stands_in("{T} name: '{n}'.", line));
}
