//! Who says how much, and how firmly? The say-so ledger, a row for every voice, which opens to what it says.
//!
//! It never says who is right.

use yew::prelude::*;

use super::portions::use_portions;
use super::tag::{Row, Tag, button, tag};
use crate::digest::Spot;
use crate::digest::sources::{Account, Statement, ledger};
use crate::state::Reading;
use crate::words;

/// What the ledger needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The reading.
    pub reading: Reading,
    /// The ids of the accounts that are unfolded.
    pub unfolded: Vec<String>,
    /// The visitor folds or unfolds an account.
    pub on_fold: Callback<String>,
    /// The visitor wants to see a statement in the text.
    pub on_go: Callback<Spot>,
}

/// The ledger.
#[component]
pub fn Ledger(props: &Props) -> Html {
    let accounts =
        use_memo(props.reading.clone(), |reading| ledger(&reading.text, &reading.whole, &reading.document));
    let drawn = use_portions(&props.reading, props.unfolded.join(" "), accounts.len(), &|at| {
        rows(&accounts[at], props).into()
    });
    if accounts.is_empty() {
        return tag("p").class("none").with(words::NO_SOURCES).into();
    }
    let heads = words::LEDGER_COLUMNS.map(|name| tag("th").set("scope", "col").class("number").with(name));
    let heads = tag("tr").with(tag("th").set("scope", "col").with(words::SOURCE)).each(heads);
    let table = tag("table")
        .class("ledger")
        .with(tag("caption").with(words::LEDGER))
        .with(tag("thead").with(heads))
        .each(drawn);
    Row::default().with(table).with(tag("p").class("hint").with(words::LEDGER_HINT)).into()
}

fn rows(account: &Account, props: &Props) -> Tag {
    let open = props.unfolded.contains(&account.id);
    let id = account.id.clone();
    let fold = button(props.on_fold.reform(move |()| id.clone()))
        .class("fold")
        .set("aria-expanded", if open { "true" } else { "false" })
        .with(tag("span").class("name").with(words::voice(&account.voice)))
        .with(" ")
        .with(tag("span").class("badge").with(words::source_kind(&account.kind, account.named)));
    let said = account.statements.len();
    let numbers = [
        said.to_string(),
        account.words.to_string(),
        words::share(account.hedged(), said),
        account.figures.to_string(),
    ];
    let unfolded = || {
        let said = tag("ol").class("said").each(account.statements.iter().map(|said| statement(said, props)));
        tag("tr").with(tag("td").set("colspan", "5").with(said))
    };
    let row = tag("tr")
        .with(tag("th").set("scope", "row").with(fold))
        .each(numbers.map(|number| tag("td").class("number").with(number)));
    let rows = tag("tbody").key(account.id.clone()).class(["kind-", &*account.kind].concat());
    rows.with(row).with(open.then(unfolded))
}

fn statement(statement: &Statement, props: &Props) -> Tag {
    let mark = statement.mark.clone();
    let go = button(props.on_go.reform(move |()| Spot::Mark(mark.clone())))
        .class("go")
        .with(tag("span").set("lang", "en").with(words::shortened(&statement.text, 160)))
        .with(" ")
        .with(
            tag("span")
                .class(["sure sure-", statement.certainty].concat())
                .with(words::certainty(statement.certainty)),
        );
    tag("li").with(go)
}
