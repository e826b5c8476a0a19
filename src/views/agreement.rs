//! Where do the student's marks and the annotator's agree, and who is right where they do not?
//!
//! It never answers that: the student does.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::digest::practice::{Finding, LAYERS, tally};
use crate::state::Reading;
use crate::words::{self, desk};

/// What the agreement needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The annotator's reading.
    pub reading: Reading,
    /// All marks of both.
    pub findings: Rc<Vec<Finding>>,
    /// What the student decided: the key of an answer by the number of a finding; none, or an empty one, is no answer yet.
    pub answers: Vec<String>,
    /// The student decides.
    pub on_answer: Callback<(usize, String)>,
    /// The student wants to see a finding in the text.
    pub on_go: Callback<usize>,
}

/// The agreement's id in the document.
const AGREEMENT: &str = "agreement";

/// Counts for each layer, and every difference with the mark's reason and the question.
#[component]
pub fn Agreement(props: &Props) -> Html {
    let findings = || props.findings.iter().enumerate();
    let differ: Vec<_> =
        findings().filter(|(_, found)| found.yours.is_none() || found.theirs.is_none()).collect();
    let agreed: Vec<_> =
        findings().filter(|(_, found)| found.yours.is_some() && found.theirs.is_some()).collect();
    let rows = LAYERS.map(|layer| {
        let counts = tally(&props.findings, layer);
        html! {
            <tr>
                <th scope="row">{ words::layer(layer) }</th>
                { for counts.map(|count| html! { <td class="number">{ count }</td> }) }
            </tr>
        }
    });
    html! {
        <section class="panel agreement" id={AGREEMENT} tabindex="-1" aria-labelledby="agreement-title">
            <h3 id="agreement-title">{ desk::AGREEMENT }</h3>
            <table>
                <caption>{ desk::OVERLAP_RULE }</caption>
                <thead>
                    <tr><td />{ for desk::AGREEMENT_COLUMNS.map(|name| html! { <th scope="col" class="number">{ name }</th> }) }</tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
            if props.findings.is_empty() {
                <p class="none">{ desk::NOTHING_MARKED }</p>
            } else if differ.is_empty() {
                <p>{ desk::NO_DIFFERENCE }</p>
            } else {
                <h3>{ desk::WHO_IS_RIGHT }</h3>
                <ol class="differences">{ for differ.into_iter().map(|(at, found)| difference(at, found, props)) }</ol>
            }
            if !agreed.is_empty() {
                <details class="others">
                    <summary>{ desk::FOUND_BY_BOTH }{ " (" }{ agreed.len() }{ ")" }</summary>
                    <ul class="said">
                        { for agreed.into_iter().map(|(at, found)| html! {
                            <li>{ go(at, found, props) }<span class="what">{ words::layer(found.layer) }</span></li>
                        }) }
                    </ul>
                </details>
            }
        </section>
    }
}

fn go(at: usize, found: &Finding, props: &Props) -> Html {
    let on_go = props.on_go.clone();
    let onclick = move |_: MouseEvent| on_go.emit(at);
    html! { <button class="go" {onclick}>{ words::shortened(found.span.of(&props.reading.text), 120) }</button> }
}

fn difference(at: usize, found: &Finding, props: &Props) -> Html {
    let answer = props.answers.get(at).map_or("", String::as_str);
    let onchange = {
        let on_answer = props.on_answer.clone();
        move |event: Event| {
            let field =
                event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok());
            if let Some(field) = field {
                on_answer.emit((at, field.value()));
            }
        }
    };
    let options = desk::ANSWERS.map(|(key, name)| {
        html! { <option value={key} selected={key == answer}>{ name }</option> }
    });
    html! {
        <li class={format!("difference difference-{}", found.layer)}>
            { go(at, found, props) }
            <p>{ told(found, &props.reading) }</p>
            <label>{ desk::RIGHT }{ " " }<select {onchange}>{ for options }</select></label>
        </li>
    }
}

/// Who marked what, and why, in plain words.
pub fn told(found: &Finding, reading: &Reading) -> String {
    match found.theirs.as_deref().and_then(|id| reading.mark(id)) {
        Some(mark) => {
            let who = desk::missed_by_you(&mark.layer, &mark.kind);
            format!("{who} {}", words::why(&mark.layer, &mark.kind))
        }
        None => desk::missed_by_sayso(found.layer),
    }
}
