//! Time series: points encoded and decoded beside other clients, the writer beside bare calls, a long
//! read beside GetRange, and calls among many series.

use std::hint::black_box;

use tablestore::timeseries::{Timeseries, measurement, tag};
use tablestore_emulator::Emulator;
use xtask_bench::points::{
    MEASUREMENT, PAGE, PUT, Sample, TABLE, decode_page, encode_put, host, page, written,
};
use xtask_bench::{Result, reference};

use super::peer::Peer;
use super::{codec, peers};
use crate::client::{client_builder, runtime};
use crate::load::{Work, fill_points, point, runtime as load_runtime};
use crate::measure::{Pair, pairs, progress, seconds_each, seconds_each_awaited};
use crate::plan::Plan;
use crate::process::{Server, load};
use crate::report::{Figure, Quantity, Report, Section};

/// Clients that have time series.
const PEERS: [&str; 2] = ["aliyun-tablestore-rs", "python"];

/// Rounds of what takes seconds.
const ROUNDS: u32 = 3;

/// How much a process may grow after the first quarter of its work.
pub(crate) const FLAT: f64 = 1.25;

/// Everything about time series.
pub(crate) fn measure(plan: &Plan, report: &mut Report) -> Result<()> {
    let mut section = Section::new(
        "Time series",
        "Points of 3 tags and 5 fields. Encoded: a PutTimeseriesData request of 200; decoded: a \
         GetTimeseriesData response of 5,000; CPU time, without HTTP. Written and read: over \
         loopback, the emulator and the client in processes of their own; the writer is shared by 8 \
         tasks, and so many tasks make the bare calls of 200 points; the rows of GetRange have the \
         same columns. Memory is the most that the client's process has, beside the most in the first \
         quarter of the work. Among many series: client and emulator in one process.",
    );
    codec(plan, &mut section, report)?;
    writer(plan, &mut section)?;
    read(plan, &mut section)?;
    many_series(plan, &mut section)?;
    report.sections.push(section);
    Ok(())
}

fn codec(plan: &Plan, section: &mut Section, report: &mut Report) -> Result<()> {
    progress("time series: the codec");
    let rows: Vec<_> = written().map(|point| point.row()).collect();
    let page = page()?;
    if decode_page(&page)?.len() as u64 != PAGE {
        return Err("the page does not decode to its points".into());
    }
    let encode = || Ok(PUT as f64 / seconds_each(10 * plan.pages, || encode_put(&rows))?);
    let decode = || {
        let seconds = seconds_each(plan.pages / 5, || Ok(black_box(decode_page(&page)?)))?;
        Ok(PAGE as f64 / seconds)
    };
    let mut is_beside_peers = false;
    if !plan.is_quick {
        let built = peers::build();
        for peer in PEERS {
            let figures = built.as_ref().map_err(ToString::to_string);
            let figures = figures.and_then(|()| {
                beside(peer, plan, encode, decode).map_err(|error| error.to_string())
            });
            match figures {
                Ok(figures) => {
                    section.figures.extend(figures);
                    is_beside_peers = true;
                }
                Err(reason) => report.left_out.push(format!("points of {peer}: {reason}")),
            }
        }
    }
    if !is_beside_peers {
        let encode = Quantity::per_second(encode()?);
        section.figures.push(Figure::new("encode, points", encode));
        let decode = Quantity::per_second(decode()?);
        section.figures.push(Figure::new("decode, points", decode));
    }
    let [_, _, allocations] = codec::allocations()?;
    let allocations = Figure::new("encode, allocations a point", Quantity::count(allocations));
    section.figures.push(allocations.at_most(1.0));
    Ok(())
}

/// Points a second, ours and those of a peer.
fn beside(
    peer: &str,
    plan: &Plan,
    encode: impl Fn() -> Result<f64>,
    decode: impl Fn() -> Result<f64>,
) -> Result<[Figure; 2]> {
    progress(&format!("time series: the codec of {peer}"));
    let mut program = Peer::start(&["points", peer])?;
    let mut theirs = |work: &str, runs: u32, points: u64| {
        let (seconds, _) = program.run(work, runs)?;
        Ok(points as f64 / seconds)
    };
    let rounds = ROUNDS.max(plan.rounds);
    let encoded = pairs(rounds, &encode, || theirs("encode", plan.pages / 5, PUT))?;
    let decoded = pairs(rounds, &decode, || theirs("decode", 3, PAGE))?;
    let figure = |name, pair: &Pair| {
        let figure = Figure::beside(name, peer, pair, Quantity::per_second);
        figure.at_least(5.0)
    };
    Ok([
        figure("encode, points", &encoded),
        figure("decode, points", &decoded),
    ])
}

fn writer(plan: &Plan, section: &mut Section) -> Result<()> {
    let put = |work, points| {
        progress(&format!("time series: {work}, {points} points"));
        let server = Server::local(None)?;
        load_runtime()?.block_on(async {
            let client = client_builder(server.address()).build()?;
            client.timeseries().create_table(TABLE).send().await
        })?;
        load(work, &server, points)
    };
    let points = plan.points / 10;
    let rates = pairs(
        ROUNDS.min(plan.rounds),
        || Ok(put(Work::PutWriter, points)?.rate),
        || Ok(put(Work::PutCalls, points)?.rate),
    )?;
    let calls = "full PutTimeseriesData calls";
    let figure = Figure::beside("points written", calls, &rates, Quantity::per_second);
    section.figures.push(figure.at_least(0.8));
    let long = put(Work::PutWriter, plan.points)?;
    let name = format!("memory of the writer, {} points", plan.points);
    section.figures.push(memory(name, long.early, long.late));
    Ok(())
}

fn read(plan: &Plan, section: &mut Section) -> Result<()> {
    let points = plan.read;
    progress(&format!("time series: reading {points} points"));
    let server = Server::local(None)?;
    load_runtime()?.block_on(async {
        let client = client_builder(server.address()).build()?;
        fill_points(&client, points).await
    })?;
    let mut memories = (f64::NAN, f64::NAN);
    let rates = pairs(
        ROUNDS.min(plan.rounds),
        || {
            let done = load(Work::GetPoints, &server, points)?;
            memories = (done.early, done.late);
            Ok(done.rate)
        },
        || Ok(load(Work::GetRange, &server, points)?.rate),
    )?;
    let figure = Figure::beside("points read", "GetRange", &rates, Quantity::per_second);
    section.figures.push(figure.at_least(0.7));
    let name = format!("memory of the reader, {points} points");
    section.figures.push(memory(name, memories.0, memories.1));
    Ok(())
}

/// The memory late in the work beside that early in it.
pub(crate) fn memory(name: impl Into<String>, early: f64, late: f64) -> Figure {
    let figure = Figure::new(name, Quantity::bytes(late));
    let figure = figure.against("its first quarter", Quantity::bytes(early), late / early);
    figure.at_most(FLAT)
}

/// A table with so many series.
struct Table {
    series: u64,
    handle: Timeseries,
    /// The number of the next point of each series.
    next: u64,
}

impl Table {
    /// A prime far from any power of two: series are looked for all over the table.
    const STRIDE: u64 = 7_919;

    async fn new(series: u64) -> Result<Self> {
        let credentials = reference::credentials()?;
        let emulator = Emulator::builder().credentials(credentials).build()?;
        let client = client_builder("localhost");
        let client = client.service(emulator.service()).build()?;
        let handle = client.timeseries();
        handle.create_table(TABLE).send().await?;
        let writer = handle.writer().start()?;
        for number in 0..series {
            drop(writer.write(TABLE, point(Sample::new(number, 0))).await);
        }
        writer.close().await?;
        Ok(Self {
            series,
            handle,
            next: 1,
        })
    }

    /// Writes 200 points, each of another series.
    async fn put(&mut self) -> Result<()> {
        let numbers = self.next * PUT..(self.next + 1) * PUT;
        self.next += 1;
        let series = numbers.map(|number| number * Self::STRIDE % self.series);
        let points = series.map(|series| point(Sample::new(series, self.next)));
        let put = self.handle.put(TABLE).points(points.collect::<Vec<_>>());
        put.send().await?.all_ok()?;
        Ok(())
    }

    /// Finds a series by its measurement and a tag.
    async fn query(&self, number: u64) -> Result<()> {
        let host = host(number * Self::STRIDE % self.series);
        let condition = measurement(MEASUREMENT).and(tag("host").eq(host));
        let found = self.handle.query_meta(TABLE).filter(condition).send();
        match found.await?.series.len() {
            1 => Ok(()),
            found => Err(format!("{found} series have one host").into()),
        }
    }
}

/// Calls among more series beside those among the fewest.
fn many_series(plan: &Plan, section: &mut Section) -> Result<()> {
    let runtime = runtime()?;
    let calls = plan.service_calls / 100;
    let table = |series: u32| {
        progress(&format!("time series: {series} series"));
        runtime.block_on(Table::new(series.into()))
    };
    let [fewest, more @ ..] = plan.series;
    let mut few = table(fewest)?;
    for series in more {
        let mut many = table(series)?;
        let put = |table: &mut Table| {
            let calls = seconds_each_awaited(calls, async |_| table.put().await);
            runtime.block_on(calls)
        };
        // Neither is new to either table.
        put(&mut few)?;
        put(&mut many)?;
        let puts = pairs(plan.rounds, || put(&mut many), || put(&mut few))?;
        let query = |table: &Table| {
            let calls =
                seconds_each_awaited(calls, async |number| table.query(number.into()).await);
            runtime.block_on(calls)
        };
        let queries = pairs(plan.rounds, || query(&many), || query(&few))?;
        let counterpart = format!("{fewest} series");
        for (name, pair) in [
            ("PutTimeseriesData of 200 points", puts),
            ("QueryTimeseriesMeta by measurement and tag", queries),
        ] {
            let name = format!("{name}, {series} series");
            let figure = Figure::beside(name, &counterpart, &pair, Quantity::seconds);
            section.figures.push(figure.at_most(2.0));
        }
    }
    Ok(())
}
