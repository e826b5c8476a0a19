//! How does what comes in and goes out reach the page's doors, and what happens then?
//!
//! It never holds what is under way: the state does.

use std::rc::Rc;

use sayso::write::json::Document;
use yew::html::IntoPropValue;
use yew::prelude::*;

use super::{Desk, preferences};
use crate::browser::{self, PRACTICE};
use crate::errands::ask;
use crate::state::exchange::Dialog;
use crate::state::{Action, Notice, Reading, State};
use crate::views::dialog::{self, DIALOG, Dialog as Window};
use crate::views::exchange::{Export, ExportProps, News, NewsProps, Share, ShareProps};
use crate::views::frame::{Samples, SamplesProps};
use crate::views::reading::{READING, paragraph_id};
use crate::views::tag::{Row, button, component, keyed};
use crate::wire::{Delivery, Errand, Leaving, Shared, arrived, sent};
use crate::words::{self, Message};

/// The name under which the tab keeps what is read, until it is closed.
const READ: &str = "read";

/// Has the tab keep the text, and what an address of it would hold, until it is loaded anew. In place of an open card it
/// may be the paragraph that the visitor is at.
pub fn keep(state: &State) {
    if state.is_empty() {
        return browser::keep(READ, "");
    }
    let mut kept = state.to_share();
    let paragraphs = state.reading.paragraphs.iter().take(state.shown).enumerate();
    let mut here = paragraphs.filter(|(at, _)| browser::is_at(&paragraph_id(READING, *at)));
    kept.mark = kept.mark.or_else(|| here.next().map(|(_, here)| (String::new(), here.start, here.start)));
    browser::keep(READ, &[&*address(), " ", &*sent::in_writing(&kept)].concat());
}

/// What the tab has kept, where that was read at this address: a text that comes by another one is news.
pub fn kept() -> Option<Shared> {
    let kept = browser::kept(READ)?;
    arrived::from_writing(kept.strip_prefix(&*address())?.strip_prefix(' ')?)
}

/// Has nothing come back of what is read or was marked by hand, neither from the tab nor by its address.
pub fn forget() {
    browser::keep(READ, "");
    browser::keep(PRACTICE, "");
    browser::drop_fragment();
}

/// The end of the page's address, where it holds a text.
fn address() -> String {
    Some(browser::fragment()).filter(|fragment| fragment.starts_with("sayso=")).unwrap_or_default()
}

/// Takes in what comes from now on; what stands in the address only where `visits` says so.
pub fn attend(desk: Desk, visits: bool) {
    browser::exchange::attend(visits, move |told| {
        if let Some(delivery) = arrived::delivery(told) {
            receive(&desk, delivery);
        }
    });
}

/// Takes in what has come.
pub fn receive(desk: &Desk, delivery: Delivery) {
    match delivery {
        Delivery::Text(text) => desk.give(&text),
        Delivery::Shared(shared) => {
            desk.give(&shared.text);
            desk.dispatch(Action::Shared(shared));
        }
        Delivery::Reading(mut document) => {
            let text: Rc<str> = (*document.text.take().unwrap_or_default()).into();
            let (paragraphs, progress) = desk.client.hold(text.clone());
            desk.dispatch(Action::Brought(Reading::of(text, paragraphs, *document), progress));
        }
        delivery => desk.dispatch(Action::Heard(delivery)),
    }
}

/// Shows the window that has been drawn. What it gives back leads the keyboard to where it was before, else to the
/// window's button.
pub fn show(dialog: Option<Dialog>) -> impl FnOnce() {
    let opened = dialog.map(|dialog| (dialog, browser::show_dialog(DIALOG)));
    move || {
        if let Some((dialog, before)) = opened {
            browser::focus_again(browser::element(dialog.opener()));
            browser::focus_again(before);
        }
    }
}

/// The button that lets the visitor choose a file.
pub fn open_file() -> Html {
    button(Callback::from(|()| ask(&Errand::Open))).with(words::OPEN_FILE).into()
}

/// The buttons that bring a sample each.
pub fn samples() -> Html {
    component::<Samples>(SamplesProps { on_sample: Callback::from(|file| ask(&Errand::Sample(file))) })
}

/// The button that opens a window.
pub fn opener(dialog: Dialog, name: Message, state: &State, desk: &Desk) -> Html {
    let (desk, state) = (desk.clone(), state.clone());
    let open = move |()| {
        desk.dispatch(Action::Show(dialog));
        match dialog {
            Dialog::Export => ask(&Errand::Formats),
            Dialog::Share => ask(&Errand::Share(state.to_share())),
            Dialog::Settings | Dialog::Keys => {}
        }
    };
    button(open.into()).id(dialog.opener()).set("aria-haspopup", "dialog").with(name).into()
}

/// What is told of comings and goings on the page, or in the window over it. Of two things that can be undone the newer
/// one is offered.
pub fn news(state: &State, desk: &Desk, in_window: bool) -> Html {
    if state.dialog.is_some() != in_window {
        return Html::default();
    }
    let replaced =
        state.replaced.clone().filter(|_| !in_window && !matches!(state.notice, Some(Notice::PutAway(_))));
    let on_undo = replaced.map(|before| {
        let desk = desk.clone();
        Callback::from(move |()| desk.take_back(&before))
    });
    component::<News>(NewsProps {
        exchange: state.exchange.clone(),
        on_undo,
        on_cancel: Callback::from(|()| ask(&Errand::Cancel)),
        on_dismiss: desk.callback(|()| Action::Unheard),
    })
}

/// The window that is open.
pub fn dialog(state: &State, desk: &Desk) -> Html {
    let Some(dialog) = state.dialog else { return Html::default() };
    let (title, inside) = match dialog {
        Dialog::Export => (words::EXPORT, export(state, desk)),
        Dialog::Share => (words::SHARE, share(state)),
        Dialog::Settings => (words::SETTINGS, preferences::form(state, desk)),
        Dialog::Keys => (words::KEYS_HEADING, preferences::keys(state)),
    };
    let props = dialog::Props {
        title: title.into_prop_value(),
        on_close: desk.callback(move |()| Action::Close(dialog)),
        children: Row::default().with(inside).with(news(state, desk, true)).into(),
    };
    keyed::<Window>(dialog.opener(), props)
}

fn export(state: &State, desk: &Desk) -> Html {
    let on_write = {
        let state = state.clone();
        move |copied| write(&state, &state.exchange.format, copied)
    };
    let on_print = {
        let desk = desk.clone();
        move |()| {
            desk.dispatch(Action::Close(Dialog::Export));
            ask(&Errand::Print);
        }
    };
    component::<Export>(ExportProps {
        state: state.clone(),
        on_choose: desk.callback(Action::Choose),
        on_count: desk.callback(Action::Count),
        on_write: on_write.into(),
        on_print: on_print.into(),
    })
}

fn share(state: &State) -> Html {
    let Some(address) = state.exchange.address.clone() else { return Html::default() };
    let on_copy = {
        let address = address.clone();
        move |()| ask(&Errand::Copy(&address))
    };
    let on_download = {
        let state = state.clone();
        move |()| write(&state, "json", false)
    };
    component::<Share>(ShareProps {
        address: address.into(),
        on_copy: on_copy.into(),
        on_download: on_download.into(),
    })
}

fn write(state: &State, format: &str, copied: bool) {
    let document: &Document<'static> = &state.reading.whole;
    let (text, units) = (&*state.reading.text, state.exchange.units);
    let leaving = Leaving { text, document, kept: state.kept(), format, units, copied };
    browser::exchange::ask(&sent::leaving(&leaving));
}
