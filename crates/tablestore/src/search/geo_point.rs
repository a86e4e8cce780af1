use std::fmt;

use tablestore_protocol::proto::search as proto;

/// A point on the earth, in degrees. A column has it as the string `latitude,longitude`, which is
/// also its `Display`.
///
/// ```
/// use tablestore::search::GeoPoint;
///
/// let hangzhou = GeoPoint::new(30.25, 120.17);
/// assert_eq!(hangzhou.to_string(), "30.25,120.17");
/// assert_eq!(GeoPoint::from((30.25, 120.17)), hangzhou);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GeoPoint {
    /// From -90 to 90.
    pub latitude: f64,
    /// From -180 to 180.
    pub longitude: f64,
}

impl GeoPoint {
    /// Creates a point of a latitude, from -90 to 90, and a longitude, from -180 to 180.
    pub const fn new(latitude: f64, longitude: f64) -> Self {
        Self {
            latitude,
            longitude,
        }
    }

    pub(super) fn to_proto(self) -> proto::GeoPoint {
        proto::GeoPoint {
            lat: Some(self.latitude),
            lon: Some(self.longitude),
        }
    }

    pub(super) fn from_proto(point: &proto::GeoPoint) -> Self {
        Self::new(point.lat(), point.lon())
    }

    /// Parses a point as the service writes it.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (latitude, longitude) = text.split_once(',')?;
        let latitude = latitude.trim().parse().ok()?;
        let longitude = longitude.trim().parse().ok()?;
        Some(Self::new(latitude, longitude))
    }
}

/// A latitude and a longitude.
impl From<(f64, f64)> for GeoPoint {
    fn from((latitude, longitude): (f64, f64)) -> Self {
        Self::new(latitude, longitude)
    }
}

impl fmt::Display for GeoPoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{}", self.latitude, self.longitude)
    }
}
