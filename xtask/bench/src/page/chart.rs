//! The chart: figures against their targets, clients beside the plain one, and growth. Written as SVG
//! by hand, for a light page.

use super::drawing::{Drawing, LogAxis, MARGIN, WIDTH};
use crate::report::{Figure, Growth, PLAIN, Quantity, Report, three_digits};

/// Small multiples side by side.
const COLUMNS: usize = 3;
const CELL_HEIGHT: f64 = 166.0;

/// Figures that are better still are drawn here.
const BEST: f64 = 1.0 / 16.0;

const MET: &str = "#2f7d4f";
const MISSED: &str = "#c0392b";
const OURS: &str = "#2b5fa8";
const OTHERS: &str = "#9aa5b8";

/// Draws the report.
pub(crate) fn chart(report: &Report) -> String {
    let mut drawing = Drawing::default();
    targets(&mut drawing, report);
    clients(&mut drawing, report);
    growth(&mut drawing, &report.growth);
    drawing.finish()
}

/// Each figure that has a target is a dot: left of the line is met, right of it is missed.
fn targets(drawing: &mut Drawing, report: &Report) {
    let figures: Vec<(&Figure, f64)> = report
        .figures()
        .filter_map(|figure| Some((figure, figure.share_of_target()?.max(BEST))))
        .collect();
    drawing.heading(
        "Figures against their targets",
        "What is used of what the target allows, on a logarithmic axis: 1 is just met, less is better.",
    );
    let axis = LogAxis::over(figures.iter().map(|(_, share)| *share).chain([0.5, 2.0]));
    drawing.grid(&axis, figures.len());
    for (figure, share) in figures {
        let color = if share <= 1.0 { MET } else { MISSED };
        drawing.dot((axis.x(share), drawing.middle()), color);
        drawing.row(&full_name(figure), &judged(figure));
    }
    drawing.end_grid();
}

/// Every client beside the plain one, ours among them.
fn clients(drawing: &mut Drawing, report: &Report) {
    let beside = |figure: &Figure| {
        let beside = figure.counterpart.as_ref().filter(|it| it.name == PLAIN);
        beside.map(|it| it.ratio)
    };
    let mut bars = Vec::new();
    for section in &report.sections {
        for figure in &section.figures {
            let Some(ratio) = beside(figure) else {
                continue;
            };
            bars.push(if section.is_of_peers {
                (figure.name.clone(), ratio, OTHERS)
            } else {
                (format!("tablestore, {}", figure.name), ratio, OURS)
            });
        }
    }
    drawing.heading(
        "CPU time of a call, of several clients",
        "Multiples of a plain hyper client that neither signs nor verifies nor decodes, on a logarithmic axis.",
    );
    let axis = LogAxis::over(bars.iter().map(|(_, ratio, _)| *ratio).chain([1.0, 8.0]));
    drawing.grid(&axis, bars.len());
    for (name, ratio, color) in bars {
        drawing.bar((axis.x(1.0), axis.x(ratio.max(1.0))), color);
        drawing.row(&name, &format!("{} x", three_digits(ratio)));
    }
    drawing.end_grid();
}

/// Time a unit at each size, in small multiples: a level line is time in proportion to the size.
fn growth(drawing: &mut Drawing, all: &[Growth]) {
    drawing.heading(
        "Growth",
        "Time a unit at 1, 4 and 16 times the size, both axes logarithmic. A level line is time in \
         proportion to the size.",
    );
    let width = (WIDTH - 2.0 * MARGIN) / COLUMNS as f64;
    for (index, growth) in all.iter().enumerate() {
        let column = index % COLUMNS;
        if column == 0 && index > 0 {
            drawing.y += CELL_HEIGHT;
        }
        multiple(
            drawing,
            growth,
            MARGIN + column as f64 * width,
            width - 24.0,
        );
    }
    drawing.y += CELL_HEIGHT;
}

/// One of the small multiples.
fn multiple(drawing: &mut Drawing, growth: &Growth, left: f64, width: f64) {
    /// From the middle up and down, eight times as much.
    const SPAN: f64 = 8.0;
    const HEIGHT: f64 = 64.0;

    let top = drawing.y + 52.0;
    let color = if growth.is_linear() { OURS } else { MISSED };
    drawing.text("name", (left, drawing.y + 14.0), "start", growth.name);
    let about = format!("{}, time {}", growth.grows, growth.unit);
    drawing.text("note", (left, drawing.y + 30.0), "start", &about);
    let first = growth.points.first().map_or(1.0, |(_, seconds)| *seconds);
    let y = |seconds: f64| {
        let share = (seconds / first).ln() / SPAN.ln();
        top + HEIGHT / 2.0 * (1.0 - share.clamp(-1.0, 1.0))
    };
    let x = |index: usize| left + 24.0 + (width - 48.0) * index as f64 / 2.0;
    drawing.line("grid", (left, y(first)), (left + width, y(first)));
    let points = growth.points.iter().enumerate();
    let points: Vec<_> = points
        .map(|(index, (_, seconds))| (x(index), y(*seconds)))
        .collect();
    drawing.curve(&points, color);
    for ((size, seconds), point) in growth.points.iter().zip(points) {
        drawing.dot(point, color);
        let time = Quantity::seconds(*seconds).to_string();
        drawing.text("note", (point.0, point.1 - 9.0), "middle", &time);
        let size = size.to_string();
        drawing.text("note", (point.0, top + HEIGHT + 16.0), "middle", &size);
    }
}

/// A figure's name, with what it is held against.
fn full_name(figure: &Figure) -> String {
    match &figure.counterpart {
        Some(counterpart) => format!("{}, beside {}", figure.name, counterpart.name),
        None => figure.name.clone(),
    }
}

/// What is judged, and the target.
fn judged(figure: &Figure) -> String {
    let judged = match &figure.counterpart {
        Some(counterpart) => format!("{} x", three_digits(counterpart.ratio)),
        None => figure.ours.to_string(),
    };
    format!("{judged}, {}", figure.target_text().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Section;

    fn report() -> Report {
        let seconds = Quantity::seconds;
        let beside_plain =
            |name, ratio| Figure::new(name, seconds(15e-6)).against(PLAIN, seconds(10e-6), ratio);
        let growth = |name, points: [f64; 3]| Growth {
            name,
            grows: "rows a page",
            unit: "a row",
            points: [1_000, 4_000, 16_000].into_iter().zip(points).collect(),
        };
        Report {
            sections: vec![
                Section::new("Calls", "")
                    .with(beside_plain("GetRow", 1.4).at_most(1.5))
                    .with(Figure::new("cold start", seconds(0.02)).at_most(0.015))
                    .with(Figure::new("not judged", seconds(1.0))),
                Section::of_peers("Other clients", "").with(beside_plain("python", 40.0)),
            ],
            growth: vec![
                growth("decode", [3e-7, 2e-7, 4e-7]),
                growth("encode", [1e-6, 4e-6, 1.6e-5]),
                growth("GetRow", [1e-6, 1e-6, 1e-6]),
                growth("PutRow", [1e-6, 1e-7, 1e-9]),
            ],
            ..Report::default()
        }
    }

    #[test]
    fn everything_is_drawn() {
        let svg = chart(&report());
        let count = |part: &str| svg.matches(part).count();
        // What is met, what is missed, and the growth that is one or the other.
        assert_eq!(count(MET), 1);
        assert_eq!(count(MISSED), 1 + 4);
        assert_eq!(count(OTHERS), 1);
        assert_eq!(count(">not judged<"), 0);
        for text in [
            "GetRow, beside plain hyper client",
            "cold start",
            "tablestore, GetRow",
            "python",
            "40 x",
        ] {
            assert_eq!(count(&format!(">{text}<")), 1, "{text}");
        }
    }

    #[test]
    fn every_coordinate_is_a_number() {
        for svg in [chart(&report()), chart(&Report::default())] {
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }
}
