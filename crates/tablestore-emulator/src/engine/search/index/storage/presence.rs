use super::{Doc, Docs};

/// Which documents have a value.
#[derive(Debug, Default)]
pub(crate) struct Presence {
    words: Vec<u64>,
    count: u32,
}

impl Presence {
    pub(super) fn add(&mut self, doc: Doc) {
        let (word, bit) = split(doc);
        if self.words.len() <= word {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= bit;
        self.count += 1;
    }

    pub(crate) fn contains(&self, doc: Doc) -> bool {
        let (word, bit) = split(doc);
        self.words.get(word).is_some_and(|word| word & bit != 0)
    }

    pub(crate) fn count(&self) -> u32 {
        self.count
    }

    pub(crate) fn to_docs(&self) -> Docs {
        let words = self.words.iter().zip(0_u32..);
        let docs = words.flat_map(|(word, index)| {
            let bits = (0..64).filter(move |bit| word >> bit & 1 == 1);
            bits.map(move |bit| index * 64 + bit)
        });
        Docs::from_sorted_iter(docs).unwrap_or_default()
    }
}

fn split(doc: Doc) -> (usize, u64) {
    (doc as usize / 64, 1 << (doc % 64))
}
