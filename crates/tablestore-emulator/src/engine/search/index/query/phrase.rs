//! Phrases: tokens side by side.

use crate::engine::search::index::analysis::Token;
use crate::engine::search::index::budget::Budget;
use crate::engine::search::index::error::Result;
use crate::engine::search::index::storage::{Cursor, Doc, Docs, Text};

/// The documents with a phrase, and how often each has it.
pub(super) fn find(
    text: &Text,
    tokens: &[Token],
    slop: u32,
    dead: &Docs,
    budget: &Budget<'_>,
) -> Result<Vec<(Doc, f64)>> {
    let mut cursors = Vec::with_capacity(tokens.len());
    for token in tokens {
        let Some(postings) = text.find(&token.text) else {
            return Ok(Vec::new());
        };
        let offset = token.position - tokens[0].position;
        cursors.push((postings.count(), offset, postings.cursor()));
    }
    // The rarest token leads.
    cursors.sort_unstable_by_key(|(count, ..)| *count);
    let mut found = Vec::new();
    let mut next = 0;
    while let Some(doc) = align(&mut cursors, next) {
        next = doc + 1;
        if !dead.contains(doc) {
            let positions = cursors.iter_mut().map(|(_, offset, cursor)| {
                let positions = cursor.positions().into_iter();
                let shifted = positions.map(|it| i64::from(it) - i64::from(*offset));
                shifted.collect::<Vec<_>>()
            });
            let positions = positions.collect::<Vec<_>>();
            budget.charge(positions.iter().map(|it| it.len() as u64).sum())?;
            let frequency = frequency(&positions, i64::from(slop));
            if frequency > 0.0 {
                found.push((doc, frequency));
            }
        }
        if next == 0 {
            break;
        }
    }
    Ok(found)
}

type Lead<'a> = (u32, u32, Cursor<'a>);

/// The first document from this one on that has all tokens.
fn align(cursors: &mut [Lead<'_>], from: Doc) -> Option<Doc> {
    let mut doc = cursors.first_mut()?.2.seek(from)?;
    loop {
        let mut is_in_all = true;
        for (_, _, cursor) in cursors.iter_mut() {
            let found = cursor.seek(doc)?;
            if found > doc {
                doc = found;
                is_in_all = false;
                break;
            }
        }
        if is_in_all {
            return Some(doc);
        }
    }
}

/// How often the tokens are together; less for those that are further apart.
fn frequency(positions: &[Vec<i64>], slop: i64) -> f64 {
    let mut at = vec![0; positions.len()];
    let mut frequency = 0.0;
    loop {
        let mut least = (i64::MAX, 0);
        let mut greatest = i64::MIN;
        for (token, list) in positions.iter().enumerate() {
            let Some(position) = list.get(at[token]) else {
                return frequency;
            };
            least = least.min((*position, token));
            greatest = greatest.max(*position);
        }
        let distance = greatest - least.0;
        if distance <= slop {
            frequency += 1.0 / (1.0 + distance as f64);
        }
        at[least.1] += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::frequency;

    #[test]
    fn tokens_count_where_they_are_side_by_side() {
        assert_eq!(frequency(&[vec![1, 5, 9], vec![1, 6, 9]], 0), 2.0);
        assert_eq!(frequency(&[vec![1, 5], vec![2, 7]], 0), 0.0);
        assert_eq!(frequency(&[vec![1], vec![2]], 1), 0.5);
        assert_eq!(frequency(&[vec![1], vec![]], 9), 0.0);
    }
}
