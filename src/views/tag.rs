//! How is an element written whose only property is its class? In one place.
//!
//! It never replaces `html!` for anything else: that is compiled anew wherever it stands, some hundred bytes an element,
//! and whoever opens the page fetches them all.

use yew::prelude::*;
use yew::virtual_dom::{VTag, VText};

/// An element of this name and class (none where that is empty), and what is in it.
#[inline(never)]
pub fn tag(name: &'static str, class: &str, inside: Html) -> Html {
    let mut tag = VTag::new(name);
    if !class.is_empty() {
        tag.add_attribute("class", class.to_owned());
    }
    tag.add_child(inside);
    tag.into()
}

/// An element of this name and class with nothing but words in it.
#[inline(never)]
pub fn words_in(name: &'static str, class: &str, words: String) -> Html {
    tag(name, class, VText::new(words).into())
}
