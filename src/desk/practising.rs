//! How does somebody learn to mark a text? First by marking it unaided, then by holding the marks against the annotator's.
//!
//! It never shows the annotator's marks before they are asked for, and never keeps the student's name.

use state::{Action, Answer, State};
use yew::prelude::*;

use super::Field;
use super::result::Practised;
use super::shell::{Came, Shell, use_surroundings};
use crate::browser::{self, PRACTICE};
use crate::digest::practice::{Finding, LAYERS};
use crate::errands;
use crate::keys::{Command, Keys};
use crate::question::Question;
use crate::state::Reading;
use crate::views::agreement::Agreement;
use crate::views::card::{CARD, Card};
use crate::views::frame::Samples;
use crate::views::practice::{PracticeText, word_id};
use crate::views::reading::{MarkedText, READING, button_id};
use crate::wire::{Errand, Reply, Request};
use crate::words::{self as say, desk};

pub mod state;

/// The text field's id in the document.
const FIELD: &str = "practice-field";

/// What marks, in the order of the layers.
const MARKING: [Command; 3] = [Command::Attributions, Command::Hedges, Command::Claims];

/// The id of the heading over the annotator's marks in the document.
const THEIRS: &str = "theirs";

/// What single keys can ask for here.
const COMMANDS: [Command; 5] =
    [Command::Attributions, Command::Hedges, Command::Claims, Command::Settings, Command::Keys];

/// The keys that lead from word to word.
const MOVES: [&str; 6] = ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"];

/// What a key does to the marks.
fn deed(key: &str, keys: &Keys) -> Option<Action> {
    if matches!(key, "Delete" | "Backspace") {
        return Some(Action::Remove);
    }
    let command = keys.command(key)?;
    MARKING.into_iter().zip(LAYERS).find(|(mark, _)| *mark == command).map(|(_, layer)| Action::Mark(layer))
}

/// The screen.
#[component]
pub fn Classroom() -> Html {
    let state = use_reducer(|| {
        State::resumed(browser::carried().as_deref(), &browser::kept(PRACTICE).unwrap_or_default())
    });
    let around = use_surroundings({
        let dispatcher = state.dispatcher();
        move |came| {
            if let Came::One(text) = came {
                dispatcher.dispatch(Action::Typed(text));
            }
        }
    });
    let question = use_mut_ref(|| None::<Question>);
    use_effect_with((state.marking, state.text.clone()), {
        let dispatcher = state.dispatcher();
        move |(marking, text)| {
            *question.borrow_mut() = marking.then(|| {
                let answered = Callback::from(move |reply| {
                    dispatcher.dispatch(match reply {
                        Some(Reply::Ready(rules)) => Action::Greeted(rules),
                        Some(Reply::Reading(document)) => Action::Answered(Some(document)),
                        _ => Action::Answered(None),
                    });
                });
                Question::ask(Request::Join(text.to_string().into()), answered)
            });
        }
    });
    use_effect_with(state.in_writing(), |practice| browser::keep(PRACTICE, practice));
    use_effect_with((), {
        let dispatcher = state.dispatcher();
        move |()| {
            let choosing =
                browser::on_choosing(move |from, to| dispatcher.dispatch(Action::Choose(from, to)));
            move || drop(choosing)
        }
    });
    use_effect_with((state.moved, state.marking), {
        let at = state.chosen.1;
        move |(_, marking)| {
            if *marking {
                browser::choose_nothing();
                browser::focus(&word_id(at));
            }
        }
    });
    use_effect_with(state.findings.is_some(), |revealed| {
        if *revealed {
            browser::lead_to(THEIRS);
        }
    });
    use_effect_with(state.led_to, {
        let state = state.clone();
        move |led_to| {
            let finding = led_to.and_then(|(_, at)| state.findings.as_ref()?.get(at).cloned());
            match finding {
                Some(Finding { theirs: Some(mark), .. }) => browser::lead_to(&button_id(READING, &mark)),
                Some(Finding { yours: Some(mark), .. }) => browser::lead_to(&word_id(state.marks[mark].from)),
                _ => {}
            }
        }
    });
    use_effect_with(state.opened, {
        let state = state.clone();
        move |_| {
            if let Some(mark) = state.card() {
                browser::focus(CARD);
                browser::show(&button_id(READING, mark));
            }
        }
    });
    use_effect({
        let state = state.clone();
        move || {
            let listener = browser::on_key(move |key| {
                if key == "Escape" && state.open {
                    close(&state);
                }
            });
            move || drop(listener)
        }
    });
    let inside = if state.marking { marking(&state, &around.settings.keys) } else { field(&state) };
    html! {
        <Shell {around} title={desk::CLASSROOM} about={desk::CLASSROOM_ABOUT} text={AttrValue::from(state.text.clone())}
            class={if state.card().is_some() { "classroom with-card" } else { "classroom" }}
            fixed={&desk::PRACTICE_KEYS[..]} commands={&COMMANDS[..]} practising=true>
            { inside }
        </Shell>
    }
}

fn on(state: &UseReducerHandle<State>, action: impl Fn() -> Action + 'static) -> Callback<MouseEvent> {
    let dispatcher = state.dispatcher();
    Callback::from(move |_| dispatcher.dispatch(action()))
}

fn field(state: &UseReducerHandle<State>) -> Html {
    let (typing, sampling) = (state.dispatcher(), state.dispatcher());
    let on_sample = move |text: &'static str| {
        sampling.dispatch(Action::Typed(text.to_owned()));
        sampling.dispatch(Action::Start);
    };
    html! {
        <>
            <Field id={FIELD} label={say::YOUR_TEXT} text={AttrValue::from(state.text.clone())}
                on_typed={move |text| typing.dispatch(Action::Typed(text))} />
            <div class="toolbar">
                <button class="primary" onclick={on(state, || Action::Start)}>{ desk::START }</button>
                <button onclick={|_: MouseEvent| errands::ask(&Errand::Open)}>{ say::OPEN_FILE }</button>
            </div>
            <div class="welcome"><p>{ say::OR_A_SAMPLE }</p><Samples {on_sample} /></div>
        </>
    }
}

fn marking(state: &UseReducerHandle<State>, keys: &Keys) -> Html {
    let (tapping, pressing, set) = (state.dispatcher(), state.dispatcher(), keys.clone());
    let on_tap = move |(word, extends): (usize, bool)| {
        tapping.dispatch(if extends { Action::Reach(word) } else { Action::Choose(word, word) });
    };
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        let leads = MOVES.into_iter().find(|name| *name == key);
        let action = leads.map(|key| Action::Key(key, event.shift_key())).or_else(|| deed(&key, &set));
        if let Some(action) = action {
            event.prevent_default();
            pressing.dispatch(action);
        }
    };
    let revealed = state.findings.is_some();
    html! {
        <div class="columns">
            <div>
                { theirs(state) }
                <PracticeText text={state.text.clone()} paragraphs={state.paragraphs.clone()} marks={state.marks.clone()}
                    chosen={state.range()} at={state.chosen.1} {on_tap} {on_key} />
            </div>
            <aside>
                if revealed {
                    { agreement(state) }
                } else {
                    { tools(state, keys) }
                }
            </aside>
        </div>
    }
}

/// The annotator's marks, once they are revealed.
fn theirs(state: &UseReducerHandle<State>) -> Html {
    let Some(reading) = state.reading().filter(|_| state.findings.is_some()) else { return html! {} };
    let on_move = {
        let state = state.clone();
        move |mark: String| {
            browser::focus(&button_id(READING, &mark));
            state.dispatch(Action::Move(mark));
        }
    };
    let opening = state.dispatcher();
    html! {
        <section>
            <h3 class="whose" id={THEIRS} tabindex="-1">{ desk::THEIR_MARKS }</h3>
            <MarkedText reading={reading.clone()} lit={state.at.clone()} current={state.at.clone()} shown={usize::MAX}
                on_open={move |mark| opening.dispatch(Action::Open(mark))} {on_move} on_more={Callback::noop()} />
            <h3 class="whose">{ desk::YOUR_MARKS }</h3>
        </section>
    }
}

/// Why a mark of the annotator's is there that the student asked about.
fn card(state: &UseReducerHandle<State>, reading: &Reading) -> Html {
    let Some(mark) = state.card() else { return Html::default() };
    let (opening, closing) = (state.dispatcher(), state.clone());
    html! {
        <Card reading={reading.clone()} mark={mark.to_owned()} rules={state.rules.clone()}
            on_open={move |mark| opening.dispatch(Action::Open(mark))} on_close={move |()| close(&closing)}
            on_copy={|words: String| errands::ask(&Errand::Copy(&words))} />
    }
}

/// Closes the card and takes the student back to its mark.
fn close(state: &UseReducerHandle<State>) {
    if let Some(mark) = state.card() {
        browser::focus(&button_id(READING, mark));
    }
    state.dispatch(Action::Close);
}

/// The buttons that mark, and the line that says what is chosen.
fn tools(state: &UseReducerHandle<State>, keys: &Keys) -> Html {
    let buttons = LAYERS.into_iter().zip(MARKING).map(|(layer, command)| {
        let lane = if layer == "attribution" { "content" } else { layer };
        let key = keys.on.then(|| keys.key(command).to_string());
        html! {
            <button aria-keyshortcuts={key.clone()} onclick={on(state, move || Action::Mark(layer))}>
                <span class={format!("lane lane-{lane}")}>{ say::layer(layer) }</span>
                { for key.map(|key| html! { <>{ " " }<kbd>{ key }</kbd></> }) }
            </button>
        }
    });
    let (from, to) = state.range();
    let chosen = state.span((from, to)).of(&state.text).to_owned();
    let start = state.chosen.0;
    let end = state.chosen.1;
    html! {
        <section class="tools" aria-labelledby="tools-title">
            <h3 id="tools-title">{ desk::MARK_AS }</h3>
            <div class="buttons">
                { for buttons }
                <button aria-keyshortcuts="Delete" onclick={on(state, || Action::Remove)}>{ desk::REMOVE }</button>
            </div>
            <div class="buttons">
                <button class="quiet" onclick={on(state, move || Action::Reach(end + 1))}>{ desk::LONGER }</button>
                <button class="quiet" onclick={on(state, move || Action::Reach(end.saturating_sub(1).max(start)))}>{ desk::SHORTER }</button>
            </div>
            <p role="status">{ desk::practice(&chosen, state.marks.len()) }</p>
            <p class="keys">{ desk::PRACTICE_HELP }</p>
            { match &state.answer {
                Answer::Awaited => html! { <p class="hint">{ desk::STILL_READING }</p> },
                Answer::Missing => html! { <p class="notice" role="alert">{ say::CANNOT_READ }</p> },
                Answer::Here(reading) if reading.document.lang != "en" => html! {
                    <p class="notice" role="alert">{ say::warning("not-english", "") }</p>
                },
                Answer::Here(_) => html! {
                    <button class="primary" onclick={on(state, || Action::Reveal)}>{ desk::REVEAL }</button>
                },
            } }
        </section>
    }
}

fn agreement(state: &UseReducerHandle<State>) -> Html {
    let (Some(reading), Some(found)) = (state.reading(), &state.findings) else { return html! {} };
    let (judging, going) = (state.dispatcher(), state.dispatcher());
    html! {
        <>
            { card(state, reading) }
            <div class="buttons">
                <button onclick={on(state, || Action::Hide)}>{ desk::HIDE }</button>
                <button onclick={on(state, || Action::JudgeRest)}>{ desk::AGREE_ON_THE_REST }</button>
            </div>
            <Agreement reading={reading.clone()} findings={found.clone()} answers={state.answers.clone()}
                on_answer={move |(finding, answer)| judging.dispatch(Action::Judge(finding, answer))}
                on_go={move |finding| going.dispatch(Action::Go(finding))} />
            <Taking state={(**state).clone()} />
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TakingProps {
    state: State,
}

/// The result as a file, with a name in it or without. The name is kept nowhere.
#[component]
fn Taking(props: &TakingProps) -> Html {
    let name = use_state(String::new);
    let oninput = {
        let name = name.clone();
        move |event: InputEvent| name.set(event.target_unchecked_into::<web_sys::HtmlInputElement>().value())
    };
    let save = |ending: &'static str, kind: &'static str, write: fn(&Practised<'_>) -> Option<String>| {
        let (state, name) = (props.state.clone(), name.clone());
        move |_: MouseEvent| {
            if let Some(written) = Practised::of(&state, &name).and_then(|practised| write(&practised)) {
                browser::save(&file_name(&name, ending), kind, &written);
            }
        }
    };
    html! {
        <section class="taking" aria-labelledby="taking-title">
            <h3 id="taking-title">{ desk::RESULT }</h3>
            <label>{ desk::YOUR_NAME }<input type="text" autocomplete="off" value={(*name).clone()} {oninput} /></label>
            <div class="buttons">
                <button onclick={save("md", "text/markdown", |practised| Some(practised.markdown()))}>{ desk::SAVE_MARKDOWN }</button>
                <button onclick={save("json", "application/json", |practised| browser::json(practised))}>{ desk::SAVE_JSON }</button>
            </div>
        </section>
    }
}

/// The name of the file with the result: the student's is in it, so that those of a whole class lie side by side.
fn file_name(student: &str, ending: &str) -> String {
    let words = student.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let name = ["practice"].into_iter().chain(words).collect::<Vec<_>>().join("-");
    [&*name, ".", ending].concat()
}
