//! Queries that are ready to be evaluated.

use std::borrow::Cow;
use std::ops::Bound;

use super::functions::FunctionValue;
use crate::engine::search::index::request::{CombineMode, FunctionMode, ScoreMode};
use crate::engine::search::index::storage::{Doc, Docs, NestedStore, Numbers, Text};

/// A query at a level, ready to be evaluated.
#[derive(Debug)]
pub(crate) enum Node<'a> {
    All,
    Nothing,
    /// Documents with one score.
    Constant(Cow<'a, Docs>, f64),
    /// Documents with a score each, sorted.
    Scored(Vec<(Doc, f64)>),
    Range {
        numbers: &'a Numbers,
        from: Bound<i64>,
        to: Bound<i64>,
        score: f64,
    },
    /// At least so many tokens.
    Tokens {
        text: &'a Text,
        tokens: Vec<Token>,
        minimum: usize,
        weight: f64,
    },
    Bool(Box<BoolNode<'a>>),
    DisMax {
        nodes: Vec<Node<'a>>,
        tie_breaker: f64,
        weight: f64,
    },
    /// The documents of another node, all with score 1.
    ConstScore(Box<Node<'a>>),
    Functions(Box<FunctionsNode<'a>>),
    Nested {
        store: &'a NestedStore,
        node: Box<Node<'a>>,
        score_mode: ScoreMode,
        weight: f64,
    },
}

/// A token of a query.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Its number in the dictionary, if any document has it.
    pub(super) number: Option<u32>,
    pub(super) rarity: f64,
}

#[derive(Debug)]
pub(crate) struct BoolNode<'a> {
    pub(super) must: Vec<Node<'a>>,
    pub(super) must_not: Vec<Node<'a>>,
    pub(super) filter: Vec<Node<'a>>,
    pub(super) should: Vec<Node<'a>>,
    pub(super) minimum: usize,
    pub(super) weight: f64,
}

/// A query and the functions that change its scores.
#[derive(Debug)]
pub(crate) struct FunctionsNode<'a> {
    pub(super) query: Node<'a>,
    pub(super) functions: Vec<FunctionNode<'a>>,
    pub(super) score_mode: FunctionMode,
    pub(super) combine_mode: CombineMode,
    pub(super) min_score: Option<f64>,
    pub(super) max_score: Option<f64>,
}

/// A function, and the documents to which it applies.
#[derive(Debug)]
pub(super) struct FunctionNode<'a> {
    pub(super) filter: Option<Node<'a>>,
    pub(super) weight: f64,
    pub(super) value: FunctionValue<'a>,
}
