//! How are two texts compared? The visitor gives both, the annotator reads both, and what differs leads to its places.
//!
//! It never reads while the visitor types: a comparison is asked for.

use std::rc::Rc;

use state::{Action, Pair, Stage, State};
use yew::prelude::*;

use super::Field;
use super::shell::{Around, Happening, Shell, opener, use_surroundings};
use crate::browser;
use crate::digest::Spot;
use crate::errands;
use crate::keys::Command;
use crate::question::Question;
use crate::state::exchange::Dialog;
use crate::views::card::{CARD, Card};
use crate::views::compared::{FINDINGS, Findings};
use crate::views::exchange::Share;
use crate::views::leaving::Leaving;
use crate::views::reading::{MarkedText, button_id, paragraph_id};
use crate::wire::{Delivery, Errand, Reply, Request, Told, sent};
use crate::words::{self, desk};

mod state;

/// The ids of the two marked texts in the document.
const TEXTS: [&str; 2] = ["first", "second"];

/// The ids of the two text fields, under which the tab keeps the texts as well.
const FIELDS: [&str; 2] = ["first-field", "second-field"];

/// What single keys can ask for here.
const COMMANDS: [Command; 8] = [
    Command::Next,
    Command::Previous,
    Command::NextAlike,
    Command::PreviousAlike,
    Command::Export,
    Command::Share,
    Command::Settings,
    Command::Keys,
];

/// The screen.
#[component]
pub fn Compare() -> Html {
    let state = use_reducer(|| {
        State::new(browser::carried(), FIELDS.map(|name| browser::kept(name).unwrap_or_default()))
    });
    let question = use_mut_ref(|| None::<Question>);
    let dispatcher = state.dispatcher();
    let around = use_surroundings({
        let dispatcher = dispatcher.clone();
        move |came| dispatcher.dispatch(Action::Came(came))
    });

    // Nobody waits any more for what was asked before.
    let reading = state.stage == Stage::Reading;
    if !reading {
        question.borrow_mut().take();
    }
    use_effect_with(reading.then(|| state.texts.clone()), {
        let dispatcher = dispatcher.clone();
        move |texts| {
            if let Some(texts) = texts {
                let [one, other] = texts.each_ref().map(ToString::to_string);
                let answered = Callback::from(move |reply| {
                    dispatcher.dispatch(match reply {
                        Some(Reply::Ready(rules)) => Action::Greeted(rules),
                        Some(Reply::Compared(compared)) => Action::Answered(Some(compared)),
                        _ => Action::Answered(None),
                    });
                });
                *question.borrow_mut() =
                    Some(Question::ask(Request::Compare(one.into(), other.into()), answered));
            }
        }
    });
    use_effect_with(around.dismissed.clone(), {
        let dispatcher = dispatcher.clone();
        move |dismissed| dispatcher.dispatch(Action::PutAway(dismissed.clone()))
    });
    use_effect_with(state.texts.clone(), |texts| {
        for (name, text) in FIELDS.into_iter().zip(texts) {
            browser::keep(name, text);
        }
    });
    use_effect_with(matches!(state.stage, Stage::Compared(_)), {
        let field = FIELDS[state.next_field()];
        move |compared| browser::focus(if *compared { FINDINGS } else { field })
    });
    use_effect({
        let (state, around) = (state.clone(), around.clone());
        move || {
            let listener = browser::on_key(move |key| obey(&state, &around, key));
            move || drop(listener)
        }
    });
    use_effect_with(around.dialog, {
        let texts = state.texts.clone();
        move |dialog| {
            if *dialog == Some(Dialog::Share) {
                browser::exchange::ask(&sent::share_both(texts.each_ref().map(|text| &**text)));
            }
        }
    });
    use_effect_with(state.opened, {
        let state = state.clone();
        move |_| {
            if let Some((text, mark)) = state.card() {
                browser::focus(CARD);
                browser::show(&button_id(TEXTS[text], mark));
            }
        }
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

    let (inside, window) = match &state.stage {
        Stage::Compared(pair) => (compared(&state, &around, pair), window(&state, &around, pair)),
        _ => (fields(&state), Html::default()),
    };
    html! {
        <Shell around={around.clone()} title={desk::COMPARE} about={desk::COMPARE_ABOUT} text={AttrValue::from(state.texts[0].clone())}
            class={if state.card().is_some() { "comparing with-card" } else { "comparing" }}
            fixed={&desk::FIXED_KEYS[..]} commands={&COMMANDS[..]} {window}>
            { inside }
        </Shell>
    }
}

/// Does what a key asks for.
fn obey(state: &UseReducerHandle<State>, around: &Around, key: &str) {
    let Stage::Compared(pair) = &state.stage else { return };
    let step = |back, alike| {
        let text = state.in_text.unwrap_or(0);
        if let Some(mark) = pair.readings[text].mark_beside(state.at[text].as_deref(), back, alike) {
            move_to(state, text, mark);
        }
    };
    match around.settings.keys.command(key) {
        Some(Command::Next) => step(false, false),
        Some(Command::Previous) => step(true, false),
        Some(Command::NextAlike) => step(false, true),
        Some(Command::PreviousAlike) => step(true, true),
        _ if key == "Escape" && state.open.is_some() => close(state),
        _ if key == "Escape" => go_back(state),
        _ => {}
    }
}

/// Takes the visitor to a mark of one of the texts.
fn move_to(state: &UseReducerHandle<State>, text: usize, mark: String) {
    browser::focus(&button_id(TEXTS[text], &mark));
    state.dispatch(Action::Move(text, mark));
}

/// Closes the card and takes the visitor back to its mark.
fn close(state: &UseReducerHandle<State>) {
    if let Some((text, mark)) = state.card() {
        browser::focus(&button_id(TEXTS[text], mark));
    }
    state.dispatch(Action::Close);
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
                <button onclick={|_: MouseEvent| errands::ask(&Errand::Open)}>{ words::OPEN_FILE }</button>
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

fn compared(state: &UseReducerHandle<State>, around: &UseReducerHandle<Around>, pair: &Pair) -> Html {
    let dispatcher = state.dispatcher();
    let on_go = Callback::from(move |place| dispatcher.dispatch(Action::Go(place)));
    html! {
        <>
            <div class="toolbar">
                <button onclick={on(state, || Action::Rewrite)}>{ desk::OTHER_TEXTS }</button>
                { opener(Dialog::Export, words::EXPORT, around) }
                { opener(Dialog::Share, words::SHARE, around) }
                <p role="status">{ desk::compared(pair.away()) }</p>
            </div>
            <div class="columns">
                <div class="found">
                    { card(state, pair) }
                    <Findings comparison={pair.comparison.clone()} {on_go} />
                </div>
                { for (0..2).map(|text| marked(state, pair, text)) }
            </div>
        </>
    }
}

/// Why the mark is there that the visitor asked about.
fn card(state: &UseReducerHandle<State>, pair: &Pair) -> Html {
    let Some((text, mark)) = state.card() else { return Html::default() };
    let dispatcher = state.dispatcher();
    let on_close = {
        let state = state.clone();
        move |()| close(&state)
    };
    html! {
        <Card reading={pair.readings[text].clone()} mark={mark.to_owned()} rules={state.rules.clone()}
            on_open={move |mark| dispatcher.dispatch(Action::Open(text, mark))} {on_close}
            on_copy={|words: String| errands::ask(&Errand::Copy(&words))} />
    }
}

fn marked(state: &UseReducerHandle<State>, pair: &Pair, text: usize) -> Html {
    let on_move = {
        let state = state.clone();
        Callback::from(move |mark: String| move_to(&state, text, mark))
    };
    let on_open = {
        let dispatcher = state.dispatcher();
        move |mark: String| dispatcher.dispatch(Action::Open(text, mark))
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
                shown={usize::MAX} {on_open} {on_move} on_more={Callback::noop()} />
        </section>
    }
}

/// What stands in the windows by which the comparison leaves.
fn window(state: &UseReducerHandle<State>, around: &UseReducerHandle<Around>, pair: &Rc<Pair>) -> Html {
    let save = {
        let (pair, telling) = (pair.clone(), around.dispatcher());
        move |format| {
            let file = ["comparison.", format].concat();
            let (kind, written) = written(&pair, format);
            browser::save(&file, kind, &written);
            telling
                .dispatch(Happening::Heard(Delivery::Told(Told { code: "saved".to_owned(), detail: file })));
        }
    };
    match (around.dialog, &around.exchange.address) {
        (Some(Dialog::Export), _) => {
            let (choosing, closing) = (state.dispatcher(), around.dispatcher());
            let on_write = {
                let (pair, format) = (pair.clone(), state.format);
                move |copied| match copied {
                    true => errands::ask(&Errand::Copy(&written(&pair, format).1)),
                    false => save(format),
                }
            };
            let on_print = move |()| {
                closing.dispatch(Happening::Close(Dialog::Export));
                errands::ask(&Errand::Print);
            };
            html! {
                <Leaving format={state.format} on_choose={move |format| choosing.dispatch(Action::Choose(format))} {on_write} {on_print} />
            }
        }
        (Some(Dialog::Share), Some(address)) => {
            let on_copy = {
                let address = address.clone();
                move |()| errands::ask(&Errand::Copy(&address))
            };
            html! { <Share address={address.to_string()} {on_copy} on_download={move |()| save("json")} /> }
        }
        _ => Html::default(),
    }
}

/// The comparison in a format: its media type, and what is written.
fn written(pair: &Pair, format: &str) -> (&'static str, String) {
    let report = pair.report();
    match format {
        "csv" => ("text/csv", report.csv()),
        "json" => ("application/json", browser::json(&report.data()).unwrap_or_default()),
        _ => ("text/html", report.html(&browser::language())),
    }
}
