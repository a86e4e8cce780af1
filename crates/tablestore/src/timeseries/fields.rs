use tablestore_protocol::proto::timeseries as proto;

/// The type of a field that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FieldType {
    /// A 64-bit integer.
    Integer,
    /// A boolean.
    Boolean,
    /// A 64-bit floating-point number.
    Double,
    /// A string.
    String,
    /// Bytes.
    Binary,
}

impl FieldType {
    fn to_proto(self) -> i32 {
        match self {
            Self::Integer => 1,
            Self::Boolean => 2,
            Self::Double => 3,
            Self::String => 4,
            Self::Binary => 5,
        }
    }
}

/// Fields to return.
#[derive(Clone, Debug, Default)]
pub(super) struct FieldsToGet(Vec<(String, FieldType)>);

impl FieldsToGet {
    pub(super) fn add(&mut self, name: impl Into<String>, kind: FieldType) {
        self.0.push((name.into(), kind));
    }

    pub(super) fn to_proto(&self) -> Vec<proto::TimeseriesFieldsToGet> {
        let fields = self.0.iter();
        let fields = fields.map(|(name, kind)| proto::TimeseriesFieldsToGet {
            name: Some(name.clone()),
            r#type: Some(kind.to_proto()),
        });
        fields.collect()
    }
}

/// Implements the setters of a read of points, which has fields `times` and `fields`.
macro_rules! point_setters {
    ($request:ident { $($read:ident).+ }, $example:literal) => {
        /// # Points to read
        ///
        /// ```
        /// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
        /// # doctest::run(async |client| {
        /// use tablestore::timeseries::{FieldType, Timestamp};
        ///
        #[doc = concat!("let request = ", $example, ";")]
        /// let request = request
        ///     .between(Timestamp::from_secs(1_700_000_000)..)
        ///     .field("usage", FieldType::Double)
        ///     .limit(1000);
        /// # drop(request);
        /// # Ok(()) });
        /// ```
        impl $request {
            /// Selects the points from one time on and before another: of `start..end`, the end is not
            /// included; of `start..=end`, it is. By default, all points are read.
            pub fn between<T: Into<$crate::timeseries::Timestamp> + Clone>(
                mut self,
                times: impl ::std::ops::RangeBounds<T>,
            ) -> Self {
                self.$($read).+.times = $crate::timeseries::time::TimeRange::new(&times);
                self
            }

            /// Returns this field, and others that are named, instead of all. A field whose value is of
            /// another type is left out. Points without any such field are returned with their time.
            pub fn field(
                mut self,
                name: impl Into<String>,
                kind: $crate::timeseries::FieldType,
            ) -> Self {
                self.$($read).+.fields.add(name, kind);
                self
            }

            /// Sets the maximum number of points of a response, 1 to 5,000; in a stream, of each page.
            /// 5,000 by default.
            pub fn limit(mut self, points: u32) -> Self {
                self.$($read).+.limit = Some($crate::call::wire::to_i32(points));
                self
            }
        }
    };
}
pub(super) use point_setters;

/// The settings of a read of points.
#[derive(Clone, Debug, Default)]
pub(super) struct PointsRead {
    pub(super) times: super::time::TimeRange,
    pub(super) fields: FieldsToGet,
    pub(super) limit: Option<i32>,
}
