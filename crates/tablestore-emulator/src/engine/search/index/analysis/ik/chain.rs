//! The coarse mode: the best chain of candidates that do not overlap.

use std::cmp::Reverse;

use super::candidate::{Candidate, Kind};

/// Candidates of a group beyond which only the first chain is tried.
const LIMIT: usize = 200;

/// The best of the chains that start by keeping all that fits from left to right and then make way
/// for one of the candidates that did not fit.
pub(super) fn best(group: &[Candidate]) -> Vec<Candidate> {
    let mut chain = Vec::new();
    let mut left_out = extend(&mut chain, group, 0);
    left_out.truncate(match group.len() > LIMIT {
        true => 0,
        false => left_out.len(),
    });
    let mut best = chain.clone();
    for index in left_out.into_iter().rev() {
        let candidate = group[index];
        while chain.last().is_some_and(|last| last.end > candidate.start) {
            chain.pop();
        }
        extend(&mut chain, group, index);
        if rank(&chain) > rank(&best) {
            best.clone_from(&chain);
        }
    }
    best
}

/// Adds what fits from an index on; returns the indexes of what does not.
fn extend(chain: &mut Vec<Candidate>, group: &[Candidate], from: usize) -> Vec<usize> {
    let mut left_out = Vec::new();
    for (index, candidate) in group.iter().enumerate().skip(from) {
        match chain.last() {
            Some(last) if last.end > candidate.start => left_out.push(index),
            _ => chain.push(*candidate),
        }
    }
    left_out
}

/// More characters, fewer words, a longer span, an end further to the right, more even lengths,
/// longer words at the end.
fn rank(chain: &[Candidate]) -> impl Ord + use<> {
    let length = |candidate: &Candidate| candidate.end - candidate.start;
    let start = chain.first().map_or(0, |first| first.start);
    let end = chain.last().map_or(0, |last| last.end);
    let lengths = chain.iter().map(length);
    let evenness = lengths.fold(1_u64, |product, it| product.saturating_mul(it as u64));
    let weights = chain.iter().enumerate();
    (
        chain.iter().map(length).sum::<usize>(),
        Reverse(chain.len()),
        end - start,
        end,
        evenness,
        weights
            .map(|(index, it)| (index + 1) * length(it))
            .sum::<usize>(),
    )
}

/// Joins numerals with the measure words that follow them.
pub(super) fn with_measures(chain: Vec<Candidate>) -> Vec<Candidate> {
    let mut joined: Vec<Candidate> = Vec::with_capacity(chain.len());
    for candidate in chain {
        match joined.last_mut() {
            Some(last)
                if last.kind == Kind::Numeral
                    && candidate.kind == Kind::Measure
                    && last.end == candidate.start =>
            {
                last.end = candidate.end;
                last.kind = Kind::Word;
            }
            _ => joined.push(candidate),
        }
    }
    joined
}
