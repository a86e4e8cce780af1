use super::compiler::Options;
use crate::engine::search::index::error::{Result, refused};
use crate::engine::search::index::request::Knn;
use crate::engine::search::index::schema::Metric;
use crate::engine::search::index::storage::{Doc, Docs, Vectors};

/// The nearest vectors among some documents, with their scores, sorted by document.
pub(super) fn nearest(
    vectors: &Vectors,
    query: &Knn,
    among: &Docs,
    options: Options<'_>,
) -> Result<Vec<(Doc, f64)>> {
    let is_finite = query.vector.iter().all(|number| number.is_finite());
    if query.vector.len() != vectors.dimension() || !is_finite {
        return Err(refused());
    }
    let cost = among.len() * vectors.dimension() as u64 / 4;
    options.budget.charge(cost + among.len())?;
    let mut scored = Vec::new();
    for (doc, vector) in vectors.iter() {
        if among.contains(doc) {
            let score = score(vectors.metric(), &query.vector, vector);
            scored.push((doc, score));
        }
    }
    let part = scored.len().div_ceil(options.segments.max(1)).max(1);
    let mut nearest = Vec::new();
    for segment in scored.chunks_mut(part) {
        segment.sort_unstable_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        let top = segment.iter().take(query.top_k);
        let top = top.filter(|(_, score)| query.min_score.is_none_or(|min| *score > min));
        nearest.extend(top.map(|(doc, score)| (*doc, score * query.weight)));
    }
    nearest.sort_unstable_by_key(|(doc, _)| *doc);
    Ok(nearest)
}

fn score(metric: Metric, query: &[f32], vector: &[f32]) -> f64 {
    let pairs = || query.iter().zip(vector);
    let dot = || -> f64 { pairs().map(|(a, b)| f64::from(*a) * f64::from(*b)).sum() };
    let norm = |vector: &[f32]| -> f64 {
        let squares = vector.iter().map(|it| f64::from(*it) * f64::from(*it));
        squares.sum::<f64>().sqrt()
    };
    match metric {
        Metric::Euclidean => {
            let squares = pairs().map(|(a, b)| (f64::from(*a) - f64::from(*b)).powi(2));
            1.0 / (1.0 + squares.sum::<f64>())
        }
        Metric::Cosine => {
            let norms = norm(query) * norm(vector);
            let cosine = if norms > 0.0 { dot() / norms } else { 0.0 };
            f64::midpoint(1.0, cosine)
        }
        Metric::DotProduct => f64::midpoint(1.0, dot()),
    }
}
