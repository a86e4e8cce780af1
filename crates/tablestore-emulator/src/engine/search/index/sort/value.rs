/// What a document is sorted by.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum SortValue {
    Absent,
    Number(i64),
    /// The number of a term.
    Term(u32),
    /// A term that the index may lack.
    Bytes(Vec<u8>),
}
