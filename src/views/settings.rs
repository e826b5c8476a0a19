//! How does the visitor want the page, and which keys do what? What stands in the two windows for that.
//!
//! It never stores anything.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::legend::specimen;
use super::tag::{On, Row, button, tag};
use crate::dismissals::Dismissal;
use crate::keys::{Command, Keys};
use crate::settings::{CHOICES, Settings};
use crate::state::preferences::{Refused, Wish};
use crate::words::{self, Message};

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
    let specimens =
        ["claim", "hedge", "attribution"].map(|layer| Row::default().with(specimen(layer)).with(" "));
    let switch = on_wish
        .reform(|event: Event| Wish::SingleKeys(event.target_unchecked_into::<HtmlInputElement>().checked()));
    let switch = tag("input").set("type", "checkbox").checked(props.settings.keys.on).on(On::Change, switch);
    let keys = tag("div").class("choices").each(Command::ALL.map(|command| key(command, props)));
    let reset = button(on_wish.reform(|()| Wish::Reset)).with(words::RESET);
    tag("div")
        .class("settings")
        .with(tag("div").class("choices").each((0..CHOICES.len()).map(|at| choice(at, props))))
        .with(tag("p").class("sample").set("aria-hidden", "true").each(specimens))
        .with(tag("h3").with(words::SINGLE_KEYS))
        .with(tag("label").class("tick").with(switch).with(words::SINGLE_KEYS_ON))
        .with(tag("details").with(tag("summary").with(words::CHANGE_KEYS)).with(keys))
        .with(tag("h3").with(words::dismissed::HEADING))
        .with(dismissed(props))
        .with(tag("div").class("actions").with(reset).with(tag("p").with(words::SETTINGS_STAY)))
        .into()
}

/// A choice and its options.
fn choice(at: usize, props: &Props) -> Row {
    let choice = &CHOICES[at];
    let id = ["set-", choice.name].concat();
    let choose = props.on_wish.reform(move |event: Event| {
        Wish::Set(at, event.target_unchecked_into::<HtmlSelectElement>().value())
    });
    let options = choice.options.iter().map(|&option| {
        let is_set = props.settings.option(at) == option;
        let name = words::option(choice.name, option);
        tag("option").set("value", option).is("selected", is_set).with(name)
    });
    Row::default()
        .with(tag("label").set("for", id.clone()).with(words::choice(choice.name)))
        .with(tag("select").id(id).on(On::Change, choose).each(options))
}

/// A command and the field for its key.
fn key(command: Command, props: &Props) -> Row {
    let id = ["key-", command.name()].concat();
    let refusal =
        props.refused.filter(|(refused, _)| *refused == command).map(|(_, why)| words::refusal(why));
    let set = props.on_wish.reform(move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        // What was typed last counts: the field need not be emptied first.
        let typed = event.unchecked_into::<InputEvent>().data().unwrap_or_else(|| field.value());
        Wish::Key(command, typed)
    });
    let field = tag("input")
        .id(id.clone())
        .set("size", "2")
        .set("autocomplete", "off")
        .set("autocapitalize", "off")
        .set("spellcheck", "false")
        .value(props.settings.keys.key(command).to_string())
        .on(On::Input, set)
        .set("aria-invalid", if refusal.is_some() { "true" } else { "false" });
    let refusal = refusal.map(|refusal| tag("span").class("refusal").set("role", "alert").with(refusal));
    Row::default()
        .with(tag("label").set("for", id).with(words::command(command.name())))
        .with(tag("span").with(field).with(refusal))
}

/// What is not to be seen again, each with the way back.
fn dismissed(props: &Props) -> Row {
    if props.dismissed.is_empty() {
        return Row::default().with(tag("p").class("none").with(words::dismissed::NOTHING));
    }
    let rows = props.dismissed.iter().enumerate().map(|(at, dismissal)| {
        let recall = button(props.on_wish.reform(move |()| Wish::Recall(at))).with(words::dismissed::RECALL);
        tag("li").with(tag("span").with(words::dismissed::told(dismissal))).with(recall)
    });
    let save = |as_data, name: Message| button(props.on_report.reform(move |()| as_data)).with(name);
    let actions = tag("div")
        .class("actions")
        .with(save(false, words::dismissed::SAVE))
        .with(save(true, words::desk::SAVE_JSON))
        .with(tag("p").with(words::dismissed::ABOUT));
    Row::default().with(tag("ul").class("dismissed").each(rows)).with(actions)
}

/// What the list of keys needs.
#[derive(Clone, PartialEq, Properties)]
pub struct KeysProps {
    /// The keys as they are set.
    pub keys: Keys,
    /// The keys that are always the same, and what they do here.
    pub fixed: &'static [(Message, Message)],
    /// What single keys can ask for here.
    pub commands: &'static [Command],
    /// Whether the keys of the layers mark words here.
    pub practising: bool,
}

/// The name that the words of the page have for a command.
fn named(command: Command, practising: bool) -> &'static str {
    match command {
        Command::Attributions if practising => "mark-attribution",
        Command::Hedges if practising => "mark-hedge",
        Command::Claims if practising => "mark-claim",
        command => command.name(),
    }
}

/// The list of keys.
#[component]
pub fn KeyList(props: &KeysProps) -> Html {
    let fixed = props.fixed.iter().map(|(key, what)| (key.to_string(), what.to_string()));
    let single = props.commands.iter().filter(|_| props.keys.on);
    let single = single.map(|&command| {
        (props.keys.key(command).to_string(), words::command(named(command, props.practising)))
    });
    let rows = fixed.chain(single);
    let rows = rows.map(|(key, what)| {
        Row::default().with(tag("dt").with(what)).with(tag("dd").with(tag("kbd").with(key)))
    });
    Row::default()
        .with(tag("p").with(if props.keys.on { words::KEYS_ABOUT } else { words::KEYS_OFF }))
        .with(tag("dl").class("choices").each(rows))
        .into()
}
