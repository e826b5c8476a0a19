//! How does the visitor say what they want for good, and how do keys reach the page?
//!
//! It never holds a wish: the state does.

use yew::prelude::*;

use super::Desk;
use crate::browser;
use crate::errands;
use crate::keys::{Command, Keys};
use crate::state::exchange::Dialog;
use crate::state::preferences::Wish;
use crate::state::{Action, Panel, State};
use crate::views::exchange::UNDO;
use crate::views::settings::{self, KeyList, KeysProps, SettingsForm};
use crate::views::tabs::tab_id;
use crate::views::tag::component;
use crate::words;

/// Has the page drawn in another language once its words are there.
pub fn speak(language: &'static str, desk: Desk) {
    browser::speak(language, move || desk.dispatch(Action::Prefer(Wish::Spoken(language.to_owned()))));
}

/// Does what single keys ask for, until what this gives is called.
pub fn attend_keys(keys: &Keys, desk: Desk) -> impl FnOnce() + use<> {
    let keys = keys.clone();
    let listener = browser::on_key(move |key| {
        if let Some(command) = keys.command(key) {
            obey(command, &desk);
        }
    });
    move || drop(listener)
}

fn obey(command: Command, desk: &Desk) {
    let step = |back, alike| desk.lead_to_text(Action::Step { back, alike });
    let turn = |panel| {
        desk.dispatch(Action::Turn(panel));
        browser::focus(&tab_id(panel));
    };
    match command {
        Command::Next => step(false, false),
        Command::Previous => step(true, false),
        Command::NextAlike => step(false, true),
        Command::PreviousAlike => step(true, true),
        Command::Attributions => desk.dispatch(Action::Toggle("attribution".to_owned())),
        Command::Hedges => desk.dispatch(Action::Toggle("hedge".to_owned())),
        Command::Claims => desk.dispatch(Action::Toggle("claim".to_owned())),
        Command::Unattributed | Command::Unnamed | Command::Hedged | Command::Quotations => {
            desk.dispatch(Action::ShowOnly(command as usize - Command::Unattributed as usize));
        }
        Command::Marks => turn(Panel::Marks),
        Command::Sources => turn(Panel::Sources),
        Command::Figures => turn(Panel::Figures),
        Command::Overview => turn(Panel::Overview),
        Command::List => turn(Panel::List),
        Command::Undo => browser::press(UNDO),
        Command::Export => browser::press(Dialog::Export.opener()),
        Command::Share => browser::press(Dialog::Share.opener()),
        Command::Settings => browser::press(Dialog::Settings.opener()),
        Command::Keys => browser::press(Dialog::Keys.opener()),
    }
}

/// Shows again what was put away last.
pub fn undo(desk: &Desk) -> Callback<()> {
    let desk = desk.clone();
    Callback::from(move |()| desk.lead_to_text(Action::Prefer(Wish::Undo)))
}

/// What stands in the settings' window.
pub fn form(state: &State, desk: &Desk) -> Html {
    let dismissed = state.sift.dismissed.clone();
    let on_report = {
        let dismissed = dismissed.clone();
        move |as_data| errands::report(&dismissed, as_data)
    };
    component::<SettingsForm>(settings::Props {
        settings: state.settings.clone(),
        dismissed: dismissed.0,
        refused: state.refused,
        on_wish: desk.callback(Action::Prefer),
        on_report: on_report.into(),
    })
}

/// What stands in the window of the keys.
pub fn keys(state: &State) -> Html {
    component::<KeyList>(KeysProps {
        keys: state.settings.keys.clone(),
        fixed: &words::FIXED_KEYS,
        commands: &Command::ALL,
        practising: false,
    })
}
