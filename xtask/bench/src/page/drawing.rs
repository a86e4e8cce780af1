//! A drawing from top to bottom, as SVG for a light page.

use crate::report::three_digits;

pub(crate) const WIDTH: f64 = 960.0;
pub(crate) const MARGIN: f64 = 24.0;
/// Height of a row of a chart.
pub(crate) const LINE: f64 = 24.0;

/// Where a chart begins and ends: names stand before it, numbers behind it.
const LEFT: f64 = 430.0;
const RIGHT: f64 = 770.0;

const HEADING: f64 = 76.0;

const STYLE: &str = "\
.title { fill: #223; font-size: 17px; font-weight: 600; }
.name { fill: #223; font-size: 13px; }
.note { fill: #667; font-size: 11px; }
.grid { stroke: #dde1ea; }
.axis { stroke: #667; stroke-width: 1.5; }
";

/// What has been drawn so far.
#[derive(Debug, Default)]
pub(crate) struct Drawing {
    elements: String,
    /// How far down it goes.
    pub(crate) y: f64,
}

impl Drawing {
    /// Begins a chart.
    pub(crate) fn heading(&mut self, title: &str, note: &str) {
        self.text("title", (MARGIN, self.y + 40.0), "start", title);
        self.text("note", (MARGIN, self.y + 58.0), "start", note);
        self.y += HEADING;
    }

    /// Draws the lines of an axis behind so many rows, and what they stand for below.
    pub(crate) fn grid(&mut self, axis: &LogAxis, rows: usize) {
        let bottom = self.y + rows as f64 * LINE;
        for tick in axis.ticks() {
            let x = axis.x(tick);
            let class = if tick == 1.0 { "axis" } else { "grid" };
            self.line(class, (x, self.y), (x, bottom));
            self.text(
                "note",
                (x, bottom + 14.0),
                "middle",
                &format!("{} x", three_digits(tick)),
            );
        }
    }

    /// Ends a chart.
    pub(crate) fn end_grid(&mut self) {
        self.y += 24.0;
    }

    /// The middle of the row that comes next.
    pub(crate) fn middle(&self) -> f64 {
        self.y + LINE / 2.0
    }

    /// Writes the name and the numbers of a row, and moves to the next.
    pub(crate) fn row(&mut self, name: &str, numbers: &str) {
        let baseline = self.middle() + 4.5;
        self.text("name", (LEFT - 20.0, baseline), "end", name);
        self.text("name", (RIGHT + 20.0, baseline), "start", numbers);
        self.y += LINE;
    }

    pub(crate) fn text(&mut self, class: &str, (x, y): (f64, f64), anchor: &str, text: &str) {
        let text = escaped(text);
        self.elements += &format!(
            "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{text}</text>\n"
        );
    }

    pub(crate) fn line(&mut self, class: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
        self.elements += &format!(
            "<line class=\"{class}\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\"/>\n"
        );
    }

    /// A thick line through points.
    pub(crate) fn curve(&mut self, points: &[(f64, f64)], color: &str) {
        let points: Vec<_> = points
            .iter()
            .map(|(x, y)| format!("{x:.1},{y:.1}"))
            .collect();
        let points = points.join(" ");
        self.elements += &format!(
            "<polyline points=\"{points}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"/>\n"
        );
    }

    pub(crate) fn dot(&mut self, (x, y): (f64, f64), color: &str) {
        self.elements +=
            &format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"{color}\"/>\n");
    }

    /// A bar of the row that comes next.
    pub(crate) fn bar(&mut self, (from, to): (f64, f64), color: &str) {
        let (y, width) = (self.middle() - 7.0, to - from);
        self.elements += &format!(
            "<rect x=\"{from:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"14\" rx=\"2\" fill=\"{color}\"/>\n"
        );
    }

    pub(crate) fn finish(self) -> String {
        let (elements, height) = (self.elements, self.y + MARGIN);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height:.0}\" \
             font-family=\"system-ui, sans-serif\">\n\
             <style>\n{STYLE}</style>\n\
             <rect width=\"{WIDTH}\" height=\"{height:.0}\" fill=\"#fff\"/>\n\
             {elements}</svg>\n"
        )
    }
}

/// A logarithmic axis across a chart.
#[derive(Debug)]
pub(crate) struct LogAxis {
    low: f64,
    high: f64,
}

impl LogAxis {
    /// An axis that has room for all of these, from one power of two to another.
    pub(crate) fn over(values: impl Iterator<Item = f64> + Clone) -> Self {
        let low = values.clone().fold(f64::INFINITY, f64::min).log2().floor();
        let high = values.fold(0.0, f64::max).log2().ceil();
        Self { low, high }
    }

    pub(crate) fn x(&self, value: f64) -> f64 {
        LEFT + (value.log2() - self.low) / (self.high - self.low) * (RIGHT - LEFT)
    }

    /// Powers of two, no more than fit.
    fn ticks(&self) -> impl Iterator<Item = f64> + use<> {
        let step = ((self.high - self.low) / 8.0).ceil().max(1.0);
        let (first, last) = ((self.low / step).ceil(), (self.high / step).floor());
        (first as i32..=last as i32).map(move |exponent| (f64::from(exponent) * step).exp2())
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_has_room_for_all_values_and_one_among_its_ticks() {
        let axis = LogAxis::over([0.3, 1.0, 5.0].into_iter());
        assert_eq!(axis.x(0.25), LEFT);
        assert_eq!(axis.x(8.0), RIGHT);
        assert_eq!(
            axis.ticks().collect::<Vec<_>>(),
            [0.25, 0.5, 1.0, 2.0, 4.0, 8.0]
        );
        let long = LogAxis::over([0.3, 5_000.0].into_iter());
        assert!(long.ticks().any(|tick| tick == 1.0));
        assert!(long.ticks().count() <= 9);
    }

    #[test]
    fn text_cannot_break_the_file() {
        let mut drawing = Drawing::default();
        drawing.row("a < b", "&");
        let svg = drawing.finish();
        assert!(svg.contains(">a &lt; b</text>"));
        assert!(svg.contains(">&amp;</text>"));
    }
}
