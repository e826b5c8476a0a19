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
use crate::keys::{Command, Keys};
use crate::question::Question;
use crate::settings::Settings;
use crate::state::Reading;
use crate::views::compared::{FINDINGS, Findings, Place};
use crate::views::dialog::{DIALOG, Dialog};
use crate::views::reading::{MarkedText, button_id, paragraph_id};
use crate::views::settings::KeyList;
use crate::wire::{Compared, Reply, Request};
use crate::words::{self, desk};

/// The ids of the two marked texts in the document.
const TEXTS: [&str; 2] = ["first", "second"];

/// The ids of the two text fields, under which the tab keeps the texts as well.
const FIELDS: [&str; 2] = ["first-field", "second-field"];

/// What single keys can ask for here.
const COMMANDS: [Command; 5] =
    [Command::Next, Command::Previous, Command::NextAlike, Command::PreviousAlike, Command::Keys];

/// What the screen knows.
#[derive(Clone, Debug, PartialEq)]
struct State {
    texts: [Rc<str>; 2],
    stage: Stage,
    /// The mark in each text that the visitor is at.
    at: [Option<String>; 2],
    /// The text that the visitor went to from what differs, until they go back.
    in_text: Option<usize>,
    /// Where the visitor was led last, and how often that has happened.
    led_to: Option<(usize, Place)>,
    /// Whether the list of keys is open.
    lists_keys: bool,
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
    GoBack,
    ListKeys(bool),
}

impl State {
    /// The screen as it opens: with the text that comes along, or with the texts that were here before.
    fn new(carried: Option<String>, kept: [String; 2]) -> State {
        let texts = match carried {
            Some(text) if text != kept[0] => [text, String::new()],
            _ => kept,
        };
        State {
            texts: texts.map(Rc::from),
            stage: Stage::Writing,
            at: [None, None],
            in_text: None,
            led_to: None,
            lists_keys: false,
        }
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
                next.in_text = None;
                next.led_to = None;
            }
            Action::Move(side, mark) => {
                next.at[side] = Some(mark);
                next.in_text = Some(side);
            }
            Action::Go(place) => {
                next.at[place.text] = mark_at(&place.spot);
                next.at[1 - place.text] = place.other.as_ref().and_then(mark_at);
                next.in_text = Some(place.text);
                next.led_to = Some((next.led_to.map_or(0, |(times, _)| times + 1), place));
            }
            Action::GoBack => next.in_text = None,
            Action::ListKeys(open) => next.lists_keys = open,
        }
        next
    }

    /// The field that the visitor is to go on with: the second one where only the first is filled.
    fn next_field(&self) -> &'static str {
        let [first, second] = self.texts.each_ref().map(|text| text.trim().is_empty());
        FIELDS[usize::from(!first && second)]
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
    let state = use_reducer(|| {
        State::new(browser::carried(), FIELDS.map(|name| browser::kept(name).unwrap_or_default()))
    });
    let keys = use_memo((), |()| Settings::remembered(browser::remembered).keys);
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
    use_effect_with(state.texts.clone(), |texts| {
        for (name, text) in FIELDS.into_iter().zip(texts) {
            browser::keep(name, text);
        }
    });
    use_effect_with(matches!(state.stage, Stage::Compared(_)), {
        let field = state.next_field();
        move |compared| browser::focus(if *compared { FINDINGS } else { field })
    });
    use_effect({
        let (state, keys) = (state.clone(), keys.clone());
        move || {
            let listener = browser::on_key(move |key| obey(&state, &keys, key));
            move || drop(listener)
        }
    });
    use_effect_with(state.lists_keys, |open| {
        let before = open.then(|| browser::show_dialog(DIALOG)).flatten();
        move || browser::focus_again(before)
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
            if state.lists_keys {
                <Dialog title={words::KEYS_HEADING} on_close={on(&state, || Action::ListKeys(false))}>
                    <KeyList keys={(*keys).clone()} fixed={&desk::FIXED_KEYS[..]} commands={&COMMANDS[..]} />
                </Dialog>
            }
        </Shell>
    }
}

/// Does what a key asks for.
fn obey(state: &UseReducerHandle<State>, keys: &Keys, key: &str) {
    let command = keys.command(key);
    if command == Some(Command::Keys) {
        return state.dispatch(Action::ListKeys(true));
    }
    let Stage::Compared(pair) = &state.stage else { return };
    let step = |back, alike| {
        let text = state.in_text.unwrap_or(0);
        if let Some(mark) = pair.readings[text].mark_beside(state.at[text].as_deref(), back, alike) {
            move_to(state, text, mark);
        }
    };
    match command {
        Some(Command::Next) => step(false, false),
        Some(Command::Previous) => step(true, false),
        Some(Command::NextAlike) => step(false, true),
        Some(Command::PreviousAlike) => step(true, true),
        _ if key == "Escape" => go_back(state),
        _ => {}
    }
}

/// Takes the visitor to a mark of one of the texts.
fn move_to(state: &UseReducerHandle<State>, text: usize, mark: String) {
    browser::focus(&button_id(TEXTS[text], &mark));
    state.dispatch(Action::Move(text, mark));
}

/// Takes the visitor back to the entry of what differs that they came from.
fn go_back(state: &UseReducerHandle<State>) {
    match state.led_to.as_ref().and_then(|(_, place)| place.from.as_ref()) {
        Some(entry) => browser::lead_back(entry),
        None => browser::focus(FINDINGS),
    }
    state.dispatch(Action::GoBack);
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

fn on<T: 'static>(state: &UseReducerHandle<State>, action: fn() -> Action) -> Callback<T> {
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
        </>
    }
}

fn marked(state: &UseReducerHandle<State>, pair: &Pair, text: usize) -> Html {
    let on_move = {
        let state = state.clone();
        Callback::from(move |mark: String| move_to(&state, text, mark))
    };
    let onclick = {
        let state = state.clone();
        move |_: MouseEvent| go_back(&state)
    };
    html! {
        <section class="side-text">
            <header>
                <h3>{ desk::TEXTS[text] }</h3>
                if state.in_text == Some(text) {
                    <button class="quiet" aria-keyshortcuts="Escape" {onclick}>{ desk::TO_FINDINGS }</button>
                }
            </header>
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
        assert_eq!(after([]).next_field(), FIELDS[1], "the first one is there");
        assert_eq!(after([Action::Typed(0, " ".to_owned())]).next_field(), FIELDS[0]);
        assert_eq!(after(given()).next_field(), FIELDS[0]);
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
}
