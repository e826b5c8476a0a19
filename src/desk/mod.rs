//! Which of the screens beside the reading is asked for?
//!
//! The desk is a program of its own, fetched when it is wanted. It never holds anything that a screen's state should know.

use gloo::utils::document;
use yew::prelude::*;

use crate::browser;
use crate::words::desk;

mod comparing;
mod practising;
mod report;
mod result;
mod shell;

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
            <textarea id={props.id.clone()} value={props.text.clone()} placeholder={desk::PASTE_ONE} spellcheck="false"
                lang="en" {oninput} />
        </div>
    }
}
