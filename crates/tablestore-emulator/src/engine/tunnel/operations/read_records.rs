use tablestore_protocol::proto::tunnel::{ReadRecordsRequest, ReadRecordsResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::tunnel::catalog::{InMemory, Tunnel};
use crate::engine::tunnel::changes::Page;
use crate::engine::tunnel::state::checkpoint::Progress;
use crate::engine::tunnel::token::{FINISHED, Start, Token};
use crate::engine::tunnel::{base_data, changes};
use crate::store::ReadTransaction;

pub(crate) fn read_records(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: ReadRecordsRequest,
) -> Result<ReadRecordsResponse> {
    let ReadRecordsRequest {
        tunnel_id,
        client_id,
        channel_id,
        token,
    } = request;
    let tunnel = Tunnel::open(context, store, &tunnel_id)?;
    let channel = tunnel.record.channel_of(&client_id, &channel_id)?;
    tunnel.record.check_not_expired()?;
    if token == FINISHED {
        return Ok(response(Page::default()));
    }
    let token = Token::parse(&token).ok_or_else(|| invalid("Invalid token."))?;
    let page = match (&token.position, channel.routes) {
        (Start::Row(start), Some(routes)) => {
            base_data::page(context, store, &tunnel.table, routes, &token, start)?
        }
        (Start::Change(iterator), None) => {
            changes::page(context, store, &tunnel, channel, &token, iterator)?
        }
        _ => return Err(invalid("The token is not of this channel.")),
    };
    if page.next.is_none() {
        let progress = Progress {
            timestamp: token.timestamp,
            count: token
                .count
                .saturating_add_unsigned(page.records.len() as u64),
        };
        let in_memory = InMemory::of(context);
        in_memory.ended().insert(channel.id.clone(), progress);
    }
    Ok(response(page))
}

fn response(page: Page) -> ReadRecordsResponse {
    let next = page.next.map(|token| token.encode());
    ReadRecordsResponse {
        records: page.records,
        next_token: next.unwrap_or_else(|| FINISHED.to_owned()),
        may_more_record: Some(page.may_more),
    }
}
