//! Secondary indexes of tables.

mod create_index;
mod drop_index;

pub use crate::schema::{IndexMeta, IndexSyncPhase, IndexType};
pub use create_index::{CreateIndex, CreateIndexResponse};
pub use drop_index::{DropIndex, DropIndexResponse};
