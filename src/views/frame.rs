//! What stands around the text: the name and promise, the text field, and what the visitor is told.
//!
//! It never shows a mark.

use wasm_bindgen::JsCast;
use yew::html::IntoPropValue;
use yew::prelude::*;

use super::exchange::UNDO;
use super::tag::{On, Row, Tag, all, button, tag};
use crate::digest::Spot;
use crate::settings::{CHOICES, THEME};
use crate::state::{Health, Notice, State};
use crate::words::{self, Message};

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
        let tick = tag("input").set("type", "radio").set("name", "theme").checked(checked);
        tag("label")
            .with(tick.on(On::Change, onchange))
            .with(tag("span").with(words::option(theme.name, option)))
    });
    tag("header")
        .class("masthead")
        .with(tag("h1").with(words::NAME))
        .with(tag("p").with(words::TAGLINE))
        .with(tag("fieldset").class("themes").with(tag("legend").with(words::COLOURS)).each(choices))
        .with(props.children.clone())
        .into()
}

/// What the row of samples needs.
#[derive(Clone, PartialEq, Properties)]
pub struct SamplesProps {
    /// The visitor takes a sample: the name of its file.
    pub on_sample: Callback<&'static str>,
}

/// The samples, a button each.
#[component]
pub fn Samples(props: &SamplesProps) -> Html {
    let samples = words::SAMPLE_NAMES.map(|(file, name)| {
        let pressed = props.on_sample.reform(move |()| file);
        tag("li").with(button(pressed).class("quiet").with(name))
    });
    tag("ul").class("samples").set("aria-label", words::SAMPLES).each(samples).into()
}

/// What the text field needs.
#[derive(Clone, PartialEq, Properties)]
pub struct EditorProps {
    /// The text in it.
    pub text: AttrValue,
    /// Whether the page is empty but for it.
    pub alone: bool,
    /// The visitor typed.
    pub on_input: Callback<Event>,
    /// The visitor wants to read.
    pub on_done: Callback<()>,
}

/// The text field's id in the document.
pub const EDITOR: &str = "editor";

/// The text field.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let on_done = props.on_done.clone();
    let leave = move |event: Event| {
        if event.unchecked_into::<KeyboardEvent>().key() == "Escape" {
            on_done.emit(());
        }
    };
    let field = tag("textarea")
        .id(EDITOR)
        .value(props.text.clone())
        .set("placeholder", words::PLACEHOLDER)
        .set("spellcheck", "false")
        .set("lang", "en")
        .on(On::Input, props.on_input.clone())
        .on(On::KeyDown, leave.into());
    let name = if props.alone { words::PASTE_HERE } else { words::YOUR_TEXT };
    tag("section").class("editor").with(tag("label").set("for", EDITOR).with(name)).with(field).into()
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
        Some(Notice::TakenBack) => Some(words::dismissed::TAKEN_BACK),
        Some(Notice::PutAway(_)) | None => None,
    };
    let quiet = |pressed: &Callback<()>, name: Message| button(pressed.clone()).class("quiet").with(name);
    let notice = match state.notice {
        Some(Notice::PutAway(marks)) => Some(
            told("status", words::dismissed::done(marks))
                .with(" ")
                .with(quiet(&props.on_undo, words::dismissed::UNDO).id(UNDO)),
        ),
        _ => notice.map(|notice| told("status", notice).with(" ")),
    };
    let notice = notice.map(|notice| notice.with(quiet(&props.on_dismiss, words::DISMISS)));
    let cancel = || button(props.on_cancel.clone()).class("quiet stop").with(words::CANCEL);
    tag("div")
        .class("status")
        .with(tag("p").set("role", "status").with(line(state)))
        .with(tag("p").class("unseen").set("role", "status").with(position(state)))
        .with(state.is_reading().then(cancel))
        .with((state.health == Health::Failed).then(|| told("alert", words::CANNOT_READ)))
        .with(notice)
        .with(warnings(state))
        .into()
}

/// Something that the visitor is told, and how urgently.
fn told(role: &'static str, words: impl IntoPropValue<Html>) -> Tag {
    tag("p").class("notice").set("role", role).with(words)
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
        tag("li")
            .with(words::warning(&warning.code, &warning.message))
            .with(" ")
            .with(tag("q").with(words::shortened(first_line, 50)))
    });
    let outright =
        outright.iter().map(|warning| told("status", words::warning(&warning.code, &warning.message)));
    let remarks = || {
        let summary = tag("summary").with(words::warnings(folded.len()));
        tag("details").class("remarks").with(summary).with(tag("ul").each(folded_items))
    };
    Row::default().with(all(outright)).with((!folded.is_empty()).then(remarks)).into()
}
