//! Where do two texts part? Figures, certainties, sources and counts side by side, each leading to its place.
//!
//! It never says which text is right, or better.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::digest::Spot;
use crate::digest::compare::speakers::Speaker;
use crate::digest::compare::twins::Told;
use crate::digest::compare::{Comparison, Difference, Held, Row};
use crate::words::{self, Message, desk};

/// What the findings need.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The two texts, held against each other.
    pub comparison: Rc<Comparison>,
    /// The visitor wants to see a place in the first or second text, and what belongs to it in the other.
    pub on_go: Callback<Place>,
}

/// A place in one of two texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Which text: 0 or 1.
    pub text: usize,
    /// Where in it.
    pub spot: Spot,
    /// What belongs to it in the other text.
    pub other: Option<Spot>,
    /// The entry that leads there, to which the visitor may want to go back.
    pub from: Option<HtmlElement>,
}

/// The findings' id in the document.
pub const FINDINGS: &str = "findings";

/// All that two texts differ in.
#[component]
pub fn Findings(props: &Props) -> Html {
    let Comparison { counts, speakers, differences, twins } = &*props.comparison;
    let apart: Vec<&[Told; 2]> =
        twins.iter().filter(|[one, other]| one.certainty != other.certainty).collect();
    let tables = [
        (words::CERTAINTIES, &counts.certainties),
        (words::NAMINGS, &counts.namings),
        (words::TIERS, &counts.tiers),
    ];
    html! {
        <section class="panel findings" id={FINDINGS} tabindex="-1" aria-labelledby="findings-title">
            <h2 id="findings-title">{ desk::FINDINGS }</h2>
            <h3>{ desk::DIFFERENCES }</h3>
            if differences.is_empty() {
                <p class="none">{ desk::NO_DIFFERENCES }</p>
            }
            { for differences.iter().map(|difference| figures(difference, props)) }
            <h3>{ desk::FIRMNESS }</h3>
            if apart.is_empty() {
                <p class="none">{ desk::NO_FIRMNESS }</p>
            } else {
                <p class="hint">{ desk::twins(apart.len(), twins.len()) }{ " " }{ desk::FIRMNESS_ABOUT }</p>
                <ul class="twins">{ for apart.into_iter().map(|twins| told(twins, props)) }</ul>
            }
            <h3>{ desk::SPEAKERS }</h3>
            <div class="pair">
                { for (0..2).map(|text| alone(text, &speakers.alone[text], props)) }
            </div>
            if !speakers.both.is_empty() {
                <h4>{ desk::SPEAKERS_IN_BOTH }</h4>
                <ul class="speakers">{ for speakers.both.iter().map(|pair| both(pair, props)) }</ul>
            }
            if speakers.unnamed.iter().any(|unnamed| !unnamed.is_empty()) {
                <h3>{ desk::UNNAMED }</h3>
                <div class="pair">
                    { for (0..2).map(|text| alone(text, &speakers.unnamed[text], props)) }
                </div>
            }
            <h3 id={IN_NUMBERS}>{ desk::COUNTS }</h3>
            { table(None, &counts.size, desk::size) }
            { for tables.map(|(title, rows)| table(Some(title), rows, words::share_name)) }
        </section>
    }
}

fn go(props: &Props, text: usize, spot: &Spot, other: Option<&Spot>, inside: Html) -> Html {
    let (on_go, spot, other) = (props.on_go.clone(), spot.clone(), other.cloned());
    let onclick = move |event: MouseEvent| {
        let from = event.target_dyn_into();
        on_go.emit(Place { text, spot: spot.clone(), other: other.clone(), from });
    };
    html! { <button class="go" title={desk::show_in(text)} {onclick}>{ inside }</button> }
}

fn figures(difference: &Difference, props: &Props) -> Html {
    let title = words::counted(&difference.what, difference.unit.as_deref());
    let first = |side: usize| difference.figures[side].first().map(|held| &held.entry.spot);
    let rows = (0..2).flat_map(|text| {
        let figures = &difference.figures[text];
        figures
            .iter()
            .enumerate()
            .map(move |(at, figure)| row(text, at, figures.len(), figure, first(1 - text), props))
    });
    html! {
        <table class="figures">
            <caption>{ title }</caption>
            <tbody>{ for rows }</tbody>
        </table>
    }
}

fn row(
    text: usize,
    at: usize,
    of: usize,
    Held { entry, fits, differs }: &Held,
    other: Option<&Spot>,
    props: &Props,
) -> Html {
    let how = words::figure_certainty(&entry.certainty, &entry.bound);
    html! {
        <tr>
            if at == 0 {
                <th scope="rowgroup" rowspan={of.to_string()} class="side">{ desk::TEXTS[text] }</th>
            }
            <th scope="row">
                { go(props, text, &entry.spot, other, html! { { entry.words.clone() } }) }
                <span class="what">{ desk::held(fits, differs) }</span>
            </th>
            <td>{ words::voice(&entry.voice) }<span class="what">{ how }</span></td>
        </tr>
    }
}

fn told(twins: &[Told; 2], props: &Props) -> Html {
    let sides = (0..2).map(|text| {
        let (told, other) = (&twins[text], &twins[1 - text]);
        let sentence = html! { { words::shortened(&told.sentence, 240) } };
        html! {
            <div>
                <span class="side">{ desk::TEXTS[text] }</span>{ " " }
                <span class={format!("sure sure-{}", told.certainty)}>{ words::share_name(told.certainty) }</span>
                { go(props, text, &told.spot, Some(&other.spot), sentence) }
            </div>
        }
    });
    html! { <li class="pair">{ for sides }</li> }
}

fn alone(text: usize, speakers: &[Speaker], props: &Props) -> Html {
    html! {
        <div>
            <h4>{ desk::TEXTS[text] }</h4>
            if speakers.is_empty() {
                <p class="none">{ desk::NO_SPEAKERS }</p>
            }
            <ul class="speakers">
                { for speakers.iter().map(|speaker| html! { <li>{ named(text, speaker, None, props) }</li> }) }
            </ul>
        </div>
    }
}

fn both(pair: &[Speaker; 2], props: &Props) -> Html {
    let sides = (0..2).map(|text| named(text, &pair[text], Some(&pair[1 - text].spot), props));
    html! { <li class="pair">{ for sides.map(|side| html! { <div>{ side }</div> }) }</li> }
}

fn named(text: usize, speaker: &Speaker, other: Option<&Spot>, props: &Props) -> Html {
    html! {
        <>
            { go(props, text, &speaker.spot, other, html! { { words::shortened(&speaker.name, 70) } }) }
            <span class="what">{ words::source_kind(&speaker.kind, speaker.named) }{ ", " }{ desk::statements(speaker.statements) }</span>
        </>
    }
}

/// The id of the heading over all counts.
const IN_NUMBERS: &str = "in-numbers";

/// Two numbers a row; where they are shares, each with its bar. Without a title it is the one right below the heading.
fn table(title: Option<Message>, rows: &[Row], name: fn(&str) -> String) -> Html {
    let rows = rows.iter().map(|row| {
        let cells = (0..2).map(|text| {
            let part = row.percents[text];
            html! {
                <td class="number">
                    { words::number((row.amounts[text] * 10.0).round() / 10.0) }
                    if row.percents != [0; 2] {
                        <svg width="100%" height="6" aria-hidden="true"><rect width={format!("{part}%")} height="6" /></svg>
                    }
                </td>
            }
        });
        html! { <tr><th scope="row">{ name(row.key) }</th>{ for cells }</tr> }
    });
    html! {
        <table class="counts" aria-labelledby={title.is_none().then_some(IN_NUMBERS)}>
            { for title.map(|title| html! { <caption>{ title }</caption> }) }
            <thead><tr><td />{ for desk::TEXTS.map(|name| html! { <th scope="col" class="number">{ name }</th> }) }</tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}
