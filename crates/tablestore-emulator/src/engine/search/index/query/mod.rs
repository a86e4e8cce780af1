//! Queries: a tree of conditions, the documents that meet it, and their scores.

mod best;
mod bm25;
mod compile;
mod compiler;
mod field;
mod function_scores;
mod functions;
mod knn;
mod matches;
mod node;
mod phrase;
mod points;
mod score;
mod values;
mod wildcard;

pub(super) use compiler::{Compiler, Evaluator, Options};
pub(super) use node::Node;
pub(super) use values::{double_of, number_of};
pub(super) use wildcard::Wildcard;
