//! What do the marks look like, how many are there, and which of them are shown?
//!
//! It never shows a layer that no mark is in, but for the three that every article is read for.

use std::collections::BTreeMap;

use sayso::write::json::Document;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::tag::{On, Row, Tag, button, tag};
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
        button(props.on_sift.reform(move |()| sift.clone()))
            .class("preset")
            .set("aria-pressed", if props.sift.has(off) { "true" } else { "false" })
            .with(words::preset(name))
    });
    let presets = tag("div")
        .class("presets")
        .set("role", "group")
        .set("aria-labelledby", "presets")
        .with(tag("span").id("presets").with(words::PRESETS))
        .each(presets);
    tag("section")
        .class("legend")
        .set("aria-labelledby", "legend")
        .with(tag("h2").id("legend").with(words::LEGEND))
        .with(filtered(&props.reading, &props.sift, &props.on_sift))
        .with(tag("ul").each(rows))
        .with(presets)
        .with(tag("details").class("narrow").with(tag("summary").with(words::NARROW)).with(narrow(props)))
        .into()
}

/// How many marks are shown, and the way back to all of them.
pub fn filtered(reading: &Reading, sift: &Sift, on_sift: &Callback<Sift>) -> Tag {
    let [shown, whole, read] =
        [&reading.document, &reading.whole, &reading.read].map(|document| document.annotations.len());
    let reset = || {
        let all = sift.reset();
        let show_all = button(on_sift.reform(move |()| all.clone()));
        Row::default().with(" ").with(show_all.class("quiet").with(words::SHOW_ALL))
    };
    let count = words::marks_shown(shown, whole, read - whole, sift.is_on());
    let what = sift.is_on().then(|| held_back(sift));
    tag("p")
        .class(if sift.is_on() { "filtered on" } else { "filtered" })
        .with(tag("span").set("aria-live", "polite").with(count).with(what))
        .with(sift.is_on().then(reset))
}

/// What is shown or held back: the preset's name, or what is switched off, and the words and the score that are asked for.
fn held_back(sift: &Sift) -> String {
    let mut told = String::new();
    let mut tell = |what: &str| {
        told.push_str(if told.is_empty() { " (" } else { "; " });
        told.push_str(what);
    };
    match PRESETS.iter().find(|(_, off)| sift.has(off)) {
        Some((name, _)) => tell(&words::preset(name)),
        None => sift.off.iter().for_each(|key| {
            let mut parts = key.split('/');
            let mut name = words::layer(parts.next().unwrap_or_default());
            if let (Some(facet), Some(value)) = (parts.next(), parts.next()) {
                name.push_str(": ");
                name.push_str(&words::facet_value(facet, value));
            }
            tell(&words::without(&name));
        }),
    }
    if !sift.words.trim().is_empty() {
        tell(&["“", sift.words.trim(), "”"].concat());
    }
    if sift.least > 0 {
        tell(&["≥ ", &*words::number(f64::from(sift.least) / 100.0)].concat());
    }
    told + ")"
}

fn row(props: &Props, layer: &str, counts: &BTreeMap<String, usize>) -> Tag {
    let count =
        |document: &Document<'_>| document.annotations.iter().filter(|mark| mark.layer == layer).count();
    let gloss = tag("span").class("gloss").with(words::layer_in_a_line(layer)).with(parts(layer));
    let entry = tag("span")
        .class("entry")
        .with(tag("span").class("specimen").with(specimen(layer)))
        .with(" ")
        .with(gloss);
    let count = words::of(count(&props.reading.document), count(&props.reading.whole));
    let switch = tag("label")
        .class("switch")
        .with(switch(props, layer, true))
        .with(tag("span").class("track").set("aria-hidden", "true"))
        .with(entry)
        .with(" ")
        .with(tag("span").class("count").with(count));
    let name = [&*words::layer(layer), " ", &*words::facets_of(layer)].concat();
    let facets = tag("details")
        .class("facets")
        .with(tag("summary").with(tag("span").with(name)))
        .with(FACETS.map(|facet| values(props, layer, facet, counts)).into_iter().collect::<Html>());
    tag("li").with(switch).with(facets)
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
        let class = (facet == "certainty").then(|| certainty_class(value));
        let name = tag("span").class(class).with(words::facet_value(facet, value));
        let entry = tag("label")
            .with(switch(props, &key, false))
            .with(tag("span").class("name").with(name))
            .with(" ")
            .with(tag("span").class("count").with(count.to_string()));
        Some(Html::from(entry))
    });
    let values: Vec<Html> = values.collect();
    if values.is_empty() {
        return Html::default();
    }
    let title = tag("legend").with(words::facet(layer, facet));
    tag("fieldset").class(facet.to_owned()).with(title).each(values).into()
}

/// What switches a layer or a facet on and off.
fn switch(props: &Props, key: &str, is_layer: bool) -> Tag {
    let toggle = {
        let key = key.to_owned();
        props.on_toggle.reform(move |_: Event| key.clone())
    };
    tag("input")
        .set("type", "checkbox")
        .set("role", is_layer.then_some("switch"))
        .checked(!props.sift.is_off(key))
        .on(On::Change, toggle)
}

/// The words to look for, and how sure a mark must be.
fn narrow(props: &Props) -> Row {
    let changing = |change: fn(&mut Sift, &HtmlInputElement)| {
        let sift = props.sift.clone();
        props.on_sift.reform(move |event: Event| {
            let mut sift = sift.clone();
            change(&mut sift, &event.target_unchecked_into());
            sift
        })
    };
    let least = words::number(f64::from(props.sift.least) / 100.0);
    let seek = tag("input")
        .id(SEEK)
        .set("type", "search")
        .value(props.sift.words.clone())
        .on(On::Input, changing(|sift, field| sift.words = field.value()));
    let slider = tag("input")
        .id(LEAST)
        .set("type", "range")
        .set("min", "0")
        .set("max", "95")
        .set("step", "5")
        .value(props.sift.least.to_string())
        .set("aria-valuetext", least.clone())
        .on(On::Input, changing(|sift, slider| sift.least = slider.value_as_number() as u8));
    let count = tag("span").class("count").with(least);
    Row::default()
        .with(tag("label").set("for", SEEK).with(words::SEEK))
        .with(seek)
        .with(tag("label").set("for", LEAST).with(words::LEAST))
        .with(tag("span").class("threshold").with(slider).with(count))
}

/// The layer's name, drawn as its marks are.
pub fn specimen(layer: &str) -> Tag {
    let lane = if layer == "attribution" { "content" } else { layer };
    tag("span").class(["lane lane-", lane, " starts ends"].concat()).with(words::layer(layer))
}

/// The parts of a layer's marks, drawn as they are.
fn parts(layer: &str) -> Option<Row> {
    let source = || tag("span").class("lane lane-source starts ends").with(words::LEGEND_SOURCE);
    let cue = || tag("span").class("lane lane-cue").with(words::LEGEND_CUE);
    (layer == "attribution").then(|| Row::default().with(": ").with(source()).with(" ").with(cue()))
}

/// How a claim of this certainty is drawn.
fn certainty_class(certainty: &str) -> String {
    ["lane lane-claim is-", certainty, " starts ends"].concat()
}

/// What every line and frame under the words means, for paper.
pub fn key() -> Tag {
    let entry = |drawn: Tag, meaning: String| tag("li").with(drawn).with(" ").with(meaning);
    let layers = ["attribution", "hedge"]
        .map(|layer| entry(specimen(layer), words::layer_in_a_line(layer)).with(parts(layer)));
    let certainties = ["asserted", "attributed", "hedged", "denied"].map(|certainty| {
        let drawn = tag("span").class(certainty_class(certainty)).with(words::layer("claim"));
        entry(drawn, words::share_name(certainty))
    });
    tag("section")
        .class("key")
        .with(tag("h2").with(words::KEY))
        .with(tag("ul").each(layers.into_iter().chain(certainties)))
}
