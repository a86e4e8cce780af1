use super::docs::Doc;
use super::presence::Presence;
use crate::engine::search::index::schema::Metric;

/// Vectors of one dimension.
#[derive(Debug)]
pub(crate) struct Vectors {
    dimension: usize,
    metric: Metric,
    values: Vec<f32>,
    /// The documents of the vectors.
    docs: Vec<Doc>,
    present: Presence,
}

impl Vectors {
    pub(super) fn new(dimension: usize, metric: Metric) -> Self {
        Self {
            dimension,
            metric,
            values: Vec::new(),
            docs: Vec::new(),
            present: Presence::default(),
        }
    }

    pub(super) fn push(&mut self, doc: Doc, vector: &[f32]) {
        if vector.is_empty() {
            return;
        }
        self.values.extend_from_slice(vector);
        self.docs.push(doc);
        self.present.add(doc);
    }

    pub(super) fn remove(&mut self, doc: Doc) {
        self.present.remove(doc);
    }

    pub(crate) fn dimension(&self) -> usize {
        self.dimension
    }

    pub(crate) fn metric(&self) -> Metric {
        self.metric
    }

    pub(crate) fn present(&self) -> &Presence {
        &self.present
    }

    /// The vectors with their documents.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Doc, &[f32])> {
        let vectors = self.values.chunks_exact(self.dimension.max(1));
        self.docs.iter().copied().zip(vectors)
    }
}
