//! What are the marks, one by one? A table of those that are shown, which any column puts in order.
//!
//! It never draws more rows than were asked for, so that a long text's thousands do not hold up the page.

use yew::prelude::*;

use super::portions::use_portions;
use super::reading::mark_of;
use super::tag::{On, Row, Tag, all, button, keyed, tag};
use crate::digest::list::{self, Column, rows};
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
    let Listing { by, falling, rows: most } = props.listing;
    let told = [by.name(), if falling { "-" } else { "+" }].concat();
    let lines = use_portions(&props.reading, told, rows.len().min(most), &|at| {
        let row = &rows[at];
        let paragraph = props.reading.paragraph_at(row.start) + 1;
        keyed::<Line>(row.id.clone(), LineProps { row: row.clone(), paragraph })
    });
    if rows.is_empty() {
        return tag("p").class("none").with(words::EMPTY_LIST).into();
    }
    let open = {
        let on_open = props.on_open.clone();
        move |event: Event| mark_of(&event).into_iter().for_each(|mark| on_open.emit(mark))
    };
    let heads = of_role("tr", "row").each(Column::ALL.map(|column| head(column, props)));
    let table = of_role("table", "table")
        .class("list")
        .with(tag("caption").with(words::LIST))
        .with(of_role("thead", "rowgroup").with(heads))
        .with(of_role("tbody", "rowgroup").on(On::Click, open.into()).with(all(lines)));
    let more = || button(props.on_more.clone()).class("quiet").with(words::MORE_ROWS);
    Row::default().with(table).with((rows.len() > props.listing.rows).then(more)).into()
}

/// A part of the table. Where it is narrow a row takes several lines, and not every browser knows it for a row then.
fn of_role(name: &'static str, role: &'static str) -> Tag {
    tag(name).set("role", role)
}

fn head(column: Column, props: &Props) -> Tag {
    let direction = if props.listing.falling { "descending" } else { "ascending" };
    of_role("th", "columnheader")
        .set("scope", "col")
        .class(column.name())
        .set("aria-sort", (props.listing.by == column).then_some(direction))
        .with(button(props.on_sort.reform(move |()| column)).with(words::column(column.name())))
}

#[derive(Clone, PartialEq, Properties)]
struct LineProps {
    row: list::Row,
    /// The number of the paragraph that the mark is in.
    paragraph: usize,
}

/// A row of the table. One that says the same in another reading is not drawn anew.
#[component]
fn Line(props: &LineProps) -> Html {
    let row = &props.row;
    let voice = row.voice.as_ref().map(|voice| words::shortened(&words::voice(voice), 42));
    let cells = [
        ("sort", [&*words::layer(&row.layer), ", ", &*words::kind(&row.kind)].concat()),
        ("voice", voice.unwrap_or_default()),
        ("sure", words::sure(&row.layer, &row.sure)),
        ("score number", words::number(row.score)),
        ("place number", props.paragraph.to_string()),
    ]
    .map(|(class, words)| of_role("td", "cell").class(class).with(words));
    let open = tag("button").class("go").set("lang", "en").set("data-mark", row.id.clone());
    of_role("tr", "row")
        .class(["of-", &*row.layer].concat())
        .with(
            of_role("th", "rowheader").set("scope", "row").with(open.with(words::shortened(&row.words, 90))),
        )
        .each(cells)
        .into()
}
