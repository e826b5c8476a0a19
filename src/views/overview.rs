//! What does the text consist of? Where its marks fall, how its claims are made, who is named, how it hedges and reports.
//!
//! It never says how good or true the text is.

use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::tag::words_in;
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
    html! {
        <>
            { strip(props) }
            { for charts.iter().map(|(title, shares)| chart(*title, shares)) }
        </>
    }
}

/// The text from left to right, a lane for each layer, and the same in five rows that lead to their place.
fn strip(props: &Props) -> Html {
    let Reading { text, document, .. } = &props.reading;
    let length = text.len();
    let lanes = LAYERS.iter().enumerate().map(|(lane, layer)| {
        let counts = shares::strip(length, STRETCHES, document, layer);
        let most = counts.iter().copied().max().unwrap_or(0).max(1);
        let bottom = (lane + 1) * LANE - 4;
        let width = (100.0 - NAMES) / STRETCHES as f64;
        let bars = counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(at, &count)| {
            let height = 4 + (LANE - 10) * count / most;
            html! {
                <rect x={percent(NAMES + at as f64 * width)} width={percent(width)} y={(bottom - height).to_string()} height={height.to_string()} />
            }
        });
        html! {
            <>
                <text x="0" y={(bottom - 4).to_string()}>{ words::layer(layer) }</text>
                <line x1={percent(NAMES)} x2="100%" y1={bottom.to_string()} y2={bottom.to_string()} />
                <g class={format!("strip-{layer}")}>{ for bars }</g>
            </>
        }
    });
    let go_to = |byte: usize| {
        let (on_go, mark) = (props.on_go.clone(), shares::mark_from(document, byte));
        move |_: MouseEvent| {
            if let Some(mark) = mark.clone() {
                on_go.emit(Spot::Mark(mark));
            }
        }
    };
    let rows = (0..FIFTHS).map(|fifth| {
        let counts = LAYERS.map(|layer| shares::strip(length, FIFTHS, document, layer)[fifth]);
        html! {
            <tr>
                <th scope="row"><button class="go" onclick={go_to(fifth * length / FIFTHS)}>{ words::fifth(fifth) }</button></th>
                { for counts.map(|count| words_in("td", "number", count.to_string())) }
            </tr>
        }
    });
    let onclick = {
        let props = props.clone();
        move |event: MouseEvent| {
            let Some(strip) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            else {
                return;
            };
            let across = 100.0 * f64::from(event.offset_x()) / f64::from(strip.client_width().max(1));
            let place = ((across - NAMES) / (100.0 - NAMES)).clamp(0.0, 1.0);
            let byte = (place * props.reading.text.len() as f64) as usize;
            if let Some(mark) = shares::mark_from(&props.reading.document, byte) {
                props.on_go.emit(Spot::Mark(mark));
            }
        }
    };
    html! {
        <section class="share">
            <svg class="strip" role="img" aria-label={words::STRIP} width="100%" height={(LAYERS.len() * LANE).to_string()} {onclick}>
                { for lanes }
            </svg>
            <p class="hint">{ words::STRIP_HINT }</p>
            <table>
                <caption>{ words::STRIP }</caption>
                <tbody>
                    <tr>
                        <th scope="col">{ words::STRETCH }</th>
                        { for LAYERS.map(|layer| html! { <th scope="col" class="number">{ words::layer(layer) }</th> }) }
                    </tr>
                    { for rows }
                </tbody>
            </table>
        </section>
    }
}

/// A table whose rows carry a bar each.
fn chart(title: Message, shares: &[Share]) -> Html {
    let rows = shares.iter().map(|share| {
        html! {
            <tr>
                <th scope="row">
                    { words::share_name(share.key) }
                    if !share.words.is_empty() { <span class="cues" lang="en">{ share.words.join(", ") }</span> }
                </th>
                <td>
                    <svg width="100%" height="12" aria-hidden="true"><rect width={percent(100.0 * share.part)} height="12" /></svg>
                </td>
                { words_in("td", "number", words::number((share.amount * 10.0).round() / 10.0)) }
            </tr>
        }
    });
    html! {
        <table class="share">
            <caption>{ title }</caption>
            <thead><tr>{ for words::SHARE_COLUMNS.map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn percent(value: f64) -> String {
    let tenths = (value * 10.0).round() as usize;
    format!("{}.{}%", tenths / 10, tenths % 10)
}
