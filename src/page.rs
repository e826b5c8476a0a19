//! How do state, views, annotator and browser come together? This is the only file that knows them all.
//!
//! It never holds anything that the state should know.

mod exchange;
mod preferences;

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::browser;
use crate::client::Client;
use crate::digest::Spot;
use crate::errands;
use crate::settings::{LANGUAGE, THEME};
use crate::state::exchange::Dialog;
use crate::state::preferences::Wish;
use crate::state::{Action, Panel, Reading, State};
use crate::views::card::{self, CARD, Card};
use crate::views::figures::{self, FiguresPanel};
use crate::views::frame::{EDITOR, Editor, EditorProps, Masthead, MastheadProps, Status, StatusProps};
use crate::views::legend::{self, Legend, filtered};
use crate::views::list::{self, List};
use crate::views::overview::{self, Overview};
use crate::views::reading::{self, MarkedText, READING, button_id, paragraph_id};
use crate::views::settings::LANGUAGE as SET_LANGUAGE;
use crate::views::sources::{self, Ledger};
use crate::views::tabs::{self, PANEL, Tabs, tab_id};
use crate::views::tag::{On, Row, Tag, button, component, tag};
use crate::wire::{Delivery, Errand, Shared};
use crate::words;

/// The id of the button that opens and closes the text field.
const EDIT: &str = "edit";

/// Starts the page in its place in the document.
pub fn start() {
    if let Some(place) = document().get_element_by_id("page") {
        yew::Renderer::<Page>::with_root(place).render();
    }
}

/// What every callback of the page needs.
#[derive(Clone, PartialEq)]
struct Desk {
    dispatcher: UseReducerDispatcher<State>,
    client: Client,
}

impl Desk {
    fn dispatch(&self, action: Action) {
        self.dispatcher.dispatch(action);
    }

    /// Takes up another text.
    fn give(&self, text: &str) {
        let text: Rc<str> = text.into();
        self.dispatch(Action::Given(text.clone()));
        self.client.read(text);
    }

    /// Brings back the page that a text has replaced, with its marks where they were all there.
    fn take_back(&self, before: &State) {
        let text = before.text.clone();
        if before.progress.finished && text == before.reading.text {
            self.client.hold(text);
        } else {
            self.client.read(text);
        }
        self.dispatch(Action::TakeBack);
    }

    /// A text pasted into the empty page is shown at once; whatever else is typed is read beside the text field.
    fn typed(&self, event: &Event, was_empty: bool) {
        let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        if was_empty && event.unchecked_ref::<InputEvent>().input_type() == "insertFromPaste" {
            return self.give(&text);
        }
        let text: Rc<str> = text.into();
        self.dispatch(Action::Typed(text.clone()));
        self.client.read(text);
    }

    /// Does what leads the visitor to the text. A narrow screen has room for the text or a panel, not for both.
    fn lead_to_text(&self, action: Action) {
        if !browser::is_shown(READING) {
            self.dispatch(Action::Turn(Panel::Marks));
        }
        self.dispatch(action);
    }

    fn callback<T: 'static>(&self, action: impl Fn(T) -> Action + 'static) -> Callback<T> {
        let dispatcher = self.dispatcher.clone();
        Callback::from(move |value| dispatcher.dispatch(action(value)))
    }
}

#[component]
fn Page() -> Html {
    let state = use_reducer(|| State::remembering(browser::remembered));
    let client = {
        let dispatcher = state.dispatcher();
        use_memo((), move |()| Client::start(Callback::from(move |action| dispatcher.dispatch(action))))
    };
    let desk = Desk { dispatcher: state.dispatcher(), client: (*client).clone() };
    let painted = use_painted(&state.reading);

    {
        let desk = desk.clone();
        use_effect_with((), move |()| {
            let carried = browser::carried();
            let is_here = |kept: &Shared| carried.as_ref().is_none_or(|text| *text == kept.text);
            let kept = exchange::kept().filter(is_here);
            let is_back = kept.is_some();
            if let Some(come) = kept.map(Delivery::Shared).or(carried.map(Delivery::Text)) {
                exchange::receive(&desk, come);
            }
            exchange::attend(desk, !is_back);
        });
    }
    {
        let state = state.clone();
        use_effect(move || {
            let listener = browser::on_leaving(move || exchange::keep(&state));
            move || drop(listener)
        });
    }
    // In another language the page is drawn anew, windows and all.
    use_effect_with((state.dialog, state.spoken.clone()), |(dialog, _)| exchange::show(*dialog));
    use_effect_with(state.spoken.clone(), |_| browser::focus(SET_LANGUAGE));
    use_effect_with(state.settings.clone(), errands::put_on);
    use_effect_with(state.to_remember(), errands::remember);
    {
        let desk = desk.clone();
        use_effect_with(state.settings.option(LANGUAGE), move |language| preferences::speak(language, desk));
    }
    {
        let desk = desk.clone();
        use_effect_with(state.settings.keys.clone(), move |keys| preferences::attend_keys(keys, desk));
    }
    use_effect_with(state.open.clone(), |open| {
        if let Some(open) = open {
            browser::show(&button_id(READING, open));
            browser::focus(CARD);
        }
    });
    {
        let reading = state.reading.clone();
        use_effect_with(state.led_to.clone(), move |led_to| match led_to {
            Some((_, Spot::Mark(mark))) => browser::lead_to(&button_id(READING, mark)),
            Some((_, Spot::Words(start))) => {
                browser::lead_to(&paragraph_id(READING, reading.paragraph_at(*start)));
            }
            None => {}
        });
    }
    use_effect_with((state.editing, state.reading.clone()), |(editing, reading)| {
        let reading = reading.clone();
        let follow = move || {
            let paragraph = browser::caret(EDITOR).map(|caret| reading.paragraph_at(reading.byte_at(caret)));
            if let Some(paragraph) = paragraph.filter(|_| browser::are_side_by_side(EDITOR, READING)) {
                browser::show(&paragraph_id(READING, paragraph));
            }
        };
        let listener = editing.then(|| {
            follow();
            browser::on_caret(follow)
        });
        move || drop(listener)
    });
    use_effect_with(state.editing, |editing| {
        if *editing {
            browser::focus_start(EDITOR);
        } else {
            // The text field is gone: the keyboard goes on at the button that brings it back.
            browser::focus(EDIT);
        }
    });

    let on_close = {
        let (desk, open) = (desk.clone(), state.open.clone());
        Callback::from(move |()| {
            desk.dispatch(Action::Open(None));
            if let Some(open) = &open {
                browser::focus(&button_id(READING, open));
            }
        })
    };
    let on_key = {
        let (on_close, open) = (on_close.clone(), state.open.is_some() && state.dialog.is_none());
        move |event: Event| {
            if open && event.unchecked_into::<KeyboardEvent>().key() == "Escape" {
                on_close.emit(());
            }
        }
    };
    let editing = if state.editing { " editing" } else { "" };
    let empty = if state.is_empty() { " empty" } else { "" };
    let told = if state.open.is_some() { " with-card" } else { "" };
    let class = ["page", editing, empty, told, " panel-", state.panel.name()].concat();
    let masthead = component::<Masthead>(MastheadProps {
        theme: state.settings.option(THEME),
        on_wear: desk.callback(|theme: &str| Action::Prefer(Wish::Set(THEME, theme.to_owned()))),
        children: exchange::opener(Dialog::Settings, words::SETTINGS, &state, &desk),
    });
    let columns = tag("div")
        .class("columns")
        .with(state.editing.then(|| editor(&state, &desk)))
        .with((!state.is_empty()).then(|| marked_text(&state, &desk)))
        .with((!state.is_empty()).then(|| beside(&state, painted, &desk, on_close)));
    let main = tag("main")
        .with(toolbar(&state, &desk))
        .with(exchange::news(&state, &desk, false))
        .with(exchange::dialog(&state, &desk))
        .with(columns);
    tag("div")
        .key(state.spoken.clone())
        .class(class)
        .on(On::KeyDown, on_key.into())
        .with(skip_link(&state, &desk))
        .with(masthead)
        .with(main)
        .with(tag("footer").with(tag("p").with(words::PROMISE)))
        .into()
}

/// How many marks make a reading long.
const MANY_MARKS: usize = 500;

/// A long reading once the page has been painted with it, and until then the one before. What stands beside the text goes
/// by this one, so that a long text and a long list are not drawn in one go.
#[hook]
fn use_painted(reading: &Reading) -> Reading {
    let painted = use_state_eq(|| reading.clone());
    {
        let painted = painted.clone();
        use_effect_with(reading.clone(), move |reading| {
            let reading = reading.clone();
            let soon = Timeout::new(0, move || painted.set(reading));
            move || drop(soon)
        });
    }
    if reading.whole.annotations.len() < MANY_MARKS { reading.clone() } else { (*painted).clone() }
}

/// What stands beside the text, as it was painted.
fn beside(state: &State, painted: Reading, desk: &Desk, on_close: Callback<()>) -> Tag {
    let status = component::<Status>(StatusProps {
        state: state.clone(),
        on_cancel: {
            let client = desk.client.clone();
            Callback::from(move |()| client.cancel())
        },
        on_dismiss: desk.callback(|()| Action::Dismiss),
        on_undo: preferences::undo(desk),
    });
    let keys = exchange::opener(Dialog::Keys, words::KEYS_HEADING, state, desk);
    let hint = tag("span").class("in-text").with(" ").with(words::KEYS);
    tag("aside")
        .with(card(state, desk, on_close))
        .with(panel(state, painted, desk))
        .with(status)
        .with(tag("p").class("keys").with(keys).with(hint))
        .with(more(state))
}

/// The ways to the other screens. The text at hand goes along, where there is one.
fn more(state: &State) -> Html {
    let text = state.text.clone();
    let (compare, classroom) = if state.is_empty() {
        (words::desk::COMPARE, words::desk::CLASSROOM)
    } else {
        (words::desk::TO_COMPARE, words::desk::TO_CLASSROOM)
    };
    let links = [("#compare", compare), ("#classroom", classroom)];
    let carry = move |_: Event| browser::carry(&text);
    tag("nav")
        .class("more")
        .set("aria-label", words::desk::MORE)
        .on(On::Click, carry.into())
        .each(links.map(|(address, name)| tag("a").set("href", address).with(name)))
        .into()
}

fn toolbar(state: &State, desk: &Desk) -> Html {
    if state.is_empty() {
        return Html::default();
    }
    let editing = state.editing;
    let edit = button(desk.callback(move |()| Action::Edit(!editing)));
    let clear = {
        let desk = desk.clone();
        move |()| {
            desk.give("");
            exchange::forget();
        }
    };
    tag("div")
        .class("toolbar")
        .with(edit.class("primary").id(EDIT).with(if editing { words::DONE } else { words::EDIT }))
        .with(button(clear.into()).with(words::NEW_TEXT))
        .with(exchange::open_file())
        .with(exchange::opener(Dialog::Export, words::EXPORT, state, desk))
        .with(exchange::opener(Dialog::Share, words::SHARE, state, desk))
        .with(exchange::samples())
        .into()
}

fn editor(state: &State, desk: &Desk) -> Row {
    let was_empty = state.is_empty();
    let on_input = {
        let desk = desk.clone();
        move |event: Event| desk.typed(&event, was_empty)
    };
    let field = component::<Editor>(EditorProps {
        text: state.text.clone().into(),
        alone: was_empty,
        on_input: on_input.into(),
        on_done: desk.callback(|()| Action::Edit(false)),
    });
    let welcome = |inside: [Html; 2]| tag("div").class("welcome").each(inside);
    let files = || welcome([exchange::open_file(), tag("p").with(words::FILES).into()]);
    let samples = || welcome([tag("p").with(words::OR_A_SAMPLE).into(), exchange::samples()]);
    let screens = || tag("div").class("welcome").with(more(state));
    Row::default()
        .with(field)
        .with(was_empty.then(files))
        .with(was_empty.then(samples))
        .with(was_empty.then(screens))
}

fn marked_text(state: &State, desk: &Desk) -> Html {
    let on_move = {
        let desk = desk.clone();
        move |mark: String| {
            browser::focus(&button_id(READING, &mark));
            desk.dispatch(Action::Move(mark));
        }
    };
    component::<MarkedText>(reading::Props {
        id: READING,
        name: words::MARKED_TEXT,
        reading: state.reading.clone(),
        lit: state.open.clone().or(state.current.clone()),
        current: state.current.clone(),
        shown: state.shown,
        on_open: desk.callback(|mark| Action::Open(Some(mark))),
        on_move: on_move.into(),
        on_more: desk.callback(|()| Action::ShowMore),
    })
}

/// The first stop of the Tab key: leads past all that stands before the text, to where the visitor was in it.
fn skip_link(state: &State, desk: &Desk) -> Tag {
    let id = if state.editing { EDITOR } else { READING };
    let first = state.reading.document.annotations.first().map(|mark| mark.id.to_string());
    let spot = state.current.clone().or(first).map_or(Spot::Words(0), Spot::Mark);
    let (editing, desk) = (state.editing, desk.clone());
    let skip = move |event: Event| {
        event.prevent_default();
        if editing { browser::focus(EDITOR) } else { desk.lead_to_text(Action::Go(spot.clone())) }
    };
    tag("a").class("skip").set("href", ["#", id].concat()).on(On::Click, skip.into()).with(words::TO_TEXT)
}

/// The panel that is open, under its tab.
fn panel(state: &State, reading: Reading, desk: &Desk) -> Html {
    let on_turn = {
        let desk = desk.clone();
        move |panel: Panel| {
            desk.dispatch(Action::Turn(panel));
            browser::focus(&tab_id(panel));
        }
    };
    let to_text = {
        let desk = desk.clone();
        Callback::from(move |action| desk.lead_to_text(action))
    };
    let on_open = to_text.reform(|mark| Action::Open(Some(mark)));
    let on_go = to_text.reform(Action::Go);
    let on_sift = desk.callback(Action::Sift);
    let is_filtered = state.sift.is_on() && state.panel != Panel::Marks;
    let filtered = is_filtered.then(|| filtered(&reading, &state.sift, &on_sift));
    let inside = match state.panel {
        Panel::Marks => component::<Legend>(legend::Props {
            reading,
            sift: state.sift.clone(),
            on_toggle: desk.callback(Action::Toggle),
            on_sift: on_sift.clone(),
        }),
        Panel::Sources => component::<Ledger>(sources::Props {
            reading,
            unfolded: state.unfolded.clone(),
            on_fold: desk.callback(Action::Fold),
            on_go,
        }),
        Panel::Figures => component::<FiguresPanel>(figures::Props { reading, on_go }),
        Panel::Overview => component::<Overview>(overview::Props { reading, on_go }),
        Panel::List => component::<List>(list::Props {
            reading,
            listing: state.listing,
            on_sort: desk.callback(Action::Sort),
            on_more: desk.callback(|()| Action::ListMore),
            on_open,
        }),
    };
    let panel = tag("div")
        .class("panel")
        .id(PANEL)
        .set("role", "tabpanel")
        .set("aria-labelledby", tab_id(state.panel))
        .set("tabindex", "-1")
        .with(filtered)
        .with(inside);
    let tabs = component::<Tabs>(tabs::Props { panel: state.panel, on_turn: on_turn.into() });
    Row::default().with(tabs).with(panel).into()
}

fn card(state: &State, desk: &Desk, on_close: Callback<()>) -> Html {
    let Some(mark) = state.open.clone() else { return Html::default() };
    component::<Card>(card::Props {
        reading: state.reading.clone(),
        mark,
        rules: state.rules.clone(),
        on_open: desk.callback(|mark| Action::Open(Some(mark))),
        on_close,
        on_copy: Callback::from(|words: String| errands::ask(&Errand::Copy(&words))),
        on_put_away: Some(desk.callback(|dismissal| Action::Prefer(Wish::Dismiss(dismissal)))),
    })
}
