//! What do the marks look like, how many are there, and which of them are shown?
//!
//! It never shows a layer that no mark is in, but for the three that every article is read for.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use sayso::write::json::Document;
use yew::prelude::*;

use crate::words;

/// The layers that are always listed, in the order in which they are.
const LAYERS: [&str; 3] = ["attribution", "hedge", "claim"];

/// What the legend needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What is known about the text.
    pub document: Rc<Document<'static>>,
    /// The layers that are switched off.
    pub hidden: BTreeSet<String>,
    /// The visitor switches a layer on or off.
    pub on_toggle: Callback<String>,
}

/// The legend: a switch with a specimen and a count for each layer.
#[component]
pub fn Legend(props: &Props) -> Html {
    let mut counts: BTreeMap<&str, usize> = LAYERS.into_iter().map(|layer| (layer, 0)).collect();
    for mark in &props.document.annotations {
        *counts.entry(&mark.layer).or_default() += 1;
    }
    let further = counts.keys().copied().filter(|layer| !LAYERS.contains(layer));
    let rows = LAYERS.into_iter().chain(further).map(|layer| row(props, layer, counts[layer]));
    html! {
        <section class="legend" aria-labelledby="legend">
            <h2 id="legend">{ words::LEGEND }</h2>
            <ul>{ for rows }</ul>
        </section>
    }
}

fn row(props: &Props, layer: &str, count: usize) -> Html {
    let onchange = {
        let (on_toggle, layer) = (props.on_toggle.clone(), layer.to_owned());
        move |_: Event| on_toggle.emit(layer.clone())
    };
    html! {
        <li>
            <label class="switch">
                <input type="checkbox" role="switch" checked={!props.hidden.contains(layer)} {onchange} />
                <span class="track" aria-hidden="true" />
                <span class="entry">
                    <span class="specimen">{ specimen(layer) }</span>{ " " }
                    <span class="gloss">{ words::layer_in_a_line(layer) }{ parts(layer) }</span>
                </span>{ " " }
                <span class="count">{ count }</span>
            </label>
        </li>
    }
}

/// The layer's name, drawn as its marks are.
fn specimen(layer: &str) -> Html {
    let lane = if layer == "attribution" { "content" } else { layer };
    html! { <span class={classes!("lane", format!("lane-{lane}"), "starts", "ends")}>{ words::layer(layer) }</span> }
}

/// The parts of a layer's marks, drawn as they are.
fn parts(layer: &str) -> Html {
    if layer != "attribution" {
        return html! {};
    }
    html! {
        <>
            { ": " }<span class="lane lane-source starts ends">{ words::SOURCE.to_ascii_lowercase() }</span>
            { " " }<span class="lane lane-cue">{ words::CUE.to_ascii_lowercase() }</span>
        </>
    }
}
