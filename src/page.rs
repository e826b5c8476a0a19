//! How do state, views, annotator and browser come together? This is the only file that knows them all.
//!
//! It never holds anything that the state should know.

mod exchange;
mod preferences;

use std::rc::Rc;

use gloo::utils::document;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::browser;
use crate::client::Client;
use crate::digest::Spot;
use crate::settings::{LANGUAGE, THEME};
use crate::state::exchange::Dialog;
use crate::state::preferences::Wish;
use crate::state::{Action, Panel, State};
use crate::views::card::{CARD, Card};
use crate::views::figures::FiguresPanel;
use crate::views::frame::{EDITOR, Editor, Masthead, Samples, Status};
use crate::views::legend::{Legend, filtered};
use crate::views::list::List;
use crate::views::overview::Overview;
use crate::views::reading::{MarkedText, READING, button_id, paragraph_id};
use crate::views::settings::LANGUAGE as SET_LANGUAGE;
use crate::views::sources::Ledger;
use crate::views::tabs::{PANEL, Tabs, tab_id};
use crate::wire::Errand;
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

    /// A text pasted into the empty page is shown at once; whatever else is typed is read beside the text field.
    fn typed(&self, event: &InputEvent, was_empty: bool) {
        let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        if was_empty && event.input_type() == "insertFromPaste" {
            return self.give(&text);
        }
        let text: Rc<str> = text.into();
        self.dispatch(Action::Typed(text.clone()));
        self.client.read(text);
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

    {
        let desk = desk.clone();
        use_effect_with((), move |()| {
            if let Some(text) = browser::carried() {
                desk.give(&text);
            }
            exchange::attend(desk);
        });
    }
    // In another language the page is drawn anew, windows and all.
    use_effect_with((state.dialog, state.spoken.clone()), |(dialog, _)| exchange::show(*dialog));
    use_effect_with(state.spoken.clone(), |_| browser::focus(SET_LANGUAGE));
    use_effect_with(state.settings.clone(), preferences::put_on);
    use_effect_with(state.to_remember(), preferences::remember);
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
            browser::focus(CARD);
            browser::show(&button_id(READING, open));
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
    let onkeydown = {
        let (on_close, open) = (on_close.clone(), state.open.is_some() && state.dialog.is_none());
        move |event: KeyboardEvent| {
            if open && event.key() == "Escape" {
                on_close.emit(());
            }
        }
    };
    let class = classes!(
        "page",
        state.editing.then_some("editing"),
        state.is_empty().then_some("empty"),
        format!("panel-{}", state.panel.name()),
    );
    html! {
        <div key={state.spoken.clone()} {class} {onkeydown}>
            <Masthead theme={state.settings.option(THEME)} on_wear={desk.callback(|theme: &str| Action::Prefer(Wish::Set(THEME, theme.to_owned())))}>
                { exchange::opener(Dialog::Settings, words::SETTINGS, &state, &desk) }
            </Masthead>
            <main>
                { toolbar(&state, &desk) }
                { exchange::news(&state, &desk, state.dialog.is_none()) }
                { exchange::dialog(&state, &desk) }
                <div class="columns">
                    if state.editing {
                        { editor(&state, &desk) }
                    }
                    if !state.is_empty() {
                        { marked_text(&state, &desk) }
                        <aside>
                            { card(&state, &desk, on_close) }
                            { panel(&state, &desk) }
                            <Status state={(*state).clone()} on_cancel={{
                                let client = desk.client.clone();
                                move |()| client.cancel()
                            }} on_dismiss={desk.callback(|()| Action::Dismiss)}
                                on_undo={preferences::undo(&state, &desk)} />
                            <p class="keys">{ words::KEYS }{ " " }{ exchange::opener(Dialog::Keys, words::KEYS_HEADING, &state, &desk) }</p>
                            { more(&state) }
                        </aside>
                    }
                </div>
            </main>
            <footer><p>{ words::PROMISE }</p></footer>
        </div>
    }
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
    html! {
        <nav class="more" aria-label={words::desk::MORE} onclick={move |_: MouseEvent| browser::carry(&text)}>
            { for links.map(|(href, name)| html! { <a {href}>{ name }</a> }) }
        </nav>
    }
}

fn samples(desk: &Desk) -> Html {
    let desk = desk.clone();
    html! { <Samples on_sample={move |text: &'static str| desk.give(text)} /> }
}

fn toolbar(state: &State, desk: &Desk) -> Html {
    if state.is_empty() {
        return html! {};
    }
    let editing = state.editing;
    let clear = desk.clone();
    html! {
        <div class="toolbar">
            <button class="primary" id={EDIT} onclick={desk.callback(move |_: MouseEvent| Action::Edit(!editing))}>
                { if editing { words::DONE } else { words::EDIT } }
            </button>
            <button onclick={move |_: MouseEvent| clear.give("")}>{ words::NEW_TEXT }</button>
            { exchange::open_file() }
            { exchange::opener(Dialog::Export, words::EXPORT, state, desk) }
            { exchange::opener(Dialog::Share, words::SHARE, state, desk) }
            { samples(desk) }
        </div>
    }
}

fn editor(state: &State, desk: &Desk) -> Html {
    let (typing, was_empty) = (desk.clone(), state.is_empty());
    html! {
        <>
            <Editor text={AttrValue::from(state.text.clone())} alone={was_empty}
                on_input={move |event: InputEvent| typing.typed(&event, was_empty)}
                on_done={desk.callback(|()| Action::Edit(false))} />
            if was_empty {
                <div class="welcome">{ exchange::open_file() }<p>{ words::FILES }</p></div>
                <div class="welcome"><p>{ words::OR_A_SAMPLE }</p>{ samples(desk) }</div>
                <div class="welcome">{ more(state) }</div>
            }
        </>
    }
}

fn marked_text(state: &State, desk: &Desk) -> Html {
    let on_move = {
        let desk = desk.clone();
        move |mark: String| {
            browser::focus(&button_id(READING, &mark));
            desk.dispatch(Action::Move(mark));
        }
    };
    html! {
        <MarkedText reading={state.reading.clone()}
            lit={state.open.clone().or(state.current.clone())} current={state.current.clone()} shown={state.shown}
            on_open={desk.callback(|mark| Action::Open(Some(mark)))} {on_move}
            on_more={desk.callback(|()| Action::ShowMore)} />
    }
}

/// The panel that is open, under its tab.
fn panel(state: &State, desk: &Desk) -> Html {
    let on_turn = {
        let desk = desk.clone();
        move |panel: Panel| {
            desk.dispatch(Action::Turn(panel));
            browser::focus(&tab_id(panel));
        }
    };
    // A narrow screen has room for the text or a panel, not for both.
    let to_text = {
        let desk = desk.clone();
        move |action: Action| {
            if !browser::is_shown(READING) {
                desk.dispatch(Action::Turn(Panel::Marks));
            }
            desk.dispatch(action);
        }
    };
    let on_open = Callback::from(to_text.clone()).reform(|mark| Action::Open(Some(mark)));
    let on_go = Callback::from(to_text).reform(Action::Go);
    let on_sift = desk.callback(Action::Sift);
    let inside = match state.panel {
        Panel::Marks => html! {
            <Legend reading={state.reading.clone()} sift={state.sift.clone()}
                on_toggle={desk.callback(Action::Toggle)} on_sift={on_sift.clone()} />
        },
        Panel::Sources => html! {
            <Ledger reading={state.reading.clone()} unfolded={state.unfolded.clone()}
                on_fold={desk.callback(Action::Fold)} {on_go} />
        },
        Panel::Figures => html! { <FiguresPanel reading={state.reading.clone()} {on_go} /> },
        Panel::Overview => html! { <Overview reading={state.reading.clone()} {on_go} /> },
        Panel::List => html! {
            <List reading={state.reading.clone()} listing={state.listing} on_sort={desk.callback(Action::Sort)}
                on_more={desk.callback(|()| Action::ListMore)} {on_open} />
        },
    };
    html! {
        <>
            <Tabs panel={state.panel} {on_turn} />
            <div class="panel" id={PANEL} role="tabpanel" aria-labelledby={tab_id(state.panel)} tabindex="-1">
                if state.sift.is_on() && state.panel != Panel::Marks {
                    { filtered(&state.reading, &state.sift, &on_sift) }
                }
                { inside }
            </div>
        </>
    }
}

fn card(state: &State, desk: &Desk, on_close: Callback<()>) -> Html {
    let Some(mark) = state.open.clone() else { return html! {} };
    html! {
        <Card reading={state.reading.clone()} {mark} rules={state.rules.clone()}
            on_open={desk.callback(|mark| Action::Open(Some(mark)))} {on_close}
            on_copy={|words: String| exchange::ask(&Errand::Copy(&words))}
            on_put_away={desk.callback(|dismissal| Action::Prefer(Wish::Dismiss(dismissal)))} />
    }
}
