mod sql_query;

use bytes::Bytes;

use crate::engine::handler::{Handler, RateClass, RequestMessage};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::sql::parse;
use crate::store::{ReadTransaction, WriteTransaction};
use prost::Message as _;
use tablestore_protocol::proto::table::SqlQueryRequest;

/// A statement decides whether it reads or writes.
pub(crate) const OPERATIONS: &[(&str, Handler)] = &[(
    "SQLQuery",
    Handler::ReadOrWrite {
        is_read,
        read,
        write,
    },
)];

fn is_read(body: &Bytes) -> bool {
    let request = SqlQueryRequest::decode(body.clone());
    request.is_ok_and(|request| parse::is_read(&request.query))
}

fn read(context: &Context<'_>, store: &dyn ReadTransaction, body: &Bytes) -> Result<Bytes> {
    RateClass::Row.admit(context)?;
    let response = sql_query::read(context, store, &RequestMessage::parse(body)?)?;
    Ok(response.encode_to_vec().into())
}

fn write(context: &Context<'_>, store: &mut dyn WriteTransaction, body: &Bytes) -> Result<Bytes> {
    RateClass::Row.admit(context)?;
    let response = sql_query::write(context, store, &RequestMessage::parse(body)?)?;
    Ok(response.encode_to_vec().into())
}
