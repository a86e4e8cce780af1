use super::column::Column;
use super::docs::Doc;
use super::runs::Runs;

/// A column, and its documents in the order of their values.
#[derive(Debug)]
pub(super) struct Ordered<T> {
    column: Column<T>,
    /// Documents that have one value: the value itself is in the column.
    single: Runs<Doc>,
    /// The values of those that have several.
    several: Runs<(T, Doc)>,
}

impl<T> Default for Ordered<T> {
    fn default() -> Self {
        Self {
            column: Column::default(),
            single: Runs::default(),
            several: Runs::default(),
        }
    }
}

impl<T: Copy + Default + Ord> Ordered<T> {
    /// Adds the values of a document, which comes after all others.
    pub(super) fn push(&mut self, doc: Doc, values: &[T]) {
        self.column.push(doc, values);
        let column = &self.column;
        let value = |doc: &Doc| (column.first(*doc), *doc);
        match values {
            [] => {}
            [_] => self
                .single
                .insert(doc, |one, other| value(one).cmp(&value(other))),
            values => {
                for value in values {
                    self.several.insert((*value, doc), Ord::cmp);
                }
            }
        }
    }

    pub(super) fn remove(&mut self, doc: Doc) {
        self.column.remove(doc);
    }

    pub(super) fn column(&self) -> &Column<T> {
        &self.column
    }

    /// How many values there are from the first that is not before the start up to the last that
    /// is before the end.
    pub(super) fn count(
        &self,
        is_before_start: impl Fn(T) -> bool,
        is_before_end: impl Fn(T) -> bool,
    ) -> u64 {
        let single = self.single.between(
            |doc| is_before_start(self.column.first(*doc)),
            |doc| is_before_end(self.column.first(*doc)),
        );
        let several = self.several.between(
            |(value, _)| is_before_start(*value),
            |(value, _)| is_before_end(*value),
        );
        let single: usize = single.map(<[_]>::len).sum();
        let several: usize = several.map(<[_]>::len).sum();
        (single + several) as u64
    }

    /// The values of such a range with their documents, in no order.
    pub(super) fn between(
        &self,
        is_before_start: impl Fn(T) -> bool + Copy,
        is_before_end: impl Fn(T) -> bool + Copy,
    ) -> impl Iterator<Item = (T, Doc)> {
        let single = self.single.between(
            move |doc| is_before_start(self.column.first(*doc)),
            move |doc| is_before_end(self.column.first(*doc)),
        );
        let several = self.several.between(
            move |(value, _)| is_before_start(*value),
            move |(value, _)| is_before_end(*value),
        );
        let single = single.flatten().map(|doc| (self.column.first(*doc), *doc));
        single.chain(several.flatten().copied())
    }
}
