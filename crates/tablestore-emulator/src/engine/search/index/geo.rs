//! Points on the earth, as the service stores and compares them.

/// Metres.
const EARTH_RADIUS: f64 = 6_371_008.771_4;
const LATITUDE_STEP: f64 = 180.0 / 4_294_967_296.0;
const LONGITUDE_STEP: f64 = 360.0 / 4_294_967_296.0;

/// A point in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct GeoPoint {
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
}

/// A stored point: each coordinate is rounded down to 32 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct GridPoint {
    pub(super) latitude: i32,
    pub(super) longitude: i32,
}

/// A rectangle of the grid, ends included. Where it ends west of its start, it crosses the date
/// line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct GridBox {
    pub(super) south: i32,
    pub(super) north: i32,
    west: i32,
    east: i32,
}

impl GeoPoint {
    /// Reads `latitude,longitude`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (latitude, longitude) = text.split_once(',')?;
        Self::new(
            latitude.trim().parse().ok()?,
            longitude.trim().parse().ok()?,
        )
    }

    pub(crate) fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let is_valid = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        is_valid.then_some(Self {
            latitude,
            longitude,
        })
    }

    pub(super) fn to_grid(self) -> GridPoint {
        GridPoint {
            latitude: to_cell((self.latitude / LATITUDE_STEP).floor()),
            longitude: to_cell((self.longitude / LONGITUDE_STEP).floor()),
        }
    }

    /// Metres between two points, on a sphere.
    pub(super) fn distance(self, other: Self) -> f64 {
        let (from, to) = (self.latitude.to_radians(), other.latitude.to_radians());
        let latitude = ((to - from) / 2.0).sin();
        let longitude = ((other.longitude - self.longitude).to_radians() / 2.0).sin();
        let haversine = latitude * latitude + from.cos() * to.cos() * longitude * longitude;
        2.0 * EARTH_RADIUS * haversine.clamp(0.0, 1.0).sqrt().asin()
    }

    /// Metres between two points, as if the earth were flat around them.
    pub(super) fn plane_distance(self, other: Self) -> f64 {
        let mean = ((self.latitude + other.latitude) / 2.0).to_radians();
        let north = (other.latitude - self.latitude).to_radians();
        let mut east = (other.longitude - self.longitude).abs();
        if east > 180.0 {
            east = 360.0 - east;
        }
        EARTH_RADIUS * north.hypot(east.to_radians() * mean.cos())
    }
}

impl GridPoint {
    /// Both coordinates in one number.
    pub(super) fn to_number(self) -> i64 {
        i64::from(self.latitude) << 32 | i64::from(self.longitude.cast_unsigned())
    }

    pub(super) fn from_number(number: i64) -> Self {
        Self {
            latitude: (number >> 32) as i32,
            longitude: number as i32,
        }
    }

    pub(super) fn to_degrees(self) -> GeoPoint {
        GeoPoint {
            latitude: f64::from(self.latitude) * LATITUDE_STEP,
            longitude: f64::from(self.longitude) * LONGITUDE_STEP,
        }
    }
}

impl GridBox {
    /// The cells that lie wholly between two corners.
    pub(super) fn new(top_left: GeoPoint, bottom_right: GeoPoint) -> Self {
        Self {
            south: to_cell((bottom_right.latitude / LATITUDE_STEP).ceil()),
            north: to_cell((top_left.latitude / LATITUDE_STEP).floor()),
            west: to_cell((top_left.longitude / LONGITUDE_STEP).ceil()),
            east: to_cell((bottom_right.longitude / LONGITUDE_STEP).floor()),
        }
    }

    /// The cells that a circle touches, in latitude alone.
    pub(super) fn around(center: GeoPoint, distance: f64) -> Self {
        // A little more, so that rounding loses nothing.
        let degrees = (distance / EARTH_RADIUS).to_degrees() + 1e-6;
        Self {
            south: to_cell(((center.latitude - degrees).max(-90.0) / LATITUDE_STEP).floor()),
            north: to_cell(((center.latitude + degrees).min(90.0) / LATITUDE_STEP).ceil()),
            west: i32::MIN,
            east: i32::MAX,
        }
    }

    /// All cells between two latitudes.
    pub(super) fn band(south: GeoPoint, north: GeoPoint) -> Self {
        Self {
            south: south.to_grid().latitude,
            north: to_cell((north.latitude / LATITUDE_STEP).ceil()),
            west: i32::MIN,
            east: i32::MAX,
        }
    }

    pub(super) fn contains(&self, point: GridPoint) -> bool {
        let is_between = match self.west <= self.east {
            true => (self.west..=self.east).contains(&point.longitude),
            false => point.longitude >= self.west || point.longitude <= self.east,
        };
        is_between && (self.south..=self.north).contains(&point.latitude)
    }
}

/// Casts to the nearest cell: what exceeds the last one is in it.
fn to_cell(steps: f64) -> i32 {
    steps as i32
}

/// Whether a point is in a polygon, by the even-odd rule; its edges belong to it. A polygon that
/// crosses itself has parts outside, and is no error.
pub(super) fn is_in_polygon(point: GeoPoint, corners: &[GeoPoint]) -> bool {
    let (x, y) = (point.longitude, point.latitude);
    let mut is_inside = false;
    for (index, to) in corners.iter().enumerate() {
        let from = corners[(index + corners.len() - 1) % corners.len()];
        let (x1, y1, x2, y2) = (from.longitude, from.latitude, to.longitude, to.latitude);
        let cross = (x - x1) * (y2 - y1) - (y - y1) * (x2 - x1);
        let is_on_line = cross == 0.0;
        let is_in_span = x >= x1.min(x2) && x <= x1.max(x2) && y >= y1.min(y2) && y <= y1.max(y2);
        if is_on_line && is_in_span {
            return true;
        }
        if (y1 > y) != (y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 {
            is_inside = !is_inside;
        }
    }
    is_inside
}

const GEOHASH: &[u8; 32] = b"0123456789bcdefghjkmnpqrstuvwxyz";

/// A cell of the geohash grid.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct GeoHash {
    pub(crate) key: String,
    pub(crate) top_left: GeoPoint,
    pub(crate) bottom_right: GeoPoint,
}

impl GeoHash {
    /// The cell of a point, as many characters long.
    pub(super) fn new(point: GeoPoint, length: usize) -> Self {
        let mut south_north = (-90.0, 90.0);
        let mut west_east = (-180.0, 180.0);
        let mut key = String::with_capacity(length);
        let mut is_longitude = true;
        for _ in 0..length {
            let mut character = 0;
            for _ in 0..5 {
                let (range, value): (&mut (f64, f64), f64) = match is_longitude {
                    true => (&mut west_east, point.longitude),
                    false => (&mut south_north, point.latitude),
                };
                let middle = (range.0 + range.1) / 2.0;
                character *= 2;
                if value >= middle {
                    character += 1;
                    range.0 = middle;
                } else {
                    range.1 = middle;
                }
                is_longitude = !is_longitude;
            }
            key.push(char::from(GEOHASH[character]));
        }
        let corner = |latitude, longitude| GeoPoint {
            latitude,
            longitude,
        };
        Self {
            key,
            top_left: corner(south_north.1, west_east.0),
            bottom_right: corner(south_north.0, west_east.1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(text: &str) -> GeoPoint {
        GeoPoint::parse(text).unwrap()
    }

    #[test]
    fn points_are_read() {
        assert_eq!(point("30.3, 117.0"), GeoPoint::new(30.3, 117.0).unwrap());
        for text in ["", "1", "91,0", "0,181", "a,b", "1,2,3", "NaN,0", "inf,0"] {
            assert_eq!(GeoPoint::parse(text), None, "{text}");
        }
    }

    #[test]
    fn whole_degrees_lie_below_themselves() {
        let stored = point("1,1").to_grid().to_degrees();
        assert!(stored.latitude < 1.0 && stored.latitude > 0.999_999_9);
        assert!(stored.longitude < 1.0 && stored.longitude > 0.999_999_8);
        let last = point("90,180").to_grid();
        assert_eq!((last.latitude, last.longitude), (i32::MAX, i32::MAX));
    }

    #[test]
    fn boxes_include_their_ends_and_cross_the_date_line() {
        let square = GridBox::new(point("2,-2"), point("-2,2"));
        assert!(square.contains(point("1,1").to_grid()));
        assert!(!square.contains(point("3,1").to_grid()));
        let pacific = GridBox::new(point("10,170"), point("-10,-170"));
        assert!(pacific.contains(point("0,175").to_grid()));
        assert!(pacific.contains(point("0,-175").to_grid()));
        assert!(!pacific.contains(point("0,0").to_grid()));
    }

    #[test]
    fn distances_are_those_of_a_sphere() {
        let degree = point("0,0").distance(point("0,1"));
        assert!((degree - 111_195.08).abs() < 0.01, "{degree}");
        let flat = point("30,120").plane_distance(point("30.01,120.01"));
        let round = point("30,120").distance(point("30.01,120.01"));
        assert!((flat - round).abs() < 0.1);
    }

    #[test]
    fn edges_belong_to_a_polygon() {
        let square: Vec<_> = ["0,0", "0,2", "2,2", "2,0"].map(point).to_vec();
        for inside in ["1,1", "0,1", "2,2", "1,0"] {
            assert!(is_in_polygon(point(inside), &square), "{inside}");
        }
        assert!(!is_in_polygon(point("3,1"), &square));
        let crossing: Vec<_> = ["0,0", "2,2", "2,0", "0,2"].map(point).to_vec();
        assert!(is_in_polygon(point("1.5,1"), &crossing));
        assert!(
            !is_in_polygon(point("1,0.2"), &crossing) || is_in_polygon(point("1,1"), &crossing)
        );
        assert!(!is_in_polygon(point("1,1"), &[]));
    }

    #[test]
    fn a_geohash_has_its_cell() {
        let cell = GeoHash::new(point("30.137817,120.08681"), 3);
        assert_eq!(cell.key, "wtm");
        assert_eq!(cell.top_left, point("30.9375,119.53125"));
        assert_eq!(cell.bottom_right, point("29.53125,120.9375"));
        assert_eq!(GeoHash::new(point("5.9,6.9"), 1).top_left, point("45,0"));
    }
}
