//! What do both screens stand in? The page's top, the settings and the keys, and what comes and goes at the doors.
//!
//! It never knows which screen stands in it.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::browser;
use crate::dismissals::Dismissals;
use crate::errands;
use crate::keys::Command;
use crate::settings::{LANGUAGE, Settings, THEME};
use crate::state::exchange::{Dialog, Exchange};
use crate::state::preferences::{DISMISSED, Refused, Wish};
use crate::views::dialog::{DIALOG, Dialog as Window};
use crate::views::exchange::News;
use crate::views::frame::Masthead;
use crate::views::settings::{KeyList, LANGUAGE as SET_LANGUAGE, SettingsForm};
use crate::wire::{Delivery, Errand, arrived};
use crate::words::{self, Message, desk};

/// What both screens know.
#[derive(Clone, Debug, PartialEq)]
pub struct Around {
    /// How the visitor wants the page.
    pub settings: Settings,
    /// What is not to be seen again.
    pub dismissed: Dismissals,
    /// The key that could not be had.
    refused: Refused,
    /// The language that the screen was drawn in, as it is set.
    spoken: String,
    /// The window that is open over the screen.
    pub dialog: Option<Dialog>,
    /// What comes in and goes out.
    pub exchange: Exchange,
}

/// Everything that can happen around a screen.
pub enum Happening {
    /// The visitor wants something for good.
    Prefer(Wish),
    /// A window is opened, in place of the one that is open.
    Show(Dialog),
    /// A window is closed, which is no news where another one is open by now.
    Close(Dialog),
    /// This was told at the doors.
    Heard(Delivery),
    /// The visitor has read it.
    Unheard,
}

/// Texts that came in at the doors.
#[derive(Clone, Debug, PartialEq)]
pub enum Came {
    /// One text.
    One(String),
    /// Both texts of a comparison.
    Both([String; 2]),
}

impl Around {
    fn remembered() -> Around {
        let settings = Settings::remembered(browser::remembered);
        Around {
            spoken: settings.option(LANGUAGE).to_owned(),
            settings,
            dismissed: Dismissals::from_writing(&browser::remembered(DISMISSED).unwrap_or_default()),
            refused: None,
            dialog: None,
            exchange: Exchange::new(),
        }
    }
}

impl Reducible for Around {
    type Action = Happening;

    fn reduce(self: Rc<Self>, happening: Happening) -> Rc<Self> {
        let mut next = (*self).clone();
        match happening {
            Happening::Prefer(wish) => {
                next.refused = wish.grant(&mut next.settings);
                match wish {
                    Wish::Recall(at) => next.dismissed.remove(at),
                    Wish::Spoken(language) => next.spoken = language,
                    _ => {}
                }
            }
            Happening::Show(dialog) => {
                next.dialog = Some(dialog);
                next.exchange.forget();
            }
            Happening::Close(dialog) => {
                if next.dialog.take_if(|open| *open == dialog).is_some() {
                    next.exchange.forget();
                }
            }
            Happening::Heard(delivery) => next.exchange.hear(delivery),
            Happening::Unheard => drop(next.exchange.forget()),
        }
        Rc::new(next)
    }
}

/// What stands around a screen, kept up to date: what is set is put on and remembered, keys open windows, and what comes
/// in at the doors is told of or handed to `taken`.
#[hook]
pub fn use_surroundings(taken: impl Fn(Came) + 'static) -> UseReducerHandle<Around> {
    let around = use_reducer(Around::remembered);
    let dispatcher = around.dispatcher();
    use_effect_with((), {
        let dispatcher = dispatcher.clone();
        move |()| browser::exchange::attend(true, move |told| receive(told, &dispatcher, &taken))
    });
    use_effect_with((around.settings.clone(), around.dismissed.clone()), |(settings, dismissed)| {
        errands::put_on(settings);
        errands::remember(&settings.to_remember());
        browser::remember(DISMISSED, &dismissed.in_writing());
    });
    use_effect_with(around.settings.option(LANGUAGE), move |&language| {
        browser::speak(language, move || {
            dispatcher.dispatch(Happening::Prefer(Wish::Spoken(language.to_owned())));
        });
    });
    use_effect_with(around.settings.keys.clone(), |keys| {
        let keys = keys.clone();
        let listener = browser::on_key(move |key| {
            let dialog = match keys.command(key) {
                Some(Command::Export) => Dialog::Export,
                Some(Command::Share) => Dialog::Share,
                Some(Command::Settings) => Dialog::Settings,
                Some(Command::Keys) => Dialog::Keys,
                _ => return,
            };
            browser::press(dialog.opener());
        });
        move || drop(listener)
    });
    // In another language the screen is drawn anew, windows and all.
    use_effect_with((around.dialog, around.spoken.clone()), |(dialog, _)| {
        let opened = dialog.map(|dialog| (dialog, browser::show_dialog(DIALOG)));
        move || {
            if let Some((dialog, before)) = opened {
                let before = before.filter(|before| before.is_connected());
                browser::focus_again(before.or_else(|| browser::element(dialog.opener())));
            }
        }
    });
    use_effect_with(around.spoken.clone(), |_| browser::focus(SET_LANGUAGE));
    around
}

fn receive(told: JsValue, around: &UseReducerDispatcher<Around>, taken: &impl Fn(Came)) {
    let came = match arrived::both(&told) {
        Some(both) => Came::Both(both),
        None => match arrived::delivery(told) {
            Some(Delivery::Text(text)) => Came::One(text),
            // The marks of a file are left behind: what is compared or practised is read here.
            Some(Delivery::Reading(document)) => Came::One(document.text.unwrap_or_default().into()),
            Some(Delivery::Shared(shared)) => Came::One(shared.text),
            Some(other) => return around.dispatch(Happening::Heard(other)),
            None => return,
        },
    };
    around.dispatch(Happening::Unheard);
    taken(came);
}

/// The button that opens a window.
pub fn opener(dialog: Dialog, name: Message, around: &UseReducerHandle<Around>) -> Html {
    let onclick = on(around, move || Happening::Show(dialog));
    html! { <button id={dialog.opener()} aria-haspopup="dialog" {onclick}>{ name }</button> }
}

/// A callback that has something happen.
pub fn on<T: 'static>(
    around: &UseReducerHandle<Around>,
    happening: impl Fn() -> Happening + 'static,
) -> Callback<T> {
    let dispatcher = around.dispatcher();
    Callback::from(move |_| dispatcher.dispatch(happening()))
}

/// What the surroundings of a screen need.
#[derive(Clone, PartialEq, Properties)]
pub struct ShellProps {
    /// What is known around it.
    pub around: UseReducerHandle<Around>,
    /// The screen's name.
    pub title: Message,
    /// What it is for.
    pub about: Message,
    /// The text that goes along when the visitor goes back to reading.
    pub text: AttrValue,
    /// The class of the screen.
    pub class: &'static str,
    /// The keys that are always the same here.
    pub fixed: &'static [(Message, Message)],
    /// What single keys can ask for here.
    pub commands: &'static [Command],
    /// Whether the keys of the layers mark words.
    #[prop_or_default]
    pub practising: bool,
    /// What stands in the windows that are the screen's own.
    #[prop_or_default]
    pub window: Html,
    /// The screen.
    pub children: Html,
}

/// What stands around a screen: the page's top, the way back, the screen's name, and the windows.
#[component]
pub fn Shell(props: &ShellProps) -> Html {
    let around = &props.around;
    let dispatcher = around.dispatcher();
    let on_wear = move |theme: &'static str| {
        dispatcher.dispatch(Happening::Prefer(Wish::Set(THEME, theme.to_owned())));
    };
    let onclick = {
        let text = props.text.clone();
        move |_: MouseEvent| browser::carry(&text)
    };
    html! {
        <div class={classes!("page", "desk", props.class)} key={around.spoken.clone()}>
            <Masthead theme={around.settings.option(THEME)} {on_wear}>
                { opener(Dialog::Settings, words::SETTINGS, around) }
            </Masthead>
            <main>
                <nav class="toolbar">
                    <a class="back" href="#" {onclick}>{ desk::BACK }</a>
                    { opener(Dialog::Keys, words::KEYS_HEADING, around) }
                </nav>
                { news(around, around.dialog.is_none()) }
                <h2 class="screen">{ props.title }</h2>
                <p class="about">{ props.about }</p>
                { props.children.clone() }
                // Always one child, be it empty: neighbours without keys are compared by their places.
                { around.dialog.map(|dialog| window(dialog, props)).unwrap_or_default() }
            </main>
            <footer><p>{ words::PROMISE }</p></footer>
        </div>
    }
}

/// What is told of comings and goings, if this is the place for it.
fn news(around: &UseReducerHandle<Around>, here: bool) -> Html {
    let exchange = if here { around.exchange.clone() } else { Exchange::new() };
    let on_cancel = |()| errands::ask(&Errand::Cancel);
    html! { <News {exchange} {on_cancel} on_dismiss={on(around, || Happening::Unheard)} /> }
}

/// The window that is open.
fn window(dialog: Dialog, props: &ShellProps) -> Html {
    let around = &props.around;
    let (title, inside) = match dialog {
        Dialog::Export => (words::EXPORT, props.window.clone()),
        Dialog::Share => (words::SHARE, props.window.clone()),
        Dialog::Settings => (words::SETTINGS, settings(around)),
        Dialog::Keys => {
            let keys = around.settings.keys.clone();
            let ShellProps { fixed, commands, practising, .. } = *props;
            (words::KEYS_HEADING, html! { <KeyList {keys} {fixed} {commands} {practising} /> })
        }
    };
    html! {
        <Window key={dialog.opener()} {title} on_close={on(around, move || Happening::Close(dialog))}>
            { inside }
            { news(around, true) }
        </Window>
    }
}

fn settings(around: &UseReducerHandle<Around>) -> Html {
    let dispatcher = around.dispatcher();
    let on_wish = move |wish| dispatcher.dispatch(Happening::Prefer(wish));
    let dismissed = around.dismissed.clone();
    let on_report = move |as_data| errands::report(&dismissed, as_data);
    html! {
        <SettingsForm settings={around.settings.clone()} dismissed={around.dismissed.0.clone()}
            refused={around.refused} {on_wish} {on_report} />
    }
}
