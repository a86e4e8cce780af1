//! Queries for points on the earth.

use tablestore_protocol::proto::search as proto;

use super::message_query;

message_query! {
    /// Matches points near another, created by
    /// [`Field::within_distance`](crate::search::Field::within_distance).
    GeoDistanceQuery
}

message_query! {
    /// Matches points in a box, created by [`Field::within_box`](crate::search::Field::within_box).
    GeoBoundingBoxQuery
}

message_query! {
    /// Matches points in a polygon, created by
    /// [`Field::within_polygon`](crate::search::Field::within_polygon).
    GeoPolygonQuery
}
