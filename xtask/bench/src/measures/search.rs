//! Search indexes: queries beside tantivy, the cost of a write, memory, a page of rows, and growth.

use std::process::Command;

use xtask_bench::Result;
use xtask_bench::documents::{QUERIES, Query};
use xtask_bench::search_index::SearchIndex;

use super::peer::Peer;
use crate::measure::{median_of, pairs, progress, thread_cpu};
use crate::plan::Plan;
use crate::process::{output, sibling};
use crate::report::{Figure, Growth, Quantity, Report, Section};

const PEER: &str = "tantivy";

/// Runs of a query in a round.
const RUNS: u32 = 10;

/// Measures the search figures. Without the peer's program, queries have no counterpart.
pub(crate) fn measure(plan: &Plan, report: &mut Report) -> Result<()> {
    let documents = plan.documents;
    progress(&format!("search: {documents} documents"));
    let index = SearchIndex::new()?;
    index.fill(0..documents)?;
    index.create_index()?;
    if index.count()? != documents.cast_signed() {
        return Err("the index lacks documents".into());
    }
    let mut section = Section::new(
        "Search",
        "Queries on 1,000,000 documents of ten fields, through the client and the service in process, \
         beside tantivy in memory with one segment on one thread. A term query and a page of 100 hits \
         are in the order of the primary key. Writes count with the update of the index that the next \
         search makes; memory is that of the index beside the size of the values in it.",
    );
    let mut peer = match plan.is_quick {
        true => None,
        false => match Peer::start(&["search", PEER, &documents.to_string()]) {
            Ok(peer) => Some(peer),
            Err(reason) => {
                report.left_out.push(format!("{PEER}: {reason}"));
                None
            }
        },
    };
    for (name, query) in QUERIES {
        progress(&format!("search: {name}"));
        section
            .figures
            .push(figure(plan, &index, peer.as_mut(), name, query)?);
    }
    progress("search: a page of rows");
    let page = pairs(plan.rounds, || index.page(20), || index.range(20))?;
    let page = Figure::beside("page of 100 hits", "GetRange", &page, Quantity::seconds);
    section.figures.push(page.at_most(3.0));
    drop(index);
    section.figures.push(indexing(plan)?);
    section.figures.push(memory(plan)?);
    report.sections.push(section);
    report.growth.extend(growth(plan)?);
    Ok(())
}

fn figure(
    plan: &Plan,
    index: &SearchIndex,
    peer: Option<&mut Peer>,
    name: &str,
    query: Query,
) -> Result<Figure> {
    let (seconds, found) = index.run(query, RUNS)?;
    let figure = match peer {
        None => Figure::new(name, Quantity::seconds(seconds)),
        Some(peer) => {
            let (_, expected) = peer.run(name, RUNS)?;
            if found != expected {
                return Err(format!("{name}: {found}, and {PEER} finds {expected}").into());
            }
            let pair = pairs(
                plan.rounds,
                || Ok(index.run(query, RUNS)?.0),
                || Ok(peer.run(name, RUNS)?.0),
            )?;
            Figure::beside(name, PEER, &pair, Quantity::seconds)
        }
    };
    Ok(match (query, &figure.counterpart) {
        (_, None) => figure,
        // A millisecond, whatever the peer takes.
        (Query::Term, Some(_)) => Figure {
            counterpart: None,
            ..figure
        }
        .at_most(1e-3),
        (_, Some(_)) => figure.at_most(2.0),
    })
}

/// PutRow into a table with an index, and into one without.
fn indexing(plan: &Plan) -> Result<Figure> {
    progress("search: PutRow");
    let (with, without) = (SearchIndex::new()?, SearchIndex::new()?);
    with.create_index()?;
    let rows = u64::from(plan.service_calls);
    let mut next = 0;
    let mut put = |table: &SearchIndex, is_indexed: bool| {
        let start = thread_cpu();
        table.put(next..next + rows)?;
        if is_indexed {
            next += rows;
            table.count()?;
        }
        Ok((thread_cpu() - start).as_secs_f64() / rows as f64)
    };
    let put = std::cell::RefCell::new(&mut put);
    let pair = pairs(
        plan.rounds,
        || (put.borrow_mut())(&with, true),
        || (put.borrow_mut())(&without, false),
    )?;
    let figure = Figure::beside("PutRow with an index", "without", &pair, Quantity::seconds);
    Ok(figure.at_most(5.0))
}

/// The memory of the index beside the size of the values in it.
fn memory(plan: &Plan) -> Result<Figure> {
    progress("search: memory");
    let mut command = Command::new(sibling("index_memory")?);
    let printed = output(command.arg(plan.documents.to_string()))?;
    let (index, values) = printed.trim().split_once(' ').ok_or("printed nothing")?;
    let (index, values): (f64, f64) = (index.parse()?, values.parse()?);
    let figure = Figure::new("memory of the index", Quantity::bytes(index));
    let figure = figure.against("the values", Quantity::bytes(values), index / values);
    Ok(figure.at_most(1.5))
}

/// The queries on more documents.
fn growth(plan: &Plan) -> Result<Vec<Growth>> {
    const NAMES: [&str; 5] = [
        "search: term",
        "search: match",
        "search: bool",
        "search: group-by",
        "search: date histogram",
    ];
    let of = |name| Growth::of(name, "documents", "a document");
    let mut all = NAMES.map(of);
    let index = SearchIndex::new()?;
    let mut filled = 0;
    for size in crate::report::STEPS.map(|step| step * plan.growing_documents) {
        progress(&format!("growth: search, documents {size}"));
        index.fill(filled.into()..size.into())?;
        if filled == 0 {
            index.create_index()?;
        }
        filled = size;
        index.count()?;
        for (growth, (_, query)) in all.iter_mut().zip(QUERIES) {
            let seconds = median_of(plan.rounds, || Ok(index.run(query, RUNS)?.0))?;
            growth.points.push((size, seconds / f64::from(size)));
        }
    }
    Ok(all.into())
}
