use super::runs::Runs;
use super::{Column, Doc, Docs, to_docs};
use crate::engine::search::index::geo::{GridBox, GridPoint};

/// Points, sorted from south to north.
#[derive(Debug, Default)]
pub(crate) struct Points {
    column: Column<GridPoint>,
    sorted: Runs<(GridPoint, Doc)>,
}

impl Points {
    pub(super) fn push(&mut self, doc: Doc, values: &[GridPoint]) {
        for value in values {
            self.sorted.insert((*value, doc), Ord::cmp);
        }
        self.column.push(doc, values);
    }

    pub(crate) fn column(&self) -> &Column<GridPoint> {
        &self.column
    }

    fn band(&self, area: GridBox) -> impl Iterator<Item = &(GridPoint, Doc)> {
        let slices = self.sorted.between(
            move |(point, _)| point.latitude < area.south,
            move |(point, _)| point.latitude <= area.north,
        );
        slices.flatten()
    }

    /// How many points lie between the southern and the northern end of an area.
    pub(crate) fn count_in_band(&self, area: GridBox) -> u64 {
        self.band(area).count() as u64
    }

    /// The documents with a point in an area for which a test holds.
    pub(crate) fn docs(&self, area: GridBox, test: impl Fn(GridPoint) -> bool) -> Docs {
        let points = self.band(area);
        let inside = points.filter(|(point, _)| area.contains(*point) && test(*point));
        to_docs(inside.map(|(_, doc)| *doc).collect())
    }
}
