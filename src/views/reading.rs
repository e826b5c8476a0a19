//! How does the marked text look? A paragraph of text, with a button for each mark before its first word.
//!
//! The text itself is never changed: what a visitor selects and copies is the article.

use sayso::document::Span;
use sayso::write::json::Annotation;
use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::lanes::{self, Run};
use super::legend::key;
use crate::digest::attribute;
use crate::digest::list::Teller;
use crate::state::Reading;
use crate::words::{self, Message};

/// What the marked text needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text's id in the document, from which those of its paragraphs and buttons are made.
    #[prop_or(READING)]
    pub id: &'static str,
    /// What a screen reader calls it.
    #[prop_or(words::MARKED_TEXT)]
    pub name: Message,
    /// The reading.
    pub reading: Reading,
    /// The mark whose card is open, or that the visitor is at.
    pub lit: Option<String>,
    /// The mark that the Tab key leads to; the first one where there is none.
    pub current: Option<String>,
    /// How many paragraphs are shown.
    pub shown: usize,
    /// The visitor wants to know about a mark.
    pub on_open: Callback<String>,
    /// The visitor moved to a mark by keyboard.
    pub on_move: Callback<String>,
    /// The visitor wants more paragraphs.
    pub on_more: Callback<()>,
}

/// The marked text's id in the document, where there is but one.
pub const READING: &str = "reading";

/// The id of a mark's button in the text of this id.
pub fn button_id(text: &str, mark: &str) -> String {
    format!("{text}-{mark}")
}

/// The id of a paragraph in the text of this id.
pub fn paragraph_id(text: &str, index: usize) -> String {
    format!("{text}-paragraph-{index}")
}

/// The whole text with its marks, and a line about the one that is pointed at or has the keyboard.
#[component]
pub fn MarkedText(props: &Props) -> Html {
    let at = use_state_eq(|| None);
    let point = {
        let at = at.clone();
        move |event: &Event| {
            if let Some(mark) = mark_of(event) {
                at.set(Some(mark));
            }
        }
    };
    let leave = {
        let at = at.clone();
        // What the pointer leaves outside of the marks is nothing to forget the keyboard's mark for.
        move |event: &Event| {
            if mark_of(event).is_some() {
                at.set(None);
            }
        }
    };
    let row = at.as_deref().and_then(|id| Teller::of(&props.reading.whole).row(id));
    let told = row.map_or(Html::default(), |row| {
        let line = words::in_a_line(&row.layer, &row.kind, &row.sure, row.voice.as_ref());
        html! { <>{ line }{ " " }<q lang="en">{ words::shortened(&row.words, 90) }</q></> }
    });
    let (onmouseover, onmouseout) = (point.clone(), leave.clone());
    html! {
        <div class="text" onmouseover={move |event: MouseEvent| onmouseover(&event)}
            onmouseout={move |event: MouseEvent| onmouseout(&event)}
            onfocusin={move |event: FocusEvent| point(&event)} onfocusout={move |event: FocusEvent| leave(&event)}>
            <Article ..props.clone() />
            <p class="peek">{ told }</p>
            { key() }
        </div>
    }
}

/// The text itself. It is not drawn anew while the pointer wanders over it.
#[component]
fn Article(props: &Props) -> Html {
    let reading = &props.reading;
    let visible = reading.document.annotations.as_slice();
    let tab_stop: AttrValue = props
        .current
        .clone()
        .or_else(|| visible.first().map(|mark| mark.id.to_string()))
        .unwrap_or_default()
        .into();
    let order: Vec<String> = visible.iter().map(|mark| mark.id.to_string()).collect();
    let onkeydown = {
        let (at, on_move, on_open) = (tab_stop.clone(), props.on_move.clone(), props.on_open.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(here) = mark_of(&event) else { return };
            match event.key().as_str() {
                "Enter" | " " => on_open.emit(here),
                key => match neighbour(&order, &at, key) {
                    Some(there) => on_move.emit(there.to_owned()),
                    None => return,
                },
            }
            event.prevent_default();
        })
    };
    let onclick = {
        let on_open = props.on_open.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(mark) = mark_of(&event) {
                on_open.emit(mark);
            }
        })
    };
    let mut rest = visible;
    let mut reaching: Vec<&Annotation<'static>> = Vec::new();
    let paragraphs = reading.paragraphs.iter().take(props.shown).enumerate().map(|(index, &span)| {
        let within = rest.partition_point(|mark| mark.start < span.end);
        reaching.retain(|mark| mark.end > span.start);
        let marks: Vec<Annotation<'static>> =
            reaching.iter().copied().chain(&rest[..within]).map(|mark| shifted_to(mark, span)).collect();
        reaching.extend(rest[..within].iter().filter(|mark| mark.end > span.end));
        rest = &rest[within..];
        let active = props.lit.as_ref().filter(|lit| marks.iter().any(|mark| mark.id == lit.as_str()));
        let stop = marks.iter().any(|mark| mark.id == *tab_stop).then(|| tab_stop.clone());
        html! {
            <Paragraph key={index} within={props.id} id={paragraph_id(props.id, index)} text={AttrValue::from(span.of(&reading.text).to_owned())} {marks}
                lit={active.cloned()} tab_stop={stop} />
        }
    });
    let paragraphs: Vec<Html> = paragraphs.collect();
    let more = reading.paragraphs.len() > props.shown;
    html! {
        <article class="reading" id={props.id} aria-label={props.name} {onkeydown} {onclick}>
            { for paragraphs }
            if more {
                <button class="quiet" onclick={props.on_more.reform(|_: MouseEvent| ())}>{ words::SHOW_MORE }</button>
            }
        </article>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ParagraphProps {
    /// The id of the text that it is in.
    within: &'static str,
    id: String,
    text: AttrValue,
    /// The marks that touch it, counted from its start; one that began before it starts at 0.
    marks: Vec<Annotation<'static>>,
    lit: Option<String>,
    tab_stop: Option<AttrValue>,
}

#[component]
fn Paragraph(props: &ParagraphProps) -> Html {
    let marks = &props.marks;
    let runs = lanes::runs(Span::new(0, props.text.len()), marks);
    let mut coming = marks.iter().peekable();
    let shown = runs.iter().map(|run| {
        let mut buttons = Vec::new();
        while let Some(mark) = coming.next_if(|mark| mark.start <= run.span.start) {
            if !mark.text.is_empty() {
                buttons.push(button(props.within, mark, props.tab_stop.as_deref() == Some(&*mark.id)));
            }
        }
        html! { <>{ for buttons }{ run_of(run, &props.text, marks, props.lit.as_deref()) }</> }
    });
    html! { <p id={props.id.clone()} tabindex="-1" lang="en">{ for shown }</p> }
}

/// A mark as it stands from a paragraph's start. Where it began earlier its text is taken away, and with it its button:
/// a mark has one button only.
fn shifted_to(mark: &Annotation<'static>, paragraph: Span) -> Annotation<'static> {
    let mut mark = mark.clone();
    if mark.start < paragraph.start {
        mark.text = "".into();
    }
    mark.start = mark.start.saturating_sub(paragraph.start);
    mark.end -= paragraph.start;
    mark.parts.retain(|part| part.end > paragraph.start);
    for part in &mut mark.parts {
        part.start = part.start.saturating_sub(paragraph.start);
        part.end -= paragraph.start;
    }
    mark
}

fn button(text: &str, mark: &Annotation<'static>, tab_stop: bool) -> Html {
    let name = words::mark_name(&mark.layer, &mark.kind, &mark.text);
    // Empty and in line, so that neither a line break nor what is copied from the text knows of it. A `button` could not be.
    html! {
        <span key={mark.id.to_string()} class="handle" id={button_id(text, &mark.id)} data-mark={mark.id.to_string()}
            role="button" aria-label={name} tabindex={if tab_stop { "0" } else { "-1" }} />
    }
}

/// A run of text in one box for each of its lanes, the nearest lane innermost.
fn run_of(run: &Run, text: &str, marks: &[Annotation<'static>], lit: Option<&str>) -> Html {
    let words = html! { { run.span.of(text).to_owned() } };
    if run.lanes.is_empty() {
        return words;
    }
    let innermost = run.lanes.iter().min_by_key(|lane| marks[lane.mark].end - marks[lane.mark].start);
    let target = innermost.map(|lane| marks[lane.mark].id.to_string());
    let boxed = run.lanes.iter().rev().fold(words, |inner, lane| {
        let certainty = match attribute(&marks[lane.mark], "certainty") {
            "" => None,
            certainty => Some(format!("is-{certainty}")),
        };
        let class = classes!(
            "lane",
            format!("lane-{}", lane.sort),
            (lane.depth > 0).then(|| format!("depth-{}", lane.depth)),
            lane.starts.then_some("starts"),
            lane.ends.then_some("ends"),
            (lit == Some(&*marks[lane.mark].id)).then_some("open"),
            certainty,
        );
        html! { <span {class}>{ inner }</span> }
    });
    html! { <span class="run" data-mark={target}>{ boxed }</span> }
}

/// The mark that an event is about: a button's own, or the shortest of those on the words.
fn mark_of(event: &Event) -> Option<String> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    element.closest("[data-mark]").ok()??.get_attribute("data-mark")
}

/// Where a key leads from the mark `at`.
fn neighbour<'a>(order: &'a [String], at: &str, key: &str) -> Option<&'a str> {
    let here = order.iter().position(|mark| mark == at).unwrap_or(0);
    let there = match key {
        "ArrowRight" | "ArrowDown" => here + 1,
        "ArrowLeft" | "ArrowUp" => here.checked_sub(1)?,
        "Home" => 0,
        "End" => order.len().checked_sub(1)?,
        _ => return None,
    };
    order.get(there).map(String::as_str)
}
