//! In which ways does a comparison leave, and which of them is chosen?
//!
//! It never writes anything: it shows the choices and tells which one was made.

use yew::prelude::*;

use crate::words::{self, desk};

/// What the window needs.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The name of the format that is chosen.
    pub format: &'static str,
    /// Another one is chosen.
    pub on_choose: Callback<&'static str>,
    /// What is chosen is to be saved, or copied where this is true.
    pub on_write: Callback<bool>,
    /// The screen is to be printed.
    pub on_print: Callback<()>,
}

/// The formats: for people, for spreadsheets, for programs.
const FORMATS: [&str; 3] = ["html", "csv", "json"];

/// The formats, and what can be done with the one that is chosen.
#[component]
pub fn Leaving(props: &Props) -> Html {
    let rows = FORMATS.map(|format| {
        let onchange = props.on_choose.reform(move |_: Event| format);
        html! {
            <label>
                <input type="radio" name="format" checked={props.format == format} {onchange} />
                <span><b>{ words::format_title(format) }</b>{ " " }<span>{ desk::format_about(format) }</span></span>
            </label>
        }
    });
    let write = |copied: bool| props.on_write.reform(move |_: MouseEvent| copied);
    html! {
        <>
            <div class="formats"><fieldset aria-label={words::EXPORT}>{ for rows }</fieldset></div>
            <div class="actions">
                <button class="primary" onclick={write(false)}>{ words::DOWNLOAD }</button>
                <button onclick={write(true)}>{ words::COPY }</button>
                <button onclick={props.on_print.reform(|_: MouseEvent| ())}>{ words::PRINT }</button>
            </div>
        </>
    }
}
