//! What are the marks, one by one? A table of those that are shown, which any column puts in order.
//!
//! It never draws more rows than were asked for, so that a long text's thousands do not hold up the page.

use yew::prelude::*;

use super::reading::mark_of;
use super::tag::words_in;
use crate::digest::list::{Column, Row, rows};
use crate::state::{Listing, Reading};
use crate::words;

/// What the list needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The reading.
    pub reading: Reading,
    /// How its marks are listed.
    pub listing: Listing,
    /// The visitor wants another order.
    pub on_sort: Callback<Column>,
    /// The visitor wants more rows.
    pub on_more: Callback<()>,
    /// The visitor wants to see a mark in the text, and why it is there.
    pub on_open: Callback<String>,
}

/// The list.
#[component]
pub fn List(props: &Props) -> Html {
    let deps = (props.reading.clone(), props.listing.by, props.listing.falling);
    let rows =
        use_memo(deps, |(reading, by, falling)| rows(&reading.whole, &reading.document, *by, *falling));
    // What happens elsewhere on the page draws no row anew.
    let lines = use_memo((props.reading.clone(), props.listing), |(reading, listing)| {
        rows.iter().take(listing.rows).map(|row| line(row, reading)).collect::<Html>()
    });
    if rows.is_empty() {
        return html! { <p class="none">{ words::EMPTY_LIST }</p> };
    }
    let onclick = {
        let on_open = props.on_open.clone();
        move |event: MouseEvent| mark_of(&event).into_iter().for_each(|mark| on_open.emit(mark))
    };
    html! {
        <>
            <table class="list">
                <caption>{ words::LIST }</caption>
                <thead><tr>{ for Column::ALL.map(|column| head(column, props)) }</tr></thead>
                <tbody {onclick}>{ (*lines).clone() }</tbody>
            </table>
            if rows.len() > props.listing.rows {
                <button class="quiet" onclick={props.on_more.reform(|_: MouseEvent| ())}>{ words::MORE_ROWS }</button>
            }
        </>
    }
}

fn head(column: Column, props: &Props) -> Html {
    let sorted = (props.listing.by == column).then_some(if props.listing.falling {
        "descending"
    } else {
        "ascending"
    });
    html! {
        <th scope="col" class={column.name()} aria-sort={sorted}>
            <button onclick={props.on_sort.reform(move |_: MouseEvent| column)}>{ words::column(column.name()) }</button>
        </th>
    }
}

fn line(row: &Row, reading: &Reading) -> Html {
    let voice = row.voice.as_ref().map(|voice| words::shortened(&words::voice(voice), 42));
    let cells = [
        ("sort", [&*words::layer(&row.layer), ", ", &*words::kind(&row.kind)].concat()),
        ("voice", voice.unwrap_or_default()),
        ("sure", words::sure(&row.layer, &row.sure)),
        ("score number", words::number(row.score)),
        ("place number", (reading.paragraph_at(row.start) + 1).to_string()),
    ]
    .map(|(class, words)| words_in("td", class, words));
    html! {
        <tr key={row.id.clone()} class={format!("of-{}", row.layer)}>
            <th scope="row"><button class="go" lang="en" data-mark={row.id.clone()}>{ words::shortened(&row.words, 90) }</button></th>
            { for cells }
        </tr>
    }
}
