//! How are two texts compared? The visitor gives both, the annotator reads both, and what differs leads to its places.
//!
//! It never reads while the visitor types: a comparison is asked for.

use std::rc::Rc;

use sayso::read::paragraph::paragraphs;
use sayso::write::json::Document;
use yew::prelude::*;

use super::{Field, Shell};
use crate::browser;
use crate::digest::Spot;
use crate::digest::compare::Comparison;
use crate::question::Question;
use crate::state::Reading;
use crate::views::compared::{FINDINGS, Findings, Place};
use crate::views::reading::{MarkedText, button_id, paragraph_id};
use crate::wire::{Compared, Reply, Request};
use crate::words::{self, desk};

/// The ids of the two marked texts in the document.
const TEXTS: [&str; 2] = ["first", "second"];

/// The ids of the two text fields.
const FIELDS: [&str; 2] = ["first-field", "second-field"];

/// What the screen knows.
#[derive(Clone, Debug, PartialEq)]
struct State {
    texts: [Rc<str>; 2],
    stage: Stage,
    /// The mark in each text that the visitor is at.
    at: [Option<String>; 2],
    /// Where the visitor was led last, and how often that has happened.
    led_to: Option<(usize, Place)>,
}

#[derive(Clone, Debug, PartialEq)]
enum Stage {
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
struct Pair {
    readings: [Reading; 2],
    comparison: Rc<Comparison>,
}

enum Action {
    Typed(usize, String),
    Samples,
    Asked,
    Answered(Option<Box<Compared<'static>>>),
    Rewrite,
    Move(usize, String),
    Go(Place),
}

impl State {
    fn new(text: &str) -> State {
        State { texts: [text.into(), "".into()], stage: Stage::Writing, at: [None, None], led_to: None }
    }

    fn after(&self, action: Action) -> State {
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
            Action::Asked => {
                let missing = next.texts.iter().any(|text| text.trim().is_empty());
                next.stage = if missing { Stage::Incomplete } else { Stage::Reading };
            }
            // Who has gone back to the text fields waits for no answer.
            Action::Answered(_) if next.stage != Stage::Reading => {}
            Action::Answered(None) => next.stage = Stage::Failed,
            Action::Answered(Some(compared)) => next.stage = next.compared(*compared),
            Action::Rewrite => {
                next.stage = Stage::Writing;
                next.at = [None, None];
                next.led_to = None;
            }
            Action::Move(side, mark) => next.at[side] = Some(mark),
            Action::Go(place) => {
                next.at[place.text] = mark_at(&place.spot);
                next.at[1 - place.text] = place.other.as_ref().and_then(mark_at);
                next.led_to = Some((next.led_to.map_or(0, |(times, _)| times + 1), place));
            }
        }
        next
    }

    fn compared(&self, Compared { documents, figures }: Compared<'static>) -> Stage {
        if let Some(foreign) = documents.iter().position(|document| document.lang != "en") {
            return Stage::Foreign(foreign);
        }
        let texts = [0, 1].map(|side: usize| (&*self.texts[side], &documents[side]));
        let comparison = Rc::new(Comparison::of(texts, &figures));
        let [one, other] = documents;
        let reading = |side: usize, document: Document<'static>| {
            let text = &self.texts[side];
            Reading::of(text.clone(), paragraphs(text).into(), document)
        };
        Stage::Compared(Rc::new(Pair { readings: [reading(0, one), reading(1, other)], comparison }))
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
    [include_str!("../../samples/ferry.txt"), include_str!("../../samples/ferry-ministry.txt")];

/// The screen.
#[component]
pub fn Compare() -> Html {
    let state = use_reducer(|| State::new(&browser::carried().unwrap_or_default()));
    let question = use_mut_ref(|| None::<Question>);
    let dispatcher = state.dispatcher();

    // Nobody waits any more for what was asked before.
    let reading = state.stage == Stage::Reading;
    if !reading {
        question.borrow_mut().take();
    }
    use_effect_with(reading, {
        let (texts, dispatcher) = (state.texts.clone(), dispatcher.clone());
        move |reading| {
            if *reading {
                let [one, other] = texts.map(|text| text.to_string());
                let answered = Callback::from(move |reply| {
                    let compared = match reply {
                        Some(Reply::Compared(compared)) => Some(compared),
                        _ => None,
                    };
                    dispatcher.dispatch(Action::Answered(compared));
                });
                *question.borrow_mut() =
                    Some(Question::ask(Request::Compare(one.into(), other.into()), answered));
            }
        }
    });
    use_effect_with(matches!(state.stage, Stage::Compared(_)), |compared| {
        browser::focus(if *compared { FINDINGS } else { FIELDS[0] });
    });
    use_effect_with(state.led_to.clone(), {
        let stage = state.stage.clone();
        move |led_to| {
            if let (Some((_, place)), Stage::Compared(pair)) = (led_to, stage) {
                let id = |text: usize, spot: &Spot| match spot {
                    Spot::Mark(mark) => button_id(TEXTS[text], mark),
                    Spot::Words(start) => paragraph_id(TEXTS[text], pair.readings[text].paragraph_at(*start)),
                };
                if let Some(other) = &place.other {
                    browser::show(&id(1 - place.text, other));
                }
                browser::lead_to(&id(place.text, &place.spot));
            }
        }
    });

    let inside = match &state.stage {
        Stage::Compared(pair) => compared(&state, pair),
        _ => fields(&state),
    };
    html! {
        <Shell title={desk::COMPARE} about={desk::COMPARE_ABOUT} text={AttrValue::from(state.texts[0].clone())} class="comparing">
            { inside }
        </Shell>
    }
}

fn fields(state: &UseReducerHandle<State>) -> Html {
    let field = |side: usize| {
        let dispatcher = state.dispatcher();
        html! {
            <Field id={FIELDS[side]} label={desk::TEXTS[side]} text={AttrValue::from(state.texts[side].clone())}
                on_typed={move |text| dispatcher.dispatch(Action::Typed(side, text))} />
        }
    };
    let told = match state.stage {
        Stage::Incomplete => desk::BOTH_NEEDED.to_string(),
        Stage::Reading => desk::READING_BOTH.to_string(),
        Stage::Failed => words::CANNOT_READ.to_string(),
        Stage::Foreign(side) => desk::not_english(side),
        Stage::Writing | Stage::Compared(_) => String::new(),
    };
    let reading = state.stage == Stage::Reading;
    let empty = state.texts.iter().all(|text| text.trim().is_empty());
    html! {
        <>
            <div class="pair">{ field(0) }{ field(1) }</div>
            <div class="toolbar">
                if reading {
                    <button onclick={on(state, || Action::Rewrite)}>{ words::CANCEL }</button>
                } else {
                    <button class="primary" onclick={on(state, || Action::Asked)}>{ desk::DO_COMPARE }</button>
                }
                if empty {
                    <button class="quiet" onclick={on(state, || Action::Samples)}>{ desk::TRY_SAMPLES }</button>
                }
                <p role="status">{ told }</p>
            </div>
        </>
    }
}

fn on(state: &UseReducerHandle<State>, action: fn() -> Action) -> Callback<MouseEvent> {
    let dispatcher = state.dispatcher();
    Callback::from(move |_| dispatcher.dispatch(action()))
}

fn compared(state: &UseReducerHandle<State>, pair: &Pair) -> Html {
    let dispatcher = state.dispatcher();
    let on_go = Callback::from(move |place| dispatcher.dispatch(Action::Go(place)));
    html! {
        <>
            <div class="toolbar">
                <button onclick={on(state, || Action::Rewrite)}>{ desk::OTHER_TEXTS }</button>
                <p role="status">{ desk::COMPARED }</p>
            </div>
            <div class="columns">
                <Findings comparison={pair.comparison.clone()} {on_go} />
                { for (0..2).map(|text| marked(state, pair, text)) }
            </div>
            <button class="return" onclick={|_: MouseEvent| browser::focus(FINDINGS)}>{ desk::TO_FINDINGS }</button>
        </>
    }
}

fn marked(state: &UseReducerHandle<State>, pair: &Pair, text: usize) -> Html {
    let dispatcher = state.dispatcher();
    let on_move = Callback::from(move |mark: String| {
        browser::focus(&button_id(TEXTS[text], &mark));
        dispatcher.dispatch(Action::Move(text, mark));
    });
    html! {
        <section class="side-text">
            <h3>{ desk::TEXTS[text] }</h3>
            <MarkedText id={TEXTS[text]} name={desk::MARKED_TEXTS[text]} reading={pair.readings[text].clone()}
                lit={state.at[text].clone()} current={state.at[text].clone()}
                shown={usize::MAX} on_open={on_move.clone()} {on_move} on_more={Callback::noop()} />
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::empty_document;

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        actions.into_iter().fold(State::new("One."), |state, action| state.after(action))
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
    fn who_is_led_to_a_place_is_at_what_belongs_to_it_as_well() {
        let mark = |id: &str| Spot::Mark(id.to_owned());
        let there = Place { text: 1, spot: mark("c2"), other: Some(mark("c1")) };
        let state = after(given().into_iter().chain([answer("en"), Action::Go(there)]));
        assert_eq!(state.at.map(Option::unwrap), ["c1", "c2"]);
    }
}
