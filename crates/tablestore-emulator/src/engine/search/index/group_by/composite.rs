use crate::engine::search::index::double::to_double;
use std::collections::BTreeMap;

use super::buckets::Steps as _;
use super::{CompiledKind, DEFAULT_GROUPS, GROUPS, GroupByResult, Parts, key};
use crate::engine::search::index::error::{Result, invalid, refused};
use crate::engine::search::index::request::{GroupByKind, Named, SearchValue};
use crate::engine::search::index::storage::Doc;

/// Groups of a document with several values in several sources.
const KEYS: usize = 65_536;

/// Groups by several sources.
#[derive(Debug)]
pub(super) struct Composite<'a> {
    sources: Named<CompiledKind<'a>>,
    size: usize,
    after: Option<Vec<Key>>,
}

/// The key of a document in one source. Documents without a value come first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Null,
    Number(i64),
    Term(Vec<u8>),
}

impl<'a> Composite<'a> {
    pub(super) fn new(
        sources: &Named<GroupByKind>,
        size: Option<usize>,
        next: Option<&str>,
        compile: impl Fn(&GroupByKind) -> Result<CompiledKind<'a>>,
    ) -> Result<Self> {
        if sources.is_empty() {
            return Err(invalid("[group by composite] sources must not be empty"));
        }
        if size.is_some_and(|size| size > GROUPS) {
            return Err(invalid(format!(
                "[group by composite] size must not exceed {GROUPS}"
            )));
        }
        let sources = sources.iter().map(|(name, kind)| {
            let compiled = compile(kind)?;
            let is_source = matches!(
                compiled,
                CompiledKind::Field(_)
                    | CompiledKind::Histogram(..)
                    | CompiledKind::DateHistogram(..)
            );
            match is_source {
                true => Ok((name.clone(), compiled)),
                false => Err(refused()),
            }
        });
        let sources = sources.collect::<Result<Vec<_>>>()?;
        let next = next.filter(|next| !next.is_empty());
        let after = next.map(|next| parse(next, sources.len()).ok_or_else(refused));
        Ok(Self {
            sources,
            size: size.unwrap_or(DEFAULT_GROUPS),
            after: after.transpose()?,
        })
    }

    pub(super) fn is_nested(&self) -> bool {
        self.sources.iter().any(|(_, source)| source.is_nested())
    }

    pub(super) fn run(&self, parts: &Parts<'_>, docs: &[Doc]) -> Result<GroupByResult> {
        let mut buckets: BTreeMap<Vec<Key>, Vec<Doc>> = BTreeMap::new();
        for doc in docs {
            let mut keys = vec![Vec::new()];
            for (_, source) in &self.sources {
                let own = keys_of(source, *doc);
                parts
                    .compiler
                    .options
                    .budget
                    .charge((keys.len() * own.len()) as u64 * 4)?;
                if keys.len() * own.len() > KEYS {
                    return Err(invalid(format!(
                        "[group by composite] a row must not be in more than {KEYS} groups"
                    )));
                }
                let longer = keys.iter().flat_map(|key| {
                    own.iter().map(move |last| {
                        let mut key: Vec<Key> = key.clone();
                        key.push(last.clone());
                        key
                    })
                });
                keys = longer.collect();
            }
            for key in keys {
                if self.after.as_ref().is_none_or(|after| key > *after) {
                    buckets.entry(key).or_default().push(*doc);
                    // Those beyond the page are not needed.
                    if buckets.len() > self.size {
                        buckets.pop_last();
                    }
                }
            }
        }
        let is_full = buckets.len() >= self.size && self.size > 0;
        let groups: Vec<_> = buckets.into_iter().take(self.size).collect();
        let last = groups.last().filter(|_| is_full);
        let next = last.map(|(key, _)| to_token(key));
        let groups = groups.into_iter().map(|(keys, docs)| {
            let texts = self.sources.iter().zip(&keys);
            let texts = texts
                .map(|((_, source), key)| key.to_text(source))
                .collect();
            parts.compiler.options.budget.charge_groups(1)?;
            Ok((texts, parts.group(&docs)?))
        });
        Ok(GroupByResult::Composite {
            names: self.sources.iter().map(|(name, _)| name.clone()).collect(),
            groups: groups.collect::<Result<_>>()?,
            next,
        })
    }
}

fn keys_of(source: &CompiledKind<'_>, doc: Doc) -> Vec<Key> {
    let mut keys: Vec<Key> = match source {
        CompiledKind::Field(groups) => {
            let dictionary = groups.values.dictionary();
            let values = groups.values.of(doc).into_iter();
            let keys = values.map(|value| match dictionary {
                Some(dictionary) => Key::Term(dictionary.term(value as u32).to_vec()),
                None => Key::Number(value),
            });
            keys.collect()
        }
        CompiledKind::Histogram(histogram, _) => {
            let values = histogram.values.of(doc).into_iter();
            values
                .filter_map(|value| histogram.key_of(value).map(Key::Number))
                .collect()
        }
        CompiledKind::DateHistogram(histogram, _) => {
            let values = histogram.values.of(doc).into_iter();
            values
                .filter_map(|value| histogram.key_of(value).map(Key::Number))
                .collect()
        }
        _ => Vec::new(),
    };
    keys.sort_unstable();
    keys.dedup();
    if keys.is_empty() {
        keys.push(Key::Null);
    }
    keys
}

impl Key {
    fn to_text(&self, source: &CompiledKind<'_>) -> Option<String> {
        match (self, source) {
            (Self::Null, _) => None,
            (Self::Term(term), CompiledKind::Field(groups)) => {
                Some(key::term_text(&groups.values.spec.kind, term))
            }
            (Self::Number(number), CompiledKind::Field(groups)) => {
                Some(key::to_text(&groups.values, *number))
            }
            (Self::Number(number), CompiledKind::Histogram(histogram, _)) => {
                Some(match histogram.key(*number) {
                    SearchValue::Double(_) => key::double_text(to_double(*number)),
                    _ => number.to_string(),
                })
            }
            (Self::Number(number), _) => Some(number.to_string()),
            (Self::Term(_), _) => None,
        }
    }
}

/// The keys of the last group as text: `-` for none, a number, or `x` and the term in hexadecimal.
fn to_token(keys: &[Key]) -> String {
    let parts = keys.iter().map(|key| match key {
        Key::Null => "-".to_owned(),
        Key::Number(number) => number.to_string(),
        Key::Term(term) => {
            let digits = term.iter().map(|byte| format!("{byte:02x}"));
            format!("x{}", digits.collect::<String>())
        }
    });
    parts.collect::<Vec<_>>().join(",")
}

fn parse(token: &str, sources: usize) -> Option<Vec<Key>> {
    let keys = token.split(',').map(|part| match part.strip_prefix('x') {
        Some(digits) => {
            let pairs = (0..digits.len()).step_by(2);
            let bytes = pairs.map(|at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok());
            Some(Key::Term(bytes.collect::<Option<_>>()?))
        }
        None if part == "-" => Some(Key::Null),
        None => Some(Key::Number(part.parse().ok()?)),
    });
    let keys = keys.collect::<Option<Vec<_>>>()?;
    (keys.len() == sources).then_some(keys)
}
