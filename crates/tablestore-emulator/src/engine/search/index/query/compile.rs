//! From a query to what is evaluated: fields are looked up, texts analysed, values converted.

use std::ops::Bound;

use super::functions::CompiledFunctions;
use super::{Bool, Knn, Nested, Query, ScoreMode, bm25, knn};
use crate::engine::search::index::Result;
use crate::engine::search::index::budget::Budget;
use crate::engine::search::index::schema::{FieldSpec, Level, Nesting};
use crate::engine::search::index::search::refused;
use crate::engine::search::index::storage::{
    Doc, Docs, LevelStore, NestedStore, Numbers, Store, Text,
};

/// A query at a level, ready to be evaluated.
#[derive(Debug)]
pub(crate) enum Node<'a> {
    All,
    Nothing,
    /// Documents with one score.
    Constant(Docs, f64),
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
    Functions(Box<CompiledFunctions<'a>>),
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

/// Compiles queries at a level.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Compiler<'a> {
    pub(crate) schema: &'a Level,
    pub(crate) store: &'a LevelStore,
    pub(crate) options: Options<'a>,
}

/// Evaluates compiled queries at a level.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evaluator<'a> {
    pub(crate) store: &'a LevelStore,
    pub(crate) options: Options<'a>,
}

/// What an evaluation depends on besides documents and query.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options<'a> {
    pub(crate) budget: &'a Budget<'a>,
    /// How many parts of the index each give their nearest vectors.
    pub(crate) segments: usize,
    /// What random scores are drawn from.
    pub(crate) seed: u64,
}

impl<'a> Compiler<'a> {
    pub(crate) fn evaluator(&self) -> Evaluator<'a> {
        Evaluator {
            store: self.store,
            options: self.options,
        }
    }

    pub(crate) fn compile(&self, query: &Query) -> Result<Node<'a>> {
        self.options.budget.charge(1)?;
        match query {
            Query::MatchAll => Ok(Node::All),
            Query::Bool(query) => self.compile_bool(query),
            Query::ConstScore(query) => Ok(Node::ConstScore(Box::new(self.compile(query)?))),
            Query::DisMax {
                queries,
                tie_breaker,
                weight,
            } => Ok(Node::DisMax {
                nodes: self.compile_all(queries)?,
                tie_breaker: *tie_breaker,
                weight: *weight,
            }),
            Query::FunctionScore { query, field } => {
                CompiledFunctions::of_field(self, query, field).map(Node::functions)
            }
            Query::FunctionsScore(query) => {
                CompiledFunctions::new(self, query).map(Node::functions)
            }
            Query::Nested(query) => self.compile_nested(query),
            Query::Knn(query) => self.compile_knn(query),
            Query::Exists { field } => self.compile_exists(field),
            _ => self.compile_field(query),
        }
    }

    fn compile_all(&self, queries: &[Query]) -> Result<Vec<Node<'a>>> {
        queries.iter().map(|query| self.compile(query)).collect()
    }

    fn compile_bool(&self, query: &Bool) -> Result<Node<'a>> {
        let has_required = !query.must.is_empty() || !query.filter.is_empty();
        let minimum = match &query.minimum {
            Some(minimum) => minimum.of(query.should.len()),
            None => 0,
        };
        let is_alone = !has_required && !query.should.is_empty();
        Ok(Node::Bool(Box::new(BoolNode {
            must: self.compile_all(&query.must)?,
            must_not: self.compile_all(&query.must_not)?,
            filter: self.compile_all(&query.filter)?,
            should: self.compile_all(&query.should)?,
            minimum: minimum.max(usize::from(is_alone)),
            weight: query.weight.unwrap_or(1.0),
        })))
    }

    fn compile_nested(&self, query: &Nested) -> Result<Node<'a>> {
        let (steps, inner) = self.enter(&query.path)?;
        let node = inner.compile(&query.query)?;
        let nest = |node, (index, store)| Node::Nested {
            store,
            node: Box::new(node),
            score_mode: query.score_mode,
            weight: if index == 0 { query.weight } else { 1.0 },
        };
        Ok(steps.into_iter().enumerate().rev().fold(node, nest))
    }

    /// The nested objects at a path: the levels that lead there, and the last of them.
    pub(crate) fn enter(&self, path: &str) -> Result<(Vec<&'a NestedStore>, Compiler<'a>)> {
        let leads = |nesting: &Nesting| {
            let rest = path.strip_prefix(&nesting.path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let index = self.schema.nested.iter().position(leads);
        let index = index.ok_or_else(refused)?;
        let nesting = &self.schema.nested[index];
        let store = self.store.nested(index);
        let inner = Compiler {
            schema: &nesting.level,
            store: store.level(),
            options: self.options,
        };
        if nesting.path == path {
            return Ok((vec![store], inner));
        }
        let (mut steps, last) = inner.enter(path)?;
        steps.insert(0, store);
        Ok((steps, last))
    }

    fn compile_knn(&self, query: &Knn) -> Result<Node<'a>> {
        let Some((_, Store::Vectors(vectors))) = self.field(&query.field)? else {
            return Err(refused());
        };
        let mut among = vectors.present().to_docs() - self.store.dead();
        if let Some(filter) = &query.filter {
            let filter = self.compile(filter)?;
            among = self.evaluator().matches(&filter, Some(&among))?;
        }
        knn::nearest(vectors, query, &among, self.options).map(Node::Scored)
    }

    fn compile_exists(&self, field: &str) -> Result<Node<'a>> {
        if let Some((spec, store)) = self.own_field(field) {
            let docs = match (spec.member(field), store) {
                (Some(member), Store::Terms(terms)) => {
                    let mut numbers = Vec::new();
                    for end in ["\0", "."] {
                        let prefix = format!("{member}{end}");
                        numbers.extend(terms.dictionary().with_prefix(prefix.as_bytes()));
                    }
                    terms.docs_of_any(&numbers)
                }
                _ => store.present(),
            };
            return Ok(Node::Constant(docs, 1.0));
        }
        if self.schema.is_nested(field) {
            let (steps, inner) = self.enter(field)?;
            let children = inner.with_any_value();
            let parents = steps
                .iter()
                .rev()
                .fold(children, |docs, store| store.parents(&docs));
            return Ok(Node::Constant(parents, 1.0));
        }
        let prefix = format!("{field}.");
        let members = self.schema.fields.iter().enumerate();
        let members = members.filter(|(_, spec)| spec.name.starts_with(&prefix));
        let stores: Vec<_> = members.map(|(index, _)| self.store.field(index)).collect();
        if stores.is_empty() {
            return self.unknown(field);
        }
        let docs = stores
            .iter()
            .fold(Docs::new(), |docs, store| docs | store.present());
        Ok(Node::Constant(docs, 1.0))
    }

    /// The documents that have any value, their nested documents included.
    fn with_any_value(&self) -> Docs {
        let fields = 0..self.schema.fields.len();
        let mut docs = fields.fold(Docs::new(), |docs, index| {
            docs | self.store.field(index).present()
        });
        for (index, nesting) in self.schema.nested.iter().enumerate() {
            let store = self.store.nested(index);
            let inner = Compiler {
                schema: &nesting.level,
                store: store.level(),
                options: self.options,
            };
            docs |= store.parents(&inner.with_any_value());
        }
        docs
    }

    /// The field of a name at this level; `None` for one that is nested, in which nothing is found.
    pub(super) fn field(&self, name: &str) -> Result<Option<(&'a FieldSpec, &'a Store)>> {
        match self.own_field(name) {
            Some(found) => Ok(Some(found)),
            None => self.unknown(name).map(|_| None),
        }
    }

    fn own_field(&self, name: &str) -> Option<(&'a FieldSpec, &'a Store)> {
        let index = self.schema.position(name)?;
        Some((&self.schema.fields[index], self.store.field(index)))
    }

    /// Nothing is found in a nested field; any other name is an error.
    fn unknown(&self, name: &str) -> Result<Node<'a>> {
        match self.schema.find(name).is_some() || self.schema.is_nested(name) {
            true => Ok(Node::Nothing),
            false => Err(refused()),
        }
    }

    /// The rarity of a token of a field.
    pub(super) fn rarity(&self, text: &Text, number: u32) -> f64 {
        let with_token = bm25::live_count(text.postings(number), self.store.dead());
        bm25::rarity(text.live(), with_token)
    }
}

impl<'a> Node<'a> {
    fn functions(functions: CompiledFunctions<'a>) -> Self {
        Self::Functions(Box::new(functions))
    }
}
