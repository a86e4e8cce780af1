use bytes::Bytes;
use tablestore_core::Effect;
use tablestore_protocol::{PrimaryKey, PrimaryKeyValue, proto::table as proto};

use crate::call::wire::Wire;
use crate::row::InTransaction;
use crate::{Condition, Request};

/// What every write of one row has: where it goes, on what condition, and what it returns.
#[derive(Clone, Debug)]
pub struct RowWrite {
    pub(crate) table: String,
    pub(crate) primary_key: PrimaryKey,
    pub(crate) condition: Condition,
    pub(crate) transaction: Option<String>,
    returns: Returns,
}

#[derive(Clone, Debug, Default)]
enum Returns {
    #[default]
    Nothing,
    PrimaryKey,
    AfterModify(Vec<String>),
}

impl RowWrite {
    pub(crate) fn new(table: impl Into<String>, primary_key: impl Into<PrimaryKey>) -> Self {
        Self {
            table: table.into(),
            primary_key: primary_key.into(),
            condition: Condition::default(),
            transaction: None,
            returns: Returns::default(),
        }
    }

    /// Whether the write does the same a second time, as far as these parts tell: a condition may
    /// fail then, and an auto-increment column makes another row.
    pub(crate) fn effect(&self) -> Effect {
        let columns = self.primary_key.columns();
        let makes_a_key = columns
            .iter()
            .any(|column| column.value == PrimaryKeyValue::AutoIncrement);
        if self.condition.is_none() && !makes_a_key {
            Effect::IdempotentWrite
        } else {
            Effect::Write
        }
    }

    pub(crate) fn returns_after_modify(&mut self, columns: Vec<String>) {
        self.returns = Returns::AfterModify(columns);
    }

    pub(crate) fn return_content(&self) -> Option<proto::ReturnContent> {
        let (return_type, return_column_names) = match &self.returns {
            Returns::Nothing => return None,
            Returns::PrimaryKey => (proto::ReturnType::RtPk, Vec::new()),
            Returns::AfterModify(columns) => (proto::ReturnType::RtAfterModify, columns.clone()),
        };
        Some(proto::ReturnContent {
            return_type: Some(return_type.into()),
            return_column_names,
        })
    }
}

/// A write of one row, which has a [`RowWrite`]: by itself, or one of many in a batch.
pub trait Write: Wire {
    /// What a batch calls it.
    const TYPE: proto::OperationType;

    /// The parts that all writes share.
    fn row(&self) -> &RowWrite;

    /// The parts that all writes share, for the setters.
    fn row_mut(&mut self) -> &mut RowWrite;

    /// The row's key and what is done to it, as PlainBuffer.
    fn encode_row(&self) -> Bytes;
}

impl<Op: Write> InTransaction for Op {
    fn transaction(&mut self) -> &mut Option<String> {
        &mut self.row_mut().transaction
    }
}

/// What every write of a row can be told.
impl<Op: Write> Request<Op> {
    /// Carries the write out only when this holds.
    pub fn condition(self, condition: impl Into<Condition>) -> Self {
        self.with(|write| write.row_mut().condition = condition.into())
    }

    /// Answers with the row's primary key: with an auto-increment column, the way to learn the
    /// number that the service chose.
    pub fn return_primary_key(self) -> Self {
        self.with(|write| write.row_mut().returns = Returns::PrimaryKey)
    }
}
