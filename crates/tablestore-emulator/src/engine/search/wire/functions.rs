//! Functions of scores.

use crate::engine::search::index::error::refused;
use crate::engine::search::index::request::{
    CombineMode, Curve, Function, FunctionKind, FunctionMode, FunctionsScore, Modifier,
    MultiValueMode, Origin, Query, SearchValue,
};
use tablestore_protocol::proto::search::{self as proto, DecayFuncParamType, DecayMathFunction};

use super::group_by::date_step;
use super::query::{QueryReader, point};
use super::{decode, name};
use crate::engine::search::limits;
use crate::engine::shared::error::{Result, invalid};

/// The value of a decay at its scale, unless a request has another.
const DECAY: f64 = 0.5;

impl QueryReader {
    pub(super) fn read_functions(&mut self, query: proto::FunctionsScoreQuery) -> Result<Query> {
        if query.functions.len() > limits::FUNCTIONS {
            return Err(invalid(format!(
                "the number of functions must not exceed {}",
                limits::FUNCTIONS
            )));
        }
        let score_mode = match query.score_mode() {
            proto::FunctionScoreMode::FsmAvg => FunctionMode::Average,
            proto::FunctionScoreMode::FsmMax => FunctionMode::Max,
            proto::FunctionScoreMode::FsmSum => FunctionMode::Sum,
            proto::FunctionScoreMode::FsmMin => FunctionMode::Min,
            proto::FunctionScoreMode::FsmMultiply => FunctionMode::Multiply,
            proto::FunctionScoreMode::FsmFirst => FunctionMode::First,
        };
        let combine_mode = match query.combine_mode() {
            proto::FunctionCombineMode::FcmMultiply => CombineMode::Multiply,
            proto::FunctionCombineMode::FcmAvg => CombineMode::Average,
            proto::FunctionCombineMode::FcmMax => CombineMode::Max,
            proto::FunctionCombineMode::FcmSum => CombineMode::Sum,
            proto::FunctionCombineMode::FcmMin => CombineMode::Min,
            proto::FunctionCombineMode::FcmReplace => CombineMode::Replace,
        };
        let number = |number: Option<f32>| number.filter(|it| !it.is_nan()).map(f64::from);
        Ok(Query::FunctionsScore(Box::new(FunctionsScore {
            min_score: number(query.min_score),
            max_score: number(query.max_score),
            score_mode,
            combine_mode,
            query: self.read_required(query.query)?,
            functions: query
                .functions
                .into_iter()
                .map(|function| self.read_function(function))
                .collect::<Result<_>>()?,
        })))
    }

    fn read_function(&mut self, function: proto::Function) -> Result<Function> {
        let kind = match (function.field_value_factor, function.random, function.decay) {
            (None, None, None) => FunctionKind::Weight,
            (Some(factor), None, None) => FunctionKind::FieldValue {
                factor: f64::from(factor.factor.unwrap_or(1.0)),
                modifier: modifier(factor.modifier()),
                missing: factor.missing,
                field: name(factor.field_name)?,
            },
            (None, Some(_), None) => FunctionKind::Random,
            (None, None, Some(decay)) => read_decay(decay)?,
            _ => return Err(refused()),
        };
        let weight = f64::from(function.weight.unwrap_or(1.0));
        if !weight.is_finite() {
            return Err(refused());
        }
        Ok(Function {
            filter: self.read_optional(function.filter)?,
            weight,
            kind,
        })
    }
}

fn read_decay(decay: proto::DecayFunction) -> Result<FunctionKind> {
    let param = decay.param.as_ref();
    let finite = |number: f64| Some(number).filter(|it| it.is_finite()).ok_or_else(refused);
    let origin = match decay.param_type() {
        DecayFuncParamType::DfNumericParam => {
            let param: proto::DecayFuncNumericParam = decode(param)?;
            Origin::Number {
                origin: finite(param.origin())?,
                scale: finite(param.scale())?,
                offset: finite(param.offset())?,
            }
        }
        DecayFuncParamType::DfGeoParam => {
            let param: proto::DecayFuncGeoParam = decode(param)?;
            Origin::Point {
                origin: point(param.origin())?,
                scale: finite(param.scale())?,
                offset: finite(param.offset())?,
            }
        }
        DecayFuncParamType::DfDateParam => {
            let param: proto::DecayFuncDateParam = decode(param)?;
            let length = |value: Option<proto::DateTimeValue>| match value {
                None => Ok(0.0),
                Some(value) => {
                    let milliseconds = date_step(value)?.milliseconds();
                    milliseconds.map(|it| it as f64).ok_or_else(refused)
                }
            };
            let text = param.origin_string.filter(|text| !text.is_empty());
            let number = param.origin_long.map(SearchValue::Integer);
            Origin::Date {
                origin: text
                    .map(SearchValue::String)
                    .or(number)
                    .ok_or_else(refused)?,
                scale: length(param.scale)?,
                offset: length(param.offset)?,
            }
        }
    };
    Ok(FunctionKind::Decay {
        curve: match decay.math_function() {
            DecayMathFunction::Gauss => Curve::Gauss,
            DecayMathFunction::Exp => Curve::Exponential,
            DecayMathFunction::Linear => Curve::Linear,
        },
        mode: match decay.multi_value_mode {
            None => MultiValueMode::Min,
            Some(_) => match decay.multi_value_mode() {
                proto::MultiValueMode::MvmMax => MultiValueMode::Max,
                proto::MultiValueMode::MvmMin => MultiValueMode::Min,
                proto::MultiValueMode::MvmSum => MultiValueMode::Sum,
                proto::MultiValueMode::MvmAvg => MultiValueMode::Average,
            },
        },
        decay: decay.decay.unwrap_or(DECAY),
        field: name(decay.field_name)?,
        origin,
    })
}

fn modifier(modifier: proto::FunctionModifier) -> Modifier {
    match modifier {
        proto::FunctionModifier::FmNone => Modifier::None,
        proto::FunctionModifier::FmLog => Modifier::Log,
        proto::FunctionModifier::FmLog1p => Modifier::Log1p,
        proto::FunctionModifier::FmLog2p => Modifier::Log2p,
        proto::FunctionModifier::FmLn => Modifier::Ln,
        proto::FunctionModifier::FmLn1p => Modifier::Ln1p,
        proto::FunctionModifier::FmLn2p => Modifier::Ln2p,
        proto::FunctionModifier::FmSquare => Modifier::Square,
        proto::FunctionModifier::FmSqrt => Modifier::Sqrt,
        proto::FunctionModifier::FmReciprocal => Modifier::Reciprocal,
    }
}
