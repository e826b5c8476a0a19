//! How is a message taken from its language's file, and filled in?
//!
//! It never knows what a message says. In a browser `words.js` fills it in; natively, where the tests run, Fluent's own
//! crate does.

use std::fmt::{self, Display};

use yew::AttrValue;
use yew::html::IntoPropValue;
use yew::virtual_dom::{VNode, VText};

#[cfg(not(target_arch = "wasm32"))]
use super::native as filler;
#[cfg(target_arch = "wasm32")]
use browser as filler;

/// A message in which nothing is to be filled in, by the name that it has in the files of `i18n/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message(pub(super) &'static str);

impl Display for Message {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&say(self.0, &[]))
    }
}

impl IntoPropValue<AttrValue> for Message {
    fn into_prop_value(self) -> AttrValue {
        say(self.0, &[]).into()
    }
}

impl IntoPropValue<VNode> for Message {
    fn into_prop_value(self) -> VNode {
        VText::new(say(self.0, &[])).into()
    }
}

impl IntoPropValue<Option<AttrValue>> for Message {
    fn into_prop_value(self) -> Option<AttrValue> {
        Some(say(self.0, &[]).into())
    }
}

/// What is filled into a message.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// Words, or the key of a variant.
    Text(&'a str),
    /// A number, which the language writes and counts in its own way.
    Number(f64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Value<'a> {
        Value::Text(text)
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Value::Number(number as f64)
    }
}

/// The message of this name, with the values for its variables.
pub fn say(name: &'static str, values: &[(&'static str, Value<'_>)]) -> String {
    for (variable, value) in values {
        match value {
            Value::Text(text) => filler::text(variable, text),
            Value::Number(number) => filler::number(variable, *number),
        }
    }
    filler::say(name)
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen::prelude::wasm_bindgen;

    #[wasm_bindgen(raw_module = "./words.js")]
    extern "C" {
        /// Lays a text ready for the next message.
        pub fn text(variable: &str, value: &str);
        /// Lays a number ready for the next message.
        pub fn number(variable: &str, value: f64);
        /// The message, filled with what was laid ready.
        pub fn say(name: &str) -> String;
    }
}
