//! The figures of a run, apart from how they are measured and how they are shown.

mod figure;
mod growth;

pub(crate) use figure::{Figure, PLAIN, Quantity, three_digits};
pub(crate) use growth::{Growth, STEPS};

/// Everything that was measured.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) sections: Vec<Section>,
    pub(crate) growth: Vec<Growth>,
    pub(crate) instructions: Vec<Instructions>,
    /// What was not measured, and why.
    pub(crate) left_out: Vec<String>,
}

/// Figures that belong together.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    pub(crate) title: &'static str,
    /// What they are figures of.
    pub(crate) about: &'static str,
    pub(crate) figures: Vec<Figure>,
    /// Whether these are other clients' figures, and not ours.
    pub(crate) is_of_peers: bool,
}

impl Section {
    pub(crate) fn new(title: &'static str, about: &'static str) -> Self {
        Self {
            title,
            about,
            figures: Vec::new(),
            is_of_peers: false,
        }
    }

    pub(crate) fn of_peers(title: &'static str, about: &'static str) -> Self {
        Self {
            is_of_peers: true,
            ..Self::new(title, about)
        }
    }

    pub(crate) fn with(mut self, figure: Figure) -> Self {
        self.figures.push(figure);
        self
    }
}

impl Report {
    /// The figures of all sections.
    pub(crate) fn figures(&self) -> impl Iterator<Item = &Figure> {
        self.sections.iter().flat_map(|section| &section.figures)
    }
}

/// What a piece of work takes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Instructions {
    pub(crate) name: String,
    pub(crate) count: u64,
}
