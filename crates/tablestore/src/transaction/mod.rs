//! Local transactions: reads and writes of one partition key that take effect together.

mod abort_transaction;
mod commit_transaction;
mod local_transaction;
mod start_local_transaction;

pub use abort_transaction::{AbortTransaction, AbortTransactionResponse};
pub use commit_transaction::{CommitTransaction, CommitTransactionResponse};
pub use local_transaction::LocalTransaction;
pub use start_local_transaction::StartLocalTransaction;
