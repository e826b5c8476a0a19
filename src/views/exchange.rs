//! How does a reading leave, and what is the visitor told of what comes and goes?
//!
//! It never writes anything: it shows the choices and tells which one was made.

use sayso::write::units::Units;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::state::State;
use crate::state::exchange::{Exchange, LONG_ADDRESS, LONGEST_ADDRESS};
use crate::words;

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

/// The formats, and what can be done with the one that is chosen.
#[component]
pub fn Export(props: &ExportProps) -> Html {
    let State { exchange, reading, .. } = &props.state;
    let (kept, all) = (reading.document.annotations.len(), reading.whole.annotations.len());
    let rows = exchange.formats.iter().map(|format| {
        let name = format.name.clone();
        html! {
            <label>
                <input type="radio" name="format" checked={*exchange.format == format.name}
                    onchange={props.on_choose.reform(move |_: Event| name.clone())} />
                <span>
                    <b>{ words::format_title(&format.name) }</b>{ " " }
                    <span>{ words::format_about(&format.name, &format.description) }</span>{ " " }
                    <small>{ words::offsets(&format.offsets) }</small>
                </span>
            </label>
        }
    });
    let onchange = props.on_count.reform(|event: Event| {
        let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        Units::ALL.get(index as usize).copied().unwrap_or(Units::Codepoint)
    });
    let units = Units::ALL.map(|units| {
        html! { <option selected={units == exchange.units}>{ words::units(units.name()) }</option> }
    });
    let write = |copied: bool| props.on_write.reform(move |_: MouseEvent| copied);
    html! {
        <>
            <p>{ words::leaving(kept, all) }</p>
            <div class="formats"><fieldset><legend>{ words::FORMAT }</legend>{ for rows }</fieldset></div>
            <div class="actions">
                <label>{ words::UNITS }{ " " }<select {onchange}>{ for units }</select></label>
                <button class="primary" onclick={write(false)}>{ words::DOWNLOAD }</button>
                <button onclick={write(true)}>{ words::COPY }</button>
                <button onclick={props.on_print.reform(|_: MouseEvent| ())}>{ words::PRINT }</button>
            </div>
        </>
    }
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

/// The address that holds the text, and how far it will come.
#[component]
pub fn Share(props: &ShareProps) -> Html {
    let letters = props.address.len();
    if letters > LONGEST_ADDRESS {
        return html! {
            <>
                <p>{ words::ADDRESS_TOO_LONG }{ " " }{ words::address_length(letters) }</p>
                <div class="actions">
                    <button class="primary" onclick={props.on_download.reform(|_: MouseEvent| ())}>{ words::DOWNLOAD_READING }</button>
                </div>
            </>
        };
    }
    html! {
        <>
            <p>{ words::SHARE_EXPLAINED }</p>
            <input class="address" readonly=true aria-label={words::ADDRESS} value={props.address.clone()} />
            <div class="actions">
                <p>
                    { words::address_length(letters) }
                    if letters > LONG_ADDRESS { { " " }{ words::ADDRESS_LONG } }
                </p>
                <button class="primary" onclick={props.on_copy.reform(|_: MouseEvent| ())}>{ words::COPY }</button>
            </div>
        </>
    }
}

/// What the line about comings and goings needs.
#[derive(Clone, PartialEq, Properties)]
pub struct NewsProps {
    /// What is under way.
    pub exchange: Exchange,
    /// The visitor stops the file that is coming in.
    pub on_cancel: Callback<()>,
    /// The visitor has read it.
    pub on_dismiss: Callback<()>,
}

/// What is coming in, or how that ended. It is there even when it is empty, so that screen readers hear of it.
#[component]
pub fn News(props: &NewsProps) -> Html {
    let (said, word, done) = match (&props.exchange.coming, &props.exchange.told) {
        (Some(coming), _) => (words::coming(&coming.name, coming.percent), words::CANCEL, &props.on_cancel),
        (None, Some(told)) => (words::told(&told.code, &told.detail), words::DISMISS, &props.on_dismiss),
        (None, None) => (String::new(), words::DISMISS, &props.on_dismiss),
    };
    let is_silent = said.is_empty();
    html! {
        <div class={classes!("news", (!is_silent).then_some("notice"))}>
            <p aria-live="polite">{ said }</p>
            if !is_silent {
                <button class="quiet" onclick={done.reform(|_: MouseEvent| ())}>{ word }</button>
            }
        </div>
    }
}
