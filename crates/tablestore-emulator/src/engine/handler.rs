//! From a serialized request to a serialized response: the form that every operation has.

use bytes::Bytes;
use tablestore_protocol::proto::{self, RequiredFields};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, not_a_message};
use crate::store::{ReadTransaction, WriteTransaction};

/// Runs an operation.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Handler {
    Read(Read),
    Write(Write),
    /// A write whose time grows with the data, so that it runs on a thread of its own.
    LongWrite(Write),
    /// Reads or writes, by the request.
    ReadOrWrite {
        is_read: fn(&Bytes) -> bool,
        read: Read,
        write: Write,
    },
}

/// How a request uses the store.
pub(crate) enum Access {
    Read(Read),
    Write(Write),
    LongWrite(Write),
}

impl Handler {
    /// Returns how a request uses the store.
    pub(crate) fn access(self, body: &Bytes) -> Access {
        match self {
            Self::Read(read) => Access::Read(read),
            Self::Write(write) => Access::Write(write),
            Self::LongWrite(write) => Access::LongWrite(write),
            Self::ReadOrWrite {
                is_read,
                read,
                write,
            } => match is_read(body) {
                true => Access::Read(read),
                false => Access::Write(write),
            },
        }
    }
}

pub(crate) type Read = fn(&Context<'_>, &dyn ReadTransaction, &Bytes) -> Result<Bytes>;
pub(crate) type Write = fn(&Context<'_>, &mut dyn WriteTransaction, &Bytes) -> Result<Bytes>;

/// Makes a family's table of operations. Each line has the operation's rate class, whether it reads
/// or writes, its name, and the function that runs it.
macro_rules! operations {
    ($($class:ident $access:ident $name:literal => $run:path;)*) => {
        &[$((
            $name,
            $crate::engine::handler::Handler::$access(|context, store, body| {
                context.operation.set($name);
                $crate::engine::handler::RateClass::$class.admit(context)?;
                let request = $crate::engine::handler::RequestMessage::parse(body)?;
                let response = $run(context, store, request)?;
                Ok(prost::Message::encode_to_vec(&response).into())
            }),
        )),*]
    };
}

pub(crate) use operations;

/// Whether an operation counts towards the rate of table operations.
#[derive(Clone, Copy, Debug)]
pub(crate) enum RateClass {
    Table,
    Row,
}

impl RateClass {
    /// Refuses table operations that come too fast, where their rate is limited.
    pub(crate) fn admit(self, context: &Context<'_>) -> Result<()> {
        match (self, context.settings.table_operations_per_second) {
            (Self::Table, Some(limit)) => {
                let table_operations = context.table_operations;
                table_operations.admit(context.instance, context.now, limit)
            }
            _ => Ok(()),
        }
    }
}

/// A request, in the form in which it is sent.
pub(crate) trait RequestMessage: Sized {
    /// Decodes a request and checks that no required field is missing, at any depth.
    fn parse(body: &Bytes) -> Result<Self>;
}

impl<T: RequiredFields> RequestMessage for T {
    fn parse(body: &Bytes) -> Result<Self> {
        proto::decode(body.clone()).map_err(|_| not_a_message())
    }
}
