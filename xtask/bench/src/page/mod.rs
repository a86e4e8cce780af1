//! The report as text for the terminal, and as `docs/benchmarks.md` with its chart.

mod chart;
mod drawing;

use std::fs;
use std::thread::available_parallelism;

use xtask_bench::Result;

use crate::report::{Figure, Growth, Instructions, Quantity, Report, three_digits};

const PAGE: &str = "docs/benchmarks.md";
const CHART: &str = "docs/benchmarks.svg";

/// The report as the terminal shows it.
pub(crate) fn text(report: &Report) -> String {
    let mut lines = vec![FIGURE_HEADER.map(String::from)];
    lines.extend(report.figures().map(figure_cells));
    let mut text = aligned(&lines);
    if !report.growth.is_empty() {
        let mut lines = vec![GROWTH_HEADER.map(String::from)];
        lines.extend(report.growth.iter().map(growth_cells));
        text += &format!("\n{}", aligned(&lines));
    }
    if !report.instructions.is_empty() {
        let mut lines = vec![["instructions", ""].map(String::from)];
        lines.extend(report.instructions.iter().map(instruction_cells));
        text += &format!("\n{}", aligned(&lines));
    }
    for left_out in &report.left_out {
        text += &format!("\nleft out: {left_out}");
    }
    text + &format!("\n{}\n", machine())
}

/// Writes the page and its chart.
pub(crate) fn write(report: &Report) -> Result<()> {
    fs::write(PAGE, page(report))?;
    fs::write(CHART, chart::chart(report))?;
    Ok(())
}

fn page(report: &Report) -> String {
    let mut text = INTRODUCTION.replace("{machine}", &machine());
    for section in &report.sections {
        text += &format!("\n## {}\n\n{}\n\n", section.title, section.about);
        text += &table(&FIGURE_HEADER, section.figures.iter().map(figure_cells));
    }
    if !report.growth.is_empty() {
        text += GROWTH;
        text += &table(&GROWTH_HEADER, report.growth.iter().map(growth_cells));
    }
    if !report.instructions.is_empty() {
        text += INSTRUCTIONS;
        let lines = report.instructions.iter().map(instruction_cells);
        text += &table(&["work", "instructions"], lines);
    }
    if !report.left_out.is_empty() {
        text += "\n## Left out of this run\n\n";
        for left_out in &report.left_out {
            text += &format!("- {left_out}\n");
        }
    }
    text + MEMORY
}

const INTRODUCTION: &str = "\
# Benchmarks

Written by `cargo xtask bench`, on {machine}. The machine is shared and noisy: a figure is measured in turn
with its counterpart, A B A B, in one run, and the ratio is the median of the rounds' ratios. Compare
ratios, not times. `cargo xtask bench --quick` runs the same in small, to see that it runs.

![Figures against their targets, peers, and growth](benchmarks.svg)
";

const GROWTH: &str = "
## Growth

Time a unit at 1, 4 and 16 times the size. What stays the same from left to right is time in proportion to
the size. Half as much again is left to caches and noise. Pages hold the same 16,000 rows at every size, more
than the caches do.

";

const INSTRUCTIONS: &str = "
## Instructions

Counted by valgrind, so that a change shows on a noisy machine.

";

const MEMORY: &str = "
## Memory of a scan

A test holds the memory of a client that reads a range of rows to the same peak for four times as many
rows. At full size, a million rows and four million:

```console
cargo test --release --package tablestore-tests --test memory -- --ignored --nocapture
```
";

const FIGURE_HEADER: [&str; 6] = ["figure", "ours", "counterpart", "ratio", "target", ""];
const GROWTH_HEADER: [&str; 4] = ["work", "grows", "time a unit", "16 times the size"];

fn figure_cells(figure: &Figure) -> [String; 6] {
    let counterpart = figure.counterpart.as_ref();
    let outcome = figure
        .is_met()
        .map(|is_met| if is_met { "met" } else { "missed" });
    [
        figure.name.clone(),
        figure.ours.to_string(),
        counterpart.map_or_else(String::new, |it| format!("{} ({})", it.quantity, it.name)),
        counterpart.map_or_else(String::new, |it| format!("{} x", three_digits(it.ratio))),
        figure.target_text().unwrap_or_default(),
        outcome.unwrap_or_default().to_owned(),
    ]
}

fn growth_cells(growth: &Growth) -> [String; 4] {
    let size = |point: Option<&(u32, f64)>| point.map_or(0, |(size, _)| *size);
    let times = growth
        .points
        .iter()
        .map(|(_, seconds)| Quantity::seconds(*seconds).to_string());
    let verdict = if growth.is_linear() {
        "linear or better"
    } else {
        "worse than linear"
    };
    [
        growth.name.to_owned(),
        format!(
            "{} to {} {}",
            size(growth.points.first()),
            size(growth.points.last()),
            growth.grows
        ),
        format!("{} {}", times.collect::<Vec<_>>().join(", "), growth.unit),
        format!(
            "{} x the time a unit: {verdict}",
            three_digits(growth.factor())
        ),
    ]
}

fn instruction_cells(instructions: &Instructions) -> [String; 2] {
    [instructions.name.clone(), instructions.count.to_string()]
}

/// A table in Markdown.
fn table<const N: usize>(header: &[&str; N], lines: impl Iterator<Item = [String; N]>) -> String {
    let mut text = format!("| {} |\n|{}\n", header.join(" | "), "---|".repeat(N));
    for line in lines {
        text += &format!("| {} |\n", line.join(" | "));
    }
    text
}

/// A table in columns.
fn aligned<const N: usize>(lines: &[[String; N]]) -> String {
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max();
    let widths: Vec<usize> = (0..N).map(|column| width(column).unwrap_or(0)).collect();
    let mut text = String::new();
    for line in lines {
        let cells = line.iter().zip(&widths);
        let cells: Vec<_> = cells
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        text += cells.join("  ").trim_end();
        text += "\n";
    }
    text
}

/// What measured.
fn machine() -> String {
    let cores = available_parallelism().map_or(1, |count| count.get());
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map(|rest| rest.trim_start_matches([' ', '\t', ':']))
        .unwrap_or("a processor without a name");
    format!("{cores} cores of {model}")
}

#[cfg(test)]
mod tests {
    use crate::report::Section;

    use super::*;

    fn report() -> Report {
        let call = Figure::new("call", Quantity::seconds(15e-6))
            .against("plain", Quantity::seconds(10e-6), 1.5)
            .at_most(1.4);
        Report {
            sections: vec![Section::new("Calls", "Of a client.").with(call)],
            growth: Vec::new(),
            instructions: vec![Instructions {
                name: "decode".to_owned(),
                count: 1734,
            }],
            left_out: vec!["the peers: no network".to_owned()],
        }
    }

    #[test]
    fn the_page_has_every_figure_and_says_what_is_not_there() {
        let written = page(&report());
        for line in [
            "## Calls",
            "| call | 15 us | 10 us (plain) | 1.5 x | at most 1.4 x | missed |",
            "| decode | 1734 |",
            "- the peers: no network",
        ] {
            assert!(
                written.lines().any(|it| it == line),
                "{line} is not in\n{written}"
            );
        }
    }

    #[test]
    fn the_terminal_has_them_in_columns() {
        let shown = text(&report());
        let mut lines = shown.lines();
        let (header, call) = (lines.next().unwrap(), lines.next().unwrap());
        assert_eq!(header, "figure  ours   counterpart    ratio  target");
        assert_eq!(
            call,
            "call    15 us  10 us (plain)  1.5 x  at most 1.4 x  missed"
        );
    }
}
