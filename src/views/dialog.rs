//! How does a window over the page look?
//!
//! It never opens itself: the page shows it as the browser's own dialog, which keeps the keyboard inside and closes on Esc.

use yew::prelude::*;

use super::tag::{On, button, tag};
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
    let header = tag("header")
        .with(tag("h2").id("window-title").with(props.title.clone()))
        .with(button(props.on_close.clone()).class("close").with(words::CLOSE));
    tag("dialog")
        .id(DIALOG)
        .class("window")
        .set("aria-labelledby", "window-title")
        .set("closedby", "any")
        .on(On::Cancel, props.on_close.reform(|_: Event| ()))
        .on(On::Close, props.on_close.reform(|_: Event| ()))
        .with(header)
        .with(props.children.clone())
        .into()
}
