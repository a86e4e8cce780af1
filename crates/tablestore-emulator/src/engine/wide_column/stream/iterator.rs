use std::fmt;

use crate::engine::change_log::Position;
use crate::engine::shared::error::{Result, invalid};

/// A position in the shard of a stream. It is opaque to clients.
#[derive(Debug)]
pub(crate) struct ShardIterator {
    pub(crate) stream_id: String,
    /// The number of the shard.
    pub(crate) shard: u64,
    pub(crate) position: Position,
}

impl ShardIterator {
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let mut parts = text.rsplitn(4, '/');
        let mut number = || u64::from_str_radix(parts.next()?, 16).ok();
        let row_index = number().and_then(|number| u32::try_from(number).ok());
        let (time, shard) = (number(), number());
        match (row_index, time, shard, parts.next()) {
            (Some(row_index), Some(time), Some(shard), Some(stream_id)) => Ok(Self {
                stream_id: stream_id.to_owned(),
                shard,
                position: (time, row_index),
            }),
            _ => Err(invalid("Invalid shard iterator.")),
        }
    }
}

impl fmt::Display for ShardIterator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (time, row_index) = self.position;
        let shard = self.shard;
        write!(f, "{}/{shard:x}/{time:x}/{row_index:x}", self.stream_id)
    }
}
