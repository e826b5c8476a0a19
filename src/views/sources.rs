//! Who says how much, and how firmly? The say-so ledger, a row for every voice, which opens to what it says.
//!
//! It never says who is right.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::tag::words_in;
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
    pub unfolded: BTreeSet<String>,
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
    if accounts.is_empty() {
        return html! { <p class="none">{ words::NO_SOURCES }</p> };
    }
    let rows = accounts.iter().map(|account| rows(account, props));
    html! {
        <table class="ledger">
            <caption>{ words::LEDGER }</caption>
            <thead>
                <tr>
                    <th scope="col">{ words::SOURCE }</th>
                    { for words::LEDGER_COLUMNS.map(|(name, about)| html! {
                        <th scope="col" class="number"><abbr title={about}>{ name }</abbr></th>
                    }) }
                </tr>
            </thead>
            { for rows }
        </table>
    }
}

fn rows(account: &Account, props: &Props) -> Html {
    let open = props.unfolded.contains(&account.id);
    let onclick = {
        let (on_fold, id) = (props.on_fold.clone(), account.id.clone());
        move |_: MouseEvent| on_fold.emit(id.clone())
    };
    let said = account.statements.len();
    let numbers = [
        said.to_string(),
        account.words.to_string(),
        words::share(account.held_back(), said),
        account.figures.to_string(),
    ];
    html! {
        <tbody class={format!("kind-{}", account.kind)}>
            <tr>
                <th scope="row">
                    <button class="fold" aria-expanded={open.to_string()} {onclick}>
                        <span class="name">{ words::voice(&account.voice) }</span>{ " " }
                        <span class="badge">{ words::source_kind(&account.kind, account.named) }</span>
                    </button>
                </th>
                { for numbers.map(|number| words_in("td", "number", number)) }
            </tr>
            if open {
                <tr><td colspan="5"><ol class="said">{ for account.statements.iter().map(|said| statement(said, props)) }</ol></td></tr>
            }
        </tbody>
    }
}

fn statement(statement: &Statement, props: &Props) -> Html {
    let (on_go, mark) = (props.on_go.clone(), statement.mark.clone());
    let onclick = move |_: MouseEvent| on_go.emit(Spot::Mark(mark.clone()));
    html! {
        <li>
            <button class="go" {onclick}>
                <span lang="en">{ words::shortened(&statement.text, 160) }</span>{ " " }
                <span class={format!("sure sure-{}", statement.certainty)}>{ words::certainty(statement.certainty) }</span>
            </button>
        </li>
    }
}
