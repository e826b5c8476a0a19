//! Which figures count the same thing and differ? Side by side on one scale, with who says so, and again as a table.
//!
//! It never says which figure is right.

use yew::prelude::*;

use super::tag::words_in;
use crate::digest::Spot;
use crate::digest::figures::{Entry, Figures, Group, Scale, figures};
use crate::state::Reading;
use crate::words;

/// What the figures need.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The reading.
    pub reading: Reading,
    /// The visitor wants to see a figure in the text.
    pub on_go: Callback<Spot>,
}

/// The figures that differ, thing by thing, and the others.
#[component]
pub fn FiguresPanel(props: &Props) -> Html {
    let figures =
        use_memo(props.reading.clone(), |reading| figures(&reading.text, &reading.whole, &reading.document));
    let Figures { disputed, others } = &*figures;
    html! {
        <>
            if disputed.is_empty() {
                <p class="none">{ words::no_dispute(others.len()) }</p>
            }
            { for disputed.iter().map(|group| dispute(group, &props.on_go)) }
            if !others.is_empty() {
                <details class="others">
                    <summary>{ words::other_figures(others.len()) }</summary>
                    { table(&words::OTHER_FIGURES.to_string(), others, true, &props.on_go) }
                </details>
            }
        </>
    }
}

fn dispute(group: &Group, on_go: &Callback<Spot>) -> Html {
    let title = words::counted(&group.what, group.unit.as_deref());
    html! {
        <section class="dispute">
            <h2>{ title.clone() }</h2>
            { plot(&title, group) }
            { table(&title, &group.entries, false, on_go) }
        </section>
    }
}

/// How high a figure's row in the plot is, in pixels.
const ROW: usize = 26;

/// A row for each figure: its words, and beside them where it lies on the scale.
fn plot(title: &str, group: &Group) -> Html {
    let count = group.entries.len();
    let bottom = count * ROW;
    let ticks = group.scale.ticks.iter().map(|&tick| {
        let x = across(&group.scale, tick);
        html! {
            <>
                <line class="tick" x1={x.clone()} x2={x.clone()} y1="0" y2={bottom.to_string()} />
                <text class="label" {x} y={(bottom + 14).to_string()} text-anchor="middle">{ words::number(tick) }</text>
            </>
        }
    });
    let rows = group.entries.iter().enumerate().map(|(at, entry)| {
        let y = at * ROW + ROW / 2;
        html! {
            <>
                <text class="words" x="0" y={(y + 4).to_string()}>{ words::shortened(&entry.words, 17) }</text>
                { figure(&group.scale, entry, y) }
            </>
        }
    });
    html! {
        <svg class="plot" role="img" aria-label={words::plot_of(title, count)} width="100%" height={(bottom + 20).to_string()}>
            { for ticks }{ for rows }
        </svg>
    }
}

/// Where a value lies across the plot. The first third is for the figures' words, and the last tick needs room.
fn across(scale: &Scale, value: f64) -> String {
    format!("{}%", (35.0 + 59.0 * scale.at(value)).round() as usize)
}

/// A dot for one number, a bar for a range, an open end with a stop where the figure is a limit.
fn figure(scale: &Scale, entry: &Entry, y: usize) -> Html {
    let [low, high] = entry.value.map(|value| across(scale, value));
    let ends = match &*entry.bound {
        "at least" => Some((low.clone(), "96%".to_owned())),
        "up to" => Some(("35%".to_owned(), high.clone())),
        _ => None,
    };
    let limit = ends.map(|(x1, x2)| {
        html! { <line class="open-end" {x1} {x2} y1={y.to_string()} y2={y.to_string()} /> }
    });
    let y = y.to_string();
    let value = if low == high {
        let class = if entry.bound == "exact" { "dot" } else { "dot rough" };
        html! { <circle {class} cx={low} cy={y} r="5" /> }
    } else {
        html! { <line class="bar" x1={low} x2={high} y1={y.clone()} y2={y} /> }
    };
    html! { <>{ for limit }{ value }</> }
}

/// The figures again: the words lead to their place.
fn table(title: &str, entries: &[Entry], with_what: bool, on_go: &Callback<Spot>) -> Html {
    let rows = entries.iter().map(|entry| {
        let (on_go, spot) = (on_go.clone(), entry.spot.clone());
        let onclick = move |_: MouseEvent| on_go.emit(spot.clone());
        html! {
            <tr>
                <th scope="row">
                    <button class="go" {onclick}>{ entry.words.clone() }</button>
                    if with_what { <span class="what">{ entry.what.clone() }</span> }
                    if let Some(time) = &entry.time { <span class="what">{ time.clone() }</span> }
                </th>
                { words_in("td", "", words::voice(&entry.voice)) }
                { words_in("td", "", words::figure_certainty(&entry.certainty, &entry.bound)) }
            </tr>
        }
    });
    html! {
        <table class="figures">
            <caption>{ title.to_owned() }</caption>
            <thead>
                <tr>{ for words::FIGURE_COLUMNS.map(|name| html! { <th scope="col">{ name }</th> }) }</tr>
            </thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}
