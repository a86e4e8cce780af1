use std::time::Duration;

use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::proto::table::{StreamColumnType, StreamSpecification};
use tablestore_protocol::proto::tunnel::{
    CreateTunnelRequest, CreateTunnelResponse, StartOffsetFlag, StreamRecordOptions,
    StreamTunnelConfig, TunnelType,
};

use crate::engine::change_log;
use crate::engine::change_log::Position;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid, not_a_message};
use crate::engine::shared::{limits, names};
use crate::engine::tunnel::catalog::{self, Tunnel};
use crate::engine::tunnel::changes;
use crate::engine::tunnel::record::{ChannelRecord, RouteRange, TunnelRecord};
use crate::engine::tunnel::token::Token;
use crate::engine::wide_column::stream::{self, shard};
use crate::engine::wide_column::table::record::TableRecord;
use crate::engine::wide_column::table::{Table, catalog as tables};
use crate::store::WriteTransaction;

/// How much later than the oldest change a tunnel can start, so that it can keep up.
const START_MARGIN: Duration = Duration::from_secs(300);

pub(crate) fn create(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: CreateTunnelRequest,
) -> Result<CreateTunnelResponse> {
    let tunnel = request.tunnel;
    check_name(&tunnel.tunnel_name)?;
    let kind = TunnelType::try_from(tunnel.tunnel_type).map_err(|_| not_a_message())?;
    let mut table = find_table(context, store, &tunnel.table_name)?;
    catalog::remove_orphans(context, store)?;
    for other in Tunnel::all(context, store)? {
        if other.record.table_id == table.id && other.record.name == tunnel.tunnel_name {
            return Err(ServiceError::new(
                ErrorCode::TunnelExist,
                format!("tunnel already exist: {}", tunnel.tunnel_name),
            ));
        }
    }
    let given = tunnel.stream_tunnel_config.unwrap_or_default();
    let has_changes = kind != TunnelType::BaseData;
    if has_changes {
        open_stream(
            context,
            store,
            &mut table,
            tunnel.stream_record_options.as_ref(),
        )?;
    }
    let start = match has_changes {
        true => start(context, store, &table, &given)?,
        false => (0, 0),
    };
    let number = tables::next_id(store)?;
    let creation_time = context.now.microseconds();
    let id = names::uuid([number, creation_time.cast_unsigned()]);
    let mut record = TunnelRecord {
        name: tunnel.tunnel_name,
        table_name: tunnel.table_name,
        table_id: table.id,
        kind: kind as i32,
        config: StreamTunnelConfig {
            flag: Some(given.flag() as i32),
            start_offset: Some(given.start_offset()),
            end_offset: Some(given.end_offset()),
        },
        options: tunnel.stream_record_options,
        creation_time,
        stream_id: match has_changes {
            true => table.stream.stream_id.clone().unwrap_or_default(),
            false => String::new(),
        },
        start: start.into(),
        id: id.clone(),
        ..TunnelRecord::default()
    };
    if kind != TunnelType::Stream {
        record.channels = base_channels(context, &table, number);
    }
    catalog::save(context, store, &record)?;
    Ok(CreateTunnelResponse { tunnel_id: id })
}

fn check_name(name: &str) -> Result<()> {
    names::check_table(name).map_err(|_| invalid(format!("Invalid tunnel name: '{name}'.")))
}

fn find_table(
    context: &Context<'_>,
    store: &dyn WriteTransaction,
    name: &str,
) -> Result<TableRecord> {
    let table = Table::find_base(context, store, name);
    let table = table.map_err(|error| match *error.code() {
        ErrorCode::ObjectNotExist => invalid(format!("table not exist: {name}")),
        _ => error,
    })?;
    Ok(table.record)
}

/// Turns the stream of the table on, and makes it record the columns that the tunnel returns.
fn open_stream(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    table: &mut TableRecord,
    options: Option<&StreamRecordOptions>,
) -> Result<()> {
    let column = |choice: Option<&_>| {
        let choice = choice.map(changes::column);
        choice.filter(|choice| choice.r#type() != StreamColumnType::Invalid)
    };
    let old = column(options.and_then(|it| it.old_columns_to_get.as_ref()));
    let new = column(options.and_then(|it| it.new_columns_to_get.as_ref()));
    let stream = &table.stream;
    let specification = StreamSpecification {
        enable_stream: true,
        expiration_time: (!stream.enable_stream).then_some(limits::STREAM_HOURS),
        // The choice of the table itself comes first.
        old_columns_to_get: old.filter(|_| stream.old_columns_to_get.is_none()),
        new_columns_to_get: new.filter(|_| stream.new_columns_to_get.is_none()),
        ..StreamSpecification::default()
    };
    stream::change(context, store, table, &specification)?;
    table.save(context, store)?;
    Ok(())
}

/// The position of the first change that is delivered.
fn start(
    context: &Context<'_>,
    store: &dyn WriteTransaction,
    table: &TableRecord,
    config: &StreamTunnelConfig,
) -> Result<Position> {
    let now = context.now.microseconds().cast_unsigned();
    let (horizon, _) = change_log::horizon(context, table);
    let (given, end) = (config.start_offset() / 1000, config.end_offset() / 1000);
    let (time, position) = if given > 0 {
        let margin = u64::try_from(START_MARGIN.as_micros()).unwrap_or(u64::MAX);
        let oldest = horizon.saturating_add(margin);
        if !(oldest..=now).contains(&given) {
            return Err(invalid(format!(
                "Invalid start offset: {}. It must be in range: [{}, {}].",
                config.start_offset(),
                oldest.saturating_mul(1000),
                now.saturating_mul(1000)
            )));
        }
        (given, (given, 0))
    } else if config.flag() == StartOffsetFlag::Earliest {
        (horizon, (horizon, 0))
    } else {
        (now, change_log::tail(store, table)?)
    };
    if config.end_offset() > 0 && end <= time {
        return Err(invalid(format!(
            "Invalid end offset: {}. It must be greater than the start offset.",
            config.end_offset()
        )));
    }
    Ok(position)
}

/// The channels of the rows of a table.
fn base_channels(context: &Context<'_>, table: &TableRecord, number: u64) -> Vec<ChannelRecord> {
    let channel = |(index, (first, end)): (u64, (u64, u64))| ChannelRecord {
        id: format!("BaseData_{}", names::uuid([number, index])),
        checkpoint: Token::default().encode(),
        routes: Some(RouteRange { first, end }),
        ..ChannelRecord::default()
    };
    let ranges = shard::ranges(context, table);
    (0..).zip(ranges).map(channel).collect()
}
