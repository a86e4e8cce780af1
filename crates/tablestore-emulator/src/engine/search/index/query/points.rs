//! Queries on points.

use std::borrow::Cow;

use super::compiler::Compiler;
use super::node::Node;
use super::values::text_of;
use crate::engine::search::index::error::{Result, refused};
use crate::engine::search::index::geo::{GeoPoint, GridBox, is_in_polygon};
use crate::engine::search::index::request::Query;
use crate::engine::search::index::storage::Points;

impl<'a> Compiler<'a> {
    pub(super) fn of_points(&self, points: &'a Points, query: &Query) -> Result<Node<'a>> {
        let budget = self.options.budget;
        let inside = |area: GridBox, cost: u64, test: &dyn Fn(GeoPoint) -> bool| {
            budget.charge(points.count_in_band(area) * cost)?;
            let docs = points.docs(area, |point| test(point.to_degrees()));
            Ok(Node::Constant(Cow::Owned(docs), 1.0))
        };
        match query {
            Query::GeoBox {
                top_left,
                bottom_right,
                ..
            } => inside(GridBox::new(*top_left, *bottom_right), 1, &|_| true),
            Query::GeoDistance {
                center, distance, ..
            } => {
                let area = GridBox::around(*center, *distance);
                inside(area, 4, &|point| center.distance(point) <= *distance)
            }
            Query::GeoPolygon { corners, .. } => {
                let latitudes = || corners.iter().map(|corner| corner.latitude);
                let north = GeoPoint::new(latitudes().fold(-90.0, f64::max), -180.0);
                let south = GeoPoint::new(latitudes().fold(90.0, f64::min), 180.0);
                let (Some(north), Some(south)) = (north, south) else {
                    return Err(refused());
                };
                let area = GridBox::band(south, north);
                let cost = corners.len() as u64;
                inside(area, cost, &|point| is_in_polygon(point, corners))
            }
            Query::Term { value, .. } => {
                let point = GeoPoint::parse(&text_of(value)).ok_or_else(refused)?;
                let area = GridBox::band(point, point);
                inside(area, 1, &|stored| stored == point.to_grid().to_degrees())
            }
            _ => Err(refused()),
        }
    }
}
