use std::cmp::Ordering;

/// Items in the new part.
const RECENT: usize = 256;

/// Sorted items that are added one by one.
///
/// New items go into a short sorted list; when it is full, it becomes a run, and runs of like size
/// are merged. So adding costs little, and a search looks into a few runs.
#[derive(Debug)]
pub(super) struct Runs<T> {
    /// Shorter and shorter ones.
    runs: Vec<Vec<T>>,
    recent: Vec<T>,
}

impl<T> Default for Runs<T> {
    fn default() -> Self {
        Self {
            runs: Vec::new(),
            recent: Vec::new(),
        }
    }
}

impl<T: Copy> Runs<T> {
    pub(super) fn insert(&mut self, item: T, compare: impl Fn(&T, &T) -> Ordering) {
        let at = self.recent.partition_point(|it| compare(it, &item).is_le());
        self.recent.insert(at, item);
        if self.recent.len() < RECENT {
            return;
        }
        let mut run = std::mem::take(&mut self.recent);
        while let Some(last) = self.runs.pop_if(|last| last.len() <= run.len() * 3 / 2) {
            run = merge(&last, &run, &compare);
        }
        self.runs.push(run);
    }

    /// The items from the first that is not before the start up to the last that is before the end,
    /// as a few slices.
    pub(super) fn between(
        &self,
        is_before_start: impl Fn(&T) -> bool,
        is_before_end: impl Fn(&T) -> bool,
    ) -> impl Iterator<Item = &[T]> {
        let runs = self.runs.iter().chain([&self.recent]);
        runs.filter_map(move |run| {
            let start = run.partition_point(&is_before_start);
            let end = run.partition_point(&is_before_end);
            run.get(start..end).filter(|items| !items.is_empty())
        })
    }

    /// Goes through the items in order, or in the opposite order, from the first that is not before
    /// the start.
    pub(super) fn sorted<'a, C: Fn(&T, &T) -> Ordering>(
        &'a self,
        is_descending: bool,
        is_before_start: &dyn Fn(&T) -> bool,
        compare: C,
    ) -> impl Iterator<Item = T> + use<'a, T, C> {
        let runs = self.runs.iter().chain([&self.recent]);
        let from_start = |run: &'a Vec<T>| match is_descending {
            true => &run[..run.partition_point(|item| !is_before_start(item))],
            false => &run[run.partition_point(is_before_start)..],
        };
        let mut rest: Vec<&[T]> = runs.map(from_start).collect();
        std::iter::from_fn(move || {
            let end = |items: &&'a [T]| match is_descending {
                true => items.last().copied(),
                false => items.first().copied(),
            };
            let heads = rest.iter().enumerate();
            let heads = heads.filter_map(|(run, items)| Some((run, end(items)?)));
            let (run, item) = heads.reduce(|best, head| {
                let order = compare(&head.1, &best.1);
                let is_better = match is_descending {
                    true => order.is_gt(),
                    false => order.is_lt(),
                };
                if is_better { head } else { best }
            })?;
            let items = rest[run];
            rest[run] = match is_descending {
                true => &items[..items.len() - 1],
                false => &items[1..],
            };
            Some(item)
        })
    }
}

fn merge<T: Copy>(one: &[T], other: &[T], compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let mut merged = Vec::with_capacity(one.len() + other.len());
    let (mut left, mut right) = (one, other);
    // Items often arrive in order.
    if let (Some(last), Some(first)) = (one.last(), other.first())
        && compare(last, first).is_le()
    {
        merged.extend_from_slice(one);
        left = &[];
    }
    while let ([first, left_rest @ ..], [second, right_rest @ ..]) = (left, right) {
        if compare(first, second).is_le() {
            merged.push(*first);
            left = left_rest;
        } else {
            merged.push(*second);
            right = right_rest;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_found_in_order() {
        let mut runs = Runs::default();
        for number in 0..5000_i64 {
            runs.insert(number * 7919 % 5003, i64::cmp);
        }
        assert!(runs.runs.len() <= 6, "{}", runs.runs.len());
        let ascending: Vec<_> = runs.sorted(false, &|_| false, i64::cmp).collect();
        let mut expected = ascending.clone();
        expected.sort_unstable();
        assert_eq!(ascending, expected);
        assert_eq!(ascending.len(), 5000);
        expected.reverse();
        assert_eq!(
            runs.sorted(true, &|_| false, i64::cmp).collect::<Vec<_>>(),
            expected
        );

        let mut between: Vec<i64> = runs
            .between(|it| *it < 100, |it| *it < 200)
            .flatten()
            .copied()
            .collect();
        between.sort_unstable();
        assert!(between.iter().all(|it| (100..200).contains(it)));
        assert_eq!(
            between.len(),
            expected
                .iter()
                .filter(|it| (100..200).contains(*it))
                .count()
        );
    }
}
