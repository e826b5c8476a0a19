//! Which of the screens beside the reading is asked for, and what stands around both?
//!
//! The desk is a program of its own, fetched when it is wanted. It never holds anything that a screen's state should know.

use gloo::utils::document;
use yew::prelude::*;

use crate::browser;
use crate::settings::{Settings, THEME};
use crate::views::frame::Masthead;
use crate::words::{self, desk};

mod comparing;
mod practising;
mod result;

/// Starts the screen that the address names in its place in the document.
pub fn start() {
    let Some(place) = document().get_element_by_id("page") else { return };
    if browser::fragment() == "classroom" {
        yew::Renderer::<practising::Classroom>::with_root(place).render();
    } else {
        yew::Renderer::<comparing::Compare>::with_root(place).render();
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ShellProps {
    /// The screen's name.
    title: AttrValue,
    /// What it is for.
    about: AttrValue,
    /// The text that goes along when the visitor goes back to reading.
    text: AttrValue,
    #[prop_or_default]
    class: Classes,
    children: Html,
}

/// What stands around a screen: the page's top, the way back, the screen's name.
#[component]
fn Shell(props: &ShellProps) -> Html {
    let theme = use_state(|| Settings::remembered(browser::remembered).option(THEME));
    use_effect_with(*theme, |theme| {
        browser::set_root("data-theme", theme);
        browser::remember("theme", theme);
    });
    let on_wear = {
        let theme = theme.clone();
        move |worn| theme.set(worn)
    };
    let onclick = {
        let text = props.text.clone();
        move |_: MouseEvent| browser::carry(&text)
    };
    html! {
        <div class={classes!("page", "desk", props.class.clone())}>
            <Masthead theme={*theme} {on_wear} />
            <main>
                <nav class="toolbar"><a class="back" href="#" {onclick}>{ desk::BACK }</a></nav>
                <h2 class="screen">{ props.title.clone() }</h2>
                <p class="about">{ props.about.clone() }</p>
                { props.children.clone() }
            </main>
            <footer><p>{ words::PROMISE }</p></footer>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FieldProps {
    id: AttrValue,
    label: AttrValue,
    text: AttrValue,
    on_typed: Callback<String>,
}

/// A text field for an article.
#[component]
fn Field(props: &FieldProps) -> Html {
    let on_typed = props.on_typed.clone();
    let oninput = move |event: InputEvent| {
        on_typed.emit(event.target_unchecked_into::<web_sys::HtmlTextAreaElement>().value());
    };
    html! {
        <div class="editor">
            <label for={props.id.clone()}>{ props.label.clone() }</label>
            <textarea id={props.id.clone()} value={props.text.clone()} placeholder={desk::PASTE_ONE} spellcheck="false" {oninput} />
        </div>
    }
}
