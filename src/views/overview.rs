//! What does the text consist of? Where its marks fall, how its claims are made, who is named, how it hedges and reports.
//!
//! It never says how good or true the text is.

use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::tag::{On, Row, Tag, all, button, tag};
use crate::digest::Spot;
use crate::digest::shares::{self, Share};
use crate::state::Reading;
use crate::words::{self, Message};

/// What the overview needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The reading.
    pub reading: Reading,
    /// The visitor wants to see a place in the text.
    pub on_go: Callback<Spot>,
}

/// The layers of the strip.
const LAYERS: [&str; 3] = ["attribution", "hedge", "claim"];
/// Into how many stretches the strip and its table cut the text.
const STRETCHES: usize = 60;
const FIFTHS: usize = 5;
/// How high a lane of the strip is, in pixels, and how much of its width is for the lanes' names, in per cent.
const LANE: usize = 26;
const NAMES: f64 = 24.0;

/// The overview.
#[component]
pub fn Overview(props: &Props) -> Html {
    let charts = use_memo(props.reading.clone(), |Reading { text, document, .. }| {
        [
            (words::CERTAINTIES, shares::certainties(document)),
            (words::NAMINGS, shares::namings(document)),
            (words::TIERS, shares::tiers(text, document)),
            (words::STANCES, shares::stances(document)),
        ]
    });
    let charts = charts.iter().map(|(title, shares)| chart(*title, shares));
    Row::default().with(strip(props)).with(all(charts)).into()
}

/// The text from left to right, a lane for each layer, and the same in five rows that lead to their place.
fn strip(props: &Props) -> Tag {
    let Reading { text, document, .. } = &props.reading;
    let length = text.len();
    let lanes = LAYERS.iter().enumerate().map(|(lane, layer)| {
        let counts = shares::strip(length, STRETCHES, document, layer);
        let most = counts.iter().copied().max().unwrap_or(0).max(1);
        let bottom = (lane + 1) * LANE - 4;
        let width = (100.0 - NAMES) / STRETCHES as f64;
        let bars = counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(at, &count)| {
            let height = 4 + (LANE - 10) * count / most;
            tag("rect")
                .set("x", percent(NAMES + at as f64 * width))
                .set("width", percent(width))
                .set("y", (bottom - height).to_string())
                .set("height", height.to_string())
        });
        let name = tag("text").set("x", "0").set("y", (bottom - 4).to_string());
        let ground = tag("line").set("x1", percent(NAMES)).set("x2", "100%");
        let ground = ground.set("y1", bottom.to_string()).set("y2", bottom.to_string());
        Row::default()
            .with(name.with(words::layer(layer)))
            .with(ground)
            .with(tag("g").class(["strip-", layer].concat()).each(bars))
    });
    let go_to = |byte: usize| {
        let (on_go, mark) = (props.on_go.clone(), shares::mark_from(document, byte));
        button(Callback::from(move |()| {
            if let Some(mark) = mark.clone() {
                on_go.emit(Spot::Mark(mark));
            }
        }))
    };
    let rows = (0..FIFTHS).map(|fifth| {
        let counts = LAYERS.map(|layer| shares::strip(length, FIFTHS, document, layer)[fifth]);
        let go = go_to(fifth * length / FIFTHS).class("go").with(words::fifth(fifth));
        tag("tr")
            .with(tag("th").set("scope", "row").with(go))
            .each(counts.map(|count| tag("td").class("number").with(count.to_string())))
    });
    let go = {
        let props = props.clone();
        move |event: Event| {
            let Some(strip) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            else {
                return;
            };
            let across = 100.0 * f64::from(event.unchecked_ref::<MouseEvent>().offset_x())
                / f64::from(strip.client_width().max(1));
            let place = ((across - NAMES) / (100.0 - NAMES)).clamp(0.0, 1.0);
            let byte = (place * props.reading.text.len() as f64) as usize;
            if let Some(mark) = shares::mark_from(&props.reading.document, byte) {
                props.on_go.emit(Spot::Mark(mark));
            }
        }
    };
    let picture = tag("svg")
        .class("strip")
        .set("role", "img")
        .set("aria-label", words::STRIP)
        .set("width", "100%")
        .set("height", (LAYERS.len() * LANE).to_string())
        .on(On::Click, go.into())
        .each(lanes);
    let heads = tag("tr")
        .with(tag("th").set("scope", "col").with(words::STRETCH))
        .each(LAYERS.map(|layer| tag("th").set("scope", "col").class("number").with(words::layer(layer))));
    tag("section")
        .class("share")
        .with(picture)
        .with(tag("p").class("hint").with(words::STRIP_HINT))
        .with(tag("table").with(tag("caption").with(words::STRIP)).with(tag("tbody").with(heads).each(rows)))
}

/// A table whose rows carry a bar each, and say how long that is.
fn chart(title: Message, shares: &[Share]) -> Tag {
    let rows = shares.iter().map(|share| {
        let cues = || tag("span").class("cues").set("lang", "en").with(share.words.join(", "));
        let name = tag("th").set("scope", "row").with(words::share_name(share.key));
        let bar = tag("svg").set("width", "100%").set("height", "12").set("aria-hidden", "true");
        let filled = tag("rect").set("width", percent(share.percent as f64)).set("height", "12");
        let amount = words::number((share.amount * 10.0).round() / 10.0);
        tag("tr")
            .with(name.with((!share.words.is_empty()).then(cues)).with(bar.with(filled)))
            .with(tag("td").class("number").with(words::share(share.percent, 100)))
            .with(tag("td").class("number").with(amount))
    });
    let heads = words::SHARE_COLUMNS.map(|name| tag("th").set("scope", "col").with(name));
    tag("table")
        .class("share")
        .with(tag("caption").with(title))
        .with(tag("thead").with(tag("tr").each(heads)))
        .with(tag("tbody").each(rows))
}

fn percent(value: f64) -> String {
    let tenths = (value * 10.0).round() as usize;
    format!("{}.{}%", tenths / 10, tenths % 10)
}
