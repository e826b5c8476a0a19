//! Which panel stands beside the text, and which others could?
//!
//! It never shows what is in a panel.

use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::tag::{On, button, tag};
use crate::state::Panel;
use crate::words;

/// What the tabs need.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The panel that is open.
    pub panel: Panel,
    /// The visitor turns to another one.
    pub on_turn: Callback<Panel>,
}

/// The panel's id in the document.
pub const PANEL: &str = "panel";

/// The id of a panel's tab in the document.
pub fn tab_id(panel: Panel) -> String {
    ["tab-", panel.name()].concat()
}

/// A row of tabs. Arrow keys go from one to the next, as the pattern asks.
#[component]
pub fn Tabs(props: &Props) -> Html {
    let on_key = {
        let on_turn = props.on_turn.clone();
        move |event: Event| {
            // The tab that has the keyboard, which may be ahead of what has been drawn.
            let at = event.target_dyn_into::<web_sys::Element>().map(|tab| tab.id());
            let here = Panel::ALL.into_iter().find(|panel| at.as_deref() == Some(&*tab_id(*panel)));
            if let Some(panel) =
                here.and_then(|here| neighbour(here, &event.unchecked_ref::<KeyboardEvent>().key()))
            {
                event.prevent_default();
                on_turn.emit(panel);
            }
        }
    };
    let tabs = Panel::ALL.map(|panel| {
        let selected = panel == props.panel;
        button(props.on_turn.reform(move |()| panel))
            .set("role", "tab")
            .id(tab_id(panel))
            .set("aria-selected", if selected { "true" } else { "false" })
            .set("aria-controls", PANEL)
            .set("tabindex", if selected { "0" } else { "-1" })
            .with(words::panel(panel.name()))
    });
    tag("div")
        .class("tabs")
        .set("role", "tablist")
        .set("aria-label", words::PANELS)
        .on(On::KeyDown, on_key.into())
        .each(tabs)
        .into()
}

/// Where a key leads from a tab; the last tab is followed by the first.
fn neighbour(panel: Panel, key: &str) -> Option<Panel> {
    let all = Panel::ALL;
    let here = all.iter().position(|other| *other == panel)?;
    let there = match key {
        "ArrowRight" => here + 1,
        "ArrowLeft" => here + all.len() - 1,
        "Home" => 0,
        "End" => all.len() - 1,
        _ => return None,
    };
    Some(all[there % all.len()])
}
