//! Every operation of the client once, and its streams.

use std::fmt::Debug;
use std::pin::Pin;
use std::time::Duration;

use tablestore::search::{Aggregation, GroupBy, Highlight, Query, field, nested};
use tablestore::secondary_index::IndexMeta;
use tablestore::table::{DefinedColumnType, TableOptions};
use tablestore::timeseries::{Key, Point, measurement};
use tablestore::tunnel::{Channel, ChannelState, TunnelType};
use tablestore::{Client, KeyRange, PrimaryKey, PrimaryKeyType, column};

use crate::lab::Ids;

/// A call, which returns a description of its outcome.
pub(crate) type Call = fn(&Client, &Ids) -> Pin<Box<dyn Future<Output = String>>>;

/// The items of a stream that are read.
const ITEMS: usize = 30;

fn describe<T: Debug, E: Debug + std::fmt::Display>(outcome: Result<T, E>) -> String {
    match outcome {
        Ok(response) => format!("ok {response:?}"),
        Err(error) => {
            let _ = format!("{error:?}");
            format!("error {error}")
        }
    }
}

macro_rules! calls {
    ($($name:literal $kind:ident |$client:ident, $ids:pat_param| $request:expr;)*) => {
        /// The calls with their names.
        pub(crate) const CALLS: &[(&str, Call)] = &[$(
            ($name, |$client, $ids| {
                let request = $request;
                Box::pin(async move { calls!(@$kind request) })
            }),
        )*];
    };
    (@send $request:ident) => { describe($request.send().await) };
    (@items $items:ident) => {{
        let mut items = $items;
        let mut found = String::new();
        for _ in 0..ITEMS {
            match items.next().await {
                None => break,
                Some(item) => found = describe(item),
            }
            if found.starts_with("error") {
                break;
            }
        }
        found
    }};
}

fn key(order: i64) -> PrimaryKey {
    PrimaryKey::new("customer", "alice").and("order", order)
}

fn everything() -> KeyRange {
    KeyRange::all(["customer", "order"])
}

fn series_key() -> Key {
    Key::new("cpu").source("host-1").tag("region", "hz")
}

calls! {
    "ListTable" send |client, _| client.list_table();
    "CreateTable" send |client, _| client.create_table("new")
        .primary_key("a", PrimaryKeyType::Binary)
        .auto_increment("b")
        .defined_column("c", DefinedColumnType::Double)
        .options(TableOptions::new().max_versions(3));
    "DescribeTable" send |client, _| client.describe_table("orders");
    "DescribeTableSecret" send |client, _| client.describe_table_secret("orders");
    "UpdateTable" send |client, _| client.update_table("orders")
        .options(TableOptions::new().max_versions(2));
    "DeleteTable" send |client, _| client.delete_table("scratch");
    "CreateIndex" send |client, _| client.create_index("orders", IndexMeta::local("later", ["customer", "n"]))
        .include_base_data(true);
    "DropIndex" send |client, _| client.drop_index("orders", "by_n");
    "AddDefinedColumn" send |client, _| client.add_defined_column("orders")
        .column("m", DefinedColumnType::String);
    "DeleteDefinedColumn" send |client, _| client.delete_defined_column("orders", ["m"]);
    "ComputeSplitPointsBySize" send |client, _| client.compute_split_points_by_size("orders", 1);
    "PutRow" send |client, _| client.put_row("orders", key(1)).column("n", 1).column("d", 0.5)
        .column("s", "a").column("b", true).column("x", vec![1_u8]);
    "GetRow" send |client, _| client.get_row("orders", key(2)).filter(column("n").gt(1));
    "UpdateRow" send |client, _| client.update_row("orders", key(3)).put("n", 2).delete("x")
        .increment("m", 1);
    "DeleteRow" send |client, _| client.delete_row("orders", key(4));
    "GetRange" send |client, _| client.get_range("orders", everything()).limit(5);
    "GetRange: rows" items |client, _| client.get_range("orders", everything()).limit(2).rows();
    "BatchGetRow" send |client, _| client.batch_get_row()
        .add(client.get_row("orders", key(1)))
        .add(client.get_row("orders", key(2)));
    "BatchWriteRow" send |client, _| client.batch_write_row()
        .add(client.put_row("orders", key(5)).column("n", 5))
        .add(client.delete_row("orders", key(6)));
    "BulkImport" send |client, _| client.bulk_import("orders")
        .add(client.put_row("orders", key(7)).column("n", 5));
    "BulkExport" send |client, _| client.bulk_export("orders", everything());
    "BulkExport: rows" items |client, _| client.bulk_export("orders", everything()).rows();
    "StartLocalTransaction" send |client, _|
        client.start_local_transaction("orders", PrimaryKey::new("customer", "carol"));
    "CommitTransaction" send |client, ids| client.commit_transaction(&ids.transaction);
    "AbortTransaction" send |client, ids| client.abort_transaction(&ids.transaction);
    "ListStream" send |client, _| client.list_stream().table("orders");
    "DescribeStream" send |client, ids| client.describe_stream(&ids.stream);
    "GetShardIterator" send |client, ids| client.get_shard_iterator(&ids.stream, &ids.shard);
    "GetStreamRecord" send |client, ids| client.get_stream_record(&ids.iterator);
    "GetStreamRecord: records" items |client, ids|
        client.get_stream_record(&ids.iterator).limit(3).records();
    "ListSearchIndex" send |client, _| client.list_search_index();
    "DescribeSearchIndex" send |client, _| client.describe_search_index("orders", "by_notes");
    "UpdateSearchIndex" send |client, _| client.update_search_index("orders", "by_notes")
        .time_to_live(Duration::from_secs(200_000));
    "DeleteSearchIndex" send |client, _| client.delete_search_index("orders", "scratch_index");
    "Search" send |client, _| client.search("orders", "by_notes")
        .query(field("t").matches("note"))
        .sort(field("l").descending())
        .highlight(Highlight::new().field("t"))
        .aggregate("sum", Aggregation::sum("l"))
        .aggregate("top", Aggregation::top_rows().limit(2))
        .group_by("by", GroupBy::field("k").aggregate("max", Aggregation::max("d")))
        .track_total();
    "Search: hits" items |client, _| client.search("orders", "by_notes")
        .query(Query::match_all()).limit(3).hits();
    "Search: nested" send |client, _| client.search("orders", "by_notes")
        .query(nested("n", field("n.nl").gt(1)))
        .group_by("by", GroupBy::histogram("l", 2));
    "ComputeSplits" send |client, _| client.compute_splits("orders", "by_notes");
    "ParallelScan" send |client, _| client.parallel_scan("orders", "by_notes");
    "SQLQuery" send |client, _| client.sql("select * from typed order by a desc limit 2");
    "SQLQuery: show" send |client, _| client.sql("show tables");
    "PutTimeseriesData" send |client, _| client.timeseries().put("metrics")
        .point(Point::new(series_key(), 7).field("usage", 0.5));
    "GetTimeseriesData" send |client, _| client.timeseries().get("metrics", series_key());
    "GetTimeseriesData: points" items |client, _|
        client.timeseries().get("metrics", series_key()).limit(2).points();
    "ScanTimeseriesData" send |client, _| client.timeseries().scan("metrics");
    "SplitTimeseriesScanTask" send |client, _| client.timeseries().split_scan("metrics", 2);
    "QueryTimeseriesMeta" send |client, _| client.timeseries().query_meta("metrics")
        .filter(measurement("cpu")).count_total();
    "QueryTimeseriesMeta: series" items |client, _|
        client.timeseries().query_meta("metrics").limit(1).series();
    "UpdateTimeseriesMeta" send |client, _| client.timeseries().update_meta("metrics")
        .attributes(series_key(), [("owner", "ops")]);
    "DeleteTimeseriesMeta" send |client, _| client.timeseries().delete_meta("metrics").keys([series_key()]);
    "CreateTimeseriesTable" send |client, _| client.timeseries().create_table("new_metrics")
        .key(["_m_name", "_tags"]).without_hash();
    "ListTimeseriesTable" send |client, _| client.timeseries().list_table();
    "DescribeTimeseriesTable" send |client, _| client.timeseries().describe_table("metrics");
    "UpdateTimeseriesTable" send |client, _| client.timeseries().update_table("metrics").time_to_live(None);
    "DeleteTimeseriesTable" send |client, _| client.timeseries().delete_table("old_metrics");
    "CreateTimeseriesAnalyticalStore" send |client, _|
        client.timeseries().create_analytical_store("metrics", "second");
    "UpdateTimeseriesAnalyticalStore" send |client, _|
        client.timeseries().update_analytical_store("metrics", "store").time_to_live(None);
    "DescribeTimeseriesAnalyticalStore" send |client, _|
        client.timeseries().describe_analytical_store("metrics", "store");
    "DeleteTimeseriesAnalyticalStore" send |client, _|
        client.timeseries().delete_analytical_store("metrics", "store");
    "CreateTimeseriesLastpointIndex" send |client, _|
        client.timeseries().create_lastpoint_index("metrics", "last_again");
    "DeleteTimeseriesLastpointIndex" send |client, _|
        client.timeseries().delete_lastpoint_index("metrics", "last");
    "tunnel/create" send |client, _| client.tunnels().create("orders", "second", TunnelType::BaseData);
    "tunnel/list" send |client, _| client.tunnels().list();
    "tunnel/describe" send |client, _| client.tunnels().describe("orders", "audit");
    "tunnel/connect" send |client, ids| client.tunnels().connect(&ids.tunnel);
    "tunnel/heartbeat" send |client, ids|
        client.tunnels().heartbeat(&ids.tunnel, &ids.tunnel_client, [Channel::new(&ids.channel, 1, ChannelState::Open)]);
    "tunnel/getcheckpoint" send |client, ids|
        client.tunnels().get_checkpoint(&ids.tunnel, &ids.tunnel_client, &ids.channel);
    "tunnel/readrecords" send |client, ids|
        client.tunnels().read_records(&ids.tunnel, &ids.tunnel_client, &ids.channel, ids.token.as_str());
    "tunnel/checkpoint" send |client, ids|
        client.tunnels().checkpoint(&ids.tunnel, &ids.tunnel_client, &ids.channel, ids.token.as_str(), 1);
    "tunnel/getrpo" send |client, ids| client.tunnels().get_rpo(&ids.tunnel);
    "tunnel/getrpobyoffset" send |client, ids| client.tunnels().get_rpo_by_offset(&ids.tunnel);
    "tunnel/schedule" send |client, ids|
        client.tunnels().schedule(&ids.tunnel, [Channel::new(&ids.channel, 0, ChannelState::Closing)]);
    "tunnel/shutdown" send |client, ids| client.tunnels().shutdown(&ids.tunnel, &ids.tunnel_client);
    "tunnel/delete" send |client, _| client.tunnels().delete("orders", "audit");
}
