//! Regular expressions whose work is bounded.
//!
//! A lazy DFA searches the text in linear time. Where it would need too many states, and where the
//! first group of a match is needed, a simulation of the NFA counts each state that it visits.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use regex_automata::hybrid::{dfa, regex as hybrid};
use regex_automata::nfa::thompson::{self, NFA, State, WhichCaptures};
use regex_automata::util::primitives::{PatternID, StateID};
use regex_automata::{Anchored, Input, MatchKind};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Hir, HirKind};

use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::work::Work;

/// The most memory that the automaton of one expression may take: repetitions of repetitions grow
/// fast.
const NFA_MEMORY: usize = 1024 * 1024;

/// The most states of an expression, counted before it is compiled.
const STATES: usize = 64 * 1024;

/// The memory of a lazy DFA.
const DFA_MEMORY: usize = 256 * 1024;

/// State visits that the compilation of one state counts for.
const COMPILE_VISITS: usize = 12;

/// Bytes that a lazy DFA searches in the time of one state visit.
const DFA_BYTES: usize = 4;

/// A regular expression, which is compiled when it is used first.
#[derive(Debug)]
pub(crate) struct Regex {
    pattern: String,
    states: usize,
    automata: OnceCell<Box<Automata>>,
}

#[derive(Debug)]
struct Automata {
    nfa: NFA,
    dfa: hybrid::Regex,
    cache: RefCell<hybrid::Cache>,
}

impl Regex {
    /// Checks an expression.
    pub(crate) fn new(pattern: &str) -> Result<Self> {
        let states = parse(pattern).map_or(usize::MAX, |hir| states(&hir));
        match states > STATES {
            true => Err(invalid_regex(pattern)),
            false => Ok(Self {
                pattern: pattern.to_owned(),
                states,
                automata: OnceCell::new(),
            }),
        }
    }

    /// Returns the whole text where all of it matches, and otherwise the part that the first group
    /// of the leftmost match has.
    pub(crate) fn find<'t>(&self, text: &'t [u8], work: &Work<'_>) -> Result<Option<&'t [u8]>> {
        let automata = self.automata(work)?;
        work.spend(1 + text.len() / DFA_BYTES)?;
        let found = automata
            .dfa
            .try_search(&mut automata.cache.borrow_mut(), &Input::new(text));
        let captures = match found {
            Ok(None) => return Ok(None),
            Ok(Some(found)) if found.len() == text.len() => return Ok(Some(text)),
            Ok(Some(_)) if !automata.has_group() => return Ok(None),
            Ok(Some(found)) => automata.search(text, found.start(), Anchored::Yes, work)?,
            // It needs too many states.
            Err(_) => automata.search(text, 0, Anchored::No, work)?,
        };
        Ok(
            captures.and_then(|captures| match captures.span == (0..text.len()) {
                true => Some(text),
                false => text.get(captures.group?),
            }),
        )
    }

    fn automata(&self, work: &Work<'_>) -> Result<&Automata> {
        if let Some(automata) = self.automata.get() {
            return Ok(automata);
        }
        work.spend(self.states.saturating_mul(COMPILE_VISITS))?;
        let automata = Automata::new(&self.pattern, self.states);
        let automata = automata.ok_or_else(|| invalid_regex(&self.pattern))?;
        Ok(self.automata.get_or_init(|| Box::new(automata)))
    }
}

fn invalid_regex(pattern: &str) -> tablestore_core::ServiceError {
    invalid(format!("Invalid regex: {pattern}."))
}

fn parse(pattern: &str) -> Option<Hir> {
    // The service matches bytes.
    let mut parser = ParserBuilder::new().utf8(false).unicode(false).build();
    parser.parse(pattern).ok()
}

/// Returns about the number of states of an expression's automaton.
fn states(hir: &Hir) -> usize {
    let sum = |parts: &[Hir]| parts.iter().map(states).fold(1, usize::saturating_add);
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(_) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Capture(capture) => states(&capture.sub).saturating_add(2),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => sum(parts),
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min).max(1);
            let times = usize::try_from(times).unwrap_or(usize::MAX);
            states(&repetition.sub)
                .saturating_add(1)
                .saturating_mul(times)
        }
    }
}

impl Automata {
    fn new(pattern: &str, states: usize) -> Option<Self> {
        let hir = parse(pattern)?;
        let compile = |reverse, captures| {
            let config = thompson::Config::new()
                .utf8(false)
                .nfa_size_limit(Some(NFA_MEMORY))
                .reverse(reverse)
                .which_captures(captures);
            let mut compiler = thompson::Compiler::new();
            compiler.configure(config).build_from_hir(&hir).ok()
        };
        let nfa = compile(false, WhichCaptures::All)?;
        let backward = compile(true, WhichCaptures::None)?;
        // Once its memory was full, it has to search as many bytes for each state that it makes as
        // that costs, so that it never takes longer than the text's length allows.
        let config = dfa::Config::new()
            .cache_capacity(DFA_MEMORY)
            .skip_cache_capacity_check(true)
            .minimum_cache_clear_count(Some(1))
            .minimum_bytes_per_state(Some(states.max(10)));
        let build = |nfa, kind| {
            let config = config.clone().match_kind(kind);
            dfa::Builder::new()
                .configure(config)
                .build_from_nfa(nfa)
                .ok()
        };
        let dfa = hybrid::Builder::new().build_from_dfas(
            build(nfa.clone(), MatchKind::LeftmostFirst)?,
            build(backward, MatchKind::All)?,
        );
        let cache = RefCell::new(dfa.create_cache());
        Some(Self { nfa, dfa, cache })
    }

    fn has_group(&self) -> bool {
        self.nfa.group_info().group_len(PatternID::ZERO) > 1
    }

    /// Returns the leftmost match from a position on, or at it.
    fn search(
        &self,
        text: &[u8],
        from: usize,
        anchored: Anchored,
        work: &Work<'_>,
    ) -> Result<Option<Captures>> {
        let mut stack = Vec::new();
        let mut current = Threads::new(self.nfa.states().len());
        let mut next = Threads::new(self.nfa.states().len());
        let mut found = None;
        for at in from..=text.len() {
            if found.is_none() && (at == from || !anchored.is_anchored()) {
                let thread = (self.nfa.start_anchored(), Slots::starting(at));
                self.follow(&mut current, &mut stack, thread, text, at, work)?;
            }
            if current.order.is_empty() && (found.is_some() || anchored.is_anchored()) {
                break;
            }
            // Threads stand in the order of their priority.
            for index in 0..current.order.len() {
                let id = current.order[index];
                let slots = current.slots[id.as_usize()];
                let target = match self.nfa.state(id) {
                    State::Match { .. } => {
                        found = Some(slots.ending(at));
                        break;
                    }
                    State::ByteRange { trans } => text
                        .get(at)
                        .filter(|byte| trans.matches_byte(**byte))
                        .map(|_| trans.next),
                    State::Sparse(trans) => text.get(at).and_then(|it| trans.matches_byte(*it)),
                    State::Dense(trans) => text.get(at).and_then(|it| trans.matches_byte(*it)),
                    _ => None,
                };
                if let Some(target) = target {
                    let thread = (target, slots);
                    self.follow(&mut next, &mut stack, thread, text, at + 1, work)?;
                }
            }
            std::mem::swap(&mut current, &mut next);
            next.clear();
        }
        Ok(found)
    }

    /// Adds a state, and those that it leads to without a byte.
    fn follow(
        &self,
        threads: &mut Threads,
        stack: &mut Vec<(StateID, Slots)>,
        thread: (StateID, Slots),
        text: &[u8],
        at: usize,
        work: &Work<'_>,
    ) -> Result<()> {
        stack.push(thread);
        while let Some((id, mut slots)) = stack.pop() {
            work.spend(1)?;
            if !threads.add(id, slots) {
                continue;
            }
            match self.nfa.state(id) {
                State::Union { alternates } => {
                    stack.extend(alternates.iter().rev().map(|id| (*id, slots)));
                }
                State::BinaryUnion { alt1, alt2 } => {
                    stack.extend([(*alt2, slots), (*alt1, slots)]);
                }
                State::Look { look, next } if self.nfa.look_matcher().matches(*look, text, at) => {
                    stack.push((*next, slots));
                }
                State::Capture {
                    next,
                    group_index,
                    slot,
                    ..
                } => {
                    if group_index.as_usize() == 1 {
                        // Even slots are starts, odd ones ends.
                        match slot.as_usize() % 2 {
                            0 => slots.group_start = Some(at),
                            _ => slots.group_end = Some(at),
                        }
                    }
                    stack.push((*next, slots));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// A match and its first group.
struct Captures {
    span: Range<usize>,
    group: Option<Range<usize>>,
}

/// The captures of a thread.
#[derive(Clone, Copy, Default)]
struct Slots {
    start: usize,
    group_start: Option<usize>,
    group_end: Option<usize>,
}

impl Slots {
    fn starting(at: usize) -> Self {
        Self {
            start: at,
            ..Self::default()
        }
    }

    fn ending(self, at: usize) -> Captures {
        let group = self.group_start.zip(self.group_end);
        Captures {
            span: self.start..at,
            group: group.map(|(start, end)| start..end),
        }
    }
}

/// The states of an automaton that are active, in the order of their priority.
struct Threads {
    order: Vec<StateID>,
    is_active: Vec<bool>,
    slots: Vec<Slots>,
}

impl Threads {
    fn new(states: usize) -> Self {
        Self {
            order: Vec::new(),
            is_active: vec![false; states],
            slots: vec![Slots::default(); states],
        }
    }

    /// Adds a state unless it is active.
    fn add(&mut self, id: StateID, slots: Slots) -> bool {
        let index = id.as_usize();
        if self.is_active[index] {
            return false;
        }
        self.is_active[index] = true;
        self.slots[index] = slots;
        self.order.push(id);
        true
    }

    fn clear(&mut self) {
        for id in self.order.drain(..) {
            self.is_active[id.as_usize()] = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::*;
    use crate::budget::Budget;
    use crate::engine::shared::work::WorkLimit;

    /// The rule, by another implementation.
    fn expected<'t>(pattern: &str, text: &'t [u8]) -> Option<&'t [u8]> {
        let regex = regex::bytes::RegexBuilder::new(pattern)
            .unicode(false)
            .build()
            .unwrap();
        let captures = regex.captures(text)?;
        let is_whole = captures.get(0)?.len() == text.len();
        Some(captures.get(usize::from(!is_whole))?.as_bytes())
    }

    proptest! {
        #[test]
        fn the_rule_holds(
            pattern in r"(\^|\(\?i\))?([ab.]|\(a\*?\|b\)|\(b\+\)|\(a\?\)\{0,3\}|\[\^a\]|\\b|a\*\?){1,5}\$?",
            text in "[abcA\n]{0,12}",
        ) {
            let budget = Budget::unlimited();
            let regex = Regex::new(&pattern).unwrap();
            let text = text.as_bytes();
            let expected = expected(&pattern, text);
            prop_assert_eq!(regex.find(text, &Work::new(&budget, WorkLimit::default())).unwrap(), expected);
            // The simulation alone comes to the same.
            let automata = Automata::new(&pattern, 10).unwrap();
            let captures = automata.search(text, 0, Anchored::No, &Work::new(&budget, WorkLimit::default())).unwrap();
            let part = captures.and_then(|it| match it.span == (0..text.len()) {
                true => Some(text),
                false => text.get(it.group?),
            });
            prop_assert_eq!(part, expected);
        }
    }

    #[test]
    fn work_is_bounded_and_simple_expressions_are_not_refused() {
        let budget = Budget::unlimited();
        let text = "a".repeat(200_000);
        // A sixty-fourth of what a request may take, so that the test does not take long.
        let work = || Work::new(&budget, WorkLimit(1 << 20));
        for (pattern, is_refused) in [
            ("((a?){60}){12}b", true),
            ("((a?){60}){100}b", true),
            ("((a*)*)*b", false),
            ("^(a+)$", false),
            ("(a+)b", false),
            ("([^:]+):", false),
            ("(a+?)", false),
        ] {
            let regex = Regex::new(pattern).unwrap();
            let outcome = regex.find(text.as_bytes(), &work());
            assert_eq!(outcome.is_err(), is_refused, "{pattern}");
        }
        for pattern in ["((a{999}){999}){999}", "(", "a{100000}"] {
            assert!(Regex::new(pattern).is_err(), "{pattern}");
        }
    }
}
