//! How does a text look that is marked by hand? Every word can be chosen, and what is marked is drawn as everywhere.
//!
//! It never shows a mark of the annotator's.

use std::rc::Rc;

use sayso::document::Span;
use sayso::order;
use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::digest::practice::Mark;
use crate::words::desk;

/// What the text needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text.
    pub text: Rc<str>,
    /// Its paragraphs, each with its words.
    pub paragraphs: Rc<[(Span, Vec<Span>)]>,
    /// What is marked, by the numbers of words.
    pub marks: Vec<Mark>,
    /// The words that are chosen, the last included.
    pub chosen: (usize, usize),
    /// The word that the keyboard is at.
    pub at: usize,
    /// A word was tapped, or the choice is to reach to it: the pointer is dragged there, or Shift is held.
    pub on_tap: Callback<(usize, bool)>,
    /// A key was pressed.
    pub on_key: Callback<KeyboardEvent>,
}

/// The id of a word in the document.
pub fn word_id(word: usize) -> String {
    format!("word-{word}")
}

/// The text.
#[component]
pub fn PracticeText(props: &Props) -> Html {
    let (on_tap, on_drag) = (props.on_tap.clone(), props.on_tap.clone());
    let onmousedown = move |event: MouseEvent| {
        if let Some(word) = word_of(&event) {
            on_tap.emit((word, event.shift_key()));
        }
    };
    let onmouseover = move |event: MouseEvent| {
        if let Some(word) = word_of(&event).filter(|_| event.buttons() == 1) {
            on_drag.emit((word, true));
        }
    };
    let mut first = 0;
    let (from, to) = props.chosen;
    let paragraphs = props.paragraphs.iter().enumerate().map(|(index, (span, words))| {
        let numbers = first..first + words.len();
        first = numbers.end;
        let within = |word: usize| numbers.contains(&word);
        let marks = props.marks.iter().filter(|mark| mark.from < numbers.end && numbers.start <= mark.to);
        let chosen = (from.max(numbers.start), to.min(numbers.end.saturating_sub(1)));
        html! {
            <Paragraph key={index} text={props.text.clone()} span={*span} words={words.clone()} first={numbers.start}
                marks={marks.cloned().collect::<Vec<_>>()} chosen={(chosen.0 <= chosen.1).then_some(chosen)}
                at={Some(props.at).filter(|&at| within(at))} />
        }
    });
    let paragraphs: Vec<Html> = paragraphs.collect();
    html! {
        <div class="reading practice" role="listbox" aria-multiselectable="true" aria-label={desk::PRACTICE_TEXT}
            onkeydown={props.on_key.clone()} {onmousedown} {onmouseover}>
            { for paragraphs }
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ParagraphProps {
    text: Rc<str>,
    span: Span,
    words: Vec<Span>,
    /// The number of its first word.
    first: usize,
    marks: Vec<Mark>,
    chosen: Option<(usize, usize)>,
    at: Option<usize>,
}

#[component]
fn Paragraph(props: &ParagraphProps) -> Html {
    let mut written = props.span.start;
    let pieces = props.words.iter().enumerate().map(|(place, word)| {
        let number = props.first + place;
        // What stands before the word is drawn as both its neighbours are.
        let before = Span::new(written, word.start).of(&props.text);
        let both = |mark: &&Mark| number > props.first && mark.holds(number - 1) && mark.holds(number);
        let gap = lanes(before, props.marks.iter().filter(both));
        written = word.end;
        let held: Vec<&Mark> = props.marks.iter().filter(|mark| mark.holds(number)).collect();
        let label = (!held.is_empty()).then(|| {
            let layers: Vec<&str> = held.iter().map(|mark| mark.layer).collect();
            desk::marked_word(word.of(&props.text), &layers)
        });
        let is_chosen = props.chosen.is_some_and(|(from, to)| (from..=to).contains(&number));
        html! {
            <>
                <span class={classes!(is_chosen.then_some("chosen"))} data-word={number.saturating_sub(1).to_string()}>{ gap }</span>
                <span role="option" id={word_id(number)} data-word={number.to_string()} aria-label={label}
                    aria-selected={is_chosen.to_string()} class={classes!("word", is_chosen.then_some("chosen"))}
                    tabindex={if props.at == Some(number) { "0" } else { "-1" }}>
                    { lanes(word.of(&props.text), held.into_iter()) }
                </span>
            </>
        }
    });
    let pieces: Vec<Html> = pieces.collect();
    let rest = Span::new(written, props.span.end).of(&props.text).to_owned();
    html! { <p role="group">{ for pieces }{ rest }</p> }
}

/// The word that the pointer is at.
fn word_of(event: &Event) -> Option<usize> {
    let element = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    element.closest("[data-word]").ok()??.get_attribute("data-word")?.parse().ok()
}

/// Words in the lanes of the marks that hold them, the longest mark outside.
fn lanes<'a>(words: &str, marks: impl Iterator<Item = &'a Mark>) -> Html {
    let mut marks: Vec<&Mark> = marks.collect();
    order::sort_by_key(&mut marks, |mark| mark.to - mark.from);
    marks.into_iter().fold(html! { { words.to_owned() } }, |inner, mark| {
        let lane = if mark.layer == "attribution" { "content" } else { mark.layer };
        html! { <span class={format!("lane lane-{lane}")}>{ inner }</span> }
    })
}
