//! How does somebody learn to mark a text? First by marking it unaided, then by holding the marks against the annotator's.
//!
//! It never shows the annotator's marks before they are asked for, and never keeps the student's name.

use std::collections::BTreeMap;
use std::rc::Rc;

use sayso::document::Span;
use sayso::read::paragraph::paragraphs;
use sayso::write::json::Document;
use yew::prelude::*;

use super::result::Practised;
use super::{Field, Shell};
use crate::browser;
use crate::digest::practice::{Finding, LAYERS, Mark, findings, words};
use crate::question::Question;
use crate::state::Reading;
use crate::views::agreement::{AGREEMENT, Agreement};
use crate::views::frame::Samples;
use crate::views::practice::{PracticeText, word_id};
use crate::views::reading::{MarkedText, READING, button_id};
use crate::wire::{Reply, Request};
use crate::words::{self as say, desk};

/// The text field's id in the document.
const FIELD: &str = "practice-field";

/// What the screen knows.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The text.
    pub text: Rc<str>,
    marking: bool,
    /// The text's paragraphs, each with its words.
    paragraphs: Rc<[(Span, Vec<Span>)]>,
    /// The words of all paragraphs.
    words: Rc<[Span]>,
    /// Where the choice began, and the word that the keyboard is at.
    chosen: (usize, usize),
    /// How often the keyboard was moved.
    moved: usize,
    /// What the student marked.
    pub marks: Vec<Mark>,
    answer: Answer,
    /// What came of the two, once it is revealed.
    pub findings: Option<Rc<Vec<Finding>>>,
    /// What the student decided about the differences.
    pub answers: BTreeMap<usize, String>,
    /// The finding that the student was led to last, and how often that has happened.
    led_to: Option<(usize, usize)>,
}

/// What the annotator says.
#[derive(Clone, Debug, PartialEq)]
enum Answer {
    Awaited,
    Missing,
    Here(Reading),
}

/// Everything that can happen to it.
pub enum Action {
    Typed(String),
    Start,
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
    Go(usize),
}

impl State {
    fn new(text: &str) -> State {
        State {
            text: text.into(),
            marking: false,
            paragraphs: Rc::new([]),
            words: Rc::new([]),
            chosen: (0, 0),
            moved: 0,
            marks: Vec::new(),
            answer: Answer::Awaited,
            findings: None,
            answers: BTreeMap::new(),
            led_to: None,
        }
    }

    /// The text as the annotator read it, once it has.
    pub fn reading(&self) -> Option<&Reading> {
        match &self.answer {
            Answer::Here(reading) => Some(reading),
            _ => None,
        }
    }

    /// The chosen words, the last included.
    fn range(&self) -> (usize, usize) {
        (self.chosen.0.min(self.chosen.1), self.chosen.0.max(self.chosen.1))
    }

    /// The bytes that a row of words stands in.
    fn span(&self, (from, to): (usize, usize)) -> Span {
        match (self.words.get(from), self.words.get(to)) {
            (Some(first), Some(last)) => Span::new(first.start, last.end),
            _ => Span::new(0, 0),
        }
    }

    fn after(&self, action: Action) -> State {
        let mut next = self.clone();
        match action {
            Action::Typed(text) => next.text = text.into(),
            Action::Start => {
                next = State::new(&next.text);
                let of = |span: Span| (span, words(&next.text, span));
                next.paragraphs = paragraphs(&next.text).into_iter().map(of).collect();
                next.words = next.paragraphs.iter().flat_map(|(_, words)| words).copied().collect();
                next.marking = !next.words.is_empty();
            }
            Action::Answered(None) => next.answer = Answer::Missing,
            Action::Answered(Some(document)) => {
                let paragraphs = next.paragraphs.iter().map(|(span, _)| *span).collect();
                next.answer = Answer::Here(Reading::of(next.text.clone(), paragraphs, *document));
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
                next.findings =
                    document.map(|document| Rc::new(findings(&next.words, &next.marks, &document)));
            }
            Action::Hide => {
                next.findings = None;
                next.answers.clear();
                next.led_to = None;
            }
            Action::Judge(finding, answer) => _ = next.answers.insert(finding, answer),
            Action::Go(finding) => {
                next.led_to = Some((next.led_to.map_or(0, |(times, _)| times + 1), finding));
            }
        }
        next
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

/// The keys that lead from word to word.
const MOVES: [&str; 6] = ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"];

/// What a key does to the marks.
fn deed(key: &str) -> Option<Action> {
    match key {
        "1" | "2" | "3" => Some(Action::Mark(LAYERS[usize::from(key.as_bytes()[0] - b'1')])),
        "Delete" | "Backspace" => Some(Action::Remove),
        _ => None,
    }
}

/// The screen.
#[component]
pub fn Classroom() -> Html {
    let state = use_reducer(|| State::new(&browser::carried().unwrap_or_default()));
    let question = use_mut_ref(|| None::<Question>);
    use_effect_with((state.marking, state.text.clone()), {
        let dispatcher = state.dispatcher();
        move |(marking, text)| {
            *question.borrow_mut() = marking.then(|| {
                let answered = Callback::from(move |reply| {
                    let document = match reply {
                        Some(Reply::Reading(document)) => Some(document),
                        _ => None,
                    };
                    dispatcher.dispatch(Action::Answered(document));
                });
                Question::ask(Request::Join(text.to_string().into()), answered)
            });
        }
    });
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
            browser::focus(AGREEMENT);
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
    let inside = if state.marking { marking(&state) } else { field(&state) };
    html! {
        <Shell title={desk::CLASSROOM} about={desk::CLASSROOM_ABOUT} text={AttrValue::from(state.text.clone())} class="classroom">
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
            </div>
            <div class="welcome"><p>{ say::OR_A_SAMPLE }</p><Samples {on_sample} /></div>
        </>
    }
}

fn marking(state: &UseReducerHandle<State>) -> Html {
    let (tapping, pressing) = (state.dispatcher(), state.dispatcher());
    let on_tap = move |(word, extends): (usize, bool)| {
        tapping.dispatch(if extends { Action::Reach(word) } else { Action::Choose(word, word) });
    };
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        let leads = MOVES.into_iter().find(|name| *name == key);
        let action = leads.map(|key| Action::Key(key, event.shift_key())).or_else(|| deed(&key));
        if let Some(action) = action {
            event.prevent_default();
            pressing.dispatch(action);
        }
    };
    let revealed = state.findings.is_some();
    html! {
        <div class="columns">
            <div>
                <PracticeText text={state.text.clone()} paragraphs={state.paragraphs.clone()} marks={state.marks.clone()}
                    chosen={state.range()} at={state.chosen.1} {on_tap} {on_key} />
                { theirs(state) }
            </div>
            <aside>
                if revealed {
                    { agreement(state) }
                } else {
                    { tools(state) }
                }
            </aside>
        </div>
    }
}

/// The annotator's marks, once they are revealed.
fn theirs(state: &UseReducerHandle<State>) -> Html {
    let (Some(reading), Some(found)) = (state.reading(), &state.findings) else { return html! {} };
    let lit = state.led_to.and_then(|(_, at)| found.get(at)?.theirs.clone());
    let on_move = Callback::from(|mark: String| browser::focus(&button_id(READING, &mark)));
    html! {
        <section>
            <h3 class="whose">{ desk::THEIR_MARKS }</h3>
            <MarkedText reading={reading.clone()} lit={lit.clone()} current={lit}
                shown={usize::MAX} on_open={Callback::noop()} {on_move} on_more={Callback::noop()} />
        </section>
    }
}

/// The buttons that mark, and the line that says what is chosen.
fn tools(state: &UseReducerHandle<State>) -> Html {
    let buttons = LAYERS.iter().zip(1..).map(|(&layer, key)| {
        let lane = if layer == "attribution" { "content" } else { layer };
        html! {
            <button aria-keyshortcuts={key.to_string()} onclick={on(state, move || Action::Mark(layer))}>
                <span class={format!("lane lane-{lane}")}>{ say::layer(layer) }</span>{ " " }<kbd>{ key }</kbd>
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
            <button onclick={on(state, || Action::Hide)}>{ desk::HIDE }</button>
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
    let save = |file: &'static str, kind: &'static str, write: fn(&Practised<'_>) -> Option<String>| {
        let (state, name) = (props.state.clone(), name.clone());
        move |_: MouseEvent| {
            if let Some(written) = Practised::of(&state, &name).and_then(|practised| write(&practised)) {
                browser::save(file, kind, &written);
            }
        }
    };
    html! {
        <section class="taking" aria-labelledby="taking-title">
            <h3 id="taking-title">{ desk::RESULT }</h3>
            <label>{ desk::YOUR_NAME }<input type="text" autocomplete="off" value={(*name).clone()} {oninput} /></label>
            <div class="buttons">
                <button onclick={save("practice.md", "text/markdown", |practised| Some(practised.markdown()))}>{ desk::SAVE_MARKDOWN }</button>
                <button onclick={save("practice.json", "application/json", |practised| browser::json(practised))}>{ desk::SAVE_JSON }</button>
            </div>
        </section>
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
    fn an_empty_text_is_not_marked() {
        assert!(!State::new(" \n").after(Action::Start).marking);
    }
}
