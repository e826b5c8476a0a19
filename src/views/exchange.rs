//! How does a reading leave, and what is the visitor told of what comes and goes?
//!
//! It never writes anything: it shows the choices and tells which one was made.

use sayso::write::units::Units;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::tag::{On, Row, button, tag};
use crate::state::State;
use crate::state::exchange::{Exchange, Format, LONG_ADDRESS, LONGEST_ADDRESS};
use crate::words::{self, Message};

/// What the window for files needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ExportProps {
    /// Everything the page knows.
    pub state: State,
    /// Another format is chosen.
    pub on_choose: Callback<String>,
    /// Other units are chosen.
    pub on_count: Callback<Units>,
    /// What is chosen is to be saved, or copied where this is true.
    pub on_write: Callback<bool>,
    /// The page is to be printed.
    pub on_print: Callback<()>,
}

/// The formats that are for people, those first that are asked for most. The others are for programs.
const FOR_PEOPLE: [&str; 3] = ["html", "markdown", "csv"];

/// Whether anybody who has a file of this format looks at its offsets: those in what is for reading are for no one.
fn has_offsets(format: &&Format) -> bool {
    !matches!(&*format.name, "html" | "markdown")
}

/// The formats, and what can be done with the one that is chosen.
#[component]
pub fn Export(props: &ExportProps) -> Html {
    let State { exchange, reading, .. } = &props.state;
    let (kept, all) = (reading.document.annotations.len(), reading.whole.annotations.len());
    let row = |format: &Format| {
        let name = format.name.clone();
        let choose = props.on_choose.reform(move |_: Event| name.clone());
        let tick = tag("input").set("type", "radio").set("name", "format");
        let about =
            tag("span")
                .with(tag("b").with(words::format_title(&format.name)))
                .with(" ")
                .with(tag("span").with(words::format_about(&format.name, &format.description)))
                .with(has_offsets(&format).then(|| {
                    Row::default().with(" ").with(tag("small").with(words::offsets(&format.offsets)))
                }));
        let tick = tick.checked(*exchange.format == format.name).on(On::Change, choose);
        tag("label").with(tick).with(about)
    };
    let group = |name: Message, formats: Vec<&Format>| {
        tag("fieldset").with(tag("legend").with(name)).each(formats.into_iter().map(row))
    };
    let named = |name: &&str| exchange.formats.iter().find(|format| format.name == **name);
    let for_people = FOR_PEOPLE.iter().filter_map(named).collect();
    let for_programs =
        exchange.formats.iter().filter(|format| !FOR_PEOPLE.contains(&&*format.name)).collect();
    let chosen = exchange.formats.iter().find(|format| format.name == *exchange.format);
    let is_open = chosen.filter(has_offsets).is_some_and(|format| words::leaves_units_open(&format.offsets));
    let count = props.on_count.reform(|event: Event| {
        let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        Units::ALL.get(index as usize).copied().unwrap_or(Units::Codepoint)
    });
    let units = Units::ALL
        .map(|units| tag("option").is("selected", units == exchange.units).with(words::units(units.name())));
    let units = || {
        let choice = tag("select").on(On::Change, count).each(units);
        tag("label").with(words::UNITS).with(" ").with(choice)
    };
    let write = |copied: bool| button(props.on_write.reform(move |()| copied));
    let actions = tag("div")
        .class("actions")
        .with(is_open.then(units))
        .with(write(false).class("primary").with(words::DOWNLOAD))
        .with(write(true).with(words::COPY))
        .with(button(props.on_print.clone()).with(words::PRINT));
    Row::default()
        .with(tag("p").with(words::leaving(kept, all)))
        .with(
            tag("div")
                .class("formats")
                .with(group(words::FOR_PEOPLE, for_people))
                .with(group(words::FOR_PROGRAMS, for_programs)),
        )
        .with(actions)
        .into()
}

/// What the window for addresses needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ShareProps {
    /// The address.
    pub address: AttrValue,
    /// It is to be copied.
    pub on_copy: Callback<()>,
    /// A file is to be saved in its place.
    pub on_download: Callback<()>,
}

/// How addresses begin that mean the machine on which they are opened.
const LOCAL: [&str; 4] = ["http://127.", "http://localhost", "http://[::1]", "file:"];

/// The address that holds the text, and how far it will come.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let letters = props.address.len();
    if letters > LONGEST_ADDRESS {
        let why = tag("p").with(words::ADDRESS_TOO_LONG).with(" ").with(words::address_length(letters));
        let download = button(props.on_download.clone()).class("primary").with(words::DOWNLOAD_READING);
        return Row::default().with(why).with(tag("div").class("actions").with(download)).into();
    }
    let address = tag("input")
        .class("address")
        .is("readonly", true)
        .set("aria-label", words::ADDRESS)
        .value(props.address.clone());
    let long = || Row::default().with(" ").with(words::ADDRESS_LONG);
    let length = tag("p").with(words::address_length(letters)).with((letters > LONG_ADDRESS).then(long));
    let copy = button(props.on_copy.clone()).class("primary").with(words::COPY);
    let is_local = LOCAL.iter().any(|beginning| props.address.starts_with(beginning));
    let local = || tag("p").with(tag("strong").with(words::ADDRESS_LOCAL));
    Row::default()
        .with(tag("p").with(words::SHARE_EXPLAINED))
        .with(is_local.then(local))
        .with(address)
        .with(tag("div").class("actions").with(length).with(copy))
        .into()
}

/// The id of the button that undoes what was done last, be it to the text or to its marks.
pub const UNDO: &str = "undo";

/// What the line about comings and goings needs.
#[derive(Clone, PartialEq, Properties)]
pub struct NewsProps {
    /// What is under way.
    pub exchange: Exchange,
    /// The visitor wants the text back that was replaced; nothing where none was.
    #[prop_or_default]
    pub on_undo: Option<Callback<()>>,
    /// The visitor stops the file that is coming in.
    pub on_cancel: Callback<()>,
    /// The visitor has read it.
    pub on_dismiss: Callback<()>,
}

/// What is coming in, or how that ended. It is there even when it is empty, so that screen readers hear of it.
#[component]
pub fn News(props: &NewsProps) -> Html {
    let Exchange { coming, told, .. } = &props.exchange;
    let undo = props.on_undo.as_ref().filter(|_| coming.is_none() && told.is_none());
    let (said, word, done) = match (coming, told) {
        (Some(coming), _) => (words::coming(&coming.name, coming.percent), words::CANCEL, &props.on_cancel),
        (None, Some(told)) => (words::told(&told.code, &told.detail), words::DISMISS, &props.on_dismiss),
        (None, None) if undo.is_some() => (words::REPLACED.to_string(), words::DISMISS, &props.on_dismiss),
        (None, None) => (String::new(), words::DISMISS, &props.on_dismiss),
    };
    let is_silent = said.is_empty();
    let quiet = |pressed: &Callback<()>, name: Message| button(pressed.clone()).class("quiet").with(name);
    tag("div")
        .class(if is_silent { "news" } else { "news notice" })
        .with(tag("p").set("aria-live", "polite").with(said))
        .with(undo.map(|undo| quiet(undo, words::dismissed::UNDO).id(UNDO)))
        .with((!is_silent).then(|| quiet(done, word)))
        .into()
}
