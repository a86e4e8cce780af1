//! The emulator in this process, with a client or without.

use std::hint::black_box;
use std::ops::Range;

use http::{Request, Response};
use tablestore::{Client, PrimaryKeyType};
use tablestore_auth::{sign_response, verify_request};
use tablestore_core::{Body, Clock, SystemClock};
use tablestore_emulator::Emulator;
use tokio::runtime::Runtime;
use tower::Service;
use xtask_bench::{Result, reference};

use crate::client::{Call, client_builder, request_of, runtime};
use crate::measure::{pairs, process_cpu, seconds_each, seconds_each_awaited};
use crate::plan::Plan;

/// Rows of a BatchWriteRow: as many as the service takes.
const BATCH: i64 = 200;

/// An emulator with the table of the reference rows, and its client.
pub(crate) struct InProcess {
    runtime: Runtime,
    emulator: Emulator,
    client: Client,
}

impl InProcess {
    /// A service with an empty table.
    pub(crate) fn new() -> Result<Self> {
        let runtime = runtime()?;
        let credentials = reference::credentials()?;
        let emulator = Emulator::builder().credentials(credentials).build()?;
        let client = client_builder("localhost")
            .service(emulator.service())
            .build()?;
        runtime.block_on(create_table(&client))?;
        Ok(Self {
            runtime,
            emulator,
            client,
        })
    }

    /// Writes rows.
    pub(crate) fn fill(&self, rows: Range<i64>) -> Result<()> {
        self.runtime.block_on(fill(&self.client, rows))
    }

    /// Seconds of CPU time that one of so many calls takes, of the client and the service together.
    pub(crate) fn seconds_each<T>(
        &self,
        calls: u32,
        mut call: impl AsyncFnMut(&Client, u32) -> Result<T>,
    ) -> Result<f64> {
        // Long calls leave this thread, so that its own time is not all.
        let start = process_cpu();
        let done: Result<()> = self.runtime.block_on(async {
            for number in 0..calls {
                black_box(call(&self.client, number).await?);
            }
            Ok(())
        });
        done?;
        Ok((process_cpu() - start).as_secs_f64() / f64::from(calls))
    }

    /// Seconds that a GetRow takes in the engine, which has no transport of its own: the
    /// time of the service, less the time of its front end to verify the request and sign the response.
    pub(crate) fn get_row_in_engine(&self, plan: &Plan) -> Result<f64> {
        let request = self.runtime.block_on(request_of(Call::GetRow))?;
        self.in_engine(plan, &request)
    }

    /// Seconds that a signed request takes in the engine.
    pub(crate) fn in_engine(&self, plan: &Plan, request: &Request<Body>) -> Result<f64> {
        let served = || self.served(plan.service_calls, request);
        let mut service = self.emulator.service();
        let response = self.runtime.block_on(service.call(request.clone()))?;
        let signed = || {
            seconds_each(plan.service_calls, || {
                verify_and_sign(&request.clone(), response.body().clone())
            })
        };
        Ok(pairs(plan.rounds, served, signed)?.difference)
    }

    /// Seconds that the service takes for a signed request.
    fn served(&self, calls: u32, request: &Request<Body>) -> Result<f64> {
        let mut service = self.emulator.service();
        let calls =
            seconds_each_awaited(calls, async |_| Ok(service.call(request.clone()).await?));
        self.runtime.block_on(calls)
    }
}

/// The front end's work on a request and its response.
fn verify_and_sign(request: &Request<Body>, body: Body) -> Result<Response<Body>> {
    let credentials = reference::credentials()?;
    let authenticated = verify_request(request, |_| Some(credentials), SystemClock.now())?;
    let mut response = Response::new(body);
    sign_response(
        &mut response,
        &authenticated,
        "0006-bench",
        SystemClock.now(),
    )?;
    Ok(response)
}

/// Makes the table of the reference rows.
pub(crate) async fn create_table(client: &Client) -> Result<()> {
    let [pk1, pk2] = reference::KEY_COLUMNS;
    client
        .create_table(reference::TABLE)
        .primary_key(pk1, PrimaryKeyType::String)
        .primary_key(pk2, PrimaryKeyType::Integer)
        .send()
        .await?;
    Ok(())
}

/// Writes reference rows.
pub(crate) async fn fill(client: &Client, rows: Range<i64>) -> Result<()> {
    let mut start = rows.start;
    while start < rows.end {
        let end = rows.end.min(start + BATCH);
        let puts = (start..end).map(|number| {
            let put = client.put_row(reference::TABLE, reference::primary_key(number));
            reference::columns(number)
                .into_iter()
                .fold(put, |put, column| put.column(column.name, column.value))
        });
        client
            .batch_write_row()
            .add_all(puts)
            .send()
            .await?
            .all_ok()?;
        start = end;
    }
    Ok(())
}
