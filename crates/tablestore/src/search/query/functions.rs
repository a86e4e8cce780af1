//! Functions that change scores.

use prost::Message;
use tablestore_core::Result;
use tablestore_protocol::proto::search::{self as proto, DecayFuncParamType};

use super::Query;
use crate::call::wire_enum::{WireEnum, wire_enum};
use crate::search::{GeoPoint, TimeInterval};

/// A function that changes the scores of a [`FunctionsScoreQuery`](super::FunctionsScoreQuery): a
/// [field's value](FieldValueFunction), a [decay](DecayFunction), a [random number](Self::random), or
/// a weight alone.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use]
pub struct ScoreFunction {
    message: proto::Function,
    filter: Option<Query>,
}

/// The value of a LONG or DOUBLE field as the value of a function.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct FieldValueFunction(proto::FieldValueFactorFunction);

/// A function that decreases with the distance of a field from an origin.
///
/// ```
/// use tablestore::search::{DecayCurve, DecayFunction, TimeInterval};
///
/// // 1 up to 2 km from the center, and a half at 7 km.
/// let near = DecayFunction::geo("position", (30.25, 120.17), 5_000.0).offset(2_000.0);
/// let recent = DecayFunction::date("sent", "2024-06-01", TimeInterval::days(7))
///     .curve(DecayCurve::Exponential);
/// # let _ = (near, recent);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct DecayFunction<O = f64> {
    message: proto::DecayFunction,
    origin: Origin,
    scale: O,
    offset: Option<O>,
}

#[derive(Clone, Debug, PartialEq)]
enum Origin {
    Number(f64),
    Point(GeoPoint),
    Timestamp(i64),
    Date(String),
}

wire_enum! {
    /// A function that is applied to the value of a field.
    Modifier {
        /// The value.
        None = proto::FunctionModifier::FmNone;
        /// The decimal logarithm of the value.
        Log = proto::FunctionModifier::FmLog;
        /// The decimal logarithm of the value plus 1.
        Log1p = proto::FunctionModifier::FmLog1p;
        /// The decimal logarithm of the value plus 2.
        Log2p = proto::FunctionModifier::FmLog2p;
        /// The natural logarithm of the value.
        Ln = proto::FunctionModifier::FmLn;
        /// The natural logarithm of the value plus 1.
        Ln1p = proto::FunctionModifier::FmLn1p;
        /// The natural logarithm of the value plus 2.
        Ln2p = proto::FunctionModifier::FmLn2p;
        /// The square of the value.
        Square = proto::FunctionModifier::FmSquare;
        /// The square root of the value.
        Sqrt = proto::FunctionModifier::FmSqrt;
        /// 1 divided by the value.
        Reciprocal = proto::FunctionModifier::FmReciprocal;
    }
}

wire_enum! {
    /// The curve of a decay.
    DecayCurve {
        /// A bell curve.
        Gauss = proto::DecayMathFunction::Gauss;
        /// An exponential decay.
        Exponential = proto::DecayMathFunction::Exp;
        /// A straight line down to 0.
        Linear = proto::DecayMathFunction::Linear;
    }
}

wire_enum! {
    /// The distance that counts where a field has several values.
    MultiValueMode {
        /// The largest.
        Max = proto::MultiValueMode::MvmMax;
        /// The smallest.
        Min = proto::MultiValueMode::MvmMin;
        /// The sum.
        Sum = proto::MultiValueMode::MvmSum;
        /// The mean.
        Average = proto::MultiValueMode::MvmAvg;
    }
}

wire_enum! {
    /// The way in which the values of several functions are joined.
    ScoreFunctionMode {
        /// The mean, by weight.
        Average = proto::FunctionScoreMode::FsmAvg;
        /// The largest.
        Max = proto::FunctionScoreMode::FsmMax;
        /// The sum.
        Sum = proto::FunctionScoreMode::FsmSum;
        /// The smallest.
        Min = proto::FunctionScoreMode::FsmMin;
        /// The product.
        Multiply = proto::FunctionScoreMode::FsmMultiply;
        /// That of the first function whose filter matches.
        First = proto::FunctionScoreMode::FsmFirst;
    }
}

wire_enum! {
    /// The way in which the value of the functions and the score of the query are combined.
    CombineMode {
        /// Their product.
        Multiply = proto::FunctionCombineMode::FcmMultiply;
        /// Their mean.
        Average = proto::FunctionCombineMode::FcmAvg;
        /// The larger one.
        Max = proto::FunctionCombineMode::FcmMax;
        /// Their sum.
        Sum = proto::FunctionCombineMode::FcmSum;
        /// The smaller one.
        Min = proto::FunctionCombineMode::FcmMin;
        /// The value of the functions alone.
        Replace = proto::FunctionCombineMode::FcmReplace;
    }
}

impl ScoreFunction {
    /// Creates a function of the value 1, to be changed by a [`weight`](Self::weight).
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a function of random values from 0 to 1, which differ in each search.
    pub fn random() -> Self {
        Self {
            message: proto::Function {
                random: Some(proto::RandomScoreFunction {}),
                ..proto::Function::default()
            },
            filter: None,
        }
    }

    /// Multiplies the value of the function with a number; 1 by default.
    pub fn weight(mut self, weight: f32) -> Self {
        self.message.weight = Some(weight);
        self
    }

    /// Applies the function to the rows that match a query only.
    pub fn filter(mut self, query: impl Into<Query>) -> Self {
        self.filter = Some(query.into());
        self
    }

    pub(super) fn to_proto(&self) -> Result<proto::Function> {
        Ok(proto::Function {
            filter: Query::to_optional_proto(self.filter.as_ref())?,
            ..self.message.clone()
        })
    }
}

impl FieldValueFunction {
    /// Creates the function whose value is that of a LONG or DOUBLE field.
    pub fn new(field: impl Into<String>) -> Self {
        Self(proto::FieldValueFactorFunction {
            field_name: Some(field.into()),
            ..proto::FieldValueFactorFunction::default()
        })
    }

    /// Multiplies the value of the field with a number, before the modifier; 1 by default.
    pub fn factor(mut self, factor: f32) -> Self {
        self.0.factor = Some(factor);
        self
    }

    /// Sets the function that is applied to the value; [`Modifier::None`] by default.
    pub fn modifier(mut self, modifier: Modifier) -> Self {
        self.0.modifier = Some(modifier.to_proto());
        self
    }

    /// Sets the value of rows without the field.
    pub fn missing(mut self, value: f64) -> Self {
        self.0.missing = Some(value);
        self
    }
}

impl From<FieldValueFunction> for ScoreFunction {
    fn from(function: FieldValueFunction) -> Self {
        Self {
            message: proto::Function {
                field_value_factor: Some(function.0),
                ..proto::Function::default()
            },
            filter: None,
        }
    }
}

/// # Origins
impl DecayFunction {
    /// Creates a decay of the value of a LONG or DOUBLE field. At the scale, the value is the
    /// [`decay`](Self::decay).
    pub fn numeric(field: impl Into<String>, origin: f64, scale: f64) -> Self {
        Self::new(field.into(), Origin::Number(origin), scale)
    }

    /// Creates a decay of the distance of a GEO_POINT field, in meters.
    pub fn geo(field: impl Into<String>, origin: impl Into<GeoPoint>, scale: f64) -> Self {
        Self::new(field.into(), Origin::Point(origin.into()), scale)
    }

    /// Creates a decay of the time of a DATE field. The origin is a string in one of the field's
    /// formats.
    pub fn date(
        field: impl Into<String>,
        origin: impl Into<String>,
        scale: TimeInterval,
    ) -> DecayFunction<TimeInterval> {
        DecayFunction::new(field.into(), Origin::Date(origin.into()), scale)
    }

    /// Creates a decay of the time of a DATE field. The origin is in milliseconds since 1970 in UTC.
    pub fn timestamp(
        field: impl Into<String>,
        origin: i64,
        scale: TimeInterval,
    ) -> DecayFunction<TimeInterval> {
        DecayFunction::new(field.into(), Origin::Timestamp(origin), scale)
    }
}

impl<O: Copy> DecayFunction<O> {
    fn new(field: String, origin: Origin, scale: O) -> Self {
        Self {
            message: proto::DecayFunction {
                field_name: Some(field),
                math_function: Some(DecayCurve::Gauss.to_proto()),
                ..proto::DecayFunction::default()
            },
            origin,
            scale,
            offset: None,
        }
    }

    /// Sets the distance up to which the value is 1; 0 by default.
    pub fn offset(mut self, offset: O) -> Self {
        self.offset = Some(offset);
        self
    }

    /// Sets the value at the scale, between 0 and 1; 0.5 by default.
    pub fn decay(mut self, value: f64) -> Self {
        self.message.decay = Some(value);
        self
    }

    /// Sets the curve; [`DecayCurve::Gauss`] by default.
    pub fn curve(mut self, curve: DecayCurve) -> Self {
        self.message.math_function = Some(curve.to_proto());
        self
    }

    /// Sets the distance that counts where the field has several values.
    pub fn multi_value_mode(mut self, mode: MultiValueMode) -> Self {
        self.message.multi_value_mode = Some(mode.to_proto());
        self
    }

    fn into_function(self, kind: DecayFuncParamType, param: Vec<u8>) -> ScoreFunction {
        ScoreFunction {
            message: proto::Function {
                decay: Some(proto::DecayFunction {
                    param_type: Some(kind.into()),
                    param: Some(param.into()),
                    ..self.message
                }),
                ..proto::Function::default()
            },
            filter: None,
        }
    }
}

impl From<DecayFunction> for ScoreFunction {
    fn from(decay: DecayFunction) -> Self {
        let (scale, offset) = (Some(decay.scale), decay.offset);
        if let Origin::Point(origin) = &decay.origin {
            let param = proto::DecayFuncGeoParam {
                origin: Some(origin.to_string()),
                scale,
                offset,
            };
            return decay.into_function(DecayFuncParamType::DfGeoParam, param.encode_to_vec());
        }
        let origin = match decay.origin {
            Origin::Number(origin) => Some(origin),
            _ => None,
        };
        let param = proto::DecayFuncNumericParam {
            origin,
            scale,
            offset,
        };
        decay.into_function(DecayFuncParamType::DfNumericParam, param.encode_to_vec())
    }
}

impl From<DecayFunction<TimeInterval>> for ScoreFunction {
    fn from(decay: DecayFunction<TimeInterval>) -> Self {
        let (origin_long, origin_string) = match &decay.origin {
            Origin::Timestamp(origin) => (Some(*origin), None),
            Origin::Date(origin) => (None, Some(origin.clone())),
            _ => (None, None),
        };
        let param = proto::DecayFuncDateParam {
            origin_long,
            origin_string,
            scale: Some(decay.scale.to_proto()),
            offset: decay.offset.map(TimeInterval::to_proto),
        };
        decay.into_function(DecayFuncParamType::DfDateParam, param.encode_to_vec())
    }
}
