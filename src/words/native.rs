//! What does a message say outside a browser? There the page is only tested.
//!
//! It never passes over a message that is missing or a variable that has no value: it panics.

use std::cell::RefCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

/// The languages of the interface: their names, and their messages.
pub const LANGUAGES: [(&str, &str); 2] =
    [("en", include_str!("../../i18n/en.ftl")), ("de", include_str!("../../i18n/de.ftl"))];

struct Speaker {
    bundle: FluentBundle<FluentResource>,
    values: FluentArgs<'static>,
}

thread_local! {
    static SPEAKER: RefCell<Speaker> = RefCell::new(speaker("en"));
}

fn speaker(language: &str) -> Speaker {
    let (name, messages) =
        LANGUAGES.iter().find(|(name, _)| *name == language).expect("the language has a file");
    let messages = FluentResource::try_new((*messages).to_owned()).expect("the file is Fluent");
    let mut bundle = FluentBundle::new(vec![name.parse().expect("the language has a proper name")]);
    bundle.set_use_isolating(false);
    bundle.add_builtins().expect("a new bundle has no functions");
    bundle.add_resource(messages).expect("a message is in its file once");
    Speaker { bundle, values: FluentArgs::new() }
}

/// Has this thread speak another language.
#[cfg(test)]
pub fn speak(language: &str) {
    SPEAKER.set(speaker(language));
}

/// Lays a text ready for the next message.
pub fn text(variable: &'static str, value: &str) {
    SPEAKER.with_borrow_mut(|speaker| speaker.values.set(variable, value.to_owned()));
}

/// Lays a number ready for the next message.
pub fn number(variable: &'static str, value: f64) {
    SPEAKER.with_borrow_mut(|speaker| speaker.values.set(variable, value));
}

/// The message, filled with what was laid ready.
pub fn say(name: &str) -> String {
    SPEAKER.with_borrow_mut(|Speaker { bundle, values }| {
        let pattern = bundle.get_message(name).and_then(|message| message.value());
        let pattern = pattern.unwrap_or_else(|| panic!("there is no message {name}"));
        let values = std::mem::take(values);
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        said
    })
}
