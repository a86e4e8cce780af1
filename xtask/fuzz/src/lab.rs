//! The service in this process, with tables, indexes and a tunnel, and a client of it.

use std::cell::RefCell;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{Request, Response};
use tablestore::search::{FieldSchema, IndexSchema};
use tablestore::secondary_index::IndexMeta;
use tablestore::stream::StreamSpecification;
use tablestore::table::DefinedColumnType;
use tablestore::timeseries::Point;
use tablestore::tunnel::{StreamRange, TunnelType};
use tablestore::{Client, NoRetryPolicy, PrimaryKey, PrimaryKeyType, Value};
use tablestore_auth::{SigningParams, sign};
use tablestore_core::{Body, Clock, Credentials, Error, Instance, SystemClock};
use tablestore_emulator::Emulator;
use tokio::runtime::{Builder, Runtime};
use tower_service::Service;

/// The runs after which a new service takes over, so that what runs leave behind is bounded.
const RUNS: u32 = 5000;

/// The time after which a request counts as hanging.
const TIME: Duration = Duration::from_secs(15);

/// Ids that the service chooses.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ids {
    pub(crate) stream: String,
    pub(crate) shard: String,
    pub(crate) iterator: String,
    pub(crate) transaction: String,
    pub(crate) tunnel: String,
    pub(crate) tunnel_client: String,
    pub(crate) channel: String,
    pub(crate) token: String,
}

/// A request with its response.
#[derive(Clone, Debug)]
pub(crate) struct Exchange {
    pub(crate) path: String,
    pub(crate) request: Vec<u8>,
    pub(crate) response: Vec<u8>,
}

type Exchanges = Arc<Mutex<Vec<Exchange>>>;

/// See the module.
pub(crate) struct Lab {
    pub(crate) runtime: Runtime,
    pub(crate) emulator: Emulator,
    pub(crate) client: Client,
    pub(crate) ids: Ids,
    exchanges: Exchanges,
    runs: u32,
}

thread_local! {
    static LAB: RefCell<Option<Lab>> = const { RefCell::new(None) };
}

/// The statements of the emulator's own tests, with the tables that they name.
pub(crate) fn statements() -> impl Iterator<Item = &'static str> {
    const FILES: [&str; 5] = [
        include_str!("../../../crates/tablestore-emulator/src/engine/tests/sql/selects.sql"),
        include_str!("../../../crates/tablestore-emulator/src/engine/tests/sql/expressions.sql"),
        include_str!("../../../crates/tablestore-emulator/src/engine/tests/sql/mappings.sql"),
        include_str!("../../../crates/tablestore-emulator/src/engine/tests/sql/changes.sql"),
        include_str!("../../../crates/tablestore-emulator/src/engine/tests/sql/searches.sql"),
    ];
    let lines = FILES.iter().flat_map(|file| file.lines());
    lines.filter_map(|line| line.strip_prefix("> "))
}

impl Lab {
    /// Calls a function with the lab of this thread.
    pub(crate) fn with<T>(run: impl FnOnce(&Self) -> T) -> T {
        LAB.with_borrow_mut(|lab| {
            if lab.as_ref().is_none_or(|lab| lab.runs >= RUNS) {
                *lab = Some(Self::new());
            }
            let lab = lab.get_or_insert_with(Self::new);
            lab.runs += 1;
            run(lab)
        })
    }

    fn new() -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().unwrap();
        let emulator = Emulator::in_memory();
        let exchanges = Exchanges::default();
        let client = client(recording(emulator.clone(), Arc::clone(&exchanges)));
        let ids = runtime.block_on(fill(&client)).unwrap();
        exchanges.lock().unwrap().clear();
        Self {
            runtime,
            emulator,
            client,
            ids,
            exchanges,
            runs: 0,
        }
    }

    /// Waits for a future that needs no service.
    pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
        thread_local! {
            static RUNTIME: Runtime = Builder::new_current_thread().enable_all().build().unwrap();
        }
        RUNTIME.with(|runtime| runtime.block_on(future))
    }

    /// Returns the exchanges since the last call.
    pub(crate) fn take_exchanges(&self) -> Vec<Exchange> {
        std::mem::take(&mut self.exchanges.lock().unwrap())
    }

    /// Sends a signed request. The error is a violation.
    pub(crate) fn call(&self, path: &str, body: Vec<u8>) -> Result<Response<Body>, String> {
        let mut request = match Request::post(path).body(Body::from(body)) {
            Ok(request) => request,
            Err(_) => return Ok(Response::new(Body::empty())),
        };
        if sign(&mut request, &params()).is_err() {
            return Ok(Response::new(Body::empty()));
        }
        self.send(request)
    }

    /// Sends a request. The error is a violation: no response, or an internal error.
    pub(crate) fn send(&self, request: Request<Body>) -> Result<Response<Body>, String> {
        let mut service = self.emulator.service();
        let response = self.runtime.block_on(async {
            let call = service.call(request);
            tokio::time::timeout(TIME, call).await
        });
        let response = response
            .map_err(|_| "no response in time".to_owned())?
            .map_err(|error| format!("no response: {error}"))?;
        if response.status().as_u16() == 500 {
            let body = String::from_utf8_lossy(response.body().as_ref());
            return Err(format!("an internal error: {body}"));
        }
        Ok(response)
    }
}

/// The parameters of signatures.
pub(crate) fn params() -> SigningParams {
    let instance = Instance::new("shop").unwrap();
    SigningParams::new(Credentials::local(), instance, SystemClock.now())
}

/// A client without retries whose HTTP client is a service.
pub(crate) fn client<S>(service: S) -> Client
where
    S: Service<Request<Body>, Response = Response<Body>, Error = Error>
        + Clone
        + Send
        + Sync
        + 'static,
    S::Future: Send,
{
    Client::builder("http://localhost")
        .credentials(Credentials::local())
        .instance("shop")
        .retry_policy(NoRetryPolicy)
        .service(service)
        .build()
        .unwrap()
}

fn recording(
    emulator: Emulator,
    exchanges: Exchanges,
) -> impl Service<
    Request<Body>,
    Response = Response<Body>,
    Error = Error,
    Future = impl Future<Output = Result<Response<Body>, Error>> + Send,
> + Clone
+ Send
+ Sync
+ 'static {
    tower::service_fn(move |request: Request<Body>| {
        let (mut service, exchanges) = (emulator.service(), Arc::clone(&exchanges));
        async move {
            let path = request.uri().path().to_owned();
            let body = request.body().as_ref().to_vec();
            let response = service.call(request).await?;
            exchanges.lock().unwrap().push(Exchange {
                path,
                request: body,
                response: response.body().as_ref().to_vec(),
            });
            Ok(response)
        }
    })
}

/// Creates everything.
pub(crate) async fn fill(client: &Client) -> tablestore::Result<Ids> {
    let orders = |table| {
        let create = client.create_table(table);
        let create = create.primary_key("customer", PrimaryKeyType::String);
        create.primary_key("order", PrimaryKeyType::Integer)
    };
    orders("orders")
        .defined_column("n", DefinedColumnType::Integer)
        .index(IndexMeta::global("by_n", ["n"]))
        .stream(StreamSpecification::enabled(24).origin_columns(["n"]))
        .enable_local_transactions()
        .send()
        .await?;
    orders("scratch").send().await?;
    for table in ["people", "things", "plain", "typed", "triple"] {
        create_for_statements(client, table).await?;
    }
    let put = |table, order: i64| {
        let key = PrimaryKey::new("customer", "alice").and("order", order);
        let put = client.put_row(table, key);
        columns(order)
            .into_iter()
            .fold(put, |put, (name, value)| put.column(name, value))
    };
    let rows = (0..12).map(|order| put("orders", order));
    client
        .batch_write_row()
        .add_all(rows)
        .send()
        .await?
        .all_ok()?;
    let schema = IndexSchema::new()
        .field(FieldSchema::keyword("k").sort_and_agg(true))
        .field(FieldSchema::long("l"))
        .field(FieldSchema::double("d"))
        .field(FieldSchema::boolean("b"))
        .field(FieldSchema::geo_point("g"))
        .field(FieldSchema::text("t").highlighting(true))
        .field(FieldSchema::date("time", ["yyyy-MM-dd"]))
        .field(FieldSchema::nested(
            "n",
            [FieldSchema::keyword("nk"), FieldSchema::long("nl")],
        ));
    for index in ["by_notes", "scratch_index"] {
        let create = client.create_search_index("orders", index, schema.clone());
        create.send().await?;
    }
    let series = client.timeseries();
    for table in ["metrics", "old_metrics"] {
        series.create_table(table).send().await?;
        series.wait_for_table(table).await?;
    }
    let points = (0..8).map(|n: i64| {
        let point = Point::new("cpu", 1_700_000_000_000_000 + n);
        point
            .source("host-1")
            .tag("region", "hz")
            .field("usage", 0.5)
            .field("n", n)
    });
    series
        .put("metrics")
        .points(points)
        .send()
        .await?
        .all_ok()?;
    series
        .create_analytical_store("metrics", "store")
        .send()
        .await?;
    series
        .create_lastpoint_index("metrics", "last")
        .send()
        .await?;

    let stream = client.list_stream().table("orders").send().await?.streams;
    let stream = stream[0].stream_id.clone();
    let shard = client.describe_stream(&stream).send().await?.shards;
    let shard = shard[0].shard_id.clone();
    let iterator = client.get_shard_iterator(&stream, &shard).send().await?;
    let customer = PrimaryKey::new("customer", "bob");
    let transaction = client.start_local_transaction("orders", customer);
    let transaction = transaction.send().await?.id().to_owned();

    let tunnels = client.tunnels();
    let create = tunnels.create("orders", "audit", TunnelType::Stream);
    let tunnel = create.range(StreamRange::latest()).send().await?.tunnel_id;
    let connect = tunnels.connect(&tunnel).timeout(Duration::from_secs(60));
    let tunnel_client = connect.send().await?.client_id;
    let beat = tunnels
        .heartbeat(&tunnel, &tunnel_client, [])
        .send()
        .await?;
    let channel = beat.channels[0].channel_id.clone();
    let checkpoint = tunnels.get_checkpoint(&tunnel, &tunnel_client, &channel);
    let token = checkpoint.send().await?.token.as_str().to_owned();
    put("orders", 99).send().await?;
    Ok(Ids {
        stream,
        shard,
        iterator: iterator.shard_iterator,
        transaction,
        tunnel,
        tunnel_client,
        channel,
        token,
    })
}

fn columns(number: i64) -> Vec<(&'static str, Value)> {
    vec![
        ("k", format!("key{number:03}").into()),
        ("l", number.into()),
        ("d", 0.5.into()),
        ("b", (number % 2 == 0).into()),
        ("g", format!("30.{number},114.{number}").into()),
        ("t", format!("this is note {number}").into()),
        ("time", "2024-05-17".into()),
        ("n", number.into()),
        ("status", "open".into()),
        ("amount", number.into()),
        ("blob", vec![0, 255].into()),
    ]
}

/// Creates a table of the statements, with two rows and with its mapping.
async fn create_for_statements(client: &Client, table: &str) -> tablestore::Result<()> {
    use PrimaryKeyType::{Binary, Integer, String};
    let (key, mapping): (&[(&str, PrimaryKeyType)], &str) = match table {
        "people" => (
            &[("uid", String), ("pid", Integer)],
            "create table people (uid VARCHAR(1024), pid BIGINT(20), name MEDIUMTEXT, age BIGINT(20), \
             grade DOUBLE, PRIMARY KEY(uid,pid))",
        ),
        "things" => (
            &[("PK0", Integer), ("PK1", String)],
            "create table things (`PK0` BIGINT(20), `PK1` VARCHAR(1024), `geo` MEDIUMTEXT, \
             `boolean` BOOL, `array` MEDIUMTEXT, `double` DOUBLE, `text` MEDIUMTEXT, \
             `keyword` MEDIUMTEXT, `nested` MEDIUMTEXT, `long` BIGINT(20), PRIMARY KEY(`PK0`,`PK1`))",
        ),
        "typed" => (
            &[("a", Integer)],
            "create table typed (a bigint not null, b double not null, c mediumtext not null, \
             d mediumblob not null, e bool not null, primary key (a))",
        ),
        "triple" => (
            &[("pk1", Integer), ("pk2", String), ("pk3", Binary)],
            "create table triple (pk1 BIGINT, pk2 VARCHAR(1024), pk3 VARBINARY(1024), col1 BIGINT, \
             col2 DOUBLE, col3 MEDIUMTEXT, col4 MEDIUMBLOB, col5 BOOL, PRIMARY KEY(pk1, pk2, pk3))",
        ),
        _ => (&[("k", String)], ""),
    };
    let create = client.create_table(table);
    let create = key.iter().fold(create, |create, (name, kind)| {
        create.primary_key(*name, *kind)
    });
    create.send().await?;
    for number in 0..3_i64 {
        let text = || format!("somebody{number}");
        let values = key.iter().map(|(name, kind)| tablestore::PrimaryKeyColumn {
            name: (*name).into(),
            value: match kind {
                Integer => number.into(),
                Binary => vec![1, 2].into(),
                _ => number.to_string().into(),
            },
        });
        let put = client.put_row(table, values.collect::<PrimaryKey>());
        let put = put.column("name", text()).column("age", number);
        let put = put.column("grade", 0.5).column("b", number as f64);
        let put = put
            .column("c", text())
            .column("d", vec![1_u8])
            .column("e", true);
        let put = put.column("long", number).column("double", 1.5);
        let put = put
            .column("boolean", true)
            .column("text", "ots search index");
        let put = put.column("keyword", "keyword").column("geo", "5.1,6.1");
        let put = put.column("array", r#"["search","index"]"#);
        let put = put.column("nested", r#"[{"nested_keyword":"sub","nested_long":1}]"#);
        let put = put
            .column("col1", number)
            .column("col2", 1.0)
            .column("col3", "x");
        put.column("col4", vec![7_u8])
            .column("col5", false)
            .send()
            .await?;
    }
    if table == "things" {
        let fields = [
            FieldSchema::keyword("keyword"),
            FieldSchema::text("text"),
            FieldSchema::geo_point("geo"),
            FieldSchema::long("long"),
            FieldSchema::double("double"),
            FieldSchema::boolean("boolean"),
            FieldSchema::keyword("array").array(true),
            FieldSchema::nested(
                "nested",
                [
                    FieldSchema::keyword("nested_keyword"),
                    FieldSchema::long("nested_long"),
                ],
            ),
        ];
        let schema = fields
            .into_iter()
            .fold(IndexSchema::new(), IndexSchema::field);
        client
            .create_search_index(table, "things_index", schema)
            .send()
            .await?;
    }
    if !mapping.is_empty() {
        client.sql(mapping).send().await?;
    }
    Ok(())
}
