//! How does a window over the page look?
//!
//! It never opens itself: the page shows it as the browser's own dialog, which keeps the keyboard inside and closes on Esc.

use yew::prelude::*;

use crate::words;

/// What a window needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Its heading.
    pub title: AttrValue,
    /// The visitor is done.
    pub on_close: Callback<()>,
    /// What is in it.
    pub children: Html,
}

/// The window's id in the document.
pub const DIALOG: &str = "window";

/// A window over the page.
///
/// A browser says that a window is closed a frame later than it closes it, and a key may be pressed in between. That the
/// visitor asks for it is said at once, and the window goes with it.
#[component]
pub fn Dialog(props: &Props) -> Html {
    html! {
        <dialog id={DIALOG} class="window" aria-labelledby="window-title" closedby="any"
            oncancel={props.on_close.reform(|_: Event| ())} onclose={props.on_close.reform(|_: Event| ())}>
            <header>
                <h2 id="window-title">{ props.title.clone() }</h2>
                <button class="close" onclick={props.on_close.reform(|_: MouseEvent| ())}>{ words::CLOSE }</button>
            </header>
            { props.children.clone() }
        </dialog>
    }
}
