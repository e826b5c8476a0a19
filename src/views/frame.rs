//! What stands around the text: the name and promise, the text field, and what the visitor is told.
//!
//! It never shows a mark.

use yew::prelude::*;

use crate::digest::Spot;
use crate::settings::{CHOICES, THEME};
use crate::state::{Health, Notice, State};
use crate::words;

/// What the top of the page needs.
#[derive(Clone, PartialEq, Properties)]
pub struct MastheadProps {
    /// The name of the theme that the page wears.
    pub theme: &'static str,
    /// The visitor wants another one.
    pub on_wear: Callback<&'static str>,
    /// What stands at its end.
    #[prop_or_default]
    pub children: Html,
}

/// The top of the page: its name, what it is for, and its colours.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    let theme = &CHOICES[THEME];
    let choices = theme.options.iter().map(|&option| {
        let onchange = props.on_wear.reform(move |_: Event| option);
        let checked = props.theme == option;
        html! {
            <label>
                <input type="radio" name="theme" {checked} {onchange} /><span>{ words::option(theme.name, option) }</span>
            </label>
        }
    });
    html! {
        <header class="masthead">
            <h1>{ words::NAME }</h1>
            <p>{ words::TAGLINE }</p>
            <fieldset class="themes"><legend>{ words::COLOURS }</legend>{ for choices }</fieldset>
            { props.children.clone() }
        </header>
    }
}

/// What the row of samples needs.
#[derive(Clone, PartialEq, Properties)]
pub struct SamplesProps {
    /// The visitor takes a sample.
    pub on_sample: Callback<&'static str>,
}

/// The samples, a button each.
#[component]
pub fn Samples(props: &SamplesProps) -> Html {
    let buttons = words::SAMPLE_TEXTS.map(|(name, text)| {
        let onclick = props.on_sample.reform(move |_: MouseEvent| text);
        html! { <li><button class="quiet" {onclick}>{ name }</button></li> }
    });
    html! { <ul class="samples" aria-label={words::SAMPLES}>{ for buttons }</ul> }
}

/// What the text field needs.
#[derive(Clone, PartialEq, Properties)]
pub struct EditorProps {
    /// The text in it.
    pub text: AttrValue,
    /// Whether the page is empty but for it.
    pub alone: bool,
    /// The visitor typed.
    pub on_input: Callback<InputEvent>,
    /// The visitor wants to read.
    pub on_done: Callback<()>,
}

/// The text field's id in the document.
pub const EDITOR: &str = "editor";

/// The text field.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let onkeydown = props.on_done.clone();
    let onkeydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            onkeydown.emit(());
        }
    };
    html! {
        <section class={"editor"}>
            <label for={EDITOR}>{ if props.alone { words::PASTE_HERE } else { words::YOUR_TEXT } }</label>
            <textarea id={EDITOR} value={props.text.clone()} placeholder={words::PLACEHOLDER} spellcheck="false" lang="en"
                oninput={props.on_input.clone()} {onkeydown} />
        </section>
    }
}

/// What the visitor is told needs.
#[derive(Clone, PartialEq, Properties)]
pub struct StatusProps {
    /// Everything the page knows.
    pub state: State,
    /// The visitor stops a long reading.
    pub on_cancel: Callback<()>,
    /// The visitor has read the notice.
    pub on_dismiss: Callback<()>,
    /// The visitor wants to see again what was put away last.
    pub on_undo: Callback<()>,
}

/// How the reading is getting on, in a line; a notice; and what was doubtful in the text.
#[component]
pub fn Status(props: &StatusProps) -> Html {
    let state = &props.state;
    let notice = match state.notice {
        Some(Notice::Restarted) => Some(words::RESTARTED),
        Some(Notice::GivenUp) => Some(words::GIVEN_UP),
        Some(Notice::Cancelled) => Some(words::CANCELLED),
        Some(Notice::Brought) => Some(words::BROUGHT),
        Some(Notice::PutAway) => Some(words::WAS_PUT_AWAY),
        None => None,
    };
    html! {
        <div class="status">
            <p role="status">{ line(state) }</p>
            <p class="unseen" role="status">{ position(state) }</p>
            if state.is_reading() {
                <button class="quiet stop" onclick={props.on_cancel.reform(|_: MouseEvent| ())}>{ words::CANCEL }</button>
            }
            if state.health == Health::Failed {
                <p class="notice" role="alert">{ words::CANNOT_READ }</p>
            }
            if let Some(notice) = notice {
                <p class="notice" role="status">
                    { notice }{ " " }
                    if state.notice == Some(Notice::PutAway) {
                        <button class="quiet" onclick={props.on_undo.reform(|_: MouseEvent| ())}>{ words::UNDO }</button>
                    }
                    <button class="quiet" onclick={props.on_dismiss.reform(|_: MouseEvent| ())}>{ words::DISMISS }</button>
                </p>
            }
            { warnings(state) }
        </div>
    }
}

/// Which of the marks the visitor was led to, for those who cannot see how far down that is.
fn position(state: &State) -> String {
    let Some((_, Spot::Mark(mark))) = &state.led_to else { return String::new() };
    let marks = &state.reading.document.annotations;
    let at = marks.iter().position(|other| other.id == mark.as_str());
    at.map_or(String::new(), |at| words::position(at + 1, marks.len()))
}

fn line(state: &State) -> String {
    let progress = state.progress;
    match state.health {
        Health::Failed => String::new(),
        _ if state.is_empty() => String::new(),
        Health::Starting => words::STARTING.to_string(),
        Health::Ready if state.is_reading() => words::progress(progress.read, progress.total),
        Health::Ready => {
            let finished = words::finished(progress.fresh, progress.total);
            let document = &state.reading.whole;
            // Of a text in another language a notice says why nothing is marked.
            let nothing = document.annotations.is_empty() && document.lang == "en" && progress.finished;
            if nothing { format!("{finished} {}", words::NOTHING_FOUND) } else { finished }
        }
    }
}

/// What was doubtful, folded up. A text in another language is said outright.
fn warnings(state: &State) -> Html {
    let document = &state.reading.document;
    let (outright, folded): (Vec<_>, Vec<_>) =
        document.warnings.iter().partition(|warning| warning.code == "not-english");
    let folded_items = folded.iter().map(|warning| {
        let rest = state.reading.text.get(warning.start..).unwrap_or_default();
        let first_line = rest.lines().next().unwrap_or_default();
        html! {
            <li>{ words::warning(&warning.code, &warning.message) }{ " " }<q>{ words::shortened(first_line, 50) }</q></li>
        }
    });
    html! {
        <>
            { for outright.iter().map(|warning| html! { <p class="notice" role="status">{ words::warning(&warning.code, &warning.message) }</p> }) }
            if !folded.is_empty() {
                <details class="remarks">
                    <summary>{ words::warnings(folded.len()) }</summary>
                    <ul>{ for folded_items }</ul>
                </details>
            }
        </>
    }
}
