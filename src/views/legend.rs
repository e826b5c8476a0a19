//! What do the marks look like, how many are there, and which of them are shown?
//!
//! It never shows a layer that no mark is in, but for the three that every article is read for.

use std::collections::BTreeMap;

use sayso::write::json::Document;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::tag::{tag, words_in};
use crate::sift::{FACETS, PRESETS, Sift, counts};
use crate::state::Reading;
use crate::words;

/// The layers that are always listed, in the order in which they are.
const LAYERS: [&str; 3] = ["attribution", "hedge", "claim"];

/// The ids of the threshold and of the search field in the document.
const LEAST: &str = "least";
const SEEK: &str = "seek";

/// What the legend needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The reading.
    pub reading: Reading,
    /// Which of its marks are shown.
    pub sift: Sift,
    /// The visitor switches a layer or a facet on or off.
    pub on_toggle: Callback<String>,
    /// The visitor wants to see other marks.
    pub on_sift: Callback<Sift>,
}

/// The legend: a switch with a specimen and a count for each layer, and all else by which marks are held back.
#[component]
pub fn Legend(props: &Props) -> Html {
    let counts = use_memo((props.reading.clone(), props.sift.off.clone()), |(reading, off)| {
        counts(&reading.whole, off)
    });
    let further = counts.keys().map(String::as_str).filter(|key| !key.contains('/') && !LAYERS.contains(key));
    let rows = LAYERS.into_iter().chain(further).map(|layer| row(props, layer, &counts));
    let presets = PRESETS.map(|(name, off)| {
        let sift = props.sift.switched_to(off);
        html! {
            <button class="preset" aria-pressed={props.sift.has(off).to_string()}
                onclick={props.on_sift.reform(move |_: MouseEvent| sift.clone())}>{ words::preset(name) }</button>
        }
    });
    html! {
        <section class="legend" aria-labelledby="legend">
            <h2 id="legend">{ words::LEGEND }</h2>
            { filtered(&props.reading, &props.sift, &props.on_sift) }
            <ul>{ for rows }</ul>
            <div class="presets" role="group" aria-labelledby="presets"><span id="presets">{ words::PRESETS }</span>{ for presets }</div>
            <details class="narrow">
                <summary>{ words::NARROW }</summary>
                { narrow(props) }
            </details>
        </section>
    }
}

/// How many marks are shown, and the way back to all of them.
pub fn filtered(reading: &Reading, sift: &Sift, on_sift: &Callback<Sift>) -> Html {
    let (shown, whole) = (reading.document.annotations.len(), reading.whole.annotations.len());
    let all = sift.reset();
    html! {
        <p class={classes!("filtered", sift.is_on().then_some("on"))}>
            <span aria-live="polite">{ words::marks_shown(shown, whole, sift.is_on()) }</span>
            if sift.is_on() {
                { " " }<button class="quiet" onclick={on_sift.reform(move |_: MouseEvent| all.clone())}>{ words::SHOW_ALL }</button>
            }
        </p>
    }
}

fn row(props: &Props, layer: &str, counts: &BTreeMap<String, usize>) -> Html {
    let count =
        |document: &Document<'_>| document.annotations.iter().filter(|mark| mark.layer == layer).count();
    html! {
        <li>
            <label class="switch">
                { switch(props, layer, true) }
                <span class="track" aria-hidden="true" />
                <span class="entry">
                    { tag("span", "specimen", specimen(layer)) }{ " " }
                    <span class="gloss">{ words::layer_in_a_line(layer) }{ parts(layer) }</span>
                </span>{ " " }
                { words_in("span", "count", words::of(count(&props.reading.document), count(&props.reading.whole))) }
            </label>
            <details class="facets">
                <summary>{ words_in("span", "", [&*words::layer(layer), " ", &*words::facets_of(layer)].concat()) }</summary>
                { for FACETS.map(|facet| values(props, layer, facet, counts)) }
            </details>
        </li>
    }
}

/// What there is of a facet, each value with a box to tick and a count.
fn values(
    props: &Props,
    layer: &str,
    (facet, order): (&str, &[&str]),
    counts: &BTreeMap<String, usize>,
) -> Html {
    let prefix = [layer, facet, ""].join("/");
    let others = counts.keys().filter_map(|key| key.strip_prefix(&prefix));
    let others = others.filter(|value| !order.contains(value));
    let values = order.iter().copied().chain(others).filter_map(|value| {
        let key = [&*prefix, value].concat();
        let count = counts.get(&key)?;
        let class = if facet == "certainty" { certainty_class(value) } else { String::new() };
        let name = words_in("span", &class, words::facet_value(facet, value));
        Some(html! {
            <label>
                { switch(props, &key, false) }{ tag("span", "name", name) }{ " " }{ words_in("span", "count", count.to_string()) }
            </label>
        })
    });
    let values: Vec<Html> = values.collect();
    if values.is_empty() {
        return html! {};
    }
    html! { <fieldset class={facet.to_owned()}><legend>{ words::facet(layer, facet) }</legend>{ for values }</fieldset> }
}

/// What switches a layer or a facet on and off.
fn switch(props: &Props, key: &str, is_layer: bool) -> Html {
    let onchange = {
        let (on_toggle, key) = (props.on_toggle.clone(), key.to_owned());
        move |_: Event| on_toggle.emit(key.clone())
    };
    let role = is_layer.then_some("switch");
    html! { <input type="checkbox" {role} checked={!props.sift.off.contains(key)} {onchange} /> }
}

/// The words to look for, and how sure a mark must be.
fn narrow(props: &Props) -> Html {
    let oninput = |change: fn(&mut Sift, &HtmlInputElement)| {
        let (on_sift, sift) = (props.on_sift.clone(), props.sift.clone());
        move |event: InputEvent| {
            let mut sift = sift.clone();
            change(&mut sift, &event.target_unchecked_into());
            on_sift.emit(sift);
        }
    };
    let least = words::share(props.sift.least.into(), 100);
    html! {
        <>
            <label for={SEEK}>{ words::SEEK }</label>
            <input id={SEEK} type="search" value={props.sift.words.clone()}
                oninput={oninput(|sift, field| sift.words = field.value())} />
            <label for={LEAST}>{ words::LEAST }</label>
            <span class="threshold">
                <input id={LEAST} type="range" min="0" max="95" step="5" value={props.sift.least.to_string()}
                    aria-valuetext={least.clone()}
                    oninput={oninput(|sift, slider| sift.least = slider.value_as_number() as u8)} />
                { words_in("span", "count", least) }
            </span>
        </>
    }
}

/// The layer's name, drawn as its marks are.
pub fn specimen(layer: &str) -> Html {
    let lane = if layer == "attribution" { "content" } else { layer };
    words_in("span", &["lane lane-", lane, " starts ends"].concat(), words::layer(layer))
}

/// The parts of a layer's marks, drawn as they are.
fn parts(layer: &str) -> Html {
    if layer != "attribution" {
        return html! {};
    }
    html! {
        <>
            { ": " }{ words_in("span", "lane lane-source starts ends", words::LEGEND_SOURCE.to_string()) }
            { " " }{ words_in("span", "lane lane-cue", words::LEGEND_CUE.to_string()) }
        </>
    }
}

/// How a claim of this certainty is drawn.
fn certainty_class(certainty: &str) -> String {
    ["lane lane-claim is-", certainty, " starts ends"].concat()
}

/// What every line and frame under the words means, for paper.
pub fn key() -> Html {
    let entry = |drawn, meaning, parts| tag("li", "", html! { <>{ drawn }{ " " }{ meaning }{ parts }</> });
    let layers = ["attribution", "hedge"]
        .map(|layer| entry(specimen(layer), words::layer_in_a_line(layer), parts(layer)));
    let certainties = ["asserted", "attributed", "hedged", "denied"].map(|certainty| {
        let drawn = words_in("span", &certainty_class(certainty), words::layer("claim"));
        entry(drawn, words::share_name(certainty), Html::default())
    });
    let entries = layers.into_iter().chain(certainties).collect();
    let heading = words_in("h2", "", words::KEY.to_string());
    tag("section", "key", html! { <>{ heading }{ tag("ul", "", entries) }</> })
}
