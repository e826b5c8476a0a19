//! What does the screen know where two texts are compared, and how does each event change that?
//!
//! It never touches the DOM: an [`Action`] goes in, the next [`State`] comes out.

use std::rc::Rc;

use sayso::read::paragraph::paragraphs;
use sayso::write::json::Document;
use yew::Reducible;

use crate::desk::report::Report;
use crate::desk::shell::Came;
use crate::digest::Spot;
use crate::digest::compare::Comparison;
use crate::dismissals::Dismissals;
use crate::state::Reading;
use crate::views::compared::Place;
use crate::wire::{Compared, Rule};

/// What the screen knows.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The texts as the visitor has them.
    pub texts: [Rc<str>; 2],
    /// How far the visitor is with them.
    pub stage: Stage,
    /// What is not to be seen again.
    dismissed: Dismissals,
    /// The annotator's rules.
    pub rules: Rc<Vec<Rule<'static>>>,
    /// The mark in each text that the visitor is at.
    pub at: [Option<String>; 2],
    /// The text that the visitor went to from what differs, until they go back.
    pub in_text: Option<usize>,
    /// The text whose mark has its card open.
    pub open: Option<usize>,
    /// How often a card was asked for.
    pub opened: usize,
    /// Where the visitor was led last, and how often that has happened.
    pub led_to: Option<(usize, Place)>,
    /// The format in which the comparison is to leave.
    pub format: &'static str,
}

/// How far the visitor is.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// The visitor gives the texts.
    Writing,
    /// One of them is missing.
    Incomplete,
    /// The annotator reads them.
    Reading,
    /// It could not.
    Failed,
    /// This one is not English.
    Foreign(usize),
    /// They are read.
    Compared(Rc<Pair>),
}

/// Two readings and what they come to.
#[derive(Debug, PartialEq)]
pub struct Pair {
    /// What each text says.
    pub readings: [Reading; 2],
    /// The figures that count the same thing, as the annotator pairs them.
    shared: Vec<(usize, usize, bool)>,
    /// The two held against each other.
    pub comparison: Rc<Comparison>,
}

impl Pair {
    /// Two readings held against each other, without what the visitor does not want to see again.
    fn of(readings: &[Reading; 2], shared: Vec<(usize, usize, bool)>, dismissed: &Dismissals) -> Pair {
        let readings = readings.each_ref().map(|reading| reading.without(dismissed));
        // Where the figures stand among those that are left.
        let [one, other] = readings.each_ref().map(|reading| {
            let mut left = reading.whole.figures.iter().enumerate().peekable();
            let figures = reading.read.figures.iter();
            figures
                .map(|figure| left.next_if(|(_, next)| next.id == figure.id).map(|(at, _)| at))
                .collect::<Vec<_>>()
        });
        let left: Vec<_> =
            shared.iter().filter_map(|&(at, there, agree)| Some((one[at]?, other[there]?, agree))).collect();
        let texts = readings.each_ref().map(|reading| (&*reading.text, &*reading.whole));
        let comparison = Rc::new(Comparison::of(texts, &left));
        Pair { readings, shared, comparison }
    }

    /// How many marks are put away.
    pub fn away(&self) -> usize {
        let away = |reading: &Reading| reading.read.annotations.len() - reading.whole.annotations.len();
        self.readings.iter().map(away).sum()
    }

    /// The two as they leave.
    pub fn report(&self) -> Report<'_> {
        Report {
            texts: self.readings.each_ref().map(|reading| &*reading.text),
            documents: self.readings.each_ref().map(|reading| &*reading.whole),
            comparison: &self.comparison,
        }
    }
}

/// Everything that can happen to it. Texts and their marks go by the text's number, 0 or 1.
pub enum Action {
    /// The visitor typed: this is the text now.
    Typed(usize, String),
    /// The visitor wants to see it with two texts of ours.
    Samples,
    /// Texts came in at the doors.
    Came(Came),
    /// The visitor wants to have them compared.
    Asked,
    /// The annotator has started.
    Greeted(Vec<Rule<'static>>),
    /// It has read them, or could not.
    Answered(Option<Box<Compared<'static>>>),
    /// This is not to be seen again, and nothing else.
    PutAway(Dismissals),
    /// The visitor goes back to the text fields.
    Rewrite,
    /// The keyboard moved to this mark.
    Move(usize, String),
    /// The card of this mark is opened.
    Open(usize, String),
    /// It is closed.
    Close,
    /// The visitor is led to a place in the texts.
    Go(Place),
    /// The visitor goes back to what differs.
    GoBack,
    /// Another format is to be written.
    Choose(&'static str),
}

impl State {
    /// The screen as it opens: with the text that comes along, or with the texts that were here before.
    pub fn new(carried: Option<String>, kept: [String; 2]) -> State {
        let texts = match carried {
            Some(text) if text != kept[0] => [text, String::new()],
            _ => kept,
        };
        State {
            texts: texts.map(Rc::from),
            stage: Stage::Writing,
            dismissed: Dismissals::default(),
            rules: Rc::default(),
            at: [None, None],
            in_text: None,
            open: None,
            opened: 0,
            led_to: None,
            format: "html",
        }
    }

    /// What comes of an action.
    pub fn after(&self, action: Action) -> State {
        let mut next = self.clone();
        match action {
            Action::Typed(side, text) => {
                next.texts[side] = text.into();
                next.stage = Stage::Writing;
            }
            Action::Samples => {
                next.texts = SAMPLES.map(Rc::from);
                next.stage = Stage::Writing;
            }
            Action::Came(Came::One(text)) => {
                // It becomes the second one, unless the first is missing.
                let side = usize::from(!next.texts[0].trim().is_empty());
                next = next.after(Action::Rewrite).after(Action::Typed(side, text));
            }
            Action::Came(Came::Both(texts)) => {
                next = next.after(Action::Rewrite);
                next.texts = texts.map(Rc::from);
                next = next.after(Action::Asked);
            }
            Action::Asked => {
                let missing = next.texts.iter().any(|text| text.trim().is_empty());
                next.stage = if missing { Stage::Incomplete } else { Stage::Reading };
            }
            Action::Greeted(rules) => next.rules = rules.into(),
            // Who has gone back to the text fields waits for no answer.
            Action::Answered(_) if next.stage != Stage::Reading => {}
            Action::Answered(None) => next.stage = Stage::Failed,
            Action::Answered(Some(compared)) => next.stage = next.compared(*compared),
            Action::PutAway(dismissed) => {
                if let Stage::Compared(pair) = &self.stage {
                    let pair = Pair::of(&pair.readings, pair.shared.clone(), &dismissed);
                    for (at, reading) in next.at.iter_mut().zip(&pair.readings) {
                        at.take_if(|id| reading.mark(id).is_none());
                    }
                    next.stage = Stage::Compared(Rc::new(pair));
                }
                next.dismissed = dismissed;
            }
            Action::Rewrite => {
                next.stage = Stage::Writing;
                next.at = [None, None];
                next.in_text = None;
                next.open = None;
                next.led_to = None;
            }
            Action::Move(side, mark) => {
                next.at[side] = Some(mark);
                next.in_text = Some(side);
                // An open card goes along.
                next.open = next.open.and(Some(side));
            }
            Action::Open(side, mark) => {
                next.at[side] = Some(mark);
                next.in_text = Some(side);
                next.open = Some(side);
                next.opened += 1;
            }
            Action::Close => next.open = None,
            Action::Go(place) => {
                next.at[place.text] = mark_at(&place.spot);
                next.at[1 - place.text] = place.other.as_ref().and_then(mark_at);
                next.in_text = Some(place.text);
                next.open = None;
                next.led_to = Some((next.led_to.map_or(0, |(times, _)| times + 1), place));
            }
            Action::GoBack => next.in_text = None,
            Action::Choose(format) => next.format = format,
        }
        next
    }

    /// The text and the mark in it whose card is open.
    pub fn card(&self) -> Option<(usize, &str)> {
        self.open.and_then(|text| Some((text, self.at[text].as_deref()?)))
    }

    /// The text that the visitor is to go on with: the second one where only the first is filled.
    pub fn next_field(&self) -> usize {
        let [first, second] = self.texts.each_ref().map(|text| text.trim().is_empty());
        usize::from(!first && second)
    }

    fn compared(&self, Compared { documents, figures }: Compared<'static>) -> Stage {
        if let Some(foreign) = documents.iter().position(|document| document.lang != "en") {
            return Stage::Foreign(foreign);
        }
        let [one, other] = documents;
        let reading = |side: usize, document: Document<'static>| {
            let text = &self.texts[side];
            Reading::of(text.clone(), paragraphs(text).into(), document)
        };
        let readings = [reading(0, one), reading(1, other)];
        Stage::Compared(Rc::new(Pair::of(&readings, figures, &self.dismissed)))
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

fn mark_at(spot: &Spot) -> Option<String> {
    match spot {
        Spot::Mark(mark) => Some(mark.clone()),
        Spot::Words(_) => None,
    }
}

/// Two samples on one event.
const SAMPLES: [&str; 2] =
    [include_str!("../../../samples/ferry.txt"), include_str!("../../../samples/ferry-ministry.txt")];

#[cfg(test)]
mod tests {
    use sayso::Annotator;
    use sayso::write::json::view;
    use sayso::write::units::Units;

    use super::*;
    use crate::digest::empty_document;

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        let new = State::new(Some("One.".to_owned()), Default::default());
        actions.into_iter().fold(new, |state, action| state.after(action))
    }

    fn answer(lang: &'static str) -> Action {
        let other = Document { lang: lang.into(), ..empty_document() };
        Action::Answered(Some(Box::new(Compared {
            documents: [empty_document(), other],
            figures: Vec::new(),
        })))
    }

    fn given() -> [Action; 2] {
        [Action::Typed(1, "Two.".to_owned()), Action::Asked]
    }

    #[test]
    fn both_texts_are_needed() {
        assert_eq!(after([Action::Asked]).stage, Stage::Incomplete);
        assert_eq!(after(given()).stage, Stage::Reading);
    }

    #[test]
    fn an_answer_is_shown_to_those_who_wait_for_it() {
        assert!(matches!(after(given().into_iter().chain([answer("en")])).stage, Stage::Compared(_)));
        let went_back = given().into_iter().chain([Action::Rewrite, answer("en")]);
        assert_eq!(after(went_back).stage, Stage::Writing);
        assert_eq!(after(given().into_iter().chain([Action::Answered(None)])).stage, Stage::Failed);
        assert_eq!(after(given().into_iter().chain([answer("de")])).stage, Stage::Foreign(1));
    }

    #[test]
    fn the_texts_are_those_that_come_along_or_were_here_before() {
        let kept = || ["One.", "Two."].map(str::to_owned);
        let texts = |carried: Option<&str>| {
            State::new(carried.map(str::to_owned), kept()).texts.map(|text| text.to_string())
        };
        assert_eq!(texts(None), kept(), "the page was loaded anew");
        assert_eq!(texts(Some("One.")), kept(), "back from reading the first one");
        assert_eq!(texts(Some("Three.")), ["Three.", ""]);
        assert_eq!(after([]).next_field(), 1, "the first one is there");
        assert_eq!(after([Action::Typed(0, " ".to_owned())]).next_field(), 0);
        assert_eq!(after(given()).next_field(), 0);
    }

    #[test]
    fn the_way_back_is_there_until_it_is_taken() {
        let moved = || given().into_iter().chain([answer("en"), Action::Move(1, "c2".to_owned())]);
        assert_eq!(after(moved()).in_text, Some(1));
        assert_eq!(after(moved().chain([Action::GoBack])).in_text, None);
        assert_eq!(after(moved().chain([Action::Rewrite])).in_text, None);
    }

    #[test]
    fn who_is_led_to_a_place_is_at_what_belongs_to_it_as_well() {
        let mark = |id: &str| Spot::Mark(id.to_owned());
        let there = Place { text: 1, spot: mark("c2"), other: Some(mark("c1")), from: None };
        let state = after(given().into_iter().chain([answer("en"), Action::Go(there)]));
        assert_eq!(state.at.map(Option::unwrap), ["c1", "c2"]);
    }

    #[test]
    fn a_card_goes_along_until_it_is_closed_or_the_visitor_is_led_elsewhere() {
        let opened = || given().into_iter().chain([answer("en"), Action::Open(1, "c2".to_owned())]);
        let moved = || opened().chain([Action::Move(0, "c1".to_owned())]);
        assert_eq!(after(opened()).card(), Some((1, "c2")));
        assert_eq!(after(moved()).card(), Some((0, "c1")));
        assert_eq!(after(moved().chain([Action::Close])).card(), None);
        let there = Place { text: 1, spot: Spot::Mark("c2".to_owned()), other: None, from: None };
        assert_eq!(after(moved().chain([Action::Go(there)])).card(), None);
        assert_eq!(after(moved().chain([Action::Rewrite])).card(), None);
    }

    #[test]
    fn what_is_put_away_is_not_compared_until_it_is_wanted_again() {
        let read = |at: usize| {
            let document = Annotator::new().expect("the layer pages parse").read(SAMPLES[at]);
            let document = serde_json::to_string(&view(&document, Units::Utf8, false)).unwrap();
            serde_json::from_str::<Document<'static>>(&document).unwrap()
        };
        let documents = [read(0), read(1)];
        let figures = vec![(0, 0, false)];
        let rule = documents[0].annotations.iter().find(|mark| mark.layer == "claim").unwrap().rule.clone();
        let answer = Action::Answered(Some(Box::new(Compared { documents, figures })));
        let whole = State::new(None, SAMPLES.map(str::to_owned)).after(Action::Asked).after(answer);
        let pair = |state: &State| match &state.stage {
            Stage::Compared(pair) => pair.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(pair(&whole).away(), 0);
        let away = Dismissals::from_writing(&["rule\t", &*rule].concat());
        let without = whole.after(Action::PutAway(away));
        let left = pair(&without);
        assert!(left.away() > 0);
        assert!(
            left.readings.iter().all(|reading| reading
                .whole
                .annotations
                .iter()
                .all(|mark| mark.rule != rule))
        );
        assert_ne!(left.comparison, pair(&whole).comparison);
        assert_eq!(pair(&without.after(Action::PutAway(Dismissals::default()))), pair(&whole));
    }

    #[test]
    fn what_comes_in_fills_what_is_empty_and_both_texts_are_compared_at_once() {
        let texts = |state: State| state.texts.map(|text| text.to_string());
        let one = |text: &str| Action::Came(Came::One(text.to_owned()));
        assert_eq!(texts(after([one("Two.")])), ["One.", "Two."]);
        assert_eq!(texts(after([Action::Typed(0, String::new()), one("Two.")])), ["Two.", ""]);
        let compared = || given().into_iter().chain([answer("en")]);
        let other = after(compared().chain([one("Three.")]));
        assert_eq!(other.stage, Stage::Writing);
        assert_eq!(texts(other), ["One.", "Three."]);
        let both = || Action::Came(Came::Both(["A.", "B."].map(str::to_owned)));
        let shared = after(compared().chain([both()]));
        assert_eq!(shared.stage, Stage::Reading);
        assert_eq!(texts(shared), ["A.", "B."]);
        let while_reading = after(given().into_iter().chain([both()]));
        assert_eq!(while_reading.stage, Stage::Reading);
    }
}
