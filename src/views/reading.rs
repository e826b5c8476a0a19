//! How does the marked text look? A paragraph of text, with a button for each mark before its first word.
//!
//! The text itself is never changed: what a visitor selects and copies is the article.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use sayso::document::Span;
use sayso::write::json::Annotation;
use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::lanes::{self, Run};
use super::legend::key;
use super::tag::{On, Row, Tag, all, button, component, tag};
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
        Callback::from(move |event: Event| {
            if let Some(mark) = mark_of(&event) {
                at.set(Some(mark));
            }
        })
    };
    let leave = {
        let at = at.clone();
        // What the pointer leaves outside of the marks is nothing to forget the keyboard's mark for.
        Callback::from(move |event: Event| {
            if mark_of(&event).is_some() {
                at.set(None);
            }
        })
    };
    let row = at.as_deref().and_then(|id| Teller::of(&props.reading.whole).row(id));
    let told = row.map(|row| {
        let line = words::in_a_line(&row.layer, &row.kind, &row.sure, row.voice.as_ref());
        let words = tag("q").set("lang", "en").with(words::shortened(&row.words, 90));
        Row::default().with(line).with(" ").with(words)
    });
    tag("div")
        .class("text")
        .on(On::MouseOver, point.clone())
        .on(On::MouseOut, leave.clone())
        .on(On::FocusIn, point)
        .on(On::FocusOut, leave)
        .with(component::<Article>(props.clone()))
        .with(tag("p").class("peek").with(told))
        .with(key())
        .into()
}

/// The text itself. It is not drawn anew while the pointer wanders over it, and a long one's marks come portion by portion.
#[component]
fn Article(props: &Props) -> Html {
    let reading = &props.reading;
    let parts = use_memo((reading.clone(), props.shown), |(reading, shown)| parts(reading, *shown));
    let drawn = use_mut_ref(Vec::new);
    let is_behind = !follow(&mut drawn.borrow_mut(), &parts, props.lit.as_deref());
    let again = use_force_update();
    use_effect(move || {
        let soon = is_behind.then(|| Timeout::new(0, move || again.force_update()));
        move || drop(soon)
    });
    let visible = reading.document.annotations.as_slice();
    let tab_stop: AttrValue = props
        .current
        .clone()
        .or_else(|| visible.first().map(|mark| mark.id.to_string()))
        .unwrap_or_default()
        .into();
    let order: Vec<String> = visible.iter().map(|mark| mark.id.to_string()).collect();
    let on_key = {
        let (at, on_move, on_open) = (tab_stop.clone(), props.on_move.clone(), props.on_open.clone());
        Callback::from(move |event: Event| {
            let Some(here) = mark_of(&event) else { return };
            match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
                "Enter" | " " => on_open.emit(here),
                key => match neighbour(&order, &at, key) {
                    Some(there) => on_move.emit(there.to_owned()),
                    None => return,
                },
            }
            event.prevent_default();
        })
    };
    let on_click = {
        let on_open = props.on_open.clone();
        Callback::from(move |event: Event| {
            if let Some(mark) = mark_of(&event) {
                on_open.emit(mark);
            }
        })
    };
    let drawn = drawn.borrow();
    let paragraphs = drawn.iter().enumerate().map(|(index, part)| {
        component::<Paragraph>(ParagraphProps {
            within: props.id,
            id: paragraph_id(props.id, index),
            part: part.clone(),
            lit: props.lit.clone().filter(|lit| part.holds(lit)),
            tab_stop: part.holds(&tab_stop).then(|| tab_stop.clone()),
        })
    });
    let more = || button(props.on_more.clone()).class("quiet").with(words::SHOW_MORE);
    tag("article")
        .class("reading")
        .id(props.id)
        .set("aria-label", props.name)
        .on(On::KeyDown, on_key)
        .on(On::Click, on_click)
        .each(paragraphs)
        .with((reading.paragraphs.len() > props.shown).then(more))
        .into()
}

/// How many marks are drawn in one go: as many as take a fraction of the time in which a person notices a wait.
const MARKS_AT_ONCE: usize = 300;

/// A paragraph's words and its marks.
#[derive(Clone)]
struct Part {
    text: AttrValue,
    /// The marks that touch it, counted from its start; one that began before it starts at 0.
    marks: Rc<Vec<Annotation<'static>>>,
}

impl Part {
    fn holds(&self, id: &str) -> bool {
        self.marks.iter().any(|mark| mark.id == id)
    }
}

/// Marks are compared one by one only where they are not the very same ones.
impl PartialEq for Part {
    fn eq(&self, other: &Part) -> bool {
        self.text == other.text && (Rc::ptr_eq(&self.marks, &other.marks) || self.marks == other.marks)
    }
}

/// The paragraphs of a reading that are shown.
fn parts(reading: &Reading, shown: usize) -> Vec<Part> {
    let mut rest = reading.document.annotations.as_slice();
    let mut reaching: Vec<&Annotation<'static>> = Vec::new();
    let part = |&span: &Span| {
        let within = rest.partition_point(|mark| mark.start < span.end);
        reaching.retain(|mark| mark.end > span.start);
        let marks =
            reaching.iter().copied().chain(&rest[..within]).map(|mark| shifted_to(mark, span)).collect();
        reaching.extend(rest[..within].iter().filter(|mark| mark.end > span.end));
        rest = &rest[within..];
        Part { text: span.of(&reading.text).to_owned().into(), marks: Rc::new(marks) }
    };
    reading.paragraphs.iter().take(shown).map(part).collect()
}

/// Has what is drawn follow what is to be shown, and gives whether it has come up with it. The words do at once; of the
/// marks those in the paragraph of the one that is lit, and a portion of the others.
fn follow(drawn: &mut Vec<Part>, parts: &[Part], lit: Option<&str>) -> bool {
    drawn.truncate(parts.len());
    let mut room = MARKS_AT_ONCE;
    let mut is_there = true;
    for (at, part) in parts.iter().enumerate() {
        let bare = || Part { text: part.text.clone(), marks: Rc::default() };
        if at == drawn.len() {
            drawn.push(bare());
        }
        let here = &mut drawn[at];
        let cost = here.marks.len() + part.marks.len();
        if here == part {
            // The same, but perhaps not the very same.
            *here = part.clone();
        } else if room > 0 || lit.is_some_and(|lit| part.holds(lit)) {
            *here = part.clone();
            room = room.saturating_sub(cost);
        } else {
            is_there = false;
            if here.text != part.text {
                *here = bare();
            }
        }
    }
    is_there
}

#[derive(Clone, PartialEq, Properties)]
struct ParagraphProps {
    /// The id of the text that it is in.
    within: &'static str,
    id: String,
    part: Part,
    lit: Option<String>,
    tab_stop: Option<AttrValue>,
}

#[component]
fn Paragraph(props: &ParagraphProps) -> Html {
    let Part { text, marks } = &props.part;
    let runs = lanes::runs(Span::new(0, text.len()), marks);
    let mut coming = marks.iter().peekable();
    let shown = runs.iter().map(|run| {
        let mut buttons = Vec::new();
        while let Some(mark) = coming.next_if(|mark| mark.start <= run.span.start) {
            if !mark.text.is_empty() {
                buttons.push(handle(props.within, mark, props.tab_stop.as_deref() == Some(&*mark.id)));
            }
        }
        Row::default().with(all(buttons)).with(run_of(run, text, marks, props.lit.as_deref()))
    });
    tag("p").id(props.id.clone()).set("tabindex", "-1").set("lang", "en").each(shown).into()
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

/// The button of a mark.
fn handle(text: &str, mark: &Annotation<'static>, tab_stop: bool) -> Tag {
    let name = words::mark_name(&mark.layer, &mark.kind, &mark.text);
    // Empty and in line, so that neither a line break nor what is copied from the text knows of it. A `button` could not be.
    tag("span")
        .key(mark.id.to_string())
        .class("handle")
        .id(button_id(text, &mark.id))
        .set("data-mark", mark.id.to_string())
        .set("role", "button")
        .set("aria-label", name)
        .set("tabindex", if tab_stop { "0" } else { "-1" })
}

/// A run of text in one box for each of its lanes, the nearest lane innermost.
fn run_of(run: &Run, text: &str, marks: &[Annotation<'static>], lit: Option<&str>) -> Html {
    let words = Html::from(run.span.of(text));
    if run.lanes.is_empty() {
        return words;
    }
    let innermost = run.lanes.iter().min_by_key(|lane| marks[lane.mark].end - marks[lane.mark].start);
    let target = innermost.map(|lane| marks[lane.mark].id.to_string());
    let boxed = run.lanes.iter().rev().fold(words, |inner, lane| {
        let mut class = ["lane lane-", &lane.sort].concat();
        if lane.depth > 0 {
            class.extend([" depth-", &*lane.depth.to_string()]);
        }
        let is_lit = lit == Some(&*marks[lane.mark].id);
        for (is_so, name) in [(lane.starts, " starts"), (lane.ends, " ends"), (is_lit, " open")] {
            class.push_str(if is_so { name } else { "" });
        }
        match attribute(&marks[lane.mark], "certainty") {
            "" => {}
            certainty => class.extend([" is-", certainty]),
        }
        tag("span").class(class).with(inner).into()
    });
    tag("span").class("run").set("data-mark", target).with(boxed).into()
}

/// The mark that an event is about: a button's own, or the shortest of those on the words.
pub fn mark_of(event: &Event) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A paragraph of so many marks that carry a letter in their ids.
    fn part(text: &'static str, letter: char, count: usize) -> Part {
        let mark = |at| Annotation {
            id: format!("{letter}{at}").into(),
            layer: "hedge".into(),
            kind: "modal".into(),
            start: 0,
            end: text.len(),
            text: text.into(),
            score: 0.9,
            rule: "hedge.modal".into(),
            parts: Vec::new(),
            attributes: Default::default(),
            links: Vec::new(),
        };
        Part { text: text.into(), marks: Rc::new((0..count).map(mark).collect()) }
    }

    fn counts(drawn: &[Part]) -> Vec<usize> {
        drawn.iter().map(|part| part.marks.len()).collect()
    }

    #[test]
    fn words_are_there_at_once_and_the_marks_of_a_long_text_in_portions() {
        let parts: Vec<Part> = "abcd".chars().map(|letter| part("May.", letter, MARKS_AT_ONCE / 2)).collect();
        let mut drawn = Vec::new();
        assert!(!follow(&mut drawn, &parts, Some("d7")));
        assert!(drawn.iter().all(|part| &*part.text == "May."));
        assert_eq!(counts(&drawn), [150, 150, 0, 150], "the lit mark's paragraph does not wait");
        assert!(follow(&mut drawn, &parts, None));
        assert!(drawn == parts);
        let mut changed = parts.clone();
        changed[2] = part("Might.", 'x', 1);
        changed.pop();
        assert!(follow(&mut drawn, &changed, None) && drawn == changed, "a change is drawn at once");
    }

    #[test]
    fn other_words_never_keep_the_marks_of_those_before() {
        let before: Vec<Part> = "abc".chars().map(|letter| part("May.", letter, MARKS_AT_ONCE)).collect();
        let after: Vec<Part> = "xyz".chars().map(|letter| part("Might.", letter, MARKS_AT_ONCE)).collect();
        let mut drawn = before;
        assert!(!follow(&mut drawn, &after, None));
        assert_eq!(counts(&drawn), [MARKS_AT_ONCE, 0, 0]);
        assert!(drawn.iter().all(|part| &*part.text == "Might."));
    }
}
