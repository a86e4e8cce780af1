/// The number of a document at its level.
pub(crate) type Doc = u32;

/// A set of documents.
pub(crate) type Docs = roaring::RoaringBitmap;

/// Documents of a word.
const WORD: usize = 64;

/// A set of documents in any order, some of them more than once. About so many are expected.
pub(crate) fn to_docs(docs: impl Iterator<Item = Doc>, expected: u64, count: u32) -> Docs {
    if expected.saturating_mul(WORD as u64) < u64::from(count) {
        let mut docs: Vec<Doc> = docs.collect();
        docs.sort_unstable();
        docs.dedup();
        return Docs::from_sorted_iter(docs).unwrap_or_default();
    }
    let mut bits = Bits::default();
    docs.for_each(|doc| bits.insert(doc));
    bits.to_docs()
}

/// A set of documents as one bit for each that there is: fast to fill in any order.
#[derive(Debug, Default)]
pub(crate) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    pub(crate) fn insert(&mut self, doc: Doc) {
        let (word, bit) = split(doc);
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= bit;
    }

    pub(crate) fn contains(&self, doc: Doc) -> bool {
        let (word, bit) = split(doc);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    pub(crate) fn to_docs(&self) -> Docs {
        let bytes: Vec<u8> = self.words.iter().flat_map(|it| it.to_le_bytes()).collect();
        Docs::from_lsb0_bytes(0, &bytes)
    }
}

fn split(doc: Doc) -> (usize, u64) {
    (doc as usize / WORD, 1 << (doc as usize % WORD))
}

/// Makes room for one more without the slack that doubling leaves.
pub(crate) fn make_room<T>(items: &mut Vec<T>) {
    if items.len() == items.capacity() {
        items.reserve_exact(items.len() / 8 + 8);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_the_same_however_they_are_made() {
        let docs = || (0..10_000).map(|number: u32| number * 7_919 % 100_003);
        let expected: Docs = docs().collect();
        assert_eq!(to_docs(docs(), 10_000, 100_003), expected);
        assert_eq!(to_docs(docs().chain(docs()), 1, 100_003), expected);
        assert!(to_docs(std::iter::empty(), 0, 0).is_empty());
    }
}
