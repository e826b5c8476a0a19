//! How does the visitor want the page, and which keys do what? What stands in the two windows for that.
//!
//! It never stores anything.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::legend::specimen;
use crate::dismissals::Dismissal;
use crate::keys::{Command, Keys};
use crate::settings::{CHOICES, Settings};
use crate::state::preferences::{Refused, Wish};
use crate::words;

/// What the settings need.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What is set.
    pub settings: Settings,
    /// What is not to be seen again.
    pub dismissed: Vec<Dismissal>,
    /// A key that could not be had.
    pub refused: Refused,
    /// The visitor wants something else.
    pub on_wish: Callback<Wish>,
    /// The visitor wants the list of what was dismissed as a file, for programs where this is true.
    pub on_report: Callback<bool>,
}

/// The id of the language's choice in the document.
pub const LANGUAGE: &str = "set-language";

/// The settings.
#[component]
pub fn SettingsForm(props: &Props) -> Html {
    let on_wish = &props.on_wish;
    html! {
        <div class="settings">
            <div class="choices">{ for (0..CHOICES.len()).map(|at| choice(at, props)) }</div>
            <p class="sample" aria-hidden="true">{ for ["claim", "hedge", "attribution"].map(|layer| html! { <>{ specimen(layer) }{ " " }</> }) }</p>
            <h3>{ words::SINGLE_KEYS }</h3>
            <label class="tick">
                <input type="checkbox" checked={props.settings.keys.on}
                    onchange={on_wish.reform(|event: Event| Wish::SingleKeys(event.target_unchecked_into::<HtmlInputElement>().checked()))} />
                { words::SINGLE_KEYS_ON }
            </label>
            <details>
                <summary>{ words::CHANGE_KEYS }</summary>
                <div class="choices">{ for Command::ALL.map(|command| key(command, props)) }</div>
            </details>
            <h3>{ words::PUT_AWAY }</h3>
            { dismissed(props) }
            <div class="actions">
                <button onclick={on_wish.reform(|_: MouseEvent| Wish::Reset)}>{ words::RESET }</button>
                <p>{ words::SETTINGS_STAY }</p>
            </div>
        </div>
    }
}

/// A choice and its options.
fn choice(at: usize, props: &Props) -> Html {
    let choice = &CHOICES[at];
    let id = ["set-", choice.name].concat();
    let onchange = props.on_wish.reform(move |event: Event| {
        Wish::Set(at, event.target_unchecked_into::<HtmlSelectElement>().value())
    });
    let options = choice.options.iter().map(|&option| {
        let selected = props.settings.option(at) == option;
        html! { <option value={option} {selected}>{ words::option(choice.name, option) }</option> }
    });
    html! {
        <>
            <label for={id.clone()}>{ words::choice(choice.name) }</label>
            <select {id} {onchange}>{ for options }</select>
        </>
    }
}

/// A command and the field for its key.
fn key(command: Command, props: &Props) -> Html {
    let id = ["key-", command.name()].concat();
    let refusal =
        props.refused.filter(|(refused, _)| *refused == command).map(|(_, why)| words::refusal(why));
    let oninput = props.on_wish.reform(move |event: InputEvent| {
        let field: HtmlInputElement = event.target_unchecked_into();
        // What was typed last counts: the field need not be emptied first.
        let typed = event.data().unwrap_or_else(|| field.value());
        Wish::Key(command, typed)
    });
    html! {
        <>
            <label for={id.clone()}>{ words::command(command.name()) }</label>
            <span>
                <input {id} size="2" autocomplete="off" autocapitalize="off" spellcheck="false"
                    value={props.settings.keys.key(command).to_string()} {oninput} aria-invalid={refusal.is_some().to_string()} />
                if let Some(refusal) = refusal { <span class="refusal" role="alert">{ refusal }</span> }
            </span>
        </>
    }
}

/// What is not to be seen again, each with the way back.
fn dismissed(props: &Props) -> Html {
    if props.dismissed.is_empty() {
        return html! { <p class="none">{ words::NOTHING_PUT_AWAY }</p> };
    }
    let rows = props.dismissed.iter().enumerate().map(|(at, dismissal)| {
        html! {
            <li>
                <span>{ words::dismissal(dismissal) }</span>
                <button onclick={props.on_wish.reform(move |_: MouseEvent| Wish::Recall(at))}>{ words::RECALL }</button>
            </li>
        }
    });
    html! {
        <>
            <ul class="dismissed">{ for rows }</ul>
            <div class="actions">
                <button onclick={props.on_report.reform(|_: MouseEvent| false)}>{ words::SAVE_REPORT }</button>
                <button onclick={props.on_report.reform(|_: MouseEvent| true)}>{ words::desk::SAVE_JSON }</button>
                <p>{ words::REPORT_ABOUT }</p>
            </div>
        </>
    }
}

/// What the list of keys needs.
#[derive(Clone, PartialEq, Properties)]
pub struct KeysProps {
    /// The keys as they are set.
    pub keys: Keys,
}

/// The list of keys.
#[component]
pub fn KeyList(props: &KeysProps) -> Html {
    let fixed = words::FIXED_KEYS.map(|(key, what)| (key.to_string(), what.to_string()));
    let single =
        Command::ALL.map(|command| (props.keys.key(command).to_string(), words::command(command.name())));
    let rows = fixed.into_iter().chain(single.into_iter().filter(|_| props.keys.on));
    html! {
        <>
            <p>{ if props.keys.on { words::KEYS_ABOUT } else { words::KEYS_OFF } }</p>
            <dl class="choices">{ for rows.map(|(key, what)| html! { <><dt>{ what }</dt><dd><kbd>{ key }</kbd></dd></> }) }</dl>
        </>
    }
}
