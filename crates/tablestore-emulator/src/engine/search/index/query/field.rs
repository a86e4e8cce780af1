//! Queries on one field.

use std::borrow::Cow;
use std::ops::Bound;

use super::compiler::Compiler;
use super::node::{Node, Token};
use super::values::{end_of, number_of, text_of};
use super::wildcard::Wildcard;
use super::{bm25, phrase};
use crate::engine::search::index::analysis;
use crate::engine::search::index::document::{address, flattened_term};
use crate::engine::search::index::error::{Result, invalid, refused};
use crate::engine::search::index::request::{Query, SearchValue};
use crate::engine::search::index::schema::{FieldSpec, Kind};
use crate::engine::search::index::storage::{Docs, Postings, Store, Terms, Text, to_docs};

/// Words of a query, as many as a request may have queries.
const TOKENS: usize = 1024;

impl<'a> Compiler<'a> {
    pub(super) fn compile_field(&self, query: &Query) -> Result<Node<'a>> {
        let Some((spec, store)) = self.field(field_of(query))? else {
            return Ok(Node::Nothing);
        };
        match store {
            Store::Terms(terms) => self.of_terms(spec, terms, query),
            Store::Text(text) => self.of_text(text, query),
            Store::Numbers(_) | Store::Booleans(_) => self.of_numbers(spec, store, query),
            Store::Points(points) => self.of_points(points, query),
            Store::Vectors(_) => Err(refused()),
        }
    }

    fn of_terms(&self, spec: &FieldSpec, terms: &'a Terms, query: &Query) -> Result<Node<'a>> {
        // Fuzzy keywords take no part in scores.
        let factor = match spec.kind {
            Kind::FuzzyKeyword => 0.0,
            _ => 1.0,
        };
        let dictionary = terms.dictionary();
        let any = |numbers: &[u32], weight: f64| {
            self.options.budget.charge(numbers.len() as u64)?;
            Ok(Node::Constant(terms.docs_of_any(numbers), weight * factor))
        };
        let one = |value: &SearchValue, weight: f64| {
            let numbers = find_terms(spec, terms, query, value)?;
            let docs = terms.docs_of_any(&numbers);
            if spec.kind.name() != "keyword" || numbers.is_empty() {
                return Ok(Node::Constant(docs, weight * factor));
            }
            let dead = self.store.dead();
            let live = terms.column().present().live();
            let rarity = bm25::rarity(live, docs.difference_len(dead));
            Ok(Node::Constant(docs, weight * rarity))
        };
        match query {
            Query::Term { value, weight, .. } => one(value, *weight),
            Query::Match { text, weight, .. } | Query::MatchPhrase { text, weight, .. } => {
                one(&SearchValue::String(text.clone()), *weight)
            }
            Query::Terms { values, weight, .. } => {
                let mut numbers = Vec::with_capacity(values.len());
                for value in values {
                    numbers.extend(find_terms(spec, terms, query, value)?);
                }
                any(&numbers, *weight)
            }
            Query::Range {
                from,
                to,
                includes_from,
                includes_to,
                ..
            } if !matches!(spec.kind, Kind::Flattened) => {
                let from = byte_end(spec, from.as_ref(), *includes_from)?;
                let to = byte_end(spec, to.as_ref(), *includes_to)?;
                any(&dictionary.between(as_slice(&from), as_slice(&to)), 1.0)
            }
            _ if matches!(spec.kind, Kind::Ip) => Err(refused()),
            Query::Prefix { prefix, weight, .. } => {
                let prefix = stored_prefix(spec, query, prefix);
                any(&dictionary.with_prefix(&prefix), *weight)
            }
            Query::Suffix { suffix, weight, .. } if matches!(spec.kind, Kind::FuzzyKeyword) => {
                self.options.budget.charge(dictionary.len() as u64)?;
                let numbers = (0..u32::try_from(dictionary.len()).unwrap_or(u32::MAX))
                    .filter(|number| dictionary.term(*number).ends_with(suffix.as_bytes()));
                any(&numbers.collect::<Vec<_>>(), *weight)
            }
            Query::Wildcard {
                pattern, weight, ..
            } => {
                let wildcard = Wildcard::new(pattern);
                let prefix = stored_prefix(spec, query, &wildcard.fixed_prefix());
                let start = prefix.len() - wildcard.fixed_prefix().len();
                let mut numbers = dictionary.with_prefix(&prefix);
                self.options.budget.charge(numbers.len() as u64 * 4)?;
                numbers.retain(|number| {
                    let term = dictionary.term(*number).get(start..).unwrap_or_default();
                    std::str::from_utf8(term).is_ok_and(|term| wildcard.matches(term))
                });
                any(&numbers, *weight)
            }
            _ => Err(refused()),
        }
    }

    fn of_text(&self, text: &'a Text, query: &Query) -> Result<Node<'a>> {
        let dictionary = text.dictionary();
        let any = |numbers: Vec<u32>, weight: f64| {
            let postings = numbers.iter().map(|number| text.postings(*number));
            let count: u64 = postings.clone().map(|it| u64::from(it.count()) + 1).sum();
            self.options.budget.charge(count)?;
            let docs = to_docs(postings.flat_map(Postings::docs), count, self.store.count());
            Ok(Node::Constant(Cow::Owned(docs), weight))
        };
        match query {
            Query::Match {
                text: words,
                is_and,
                minimum,
                weight,
                ..
            } => {
                let tokens = text.analyzer().analyze(words);
                check_tokens(&tokens)?;
                let tokens: Vec<_> = tokens.iter().map(|it| self.token(text, &it.text)).collect();
                let minimum = match minimum {
                    _ if *is_and => tokens.len(),
                    Some(minimum) => minimum.of(tokens.len()),
                    None => 1,
                };
                Ok(Node::tokens(text, tokens, minimum.max(1), *weight))
            }
            Query::MatchPhrase {
                text: words,
                slop,
                weight,
                ..
            } => {
                let tokens = text.analyzer().analyze_phrase(words);
                check_tokens(&tokens)?;
                match tokens.as_slice() {
                    [] => Ok(Node::Nothing),
                    [token] => {
                        let token = self.token(text, &token.text);
                        Ok(Node::tokens(text, vec![token], 1, *weight))
                    }
                    _ => self.phrase(text, &tokens, *slop, *weight),
                }
            }
            Query::Term { value, weight, .. } => {
                let token = self.token(text, &text_of(value));
                Ok(Node::tokens(text, vec![token], 1, *weight))
            }
            Query::Terms { values, weight, .. } => {
                let numbers = values.iter().filter_map(|value| {
                    let token = text_of(value);
                    dictionary.find(token.as_bytes())
                });
                any(numbers.collect(), *weight)
            }
            Query::Range {
                from,
                to,
                includes_from,
                includes_to,
                ..
            } => {
                let end = |value: &Option<SearchValue>, is_included| {
                    let bytes = value.as_ref().map(|value| text_of(value).into_bytes());
                    to_bound(bytes, is_included)
                };
                let (from, to) = (end(from, *includes_from), end(to, *includes_to));
                any(dictionary.between(as_slice(&from), as_slice(&to)), 1.0)
            }
            Query::Prefix { prefix, weight, .. } => {
                any(dictionary.with_prefix(prefix.as_bytes()), *weight)
            }
            Query::Wildcard {
                pattern, weight, ..
            } => {
                let wildcard = Wildcard::new(pattern);
                let mut numbers = dictionary.with_prefix(wildcard.fixed_prefix().as_bytes());
                self.options.budget.charge(numbers.len() as u64 * 4)?;
                numbers.retain(|number| {
                    let token = std::str::from_utf8(dictionary.term(*number));
                    token.is_ok_and(|token| wildcard.matches(token))
                });
                any(numbers, *weight)
            }
            _ => Err(refused()),
        }
    }

    fn token(&self, text: &Text, token: &str) -> Token {
        let number = text.dictionary().find(token.as_bytes());
        Token {
            number,
            rarity: number.map_or(0.0, |number| self.rarity(text, number)),
        }
    }

    fn phrase(
        &self,
        text: &'a Text,
        tokens: &[analysis::Token],
        slop: u32,
        weight: f64,
    ) -> Result<Node<'a>> {
        let mut found = phrase::find(text, tokens, slop, self.store.dead(), self.options.budget)?;
        let rarity: f64 = tokens
            .iter()
            .map(|it| self.token(text, &it.text).rarity)
            .sum();
        let bm25 = bm25::Bm25::new(text);
        for (doc, score) in &mut found {
            *score = weight * bm25.score(*doc, rarity, *score);
        }
        Ok(Node::Scored(found))
    }

    fn of_numbers(&self, spec: &FieldSpec, store: &'a Store, query: &Query) -> Result<Node<'a>> {
        let range = |from: Bound<i64>, to: Bound<i64>, score: f64| match store {
            Store::Numbers(numbers) => Node::Range {
                numbers,
                from,
                to,
                score,
            },
            Store::Booleans(booleans) => {
                let values = [false, true].into_iter();
                let within = values.filter(|value| {
                    std::ops::RangeBounds::contains(&(from, to), &i64::from(*value))
                });
                let docs = within.fold(Docs::new(), |docs, value| docs | booleans.docs(value));
                Node::Constant(Cow::Owned(docs), score)
            }
            _ => Node::Nothing,
        };
        let equal = |value: &SearchValue, weight: f64| match number_of(&spec.kind, value) {
            Some(number) => Ok(range(
                Bound::Included(number),
                Bound::Included(number),
                weight,
            )),
            // A fraction is no whole number, and so no value of the field.
            None if matches!((&spec.kind, value), (Kind::Long, SearchValue::Double(_))) => {
                Ok(Node::Nothing)
            }
            None => Err(refused()),
        };
        match query {
            Query::Term { value, weight, .. } => equal(value, *weight),
            Query::Match { text, weight, .. } | Query::MatchPhrase { text, weight, .. } => {
                equal(&SearchValue::String(text.clone()), *weight)
            }
            Query::Terms { values, weight, .. } => {
                let mut docs = Docs::new();
                for value in values {
                    docs |= self.evaluator().matches(&equal(value, 1.0)?, None)?;
                }
                Ok(Node::Constant(Cow::Owned(docs), *weight))
            }
            Query::Range {
                from,
                to,
                includes_from,
                includes_to,
                ..
            } => {
                let end = |value: &Option<SearchValue>, is_included, is_lower| {
                    end_of(&spec.kind, value.as_ref(), is_included, is_lower)
                        .map_err(|()| refused())
                };
                let from = end(from, *includes_from, true)?;
                Ok(range(from, end(to, *includes_to, false)?, 1.0))
            }
            _ => Err(refused()),
        }
    }
}

impl<'a> Node<'a> {
    fn tokens(text: &'a Text, tokens: Vec<Token>, minimum: usize, weight: f64) -> Self {
        match minimum > tokens.len() {
            true => Self::Nothing,
            false => Self::Tokens {
                text,
                tokens,
                minimum,
                weight,
            },
        }
    }
}

/// Each token counts as a query.
fn check_tokens(tokens: &[analysis::Token]) -> Result<()> {
    match tokens.len() > TOKENS {
        true => Err(invalid(format!(
            "the number of words of a query must not exceed {TOKENS}"
        ))),
        false => Ok(()),
    }
}

fn field_of(query: &Query) -> &str {
    match query {
        Query::Match { field, .. }
        | Query::MatchPhrase { field, .. }
        | Query::Term { field, .. }
        | Query::Terms { field, .. }
        | Query::Range { field, .. }
        | Query::Prefix { field, .. }
        | Query::Suffix { field, .. }
        | Query::Wildcard { field, .. }
        | Query::Exists { field }
        | Query::GeoBox { field, .. }
        | Query::GeoDistance { field, .. }
        | Query::GeoPolygon { field, .. }
        | Query::FunctionScore { field, .. } => field,
        Query::Knn(query) => &query.field,
        _ => "",
    }
}

/// The terms that are equal to a value: of a range of addresses, all that are in it.
fn find_terms(
    spec: &FieldSpec,
    terms: &Terms,
    query: &Query,
    value: &SearchValue,
) -> Result<Vec<u32>> {
    let text = text_of(value);
    let dictionary = terms.dictionary();
    let find = |term: &[u8]| dictionary.find(term).into_iter().collect();
    if !matches!(spec.kind, Kind::Ip) {
        return Ok(match spec.member(field_of(query)) {
            Some(member) => find(&flattened_term(member, &text)),
            None => find(text.as_bytes()),
        });
    }
    let Some((network, bits)) = text.split_once('/') else {
        return Ok(find(&address(&text).ok_or_else(refused)?));
    };
    let network = u128::from_be_bytes(address(network).ok_or_else(refused)?);
    let bits: u32 = bits.parse().map_err(|_| refused())?;
    let bits = match text.contains(':') {
        true => bits,
        false => bits.saturating_add(96),
    };
    let host = match bits {
        0 => u128::MAX,
        1..=128 => u128::MAX.checked_shr(bits).unwrap_or(0),
        _ => return Err(refused()),
    };
    let (first, last) = (
        (network & !host).to_be_bytes(),
        (network | host).to_be_bytes(),
    );
    Ok(dictionary.between(Bound::Included(&first), Bound::Included(&last)))
}

fn byte_end(
    spec: &FieldSpec,
    value: Option<&SearchValue>,
    is_included: bool,
) -> Result<Bound<Vec<u8>>> {
    let bytes = match (value.map(text_of), &spec.kind) {
        (None, _) => None,
        (Some(text), Kind::Ip) => Some(address(&text).ok_or_else(refused)?.to_vec()),
        (Some(text), _) => Some(text.into_bytes()),
    };
    Ok(to_bound(bytes, is_included))
}

fn to_bound(bytes: Option<Vec<u8>>, is_included: bool) -> Bound<Vec<u8>> {
    match bytes {
        None => Bound::Unbounded,
        Some(bytes) if is_included => Bound::Included(bytes),
        Some(bytes) => Bound::Excluded(bytes),
    }
}

fn as_slice(bound: &Bound<Vec<u8>>) -> Bound<&[u8]> {
    bound.as_ref().map(Vec::as_slice)
}

/// A prefix as terms have it: for a member of a flattened field, after the member's name.
fn stored_prefix(spec: &FieldSpec, query: &Query, prefix: &str) -> Vec<u8> {
    match spec.member(field_of(query)) {
        Some(member) => flattened_term(member, prefix),
        None => prefix.as_bytes().to_vec(),
    }
}
