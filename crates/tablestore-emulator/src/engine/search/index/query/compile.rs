//! From a query to what is evaluated: fields are looked up, texts analysed, values converted.

use std::borrow::Cow;

use super::compiler::Compiler;
use super::functions::FunctionValue;
use super::node::{BoolNode, FunctionNode, FunctionsNode, Node};
use super::{bm25, knn};
use crate::engine::search::index::error::{Result, refused};
use crate::engine::search::index::request::{
    Bool, CombineMode, FunctionMode, FunctionsScore, Knn, Nested, Query,
};
use crate::engine::search::index::storage::{Docs, Store, Text};

impl<'a> Compiler<'a> {
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
            Query::FunctionScore { query, field } => self.compile_field_value(query, field),
            Query::FunctionsScore(query) => self.compile_functions(query),
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
                _ => Cow::Owned(store.present()),
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
            return Ok(Node::Constant(Cow::Owned(parents), 1.0));
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
        Ok(Node::Constant(Cow::Owned(docs), 1.0))
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

    /// Nothing is found in a nested field; any other name is an error.
    pub(super) fn unknown(&self, name: &str) -> Result<Node<'a>> {
        match self.schema.find(name).is_some() || self.schema.is_nested(name) {
            true => Ok(Node::Nothing),
            false => Err(refused()),
        }
    }

    /// The rarity of a token of a field.
    pub(super) fn rarity(&self, text: &Text, number: u32) -> f64 {
        let with_token = bm25::live_count(text.postings(number), self.store.dead());
        bm25::rarity(text.present().live(), with_token)
    }

    fn compile_functions(&self, query: &FunctionsScore) -> Result<Node<'a>> {
        let functions = query.functions.iter().map(|function| {
            let filter = function.filter.as_ref();
            Ok(FunctionNode {
                filter: filter.map(|filter| self.compile(filter)).transpose()?,
                weight: function.weight,
                value: FunctionValue::new(self, &function.kind)?,
            })
        });
        Ok(Node::Functions(Box::new(FunctionsNode {
            query: self.compile(&query.query)?,
            functions: functions.collect::<Result<_>>()?,
            score_mode: query.score_mode,
            combine_mode: query.combine_mode,
            min_score: query.min_score,
            max_score: query.max_score,
        })))
    }

    /// The query's score times a field's value.
    fn compile_field_value(&self, query: &Query, field: &str) -> Result<Node<'a>> {
        Ok(Node::Functions(Box::new(FunctionsNode {
            query: self.compile(query)?,
            functions: vec![FunctionNode {
                filter: None,
                weight: 1.0,
                value: FunctionValue::of_field(self, field)?,
            }],
            score_mode: FunctionMode::First,
            combine_mode: CombineMode::Multiply,
            min_score: None,
            max_score: None,
        })))
    }
}
