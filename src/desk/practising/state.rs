//! What does the classroom know, and how does each event change that?
//!
//! It never touches the DOM: an [`Action`] goes in, the next [`State`] comes out.

use std::rc::Rc;

use sayso::document::Span;
use sayso::read::paragraph::paragraphs;
use sayso::write::json::Document;
use yew::Reducible;

use crate::digest::practice::{Finding, LAYERS, Mark, findings, words};
use crate::state::Reading;
use crate::wire::Rule;

/// What the screen knows.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The text.
    pub text: Rc<str>,
    /// Whether the text is being marked, or still given.
    pub marking: bool,
    /// The text's paragraphs, each with its words.
    pub paragraphs: Rc<[(Span, Vec<Span>)]>,
    /// The words of all paragraphs.
    pub words: Rc<[Span]>,
    /// Where the choice began, and the word that the keyboard is at.
    pub chosen: (usize, usize),
    /// How often the keyboard was moved.
    pub moved: usize,
    /// What the student marked.
    pub marks: Vec<Mark>,
    /// What the annotator says.
    pub answer: Answer,
    /// The annotator's rules.
    pub rules: Rc<Vec<Rule<'static>>>,
    /// What came of the two, once it is revealed.
    pub findings: Option<Rc<Vec<Finding>>>,
    /// What the student decided about the differences.
    pub answers: Vec<String>,
    /// The finding that the student was led to last, and how often that has happened.
    pub led_to: Option<(usize, usize)>,
    /// The mark of the annotator's that the student is at.
    pub at: Option<String>,
    /// Whether its card is open.
    pub open: bool,
    /// How often a card was asked for.
    pub opened: usize,
    /// Whether the annotator's marks are to be revealed as soon as they are there.
    pub to_reveal: bool,
}

/// What the annotator says.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// That is not known yet.
    Awaited,
    /// It could not read the text.
    Missing,
    /// It has read it.
    Here(Reading),
}

/// Everything that can happen to it.
pub enum Action {
    Typed(String),
    Start,
    Greeted(Vec<Rule<'static>>),
    Answered(Option<Box<Document<'static>>>),
    /// Words are chosen, from the first to the second, where the keyboard then is.
    Choose(usize, usize),
    /// The choice reaches to this word from where it began.
    Reach(usize),
    Key(&'static str, bool),
    Mark(&'static str),
    Remove,
    Reveal,
    Hide,
    Judge(usize, String),
    /// The annotator is right wherever nothing is decided yet.
    JudgeRest,
    Go(usize),
    /// The keyboard is at this mark of the annotator's.
    Move(String),
    /// The card of this mark of the annotator's is opened.
    Open(String),
    Close,
}

impl State {
    /// The screen as it opens, with a text or with none.
    pub fn new(text: &str) -> State {
        State {
            text: text.into(),
            marking: false,
            paragraphs: Rc::new([]),
            words: Rc::new([]),
            chosen: (0, 0),
            moved: 0,
            marks: Vec::new(),
            answer: Answer::Awaited,
            rules: Rc::default(),
            findings: None,
            answers: Vec::new(),
            led_to: None,
            at: None,
            open: false,
            opened: 0,
            to_reveal: false,
        }
    }

    /// The screen as its visitor left it, where it comes with the same text or with none.
    pub fn resumed(carried: Option<&str>, writing: &str) -> State {
        let carried = carried.filter(|text| !text.trim().is_empty());
        match State::from_writing(writing) {
            Some(kept) if carried.is_none_or(|text| *text == *kept.text) => kept,
            _ => State::new(carried.unwrap_or_default()),
        }
    }

    /// What the student has done, for as long as the tab is open: whether the text is marked and revealed, what is marked,
    /// what is decided, and then the text. Nothing where there is none.
    pub fn in_writing(&self) -> String {
        if self.text.trim().is_empty() {
            return String::new();
        }
        let stage = match (self.marking, self.findings.is_some() || self.to_reveal) {
            (false, _) => "given",
            (true, false) => "marking",
            (true, true) => "revealed",
        };
        let marks = self.marks.iter().map(|mark| format!("{} {} {}", mark.layer, mark.from, mark.to));
        [stage, &marks.collect::<Vec<_>>().join(","), &self.answers.join(","), &self.text].join("\n")
    }

    /// What was kept; nothing where that is no such writing.
    fn from_writing(writing: &str) -> Option<State> {
        let mut lines = writing.splitn(4, '\n');
        let (stage, marks, answers) = (lines.next()?, lines.next()?, lines.next()?);
        let state = State::new(lines.next()?);
        if stage == "given" {
            return Some(state);
        }
        let mut state = state.after(Action::Start);
        let mark = |mark: &str| {
            let mut fields = mark.split(' ');
            let layer = fields.next()?;
            let layer = LAYERS.into_iter().find(|known| *known == layer)?;
            let mut word = || fields.next()?.parse().ok().filter(|word| *word < state.words.len());
            let (from, to) = (word()?, word()?);
            (from <= to).then_some(Mark { layer, from, to })
        };
        state.marks = marks.split(',').filter_map(mark).collect();
        state.to_reveal = stage == "revealed";
        state.answers = answers.split(',').filter(|_| state.to_reveal).map(str::to_owned).collect();
        Some(state)
    }

    /// The text as the annotator read it, once it has.
    pub fn reading(&self) -> Option<&Reading> {
        match &self.answer {
            Answer::Here(reading) => Some(reading),
            _ => None,
        }
    }

    /// The chosen words, the last included.
    pub fn range(&self) -> (usize, usize) {
        (self.chosen.0.min(self.chosen.1), self.chosen.0.max(self.chosen.1))
    }

    /// The bytes that a row of words stands in.
    pub fn span(&self, (from, to): (usize, usize)) -> Span {
        match (self.words.get(from), self.words.get(to)) {
            (Some(first), Some(last)) => Span::new(first.start, last.end),
            _ => Span::new(0, 0),
        }
    }

    /// What comes of an action.
    pub fn after(&self, action: Action) -> State {
        let mut next = self.clone();
        match action {
            Action::Typed(text) => next = State::new(&text),
            Action::Start => {
                next = State::new(&next.text);
                let of = |span: Span| (span, words(&next.text, span));
                next.paragraphs = paragraphs(&next.text).into_iter().map(of).collect();
                next.words = next.paragraphs.iter().flat_map(|(_, words)| words).copied().collect();
                next.marking = !next.words.is_empty();
            }
            Action::Greeted(rules) => next.rules = rules.into(),
            Action::Answered(None) => next.answer = Answer::Missing,
            Action::Answered(Some(document)) => {
                let paragraphs = next.paragraphs.iter().map(|(span, _)| *span).collect();
                next.answer = Answer::Here(Reading::of(next.text.clone(), paragraphs, *document));
                if next.to_reveal {
                    next = next.after(Action::Reveal);
                }
            }
            Action::Choose(from, to) => {
                let last = next.words.len().saturating_sub(1);
                next.chosen = (from.min(last), to.min(last));
            }
            Action::Reach(to) => next.chosen.1 = to.min(next.words.len().saturating_sub(1)),
            Action::Key(key, extends) => {
                if let Some(to) = next.leads_to(key) {
                    next.chosen = (if extends { next.chosen.0 } else { to }, to);
                    next.moved += 1;
                }
            }
            Action::Mark(layer) => {
                let (from, to) = next.range();
                let mark = Mark { layer, from, to };
                if !next.marks.contains(&mark) {
                    next.marks.push(mark);
                }
                next.chosen = (next.chosen.1, next.chosen.1);
                next.moved += 1;
            }
            Action::Remove => {
                let held = next.marks.iter().enumerate().filter(|(_, mark)| mark.holds(next.chosen.1));
                if let Some((at, _)) = held.min_by_key(|(_, mark)| mark.to - mark.from) {
                    next.marks.remove(at);
                }
            }
            Action::Reveal => {
                let document = next.reading().map(|reading| reading.document.clone());
                next.to_reveal = false;
                next.findings =
                    document.map(|document| Rc::new(findings(&next.words, &next.marks, &document)));
            }
            Action::Hide => {
                next.findings = None;
                next.answers.clear();
                next.led_to = None;
                next.open = false;
            }
            Action::Judge(finding, answer) => {
                let all = next.answers.len().max(finding + 1);
                next.answers.resize(all, String::new());
                next.answers[finding] = answer;
            }
            Action::JudgeRest => {
                let findings = next.findings.clone().unwrap_or_default();
                next.answers.resize(findings.len(), String::new());
                for (answer, found) in next.answers.iter_mut().zip(&*findings) {
                    if answer.is_empty() && (found.yours.is_none() || found.theirs.is_none()) {
                        "sayso".clone_into(answer);
                    }
                }
            }
            Action::Go(finding) => {
                next.at = next.findings.as_ref().and_then(|found| found.get(finding)?.theirs.clone());
                next.open = false;
                next.led_to = Some((next.led_to.map_or(0, |(times, _)| times + 1), finding));
            }
            // An open card goes along.
            Action::Move(mark) => next.at = Some(mark),
            Action::Open(mark) => {
                next.at = Some(mark);
                next.open = true;
                next.opened += 1;
            }
            Action::Close => next.open = false,
        }
        next
    }

    /// The mark whose card is open.
    pub fn card(&self) -> Option<&str> {
        self.at.as_deref().filter(|_| self.open)
    }

    /// The word that a key leads to.
    fn leads_to(&self, key: &str) -> Option<usize> {
        let at = self.chosen.1;
        let starts: Vec<usize> = self
            .paragraphs
            .iter()
            .scan(0, |first, (_, words)| {
                let start = *first;
                *first += words.len();
                Some(start)
            })
            .collect();
        let paragraph = starts.partition_point(|start| *start <= at).checked_sub(1)?;
        let end = starts.get(paragraph + 1).copied().unwrap_or(self.words.len());
        let there = match key {
            "ArrowRight" => at + 1,
            "ArrowLeft" => at.checked_sub(1)?,
            "ArrowDown" => end,
            "ArrowUp" if at > starts[paragraph] => starts[paragraph],
            "ArrowUp" => starts[paragraph.checked_sub(1)?],
            "Home" => starts[paragraph],
            "End" => end.checked_sub(1)?,
            _ => return None,
        };
        (there < self.words.len()).then_some(there)
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use sayso::Annotator;
    use sayso::write::json::view;
    use sayso::write::units::Units;

    const TEXT: &str = "Police may close the quay.\n\nThe mayor said so.";

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        let start = State::new(TEXT).after(Action::Start);
        actions.into_iter().fold(start, |state, action| state.after(action))
    }

    fn chosen(state: &State) -> &str {
        state.span(state.range()).of(TEXT)
    }

    fn read() -> Action {
        let document = Annotator::new().expect("the layer pages parse").read(TEXT);
        let document = serde_json::to_string(&view(&document, Units::Utf8, false)).unwrap();
        Action::Answered(Some(Box::new(serde_json::from_str(&document).unwrap())))
    }

    /// Somebody who found the hedge and took the quay for one as well.
    pub fn practised() -> State {
        after([
            read(),
            Action::Choose(1, 1),
            Action::Mark("hedge"),
            Action::Choose(3, 4),
            Action::Mark("hedge"),
            Action::Reveal,
            Action::Judge(0, "me".to_owned()),
        ])
    }

    #[test]
    fn keys_choose_words_over_paragraphs() {
        assert_eq!(chosen(&after([])), "Police");
        assert_eq!(
            chosen(&after([Action::Key("ArrowRight", false), Action::Key("ArrowRight", true)])),
            "may close"
        );
        assert_eq!(chosen(&after([Action::Key("End", true)])), "Police may close the quay");
        assert_eq!(chosen(&after([Action::Key("ArrowDown", false), Action::Key("End", false)])), "so");
        let up = [Action::Key("ArrowDown", false), Action::Key("ArrowUp", false)];
        assert_eq!(chosen(&after(up)), "Police");
        assert_eq!(chosen(&after([Action::Key("ArrowLeft", false)])), "Police", "there is nothing before");
        assert_eq!(chosen(&after([Action::Choose(4, 2)])), "close the quay", "backwards as well");
    }

    #[test]
    fn the_shortest_mark_is_removed_first() {
        let marked = [
            Action::Choose(0, 4),
            Action::Mark("claim"),
            Action::Choose(1, 1),
            Action::Mark("hedge"),
            Action::Mark("hedge"),
        ];
        let state = after(marked);
        assert_eq!(state.marks.len(), 2, "the same mark is there once");
        assert_eq!(state.after(Action::Remove).marks, [Mark { layer: "claim", from: 0, to: 4 }]);
    }

    #[test]
    fn nothing_is_revealed_before_the_annotator_has_read_and_hiding_forgets_the_answers() {
        assert!(after([Action::Reveal]).findings.is_none());
        let state = practised();
        assert!(state.findings.is_some());
        let hidden = state.after(Action::Hide);
        assert!(hidden.findings.is_none() && hidden.answers.is_empty() && hidden.marks.len() == 2);
    }

    #[test]
    fn what_was_done_comes_back_with_its_text_alone() {
        let revealed = practised();
        let kept = revealed.in_writing();
        let back = State::resumed(Some(TEXT), &kept);
        assert_eq!(back.marks, revealed.marks);
        assert_eq!(back.in_writing(), kept, "what is not revealed yet is not forgotten either");
        let read = back.after(read());
        assert_eq!((&read.findings, &read.answers), (&revealed.findings, &revealed.answers));
        assert_eq!(State::resumed(None, &kept).marks.len(), 2, "the page was loaded anew");
        assert_eq!(State::resumed(Some("Another."), &kept), State::new("Another."));
        assert!(!State::resumed(None, &State::new(TEXT).in_writing()).marking);
        assert_eq!(State::new(" ").in_writing(), "");
    }

    #[test]
    fn a_mark_that_no_text_can_have_is_left_out() {
        let kept = ["marking\nhedge 1 1,claim 4 400,claim 3 2,doubt 0 0,hedge\n\n", TEXT].concat();
        assert_eq!(State::resumed(None, &kept).marks, [Mark { layer: "hedge", from: 1, to: 1 }]);
        assert_eq!(State::resumed(None, "marking"), State::new(""));
    }

    #[test]
    fn the_rest_is_decided_at_once_and_what_was_decided_stays() {
        let state = practised().after(Action::JudgeRest);
        let findings = state.findings.as_ref().unwrap();
        assert_eq!((state.answers.len(), &*state.answers[0]), (findings.len(), "me"));
        for (answer, found) in state.answers.iter().zip(&**findings).skip(1) {
            let is_agreed = found.yours.is_some() && found.theirs.is_some();
            assert_eq!(answer, if is_agreed { "" } else { "sayso" });
        }
    }

    #[test]
    fn an_empty_text_is_not_marked() {
        assert!(!State::new(" \n").after(Action::Start).marking);
    }
}
