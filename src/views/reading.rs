//! How does the marked text look? A paragraph of text, with a button for each mark before its first word.
//!
//! The text itself is never changed: what a visitor selects and copies is the article.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Date;
use sayso::document::Span;
use sayso::write::json::Annotation;
use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::lanes::{self, Run};
use super::legend::key;
use super::tag::{On, Row, Tag, all, button, component, keyed, tag};
use crate::digest::attribute;
use crate::digest::list;
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
    let focus = {
        let point = point.clone();
        Callback::from(move |event: Event| {
            if !comes_from_card(&event) {
                point.emit(event);
            }
        })
    };
    let row = at.as_deref().and_then(|id| list::row(&props.reading.whole, id));
    let told = row.map(|row| {
        let line = words::in_a_line(&row.layer, &row.kind, &row.sure, row.voice.as_ref());
        let words = tag("q").set("lang", "en").with(words::shortened(&row.words, 90));
        Row::default().with(line).with(" ").with(words)
    });
    tag("div")
        .class("text")
        .on(On::MouseOver, point.clone())
        .on(On::MouseOut, leave.clone())
        .on(On::FocusIn, focus)
        .on(On::FocusOut, leave)
        .with(component::<Article>(props.clone()))
        .with(tag("p").class("peek").with(told))
        .with(key())
        .into()
}

/// The text itself. It is not drawn anew while the pointer wanders over it, and a long one's marks come portion by portion.
#[component]
fn Article(props: &Props) -> Html {
    let drawing = use_mut_ref(Drawing::default);
    let is_behind = !drawing.borrow_mut().follow(&props.reading, props.shown, props.lit.as_deref());
    let again = use_force_update();
    {
        let drawing = drawing.clone();
        use_effect(move || {
            drawing.borrow_mut().is_painted(is_behind);
            let soon = move || {
                drawing.borrow_mut().begun = Some(Date::now());
                again.force_update();
            };
            let soon = is_behind.then(|| Timeout::new(0, soon));
            move || drop(soon)
        });
    }
    let reading = &props.reading;
    let tab_stop: AttrValue = props
        .current
        .clone()
        .or_else(|| reading.document.annotations.first().map(|mark| mark.id.to_string()))
        .unwrap_or_default()
        .into();
    let on_key = {
        let (document, at) = (reading.document.clone(), tab_stop.clone());
        let (on_move, on_open) = (props.on_move.clone(), props.on_open.clone());
        Callback::from(move |event: Event| {
            let Some(here) = mark_of(&event) else { return };
            match event.unchecked_ref::<KeyboardEvent>().key().as_str() {
                "Enter" | " " => on_open.emit(here),
                key => match neighbour(&document.annotations, &at, key) {
                    Some(there) => on_move.emit(there.id.to_string()),
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
    let drawing = drawing.borrow();
    let paragraphs = drawing.parts.iter().enumerate().map(|(index, part)| {
        let props = ParagraphProps {
            within: props.id,
            id: paragraph_id(props.id, index),
            part: part.clone(),
            lit: props.lit.clone().filter(|lit| part.holds(lit)),
            tab_stop: part.holds(&tab_stop).then(|| tab_stop.clone()),
        };
        // Neighbours without keys are compared from the last one on: one more, and all of them were drawn anew.
        keyed::<Paragraph>(index, props)
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

/// How many marks come and go at once with a new reading, and in a portion after that until it is known how long one takes.
const MARKS_AT_ONCE: usize = 300;
/// How long a portion may take, in milliseconds: a fraction of the time in which a person notices a wait.
const TIME_FOR_A_PORTION: f64 = 20.0;

/// What is drawn of a text, and how far that has followed its reading.
struct Drawing {
    /// The reading that is followed, and how many of its paragraphs are shown.
    of: Option<(Reading, usize)>,
    /// The paragraphs that are shown, each with the marks that touch it, as indices.
    touching: Vec<(Span, Vec<usize>)>,
    /// What is drawn of each of them.
    parts: Vec<Part>,
    /// The paragraphs before this one show what the reading says.
    next: usize,
    /// How many marks a portion holds.
    portion: usize,
    /// When the portion at hand was begun, in milliseconds of the clock.
    begun: Option<f64>,
}

impl Default for Drawing {
    fn default() -> Drawing {
        let portion = MARKS_AT_ONCE;
        Drawing { of: None, touching: Vec::new(), parts: Vec::new(), next: 0, portion, begun: None }
    }
}

impl Drawing {
    /// Follows a reading, and gives whether it has come up with it. The words do at once; of the marks those in the
    /// paragraphs of the one that is lit, and a portion of the others.
    fn follow(&mut self, reading: &Reading, shown: usize, lit: Option<&str>) -> bool {
        let mut room = self.portion;
        if self.of.as_ref().is_none_or(|(of, count)| of != reading || *count != shown) {
            self.of = Some((reading.clone(), shown));
            self.touching = touching(reading, shown);
            self.parts.truncate(self.touching.len());
            self.next = 0;
            room = MARKS_AT_ONCE;
            for (at, (span, _)) in self.touching.iter().enumerate() {
                let words = span.of(&reading.text);
                let bare = || Part { text: words.to_owned().into(), marks: Rc::default() };
                match self.parts.get_mut(at) {
                    Some(part) if part.text == words => {}
                    Some(part) => *part = bare(),
                    None => self.parts.push(bare()),
                }
            }
        }
        if let Some(mark) = lit.and_then(|lit| reading.mark(lit)) {
            let first = reading.paragraph_at(mark.start);
            let reached = reading.paragraphs.iter().skip(first).take_while(|span| span.start < mark.end);
            for at in first..(first + reached.count()).min(self.parts.len()) {
                self.draw(reading, at);
            }
        }
        while self.next < self.parts.len() && room > 0 {
            room = room.saturating_sub(self.draw(reading, self.next));
            self.next += 1;
        }
        self.next == self.parts.len()
    }

    /// Draws the marks of a paragraph where it shows others. Gives how many came and went.
    fn draw(&mut self, reading: &Reading, at: usize) -> usize {
        let (span, marks) = &self.touching[at];
        let marks = marks.iter().map(|&mark| &reading.document.annotations[mark]);
        let drawn = &mut self.parts[at].marks;
        let is_drawn = drawn.len() == marks.len()
            && drawn.iter().zip(marks.clone()).all(|(drawn, mark)| is_drawn_as(drawn, mark, *span));
        if is_drawn {
            return 0;
        }
        let changed = drawn.len() + marks.len();
        *drawn = marks.map(|mark| shifted_to(mark, *span)).collect::<Vec<_>>().into();
        changed
    }

    /// Takes note of how long the portion at hand has taken. The next one has as many marks as take the time for one.
    fn is_painted(&mut self, was_full: bool) {
        let Some(begun) = self.begun.take().filter(|_| was_full) else { return };
        let pace = TIME_FOR_A_PORTION / (Date::now() - begun).max(1.0);
        self.portion = ((self.portion as f64 * pace.clamp(0.5, 2.0)) as usize).clamp(20, 2000);
    }
}

/// A paragraph's words and its marks.
#[derive(Clone)]
struct Part {
    text: AttrValue,
    /// The marks that touch it, counted from its start; one that began before it starts at 0.
    marks: Rc<[Annotation<'static>]>,
}

impl Part {
    fn holds(&self, id: &str) -> bool {
        self.marks.iter().any(|mark| mark.id == id)
    }
}

/// Marks are replaced only where others are drawn.
impl PartialEq for Part {
    fn eq(&self, other: &Part) -> bool {
        self.text == other.text && Rc::ptr_eq(&self.marks, &other.marks)
    }
}

/// The paragraphs of a reading that are shown, each with the marks that touch it.
fn touching(reading: &Reading, shown: usize) -> Vec<(Span, Vec<usize>)> {
    let marks = &reading.document.annotations;
    let mut next = 0;
    let mut reaching: Vec<usize> = Vec::new();
    let touching = |&span: &Span| {
        let first = next;
        next += marks[first..].partition_point(|mark| mark.start < span.end);
        reaching.retain(|&mark| marks[mark].end > span.start);
        let touching = reaching.iter().copied().chain(first..next).collect();
        reaching.extend((first..next).filter(|&mark| marks[mark].end > span.end));
        (span, touching)
    };
    reading.paragraphs.iter().take(shown).map(touching).collect()
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
        Row::default().with(all(buttons)).with(run_of(run, props))
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

/// Whether nothing would look otherwise if a mark were shifted to its paragraph anew.
fn is_drawn_as(drawn: &Annotation<'_>, mark: &Annotation<'_>, paragraph: Span) -> bool {
    let at = |byte: usize| byte.saturating_sub(paragraph.start);
    let text = if mark.start < paragraph.start { "" } else { &*mark.text };
    let parts = mark.parts.iter().filter(|part| part.end > paragraph.start);
    drawn.id == mark.id
        && (drawn.start, drawn.end) == (at(mark.start), at(mark.end))
        && (&drawn.layer, &drawn.kind) == (&mark.layer, &mark.kind)
        && drawn.text == text
        && drawn.attributes == mark.attributes
        && drawn
            .parts
            .iter()
            .map(|part| (&part.role, part.start, part.end))
            .eq(parts.map(|part| (&part.role, at(part.start), at(part.end))))
}

/// The button of a mark.
fn handle(text: &str, mark: &Annotation<'static>, tab_stop: bool) -> Tag {
    let source = mark.parts.iter().find(|part| part.role == "source").map_or("", |part| &*part.text);
    let name = words::mark_name(&mark.layer, &mark.kind, source, &mark.text);
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

/// The mark that a run's words lead to.
fn target<'a>(run: &Run, marks: &'a [Annotation<'static>]) -> Option<&'a Annotation<'static>> {
    // Who speaks, and the words that say so, lead to their attribution, though a shorter claim may hold them.
    let speaks = run.lanes.last().filter(|lane| matches!(&*lane.sort, "source" | "cue"));
    let shortest = || run.lanes.iter().min_by_key(|lane| marks[lane.mark].end - marks[lane.mark].start);
    speaks.or_else(shortest).map(|lane| &marks[lane.mark])
}

/// A run of text in one box for each of its lanes, the nearest lane innermost.
fn run_of(run: &Run, props: &ParagraphProps) -> Html {
    let Part { text, marks } = &props.part;
    let words = Html::from(run.span.of(text));
    if run.lanes.is_empty() {
        return words;
    }
    let target = target(run, marks).map(|mark| mark.id.to_string());
    let boxed = run.lanes.iter().rev().fold(words, |inner, lane| {
        let mut class = ["lane lane-", &lane.sort].concat();
        if lane.depth > 0 {
            class.extend([" depth-", &*lane.depth.to_string()]);
        }
        let is = |id: Option<&str>| id == Some(&*marks[lane.mark].id);
        let (is_lit, is_stop) = (is(props.lit.as_deref()), is(props.tab_stop.as_deref()));
        let all = [(lane.starts, " starts"), (lane.ends, " ends"), (is_lit, " open"), (is_stop, " stop")];
        for (is_so, name) in all {
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

/// Whether the keyboard comes back from a card that has told more than a line could.
fn comes_from_card(event: &Event) -> bool {
    let left = event.unchecked_ref::<FocusEvent>().related_target();
    let left = left.and_then(|left| left.dyn_into::<web_sys::Element>().ok());
    left.is_some_and(|left| left.closest(".card").is_ok_and(|card| card.is_some()))
}

/// Where a key leads from the mark `at`.
fn neighbour<'a>(marks: &'a [Annotation<'static>], at: &str, key: &str) -> Option<&'a Annotation<'static>> {
    let here = marks.iter().position(|mark| mark.id == at).unwrap_or(0);
    let there = match key {
        "ArrowRight" | "ArrowDown" => here + 1,
        "ArrowLeft" | "ArrowUp" => here.checked_sub(1)?,
        "Home" => 0,
        "End" => marks.len().checked_sub(1)?,
        _ => return None,
    };
    marks.get(there)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::empty_document;
    use sayso::write::json::Part as MarkedPart;

    /// A reading of so many paragraphs of the same words, each with so many marks that carry a letter in their ids.
    fn reading(words: &str, paragraphs: usize, marks: usize, letter: char) -> Reading {
        let spans: Vec<Span> = (0..paragraphs)
            .map(|at| Span::new(at * (words.len() + 2), at * (words.len() + 2) + words.len()))
            .collect();
        let mark = |at: usize| {
            let span = spans[at / marks];
            Annotation {
                id: format!("{letter}{at}").into(),
                layer: "hedge".into(),
                kind: "modal".into(),
                start: span.start,
                end: span.end,
                text: words.to_owned().into(),
                score: 0.9,
                rule: "hedge.modal".into(),
                parts: Vec::new(),
                attributes: Default::default(),
                links: Vec::new(),
            }
        };
        let mut document = empty_document();
        document.annotations = (0..paragraphs * marks).map(mark).collect();
        Reading::of([words, "\n\n"].concat().repeat(paragraphs).into(), spans.into(), document)
    }

    fn counts(drawing: &Drawing) -> Vec<usize> {
        drawing.parts.iter().map(|part| part.marks.len()).collect()
    }

    #[test]
    fn words_are_there_at_once_and_the_marks_of_a_long_text_in_portions() {
        let reading = reading("May.", 6, 180, 'a');
        let mut drawing = Drawing::default();
        assert!(!drawing.follow(&reading, 5, Some("a600")));
        assert!(drawing.parts.iter().all(|part| &*part.text == "May."));
        assert_eq!(counts(&drawing), [180, 180, 0, 180, 0], "the lit mark's paragraph does not wait");
        assert!(drawing.follow(&reading, 5, Some("a600")));
        assert_eq!(counts(&drawing), [180; 5]);
        assert!(drawing.follow(&reading, 6, None), "one more is drawn at once");
        assert_eq!(counts(&drawing), [180; 6]);
    }

    #[test]
    fn what_looks_the_same_stays_as_it_was_drawn() {
        let mut drawing = Drawing::default();
        drawing.follow(&reading("May.", 4, 2, 'a'), 4, None);
        let before = drawing.parts.clone();
        let mut anew = reading("May.", 4, 2, 'a');
        Rc::make_mut(&mut anew.document).annotations[0].score = 0.1;
        drawing.follow(&anew, 4, None);
        assert!(drawing.parts == before);
        Rc::make_mut(&mut anew.document).annotations[5].end -= 1;
        drawing.follow(&anew, 4, None);
        let same: Vec<bool> =
            drawing.parts.iter().zip(&before).map(|(part, before)| part == before).collect();
        assert_eq!(same, [true, true, false, true]);
    }

    #[test]
    fn other_words_never_keep_the_marks_of_those_before() {
        let mut drawing = Drawing::default();
        drawing.follow(&reading("May.", 3, 300, 'a'), 3, None);
        while !drawing.follow(&reading("May.", 3, 300, 'a'), 3, None) {}
        assert!(!drawing.follow(&reading("Might.", 3, 300, 'x'), 3, None));
        assert_eq!(counts(&drawing), [300, 0, 0]);
        assert!(drawing.parts.iter().all(|part| &*part.text == "Might."));
    }

    #[test]
    fn who_speaks_leads_to_the_attribution_and_what_is_said_to_the_shortest_mark() {
        let part =
            |role: &'static str, start, end| MarkedPart { role: role.into(), start, end, text: "".into() };
        let mut marks = reading("Lind may have said it.", 1, 3, 'a').document.annotations.clone();
        marks[0].parts = vec![part("source", 0, 4), part("cue", 5, 18), part("content", 19, 21)];
        marks[1].layer = "claim".into();
        marks[1].end = 21;
        (marks[2].start, marks[2].end) = (5, 8);
        let runs = lanes::runs(Span::new(0, 22), &marks);
        let led: Vec<&str> =
            runs.iter().filter_map(|run| target(run, &marks)).map(|mark| &*mark.id).collect();
        assert_eq!(led, ["a0", "a1", "a2", "a0", "a1", "a1"]);
    }

    #[test]
    fn a_mark_over_two_paragraphs_is_drawn_in_both_and_has_its_words_in_the_first() {
        let mut reading = reading("May.", 3, 1, 'a');
        Rc::make_mut(&mut reading.document).annotations[0].end = 10;
        let mut drawing = Drawing::default();
        assert!(drawing.follow(&reading, 3, None));
        let spans = |at: usize| -> Vec<(usize, usize, bool)> {
            drawing.parts[at].marks.iter().map(|mark| (mark.start, mark.end, mark.text.is_empty())).collect()
        };
        assert_eq!(spans(0), [(0, 10, false)]);
        assert_eq!(spans(1), [(0, 4, true), (0, 4, false)]);
    }
}
