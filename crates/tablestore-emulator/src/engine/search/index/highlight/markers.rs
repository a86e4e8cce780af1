use std::collections::HashSet;
use std::ops::Range;

use crate::engine::search::index::analysis::{Analyzer, Token};
use crate::engine::search::index::query::Wildcard;
use crate::engine::search::index::request::{Query, SearchValue};

/// How far from where it belongs a token of a phrase is looked for.
const NEAR: u32 = 20;

/// What a query seeks in a field.
#[derive(Debug, Default)]
pub(super) struct Markers {
    tokens: HashSet<String>,
    prefixes: Vec<String>,
    wildcards: Vec<Wildcard>,
    ranges: Vec<TokenRange>,
    phrases: Vec<Phrase>,
}

#[derive(Debug)]
struct TokenRange {
    from: Option<(String, bool)>,
    to: Option<(String, bool)>,
}

#[derive(Debug)]
struct Phrase {
    tokens: Vec<Token>,
    slop: u32,
}

impl Markers {
    /// What a query seeks in a field, at the level of the query.
    pub(super) fn of(query: &Query, field: &str, analyzer: &Analyzer) -> Self {
        let mut markers = Self::default();
        markers.add(query, field, analyzer);
        markers
    }

    fn add(&mut self, query: &Query, wanted: &str, analyzer: &Analyzer) {
        match query {
            Query::Match { field, text, .. } if field == wanted => {
                let tokens = analyzer.analyze(text);
                self.tokens
                    .extend(tokens.into_iter().map(|token| token.text));
            }
            Query::MatchPhrase {
                field, text, slop, ..
            } if field == wanted => self.phrases.push(Phrase {
                tokens: analyzer.analyze_phrase(text),
                slop: *slop,
            }),
            Query::Term {
                field,
                value: SearchValue::String(text),
                ..
            } if field == wanted => {
                self.tokens.insert(text.clone());
            }
            Query::Terms { field, values, .. } if field == wanted => {
                self.tokens
                    .extend(values.iter().filter_map(string).cloned());
            }
            Query::Prefix { field, prefix, .. } if field == wanted => {
                self.prefixes.push(prefix.clone());
            }
            Query::Wildcard { field, pattern, .. } if field == wanted => {
                self.wildcards.push(Wildcard::new(pattern));
            }
            Query::Range {
                field,
                from,
                to,
                includes_from,
                includes_to,
            } if field == wanted => {
                let end = |value: &Option<SearchValue>, is_included| {
                    Some((string(value.as_ref()?)?.clone(), is_included))
                };
                self.ranges.push(TokenRange {
                    from: end(from, *includes_from),
                    to: end(to, *includes_to),
                });
            }
            Query::Bool(query) => {
                let parts = query.must.iter().chain(&query.filter).chain(&query.should);
                parts.for_each(|query| self.add(query, wanted, analyzer));
            }
            Query::DisMax { queries, .. } => {
                queries
                    .iter()
                    .for_each(|query| self.add(query, wanted, analyzer));
            }
            Query::ConstScore(query) | Query::FunctionScore { query, .. } => {
                self.add(query, wanted, analyzer);
            }
            Query::FunctionsScore(query) => self.add(&query.query, wanted, analyzer),
            _ => {}
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
            && self.prefixes.is_empty()
            && self.wildcards.is_empty()
            && self.ranges.is_empty()
            && self.phrases.is_empty()
    }

    /// The bytes of a text that are marked; ranges that overlap are one.
    pub(super) fn marks(&self, tokens: &[Token]) -> Vec<Range<usize>> {
        let sought = tokens.iter().filter(|token| self.seeks(&token.text));
        let mut marks: Vec<_> = sought.map(|token| token.start..token.end).collect();
        for phrase in &self.phrases {
            phrase.add_marks(tokens, &mut marks);
        }
        marks.sort_unstable_by_key(|mark| (mark.start, mark.end));
        let mut joined: Vec<Range<usize>> = Vec::with_capacity(marks.len());
        for mark in marks {
            match joined.last_mut() {
                Some(last) if mark.start < last.end => last.end = last.end.max(mark.end),
                _ => joined.push(mark),
            }
        }
        joined
    }

    fn seeks(&self, token: &str) -> bool {
        self.tokens.contains(token)
            || self.prefixes.iter().any(|prefix| token.starts_with(prefix))
            || self
                .wildcards
                .iter()
                .any(|wildcard| wildcard.matches(token))
            || self.ranges.iter().any(|range| range.contains(token))
    }
}

fn string(value: &SearchValue) -> Option<&String> {
    match value {
        SearchValue::String(text) => Some(text),
        _ => None,
    }
}

impl TokenRange {
    fn contains(&self, token: &str) -> bool {
        let is_after = self.from.as_ref().is_none_or(|(from, is_included)| {
            token > from.as_str() || (*is_included && token == from)
        });
        let is_before = self
            .to
            .as_ref()
            .is_none_or(|(to, is_included)| token < to.as_str() || (*is_included && token == to));
        is_after && is_before
    }
}

impl Phrase {
    /// Marks the tokens wherever the phrase stands.
    fn add_marks(&self, tokens: &[Token], marks: &mut Vec<Range<usize>>) {
        let Some(first) = self.tokens.first() else {
            return;
        };
        for start in tokens.iter().filter(|token| token.text == first.text) {
            let parts = self.tokens.iter().map(|part| {
                let expected = start.position + (part.position - first.position);
                let nearest = expected.saturating_sub(self.slop.min(NEAR));
                let from = tokens.partition_point(|token| token.position < nearest);
                let near = tokens[from..].iter().take_while(|token| {
                    token.position <= expected.saturating_add(self.slop.min(NEAR))
                });
                near.into_iter().find(|token| token.text == part.text)
            });
            if let Some(parts) = parts.collect::<Option<Vec<_>>>() {
                marks.extend(parts.into_iter().map(|token| token.start..token.end));
            }
        }
    }
}
