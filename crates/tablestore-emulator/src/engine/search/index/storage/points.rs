use super::column::Column;
use super::docs::{Doc, Docs, to_docs};
use super::ordered::Ordered;
use crate::engine::search::index::geo::{GridBox, GridPoint};

/// Points, sorted from south to north.
#[derive(Debug, Default)]
pub(crate) struct Points {
    values: Ordered<GridPoint>,
}

impl Points {
    pub(super) fn push(&mut self, doc: Doc, values: &[GridPoint]) {
        self.values.push(doc, values);
    }

    pub(super) fn remove(&mut self, doc: Doc) {
        self.values.remove(doc);
    }

    pub(crate) fn column(&self) -> &Column<GridPoint> {
        self.values.column()
    }

    /// How many points lie between the southern and the northern end of an area.
    pub(crate) fn count_in_band(&self, area: GridBox) -> u64 {
        self.values.count(
            |point| point.latitude < area.south,
            |point| point.latitude <= area.north,
        )
    }

    /// The documents with a point in an area for which a test holds.
    pub(crate) fn docs(&self, area: GridBox, test: impl Fn(GridPoint) -> bool) -> Docs {
        let points = self.values.between(
            |point| point.latitude < area.south,
            |point| point.latitude <= area.north,
        );
        let inside = points.filter(|(point, _)| area.contains(*point) && test(*point));
        let expected = self.count_in_band(area);
        to_docs(inside.map(|(_, doc)| doc), expected, self.column().count())
    }
}
